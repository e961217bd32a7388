"""Sentences of languages without a model: what a point behind an ordinal or an abbreviation cut in two is joined again.

"Am 24. Mai", "die 3. Runde" and "Mme. Morel" end no sentence. Abbreviations that may end one ("г.", "etc.") are not
listed: two sentences read as one would lend each other their people and times.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from dateline.lang import facts
from dateline.lang.reading import table
from dateline.text.sentences import sentence_spans

_ORDINAL = re.compile(r"(?:^|\s)(?P<before>[^\W\d_]+)?\s*(?<!\d)\d{1,2}\.$")
_NEXT_WORD = re.compile(r"[^\W\d_]+")
_LAST_WORD = re.compile(r"(?:^|[\s(«„“\"])((?:[^\W\d_]+\.)*[^\W\d_]+)\.$")
# A word that only some abbreviations are as long as, its point, and a capital behind.
_LONG_WORD_ENDS = re.compile(r"(?<![^\W_])(?P<word>[^\W\d_]{5,})(?P<point>\.)\s+(?=[«„“\"]?[^\W\d_a-z])")
_REACH = 40


def foreign_sentences(text: str, code: str) -> Iterator[tuple[int, int]]:
    """Yield the sentences of a text in the language with that code.

    >>> text = "Am 24. Mai reist Dr. Lang mit Frau Prof. Kunz. Er bleibt."
    >>> [text[start:end] for start, end in foreign_sentences(text, "de")]
    ['Am 24. Mai reist Dr. Lang mit Frau Prof. Kunz.', 'Er bleibt.']
    """
    begun: tuple[int, int] | None = None
    for start, end in (part for span in sentence_spans(text) for part in _parted(text, *span, code)):
        if begun is not None and _goes_on(text, begun[1], start, code):
            begun = begun[0], end
        else:
            if begun is not None:
                yield begun
            begun = start, end
    if begun is not None:
        yield begun


def _parted(text: str, start: int, end: int, code: str) -> Iterator[tuple[int, int]]:
    """Yield a sentence in parts where a point ends one behind a word that is no abbreviation: "… Larsen. Both …"."""
    abbreviations, months = _words(code)[0], facts.months(code)
    for match in _LONG_WORD_ENDS.finditer(text, start, end):
        word = match["word"].lower()
        if word not in abbreviations and word not in months:
            yield start, match.end("point")
            start = match.end()
    yield start, end


def _goes_on(text: str, end: int, start: int, code: str) -> bool:
    """Tell whether the sentence that seems to end at `end` goes on at `start`."""
    before = text[max(0, end - _REACH) : end]
    if not before.endswith(".") or "\n" in text[end:start]:
        return False
    abbreviations, ordinals = _words(code)
    last = _LAST_WORD.search(before)
    if last is not None:
        return last.group(1).lower() in abbreviations
    number, word = _ORDINAL.search(before), _NEXT_WORD.match(text, start)
    if number is None or word is None:
        return False
    return word.group().casefold() in facts.months(code) or (number["before"] or "").lower() in ordinals


@lru_cache(maxsize=32)
def _words(code: str) -> tuple[frozenset[str], frozenset[str]]:
    listed = table("abbreviations_other").get(code, {})
    return frozenset(listed.get("words", ())), frozenset(listed.get("ordinal", ()))

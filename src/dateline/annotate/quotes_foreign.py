"""Quotations on pages that are read by rule, with the person beside the verb of speech.

A quotation has a speaker only where a verb of speech stands right before or right after it in its sentence; the
speaker is the person named nearest to that verb. Without such a verb the speaker stays unknown.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from dateline.annotate.quotes_marks import Marked, find_marked
from dateline.annotate.reading import Reading
from dateline.lang.reading import table
from dateline.model.annotation import EntityKind, MentionForm, Quote, QuoteForm
from dateline.model.article import BlockKind
from dateline.model.span import Span

_UNSPACED = frozenset({"zh", "ja"})
_REACH = 110
_VERB_REACH = 45
_SHORT = 3
_SHORT_SIGNS = 4
_SENTENCE_END = re.compile(r"[.!?。！？؟।](?=\s|$|[^\s\d])")
_LETTER = r"\w\u0900-\u097f"
_NOT_SPOKEN = frozenset({BlockKind.TITLE, BlockKind.HEADING})


@dataclass(frozen=True, slots=True)
class _Cue:
    """A verb of speech beside a quotation, and the stretch of text in which its subject stands."""

    verb: Span
    around: Span


def foreign_quotes(reading: Reading) -> tuple[Quote, ...]:
    """Return the quotations of a page without a parse, in the order of the text."""
    verbs = speech_verbs((reading.article.language or "").split("-", maxsplit=1)[0])
    marked = [each for each in find_marked(reading.article) if not _is_inside(each, reading)]
    return tuple(_quote(reading, each, marked, verbs) for each in marked)


@lru_cache(maxsize=32)
def speech_verbs(code: str) -> re.Pattern[str] | None:
    """Return a pattern for the verbs of speech of a language; `None` where none are listed."""
    words: list[str] = table("speech_other").get(code, [])
    if not words:
        return None
    ordered = sorted(words, key=len, reverse=True)
    body = "|".join(re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for word in ordered)
    if code in _UNSPACED or code == "ko":
        return re.compile(body)
    return re.compile(rf"(?<![{_LETTER}])(?:{body})(?![{_LETTER}])", re.IGNORECASE)


def _is_inside(marked: Marked, reading: Reading) -> bool:
    """Whether a stretch in marks is a name that the page writes in marks."""
    return any(mention.span.covers(marked.content) for mention in reading.names.mentions)


def _quote(reading: Reading, marked: Marked, every: Sequence[Marked], verbs: re.Pattern[str] | None) -> Quote:
    cue = _cue(reading, marked, every, verbs) if verbs is not None else None
    form = _form(reading, marked, spoken=cue is not None)
    if cue is None or form is QuoteForm.TERM:
        return Quote(marked.span, marked.content, form, damage=marked.damage)
    speaker = _speaker(reading, cue)
    return Quote(marked.span, marked.content, form, speaker, cue=cue.verb, damage=marked.damage)


def _cue(reading: Reading, marked: Marked, every: Sequence[Marked], verbs: re.Pattern[str]) -> _Cue | None:
    """Return the verb after the quotation, in the rest of its sentence, or else the one that leads up to it."""
    text, block = reading.parse.text, reading.article.blocks[marked.block].span
    after = _after(text, marked, every, block)
    found = verbs.search(text, after.start, min(after.end, after.start + _VERB_REACH))
    if found:
        return _Cue(Span(*found.span()), after)
    before = _before(text, marked, every, block)
    leading = list(verbs.finditer(text, max(before.start, before.end - _VERB_REACH), before.end))
    if leading:
        return _Cue(Span(*leading[-1].span()), before)
    return None


def _after(text: str, marked: Marked, every: Sequence[Marked], block: Span) -> Span:
    """Return what follows a quotation in its sentence; nothing where the sentence ended with it."""
    start = marked.span.end
    closed = text[marked.content.end - 1 : marked.content.end] in {".", "。"}
    joined = re.match(r"\s*[,،，—–-]|\s*[と고라]", text[start:])
    if (closed and not joined) or text[start : start + 1] in {".", "。"}:
        return Span(start, start)
    limits = [block.end, start + _REACH, *(each.span.start for each in every if each.span.start >= start)]
    end = _SENTENCE_END.search(text, start, min(limits))
    return Span(start, end.start() if end else min(limits))


def _before(text: str, marked: Marked, every: Sequence[Marked], block: Span) -> Span:
    """Return what leads up to a quotation in its sentence."""
    end = marked.span.start
    start = max([block.start, end - _REACH, *(each.span.end for each in every if each.span.end <= end)])
    ends = list(_SENTENCE_END.finditer(text, start, end))
    return Span(ends[-1].end() if ends else start, end)


def _speaker(reading: Reading, cue: _Cue) -> str | None:
    """Return the person named nearest to the verb, a government or body only where no person is named."""
    code = (reading.article.language or "").split("-", maxsplit=1)[0]
    around = cue.around
    if code in {"ja", "ko", "tr"} and not _named(reading, around):
        block = next(b.span for b in reading.article.blocks if b.span.covers(cue.verb))
        before = reading.parse.text[block.start : cue.verb.start]
        ends = [match.end() for match in _SENTENCE_END.finditer(before) if not _in_marks(before, match.start())]
        around = Span(block.start + (ends[-1] if ends else 0), cue.verb.start)
        subjects = _named(reading, around)
        return subjects[0][1] if subjects else None
    found = _named(reading, around)
    nearest = min(found, key=lambda item: _gap(item[0], cue.verb), default=None)
    return nearest[1] if nearest is not None else None


def _in_marks(text: str, place: int) -> bool:
    opened = sum(text.count(sign, 0, place) for sign in "「『“«")
    return opened > sum(text.count(sign, 0, place) for sign in "」』”»")


def _named(reading: Reading, around: Span) -> list[tuple[Span, str]]:
    """Return the people named in a stretch; where there are none, the bodies and governments."""
    people, others = [], []
    for mention in reading.names.mentions:
        entity = reading.entity(mention.entity)
        if entity is None or not around.covers(mention.span):
            continue
        if entity.kind is EntityKind.PERSON:
            people.append((mention.span, entity.key))
        elif entity.kind is EntityKind.ORGANISATION or mention.form is MentionForm.METONYM:
            others.append((mention.span, entity.key))
    return people or others


def _gap(left: Span, right: Span) -> int:
    return max(left.start - right.end, right.start - left.end, 0)


def _form(reading: Reading, marked: Marked, *, spoken: bool) -> QuoteForm:
    text = marked.content.of(reading.parse.text)
    block = reading.article.blocks[marked.block]
    unspaced = (reading.article.language or "").split("-", maxsplit=1)[0] in _UNSPACED
    short = len(text) <= _SHORT_SIGNS if unspaced else len(text.split()) < _SHORT
    alone = not (
        reading.parse.text[block.span.start : marked.span.start] + reading.parse.text[marked.span.end : block.span.end]
    ).strip(" .\n")
    if block.kind in _NOT_SPOKEN or (not spoken and (short or not alone)):
        return QuoteForm.TERM
    # Scripts without capitals do not tell a sentence from a part of one.
    whole = text[0].isupper() or not text[0].islower()
    if short and spoken and not text[0].isupper():
        return QuoteForm.TERM
    return QuoteForm.DIRECT if whole and (len(text.split()) > 1 or unspaced) else QuoteForm.PARTIAL

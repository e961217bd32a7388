"""People named without an office in scripts that have no capital letters: by a given name, and who is around it.

A given name that many languages also use as a word needs more: a word before it that people stand behind ("with",
"said"), or in Indian languages the postposition of one who acts or is met behind the whole name. Foreign names in
Chinese are told by the point between their parts and the signs that sounds are written with.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from dateline.annotate.entities_foreign_offices import FOREIGN_CHINESE, Titled, is_office_at, stop_words
from dateline.annotate.entities_gazetteer import Found
from dateline.lang.offices import title_words
from dateline.lang.person_names import is_given_name
from dateline.lang.reading import table
from dateline.model.span import Span

_WORD = re.compile(r"[^\s.,;:!?،؛؟。，、：«»“”\"()\[\]…|।]+")
_SENTENCE_START = re.compile(r"(?:^|[.!?؟।:\n«“\"])\s*$")
# Parts that join the word behind them: "عبد الله", "בן דוד".
_JOINING = frozenset("عبد أبو ابو بن ابن آل بنت בן בר אבו".split())  # noqa: SIM905
# Endings of names made with "God" and "faith".
_OF_GOD = {"ar": ("الدين",), "fa": ("الله", "الدین"), "ur": ("الله", "اللہ", "الدین")}
# Particles that may be written to a name which opens a clause.
_WRITTEN_TO = {"ar": "و", "he": "[ול]"}
_SHORTEST, _LONG = 2, 4
_BEHIND_SUBJECT = frozenset({"hi", "mr", "bn", "ur"})


def untitled_people(text: str, code: str, known: Sequence[Found], named: Sequence[Span]) -> Iterator[Titled]:
    """Yield the people of a text that no office tells, in order; `named` are the names found already."""
    if code == "zh":
        found = (Span(*match.span()) for match in FOREIGN_CHINESE.finditer(text))
        yield from (Titled(span, None, None) for span in found if not any(span.overlaps(each) for each in named))
        return
    words = [Span(*match.span()) for match in _WORD.finditer(text)]
    taken = [*named, *(each.span for each in known)]
    place = 0
    while place < len(words):
        name = _name_at(text, words, place, code)
        if name is None or any(name.overlaps(span) for span in taken):
            place += 1
            continue
        yield Titled(name, None, None)
        place += 1 + sum(1 for span in words[place + 1 :] if span.start < name.end)


def _name_at(text: str, words: Sequence[Span], place: int, code: str) -> Span | None:
    """Return the full name that begins with the word at a place: a given name and what goes with it."""
    first = words[place]
    start = _given_from(text, first, code)
    if start is None or is_office_at(text, first.start, code):
        return None
    end, parts = place, 1
    for number in range(place + 1, min(len(words), place + 5)):
        span, word = words[number], words[number].of(text)
        if text[words[number - 1].end : span.start] != " " or word in stop_words(code) or word in title_words(code):
            break
        if parts > 1 and not is_given_name(words[number - 1].of(text)):
            break
        end, parts = number, parts + (word not in _JOINING)
    last = words[end]
    if parts < 2 or last.of(text) in _JOINING:
        return None
    if code in _BEHIND_SUBJECT:
        fits = _acts(text, last, code)
    else:
        fits = _is_behind_company(text, Span(start, first.end), code)
    return Span(start, last.end) if fits else None


def _given_from(text: str, span: Span, code: str) -> int | None:
    """Return where the given name in a word begins: at its first letter, or after the particles written to it."""
    word, start = span.of(text), span.start
    if _is_given(word, code):
        return start
    written = re.match(_WRITTEN_TO.get(code, "(?!)"), word)
    rest = word[written.end() :] if written is not None else ""
    if written is None or len(rest) < _LONG or not _is_given(rest, code):
        return None
    return start + written.end()


@lru_cache(maxsize=4096)
def _is_given(word: str, code: str) -> bool:
    listed = table("name_words").get(code, {})
    if code in _OF_GOD and word.endswith(_OF_GOD[code]):
        return True
    if len(word) <= _SHORTEST or word in stop_words(code) or word in listed.get("ordinary", ()):
        return False
    return is_given_name(word.partition("\u200c")[0])


def _is_behind_company(text: str, span: Span, code: str) -> bool:
    """Tell whether a name opens a sentence, stands behind a word that people stand behind, or has one written to it."""
    before = text[max(0, span.start - 40) : span.start]
    if _SENTENCE_START.search(before) or (before and not before[-1].isspace()):
        return True
    words = before.split()
    return bool(words) and words[-1] in table("name_words").get(code, {}).get("behind", ())


def _acts(text: str, last: Span, code: str) -> bool:
    """Tell whether a postposition behind a name says that somebody acts or is met."""
    words = table("name_words").get(code, {}).get("subject", ())
    rest = text[last.end : last.end + 40].lstrip(" ")
    return any(rest.startswith(f"{word} ") for word in words)

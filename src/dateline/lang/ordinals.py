"""Numbers in a row that pages give to a happening, in every language of the table: "the third round of talks"."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from dateline.lang.reading import table
from dateline.model.span import Span

_UNSPACED = frozenset({"zh", "ja", "ko"})
# So many words may stand between a number and what it counts, so many between that and a number behind it.
_BEFORE, _AFTER = 3, 2
_REACH = 60
_SIGNS = 12
_HAN = {sign: number for number, sign in enumerate("一二三四五六七八九", start=1)}
_TEN = "十"
_WORD_BEFORE = re.compile(r"(?:\w+\s)?$")
_PARTS = re.compile(r"[,;:.!?()«»“”\"、。，；]|\s[-–—]\s")


@dataclass(frozen=True, slots=True)
class Ordinal:
    """A number in a row; `named` where it is the thing's name, as that of a round, a package or a night."""

    number: int
    named: bool = False


def ordinal_at(text: str, trigger: Span, language: str) -> Ordinal | None:
    """Return the number in a row that stands with the word at `trigger`, or nothing.

    >>> text = "Unia przyjęła dwunasty pakiet sankcji."
    >>> ordinal_at(text, Span(text.index("sankcji"), text.index("sankcji") + 7), "pl")
    Ordinal(number=12, named=True)
    """
    code = language.split("-", maxsplit=1)[0]
    pattern, named = _rules(code)
    if pattern is None:
        return None
    first, last = max(0, trigger.start - _REACH), trigger.end + _REACH
    found = [
        (abs(match.start() - trigger.start), match)
        for match in pattern.finditer(text, first, last)
        if _stands_with(text, Span(*match.span()), trigger, code)
    ]
    if not found:
        return None
    match = min(found, key=lambda each: each[0])[1]
    number = _number(match)
    return Ordinal(number, _is_named(text, match, trigger, named)) if number else None


@lru_cache(maxsize=64)
def _rules(code: str) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    words: dict[str, Any] = table("ordinals").get(code, {})
    if not words:
        return None, None
    # Longer words first: "décimo tercero" is not the tenth.
    listed = sorted(enumerate(words.get("ordinals", ()), start=1), key=lambda each: (-each[1].count(" "), -each[0]))
    edges = ("", "") if code in _UNSPACED else (r"(?<!\w)", r"(?!\w)")
    each = [f"(?P<o{number}>{pattern})" for number, pattern in listed]
    figures = [re.sub(r"\?P<n>", f"?P<n{i}>", figure) for i, figure in enumerate(words.get("figures", ()))]
    body = "|".join([*each, *(f"(?:{figure})" for figure in figures)])
    named = "|".join(map(re.escape, words["named"]))
    start = "" if code in _UNSPACED else r"\b"
    return (
        re.compile(f"{edges[0]}(?:{body}){edges[1]}", re.IGNORECASE),
        re.compile(f"{start}(?:{named})", re.IGNORECASE),
    )


def _stands_with(text: str, number: Span, trigger: Span, code: str) -> bool:
    """Tell whether a number belongs to a word: few words and no sign lie between."""
    if number.overlaps(trigger):
        return True
    before = number.end <= trigger.start
    between = text[number.end : trigger.start] if before else text[trigger.end : number.start]
    if _PARTS.search(between):
        return False
    if code in _UNSPACED:
        return before and len(between) <= _SIGNS
    return len(between.split()) <= (_BEFORE if before else _AFTER)


def _is_named(text: str, match: re.Match[str], trigger: Span, named: re.Pattern[str] | None) -> bool:
    first, last = min(match.start(), trigger.start), max(match.end(), trigger.end)
    before = _WORD_BEFORE.search(text, max(0, first - _REACH), first)
    first = before.start() if before else first
    return named is not None and named.search(text, first, last) is not None


def _number(match: re.Match[str]) -> int | None:
    for name, value in match.groupdict().items():
        if value is None:
            continue
        if name.startswith("o"):
            return int(name[1:])
        return int(value) if value.isdecimal() else _han(value)
    return None


def _han(signs: str) -> int | None:
    """Return the number that Han signs say: 九 is 9, 十二 is 12."""
    tens, ten, units = signs.partition(_TEN)
    if not ten:
        return _HAN.get(tens)
    return (_HAN.get(tens, 1)) * 10 + _HAN.get(units, 0)

"""Months named alone in languages other than English: after a word that makes them a time, and as adjectives.

"Last" and "next" right beside a month say which way it is to be read; else the sentence does.
"""

import re
from collections.abc import Callable, Iterator

from dateline.annotate.times_foreign_words import cues_of, said_beside, time_words
from dateline.annotate.times_found import Found, Rule, relative
from dateline.model.dates import Direction, RelativeTime, RelativeUnit

# The longer word first: the tenth month begins as the eleventh does.
_VIETNAMESE = {
    "mười một": 11, "mười hai": 12, "giêng": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8,
    "chín": 9, "mười": 10, "chạp": 12,
}  # fmt: skip
_NUMBERED = {
    "zh": r"(?P<m>1[0-2]|[1-9])月(?!\s*\d|份?[底初]?以)",
    "ja": r"(?P<m>1[0-2]|[1-9])月(?!\s*\d)",
    "ko": r"(?P<m>1[0-2]|[1-9])월(?!\s*\d)",
    "vi": rf"tháng (?P<m>1[0-2]|[1-9]|(?i:{'|'.join(_VIETNAMESE)}))(?![\w/]|,? năm \d)",
}


def month_rules(code: str, month: str, number_of: Callable[[str], int]) -> Iterator[Rule]:
    """Yield the rules for a month named alone: "en juillet", "im Juli", "июльская встреча"."""
    yield from _adjectives(code)
    words = time_words(code)
    before, after = words.get("month", ()), words.get("month_after")
    if after is not None:
        pattern = rf"(?<![\w\d])(?<!\d )(?<!\d\. )(?P<t>(?P<m>(?i:{month})){after})(?![\w])(?! ?\d)"
    elif code in _NUMBERED:
        pattern = rf"(?<!\d年)(?<![\d/.])(?P<t>{_NUMBERED[code]})"
    elif code == "he":
        # "In" is written to the month, and "במאי" is a director too.
        pattern = rf"(?<!\w)[במל](?!מאי)(?P<t>(?P<m>{month}))(?!\w)(?! ?\d)"
    elif before:
        named = [re.escape(word) for word in sorted(before, key=len, reverse=True)]
        beside = [rf"(?i:{words[key]})" for key in ("last", "next") if key in words]
        # Not "2 de mayo": a day before it makes another time. "D'avril" has its word closed up.
        joined = rf"(?<!\w)(?:{'|'.join([*named, *beside])}) "
        joined = rf"(?:{joined}|(?<!\w)d['’])" if code == "fr" else joined
        pattern = rf"(?<!\d )(?<!\d\.º ){joined}(?P<t>(?P<m>(?i:{month})))\.?(?!\w)(?! ?(?:de |del )?\d)"
    else:
        return

    def build(match: re.Match[str]) -> Found:
        number = _VIETNAMESE.get(match["m"].casefold()) or number_of(match["m"])
        return _named(match, number, said_beside(match, code) or cues_of(code).direction_at(match))

    yield Rule(re.compile(pattern), build)


def _adjectives(code: str) -> Iterator[Rule]:
    stems = time_words(code).get("month_adjectives")
    if not stems:
        return

    def build(match: re.Match[str]) -> Found:
        return _named(match, stems[match["stem"].lower()], said_beside(match, code) or Direction.NEAREST)

    body = "|".join(re.escape(stem) for stem in sorted(stems, key=len, reverse=True))
    yield Rule(re.compile(rf"(?<!\w)(?P<stem>{body})\w{{0,5}}(?!\w)", re.IGNORECASE), build)


def _named(match: re.Match[str], month: int, direction: Direction) -> Found:
    return relative(match, RelativeTime(RelativeUnit.MONTH_NAME, month=month, direction=direction))

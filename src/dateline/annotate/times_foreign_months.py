"""Months and seasons named alone in languages other than English: after a word that makes them a time, as adjectives.

"Last" and "next" right beside a month say which way it is to be read; else the sentence does.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from dateline.annotate.times_foreign_words import UNSPACED, cues_of, said_beside, time_words
from dateline.annotate.times_found import YEAR, Found, Rule, fixed, relative
from dateline.model.dates import Direction, Interval, RelativeTime, RelativeUnit
from dateline.text.calendar import month_of

_DECEMBER = 12
# The longer word first: the tenth month begins as the eleventh does.
_VIETNAMESE = {
    "mười một": 11, "mười hai": 12, "giêng": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8,
    "chín": 9, "mười": 10, "chạp": 12,
}  # fmt: skip
# Chinese writes its months in words, too; the longer ones first.
_CHINESE = {
    "十二": 12, "十一": 11, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10,
}  # fmt: skip
_WORDS = _VIETNAMESE | _CHINESE
_SIGN = rf"[{''.join(_CHINESE)}]"
_NUMBERED = {
    "zh": rf"(?<!{_SIGN})(?P<m>1[0-2]|[1-9]|{'|'.join(_CHINESE)})月(?!\s*\d|{_SIGN}|份?[底初]?以)",
    "ja": r"(?P<m>1[0-2]|[1-9])月(?!\s*\d)",
    "ko": r"(?P<m>1[0-2]|[1-9])월(?!\s*\d)",
    "vi": rf"tháng (?P<m>1[0-2]|[1-9]|(?i:{'|'.join(_VIETNAMESE)}))(?![\w/]|,? năm \d)",
}


def month_rules(code: str, month: str, number_of: Callable[[str], int]) -> Iterator[Rule]:
    """Yield the rules for a month named alone: "en juillet", "im Juli", "июльская встреча"."""
    yield from _adjectives(code)
    yield from _seasons(code)
    words = time_words(code)
    before, after = words.get("month", ()), words.get("month_after")
    if after is not None:
        pattern = rf"(?<![\w\d])(?<!\d )(?<!\d\. )(?P<t>(?P<m>(?i:{month})){after})(?![\w])(?! ?\d)"
    elif code in _NUMBERED:
        pattern = rf"(?<!\d年)(?<![\d/.])(?P<t>{_NUMBERED[code]})"
    elif code == "he":
        # "In" is written to the month, and "במאי" is a director too.
        pattern = rf"(?<!\w)(?:[במל](?!מאי)|(?:{_either(before)}) )(?P<t>(?P<m>{month}))(?!\w)(?! ?\d)"
    elif before:
        beside = [words[key] for key in ("last", "next") if key in words]
        # Not "2 de mayo": a day before it makes another time. "D'avril" has its word closed up.
        joined = rf"(?<!\w)(?i:{'|'.join([_either(before), *beside])})[ -]"
        joined = rf"(?:{joined}|(?<!\w)d['’])" if code == "fr" else joined
        pattern = rf"(?<!\d )(?<!\d\.º ){joined}(?P<t>(?P<m>(?i:{month})))\.?(?!\w)(?! ?(?:de |del )?\d)"
    else:
        return

    def build(match: re.Match[str]) -> Found:
        number = _WORDS.get(match["m"].casefold()) or number_of(match["m"])
        return _named(match, number, said_beside(match, code) or cues_of(code).direction_at(match))

    yield Rule(re.compile(pattern), build)


def _adjectives(code: str) -> Iterator[Rule]:
    """Yield the rules for adjectives of months and of weekdays: "lutowa rozmowa", "a keddi megbeszélés"."""
    for key, named in (("month_adjectives", _named), ("weekday_adjectives", _on_weekday)):
        stems = time_words(code).get(key)
        if stems:
            pattern = re.compile(rf"(?<!\w)(?P<stem>{_either(stems)})\w{{0,5}}(?!\w)", re.IGNORECASE)
            yield Rule(pattern, _of_stem(stems, named, code))


def _of_stem(
    stems: Mapping[str, int], named: Callable[[re.Match[str], int, Direction], Found], code: str
) -> Callable[[re.Match[str]], Found]:
    def build(match: re.Match[str]) -> Found:
        return named(match, stems[match["stem"].lower()], said_beside(match, code) or Direction.NEAREST)

    return build


def _seasons(code: str) -> Iterator[Rule]:
    """Yield the rules for a season, read as the northern one: bent so that it is a time, or beside a word for one."""
    words = time_words(code)
    start, end = ("", "") if code in UNSPACED else (r"(?<!\w)", r"(?!\w)")
    year = rf"(?:\s(?:de |del |do |des |von |du |van |roku |ai |от )?(?P<y>{YEAR})(?!\d))?"
    for key, before in (("seasons", ()), ("season_names", words.get("in_season", ()))):
        listed: dict[str, int] = {word.lower(): month for word, month in words.get(key, {}).items()}
        if listed:
            joined = rf"(?:(?P<in>{_either(before)})\s?)?" if before else ""
            pattern = rf"{start}{joined}(?P<t>(?P<s>{_either(listed)}){year}){end}"
            yield Rule(re.compile(pattern, re.IGNORECASE), _season_of(listed, code, alone=not before))


def _season_of(listed: Mapping[str, int], code: str, *, alone: bool) -> Callable[[re.Match[str]], Found | None]:
    """Return a reader of seasons by their first month; one that is gone by its very words has that month below zero."""

    def build(match: re.Match[str]) -> Found | None:
        month = listed[match["s"].lower()]
        if match["y"]:
            return fixed(match, _season_in(int(match["y"]), abs(month)), approximate=True)
        beside = said_beside(match, code)
        if beside is None and not alone and match["in"] is None:
            return None
        direction = Direction.PAST if month < 0 else beside or cues_of(code).direction_at(match)
        time = RelativeTime(RelativeUnit.MONTH_NAME, high=2, month=abs(month), direction=direction)
        return relative(match, time, approximate=True)

    return build


def _season_in(year: int, month: int) -> Interval:
    """Return the months of a season in a year; a winter may be the one that begins or the one that ends in it."""
    first, last = (1, _DECEMBER) if month == _DECEMBER else (month, month + 2)
    return Interval(month_of(year, first).earliest, month_of(year, last).latest)


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _named(match: re.Match[str], month: int, direction: Direction) -> Found:
    return relative(match, RelativeTime(RelativeUnit.MONTH_NAME, month=month, direction=direction))


def _on_weekday(match: re.Match[str], weekday: int, direction: Direction) -> Found:
    return relative(match, RelativeTime(RelativeUnit.WEEKDAY, weekday=weekday, direction=direction))

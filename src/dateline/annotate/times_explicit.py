"""English dates that name a year, a month or a day: "Sept. 7, 2022", "the first seven months of 2022", "12 May"."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from dateline.annotate.times_found import (
    DAY,
    MONTH,
    WEEKDAY,
    YEAR,
    Found,
    Rule,
    day_number,
    day_of,
    fixed,
    month_number,
    relative,
)
from dateline.lang.numbers import number_of, ordinal_of
from dateline.model.dates import Interval, RelativeTime, RelativeUnit
from dateline.text.calendar import month_of, year_of

_TWENTIETH = 40
_WEEKDAY_BEFORE = rf"(?:{WEEKDAY}|Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)\.?,? (?:the )?"
_TO = r"(?: ?[-–—] ?| to | and | through | until )"
_PART = r"(?:(?P<part>early|late|mid|the (?:start|beginning|end|middle) of)[ -])?"
_AFTER_YEAR = r"(?![\d,.]\d|\s?%| per ?cent| (?:people|men|women|soldiers|troops|miles|km|kilomet|meters|metres|feet))"
_BEFORE_YEAR = r"(?<![$€£¥#\d/.,-])"


def _day(match: re.Match[str]) -> Found | None:
    day = day_of(int(match["y"]), month_number(match["m"]), day_number(match["d"]))
    return fixed(match, Interval.on(day) if day else None)


def _numbers(match: re.Match[str]) -> Found | None:
    day = day_of(int(match["y"]), int(match["m"]), int(match["d"]))
    return fixed(match, Interval.on(day) if day else None)


def _slashes(match: re.Match[str]) -> Found | None:
    """Read 25/12/2022 and 12/25/2022; where both numbers could be the month, the writer's custom is unknown."""
    first, second, year = int(match["a"]), int(match["b"]), int(match["y"])
    orders = {day_of(year, first, second), day_of(year, second, first)} - {None}
    if len(orders) != 1:
        return None
    return fixed(match, Interval.on(next(day for day in orders if day)))


def _day_range(match: re.Match[str]) -> Found | None:
    """Read "15-16 September 2022" and "March 28 to April 2, 2023"."""
    year = int(match["y"])
    month = month_number(match["m"])
    first = day_of(year, month_number(match["m0"]) if match["m0"] else month, day_number(match["d0"]))
    last = day_of(year, month, day_number(match["d"]))
    return fixed(match, _between(first, last))


def _day_range_us(match: re.Match[str]) -> Found | None:
    year = int(match["y"])
    first_month = month_number(match["m0"])
    first = day_of(year, first_month, day_number(match["d0"]))
    last = day_of(year, month_number(match["m"]) if match["m"] else first_month, day_number(match["d"]))
    return fixed(match, _between(first, last))


def _between(first: date | None, last: date | None) -> Interval | None:
    return Interval(first, last) if first and last and first <= last else None


def _month_day(match: re.Match[str]) -> Found | None:
    month, day = month_number(match["m"]), day_number(match["d"])
    if day_of(2024, month, day) is None:
        return None
    return relative(match, RelativeTime(RelativeUnit.MONTH_DAY, month=month, day=day), by_tense=True)


def _month(match: re.Match[str]) -> Found | None:
    return fixed(match, month_of(int(match["y"]), month_number(match["m"])), approximate=bool(match["part"]))


def _months(match: re.Match[str]) -> Found | None:
    """Read "January-July 2022"."""
    year = int(match["y"])
    first, last = month_of(year, month_number(match["m0"])), month_of(year, month_number(match["m"]))
    return fixed(match, _between(first.earliest, last.latest))


def _first_months(match: re.Match[str]) -> Found | None:
    """Read "the first seven months of 2022" and "the last quarter of 2021"."""
    count = number_of(match["n"]) if match["n"] else 1
    if count is None:
        return None
    months = int(count) * (3 if match["unit"].startswith("quarter") else 1)
    if not 1 <= months <= 12:
        return None
    year = int(match["y"])
    first, last = (1, months) if match["end"].lower() == "first" else (13 - months, 12)
    return fixed(match, Interval(month_of(year, first).earliest, month_of(year, last).latest))


def _quarter(match: re.Match[str]) -> Found | None:
    which = int(match["q"]) if match["q"] else ordinal_of(match["o"])
    if which is None or not 1 <= which <= 4:
        return None
    year = int(match["y"])
    return fixed(match, Interval(month_of(year, 3 * which - 2).earliest, month_of(year, 3 * which).latest))


def _half(match: re.Match[str]) -> Found | None:
    year = int(match["y"])
    which = int(match["h"]) if match["h"] else {"first": 1, "second": 2, "latter": 2, "last": 2}[match["o"].lower()]
    first = 1 if which == 1 else 7
    return fixed(match, Interval(month_of(year, first).earliest, month_of(year, first + 5).latest))


def _season(match: re.Match[str]) -> Found | None:
    """Read "summer 2022" as the northern season, roughly: writers of the south mean the other half of the year."""
    months = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (1, 12)}
    first, last = months[match["s"].lower()]
    year = int(match["y"])
    return fixed(match, Interval(month_of(year, first).earliest, month_of(year, last).latest), approximate=True)


def _year(match: re.Match[str]) -> Found | None:
    return fixed(match, year_of(int(match["y"])), approximate=bool(match["part"]))


def _short_year(match: re.Match[str]) -> Found | None:
    """Read "since '82": the twentieth century from '40 on."""
    year = int(match["y"])
    return fixed(match, year_of(year + (1900 if year >= _TWENTIETH else 2000)))


def _week_of_month(match: re.Match[str]) -> Found | None:
    """Read "the last week of March 2009" as seven days."""
    month = month_of(int(match["y"]), month_number(match["m"]))
    if month.earliest is None or month.latest is None:
        return None
    if match["o"].lower() in {"last", "final"}:
        return fixed(match, Interval(month.latest - timedelta(days=6), month.latest), approximate=True)
    which = ordinal_of(match["o"]) or 1
    first = month.earliest + timedelta(days=7 * (which - 1))
    return fixed(match, Interval(first, first + timedelta(days=6)), approximate=True)


def _years(match: re.Match[str]) -> Found | None:
    """Read "2008-2012" and "2022/23"."""
    first = int(match["y0"])
    last = int(match["y0"][: 4 - len(match["y"])] + match["y"])
    if not first < last <= first + 100:
        return None
    return fixed(match, Interval(date(first, 1, 1), date(last, 12, 31)))


def _decade(match: re.Match[str]) -> Found | None:
    first = int(match["y"])
    return fixed(match, Interval(date(first, 1, 1), date(first + 9, 12, 31)), approximate=bool(match["part"]))


def _century(match: re.Match[str]) -> Found | None:
    which = ordinal_of(match["o"])
    if which is None or not 10 <= which <= 21:
        return None
    first = 100 * (which - 1) + 1
    return fixed(match, Interval(date(first, 1, 1), date(first + 99, 12, 31)), approximate=bool(match["part"]))


def _rule(pattern: str, build: Callable[[re.Match[str]], Found | None], flags: int = 0) -> Rule:
    return Rule(re.compile(pattern, flags), build)


_COUNT = r"(?P<n>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven)"
_BARE = rf"(?P<m>{MONTH})"

RULES = (
    _rule(rf"\b(?P<y>{YEAR})-(?P<m>\d\d)-(?P<d>\d\d)(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?\b", _numbers),
    _rule(rf"(?<![\d.])(?P<d>\d{{1,2}})\.(?P<m>\d{{1,2}})\.(?P<y>{YEAR})(?![\d.]\d)", _numbers),
    _rule(rf"(?<![\d/])(?P<a>\d{{1,2}})/(?P<b>\d{{1,2}})/(?P<y>{YEAR})\b", _slashes),
    _rule(
        rf"\b(?P<d0>{DAY})(?: (?P<m0>{MONTH}))?{_TO}(?P<d>{DAY})(?: of)? {_BARE},? (?P<y>{YEAR})\b",
        _day_range,
    ),
    _rule(rf"\b(?P<m0>{MONTH}) (?P<d0>{DAY}){_TO}(?:(?P<m>{MONTH}) )?(?P<d>{DAY}),? (?P<y>{YEAR})\b", _day_range_us),
    _rule(rf"\b(?:{_WEEKDAY_BEFORE})?(?:the )?(?P<d>{DAY})(?: of)? {_BARE},? (?P<y>{YEAR})\b", _day),
    _rule(rf"\b(?:{_WEEKDAY_BEFORE})?{_BARE} (?P<d>{DAY}),? (?P<y>{YEAR})\b", _day),
    _rule(rf"\b(?P<m0>{MONTH}){_TO}(?P<m>{MONTH})(?: of)? (?P<y>{YEAR})\b", _months),
    _rule(
        rf"\b(?:the )?(?P<end>first|last|final) (?:{_COUNT} )?(?P<unit>months?|quarters?) of (?P<y>{YEAR})\b",
        _first_months,
        re.IGNORECASE,
    ),
    _rule(
        rf"\b(?:the )?(?:(?P<o>first|second|third|fourth)[ -]quarter(?: of)?|Q(?P<q>[1-4]))(?: of|,)? (?P<y>{YEAR})\b",
        _quarter,
    ),
    _rule(rf"\b(?:the )?(?:(?P<o>first|second|latter|last) half of|H(?P<h>[12])) (?P<y>{YEAR})\b", _half),
    _rule(
        rf"\b(?:[Tt]he )?(?P<o>first|second|third|fourth|last|final) week of {_BARE},?(?: of)? (?P<y>{YEAR})\b",
        _week_of_month,
    ),
    _rule(rf"\b{_PART}{_BARE},?(?: of)? (?P<y>{YEAR})\b", _month),
    _rule(rf"\b(?:the )?(?P<s>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)(?: of)? (?P<y>{YEAR})\b", _season),
    _rule(rf"\b(?:{_WEEKDAY_BEFORE})?(?:the )?(?P<d>{DAY})(?: of)? {_BARE}\b(?!,? \d{{4}})", _month_day),
    _rule(rf"\b(?:{_WEEKDAY_BEFORE})?{_BARE} (?P<d>{DAY})\b(?!,? {YEAR}|[:.,]\d|\s?%)", _month_day),
    _rule(r"\b(?:[Ss]ince|[Ii]n|[Ff]rom|of|until|by) (?P<t>['’](?P<y>\d\d))\b(?!['’]?s\b|['’-])", _short_year),
    _rule(rf"\b(?:the )?{_PART}(?P<y>1[6-9]\d0|20\d0)['’]?s\b", _decade),
    _rule(rf"{_BEFORE_YEAR}\b(?P<y0>{YEAR})[-–/](?P<y>\d\d(?:\d\d)?)\b(?![-/\d])", _years),
    _rule(
        rf"\b(?:the )?{_PART}(?P<o>\d\d(?:th|st)|nineteenth|twentieth|eighteenth|twenty-first)[ -]century\b", _century
    ),
    _rule(rf"{_BEFORE_YEAR}\b{_PART}(?P<y>{YEAR})\b(?!s\b){_AFTER_YEAR}(?![-–/]\d)", _year),
)

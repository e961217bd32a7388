"""Explicit dates in text: a written date becomes the days it names, at the precision it is written with.

Nothing is filled in: "September 2022" is a month, "11 September" without a year is no date here, and "04/07/2024" is
both 4 July and 7 April unless the page's language or region settles the order. `eradates` reads other calendars.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dateline.lang.months import COMMON, folded, month_names
from dateline.model.dates import Interval
from dateline.model.span import Span
from dateline.page.eradates import era_dates
from dateline.text.calendar import month_of
from dateline.text.eras import BUDDHIST_OFFSET

# Every date that is read has a year of four digits, one of an era, or day, month and short year between full stops.
_YEAR = re.compile(r"(?:13|14|19|20|24|25)\d\d|\d\.\d\d?\.\d\d|[\d元]\s?年")
MIN_YEAR, MAX_YEAR = 1900, 2100

_TIME = (
    r"(?P<h{n}>[01]?\d|2[0-4])(?:[:.h٫](?P<m{n}>[0-5]\d)(?::(?P<s{n}>[0-5]\d)(?:[.,]\d+)?)?)"
    r"(?:\s?(?P<ap{n}>[ap]\.?m\b\.?))?(?:\s?(?P<z{n}>Z\b|[A-Z]{{3,4}}\b|(?:UTC|GMT)?[+-]\d\d:?\d\d))?"
)
_TIME_12 = r"(?P<h{n}>1[0-2]|0?[1-9])\s?(?P<ap{n}>[ap]\.?m\b\.?)(?:\s?(?P<z{n}>[A-Z]{{3,4}}\b))?"
_BETWEEN = (
    r"(?:\s[гр]\.)?[\s,;|·•@–—-]{0,4}(?:(?:at|um|à|a las|alle|às|kl\.?|klo|в|о|om|saat|pukul|vào lúc|lúc|ore|o)\s)?\s?"
)
_CLOCK_AFTER = re.compile(f"T?{_BETWEEN}(?:{_TIME.format(n=0)}|{_TIME_12.format(n=1)})", re.I)
_CLOCK_BEFORE = re.compile(
    f"(?<![\\d:])(?:{_TIME.format(n=0)}|{_TIME_12.format(n=1)})(?:\\s?(?:uhr|h|uur|น\\.|часов|год\\.?))?"
    r"[\s,;|·•–—-]{0,4}(?:(?:on|am|le|el|del|de|il|em|på|den|\w{2,12})[\s,]{1,2}){0,2}$",
    re.I,
)
_ORDINAL = r"(?:st|nd|rd|th|er|ro|º|ª|-го|-е)?"
_OF = r"(?:\s?(?:de|del|of|di|d[’']|da))?"
_ISO = re.compile(r"(?<![\d./-])(?P<y>(?:19|20)\d\d)-(?P<m>0?[1-9]|1[0-2])-(?P<d>[0-3]?\d)(?!\d)")
_YEAR_FIRST = re.compile(
    r"(?<![\d./-])(?P<y>(?:19|20)\d\d)\s?(?:(?P<sep>[./年년])|\s)\s?(?P<m>0?[1-9]|"
    r"1[0-2])\s?[./月월]\s?(?P<d>[0-3]?\d)(?!\d)\s?[日일号]?"
)
_YEAR_MONTH = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)\s?[年년]\s?(?P<m>0?[1-9]|1[0-2])\s?[月월](?!\s?\d)")
_NUMERIC = re.compile(
    r"(?<![\d./-])(?P<a>[0-3]?\d)(?P<sep>[./-])\s?(?P<b>[0-3]?\d)(?P=sep)\s?(?P<y>(?:19|20)\d\d)(?![\d/]|\.\d)"
)
_SHORT_YEAR = re.compile(r"(?<![\d./-])(?P<d>[0-3]?\d)\.(?P<m>0?[1-9]|1[0-2])\.(?P<y>\d\d)(?![\d./])")
_VIETNAMESE = re.compile(
    r"(?:ngày\s)?(?<!\d)(?P<d>[0-3]?\d)\stháng\s(?P<m>1[0-2]|0?[1-9])(?:\snăm|,)?\s(?P<y>(?:19|20)\d\d)", re.I
)

# Abbreviations that mean one offset wherever they are printed; IST, BST and CST do not.
_OFFSETS = {
    "Z": "+00:00", "UTC": "+00:00", "GMT": "+00:00", "EST": "-05:00", "EDT": "-04:00", "MST": "-07:00",
    "MDT": "-06:00", "PST": "-08:00", "PDT": "-07:00", "CET": "+01:00", "CEST": "+02:00", "EET": "+02:00",
    "EEST": "+03:00", "MSK": "+03:00", "JST": "+09:00", "KST": "+09:00", "AEST": "+10:00", "AEDT": "+11:00",
    "NZST": "+12:00", "NZDT": "+13:00", "SGT": "+08:00", "HKT": "+08:00", "PKT": "+05:00", "WIB": "+07:00",
    "WAT": "+01:00", "EAT": "+03:00", "SAST": "+02:00", "MEZ": "+01:00", "MESZ": "+02:00",
}  # fmt: skip
_DIGITS = {ord(zero) + n: str(n) for zero in "٠۰०০੦૦௦౦೦൦๐໐၀" for n in range(10)}
_MONTH_FIRST = frozenset({"US", "PH", "BZ", "PW", "FM", "GU", "PR", "VI", "AS"})


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date as written: the days it names, its clock time, and whether its order is open."""

    span: Span
    interval: Interval
    clock: str | None = None
    offset: str | None = None
    ambiguous: bool = False

    @property
    def moment(self) -> str | None:
        """The day with its clock time, where both are written."""
        if self.clock is None or self.interval.earliest is None or not self.interval.is_day:
            return None
        return f"{self.interval.earliest.isoformat()}T{self.clock}{self.offset or ''}"


def find_dates(text: str, language: str | None = None, region: str | None = None) -> Iterator[WrittenDate]:
    """Yield the explicit dates of `text` in order, without overlaps.

    >>> [str(found.interval) for found in find_dates("Printed 11 September 2022; revised October 2022.")]
    ['2022-09-11', '2022-10']
    >>> [str(found.interval) for found in find_dates("04/07/2024")]
    ['2024-04-07..2024-07-04']
    """
    end = -1
    text = text.translate(_DIGITS)
    found = sorted(_candidates(text, language, region), key=lambda each: (each.span.start, -len(each.span)))
    for each in found:
        if each.span.start >= end:
            end = each.span.end
            yield each


def read_date(text: str, language: str | None = None, region: str | None = None) -> WrittenDate | None:
    """Return the first explicit date in `text`.

    >>> found = read_date("04 July 2024, 1:29 PM")
    >>> found and found.moment
    '2024-07-04T13:29'
    """
    return next(find_dates(text, language, region), None)


def _candidates(text: str, language: str | None, region: str | None) -> Iterator[WrittenDate]:
    if not _YEAR.search(text):
        return
    for pattern in (_ISO, _YEAR_FIRST, _VIETNAMESE):
        for match in pattern.finditer(text):
            yield from _on_day(text, match, int(match["y"]), int(match["m"]), int(match["d"]))
    for match in _YEAR_MONTH.finditer(text):
        yield WrittenDate(Span(*match.span()), month_of(int(match["y"]), int(match["m"])))
    for match in _NUMERIC.finditer(text):
        yield from _numeric(text, match, language, region)
    for match in _SHORT_YEAR.finditer(text):
        yield from _on_day(text, match, 2000 + int(match["y"]), int(match["m"]), int(match["d"]))
    for match, days in era_dates(text, language):
        yield from _in_era(text, match, days)
    patterns, months = _worded(language)
    for pattern in patterns:
        for match in pattern.finditer(text):
            month = months[folded(match["month"]).rstrip(".")]
            yield from _with_words(text, match, month)


def _in_era(text: str, match: re.Match[str], days: Interval) -> Iterator[WrittenDate]:
    """A day of another calendar may have a clock time; months and days that may be off by one have none."""
    if days.is_day and days.earliest:
        yield from _on_day(text, match, days.earliest.year, days.earliest.month, days.earliest.day)
    elif days.earliest and MIN_YEAR <= days.earliest.year <= MAX_YEAR:
        yield WrittenDate(Span(*match.span()), days)


def _with_words(text: str, match: re.Match[str], month: int) -> Iterator[WrittenDate]:
    year = int(match["y"])
    if year > MAX_YEAR:
        year -= BUDDHIST_OFFSET
    if "d" not in match.re.groupindex:
        if MIN_YEAR <= year <= MAX_YEAR:
            yield WrittenDate(Span(*match.span()), month_of(year, month))
        return
    yield from _on_day(text, match, year, month, int(match["d"]))


@lru_cache(maxsize=64)
def _worded(language: str | None) -> tuple[tuple[re.Pattern[str], ...], dict[str, int]]:
    """Return the patterns of dates with month names, for a language with English, or for the common ones."""
    months: dict[str, int] = {}
    for each in (language, "en") if language else COMMON:
        for name, number in month_names(each).items():
            months.setdefault(name, number)
    names = "|".join(re.escape(name) for name in sorted(months, key=len, reverse=True))
    month = rf"(?P<month>(?<![^\W\d_])(?:{names})(?![^\W\d_]))\.?"
    era = r"(?:พ\.?ศ\.?\s?)?" if language == "th" else ""
    year = rf"{era}(?P<y>(?:19|20{'|24|25' if language == 'th' else ''})\d\d)(?!\d)"
    day = r"(?P<d>[0-3]?\d)"
    shapes = (
        rf"(?<![\d/.:]){day}(?:\.|{_ORDINAL}){_OF}[\s-]?{month}{_OF},?[\s-]?{year}",
        rf"{month}\s?{day}{_ORDINAL},?\s{year}",
        rf"(?<!\d)(?P<y>(?:19|20)\d\d)\.?(?:\sm\.|\sgada|,)?\s{month}\s{day}(?!\d)\.?",
        rf"(?<!\d)(?P<y>(?:19|20)\d\d)\.?\sgada\s{day}\.\s{month}",
        rf"(?<!\d\s)(?<!\d\.\s){month}{_OF},?\s{year}",
    )
    return tuple(re.compile(shape, re.I) for shape in shapes), months


def _numeric(text: str, match: re.Match[str], language: str | None, region: str | None) -> Iterator[WrittenDate]:
    first, second, year = int(match["a"]), int(match["b"]), int(match["y"])
    day_first = match["sep"] == "." or second > 12 or not 1 <= first <= 12
    if second <= 12 and first > 12:
        yield from _on_day(text, match, year, second, first)
    elif first <= 12 < second:
        yield from _on_day(text, match, year, first, second)
    elif first == second or _order_is_known(day_first, language, region):
        month, day = (first, second) if region in _MONTH_FIRST and match["sep"] == "/" else (second, first)
        yield from _on_day(text, match, year, month, day)
    else:
        yield from _either(match, year, first, second)


def _order_is_known(day_first: bool, language: str | None, region: str | None) -> bool:  # noqa: FBT001
    """English without a region is the one case in which both orders are common."""
    return day_first or region is not None or (language is not None and language != "en")


def _either(match: re.Match[str], year: int, first: int, second: int) -> Iterator[WrittenDate]:
    days = [day for day in (_day(year, first, second), _day(year, second, first)) if day]
    if days:
        yield WrittenDate(Span(*match.span()), Interval(min(days), max(days)), ambiguous=True)


def _on_day(text: str, match: re.Match[str], year: int, month: int, day: int) -> Iterator[WrittenDate]:
    named = _day(year, month, day)
    if named is None:
        return
    after = _CLOCK_AFTER.match(text, match.end())
    before = None if after else _CLOCK_BEFORE.search(text, max(0, match.start() - 40), match.start())
    clock = _clock(after or before)
    start = before.start() if before and clock else match.start()
    end = after.end() if after and clock else match.end()
    yield WrittenDate(Span(start, end), Interval.on(named), *(clock or (None, None)))


def _day(year: int, month: int, day: int) -> date | None:
    if not MIN_YEAR <= year <= MAX_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _clock(match: re.Match[str] | None) -> tuple[str, str | None] | None:
    """Return the clock time as `HH:MM[:SS]` with its offset where one is printed."""
    if match is None:
        return None
    n = "0" if match["h0"] else "1"
    hour, minute = int(match[f"h{n}"]), int(match["m0"] or 0) if n == "0" else 0
    half = (match[f"ap{n}"] or "").lower()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    if hour > 23:
        return None
    seconds = f":{match['s0']}" if n == "0" and match["s0"] else ""
    return f"{hour:02d}:{minute:02d}{seconds}", _offset(match[f"z{n}"])


def _offset(zone: str | None) -> str | None:
    if not zone:
        return None
    named = _OFFSETS.get(zone.upper())
    if named or zone.isalpha():
        return named
    digits = zone[-6:] if zone[-3] == ":" else f"{zone[-5:-2]}:{zone[-2:]}"
    return digits if digits[0] in "+-" else None

"""Stretches of time in English words, and days counted back by them as a calendar does.

"Two years before 9 March 2024" is 9 March 2022, whatever the number of days between: a count over a stretch is decided
by a day or two often enough for the calendar to matter.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.lang.numbers import DIGITS, WORDS, number_of
from dateline.model.annotation import Bound
from dateline.model.span import Span

# Words before a number, and how they bound it.
BOUND_WORDS = {
    "more than": Bound.MORE_THAN, "over": Bound.MORE_THAN, "just over": Bound.MORE_THAN, "well over": Bound.MORE_THAN,
    "longer than": Bound.MORE_THAN, "at least": Bound.AT_LEAST, "less than": Bound.LESS_THAN,
    "under": Bound.LESS_THAN, "just under": Bound.LESS_THAN, "no more than": Bound.AT_MOST, "up to": Bound.AT_MOST,
    "almost": Bound.ALMOST, "nearly": Bound.ALMOST, "close to": Bound.ALMOST, "about": Bound.ABOUT,
    "around": Bound.ABOUT, "roughly": Bound.ABOUT, "some": Bound.ABOUT, "barely": Bound.ABOUT,
}  # fmt: skip
_UNITS = {"minute": "minutes", "hour": "minutes", "day": "days", "week": "days", "fortnight": "days", "month": "months",
          "year": "months", "decade": "months"}  # fmt: skip
_SIZES = {"minute": 1, "hour": 60, "day": 1, "week": 7, "fortnight": 14, "month": 1, "year": 12, "decade": 120}
_UNIT = "|".join(_UNITS)
_NUMBER = rf"{DIGITS}|half an?|an?|{WORDS}"
_STRETCH = re.compile(
    rf"\b(?:(?P<bound>{'|'.join(sorted(BOUND_WORDS, key=len, reverse=True))}) )?"
    rf"(?P<n>{_NUMBER})(?P<half> and a half)?[ -](?:full |whole |long )?(?P<unit>{_UNIT})s?\b(?P<late> and a half\b)?",
    re.IGNORECASE,
)
_ISO = re.compile(r"P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?")
_LAST_DAY = 28


@dataclass(frozen=True, slots=True)
class Stretch:
    """A length of time that words name: so many minutes, days or months, with the bound that stands before it."""

    span: Span
    minutes: float = 0
    days: float = 0
    months: float = 0
    bound: Bound = Bound.EXACT

    @property
    def iso(self) -> str | None:
        """The ISO 8601 form of months or days; `None` for less than a day."""
        if self.months:
            return f"P{self.months:g}M"
        return f"P{self.days:g}D" if self.days else None


def find_stretches(words: str) -> Iterator[Stretch]:
    """Yield the lengths of time that English words name.

    >>> [(s.minutes, s.months, s.bound.value) for s in find_stretches("two and a half hours, or over a year")]
    [(150.0, 0, 'exact'), (0, 12.0, 'more than')]
    """
    for match in _STRETCH.finditer(words):
        said = match["n"].lower()
        number = {"a": 1.0, "an": 1.0, "half a": 0.5, "half an": 0.5}.get(said, number_of(said))
        if number is None:
            continue
        number += 0.5 if match["half"] or match["late"] else 0
        unit = match["unit"].lower()
        bound = BOUND_WORDS.get((match["bound"] or "").lower(), Bound.EXACT)
        yield Stretch(Span(*match.span()), **{_UNITS[unit]: number * _SIZES[unit]}, bound=bound)


def back(day: date, iso: str, share: float = 1.0) -> date | None:
    """Return the day a share of an ISO 8601 duration before another, `None` where it is no such duration.

    >>> str(back(date(2024, 3, 31), "P1Y1M")), str(back(date(2024, 3, 9), "P2W"))
    ('2023-02-28', '2024-02-24')
    """
    match = _ISO.fullmatch(iso)
    if match is None or iso == "P":
        return None
    years, months, weeks, days = (float(part or 0) * share for part in match.groups())
    whole, rest = divmod(12 * years + months, 1)
    year, month = divmod(day.year * 12 + day.month - 1 - int(whole), 12)
    if year < 1:
        return date.min
    start = _day_of_month(year, month + 1, day.day)
    return start - timedelta(days=round(30.4 * rest + 7 * weeks + days))


def _day_of_month(year: int, month: int, day: int) -> date:
    for last in range(day, _LAST_DAY, -1):
        try:
            return date(year, month, last)
        except ValueError:
            continue
    return date(year, month, min(day, _LAST_DAY))

"""Dates as feeds and sitemaps state them, at the precision they state them with."""

import email.utils
import re
from datetime import date, datetime, timedelta

from dateline.model.dates import Interval

_DAY = re.compile(r"\d{4}-?\d{2}-?\d{2}(?!\d)")
_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2}))?")


def stated_interval(text: str | None) -> Interval:
    """Return the days that a date in RFC 822 or ISO 8601 form may mean; the unknown interval for anything else.

    A moment gives its calendar day at its own offset, `2026-03` the whole month. Nothing is guessed.

    >>> str(stated_interval("Sun, 01 Mar 2026 23:30:00 -0500")), str(stated_interval("2026-03"))
    ('2026-03-01', '2026-03')
    >>> str(stated_interval("a while ago"))
    'unknown'
    """
    text = (text or "").strip()[:64]
    if not text:
        return Interval()
    if partial := _PARTIAL.fullmatch(text):
        return _unit(int(partial.group(1)), int(partial.group(2) or 0))
    for read in (_read_iso, email.utils.parsedate_to_datetime):
        try:
            day = read(text).date()
        except (ValueError, OverflowError, TypeError, IndexError):
            continue
        return Interval.on(day) if day.year > 1 else Interval()
    return Interval()


def _read_iso(text: str) -> datetime:
    """Read a moment or day; weeks (`2026-W10`), which `fromisoformat` takes for their Monday, are none."""
    if not _DAY.match(text):
        raise ValueError(text)
    return datetime.fromisoformat(text)


def _unit(year: int, month: int) -> Interval:
    """Return a whole month, or a whole year where `month` is 0."""
    try:
        first = date(year, month or 1, 1)
        last = date(year, 12, 31) if not month else (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    except (ValueError, OverflowError):
        return Interval()
    return Interval(first, last)

"""Clock times that stand apart from their day: "on Tuesday in Lima at 18:00 UTC" is on that Tuesday.

A clock time in a sentence without a day is on the page's day or the one before it.
"""

import re
from collections.abc import Iterator, Sequence

from dateline.model.annotation import TimeExpression
from dateline.model.dates import RelativeTime, RelativeUnit
from dateline.model.span import Span

_CLOCK = re.compile(
    r"\b(?:(?:[01]?\d|2[0-3]):?[0-5]\d ?(?:UTC|GMT)|(?:[01]?\d|2[0-3]):[0-5]\d local time"
    r"|(?:0?[1-9]|1[0-2])(?::[0-5]\d)? ?[ap]\.?m\b\.?)"
)
_NAMED_DAYS = frozenset({RelativeUnit.WEEKDAY, RelativeUnit.MONTH_DAY})


def find_clocks(text: str, sentence: Span, found: Sequence[TimeExpression]) -> Iterator[TimeExpression]:
    """Yield the clock times of a sentence that no time found there holds, each on the nearest day of the sentence."""
    for match in _CLOCK.finditer(text, sentence.start, sentence.end):
        span = Span(*match.span())
        if any(time.span.overlaps(span) for time in found):
            continue
        days = [time for time in found if sentence.covers(time.span) and _is_day(time)]
        near = min(days, key=lambda time: max(time.span.start - span.end, span.start - time.span.end), default=None)
        if near is None:
            yield TimeExpression(span, relative=RelativeTime(RelativeUnit.DAYS, -1, 0), approximate=True)
        else:
            yield TimeExpression(span, near.interval, near.relative)


def _is_day(time: TimeExpression) -> bool:
    """Tell whether a time names one day."""
    if time.interval is not None:
        return time.interval.earliest is not None and time.interval.earliest == time.interval.latest
    relative = time.relative
    if relative is None:
        return False
    return relative.unit in _NAMED_DAYS or (relative.unit is RelativeUnit.DAYS and relative.low == relative.high)

"""Times in languages other than English that stand side by side and are one: "lundi 19 mai", "去年11月"."""

from collections.abc import Iterable
from dataclasses import replace

from dateline.annotate.times_found import Found
from dateline.model.annotation import TimeExpression
from dateline.model.dates import Direction, RelativeTime, RelativeUnit

_GAP = 8
_WORD = 4
_LIES = {-1: Direction.PAST, 1: Direction.FUTURE}


def joined(found: Iterable[Found], text: str) -> list[TimeExpression]:
    """Return the times of a text, a weekday beside a date left to the date, a year beside a month joined to it."""
    kept: list[TimeExpression] = []
    for each in sorted((one.expression for one in found), key=lambda time: time.span):
        last = kept[-1] if kept else None
        one = _one_time(last, each) if last is not None and _are_side_by_side(last, each, text) else None
        kept[len(kept) - (one is not None) :] = [one or each]
    return kept


def _are_side_by_side(first: TimeExpression, second: TimeExpression, text: str) -> bool:
    """Tell whether at most a small word stands between: "w listopadzie, ubiegłego roku", "Montag, den 19. Mai"."""
    gap = text[first.span.end : second.span.start]
    words = gap.strip(" ,()（）的の").split()
    longest = _GAP if gap.endswith("(") else _WORD  # "Sabtu malam (10/5)"
    return len(gap) <= _GAP and len(words) <= 1 and all(len(word) <= longest and word.isalpha() for word in words)


def _one_time(first: TimeExpression, second: TimeExpression) -> TimeExpression | None:
    for one, other in ((first, second), (second, first)):
        if _names_a_day(one) and other.relative is not None and other.relative.unit is RelativeUnit.WEEKDAY:
            return one
        if _is_week(one) and other.relative is not None and other.relative.unit is RelativeUnit.WEEKDAY:
            week = replace(one.relative, weekday=other.relative.weekday) if one.relative is not None else None
            return replace(one, span=first.span.hull(second.span), relative=week)
        year = _year_of(other)
        month = one.relative
        if year is not None and month is not None and month.unit in {RelativeUnit.MONTH_NAME, RelativeUnit.MONTH_DAY}:
            if month.month is None:
                continue
            season = replace(month, direction=_LIES.get(year.low, month.direction)) if month.high > 0 else None
            time = season or replace(year, month=month.month, day=month.day)
            return replace(one, span=first.span.hull(second.span), relative=time)
    return None


def _names_a_day(time: TimeExpression) -> bool:
    if time.interval is not None:
        return time.interval.days == 1
    return time.relative is not None and time.relative.unit is RelativeUnit.MONTH_DAY


def _is_week(time: TimeExpression) -> bool:
    relative = time.relative
    return relative is not None and relative.unit is RelativeUnit.WEEK and relative.weekday is None


def _year_of(time: TimeExpression) -> RelativeTime | None:
    relative = time.relative
    named = relative is not None and relative.unit is RelativeUnit.YEAR and relative.month is None
    return relative if named and relative is not None and relative.low == relative.high else None

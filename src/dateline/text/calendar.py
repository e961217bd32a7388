"""Calendar arithmetic between publication days and the times that a text names.

A `RelativeTime` is a function from a publication day to an interval. `resolve` applies it to an interval of
possible days, and `publication_days` inverts it: which publication days put the named time inside a given interval.
Weeks may begin on Sunday or on Monday, so a week named on any other day reaches from Sunday to Sunday.
"""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from dateline.model.dates import Direction, Interval, Part, RelativeTime, RelativeUnit

# Beyond this many possible days a publication interval says too little to try each day.
MAX_DAYS = 1100
_NEAREST_YEARS = (-1, 0, 1)
_SUNDAY = 6
_MOST_MONTHS = 11


def resolve(time: RelativeTime, published: Interval) -> Interval:
    """Return the days that `time` can mean for any publication day in `published`.

    >>> wednesday = RelativeTime(RelativeUnit.WEEKDAY, weekday=2, direction=Direction.PAST)
    >>> str(resolve(wednesday, Interval.on(date(2024, 7, 4))))
    '2024-07-03'
    >>> str(resolve(wednesday, Interval()))
    'unknown'
    """
    if published.days is None or published.days > MAX_DAYS:
        return Interval()
    meanings = [resolve_on(time, day) for day in _days(published)]
    hull = meanings[0]
    for meaning in meanings[1:]:
        hull = hull.hull(meaning)
    return hull


def publication_days(time: RelativeTime, happened: Interval, published: Interval) -> Interval | None:
    """Return the part of `published` on which `time` can mean a day of `happened`; `None` where there is none.

    >>> this_week = RelativeTime(RelativeUnit.WEEK, direction=Direction.FUTURE)
    >>> summer = Interval(date(2022, 8, 1), date(2022, 12, 31))
    >>> str(publication_days(this_week, Interval.on(date(2022, 9, 15)), summer))
    '2022-09-11..2022-09-17'
    """
    candidates = _near(happened, published)
    if candidates is None:
        return None
    if candidates.days is None or candidates.days > MAX_DAYS:
        return published
    fitting = [d for d in _days(candidates) if not resolve_on(time, d).is_disjoint(happened)]
    return Interval(fitting[0], fitting[-1]) if fitting else None


def days_named(time: RelativeTime, days: Interval, *, late: int = 0) -> Interval | None:
    """Cut the ends of `days` to the first and the last that `time` names, or that follow one by at most `late` days.

    An open end stays open. `None` is returned where no day of a bounded interval is left.

    >>> nones = RelativeTime(RelativeUnit.MONTH_DAY, month=3, day=7)
    >>> str(days_named(nones, Interval(date(2021, 3, 2), date(2021, 3, 20)), late=1))
    '2021-03-07..2021-03-08'
    >>> str(days_named(nones, Interval(date(2021, 3, 12), None)))
    '2022-03-07..'
    """
    first = days.earliest and _first_named(time, days.earliest, 1, late)
    last = days.latest and _first_named(time, days.latest, -1, late)
    return None if first and last and first > last else Interval(first, last)


def _first_named(time: RelativeTime, day: date, step: int, late: int) -> date | None:
    """Return the first day from `day` on, forwards or backwards, that `time` names for a reader of that day."""
    for number in range(MAX_DAYS):
        each = _add(day, step * number)
        if not resolve_on(time, each).is_disjoint(Interval(_add(each, -late), each)):
            return each
    return None


def resolve_on(time: RelativeTime, day: date) -> Interval:
    """Return what `time` means in a text published on `day`."""
    match time.unit:
        case RelativeUnit.DAYS:
            return Interval(_add(day, time.low), _add(day, time.high))
        case RelativeUnit.WEEK:
            whole = _week(day, time)
            if time.weekday is not None:
                return _weekday_in(_part(whole, time.part, day), time.weekday)
        case RelativeUnit.MONTH:
            whole = Interval(_month(day, time.low).earliest, _month(day, time.high).latest)
        case RelativeUnit.YEAR:
            if time.month is not None:
                return _month_or_day(_year(day.year + time.low), time.month, time.day)
            whole = Interval(year_of(_year(day.year + time.low)).earliest, year_of(_year(day.year + time.high)).latest)
        case RelativeUnit.WEEKDAY:
            return _weekday(day, time)
        case RelativeUnit.MONTH_NAME:
            whole = _named_month(day, time)
        case RelativeUnit.MONTH_DAY:
            return _month_day(day, time)
    return _part(whole, time.part, day)


def month_of(year: int, month: int) -> Interval:
    """Return the days of a calendar month.

    >>> str(month_of(2022, 2))
    '2022-02'
    """
    return Interval(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def year_of(year: int) -> Interval:
    """Return the days of a calendar year."""
    return Interval(date(year, 1, 1), date(year, 12, 31))


def _days(interval: Interval) -> Iterator[date]:
    assert interval.earliest is not None and interval.latest is not None
    for number in range((interval.latest - interval.earliest).days + 1):
        yield interval.earliest + timedelta(days=number)


def _near(happened: Interval, published: Interval) -> Interval | None:
    """Cut a long publication interval to the years around what happened, so that each day can be tried."""
    if not happened.is_bounded:
        return published
    assert happened.earliest is not None and happened.latest is not None
    return published.intersect(Interval(_add(happened.earliest, -400), _add(happened.latest, 400)))


def _add(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.min if days < 0 else date.max


def _week(day: date, time: RelativeTime) -> Interval:
    """Return the week that is meant, wide enough for weeks that begin on Sunday and weeks that begin on Monday.

    On a Sunday "this week" is the one that begins or the one that ends, as the tense says; "next week" and "last
    week" are read both ways.
    """
    monday = _add(day, -day.weekday())
    by_monday = Interval(_add(monday, 7 * time.low), _add(monday, 6 + 7 * time.high))
    if day.weekday() != _SUNDAY:
        return by_monday.hull(Interval(_add(monday, 7 * time.low - 1), by_monday.latest))
    by_sunday = Interval(_add(day, 7 * time.low), _add(day, 6 + 7 * time.high))
    if time.low == time.high == 0 and time.direction is not Direction.NEAREST:
        return by_sunday if time.direction is Direction.FUTURE else by_monday
    return by_monday.hull(by_sunday)


def _weekday_in(week: Interval, weekday: int) -> Interval:
    """Return the day of a week with that name; both Sundays where the week may begin or end with one."""
    assert week.earliest is not None and week.latest is not None
    first = _add(week.earliest, (weekday - week.earliest.weekday()) % 7)
    last = _add(week.latest, -((week.latest.weekday() - weekday) % 7))
    return Interval(first, last) if first <= last else week


def _year(number: int) -> int:
    """Return the year, or the first or last one that a calendar day can have ("ten thousand years ago")."""
    return min(max(number, date.min.year), date.max.year)


def _month(day: date, offset: int) -> Interval:
    months = day.year * 12 + day.month - 1 + offset
    return month_of(_year(months // 12), months % 12 + 1)


def _weekday(day: date, time: RelativeTime) -> Interval:
    assert time.weekday is not None
    ahead = (time.weekday - day.weekday()) % 7
    match time.direction:
        case Direction.PAST:
            return Interval.on(_add(day, (ahead if time.low < 0 else ahead or 7) - 7))
        case Direction.FUTURE:
            return Interval.on(_add(day, ahead or 7))
    return Interval(_add(day, (ahead or 7) - 7), _add(day, ahead))


def _named_month(day: date, time: RelativeTime) -> Interval:
    assert time.month is not None
    months = [month_of(_year(day.year + y), time.month) for y in (-2, *_NEAREST_YEARS)]
    more = min(max(time.high, 0), _MOST_MONTHS)
    candidates = [Interval(m.earliest, _month(m.earliest, more).latest) if m.earliest else m for m in months]
    if time.low < 0:
        candidates = [each for each in candidates if each.latest and each.latest < day]
    return _choose(candidates, day, time.direction)


def _month_day(day: date, time: RelativeTime) -> Interval:
    assert time.day is not None
    if time.month is None:
        return _choose(_days_of_months(day, time.day), day, time.direction)
    candidates = []
    for years in (-4, -3, -2, *_NEAREST_YEARS, 2, 3, 4) if time.day == 29 else _NEAREST_YEARS:
        try:
            named = date(_year(day.year + years), time.month, time.day)
            candidates.append(Interval(_add(named, time.low), named))
        except ValueError:
            continue  # 29 February outside a leap year
    return _choose(candidates, day, time.direction) if candidates else Interval()


def _month_or_day(year: int, month: int, day: int | None) -> Interval:
    """Return a day of a month, or the whole month where no day is named or the month has no such day."""
    named = day is not None and day <= monthrange(year, month)[1]
    return Interval.on(date(year, month, day)) if named and day is not None else month_of(year, month)


def _days_of_months(day: date, number: int) -> list[Interval]:
    """Return the days with that number in the months around `day`: "on the 7th"."""
    months = [_month(day, offset) for offset in (-2, -1, 0, 1, 2)]
    days = [_add(m.earliest, number - 1) for m in months if m.earliest and (m.days or 0) >= number]
    return [Interval.on(each) for each in days]


def _choose(candidates: list[Interval], day: date, direction: Direction) -> Interval:
    past = [c for c in candidates if c.earliest and c.earliest <= day]
    ahead = [c for c in candidates if c.latest and c.latest >= day]
    if direction is Direction.PAST and past:
        return past[-1]
    if direction is Direction.FUTURE and ahead:
        return ahead[0]
    return min(candidates, key=lambda c: _distance(c, day))


def _distance(interval: Interval, day: date) -> int:
    assert interval.earliest is not None and interval.latest is not None
    if interval.holds(day):
        return 0
    return min(abs((interval.earliest - day).days), abs((interval.latest - day).days))


def _part(whole: Interval, part: Part, day: date) -> Interval:
    cut = {
        Part.WHOLE: Interval(),
        Part.TO_DATE: Interval(None, day),
        Part.REST: Interval(day, None),
    }[part]
    return whole.intersect(cut) or whole

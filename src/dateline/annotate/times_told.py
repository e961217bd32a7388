"""Days that a page counts from what it told before, and not from the day on which it appears.

"On 24 March of that year", "on Sunday" behind "last week's visit", "on the Thursday he flew home", "on 3 November …
nine days later".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from dateline.annotate.times_found import WEEKDAY, day_of
from dateline.model.annotation import TimeExpression
from dateline.model.article import Article
from dateline.model.dates import Direction, Interval, Part, RelativeTime, RelativeUnit
from dateline.model.span import Span
from dateline.text.calendar import month_of

_FROM_STORY = re.compile(
    r"the (?:following (?:day|morning|evening|week|month|year)|next (?:day|morning))", re.IGNORECASE
)
_WEEKDAY = re.compile(rf"{WEEKDAY}(?: morning| afternoon| evening| night)?")
_OF_THE_STORY = re.compile(r"\b(?:the|that|the same|that same|an?) $", re.IGNORECASE)
_THAT_YEAR = re.compile(r",? (?:of )?(?:that|the same) year\b")
_OF_LAST_WEEK = re.compile(r"last week[\u2019']s\b", re.IGNORECASE)
_REACH = 600  # characters behind "last week's visit" in which a weekday may be one of that week
_LOOK_BACK = 10
_LATER = re.compile(
    r" (?P<way>later|afterwards|earlier|(?:after|before)(?=\s*(?:[.,;:!?)]|$)| (?:about|in|at|with|and|but|on|to)\b))\b"
)
_THE_DAY = re.compile(r"\b[Tt]he $")
_BACK = frozenset({"earlier", "before"})
_DISTANCE = re.compile(r"P(?P<n>\d+)(?P<unit>[DW])")
_NEAR = 220  # characters between a day and one that is counted from it
_WEEK = 7
_LEAP = 2000  # a year with all days that a day without its year can be


def is_told_from(words: str, span: Span) -> bool:
    """Tell whether a day is counted from what was told before, so that it is not known: "on the Thursday"."""
    named = span.of(words)
    before = words[max(0, span.start - _LOOK_BACK) : span.start]
    of_the_story = _WEEKDAY.fullmatch(named) is not None and _OF_THE_STORY.search(before) is not None
    return of_the_story or _FROM_STORY.fullmatch(named) is not None


def as_told(article: Article, times: Sequence[TimeExpression]) -> Iterator[TimeExpression]:
    """Yield the times of a page, in order; those that go on from an earlier one as that one says."""
    year: int | None = None
    week = -_REACH - 1
    before: TimeExpression | None = None
    for time in times:
        found = time
        if time.relative is not None and _THAT_YEAR.match(article.text, time.span.end):
            found = replace(time, interval=_in_year(time.relative, year), relative=None)
        elif time.duration is not None and before is not None:
            found = _counted_from(article.text, before, time)
        elif before is not None and _FROM_STORY.fullmatch(time.span.of(article.text)) is not None:
            found = _next_day(article.text, before, time)
        elif time.relative is not None and time.span.start - week < _REACH:
            found = replace(time, relative=_of_that_week(article.text, time.span, time.relative))
        if _OF_LAST_WEEK.match(article.text, time.span.start):
            week = time.span.end
        if found.interval is not None and found.interval.earliest and found.interval.latest:
            first, last = found.interval.earliest.year, found.interval.latest.year
            year = first if first == last else year
        before = found if found.interval is not None or found.relative is not None else before
        yield found


def _in_year(time: RelativeTime, year: int | None) -> Interval | None:
    """Return the day or month in the year told last; nothing where no year was told."""
    if year is None or time.month is None:
        return None
    if time.unit is RelativeUnit.MONTH_NAME:
        return month_of(year, time.month)
    day = day_of(year, time.month, time.day) if time.day is not None else None
    return Interval.on(day) if day is not None else None


def _counted_from(text: str, day: TimeExpression, time: TimeExpression) -> TimeExpression:
    """Return "nine days later" as the day that lies so far from the day named before it, where that is a day."""
    later, distance = _LATER.match(text, time.span.end), _DISTANCE.fullmatch(time.duration or "")
    the_day = time.span.of(text) == "day" and _THE_DAY.search(text, 0, time.span.start) is not None
    if later is None or not (distance or the_day) or not _goes_on(text, day, time):
        return time
    days, weeks = (int(distance["n"]), distance["unit"] == "W") if distance else (1, False)
    days = days * (7 if weeks else 1) * (-1 if later["way"] in _BACK else 1)
    return _moved_by(day, time, days, 3 if weeks else 0)  # "two weeks later" is right to within half a week


def _goes_on(text: str, day: TimeExpression, time: TimeExpression) -> bool:
    """Tell whether a time stands near enough behind a day to be counted from it."""
    between = text[day.span.end : time.span.start]
    return len(between) <= _NEAR and "\n" not in between and day.modifier is None


def _next_day(text: str, day: TimeExpression, time: TimeExpression) -> TimeExpression:
    """Return "the following day" as the day after the one named before it; a longer stretch is left unknown."""
    words = time.span.of(text).lower()
    one = words.endswith(("day", "morning", "evening"))
    return _moved_by(day, time, 1, 0) if one and _goes_on(text, day, time) else time


def _moved_by(day: TimeExpression, time: TimeExpression, days: int, spread: int) -> TimeExpression:
    """Return `time` as the day so many days behind `day`, within `spread` days; itself where that is no day."""
    if day.interval is not None and day.interval.is_day and day.interval.earliest is not None:
        middle = day.interval.earliest + timedelta(days=days)
        around = Interval(middle - timedelta(days=spread), middle + timedelta(days=spread))
        return replace(time, interval=around, modifier=None, duration=None, approximate=spread > 0)
    if day.relative is not None and not spread and (moved := _moved(day.relative, days)) is not None:
        return replace(time, relative=moved, modifier=None, duration=None)
    return time


def _moved(day: RelativeTime, days: int) -> RelativeTime | None:
    """Return a day named relative to the page, so many days later; nothing where it is no one day."""
    if day.unit is RelativeUnit.DAYS and day.low == day.high:
        return replace(day, low=day.low + days, high=day.high + days, direction=Direction.NEAREST)
    if day.unit is RelativeUnit.WEEKDAY and day.weekday is not None:
        return _other_weekday(day, day.weekday, days)
    if day.unit is RelativeUnit.MONTH_DAY and day.month is not None and day.day is not None:
        moved = date(_LEAP, day.month, day.day) + timedelta(days=days)
        return replace(day, month=moved.month, day=moved.day) if moved.year == _LEAP else None
    return None


def _other_weekday(day: RelativeTime, weekday: int, days: int) -> RelativeTime | None:
    """Return the weekday so many days from a weekday; nothing where the page's own day may lie between the two."""
    later, before = 0 < days < _WEEK, days == -1
    if (day.direction is Direction.PAST and (later or before)) or (day.direction is Direction.FUTURE and before):
        low = -1 if before and day.direction is Direction.PAST else day.low
        return replace(day, weekday=(weekday + days) % _WEEK, low=low)
    return None


def _of_that_week(text: str, span: Span, time: RelativeTime) -> RelativeTime:
    """Return a weekday of the past as one of this week or the last: the page tells of last week."""
    bare = _WEEKDAY.fullmatch(span.of(text)) is not None
    if time.unit is not RelativeUnit.WEEKDAY or time.direction is not Direction.PAST or not bare:
        return time
    return RelativeTime(RelativeUnit.WEEK, -1, 0, weekday=time.weekday, direction=Direction.PAST, part=Part.TO_DATE)

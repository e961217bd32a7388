"""What the times of one page's mentions mean, as far as the page's own date is known."""

from dataclasses import replace
from datetime import date
from itertools import combinations

from dateline.link.kinds import LASTING, family_of
from dateline.model.annotation import EventMention, Status
from dateline.model.dates import Direction, Interval, RelativeTime, RelativeUnit
from dateline.model.link import Page
from dateline.text.calendar import resolve

_MOST_OF_A_YEAR = 300
# A time stands at the head of its sentence after no more than "On the morning of".
_OPENING = 18
_OPEN = frozenset({"since", "until", "before", "after", "from"})
PUT_OFF = frozenset({Status.POSTPONED, Status.CANCELLED})
AHEAD = frozenset({Status.PLANNED}) | PUT_OFF


def calendar_marks(time: RelativeTime) -> set[tuple[RelativeUnit, int, int]]:
    """Return what a relative time says of the day itself: its weekday, its month, its day of the month.

    >>> calendar_marks(RelativeTime(RelativeUnit.WEEKDAY, weekday=2))
    {(<RelativeUnit.WEEKDAY: 'weekday'>, 2, 0)}
    """
    match time.unit:
        case RelativeUnit.WEEKDAY | RelativeUnit.WEEK if time.weekday is not None:
            return {(RelativeUnit.WEEKDAY, time.weekday, 0)}
        case RelativeUnit.MONTH_NAME if time.month is not None and time.high == 0:
            return {(time.unit, time.month, 0)}
        case RelativeUnit.MONTH_DAY if time.month is not None and time.day is not None:
            return {(time.unit, time.month, time.day)}
    return set()


def is_marked(day: date, mark: tuple[RelativeUnit, int, int]) -> bool:
    """Tell whether a day has the weekday, month or day of the month of `mark`."""
    unit, value, number = mark
    if unit is RelativeUnit.WEEKDAY:
        return day.weekday() == value
    return day.month == value and number in (0, day.day)


def time_of(page: Page, number: int, published: Interval, status: Status = Status.UNKNOWN) -> Interval:
    """Return the days that one of a page's time expressions names, as far as the page's own date allows."""
    time = page.notes.times[number]
    if time.interval is not None:
        return time.interval
    if time.relative is None:
        return Interval()
    named = resolve(as_meant(time.relative, status), published)
    if status is Status.HELD and time.relative.direction is Direction.NEAREST and _is_ahead(named, published):
        named = resolve(replace(time.relative, direction=Direction.PAST), published)
    if time.relative.unit is RelativeUnit.MONTH_DAY and _is_long_ago(named, published):
        nearest = resolve(replace(time.relative, direction=Direction.NEAREST), published)
        return named if status is Status.HELD and _is_ahead(nearest, published) else nearest
    return named


def _is_ahead(named: Interval, published: Interval) -> bool:
    """Tell whether days lie after a page, where nothing lies that has taken place."""
    return named.earliest is not None and published.latest is not None and named.earliest > published.latest


def _is_long_ago(named: Interval, published: Interval) -> bool:
    """Tell whether a day named without its year would lie most of a year back: pages then give the year."""
    if named.latest is None or published.earliest is None:
        return False
    return (published.earliest - named.latest).days > _MOST_OF_A_YEAR


def as_meant(time: RelativeTime, status: Status) -> RelativeTime:
    """Return a named day or month of what was planned or put off as the nearest: it may be ahead, whatever the tense.

    So is the weekday of what was cancelled; what was postponed has another day.

    "The talks were planned for 25 March", "Wednesday's talks were cancelled".
    """
    named = time.unit in (RelativeUnit.MONTH_DAY, RelativeUnit.MONTH_NAME)
    named = (named and status in AHEAD) or (time.unit is RelativeUnit.WEEKDAY and status is Status.CANCELLED)
    if named and time.direction is Direction.PAST:
        return replace(time, direction=Direction.NEAREST)
    return time


def bounded_by(modifier: str | None, named: Interval) -> Interval:
    """Return the days left by a time with a word before it: "after 3 May", "by Friday", "since March".

    >>> str(bounded_by("after", Interval.on(date(2021, 5, 3))))
    '2021-05-03..'
    """
    match modifier:
        case None:
            return named
        case "after" | "since" | "from":
            return Interval(named.earliest, None)
        case "before" | "until" | "by":
            return Interval(None, named.latest)
    return Interval()


def own_time(page: Page, mention: EventMention, published: Interval) -> Interval:
    """Return the days that a mention's own times leave; of several happenings named at once, all days between them."""
    left = Interval()
    for number in mention.times:
        time = page.notes.times[number]
        if time.duration is None:
            named = bounded_by(time.modifier, time_of(page, number, published, mention.status))
            left = left.intersect(named) or left.hull(named)
    return left


def opening_time(page: Page, mention: EventMention, *, before: bool) -> int | None:
    """Return the time that opens the sentence of a mention, or else, if wanted, one before it in the paragraph.

    "In January he made it his first stop abroad. He met the president": January is the scene of both.
    """
    notes, text, start = page.notes, page.article.text, mention.trigger.start
    paragraph = text.rfind("\n", 0, start) + 1
    sentence = notes.sentence_at(start)
    first = paragraph if before or sentence is None else max(paragraph, sentence.span.start)
    found = None
    for number, time in enumerate(notes.times):
        if not first <= time.span.start < start or time.duration is not None or time.modifier in _OPEN:
            continue
        holder = notes.sentence_at(time.span.start)
        if holder is not None and time.span.start - holder.span.start <= _OPENING:
            found = number
    return found


def names_several(page: Page, mention: EventMention, published: Interval) -> bool:
    """Tell whether a mention of something that takes a day names two days or more."""
    times = [page.notes.times[number] for number in mention.times]
    days = [each for each in times if each.duration is None and each.modifier is None]
    if family_of(mention.type) in LASTING or len(days) < 2:
        return False
    named = [time_of(page, number, published) for number in mention.times if page.notes.times[number] in days]
    marks = [calendar_marks(each.relative) for each in days if each.relative is not None]
    dates = [mark for found in marks for mark in found if mark[0] is RelativeUnit.MONTH_DAY]
    return len(set(dates)) > 1 or any(a.is_disjoint(b) for a, b in combinations(named, 2))


def by_status(mention: EventMention, published: Interval) -> Interval:
    """Return the days that a report before or after the fact leaves."""
    if mention.status is Status.HELD:
        return Interval(None, published.latest)
    if mention.status is Status.PLANNED and not mention.background:
        return Interval(published.earliest, None)
    return Interval()

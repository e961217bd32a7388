"""Intervals of days, dates with their basis, and times relative to a publication day.

Unknown is a value here: an open end is `None`, and a date nobody knows is `Dated.unknown()`.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dateline.model.span import Span

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Interval:
    """A closed interval of calendar days; an end that is `None` is open.

    >>> str(Interval(date(2022, 9, 11), date(2022, 9, 13)))
    '2022-09-11..2022-09-13'
    >>> str(Interval(date(2022, 9, 1), date(2022, 9, 30)))
    '2022-09'
    """

    earliest: date | None = None
    latest: date | None = None

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"interval ends before it starts: {self.earliest} > {self.latest}")

    @classmethod
    def on(cls, day: date) -> "Interval":
        """Return the interval that holds just `day`."""
        return cls(day, day)

    @classmethod
    def parse(cls, text: str) -> "Interval":
        """Return the interval that is printed as `text`; `ValueError` where it is none.

        >>> Interval.parse("2024-02") == Interval(date(2024, 2, 1), date(2024, 2, 29))
        True
        >>> str(Interval.parse("2024-02-03..")), str(Interval.parse("unknown"))
        ('2024-02-03..', 'unknown')
        """
        if text == "unknown":
            return cls()
        first, dots, last = text.partition("..")
        start = _unit(first) if first else cls()
        end = _unit(last) if last else cls()
        if dots and not first and not last:
            raise ValueError(f"not a time: {text!r}")
        return cls(start.earliest, end.latest) if dots else start

    @property
    def is_unknown(self) -> bool:
        """Whether both ends are open."""
        return self.earliest is None and self.latest is None

    @property
    def is_bounded(self) -> bool:
        """Whether both ends are known."""
        return self.earliest is not None and self.latest is not None

    @property
    def is_day(self) -> bool:
        """Whether the interval is one single day."""
        return self.earliest is not None and self.earliest == self.latest

    @property
    def days(self) -> int | None:
        """How many days the interval holds; `None` where an end is open."""
        if self.earliest is None or self.latest is None:
            return None
        return (self.latest - self.earliest).days + 1

    def intersect(self, other: "Interval") -> "Interval | None":
        """Return the days in both intervals, or `None` where there are none."""
        earliest = max((d for d in (self.earliest, other.earliest) if d), default=None)
        latest = min((d for d in (self.latest, other.latest) if d), default=None)
        if earliest and latest and earliest > latest:
            return None
        return Interval(earliest, latest)

    def is_disjoint(self, other: "Interval") -> bool:
        """Tell whether no day lies in both intervals."""
        return self.intersect(other) is None

    def hull(self, other: "Interval") -> "Interval":
        """Return the shortest interval that holds both."""
        earliest = min(self.earliest, other.earliest) if self.earliest and other.earliest else None
        latest = max(self.latest, other.latest) if self.latest and other.latest else None
        return Interval(earliest, latest)

    def holds(self, day: date) -> bool:
        """Tell whether `day` lies in the interval."""
        return (self.earliest is None or self.earliest <= day) and (self.latest is None or day <= self.latest)

    def within(self, other: "Interval") -> bool:
        """Tell whether every day of this interval lies in `other`."""
        return self.intersect(other) == self

    @property
    def precision(self) -> "Precision":
        """The calendar unit that the interval is, or `range` / `unknown`."""
        if self.is_unknown:
            return Precision.UNKNOWN
        if self.earliest is None or self.latest is None:
            return Precision.RANGE
        if self.earliest == self.latest:
            return Precision.DAY
        after = self.latest + _ONE_DAY
        if self.earliest.day == 1 and after.day == 1:
            months = (after.year - self.earliest.year) * 12 + after.month - self.earliest.month
            if months == 1:
                return Precision.MONTH
            if months == 12 and self.earliest.month == 1:
                return Precision.YEAR
        return Precision.RANGE

    def __str__(self) -> str:
        if self.is_unknown:
            return "unknown"
        if self.earliest and self.latest:
            match self.precision:
                case Precision.DAY:
                    return self.earliest.isoformat()
                case Precision.MONTH:
                    return f"{self.earliest:%Y-%m}"
                case Precision.YEAR:
                    return f"{self.earliest.year:04d}"
        return f"{self.earliest or ''}..{self.latest or ''}"


def _unit(text: str) -> Interval:
    """Return the day, month or year that is written `2024-02-03`, `2024-02` or `2024`."""
    match text.split("-"):
        case [year] if len(year) == len("2024"):
            return Interval(date(int(year), 1, 1), date(int(year), 12, 31))
        case [year, month] if len(text) == len("2024-02"):
            first = date(int(year), int(month), 1)
            after = first.replace(day=28) + timedelta(days=4)
            return Interval(first, after.replace(day=1) - _ONE_DAY)
        case _:
            return Interval.on(date.fromisoformat(text))


class Precision(StrEnum):
    """How exactly a date is known."""

    MINUTE = "minute"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"
    UNKNOWN = "unknown"


class Basis(StrEnum):
    """Where a date comes from, the strongest first."""

    JUDGED = "judged"  # by a person
    STATED = "stated"
    METADATA = "metadata"
    URL = "url"
    HEADER = "header"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Reason:
    """One step of evidence behind a date: the rule, what it says in words, and where it was read."""

    rule: str
    text: str
    article_id: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Dated:
    """When something was published or happened, at its true precision, with its reasons.

    `moment` holds the clock time as printed (`2024-07-04T13:29`), with an offset only where one is known or
    inferred; `zone` says which (`+06:00 inferred from the place line`). Days are calendar days at that place.
    """

    interval: Interval = Interval()
    precision: Precision = Precision.UNKNOWN
    basis: Basis = Basis.UNKNOWN
    reasons: tuple[Reason, ...] = ()
    moment: str | None = None
    zone: str | None = None

    @classmethod
    def unknown(cls, *reasons: Reason) -> "Dated":
        """Return the date nobody knows."""
        return cls(reasons=reasons)

    @classmethod
    def of(cls, interval: Interval, basis: Basis, *reasons: Reason) -> "Dated":
        """Return `interval` with the precision it has."""
        return cls(interval, interval.precision, basis, reasons)

    def __str__(self) -> str:
        return self.moment or str(self.interval)


class RelativeUnit(StrEnum):
    """What a relative time counts or names."""

    DAYS = "days"  # low..high days from the publication day: today, tomorrow, two weeks ago
    WEEK = "week"  # the week low..high weeks away: this week, next week
    MONTH = "month"  # the calendar month low..high months away: last month
    YEAR = "year"  # the calendar year low..high years away: last year, earlier this year
    WEEKDAY = "weekday"  # the named weekday before or after: on Wednesday
    MONTH_NAME = "month name"  # the named month before or after: in May
    MONTH_DAY = "month day"  # the named day without a year: September 15


class Direction(StrEnum):
    """Which way from the publication day a name is to be read; tense and aspect decide."""

    PAST = "past"
    FUTURE = "future"
    NEAREST = "nearest"


class Part(StrEnum):
    """Which part of the named unit is meant."""

    WHOLE = "whole"
    TO_DATE = "to date"  # earlier this year: from its start to the publication day
    REST = "rest"  # later this week: from the publication day to its end


@dataclass(frozen=True, slots=True)
class RelativeTime:
    """A time that is fixed only once the publication day is known ("this week", "on Wednesday").

    Attributes:
        unit: what is counted or named.
        low, high: offsets in `unit` from the publication day, both included (`DAYS`, `WEEK`, `MONTH`, `YEAR`). With
            `WEEKDAY` and `MONTH_NAME` a `low` of -1 leaves out the day and the month of publication ("last August").
            With `MONTH_NAME` a `high` above 0 adds so many months behind the named one (a season).
            With `MONTH_DAY` a `low` of -1 leaves open whether the day before is meant (a day of another calendar).
        weekday: Monday 0 … Sunday 6, with `WEEKDAY`; with `WEEK` that day of the week ("on Tuesday last week").
        month, day: with `MONTH_NAME` and `MONTH_DAY`; a day without a month ("on the 7th") has no `month`. `YEAR` may
            have a `month` too ("in May last year"), and a `day` of it.
        direction: past or future, for the three named kinds and for a week named on a Sunday.
        part: the whole unit, the part before or the part after the publication day.
    """

    unit: RelativeUnit
    low: int = 0
    high: int = 0
    weekday: int | None = None
    month: int | None = None
    day: int | None = None
    direction: Direction = Direction.NEAREST
    part: Part = Part.WHOLE

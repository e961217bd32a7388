"""A linear scale of time, from years to hours, for drawing intervals as bars."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from dateline.model.dates import Interval

_MIN_WIDTH = 0.6
_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 600)
_MAX_TICKS = 5
_MONTH_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SHORT_DAYS = 45
_DAY_HOURS = 24
_SHORT_HOURS = 72
_HOUR_STEPS = (1, 2, 3, 6, 12, 24)
_ONE_DAY = timedelta(days=1)
_PADDING = 0.02


@dataclass(frozen=True, slots=True)
class Bar:
    """Where an interval lies on the scale, in per cent; `open_start` and `open_end` mark ends that are not known."""

    left: float
    width: float
    open_start: bool = False
    open_end: bool = False


@dataclass(frozen=True, slots=True)
class Scale:
    """Days from `first` to `last`, both whole, laid out from 0 to 100 per cent.

    Of a single day it may be some hours only, from `start` to `end` (24 is the end of the day).
    """

    first: date | None = None
    last: date | None = None
    start: int = 0
    end: int = _DAY_HOURS

    @classmethod
    def over(cls, intervals: Iterable[Interval]) -> "Scale":
        """Return the scale that holds the known ends of all intervals, with a little room at both sides."""
        ends = [day for interval in intervals for day in (interval.earliest, interval.latest) if day]
        if not ends:
            return cls()
        room = timedelta(days=1 + int((max(ends) - min(ends)).days * _PADDING))
        return cls(min(ends) - room, max(ends) + room)

    @property
    def hours(self) -> int:
        """How many hours the scale holds; 0 where it is empty."""
        if self.first is None or self.last is None:
            return 0
        return _DAY_HOURS * (self.last - self.first).days + self.end - self.start

    def position(self, moment: date | datetime) -> float:
        """Return where a moment, or the beginning of a day, lies, cut to the scale's ends."""
        if self.first is None or not self.hours:
            return 0.0
        if isinstance(moment, datetime):
            day, hour = moment.date(), moment.hour + moment.minute / 60
        else:
            day, hour = moment, 0.0
        share = (_DAY_HOURS * (day - self.first).days + hour - self.start) / self.hours
        return round(100 * min(1.0, max(0.0, share)), 2)

    def holds(self, moment: datetime) -> bool:
        """Tell whether a moment lies on the scale."""
        if self.first is None:
            return False
        since = moment - datetime.combine(self.first, time.min)
        return timedelta(hours=self.start) <= since < timedelta(hours=self.start + self.hours)

    def bar(self, interval: Interval) -> Bar | None:
        """Return an interval's bar; `None` where nothing is known or the scale is empty."""
        if interval.is_unknown or self.first is None or self.last is None:
            return None
        left = self.position(interval.earliest) if interval.earliest else 0.0
        right = self.position(interval.latest + _ONE_DAY) if interval.latest and interval.latest < date.max else 100.0
        left = min(left, 100 - _MIN_WIDTH)
        before = interval.earliest is None or interval.earliest < self.first
        after = interval.latest is None or interval.latest > self.last
        return Bar(left, round(max(_MIN_WIDTH, right - left), 2), before, after)

    @property
    def ticks(self) -> tuple[tuple[float, str], ...]:
        """Positions and names of at most about six hours, days, months or years."""
        if self.first is None or self.last is None:
            return ()
        if self.hours <= _SHORT_HOURS:
            return self._hour_ticks()
        if (self.last - self.first).days <= _SHORT_DAYS:
            return self._day_ticks()
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month
        step = next(step for step in _MONTH_STEPS if months / step <= _MAX_TICKS or step == _MONTH_STEPS[-1])
        start = -(-(self.first.year * 12 + self.first.month) // step) * step
        found = []
        for index in range(start, self.last.year * 12 + self.last.month, step):
            day = date(index // 12, index % 12 + 1, 1)
            name = str(day.year) if step >= 12 else f"{_MONTH_NAMES[day.month - 1]} {day.year}"
            found.append((self.position(day), name))
        return tuple(found)

    def _day_ticks(self) -> tuple[tuple[float, str], ...]:
        first, last = self.first or date.min, self.last or date.min
        step = max(1, -(-(last - first).days // _MAX_TICKS))
        days = [first + timedelta(days=n) for n in range(0, (last - first).days + 1, step)]
        return tuple((self.position(day), f"{day.day} {_MONTH_NAMES[day.month - 1]}") for day in days)

    def _hour_ticks(self) -> tuple[tuple[float, str], ...]:
        step = next(step for step in _HOUR_STEPS if self.hours / step <= _MAX_TICKS + 1)
        opening = datetime.combine(self.first or date.min, time.min)
        hours = range(-(-self.start // step) * step, self.start + self.hours, step)
        moments = [opening + timedelta(hours=hour) for hour in hours]
        return tuple((self.position(each), _named(each)) for each in moments)


def _named(moment: datetime) -> str:
    return f"{moment:%H:%M}" if moment.hour else f"{moment.day} {_MONTH_NAMES[moment.month - 1]}"

"""Interval propagation: constraints between dates, applied until nothing tightens any more.

Every constraint may only shorten the interval of one item, so the work ends. The next constraint to be looked at is
always the first in a fixed order that may have something new to say; one that would leave no day at all is set aside
for good and reported. Both rules read the set of constraints only, so the result does not depend on how it was
gathered.
"""

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from dateline.model.dates import Interval, Reason, RelativeTime
from dateline.model.link import DateConflict
from dateline.model.span import Span
from dateline.text.calendar import days_named, publication_days, resolve

# Intervals are counted in days: a constraint that creeps day by day has gone wrong, and is stopped.
_MOST_STEPS = 40


@dataclass(frozen=True, slots=True)
class Bound:
    """A constraint on when `target` was.

    Exactly one of five forms: `fixed` (it lies in these days); `weekday` (it has that weekday, Monday 0, or that of
    the day after); `time` alone (it is the day that the time names, or the day after); `source` with `time` (it lies
    in what the relative time means on the page `source`, or, where `of_page` is set, `target` is a page on which
    `time` can mean a day of the event `source`); `source` with `low` and / or `high` (it is at least `low` days after
    the source's first day, at most `high` days after its last).

    Attributes:
        rank: the smaller, the earlier it is applied, and the surer it is to be kept in a conflict.
        words: what the page says, for people.
        widest: it says nothing while its source is left more days than these.
        quiet: a mismatch is ordinary (a visit of several days told by two of its days) and is not reported.
    """

    target: str
    rule: str
    words: str
    rank: int
    article_id: str | None = None
    span: Span | None = None
    fixed: Interval | None = None
    source: str | None = None
    time: RelativeTime | None = None
    of_page: bool = False
    low: int | None = None
    high: int | None = None
    widest: int | None = None
    quiet: bool = False
    weekday: int | None = None

    @property
    def order(self) -> tuple[object, ...]:
        """A total order over different constraints."""
        span = (self.span.start, self.span.end) if self.span else (-1, -1)
        return (self.rank, self.article_id or "", span, self.rule, self.target, self.source or "", self.words)

    def allows(self, intervals: Mapping[str, Interval]) -> Interval | None:
        """Return the days the constraint leaves to `target`; `None` where it leaves none."""
        if self.fixed is not None:
            return self.fixed
        if self.weekday is not None:
            return _of_weekday(intervals[self.target], self.weekday)
        if self.time is not None and self.source is None:
            return days_named(self.time, intervals[self.target], late=1)
        source = intervals[self.source or ""]
        if self.widest is not None and (source.days is None or source.days > self.widest):
            return Interval()
        if self.time is not None and self.of_page:
            return publication_days(self.time, source, intervals[self.target]) if source.is_bounded else Interval()
        if self.time is not None:
            return resolve(self.time, source)
        earliest = _moved(source.earliest, self.low)
        latest = _moved(source.latest, self.high)
        return Interval(earliest, latest) if not (earliest and latest and earliest > latest) else None

    def leaves(self, intervals: Mapping[str, Interval]) -> Interval | None:
        """Return the days of `target` that the constraint allows; `None` where it allows none of them."""
        allowed = self.allows(intervals)
        return intervals[self.target].intersect(allowed) if allowed is not None else None


def _of_weekday(days: Interval, weekday: int) -> Interval | None:
    """Cut both ends to the first and last day of a weekday or after one; an open end stays open."""
    ahead = (days.earliest + timedelta(by) for by in range(7)) if days.earliest else ()
    back = (days.latest - timedelta(by) for by in range(7)) if days.latest else ()
    first = next((day for day in ahead if _is_of(day, weekday)), None)
    last = next((day for day in back if _is_of(day, weekday)), None)
    return None if first and last and first > last else Interval(first, last)


def _is_of(day: date, weekday: int) -> bool:
    return (day.weekday() - weekday) % 7 <= 1


def _moved(day: date | None, by: int | None) -> date | None:
    if day is None or by is None:
        return None
    try:
        return day + timedelta(days=by)
    except OverflowError:
        return None


@dataclass(frozen=True, slots=True)
class Solution:
    """The intervals that are left, why, and which constraints were set aside."""

    intervals: Mapping[str, Interval]
    reasons: Mapping[str, tuple[Reason, ...]]
    conflicts: tuple[DateConflict, ...] = ()


@dataclass
class _Work:
    bounds: list[Bound]
    intervals: dict[str, Interval]
    names: Mapping[str, str]
    steps: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    told: dict[str, dict[int, Reason]] = field(default_factory=lambda: defaultdict(dict))
    conflicts: list[DateConflict] = field(default_factory=list)

    def apply(self, index: int) -> bool:
        """Apply one constraint; tell whether it shortened anything."""
        bound = self.bounds[index]
        before = self.intervals[bound.target]
        left = bound.leaves(self.intervals)
        if left == before or self.steps[index] > _MOST_STEPS:
            return False
        if left is None:
            self.steps[index] = _MOST_STEPS + 1
            if not bound.quiet:
                self.conflicts.append(self._conflict(bound, before, bound.allows(self.intervals)))
            return False
        self.steps[index] += 1
        self.intervals[bound.target] = left
        self.told[bound.target].pop(index, None)
        self.told[bound.target][index] = self._reason(bound)
        return True

    def _reason(self, bound: Bound) -> Reason:
        text = bound.words
        if bound.source is not None:
            when = self.intervals[bound.source]
            text += f"; {self.names.get(bound.source, bound.source)}: {when}"
            text += self._basis(bound)
        return Reason(bound.rule, text, bound.article_id, bound.span)

    def _basis(self, bound: Bound) -> str:
        """Name the other pages that dated the source, so that a reader can go there."""
        told = self.told.get(bound.source or "", {})
        others = {reason.article_id for reason in told.values() if reason.article_id}
        names = sorted(self.names.get(each, each) for each in others - {bound.article_id, bound.target, bound.source})
        return f" ({', '.join(names)})" if names else ""

    def _conflict(self, bound: Bound, kept: Interval, allowed: Interval | None) -> DateConflict:
        return DateConflict(bound.target, kept, allowed or Interval(), self._reason(bound))


def solve(start: Mapping[str, Interval], bounds: Iterable[Bound], names: Mapping[str, str]) -> Solution:
    """Shorten the intervals of `start` until every constraint holds or has been set aside.

    `names` says how to call an item in a reason. Constraints on items that are not in `start` are left out.

    >>> page, talks = Interval(), Interval()
    >>> known = Bound("talks", "stated", "says 15 September", 0, fixed=Interval.on(date(2022, 9, 15)))
    >>> week = Bound("page", "relative", "says “today”", 1, source="talks", low=0, high=0)
    >>> str(solve({"page": page, "talks": talks}, [known, week], {}).intervals["page"])
    '2022-09-15'
    """
    usable = [each for each in bounds if each.target in start and (each.source is None or each.source in start)]
    work = _Work(sorted(usable, key=lambda bound: bound.order), dict(start), names)
    readers: dict[str, list[int]] = defaultdict(list)
    for index, bound in enumerate(work.bounds):
        reads_itself = bound.of_page or bound.weekday is not None or (bound.time is not None and bound.source is None)
        for item in {bound.source, bound.target if reads_itself else None} - {None}:
            readers[item or ""].append(index)
    queue = list(range(len(work.bounds)))
    waiting = set(queue)
    while queue:
        index = heapq.heappop(queue)
        waiting.discard(index)
        if work.apply(index):
            for reader in readers[work.bounds[index].target]:
                if reader not in waiting and reader != index:
                    waiting.add(reader)
                    heapq.heappush(queue, reader)
    reasons = {item: tuple(told.values()) for item, told in work.told.items()}
    return Solution(work.intervals, reasons, tuple(dict.fromkeys(work.conflicts)))

"""An undated page dated by the company it keeps: by the days that dated pages of its story name.

A happening that both tell dates a page best (`dating`), but it has to be found on both. Where none does, whom, where
and what a page names still says which dated pages it goes with, if those of other weeks are clearly less like it. Its
"yesterday" and "on Friday" then mean days that these pages name as well; the days on which most of them do are those
on which it may have come out (`docs/design/joint-dating.md`).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain
from typing import TypeAlias

from dateline.link.duplicates import Wording
from dateline.link.keys import candidates
from dateline.link.likely_days import likely_day_bounds, nearest
from dateline.link.likeness import in_common, log_odds
from dateline.link.own_days import own_weekday, suits_weekday
from dateline.link.solver import Bound
from dateline.link.told import TIME
from dateline.model.dates import Direction, Interval, RelativeTime, RelativeUnit
from dateline.model.link import Page
from dateline.model.span import Span
from dateline.text.calendar import resolve, resolve_on

RANK = 70
"""After everything that happenings say."""

STORY_DAYS = 14
"""Pages of one story come out within a fortnight."""

TEXT_DAYS = 2
"""So do pages with one text: within a day in all 56 families of the opened pages."""

WEEKDAY_DAYS = 4
"""A page that says "on Tuesday" of what has been comes out within so many days: 95 of 98 undated pages that do."""

_DATED_DAYS = 2
_WIDEST, _SHARED = 80, 2
# Names and figures that tell which round of a series a page is of: with two 31 of 31 likely days right, with fewer 10
# of 12.
_OWN = 2
_USUAL_DAYS = 3  # between two pages of one story
# By how much a page must be less like those of other weeks than those of its story, as log-odds; and where it shares
# nothing with those that it does not share with these.
_MARGIN, _MARGIN_WITHOUT = 1.2, 0.8
_LOOSE_DAYS, _LONGEST = 7, 9
_CLUES = frozenset({RelativeUnit.DAYS, RelativeUnit.WEEKDAY, RelativeUnit.MONTH_DAY})


@dataclass(frozen=True, slots=True)
class _Clue:
    """A time that tells about when a page came out, if one knows which day it means."""

    time: RelativeTime
    span: Span

    @property
    def is_exact(self) -> bool:
        """Whether it counts the days from the page's own."""
        return self.time.unit is RelativeUnit.DAYS and self.time.low == self.time.high

    @property
    def is_beside(self) -> bool:
        """Whether it is "today" or "yesterday": a page that speaks so names no weekday for either."""
        return self.is_exact and self.time.low in (0, -1)

    def suits(self, day: date, named: AbstractSet[date], *, beside: bool) -> bool:
        """Tell whether it can mean one of the days `named`, in a page of `day`; `beside`: one that says "yesterday"."""
        meant = resolve_on(self.time, day)
        if meant.days is None or meant.days > _LOOSE_DAYS:
            return False
        possible = Interval()
        if self.time.direction is Direction.PAST:
            by_name = self.time.unit is RelativeUnit.WEEKDAY
            first = day - timedelta(WEEKDAY_DAYS) if by_name and self.time.low == 0 else None
            possible = Interval(first, day - timedelta(2 if by_name and beside else 0))
        elif self.time.direction is Direction.FUTURE:
            possible = Interval(day, None)
        return any(meant.holds(each) and possible.holds(each) for each in named)


@dataclass(frozen=True, slots=True)
class _Company:
    """An undated page with the dated pages of its story, the likest first, and the day of that."""

    page: Page
    dated: tuple[Page, ...]
    around: date

    def bound(self) -> Bound | None:
        """Return when the page came out: on a day that suits its clues; `None` where hardly one suits.

        A page without clues came out within a fortnight of the likest.
        """
        clues = tuple(_clues(self.page))
        days = [self.around + timedelta(by) for by in range(-STORY_DAYS, STORY_DAYS + 1)]
        first, last, span, words = days[0], days[-1], None, "tells the same as dated pages"
        if clues:
            named = frozenset(chain.from_iterable(map(_named_days, self.dated)))
            own = self.page.article.published.interval
            weekday = own_weekday(self.page)
            possible = [day for day in days if own.holds(day) and suits_weekday(weekday, day)]
            suited = _suited(clues, named, possible, is_sure=weekday is not None)
            if suited is None:
                return None
            first, last, span = suited
            words += f", and says “{span.of(self.page.article.text)}” of a day that they name"
        return Bound(
            self.page.article.id, "same story", words, RANK, self.page.article.id, span,
            source=self.dated[0].article.id, low=(first - self.around).days, high=(last - self.around).days, quiet=True,
        )  # fmt: skip


Odds: TypeAlias = Mapping[str, Mapping[str, float]]
"""For each undated page the log-odds that it is of one story with each dated page that shares something with it."""


def company_bounds(wordings: Mapping[str, Wording]) -> tuple[Bound, ...]:
    """Return when undated pages came out that keep company with dated ones, judged by what the pages themselves say.

    The likely days come first; where those are many, what most of the times mean, or else a fortnight.
    """
    odds = _odds(wordings)
    loose = (bound for each in _companies(wordings, odds) if (bound := each.bound()) is not None)
    found = (*likely_day_bounds(wordings, odds), *loose)
    return tuple(each for each in found if _is_of_round(each, wordings, odds[each.target]))


def _is_of_round(bound: Bound, wordings: Mapping[str, Wording], odds: Mapping[str, float]) -> bool:
    """Tell whether a page shares enough with the pages of a fortnight that no page of other weeks has.

    What is the same in every round of a series, its people and countries, tells nothing of which round it is.
    """
    around = _day(wordings[bound.source or ""].page)
    near: set[str] = set()
    far: set[str] = set()
    for other in odds:
        day = _day(wordings[other].page)
        is_near = around is not None and day is not None and abs((day - around).days) <= STORY_DAYS
        (near if is_near else far).update(_told(wordings[other]))
    own = {each for each in (_told(wordings[bound.target]) & near) - far if not each.startswith(TIME)}
    return own_weekday(wordings[bound.target].page) is not None or len(own) >= _OWN


def _told(wording: Wording) -> frozenset[str]:
    return frozenset((*wording.sounds, *wording.told))


def _odds(wordings: Mapping[str, Wording]) -> Odds:
    dated = {name for name, each in wordings.items() if _day(each.page) is not None}
    told = {name: _told(each) for name, each in wordings.items()}
    likest: dict[str, dict[str, float]] = defaultdict(dict)
    for both in candidates(told, widest=_WIDEST, shared=_SHARED):
        for name, other in (both, both[::-1]):
            page = wordings[name].page
            if other in dated and _is_undated(page) and not _only_recalls(page):
                likest[name][other] = log_odds(in_common(wordings[name], wordings[other], _USUAL_DAYS))
    return likest


def _companies(wordings: Mapping[str, Wording], likest: Odds) -> Iterator[_Company]:
    """Yield the undated pages that clearly go with dated ones."""
    dated = {name: day for name, each in wordings.items() if (day := _day(each.page)) is not None}
    told = {name: _told(each) for name, each in wordings.items()}
    for name, odds in sorted(likest.items()):
        ordered = sorted(odds, key=lambda other: (-odds[other], other))
        around = dated[ordered[0]]
        near = [each for each in ordered if abs((dated[each] - around).days) <= STORY_DAYS]
        more = told[name].difference(*(told[each] for each in near))
        lead = min((_lead(odds, near[0], each, more & told[each]) for each in ordered if each not in near), default=0.0)
        if lead >= 0 and odds[near[0]] >= 0:
            pages = tuple(wordings[each].page for each in near if odds[each] >= 0)
            yield _Company(wordings[name].page, pages, around)


def _lead(odds: Mapping[str, float], one: str, rival: str, more: AbstractSet[str]) -> float:
    """Return by how much a page is likelier than its rival of another week, less what it takes to be sure.

    `more` is what the rival shares with the undated page and the story does not: where there is nothing, less will do.
    """
    return odds[one] - odds[rival] - (_MARGIN if more else _MARGIN_WITHOUT)


def _only_recalls(page: Page) -> bool:
    """Tell whether a page tells of nothing but what was long ago: it came out at any time after."""
    return bool(page.notes.events) and all(event.background for event in page.notes.events)


def _is_undated(page: Page) -> bool:
    days = page.article.published.interval.days
    return days is None or days > STORY_DAYS


def _day(page: Page) -> date | None:
    """Return the day of a page whose date is known."""
    interval = page.article.published.interval
    return interval.earliest if interval.days is not None and interval.days <= _DATED_DAYS else None


def _clues(page: Page) -> Iterator[_Clue]:
    for time in page.notes.times:
        near = time.relative
        if near is None or time.duration is not None or time.modifier is not None or near.unit not in _CLUES:
            continue
        if near.unit is not RelativeUnit.DAYS or near.high - near.low < _LOOSE_DAYS:
            yield _Clue(near, time.span)


def _suited(
    clues: Sequence[_Clue], named: AbstractSet[date], days: Sequence[date], *, is_sure: bool
) -> tuple[date, date, Span] | None:
    """Return the first and last day on which most clues mean a day that dated pages name, and one of these clues.

    `is_sure`: the page gives its own weekday, so one clue that counts from it is enough. The days are given with the
    day after, and one alone with the day before: "yesterday" may be printed a day late.
    """
    beside = any(clue.is_beside for clue in clues)
    meant = {day: [clue for clue in clues if clue.suits(day, named, beside=beside)] for day in days}
    most = max(map(len, meant.values()), default=0)
    best = [day for day in days if len(meant[day]) == most]
    if not most or (best[-1] - best[0]).days >= _LONGEST:
        return None
    told = meant[best[0]]
    exact = [clue for clue in clues if clue.is_exact]
    agree = any if is_sure else all
    if 2 * most <= len(clues) and not (exact and agree(clue in told for clue in exact)):
        return None
    wider = timedelta(1 if len(best) <= _DATED_DAYS else 0)
    return best[0] - wider, best[-1] + timedelta(1), told[0].span


def _named_days(page: Page) -> Iterator[date]:
    """Yield the single days that a dated page names."""
    for time in page.notes.times:
        meant = time.interval
        if time.relative is not None:
            meant = resolve(nearest(time.relative), page.article.published.interval)
        if time.duration is None and meant is not None and meant.is_day and meant.earliest:
            yield meant.earliest

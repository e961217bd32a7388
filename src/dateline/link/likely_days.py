"""On which days an undated page came out, weighed day by day against what dated pages tell of their days.

A human reader finds "on Wednesday they talked over breakfast in Cusco" on dated pages, sees which Wednesday that was,
and knows that a page says "on Wednesday" one to four days later as a rule. Here every day around the dated pages is
weighed so: by the pages that came out near it and how likely they are of one story with the page, and by each time that
the page names, for which it counts what stands beside that day on a dated page. The few days that hold nearly all the
weight are given; where they are many, or where it is as likely that the record holds nothing of the matter, nothing is
(`docs/design/joint-dating.md`).
"""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateline.link.anchors import Anchor
from dateline.link.duplicates import Wording
from dateline.link.likeness import as_share
from dateline.link.solver import Bound
from dateline.link.told import figure_of
from dateline.model.dates import Direction, RelativeTime, RelativeUnit
from dateline.model.link import Page
from dateline.text.calendar import resolve, resolve_on

RANK = 65
"""After everything that happenings say, before the company that pages keep."""

_UNITS = frozenset({RelativeUnit.DAYS, RelativeUnit.WEEKDAY, RelativeUnit.MONTH_DAY, RelativeUnit.WEEK})
_LONGEST_CLUE, _LOOSE = 14, 7
_BEFORE, _BEHIND = 15, 20  # days around each dated page that are weighed
# Which share of the weight the days given must hold, how many they may be, and the weight of all that is not recorded.
_SHARE, _LONGEST, _ELSEWHERE = 0.88, 10, 2.0
_UNRELATED, _LEAST = 1.0, 0.003  # log-odds at which a page counts half, and what any day weighs
# By what a name, a figure, a kind of happening beside both times and a name in the next sentence multiply the weight:
# fitted by likelihood of the true days on pages whose own dates were hidden, rounded; and no more than so much.
_NAME, _FIGURE, _KIND, _BESIDE, _MOST = 0.8, 1.2, 1.4, 0.4, 100.0
_SMALL = 12
# Shares of pages by the days that lie between a page of a story and another, and between a named weekday and the page
# that looks back or ahead to it; counted on the opened parts of the cross-page set.
_AFTER = (0.17, 0.14, 0.11, 0.08, 0.06)
_AHEAD = (0.08, 0.05)
_LATER, _EARLIER, _STORY_DAYS = 0.03, 0.015, 14
_PAST = (0.08, 0.30, 0.27, 0.16, 0.12, 0.04, 0.03)
_FUTURE = (0.02, 0.20, 0.30, 0.15, 0.10, 0.10, 0.10)
_EITHER = (0.08, 0.20, 0.15, 0.15, 0.15, 0.13, 0.14)
_WEEK, _RARELY, _EXACT, _WITHIN = 7, 0.02, 5.0, 3.0


@dataclass(frozen=True, slots=True)
class _Fact:
    """A day that a dated page names, with what stands beside it."""

    day: date
    anchor: Anchor
    page: Page


@dataclass(frozen=True, slots=True)
class _Weighed:
    """The days on which a page may have come out, with their logarithmic weights; `told` are the facts behind a day."""

    page: Page
    weights: Mapping[date, float]
    told: Mapping[date, tuple[Anchor, _Fact]]

    def bound(self) -> Bound | None:
        """Return the days that hold nearly all the weight, `None` where they are many."""
        most = max(self.weights.values())
        shares = {day: math.exp(weight - most) for day, weight in self.weights.items()}
        whole = sum(shares[day] for day in sorted(shares)) + _ELSEWHERE * math.exp(-most)
        days = _shortest(shares, _SHARE * whole)
        likeliest = min((day for day in self.told if days and days[0] <= day <= days[1]), key=self._rank, default=None)
        if days is None or likeliest is None:
            return None
        clue, fact = self.told[likeliest]
        known = fact.page.article.published.interval
        assert known.earliest is not None and known.latest is not None
        first, last = _widened(*days)
        said, same = (each.time.span.of(page.article.text) for each, page in ((clue, self.page), (fact.anchor, fact.page)))
        words = f"says “{said}”, most likely of {fact.day}, which a dated page names “{same}”"
        return Bound(
            self.page.article.id, "likely days", words, RANK, self.page.article.id, clue.time.span,
            source=fact.page.article.id, low=(first - known.earliest).days, high=(last - known.latest).days, quiet=True,
        )  # fmt: skip

    def _rank(self, day: date) -> tuple[float, date]:
        return -self.weights[day], day


def likely_day_bounds(
    wordings: Mapping[str, Wording], odds: Mapping[str, Mapping[str, float]]
) -> tuple[Bound, ...]:
    """Return when undated pages came out, as far as the days that dated pages name tell.

    `odds` are the log-odds of each undated page and the dated ones to be of one story.
    """
    facts = {name: tuple(_facts(wordings[name])) for name in sorted({other for row in odds.values() for other in row})}
    bounds = []
    for name, row in sorted(odds.items()):
        weighed = _weighed(wordings[name], {other: value for other, value in row.items() if value > -math.inf}, facts)
        bound = weighed.bound() if weighed is not None else None
        if bound is not None:
            bounds.append(bound)
    return tuple(bounds)


def _facts(wording: Wording) -> Iterator[_Fact]:
    page = wording.page
    for anchor in wording.anchors:
        time = anchor.time
        meant = time.interval
        if time.relative is not None:
            meant = resolve(nearest(time.relative), page.article.published.interval)
        if meant is not None and meant.is_day and meant.earliest and time.modifier is None:
            yield _Fact(meant.earliest, anchor, page)


def nearest(time: RelativeTime) -> RelativeTime:
    """Return a day without its month as the nearest of that number: the tense of other languages tells too little."""
    is_number = time.unit is RelativeUnit.MONTH_DAY and time.month is None
    return replace(time, direction=Direction.NEAREST) if is_number else time


def _weighed(
    wording: Wording, odds: Mapping[str, float], facts: Mapping[str, Sequence[_Fact]]
) -> _Weighed | None:
    page = wording.page
    clues = [each for each in wording.anchors if _is_clue(each)]
    known = {name: facts[name][0].page.article.published.interval.earliest for name in odds if facts[name]}
    near = {name: day for name, day in known.items() if day is not None}
    if not near or not clues:
        return None
    told = [(fact, _strengths(clues, fact)) for name in sorted(near) for fact in facts[name]]
    spread = range(-_BEFORE, _BEHIND)
    days = sorted({day + timedelta(by) for day in near.values() for by in spread})
    weights, behind = {}, {}
    for day in days:
        if not page.article.published.interval.holds(day):
            continue
        likely = max(_of_story(odds[name]) * _apart((day - other).days) for name, other in near.items())
        weight = math.log(_LEAST + likely)
        best: tuple[float, Anchor, _Fact] | None = None
        for number, clue in enumerate(clues):
            hit = _hit(clue, day, [(fact, strengths[number]) for fact, strengths in told])
            if hit is not None:
                weight += math.log(1 + hit[0])
                best = (hit[0], clue, hit[1]) if best is None or hit[0] > best[0] else best
        weights[day] = weight
        if best is not None:
            behind[day] = best[1:]
    return _Weighed(page, weights, behind) if weights else None


def _is_clue(anchor: Anchor) -> bool:
    near = anchor.time.relative
    if near is None or anchor.time.modifier is not None or near.unit not in _UNITS:
        return False
    return near.unit is not RelativeUnit.DAYS or near.high - near.low <= _LOOSE


def _strengths(clues: Sequence[Anchor], fact: _Fact) -> list[float]:
    """Return for each clue how much more likely a fact's day is meant by it for what stands beside both."""
    return [min(_MOST, math.exp(_in_common(clue, fact.anchor))) for clue in clues]


def _in_common(clue: Anchor, fact: Anchor) -> float:
    here = clue.here.told & fact.here.told
    figures = sum((figure_of(said) or 0) > _SMALL for said in here)
    names = sum(not said[:1].isdigit() for said in here)
    beside = len(((clue.near & (fact.here.told | fact.near)) | (clue.here.told & fact.near)) - here)
    kinds = len(clue.here.kinds & fact.here.kinds)
    return _NAME * min(3, names) + _FIGURE * min(2, figures) + _KIND * min(2, kinds) + _BESIDE * min(3, beside)


def _hit(clue: Anchor, day: date, told: Sequence[tuple[_Fact, float]]) -> tuple[float, _Fact] | None:
    """Return how much a clue speaks for a day, and the fact that it would mean; `None` where it means none."""
    assert clue.time.relative is not None
    meant = resolve_on(clue.time.relative, day)
    if meant.days is None or meant.days > _LONGEST_CLUE:
        return None
    share = 1.0 if meant.is_day else _WITHIN / meant.days
    best: tuple[float, _Fact] | None = None
    for fact, strength in told:
        if meant.holds(fact.day):
            value = strength * share * _usual(clue.time.relative, (day - fact.day).days)
            best = (value, fact) if best is None or value > best[0] else best
    return best


def _usual(time: RelativeTime, days: int) -> float:
    """Return how usual it is to speak so after so many days, against any day of the week."""
    if time.unit is not RelativeUnit.WEEKDAY:
        return _EXACT if time.unit is RelativeUnit.DAYS else 1.0
    shares, apart = _EITHER, abs(days)
    if time.direction is Direction.PAST:
        shares, apart = _PAST, days if time.low == 0 else max(0, days - 2)
    elif time.direction is Direction.FUTURE:
        shares, apart = _FUTURE, -days
    return _WEEK * (shares[apart] if 0 <= apart < len(shares) else _RARELY)


def _of_story(odds: float) -> float:
    return as_share(odds - _UNRELATED)


def _apart(days: int) -> float:
    """Return how usual it is that a page of a story comes out so many days after another."""
    if abs(days) > _STORY_DAYS:
        return 0.0
    table, number = (_AFTER, days) if days >= 0 else (_AHEAD, -days - 1)
    return table[number] if number < len(table) else (_LATER if days > 0 else _EARLIER)


def _shortest(shares: Mapping[date, float], enough: float) -> tuple[date, date] | None:
    """Return the fewest neighbouring days that hold enough, of equally many the weightiest; `None` if too many."""
    found = []
    for first in sorted(shares):
        held = 0.0
        for by in range(_LONGEST):
            held += shares.get(first + timedelta(by), 0.0)
            if held >= enough:
                found.append((by, -held, first))
                break
    if not found:
        return None
    by, _, first = min(found)
    return first, first + timedelta(by)


def _widened(first: date, last: date) -> tuple[date, date]:
    """Give one or two days with the day after, and one with the day before too: a page may be printed a day late."""
    days = (last - first).days
    return first - timedelta(1 if days == 0 else 0), last + timedelta(1 if days <= 1 else 0)

"""On which days an undated page came out, weighed day by day against what dated pages tell of their days.

A human reader finds "on Wednesday they talked over breakfast in Cusco" on dated pages, sees which Wednesday that was,
and knows that a page says "on Wednesday" one to four days later as a rule. Here every day around the dated pages is
weighed so: by the pages that came out near it and how likely they are of one story with the page, and by each time that
the page names, for which it counts what stands beside that day on a dated page. The few days that hold nearly all the
weight are given; where they are many, or where it is as likely that the record holds nothing of the matter, none are
(`docs/design/joint-dating.md`).
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateline.link.anchors import Anchor
from dateline.link.duplicates import Wording
from dateline.link.likeness import as_share
from dateline.link.own_days import own_weekday, suits_weekday
from dateline.link.solver import Bound
from dateline.link.told import figure_of
from dateline.model.dates import Direction, RelativeTime, RelativeUnit
from dateline.model.link import Page
from dateline.text.calendar import resolve, resolve_on

RANK = 65
"""After everything that happenings say, before the company that pages keep."""

_UNITS = frozenset(
    {RelativeUnit.DAYS, RelativeUnit.WEEKDAY, RelativeUnit.MONTH_DAY, RelativeUnit.WEEK, RelativeUnit.MONTH_NAME}
)
_LONGEST_CLUE, _LOOSE = 14, 7
_MONTHS = 120  # a day without its year is meant within so many days as a rule
_BEFORE, _BEHIND = 15, 20  # days around each dated page that are weighed
# Which share of the weight the days given must hold, and where a page gives its own weekday; how many they may be, and
# the weight of all that is not recorded.
_SHARE, _SHARE_OF_WEEKDAY, _LONGEST, _ELSEWHERE = 0.85, 0.7, 9, 0.5
_UNRELATED, _LEAST = 1.0, 0.003  # log-odds at which a page counts half, and what any day weighs
# By what a name, a figure, a kind of happening beside both times and a name in the next sentence multiply the weight,
# as logarithms: fitted by likelihood of the true days on pages whose own dates were hidden, and rounded; the most.
_NAME, _FIGURE, _KIND, _BESIDE, _MOST = 0.8, 1.2, 1.4, 0.4, 100.0
_SMALL = 12
_PRINTED_LATE = 0.1  # how usual it is that a page comes out on the day after its own
_RECALLED = 20  # days after which a month is named, and no day
# Shares of pages by the days that lie between a page of a story and another, and between a named weekday and the page
# that looks back or ahead to it; counted on the opened parts of the cross-page set.
_AFTER = (0.17, 0.14, 0.11, 0.08, 0.06)
_AHEAD = (0.08, 0.05)
_LATER, _EARLIER, _STORY_DAYS = 0.03, 0.015, 14
_PAST = (0.08, 0.30, 0.27, 0.16, 0.12, 0.04, 0.03)
_FUTURE = (0.02, 0.20, 0.30, 0.15, 0.10, 0.10, 0.10)
_EITHER = (0.08, 0.20, 0.15, 0.15, 0.15, 0.13, 0.14)
_WEEK, _RARELY, _COUNTED, _NAMED, _WITHIN = 7, 0.02, 5.0, 5.0, 3.0


@dataclass(frozen=True, slots=True)
class _Fact:
    """A day that a dated page names, with what stands beside it."""

    day: date
    anchor: Anchor
    page: Page


@dataclass(frozen=True, slots=True)
class _Clue:
    """A time that tells about when its page came out, if one knows which day it means."""

    time: RelativeTime
    anchor: Anchor

    @property
    def is_named(self) -> bool:
        """Whether it is a day of a month: "on 15 September"."""
        return self.time.unit is RelativeUnit.MONTH_DAY and self.time.month is not None

    def hit(self, day: date, told: Sequence[_Fact]) -> tuple[float, _Fact] | None:
        """Return how much it speaks for `day`, and the fact it would mean then; `None` where it means none."""
        meant = resolve_on(self.time, day)
        recalled = self.time.unit is RelativeUnit.MONTH_NAME
        if meant.days is None or (meant.days > _LONGEST_CLUE and not recalled):
            return None
        named = self.is_named
        share = _NAMED if named else 1.0 if meant.is_day or recalled else _WITHIN / meant.days
        found = [
            (share * _in_common(self.anchor, fact.anchor) * self._usual((day - fact.day).days), fact)
            for fact in told
            if (self._is_named(fact.day, day) if named else meant.holds(fact.day))
            and not (recalled and (day - fact.day).days < _RECALLED)
        ]
        return max(found, key=lambda each: each[0], default=None)

    def _is_named(self, fact: date, day: date) -> bool:
        """Tell whether a day without a year may be that of a fact: the tense tells too little of which year it is."""
        same = (fact.month, fact.day) == (self.time.month, self.time.day)
        return same and abs((fact - day).days) < _MONTHS

    def _usual(self, days: int) -> float:
        """Return how usual it is to speak so after so many days, against any day of the week."""
        if self.time.unit is not RelativeUnit.WEEKDAY:
            return _COUNTED if self.time.unit is RelativeUnit.DAYS else 1.0
        shares, apart = _EITHER, abs(days)
        if self.time.direction is Direction.PAST:
            shares, apart = _PAST, days if self.time.low == 0 else max(0, days - 2)
        elif self.time.direction is Direction.FUTURE:
            shares, apart = _FUTURE, -days
        return _WEEK * (shares[apart] if 0 <= apart < len(shares) else _RARELY)


@dataclass(frozen=True, slots=True)
class _Story:
    """An undated page beside dated pages that it shares something with: their days, log-odds of one story, facts.

    `told_near` are the facts whose day the page does not name itself: whoever writes "on 4 February" means another day
    by "on Saturday".
    """

    page: Page
    clues: tuple[_Clue, ...]
    dated: tuple[tuple[date, float], ...]
    told: tuple[_Fact, ...]
    told_near: tuple[_Fact, ...]

    def bound(self) -> Bound | None:
        """Return the days that hold nearly all the weight, `None` where they are many."""
        own = self.page.article.published.interval
        spread = [timedelta(by) for by in range(-_BEFORE, _BEHIND)]
        around = sorted({day + by for day, _ in self.dated for by in spread})
        weekday = own_weekday(self.page)
        weighed = {day: self._weight(day) for day in around if own.holds(day) and suits_weekday(weekday, day)}
        if not weighed:
            return None
        late = {day: 1.0 if weekday in (None, day.weekday()) else _PRINTED_LATE for day in weighed}
        shares = {day: late[day] * math.exp(weight) for day, (weight, _, _) in weighed.items()}
        days = _shortest(shares, _SHARE if weekday is None else _SHARE_OF_WEEKDAY)
        inside = [] if days is None else [day for day in sorted(weighed) if days[0] <= day <= days[1]]
        likeliest = max(inside, key=lambda day: weighed[day][0], default=None)
        if days is None or likeliest is None:
            return None
        _, clue, fact = weighed[likeliest]
        return None if clue is None or fact is None else self._told(days, clue, fact)

    def _told(self, days: tuple[date, date], clue: _Clue, fact: _Fact) -> Bound:
        said = clue.anchor.time.span
        named = fact.anchor.time.span.of(fact.page.article.text)
        words = (
            f"says “{said.of(self.page.article.text)}”, most likely of {fact.day}, which a dated page calls “{named}”"
        )
        known = fact.page.article.published.interval
        first, last = _widened(*days)
        low, high = (first - (known.earliest or first)).days, (last - (known.latest or last)).days
        return Bound(
            self.page.article.id, "likely days", words, RANK, self.page.article.id, said,
            source=fact.page.article.id, low=low, high=high, quiet=True,
        )  # fmt: skip

    def _weight(self, day: date) -> tuple[float, _Clue | None, _Fact | None]:
        """Return the logarithm of what a day weighs, with the clue that says most for it and the fact it would mean."""
        near = max(_of_story(odds) * _apart((day - other).days) for other, odds in self.dated)
        told = {True: self.told, False: self.told_near}
        found = ((clue, clue.hit(day, told[clue.is_named])) for clue in self.clues)
        hits = [(hit[0], clue, hit[1]) for clue, hit in found if hit is not None]
        weight = math.log(_LEAST + near) + sum(math.log(1 + value) for value, _, _ in hits)
        _, clue, fact = max(hits, key=lambda each: each[0], default=(0.0, None, None))
        return weight, clue, fact


def likely_day_bounds(wordings: Mapping[str, Wording], odds: Mapping[str, Mapping[str, float]]) -> tuple[Bound, ...]:
    """Return when undated pages came out, as far as the days that dated pages name tell.

    `odds` are the log-odds of each undated page and the dated ones to be of one story.
    """
    facts = {name: tuple(_facts(wordings[name])) for name in sorted({other for row in odds.values() for other in row})}
    stories = (_story(wordings[name], row, facts) for name, row in sorted(odds.items()))
    return tuple(bound for each in stories if each is not None and (bound := each.bound()) is not None)


def _story(wording: Wording, odds: Mapping[str, float], facts: Mapping[str, tuple[_Fact, ...]]) -> _Story | None:
    related = [name for name, each in sorted(odds.items()) if each > -math.inf]
    told = tuple(fact for name in related for fact in facts[name])
    days = {fact.page.article.id: fact.page.article.published.interval.earliest for fact in told}
    dated = tuple((day, odds[name]) for name, day in days.items() if day is not None)
    clues = tuple(_clues(wording))
    named = set(_named_days(wording))
    near = tuple(fact for fact in told if (fact.day.month, fact.day.day) not in named)
    return _Story(wording.page, clues, dated, told, near) if dated and clues else None


def _named_days(wording: Wording) -> Iterator[tuple[int, int]]:
    """Yield the months and days that a page names."""
    for anchor in wording.anchors:
        near, meant = anchor.time.relative, anchor.time.interval
        if near is not None and near.month is not None and near.day is not None:
            yield near.month, near.day
        elif meant is not None and meant.is_day and meant.earliest:
            yield meant.earliest.month, meant.earliest.day


def _clues(wording: Wording) -> Iterator[_Clue]:
    for anchor in wording.anchors:
        near = anchor.time.relative
        if near is None or anchor.time.modifier is not None or near.unit not in _UNITS:
            continue
        if near.unit is not RelativeUnit.DAYS or near.high - near.low <= _LOOSE:
            yield _Clue(near, anchor)


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


def _in_common(clue: Anchor, fact: Anchor) -> float:
    """Return how much more likely the two mean one day for what stands beside both."""
    here = clue.here.told & fact.here.told
    figures = sum((figure_of(said) or 0) > _SMALL for said in here)
    names = sum(not said[:1].isdigit() for said in here)
    beside = len(((clue.near & (fact.here.told | fact.near)) | (clue.here.told & fact.near)) - here)
    kinds = len(clue.here.kinds & fact.here.kinds)
    weight = _NAME * min(3, names) + _FIGURE * min(2, figures) + _KIND * min(2, kinds) + _BESIDE * min(3, beside)
    return min(_MOST, math.exp(weight))


def _of_story(odds: float) -> float:
    return as_share(odds - _UNRELATED)


def _apart(days: int) -> float:
    """Return how usual it is that a page of a story comes out so many days after another."""
    if abs(days) > _STORY_DAYS:
        return 0.0
    table, number = (_AFTER, days) if days >= 0 else (_AHEAD, -days - 1)
    return table[number] if number < len(table) else (_LATER if days > 0 else _EARLIER)


def _shortest(shares: Mapping[date, float], share: float) -> tuple[date, date] | None:
    """Return the fewest neighbouring days that hold that share, of equally many the weightiest; `None` if too many."""
    enough = share * (sum(shares[day] for day in sorted(shares)) + _ELSEWHERE)
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
    """Give days with the day after, and one alone with the day before too: a page may be printed a day late."""
    return first - timedelta(1 if first == last else 0), last + timedelta(1)

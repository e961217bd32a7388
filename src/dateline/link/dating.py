"""When pages were published and happenings took place, worked out together.

Every page has a publication interval and every happening a time. What the pages say gives constraints between them: a
named day or week, the order of happenings, a stop within a trip, a report before or after the fact. They are
propagated to a fixed point (`solver`); what is left keeps the words that shortened it (`docs/design/joint-
dating.md`).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from types import MappingProxyType
from typing import Any

from dateline.link.clusters import Pair
from dateline.link.company import RANK as COMPANY
from dateline.link.company import STORY_DAYS, WEEKDAY_DAYS
from dateline.link.datelines import dateline_bounds, names_its_day
from dateline.link.kinds import LASTING
from dateline.link.likely_days import RANK as LIKELY
from dateline.link.own_days import own_day_bounds
from dateline.link.places import PlaceRelation, is_country, relate
from dateline.link.solver import Bound, Solution, solve
from dateline.link.tellings import Telling
from dateline.link.times import as_meant, bounded_by, names_several, own_time, time_of
from dateline.model.annotation import EventMention, Measure, Quantity, Status, TimeExpression
from dateline.model.dates import Basis, Dated, Direction, Interval, RelativeTime, RelativeUnit
from dateline.model.link import Page
from dateline.model.span import Span

# Ranks: what is applied first and, in a conflict, believed.
_ABSOLUTE, _FROM_DATED, _PART, _ORDER, _FROM_UNDATED, _STATUS, _FIGURES, _TO_PAGE = 10, 20, 30, 35, 40, 50, 15, 60
_ALIKE, _WITHIN_DAYS = 45, 62
# A text with the day of its dateline may be printed on the day after; it keeps its words.
_LATE = 1
_FEW_DAYS, _WEEK, _MONTH = 3, 7, 31
# A page whose date is known to this many days fixes what it names relatively.
_DATED_DAYS = 2
# How long a summit or disaster may last beyond the days that are named, and a visit with all its stops.
_LASTS = 6
_VISIT_LASTS = 3
_NEAR_DAYS = 21
_TITLE_WORDS = 8
# A recalled event dates its page only by words that cannot reach far back: "last week" does, "in May" does not.
_NEAR = frozenset({RelativeUnit.DAYS, RelativeUnit.WEEK, RelativeUnit.WEEKDAY})
_BEGINS = re.compile(
    r"\b(?:beg[aiu]n(?:s|ning)?|start(?:s|ed|ing)?|open(?:s|ed|ing)?|kick(?:s|ed)? off|get(?:s)? under ?way)\b"
)
_NOT_YET = re.compile(
    r"\b(?:will|would|expect\w*|forecast\w*|project\w*|target\w*|plan\w*|by|until|goal)\b", re.IGNORECASE
)


_NOBODY: Mapping[Pair, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Happening:
    """The tellings of one event while dates are worked out, with what it is part of and how to call it."""

    id: str
    tellings: tuple[Telling, ...]
    title: str
    part_of: tuple[str, ...] = ()

    @property
    def lasting(self) -> bool:
        """Whether it goes on for days, so that two of its days do not contradict each other."""
        return self.tellings[0].family in LASTING


def date_together(
    pages: Sequence[Page],
    happenings: Sequence[Happening],
    alike: Mapping[Pair, int] = _NOBODY,
    company: Sequence[Bound] = (),
) -> Solution:
    """Return the days left for every page (by article id) and every happening (by its id), with reasons.

    `alike` are pairs of articles that tell the same, and within how many days of a dated one an undated one came out.
    `company` says when pages came out by the pages beside which they stand; it is asked where happenings leave more
    than a few days, and the less exact of it where nothing else says more.
    """
    start = {page.article.id: page.article.published.interval for page in pages}
    start |= {each.id: Interval() for each in happenings}
    names = {page.article.id: page_name(page) for page in pages} | {each.id: each.title for each in happenings}
    own = tuple(own_day_bounds(pages))
    told = _alike_bounds({page.article.id: page for page in pages}, alike)
    bounds = [*_figure_bounds(pages), *dateline_bounds(pages), *own, *_event_bounds(happenings), *told]
    solution, bounds = _undisputed(start, bounds, own, names)
    for days, rank in ((_FEW_DAYS, LIKELY), (_WEEK, COMPANY)):
        asked = (each for each in company if each.rank == rank)
        more = [each for each in asked if not _is_within(solution.intervals[each.target], days)]
        if more:
            solution, bounds = _undisputed(start, [*bounds, *more], own, names)
    return solution


def _undisputed(
    start: Mapping[str, Interval], bounds: list[Bound], own: Sequence[Bound], names: Mapping[str, str]
) -> tuple[Solution, list[Bound]]:
    """Solve; where that leaves a page no day with the weekday that it gives for its own, nobody else dates it."""
    solution = solve(start, bounds, names)
    disputed = {each.target for each in own if each.leaves(solution.intervals) is None}
    if not disputed:
        return solution, bounds
    kept = [each for each in bounds if each.target not in disputed or each.source is None]
    return solve(start, kept, names), kept


def _alike_bounds(pages: Mapping[str, Page], alike: Mapping[Pair, int]) -> Iterator[Bound]:
    """Yield that an undated page came out within days of a dated one that tells the same.

    Where it is like pages of different months, it may be of either.
    """
    sources: dict[str, dict[str, int]] = defaultdict(dict)
    for both, days in alike.items():
        for target, source in (both, both[::-1]):
            known, sought = (pages[name].article.published.interval for name in (source, target))
            if _is_within(known, STORY_DAYS) and not _is_within(sought, STORY_DAYS):
                sources[target][source] = days
    for target, found in sorted(sources.items()):
        hull = _hull(pages[name].article.published.interval for name in sorted(found))
        for source, days in sorted(found.items()) if hull is not None and _is_within(hull, 2 * STORY_DAYS) else ():
            yield Bound(
                target, "same story", "names the same people, days and figures as a dated page", _ALIKE, target,
                source=source, low=-days, high=days, quiet=True,
            )  # fmt: skip


def _is_within(interval: Interval, days: int) -> bool:
    return interval.days is not None and interval.days <= days


def page_name(page: Page) -> str:
    """Return how to call a page in a reason: by its outlet and title, or by its first words."""
    article = page.article
    title = article.title or " ".join(article.text.split()[:_TITLE_WORDS]) + " …"
    return f"{article.outlet}, “{title}”" if article.outlet else f"“{title}”"


def solved_publication(page: Page, solution: Solution) -> Dated:
    """Return a page's publication date: its own where nothing was added, otherwise the interval that was worked out."""
    own = page.article.published
    interval = solution.intervals[page.article.id]
    if interval == own.interval:
        return own
    reasons = (*own.reasons, *solution.reasons.get(page.article.id, ()))
    return Dated.of(interval, Basis.INFERRED, *reasons)


def solved_time(happening: Happening, solution: Solution) -> Dated:
    """Return when a happening took or will take place."""
    interval = solution.intervals[happening.id]
    reasons = solution.reasons.get(happening.id, ())
    if interval.is_unknown:
        return Dated.unknown(*reasons)
    stated = any(reason.rule == "named day" for reason in reasons)
    return Dated.of(interval, Basis.STATED if stated else Basis.INFERRED, *reasons)


def _event_bounds(happenings: Sequence[Happening]) -> Iterator[Bound]:
    by_id = {each.id: each for each in happenings}
    home = {(t.page.article.id, number): each.id for each in happenings for t in each.tellings for number in t.numbers}
    for happening in happenings:
        yield from _named_days(happening)
        for holder in happening.part_of:
            yield from _containment(happening, by_id[holder])
        for telling in happening.tellings:
            for number in telling.numbers:
                mention = telling.page.notes.events[number]
                yield from _relative_bounds(happening, telling, mention)
                yield from _status_bounds(happening, telling, mention)
                for earlier in mention.follows:
                    before = home.get((telling.page.article.id, earlier), happening.id)
                    if before != happening.id:
                        yield from _order(happening.id, before, telling, mention)


def _quote(page: Page, span: Span) -> str:
    return f"says “{' '.join(span.of(page.article.text).split())}”"


def _bound(telling: Telling, span: Span, **values: object) -> Bound:
    return Bound(article_id=telling.page.article.id, span=span, **values)  # type: ignore[arg-type]


def _is_dated(page: Page) -> bool:
    days = page.article.published.interval.days
    return days is not None and days <= _DATED_DAYS


def _times(telling: Telling) -> Iterator[tuple[EventMention, int, TimeExpression]]:
    """Yield the times of a telling's mentions, each with its mention and its number on the page."""
    for mention in telling.mentions:
        if names_several(telling.page, mention, telling.published):
            continue
        for number in mention.times:
            time = telling.page.notes.times[number]
            if time.duration is None:
                yield mention, number, time


def _named_days(happening: Happening) -> Iterator[Bound]:
    """Yield the days that stand on their own or that a dated page fixes.

    Days of something that lasts are put together first where they lie close: the 13th and the 15th of a visit.
    """
    found: list[tuple[Telling, TimeExpression, Interval]] = []
    for telling in happening.tellings:
        for mention, number, time in _times(telling):
            if time.interval is not None or _is_dated(telling.page):
                named = time_of(telling.page, number, telling.page.article.published.interval, mention.status)
                found.append((telling, time, bounded_by(time.modifier, named)))
    days = [interval for _, _, interval in found]
    apart = any(one.is_disjoint(other) for one, other in combinations(days, 2))
    hull = _hull(days) if apart and happening.lasting else None
    near = hull is not None and hull.days is not None and hull.days <= _NEAR_DAYS
    for telling, time, interval in found:
        rule = "named day" if time.relative is None else "named time"
        rank = _ABSOLUTE if time.relative is None else _FROM_DATED
        words = _quote(telling.page, time.span)
        if time.relative is not None:
            words += f", published {telling.page.article.published.interval}"
        fixed = hull if near else interval
        yield _bound(telling, time.span, target=happening.id, rule=rule, words=words, rank=rank, fixed=fixed)


def _hull(intervals: Iterable[Interval]) -> Interval | None:
    hull: Interval | None = None
    for interval in intervals:
        hull = interval if hull is None else hull.hull(interval)
    return hull


def _relative_bounds(happening: Happening, telling: Telling, mention: EventMention) -> Iterator[Bound]:
    """Yield what "this week", "on Wednesday" say about the happening and, for the page's own news, about the page."""
    if _is_dated(telling.page) or names_several(telling.page, mention, telling.published):
        return
    page_id = telling.page.article.id
    for number in mention.times:
        time = telling.page.notes.times[number]
        if time.relative is None or time.modifier is not None or time.duration is not None:
            continue
        words = _quote(telling.page, time.span)
        meant = as_meant(time.relative, mention.status)
        yield _bound(
            telling, time.span, target=happening.id, rule="named time", words=words, rank=_FROM_UNDATED,
            source=page_id, time=meant, quiet=happening.lasting,
        )  # fmt: skip
        is_near = not mention.background or time.relative.unit in _NEAR
        is_round = is_near and _is_round_of(happening, telling, mention, time.relative)
        if is_round and not _is_of_two_days(happening, telling.page):
            yield _bound(
                telling, time.span, target=page_id, rule="named time", words=words, rank=_TO_PAGE,
                source=happening.id, time=_any_year(meant, mention.status), of_page=True, widest=_MONTH,
                quiet=happening.lasting,
            )  # fmt: skip
            if meant.unit is RelativeUnit.WEEKDAY and meant.low == 0 and meant.direction is Direction.PAST:
                yield _bound(
                    telling, time.span, target=page_id, rule="named time", words=f"{words}, as pages do within days",
                    rank=_WITHIN_DAYS, source=happening.id, high=WEEKDAY_DAYS, widest=_MONTH, quiet=True,
                )  # fmt: skip


def _any_year(time: RelativeTime, status: Status) -> RelativeTime:
    """Return a day without its year of what has been as one of the year before, not of the nearest half."""
    is_past = status is Status.HELD and time.unit is RelativeUnit.MONTH_DAY and time.direction is Direction.NEAREST
    return replace(time, direction=Direction.PAST) if is_past else time


def _is_round_of(happening: Happening, telling: Telling, mention: EventMention, time: RelativeTime) -> bool:
    """Tell whether a page may be dated by a happening that it tells: this, and no other round of its series.

    A page dates itself by the day that it writes out. Otherwise, of what has been, a dated page must tell so too: what
    that only knows as planned may never have taken place, and this be another. For the very day both
    pages name its place; for less, the undated one may leave it out.
    """
    written = any(each.interval is not None for _, _, each in _times(telling))
    told = written or mention.status is Status.PLANNED or _is_told_as_past(happening, telling)
    at = _where(happening, telling)
    exact = time.unit is RelativeUnit.DAYS
    return told and (at is PlaceRelation.SAME if exact else at is not PlaceRelation.APART)


def _dated_by(happening: Happening, telling: Telling) -> list[Telling]:
    return [each for each in happening.tellings if each.page is not telling.page and _is_dated(each.page)]


def _is_told_as_past(happening: Happening, telling: Telling) -> bool:
    return any(map(_tells_of_past, _dated_by(happening, telling)))


def _tells_of_past(telling: Telling) -> bool:
    """Tell whether a page came out after what it tells, by its words or by the days it names."""
    published = telling.page.article.published.interval.latest
    named = telling.time.earliest if telling.time.is_bounded else None
    if published is not None and named is not None:
        return named <= published
    return any(each.status in (Status.HELD, Status.ONGOING) for each in telling.mentions)


def _where(happening: Happening, telling: Telling) -> PlaceRelation:
    """Return how the place that a page names stands to those that dated pages name; a country says too little.

    A place that only this page names is another for all that is known: the same people meet in many. Where no dated
    page tells of it, as of a trip that has its days from its stops, nothing is known.
    """
    dated = _dated_by(happening, telling)
    ours = [place for place in telling.places if not is_country(place)] if dated else []
    theirs = [place for each in dated for place in each.places if not is_country(place)]
    if any(relate(one, other) is PlaceRelation.SAME for one in ours for other in theirs):
        return PlaceRelation.SAME
    return PlaceRelation.APART if ours else PlaceRelation.UNKNOWN


def _is_of_two_days(happening: Happening, page: Page) -> bool:
    """Tell whether a page puts it on a named weekday and on "yesterday": those are two days, and two happenings."""
    tellings = (each for each in happening.tellings if each.page is page)
    told = [time.relative for each in tellings for _, _, time in _times(each) if time.relative is not None]
    beside = any(each.unit is RelativeUnit.DAYS and abs(each.low) <= 1 and each.low == each.high for each in told)
    return beside and any(each.unit is RelativeUnit.WEEKDAY for each in told)


def _status_bounds(happening: Happening, telling: Telling, mention: EventMention) -> Iterator[Bound]:
    """Yield that a report of what was held comes after it, and of what is planned before it."""
    if mention.negated or (mention.status is Status.ONGOING and telling.ahead):
        return
    if mention.status is Status.HELD:
        yield from _after(happening, telling, mention)
        if not happening.lasting:
            yield _by_status(happening, telling, mention, high=0)
    elif mention.status is Status.ONGOING and not _may_be_ahead(telling, mention):
        yield from _after(happening, telling, mention)
        if not mention.background:
            yield _by_status(happening, telling, mention, low=-1, high=0, quiet=True)
    elif mention.status is Status.PLANNED and not mention.background and not _is_past_plan(telling, mention):
        yield _by_status(happening, telling, mention, low=0)
        late = _LATE if names_its_day(telling.page) else 0
        if not any(each.status is Status.HELD for each in telling.mentions):
            known = _MONTH if _dated_by(happening, telling) else None
            yield replace(_by_status(happening, telling, mention, high=late), **_to_page(happening, telling, known))


def _after(happening: Happening, telling: Telling, mention: EventMention) -> Iterator[Bound]:
    """Yield that a page came out after what it tells, unless dated pages only know of a plan, maybe another."""
    if _is_dated(telling.page) or not _dated_by(happening, telling) or _is_told_as_past(happening, telling):
        yield replace(_by_status(happening, telling, mention, low=0), **_to_page(happening, telling))


def _to_page(happening: Happening, telling: Telling, widest: int | None = _MONTH) -> dict[str, Any]:
    return {"target": telling.page.article.id, "source": happening.id, "widest": widest}


def _by_status(happening: Happening, telling: Telling, mention: EventMention, **days: Any) -> Bound:
    ahead = mention.status is Status.PLANNED
    words = "reports it as still ahead" if ahead else f"reports it as {mention.status.value}"
    return _bound(
        telling, mention.span, target=happening.id, rule=mention.status, words=words, rank=_STATUS,
        source=telling.page.article.id, **days,
    )  # fmt: skip


def _may_be_ahead(telling: Telling, mention: EventMention) -> bool:
    """Tell whether what is called under way is put on another day than the page's own: "is he going on Tuesday?"."""
    times = [telling.page.notes.times[number].relative for number in mention.times]
    return any(time is not None and time.unit is RelativeUnit.WEEKDAY for time in times)


def _is_past_plan(telling: Telling, mention: EventMention) -> bool:
    """Tell whether a page recalls a plan for days that were over when it was published."""
    published = telling.page.article.published.interval
    planned = own_time(telling.page, mention, published)
    return bool(planned.latest and published.earliest and planned.latest < published.earliest)


def _order(later: str, earlier: str, telling: Telling, mention: EventMention) -> Iterator[Bound]:
    words = f"puts it in this order: {_quote(telling.page, mention.span)}"
    yield _bound(telling, mention.span, target=later, rule="order", words=words, rank=_ORDER, source=earlier, low=0)
    yield _bound(telling, mention.span, target=earlier, rule="order", words=words, rank=_ORDER, source=later, high=0)


def _containment(part: Happening, whole: Happening) -> Iterator[Bound]:
    """Yield that a part lies within the whole; a whole known by its first day may last some days more."""
    telling = min(part.tellings, key=lambda each: each.id)
    words = f"is part of {whole.title}"
    span = telling.mentions[0].span
    begins, exact = _extent(whole)
    lasts = _VISIT_LASTS if whole.tellings[0].family == "visit" else _LASTS
    named = min((each.time.days for each in whole.tellings if each.time.days), default=1)
    beyond = max(0, lasts - named + 1)  # days that are named loosely hold the parts as well
    low = 0 if begins or exact else -beyond
    high = 0 if exact else beyond
    yield _bound(
        telling, span, target=part.id, rule="part of", words=words, rank=_PART, source=whole.id, low=low, high=high
    )
    words = f"holds {part.title}"
    yield _bound(
        telling, span, target=whole.id, rule="part of", words=words, rank=_PART, source=part.id,
        low=-lasts, high=lasts, quiet=True,
    )  # fmt: skip


def _extent(whole: Happening) -> tuple[bool, bool]:
    """Tell whether the days named for a whole are its beginning, and whether they are its first and last."""
    begins = exact = False
    for telling in whole.tellings:
        for mention, _, time in _times(telling):
            begins = begins or _BEGINS.search(mention.span.of(telling.page.article.text)) is not None
            days = time.interval.days if time.interval else None
            exact = exact or (days is not None and 1 < days <= _NEAR_DAYS)
    return begins, exact and not begins


def _figure_bounds(pages: Iterable[Page]) -> Iterator[Bound]:
    """Yield that a page which gives the figures of a period was not published before the period was over."""
    for page in pages:
        if page.article.published.interval.is_day:
            continue
        for quantity in page.notes.quantities:
            period = page.notes.times[quantity.period] if quantity.period is not None else None
            if period is None or period.interval is None or not _is_result(page, quantity):
                continue
            words = f"gives figures for {period.span.of(page.article.text)}"
            earliest = Interval(period.interval.latest, None)
            yield Bound(page.article.id, "figures", words, _FIGURES, page.article.id, period.span, fixed=earliest)


def _is_result(page: Page, quantity: Quantity) -> bool:
    """Tell whether a figure reports what has been, and no forecast or aim."""
    sentence = page.notes.sentence_at(quantity.span.start)
    where = sentence.span if sentence else quantity.span
    measured = quantity.measure in (Measure.LEVEL, Measure.CHANGE, Measure.COUNT)
    return measured and _NOT_YET.search(where.of(page.article.text)) is None

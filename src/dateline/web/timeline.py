"""The timeline: events as intervals on a scale that zooms from years to hours.

What happened is known to the day. Where a few days or hours are shown, the clock times at which pages that tell an
event were published stand beside its days.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from starlette.requests import Request
from starlette.responses import Response

from dateline.errors import UsageError
from dateline.model.link import Event
from dateline.model.listing import EventQuery, Paging
from dateline.publish.scale import Bar, Scale
from dateline.record.grouping import Grouping, parted, titles_of
from dateline.web.desk import desk_of, page, with_parameters
from dateline.web.events import choice, event_query

_MOST = Paging(limit=200)
_ZOOM = 3  # how much shorter or longer a step of zoom makes the time shown
_DAY = 24
_CLOCK_HOURS = 7 * _DAY  # up to so many hours shown, clock times can be told apart
_HOURS_FROM = 3 * _DAY  # more than so many hours move by whole days
_HOURS = re.compile(r"([0-9]{1,2})-([0-9]{1,2})")


@dataclass(frozen=True, slots=True)
class Line:
    """One event on the scale, with the clock times at which it was told."""

    event: Event
    bar: Bar | None
    told: tuple[tuple[float, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Moves:
    """Where the buttons of the timeline lead, as queries; `None` where there is nothing to show."""

    closer: str | None = None
    wider: str | None = None
    earlier: str | None = None
    later: str | None = None
    all: str | None = None


def timeline(request: Request) -> Response:
    """Answer with the events of some days, or with all of them."""
    query, lists = event_query(request), desk_of(request).workspace.lists
    found = lists.events(query, _after(request))
    dated = [each for each in found.items if not each.time.interval.is_unknown]
    scale = _window(request, query) or Scale.over(each.time.interval for each in dated if not each.background)
    telling = {ref.article_id for each in dated for ref in each.mentions} if _is_short(scale) else ()
    moments = lists.published_at(telling)
    lines = [Line(each, scale.bar(each.time.interval), _told(each, moments, scale)) for each in dated]
    by = choice(Grouping, request.query_params.get("by"))
    return page(
        request,
        "timeline.html.j2",
        scale=scale,
        has_clock=any(each.told for each in lines),
        parts_shown=_parts(request, lines, by) if by else [("", tuple(lines))] if lines else [],
        by=by,
        groupings=tuple(Grouping),
        found=found,
        query=query,
        moves=_moves(request, scale),
    )


def _is_short(scale: Scale) -> bool:
    return 0 < scale.hours <= _CLOCK_HOURS


def _told(event: Event, moments: Mapping[str, datetime], scale: Scale) -> tuple[tuple[float, str], ...]:
    """Return where and when pages that tell an event were published, of those with a clock time in sight."""
    known = {moments[ref.article_id] for ref in event.mentions if ref.article_id in moments}
    return tuple((scale.position(each), f"{each:%Y-%m-%d %H:%M}") for each in sorted(known) if scale.holds(each))


def _parts(request: Request, lines: Sequence[Line], by: Grouping) -> list[tuple[str, tuple[Line, ...]]]:
    """Return the lines shown in parts, under what these are about; a line may stand in several."""
    record = desk_of(request).workspace.record_beside([each.event for each in lines])
    titles = titles_of(record, by)
    return parted(lines, by, titles=lambda line: titles(line.event), texts=lambda line: line.event.origins.texts)


def _after(request: Request) -> Paging:
    return Paging(request.query_params.get("after") or None, _MOST.limit)


def _window(request: Request, query: EventQuery) -> Scale | None:
    """Return the days that are asked for, of a single day perhaps some hours ("6-18")."""
    if not (query.since and query.until and query.since <= query.until):
        return None
    hours = request.query_params.get("hours", "")
    if not hours:
        return Scale(query.since, query.until)
    found = _HOURS.fullmatch(hours)
    start, end = (int(each) for each in found.groups()) if found else (0, 0)
    if not start < end <= _DAY or query.since != query.until:
        raise UsageError(f"hours: {hours!r} are no hours of one day; write 6-18, with since and until of that day")
    return Scale(query.since, query.until, start, end)


def _moves(request: Request, scale: Scale) -> Moves:
    if scale.first is None or scale.last is None:
        return Moves()
    start = _hour(scale.first, scale.start)
    end = start + timedelta(hours=scale.hours)
    third = max(1, scale.hours // _ZOOM)
    if scale.hours > _HOURS_FROM:
        third = -(-third // _DAY) * _DAY
    return Moves(
        closer=_to(request, start, end, third, -third) if scale.hours > 2 * third else _into_day(request, start, scale),
        wider=_to(request, start, end, -scale.hours, scale.hours),
        earlier=_to(request, start, end, -third, -third),
        later=_to(request, start, end, third, third),
        all=with_parameters(request, since=None, until=None, hours=None),
    )


def _hour(day: date, hour: int) -> datetime:
    return datetime.combine(day, time.min) + timedelta(hours=hour)


def _into_day(request: Request, start: datetime, scale: Scale) -> str | None:
    """Return the way from a few days to the middle one."""
    if scale.hours <= _DAY:
        return None
    middle = start + timedelta(days=scale.hours // _DAY // 2)
    return _to(request, middle, middle + timedelta(days=1), 0, 0)


def _to(request: Request, start: datetime, end: datetime, first: int, last: int) -> str | None:
    """Return the query of a window whose ends are moved by so many hours; beyond a day it is widened to whole days."""
    try:
        start, end = start + timedelta(hours=first), end + timedelta(hours=last)
        until = end - timedelta(minutes=1)
        whole = start.date() != until.date() or end - start == timedelta(hours=_DAY)
        hours = None if whole else f"{start.hour}-{until.hour + 1}"
        return with_parameters(request, since=start.date().isoformat(), until=until.date().isoformat(), hours=hours)
    except OverflowError:
        return None

"""The timeline: events as intervals on a scale that zooms from years to days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from starlette.requests import Request
from starlette.responses import Response

from dateline.model.link import Event
from dateline.model.listing import EventQuery, Paging
from dateline.publish.scale import Bar, Scale
from dateline.record.grouping import Grouping, parted, titles_of
from dateline.web.desk import desk_of, page, with_parameters
from dateline.web.events import choice, event_query

_MOST = Paging(limit=200)
_ZOOM = 3  # how much shorter or longer a step of zoom makes the days shown


@dataclass(frozen=True, slots=True)
class Line:
    """One event on the scale."""

    event: Event
    bar: Bar | None


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
    query = event_query(request)
    found = desk_of(request).workspace.lists.events(query, _after(request))
    dated = [each for each in found.items if not each.time.interval.is_unknown]
    scale = _window(query) or Scale.over(each.time.interval for each in dated if not each.background)
    lines = [Line(each, scale.bar(each.time.interval)) for each in dated]
    by = choice(Grouping, request.query_params.get("by"))
    return page(
        request,
        "timeline.html.j2",
        scale=scale,
        parts_shown=_parts(request, lines, by) if by else [("", tuple(lines))] if lines else [],
        by=by,
        groupings=tuple(Grouping),
        found=found,
        query=query,
        moves=_moves(request, scale),
    )


def _parts(request: Request, lines: Sequence[Line], by: Grouping) -> list[tuple[str, tuple[Line, ...]]]:
    """Return the lines shown in parts, under what these are about; a line may stand in several."""
    record = desk_of(request).workspace.record_beside([each.event for each in lines])
    titles = titles_of(record, by)
    return parted(lines, by, titles=lambda line: titles(line.event), texts=lambda line: line.event.origins.texts)


def _after(request: Request) -> Paging:
    return Paging(request.query_params.get("after") or None, _MOST.limit)


def _window(query: EventQuery) -> Scale | None:
    return Scale(query.since, query.until) if query.since and query.until and query.since < query.until else None


def _moves(request: Request, scale: Scale) -> Moves:
    if scale.first is None or scale.last is None:
        return Moves()
    first, last = scale.first, scale.last
    length = max(2, (last - first).days)
    third = timedelta(days=max(1, length // _ZOOM))
    return Moves(
        closer=_to(request, first + third, last - third) if length > _ZOOM else None,
        wider=_to(request, first, last, by=timedelta(days=length)),
        earlier=_to(request, first - third, last - third),
        later=_to(request, first + third, last + third),
        all=with_parameters(request, since=None, until=None),
    )


def _to(request: Request, first: date, last: date, *, by: timedelta = timedelta(0)) -> str | None:
    try:
        return with_parameters(request, since=(first - by).isoformat(), until=(last + by).isoformat())
    except OverflowError:
        return None

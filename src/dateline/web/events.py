"""Events: the list with its filters, and one event with its fields by origin."""

from collections.abc import Iterable
from enum import StrEnum
from typing import TypeVar

from starlette.requests import Request
from starlette.responses import Response

from dateline.errors import UsageError
from dateline.link.keys import article_of
from dateline.model.annotation import EntityKind, EventType, Status
from dateline.model.link import Entity, Event
from dateline.model.listing import EventQuery, Paging
from dateline.publish.descent import draw_descent
from dateline.publish.lookup import Lookup
from dateline.publish.report import claim_row, event_card, family_view
from dateline.web.desk import day_of, desk_of, event_text, page, paging_of, when

Choice = TypeVar("Choice", bound=StrEnum)

_MOST_DIGITS = 10
_TAKE_PART = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.COUNTRY})


def events(request: Request) -> Response:
    """Answer with the events that fit the filters."""
    query, lists = event_query(request), desk_of(request).workspace.lists
    return page(
        request,
        "events.html.j2",
        events=lists.events(query, paging_of(request, newest_first=request.query_params.get("order") == "newest")),
        query=query,
        facets=[(name, lists.event_counts(query, name)) for name in ("type", "status", "country")],
        types=tuple(EventType),
        statuses=tuple(Status),
    )


def event(request: Request) -> Response:
    """Answer with one event."""
    workspace = desk_of(request).workspace
    found = workspace.only(Event, request.path_params["id"])
    record = workspace.record_near(found)
    lookup = Lookup(record)
    telling = {ref.article_id for ref in found.mentions}
    families = [each for each in record.links.families if telling & set(each)]
    claims = sorted(lookup.claims_about.get(found.id, []), key=lambda each: (each.property, each.value, each.id))
    return page(
        request,
        "event.html.j2",
        event=found,
        card=event_card(found, event_text(found), lookup),
        series=_others(request, EventQuery(series=found.series), found) if found.series else [],
        inner=_others(request, EventQuery(part_of=found.id), found),
        whole=workspace.only(Event, found.part_of) if found.part_of else None,  # near records hold it cut
        stories=lookup.stories_of.get(found.id, []),
        families=[family_view(each, lookup) for each in families],
        descent=draw_descent((article_id for family in families for article_id in family), lookup),
        rows=[claim_row(each, lookup) for each in claims],
        cells=[
            ("time", "The day", when(found), "It was on (2024-05-04, 2024-05, 2024-05-04..2024-05-06, unknown)"),
            ("place", "The place", found.place.name if found.place else "not known", "It was in"),
        ],
        statuses=tuple(Status),
        near=_near(telling, record.links.entities),
        names={article_id: lookup.page_name(article_id) for article_id in telling},
    )


def event_query(request: Request) -> EventQuery:
    """Return which events a request asks for."""
    given = request.query_params
    return EventQuery(
        since=day_of(request, "since"),
        until=day_of(request, "until"),
        entities=tuple(given.getlist("entity")),
        place=given.get("place") or given.get("country") or None,
        type=choice(EventType, given.get("type")),
        status=choice(Status, given.get("status")),
        texts=number(given.get("texts")),
        story=given.get("story") or None,
        background=given.get("background") != "no",
    )


def choice(kind: type[Choice], given: str | None) -> Choice | None:
    """Return one of a few words, `None` where none is given; `UsageError` where it is another word."""
    if not given:
        return None
    try:
        return kind(given)
    except ValueError:
        raise UsageError(f"{given!r} is none of {', '.join(kind)}") from None


def number(given: str | None) -> int:
    """Return a whole number, 0 where none is given; `UsageError` where it is none."""
    if given and not (given.isdecimal() and len(given) < _MOST_DIGITS):
        raise UsageError(f"{given!r} is no number")
    return int(given or 0)


def _near(article_ids: set[str], entities: Iterable[Entity]) -> list[Entity]:
    """Return those who are named on some pages and may take part in what they tell, by name."""
    named = (each for each in entities if each.kind in _TAKE_PART)
    return sorted(
        (each for each in named if any(article_of(member) in article_ids for member in each.members)),
        key=lambda each: each.name,
    )


def _others(request: Request, query: EventQuery, event: Event) -> list[Event]:
    found = desk_of(request).workspace.lists.events(query, Paging(limit=100))
    return [each for each in found.items if each.id != event.id]

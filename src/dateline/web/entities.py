"""People, organisations, places and countries: the list, one of them, and every event of a pair."""

from starlette.requests import Request
from starlette.responses import Response

from dateline.model.annotation import EntityKind
from dateline.model.link import Entity
from dateline.model.listing import ClaimQuery, EntityQuery, EventQuery, Paging
from dateline.web.desk import desk_of, page, paging_of
from dateline.web.events import choice

_MANY = Paging(limit=100)
_SHOWN = 12


def entities(request: Request) -> Response:
    """Answer with the entities that fit the filters, those told of most first."""
    given = request.query_params
    query = EntityQuery(choice(EntityKind, given.get("kind")), given.get("name") or None, given.get("country") or None)
    found = desk_of(request).workspace.lists.entities(query, paging_of(request))
    return page(request, "entities.html.j2", entities=found, query=query, kinds=tuple(EntityKind))


def entity(request: Request) -> Response:
    """Answer with one entity."""
    workspace = desk_of(request).workspace
    found = workspace.only(Entity, request.path_params["id"])
    return page(
        request,
        "entity.html.j2",
        entity=found,
        events=workspace.lists.events(EventQuery(entities=(found.id,)), _MANY),
        met=workspace.lists.met_with(found.id, _SHOWN),
        claims=workspace.lists.claims(ClaimQuery(subject=found.id), _MANY),
    )


def pair(request: Request) -> Response:
    """Answer with every event in which two entities take part."""
    workspace = desk_of(request).workspace
    one, other = (workspace.only(Entity, request.path_params[name]) for name in ("one", "other"))
    found = workspace.lists.events(EventQuery(entities=(one.id, other.id)), _MANY)
    return page(request, "pair.html.j2", one=one, other=other, events=found)

"""Places: a map that zooms, and the same places as a list."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from dateline.publish.atlas import Mark, View, land, marks, slice_of, spots
from dateline.web.desk import desk_of, page, paging_of, with_parameters
from dateline.web.events import event_query

_CLOSER = 0.5
_STEP = 0.5


@dataclass(frozen=True, slots=True)
class Move:
    """A button of the map: where it leads, its name and its key."""

    address: str
    name: str
    key: str


def places(request: Request) -> Response:
    """Answer with the places of the events that fit the filters."""
    query = event_query(request)
    found = spots(desk_of(request).workspace.lists.places(query))
    known = [each for each in found if each.position is not None]
    given = request.query_params.get("view")
    view = View.of(given) if given else View.over(each.position for each in known if each.position)
    listed = [each for each in known if each.position and view.holds(each.position)]
    part = slice_of(listed, paging_of(request))
    return page(
        request,
        "places.html.j2",
        query=query,
        view=view,
        land=land(),
        marks=[(each, _leads_to(request, each)) for each in marks(known, view)],
        moves=_moves(request, view),
        listed=[(each, _events(request, each.name)) for each in part.items],
        further=with_parameters(request, after=part.next) if part.next else None,
        in_sight=len(listed),
        out_of_sight=len(known) - len(listed),
        unknown=[(each, _events(request, each.name)) for each in found if each.position is None],
    )


def _leads_to(request: Request, mark: Mark) -> str:
    """Return the address of a city's events, or of the map of a country."""
    if mark.exact:
        return _events(request, mark.name)
    return "/map" + with_parameters(request, place=mark.spots[0].country, view=None)


def _events(request: Request, place: str) -> str:
    """Return the address of the events at or within a place under the filters that stand."""
    return "/events" + with_parameters(request, place=place, view=None)


def _moves(request: Request, view: View) -> list[Move]:
    """Return the buttons that change something."""
    wanted = (
        ("Closer", "+", view.moved(times=_CLOSER)),
        ("Wider", "-", view.moved(times=1 / _CLOSER)),
        ("West", "w", view.moved(east=-_STEP)),
        ("East", "e", view.moved(east=_STEP)),
        ("North", "n", view.moved(north=_STEP)),
        ("South", "s", view.moved(north=-_STEP)),
        ("The whole map", "0", View().settled()),
    )
    return [Move(with_parameters(request, view=str(to)), name, key) for name, key, to in wanted if to != view]

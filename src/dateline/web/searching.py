"""Search over articles, quotations, events and claims, with facets that narrow it."""

import re

from starlette.requests import Request
from starlette.responses import Response

from dateline.errors import UsageError
from dateline.model.annotation import EventType, Status
from dateline.model.listing import Found, SearchQuery
from dateline.web.desk import desk_of, page, paging_of
from dateline.web.events import choice, number

KINDS = ("article", "quote", "event", "claim")
FACETS = ("kind", "outlet", "language", "type", "status", "person", "country", "month", "texts")
_MONTH = re.compile(r"\d{4}-\d\d")


def search(request: Request) -> Response:
    """Answer with what holds all the words."""
    query = search_query(request)
    found = None
    if query.text:
        found = desk_of(request).workspace.lists.search(query, paging_of(request))
    return page(request, "search.html.j2", query=query, found=found, facets=_in_order(found))


def search_query(request: Request) -> SearchQuery:
    """Return what a request looks for."""
    given = request.query_params
    kind, month = given.get("kind", ""), given.get("month", "")
    if kind and kind not in KINDS:
        raise UsageError(f"{kind!r} is none of {', '.join(KINDS)}")
    if month and not _MONTH.fullmatch(month):
        raise UsageError(f"{month!r} is no month; write it as 2024-07")
    return SearchQuery(
        given.get("q", "").strip(),
        kind=kind or None,
        outlet=given.get("outlet") or None,
        language=given.get("language") or None,
        type=choice(EventType, given.get("type")),
        status=choice(Status, given.get("status")),
        country=given.get("country") or None,
        texts=number(given.get("texts")),
        person=given.get("person") or None,
        month=month or None,
    )


def _in_order(found: Found | None) -> list[tuple[str, list[tuple[str, str, int]]]]:
    """Return each facet with its values, their names and their numbers, in the order in which they are shown."""
    facets = {each.field: each for each in found.facets} if found else {}
    shown = []
    for field in FACETS:
        if field in facets:
            names = dict(facets[field].names)
            values = [(each.value, names.get(each.value, each.value), each.count) for each in facets[field].counts]
            shown.append((field, values))
    return shown

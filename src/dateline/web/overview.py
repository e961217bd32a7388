"""The first page: how much the record holds, what is new, what is to come, and what does not fit together."""

from starlette.requests import Request
from starlette.responses import Response

from dateline.model.annotation import Status
from dateline.model.claim import CheckVerdict, ClaimRelation
from dateline.model.listing import ClaimQuery, EventQuery, Paging
from dateline.web.desk import desk_of, page

_FEW = Paging(limit=6, newest_first=True)
_OFF = (Status.POSTPONED, Status.CANCELLED, Status.DENIED)


def overview(request: Request) -> Response:
    """Answer with the first page."""
    workspace = desk_of(request).workspace
    lists = workspace.lists
    off = [event for status in _OFF for event in lists.events(EventQuery(status=status, background=False), _FEW).items]
    return page(
        request,
        "overview.html.j2",
        counts=workspace.counts(),
        changed_at=workspace.changed_at(),
        stories=lists.stories(_FEW),
        articles=lists.articles(paging=_FEW),
        planned=lists.events(EventQuery(status=Status.PLANNED, background=False), _FEW),
        off=off,
        contradicted=lists.claims(ClaimQuery(verdict=CheckVerdict.CONTRADICTED), _FEW),
        disputed=lists.claims(ClaimQuery(relation=ClaimRelation.CONTRADICTS), _FEW),
    )

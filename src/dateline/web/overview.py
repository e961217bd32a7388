"""The first page: how much the record holds, what is new, what is to come, and what does not fit together."""

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response

from dateline.model.annotation import Status
from dateline.model.claim import CheckVerdict, ClaimRelation
from dateline.model.link import Event
from dateline.model.listing import ClaimQuery, EventQuery, Paging
from dateline.record.phrases import sentence
from dateline.web.desk import desk_of, page

_FEW = Paging(limit=6, newest_first=True)
_SOUGHT = Paging(limit=30, newest_first=True)  # announced events of which those shown are chosen
_OFF = (Status.POSTPONED, Status.CANCELLED, Status.DENIED)


def overview(request: Request) -> Response:
    """Answer with the first page."""
    workspace = desk_of(request).workspace
    lists = workspace.lists
    articles = lists.articles(paging=_FEW)
    off = [event for status in _OFF for event in lists.events(EventQuery(status=status, background=False), _FEW).items]
    return page(
        request,
        "overview.html.j2",
        counts=workspace.counts(),
        changed_at=workspace.changed_at(),
        stories=lists.stories(_FEW),
        articles=articles,
        dates=lists.published([each.id for each in articles.items]),
        planned=_telling(lists.events(EventQuery(status=Status.PLANNED, background=False), _SOUGHT).items),
        off=off,
        contradicted=lists.claims(ClaimQuery(verdict=CheckVerdict.CONTRADICTED), _FEW),
        disputed=lists.claims(ClaimQuery(relation=ClaimRelation.CONTRADICTS), _FEW),
    )


def _telling(events: Sequence[Event]) -> Sequence[Event]:
    """Return the events that tell most at a glance: those of which who and what are known before mere words."""
    named = [each for each in events if sentence(each, over=False)]
    return [*named, *(each for each in events if each not in named)][: _FEW.limit]

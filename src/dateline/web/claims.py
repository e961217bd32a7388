"""Claims: the ledger with its checks, and one claim with its evidence and what stands against it."""

from starlette.requests import Request
from starlette.responses import Response

from dateline.model.claim import CheckVerdict, Claim, ClaimRelation
from dateline.model.listing import ClaimQuery
from dateline.publish.lookup import Lookup
from dateline.publish.report import claim_row
from dateline.web.desk import desk_of, page, paging_of
from dateline.web.events import choice


def claims(request: Request) -> Response:
    """Answer with the claims that fit the filters."""
    workspace, given = desk_of(request).workspace, request.query_params
    query = ClaimQuery(
        subject=given.get("subject") or None,
        property=given.get("property") or None,
        relation=choice(ClaimRelation, given.get("relation")),
        verdict=choice(CheckVerdict, given.get("verdict")),
    )
    found = workspace.lists.claims(query, paging_of(request))
    lookup = Lookup(workspace.record_about(found.items))
    return page(
        request,
        "claims.html.j2",
        claims=found,
        rows=[(lookup.subject_name(each), claim_row(each, lookup)) for each in found.items],
        query=query,
        relations=tuple(ClaimRelation),
        verdicts=tuple(CheckVerdict),
    )


def claim(request: Request) -> Response:
    """Answer with one claim."""
    workspace = desk_of(request).workspace
    found = workspace.only(Claim, request.path_params["id"])
    lookup = Lookup(workspace.record_near(found))
    return page(
        request,
        "claim.html.j2",
        row=claim_row(found, lookup),
        subject=lookup.subject_name(found),
        is_event=found.subject in lookup.events,
        is_entity=found.subject in lookup.entities,
        evidence=[(ref, lookup.sentence_of(ref), lookup.page_name(ref.article_id)) for ref in found.evidence],
        event_names={id_: lookup.event_name(id_) for id_ in lookup.events},
    )

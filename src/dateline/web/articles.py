"""Articles: the list, one with everything marked, its page as received, and two side by side."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from dateline.errors import NotFound, UsageError
from dateline.model.article import Article
from dateline.model.link import Page
from dateline.model.listing import ArticleQuery, EventQuery, Paging
from dateline.publish import wording
from dateline.publish.beside import by_what_both_name
from dateline.publish.descent import draw_descent
from dateline.publish.explain import Mark
from dateline.publish.lookup import Lookup
from dateline.publish.report import article_view
from dateline.text.passages import Passage, side_by_side
from dateline.web.desk import day_of, desk_of, page, paging_of
from dateline.workspace import Workspace

_COMPARED_BY = ("words", "names")
_MOST_RAW = 200_000  # signs of a page as received that are shown beside its text


@dataclass(frozen=True, slots=True)
class Column:
    """One of two articles that are compared, in passages."""

    page: Page
    name: str
    published: str
    passages: tuple[Passage, ...]


def articles(request: Request) -> Response:
    """Answer with the articles that fit the filters, the latest first."""
    lists, given = desk_of(request).workspace.lists, request.query_params
    query = ArticleQuery(
        outlet=given.get("outlet") or None,
        language=given.get("language") or None,
        since=day_of(request, "since"),
        until=day_of(request, "until"),
    )
    return page(
        request,
        "articles.html.j2",
        articles=lists.articles(query, paging_of(request, newest_first=True)),
        query=query,
        outlets=lists.article_counts("outlet")[:20],
        languages=lists.article_counts("language"),
    )


def article(request: Request) -> Response:
    """Answer with one article."""
    workspace = desk_of(request).workspace
    found = workspace.only(Article, request.path_params["id"])
    lookup = Lookup(workspace.record_near(found))
    lineages = lookup.lineages_of.get(found.id, [])
    others = {each.to_id if each.from_id == found.id else each.from_id for each in lineages}
    return page(
        request,
        "article.html.j2",
        view=article_view(lookup.pages[found.id], _evidence(found.id, lookup), lookup),
        descent=draw_descent({found.id, *others}, lookup),
        events=workspace.lists.events(EventQuery(article=found.id), Paging(limit=100)),
        story=lookup.story_at.get(found.id),
        received=_received(workspace, found)[:_MOST_RAW] if request.query_params.get("received") == "yes" else None,
    )


def _evidence(article_id: str, lookup: Lookup) -> list[Mark]:
    """Return a mark for every span of an article that something in the record rests on, for links to lead to."""
    links, claims = lookup.record.links, lookup.record.ledger.claims
    refs = [
        *(ref for event in links.events for ref in event.mentions),
        *(step.evidence for event in links.events for step in event.history),
        *(ref for claim in claims for ref in claim.evidence),
        *(role.evidence for entity in links.entities for role in entity.roles),
    ]
    spans = {ref.span for ref in refs if ref.article_id == article_id}
    return [Mark(span, "evidence", "") for span in sorted(spans)]


def raw(request: Request) -> Response:
    """Answer with the page as it was received: as plain text, so that nothing in it runs."""
    workspace = desk_of(request).workspace
    return PlainTextResponse(_received(workspace, workspace.only(Article, request.path_params["id"])))


def _received(workspace: Workspace, article: Article) -> str:
    capture = workspace.capture(article.capture_id)
    if capture is None:
        raise NotFound(f"the record holds no page as received for {article.id}")
    return capture.body.decode("utf-8", "replace")


def compare(request: Request) -> Response:
    """Answer with two articles side by side, shared passages marked."""
    workspace = desk_of(request).workspace
    ids = [request.query_params.get(name, "") for name in ("left", "right")]
    if not all(ids):
        raise UsageError("name two articles: /compare?left=ID&right=ID")
    one, other = (workspace.only(Article, each) for each in ids)
    if one.id == other.id:
        raise UsageError("name two different articles")
    pages = {each.article.id: each for each in workspace.pages([one.id, other.id])}
    lookup = Lookup(workspace.record_near(one, other))
    by = request.query_params.get("by") or ("words" if one.language == other.language else "names")
    if by not in _COMPARED_BY:
        raise UsageError(f"by: one of {', '.join(_COMPARED_BY)}")
    if by == "words":
        left, right = side_by_side(one.text, other.text)
    else:
        left, right = by_what_both_name(pages[one.id], pages[other.id], lookup)
    between = [each for each in lookup.lineages_of.get(one.id, []) if other.id in (each.from_id, each.to_id)]
    columns = tuple(
        Column(pages[each.id], each.outlet or each.title or each.id, wording.published(lookup.date(each.id)), passages)
        for each, passages in ((one, left), (other, right))
    )
    return page(request, "compare.html.j2", columns=columns, lineages=between, by=by)

"""The application: every address with what answers it, and what holds for all of them."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from functools import cache
from http import HTTPStatus
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from dateline.errors import DatelineError, NotFound, RecordBusy, UsageError
from dateline.settings import ServeSettings
from dateline.web import (
    api,
    articles,
    claims,
    entities,
    events,
    judgements,
    news,
    openapi,
    overview,
    places,
    rest,
    searching,
    stories,
    timeline,
    uploads,
)
from dateline.web.access import Access
from dateline.web.desk import Desk, environment, page
from dateline.web.metrics import Measured, Metrics, metrics
from dateline.web.shelf import Shelf, kept, writing
from dateline.workspace import Workspace

STATIC = Path(__file__).parent / "static"


def create_app(workspace: Workspace, settings: ServeSettings, *, closes: bool = False) -> Starlette:
    """Return the application over an open record, which stays the caller's to close unless it `closes` it itself."""

    @asynccontextmanager
    async def life(_: Starlette) -> AsyncIterator[None]:
        yield
        if closes:
            workspace.close()

    numbers = Metrics(workspace)
    app = Starlette(
        lifespan=life,
        routes=list(_routes()),
        middleware=[Middleware(Measured, metrics=numbers), Middleware(Access, settings=settings)],
        exception_handlers={DatelineError: _told, HTTPException: _refused},
    )
    app.state.desk = Desk(workspace, settings)
    app.state.metrics = numbers
    app.state.shelf = Shelf(workspace.state, settings)
    return app


def _routes() -> Iterable[Route | Mount]:
    pages = (
        ("/", overview.overview),
        ("/stories", stories.stories),
        ("/stories/{id}", stories.story),
        ("/events", events.events),
        ("/events/{id}", events.event),
        ("/timeline", timeline.timeline),
        ("/map", places.places),
        ("/articles", articles.articles),
        ("/articles/{id}", articles.article),
        ("/articles/{id}/page", articles.raw),
        ("/compare", articles.compare),
        ("/claims", claims.claims),
        ("/claims/{id}", claims.claim),
        ("/entities", entities.entities),
        ("/entities/{id}", entities.entity),
        ("/pairs/{one}/{other}", entities.pair),
        ("/search", searching.search),
        ("/changes", news.changes),
        ("/changes.atom", news.feed),
        ("/judgements", judgements.judgements),
        ("/add", uploads.form),
    )
    yield from (Route(path, kept(answer), methods=["GET"]) for path, answer in pages)
    yield from rest.routes(api.ENDPOINTS)
    yield Route("/openapi.json", _openapi, methods=["GET"])
    yield Route("/judge", writing(judgements.judge), methods=["POST"])
    yield Route("/judge/cell", writing(judgements.judge_cell), methods=["POST"])
    yield Route("/withdraw/cell", writing(judgements.withdraw_cell), methods=["POST"])
    yield Route("/judgements", writing(judgements.take_in), methods=["POST"])
    yield Route("/judgements.jsonl", kept(judgements.shared), methods=["GET"])
    yield Route("/withdraw", writing(judgements.withdraw), methods=["POST"])
    yield Route("/add", writing(uploads.add), methods=["POST"])
    yield Route("/style.css", _style, methods=["GET"])
    yield Route("/healthz", _health, methods=["GET"])
    yield Route("/metrics", metrics, methods=["GET"])
    yield Mount("/static", StaticFiles(directory=STATIC))


def _style(_: Request) -> Response:
    """Answer with one style sheet: what the report has, and what only the web needs."""
    return Response(_sheet(), media_type="text/css", headers={"cache-control": "max-age=3600"})


@cache
def _sheet() -> str:
    report = environment().get_template("report/report.css.j2").render()
    return f"{report}\n{(STATIC / 'web.css').read_text(encoding='utf-8')}"


def _openapi(_: Request) -> Response:
    """Answer with the description of the REST endpoints."""
    return JSONResponse(openapi.document())


def _health(request: Request) -> Response:
    """Answer whether the record can be read."""
    request.app.state.desk.workspace.counts()
    return PlainTextResponse("ok\n")


def _told(request: Request, error: Exception) -> Response:
    """Tell a person, or a program, what went wrong with what was asked for."""
    status = next((code for kind, code in _STATUS.items() if isinstance(error, kind)), 500)
    return _problem(request, status, str(error))


def _refused(request: Request, error: Exception) -> Response:
    """Tell what is wrong with an address, or with how it was asked."""
    status = error.status_code if isinstance(error, HTTPException) else 404
    words = {404: f"There is no page {request.url.path}.", 405: f"{request.method} is not for this address."}
    return _problem(request, status, words.get(status, str(error)))


def _problem(request: Request, status: int, words: str) -> Response:
    if request.url.path.startswith(rest.PREFIX):
        return rest.problem(status, words)
    title = _TITLES.get(status, HTTPStatus(status).phrase)
    return page(request, "problem.html.j2", status=status, title=title, words=words)


_STATUS: dict[type[Exception], int] = {NotFound: 404, UsageError: 400, RecordBusy: 503}
_TITLES = {
    400: "That cannot be answered",
    404: "Not in this record",
    500: "The record cannot be read",
    503: "The record is busy",
}

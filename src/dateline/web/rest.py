"""How REST is answered: endpoints as data, routes made from them, errors as problems."""

import json
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from dateline.errors import UsageError
from dateline.web.shelf import kept, writing

PREFIX = "/api/v1"
PROBLEM = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Parameter:
    """What an endpoint may be asked with, in the query."""

    name: str
    text: str
    schema: Mapping[str, object]
    many: bool = False
    required: bool = False


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One endpoint: where it is, what it does, what it takes and what it gives.

    `gives` names an object of the record's schema, `given` the fields of the JSON object that a writing one takes.
    """

    method: str
    path: str
    name: str
    text: str
    answer: Callable[..., object]
    gives: str
    parameters: Sequence[Parameter] = ()
    is_list: bool = False
    given: Mapping[str, Mapping[str, object]] | None = None
    needed: Sequence[str] = ()
    status: int = 200


def routes(endpoints: Iterable[Endpoint]) -> Iterable[Route]:
    """Return the routes of endpoints."""
    return (Route(PREFIX + each.path, _answering(each), methods=[each.method], name=each.name) for each in endpoints)


def problem(status: int, detail: str) -> Response:
    """Return an error as RFC 9457 has it."""
    return JSONResponse(
        {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail},
        status_code=status,
        media_type=PROBLEM,
    )


def _answering(endpoint: Endpoint) -> Callable[[Request], Awaitable[Response]]:
    def answer(request: Request) -> Response:
        _known_parameters(request, endpoint)
        return JSONResponse(endpoint.answer(request))

    async def write(request: Request) -> Response:
        if endpoint.given is not None:
            fields = _fields(await request.body(), endpoint)
            return JSONResponse(await run_in_threadpool(endpoint.answer, request, fields), endpoint.status)
        await run_in_threadpool(endpoint.answer, request)
        return Response(status_code=endpoint.status)

    return kept(answer) if endpoint.method == "GET" else writing(write)


def _known_parameters(request: Request, endpoint: Endpoint) -> None:
    known = {each.name: each for each in endpoint.parameters}
    for name in request.query_params:
        if name not in known:
            raise UsageError(f"there is no parameter {name!r} here; there are {', '.join(known) or 'none'}")
        if not known[name].many and len(request.query_params.getlist(name)) > 1:
            raise UsageError(f"{name} is given twice")
    for each in endpoint.parameters:
        if each.required and not request.query_params.get(each.name, "").strip():
            raise UsageError(f"give {each.name}: {each.text}")


def _fields(body: bytes, endpoint: Endpoint) -> dict[str, str]:
    """Return the fields of a JSON object, which are all strings."""
    try:
        told = json.loads(body)
    except ValueError:
        raise UsageError("the body is no JSON") from None
    known = endpoint.given or {}
    if not isinstance(told, dict) or not all(isinstance(each, str) for each in told.values()):
        raise UsageError("the body is to be one JSON object whose values are strings")
    for name in told:
        if name not in known:
            raise UsageError(f"there is no field {name!r}; there are {', '.join(known)}")
    for name in endpoint.needed:
        if not told.get(name, "").strip():
            raise UsageError(f"the field {name!r} is missing")
    return told

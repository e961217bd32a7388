"""Whatever the OpenAPI document allows, asked by a program that reads it alone: no answer is a server error."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from starlette.types import ASGIApp, Receive, Scope, Send

import dateline
from dateline.settings import ServeSettings
from dateline.web.api import ENDPOINTS
from dateline.web.app import create_app

schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is a package for development")

EXAMPLES = Path(__file__).parents[2] / "examples" / "pages"
FINE = {200, 201, 204, 304, 400, 404, 405}


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The description of a record of its own: what is asked may write."""
    with dateline.open(tmp_path_factory.mktemp("fuzz") / "record.dateline") as workspace:
        workspace.add(sorted(EXAMPLES.glob("*tokyo*")))
        yield schemathesis.openapi.from_asgi("/openapi.json", _named(create_app(workspace, ServeSettings())))


def _named(app: ASGIApp) -> ASGIApp:
    """Return an application that is asked under this machine's name, whatever name the asker gives it."""

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        others = [(name, value) for name, value in scope.get("headers", ()) if name != b"host"]
        await app({**scope, "headers": [*others, (b"host", b"127.0.0.1")]}, receive, send)

    return answer


def test_no_question_that_the_description_allows_is_a_server_error(described: Any) -> None:
    seen = set()
    for found in described.get_all_operations():
        operation = found.ok()

        @settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy())
        def ask(case: Any) -> None:
            answer = case.call()
            assert answer.status_code in FINE, (answer.status_code, answer.text)

        ask()
        seen.add((operation.method.upper(), operation.path))
    assert len(seen) == len(ENDPOINTS)

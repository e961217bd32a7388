"""Who may read and write."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dateline.errors import UsageError
from dateline.settings import ServeSettings
from dateline.web.app import create_app
from dateline.web.server import read_tokens, serve
from dateline.workspace import Workspace

READER, WRITER = "reader-0123456789", "writer-0123456789"


@pytest.fixture
def guarded(workspace: Workspace) -> TestClient:
    settings = ServeSettings(tokens=((READER, ("read",)), (WRITER, ("read", "write"))))
    return TestClient(create_app(workspace, settings), base_url="http://desk.example")


def _bearing(token: str) -> dict[str, str]:
    return {"authorization": f"Bearer {token}"}


def test_without_a_token_nothing_is_read(guarded: TestClient) -> None:
    assert guarded.get("/events").status_code == 401
    assert guarded.get("/events", headers=_bearing("wrong")).status_code == 401
    assert guarded.get("/healthz").status_code == 200


def test_a_reading_token_may_not_write(guarded: TestClient) -> None:
    assert guarded.get("/events", headers=_bearing(READER)).status_code == 200
    assert guarded.post("/withdraw", data={"number": "1"}, headers=_bearing(READER)).status_code == 403
    assert guarded.post("/withdraw", data={"number": "1"}, headers=_bearing(WRITER)).status_code == 404
    assert "Add pages" not in guarded.get("/", headers=_bearing(READER)).text
    assert "Add pages" in guarded.get("/", headers=_bearing(WRITER)).text


def test_another_site_may_not_post_here(client: TestClient) -> None:
    for headers in ({"sec-fetch-site": "cross-site"}, {"origin": "https://other.example"}):
        assert client.post("/withdraw", data={"number": "1"}, headers=headers).status_code == 403
    assert client.post("/withdraw", data={"number": "1"}, headers={"sec-fetch-site": "same-origin"}).status_code == 404


def test_a_foreign_name_is_not_answered(client: TestClient) -> None:
    assert client.get("/events", headers={"host": "rebound.example"}).status_code == 421


def test_every_answer_forbids_what_is_not_its_own(client: TestClient) -> None:
    for path in ("/", "/style.css", "/static/web.js", "/nowhere", "/api/v1/events"):
        policy = client.get(path).headers["content-security-policy"]
        assert "default-src 'none'" in policy and "script-src 'self'" in policy and "unsafe" not in policy


def test_the_server_does_not_listen_beyond_this_machine_without_tokens(workspace: Workspace) -> None:
    with pytest.raises(UsageError, match="tokens"):
        serve(lambda: workspace, ServeSettings(host="192.0.2.1"), told=print)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "tokens = 3",
        "[tokens.a]\ntoken = 'short'\nscopes = ['read']",
        f"[tokens.a]\ntoken = '{READER}'\nscopes = []",
    ],
)
def test_a_file_of_tokens_must_hold_tokens(tmp_path: Path, text: str) -> None:
    path = tmp_path / "tokens.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError):
        read_tokens(path)


def test_tokens_are_read_with_their_scopes(tmp_path: Path) -> None:
    path = tmp_path / "tokens.toml"
    path.write_text(f"[tokens.desk]\ntoken = '{WRITER}'\nscopes = ['read', 'write']\n", encoding="utf-8")
    assert read_tokens(path) == ((WRITER, ("read", "write")),)

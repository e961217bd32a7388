"""A record of the example pages and of hostile ones, served."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from starlette.testclient import TestClient

import dateline
from dateline.settings import ServeSettings
from dateline.web.app import create_app
from dateline.workspace import Workspace
from tests.web.hostile import hostile_page

EXAMPLES = Path(__file__).parents[2] / "examples" / "pages"


@pytest.fixture(scope="session")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """The record; tests that write into it take back what they wrote."""
    folder = tmp_path_factory.mktemp("web")
    hostile = folder / "hostile.html"
    hostile.write_text(hostile_page(), encoding="utf-8")
    with dateline.open(folder / "record.dateline") as opened:
        opened.add([EXAMPLES, hostile])
        yield opened


@pytest.fixture(scope="session")
def client(workspace: Workspace) -> Iterator[TestClient]:
    """A client of the application, without a server between."""
    with TestClient(create_app(workspace, ServeSettings()), base_url="http://127.0.0.1") as made:
        yield made


@pytest.fixture(scope="session")
def address(workspace: Workspace) -> Iterator[str]:
    """The address of a server in a thread of this process, on a free port."""
    server = uvicorn.Server(uvicorn.Config(create_app(workspace, ServeSettings()), port=0, log_level="error"))
    listening = threading.Event()

    async def tick() -> None:
        if server.started:
            listening.set()

    server.config.callback_notify = tick
    server.config.timeout_notify = 0
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    assert listening.wait(20), "the server does not start"
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)
    assert not thread.is_alive()

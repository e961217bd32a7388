"""A record of the example pages and of hostile ones, served."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import dateline
from dateline.settings import ServeSettings
from dateline.web.app import create_app
from dateline.workspace import Workspace
from tests.web.hostile import hostile_page
from tools.take_screenshots import served

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
    with served(workspace) as made:
        yield made

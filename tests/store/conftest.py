import os
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.store.samples import Places
from tests.support.postgres import Server, binaries, running_server


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    if missing := _missing():
        if os.environ.get("DATELINE_NEEDS_POSTGRES"):
            pytest.fail(f"DATELINE_NEEDS_POSTGRES is set, and {missing}")
        pytest.skip(missing)
    with running_server() as started:
        yield started


def _missing() -> str:
    if binaries() is None:
        return "no PostgreSQL server is installed: apt-get install postgresql"
    return "" if find_spec("psycopg") else "its driver is not installed: pip install 'dateline[postgres]'"


@pytest.fixture(params=["sqlite", "postgresql"])
def places(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Places]:
    known: dict[str, str] = {}
    server: Server | None = request.getfixturevalue("server") if request.param == "postgresql" else None

    def place(name: str = "r") -> str:
        if name not in known:
            known[name] = server.lend() if server else str(tmp_path / f"{name}.dateline")
        return known[name]

    yield place
    if server:
        for address in known.values():
            server.take_back(address)


@pytest.fixture
def place(places: Places) -> str:
    return places()

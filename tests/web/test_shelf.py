"""Pages are kept until what the record says changes, and made once however many ask for them."""

import asyncio
import gzip
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.testclient import TestClient

from dateline.settings import ServeSettings
from dateline.web.app import create_app
from dateline.web.inside import ask
from dateline.web.shelf import Shelf
from dateline.workspace import Workspace
from tests.fakes import use_fakes

PATIENT = ServeSettings(patience_seconds=60)


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    use_fakes(monkeypatch)
    with Workspace.open(tmp_path / "r.dateline") as opened:
        opened.add(_page(tmp_path, "one"))
        yield opened


def _page(folder: Path, name: str) -> Path:
    path = folder / f"{name}.txt"
    path.write_text(f"Work stopped in hall {name}.", encoding="utf-8")
    return path


def _client(app: Starlette) -> TestClient:
    return TestClient(app, base_url="http://127.0.0.1")


def test_a_page_after_add_shows_the_new_record(record: Workspace, tmp_path: Path) -> None:
    with _client(create_app(record, PATIENT)) as client:
        before = client.get("/")
        assert '<dd>1</dd><dt><a href="/articles"' in before.text
        with Workspace.open(tmp_path / "r.dateline") as other:
            other.add(_page(tmp_path, "two"))
        after = client.get("/")
    assert '<dd>2</dd><dt><a href="/articles"' in after.text
    assert before.headers["etag"] != after.headers["etag"]


def test_what_did_not_change_is_not_sent_again(record: Workspace, tmp_path: Path) -> None:
    with _client(create_app(record, PATIENT)) as client:
        for path in ("/claims", "/api/v1/claims"):
            tag = client.get(path).headers["etag"]
            assert client.get(path, headers={"if-none-match": f'"other", {tag}'}).status_code == 304
        with Workspace.open(tmp_path / "r.dateline") as other:
            other.add(_page(tmp_path, "two"))
        assert client.get("/claims", headers={"if-none-match": tag}).status_code == 200
        tag = client.get("/timeline?since=1900-01-01&until=1900-01-02").headers["etag"]
        with Workspace.open(tmp_path / "r.dateline") as other:
            other.add(_page(tmp_path, "three"))
        answer = client.get("/timeline?since=1900-01-01&until=1900-01-02", headers={"if-none-match": tag})
        assert answer.status_code == 304, "the record changed, and the page did not"


def test_pages_are_sent_packed_to_those_who_can_unpack_them(record: Workspace) -> None:
    with _client(create_app(record, PATIENT)) as client:
        packed = client.get("/events", headers={"accept-encoding": "gzip"})
        plain = client.get("/events", headers={"accept-encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip" and "content-encoding" not in plain.headers
    assert packed.text == plain.text
    assert int(packed.headers["content-length"]) == len(gzip.compress(plain.content, 5, mtime=0))


def test_a_reader_is_not_given_the_page_of_somebody_who_may_write(record: Workspace) -> None:
    settings = ServeSettings(tokens=(("reader-0123456789", ("read",)), ("writer-0123456789", ("read", "write"))))
    client = _client(create_app(record, settings))
    pages = [
        client.get("/", headers={"authorization": f"Bearer {who}-0123456789"}).text for who in ("writer", "reader")
    ]
    assert ["Add pages" in page for page in pages] == [True, False]
    assert client.get("/").status_code == 401


class _Desk:
    """A page that says how often it was made, and waits until it may be finished."""

    def __init__(self) -> None:
        self.state = "1"
        self.made = 0
        self.going_on = threading.Event()
        self.going_on.set()

    def make(self, _: Request) -> Response:
        self.made += 1
        text = f"made {self.made}"
        assert self.going_on.wait(20)
        return PlainTextResponse(text)


def _request(path: str = "/", **headers: str) -> Request:
    pairs = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return Request({"type": "http", "method": "GET", "path": path, "query_string": b"", "headers": pairs})


async def _text(shelf: Shelf, desk: _Desk, path: str = "/", **headers: str) -> str:
    answer = await shelf.answer(_request(path, **headers), desk.make, may_write=False)
    return bytes(answer.body).decode()


def test_many_who_ask_at_once_have_the_page_made_once() -> None:
    desk = _Desk()

    async def run() -> list[str]:
        shelf = Shelf(lambda: desk.state, PATIENT)
        desk.going_on.clear()
        asking = [asyncio.ensure_future(_text(shelf, desk)) for _ in range(50)]
        await asyncio.sleep(0.05)
        desk.going_on.set()
        return await asyncio.gather(*asking)

    assert asyncio.run(run()) == ["made 1"] * 50


def test_who_waits_too_long_is_given_the_page_before_and_who_loads_again_the_new_one() -> None:
    desk = _Desk()

    async def run() -> None:
        shelf = Shelf(lambda: desk.state, ServeSettings(patience_seconds=0.02))
        assert await _text(shelf, desk) == "made 1"
        desk.state = "2"
        desk.going_on.clear()
        assert await _text(shelf, desk) == "made 1"
        again = asyncio.ensure_future(_text(shelf, desk, cache_control="max-age=0"))
        await asyncio.sleep(0.05)
        assert not again.done()
        desk.going_on.set()
        assert await again == f"made {desk.made}"
        assert (await _text(shelf, desk)) == f"made {desk.made}"

    asyncio.run(run())


def test_nothing_is_given_that_is_too_old_or_was_made_before_somebody_wrote_here() -> None:
    desk = _Desk()

    async def run() -> None:
        shelf = Shelf(lambda: desk.state, ServeSettings(patience_seconds=0))
        assert await _text(shelf, desk) == "made 1"
        desk.state = "2"
        shelf.written()
        assert await _text(shelf, desk) == "made 2"
        old = Shelf(lambda: desk.state, ServeSettings(patience_seconds=0, oldest_seconds=0))
        assert await _text(old, desk) == "made 3"
        desk.state = "3"
        assert await _text(old, desk) == "made 4"

    asyncio.run(run())


def test_a_page_that_was_begun_before_a_change_is_not_given_as_what_came_after_it() -> None:
    desk = _Desk()

    async def run() -> tuple[str, str]:
        shelf = Shelf(lambda: desk.state, PATIENT)
        desk.going_on.clear()
        early = asyncio.ensure_future(_text(shelf, desk))
        while not desk.made:
            await asyncio.sleep(0.005)
        desk.state = "2"
        late = asyncio.ensure_future(_text(shelf, desk))
        await asyncio.sleep(0.05)
        desk.going_on.set()
        return await early, await late

    assert asyncio.run(run()) == ("made 1", "made 2")


def test_the_shelf_holds_no_more_than_it_may() -> None:
    desk = _Desk()

    async def run() -> int:
        shelf = Shelf(lambda: desk.state, ServeSettings(kept_bytes=5_000))
        for number in range(40):
            await _text(shelf, desk, f"/{number}")
        assert desk.made == 40
        await _text(shelf, desk, "/39")
        assert desk.made == 40, "the last one is kept"
        await _text(shelf, desk, "/0")
        return desk.made

    assert asyncio.run(run()) == 41


def test_a_page_for_which_there_is_no_room_is_given_all_the_same() -> None:
    desk = _Desk()

    async def run() -> list[str]:
        shelf = Shelf(lambda: desk.state, ServeSettings(kept_bytes=0))
        return [await _text(shelf, desk), await _text(shelf, desk)]

    assert asyncio.run(run()) == ["made 1", "made 2"]


def test_an_error_is_told_to_all_who_wait_and_not_kept(record: Workspace) -> None:
    app = create_app(record, PATIENT)

    async def run() -> list[int]:
        both = await asyncio.gather(ask(app, "/events/none"), ask(app, "/events/none"))
        later = await ask(app, "/events/none")
        return [status for status, _ in (*both, later)]

    assert asyncio.run(run()) == [404, 404, 404]

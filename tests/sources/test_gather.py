from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.errors import MissingPath, NoInput
from dateline.model.capture import Capture, Source, SourceKind
from dateline.model.outcome import Rejection, RejectionReason
from dateline.settings import FetchSettings
from dateline.sources.gather import gather
from dateline.sources.given import FeedAddress, UrlList
from tests.support.web_server import Reply, WebServer, serving

LOCAL = FetchSettings(allow_private=True, host_delay=0, attempts=1)


@pytest.fixture
def web() -> Iterator[WebServer]:
    with serving() as server:
        yield server


def test_captures_files_and_addresses_come_in_this_order(web: WebServer, tmp_path: Path) -> None:
    web.routes["/1"] = Reply()
    (tmp_path / "a.txt").write_text("Strike")
    ready = Capture.of(b"x", Source(SourceKind.MEMORY, "memory"))
    found = list(gather([web.url("/1"), tmp_path, ready], fetch=LOCAL))
    assert [item.source.kind for item in found] == [SourceKind.MEMORY, SourceKind.FILE, SourceKind.URL]


def test_one_thing_need_not_be_a_list(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Strike")
    assert len(list(gather(tmp_path))) == len(list(gather(str(tmp_path)))) == 1


def test_feeds_and_lists_name_pages_which_are_fetched_once(web: WebServer, tmp_path: Path) -> None:
    links = "".join(f"<item><link>/{number}</link></item>" for number in (1, 2))
    web.routes["/feed"] = Reply(f"<rss><channel>{links}</channel></rss>".encode(), headers={"Content-Type": "text/xml"})
    for number in (1, 2, 3):
        web.routes[f"/{number}"] = Reply()
    (tmp_path / "today.urls").write_text(f"{web.url('/2')}\n{web.url('/3')}\nno address\n")
    found = list(gather([FeedAddress(web.url("/feed")), UrlList(tmp_path / "today.urls")], fetch=LOCAL))
    assert sorted(item.source.name for item in found if isinstance(item, Capture)) == [
        web.url(f"/{n}") for n in (1, 2, 3)
    ]
    assert [str(item.source) for item in found if isinstance(item, Rejection)] == [f"{tmp_path}/today.urls#3"]


def test_addresses_inside_are_refused_unless_allowed(web: WebServer) -> None:
    web.routes["/1"] = Reply()
    (refused,) = gather(web.url("/1"))
    assert isinstance(refused, Rejection) and refused.reason is RejectionReason.NOT_FETCHED
    assert web.asked == []


def test_what_is_missing_is_told_at_once(tmp_path: Path) -> None:
    for given in ([tmp_path / "no.html"], [UrlList(tmp_path / "no.urls")]):
        with pytest.raises(MissingPath, match=r"no\."):
            gather(given)
    with pytest.raises(NoInput):
        gather([])

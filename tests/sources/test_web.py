import json
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.model.capture import Capture
from dateline.model.outcome import Rejection
from dateline.settings import FetchSettings
from dateline.sources.feeds import FeedItem
from dateline.sources.fetch import Fetcher
from dateline.sources.web import feed_items, fetch_all, fetch_named, fetch_pages
from tests.support.web_server import Reply, TestClock, WebServer, serving

XML = {"Content-Type": "text/xml"}


@pytest.fixture
def web() -> Iterator[WebServer]:
    with serving() as server:
        yield server


@pytest.fixture
def fetcher() -> Fetcher:
    return Fetcher(FetchSettings(allow_private=True, host_delay=0), clock=TestClock())


def test_each_address_is_fetched_once_and_each_host_by_one_thread() -> None:
    at_work: dict[str, int] = {}
    most: dict[str, int] = {}

    def fetch(url: str) -> str:
        host = url.split("/")[2]
        at_work[host] = at_work.get(host, 0) + 1
        most[host] = max(most.get(host, 0), at_work[host])
        time.sleep(0.01)
        at_work[host] -= 1
        return url[-1]

    urls = [f"http://{host}.example/{number}" for number in range(4) for host in "abc"]
    found = list(fetch_all(fetch, [*urls, urls[0]], workers=3))
    assert sorted(found) == sorted((url, url[-1]) for url in urls)
    assert [url for url, _ in found if "//a." in url] == [url for url in urls if "//a." in url]
    assert set(most.values()) == {1}


def test_an_exception_ends_the_work() -> None:
    def fetch(url: str) -> str:
        if url.endswith("/2"):
            raise RuntimeError("full stop")
        return url

    with pytest.raises(RuntimeError, match="full stop"):
        list(fetch_all(fetch, [f"http://a.example/{number}" for number in range(9)], workers=2))


def test_whoever_stops_taking_stops_the_fetching() -> None:
    asked: list[str] = []

    def fetch(url: str) -> str:
        asked.append(url)
        time.sleep(0.005)
        return url

    before = threading.active_count()
    results = fetch_all(fetch, [f"http://a.example/{number}" for number in range(500)], workers=2)
    next(results)
    results.close()  # type: ignore[attr-defined]  # a generator, promised as an iterator
    assert len(asked) < 200 and threading.active_count() == before


def test_nothing_to_fetch_is_nothing() -> None:
    assert list(fetch_all(str.upper, [], workers=4)) == []


def test_pages_come_as_captures_or_rejections(web: WebServer, fetcher: Fetcher) -> None:
    web.routes["/1"] = Reply()
    found = list(fetch_pages(fetcher, [web.url("/1"), web.url("/2")], workers=2))
    assert [type(each) for each in found] == [Capture, Rejection]


def test_articles_that_gdelt_lists_are_fetched_like_any_others(web: WebServer, tmp_path: Path) -> None:
    web.routes["/1"] = web.routes["/2"] = Reply()
    listed = tmp_path / "artlist.json"
    listed.write_text(json.dumps({"articles": [{"url": web.url(path)} for path in ("/1", "/2", "/gone")]}), "utf-8")
    settings = FetchSettings(allow_private=True, host_delay=0)
    found = list(fetch_named([], [], [listed], settings))
    assert sorted(type(each).__name__ for each in found) == ["Capture", "Capture", "Rejection"]
    refused = list(fetch_named([], [], [listed], FetchSettings(host_delay=0)))
    assert all(isinstance(each, Rejection) for each in refused) and len(refused) == 3


def test_an_index_of_sitemaps_is_followed_to_its_pages(web: WebServer, fetcher: Fetcher) -> None:
    named = "".join(f"<sitemap><loc>{each}</loc></sitemap>" for each in (web.url("/a.xml"), "/gone.xml"))
    index = f"<sitemapindex>{named}</sitemapindex>"
    web.routes["/index.xml"] = Reply(index.encode(), headers=XML)
    web.routes["/a.xml"] = Reply(b"<urlset><url><loc>/p/1</loc></url></urlset>", headers=XML)
    item, missing = feed_items(fetcher, web.url("/index.xml"))
    assert isinstance(item, FeedItem) and item.url == web.url("/p/1")
    assert isinstance(missing, Rejection) and missing.source.name == web.url("/gone.xml")


def test_a_feed_that_cannot_be_had_is_a_rejection(web: WebServer, fetcher: Fetcher) -> None:
    web.routes["/feed"] = Reply(b"<rss><channel><item><title>cut", headers=XML)
    assert [type(each) for each in feed_items(fetcher, web.url("/nowhere"))] == [Rejection]
    assert list(feed_items(fetcher, web.url("/feed"))) == []

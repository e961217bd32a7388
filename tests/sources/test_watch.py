from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from dateline.model.capture import Capture
from dateline.model.outcome import Rejection, RejectionReason
from dateline.model.watch import FoundPage, Round, WatchedFeed
from dateline.settings import FetchSettings, WatchSettings
from dateline.sources.fetch import Fetcher
from dateline.sources.watch import Watcher
from tests.support.web_server import Asked, Reply, TestClock, WebServer, serving

XML = {"Content-Type": "text/xml"}
SETTINGS = WatchSettings(interval=900, page_tries=3, page_pause=60, batch=2)


def nothing() -> None:
    """Do nothing."""


class State:
    """The state of watching in memory; `before_look` is called before a look is noted."""

    def __init__(self) -> None:
        self.watched: dict[str, WatchedFeed] = {}
        self.pages: dict[str, FoundPage] = {}
        self.done: set[str] = set()
        self.held: set[str] = set()
        self.before_look: Callable[[], None] = nothing

    def watch(self, urls: Sequence[str], at: datetime) -> None:
        self.watched |= {url: WatchedFeed(url, at) for url in urls if url not in self.watched}

    def feeds(self) -> tuple[WatchedFeed, ...]:
        return tuple(self.watched.values())

    def put_look(self, feed: WatchedFeed, found: Sequence[FoundPage]) -> int:
        self.before_look()
        self.watched[feed.url] = feed
        new = {page.url: page for page in found if page.url not in self.pages}
        self.pages |= new
        return len(new)

    def due_pages(self, at: datetime, most: int) -> tuple[FoundPage, ...]:
        return tuple(p for p in self.pages.values() if p.due_at <= at and p.url not in self.done)[:most]

    def next_page_at(self) -> datetime | None:
        return min((page.due_at for page in self.pages.values() if page.url not in self.done), default=None)

    def in_record(self, urls: Sequence[str]) -> frozenset[str]:
        return frozenset(self.held & set(urls))

    def settle(self, done: Sequence[str], later: Sequence[FoundPage]) -> None:
        self.done |= set(done)
        self.pages |= {page.url: page for page in later}


class Desk:
    """A watcher with everything around it: a web server, a clock, a state and a pile of what was added."""

    def __init__(self, web: WebServer) -> None:
        self.web = web
        self.clock = TestClock()
        self.state = State()
        self.added: list[Capture | Rejection] = []
        self.before_add: Callable[[], None] = nothing
        self.after_add: Callable[[], None] = nothing
        self.state.watch([web.url("/feed")], self.clock.now())

    def feed(self, *numbers: int, **headers: str) -> None:
        items = "".join(
            f"<item><link>/{n}</link><title>T{n}</title><pubDate>Sun, 01 Mar 2026 08:00:00 GMT</pubDate></item>"
            for n in numbers
        )
        self.web.routes["/feed"] = Reply(f"<rss><channel>{items}</channel></rss>".encode(), headers={**XML, **headers})

    def pages(self, *numbers: int) -> None:
        for number in numbers:
            self.web.routes[f"/{number}"] = Reply(f"<p>Page {number}</p>".encode())

    def add(self, items: Sequence[Capture | Rejection]) -> None:
        self.before_add()
        self.added += items
        self.state.held |= {item.source.name for item in items if isinstance(item, Capture)}
        self.after_add()

    def watcher(self) -> Watcher:
        settings = FetchSettings(allow_private=True, host_delay=0, attempts=1)
        return Watcher(self.state, Fetcher(settings, clock=self.clock), self.add, self.clock, SETTINGS)

    def round(self, *, after: float = 0, every_feed: bool = False) -> Round:
        self.clock.seconds += after
        return self.watcher().round(every_feed=every_feed)

    def paths(self) -> list[str]:
        return sorted(item.source.name.rpartition("/")[2] for item in self.added)


@pytest.fixture
def desk() -> Iterator[Desk]:
    with serving() as web:
        yield Desk(web)


def test_new_pages_are_added_once(desk: Desk) -> None:
    desk.feed(1, 2, 3)
    desk.pages(1, 2, 3, 4)
    assert desk.round() == Round(looked_at=1, new_pages=3, fetched=3)
    desk.feed(2, 3, 4)
    assert desk.round(after=900) == Round(looked_at=1, new_pages=1, fetched=1)
    assert desk.paths() == ["1", "2", "3", "4"]
    assert [asked.path for asked in desk.web.asked].count("/2") == 1


def test_a_feed_is_left_alone_until_it_is_due(desk: Desk) -> None:
    desk.feed(1)
    desk.pages(1)
    desk.round()
    assert desk.round(after=899) == Round()
    assert desk.watcher().seconds_to_next() == pytest.approx(1)
    assert desk.round(every_feed=True).looked_at == 1


def test_an_unchanged_feed_costs_one_short_answer(desk: Desk) -> None:
    desk.feed(1, ETag='"a"')
    desk.pages(1)
    desk.round()
    whole = desk.web.routes["/feed"]
    assert isinstance(whole, Reply)

    def reply(asked: Asked) -> Reply:
        return Reply(b"", 304, {}) if asked.headers.get("if-none-match") == '"a"' else whole

    desk.web.routes["/feed"] = reply
    assert desk.round(after=900) == Round(looked_at=1, unchanged=1)
    assert desk.state.feeds()[0].etag == '"a"'


def test_what_the_feed_says_of_a_page_goes_with_it(desk: Desk) -> None:
    desk.feed(1)
    desk.pages(1)
    desk.round()
    (page,) = desk.added
    assert isinstance(page, Capture)
    said = dict(page.headers)
    assert said["feed-published"] == "Sun, 01 Mar 2026 08:00:00 GMT"
    assert said["feed-url"] == desk.web.url("/feed") and said["feed-title"] == "T1"


def test_a_failing_feed_is_asked_less_and_less_often_and_keeps_its_validator(desk: Desk) -> None:
    desk.feed(1, ETag='"a"')
    desk.pages(1)
    desk.round()
    desk.web.routes["/feed"] = Reply(b"<html>down for repair", headers=XML)
    for failures, pause in ((1, 1800), (2, 3600), (3, 7200), (4, 14400), (5, 14400)):
        assert desk.round(every_feed=True).failed == 1
        state = desk.state.feeds()[0]
        assert (state.failures, state.etag) == (failures, '"a"') and "no feed" in (state.problem or "")
        assert state.due_at - desk.clock.now() == timedelta(seconds=pause)
    desk.feed(1, 2)
    desk.pages(2)
    assert desk.round(every_feed=True).fetched == 1
    assert desk.state.feeds()[0].failures == 0 and desk.state.feeds()[0].problem is None


def test_a_page_that_cannot_be_had_is_tried_again_and_rejected_at_last(desk: Desk) -> None:
    desk.feed(1)
    assert desk.round() == Round(looked_at=1, new_pages=1, put_off=1)
    assert desk.round(after=59).put_off == 0
    assert desk.round(after=1).put_off == 1
    assert desk.added == []
    assert desk.round(after=120).rejected == 1
    (rejection,) = desk.added
    assert isinstance(rejection, Rejection) and rejection.reason is RejectionReason.NOT_FETCHED
    assert desk.watcher().seconds_to_next() is not None and desk.state.next_page_at() is None


def test_a_page_that_comes_late_is_added(desk: Desk) -> None:
    desk.feed(1)
    desk.round()
    desk.pages(1)
    assert desk.round(after=60).fetched == 1


def test_what_will_never_be_a_page_is_rejected_at_once(desk: Desk) -> None:
    desk.feed(1)
    desk.web.routes["/1"] = Reply(b"\x89PNG", headers={"Content-Type": "image/png"})
    assert desk.round().rejected == 1


def test_an_index_of_sitemaps_is_watched_like_a_feed(desk: Desk) -> None:
    index = "<sitemapindex><sitemap><loc>/today.xml</loc></sitemap></sitemapindex>"
    desk.web.routes["/feed"] = Reply(index.encode(), headers={**XML, "ETag": '"i"'})
    desk.web.routes["/today.xml"] = Reply(b"<urlset><url><loc>/1</loc></url></urlset>", headers=XML)
    desk.pages(1, 2)
    assert desk.round().fetched == 1
    desk.web.routes["/today.xml"] = Reply(b"<urlset><url><loc>/2</loc></url></urlset>", headers=XML)
    assert desk.round(after=900).fetched == 1


class Killed(Exception):
    """Stands for the end of the process."""


class TestKilled:
    def kill(self) -> None:
        raise Killed

    def test_after_the_pages_were_added_and_before_they_were_struck_off(self, desk: Desk) -> None:
        desk.feed(1, 2, 3)
        desk.pages(1, 2, 3)
        desk.after_add = self.kill
        with pytest.raises(Killed):
            desk.round()
        desk.after_add = nothing
        for number in (1, 2, 3):
            desk.web.routes[f"/{number}"] = Reply(f"<p>Page {number}, changed meanwhile</p>".encode())
        assert desk.round(after=5).fetched == 1
        assert desk.paths() == ["1", "2", "3"]

    def test_before_the_pages_were_added(self, desk: Desk) -> None:
        desk.feed(1, 2)
        desk.pages(1, 2)
        desk.before_add = self.kill
        with pytest.raises(Killed):
            desk.round()
        desk.before_add = nothing
        assert desk.added == [] and desk.watcher().seconds_to_next() == 0
        assert desk.round().fetched == 2

    def test_while_it_looked_at_the_feed(self, desk: Desk) -> None:
        desk.feed(1, ETag='"a"')
        desk.pages(1)
        desk.state.before_look = self.kill
        with pytest.raises(Killed):
            desk.round()
        desk.state.before_look = nothing
        assert desk.round() == Round(looked_at=1, new_pages=1, fetched=1)


def test_a_page_in_the_record_is_not_fetched(desk: Desk) -> None:
    desk.feed(1, 2)
    desk.pages(1, 2)
    desk.state.held.add(desk.web.url("/1"))
    assert desk.round() == Round(looked_at=1, new_pages=2, fetched=1)
    assert "/1" not in desk.web.paths()


def test_nothing_watched_is_nothing_to_wait_for(desk: Desk) -> None:
    desk.state.watched.clear()
    assert desk.watcher().seconds_to_next() is None and desk.round() == Round()


def test_pages_due_later_are_waited_for(desk: Desk) -> None:
    desk.feed()
    desk.round()
    soon = desk.clock.now() + timedelta(seconds=7)
    desk.state.pages["x"] = replace(FoundPage(desk.web.url("/1"), "f", "1", soon))
    assert desk.watcher().seconds_to_next() == 7

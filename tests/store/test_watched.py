from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from dateline.model.watch import FoundPage, WatchedFeed
from dateline.store.database import Database
from dateline.store.watched import WatchTable

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
FEED = "https://paper.example/world.rss"


def page(number: int, minutes: int = 0) -> FoundPage:
    return FoundPage(f"https://paper.example/{number}", FEED, str(number), NOON + timedelta(minutes=minutes))


@pytest.fixture
def database(place: str) -> Iterator[Database]:
    with Database(place) as opened:
        yield opened


@pytest.fixture
def table(database: Database) -> WatchTable:
    found = WatchTable(database)
    found.watch([FEED], NOON)
    return found


def test_a_feed_is_watched_once_and_keeps_its_state(table: WatchTable) -> None:
    state = WatchedFeed(FEED, NOON + timedelta(hours=1), '"v1"', "Sun, 01 Mar 2026", FEED, 2, "gone")
    table.put_look(state, ())
    table.watch([FEED, FEED, "https://other.example/feed"], NOON)
    assert table.feeds() == (WatchedFeed("https://other.example/feed", NOON), state)


def test_a_feed_can_be_forgotten(table: WatchTable) -> None:
    assert table.unwatch([FEED, "https://other.example/feed"]) == 1
    assert table.feeds() == ()
    assert table.put_look(WatchedFeed(FEED, NOON), [page(1)]) == 1
    assert table.due_pages(NOON, 5) == (page(1),)


def test_pages_are_new_once_also_after_they_are_done(table: WatchTable) -> None:
    feed = WatchedFeed(FEED, NOON)
    assert table.put_look(feed, [page(1), page(2), page(1)]) == 2
    table.settle([page(1).url], ())
    assert table.put_look(feed, [page(1), page(2), page(3)]) == 1
    assert table.due_pages(NOON, 5) == (page(2), page(3))
    assert table.counts() == (3, 2)


def test_pages_come_when_they_are_due_the_longest_due_first(table: WatchTable) -> None:
    table.put_look(WatchedFeed(FEED, NOON), [page(1, 5), page(2, -5), page(3, 60)])
    assert table.due_pages(NOON + timedelta(minutes=5), 5) == (page(2, -5), page(1, 5))
    assert table.due_pages(NOON + timedelta(minutes=5), 1) == (page(2, -5),)
    assert table.next_page_at() == NOON - timedelta(minutes=5)


def test_pages_that_were_put_off_keep_their_tries(table: WatchTable) -> None:
    table.put_look(WatchedFeed(FEED, NOON), [page(1)])
    later = replace(page(1, 30), tries=1)
    table.settle((), [later])
    assert table.due_pages(NOON, 5) == ()
    assert table.due_pages(NOON + timedelta(minutes=30), 5) == (later,)


def test_nothing_waits_in_a_new_record(table: WatchTable) -> None:
    assert table.next_page_at() is None and table.counts() == (0, 0)
    assert table.in_record(["https://paper.example/1"]) == frozenset()


def test_what_is_remembered_survives_closing(place: str) -> None:
    with Database(place) as database:
        WatchTable(database).watch([FEED], NOON)
        WatchTable(database).put_look(WatchedFeed(FEED, NOON, '"v2"'), [page(1)])
    with Database(place) as database:
        assert WatchTable(database).feeds() == (WatchedFeed(FEED, NOON, '"v2"'),)
        assert WatchTable(database).due_pages(NOON, 5) == (page(1),)

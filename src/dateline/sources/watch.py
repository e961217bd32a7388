"""Looking at feeds again and again, and adding what is new.

The state is kept by the caller, in the record itself, and moves on in three steps, each of which can be done twice
without harm: what a feed names is noted together with the feed's validator; the pages noted are fetched and
added; they are struck off. A process that is killed between two steps repeats the one it was in. Pages that are in the
record already are struck off without being fetched, so that one that changed meanwhile is not added twice.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol

from dateline.model.capture import Capture
from dateline.model.outcome import Rejection, RejectionReason
from dateline.model.watch import FoundPage, Round, WatchedFeed
from dateline.settings import WatchSettings
from dateline.sources.clock import Clock
from dateline.sources.feeds import Feed, FeedItem, iter_sitemaps, read_feed
from dateline.sources.fetch import FEED_TYPES, Fetcher, Unchanged, Validator
from dateline.sources.web import fetch_all, fetch_feed

_MAY_COME_YET = frozenset({RejectionReason.NOT_FETCHED, RejectionReason.TIME_LIMIT, RejectionReason.EMPTY})
_LONGEST_PAUSE = 16  # times the interval, for a feed that fails again and again


class WatchState(Protocol):
    """Keeps what is being watched. Each call is one transaction."""

    def watch(self, urls: Sequence[str], at: datetime) -> None:
        """Add feeds to those watched, due at once; leave those alone that are watched already."""

    def feeds(self) -> tuple[WatchedFeed, ...]:
        """Return every feed that is watched, the one due first in front."""

    def put_look(self, feed: WatchedFeed, found: Sequence[FoundPage]) -> int:
        """Note what a look at a feed gave, with its new state; return how many of the pages are new."""

    def due_pages(self, at: datetime, most: int) -> tuple[FoundPage, ...]:
        """Return pages to fetch now, the longest due first."""

    def next_page_at(self) -> datetime | None:
        """Return when the next page is due; `None` where none waits."""

    def in_record(self, urls: Sequence[str]) -> frozenset[str]:
        """Return those addresses whose pages were fetched into the record before."""

    def settle(self, done: Sequence[str], later: Sequence[FoundPage]) -> None:
        """Strike off the pages `done`, and put the others off."""


Add = Callable[[Sequence[Capture | Rejection]], object]
"""Puts captures and rejections into the record; what it has been given is safe when it returns."""


class Watcher:
    """Looks at the feeds that are due and adds the pages that they name.

    Args:
        state: what is watched, and what is still to be fetched.
        fetcher: fetches feeds and pages.
        add: puts pages into the record.
        clock: tells the time.
        settings: intervals and tries.
    """

    def __init__(self, state: WatchState, fetcher: Fetcher, add: Add, clock: Clock, settings: WatchSettings) -> None:
        self._state = state
        self._fetcher = fetcher
        self._add = add
        self._clock = clock
        self._settings = settings

    def round(self, *, every_feed: bool = False) -> Round:
        """Look at the feeds that are due, or at every feed; fetch the pages that are due; return what came of it."""
        now = self._clock.now()
        due = {feed.url: feed for feed in self._state.feeds() if every_feed or feed.due_at <= now}
        looks = fetch_all(lambda url: self._look(due[url]), tuple(due), self._settings.workers)
        unchanged = failed = new = 0
        for _, (feed, found) in looks:
            new += self._state.put_look(feed, found or ())
            unchanged += found is None and not feed.problem
            failed += feed.problem is not None
        fetched, put_off, rejected = self._fetch_due()
        return Round(len(due), unchanged, failed, new, fetched, put_off, rejected)

    def seconds_to_next(self) -> float | None:
        """Return the seconds until something is due, 0 where something is; `None` where nothing is watched."""
        moments = [feed.due_at for feed in self._state.feeds()]
        if page_at := self._state.next_page_at():
            moments.append(page_at)
        return max(0.0, (min(moments) - self._clock.now()).total_seconds()) if moments else None

    def _look(self, feed: WatchedFeed) -> tuple[WatchedFeed, tuple[FoundPage, ...] | None]:
        """Return the feed's new state and the pages it names; `None` for the pages where it is unchanged or failed."""
        known = Validator(feed.checked_url, feed.etag, feed.last_modified) if feed.checked_url else None
        answer = self._fetcher.fetch(feed.url, known=known, accept=FEED_TYPES)
        if isinstance(answer, Unchanged):
            return self._next(feed), None
        found = read_feed(answer) if isinstance(answer, Capture) else answer
        if isinstance(found, Rejection) or isinstance(answer, Rejection):
            detail = found.detail if isinstance(found, Rejection) else ""
            return self._next(feed, detail), None
        items = self._items(found)
        # An index stays as it is while its sitemaps change, so it is read in full each time.
        validator = None if found.sitemaps else Validator.of(answer)
        seen = replace(
            feed,
            etag=validator.etag if validator else None,
            last_modified=validator.last_modified if validator else None,
            checked_url=validator.url if validator else None,
        )
        return self._next(seen), tuple(self._page(item, feed) for item in items)

    def _items(self, feed: Feed) -> list[FeedItem]:
        parts = iter_sitemaps(feed, lambda url: fetch_feed(self._fetcher, url))
        return [item for part in parts if isinstance(part, Feed) for item in part.items]

    def _next(self, feed: WatchedFeed, problem: str | None = None) -> WatchedFeed:
        failures = feed.failures + 1 if problem else 0
        pause = self._settings.interval * min(2**failures, _LONGEST_PAUSE)
        return replace(feed, due_at=self._in(pause), failures=failures, problem=problem)

    def _page(self, item: FeedItem, feed: WatchedFeed) -> FoundPage:
        return FoundPage(item.url, feed.url, item.id, self._clock.now(), item.stated, item.title)

    def _in(self, seconds: float) -> datetime:
        return self._clock.now() + timedelta(seconds=seconds)

    def _fetch_due(self) -> tuple[int, int, int]:
        """Fetch and add the pages that are due, a batch at a time; return how many were fetched, put off, rejected."""
        start = self._clock.now()
        fetched = put_off = rejected = 0
        while pages := self._state.due_pages(start, self._settings.batch):
            held = self._state.in_record([page.url for page in pages])
            self._state.settle(tuple(held), ())
            wanted = {page.url: page for page in pages if page.url not in held}
            items: list[Capture | Rejection] = []
            later: list[FoundPage] = []
            for url, found in fetch_all(self._fetch_page(wanted), tuple(wanted), self._settings.workers):
                if isinstance(found, Rejection) and self._may_come_yet(wanted[url], found):
                    later.append(self._put_off(wanted[url]))
                else:
                    items.append(found)
            if items:
                self._add(items)
            self._state.settle([url for url in wanted if url not in {page.url for page in later}], later)
            put_off += len(later)
            rejected += sum(isinstance(item, Rejection) for item in items)
            fetched += sum(isinstance(item, Capture) for item in items)
        return fetched, put_off, rejected

    def _fetch_page(self, pages: dict[str, FoundPage]) -> Callable[[str], Capture | Rejection]:
        def fetch(url: str) -> Capture | Rejection:
            found = self._fetcher.fetch(url)
            if isinstance(found, Unchanged):  # never asked for
                raise TypeError(url)
            return _with_feed(found, pages[url]) if isinstance(found, Capture) else found

        return fetch

    def _may_come_yet(self, page: FoundPage, rejection: Rejection) -> bool:
        return rejection.reason in _MAY_COME_YET and page.tries + 1 < self._settings.page_tries

    def _put_off(self, page: FoundPage) -> FoundPage:
        return replace(page, tries=page.tries + 1, due_at=self._in(self._settings.page_pause * 2**page.tries))


def _with_feed(capture: Capture, page: FoundPage) -> Capture:
    """Add what the feed says of a page to its headers: where it was named, and the date the feed gives it."""
    said = (("feed-url", page.feed), ("feed-published", page.stated), ("feed-title", page.title))
    return replace(capture, headers=(*capture.headers, *((name, value) for name, value in said if value)))

"""Feeds that are watched and the pages that they named: what watching remembers, kept in the record itself."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from dateline.model.capture import SourceKind
from dateline.model.watch import FoundPage, WatchedFeed
from dateline.store import schema
from dateline.store.database import Database
from dateline.store.rows import chunks, insert

_FEEDS = schema.watched_feeds
_PAGES = schema.found_pages


class WatchTable:
    """The state of watching in one record; a `sources.watch.WatchState`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def watch(self, urls: Sequence[str], at: datetime) -> None:
        """Add feeds to those watched, due at once; leave those alone that are watched already."""
        with self._database.writing() as connection:
            known = set(connection.execute(sa.select(_FEEDS.c.url)).scalars())
            new = [url for url in dict.fromkeys(urls) if url not in known]
            insert(connection, _FEEDS, [{"url": url, "due_at": at, "failures": 0} for url in new])

    def unwatch(self, urls: Sequence[str]) -> int:
        """Watch feeds no longer; return how many were watched. Pages that they named are still fetched."""
        with self._database.writing() as connection:
            return connection.execute(sa.delete(_FEEDS).where(_FEEDS.c.url.in_(urls))).rowcount

    def feeds(self) -> tuple[WatchedFeed, ...]:
        """Return every feed that is watched, the one due first in front."""
        with self._database.reading() as connection:
            rows = connection.execute(sa.select(_FEEDS).order_by(_FEEDS.c.due_at, _FEEDS.c.url)).mappings()
            return tuple(WatchedFeed(**_aware(row)) for row in rows)

    def put_look(self, feed: WatchedFeed, found: Sequence[FoundPage]) -> int:
        """Note what a look at a feed gave, with its new state; return how many of the pages are new.

        A page counts as known for good: also after it was fetched, so that it is not fetched again with the next look.
        """
        pages = {page.url: page for page in found}
        with self._database.writing() as connection:
            known = {
                url
                for some in chunks(tuple(pages))
                for url in connection.execute(sa.select(_PAGES.c.url).where(_PAGES.c.url.in_(some))).scalars()
            }
            new = [_page_row(page) for url, page in pages.items() if url not in known]
            insert(connection, _PAGES, new)
            state = {
                "due_at": feed.due_at,
                "etag": feed.etag,
                "last_modified": feed.last_modified,
                "checked_url": feed.checked_url,
                "failures": feed.failures,
                "problem": feed.problem,
            }
            connection.execute(sa.update(_FEEDS).where(_FEEDS.c.url == feed.url).values(**state))
        return len(new)

    def due_pages(self, at: datetime, most: int) -> tuple[FoundPage, ...]:
        """Return pages to fetch now, the longest due first."""
        query = (
            sa.select(_PAGES)
            .where(_PAGES.c.is_done.is_(False), _PAGES.c.due_at <= at)
            .order_by(_PAGES.c.due_at, _PAGES.c.url)
            .limit(most)
        )
        with self._database.reading() as connection:
            rows = connection.execute(query).mappings()
            return tuple(FoundPage(**_aware({k: v for k, v in row.items() if k != "is_done"})) for row in rows)

    def next_page_at(self) -> datetime | None:
        """Return when the next page is due; `None` where none waits."""
        query = sa.select(sa.func.min(_PAGES.c.due_at)).where(_PAGES.c.is_done.is_(False))
        with self._database.reading() as connection:
            found: datetime | None = connection.execute(query).scalar()
        return found.replace(tzinfo=UTC) if found else None

    def in_record(self, urls: Sequence[str]) -> frozenset[str]:
        """Return those addresses whose pages were fetched into the record before."""
        captures = schema.captures
        with self._database.reading() as connection:
            return frozenset(
                name
                for some in chunks(urls)
                for name in connection.execute(
                    sa.select(captures.c.source_name).where(
                        captures.c.source_kind == SourceKind.URL.value, captures.c.source_name.in_(some)
                    )
                ).scalars()
            )

    def settle(self, done: Sequence[str], later: Sequence[FoundPage]) -> None:
        """Strike off the pages `done`, and put the others off."""
        with self._database.writing() as connection:
            for some in chunks(done):
                connection.execute(sa.update(_PAGES).where(_PAGES.c.url.in_(some)).values(is_done=True))
            for page in later:
                state = {"due_at": page.due_at, "tries": page.tries}
                connection.execute(sa.update(_PAGES).where(_PAGES.c.url == page.url).values(**state))

    def counts(self) -> tuple[int, int]:
        """Return how many pages were named so far, and how many of them still wait."""
        with self._database.reading() as connection:
            rows = connection.execute(sa.select(_PAGES.c.is_done, sa.func.count()).group_by(_PAGES.c.is_done)).all()
        by_state = {bool(done): int(count) for done, count in rows}
        return sum(by_state.values()), by_state.get(False, 0)


def _page_row(page: FoundPage) -> dict[str, Any]:
    return {
        "url": page.url,
        "feed": page.feed,
        "item": page.item,
        "due_at": page.due_at,
        "stated": page.stated,
        "title": page.title,
        "tries": page.tries,
        "is_done": False,
    }


def _aware(row: Any) -> dict[str, Any]:
    """Return a row whose time is marked as UTC, which SQLite forgets."""
    return {**row, "due_at": row["due_at"].replace(tzinfo=UTC)}

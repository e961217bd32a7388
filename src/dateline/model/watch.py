"""What watching feeds remembers between two looks, and across restarts."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class WatchedFeed:
    """A feed that is looked at again and again.

    Attributes:
        url: its address, as the user gave it.
        due_at: when it is to be looked at next, aware UTC.
        etag, last_modified, checked_url: the validator of what was read last, and the address it belongs to.
        failures: how often in a row it could not be read.
        problem: why not, the last time; `None` where it could.
    """

    url: str
    due_at: datetime
    etag: str | None = None
    last_modified: str | None = None
    checked_url: str | None = None
    failures: int = 0
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class FoundPage:
    """A page that a feed named and that is not in the record yet.

    Attributes:
        url: its address.
        feed: the feed that named it first.
        item: what the feed knows it by.
        due_at: when it is to be fetched, aware UTC.
        stated: the publication date as the feed spells it.
        title: its title in the feed.
        tries: how often it was tried in vain.
    """

    url: str
    feed: str
    item: str
    due_at: datetime
    stated: str | None = None
    title: str | None = None
    tries: int = 0


@dataclass(frozen=True, slots=True)
class Round:
    """What one round of watching came to; `notes` tell where a model of the user's own gave nothing."""

    looked_at: int = 0
    unchanged: int = 0
    failed: int = 0
    new_pages: int = 0
    fetched: int = 0
    put_off: int = 0
    rejected: int = 0
    notes: tuple[str, ...] = ()

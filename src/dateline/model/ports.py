"""What the library asks of its surroundings: small protocols that a caller may fulfil."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Protocol

Now = Callable[[], datetime]
"""Tells the time of day, aware, in UTC: passed in, so that what depends on it can be tested and made again."""


def utc_now() -> datetime:
    """Return the time of day by the machine's own clock."""
    return datetime.now(UTC)


class Progress(Protocol):
    """Is told how far long work has come. Every call is cheap and may come from the main thread only."""

    def start(self, stage: str, total: int | None) -> None:
        """Note that `stage` begins; `total` items are to be done, or `None` where that is not known."""

    def advance(self, items: int = 1) -> None:
        """Note that `items` more are done in the stage that began last."""

    def finish(self) -> None:
        """Note that the stage that began last is done."""


class SilentProgress:
    """The progress that nobody watches."""

    def start(self, stage: str, total: int | None) -> None:
        """Do nothing."""

    def advance(self, items: int = 1) -> None:
        """Do nothing."""

    def finish(self) -> None:
        """Do nothing."""

"""What the library asks of its surroundings: small protocols that a caller may fulfil."""

from typing import Protocol


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

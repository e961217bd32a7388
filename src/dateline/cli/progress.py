"""Progress of long work, on the standard error and only where somebody looks at it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    SpinnerColumn,
    Task,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.progress import Progress as Bars
from rich.text import Text

from dateline.cli.output import console
from dateline.model.ports import Progress, SilentProgress


@contextmanager
def shown_progress(*, quiet: bool) -> Iterator[Progress]:
    """Give a progress that draws a line per stage on a terminal, and one that does nothing elsewhere."""
    if quiet or not sys.stderr.isatty():
        yield SilentProgress()
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        _Rate(""),
        TimeElapsedColumn(),
        TimeRemainingColumn(compact=True),
    )
    with Bars(*columns, console=console(stderr=True), transient=True) as bars:
        yield _Drawn(bars)


class _Rate(TextColumn):
    """How many are done a second, once that is known."""

    def render(self, task: Task) -> Text:
        """Return the rate in words."""
        speed = task.finished_speed or task.speed
        return Text(f"{speed:,.1f}/s" if speed else "")


class _Drawn:
    """Progress drawn by rich: one line for each stage."""

    def __init__(self, bars: Bars) -> None:
        self._bars = bars
        self._stage = bars.add_task("", visible=False)

    def start(self, stage: str, total: int | None) -> None:
        """Begin a line."""
        self._stage = self._bars.add_task(stage, total=total)

    def advance(self, items: int = 1) -> None:
        """Move the line on."""
        self._bars.advance(self._stage, items)

    def finish(self) -> None:
        """Fill the line."""
        done = self._bars.tasks[-1].completed
        self._bars.update(self._stage, total=done, completed=done)

"""Watching feeds into a record until somebody says stop.

The watching itself is `sources.watch`; here it meets the record, the clock and the wish to stop.
"""

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from dateline.errors import NoInput, RecordBusy
from dateline.model.capture import Capture
from dateline.model.outcome import Rejection
from dateline.model.watch import Round
from dateline.proposing.propose import identity
from dateline.settings import FetchSettings, ModelSettings, RunSettings, WatchSettings
from dateline.sources.clock import SystemClock
from dateline.sources.fetch import Fetcher
from dateline.sources.watch import Watcher
from dateline.workspace import Workspace

_FETCH = FetchSettings()
_WATCH = WatchSettings()
_RUN = RunSettings()
_NO_MODEL = ModelSettings()
_BUSY_PAUSE = 15.0  # seconds to wait where another process keeps writing to the record
_IDLE = 3600.0  # seconds to wait where nothing is ever due


class Stopped(Exception):
    """Somebody asked to stop while we were waiting."""


class StoppableClock(SystemClock):
    """The machine's clock, whose waits end when `stop` is set."""

    def __init__(self, stop: threading.Event) -> None:
        self._stop = stop

    def sleep(self, seconds: float) -> None:
        """Wait for so many seconds; `Stopped` where somebody asks to stop before they are over."""
        if self._stop.wait(seconds):
            raise Stopped


def watch(
    workspace: Workspace,
    feeds: Sequence[str] = (),
    *,
    once: bool = False,
    stop: threading.Event | None = None,
    settings: WatchSettings = _WATCH,
    fetch: FetchSettings = _FETCH,
    run: RunSettings = _RUN,
    model: ModelSettings = _NO_MODEL,
    told: Callable[[Round], None] = lambda _: None,
) -> None:
    """Look at feeds again and again, and add the pages that are new; what is done survives being stopped at any moment.

    Args:
        workspace: the record; it remembers the feeds, so that later calls need not name them.
        feeds: addresses of feeds and sitemaps to watch beside those that the record remembers.
        once: whether to return after one round, whose feeds are all looked at now.
        stop: ends the watching when it is set; what is under way is finished, what waits is left for the next time.
        settings: intervals and tries.
        fetch: limits and manners of fetching.
        run: processes and time limit of reading pages.
        model: a model of the caller's own, asked beside the rules about every new page; none by default.
        told: is told what each round came to.

    Raises:
        UsageError: the settings name a model that is not there.
        NoInput: no feed is named and the record remembers none.
        RecordBusy: with `once`, where another process kept writing.
    """
    stop = stop or threading.Event()
    identity(model)  # a model that is not there is told before anything is fetched
    clock = StoppableClock(stop)
    workspace.watched.watch(feeds, datetime.now(UTC))
    if not workspace.watched.feeds():
        raise NoInput("no feed is watched: name the address of a feed or a news sitemap")

    notes: list[str] = []

    def add(items: Sequence[Capture | Rejection]) -> None:
        notes.extend(workspace.add(items, run=run, model=model, link=False).notes)

    watcher = Watcher(workspace.watched, Fetcher(fetch, clock=clock), add, clock, settings)
    while not stop.is_set():
        try:
            _one_round(workspace, watcher, lambda outcome: told(_with_notes(outcome, notes)), every_feed=once)
            pause = watcher.seconds_to_next()
        except RecordBusy:
            if once:
                raise
            pause = _BUSY_PAUSE
        if once or stop.wait(_IDLE if pause is None else pause):
            return


def _with_notes(outcome: Round, notes: list[str]) -> Round:
    """Return a round with what was noted since the last one, and begin anew."""
    noted = tuple(dict.fromkeys(notes))
    notes.clear()
    return replace(outcome, notes=noted)


def _one_round(workspace: Workspace, watcher: Watcher, told: Callable[[Round], None], *, every_feed: bool) -> None:
    try:
        outcome = watcher.round(every_feed=every_feed)
    except Stopped:
        return
    finally:
        workspace.refresh()
    told(outcome)

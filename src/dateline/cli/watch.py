"""`dateline watch`: feeds into the record, again and again."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import click

import dateline
from dateline.cli.command import command
from dateline.cli.logs import log
from dateline.cli.options import fetch_options, fetch_settings, model_options, model_settings, record_option
from dateline.cli.output import console, counted
from dateline.model.rows import to_row
from dateline.model.watch import Round
from dateline.settings import RunSettings, WatchSettings


@command(
    "dateline watch https://paper.example/world.rss --every 10",
    "dateline watch                # the feeds that the record remembers",
    "dateline watch --once         # one look at each, for cron",
)
@click.argument("feeds", nargs=-1, metavar="[URL]…")
@click.option(
    "--every",
    "minutes",
    type=click.FloatRange(min=0.1),
    default=WatchSettings().interval / 60,
    show_default=True,
    metavar="MINUTES",
    help="Time between two looks at a feed.",
)
@click.option("--once", is_flag=True, help="Look at every feed now, add what is new, and end.")
@click.option("--forget", is_flag=True, help="Watch the feeds named no longer, and end.")
@click.option("--list", "listed", is_flag=True, help="Show the feeds that the record remembers, and end.")
@record_option
@fetch_options
@model_options
def watch(
    *,
    feeds: tuple[str, ...],
    minutes: float,
    once: bool,
    forget: bool,
    listed: bool,
    record: str,
    user_agent: str | None,
    delay: float | None,
    allow_private: bool,
    model: str | None,
    model_name: str | None,
) -> None:
    """Watch feeds and news sitemaps, and add the pages that are new.

    The record remembers the feeds and what they named: watching can be stopped (Ctrl-C) or killed at any moment and
    goes on where it was. A page is added once, however many feeds name it.
    """
    fetch = fetch_settings(user_agent=user_agent, delay=delay, allow_private=allow_private)
    with dateline.open(record) as workspace, _stopped_by_signals() as stop:
        if forget:
            console().print(f"{counted(workspace.watched.unwatch(feeds), 'feed')} forgotten")
        elif listed:
            for feed in workspace.watched.feeds():
                console().print(f"{feed.url}{f'  ({feed.problem})' if feed.problem else ''}", soft_wrap=True)
        else:
            from dateline.watching import watch as watch_feeds  # noqa: PLC0415  # loads the HTTP client

            settings = WatchSettings(interval=minutes * 60, workers=fetch.workers)
            run = RunSettings(jobs=None)  # a page that hangs must not end a watch that nobody looks at
            own = model_settings(model=model, model_name=model_name)
            watch_feeds(
                workspace, feeds, once=once, stop=stop, settings=settings, fetch=fetch, run=run, model=own, told=_tell
            )


def _tell(outcome: Round) -> None:
    log("feeds looked at", **to_row(outcome))
    parts = [
        f"{counted(outcome.looked_at, 'feed')} looked at",
        f"{outcome.failed} failed" if outcome.failed else "",
        f"{counted(outcome.new_pages, 'new page')}",
        f"{outcome.fetched} fetched",
        f"{outcome.put_off} put off" if outcome.put_off else "",
        f"{outcome.rejected} rejected" if outcome.rejected else "",
    ]
    console().print(", ".join(part for part in parts if part), soft_wrap=True)
    for note in outcome.notes:
        console().print(note, soft_wrap=True)


@contextmanager
def _stopped_by_signals() -> Iterator[threading.Event]:
    """Give an event that the first SIGINT or SIGTERM sets; a second one ends the program as it always does."""
    stop = threading.Event()
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

    def note(number: int, _: FrameType | None) -> None:
        stop.set()
        signal.signal(number, before[signal.Signals(number)])
        console(stderr=True).print("stopping when what is under way is done; once more stops at once")

    try:
        if threading.current_thread() is threading.main_thread():
            for number in before:
                signal.signal(number, note)
        yield stop
    finally:
        if threading.current_thread() is threading.main_thread():
            for number, handler in before.items():
                signal.signal(number, handler)

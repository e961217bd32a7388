"""Adding pages, killed at random moments: whether all that was acknowledged is there, and nothing by halves.

The pages are laid into folders. A process adds one folder and says after each page that it is written; it, or the
server under it, is killed somewhere between its start and a little after its end. The record is opened again and
checked. When every folder had its kill, all of them are added to the end: the record must then be the one that is made
without any kill.

The processes are forked from one that has loaded models and tables, so that kills fall on work and not on loading. With
quick stand-ins for reading and linking they fall on writing.
"""

import multiprocessing
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Protocol

from dateline.errors import DatelineError
from dateline.model.capture import Capture
from dateline.model.outcome import Rejection
from dateline.model.record import Record
from dateline.settings import RunSettings
from dateline.sources.paths import read_paths
from dateline.workspace import Workspace

Places = Callable[[str], str]
Folder = Sequence[Capture | Rejection]

_FORK = multiprocessing.get_context("fork")
_FOLDER = 5  # pages
_FOLDERS = 5
_LATE = 1.1  # of the time that adding a folder takes: so far reach the moments of kills
_LINKED = "linked"
_NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
_EACH = RunSettings(jobs=0, batch=1)


class Server(Protocol):
    """A database server that can be killed and started again."""

    def kill(self) -> None:
        """Kill it."""

    def start(self) -> None:
        """Start it again."""


class Acknowledging:
    """A progress that passes on each page when it is written."""

    def __init__(self, sender: Connection) -> None:
        self._sender = sender
        self._is_reading = False

    def start(self, stage: str, total: int | None) -> None:  # noqa: ARG002  # the protocol's signature
        """Note whether pages are read now."""
        self._is_reading = stage == "reading pages"

    def advance(self, items: int = 1) -> None:
        """Say how many pages more are written."""
        if self._is_reading:
            self._sender.send(items)

    def finish(self) -> None:
        """Do nothing."""


@dataclass
class Account:
    """What the kills did."""

    kills: Counter[str] = field(default_factory=Counter)
    acknowledged: int = 0
    compared: int = 0
    faults: list[str] = field(default_factory=list)


def kill_adding(
    pages: Path, places: Places, times: int, seed: int, server: Server | None = None, servers: int = 0
) -> dict[str, object]:
    """Kill the adding of pages `times` times and the server `servers` times; return the account."""
    folders = _folders(pages)
    begin = time.perf_counter()
    expected, seconds = _undisturbed(folders, places("whole"))
    chance, account = random.Random(seed), Account()  # noqa: S311  # moments, not secrets
    while account.kills["process"] < times or account.kills["server"] < servers:
        place = places("killed")
        for folder, usual in zip(folders, seconds, strict=True):
            left = times - account.kills["process"], servers - account.kills["server"]
            hits_server = chance.random() * sum(left) < left[1]
            wait = chance.uniform(0, _LATE) * usual
            _kill_once(place, folder, wait, server if hits_server else None, account)
        _finish(place, folders, expected, account)
        print(f"{place}: {dict(account.kills)}, {len(account.faults)} faults", file=sys.stderr)
    return {
        "kills": dict(account.kills),
        "pages_acknowledged": account.acknowledged,
        "records_finished_and_equal": account.compared,
        "faults": account.faults,
        "seconds": round(time.perf_counter() - begin),
    }


def _folders(pages: Path) -> list[Folder]:
    found = list(read_paths([pages]))[: _FOLDER * _FOLDERS]
    return [found[start : start + _FOLDER] for start in range(0, len(found), _FOLDER)]


def _undisturbed(folders: Sequence[Folder], place: str) -> tuple[Record, list[float]]:
    """Return the record that is to come out, and the seconds that each folder takes."""
    with Workspace.open(place, now=lambda: _NOW) as workspace:
        workspace.add(folders[0][0], run=_EACH)  # loads models and tables
    seconds = []
    for folder in folders:
        start = time.perf_counter()
        with Workspace.open(place, now=lambda: _NOW) as workspace:
            workspace.add(list(folder), run=_EACH)
            record = workspace.record()
        seconds.append(time.perf_counter() - start)
    return record, seconds


def _kill_once(place: str, folder: Folder, wait: float, server: Server | None, account: Account) -> None:
    receiver, sender = _FORK.Pipe(duplex=False)
    process = _FORK.Process(target=_add, args=(place, folder, sender))
    process.start()
    sender.close()
    time.sleep(wait)
    if server is not None:
        server.kill()
        process.join()
        server.start()
    else:
        process.kill()
        process.join()
    told = _received(receiver)
    acknowledged = sum(each for each in told if isinstance(each, int))
    account.kills["server" if server else "finished before" if process.exitcode == 0 else "process"] += 1
    account.acknowledged += acknowledged
    if server is not None and process.exitcode:
        account.faults.append(f"the process died of the server's end: {process.exitcode}")
    account.faults += _lost(place, folder[:acknowledged], is_linked=_LINKED in told)


def _add(place: str, folder: Folder, sender: Connection) -> None:
    try:
        with Workspace.open(place, now=lambda: _NOW) as workspace:
            workspace.add(list(folder), run=_EACH, progress=Acknowledging(sender))
        sender.send(_LINKED)
    except DatelineError as error:  # what a server's end looks like
        sender.send(error)


def _received(receiver: Connection) -> list[object]:
    found: list[object] = []
    try:
        while True:
            found.append(receiver.recv())
    except (EOFError, OSError):
        return found


def _lost(place: str, written: Folder, *, is_linked: bool) -> list[str]:
    """Return what is wrong with a record in which some pages are to be found."""
    with Workspace.open(place, now=lambda: _NOW) as workspace:
        record = workspace.record()
        held = {str(page.article.source) for page in record.pages} | {str(each.source) for each in record.rejections}
        lost = [f"{each.source} was acknowledged and is lost" for each in written if str(each.source) not in held]
        if is_linked and workspace.is_stale():
            lost.append("the links were acknowledged and are not up to date")
        return [*lost, *workspace.verify().faults]


def _finish(place: str, folders: Sequence[Folder], expected: Record, account: Account) -> None:
    """Add everything to the end and compare."""
    with Workspace.open(place, now=lambda: _NOW) as workspace:
        workspace.add([each for folder in folders for each in folder], run=_EACH)
        if workspace.record() == expected:
            account.compared += 1
        else:
            account.faults.append(f"{place}: the finished record is not the one that is made without kills")
        account.faults += workspace.verify().faults

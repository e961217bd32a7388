"""Many readers of the web server while pages are added to the record that it shows.

The record holds generated pages (`benchmarks.speed.generated`); those that come next in the same stories are added for
real, by `dateline add` with a few files after the other, for as long as anybody reads. Readers come in two kinds, and
are measured one after the other, when the server has answered a single one of them for every page once (*cold*):

- *people*: each asks for a page, reads it for a time that is drawn anew (exponential, seven seconds in the middle, at
  most ten times as long: the think time of TPC-W), and goes on to another, over a connection that is kept open;
- *programs*: each asks for the next page as soon as it has the one before.

What is asked for: every list, and items that stand first in the lists. The server is another process, and pages are
asked for as browsers do, packed; `If-None-Match` is not used, so each answer is sent whole.
"""

import asyncio
import os
import random
import re
import statistics
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from benchmarks.speed.generated import pages
from dateline.model.listing import Paging
from dateline.workspace import Workspace

THINKING = 7.0
"""The middle of the time that a person reads a page, in seconds."""

_LONGEST_THINKING = 10 * THINKING
_LISTS = ("/", "/stories", "/events", "/articles", "/entities", "/claims", "/timeline", "/search?q=minister")
_ITEMS = 40  # of each kind that are looked at
_AT_ONCE = 4  # files that one run of `add` is given
_MOST_SECONDS = 30.0  # that a request may take


@dataclass
class Readers:
    """What readers of one kind met."""

    wanted: int
    pause: float
    took: list[float] = field(default_factory=list)
    problems: Counter[str] = field(default_factory=Counter)

    def told(self, seconds: float) -> dict[str, object]:
        """Return it in numbers, times in milliseconds."""
        wall = sorted(1000 * each for each in self.took)
        return {
            "readers": self.wanted,
            "seconds_between": self.pause,
            "requests": len(wall),
            "a_second": round(len(wall) / seconds, 1),
            "p50": round(statistics.median(wall), 1),
            "p95": round(wall[int(0.95 * (len(wall) - 1))], 1),
            "p99": round(wall[int(0.99 * (len(wall) - 1))], 1),
            "most": round(wall[-1], 1),
            "errors": dict(self.problems),
        }


def serve_while_adding(place: str, size: int, readers: int, seconds: float, workers: int) -> dict[str, object]:
    """Return how long requests took and what went wrong while another process added pages to a record of `size`."""
    with Workspace.open(place) as workspace:
        addresses = _addresses(workspace)
        before = workspace.counts()["article"]
    cold = Readers(1, 0.0)
    kinds = {"people": Readers(readers, THINKING), "programs": Readers(readers, 0.0)}
    with _Process("serve", "--port", "0", "--workers", str(workers), "--record", place) as server:
        port = int(server.line(r"http://127\.0\.0\.1:(\d+)/")[1])
        with _Adding(place, size):
            start = time.perf_counter()
            asyncio.run(_ask_all(port, addresses, cold))
            cold_seconds = time.perf_counter() - start
            for each in kinds.values():
                asyncio.run(_read(port, addresses, each, seconds))
        used, wall = server.processor_seconds(), time.perf_counter() - start
    with Workspace.open(place) as workspace:
        after = workspace.counts()["article"]
        faults = list(workspace.verify().faults)
    requests = sum(len(each.took) for each in kinds.values())
    return {
        "record": before,
        "workers": workers,
        "pages_added_meanwhile": after - before,
        "load": round(os.getloadavg()[0], 1),
        "share_of_a_core_that_the_server_had": round(used / wall, 2),
        "server_cpu_ms_a_request": round(1000 * used / max(1, requests), 2),
        "cold": cold.told(cold_seconds),
        **{kind: each.told(seconds) for kind, each in kinds.items()},
        "faults": faults
        + [f"{words}: {times} times" for each in kinds.values() for words, times in each.problems.items()],
    }


def _addresses(workspace: Workspace) -> list[str]:
    lists, some = workspace.lists, Paging(limit=_ITEMS, newest_first=True)
    kinds = {
        "events": [each.id for each in lists.events(paging=some).items],
        "articles": [each.id for each in lists.articles(paging=some).items],
        "stories": [each.id for each in lists.stories(some).items],
        "claims": [each.id for each in lists.claims(paging=some).items],
        "entities": [each.id for each in lists.entities(paging=some).items],
    }
    return [*_LISTS, *(f"/{kind}/{id_}" for kind, ids in kinds.items() for id_ in ids)]


class _Adding:
    """Runs of `dateline add`, one after the other, until the block ends."""

    def __init__(self, place: str, size: int) -> None:
        self._place = place
        self._pages = islice(pages(), size, None)
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._add)
        self._failed = False

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._ending.set()
        self._thread.join()
        assert not self._failed, "adding failed"

    def _add(self) -> None:
        folder = Path(self._place).with_suffix(".pages")
        folder.mkdir()
        while not self._ending.is_set():
            files = [str(each) for each in self._written(folder)]
            with _Process("add", *files, "--record", self._place, "--quiet") as adding:
                self._failed |= adding.process.wait() != 0

    def _written(self, folder: Path) -> Iterator[Path]:
        for page in islice(self._pages, _AT_ONCE):
            path = folder / f"{page.article.id}.html"
            path.write_bytes(page.capture.body)
            yield path


async def _ask_all(port: int, addresses: list[str], reader: Readers) -> None:
    connection = _Connection(port)
    for address in addresses:
        await _ask(connection, address, reader)
    connection.close()


async def _read(port: int, addresses: list[str], readers: Readers, seconds: float) -> None:
    """Have readers ask, each one thing after the other."""
    until = time.perf_counter() + seconds

    async def reader(number: int) -> None:
        chance = random.Random(number)  # noqa: S311  # what is read next
        connection = _Connection(port)
        await asyncio.sleep(chance.uniform(0, readers.pause))
        while time.perf_counter() < until:
            await _ask(connection, chance.choice(addresses), readers)
            if readers.pause:
                pause = min(_LONGEST_THINKING, chance.expovariate(1 / readers.pause))
                await asyncio.sleep(min(pause, max(0.0, until - time.perf_counter())))
        connection.close()

    await asyncio.gather(*(reader(number) for number in range(readers.wanted)))


async def _ask(connection: "_Connection", address: str, readers: Readers) -> None:
    start = time.perf_counter()
    try:
        status = await asyncio.wait_for(connection.ask(address), _MOST_SECONDS)
    except (OSError, EOFError, TimeoutError) as error:
        status = type(error).__name__
        connection.close()
    if status == "200":
        readers.took.append(time.perf_counter() - start)
    else:
        readers.problems[status] += 1


class _Connection:
    """A connection that is kept open, as browsers do."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, path: str) -> str:
        """Ask for one page and return the status; a connection that the server has closed is opened anew."""
        if self._streams is None or self._streams[0].at_eof():
            self.close()
            self._streams = await asyncio.open_connection("127.0.0.1", self._port)
        incoming, outgoing = self._streams
        outgoing.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{self._port}\r\nAccept-Encoding: gzip\r\n\r\n".encode())
        await outgoing.drain()
        head = (await incoming.readuntil(b"\r\n\r\n")).decode("latin-1")
        length = re.search(r"(?i)content-length: (\d+)", head)
        await incoming.readexactly(int(length[1]) if length else 0)
        return head[9:12]

    def close(self) -> None:
        """Close it."""
        if self._streams is not None:
            self._streams[1].close()
            self._streams = None


class _Process:
    """A run of the command line beside this process; it is stopped at the end."""

    def __init__(self, *arguments: str) -> None:
        self.process = subprocess.Popen(  # noqa: S603  # ourselves
            [sys.executable, "-m", "dateline", *arguments],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )

    def __enter__(self) -> "_Process":
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.terminate()
        self.process.wait()
        if self.process.stdout:
            self.process.stdout.close()

    def line(self, pattern: str) -> "re.Match[str]":
        """Return the first line of output that fits."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if match := re.search(pattern, line):
                return match
        raise RuntimeError(f"the process ended and never said {pattern}")

    def processor_seconds(self) -> float:
        """Return what the process and those that it started have used so far; 0 where the system does not tell."""
        return sum(_used(pid) for pid in _family(self.process.pid))


def _family(pid: int) -> list[int]:
    path = Path(f"/proc/{pid}/task/{pid}/children")
    children = path.read_text(encoding="ascii").split() if path.exists() else []
    return [pid, *(each for child in children for each in _family(int(child)))]


def _used(pid: int) -> float:
    path = Path(f"/proc/{pid}/stat")
    if not path.exists():
        return 0.0
    fields = path.read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

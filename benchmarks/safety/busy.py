"""Many readers of the web server while pages are added to the record that it shows."""

import asyncio
import os
import random
import re
import statistics
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from dateline.model.listing import Paging
from dateline.settings import RunSettings
from dateline.workspace import Workspace

_LISTS = ("/", "/stories", "/events", "/articles", "/entities", "/claims", "/timeline", "/search?q=minister")
_MOST_SECONDS = 30.0  # that a request may take


def serve_while_adding(pages: Path, place: str, readers: int, seconds: float) -> dict[str, object]:
    """Return how long requests took, in milliseconds, and what went wrong, while another process added pages."""
    files = sorted(pages.iterdir())
    with Workspace.open(place) as workspace:
        workspace.add(files[: len(files) // 2], run=RunSettings(jobs=0))
        lists, some = workspace.lists, Paging(limit=20)
        kinds = {
            "events": [each.id for each in lists.events(paging=some).items],
            "articles": [each.id for each in lists.articles(paging=some).items],
            "stories": [each.id for each in lists.stories(some).items],
            "claims": [each.id for each in lists.claims(paging=some).items],
        }
        addresses = [*_LISTS, *(f"/{kind}/{id_}" for kind, ids in kinds.items() for id_ in ids)]
        before = len(workspace.articles())
    with _Process("serve", "--port", "0", "--record", place) as server:
        port = int(server.line(r"http://127\.0\.0\.1:(\d+)/")[1])
        with _Process("add", *map(str, files), "--record", place, "--quiet") as adding:
            took, problems = asyncio.run(_read(port, addresses, readers, seconds))
            adding.process.wait()
        assert adding.process.returncode == 0, "adding failed"
    with Workspace.open(place) as workspace:
        after = len(workspace.articles())
        faults = list(workspace.verify().faults)
    wall = sorted(1000 * each for each in took)
    return {
        "readers": readers,
        "requests": len(wall),
        "pages_added_meanwhile": after - before,
        "p50": round(statistics.median(wall)),
        "p95": round(wall[int(0.95 * (len(wall) - 1))]),
        "most": round(wall[-1]),
        "faults": faults + [f"{words}: {count} times" for words, count in problems.items()],
    }


async def _read(port: int, addresses: list[str], readers: int, seconds: float) -> tuple[list[float], Counter[str]]:
    """Have readers ask, each one thing after the other with a second of reading between."""
    until = time.perf_counter() + seconds
    took: list[float] = []
    problems: Counter[str] = Counter()

    async def reader(number: int) -> None:
        chance = random.Random(number)  # noqa: S311  # what is read next
        await asyncio.sleep(chance.uniform(0, 1))
        while time.perf_counter() < until:
            start = time.perf_counter()
            try:
                status = await asyncio.wait_for(_ask(port, chance.choice(addresses)), _MOST_SECONDS)
            except (OSError, TimeoutError) as error:
                status = type(error).__name__
            if status == "200":
                took.append(time.perf_counter() - start)
            else:
                problems[status] += 1
            await asyncio.sleep(chance.uniform(0.5, 1.5))

    await asyncio.gather(*(reader(number) for number in range(readers)))
    return took, problems


async def _ask(port: int, path: str) -> str:
    """Ask for one page over a connection of its own and return the status."""
    incoming, outgoing = await asyncio.open_connection("127.0.0.1", port)
    try:
        outgoing.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n".encode())
        await outgoing.drain()
        answer = await incoming.read()
    finally:
        outgoing.close()
    return answer[9:12].decode("ascii", "replace")


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

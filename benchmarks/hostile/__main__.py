"""Add pages made to do harm to a record, as `dateline add` does: `python -m benchmarks.hostile --pages 2000 --seed 1`.

One JSON line says what came of them: articles, rejections by reason, the slowest page, memory at its peak. A crash is a
run that raised, a file without any outcome, or a page of the record that was lost; there must be none.
"""

import argparse
import contextlib
import json
import resource
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import dateline
from benchmarks.hostile.pages import Hostile, make, write_huge
from dateline.model.outcome import Rejection, RunReport
from dateline.settings import RunSettings

HUGE_BYTES = 200_000_000
_FOLDER = 100  # files that are written, added and deleted at a time


class Stopwatch:
    """A progress that notes the longest time between two pages."""

    def __init__(self) -> None:
        self.slowest = 0.0
        self._last = time.perf_counter()

    def start(self, _stage: str, _total: int | None) -> None:
        """Begin anew."""
        self._last = time.perf_counter()

    def advance(self, _items: int = 1) -> None:
        """Note the time since the page before."""
        now = time.perf_counter()
        self.slowest = max(self.slowest, now - self._last)
        self._last = now

    def finish(self) -> None:
        """Do nothing."""


def add_folder(record: Path, folder: Path, run: RunSettings, watch: Stopwatch, *, link: bool) -> RunReport:
    """Add the files of a folder; return what came of them."""
    with dateline.open(record) as workspace:
        return workspace.add([folder], run=run, link=link, progress=watch)


def held_sources(record: Path) -> list[str]:
    """Return the files whose pages the record holds."""
    with contextlib.closing(sqlite3.connect(record)) as connection:
        return [name for (name,) in connection.execute("select distinct source_name from captures")]


def lost_files(names: Sequence[str], report: RunReport, held: Sequence[str]) -> list[str]:
    """Return the files of which neither an article nor a rejection speaks."""
    spoken = "\n".join([*held, *(str(rejection.source) for rejection in report.rejections)])
    return [name for name in names if name not in spoken]


def main(arguments: Sequence[str]) -> int:
    """Add the pages and print one JSON line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.hostile", description=__doc__)
    parser.add_argument("--pages", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--page-seconds", type=float, default=20.0)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--link", action="store_true", help="bring links up to date after each folder, too")
    parser.add_argument("--keep", type=Path, help="where to leave the record")
    asked = parser.parse_args(arguments)
    run = RunSettings(jobs=asked.jobs, page_seconds=asked.page_seconds, batch=1)
    with tempfile.TemporaryDirectory() as place:
        found = run_all(asked, run, Path(place))
    print(json.dumps(found))
    return 1 if found["crashes"] else 0


def run_all(asked: argparse.Namespace, run: RunSettings, place: Path) -> dict[str, object]:
    """Add all pages, a folder at a time, and return the account."""
    record = asked.keep or place / "hostile.dateline"
    watch, reasons, crashes, captures = Stopwatch(), Counter[str](), 0, 0
    start = time.perf_counter()
    for first in range(0, asked.pages, _FOLDER):
        folder = place / f"{first:05d}"
        folder.mkdir()
        pages = [make(number, asked.seed) for number in range(first, min(first + _FOLDER, asked.pages))]
        names = [_written(page, folder) for page in pages]
        if first == 0:
            write_huge(folder / "99999-huge.html", HUGE_BYTES)
            names.append("99999-huge.html")
        try:
            report = add_folder(record, folder, run, watch, link=asked.link)
        except Exception as error:  # noqa: BLE001  # the one thing that must not happen is counted
            print(f"{folder.name}: {type(error).__name__}: {error}", file=sys.stderr)
            crashes += 1
            continue
        lost = lost_files(names, report, held_sources(record))
        crashes += len(lost)
        captures += report.captures
        reasons.update(rejection.reason.value for rejection in report.rejections)
        told(report.rejections, lost, watch.slowest)
        for path in folder.iterdir():
            path.unlink()
    with dateline.open(record) as workspace:
        articles = workspace.counts()["article"]
        damage = workspace.damage()
    mb = 1024 if sys.platform != "darwin" else 1024 * 1024
    return {
        "pages": asked.pages,
        "seed": asked.seed,
        "captures": captures,
        "articles": articles,
        "rejections": dict(reasons.most_common()),
        "slowest_page_seconds": round(watch.slowest, 1),
        "seconds": round(time.perf_counter() - start),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // mb,
        "peak_mb_of_workers": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // mb,
        "damaged": len(damage),
        "crashes": crashes,
    }


def told(rejections: Sequence[Rejection], lost: Sequence[str], slowest: float) -> None:
    """Say on the standard error what a person would look into."""
    print(f"{len(rejections)} rejected, slowest so far {slowest:.1f} s", file=sys.stderr)
    for name in lost:
        print(f"nothing is known of {name}", file=sys.stderr)
    for each in rejections:
        if each.reason.value in {"crashed", "time limit", "memory limit"}:
            print(f"{each.reason.value}: {each.source}: {each.detail}", file=sys.stderr)


def _written(page: Hostile, folder: Path) -> str:
    (folder / page.name).write_bytes(page.body)
    return page.name


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

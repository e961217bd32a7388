"""What adding one page costs in records of different sizes; see `python -m benchmarks.speed add`.

The records are made of generated pages (`generated`), each one from the one before it: pages are put in with their
annotations, and linked by the code that links any record. Then pages that come next in the same stories are
added for real, from their bytes to their links, in a process of their own, and what that takes is compared.
"""

import json
import resource
import shutil
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from benchmarks.speed.generated import Generated, pages
from dateline.engine.plan import ANNOTATE, PAGE
from dateline.model.ids import make_id
from dateline.model.rows import to_json
from dateline.settings import PageSettings
from dateline.store.articles import Keys, StageKey
from dateline.store.record import Outcome, RecordFile
from dateline.workspace import Workspace

_BATCH = 500
_WARM = 3


def measure(sizes: Sequence[int], folder: Path, measured: int, seed: int = 7) -> dict[str, object]:
    """Return what adding a page costs at each size, and the ratio of the dearest to the cheapest."""
    folder.mkdir(parents=True, exist_ok=True)
    costs = []
    for record in built(sorted(sizes), folder, seed):
        size = int(record.stem)
        run = [sys.executable, "-m", "benchmarks.speed.adding", str(record), str(size), str(measured), str(seed)]
        output = subprocess.run(run, capture_output=True, text=True, check=True).stdout  # noqa: S603  # our own arguments
        costs.append({"pages": size, "megabytes": record.stat().st_size >> 20, **json.loads(output)})
    found: dict[str, object] = {"records": costs}
    for name in ("link_cpu_median", "link_cpu_mean", "add_cpu_median"):
        values = [float(cost[name]) for cost in costs]
        found[f"{name}_ratio"] = round(max(values) / min(values), 2)
    return found


def built(sizes: Sequence[int], folder: Path, seed: int) -> Iterator[Path]:
    """Yield a record of each size, made where it is not there yet; each begins as a copy of the one before."""
    source = pages(seed)
    read = 0
    before: Path | None = None
    for size in sizes:
        path = folder / f"{size}.dateline"
        if not path.exists():
            part = folder / f"{size}.part"
            part.unlink(missing_ok=True)
            if before is not None:
                shutil.copy(before, part)
            for _ in islice(source, (int(before.stem) if before else 0) - read):
                pass
            read = int(before.stem) if before else 0
            _fill(part, islice(source, size - read))
            read = size
            part.rename(path)
        before = path
        yield path


def _fill(path: Path, source: Iterator[Generated]) -> None:
    keys = Keys(StageKey(PAGE.version, make_id("set", to_json(PageSettings()))), StageKey(ANNOTATE.version, ""), "")
    with RecordFile(path) as record:
        while batch := list(islice(source, _BATCH)):
            outcomes = [Outcome(each.capture, each.article, each.notes) for each in batch]
            record.put_pages(outcomes, keys, datetime.now(UTC))
    start, cpu = time.perf_counter(), time.process_time()
    with Workspace.open(path) as workspace:
        parts = workspace.refresh()
        counts = workspace.counts()
    took = f"{time.perf_counter() - start:.0f} s, {time.process_time() - cpu:.0f} s of processor time"
    print(f"{path}: linked in {took} {parts} {counts}", file=sys.stderr, flush=True)


def add_each(record: Path, size: int, measured: int, seed: int) -> dict[str, object]:
    """Add the pages that come after the first `size`, one by one, to a copy of a record; return what each took."""
    copy = record.with_suffix(".copy")
    following = list(islice(pages(seed), size, size + _WARM + measured))
    link_cpu, add_cpu = [], []
    shutil.copy(record, copy)
    try:
        with Workspace.open(copy) as workspace:
            for page in following[:_WARM]:
                workspace.add(page.capture)
            before = _peak()
            for page in following[_WARM:]:
                start = time.process_time()
                workspace.add(page.capture, link=False)
                added = time.process_time()
                workspace.refresh()
                link_cpu.append(time.process_time() - added)
                add_cpu.append(time.process_time() - start)
            scopes = _scope_sizes(copy)
    finally:
        for each in record.parent.glob(f"{copy.name}*"):
            each.unlink()
    return {
        "link_cpu_median": round(statistics.median(link_cpu), 4),
        "link_cpu_mean": round(statistics.mean(link_cpu), 4),
        "link_cpu_worst": round(max(link_cpu), 4),
        "add_cpu_median": round(statistics.median(add_cpu), 4),
        "peak_megabytes": _peak(),
        "grown_megabytes": _peak() - before,
        "scopes": scopes,
    }


def _peak() -> int:
    """Return the most memory that the process has held, in megabytes."""
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return held >> (20 if sys.platform == "darwin" else 10)


def _scope_sizes(path: Path) -> dict[str, int]:
    """Return how large the scopes of a record are: their number, and sizes at some shares of pages."""
    with RecordFile(path) as record:
        sizes = sorted(Counter(record.scopes().values()).values())
    of_page = sorted(size for size in sizes for _ in range(size))
    at = {f"page_p{share}": of_page[(len(of_page) - 1) * share // 100] for share in (50, 90, 99)}
    return {"number": len(sizes), **at, "largest": sizes[-1]}


if __name__ == "__main__":
    print(json.dumps(add_each(Path(sys.argv[1]), *map(int, sys.argv[2:5]))))

"""The bulk path against the same stages without an engine; see `python -m benchmarks.speed bulk`.

Pages of many invented stories (`generated`) are written as JSON Lines, each one from its text; then they are built into
a folder (`dateline build`), and once more by plain processes over the same chunks. Processor time counts all processes;
memory is the most that all of them held together, looked at every two seconds.
"""

import json
import resource
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from benchmarks.processes import family
from benchmarks.speed.generated import Generated, pages

# Seconds; adding up the memory of all processes keeps one busy for a tenth of one.
_LOOK = 2.0
_FILES = 40
_SEED = 7
_JOBS = 2


def building(sizes: Sequence[int], folder: Path, _measured: int = 0) -> dict[str, object]:
    """Return what building takes at each size, with the engine and without."""
    folder.mkdir(parents=True, exist_ok=True)
    found = []
    for size in sizes:
        source = write_pages(folder / f"pages-{size}", size, _SEED)
        runs = {}
        for name in ("daft", "plain"):
            runs[name] = _timed(name, source, folder)
            print(size, name, runs[name], file=sys.stderr, flush=True)  # a long run that is broken off has told this
        found.append({"pages": size, **runs})
    return {"jobs": _JOBS, "runs": found}


def write_pages(folder: Path, size: int, seed: int) -> Path:
    """Write so many pages into a folder of JSON Lines files, where they are not there yet."""
    if not folder.exists():
        part = folder.with_suffix(".part")
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
        made = list(islice(pages(seed), size))
        share = -(-size // _FILES)
        for at in range(0, size, share):
            lines = [json.dumps(_line(each), ensure_ascii=False) for each in made[at : at + share]]
            (part / f"{at:07d}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
        part.replace(folder)
    return folder


def _line(page: Generated) -> dict[str, object]:
    return {"text": page.capture.body.decode("utf-8"), "url": page.capture.url}


def _timed(name: str, source: Path, folder: Path) -> dict[str, object]:
    out = folder / f"{name}-{source.name}"
    shutil.rmtree(out, ignore_errors=True)
    command = [sys.executable, "-m", "benchmarks.speed.bulk", name, str(source), str(out), str(_JOBS)]
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    process = subprocess.Popen(command, stdout=subprocess.PIPE)  # noqa: S603  # our own arguments
    peak = _Peak(process.pid)
    output, _ = process.communicate()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode:
        raise RuntimeError(f"{name} over {source} ended with {process.returncode}")
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {
        "wall": round(time.perf_counter() - start, 1),
        "cpu": round(cpu, 1),
        "peak_megabytes": peak.stop(),
        **json.loads(output),
    }


class _Peak:
    """The most memory that a process and all that it started held together, shared pages counted by their share."""

    def __init__(self, process: int) -> None:
        self._process = process
        self._most = 0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def stop(self) -> int:
        """Return the peak in MB."""
        self._ended.set()
        self._thread.join()
        return self._most >> 10

    def _watch(self) -> None:
        while not self._ended.wait(_LOOK):
            self._most = max(self._most, sum(map(_kilobytes, family(self._process))))


def _kilobytes(process: int) -> int:
    try:
        text = Path(f"/proc/{process}/smaps_rollup").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:")), 0)


def main(arguments: Sequence[str]) -> None:
    """Build a folder in this process, with the engine or without."""
    from dateline.building import Build  # noqa: PLC0415
    from dateline.settings import PageSettings, RunSettings  # noqa: PLC0415

    name, source, out, jobs = arguments
    build = Build(Path(out), jobs=int(jobs), engine=name)
    report = build.run([source], page=PageSettings(), run=RunSettings())
    seconds = {each.name: each.seconds for each in report.stages}
    print(json.dumps({"seconds": seconds, "articles": report.articles, "scopes": report.scopes}))


if __name__ == "__main__":
    main(sys.argv[1:])

"""What a brief of a stored record costs, from opening the file to the last sentence: `benchmarks.speed brief`."""

import json
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.speed.adding import built

ROUNDS = 5


def measure(size: int, folder: Path, seed: int = 7) -> dict[str, object]:
    """Return what a brief of a record of `size` generated pages takes: each round is a process of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    [record] = built([size], folder, seed)
    run = [sys.executable, "-m", "benchmarks.speed.briefs", str(record)]
    rounds = [
        json.loads(subprocess.run(run, capture_output=True, text=True, check=True).stdout)  # noqa: S603  # our own arguments
        for _ in range(ROUNDS)
    ]
    seconds = {key: round(statistics.median(each[key] for each in rounds), 3) for key in ("cpu", "wall", "again_cpu")}
    return {"pages": size, **seconds, "sentences": rounds[0]["sentences"], "peak_megabytes": rounds[0]["megabytes"]}


def brief_of(path: Path) -> dict[str, float]:
    """Return the seconds that opening a record and writing a brief of it take, and those of a second brief."""
    from dateline.workspace import Workspace  # noqa: PLC0415  # what importing takes is not timed

    start, cpu = time.perf_counter(), time.process_time()
    with Workspace.open(path, must_exist=True) as workspace:
        brief = workspace.brief()
        took = {"cpu": time.process_time() - cpu, "wall": time.perf_counter() - start}
        cpu = time.process_time()
        workspace.brief()
        again = time.process_time() - cpu
    sentences = sum(len(section.sentences) for section in brief.sections)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> (20 if sys.platform == "darwin" else 10)
    return {**took, "again_cpu": again, "sentences": sentences, "megabytes": peak}


if __name__ == "__main__":
    print(json.dumps(brief_of(Path(sys.argv[1]))))

"""Stages of a bulk run on Daft: its own threads and processes on one machine, or a Ray cluster.

This is a program of its own, started by `building`: `python -m dateline.engine.daft_run RUN STAGE JOBS [ADDRESS]`. A
process that ends well has done nothing yet that counts, and one that dies may have: what is done is what has a
manifest. Nothing is asked of the engine that could lose a row in silence (`on_error` and the like).

The engine hands out chunks and nothing else: what a stage needs of another one's results it reads from the run's
folder, so nothing of any size goes through a shuffle.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

import daft
from daft import DataType, col

from dateline.engine.chunks import Chunk, RunFolder
from dateline.engine.lifeline import end_with_parent


def map_chunks(run: Path, stage: str, chunks: Sequence[str], jobs: int) -> None:
    """Do chunks of a stage, `jobs` at a time, each in a process that the engine keeps for the purpose."""

    @daft.cls(max_concurrency=jobs, use_process=True)
    class Doing:
        def __init__(self) -> None:
            end_with_parent()
            from dateline.engine.bulk import do  # noqa: PLC0415  # nothing for the process that hands out the chunks

            self._do = do

        @daft.method(return_dtype=DataType.string())
        def one(self, text: str) -> str:
            return self._do(run, stage, Chunk.of_text(text))

    frame = daft.from_pydict({"chunk": list(chunks)}).into_batches(1)
    frame.select(Doing().one(col("chunk"))).to_pydict()  # type: ignore[arg-type]  # Daft takes a column in its place


def main(arguments: Sequence[str]) -> None:
    """Do a stage of a run."""
    end_with_parent()
    run, stage, jobs = Path(arguments[0]), arguments[1], int(arguments[2])
    chunks = RunFolder(run).asked(stage)
    if len(arguments) > 3:
        daft.set_runner_ray(arguments[3])
        jobs = min(jobs, _processors())  # for any beyond, the engine waits two minutes before it does without
    else:
        daft.set_runner_native()
    map_chunks(run, stage, chunks, max(1, min(jobs, len(chunks))))


def _processors() -> int:
    """Return how many processors the machines of the cluster have that are there now."""
    import ray  # noqa: PLC0415  # only where a cluster is asked for

    return int(ray.cluster_resources().get("CPU", 1))


if __name__ == "__main__":
    main(sys.argv[1:])

"""Stages of a bulk run without an engine: processes of this machine over the same chunks.

It is what engines are measured against, and takes the same arguments as `daft_run`.
"""

import multiprocessing
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from dateline.engine.bulk import do
from dateline.engine.chunks import Chunk, RunFolder
from dateline.engine.lifeline import end_with_parent


def map_chunks(run: Path, stage: str, chunks: Sequence[str], jobs: int) -> None:
    """Do chunks of a stage, `jobs` at a time."""
    work = partial(do, run, stage)
    spawning = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=spawning, initializer=end_with_parent) as pool:
        for _ in pool.map(work, map(Chunk.of_text, chunks)):
            pass


def main(arguments: Sequence[str]) -> None:
    """Do a stage of a run."""
    end_with_parent()
    run, stage, jobs = Path(arguments[0]), arguments[1], int(arguments[2])
    map_chunks(run, stage, RunFolder(run).asked(stage), jobs)


if __name__ == "__main__":
    main(sys.argv[1:])

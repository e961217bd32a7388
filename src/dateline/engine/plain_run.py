"""Stages of a bulk run without an engine: processes of this machine over the same chunks.

It is what engines are measured against, and takes the same arguments as `daft_run`.
"""

import multiprocessing
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from dateline.engine.bulk import MEET, do, todo_path
from dateline.engine.chunks import Chunk, RunFolder
from dateline.link.scopes import NEAR, SHARED


def map_chunks(run: Path, stage: str, chunks: Sequence[str], jobs: int) -> None:
    """Do chunks of a stage, `jobs` at a time."""
    work = partial(do, run, stage)
    with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn")) as pool:
        for _ in pool.map(work, map(Chunk.of_text, chunks)):
            pass


def meet(run: Path, left_out: Sequence[int]) -> None:
    """Write which pages share enough keys of a kind; see `daft_run.meet`."""
    keys = pa.concat_tables(pq.read_table(path) for path in RunFolder(run).stage("keys").tables())
    keys = keys.filter(pc.invert(pc.is_in(keys["page"], pa.array(left_out, pa.int64()))))
    pages = keys.group_by("value").aggregate([("page", "min"), ("page", "max")])
    shared = pages.filter(pc.not_equal(pages["page_min"], pages["page_max"])).select(["value"])
    keys = keys.join(shared, "value", join_type="left semi")
    met = keys.join(keys.drop_columns(["kind"]), "value", join_type="inner", left_suffix="1", right_suffix="2")
    near = (pc.field("first1") - NEAR <= pc.field("last2")) & (pc.field("first2") - NEAR <= pc.field("last1"))
    met = met.filter((pc.field("page1") < pc.field("page2")) & near & (pc.field("whole1") | pc.field("whole2")))
    counted = met.group_by(["page1", "page2", "kind"]).aggregate([("value", "count_distinct")])
    enough = pa.table({"kind": pa.array(map(int, SHARED), pa.int8()), "least": list(SHARED.values())})
    found = counted.join(enough, "kind").filter(pc.field("value_count_distinct") >= pc.field("least"))
    RunFolder(run).stage("met").write("all", found.select(["page1", "page2", "kind"]))
    RunFolder(run).keep("met", found.column_names)


def main(arguments: Sequence[str]) -> None:
    """Do a stage of a run."""
    run, stage, jobs = Path(arguments[0]), arguments[1], int(arguments[2])
    if stage == MEET:
        meet(run, RunFolder(run).kept("left-out"))
    else:
        map_chunks(run, stage, todo_path(run, stage).read_text(encoding="utf-8").splitlines(), jobs)


if __name__ == "__main__":
    main(sys.argv[1:])

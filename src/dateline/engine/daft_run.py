"""Stages of a bulk run on Daft: its own threads and processes on one machine, or a Ray cluster.

This is a program of its own, started by `building`: `python -m dateline.engine.daft_run RUN STAGE JOBS [ADDRESS]`. A
process that ends well has done nothing yet that counts, and one that dies may have: what is done is what has a
manifest. Nothing is asked of the engine that could lose a row in silence (`on_error` and the like).

Only numbers go through its shuffle: keys with the numbers of their pages. Pages are read from the run's folder by
whoever needs them.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

import daft
from daft import DataType, col

from dateline.engine.bulk import MEET, do, todo_path
from dateline.engine.chunks import Chunk, RunFolder
from dateline.link.scopes import NEAR, SHARED


def map_chunks(run: Path, stage: str, chunks: Sequence[str], jobs: int) -> None:
    """Do chunks of a stage, `jobs` at a time, each in a process that the engine keeps for the purpose."""

    @daft.cls(max_concurrency=jobs, use_process=True)
    class Doing:
        @daft.method(return_dtype=DataType.string())
        def one(self, text: str) -> str:
            return do(run, stage, Chunk.of_text(text))

    frame = daft.from_pydict({"chunk": list(chunks)}).into_batches(1)
    frame.select(Doing().one(col("chunk"))).to_pydict()  # type: ignore[arg-type]  # Daft takes a column in its place


def meet(run: Path, left_out: Sequence[int]) -> None:
    """Write which pages share enough keys of a kind, as `link.scopes` has it: pairs of numbers with the kind."""
    keys = daft.read_parquet(f"{run}/keys/*.parquet")
    if left_out:
        keys = keys.where(~col("page").is_in(list(left_out)))
    keys = _shared(keys)
    ours = keys.select(col("value"), col("kind"), *_named("1"))
    theirs = keys.select(col("value"), *_named("2"))
    near = (col("first1") - NEAR <= col("last2")) & (col("first2") - NEAR <= col("last1"))
    met = ours.join(theirs, on="value").where((col("page1") < col("page2")) & near & (col("whole1") | col("whole2")))
    counted = (
        met.select("page1", "page2", "kind", "value")
        .distinct()
        .groupby("page1", "page2", "kind")
        .agg(col("value").count().alias("values"))
    )
    least = [(each.value, count) for each, count in SHARED.items()]
    enough = daft.from_pydict({"kind": [kind for kind, _ in least], "least": [count for _, count in least]})
    enough = enough.select(col("kind").cast(DataType.int8()), col("least"))
    found = counted.join(enough, on="kind").where(col("values") >= col("least"))
    found.select("page1", "page2", "kind").write_parquet(str(run / "met"), write_mode="overwrite")
    RunFolder(run).keep("met", found.column_names)


def _shared(keys: daft.DataFrame) -> daft.DataFrame:
    """Leave out the keys that only one page has: most of them."""
    pages = keys.groupby("value").agg(col("page").min().alias("least"), col("page").max().alias("most"))
    return keys.join(pages.where(col("least") != col("most")).select("value"), on="value", how="semi")


def _named(side: str) -> list[daft.Expression]:
    return [col(name).alias(f"{name}{side}") for name in ("page", "first", "last", "whole")]


def main(arguments: Sequence[str]) -> None:
    """Do a stage of a run."""
    run, stage, jobs = Path(arguments[0]), arguments[1], int(arguments[2])
    if len(arguments) > 3:
        daft.set_runner_ray(arguments[3])
    else:
        daft.set_runner_native()
    if stage == MEET:
        meet(run, RunFolder(run).kept("left-out"))
        return
    map_chunks(run, stage, todo_path(run, stage).read_text(encoding="utf-8").splitlines(), jobs)


if __name__ == "__main__":
    main(sys.argv[1:])

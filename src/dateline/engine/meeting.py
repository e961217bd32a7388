"""Which pages share enough keys, found by ranges of keys and then by ranges of pairs (`link.scopes` has the rule).

The keys of a run do not fit in memory, nor do the pairs that share one. So each chunk takes a range of key values from
all tables and counts what pairs share there, and a second stage adds the counts up, each chunk for a range of pairs.
Both are sorted in their tables, and a range is read without reading the rest. A pair is one number: the ranks of
its two articles among all articles of the run.
"""

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from dateline.engine.chunks import Chunk, RunFolder, StageFolder
from dateline.link.bonds import KeyKind
from dateline.link.scopes import KNOWN, NEAR, OPEN_FIRST, SHARED

Numbers = npt.NDArray[np.int64]

ROWS = 16_384
"""Rows of a sorted table that are read together."""

CANDIDATES = pa.schema([("pair", pa.int64()), ("kinds", pa.int32())])
_COUNTS = pa.schema([("pair", pa.int64()), ("kind", pa.int8()), ("values", pa.int32())])
_KEYS = 1_000_000  # in one chunk
_MET = 4_000_000  # counts in one chunk
_AT_A_TIME = 500_000  # pairs laid out at a time
_HELD = 1_000_000  # pairs whose counts are held at a time
_LAST = 1 << 63


def meet_chunks(run: Path) -> list[Chunk]:
    """Return the ranges of key values that are looked at together; values are hashes, so the ranges are even."""
    total = sum(pq.ParquetFile(path).metadata.num_rows for path in RunFolder(run).stage("keys").tables())
    return _ranges(_LAST, -(-total // _KEYS), max(1, total))


def pair_chunks(run: Path) -> list[Chunk]:
    """Return the ranges of pairs whose counts are added up together."""
    total = sum(pq.ParquetFile(path).metadata.num_rows for path in RunFolder(run).stage("met").tables())
    return _ranges(_articles(run) ** 2, -(-total // _MET), max(1, total))


def _ranges(end: int, count: int, size: int) -> list[Chunk]:
    count = max(1, count)
    cuts = [end * at // count for at in range(count + 1)]
    return [Chunk(f"{at:06d}", {"first": cuts[at], "last": cuts[at + 1] - 1}, size // count) for at in range(count)]


def _articles(run: Path) -> int:
    return int(pq.ParquetFile(run / "index.parquet").metadata.num_rows)


def meet_chunk(run: Path, chunk: Chunk) -> dict[str, Any]:
    """Count, for each kind of key, what two pages share of the values of a range that lie close enough in time."""
    folder = RunFolder(run)
    keys = _ranged(folder.stage("keys").tables(), "value", chunk)
    index = pq.read_table(run / "index.parquet", columns=["number"])["number"].combine_chunks()
    ranks = pc.index_in(keys["page"], index)
    keys, total = keys.append_column("rank", ranks).filter(pc.is_valid(ranks)), keys.num_rows
    counts = sum(_written(folder.stage("met"), chunk.name, _all_counted(keys, len(index))))
    return {"keys": keys.num_rows, "left": total - keys.num_rows, "counts": counts}


def _all_counted(keys: pa.Table, articles: int) -> Iterator[pa.Table]:
    """Yield how many values of each kind pairs share, some pairs at a time; a pair may come again."""
    for kind in KeyKind:
        held = keys.filter(pc.equal(keys["kind"], kind.value))
        for pairs, counts in _counted(_shared_pairs(held, articles, KNOWN[kind])):
            kinds = np.full(len(pairs), kind.value, np.int8)
            yield pa.table([pairs, kinds, counts.astype(np.int32)], schema=_COUNTS)


def _written(folder: StageFolder, name: str, tables: Iterator[pa.Table]) -> Iterator[int]:
    """Write tables together, each time as many as are held, and yield the rows of each time."""
    some: list[pa.Table] = []
    part = 0
    for table in chain(tables, [None]):
        some += [table] if table is not None else []
        if table is None or sum(each.num_rows for each in some) >= _HELD:
            found = pa.concat_tables(some).sort_by("pair") if some else _COUNTS.empty_table()
            folder.write(f"{name}-{part:04d}", found, ROWS)
            yield found.num_rows
            some, part = [], part + 1


def _ranged(paths: Sequence[Path], column: str, chunk: Chunk) -> pa.Table:
    first, last = chunk.given["first"], chunk.given["last"]
    wanted = [(column, ">=", first), (column, "<=", last)]
    return pa.concat_tables([pq.read_table(path, filters=wanted) for path in paths])


def _shared_pairs(keys: pa.Table, articles: int, known: int) -> Iterator[Numbers]:
    """Yield the pairs that share a value, each for each value once, and `known` times where their days are known.

    Keys of one value are sorted by their first day. So those that meet a key are the ones that follow it, up to the
    last that begins within `NEAR` days of its end.
    """
    columns = (keys[name].to_numpy().astype(np.int64) for name in ("value", "first", "last", "rank", "whole"))
    value, first, last, rank, whole = columns
    order = np.lexsort((first, value))
    value, first, last, rank, whole = (each[order] for each in (value, first, last, rank, whole))
    group = np.cumsum(np.diff(value, prepend=value[:1]) != 0)
    span = int(last.max(initial=0)) + NEAR + 1
    end = np.searchsorted(group * span + first, group * span + last + NEAR, side="right")
    counts = end - np.arange(len(value)) - 1
    for start, stop in _blocks(_unbroken(group, rank), counts):
        one = np.repeat(np.arange(start, stop), counts[start:stop])
        other = one + 1 + _counting(counts[start:stop])
        met = (rank[one] != rank[other]) & ((whole[one] | whole[other]) == 1)
        one, other = one[met], other[met]
        pairs = np.minimum(rank[one], rank[other]) * articles + np.maximum(rank[one], rank[other])
        is_open = (first[one] == OPEN_FIRST) | (first[other] == OPEN_FIRST)
        yield _once(pairs, group[one], np.where(is_open, 1, known))


def _unbroken(group: Numbers, rank: Numbers) -> Numbers:
    """Return numbers that grow along the rows, the same for rows that must be laid out together.

    Those are the rows of a value that some page has more than once; the rows of any other may be parted.
    """
    order = np.lexsort((rank, group))
    again = (np.diff(group[order]) == 0) & (np.diff(rank[order]) == 0)
    whole = np.zeros(int(group[-1]) + 1 if len(group) else 0, np.bool_)
    whole[group[order][1:][again]] = True
    begins = np.diff(group, prepend=-1) != 0
    return np.cumsum(begins | ~whole[group], dtype=np.int64)


def _blocks(part: Numbers, counts: Numbers) -> Iterator[tuple[int, int]]:
    """Yield ranges of rows, each of whole parts, that make no more than some pairs where a part alone does not."""
    ends = np.flatnonzero(np.diff(part, append=part[-1:] + 1)) + 1
    totals = np.cumsum(counts)[ends - 1] if len(ends) else ends
    start = at = 0
    while at < len(ends):
        before = int(totals[at - 1]) if at else 0
        at = max(at + 1, int(np.searchsorted(totals, before + _AT_A_TIME, side="right")))
        yield start, int(ends[at - 1])
        start = int(ends[at - 1])


def _counting(counts: Numbers) -> Numbers:
    """Return 0, 1, … as far as each count goes.

    >>> _counting(np.array([2, 0, 3])).tolist()
    [0, 1, 0, 1, 2]
    """
    total = int(counts.sum())
    starts = np.cumsum(counts) - counts
    return np.arange(total) - np.repeat(starts, counts)


def _once(pairs: Numbers, group: Numbers, counts: Numbers) -> Numbers:
    """Return the pairs, each as often as it counts at most in a group: a page may have a value for several days."""
    order = np.lexsort((-counts, pairs, group))
    pairs, group, counts = pairs[order], group[order], counts[order]
    is_new = (np.diff(pairs, prepend=-1) != 0) | (np.diff(group, prepend=-1) != 0)
    return np.repeat(pairs[is_new], counts[is_new])


def _counted(parts: Iterator[Numbers]) -> Iterator[tuple[Numbers, Numbers]]:
    """Yield the different pairs of all parts, sorted, with how often each is there; anew when many are held."""
    pairs, counts = np.zeros(0, np.int64), np.zeros(0, np.int64)
    for part in parts:
        fresh, times = np.unique(part, return_counts=True)
        both = np.concatenate([pairs, fresh])
        pairs, place = np.unique(both, return_inverse=True)
        counts = np.bincount(place, np.concatenate([counts, times]), len(pairs)).astype(np.int64)
        if len(pairs) >= _HELD:
            yield pairs, counts
            pairs, counts = np.zeros(0, np.int64), np.zeros(0, np.int64)
    yield pairs, counts


def pair_chunk(run: Path, chunk: Chunk) -> dict[str, Any]:
    """Add up what pairs of a range share; write those that share enough of a kind, with a bit for each such kind."""
    folder = RunFolder(run)
    counts = _ranged(folder.stage("met").tables(), "pair", chunk)
    summed = counts.group_by(["pair", "kind"]).aggregate([("values", "sum")])
    least = np.array([SHARED[KeyKind(kind)] for kind in range(len(KeyKind))])
    kinds = summed["kind"].to_numpy().astype(np.int64)
    enough = summed["values_sum"].to_numpy() >= least[kinds]
    pairs, place = np.unique(summed["pair"].to_numpy()[enough], return_inverse=True)
    bits = np.zeros(len(pairs), np.int32)
    np.bitwise_or.at(bits, place, (1 << kinds[enough]).astype(np.int32))
    folder.stage("candidates").write(chunk.name, pa.table([pairs, bits], schema=CANDIDATES))
    return {"counts": counts.num_rows, "pairs": len(pairs)}

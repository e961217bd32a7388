"""Pages that share keys, found by ranges in tables, are those that the rule of `link.scopes` finds pair by pair."""

from pathlib import Path
from random import Random

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dateline.engine import meeting
from dateline.engine.bulk import kinds_of
from dateline.engine.bulk_tables import KEYS, key_rows, to_table
from dateline.engine.chunks import RunFolder
from dateline.engine.meeting import meet_chunk, meet_chunks, pair_chunk, pair_chunks
from dateline.link.bonds import KeyKind
from dateline.link.clusters import Pair
from dateline.link.scopes import OPEN_FIRST, OPEN_LAST, Key, find_candidates


def some_keys(random: Random) -> list[Key]:
    keys = set()
    for _ in range(random.randrange(30)):
        kind = random.choice(list(KeyKind))
        first = random.randrange(738_000, 738_080)
        days = (OPEN_FIRST, OPEN_LAST) if random.random() < 0.2 else (first, first + random.randrange(20))
        value = (random.randrange(12) << 59) + kind.value
        keys.add(Key(kind, value, *days, whole=random.random() < 0.7))
    return sorted(keys)


@pytest.mark.parametrize(("seed", "at_a_time"), [(1, 1), (2, 50), (3, 2_000_000)])
def test_the_pairs_are_those_of_the_rule(
    seed: int, at_a_time: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meeting, "_AT_A_TIME", at_a_time)
    monkeypatch.setattr(meeting, "_HELD", 10 * at_a_time)
    monkeypatch.setattr(meeting, "_KEYS", 200)
    monkeypatch.setattr(meeting, "_MET", 300)
    random = Random(seed)  # noqa: S311  # a fixed choice, no secret
    keys = {f"art_{number:02d}": some_keys(random) for number in range(40)}
    folder = _written(tmp_path, keys)
    for chunk in meet_chunks(tmp_path):
        meet_chunk(tmp_path, chunk)
    assert len(meet_chunks(tmp_path)) > 1
    assert len(pair_chunks(tmp_path)) > 1
    for chunk in pair_chunks(tmp_path):
        pair_chunk(tmp_path, chunk)
    assert _found(folder, sorted(keys)) == find_candidates(keys)


def _written(path: Path, keys: dict[str, list[Key]]) -> RunFolder:
    """Write the keys of articles whose pages are numbered the other way round, and of a page that is no article's."""
    folder = RunFolder(path)
    rows = [row for number, name in enumerate(reversed(keys)) for row in key_rows(number, keys[name])]
    rows += key_rows(999, keys["art_00"])
    folder.stage("keys").write("000000-00000", to_table(KEYS, rows).sort_by("value"))
    index = pa.table({"article_id": sorted(keys), "number": pa.array(range(len(keys))[::-1], pa.int64())})
    pq.write_table(index, path / "index.parquet")
    return folder


def _found(folder: RunFolder, names: list[str]) -> dict[Pair, frozenset[KeyKind]]:
    rows = [row for path in folder.stage("candidates").tables() for row in pq.read_table(path).to_pylist()]
    assert rows
    pairs = [divmod(row["pair"], len(names)) for row in rows]
    return {(names[one], names[other]): kinds_of(row["kinds"]) for (one, other), row in zip(pairs, rows, strict=True)}


def test_keys_that_no_two_pages_share_give_no_pair(tmp_path: Path) -> None:
    folder = _written(tmp_path, {f"art_0{each}": [Key(KeyKind.EVENT, each, 1, 2)] for each in range(3)})
    for chunk in meet_chunks(tmp_path):
        meet_chunk(tmp_path, chunk)
    for chunk in pair_chunks(tmp_path):
        assert pair_chunk(tmp_path, chunk) == {"counts": 0, "pairs": 0}
    assert [pq.read_table(path).num_rows for path in folder.stage("candidates").tables()] == [0]

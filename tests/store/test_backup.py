from datetime import UTC, datetime
from pathlib import Path

import pytest

from dateline.errors import MissingPath, RecordError, UsageError
from dateline.model.link import Ground, Judgement, Verdict
from dateline.store.backup import manifest_path, read_manifest, restore
from dateline.store.record import RecordFile, Resolved
from tests.store.samples import KEYS, Places, ledger, links, outcome

NOW = datetime(2021, 3, 9, 12, 30, 15, 250_000, tzinfo=UTC)
SAME = Judgement("event", "a", "b", Verdict.SAME, 1.0, (Ground("said", "by eye"),), "person")


def _fill(place: str) -> None:
    one, two = outcome("Work stopped at dawn: 地震.", "a.txt"), outcome("Work stopped.", "b.txt")
    with RecordFile(place) as record:
        record.put_pages([one, two], KEYS, NOW)
        assert one.article and two.article
        ids = tuple(sorted((one.article.id, two.article.id)))
        record.judge(SAME, NOW)
        record.watched.watch(["https://paper.example/feed"], NOW)
        with record.linking() as table:
            table.put_keys(ids, dict.fromkeys(ids, ()))
            table.put_results([Resolved(ids, links(one.article, two.article), ledger(one.article))], [], NOW)
            table.finish("v1")


def _held(place: str) -> list[object]:
    with RecordFile(place) as record:
        whole = record.record()
        captures = [record.capture(each) for each in sorted(record.capture_ids())]
        found = [record.search(words) for words in ("dawn", "地震", "strike")]
        assert record.verify().faults == ()
        return [whole, captures, record.kept(), record.recorded(), record.state(), record.changed_at(),
                record.watched.feeds(), [sorted(hit.id for hit in hits) for hits in found]]  # fmt: skip


@pytest.mark.parametrize("to_server", [False, True])
def test_a_record_comes_back_as_it_was_also_elsewhere(
    place: str, tmp_path: Path, request: pytest.FixtureRequest, *, to_server: bool
) -> None:
    _fill(place)
    before, backup = _held(place), tmp_path / "b.backup"
    with RecordFile(place) as record:
        manifest = record.back_up(backup, NOW)
    assert read_manifest(backup) == manifest
    assert (manifest.rows["articles"], manifest.rows["watched_feeds"], manifest.size) == (2, 1, backup.stat().st_size)
    assert sorted(each.name for each in tmp_path.glob("*b.backup*")) == ["b.backup", "b.backup.manifest.json"]
    target = request.getfixturevalue("server").address() if to_server else str(tmp_path / "again.dateline")
    assert restore(backup, target) == manifest
    assert _held(target) == before
    with RecordFile(target) as record:  # and goes on
        assert record.judge(SAME, NOW) == 2
        record.put_pages([outcome("Work went on.", "c.txt")], KEYS, NOW)
        assert len(record.search("went")) == 2
    with pytest.raises(RecordError, match="already"):
        restore(backup, target)


def test_a_backup_is_made_while_others_write(place: str, tmp_path: Path) -> None:
    _fill(place)
    with RecordFile(place) as record, record.linking():
        assert record.back_up(tmp_path / "b.backup", NOW).rows["articles"] == 2


def test_a_damaged_backup_is_not_restored(tmp_path: Path, places: Places) -> None:
    place, backup = str(tmp_path / "r.dateline"), tmp_path / "b.backup"
    _fill(place)
    with RecordFile(place) as record:
        record.back_up(backup, NOW)
        with pytest.raises(UsageError, match="exists"):
            record.back_up(backup, NOW)
        with pytest.raises(MissingPath, match="no such folder"):
            record.back_up(tmp_path / "none" / "b.backup", NOW)
    data = bytearray(backup.read_bytes())
    data[-1] ^= 1
    backup.write_bytes(data)
    with pytest.raises(RecordError, match="hash"):
        restore(backup, places("new"))
    manifest_path(backup).write_text("{}")
    with pytest.raises(RecordError, match="no manifest"):
        restore(backup, places("new"))
    manifest_path(backup).unlink()
    with pytest.raises(MissingPath, match="no backup"):
        restore(backup, places("new"))

"""Short runs of `benchmarks.safety`, with quick stand-ins for the stages: what a record survives."""

import itertools
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from benchmarks.safety.killing import kill_adding
from dateline.errors import RecordError
from dateline.settings import RunSettings
from dateline.workspace import Workspace
from tests.fakes import use_fakes
from tests.support.postgres import binaries, running_server


@pytest.fixture(autouse=True)
def _fakes(monkeypatch: pytest.MonkeyPatch) -> None:
    use_fakes(monkeypatch)


def _pages(folder: Path, number: int, words: int = 5) -> Path:
    folder.mkdir()
    for each in range(number):
        text = f"Work stopped in hall {each}. {'It was said so. ' * words}"
        (folder / f"{each:03}.txt").write_text(text, encoding="utf-8")
    return folder


def test_a_killed_process_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    numbers = itertools.count()
    found = kill_adding(
        _pages(tmp_path / "pages", 25), lambda name: str(tmp_path / f"{name}{next(numbers)}.dateline"), times=5, seed=1
    )
    assert found["faults"] == []
    kills, finished = found["kills"], found["records_finished_and_equal"]
    assert isinstance(kills, dict) and kills["process"] >= 5
    assert isinstance(finished, int) and finished >= 1


@pytest.mark.skipif(binaries() is None, reason="no PostgreSQL server is installed")
def test_a_killed_server_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    with running_server() as server:
        found = kill_adding(
            _pages(tmp_path / "pages", 10), lambda _: server.address(), times=1, seed=2, server=server, servers=1
        )
    assert found["faults"] == []
    kills = found["kills"]
    assert isinstance(kills, dict) and kills["process"] >= 1 and kills["server"] >= 1


@contextmanager
def _disk(folder: Path) -> Iterator[Path]:
    """Give a small disk of its own, where the one who runs the tests may make one."""
    folder.mkdir()
    made = os.geteuid() == 0 and _mount("-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder))
    if not made:
        pytest.skip("only the superuser can mount a small disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def _mount(*options: str) -> bool:
    return subprocess.run(["mount", *options], capture_output=True, check=False).returncode == 0


def test_a_full_disk_is_told_and_what_was_written_before_is_kept(tmp_path: Path) -> None:
    pages = _pages(tmp_path / "pages", 60, words=2_000)
    with _disk(tmp_path / "disk") as disk:
        place = disk / "r.dateline"
        with pytest.raises(RecordError, match="disk is full"), Workspace.open(place) as workspace:
            workspace.add(pages, run=RunSettings(jobs=0, batch=1))
        assert _mount("-o", "remount,size=60m", str(disk))
        with Workspace.open(place) as workspace:
            kept = len(workspace.articles())
            assert 0 < kept < 60
            assert workspace.verify().faults == ()
            assert workspace.add(pages, run=RunSettings(jobs=0)).known == kept
            assert len(workspace.articles()) == 60
            assert workspace.verify().faults == ()


def test_a_disk_that_may_not_be_written_is_told_and_left_alone(tmp_path: Path) -> None:
    pages = _pages(tmp_path / "pages", 2)
    with _disk(tmp_path / "disk") as disk:
        place = disk / "r.dateline"
        with Workspace.open(place) as workspace:
            workspace.add(pages)
        before = place.read_bytes()
        assert _mount("-o", "remount,ro", str(disk))
        with pytest.raises(RecordError, match="cannot be written"):
            Workspace.open(place)
        with pytest.raises(RecordError, match="cannot be written"):
            Workspace.open(disk / "new.dateline")
        assert place.read_bytes() == before

"""Short runs of `benchmarks.safety`, with quick stand-ins for the stages: what a record survives."""

import itertools
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from benchmarks.processes import family
from benchmarks.safety.killing import kill_adding
from dateline.errors import RecordError
from dateline.settings import RunSettings
from dateline.store.backup import restore
from dateline.workspace import Workspace
from tests.fakes import use_fakes
from tests.support.postgres import binaries, running_server


@pytest.fixture(autouse=True)
def _fakes(monkeypatch: pytest.MonkeyPatch) -> None:
    use_fakes(monkeypatch)


def _pages(folder: Path, number: int, words: int = 5) -> Path:
    folder.mkdir()
    for each in range(number):
        said = " ".join(sha256(f"{each} {word}".encode()).hexdigest() for word in range(words // 4))  # takes its room
        text = f"Work stopped in hall {each}. It was said so. {said}"
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


@pytest.mark.skipif(binaries() is None, reason="no PostgreSQL server is installed")
def test_a_run_that_is_told_to_stop_leaves_no_server_behind() -> None:
    command = [sys.executable, "-m", "benchmarks.safety", "kill", "--postgres", "--quick", "--times", "1000"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as run:
        while not (servers := [each for each in family(run.pid) if _is_server(each)]):
            assert run.poll() is None
            time.sleep(0.1)
        run.terminate()
    assert run.returncode == 128 + signal.SIGTERM
    assert not [each for each in servers if _is_server(each)]


def _is_server(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes().split(b"\0", 1)[0].endswith(b"/postgres")
    except OSError:
        return False


@contextmanager
def _disk(folder: Path, size: str = "2m") -> Iterator[Path]:
    """Give a small disk of its own, where the one who runs the tests may make one."""
    folder.mkdir()
    made = os.geteuid() == 0 and _mount("-t", "tmpfs", "-o", f"size={size},mode=777", "tmpfs", str(folder))
    if not made:
        pytest.skip("only the superuser can mount a small disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def _mount(*options: str) -> bool:
    return subprocess.run(["mount", *options], capture_output=True, check=False).returncode == 0


def _carry_on(place: Path | str, pages: Path) -> None:
    """Find the record whole of which the disk was full, and add the rest now that there is room."""
    with Workspace.open(place) as workspace:
        kept = len(workspace.articles())
        assert 0 < kept < 60
        assert workspace.verify().faults == ()
        assert workspace.add(pages, run=RunSettings(jobs=0)).known == kept
        assert len(workspace.articles()) == 60
        assert workspace.verify().faults == ()


def test_a_full_disk_is_told_and_what_was_written_before_is_kept(tmp_path: Path) -> None:
    pages = _pages(tmp_path / "pages", 60, words=2_000)
    with _disk(tmp_path / "disk") as disk:
        place = disk / "r.dateline"
        with pytest.raises(RecordError, match="disk is full"), Workspace.open(place) as workspace:
            workspace.add(pages, run=RunSettings(jobs=0, batch=1))
        assert _mount("-o", "remount,size=60m", str(disk))
        _carry_on(place, pages)


def test_on_a_read_only_disk_a_record_is_read_and_left_alone(tmp_path: Path) -> None:
    pages = _pages(tmp_path / "pages", 3)
    first, rest = sorted(pages.iterdir())[0], sorted(pages.iterdir())[1:]
    with _disk(tmp_path / "disk") as disk:
        place = disk / "r.dateline"
        with Workspace.open(place) as workspace:
            workspace.add(first)
        before = place.read_bytes()
        assert _mount("-o", "remount,ro", str(disk))
        with Workspace.open(place) as workspace:
            assert len(workspace.articles()) == len(workspace.record().pages) == 1
            assert workspace.search("stopped") and workspace.verify().faults == ()
            assert workspace.back_up(tmp_path / "r.backup").rows
            assert workspace.add(first).known == 1, "nothing is new, nothing is written"
            with pytest.raises(RecordError, match="cannot be written"):
                workspace.add(rest)
        with pytest.raises(RecordError, match="cannot be written"):
            Workspace.open(disk / "new.dateline")
        assert place.read_bytes() == before
        assert [each.name for each in disk.iterdir()] == ["r.dateline"]
    restore(tmp_path / "r.backup", tmp_path / "restored.dateline")
    with Workspace.open(tmp_path / "restored.dateline") as workspace:
        assert workspace.add(pages).known == 1 and len(workspace.articles()) == 3


def test_on_a_read_only_disk_a_record_that_was_not_closed_is_told(tmp_path: Path) -> None:
    with _disk(tmp_path / "disk") as disk:
        with Workspace.open(tmp_path / "r.dateline") as workspace:
            workspace.add(_pages(tmp_path / "pages", 1))
            for name in ("r.dateline", "r.dateline-wal"):
                shutil.copy(tmp_path / name, disk / name)
        assert _mount("-o", "remount,ro", str(disk))
        with pytest.raises(RecordError, match=r"was not closed: its last pages stand in r\.dateline-wal"):
            Workspace.open(disk / "r.dateline")


@pytest.mark.skipif(binaries() is None, reason="no PostgreSQL server is installed")
def test_a_full_disk_of_a_server_is_told_and_what_was_written_before_is_kept(tmp_path: Path) -> None:
    pages = _pages(tmp_path / "pages", 60, words=2_000)
    with TemporaryDirectory() as folder, _disk(Path(folder) / "disk", "6m") as disk, running_server() as server:
        Path(folder).chmod(0o755)  # the server is another user
        (disk / "tables").mkdir()
        shutil.chown(disk / "tables", server.folder.stat().st_uid)
        server.run(f"CREATE TABLESPACE small LOCATION '{disk}/tables'", "postgres")
        server.run("ALTER ROLE tester SET default_tablespace = small", "postgres")
        place = server.address()
        with pytest.raises(RecordError, match="disk is full"), Workspace.open(place) as workspace:
            workspace.add(pages, run=RunSettings(jobs=0, batch=1))
        assert _mount("-o", "remount,size=90m", str(disk))
        _carry_on(place, pages)


@pytest.mark.skipif(binaries() is None, reason="no PostgreSQL server is installed")
def test_a_server_that_only_reads_is_read(tmp_path: Path) -> None:
    pages = sorted(_pages(tmp_path / "pages", 2).iterdir())
    with running_server() as server:
        place = server.address()
        with Workspace.open(place) as workspace:
            workspace.add(pages[0])
        server.run("ALTER ROLE tester SET default_transaction_read_only = on", "postgres")
        with Workspace.open(place) as workspace:
            assert len(workspace.record().pages) == 1 and workspace.verify().faults == ()
            with pytest.raises(RecordError, match="cannot be written"):
                workspace.add(pages[1])
            assert len(workspace.articles()) == 1

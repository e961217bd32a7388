"""`dateline serve --workers N`: several processes answer as one."""

import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import urllib3

from dateline.workspace import Workspace
from tests.fakes import use_fakes


@contextmanager
def _served(place: Path) -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    command = [sys.executable, "-u", "-m", "dateline", "serve", "--port", "0", "--workers", "2", "--record", str(place)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        found = re.search(r"http://\S+:\d+/", process.stdout.readline())
        assert found
        try:
            yield found[0], process
        finally:
            process.kill()


def _read(address: str) -> str:
    return urllib3.request("GET", address, timeout=60).data.decode("utf-8")


def _children(pid: int) -> list[int]:
    return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="the system does not tell a process's children")
def test_workers_count_together_and_end_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use_fakes(monkeypatch)
    place, page = tmp_path / "r.dateline", tmp_path / "a.txt"
    page.write_text("Work stopped.", encoding="utf-8")
    with Workspace.open(place) as workspace:
        workspace.add(page)
    with _served(place) as (address, process):
        for _ in range(12):
            assert "<h1>Articles</h1>" in _read(f"{address}articles")
        while (found := _counted(_read(f"{address}metrics"))) < 12:
            time.sleep(0.05)  # the number of a request is written when it is answered
        assert found == 12
        workers = _children(process.pid)
        assert len(workers) >= 2
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) == 0
    assert not any(_is_at_work(pid) for pid in workers)


def _is_at_work(pid: int) -> bool:
    path = Path(f"/proc/{pid}/cmdline")
    return path.exists() and b"spawn_main" in path.read_bytes()


def _counted(text: str) -> int:
    found = re.search(r'dateline_requests_total\{answer="articles",status="200"\} ([0-9.]+)', text)
    return int(float(found[1])) if found else 0

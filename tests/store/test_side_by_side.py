"""Watching, serving and adding to one record at the same time, each in a process of its own."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from dateline.store.record import RecordFile
from tests.support.web_server import Reply, serving

_FILES = 24  # in each of two folders
_NAMED = 12  # by the feed
_MOST_SECONDS = 120


@contextmanager
def _running(place: str, *arguments: str) -> Iterator["subprocess.Popen[str]"]:
    root = Path(__file__).parents[2]
    environment = {**os.environ, "PYTHONPATH": f"{root / 'src'}{os.pathsep}{root}", "PYTHONUNBUFFERED": "1"}
    run = [sys.executable, "-m", "tests.support.fake_cli", *arguments, "--record", place]
    with subprocess.Popen(run, env=environment, text=True, stdout=subprocess.PIPE, cwd=root) as process:
        try:
            yield process
        finally:
            process.kill()


def _stopped(process: "subprocess.Popen[str]") -> int:
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=_MOST_SECONDS)
    return process.returncode


def _port(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    told = re.search(r"http://127\.0\.0\.1:(\d+)/", process.stdout.readline())
    assert told is not None
    return told[1]


def _folder(path: Path, name: str) -> str:
    path.mkdir()
    for number in range(_FILES):
        (path / f"{number}.txt").write_text(f"Work at {name} stopped for {number} hours.", encoding="utf-8")
    return str(path)


def test_watching_serving_and_adding_side_by_side(place: str, tmp_path: Path) -> None:
    folders = [_folder(tmp_path / name, name) for name in ("east", "west")]
    RecordFile(place).close()
    with serving() as web:
        items = "".join(f"<item><link>{web.url(f'/{number}')}</link></item>" for number in range(_NAMED))
        web.routes["/feed"] = Reply(f'<rss version="2.0"><channel>{items}</channel></rss>'.encode())
        for number in range(_NAMED):
            web.routes[f"/{number}"] = Reply(f"<html><body><p>Fire in hall {number}.</p></body></html>".encode())
        watch = ("watch", web.url("/feed"), "--allow-private", "--delay", "0")
        with _running(place, "serve", "--port", "0") as server, _running(place, *watch) as watcher:
            port = _port(server)
            with _running(place, "add", folders[0]) as one, _running(place, "add", folders[1]) as other:
                asked = 0
                while one.poll() is None or other.poll() is None:
                    for path in ("/healthz", "/articles", "/events", "/search?q=work"):
                        with urlopen(f"http://127.0.0.1:{port}{path}", timeout=30) as answer:  # ours
                            assert answer.status == 200
                    asked += 1
                assert (one.returncode, other.returncode) == (0, 0)
                assert asked > 0
            _wait_for(place, 2 * _FILES + _NAMED)
            assert (_stopped(watcher), _stopped(server)) == (0, 0)
    with RecordFile(place) as record:
        assert record.counts()["article"] == 2 * _FILES + _NAMED
        assert record.verify().faults == ()


def _wait_for(place: str, pages: int) -> None:
    deadline = time.monotonic() + _MOST_SECONDS
    with RecordFile(place) as record:
        while record.counts()["article"] < pages and time.monotonic() < deadline:
            time.sleep(0.1)

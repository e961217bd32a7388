import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import PIPE

import pytest

from dateline.errors import NoInput, UsageError
from dateline.model.watch import Round
from dateline.settings import FetchSettings, ModelSettings, WatchSettings
from dateline.watching import StoppableClock, Stopped, watch
from dateline.workspace import Workspace
from tests.fakes import use_fakes
from tests.support.web_server import Asked, Reply, WebServer, serving

XML = {"Content-Type": "application/rss+xml"}
LOCAL = FetchSettings(allow_private=True, host_delay=0, attempts=1)


@pytest.fixture
def web() -> Iterator[WebServer]:
    with serving() as server:
        yield server


def publish(web: WebServer, *numbers: int) -> None:
    items = "".join(f"<item><link>/{number}</link></item>" for number in numbers)
    web.routes["/feed"] = Reply(f"<rss><channel>{items}</channel></rss>".encode(), headers=XML)
    for number in numbers:
        body = f"<html><body><p>Crews put out fire number {number} near the port on Monday.</p></body></html>"
        web.routes[f"/{number}"] = Reply(body.encode())


class TestInProcess:
    @pytest.fixture(autouse=True)
    def _fakes(self, monkeypatch: pytest.MonkeyPatch) -> None:
        use_fakes(monkeypatch)

    def test_one_round_adds_what_is_new_and_links_it(self, web: WebServer, tmp_path: Path) -> None:
        publish(web, 1, 2)
        rounds: list[Round] = []
        with Workspace.open(tmp_path / "r.dateline") as workspace:
            watch(workspace, [web.url("/feed")], once=True, fetch=LOCAL, told=rounds.append)
            assert {article.source.name for article in workspace.articles()} == {web.url("/1"), web.url("/2")}
            assert workspace.events()
            publish(web, 1, 2, 3)
            watch(workspace, once=True, fetch=LOCAL, told=rounds.append)
            assert len(workspace.articles()) == 3
        assert [each.new_pages for each in rounds] == [2, 1]

    def test_a_model_that_is_not_there_is_told_before_anything_is_fetched(self, tmp_path: Path) -> None:
        own = ModelSettings("python:no.such:f")
        with Workspace.open(tmp_path / "r.dateline") as workspace:
            with pytest.raises(UsageError, match="cannot find"):
                watch(workspace, ["http://127.0.0.1:9/feed"], once=True, model=own)
            assert not workspace.watched.feeds()

    def test_nothing_to_watch_is_told(self, tmp_path: Path) -> None:
        with Workspace.open(tmp_path / "r.dateline") as workspace, pytest.raises(NoInput, match="no feed is watched"):
            watch(workspace)

    def test_it_goes_on_until_it_is_stopped(self, web: WebServer, tmp_path: Path) -> None:
        publish(web, 1)
        stop = threading.Event()
        rounds: list[Round] = []

        def told(outcome: Round) -> None:
            rounds.append(outcome)
            publish(web, *range(1, len(rounds) + 2))
            if len(rounds) == 3:
                stop.set()

        settings = WatchSettings(interval=0.05)
        with Workspace.open(tmp_path / "r.dateline") as workspace:
            watch(workspace, [web.url("/feed")], stop=stop, settings=settings, fetch=LOCAL, told=told)
            assert len(workspace.articles()) == 3
        assert [each.new_pages for each in rounds] == [1, 1, 1]

    def test_a_wish_to_stop_ends_the_waiting_for_a_turn(self, web: WebServer, tmp_path: Path) -> None:
        publish(web, 1, 2, 3)
        stop = threading.Event()

        def slow(_: Asked) -> Reply:
            stop.set()
            return Reply(b"<p>Fire near the port.</p>")

        web.routes["/1"] = slow
        start = time.monotonic()
        polite = FetchSettings(allow_private=True, host_delay=0.2)
        with Workspace.open(tmp_path / "r.dateline") as workspace:
            watch(workspace, [web.url("/feed")], stop=stop, fetch=polite)
            assert workspace.watched.counts() == (3, 3)
            watch(workspace, once=True, fetch=LOCAL)
            assert workspace.watched.counts() == (3, 0) and len(workspace.articles()) == 3
        assert time.monotonic() - start < 10


def test_new_pages_are_read_with_the_model_of_ones_own(web: WebServer, tmp_path: Path) -> None:
    body = "The velvet committee sat in the old mill on Monday and looked at the plans for the dam. " * 3
    publish(web, 1)
    web.routes["/1"] = Reply(f"<html><body><h1>The dam stays shut</h1><p>{body}</p></body></html>".encode())
    own = ModelSettings("python:tests.proposing.finders:names")
    with Workspace.open(tmp_path / "r.dateline") as workspace:
        watch(workspace, [web.url("/feed")], once=True, fetch=LOCAL, model=own)
        (page,) = workspace.record().pages
    assert page.notes.model.endswith("+model:tests.proposing.finders:names")


def test_a_clock_can_be_stopped() -> None:
    stop = threading.Event()
    clock = StoppableClock(stop)
    clock.sleep(0.001)
    stop.set()
    with pytest.raises(Stopped):
        clock.sleep(60)


COMMAND = [sys.executable, "-m", "tests.support.fake_cli", "watch"]


@contextmanager
def watching(web: WebServer, record: Path, *options: str) -> Iterator["subprocess.Popen[str]"]:
    """Run `dateline watch` in a process of its own, which ends with the block."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(["src", ".", os.environ.get("PYTHONPATH", "")])}
    command = [*COMMAND, web.url("/feed"), "--record", str(record), "--allow-private", "--delay", "0", *options]
    with subprocess.Popen(command, env=environment, text=True, stdout=PIPE, stderr=PIPE) as process:
        try:
            yield process
        finally:
            process.kill()


@pytest.mark.parametrize("kill_at", [1, 34])
def test_a_killed_watcher_loses_nothing_and_doubles_nothing(web: WebServer, tmp_path: Path, kill_at: int) -> None:
    """Killed at the n-th page it asks for, started again: each page is in the record once."""
    record = tmp_path / "r.dateline"
    publish(web, *range(1, 41))
    asked = threading.Event()
    served: list[str] = []

    def page(request: Asked) -> Reply:
        served.append(request.path)
        if len(served) == kill_at:
            asked.set()
        # A page that is never twice the same, as those with a clock or advertisements on them are.
        return Reply(f"<html><body><p>Fire {request.path} near the port. {len(served)}</p></body></html>".encode())

    for number in range(1, 41):
        web.routes[f"/{number}"] = page
    with watching(web, record):
        assert asked.wait(60)
    with watching(web, record, "--once") as process:
        assert process.wait(60) == 0
    with Workspace.open(record) as workspace:
        urls = sorted(article.source.name for article in workspace.articles())
        assert urls == sorted(web.url(f"/{number}") for number in range(1, 41))
        assert workspace.watched.counts() == (40, 0)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_the_watching_in_order(web: WebServer, tmp_path: Path, number: signal.Signals) -> None:
    publish(web, 1)
    with watching(web, tmp_path / "r.dateline") as process:
        assert process.stdout is not None
        assert "1 new page" in process.stdout.readline()
        process.send_signal(number)
        _, errors = process.communicate(timeout=30)
    assert process.returncode == 0 and "Traceback" not in errors
    with Workspace.open(tmp_path / "r.dateline") as workspace:
        assert len(workspace.articles()) == 1

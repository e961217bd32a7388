"""Bulk runs: the record that a folder makes is the one that adding the pages makes, whatever engine, stop or order."""

import gzip
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dateline import building
from dateline.building import Build, BuildReport
from dateline.engine.bulk import shared
from dateline.engine.chunks import RunFolder, laid_out
from dateline.errors import MissingPath, NoInput, StageFailed, UsageError
from dateline.settings import PageSettings, RunSettings
from dateline.workspace import Workspace
from tests.support.rows import rows

PAGES = Path(__file__).parents[2] / "examples" / "pages"
PAGE, RUN = PageSettings(), RunSettings()


def built(out: Path, *sources: Path, engine: str = "daft") -> BuildReport:
    return Build(out, jobs=2, engine=engine).run([str(each) for each in sources], page=PAGE, run=RUN)


@pytest.fixture(scope="module")
def added(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("added") / "r.dateline"
    with Workspace.open(path) as workspace:
        workspace.add(PAGES)
    return path


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("run") / "out"
    report = built(out, PAGES)
    assert report.captures == report.articles + report.rejections + report.known == 25
    assert report.rejections == 2
    return out


def test_every_stage_accounts_for_what_it_was_given(run: Path) -> None:
    report = built(run, PAGES, engine="none")  # nothing is left to do, so no engine is started
    assert [str(each) for each in report.stages] == [
        "25 pages: 23 articles, 2 rejected, 0 there twice",
        f"{report.stages[1].given:,} keys: {report.stages[1].given:,} looked at, 0 of pages there twice",
        f"{report.stages[2].given:,} counts: {report.stages[2].given:,} added up",
        f"{report.stages[3].given:,} pairs: {report.joined} joined, {report.stages[3].given - report.joined} apart",
        "23 articles: 23 linked",
    ]
    assert all(each.given and not each.seconds for each in report.stages)


@pytest.mark.parametrize(
    ("stage", "what"),
    [("read", "captures"), ("met", "keys"), ("candidates", "counts"), ("joined", "apart"), ("results", "pages")],
)
def test_a_stage_that_lost_something_fails_the_run(run: Path, tmp_path: Path, stage: str, what: str) -> None:
    out = shutil.copytree(run, tmp_path / "out")
    account = RunFolder(out).stage(stage).account("000000")
    assert account is not None
    RunFolder(out).stage(stage).close("000000", {**account, what: account[what] + 1})
    with pytest.raises(StageFailed, match="do not add up"):
        built(out, PAGES, engine="none")


def test_a_cluster_needs_its_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "find_spec", lambda _: None)
    with pytest.raises(UsageError, match=r"pip install 'dateline\[ray\]'"):
        Build(tmp_path / "out", jobs=1, ray="127.0.0.1:6379")


def test_an_engine_tells_nobody_of_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    environments = []
    real = subprocess.Popen

    def noted(*arguments: Any, **options: Any) -> Any:
        environments.append(options["env"])
        return real(*arguments, **options)

    monkeypatch.setattr(building, "_TRIES", 1)
    monkeypatch.setattr("dateline.building.subprocess.Popen", noted)
    with pytest.raises(StageFailed):
        built(tmp_path / "out", PAGES, engine="none")
    (environment,) = environments
    asked = "from daft.scarf_telemetry import opted_out; print(opted_out())"
    assert subprocess.check_output([sys.executable, "-c", asked], env=environment, text=True) == "True\n"
    assert environment["RAY_USAGE_STATS_ENABLED"] == "0"


def test_an_engine_does_not_outlive_the_one_that_started_it() -> None:
    child = (
        "import os, time; from dateline.engine.lifeline import end_with_parent; "
        "end_with_parent(); print(os.getpid(), flush=True); time.sleep(600)"
    )
    parent = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {child!r}]).wait()"
    process = subprocess.Popen([sys.executable, "-c", parent], stdout=subprocess.PIPE, text=True)  # our own program
    assert process.stdout is not None
    number = int(process.stdout.readline())
    process.kill()
    process.wait()
    assert process.stdout.read() == ""  # which ends when the child has let go of it
    process.stdout.close()
    _wait_for(lambda: not Path(f"/proc/{number}").exists())


def test_a_loaded_run_is_the_record_that_adding_makes(run: Path, added: Path, tmp_path: Path) -> None:
    path = tmp_path / "r.dateline"
    with Workspace.open(path) as workspace:
        report = workspace.load(run)
        assert (report.captures, report.added, len(report.rejections)) == (25, 23, 2)
        assert not workspace.is_stale()
        assert not workspace.damage()
    assert rows(path) == rows(added)


def test_loading_twice_or_beside_other_pages_makes_the_same_record(run: Path, added: Path, tmp_path: Path) -> None:
    path = tmp_path / "r.dateline"
    some = sorted(PAGES.glob("*.html"))[:4]
    with Workspace.open(path) as workspace:
        workspace.add(some)
        assert workspace.load(run).added == 23 - sum(_is_article(path, each) for each in some)
        assert workspace.load(run).added == 0
    assert rows(path)["events"] == rows(added)["events"]
    assert rows(path)["neighbours"] == rows(added)["neighbours"]


def _is_article(record: Path, page: Path) -> bool:
    with Workspace.open(record) as workspace:
        return all(page.name not in str(each.source) for each in workspace.rejections())


def test_a_run_without_engine_gives_the_same(run: Path, added: Path, tmp_path: Path) -> None:
    first, path = built(tmp_path / "out", PAGES, engine="plain"), tmp_path / "r.dateline"
    assert (first.articles, first.joined, first.scopes) == (23, RunFolder(run).kept("report")["joined"], 3)
    with Workspace.open(path) as workspace:
        workspace.load(tmp_path / "out")
    assert rows(path) == rows(added)


def test_a_run_that_is_killed_is_carried_on(added: Path, tmp_path: Path) -> None:
    out, path = tmp_path / "out", tmp_path / "r.dateline"
    command = [sys.executable, "-m", "dateline", "build", str(PAGES), "--out", str(out), "--quiet"]
    process = subprocess.Popen(command, start_new_session=True)  # our own program
    try:
        _wait_for(lambda: RunFolder(out).stage("pages").done())
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    before = {name: _written(out, name) for name in RunFolder(out).stage("pages").done()}
    report = built(out, PAGES)
    assert report.articles == 23
    assert 0 < len(before) < len(RunFolder(out).stage("pages").tables())
    assert {name: _written(out, name) for name in before} == before
    with Workspace.open(path) as workspace:
        workspace.load(out)
    assert rows(path) == rows(added)


def _written(out: Path, name: str) -> int:
    return (out / "pages" / f"{name}.parquet").stat().st_mtime_ns


def _wait_for(condition: Callable[[], object], seconds: float = 180) -> None:
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "nothing came of it"
        time.sleep(0.05)


def test_shares_of_a_large_file_hold_each_page_once(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl.gz"
    lines = [json.dumps({"text": f"Page {number} tells of harbour works." * 3}) for number in range(500)]
    path.write_bytes(gzip.compress("\n".join(lines).encode()))
    third = path.stat().st_size // 3
    chunks = laid_out([(str(path), path.stat().st_size)], most_files=9, most_bytes=third, share_bytes=third)
    assert [chunk.given["share"] for chunk in chunks] == list(range(len(chunks)))
    held = Counter(item.id for chunk in chunks for item in shared({**chunk.given, "asked_for": True}, []))
    assert len(held) == 500
    assert set(held.values()) == {1}


def test_a_run_of_other_pages_or_settings_is_not_carried_on(run: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="other sources"):
        built(run, PAGES / "..")
    with pytest.raises(UsageError, match="other page"):
        Build(run, jobs=1).run([str(PAGES)], page=PageSettings(min_words=99), run=RUN)
    with pytest.raises(MissingPath):
        built(tmp_path / "out", tmp_path / "none")
    (tmp_path / "empty").mkdir()
    with pytest.raises(NoInput):
        built(tmp_path / "out", tmp_path / "empty")


def test_a_run_without_any_article_ends_well(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "photo.png").write_bytes(b"\x89PNG")
    report = built(tmp_path / "out", tmp_path / "pages", engine="plain")
    assert (report.captures, report.articles, report.rejections, report.scopes) == (1, 0, 1, 0)
    with Workspace.open(tmp_path / "r.dateline") as workspace:
        assert len(workspace.load(tmp_path / "out").rejections) == 1
        assert not workspace.is_stale()


def test_a_chunk_that_can_never_be_done_ends_the_run_with_what_was_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "_TRIES", 1)
    page = tmp_path / "page.txt"
    page.write_text("The harbour was closed. " * 20, encoding="utf-8")
    out = tmp_path / "out"
    (out / "keys").mkdir(parents=True)
    (out / "keys" / "000000-00000.parquet").mkdir()  # where the table should be
    with pytest.raises(StageFailed, match="'read' stops at 1 chunks: "):
        built(out, page, engine="plain")


def test_a_folder_without_a_finished_run_is_not_loaded(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "r.dateline") as workspace, pytest.raises(UsageError, match="no finished run"):
        workspace.load(tmp_path)

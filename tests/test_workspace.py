import json
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

import dateline
from dateline.errors import MissingPath, NoInput, NotFound, RecordBusy, UsageError
from dateline.linking import LinkUpdate
from dateline.model.capture import Capture, Source, SourceKind
from dateline.model.outcome import Rejection, RejectionReason
from dateline.model.ports import SilentProgress
from dateline.store.database import Database
from dateline.store.record import Resolved
from dateline.workspace import EXPORTS, Workspace
from tests.fakes import use_fakes

EXPORTED = {"ics": "BEGIN:VCALENDAR", "events": "Event ID\t"}  # forms that do not tell the title of a story


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    return use_fakes(monkeypatch)


def _pages(folder: Path, **texts: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def _open(folder: Path) -> Workspace:
    return Workspace.open(folder / "r.dateline")


@pytest.mark.usefixtures("called")
def test_pages_are_read_linked_and_accounted_for(tmp_path: Path) -> None:
    pages = _pages(tmp_path / "pages", a="Work stopped.", b="Work went on.", c="reject", d="crash")
    (pages / "e.png").write_bytes(b"\x89PNG")
    with _open(tmp_path) as workspace:
        report = workspace.add(pages)
        assert (report.captures, report.added, report.known) == (5, 2, 0)
        reasons = {Path(each.source.name).name: each.reason for each in report.rejections}
        assert reasons == {
            "c.txt": RejectionReason.TOO_SHORT,
            "d.txt": RejectionReason.CRASHED,
            "e.png": RejectionReason.UNSUPPORTED_TYPE,
        }
        assert [name for name, _ in report.seconds] == ["pages", "keys", "links", "claims"]
        assert len(workspace.articles()) == 2
        assert set(workspace.rejections()) == set(report.rejections)
        assert len(workspace.stories()[0].articles) == 2
        assert workspace.damage() == ()


def test_known_pages_are_not_read_again(tmp_path: Path, called: list[str]) -> None:
    pages = _pages(tmp_path / "pages", a="Work stopped.", b="reject", c="crash")
    (pages / "e.png").write_bytes(b"\x89PNG")
    with _open(tmp_path) as workspace:
        first = workspace.add(pages)
    called.clear()
    with _open(tmp_path) as workspace:
        second = workspace.add(pages)
    assert called == []
    assert (second.captures, second.added, second.known) == (4, 0, 1)
    assert set(second.rejections) == set(first.rejections)


@pytest.mark.usefixtures("called")
def test_the_same_page_twice_in_one_run_is_read_once(tmp_path: Path) -> None:
    here, there = (_pages(tmp_path / name, a="Work stopped.") for name in ("here", "there"))
    with _open(tmp_path) as workspace:
        report = workspace.add([here, there])
    assert (report.captures, report.added, report.known) == (2, 1, 1)


def test_links_are_computed_once_for_new_pages_only(tmp_path: Path, called: list[str]) -> None:
    with _open(tmp_path) as workspace:
        workspace.add(_pages(tmp_path / "pages", a="Work stopped."))
        workspace.add(_pages(tmp_path / "pages", b="Work went on."))
        assert called.count("link") == 2
        assert called.count("page") == 2
        assert workspace.refresh() == ()


def test_an_interrupted_run_is_carried_on(tmp_path: Path, called: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    pages = _pages(tmp_path / "pages", a="Work stopped.")
    with _open(tmp_path) as workspace:
        with monkeypatch.context() as patch:
            patch.setattr(Workspace, "refresh", _interrupt)
            with pytest.raises(KeyboardInterrupt):
                workspace.add(pages)
        assert workspace.is_stale()
        called.clear()
        report = workspace.add(pages)
        assert called == ["link", "ledger"]
        assert report.known == 1
        assert not workspace.is_stale()


def _interrupt(*_: object, **__: object) -> object:
    raise KeyboardInterrupt


@pytest.mark.usefixtures("called")
def test_a_record_that_another_process_writes_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    pages = _pages(tmp_path / "pages", a="Work stopped.")
    path = tmp_path / "r.dateline"
    with Database(path) as other, other.writing(), Workspace.open(path, busy_seconds=0.05) as second:
        assert second.events() == ()
        with pytest.raises(RecordBusy, match="another process"):
            second.add(pages)
    with _open(tmp_path) as workspace:
        assert workspace.add(pages).added == 1


def test_links_are_computed_again_when_pages_came_in_meanwhile(
    tmp_path: Path, called: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = _pages(tmp_path / "pages", a="Work stopped.")
    late = _pages(tmp_path / "late", b="Work went on.")
    resolve = LinkUpdate._resolve

    def slow(update: LinkUpdate, *rest: Any) -> Resolved:
        if called.count("page") == 1:
            with _open(tmp_path) as other:
                other.add(late)
        return resolve(update, *rest)

    monkeypatch.setattr(LinkUpdate, "_resolve", slow)
    with _open(tmp_path) as workspace:
        workspace.add(pages)
        assert len(workspace.stories()[0].articles) == 2
        assert not workspace.is_stale()


@pytest.mark.usefixtures("called")
def test_captures_can_be_added_beside_paths(tmp_path: Path) -> None:
    capture = Capture.of(b"Work stopped.", Source(SourceKind.URL, "https://a.example/1"), url="https://a.example/1")
    with _open(tmp_path) as workspace:
        report = workspace.add([capture, _pages(tmp_path / "pages", a="Work went on.")])
        assert report.added == 2


@pytest.mark.usefixtures("called")
def test_nothing_to_add_is_told(tmp_path: Path) -> None:
    with _open(tmp_path) as workspace:
        with pytest.raises(NoInput):
            workspace.add([])
        with pytest.raises(MissingPath):
            workspace.add(tmp_path / "nowhere")
        with pytest.raises(NoInput):
            workspace.add(_pages(tmp_path / "empty"))


class _Counter(SilentProgress):
    def __init__(self) -> None:
        self.stages: list[str] = []
        self.items: Counter[str] = Counter()

    def start(self, stage: str, total: int | None) -> None:  # noqa: ARG002  # the port's own signature
        self.stages.append(stage)

    def advance(self, items: int = 1) -> None:
        self.items[self.stages[-1]] += items


@pytest.mark.usefixtures("called")
def test_progress_is_told_of_every_page(tmp_path: Path) -> None:
    pages = _pages(tmp_path / "pages", **{f"p{number}": f"Work stopped {number}." for number in range(20)})
    with _open(tmp_path) as workspace:
        for _ in range(2):
            progress = _Counter()
            workspace.add(pages, progress=progress)
            assert progress.items["reading pages"] == 20
            assert progress.stages[0] == "reading pages"


@pytest.mark.usefixtures("called")
def test_items_are_found_shown_and_explained(tmp_path: Path) -> None:
    with _open(tmp_path) as workspace:
        workspace.add(_pages(tmp_path / "pages", a="Work stopped.", b="Work went on."))
        (event,) = workspace.events()
        assert workspace.show(event.id[:9]) == event
        assert workspace.why(event.id).id == event.id
        assert workspace.row(event.id)["kind"] == "event"
        assert workspace.row("chk_1")["claim_id"] == "clm_1"
        assert [hit.kind for hit in workspace.search("stopped", kinds=("article",))] == ["article"]
        assert {row["id"] for row in workspace.rows("event")} == {event.id}
        with pytest.raises(NotFound):
            workspace.why("evt_zzz")


@pytest.mark.usefixtures("called")
def test_timeline_and_brief_are_built_from_the_record(tmp_path: Path) -> None:
    with _open(tmp_path) as workspace:
        workspace.add(_pages(tmp_path / "pages", a="Work stopped."))
        (entry,) = workspace.timeline().entries
        assert entry.time.earliest == date(2021, 3, 8)
        assert workspace.timeline(story="sto_1", entities=["ent_1"]).entries == (entry,)
        assert all(sentence.citations for section in workspace.brief().sections for sentence in section.sentences)
        with pytest.raises(UsageError, match="is no story but entity"):
            workspace.timeline(story="ent_1")


@pytest.mark.usefixtures("called")
def test_an_empty_record_can_be_read(tmp_path: Path) -> None:
    with _open(tmp_path) as workspace:
        assert not any((workspace.events(), workspace.stories(), workspace.claims(), workspace.lineages()))
        assert workspace.timeline().entries == ()
        assert workspace.brief().citations == ()
        assert workspace.search("strike") == ()


@pytest.mark.usefixtures("called")
@pytest.mark.parametrize("form", EXPORTS)
def test_every_form_of_export_is_written_whole(tmp_path: Path, form: str) -> None:
    with _open(tmp_path) as workspace:
        workspace.add(_pages(tmp_path / "pages", a="Work stopped."))
        target = workspace.export(form, tmp_path / "out" / f"r.{form}")
    assert EXPORTED.get(form, "Strike in Lagos") in target.read_text(encoding="utf-8")
    assert [file.name for file in target.parent.iterdir()] == [target.name]


@pytest.mark.usefixtures("called")
def test_the_json_export_is_one_object_a_line(tmp_path: Path) -> None:
    with _open(tmp_path) as workspace:
        workspace.add(_pages(tmp_path / "pages", a="Work stopped."))
        lines = workspace.export("jsonl", tmp_path / "r.jsonl").read_text(encoding="utf-8").splitlines()
        assert {json.loads(line)["kind"] for line in lines} >= {"article", "quote", "event", "story", "claim"}
        with pytest.raises(UsageError, match="choose one of jsonl"):
            workspace.export("docx", tmp_path / "r.docx")


def test_a_page_is_read_without_a_record() -> None:
    empty = dateline.read_page(b"")
    assert isinstance(empty, Rejection) and empty.reason is RejectionReason.EMPTY
    with pytest.raises(UsageError, match="no time zone"):
        dateline.read_page("x", fetched_at=datetime(2024, 1, 1))
    fetched = datetime(2024, 1, 2, tzinfo=UTC)
    text = "Strike\n\n" + "The dockers of the port of Lagos walked out on Monday, their union said. " * 5
    article = dateline.read_page(text, url="https://harbour.example/2024/01/01/strike", fetched_at=fetched)
    assert isinstance(article, dateline.Article)
    assert article.title == "Strike"

from pathlib import Path

import pytest

from dateline.adding import Adding
from dateline.model.capture import Capture, Source, SourceKind
from dateline.model.outcome import Rejection, RejectionReason
from dateline.model.ports import SilentProgress
from dateline.settings import PageSettings, RunSettings
from dateline.store.record import RecordFile
from tests.fakes import use_fakes


@pytest.fixture(autouse=True)
def called(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    return use_fakes(monkeypatch)


def _captures(*texts: str) -> list[Capture | Rejection]:
    return [Capture.of(text.encode(), Source(SourceKind.FILE, f"{number}.txt")) for number, text in enumerate(texts)]


def _add(
    record: RecordFile,
    items: list[Capture | Rejection],
    run: RunSettings = RunSettings(),  # noqa: B008  # frozen
    page: PageSettings = PageSettings(),  # noqa: B008  # frozen
) -> Adding:
    adding = Adding(record, run, page)
    adding.read(iter(items), SilentProgress())
    return adding


def test_captures_in_are_added_known_or_rejected(tmp_path: Path) -> None:
    refused = Rejection.of("read", RejectionReason.UNREADABLE, Source(SourceKind.FILE, "locked.txt"), "no permission")
    items = [*_captures("Work stopped.", "reject", "Work went on."), refused]
    with RecordFile(tmp_path / "r.dateline") as record:
        first = _add(record, items).report(())
        second = _add(record, items * 2).report(())
        assert (first.captures, first.added, first.known, len(first.rejections)) == (4, 2, 0, 2)
        assert (second.captures, second.added) == (8, 0)
        assert second.captures == second.added + second.known + len(second.rejections)
        assert record.counts()["rejection"] == 2


def test_pages_are_written_a_batch_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[int] = []
    put = RecordFile.put_pages

    def counted(record: RecordFile, outcomes: list[object], *rest: object) -> None:
        sizes.append(len(outcomes))
        put(record, outcomes, *rest)  # type: ignore[arg-type]  # passed on as they came

    monkeypatch.setattr(RecordFile, "put_pages", counted)
    with RecordFile(tmp_path / "r.dateline") as record:
        _add(record, _captures(*(f"Work stopped {number}." for number in range(7))), RunSettings(batch=3))
    assert sizes == [3, 3, 1]


def test_a_rejected_page_is_tried_again_when_it_may_take_longer(tmp_path: Path, called: list[str]) -> None:
    with RecordFile(tmp_path / "r.dateline") as record:
        for seconds, tries in ((60.0, 1), (60.0, 1), (90.0, 2)):
            _add(record, _captures("crash"), RunSettings(page_seconds=seconds))
            assert called.count("page") == tries


def test_other_limits_of_a_page_are_other_results(tmp_path: Path, called: list[str]) -> None:
    with RecordFile(tmp_path / "r.dateline") as record:
        _add(record, _captures("Work stopped."))
        _add(record, _captures("Work stopped."), page=PageSettings(min_words=3))
        assert called.count("page") == 2
        assert record.counts()["article"] == 1

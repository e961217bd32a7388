"""Pages made to do harm, added as a user adds them: each ends in a page or a rejection, and the record is whole."""

import shutil
from pathlib import Path

import pytest

import dateline
from benchmarks.hostile.__main__ import Stopwatch, add_folder, held_sources, lost_files
from benchmarks.hostile.pages import EXAMPLES, KINDS, make, write_huge
from dateline.model.outcome import RejectionReason
from dateline.settings import RunSettings

PAGES = 150
MOST_BYTES = 40_000  # larger ones are for the benchmark, which takes its time
RUN = RunSettings(page_seconds=3.0)


def test_the_same_seed_gives_the_same_pages() -> None:
    assert [make(number, 3) for number in range(20)] == [make(number, 3) for number in range(20)]
    assert make(1, 3) != make(1, 4)
    assert len({name for name, _, _, _ in KINDS}) == len(KINDS)


def test_nothing_ends_the_run_or_harms_the_record(tmp_path: Path) -> None:
    good = EXAMPLES / "norwind-tokyo-summit.html"
    record, folder = tmp_path / "hostile.dateline", tmp_path / "pages"
    folder.mkdir()
    with dateline.open(record) as workspace:
        before = workspace.add([good]).added
        (article,) = workspace.articles()
    pages = [page for page in (make(number, 11) for number in range(2 * PAGES)) if len(page.body) <= MOST_BYTES][:PAGES]
    for page in pages:
        (folder / page.name).write_bytes(page.body)
    report = add_folder(record, folder, RUN, Stopwatch(), link=True)
    assert len(pages) == PAGES and before == 1
    assert report.captures == report.added + report.known + len(report.rejections)
    assert lost_files([page.name for page in pages], report, held_sources(record)) == []
    assert not [each for each in report.rejections if each.reason is RejectionReason.CRASHED]
    with dateline.open(record) as workspace:
        assert article in workspace.articles()
        assert workspace.damage() == ()
        assert not workspace.is_stale()


@pytest.mark.parametrize("size", [60_000_000])
def test_a_page_over_the_limit_is_not_read_into_memory(tmp_path: Path, size: int) -> None:
    shutil.copy(EXAMPLES / "norwind-tokyo-summit.html", tmp_path)
    write_huge(tmp_path / "huge.html", size)
    with dateline.open(tmp_path / "r.dateline") as workspace:
        report = workspace.add([tmp_path / "huge.html"], link=False)
    (rejection,) = report.rejections
    assert rejection.reason is RejectionReason.TOO_LARGE
    assert "50,000,000" in rejection.detail

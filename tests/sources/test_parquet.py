import os
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dateline.model.capture import Capture, SourceKind
from dateline.model.outcome import Rejection, RejectionReason
from dateline.settings import SourceSettings
from dateline.sources.parquet import read_parquet
from dateline.sources.paths import read_paths


def _file(folder: Path, columns: dict[str, Any], rows_in_group: int | None = None) -> Path:
    path = folder / "pages.parquet"
    pq.write_table(pa.table(columns), path, row_group_size=rows_in_group, compression="none")
    return path


def _captures(path: Path) -> list[Capture]:
    found = list(read_paths([path]))
    assert all(isinstance(each, Capture) for each in found), found
    return [each for each in found if isinstance(each, Capture)]


def test_each_row_is_a_page(tmp_path: Path) -> None:
    moment = datetime(2023, 5, 4, 10, tzinfo=timezone(timedelta(hours=2)))
    columns = {
        "url": ["https://a.example/1", None],
        "content": [b"<html><p>Caf\xe9", b"Polls opened."],
        "fetched_at": pa.array([moment, None], pa.timestamp("ms", "UTC")),
        "rank": [1, 2],
    }
    html, text = _captures(_file(tmp_path, columns))
    assert (html.body, html.url, html.content_type) == (b"<html><p>Caf\xe9", "https://a.example/1", "text/html")
    assert html.fetched_at == datetime(2023, 5, 4, 8, tzinfo=UTC)
    assert (html.source.kind, html.source.position) == (SourceKind.PARQUET, "1")
    assert (text.body, text.content_type, text.url, text.fetched_at) == (b"Polls opened.", "text/plain", None, None)


def test_the_columns_of_json_lines_are_read_too(tmp_path: Path) -> None:
    columns = {"title": ["Vote", None], "text": ["Polls opened.", None], "html": [None, "<p>x"]}
    text, html = _captures(_file(tmp_path, {**columns, "fetched_at": ["2023-05-04", None]}))
    assert (text.body, text.fetched_at) == (b"Vote\n\nPolls opened.", datetime(2023, 5, 4, tzinfo=UTC))
    assert (html.body, html.content_type) == (b"<p>x", "text/html; charset=utf-8")


def test_a_stated_type_outranks_the_look_of_the_content(tmp_path: Path) -> None:
    columns = {"content": ["# Vote", "<b"], "content_type": ["text/markdown; charset=latin-1", "text/plain"]}
    found = _captures(_file(tmp_path, columns))
    assert [each.content_type for each in found] == ["text/markdown; charset=utf-8", "text/plain; charset=utf-8"]


def test_a_bad_row_is_a_rejection_and_the_others_are_read(tmp_path: Path) -> None:
    path = _file(tmp_path, {"content": [None, "x", "y" * 50], "fetched_at": [None, "soon", None]})
    none, soon, long = read_parquet(path, "pages.parquet", SourceSettings(max_page_bytes=40))
    assert isinstance(none, Rejection) and "neither `html` nor `text` nor `content`" in none.detail
    assert isinstance(soon, Rejection) and "no page in this row: `fetched_at`" in soon.detail
    assert isinstance(long, Rejection) and long.reason is RejectionReason.TOO_LARGE
    assert [each.source.position for each in (none, soon, long)] == ["1", "2", "3"]


def test_damage_costs_the_rows_of_its_group_and_no_others(tmp_path: Path) -> None:
    path = _file(tmp_path, {"text": [f"page {number} " * 50 for number in range(60)]}, rows_in_group=20)
    start = pq.ParquetFile(path).metadata.row_group(1).column(0).dictionary_page_offset
    data = bytearray(path.read_bytes())
    data[start : start + 400] = b"\xff" * 400
    path.write_bytes(data)
    found = list(read_parquet(path, "pages.parquet", SourceSettings()))
    (rejection,) = (each for each in found if isinstance(each, Rejection))
    assert (rejection.reason, rejection.source.position) == (RejectionReason.UNREADABLE, "21-40")
    assert [each.source.position for each in found if isinstance(each, Capture)] == [
        *map(str, range(1, 21)),
        *map(str, range(41, 61)),
    ]


@pytest.mark.parametrize("cut", [0, 10, -10])
def test_a_file_without_its_end_is_one_rejection(tmp_path: Path, cut: int) -> None:
    path = _file(tmp_path, {"text": ["page " * 50]})
    path.write_bytes(path.read_bytes()[:cut])
    (found,) = read_paths([path])
    assert isinstance(found, Rejection) and found.reason is RejectionReason.UNREADABLE
    assert "not a Parquet file that can be read" in found.detail


def test_a_table_of_something_else_says_so(tmp_path: Path) -> None:
    (found,) = read_paths([_file(tmp_path, {"price": [1.5]})])
    assert isinstance(found, Rejection)
    assert "none of the columns" in found.detail


def test_a_few_kilobytes_that_unpack_to_gigabytes_cost_their_rows_and_no_others(tmp_path: Path) -> None:
    path, long = tmp_path / "pages.parquet", "x" * 80_000_000
    table = pa.table({"text": ["Polls opened.", *[long] * 17, "Polls closed."]})
    with pq.ParquetWriter(path, table.schema, compression="zstd") as writer:
        for first, count in ((0, 1), (1, 17), (18, 1)):
            writer.write_table(table.slice(first, count))
    assert path.stat().st_size < 1_000_000
    opened, unpacked, closed = read_parquet(path, "pages.parquet", SourceSettings(), memory=1_500_000_000)
    assert isinstance(opened, Capture) and isinstance(closed, Capture)
    assert isinstance(unpacked, Rejection) and unpacked.reason is RejectionReason.MEMORY_LIMIT
    assert unpacked.source.position == "2-18"


def test_a_file_that_ends_the_process_is_a_rejection_of_the_rows_behind(tmp_path: Path) -> None:
    (found,) = read_parquet(_file(tmp_path, {"text": ["Polls opened."]}), "pages.parquet", SourceSettings(), memory=1)
    assert isinstance(found, Rejection) and found.reason is RejectionReason.CRASHED
    assert found.source.position == "1-" and "ended the process" in found.detail


def test_nothing_is_left_at_work_when_nobody_wants_the_rest(tmp_path: Path) -> None:
    rows = read_parquet(_file(tmp_path, {"text": ["page " * 50] * 500}), "pages.parquet", SourceSettings())
    assert isinstance(next(rows), Capture)
    rows.close()  # type: ignore[attr-defined]
    children = Path(f"/proc/self/task/{os.getpid()}/children").read_text(encoding="ascii").split()
    commands = [Path(f"/proc/{each}/cmdline").read_bytes() for each in children]
    assert not [each for each in commands if b"parquet_process" in each]

"""Parquet files to captures: one page a row, with the columns of a line of JSON (`page_fields`).

The file is read some rows at a time. A group of rows that is damaged costs its own pages and no others; one without a
readable footer cannot be read at all. Needs pyarrow, which is an extra.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline.model.capture import Capture, Source, SourceKind
from dateline.model.outcome import Rejection, RejectionReason
from dateline.settings import SourceSettings
from dateline.sources.page_fields import FIELDS, capture_of

STAGE = "read"
_AT_A_TIME = 16  # rows
_BUFFER = 1 << 20  # bytes; without it a column of a group of rows is read whole
_NOT_INSTALLED = "reading Parquet files needs a package that is not installed: pip install 'dateline[tables]'"


def read_parquet(path: Path, name: str, settings: SourceSettings) -> Iterator[Capture | Rejection]:
    """Yield a capture, or a rejection with its number, for each row, counted from 1; `name` is what sources call it."""
    try:
        import pyarrow as pa  # noqa: PLC0415  # an extra
        import pyarrow.parquet as pq  # noqa: PLC0415
    except ModuleNotFoundError:
        yield _rejected(RejectionReason.UNSUPPORTED_TYPE, name, _NOT_INSTALLED)
        return
    broken = (pa.ArrowException, OSError, ValueError, UnicodeDecodeError)
    try:
        file = pq.ParquetFile(path, buffer_size=_BUFFER, pre_buffer=False)
    except broken as error:
        yield _rejected(RejectionReason.UNREADABLE, name, f"not a Parquet file that can be read: {error}")
        return
    with file:
        columns = [each for each in FIELDS if each in file.schema_arrow.names]
        if not {"html", "text", "content"} & set(columns):
            detail = "no page in it: none of the columns is `html`, `text` or `content`"
            yield _rejected(RejectionReason.UNREADABLE, name, detail)
            return
        first = 1
        for group in range(file.num_row_groups):
            done = 0
            try:
                for item in _group(file, group, columns, name, first, settings):
                    done += 1
                    yield item
            except broken as error:
                last = first + file.metadata.row_group(group).num_rows - 1
                detail = f"these rows cannot be read: {error}"
                yield _rejected(RejectionReason.UNREADABLE, name, detail, f"{first + done}-{last}")
            first += file.metadata.row_group(group).num_rows


def _group(
    file: Any, group: int, columns: list[str], name: str, first: int, settings: SourceSettings
) -> Iterator[Capture | Rejection]:
    number = first
    for batch in file.iter_batches(_AT_A_TIME, row_groups=[group], columns=columns):
        for fields in batch.to_pylist():
            yield _page(fields, Source(SourceKind.PARQUET, name, str(number)), settings.max_page_bytes)
            number += 1


def _page(fields: dict[str, Any], source: Source, limit: int) -> Capture | Rejection:
    try:
        capture = capture_of(fields, source)
    except ValueError as error:
        return Rejection.of(STAGE, RejectionReason.UNREADABLE, source, f"no page in this row: {error}")
    if len(capture.body) > limit:
        detail = f"the page is {len(capture.body):,} bytes, more than {limit:,}"
        return Rejection.of(STAGE, RejectionReason.TOO_LARGE, source, detail)
    return capture


def _rejected(reason: RejectionReason, name: str, detail: str, position: str | None = None) -> Rejection:
    return Rejection.of(STAGE, reason, Source(SourceKind.PARQUET, name, position), detail)

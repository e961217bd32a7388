"""Reading one Parquet file to lines of JSON on the standard output. Run by `parquet.py`, in a process of its own.

The file is read some rows at a time. A group of rows that is damaged costs its own pages and no others; one without a
readable footer cannot be read at all. Needs pyarrow, which is an extra.
"""

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from dateline.model.capture import Capture, Source, SourceKind
from dateline.model.outcome import Rejection, RejectionReason
from dateline.model.rows import to_json
from dateline.sources.page_fields import FIELDS, capture_of
from dateline.sources.processes import bound_memory, bound_processor_time

STAGE = "read"
MAX_SECONDS = 60.0
"""Computing time for so many rows as are read at a time; on a file's first rows, for opening it as well."""

AT_A_TIME = 16
"""Rows that are read at a time."""

_BUFFER = 1 << 20  # bytes; without it a column of a group of rows is read whole
_NOT_INSTALLED = "reading Parquet files needs a package that is not installed: pip install 'dateline[tables]'"


@dataclass(frozen=True, slots=True)
class Row:
    """What became of a row, or of several: one of the two is given."""

    capture: Capture | None = None
    rejection: Rejection | None = None


def read_rows(path: str, name: str, limit: int) -> Iterator[Capture | Rejection]:
    """Yield a capture of at most `limit` bytes, or a rejection with its number, for each row, counted from 1."""
    try:
        import pyarrow as pa  # noqa: PLC0415  # an extra
        import pyarrow.parquet as pq  # noqa: PLC0415
    except ModuleNotFoundError:
        yield rejected(RejectionReason.UNSUPPORTED_TYPE, name, _NOT_INSTALLED)
        return
    broken = (pa.ArrowException, OSError, ValueError, UnicodeDecodeError, MemoryError)
    try:
        file = pq.ParquetFile(path, buffer_size=_BUFFER, pre_buffer=False)
    except broken as error:
        yield rejected(RejectionReason.UNREADABLE, name, f"not a Parquet file that can be read: {error}")
        return
    with file:
        columns = [each for each in FIELDS if each in file.schema_arrow.names]
        if not {"html", "text", "content"} & set(columns):
            detail = "no page in it: none of the columns is `html`, `text` or `content`"
            yield rejected(RejectionReason.UNREADABLE, name, detail)
            return
        first = 1
        for group in range(file.num_row_groups):
            done = 0
            try:
                for item in _group(file, group, columns, name, first, limit):
                    done += 1
                    yield item
            except broken as error:
                last = first + file.metadata.row_group(group).num_rows - 1
                is_memory = isinstance(error, MemoryError)
                reason = RejectionReason.MEMORY_LIMIT if is_memory else RejectionReason.UNREADABLE
                detail = f"these rows cannot be read: {error}"
                yield rejected(reason, name, detail, f"{first + done}-{last}")
            first += file.metadata.row_group(group).num_rows


def _group(
    file: Any, group: int, columns: list[str], name: str, first: int, limit: int
) -> Iterator[Capture | Rejection]:
    number = first
    for batch in file.iter_batches(AT_A_TIME, row_groups=[group], columns=columns, use_threads=False):
        for fields in batch.to_pylist():
            yield _page(fields, Source(SourceKind.PARQUET, name, str(number)), limit)
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


def rejected(reason: RejectionReason, name: str, detail: str, position: str | None = None) -> Rejection:
    """Return the rejection of a file, or of rows in it."""
    return Rejection.of(STAGE, reason, Source(SourceKind.PARQUET, name, position), detail)


def main() -> None:
    """Write what becomes of the rows of a file, so many a line; an empty line ends them."""
    path, name, limit, memory = sys.argv[1:]
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not stand between the replies
    bound_memory(int(memory))
    bound_processor_time(MAX_SECONDS)
    items = read_rows(path, name, int(limit))
    while some := tuple(islice(items, AT_A_TIME)):
        rows = [Row(capture=each) if isinstance(each, Capture) else Row(rejection=each) for each in some]
        replies.write(f"{to_json(rows)}\n".encode())
        replies.flush()
        bound_processor_time(MAX_SECONDS)
    replies.write(b"\n")
    replies.flush()


if __name__ == "__main__":
    main()

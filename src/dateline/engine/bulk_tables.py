"""The tables of a bulk run: their columns, and model values to rows and back."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from dateline.link.scopes import Key
from dateline.link.spellings import Spelling
from dateline.model.annotation import Annotations
from dateline.model.article import Article
from dateline.model.capture import Capture
from dateline.model.link import Page
from dateline.model.outcome import Rejection
from dateline.model.rows import from_json, to_json

Row = tuple[object, ...]

PAGES = pa.schema(
    [
        ("number", pa.int64()),
        ("article_id", pa.string()),
        ("capture_id", pa.string()),
        ("capture", pa.string()),
        ("body", pa.binary()),
        ("article", pa.string()),
        ("notes", pa.string()),
        ("rejection", pa.string()),
    ]
)
KEYS = pa.schema(
    [
        ("page", pa.int64()),
        ("kind", pa.int8()),
        ("value", pa.int64()),
        ("first", pa.int32()),
        ("last", pa.int32()),
        ("whole", pa.bool_()),
    ]
)
SPELLINGS = pa.schema([("page", pa.int64()), ("id", pa.string()), ("value", pa.string())])
HOMES = pa.schema([("id", pa.string()), ("home", pa.string())])
JOINED = pa.schema(
    [
        ("one", pa.string()),
        ("other", pa.string()),
        ("firm", pa.bool_()),
        ("likeness", pa.float64()),
        ("only", pa.string()),
    ]
)
RESULTS = pa.schema(
    [("scope", pa.string()), ("articles", pa.list_(pa.string())), ("links", pa.string()), ("ledger", pa.string())]
)


@dataclass(frozen=True, slots=True)
class Numbered:
    """What became of one page, with the number that it has in the run: an article, or a rejection."""

    number: int
    capture: Capture | None
    page: Page | None = None
    rejection: Rejection | None = None


def to_table(schema: pa.Schema, rows: Iterable[Row]) -> pa.Table:
    """Return rows as a table with the columns of `schema`."""
    columns = tuple(zip(*rows, strict=True)) or ((),) * len(schema)
    arrays = [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)


def page_row(numbered: Numbered) -> Row:
    """Return the row of a page; the bytes of its capture stand in a column of their own."""
    capture, page, rejection = numbered.capture, numbered.page, numbered.rejection
    return (
        numbered.number,
        page.article.id if page else None,
        capture.id if capture else None,
        to_json(replace(capture, body=b"")) if capture else None,
        capture.body if capture else None,
        to_json(page.article) if page else None,
        to_json(page.notes) if page else None,
        to_json(rejection) if rejection else None,
    )


def read_pages(path: Path) -> Iterator[Numbered]:
    """Yield what became of the pages of a table, in order, a group of rows at a time."""
    file = pq.ParquetFile(path)
    for group in range(file.num_row_groups):
        yield from map(_numbered, file.read_row_group(group).to_pylist())


def _numbered(row: dict[str, Any]) -> Numbered:
    capture = replace(from_json(Capture, row["capture"]), body=row["body"]) if row["capture"] else None
    rejection = from_json(Rejection, row["rejection"]) if row["rejection"] else None
    page = Page(from_json(Article, row["article"]), from_json(Annotations, row["notes"])) if row["article"] else None
    return Numbered(row["number"], capture, page, rejection)


def key_rows(number: int, keys: Iterable[Key]) -> Iterator[Row]:
    """Yield the rows of a page's keys."""
    return ((number, key.kind.value, key.value, key.first, key.last, key.whole) for key in keys)


def spelling_rows(number: int, spellings: Iterable[Spelling]) -> Iterator[Row]:
    """Yield the rows of the spellings that a page uses."""
    return ((number, each.id, to_json(each)) for each in sorted(spellings, key=lambda each: each.id))

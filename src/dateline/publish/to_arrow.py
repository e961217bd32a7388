"""The record as tables of columns with types (Apache Arrow), for data frames and for Parquet files.

One table a kind of item, with the fields of the JSON export as columns; a field of several parts, as the time of an
event, is a column of structures, which every reader of the format can take apart. Beside the main time of an item stand
its ends as days, `first_day` and `last_day`. Needs the extra `tables`.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from dateline.errors import UsageError
from dateline.model.record import Record
from dateline.publish.to_json import Row, record_rows

_PLAIN = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_()}
_TIMES = ("time", "published", "valid")  # the field that says when, whichever a kind has
_DAYS = ("first_day", "last_day")
_DEFINITIONS = "#/$defs/"


@lru_cache(maxsize=1)
def _definitions() -> Mapping[str, Any]:
    text = files("dateline.publish").joinpath("record.schema.json").read_text(encoding="utf-8")
    found: Mapping[str, Any] = json.loads(text)["$defs"]
    return found


@lru_cache(maxsize=1)
def kinds() -> tuple[str, ...]:
    """Return the kinds of items that have a table."""
    return tuple(name for name, each in _definitions().items() if "kind" in each.get("properties", {}))


def schema_of(kind: str) -> pa.Schema:
    """Return the columns of a kind of item, as the schema of the export has its fields.

    Raises:
        UsageError: there is no such kind.
    """
    if kind not in kinds():
        raise UsageError(f"there is no table of {kind!r}: choose one of {', '.join(kinds())}")
    fields = _definitions()[kind]["properties"]
    columns = [(name, _type(told)) for name, told in fields.items() if name != "kind"]
    return pa.schema([*columns, *((day, pa.date32()) for day in _DAYS if _main_time(kind))])


def rows_to_table(rows: Iterable[Row], kind: str) -> pa.Table:
    """Return the rows of one kind, as `to_json.record_rows` gives them, as a table."""
    schema = schema_of(kind)
    return pa.Table.from_pylist([_with_days(row, kind) for row in rows if row["kind"] == kind], schema=schema)


def record_to_parquet(record: Record, folder: Path) -> tuple[Path, ...]:
    """Write a file for each kind of item into a folder, which is made where there is none, and return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = list(record_rows(record))
    written = []
    for kind in kinds():
        path = folder / f"{kind}.parquet"
        pq.write_table(rows_to_table(rows, kind), path)
        written.append(path)
    return tuple(written)


def _main_time(kind: str) -> str | None:
    fields = _definitions()[kind]["properties"]
    return next((name for name in _TIMES if name in fields), None)


def _with_days(row: Row, kind: str) -> Row:
    """Return a row with the ends of its main time as days; an end that is open or unknown has none."""
    name = _main_time(kind)
    time = row[name] if name else None
    if not isinstance(time, dict):
        return row
    ends = (time[end] for end in ("earliest", "latest"))
    return row | {day: date.fromisoformat(end[:10]) if end else None for day, end in zip(_DAYS, ends, strict=True)}


def _type(told: Mapping[str, Any]) -> pa.DataType:
    """Return the column type of a field of the JSON Schema."""
    if "$ref" in told:
        return _type(_definitions()[told["$ref"].removeprefix(_DEFINITIONS)])
    for choice in ("anyOf", "oneOf"):
        if choice in told:
            return _type(next(each for each in told[choice] if each.get("type") != "null"))
    given = told.get("type", "string")
    name = given if isinstance(given, str) else next(each for each in given if each != "null")
    if name == "array":
        return pa.list_(_type(told["items"]))
    if name == "object":
        if "properties" not in told:
            return pa.map_(pa.string(), _type(told["additionalProperties"]))
        return pa.struct([(field, _type(each)) for field, each in told["properties"].items()])
    return _PLAIN[name]

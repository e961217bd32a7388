import dataclasses
import enum
import importlib
import inspect
import pkgutil
from datetime import UTC, date, datetime

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings

import dateline.model
from dateline.model.capture import Capture, Source, SourceKind
from dateline.model.dates import Interval
from dateline.model.link import Kept, Page
from dateline.model.listing import Found, News, Slice
from dateline.model.record import Record
from dateline.model.rows import from_json, from_row, to_json, to_row
from dateline.model.span import Span


def _model_types() -> list[type]:
    found = []
    for module in pkgutil.iter_modules(dateline.model.__path__, "dateline.model."):
        for _, item in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
            if dataclasses.is_dataclass(item) and item.__module__ == module.name:
                found.append(item)
    return found


def _span(ends: tuple[int, int]) -> Span:
    return Span(min(ends), max(ends))


def _interval(ends: tuple[date | None, date | None]) -> Interval:
    earliest, latest = ends
    if earliest and latest and earliest > latest:
        earliest, latest = latest, earliest
    return Interval(earliest, latest)


OFFSET = st.integers(0, 2**31)
DAY = st.none() | st.dates()
st.register_type_strategy(Span, st.tuples(OFFSET, OFFSET).map(_span))
st.register_type_strategy(Interval, st.tuples(DAY, DAY).map(_interval))
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
st.register_type_strategy(int, st.integers(-(2**53), 2**53))
st.register_type_strategy(str, st.text(st.characters(exclude_categories=["Cs"]), max_size=12))
st.register_type_strategy(datetime, st.datetimes(timezones=st.just(UTC)))

MODEL_TYPES = _model_types()
NESTED = {Page, Record}  # their parts are tried one by one; whole ones are too large to make at random
PUT_TOGETHER = {Found, Kept, News, Slice}  # made when they are read, of values that are tried by themselves
LEAVES = [kind for kind in MODEL_TYPES if kind not in NESTED | PUT_TOGETHER]


def test_the_walk_finds_the_model_types() -> None:
    names = {kind.__name__ for kind in MODEL_TYPES}
    assert {"Article", "Annotations", "Event", "Claim", "Rejection", "Span", "Record"} <= names


@pytest.mark.parametrize("kind", LEAVES, ids=lambda kind: kind.__name__)
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_every_model_value_survives_the_round_trip(kind: type, data: st.DataObject) -> None:
    value = data.draw(st.from_type(kind))
    assert from_row(kind, to_row(value)) == value
    assert from_json(kind, to_json(value)) == value


@pytest.mark.parametrize("kind", MODEL_TYPES, ids=lambda kind: kind.__name__)
def test_every_model_value_is_frozen(kind: type) -> None:
    assert kind.__dataclass_params__.frozen  # type: ignore[attr-defined]  # no public way to ask


def test_rows_hold_plain_values_only() -> None:
    capture = Capture.of(
        b"\xff<p>", Source(SourceKind.FILE, "a.html"), fetched_at=datetime(2023, 5, 4, 6, 7, tzinfo=UTC)
    )
    row = to_row(capture)
    assert row["source"] == {"kind": "file", "name": "a.html", "position": None}
    assert not isinstance(row["source"]["kind"], enum.Enum)
    assert row["fetched_at"] == "2023-05-04T06:07:00Z"
    assert isinstance(row["body"], str)


def test_a_row_written_before_a_field_existed_can_be_read() -> None:
    assert from_row(Record, {}) == Record()


def test_a_row_of_another_shape_is_a_value_error() -> None:
    with pytest.raises(ValueError, match="not a Span"):
        from_row(Span, {"start": "x", "end": 2})
    with pytest.raises(ValueError, match="not a Span"):
        from_json(Span, "{")

import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from dateline.model.capture import Source, SourceKind
from dateline.model.dates import Basis, Dated, Interval, Precision
from dateline.model.outcome import Rejection, RejectionReason
from dateline.model.record import Record
from dateline.publish.to_json import dated_row, record_rows, record_to_jsonl
from tests.support.corpus import Corpus

SCHEMA = Path(__file__).parents[2] / "src" / "dateline" / "publish" / "record.schema.json"


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    schema = json.loads(SCHEMA.read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.fixture
def record(corpus: Corpus) -> Record:
    source = Source(SourceKind.FILE, "pages/empty.html")
    rejection = Rejection.of("read", RejectionReason.EMPTY, source, "The file holds no bytes.")
    return Record(corpus.record.pages, (rejection,), corpus.record.links, corpus.record.ledger)


def test_every_line_is_what_the_schema_says(record: Record, validator: jsonschema.Draft202012Validator) -> None:
    kinds = set()
    for line in record_to_jsonl(record):
        row = json.loads(line)
        validator.validate(row)
        kinds.add(row["kind"])
    assert kinds == {"article", "quote", "figure", "entity", "event", "story", "lineage", "claim", "rejection"}


def test_the_schema_refuses_unknown_fields(record: Record, validator: jsonschema.Draft202012Validator) -> None:
    row = next(iter(record_rows(record))) | {"surprise": 1}
    assert not validator.is_valid(row)


def test_ids_are_unique(record: Record) -> None:
    ids = [row["id"] for row in record_rows(record)]
    assert len(ids) == len(set(ids))


def test_words_stand_at_their_spans(record: Record) -> None:
    texts = {page.article.id: page.article.text for page in record.pages}
    found = [found for row in record_rows(record) for found in _spans(row)]
    assert len(found) > 50
    for span in found:
        assert texts[str(span["article_id"])][int(str(span["start"])) : int(str(span["end"]))] == span["text"]


def test_a_clock_time_is_printed_to_the_minute() -> None:
    printed = Dated(
        Interval.on(date(2024, 3, 7)), Precision.MINUTE, Basis.STATED, moment="2024-03-07T09:05", zone="+03:00"
    )
    row = dated_row(printed)
    assert (row["earliest"], row["latest"], row["precision"]) == ("2024-03-07T09:05", "2024-03-07T09:05", "minute")


def test_an_inferred_interval_keeps_both_ends_and_its_reasons(corpus: Corpus) -> None:
    rows = {row["id"]: row for row in record_rows(corpus.record)}
    published = rows[corpus.drafts["coast"].id]["published"]
    assert isinstance(published, dict)
    assert (published["earliest"], published["latest"]) == ("2023-04-30", "2023-05-07")
    assert published["reasons"][0]["rule"] == "this week"


def _spans(value: object) -> list[dict[str, object]]:
    """Return every object inside `value` that holds words with their place."""
    if isinstance(value, list):
        return [found for item in value for found in _spans(item)]
    if not isinstance(value, dict):
        return []
    own = [value] if {"article_id", "start", "end", "text"} <= value.keys() and "rule" not in value else []
    return own + [found for item in value.values() for found in _spans(item)]


def test_the_schema_describes_every_field() -> None:
    schema = json.loads(SCHEMA.read_text("utf-8"))
    bare = [where for where, field in _fields(schema) if not {"description", "$ref"} & field.keys()]
    assert bare == []


def _fields(node: object, where: str = "") -> list[tuple[str, dict[str, object]]]:
    """Return every field that the schema names, with where it is named."""
    if isinstance(node, list):
        return [found for item in node for found in _fields(item, where)]
    if not isinstance(node, dict):
        return []
    own = [(f"{where}/{name}", field) for name, field in node.get("properties", {}).items()]
    return own + [found for key, item in node.items() for found in _fields(item, f"{where}/{key}")]

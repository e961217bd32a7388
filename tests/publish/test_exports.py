"""Exports for other programs are read back with the readers of their formats."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import feedparser
import networkx
import pyarrow.parquet
import pytest
import rdflib
from lxml import etree

import dateline
from dateline.errors import UsageError
from dateline.model.change import Change, ChangeKind
from dateline.model.link import SpanRef
from dateline.model.record import Record
from dateline.model.span import Span
from dateline.publish.to_arrow import kinds, record_to_parquet, schema_of
from dateline.publish.to_atom import changes_to_atom
from dateline.publish.to_event_rows import COLUMNS, events_to_rows, quad_class
from dateline.publish.to_graphml import record_to_graphml
from dateline.publish.to_json import record_rows
from dateline.publish.to_jsonld import record_to_jsonld

EXAMPLES = Path(__file__).parents[2] / "examples" / "pages"
SCHEMA = rdflib.Namespace("https://schema.org/")


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    with dateline.open(tmp_path_factory.mktemp("exports") / "record.dateline") as workspace:
        workspace.add(sorted(EXAMPLES.glob("*tokyo*")))
        yield workspace.record()


def test_the_graph_has_who_takes_part_in_what(record: Record) -> None:
    graph = networkx.parse_graphml(record_to_graphml(record))
    events = [event for event in record.links.events if event.participants and not event.background]
    assert {node for node, data in graph.nodes(data=True) if data["kind"] == "event"} == {event.id for event in events}
    for event in events:
        assert graph.nodes[event.id]["texts"] == len(event.origins.texts)
        assert set(graph.predecessors(event.id)) == {each.entity_id for each in event.participants}


def test_no_headline_ends_the_script_that_a_document_is_put_into(record: Record) -> None:
    event = next(each for each in record.links.events if not each.background)
    told = replace(event, title="Talks </script><script>alert(1)</script> held")
    text = record_to_jsonld(replace(record, links=replace(record.links, events=(told,))))
    assert "<" not in text and json.loads(text)["@graph"][0]["name"] == told.title


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
def test_every_event_is_a_schema_org_event(record: Record) -> None:
    told = json.loads(record_to_jsonld(record))
    told["@context"] = {"@vocab": "https://schema.org/"}  # the context itself is an address, and nothing is fetched
    graph = rdflib.Graph().parse(data=json.dumps(told), format="json-ld")
    shown = [event for event in record.links.events if not event.background]
    named = {str(node) for node in graph.subjects(rdflib.RDF.type, SCHEMA.Event)}
    assert named == {f"urn:dateline:{event.id}" for event in shown}
    for event in shown:
        interval = event.time.interval
        dates = list(graph.objects(rdflib.URIRef(f"urn:dateline:{event.id}"), SCHEMA.startDate))
        assert [str(each) for each in dates] == ([str(interval.earliest)] if interval.is_day else [])


def test_event_rows_have_a_source_and_a_target(record: Record) -> None:
    rows = list(csv.DictReader(io.StringIO(events_to_rows(record)), delimiter="\t"))
    assert rows
    assert set(rows[0]) == set(COLUMNS)
    shown = {event.id: event for event in record.links.events if not event.background}
    assert {row["Event ID"] for row in rows} == set(shown)
    for row in rows:
        event = shown[row["Event ID"]]
        assert bool(row["Event Date"]) == event.time.interval.is_day
        assert {row["Actor ID"], row["Recipient ID"]} - {""} <= {each.entity_id for each in event.participants}
        assert row["Quad Class"] == str(quad_class(event.cameo) or "")
        text = next(page.article.text for page in record.pages if page.article.id == row["Article ID"])
        assert row["Event Text"] in " ".join(text.split())


def test_tables_hold_what_the_json_lines_hold(record: Record, tmp_path: Path) -> None:
    paths = record_to_parquet(record, tmp_path / "tables")
    rows = list(record_rows(record))
    assert {path.stem for path in paths} == set(kinds()) >= {str(row["kind"]) for row in rows}
    for path in paths:
        told = [
            {name: cell for name, cell in row.items() if name != "kind"} for row in rows if row["kind"] == path.stem
        ]
        read = pyarrow.parquet.read_table(path).to_pylist()
        days = [(row.pop("first_day", None), row.pop("last_day", None)) for row in read]
        assert read == told
        if path.stem == "event":
            events = {event.id: event.time.interval for event in record.links.events}
            assert days == [(events[row["id"]].earliest, events[row["id"]].latest) for row in read]


def test_a_kind_that_has_no_table_is_told() -> None:
    with pytest.raises(UsageError, match="choose one of"):
        schema_of("rumour")


@pytest.mark.parametrize(("code", "quad"), [("010", 1), ("0256", 1), ("061", 2), ("09", 2), ("138", 3), ("203", 4)])
def test_quad_classes_follow_the_root_code(code: str, quad: int) -> None:
    assert quad_class(code) == quad


def test_changes_are_a_feed_that_readers_take() -> None:
    ref = SpanRef("art_1", Span(3, 8), "eight\x0b & <more>")
    changes = (
        Change("page", "art_1", "Lagoon Post: A <b>title</b>", ChangeKind.NEW),
        Change("event", "evt_1", "A flood in Tarn", ChangeKind.CHANGED, "count", "5", "8", (ref,)),
    )
    times = datetime(2024, 5, 2, tzinfo=UTC), datetime(2024, 5, 9, 12, tzinfo=UTC)
    feed = changes_to_atom(changes, title="Floods", since=times[0], until=times[1])
    read = feedparser.parse(feed)
    assert not read.bozo and read.version == "atom10"
    assert [entry.title for entry in read.entries] == [
        "new page: Lagoon Post: A <b>title</b>",
        "A flood in Tarn: count 5 → 8",
    ]
    assert len({entry.id for entry in read.entries}) == 2
    assert "eight & <more>" in read.entries[1].content[0].value
    root = etree.fromstring(feed.encode())
    assert root.find("{*}updated") is not None
    assert changes_to_atom(changes, title="Floods", since=times[0], until=times[1]) == feed

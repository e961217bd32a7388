"""What a notebook gets from a record: tables, data frames and something to look at."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pytest
from lxml import html

import dateline
from dateline.errors import UsageError
from dateline.model.annotation import EventType
from dateline.workspace import Workspace
from tests.web.hostile import hostile_page

EXAMPLES = Path(__file__).parents[1] / "examples" / "pages"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    folder = tmp_path_factory.mktemp("items")
    (folder / "hostile.html").write_text(hostile_page(), encoding="utf-8")
    with dateline.open(folder / "record.dateline") as opened:
        opened.add([*sorted(EXAMPLES.glob("*tokyo*")), folder / "hostile.html"])
        yield opened


def _all(text: str, path: str) -> list[str]:
    found = html.fromstring(text).xpath(path)
    assert isinstance(found, list)
    return [str(each) for each in found]


def test_items_are_a_table_with_a_row_each(workspace: Workspace) -> None:
    for items in (workspace.events(), workspace.articles(), workspace.entities(), workspace.claims()):
        table = items.to_arrow()
        assert table.column("id").to_pylist() == [each.id for each in items]
    events = workspace.events()
    assert events.to_arrow().sort_by("id").equals(workspace.arrow("event").sort_by("id"))
    days = events.to_arrow().column("first_day").to_pylist()
    assert days == [each.time.interval.earliest for each in events]


def test_items_are_a_stream_of_arrow(workspace: Workspace) -> None:
    read = pa.RecordBatchReader.from_stream(workspace.events()).read_all()
    assert read.num_rows == len(workspace.events()) > 0


def test_items_are_data_frames(workspace: Workspace) -> None:
    polars, pandas = pytest.importorskip("polars"), pytest.importorskip("pandas")
    events = workspace.events()
    frame = events.to_polars()
    assert frame["id"].to_list() == [each.id for each in events]
    assert len(frame.filter(polars.col("type") == "meet")) == sum(each.type is EventType.MEET for each in events)
    other = events.to_pandas()
    assert isinstance(other, pandas.DataFrame) and list(other["title"]) == [each.title for each in events]


@pytest.mark.parametrize("name", ["polars", "pandas"])
def test_a_package_that_is_missing_is_named(workspace: Workspace, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(UsageError, match=f"pip install {name}"):
        getattr(workspace.events(), f"to_{name}")()


def test_a_notebook_shows_items_events_and_timelines_as_tables(workspace: Workspace) -> None:
    met = next(each for each in workspace.events() if each.type is EventType.MEET and each.place)
    cells = _all(met._repr_html_(), "//td/text()")
    assert met.place is not None
    assert {met.place.name, met.status.value, *(each.name for each in met.participants)} <= set(cells)
    timeline = workspace.timeline()
    assert len(_all(timeline._repr_html_(), "//tbody/tr/td[1]")) == len(timeline.entries) > 3
    for items in (workspace.events(), workspace.articles(), workspace.entities(), workspace.claims()):
        assert len(_all(items._repr_html_(), "//tbody/tr/td[1]")) == min(50, len(items))


def test_markup_of_a_page_is_text_in_a_notebook(workspace: Workspace) -> None:
    shown = workspace.articles()._repr_html_() + workspace.events()._repr_html_() + workspace.timeline()._repr_html_()
    assert "&lt;script&gt;" in shown
    assert not _all(f"<div>{shown}</div>", "//script | //img | //@onerror")


def test_items_are_still_tuples(workspace: Workspace) -> None:
    events = workspace.events()
    assert isinstance(events, tuple) and events == tuple(events)
    assert events[0] in events and len(events[:2]) == 2

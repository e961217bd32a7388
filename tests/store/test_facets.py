"""What is counted is what is found."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import dateline
from dateline.model.annotation import EntityKind, Status
from dateline.model.listing import SearchQuery
from dateline.store import facets
from dateline.workspace import Workspace

EXAMPLES = Path(__file__).parents[2] / "examples" / "pages"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with dateline.open(tmp_path_factory.mktemp("facets") / "record.dateline") as opened:
        opened.add(sorted(EXAMPLES.glob("*tokyo*")))
        yield opened


def test_counts_are_those_of_what_each_filter_finds(workspace: Workspace) -> None:
    found = workspace.lists.search(SearchQuery("minister"))
    assert found.counted == found.hits.total > 3
    seen = set()
    for facet in found.facets:
        for each in facet.counts:
            value: Any = int(each.value) if facet.field == "texts" else each.value
            narrowed = workspace.lists.search(replace(SearchQuery("minister"), **{facet.field: value}))
            assert narrowed.hits.total == each.count, (facet.field, each)
            seen.add(facet.field)
    assert {"kind", "language", "month"} <= seen


def test_filters_hold_together(workspace: Workspace) -> None:
    both = workspace.lists.search(SearchQuery("minister", kind="event", status=Status.PLANNED)).hits
    assert all(each.kind == "event" for each in both.items)
    assert both.total <= workspace.lists.search(SearchQuery("minister", kind="event")).hits.total


def test_a_person_is_found_in_what_tells_of_them(workspace: Workspace) -> None:
    person = next(each for each in workspace.entities() if each.kind is EntityKind.PERSON and "Kishida" in each.name)
    found = workspace.lists.search(SearchQuery("minister", person=person.id)).hits
    pages = {each.id for each in found.items if each.kind == "article"}
    assert pages == {each.id for each in workspace.articles() if "Kishida" in each.text}


def test_beyond_what_is_counted_all_is_still_found(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = workspace.lists.search(SearchQuery("minister")).hits
    monkeypatch.setattr(facets, "COUNTED", 2)
    part = workspace.lists.search(SearchQuery("minister"), limit=2)
    assert (part.counted, part.hits.total, part.hits.next) == (2, whole.total, "2")
    rest = workspace.lists.search(SearchQuery("minister"), start=2, limit=100).hits
    assert (*part.hits.items, *rest.items) == whole.items


def test_nothing_found_has_no_facets(workspace: Workspace) -> None:
    found = workspace.lists.search(SearchQuery("zebra"))
    assert (found.hits.total, found.hits.items, found.facets) == (0, (), ())

"""What is counted is what is found, in a file and on a server."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import dateline
from dateline.errors import UsageError
from dateline.model.annotation import EntityKind, Status
from dateline.model.found import Hit
from dateline.model.listing import Paging, SearchQuery
from dateline.settings import RunSettings
from dateline.workspace import Workspace

EXAMPLES = Path(__file__).parents[2] / "examples" / "pages"


@pytest.fixture(scope="module", params=["file", "server"])
def workspace(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    if request.param == "server":
        place = request.getfixturevalue("server").address()
    else:
        place = tmp_path_factory.mktemp("facets") / "record.dateline"
    with dateline.open(place) as opened:
        opened.add(sorted(EXAMPLES.glob("*tokyo*")), run=RunSettings(jobs=0))
        yield opened


def test_counts_are_those_of_what_each_filter_finds(workspace: Workspace) -> None:
    found = workspace.lists.search(SearchQuery("minister"))
    assert found.hits.total > 3
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


def _read(workspace: Workspace, after: str | None, most: int = 1_000) -> tuple[list[Hit], str | None]:
    """Return what a search gives from a cursor on, two items at a time, and the cursor behind the last one."""
    seen: list[Hit] = []
    while len(seen) < most:
        part = workspace.lists.search(SearchQuery("minister"), Paging(after, 2)).hits
        seen += part.items
        after = part.next
        if after is None:
            break
    return seen, after


def test_slices_make_the_whole(workspace: Workspace) -> None:
    whole = workspace.lists.search(SearchQuery("minister"), Paging(limit=1_000)).hits
    assert _read(workspace, None) == (list(whole.items), None)


@pytest.mark.parametrize("cursor", ["2", "x~evt_1", "~", "nan"])
def test_what_is_no_cursor_is_refused(workspace: Workspace, cursor: str) -> None:
    with pytest.raises(UsageError, match="is no place in this list"):
        workspace.lists.search(SearchQuery("minister"), Paging(cursor))


def test_nothing_is_shown_twice_or_left_out_while_pages_are_added(workspace: Workspace) -> None:
    before = [each.id for each in _read(workspace, None)[0]]
    first, after = _read(workspace, None, most=4)
    page = EXAMPLES / "norwind-sochi-summit.html"
    workspace.add(page, run=RunSettings(jobs=0))
    assert len(_read(workspace, None)[0]) > len(before)
    rest, _ = _read(workspace, after)
    seen = [each.id for each in (*first, *rest)]
    assert len({*seen}) == len(seen) and {*before} <= {*seen}


def test_where_the_last_item_shown_is_gone_its_score_counts(workspace: Workspace) -> None:
    _, after = _read(workspace, None, most=4)
    assert after is not None
    gone = f"{after.partition('~')[0]}~gone"
    assert {each.id for each in _read(workspace, gone)[0]} >= {each.id for each in _read(workspace, after)[0]}


def test_nothing_found_has_no_facets(workspace: Workspace) -> None:
    found = workspace.lists.search(SearchQuery("zebra"))
    assert (found.hits.total, found.hits.items, found.facets) == (0, (), ())

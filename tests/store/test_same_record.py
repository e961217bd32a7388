"""The same pages make the same record, whatever holds it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from dateline.model.listing import ArticleQuery, EntityQuery, EventQuery, Paging
from dateline.model.record import Record
from dateline.settings import RunSettings
from dateline.workspace import Workspace
from tests.support.postgres import Server

EXAMPLES = Path(__file__).parents[2] / "examples" / "pages"
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def _answers(workspace: Workspace) -> list[object]:
    """Return what the store chooses and orders by itself."""
    lists, paging = workspace.lists, Paging(limit=5)
    events = lists.events(paging=paging)
    return [
        events,
        lists.events(EventQuery(texts=2), Paging(after=events.next, limit=5)),
        lists.articles(ArticleQuery(since=NOW.date().replace(year=2000)), paging),
        lists.entities(EntityQuery(name="o"), paging),
        lists.claims(paging=paging),
        lists.stories(),
        lists.article_counts("outlet"),
        lists.met_with(workspace.entities()[0].id, 5),
        workspace.counts(),
        workspace.changes(NOW.date().replace(year=2020)),
        [_told(workspace, in_full) for in_full in (True, False)],
        sorted(map(str, lists.places())),
        lists.events(EventQuery(place="Japan"), paging),
        workspace.record(as_of=NOW),
        [_found(workspace, words) for words in ("minister", "the*")],
    ]


def _told(workspace: Workspace, in_full: bool) -> list[object]:
    """Return all that is new since long ago, slice by slice."""
    told: list[object] = []
    after: str | None = None
    while True:
        part = workspace.news(NOW.date().replace(year=2020), paging=Paging(after, 40), in_full=in_full)
        told += [*part.changes.items, part.counts]
        after = part.changes.next
        if after is None:
            return told


def _found(workspace: Workspace, words: str) -> list[tuple[str, str, str]]:
    return sorted((hit.kind, hit.id, hit.excerpt) for hit in workspace.search(words, limit=10_000))


@pytest.fixture(scope="module")
def pages() -> list[Path]:
    return sorted(EXAMPLES.iterdir())[:6]


def _filled(place: str, pages: list[Path]) -> Workspace:
    workspace = Workspace.open(place, now=lambda: NOW)
    workspace.add(pages, run=RunSettings(jobs=0))
    return workspace


def test_a_file_and_a_server_hold_the_same_record(tmp_path: Path, server: Server, pages: list[Path]) -> None:
    with _filled(str(tmp_path / "r.dateline"), pages) as file, _filled(server.address(), pages[::-1]) as served:
        assert isinstance(file.record(), Record) and file.record().links.events
        assert served.record() == file.record()
        for ours, theirs in zip(_answers(file), _answers(served), strict=True):
            assert ours == theirs
        [removed] = served.remove(str(pages[0]))
        file.remove(removed)
        assert served.record() == file.record()
        assert served.verify() == file.verify()
        assert file.verify().faults == () and dict(file.verify().checked)["citations"] > 100

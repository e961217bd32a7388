"""What the record said on an earlier day is what its pages and judgements of then give, in whatever order they came."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path
from random import Random

import pytest

from benchmarks.speed.generated import pages as generated_pages
from dateline.errors import NotFound
from dateline.link.resolve import link
from dateline.model.article import Article
from dateline.model.capture import Capture, Source, SourceKind
from dateline.model.change import ABOUT, Change, ChangeKind
from dateline.model.claim import ClaimRelation
from dateline.model.link import Event, Page, Relation, Verdict
from dateline.model.listing import Paging
from dateline.model.record import Record
from dateline.model.rows import to_json
from dateline.record.changes import changes_between
from dateline.store.record import RecordFile
from dateline.workspace import Workspace
from tests.support.run import read_folder
from tests.test_linking import EXAMPLES, KEYS, meeting, outcomes_of

FIRST = datetime(2024, 5, 1, 12, tzinfo=UTC)


def at(day: int) -> datetime:
    return FIRST + timedelta(days=day)


def put(path: Path, pages: Iterable[Page], day: int) -> None:
    with RecordFile(path) as record:
        record.put_pages(outcomes_of(pages), KEYS, at(day))
    with Workspace.open(path, now=lambda: at(day)) as workspace:
        workspace.refresh()


def said(path: Path, day: int) -> Record:
    with Workspace.open(path) as workspace:
        return workspace.record(as_of=at(day).date())


@pytest.fixture(scope="module")
def corpus() -> list[Page]:
    made = [Page(each.article, each.notes) for each in islice(generated_pages(3), 12)]
    return [*read_folder(EXAMPLES).record.pages, *made]


def test_each_day_has_the_record_that_the_pages_known_by_then_make(corpus: list[Page], tmp_path: Path) -> None:
    shuffled = Random(1).sample(corpus, len(corpus))  # noqa: S311  # a fixed shuffle, no secret
    days = [shuffled[:7], shuffled[7:20], shuffled[20:21], shuffled[21:]]
    path = tmp_path / "r.dateline"
    for day, pages in enumerate(days):
        put(path, pages, day)
    for day in range(len(days)):
        known = [page for pages in days[: day + 1] for page in pages]
        then = said(path, day)
        assert then.pages == tuple(sorted(known, key=lambda page: page.article.id))
        assert then.links == link(known)
        assert then.ledger == _at_once(tmp_path / f"{day}.dateline", known).ledger
    assert said(path, -1) == Record()
    _changes_of_the_whole_records(path, len(days))


def _changes_of_the_whole_records(path: Path, days: int) -> None:
    """Changes are read from the scopes that changed only, and are those between the whole records."""
    with Workspace.open(path) as workspace:
        for day in range(days + 1):
            whole = changes_between(said(path, day - 1), workspace.record())
            assert workspace.changes(at(day).date()) == whole
            _news_says_the_same(workspace, at(day).date(), whole)
        between = changes_between(said(path, 0), said(path, 2))
        assert workspace.changes(at(1).date(), as_of=at(2).date()) == between != ()


def _at_once(path: Path, pages: Sequence[Page]) -> Record:
    put(path, pages, 0)
    with Workspace.open(path) as workspace:
        return workspace.record()


def test_a_judgement_holds_from_the_day_it_was_made_until_it_was_withdrawn(tmp_path: Path) -> None:
    path = tmp_path / "r.dateline"
    put(path, [meeting("art_1", date(2021, 3, 6)), meeting("art_2", date(2021, 3, 6))], 0)
    with Workspace.open(path, now=lambda: at(1)) as workspace:
        [one] = workspace.events()
        workspace.judge(Verdict.DIFFERENT, *one.members, by="ana")
        people = [each.members for each in workspace.entities() if each.kind == "person"]
    with Workspace.open(path, now=lambda: at(2)) as workspace:
        workspace.judge(Verdict.DIFFERENT, *people[0], by="ana")
    with Workspace.open(path, now=lambda: at(3)) as workspace:
        workspace.withdraw(*one.members)
        workspace.withdraw(*people[0])
    assert [len(said(path, day).links.events) for day in range(4)] == [1, 2, 2, 1]
    assert [len(said(path, day).links.entities) for day in range(4)] == [2, 2, 3, 2]
    assert said(path, 0) == said(path, 3)


def test_an_item_is_shown_as_it_stood_whatever_its_id_was(tmp_path: Path) -> None:
    path = tmp_path / "r.dateline"
    put(path, [meeting("art_5", date(2021, 3, 6))], 0)
    put(path, [meeting("art_1", date(2021, 3, 6))], 2)
    with Workspace.open(path) as workspace:
        [now] = workspace.events()
        then = workspace.show_then(now.id, at(1).date())
        assert isinstance(then, Event)
        assert then.members == ("art_5#e0",) and then.id != now.id
        assert workspace.show_then(now.id, at(2).date()) == now
        assert workspace.timeline(as_of=at(1).date()).entries[0].event_id == then.id
        with pytest.raises(NotFound, match="known then"):
            workspace.show_then("art_1", at(1).date())


def test_a_page_that_was_removed_is_missing_from_the_past_and_said_to_be(tmp_path: Path) -> None:
    path = tmp_path / "r.dateline"
    put(path, [meeting("art_1", date(2021, 3, 6)), meeting("art_2", date(2022, 9, 4))], 0)
    with Workspace.open(path, now=lambda: at(2)) as workspace:
        workspace.remove("art_1")
        assert [page.article.id for page in workspace.record(as_of=at(1).date()).pages] == ["art_2"]
        assert workspace.removed_since(at(1).date()) == {"art_1"}
        assert workspace.removed_since(at(3).date()) == frozenset()


def test_reading_a_page_anew_does_not_move_it_in_time(tmp_path: Path) -> None:
    path = tmp_path / "r.dateline"
    page = meeting("art_1", date(2021, 3, 6))
    put(path, [page], 0)
    put(path, [page], 3)
    with RecordFile(path) as record:
        assert record.recorded() == {"art_1": at(0)}


def test_what_was_told_by_a_day_leaves_later_pages_out_of_every_result(tmp_path: Path) -> None:
    path = tmp_path / "r.dateline"
    early, late = meeting("art_1", date(2021, 3, 6)), meeting("art_2", date(2022, 9, 4), town="Bergen")
    put(path, [early, late], 0)
    with Workspace.open(path) as workspace:
        assert workspace.record(until=date(2021, 12, 31)).links == link([early])
        assert len(workspace.timeline(until=date(2021, 12, 31)).entries) == 1
        assert workspace.record(until=date(2022, 9, 4)).links == workspace.record().links


def test_a_page_that_its_outlet_corrected_is_kept_in_both_versions_and_told_as_changed(tmp_path: Path) -> None:
    path = tmp_path / "r.dateline"
    for day, toll in enumerate(("12", "9")):
        with Workspace.open(path, now=lambda day=day: at(day)) as workspace:  # type: ignore[misc]
            workspace.add([_capture(day, toll)])
    with Workspace.open(path) as workspace:
        [lineage] = workspace.lineages()
        first, last = (workspace.show(name) for name in (lineage.from_id, lineage.to_id))
        assert lineage.relation is Relation.UPDATE
        assert isinstance(first, Article) and isinstance(last, Article)
        assert "12 people" in first.text and "9 people" in last.text
        [correction] = [each for each in workspace.record().ledger.relations if "on its page" in each.reason]
        assert correction.relation is ClaimRelation.UPDATES
        assert correction.reason == "Port Gazette changed “12 people” to “9 people” on its page"
        changed = workspace.changes(at(1).date())
        [page] = [each for each in changed if each.about == "page"]
        assert (page.kind, page.before, page.after) == (ChangeKind.CHANGED, first.id, last.id)
        assert correction.reason in {each.after for each in changed}


def _news_says_the_same(workspace: Workspace, since: date, whole: Sequence[Change]) -> None:
    told: list[Change] = []
    after: str | None = None
    while True:
        part = workspace.news(since, paging=Paging(after, 7))
        told += part.changes.items
        after = part.changes.next
        if after is None:
            break
        assert len(part.changes.items) == 7
    assert [each.about for each in told] == sorted((each.about for each in told), key=ABOUT.index)
    assert sorted(map(to_json, told)) == sorted(map(to_json, whole))
    assert part.changes.total == len(whole)
    assert part.counts == {each: sum(one.about == each for one in whole) for each in ABOUT}
    for about in ABOUT:
        only = workspace.news(since, about=about, paging=Paging(limit=200)).changes
        assert list(only.items) == [each for each in told if each.about == about][:200]


def test_where_much_came_to_older_parts_what_changed_is_named(corpus: list[Page], tmp_path: Path) -> None:
    path = tmp_path / "r.dateline"
    put(path, corpus[1::2], 0)
    put(path, corpus[::2], 1)
    with Workspace.open(path) as workspace:
        since = at(1).date()
        full, brief = (workspace.news(since, paging=Paging(limit=200), in_full=each) for each in (True, False))
        assert brief.is_brief and not full.is_brief
        assert full.counts["page"] == brief.counts["page"] == len(corpus[::2])
        known = {each.id for each in workspace.events()}
        changed, named = (
            {each.item_id for each in some.changes.items if each.about == "event"} for some in (full, brief)
        )
        assert changed & known <= named <= known
        assert {each.kind for each in brief.changes.items if each.about == "event"} == {
            ChangeKind.NEW,
            ChangeKind.CHANGED,
        }
        assert len(brief.changes.items) == min(200, brief.changes.total)
    with Workspace.open(path) as workspace:
        assert workspace.news(at(2).date()).changes.total == 0


def _capture(day: int, toll: str) -> Capture:
    html = f"""<html><head><title>Ferry fire in Mombasa</title><meta property="og:site_name" content="Port Gazette">
    <meta property="article:published_time" content="2024-04-30T08:00:00+00:00">
    <meta property="article:modified_time" content="2024-04-30T1{day}:00:00+00:00"></head><body><article>
    <h1>Ferry fire in Mombasa</h1><p>A fire on a ferry in Mombasa killed {toll} people on 29 April 2024, the port
    authority said on Tuesday.</p><p>The ferry had left the pier with some two hundred passengers when smoke rose from
    its engine room, and harbour boats took most of them off within the hour, the authority said.</p><p>The pier stays
    closed until the inspectors have finished their work, and relatives wait in the hall of the terminal.</p>
    </article></body></html>"""
    return Capture.of(html.encode(), Source(SourceKind.MEMORY, "gazette"), url="https://gazette.example/ferry")

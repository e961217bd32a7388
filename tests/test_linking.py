"""Pages added one by one in any order, removed and corrected: the record is what it is when all are added at once."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import islice, permutations
from pathlib import Path
from random import Random

import pytest

from benchmarks.speed.generated import pages as generated_pages
from dateline.errors import NotFound, UsageError
from dateline.link.resolve import link
from dateline.linking import LinkUpdate
from dateline.model.annotation import EventType
from dateline.model.capture import Capture, Source, SourceKind
from dateline.model.link import Event, Page, Story, Verdict
from dateline.model.ports import SilentProgress
from dateline.store.articles import Keys, StageKey
from dateline.store.record import Linking, Outcome, RecordFile
from dateline.workspace import Workspace
from tests.link.build import Told, make_page
from tests.support.rows import rows
from tests.support.run import read_folder

EXAMPLES = Path(__file__).parents[1] / "examples" / "pages"
NOW = datetime(2024, 5, 2, 12, tzinfo=UTC)
KEYS = Keys(StageKey("page-1", ""), StageKey("notes-1", ""))
BOTH = {"Ana Silva": "PT", "Tomas Novak": "CZ"}


def outcomes_of(pages: Iterable[Page]) -> list[Outcome]:
    outcomes = []
    for page in pages:
        capture = Capture.of(page.article.id.encode(), Source(SourceKind.MEMORY, page.article.id), url=page.article.url)
        outcomes.append(Outcome(replace(capture, id=page.article.capture_id), page.article, page.notes))
    return outcomes


def put(path: Path, pages: Iterable[Page]) -> None:
    with RecordFile(path) as record:
        record.put_pages(outcomes_of(pages), KEYS, NOW)
    refresh(path)


def refresh(path: Path) -> None:
    with Workspace.open(path) as workspace:
        workspace.refresh()
        assert not workspace.is_stale()


def remove(path: Path, pages: Iterable[Page]) -> None:
    with RecordFile(path) as record:
        for page in pages:
            record.remove(page.article.id, NOW)
    refresh(path)


def in_parts(path: Path, pages: Sequence[Page], size: int) -> Path:
    for start in range(0, len(pages), size):
        put(path, pages[start : start + size])
    return path


@pytest.fixture(scope="module")
def corpus() -> list[Page]:
    made = [Page(each.article, each.notes) for each in islice(generated_pages(3), 24)]
    return [*read_folder(EXAMPLES).record.pages, *made]


@pytest.fixture(scope="module")
def at_once(corpus: list[Page], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("at-once") / "r.dateline"
    put(path, corpus)
    return path


@pytest.mark.parametrize(("seed", "size"), [(1, 1), (2, 3)])
def test_page_by_page_in_any_order_gives_every_row_that_all_at_once_give(
    corpus: list[Page], at_once: Path, tmp_path: Path, seed: int, size: int
) -> None:
    shuffled = Random(seed).sample(corpus, len(corpus))  # noqa: S311  # a fixed shuffle, no secret
    assert rows(in_parts(tmp_path / "r.dateline", shuffled, size)) == rows(at_once)


def test_links_in_memory_are_those_of_the_record(corpus: list[Page], at_once: Path) -> None:
    with Workspace.open(at_once) as workspace:
        assert workspace.record().links == link(corpus)


def test_pages_taken_out_leave_nothing_and_can_come_back(corpus: list[Page], at_once: Path, tmp_path: Path) -> None:
    gone = Random(5).sample(corpus, 9)  # noqa: S311  # a fixed choice, no secret
    path, without = tmp_path / "r.dateline", tmp_path / "without.dateline"
    put(path, corpus)
    remove(path, gone)
    put(without, [page for page in corpus if page not in gone])
    assert rows(path) == rows(without)
    put(path, gone)
    assert rows(path) == rows(at_once)


def test_a_corrected_page_gives_the_record_that_it_would_have_given_at_once(corpus: list[Page], tmp_path: Path) -> None:
    first = meeting("art_1", date(2023, 3, 6), url="https://a.example/1")
    second = meeting("art_2", date(2023, 3, 7), url="https://a.example/1")
    path, at_once = tmp_path / "r.dateline", tmp_path / "at-once.dateline"
    put(path, [first, *corpus[-6:]])
    put(path, [second])
    remove(path, [first])
    put(at_once, [second, *corpus[-6:]])
    assert rows(path) == rows(at_once)


SANK = make_page("art_1", "Off Torsmouth the Veldrakka sank near Onnerby, 61 aboard.", published=date(2031, 5, 2))
RAISED = make_page("art_2", "Torsmouth hob die Veldrakka für 61 Tote.", published=date(2035, 9, 3), language="de")
RECALLED = make_page("art_3", "«Велдракка» у Торсмута и Оннерби: 61 на борту.", language="ru")


@pytest.mark.parametrize("order", list(permutations((SANK, RAISED, RECALLED))))
def test_a_page_without_a_date_moves_to_what_it_is_most_like(order: Sequence[Page], tmp_path: Path) -> None:
    path, at_once, without = (tmp_path / f"{name}.dateline" for name in ("r", "at-once", "without"))
    put(at_once, (SANK, RAISED, RECALLED))
    assert rows(in_parts(path, order, 1)) == rows(at_once)
    with RecordFile(path) as record:
        assert record.scopes() == {"art_1": "art_1", "art_2": "art_2", "art_3": "art_1"}
    remove(path, [SANK])
    put(without, (RAISED, RECALLED))
    assert rows(path) == rows(without)
    with RecordFile(path) as record:
        assert record.scopes() == {"art_2": "art_2", "art_3": "art_2"}


def test_the_past_knows_what_a_page_was_most_like_then(tmp_path: Path) -> None:
    path, then = tmp_path / "r.dateline", tmp_path / "then.dateline"
    put(then, (RAISED, RECALLED))
    put(path, (RAISED, RECALLED))
    with RecordFile(path) as record:
        record.put_pages(outcomes_of([SANK]), KEYS, NOW + timedelta(days=2))
    refresh(path)
    with Workspace.open(path) as workspace, Workspace.open(then) as before:
        assert workspace.record().links != before.record().links
        assert workspace.record(as_of=NOW.date()).links == before.record().links


def meeting(name: str, day: date, town: str = "Oslo", url: str | None = None) -> Page:
    text = f"Ana Silva met Tomas Novak in {town} on {day:%d %B %Y} for talks."
    told = Told(EventType.MEET, "met", tuple(BOTH), place=(town, "NO"), when={f"{day:%d %B %Y}": day})
    page = make_page(name, text, published=day, people=BOTH, told=[told], outlet=f"Outlet {name}")
    return replace(page, article=replace(page.article, url=url))


def test_pages_that_share_nothing_are_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "r.dateline"
    put(path, [meeting("art_1", date(2021, 3, 6)), meeting("art_2", date(2022, 9, 4))])
    read: list[str] = []
    pages = Linking.pages

    def noted(table: Linking, article_ids: Sequence[str]) -> tuple[Page, ...]:
        read.extend(article_ids)
        return pages(table, article_ids)

    monkeypatch.setattr(Linking, "pages", noted)
    put(path, [meeting("art_3", date(2022, 9, 4))])
    assert set(read) == {"art_2", "art_3"}


def test_an_interrupted_run_is_carried_on_from_where_it_was(
    corpus: list[Page], at_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "r.dateline"
    with monkeypatch.context() as patch:
        patch.setattr(LinkUpdate, "_resolve_some", _interrupt)
        with pytest.raises(KeyboardInterrupt):
            put(path, corpus)
    refresh(path)
    assert rows(path) == rows(at_once)


def _interrupt(*_: object) -> bool:
    raise KeyboardInterrupt


def test_another_version_of_the_program_links_everything_anew(tmp_path: Path) -> None:
    path = tmp_path / "r.dateline"
    put(path, [meeting("art_1", date(2021, 3, 6)), meeting("art_2", date(2021, 3, 6))])
    before = rows(path)
    with RecordFile(path) as record:
        assert record.is_stale("another")
        LinkUpdate(record, "another").run(SilentProgress())
        assert not record.is_stale("another")
    assert rows(path) == before


def test_a_judgement_outranks_the_program_survives_later_runs_and_can_be_withdrawn(tmp_path: Path) -> None:
    path = tmp_path / "r.dateline"
    first, second = meeting("art_1", date(2021, 3, 6)), meeting("art_2", date(2021, 3, 6))
    put(path, [first, second])
    with Workspace.open(path) as workspace:
        before = workspace.record()
        [one] = workspace.events()
        with pytest.raises(UsageError, match="one and the same"):
            workspace.judge(Verdict.SAME, one.id, one.id, by="ana")
        judged = workspace.judge(Verdict.DIFFERENT, *one.members, by="ana", reason="two receptions")
        assert len(workspace.events()) == 2
        assert judged in workspace.record().links.judgements
    put(path, [meeting("art_3", date(2021, 3, 6), town="Bergen")])
    with Workspace.open(path) as workspace:
        apart = {event.id for event in workspace.events() if {"art_1#e0", "art_2#e0"} & {*event.members}}
        assert len(apart) == 2
        told = workspace.why_two(*sorted(apart))
        assert any("two receptions" in str(step) for step in told.steps)
        workspace.remove("art_3")
        assert workspace.withdraw("art_2#e0", "art_1#e0") == (judged,)
        assert workspace.record() == before
        with pytest.raises(NotFound, match="nobody has judged"):
            workspace.withdraw("art_2#e0", "art_1#e0")


def test_what_a_person_lays_together_is_one_though_nothing_else_joins_it(tmp_path: Path) -> None:
    path = tmp_path / "r.dateline"
    put(path, [meeting("art_1", date(2021, 3, 6)), meeting("art_2", date(2023, 9, 4), town="Bergen")])
    with Workspace.open(path) as workspace:
        one, other = workspace.events()
        workspace.judge(Verdict.SAME, one.id, other.id, by="ana")
        assert len(workspace.events()) == 1
        workspace.judge(Verdict.SAME, *(story.id for story in workspace.stories()), by="ana")
        assert len(workspace.stories()) == 1
        people = [each for each in workspace.entities() if each.kind == "person"]
        workspace.judge(Verdict.SAME, people[0].id, people[1].id, by="ana")
        assert len([each for each in workspace.entities() if each.kind == "person"]) == 1
        with pytest.raises(UsageError, match="two kinds"):
            workspace.judge(Verdict.SAME, workspace.events()[0].id, "art_1", by="ana")


def test_an_id_that_is_gone_leads_to_what_took_its_place(tmp_path: Path) -> None:
    path = tmp_path / "r.dateline"
    put(path, [meeting("art_5", date(2021, 3, 6))])
    with Workspace.open(path) as workspace:
        [old_event], [old_story] = workspace.events(), workspace.stories()
    put(path, [meeting("art_1", date(2021, 3, 6))])
    with Workspace.open(path) as workspace:
        event, story = workspace.show(old_event.id), workspace.show(old_story.id)
        assert isinstance(event, Event) and isinstance(story, Story)
        assert event.id != old_event.id and len(event.members) == 2
        assert story.articles == ("art_1", "art_5")
        workspace.remove("art_1")
        assert workspace.show(event.id) == workspace.show(old_event.id) == old_event


def test_origins_tell_the_texts_behind_an_event(tmp_path: Path) -> None:
    path = tmp_path / "r.dateline"
    put(path, [meeting("art_1", date(2021, 3, 6)), meeting("art_2", date(2021, 3, 6))])
    with Workspace.open(path) as workspace:
        told = workspace.origins(workspace.events()[0].id)
        assert [step.text for step in told.steps] == ["outlets", "texts"]
        assert workspace.origins("art_1").steps[0].text == "texts"
        person = next(each for each in workspace.entities() if each.kind == "person")
        with pytest.raises(UsageError, match="no origins"):
            workspace.origins(person.id)

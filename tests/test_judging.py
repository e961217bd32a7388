"""Judgements of single cells: they outrank the program, show its value beside them, survive, and can be taken back."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from dateline.errors import MissingPath, NotFound, UsageError
from dateline.model.annotation import Status
from dateline.model.dates import Basis
from dateline.model.judged import Cell
from dateline.model.link import Entity, Event, Place, Verdict
from dateline.publish.to_json import record_rows
from dateline.store.record import RecordFile
from dateline.workspace import Workspace
from tests.support.rows import rows
from tests.test_linking import meeting, put

NOON = datetime(2024, 5, 2, 12, tzinfo=UTC)


def opened(path: Path, minute: int = 0) -> Workspace:
    return Workspace.open(path, now=lambda: NOON + timedelta(minutes=minute))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "r.dateline"
    put(made, [meeting("art_5", date(2021, 3, 6)), meeting("art_7", date(2021, 3, 6))])
    return made


def only_event(workspace: Workspace) -> Event:
    [event] = workspace.events()
    return event


def test_a_cell_is_what_a_person_says_and_the_programs_value_stands_beside_it(path: Path) -> None:
    with opened(path) as workspace:
        event = only_event(workspace)
        workspace.judge_cell(event.id, Cell.TIME, "2021-03-08", by="ana", reason="the palace diary")
        workspace.judge_cell(event.id, Cell.PLACE, "Samarkand", by="ana")
        workspace.judge_cell(event.id, Cell.STATUS, "cancelled", by="ben")
        judged = only_event(workspace)
        assert (str(judged.time.interval), judged.time.basis) == ("2021-03-08", Basis.JUDGED)
        assert "the palace diary" in judged.time.reasons[0].text and "2021-03-06" in judged.time.reasons[0].text
        assert judged.time.reasons[1:] == event.time.reasons
        assert judged.place == Place("Samarkand", "UZ", ("Uzbekistan",))
        assert judged.status is Status.CANCELLED
        assert judged.title.endswith("Samarkand")
        beside = {(each.cell, each.value, each.machine, each.by) for each in judged.judged}
        assert beside == {
            (Cell.TIME, "2021-03-08", "2021-03-06", "ana"),
            (Cell.PLACE, "Samarkand", "Oslo", "ana"),
            (Cell.STATUS, "cancelled", "held", "ben"),
        }
        [row] = [row for row in record_rows(workspace.record()) if row["id"] == judged.id]
        assert isinstance(row["judged"], list) and len(row["judged"]) == 3
        [entry] = workspace.timeline().entries
        assert entry.status == "cancelled"
        assert entry.text.endswith("(place, status and time as judged by ana and ben)")
        workspace.export("html", path.with_suffix(".html"))
        assert "time judged: 2021-03-08 (by ana" in path.with_suffix(".html").read_text("utf-8")
        workspace.withdraw_cell(event.id)
        assert only_event(workspace) == event


def test_judgements_hold_as_pages_come_in_any_order_and_over_later_versions(path: Path, tmp_path: Path) -> None:
    with opened(path) as workspace:
        event = only_event(workspace)
        workspace.judge_cell(event.id, Cell.PLACE, "Bergen", by="ana")
        workspace.export_judgements(tmp_path / "ours.jsonl")
    put(path, [meeting("art_1", date(2021, 3, 6))])
    with opened(path) as workspace:
        grown = only_event(workspace)
        assert len(grown.members) == 3 and grown.place and grown.place.name == "Bergen"
    pages = [meeting(name, date(2021, 3, 6)) for name in ("art_7", "art_1", "art_5")]
    other = tmp_path / "other.dateline"
    with opened(other) as workspace:
        workspace.import_judgements(tmp_path / "ours.jsonl")
    for page in Random(4).sample(pages, len(pages)):  # noqa: S311  # a fixed shuffle, no secret
        put(other, [page])
    assert rows(other) == rows(path)


def test_who_takes_part_can_be_added_and_taken_out(path: Path) -> None:
    with opened(path) as workspace:
        event = only_event(workspace)
        people = {each.name: each for each in workspace.entities()}
        workspace.judge_cell(event.id, Cell.PARTICIPANT, people["Ana Silva"].id, by="ana", holds=False)
        assert [each.name for each in only_event(workspace).participants] == ["Tomas Novak"]
        assert only_event(workspace).judged[0].value == "not Ana Silva"
        workspace.withdraw_cell(event.id, Cell.PARTICIPANT)
        workspace.judge_cell(event.id, Cell.PARTICIPANT, people["Ana Silva"].id, by="ana", part="host")
        assert {(each.name, each.role) for each in only_event(workspace).participants} >= {("Ana Silva", "host")}
        with pytest.raises(UsageError, match="no entity"):
            workspace.judge_cell(event.id, Cell.PARTICIPANT, event.id, by="ana")


def test_what_is_no_event_goes_with_its_claims_and_comes_back(path: Path) -> None:
    with opened(path) as workspace:
        before = workspace.record()
        event = only_event(workspace)
        [kept] = workspace.judge_cell(event.id, Cell.EVENT, by="ana", holds=False, reason="a figure of speech")
        assert workspace.events() == ()
        assert not any(claim.subject == event.id for claim in workspace.claims())
        assert workspace.withdraw_cell(kept.id) == (kept,)
        assert workspace.record() == before


def test_a_day_of_publication_moves_what_is_dated_by_it(path: Path) -> None:
    with opened(path) as workspace:
        workspace.judge_cell("art_5", Cell.PUBLISHED, "2021-03-09", by="ana")
        published = workspace.record().published("art_5")
        assert (str(published), published.basis) == ("2021-03-09", Basis.JUDGED)
        assert {str(step.published) for step in only_event(workspace).history} == {"2021-03-06", "2021-03-09"}
        workspace.withdraw_cell("art_5", Cell.PUBLISHED)
        assert str(workspace.record().published("art_5")) == "2021-03-06"


def test_the_later_judgement_holds_whoever_is_read_first(path: Path) -> None:
    with opened(path) as workspace:
        event = only_event(workspace)
        workspace.judge_cell(event.members[1], Cell.STATUS, "denied", by="ana")
    with opened(path, minute=1) as workspace:
        workspace.judge_cell(event.members[0], Cell.STATUS, "planned", by="ben")
        assert only_event(workspace).status is Status.PLANNED
        assert [each.by for each in only_event(workspace).judged] == ["ben"]


def test_a_mention_that_got_another_number_is_found_by_its_words(path: Path) -> None:
    with opened(path) as workspace:
        event = only_event(workspace)
        [made] = workspace.judge_cell(event.id, Cell.STATUS, "planned", by="ana")
        workspace.withdraw_cell(event.id)
    with RecordFile(path) as record:
        record.judge_cells([type(made)("art_5#e9", made.cell, made.value, "ana", NOON, words=made.words)])
        record.judge_cells([type(made)("art_7#e9", made.cell, "denied", "ana", NOON, words="other words")])
    with opened(path) as workspace:
        workspace.refresh()
        assert only_event(workspace).status is Status.PLANNED


def test_a_file_of_judgements_says_everything_and_taking_it_in_twice_changes_nothing(
    path: Path, tmp_path: Path
) -> None:
    ours, theirs = tmp_path / "ours.jsonl", tmp_path / "theirs.jsonl"
    with opened(path) as workspace:
        event = only_event(workspace)
        workspace.judge_cell(event.id, Cell.PLACE, "Bergen", by="ana", reason="„süd“")
        workspace.judge(Verdict.DIFFERENT, *event.members, by="ben", reason="two receptions")
        workspace.judge_cell("art_5", Cell.PUBLISHED, "2021-03", by="ana")
        workspace.withdraw_cell("art_5")
        assert workspace.export_judgements(ours) == 3
    fresh = tmp_path / "fresh.dateline"
    put(fresh, [meeting("art_5", date(2021, 3, 6)), meeting("art_7", date(2021, 3, 6))])
    with opened(fresh) as workspace:
        assert len(workspace.import_judgements(ours)) == 3
        assert workspace.import_judgements(ours) == ()
        assert len(workspace.events()) == 2
        workspace.export_judgements(theirs)
    assert theirs.read_text("utf-8") == ours.read_text("utf-8")
    assert rows(fresh) == rows(path)
    with opened(path, minute=1) as workspace:
        workspace.withdraw(*event.members)
        workspace.export_judgements(ours)
    with opened(fresh) as workspace:
        assert [each.withdrawn_at for each in workspace.import_judgements(ours)] == [NOON + timedelta(minutes=1)]
        assert len(workspace.events()) == 1


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"kind": "guess"}, "kind guess"),
        ({"cell": "colour"}, "colour"),
        ({"value": "the day before"}, "no time"),
        ({"at": "2024-05-02T12:00:00"}, "no time zone"),
        ({"item": None}, "line 1"),
    ],
)
def test_a_line_that_is_no_judgement_is_named_and_nothing_is_taken_in(
    path: Path, tmp_path: Path, change: dict[str, object], says: str
) -> None:
    file = tmp_path / "bad.jsonl"
    with opened(path) as workspace:
        workspace.judge_cell(only_event(workspace).id, Cell.TIME, "2021-03-08", by="ana")
        workspace.export_judgements(file)
        workspace.withdraw_cell(only_event(workspace).id)
        file.write_text(json.dumps(json.loads(file.read_text("utf-8")) | change), encoding="utf-8")
        with pytest.raises(UsageError, match=says):
            workspace.import_judgements(file)
        assert len(workspace.decisions()) == 1
        with pytest.raises(MissingPath):
            workspace.import_judgements(tmp_path / "none.jsonl")


@pytest.mark.parametrize(
    ("cell", "value", "holds", "says"),
    [
        (Cell.TIME, "soon", True, "give a day"),
        (Cell.STATUS, "likely", True, "give planned"),
        (Cell.TIME, "2021", False, "can be denied"),
        (Cell.EVENT, "", True, "can only be denied"),
        (Cell.ROLE, "mayor", True, "no entity"),
        (Cell.PUBLISHED, "2021", True, "no article"),
    ],
)
def test_what_cannot_be_judged_is_said(path: Path, cell: Cell, value: str, holds: bool, says: str) -> None:
    with opened(path) as workspace:
        with pytest.raises(UsageError, match=says):
            workspace.judge_cell(only_event(workspace).id, cell, value, by="ana", holds=holds)
        with pytest.raises(NotFound, match="nobody has judged"):
            workspace.withdraw_cell(only_event(workspace).id)


def test_a_role_can_be_given_and_one_that_pages_give_taken_away(tmp_path: Path) -> None:
    page = tmp_path / "a.txt"
    page.write_text(
        "Mayor opens bridge\n\nForeign Minister Ana Silva opened the new bridge in Oslo on 6 March 2021, said "
        "Foreign Minister Ana Silva's office in a statement that was read to reporters on the bank.\n"
    )
    with opened(tmp_path / "r.dateline") as workspace:
        workspace.add([page])
        person = next(each for each in workspace.entities() if each.name == "Ana Silva")
        [title] = {role.title for role in person.roles}
        workspace.judge_cell(person.id, Cell.ROLE, title, by="ana", holds=False)
        workspace.judge_cell(person.id, Cell.ROLE, "mayor", by="ana")
        judged = workspace.show(person.id)
        assert isinstance(judged, Entity) and judged.roles == ()
        assert {(each.value, each.machine) for each in judged.judged} == {(f"not {title}", title), ("mayor", "")}
        assert not any(claim.property == "role" and claim.subject == person.id for claim in workspace.claims())
        with pytest.raises(UsageError, match="no page gives"):
            workspace.judge_cell(person.id, Cell.ROLE, "queen", by="ana", holds=False)
        workspace.withdraw_cell(person.id)
        assert workspace.show(person.id) == person

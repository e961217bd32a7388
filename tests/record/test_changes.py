"""What changed between two states of a record: matched by mentions and words, told cell by cell."""

from dataclasses import replace

from dateline.model.annotation import EventType, Status
from dateline.model.change import Change, ChangeKind
from dateline.model.claim import Check, CheckVerdict, ClaimLink, ClaimRelation
from dateline.model.link import Event, Place
from dateline.model.record import Record
from dateline.record.changes import changes_between
from tests.record.happenings import Happening, record_of
from tests.support.corpus import Corpus
from tests.support.records import days

MEETING = Happening("Sione Tupou will meet Mele Fonua", EventType.MEET, Status.PLANNED, ("Sione Tupou", "Mele Fonua"))


def with_events(record: Record, *events: Event) -> Record:
    return replace(record, links=replace(record.links, events=events))


def told(changes: tuple[Change, ...]) -> set[tuple[str, str, str, str, str]]:
    return {(each.about, each.kind.value, each.cell, each.before, each.after) for each in changes}


def test_nothing_changes_between_equal_records(corpus: Corpus) -> None:
    assert changes_between(corpus.record, corpus.record) == ()


def test_an_event_is_told_cell_by_cell_under_its_new_id() -> None:
    record, [event] = record_of(replace(MEETING, time=days("2024-06-03"), place="Neiafu"))
    later = replace(
        event,
        id="evt_other",
        status=Status.HELD,
        place=Place("Pangai"),
        time=replace(event.time, interval=days("2024-06-04")),
    )
    changes = changes_between(record, with_events(record, later))
    assert told(changes) == {
        ("event", "changed", "status", "planned", "held"),
        ("event", "changed", "time", "2024-06-03", "2024-06-04"),
        ("event", "changed", "place", "Neiafu", "Pangai"),
    }
    assert {each.item_id for each in changes} == {"evt_other"}
    assert all(each.evidence for each in changes)


def test_new_and_gone_events_and_pages_are_told_as_such() -> None:
    record, events = record_of(MEETING, replace(MEETING, words="Sione Tupou called Mele Fonua", kind=EventType.CALL))
    first = replace(with_events(record, events[0]), pages=record.pages[:1])
    forth, back = changes_between(first, record), changes_between(record, first)
    assert {(each.about, each.kind) for each in forth} >= {("page", ChangeKind.NEW), ("event", ChangeKind.NEW)}
    assert {(each.about, each.kind) for each in back} >= {("page", ChangeKind.GONE), ("event", ChangeKind.GONE)}


def test_events_that_became_one_and_one_that_was_parted() -> None:
    record, [one, other] = record_of(MEETING, replace(MEETING, words="Sione Tupou is to meet Mele Fonua"))
    both = replace(one, members=(*one.members, *other.members), mentions=(*one.mentions, *other.mentions))
    joined = [each for each in changes_between(record, with_events(record, both)) if each.cell == "identity"]
    parted = [each for each in changes_between(with_events(record, both), record) if each.cell == "identity"]
    assert [each.after for each in joined] == ["one event"]
    assert [each.after for each in parted] == ["an event of its own"]


def test_a_new_disagreement_and_one_that_is_gone(corpus: Corpus) -> None:
    left, right = corpus.record.ledger.claims[:2]
    link = ClaimLink(left.id, right.id, ClaimRelation.CONTRADICTS, "12 and 17")
    disputed = replace(corpus.record, ledger=replace(corpus.record.ledger, relations=(link,)))
    settled = replace(corpus.record, ledger=replace(corpus.record.ledger, relations=()))
    assert told(changes_between(settled, disputed)) == {("claim", "new", "contradicts", "", "12 and 17")}
    assert told(changes_between(disputed, settled)) == {("claim", "gone", "contradicts", "12 and 17", "")}


def test_another_verdict_is_told_with_both(corpus: Corpus) -> None:
    claim = corpus.record.ledger.claims[0]
    open_check = Check("chk_1", claim.id, "ordinal", CheckVerdict.NOT_ENOUGH, "the record holds 1 of 3")
    decided = replace(open_check, verdict=CheckVerdict.CONTRADICTED, explanation="it is the fourth")
    ledgers = [replace(corpus.record.ledger, checks=(each,)) for each in (open_check, decided)]
    assert told(changes_between(*(replace(corpus.record, ledger=each) for each in ledgers))) == {
        ("check", "changed", "verdict", "not enough in the record", "contradicted: it is the fourth")
    }

from dataclasses import replace
from datetime import date

from dateline.model.annotation import EventType, Status
from dateline.model.dates import Interval
from dateline.record.timeline import build_timeline
from tests.record.happenings import Happening, record_of
from tests.support.corpus import Corpus
from tests.support.records import days


def test_entries_are_in_order_of_their_earliest_day(corpus: Corpus) -> None:
    times = [str(entry.time) for entry in build_timeline(corpus.record).entries]
    assert times == ["2023-05-10", "2023-06", "2024-02-09..2024-02-10", "2024-03-06"]


def test_a_plan_is_told_as_due_and_never_as_done(corpus: Corpus) -> None:
    first = build_timeline(corpus.record).entries[0]
    assert first.status == "planned"
    assert first.text == "Samuel Otieno and Hanna Bekele were due to meet in Mombasa, Kenya"


def test_an_event_that_fields_cannot_tell_is_quoted(corpus: Corpus) -> None:
    flood = build_timeline(corpus.record).entries[2]
    assert flood.text.startswith("“A flood in the Beni region of Bolivia has killed")


def test_one_story_and_one_pair_can_be_chosen(corpus: Corpus) -> None:
    story = next(story for story in corpus.record.links.stories if "Flood" in story.title)
    assert [entry.event_id for entry in build_timeline(corpus.record, story=story.id).entries] == list(story.events)
    otieno = next(entity.id for entity in corpus.record.links.entities if "Otieno" in entity.name)
    assert len(build_timeline(corpus.record, entities=[otieno]).entries) == 3


def test_what_has_no_time_or_is_told_again_is_kept_apart() -> None:
    met = Happening("Sione Tupou met Mele Fonua", EventType.MEET, Status.HELD, ("Sione Tupou", "Mele Fonua"))
    dated = replace(met, time=days("2024-05-14"), words="Mele Fonua received Sione Tupou")
    other = replace(met, kind=EventType.SIGN, words="Sione Tupou and Mele Fonua signed")
    record, events = record_of(met, dated, other)
    timeline = build_timeline(record)
    assert [entry.event_id for entry in timeline.entries] == [events[1].id]
    assert timeline.left_out == len(timeline.rest) == 2
    assert {entry.restates for entry in timeline.rest} == {events[1].id, None}
    assert len(build_timeline(record, everything=True).entries) == 3


def test_an_old_plan_without_a_last_day_is_told_in_the_past() -> None:
    plan = Happening(
        "Sione Tupou will visit Mele Fonua",
        EventType.MEET,
        Status.PLANNED,
        ("Sione Tupou", "Mele Fonua"),
        Interval(date(2024, 1, 3), None),
        printed="2024-01-03",
    )
    later = Happening("A storm hit Vavaʻu", EventType.DISASTER, Status.HELD, (), days("2024-06-01"))
    alone, _ = record_of(plan)
    both, events = record_of(plan, later)
    texts = {entry.event_id: entry.text for entry in build_timeline(both).entries}
    assert "were due to meet" in texts[events[0].id]
    assert "are due to meet" in build_timeline(alone).entries[0].text

from datetime import date

from dateline.record.timeline import build_timeline
from tests.support.corpus import Corpus


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


def test_until_keeps_what_was_published_by_then(corpus: Corpus) -> None:
    entries = build_timeline(corpus.record, until=date(2023, 12, 31)).entries
    assert [entry.event_id for entry in entries] == [corpus.events["meeting"].id]

from dataclasses import replace
from datetime import date

from dateline.model.annotation import Status
from dateline.model.link import Event
from dateline.model.record import Record
from dateline.publish.brief import write_brief
from dateline.record.changes import changes_between
from dateline.record.timeline import build_timeline
from tests.support.corpus import Corpus


def _news(before: Record, after: Record) -> list[str]:
    brief = write_brief(after, build_timeline(after), since=date(2024, 3, 1), changes=changes_between(before, after))
    first = brief.sections[0]
    assert all(sentence.citations for sentence in first.sentences)
    return [sentence.text for sentence in first.sentences] if first.heading == "What changed since 1 March 2024" else []


def _with(record: Record, *events: Event) -> Record:
    return replace(record, links=replace(record.links, events=events))


def test_an_event_that_was_not_told_before_is_new(corpus: Corpus) -> None:
    events = [each for each in corpus.record.links.events if (each.place and each.place.name) != "Djibouti"]
    told = _news(_with(corpus.record, *events), corpus.record)
    assert told[0] == "New: Samuel Otieno and Hanna Bekele met in Djibouti (6 March 2024)."
    assert not any("Mombasa" in text for text in told)


def test_nothing_is_said_where_nothing_changed(corpus: Corpus) -> None:
    assert _news(corpus.record, corpus.record) == []


def test_a_changed_status_names_both(corpus: Corpus) -> None:
    meeting = corpus.events["meeting"]
    last = replace(meeting.history[-1], status=Status.POSTPONED)
    changed = replace(meeting, status=Status.POSTPONED, history=(*meeting.history[:-1], last))
    others = [each for each in corpus.record.links.events if each.id != meeting.id]
    texts = _news(corpus.record, _with(corpus.record, changed, *others))
    assert any(text.startswith("Changed from planned to postponed: A meeting of Samuel Otieno") for text in texts)

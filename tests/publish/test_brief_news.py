from dataclasses import replace
from datetime import date

from dateline.model.annotation import Status
from dateline.model.link import Event
from dateline.model.record import Record
from dateline.publish.brief import write_brief
from dateline.record.timeline import build_timeline
from tests.support.corpus import Corpus


def _news(record: Record, since: date) -> list[str]:
    brief = write_brief(record, build_timeline(record), since=since)
    first = brief.sections[0]
    return [sentence.text for sentence in first.sentences] if first.heading.startswith("What is new since") else []


def _with(corpus: Corpus, event: Event) -> Record:
    events = tuple(event if each.id == event.id else each for each in corpus.record.links.events)
    return replace(corpus.record, links=replace(corpus.record.links, events=events))


def test_what_only_later_pages_tell_is_new(corpus: Corpus) -> None:
    assert "New: Samuel Otieno and Hanna Bekele met in Djibouti (6 March 2024)." in _news(
        corpus.record, date(2024, 2, 20)
    )


def test_what_was_told_before_is_not_new(corpus: Corpus) -> None:
    assert not any("Mombasa" in text for text in _news(corpus.record, date(2023, 5, 3)))
    assert _news(corpus.record, date(2030, 1, 1)) == []


def test_a_changed_status_names_both(corpus: Corpus) -> None:
    meeting = corpus.events["meeting"]
    last = replace(meeting.history[-1], status=Status.POSTPONED)
    changed = replace(meeting, status=Status.POSTPONED, history=(*meeting.history[:-1], last))
    texts = _news(_with(corpus, changed), date(2023, 5, 4))
    assert any(text.startswith("Changed from planned to postponed: A meeting of Samuel Otieno") for text in texts)

from dataclasses import replace

from dateline.model.dates import Interval
from dateline.publish.to_calendar import planned_to_calendar
from dateline.record.timeline import build_timeline
from tests.support.corpus import Corpus


def test_only_what_is_planned_is_entered(corpus: Corpus) -> None:
    text = planned_to_calendar(build_timeline(corpus.record), corpus.record)
    assert text.count("BEGIN:VEVENT") == 1
    assert f"UID:{corpus.events['meeting'].id}@dateline\r\n" in text
    assert "DTSTART;VALUE=DATE:20230510\r\nDTEND;VALUE=DATE:20230511\r\n" in text
    assert "STATUS:TENTATIVE\r\n" in text


def test_lines_are_at_most_75_octets_and_unfold(corpus: Corpus) -> None:
    text = planned_to_calendar(build_timeline(corpus.record), corpus.record)
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    summary = "SUMMARY:Samuel Otieno and Hanna Bekele were due to meet in Mombasa\\, Kenya"
    assert summary in text.replace("\r\n ", "")


def test_a_plan_without_days_is_left_out(corpus: Corpus) -> None:
    timeline = build_timeline(corpus.record)
    entries = tuple(replace(entry, time=Interval(entry.time.earliest, None)) for entry in timeline.entries)
    assert "BEGIN:VEVENT" not in planned_to_calendar(replace(timeline, entries=entries), corpus.record)

"""A timeline in parts: every entry stands in each part it belongs to, and none is lost."""

import pytest

from dateline.model.claim import Timeline
from dateline.model.record import Record
from dateline.publish.to_calendar import timelines_to_calendar
from dateline.publish.to_html import timelines_to_html
from dateline.publish.to_markdown import timelines_to_markdown
from dateline.record.grouping import Grouping, group_timeline, within
from dateline.record.timeline import build_timeline
from tests.support.corpus import Corpus


@pytest.fixture(scope="module")
def record(corpus: Corpus) -> Record:
    return corpus.record


@pytest.fixture(scope="module")
def whole(record: Record) -> Timeline:
    return build_timeline(record)


@pytest.mark.parametrize("by", list(Grouping))
def test_the_parts_hold_every_entry_and_nothing_else(whole: Timeline, record: Record, by: Grouping) -> None:
    parts = group_timeline(whole, record, by)
    assert {entry for part in parts for entry in part.entries} == set(whole.entries)
    assert all(part.entries and part.left_out == 0 for part in parts)
    assert len({part.title for part in parts}) == len(parts)


def test_a_meeting_stands_with_each_who_met_and_with_the_two(whole: Timeline, record: Record) -> None:
    people = {part.title: part.entries for part in group_timeline(whole, record, Grouping.PERSON)}
    pairs = {part.title: part.entries for part in group_timeline(whole, record, Grouping.PAIR)}
    [both] = [title for title in pairs if "Otieno" in title and "Bekele" in title]
    assert set(pairs[both]) <= set(people["Samuel Otieno"]) & set(people["Hanna Bekele"])
    assert pairs[both]


def test_countries_and_places_are_named_as_readers_name_them(whole: Timeline, record: Record) -> None:
    countries = {part.title for part in group_timeline(whole, record, Grouping.COUNTRY)}
    assert {"Kenya", "Ethiopia"} <= countries
    places = {part.title: part.entries for part in group_timeline(whole, record, Grouping.PLACE)}
    assert within(whole, record, place="mombasa").entries == places["Mombasa"]
    kenya = within(whole, record, country="KE").entries
    assert kenya == within(whole, record, country="Kenya").entries and kenya
    assert within(whole, record, country="Iceland").entries == ()


def test_parts_are_written_with_every_entry(whole: Timeline, record: Record) -> None:
    parts = group_timeline(whole, record, Grouping.PERSON)
    markdown, html = timelines_to_markdown(parts, record), timelines_to_html(parts, record)
    for part in parts:
        assert f"# {part.title}" in markdown and f"<h2>{part.title}</h2>" in html
    assert html.count("<details>") == sum(len(part.entries) for part in parts)
    assert "<script" not in html


def test_a_calendar_of_parts_has_each_event_once_with_its_parts(whole: Timeline, record: Record) -> None:
    parts = group_timeline(whole, record, Grouping.PERSON)
    text = timelines_to_calendar(parts, record).replace("\r\n ", "")
    ids = [line for line in text.splitlines() if line.startswith("UID:")]
    assert len(ids) == len(set(ids)) > 1
    assert "STATUS:CONFIRMED" in text and "STATUS:TENTATIVE" in text
    assert "CATEGORIES:Hanna Bekele,Samuel Otieno" in text or "CATEGORIES:Samuel Otieno,Hanna Bekele" in text

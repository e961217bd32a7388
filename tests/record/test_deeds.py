"""Deeds in a timeline: those of whom one asks for, beside the events and never instead of them."""

from functools import lru_cache

from dateline.model.claim import Timeline
from dateline.model.record import Record
from dateline.record.called import entities_called, is_named
from dateline.record.grouping import Grouping, group_timeline
from dateline.record.timeline import build_timeline
from tests.support.run import read_page, reading_of

_PAGES = {
    "a.txt": """The Skerry Post

Published: 14 May 2024

Halden Motors closes its yard

Halden Motors sold its yard in Skerry on 6 May 2024 to Orrin Freight Group.

Marta Lindqvist thanked the workers. She will leave Halden Motors in June 2024. Halden Motors could build vans again.

Skerry's president, Tomas Ahl, met Marta Lindqvist in Skerry on 7 May 2024.
""",
    "b.txt": """Fjord Herald

Published: 20 May 2024

A yard changes hands

Orrin Freight Group reopened the yard of Skerry on 18 May 2024. Lindqvist praised the colour.
""",
}


@lru_cache(maxsize=1)
def _record() -> Record:
    return reading_of({name: read_page(name, text.encode()) for name, text in _PAGES.items()}).record


def _told(timeline: Timeline) -> list[tuple[str, str]]:
    return [(str(entry.time), entry.evidence[0].text) for entry in timeline.entries if entry.is_deed]


def test_without_being_asked_for_there_are_only_events() -> None:
    assert not any(entry.is_deed for entry in build_timeline(_record(), name="Halden Motors").entries)


def test_the_deeds_of_a_name_are_told_at_the_days_that_are_known() -> None:
    told = _told(build_timeline(_record(), name="Halden Motors", deeds=True))
    assert ("2024-05-06", "sold") in told
    assert ("2024-06", "leave") in told
    assert "build" not in {verb for _, verb in told}  # only conceived of, on no day
    assert "reopened" not in {verb for _, verb in told}


def test_a_person_is_asked_for_by_family_name_and_followed_over_pages() -> None:
    told = _told(build_timeline(_record(), name="Lindqvist", deeds=True))
    assert ("..2024-05-14", "thanked") in told and ("..2024-05-20", "praised") in told


def test_an_event_is_not_told_again_as_a_deed() -> None:
    timeline = build_timeline(_record(), name="Marta Lindqvist", deeds=True)
    assert [entry.text for entry in timeline.entries if "met" in entry.text and not entry.is_deed]
    assert "met" not in {verb for _, verb in _told(timeline)}


def test_deeds_stand_in_parts_with_those_who_do_them() -> None:
    parts = group_timeline(build_timeline(_record(), deeds=True), _record(), Grouping.ORGANISATION)
    verbs = {part.title: {verb for _, verb in _told(part)} for part in parts}
    assert "reopened" in verbs["Orrin Freight Group"] and "sold" in verbs["Halden Motors"]


def test_every_deed_stands_where_it_says() -> None:
    texts = {page.article.id: page.article.text for page in _record().pages}
    entries = [entry for entry in build_timeline(_record(), deeds=True).entries if entry.is_deed]
    assert entries
    for entry in entries:
        assert all(ref.span.of(texts[ref.article_id]) == ref.text for ref in entry.evidence)
        assert entry.origins.texts


def test_a_sentence_that_two_pages_print_is_one_entry() -> None:
    copy = _PAGES["b.txt"].replace("Fjord Herald", "Valley Times")
    pages = {**_PAGES, "c.txt": copy}
    record = reading_of({name: read_page(name, text.encode()) for name, text in pages.items()}).record
    [reopened] = [e for e in build_timeline(record, deeds=True).entries if e.evidence[0].text == "reopened"]
    assert len(reopened.evidence) == 2 and len(reopened.origins.outlets) == 2


def test_names_are_matched_whole() -> None:
    record = _record()
    assert entities_called("halden motors", record.links.entities)
    assert not entities_called("Halden", record.links.entities)
    assert is_named("Kestrel 320", "the new 320") and not is_named("Kestrel 320", "Kestrel")

"""Whatever a record lacks, every output can be written from it."""

from dataclasses import replace

import pytest

from dateline.model.annotation import Annotations
from dateline.model.claim import Brief, Timeline
from dateline.model.dates import Dated
from dateline.model.link import Links, Page
from dateline.model.record import Ledger, Record
from dateline.publish.brief import write_brief
from dateline.publish.explain import explain
from dateline.publish.to_html import report_to_html
from dateline.publish.to_json import record_rows
from dateline.publish.to_markdown import brief_to_markdown, timeline_to_markdown
from dateline.record.ledger import build_ledger
from dateline.record.timeline import build_timeline
from tests.support.corpus import Corpus


def _write_all(record: Record) -> tuple[Timeline, Brief]:
    timeline = build_timeline(record)
    brief = write_brief(record, timeline)
    assert report_to_html(record, timeline, brief).endswith("</html>")
    assert brief_to_markdown(brief, record).startswith("# ")
    assert timeline_to_markdown(timeline, record).startswith("# ")
    assert len(list(record_rows(record))) >= len(record.pages)
    for page in record.pages:
        assert explain(page.article.id, record)
    return timeline, brief


def test_an_empty_record() -> None:
    timeline, brief = _write_all(Record())
    assert (timeline.entries, brief.sections) == ((), ())


def test_pages_that_nothing_links(corpus: Corpus) -> None:
    pages = corpus.record.pages
    _, brief = _write_all(Record(pages, (), Links(), build_ledger(pages, Links())))
    assert brief.sections


def test_pages_without_annotations_or_dates(corpus: Corpus) -> None:
    pages = tuple(
        Page(replace(page.article, published=Dated.unknown()), Annotations(page.article.id, None, "none"))
        for page in corpus.record.pages
    )
    _, brief = _write_all(Record(pages))
    assert [section.heading for section in brief.sections] == ["What is not known"]


@pytest.mark.parametrize("kept", ["events", "entities", "stories"])
def test_links_with_one_kind_only(corpus: Corpus, kept: str) -> None:
    links = corpus.record.links
    if kept == "events":
        some = Links(events=links.events)
    elif kept == "entities":
        some = Links(entities=links.entities)
    else:
        some = Links(stories=links.stories)
    pages = corpus.record.pages
    timeline, _ = _write_all(Record(pages, (), some, build_ledger(pages, some)))
    assert bool(timeline.entries) is (kept == "events")


def test_a_record_without_a_ledger(corpus: Corpus) -> None:
    _, brief = _write_all(replace(corpus.record, ledger=Ledger()))
    assert {"What happened", "What is announced"} <= {section.part_of or section.heading for section in brief.sections}

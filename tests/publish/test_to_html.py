import re
from dataclasses import replace

import pytest

from dateline.model.record import Record
from dateline.publish.brief import write_brief
from dateline.publish.to_html import report_to_html
from dateline.record.timeline import build_timeline
from tests.support.corpus import Corpus


def _html(record: Record) -> str:
    timeline = build_timeline(record)
    return report_to_html(record, timeline, write_brief(record, timeline))


@pytest.fixture(scope="module")
def html(corpus: Corpus) -> str:
    return _html(corpus.record)


def test_the_page_needs_nothing_from_outside(html: str) -> None:
    assert "<script" not in html
    assert not re.findall(r"(?:src|href)=\"(?!#)", html)


def test_every_link_leads_to_one_place_on_the_page(html: str) -> None:
    ids = re.findall(r"\bid=\"([^\"]+)\"", html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r"href=\"#([^\"]+)\"", html)) <= set(ids)


def test_every_citation_leads_to_words_in_an_article(html: str) -> None:
    cited = set(re.findall(r"href=\"#cited-(\d+)\"", html))
    assert cited
    assert cited == set(re.findall(r"id=\"cited-(\d+)\"", html))


def test_pages_are_never_markup(corpus: Corpus) -> None:
    page = corpus.record.pages[0]
    bad = replace(page, article=replace(page.article, outlet="<script>alert(1)</script>"))
    html = _html(replace(corpus.record, pages=(bad, *corpus.record.pages[1:])))
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_an_empty_record_gives_a_page() -> None:
    assert "The record holds no event." in _html(Record())


def test_intervals_are_bars(html: str) -> None:
    assert len(re.findall(r"class=\"bar s-(?:held|planned)", html)) == 4


def test_an_event_that_is_left_out_is_not_linked_to(corpus: Corpus) -> None:
    timeline = build_timeline(corpus.record)
    held = corpus.events["held"].id
    entries = tuple(entry for entry in timeline.entries if entry.event_id != held)
    page = report_to_html(corpus.record, replace(timeline, entries=entries), write_brief(corpus.record, timeline))
    assert f'href="#{held}"' not in page

"""What must hold of the record of the example pages, and how much of their gold must be found.

What must never be wrong is asserted item by item. How much is found has floors: they stand a little below what was
measured when they were set, and are raised when a stage gets better.
"""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from dateline.model.annotation import Status
from dateline.model.claim import Brief
from dateline.publish.brief import write_brief
from dateline.record.timeline import build_timeline
from tests.golden.expected import EXPECTED
from tests.support.run import Reading, read_folder
from tests.support.score import Item, Outcome, match_events, score, totals
from tests.support.walk import faults

PAGES = Path(__file__).parents[2] / "examples" / "pages"

NEVER_WRONG = (
    "page date, stated",
    "page date, worked out",
    "events kept apart",
    "pair is two events",
    "never held",
    "one text",
    "not one text",
    "quote",
)

FLOORS = {
    "page date, stated": 1.0,
    "page date, worked out": 0.5,
    "event found": 0.85,
    "event time": 0.55,
    "event place": 0.75,
    "event status": 0.9,
    "event told by": 0.5,
    "pair is one event": 0.55,
    "pair is two events": 0.9,
    "figure": 0.8,
    "ordinal found": 0.85,
    "side's stance": 0.6,
    "quote": 0.95,
    "one text": 1.0,
    "title": 0.7,
    "furniture": 0.85,
}

AGENCIES = ("AFP", "AP", "Associated Press", "Getty", "Reuters", "Keystone", "AA")


def reading() -> Reading:
    return read_folder(PAGES)


@cache
def items() -> tuple[Item, ...]:
    return tuple(score(EXPECTED, reading()))


@cache
def brief() -> Brief:
    record = reading().record
    return write_brief(record, build_timeline(record))


@pytest.mark.parametrize("kind", NEVER_WRONG)
def test_nothing_of_this_kind_is_wrong(kind: str) -> None:
    of_kind = [item for item in items() if item.kind == kind]
    assert of_kind
    assert [item for item in of_kind if item.outcome is Outcome.WRONG] == []


@pytest.mark.parametrize(("kind", "floor"), FLOORS.items())
def test_enough_is_found(kind: str, floor: float) -> None:
    counts = totals(items())[kind]
    assert counts["right"] >= floor * sum(counts.values()), counts


def test_no_agency_that_is_only_credited_acts() -> None:
    wrong = {item.label for item in items() if item.kind == "no actor" and item.outcome is Outcome.WRONG}
    assert wrong.isdisjoint(AGENCIES)
    assert len(wrong) <= 2, wrong


@pytest.mark.parametrize("page", [page for page, _ in EXPECTED.rejected])
def test_pages_without_an_article_are_rejected(page: str) -> None:
    assert page in reading().rejections
    assert reading().rejections[page].detail


def test_every_other_page_is_an_article() -> None:
    expected = {path.name for path in PAGES.iterdir()} - {page for page, _ in EXPECTED.rejected}
    assert set(reading().pages) == expected


def test_the_postponed_visit_is_never_reported_as_held() -> None:
    event = match_events(EXPECTED, reading())["blinken to china, february 2023"]
    assert event is None or event.status is not Status.HELD


def test_every_span_of_the_record_holds_the_words_it_quotes() -> None:
    texts = {page.article.id: page.article.text for page in reading().record.pages}
    refs = [ref for event in reading().record.links.events for ref in event.mentions]
    refs += [ref for claim in reading().record.ledger.claims for ref in claim.evidence]
    assert refs
    assert [ref for ref in refs if ref.span.of(texts[ref.article_id]) != ref.text] == []


def test_every_cell_of_the_record_can_be_opened() -> None:
    record = reading().record
    assert faults(record, build_timeline(record, deeds=True), brief()) == []


def test_a_cell_that_cannot_be_opened_is_found() -> None:
    record = reading().record
    claim, *others = record.ledger.claims
    moved = replace(claim.evidence[0], text="something else")
    broken = replace(record, ledger=replace(record.ledger, claims=(replace(claim, evidence=(moved,)), *others)))
    [fault] = faults(broken, build_timeline(record), brief())
    assert claim.id in fault and "something else" in fault


def test_every_sentence_of_the_brief_has_a_citation() -> None:
    sentences = [sentence for section in brief().sections for sentence in section.sentences]
    assert len(sentences) >= 10
    assert [sentence.text for sentence in sentences if not sentence.citations] == []


def test_the_two_trade_sums_stay_two_figures() -> None:
    levels = {claim.number for claim in reading().record.ledger.claims if claim.measure == "level" and claim.number}
    assert {62e9, 68e9} <= levels


def test_a_growth_rate_contradicts_no_level() -> None:
    ledger = reading().record.ledger
    measure = {claim.id: claim.measure for claim in ledger.claims}
    pairs = [{measure.get(r.left), measure.get(r.right)} for r in ledger.relations if r.relation == "contradicts"]
    assert {"level", "change"} not in pairs

from dataclasses import replace

from dateline.model.link import Page, SpanRef
from dateline.model.record import Record
from dateline.model.span import Span
from dateline.record.evidence import loose_evidence
from tests.store.samples import article, capture, ledger, links, notes


def _record() -> Record:
    page = article(capture("Work stopped."))
    return Record((Page(page, notes(page)),), (), links(page), ledger(page))


def test_a_sound_record_has_no_loose_evidence() -> None:
    assert loose_evidence(_record()) == ()


def test_words_that_do_not_stand_there_are_told() -> None:
    record = _record()
    claim = replace(record.ledger.claims[0], evidence=(SpanRef(record.pages[0].article.id, Span(0, 4), "Rain"),))
    (line,) = loose_evidence(replace(record, ledger=replace(record.ledger, claims=(claim,))))
    assert line.startswith(f"{claim.id} cites words that ") and "'Rain'" in line


def test_an_article_that_is_gone_is_told() -> None:
    assert len(loose_evidence(replace(_record(), pages=()))) == 3

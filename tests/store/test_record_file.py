from dataclasses import replace
from datetime import UTC, datetime

import pytest

from dateline.errors import NotFound, UsageError
from dateline.model.article import Article
from dateline.model.link import Event, Ground, Judgement, Verdict
from dateline.model.outcome import Rejection, RejectionReason
from dateline.store.articles import StageKey
from dateline.store.record import Outcome, RecordFile, Resolved
from tests.store.samples import KEYS, Places, article, capture, event, ledger, links, notes, outcome

NOW = datetime(2021, 3, 9, 12, tzinfo=UTC)


def _put(record: RecordFile, *outcomes: Outcome) -> None:
    record.put_pages(outcomes, KEYS, NOW)


def _link(record: RecordFile, *of: Outcome, title: str = "Strike in Lagos") -> None:
    articles = [each.article for each in of if each.article]
    ids = tuple(sorted(each.id for each in articles))
    with record.linking() as table:
        table.put_keys(ids, dict.fromkeys(ids, ()))
        table.put_results([Resolved(ids, links(*articles, title=title), ledger(articles[0]))], [], NOW)
        table.finish("v1")


def _rejected(text: str, name: str) -> Outcome:
    seen = capture(text, name)
    return Outcome(seen, rejection=Rejection.of("page", RejectionReason.TOO_SHORT, seen.source, "two words"))


def test_everything_put_in_comes_out(place: str) -> None:
    one, two = outcome("Work stopped at dawn.", "a.txt"), outcome("Work stopped.", "b.txt")
    none = _rejected("Too short", "c.txt")
    with RecordFile(place) as record:
        _put(record, one, two, none)
        _link(record, one, two)
        whole = record.record()
    assert one.article and two.article
    assert {page.article for page in whole.pages} == {one.article, two.article}
    assert {page.notes for page in whole.pages} == {one.notes, two.notes}
    assert whole.rejections == (none.rejection,)
    assert whole.links == links(one.article, two.article)
    assert whole.ledger == ledger(one.article)


def test_bytes_are_kept_as_received(place: str) -> None:
    one = outcome("Work stopped at dawn.")
    assert one.capture
    with RecordFile(place) as record:
        _put(record, one)
        assert record.capture(one.capture.id) == one.capture
        assert record.capture("cap_other") is None


def test_a_page_read_before_is_known_for_the_same_versions_only(place: str) -> None:
    one, none = outcome("Work stopped."), _rejected("Too short", "c.txt")
    assert one.capture and none.capture
    both = [one.capture, none.capture]
    with RecordFile(place) as record:
        assert record.known(both, KEYS) == {}
        _put(record, one, none)
        known = record.known(both, KEYS)
        assert record.known(both, replace(KEYS, page=StageKey("page-2", "settings-1"))) == {}
        half = record.known(both, replace(KEYS, notes=StageKey("notes-2", "")))
        longer = record.known(both, replace(KEYS, limits="90 s"))
    assert known[one.capture.id].complete and known[one.capture.id].article is None
    assert longer.keys() == {one.capture.id}
    assert known[none.capture.id].rejection == none.rejection
    assert half[one.capture.id].article == one.article and not half[one.capture.id].complete


def test_a_page_read_again_takes_the_place_of_the_first_reading(place: str) -> None:
    one = outcome("Work stopped.")
    with RecordFile(place) as record:
        _put(record, one)
        _put(record, one)
        assert record.counts()["article"] == 1
        assert len(record.search("stopped", kinds=("article",))) == 1


def test_a_file_that_was_mended_is_no_longer_rejected(place: str) -> None:
    with RecordFile(place) as record:
        _put(record, _rejected("Too short", "a.txt"))
        _put(record, outcome("Work stopped at dawn.", "a.txt"))
        assert record.counts()["rejection"] == 0


def test_a_batch_is_written_whole_or_not_at_all(place: str) -> None:
    with RecordFile(place) as record:
        with pytest.raises(ValueError, match="neither an article"):
            _put(record, outcome("Work stopped."), Outcome(capture("x")))
        assert record.counts()["article"] == 0
        assert record.search("stopped") == ()


def test_results_are_stale_after_new_pages_judgements_or_stages(place: str) -> None:
    one = outcome("Work stopped.", "a.txt")
    same = Judgement("event", "a", "b", Verdict.SAME, 1.0, (Ground("said", "by eye"),), "person")
    with RecordFile(place) as record:
        assert not record.is_stale("v1")
        _put(record, one)
        assert record.is_stale("v1")
        _link(record, one)
        assert not record.is_stale("v1")
        assert record.is_stale("v2")
        number = record.judge(same, NOW)
        assert record.is_stale("v1")
        assert record.judgements() == {number: same}
        record.withdraw(number, NOW)
        assert record.judgements() == {}
        with pytest.raises(NotFound, match="no judgement"):
            record.withdraw(number, NOW)


def test_new_results_take_the_place_of_the_old(place: str) -> None:
    one = outcome("Work stopped.", "a.txt")
    assert one.article
    with RecordFile(place) as record:
        _put(record, one)
        _link(record, one)
        _link(record, one, title="Walkout in Lagos")
        assert record.all(Event) == (event(one.article, title="Walkout in Lagos"),)
        assert [hit.kind for hit in record.search("walkout")] == ["event"]
        assert record.search("strike", kinds=("event",)) == ()
        assert record.verify().faults == ()


def test_an_item_is_found_by_the_beginning_of_its_id(place: str) -> None:
    one, two = outcome("Work stopped.", "a.txt"), outcome("Work went on.", "b.txt")
    assert one.article
    with RecordFile(place) as record:
        _put(record, one, two)
        _link(record, one, two)
        mark, digits = one.article.id.split("_")
        assert record.find(one.article.id) == ("article", one.article)
        assert record.find(f"{mark}_{digits[:6]}") == ("article", one.article)
        assert record.find(digits[:8]) == ("article", one.article)
        assert record.find("clm_1")[0] == "claim"
        with pytest.raises(UsageError, match="fits 2 items"):
            record.find("art_")
        for nothing in ("evt_zz", "%", "", "_"):
            with pytest.raises(NotFound, match="nothing in the record"):
                record.find(nothing)


def test_pages_can_be_asked_for_by_id(place: str) -> None:
    one, two = outcome("Work stopped.", "a.txt"), outcome("Work went on.", "b.txt")
    assert two.article
    with RecordFile(place) as record:
        _put(record, one, two)
        assert [page.article for page in record.pages([two.article.id])] == [two.article]
        assert len(record.all(Article)) == 2


def test_of_two_captures_with_one_article_the_smaller_id_is_kept_in_every_order(places: Places) -> None:
    first, second = capture("Work stopped.", "a.txt"), capture("Work stopped!", "b.txt")
    low, high = sorted((first, second), key=lambda each: each.id)
    read = article(low)
    low_one = Outcome(low, read, notes(read))
    high_one = Outcome(high, replace(read, capture_id=high.id), notes(read))
    for number, order in enumerate(((low_one, high_one), (high_one, low_one))):
        with RecordFile(places(str(number))) as record:
            for each in order:
                _put(record, each)
            assert record.all(Article) == (read,)
            assert len(record.search("stopped", kinds=("article",))) == 1
            known = record.known([low, high], KEYS)
            assert all(known[each.id].complete for each in (low, high))


def test_an_article_that_a_later_version_reads_otherwise_goes(place: str) -> None:
    seen = capture("Work stopped.", "a.txt")
    before = article(seen)
    after = replace(before, id="art_other", title="Work stopped")
    with RecordFile(place) as record:
        _put(record, Outcome(seen, before, notes(before)))
        _put(record, Outcome(seen, after, notes(after)))
        assert record.all(Article) == (after,)
        _put(record, Outcome(seen, rejection=Rejection.of("page", RejectionReason.RECIPE, seen.source, "a recipe")))
        assert record.counts()["article"] == 0
        assert record.search("stopped") == ()
        assert record.verify().faults == ()


def test_a_word_that_is_no_text_is_the_mistake_of_the_caller(place: str) -> None:
    with RecordFile(place) as record:
        for ask in (record.find, record.pages_from):
            with pytest.raises(UsageError, match="no database takes such a value"):
                ask("evt_\udcff")

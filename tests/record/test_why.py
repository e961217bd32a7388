from dataclasses import replace

from dateline.model.annotation import EventType, Stance
from dateline.model.dates import Basis, Dated, Interval, Reason
from dateline.model.link import DateConflict, Ground, Judgement, Links, Page, Relation, RoleHeld, SpanRef, Verdict
from dateline.model.outcome import Rejection, RejectionReason
from dateline.model.record import Record
from dateline.model.span import Span
from dateline.record.origins import origins_behind
from dateline.record.sides import stances
from dateline.record.why import Step, why, why_two
from tests.store.samples import DAY, article, capture, ledger, links, notes
from tests.support.run import read_page, reading_of


def _record() -> Record:
    articles = [article(capture(text, name)) for text, name in (("Work stopped.", "a.txt"), ("Work went on.", "b.txt"))]
    pages = tuple(Page(each, notes(each)) for each in sorted(articles, key=lambda each: each.id))
    return Record(pages, (), links(*articles), ledger(pages[0].article))


def _texts(steps: tuple[Step, ...]) -> list[str]:
    return [text for step in steps for text in (step.text, *_texts(step.steps))]


def _evidence(steps: tuple[Step, ...]) -> list[SpanRef]:
    return [ref for step in steps for ref in (*step.evidence, *_evidence(step.steps))]


def test_an_event_is_led_back_to_its_words() -> None:
    record = _record()
    event = record.links.events[0]
    found = why(record, event)
    assert found.title == "Strike in Lagos"
    assert event.mentions[0] in _evidence(found.steps)
    texts = _texts(found.steps)
    assert "told once on 1 page" in texts
    assert "where: Lagos (NG)" in texts
    assert "Ada Obi: actor" in texts
    assert any("300 dockers" in text for text in texts)


def test_reasons_of_a_date_come_with_the_words_they_were_read_from() -> None:
    record = _record()
    page = record.pages[0].article
    reason = Reason("weekday", "says “Dockers”", page.id, Span(0, 7))
    event = replace(record.links.events[0], time=Dated.of(DAY, Basis.INFERRED, reason))
    found = why(record, event)
    assert "weekday: says “Dockers”" in _texts(found.steps)
    assert SpanRef(page.id, Span(0, 7), "Dockers") in _evidence(found.steps)


def test_what_is_kept_apart_is_told_with_the_ground() -> None:
    record = _record()
    event = record.links.events[0]
    apart = Judgement(
        "event", event.members[0], "art_x#e1", Verdict.DIFFERENT, 0.1, (Ground("dates", "a year apart"),), "events/1"
    )
    found = why(replace(record, links=replace(record.links, judgements=(apart,))), event)
    texts = _texts(found.steps)
    assert "kept apart from others" in texts and "dates: a year apart" in texts
    assert "the same happening" not in texts


def test_an_article_is_told_with_its_dates_fields_and_relatives() -> None:
    record = _record()
    page = record.pages[0].article
    solved = Dated.of(Interval.on(DAY.earliest), Basis.INFERRED) if DAY.earliest else Dated()
    conflict = DateConflict(page.id, DAY, Interval(), Reason("week", "“this week” does not fit"))
    changed = replace(record.links, published=((page.id, solved),), conflicts=(conflict,))
    texts = _texts(why(replace(record, links=changed), page).steps)
    assert texts[0].startswith("read from ")
    assert "published, by the whole record: 2021-03-08 (inferred)" in texts
    assert "week: “this week” does not fit" in texts
    assert any(" reprints " in text for text in texts)


def test_two_articles_are_told_as_one_text_one_story_or_neither() -> None:
    record = _record()
    [lineage] = record.links.lineages
    ends = [(name, frozenset({name})) for name in (lineage.from_id, lineage.to_id)]
    families, stories = ((lineage.from_id, lineage.to_id),), record.links.stories
    for kept, held in (
        (replace(record.links, families=families), "they are one text"),
        (replace(record.links, families=()), "they are two texts of one story"),
        (replace(record.links, families=(), stories=()), "they are two texts and two stories"),
    ):
        texts = _texts(why_two(replace(record, links=kept), *ends).steps)
        assert texts[0] == held
        assert texts[1].startswith(f"{lineage.to_id} reprints {lineage.from_id}")
        assert "title: the same title" in texts
    assert len(stories) == 1


def test_who_carries_the_same_quotation_is_told_beside_an_articles_text() -> None:
    record = _record()
    [lineage] = record.links.lineages
    quoted = replace(lineage, relation=Relation.QUOTATION, level="announcer")
    texts = _texts(origins_behind(replace(record, links=replace(record.links, lineages=(quoted,))),
                                  record.pages[0].article).steps)  # fmt: skip
    assert "what others say as well" in texts
    assert f"{quoted.to_id} and {quoted.from_id} carry the same quotation" in texts


def test_a_story_an_entity_and_a_lineage() -> None:
    record = _record()
    texts = _texts(why(record, record.links.stories[0]).steps)
    assert "2 pages" in texts and "1 event" in texts and "told together" in texts
    role = RoleHeld("union leader", SpanRef(record.pages[0].article.id, Span(0, 7), "Dockers"))
    entity = replace(record.links.entities[0], roles=(role,), variants=(("Ada Obi", ("art_1",)),))
    texts = _texts(why(record, entity).steps)
    assert "Ada Obi: 1 page" in texts and "union leader" in texts
    assert _texts(why(record, record.links.lineages[0]).steps) == ["title: the same title"]


def test_a_claim_and_its_check() -> None:
    record = _record()
    claim = record.ledger.claims[0]
    texts = _texts(why(record, claim).steps)
    assert any(text.startswith("contradicts clm_2") for text in texts)
    assert any(text.startswith("sum: not enough") for text in texts)
    check = replace(record.ledger.checks[0], counted=(record.links.events[0].id,), excluded=(("evt_2", "too early"),))
    texts = _texts(why(record, check).steps)
    assert "evt_2: too early" in texts
    assert any("Strike in Lagos" in text for text in texts)


def test_a_rejection_is_told_with_its_stage() -> None:
    rejection = Rejection.of("page", RejectionReason.EMPTY, capture("", "e.txt").source, "no bytes")
    assert _texts(why(Record(), rejection).steps) == ["no bytes (stage page)"]


def test_long_lists_are_cut_and_counted() -> None:
    record = _record()
    event = record.links.events[0]
    many = replace(event, participants=event.participants * 30)
    assert "and 18 more" in _texts(why(record, many).steps)


def test_an_item_that_refers_to_what_is_gone_is_still_told() -> None:
    event = replace(_record().links.events[0], part_of="evt_gone")
    assert "part of evt_gone" in _texts(why(Record(links=Links()), event).steps)


def test_what_a_side_says_is_told_page_by_page() -> None:
    pages = {
        "a.txt": "Danube Lantern\n\nPublished: 4 March 2024\n\nA visit is planned\n\nThe foreign ministry of Austria "
        "announced that Chancellor Leopold Achleitner of Austria will visit Slovakia on 12 March 2024.\n\nThe foreign "
        "ministry of Slovakia has yet to confirm the visit.\n",
        "b.txt": "The Copper Post\n\nPublished: 7 March 2024\n\nBratislava agrees\n\nThe foreign ministry of Slovakia "
        "confirmed on Thursday that Chancellor Leopold Achleitner of Austria will visit Slovakia on 12 March 2024.\n",
    }
    record = reading_of({name: read_page(name, text.encode()) for name, text in pages.items()}).record
    [visit] = [each for each in record.links.events if each.type is EventType.VISIT]
    said = [(each.side, each.stance, str(each.published)) for each in stances(record, visit)]
    assert said == [
        ("AT", Stance.ANNOUNCED, "2024-03-04"),
        ("SK", Stance.UNCONFIRMED, "2024-03-04"),
        ("SK", Stance.CONFIRMED, "2024-03-07"),
    ]
    sides = next(step for step in why(record, visit).steps if step.text == "what the sides say")
    assert [step.text for step in sides.steps] == ["Austria: announced", "Slovakia: confirmed"]
    assert "yet to confirm" in sides.steps[1].steps[0].text

from dateline.model.claim import CheckVerdict, Claim, ClaimRelation, Modality
from dateline.record.ledger import build_ledger
from tests.support.corpus import Corpus


def _claims(corpus: Corpus, name: str) -> dict[str, Claim]:
    return {claim.value: claim for claim in corpus.record.ledger.claims if claim.property == name}


def _relation(corpus: Corpus, left: Claim, right: Claim) -> ClaimRelation | None:
    for link in corpus.record.ledger.relations:
        if (link.left, link.right) == (left.id, right.id):
            return link.relation
    return None


def test_every_claim_rests_on_words_of_a_page(corpus: Corpus) -> None:
    texts = {page.article.id: page.article.text for page in corpus.record.pages}
    for claim in corpus.record.ledger.claims:
        assert claim.evidence
        for ref in claim.evidence:
            assert ref.span.of(texts[ref.article_id]) == ref.text


def test_pages_of_one_family_are_one_text_behind_a_claim(corpus: Corpus) -> None:
    kenya = _claims(corpus, "place")["Kenya"]
    assert kenya.origins.counts == {"outlets": 2, "texts": 1, "announcers": 1, "sides": 1}


def test_a_town_refines_its_country(corpus: Corpus) -> None:
    places = _claims(corpus, "place")
    assert _relation(corpus, places["Mombasa"], places["Kenya"]) is ClaimRelation.REFINES


def test_fields_of_an_announced_event_are_planned(corpus: Corpus) -> None:
    assert _claims(corpus, "place")["Mombasa"].modality is Modality.PLANNED


def test_a_later_higher_toll_updates_the_earlier(corpus: Corpus) -> None:
    dead = _claims(corpus, "deaths")
    assert _relation(corpus, dead["17 people"], dead["12 people"]) is ClaimRelation.UPDATES


def test_tolls_printed_on_one_day_contradict_each_other(corpus: Corpus) -> None:
    dead = _claims(corpus, "deaths")
    found = {_relation(corpus, dead[a], dead[b]) for a, b in (("17 people", "9 people"), ("9 people", "17 people"))}
    assert ClaimRelation.CONTRADICTS in found


def test_a_level_and_a_change_are_not_compared(corpus: Corpus) -> None:
    relations = [link.relation for link in corpus.record.ledger.relations]
    trade = _claims(corpus, "trade")
    assert {trade["$410 million"].measure, trade["rose by almost a fifth"].measure} == {"level", "change"}
    assert relations.count(ClaimRelation.DIFFERENT_MEASURE) == 1


def test_not_confirmed_expires_when_the_side_announces(corpus: Corpus) -> None:
    stances = _claims(corpus, "confirmation")
    left, right = stances["Ethiopia: yet to confirm"], stances["Ethiopia: announced"]
    assert _relation(corpus, left, right) is ClaimRelation.EXPIRED


def test_two_posts_of_one_person_contradict(corpus: Corpus) -> None:
    roles = _claims(corpus, "role")
    pair = [roles["spokeswoman"], roles["adviser"]]
    found = {_relation(corpus, *pair), _relation(corpus, *reversed(pair))}
    assert ClaimRelation.CONTRADICTS in found


def test_checks_give_one_verdict_for_each_kind(corpus: Corpus) -> None:
    verdicts = {check.kind: check.verdict for check in corpus.record.ledger.checks}
    assert verdicts == {
        "ordinal": CheckVerdict.CONSISTENT,
        "since": CheckVerdict.CONSISTENT,
        "weekday": CheckVerdict.CONSISTENT,
        "membership": CheckVerdict.NOT_CHECKABLE,
        "latest": CheckVerdict.NOT_ENOUGH,
        "change": CheckVerdict.NOT_ENOUGH,
    }


def test_the_order_of_pages_does_not_matter(corpus: Corpus) -> None:
    again = build_ledger(tuple(reversed(corpus.record.pages)), corpus.record.links)
    assert again == corpus.record.ledger

from dataclasses import replace

from dateline.model.claim import CheckVerdict
from dateline.publish.brief import write_brief
from dateline.record.timeline import build_timeline
from tests.support.corpus import Corpus


def _checked(corpus: Corpus, verdict: CheckVerdict, explanation: str) -> list[str]:
    ledger = corpus.record.ledger
    first = next(c for c in ledger.checks if any(k.id == c.claim_id and k.property == "count" for k in ledger.claims))
    others = [check for check in ledger.checks if check is not first]
    changed = replace(first, verdict=verdict, explanation=explanation)
    record = replace(corpus.record, ledger=replace(ledger, checks=(*others, changed)))
    brief = write_brief(record, build_timeline(record))
    heading = "Claims checked against the record"
    return [s.text for section in brief.sections if section.heading == heading for s in section.sentences]


def test_a_contradicted_claim_comes_first_with_what_speaks_against_it(corpus: Corpus) -> None:
    told = _checked(corpus, CheckVerdict.CONTRADICTED, "the record holds earlier ones: Nairobi 2023-06; more follow")
    assert told[0].endswith("– contradicted: the record holds earlier ones: Nairobi June 2023.")
    assert " on the meeting of Samuel Otieno and Hanna Bekele in " in told[0]


def test_an_open_claim_goes_without_the_list_of_what_was_counted(corpus: Corpus) -> None:
    told = _checked(corpus, CheckVerdict.NOT_ENOUGH, "the record holds 1 of 3 since 2022-01: Nairobi 2023-06; but")
    assert any(text.endswith("– not settled: the record holds 1 of 3 since January 2022.") for text in told)


def test_what_cannot_be_computed_is_left_to_the_list_of_claims(corpus: Corpus) -> None:
    told = _checked(corpus, CheckVerdict.NOT_CHECKABLE, "over which time it counts is not clear")
    assert told
    assert not any("not clear" in text for text in told)

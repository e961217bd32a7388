import pytest

from benchmarks.quality import checks
from dateline.model.claim import CheckVerdict, ClaimRelation
from tests.support.checks import (
    Checked,
    Corpus,
    Pair,
    Related,
    Statement,
    check_corpus,
    score_checks,
)
from tests.support.gold import days

HOLDS, BREAKS, SHORT, VAGUE = (
    CheckVerdict.CONSISTENT,
    CheckVerdict.CONTRADICTED,
    CheckVerdict.NOT_ENOUGH,
    CheckVerdict.NOT_CHECKABLE,
)
PAIR = Pair(("a.txt", "one"), ("b.txt", "two"), (ClaimRelation.UPDATES,))


def statement(kind: str, *verdicts: CheckVerdict) -> Statement:
    return Statement("a.txt", "words", kind, verdicts)


def page(outlet: str, day: str, *sentences: str) -> str:
    filler = "The streets around the harbour were closed all day. Nobody asked the fishermen, as one of them remarked."
    return "\n\n".join((outlet, f"Published: {day}", "News from the harbour", *sentences, filler)) + "\n"


@pytest.mark.parametrize(
    ("verdicts", "seen", "right"),
    [
        ((HOLDS,), HOLDS, True),
        ((HOLDS,), BREAKS, False),
        ((HOLDS,), None, False),
        ((VAGUE, SHORT), SHORT, True),
        ((VAGUE, SHORT), None, True),
        ((VAGUE, SHORT), HOLDS, False),
    ],
)
def test_silence_is_right_only_where_nothing_can_be_checked(
    verdicts: tuple[CheckVerdict, ...], seen: CheckVerdict | None, right: bool
) -> None:
    assert Checked(statement("nth", *verdicts), seen).right is right


@pytest.mark.parametrize(
    ("wanted", "seen", "right"),
    [
        ({"updates"}, {"updates"}, True),
        ({"updates"}, set(), False),
        ({"updates"}, {"updates", "contradicts"}, False),
        ({"none"}, set(), True),
        ({"none"}, {"different scope"}, True),
        ({"none"}, {"contradicts"}, False),
        ({"none", "refines"}, {"supports"}, True),
    ],
)
def test_a_pair_that_only_seems_to_contradict_may_be_related_otherwise(
    wanted: set[str], seen: set[str], right: bool
) -> None:
    assert Related(Pair(PAIR.left, PAIR.right, tuple(wanted)), frozenset(seen)).right is right


def test_contradictions_are_counted_over_statements_and_pairs() -> None:
    checked = [
        Checked(statement("nth", BREAKS), BREAKS, counted=True),
        Checked(statement("sum", BREAKS), None),
        Checked(statement("age", HOLDS), BREAKS),
    ]
    related = [
        Related(Pair(PAIR.left, PAIR.right, (ClaimRelation.CONTRADICTS,)), frozenset({"contradicts"})),
        Related(PAIR, frozenset()),
    ]
    values = score_checks(checked, related)
    assert values["contradictions_precision"] == values["contradictions_recall"] == 0.667
    assert values["verdict_right"] == 0.333
    assert values["relation_right"] == 0.5
    assert values["silent"] == 1
    assert values["counted_right"] == 1.0
    assert values["by_kind"]["nth"] == 1.0
    assert values["by_kind"]["order"] is None
    assert values["by_relation"] == {"contradicts": 1.0, "updates": 0.0}


def test_a_statement_is_checked_with_the_pages_of_the_record_and_no_others() -> None:
    """5 March 2031 is a Wednesday; the two met twice, and the page of May is no part of the record of March."""
    record = {
        "march.txt": page(
            "Quay Post", "6 March 2031", "President Orla Arlow met President Tomas Bexley in Vienna on Wednesday."
        )
    }
    lead = "President Orla Arlow met President Tomas Bexley in Geneva on Thursday, 8 May 2031."
    third, second = "It was their third meeting.", "It was their second meeting."
    wrong_day = "President Orla Arlow met President Tomas Bexley in Vienna on Monday, 5 March 2031."
    pages = {
        "may-one.txt": page("Arrow Mail", "9 May 2031", lead, third),
        "may-two.txt": page("Tide Letter", "9 May 2031", lead, second),
        "wrong.txt": page("Sandbank Daily", "9 March 2031", wrong_day),
    }
    both = (days("2031-03-05"), days("2031-05-08"))
    statements = (
        Statement("may-one.txt", third, "nth", (SHORT,)),
        Statement("may-two.txt", second, "nth", (HOLDS,), both),
        Statement("wrong.txt", wrong_day, "weekday", (BREAKS,)),
        Statement("wrong.txt", "words that are not there", "sum", (HOLDS,)),
    )
    checked, related = check_corpus(Corpus("quay", record, pages, statements))
    assert [each.verdict for each in checked] == [SHORT, HOLDS, BREAKS, None]
    assert checked[1].counted
    assert related == []


def test_the_days_counted_must_be_those_of_the_gold() -> None:
    record = {"march.txt": page("Quay Post", "6 March 2031", "Orla Arlow met Tomas Bexley in Vienna on Wednesday.")}
    words = "It was their second meeting."
    text = page("Arrow Mail", "9 May 2031", "Orla Arlow met Tomas Bexley in Geneva on Thursday.", words)
    gold = Statement("may.txt", words, "nth", (HOLDS,), (days("2031-04-01"), days("2031-05-08")))
    (checked,), _ = check_corpus(Corpus("quay", record, {"may.txt": text}, (gold,)))
    assert checked.verdict is HOLDS
    assert checked.counted is False


@pytest.mark.parametrize(
    ("arguments", "named"),
    [("--split open", True), ("--split held", False), ("--split all", False), ("--split held --show", True)],
)
def test_what_fails_in_the_held_half_is_named_on_request_only(
    arguments: str, named: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    results = ([Checked(statement("nth", HOLDS), BREAKS)], [Related(PAIR, frozenset())])
    monkeypatch.setattr(checks, "load_checks", lambda _halves: [Corpus("quay", {}, {})])
    monkeypatch.setattr(checks, "check_corpus", lambda _corpus: results)
    assert checks.main(arguments.split()) == 0
    printed = capsys.readouterr().out
    assert ("nth: consistent, not contradicted: “words” (a.txt)" in printed) is named
    assert ("pair: updates, not none: “one” (a.txt) / “two” (b.txt)" in printed) is named
    assert '"below_bar": ["verdict_right", "contradictions_precision", "contradictions_recall", "first"' in printed

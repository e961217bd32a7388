import math

import pytest

from dateline.model.annotation import Bound, Measure, Quantity
from dateline.model.claim import ClaimRelation
from dateline.model.dates import Interval
from dateline.model.record import Ledger
from dateline.model.span import Span
from dateline.record.figures import Thing, value_range
from tests.support.records import Desk, Draft, days

YEAR = days("2022-01-01", "2022-12-31")
HALF = days("2022-01-01", "2022-06-30")


def _quantity(
    value: float, unit: str = "USD", measure: Measure = Measure.LEVEL, bound: Bound = Bound.EXACT
) -> Quantity:
    return Quantity(Span(0, 1), value, unit, measure, bound)


def _page(outlet: str, words: str, value: float, period: Interval = YEAR, *, measure: Measure = Measure.LEVEL,
          unit: str = "USD", of: str = "copper exports", bound: Bound = Bound.EXACT) -> Draft:  # fmt: skip
    draft = Draft(outlet, [f"Zambia says that {of} came to {words} then."], days("2023-01-10"))
    draft.name("z", "Zambia", country="ZM")
    time = draft.time("then", period)
    draft.figure(words, value, unit, measure, of=of, between=["z"], period=time, bound=bound)
    return draft


def _ledger(*drafts: Draft, families: list[list[Draft]] | None = None) -> Ledger:
    desk = Desk(list(drafts), families=families or [])
    desk.entity(*((draft, "z") for draft in drafts))
    return desk.record().ledger


def _relations(ledger: Ledger) -> list[ClaimRelation]:
    return [link.relation for link in ledger.relations]


@pytest.mark.parametrize(
    ("quantity", "low", "high"),
    [
        (_quantity(12, "people", Measure.COUNT), 12, 12),
        (_quantity(1.4e11), 1.35e11, 1.45e11),
        (_quantity(9.3e10), 9.25e10, 9.35e10),
        (_quantity(100, bound=Bound.AT_LEAST), 100, math.inf),
        (_quantity(100, bound=Bound.LESS_THAN), -math.inf, 100),
        (_quantity(1.0, bound=Bound.ALMOST), 0.85, 1.0),
    ],
)
def test_value_range(quantity: Quantity, low: float, high: float) -> None:
    assert value_range(quantity) == pytest.approx((low, high))


def test_plainer_wording_of_one_thing_matches() -> None:
    plain = Thing.of(Quantity(Span(0, 1), 1, "USD", Measure.LEVEL, of="trade"))
    fuller = Thing.of(Quantity(Span(0, 1), 1, "USD", Measure.LEVEL, of="the trade turnover"))
    other = Thing.of(Quantity(Span(0, 1), 1, "USD", Measure.LEVEL, of="debt"))
    assert plain.matches(fuller)
    assert not plain.matches(other)


def test_tolls_are_told_by_the_words_around() -> None:
    count = _quantity(12, "people", Measure.COUNT)
    assert Thing.of(count, "12 people were killed") == Thing(frozenset({"dead"}), "dead")
    assert not Thing.of(count, "12 people were killed").matches(Thing.of(count, "12 people were injured"))


def test_equal_figures_of_two_texts_are_one_claim() -> None:
    ledger = _ledger(_page("A", "$5 billion", 5e9), _page("B", "5 billion dollars", 5e9))
    figures = [claim for claim in ledger.claims if claim.number is not None]
    assert [claim.origins.counts["texts"] for claim in figures] == [2]


def test_two_values_of_one_period_contradict() -> None:
    ledger = _ledger(_page("A", "$5 billion", 5e9), _page("B", "$7 billion", 7e9))
    assert _relations(ledger) == [ClaimRelation.CONTRADICTS]


def test_values_that_bounds_allow_support_each_other() -> None:
    ledger = _ledger(_page("A", "$5 billion", 5e9), _page("B", "more than $4 billion", 4e9, bound=Bound.MORE_THAN))
    assert _relations(ledger) == [ClaimRelation.SUPPORTS]


@pytest.mark.parametrize(
    ("words", "value", "options"),
    [
        ("$7 billion", 7e9, {"period": HALF}),
        ("$7 billion", 7e9, {"of": "maize imports"}),
        ("7 billion kwacha", 7e9, {"unit": "ZMW"}),
    ],
)
def test_other_periods_things_and_currencies_are_not_compared(
    words: str, value: float, options: dict[str, object]
) -> None:
    period = options.get("period", YEAR)
    assert isinstance(period, Interval)
    other = _page("B", words, value, period, unit=str(options.get("unit", "USD")),
                  of=str(options.get("of", "copper exports")))  # fmt: skip
    assert _relations(_ledger(_page("A", "$5 billion", 5e9), other)) == []


def test_a_level_and_a_change_are_different_measures() -> None:
    change = _page("B", "up by a third", 1 / 3, measure=Measure.CHANGE, unit="fraction")
    assert _relations(_ledger(_page("A", "$5 billion", 5e9), change)) == [ClaimRelation.DIFFERENT_MEASURE]


def test_pages_of_one_text_do_not_contradict_each_other() -> None:
    first, second = _page("A", "$5 billion", 5e9), _page("B", "$7 billion", 7e9)
    assert _relations(_ledger(first, second, families=[[first, second]])) == []


def test_a_change_is_checked_against_both_levels() -> None:
    before = days("2021-01-01", "2021-12-31")
    change = _page("C", "up by a half", 0.5, measure=Measure.CHANGE, unit="fraction")
    checks = _ledger(_page("A", "$6 billion", 6e9), _page("B", "$4 billion", 4e9, before), change).checks
    assert [(check.kind, str(check.verdict)) for check in checks] == [("change", "consistent")]


def test_a_wrong_change_is_contradicted() -> None:
    before = days("2021-01-01", "2021-12-31")
    change = _page("C", "doubled", 1.0, measure=Measure.CHANGE, unit="fraction")
    checks = _ledger(_page("A", "$6.1 billion", 6.1e9), _page("B", "$5.9 billion", 5.9e9, before), change).checks
    assert [(check.kind, str(check.verdict)) for check in checks] == [("change", "contradicted")]


def test_a_figure_without_a_period_is_set_beside_one_that_has_one() -> None:
    spoken = _page("B", "$7 billion", 7e9, days("2023-01-09"))
    assert _relations(_ledger(_page("A", "$5 billion", 5e9), spoken)) == [ClaimRelation.DIFFERENT_SCOPE]


def test_two_upper_bounds_neither_agree_nor_clash() -> None:
    pages = [
        _page(outlet, words, value, bound=Bound.AT_MOST)
        for outlet, words, value in (("A", "up to $5 billion", 5e9), ("B", "up to $9 billion", 9e9))
    ]
    assert _relations(_ledger(*pages)) == []

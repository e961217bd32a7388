"""What a figure counts, and on whose word, where its own words do not say: tolls, votes, ellipses, sources."""

import pytest

from dateline.model.annotation import Bound, Measure, Quantity
from tests.annotate.entities_pages import figures_of, page, times_of

Counted = tuple[float, str, str | None]


def _counts(text: str) -> list[Counted]:
    return [(q.value, q.unit, q.of) for q in figures_of(page(text)) if q.measure is Measure.COUNT]


def _figure(text: str, value: float) -> Quantity:
    (found,) = [q for q in figures_of(page(text)) if q.value == pytest.approx(value)]
    return found


@pytest.mark.parametrize(
    ("text", "value", "bound"),
    [
        ("The death toll of the fire that broke out near the port of Lagos on Sunday reached 31.", 31, Bound.EXACT),
        ("Flood toll passes 90 as the rain goes on", 90, Bound.MORE_THAN),
        ("The toll of the blast in the old mill has risen to 14.", 14, Bound.EXACT),
        ("The ferry's death toll is now 18.", 18, Bound.EXACT),
    ],
)
def test_a_toll_may_stand_far_from_its_word(text: str, value: float, bound: Bound) -> None:
    found = _figure(text, value)
    assert (found.unit, found.of, found.bound) == ("people", "deaths", bound)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The storm killed 12 people and left 7 missing.", [(12, "people", "deaths"), (7, "people", "missing")]),
        ("At least 12 killed, 40 injured as bus falls", [(12, "people", "deaths"), (40, "people", "injuries")]),
        (
            "Police arrested 34 people and 9 officers were injured.",
            [(34, "people", "arrests"), (9, "officer", "injuries")],
        ),
        ("Of the 650 miners, 12 have died.", [(650, "miner", "miners"), (12, "people", "deaths")]),
    ],
)
def test_each_count_has_its_own_outcome(text: str, expected: list[Counted]) -> None:
    assert _counts(text) == expected


@pytest.mark.parametrize(
    ("text", "for_it", "against"),
    [
        ("The bill passed by 312 votes to 241.", 312, 241),
        ("The court ruled by six votes to three that the levy was void.", 6, 3),
        ("The motion was carried 7-2.", 7, 2),
    ],
)
def test_both_sides_of_a_vote(text: str, for_it: float, against: float) -> None:
    assert _counts(text) == [(for_it, "votes", "votes for"), (against, "votes", "votes against")]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("In Lyon, 8,000 people marched according to the police, and 70,000 according to the union.", 70_000, "people"),
        ("Some 300 people were held in Graz, and 120 in Linz.", 120, "people"),
        ("The police counted 4,000 marchers. The organisers spoke of 9,000.", 9_000, "marcher"),
        ("The ministry counted 1.28 million voters. The party put the number at 3.5 million.", 3.5e6, "voter"),
    ],
)
def test_a_bare_number_goes_on_with_the_count_before_it(text: str, value: float, unit: str) -> None:
    assert _figure(text, value).unit == unit


@pytest.mark.parametrize(
    "text", ["The talks began at 4.30 p.m. on Monday.", "She left on Friday and 12 months passed."]
)
def test_a_number_that_goes_on_with_nothing_is_no_count(text: str) -> None:
    assert _counts(text) == []


@pytest.mark.parametrize(
    ("text", "value", "name"),
    [
        ("The interior ministry counted 4,000 marchers.", 4_000, "The interior ministry"),
        ("The union put turnout at 92 percent.", 0.92, "The union"),
        ("The minister spoke of an increase of 86 percent.", 0.86, "The minister"),
        ("Half a town, 900 people, came according to the mayor, and 400 according to the police.", 400, "the police"),
    ],
)
def test_who_counts_is_the_source(text: str, value: float, name: str) -> None:
    assert _figure(text, value).attributed_name == name


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The fund will release 4.74 billion yen.", 4.74e9),
        ("Inflation was 3.25 per cent in May.", 0.0325),
        ("The dollar bought 7.15 yuan.", 7.15),
    ],
)
def test_two_decimals_are_no_clock_time(text: str, value: float) -> None:
    assert _figure(text, value).value == pytest.approx(value)


def test_both_ends_of_a_range() -> None:
    found = figures_of(page("Between 300 and 400 people were trapped."))
    assert [(q.value, q.bound) for q in found] == [(300, Bound.AT_LEAST), (400, Bound.AT_MOST)]


def test_parts_of_a_whole_are_no_time() -> None:
    assert _figure("Three quarters of the members voted for it.", 0.75).of == "members"
    assert _figure("The party won 43 of the 120 seats.", 43).unit == "seat"


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("Trade reached $240 billion, up from $190 billion in 2022.", [None, "2022"]),
        ("Turnout was 54 percent, compared with 51 percent in 2019.", [None, "2019"]),
        ("In 2023 exports were worth $111 billion, down from $120 billion.", ["2023", None]),
    ],
)
def test_a_figure_compared_keeps_its_period_to_itself(text: str, periods: list[str | None]) -> None:
    article = page(text)
    times = times_of(article)
    money = [q for q in figures_of(article) if q.measure in {Measure.LEVEL, Measure.SHARE}]
    said = [times[q.period].span.of(article.text) if q.period is not None else None for q in money]
    assert said == periods

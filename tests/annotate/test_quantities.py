import pytest

from dateline.model.annotation import Bound, Measure, Quantity
from tests.annotate.entities_pages import figures_of, page, times_of


def _one(text: str, measure: Measure) -> Quantity:
    (found,) = [q for q in figures_of(page(text)) if q.measure is measure]
    return found


@pytest.mark.parametrize(
    ("text", "value", "unit", "of"),
    [
        ("Trade turnover hit US$14 billion.", 14e9, "USD", "trade turnover"),
        ("The bank approved a $3.2 billion loan.", 3.2e9, "USD", "loan"),
        ("The bridge cost €2.5bn.", 2.5e9, "EUR", "bridge"),
        ("The firm paid 300 million yuan.", 3e8, "CNY", None),
        ("The state pledged Rs 5 crore.", 5e7, "INR", None),
        ("Exports reached 40 billion Mexican pesos.", 4e10, "MXN", "exports"),
    ],
)
def test_money(text: str, value: float, unit: str, of: str | None) -> None:
    found = _one(text, Measure.LEVEL)
    assert (found.unit, found.of) == (unit, of)
    assert found.value == pytest.approx(value)


def test_a_bare_dollar_takes_the_currency_that_the_page_writes_in_full() -> None:
    found = figures_of(page("The port cost A$140 million in 2021, and $93 million in 2022."))
    assert [(q.unit, q.unit_inferred) for q in found if q.measure is Measure.LEVEL] == [("AUD", False), ("AUD", True)]


def test_each_figure_has_its_own_period() -> None:
    article = page("Trade hit US$140 million in 2021, and reached $93 million in the first seven months of 2022.")
    times = times_of(article)
    periods = [times[q.period].span.of(article.text) for q in figures_of(article) if q.period is not None]
    assert periods == ["2021", "the first seven months of 2022"]


@pytest.mark.parametrize(
    ("text", "measure", "value", "of"),
    [
        ("Exports fell by 12 per cent in March.", Measure.CHANGE, -0.12, "exports"),
        ("Trade between Togo and Benin increased by almost a third.", Measure.CHANGE, 1 / 3, "trade"),
        ("Inflation rose to 8.5% in August.", Measure.LEVEL, 0.085, "inflation"),
        ("Unemployment is at 4.2 percent.", Measure.LEVEL, 0.042, "unemployment"),
        ("About 30% of voters stayed at home.", Measure.SHARE, 0.3, "voters"),
        ("The party won two thirds of the seats.", Measure.SHARE, 2 / 3, "seats"),
        ("Prices doubled.", Measure.CHANGE, 1.0, "prices"),
        ("Profits were up 33%.", Measure.CHANGE, 0.33, "profits"),
        ("The shop posted a 5% rise in sales.", Measure.CHANGE, 0.05, "sales"),
    ],
)
def test_changes_levels_and_shares(text: str, measure: Measure, value: float, of: str) -> None:
    (found,) = [q for q in figures_of(page(text)) if q.unit == "fraction"]
    assert (found.measure, found.of) == (measure, of)
    assert found.value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "value", "unit", "bound", "of"),
    [
        ("At least 12 people were killed.", 12, "people", Bound.AT_LEAST, "deaths"),
        ("Seventeen people died in the fire.", 17, "people", Bound.EXACT, "deaths"),
        ("The quake killed more than 300 people.", 300, "people", Bound.MORE_THAN, "deaths"),
        ("The death toll rose to 2,100.", 2100, "people", Bound.EXACT, "deaths"),
        ("The army shot down up to 20 missiles.", 20, "missile", Bound.AT_MOST, "missiles"),
        ("The storm destroyed nearly 1,000 homes.", 1000, "home", Bound.ALMOST, "homes"),
        ("About 50,000 troops were moved.", 50000, "troop", Bound.ABOUT, "troops"),
        ("Nine dead, dozens missing in floods.", 9, "people", Bound.EXACT, "deaths"),
        ("At least one drone crashed.", 1, "drone", Bound.AT_LEAST, "drone"),
    ],
)
def test_counts(text: str, value: float, unit: str, bound: Bound, of: str) -> None:
    found = _one(text, Measure.COUNT)
    assert (found.value, found.unit, found.bound, found.of) == (value, unit, bound, of)


@pytest.mark.parametrize(
    ("text", "measure", "value"),
    [
        ("Vietnam's No. 2 arrived.", Measure.RANK, 2),
        ("The number three leader arrived.", Measure.RANK, 3),
        ("It is the world's third-largest producer.", Measure.RANK, 3),
        ("It was the fifth visit.", Measure.ORDINAL, 5),
        ("A 69-year-old woman left.", Measure.AGE, 69),
        ("The two 69- annual leaders talk.", Measure.AGE, 69),
        ("Her son, aged 12, left.", Measure.AGE, 12),
        ("John Smith, 54, was hurt.", Measure.AGE, 54),
        ("It lasted more than two years.", Measure.DURATION, 2),
        ("A magnitude 6.8 earthquake struck.", Measure.LEVEL, 6.8),
    ],
)
def test_ranks_ordinals_ages_and_durations(text: str, measure: Measure, value: float) -> None:
    assert _one(text, measure).value == pytest.approx(value)


def test_a_rank_is_no_count() -> None:
    assert [q.measure for q in figures_of(page("China's No. 3 will meet miners."))] == [Measure.RANK]


@pytest.mark.parametrize(
    "text",
    [
        "The train leaves at 10:30 GMT.",
        "Call +44 20 7946 0958 today.",
        "The F-16 jets flew over the G7.",
        "They won 3-1.",
        "The law of 14 May 2019 stands.",
        "Resolution 2334 was adopted.",
        "One man left.",
        "One of them left.",
        "The two leaders agreed.",
    ],
)
def test_what_is_no_figure(text: str) -> None:
    article = page(text)
    assert [q.span.of(article.text) for q in figures_of(article)] == []


def test_who_gives_the_figure_and_between_whom() -> None:
    article = page("According to the Kenyan treasury, trade between Togo and Benin grew by 5% in 2019.")
    (found,) = [q for q in figures_of(article) if q.unit == "fraction"]
    assert found.between == ("Togo", "Benin")
    assert found.attributed_name == "the Kenyan treasury"
    said = figures_of(page("Minister Rosa Diaz said that exports grew by 5%."))
    assert [q.attributed_to for q in said if q.unit == "fraction"] == ["Rosa Diaz"]


def test_an_age_is_of_the_person_beside_it() -> None:
    assert _one("John Smith, 54, was hurt.", Measure.AGE).between == ("John Smith",)
    assert _one("A 54-year-old man was hurt.", Measure.AGE).between == ()

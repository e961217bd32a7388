"""Comings-together told by other verbs than "meet", and places told by what they are."""

import pytest

from dateline.model.annotation import EventType as T
from tests.annotate.reads import read

MEETINGS = [
    ("William Ruto and Paul Kagame talked for an hour in Kigali on Monday.", {"Ruto", "Kagame"}),
    ("William Ruto and Paul Kagame last saw each other in Nairobi in March.", {"Ruto", "Kagame"}),
    ("William Ruto and Paul Kagame conferred on Tuesday.", {"Ruto", "Kagame"}),
    ("Maia Sandu spoke with Donald Tusk on Friday.", {"Sandu", "Tusk"}),
    ("William Ruto saw Paul Kagame in Kampala on Monday.", {"Ruto", "Kagame"}),
    ("Ana Botin was received by Emmanuel Macron in Paris.", {"Botin", "Macron"}),
]


@pytest.mark.parametrize(("sentence", "who"), MEETINGS)
def test_verbs_of_meeting_give_meetings(sentence: str, who: set[str]) -> None:
    page = read(sentence)
    assert page.names(page.event(T.MEET)) == who


@pytest.mark.parametrize(
    "sentence",
    [
        "A resident spoke with Reuters on Monday.",
        "Farmers talked about rain.",
        "Olaf Scholz spoke with a voice full of anger.",
        "William Ruto saw Paul Kagame as a rival.",
    ],
)
def test_other_talking_and_seeing_is_no_meeting(sentence: str) -> None:
    assert read(sentence).events(T.MEET) == []


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Emmanuel Macron met Donald Tusk in the Kazakh capital on Monday.", T.MEET),
        ("Thousands protested in Kazakhstan's capital on Friday.", T.PROTEST),
        ("Paul Kagame will travel to the Kazakh capital on Friday.", T.VISIT),
        ("William Ruto arrived in the capital of Kazakhstan on Monday.", T.VISIT),
    ],
)
def test_a_country_s_capital_is_a_place(sentence: str, kind: T) -> None:
    place = read(sentence).event(kind).place
    assert place is not None
    assert (place.name, place.country) == ("Astana", "KZ")


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("Nurses in Lagos began a three-day strike on Monday.", "Lagos"),
        ("Miners downed tools at a copper mine in Zambia.", "Zambia"),
        ("Thousands marched through Nairobi on Sunday against new taxes.", "Nairobi"),
    ],
)
def test_strikes_and_marches_are_protests_with_a_place(sentence: str, place: str) -> None:
    found = read(sentence).event(T.PROTEST).place
    assert found is not None
    assert found.name == place


def test_a_strike_on_a_target_is_no_protest() -> None:
    assert read("Air force pilots launched a strike on the depot.").events(T.PROTEST) == []


@pytest.mark.parametrize(
    ("title", "who"),
    [
        ("William Ruto, Paul Kagame to meet in Kigali on Friday", {"Ruto", "Kagame"}),
        ("Kenya, Rwanda to hold talks in Kigali", {"Kenya", "Rwanda"}),
    ],
)
def test_a_headline_lists_those_who_meet_by_a_comma(title: str, who: set[str]) -> None:
    page = read("The talks begin on Friday.", title=title)
    assert page.names(page.event(T.MEET)) == who


def test_the_two_leaders_are_those_named_before() -> None:
    page = read(
        "Kenyan President James Oduor met Malian President Salif Keita in Bamako on Monday.",
        "The two leaders signed a trade deal.",
    )
    assert page.names(page.event(T.SIGN)) >= {"Oduor", "Keita"}


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("A meeting of the leaders of Serbia and Kosovo broke down on Thursday.", {"Serbia", "Kosovo"}),
        ("The presidents of Peru and Chile are to meet in Quito on Sunday.", {"Peru", "Chile"}),
        ("Kenya's William Ruto flew home. The presidents of Peru and Chile met in Quito.", {"Peru", "Chile"}),
    ],
)
def test_countries_stand_for_leaders_whom_the_page_does_not_name(sentence: str, who: set[str]) -> None:
    page = read(sentence)
    assert page.names(page.event(T.MEET)) == who


def test_their_summit_is_that_of_the_subject_in_the_plural() -> None:
    page = read("William Ruto met Paul Kagame. The leaders of China and Japan hold their summit on Monday.")
    assert page.names(page.event(T.SUMMIT)) == {"China", "Japan"}


def test_a_lone_name_with_whom_somebody_talks_is_a_person() -> None:
    page = read("Yoon's talks with Li took an hour; his meeting with Kishida took fifty minutes in the afternoon.")
    assert [page.names(each) for each in page.events(T.MEET)] == [{"Yoon", "Li"}, {"Yoon", "Kishida"}]


def test_a_name_that_the_model_cuts_short_is_read_to_its_end() -> None:
    page = read("Italian Prime Minister Giorgia Meloni met Tunisian President Kais Saied in Carthage on Wednesday.")
    assert page.names(page.event(T.MEET)) == {"Meloni", "Saied"}

"""Datelines of single briefs, which act in no sentence; months, currencies and stances of the same pages."""

import pytest

from dateline.model.annotation import EventType, Stance, Status
from tests.annotate.reads import read

BRIEFS = [
    ("Tbilisi (Norwind) – Georgia and Armenia signed a treaty on Sunday.", EventType.SIGN, {"Georgia", "Armenia"}),
    ("LAGOS, 4 May (Norwind) — Ghana and Togo signed a treaty on Sunday.", EventType.SIGN, {"Ghana", "Togo"}),
    ("ACCRA: Ghana and Togo signed a treaty on Sunday.", EventType.SIGN, {"Ghana", "Togo"}),
    ("Lima, May 4 — Peru and Chile signed a treaty on Sunday.", EventType.SIGN, {"Peru", "Chile"}),
    ("MANILA, Philippines – A ferry sank on Thursday with 12 people on board.", EventType.DISASTER, set()),
]


@pytest.mark.parametrize(("text", "kind", "names"), BRIEFS)
def test_place_of_a_dateline_is_no_actor(text: str, kind: EventType, names: set[str]) -> None:
    page = read("In brief", text)
    assert page.names(page.event(kind)) == names


def test_taking_place_in_march_is_no_protest() -> None:
    page = read("Anna Berg and Jan Nowak held a second meeting in May; the first took place in Oslo in March.")
    assert not page.events(EventType.PROTEST)
    assert [page.times(event) for event in page.events(EventType.MEET)] == [["May"], ["March"]]


def test_earlier_ones_of_a_series_are_happenings_of_the_same_people() -> None:
    page = read(
        "Anna Berg and Jan Nowak talked in Riga on Wednesday. It was their third meeting this year. "
        "The earlier ones took place in Oslo in March and in Warsaw in May."
    )
    told = {tuple(page.times(event)): page.names(event) for event in page.events(EventType.MEET)}
    assert told[("March",)] == told[("May",)] == {"Berg", "Nowak"}


@pytest.mark.parametrize("text", ["Did Anna Berg meet Jan Nowak in Oslo?", "Will Anna Berg meet Jan Nowak in Oslo?"])
def test_what_is_only_asked_is_neither_held_nor_planned(text: str) -> None:
    met = read(text).event(EventType.MEET)
    assert (met.status, met.hypothetical) == (Status.UNKNOWN, True)


STANCES = [
    ("China's foreign ministry would neither confirm nor deny that Qin Gang would travel to Oslo.", Stance.UNCONFIRMED),
    ("The Chinese foreign ministry refused to confirm that Qin Gang would travel to Oslo.", Stance.DECLINED_DETAILS),
    ("Beijing declined to say when Qin Gang would travel to Oslo.", Stance.DECLINED_DETAILS),
    ("Beijing has yet to announce that Qin Gang will travel to Oslo.", Stance.UNCONFIRMED),
]


@pytest.mark.parametrize(("text", "stance"), STANCES)
def test_who_withholds_word_neither_confirms_nor_denies(text: str, stance: Stance) -> None:
    page = read(text)
    assert [(s.side, s.stance) for s in page.event(EventType.VISIT).stances] == [("CN", stance)]
    assert not page.events(EventType.REJECT)


def test_office_between_two_names_of_a_list_is_the_first_ones() -> None:
    page = read("They met Anna Berg, Norway's foreign minister, Elina Korhonen, her Finnish aide, and Lars Holm.")
    roles = {entity.name: [role.title for role in entity.roles] for entity in page.notes.entities}
    assert roles["Anna Berg"] == ["Norway's foreign minister"]
    assert "Norway's foreign minister" not in roles["Elina Korhonen"]


def test_office_before_a_name_between_commas_stays_with_that_name() -> None:
    page = read("After the call with Anna Berg, the Polish president, Jan Nowak, said the border would open.")
    roles = {entity.name: [role.title for role in entity.roles] for entity in page.notes.entities}
    assert roles["Jan Nowak"] == ["Polish president"]


MONEY = [
    ("Chile will pay a bonus of 40,000 pesos.", "CLP"),
    ("Switzerland will pay 300 million francs.", "CHF"),
    ("Chile and the United States agreed on 2 billion pesos.", "CLP"),
]


@pytest.mark.parametrize(("text", "code"), MONEY)
def test_shared_currency_is_that_of_the_one_country_of_the_page(text: str, code: str) -> None:
    figure = read(text).notes.quantities[0]
    assert (figure.unit, figure.unit_inferred) == (code, True)


def test_shared_currency_of_two_countries_stays_unknown() -> None:
    figure = read("Mexico and Chile signed a deal worth 40 million pesos.").notes.quantities[0]
    assert (figure.unit, figure.unit_inferred) == ("pesos", False)

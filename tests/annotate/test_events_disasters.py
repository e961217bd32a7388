"""Disasters: their place and day, the names of storms, and what storms do being no attack."""

import pytest

from dateline.model.annotation import EventType as T
from dateline.model.annotation import Status
from tests.annotate.reads import read

STRUCK = [
    ("A 6.1-magnitude earthquake hit the Arequipa region on Monday, killing nine people.", "Arequipa"),
    ("The death toll from the Peru earthquake rose to 14.", "Peru"),
    ("Floods killed 14 people in Valencia on Tuesday.", "Valencia"),
    ("Cyclone Freddy struck Malawi on Monday.", "Malawi"),
    ("A landslide buried a village in Nepal's Jumla district on Friday.", "Nepal"),
]


@pytest.mark.parametrize(("sentence", "place"), STRUCK)
def test_a_disaster_is_held_and_has_the_place_that_it_struck(sentence: str, place: str) -> None:
    disaster = read(sentence).event(T.DISASTER)
    assert disaster.status is Status.HELD
    assert disaster.place is not None
    assert disaster.place.name == place


def test_a_headline_s_toll_takes_its_place_from_the_text() -> None:
    page = read("The death toll from floods in Valencia rose to 14.", title="Flood death toll rises to 14")
    headline, _ = page.events(T.DISASTER)
    assert headline.place is not None
    assert headline.place.name == "Valencia"


def test_a_fire_that_burns_goes_on() -> None:
    assert read("A wildfire is burning in southern Greece.").event(T.DISASTER).status is Status.ONGOING


def test_the_day_of_a_rising_toll_is_not_the_day_of_the_disaster() -> None:
    page = read("The death toll from floods in Valencia rose to 14 on Tuesday.")
    assert page.times(page.event(T.DISASTER)) == []


@pytest.mark.parametrize("sentence", ["The storm killed 200 people.", "A fire killed three people in Cairo."])
def test_what_a_storm_or_fire_does_is_no_attack(sentence: str) -> None:
    assert read(sentence).events(T.ATTACK) == []

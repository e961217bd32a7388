from dateline.link.places import PlaceRelation, best_place, relate
from dateline.model.annotation import PlaceMention
from dateline.model.span import Span


def place(name: str, country: str | None = None) -> PlaceMention:
    return PlaceMention(name, Span(0, len(name)), country)


def test_a_town_takes_the_country_that_is_named_with_it() -> None:
    found = best_place([place("Kisangani"), place("Congo", "CD")])
    assert found is not None and found.country == "CD"


def test_a_town_told_beside_two_countries_takes_neither() -> None:
    found = best_place([place("Goma"), place("Goma"), place("Kigali", "RW"), place("Bukavu", "CD")])
    assert found is not None and (found.name, found.country) == ("Goma", None)


def test_two_names_of_one_capital_are_one_place_and_two_cities_are_not() -> None:
    assert relate(place("Delhi", "IN"), place("New Delhi", "IN")) is PlaceRelation.SAME
    assert relate(place("Cape Town", "ZA"), place("Pretoria", "ZA")) is PlaceRelation.APART
    assert relate(place("Osaka", "JP"), place("Hiroshima", "JP")) is PlaceRelation.APART

from dateline.link.places import best_place
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

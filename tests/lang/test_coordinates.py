from collections import Counter

import pytest

from dateline.lang.coordinates import TABLE, city, country
from dateline.lang.reading import table


def test_countries_and_their_capitals_lie_somewhere() -> None:
    countries = table("countries")
    lost = {code for code in countries if country(code) is None}
    capitals = [(name, code) for code, facts in countries.items() for name in facts.get("capital", ())]
    unknown = {name for name, code in capitals if city(name, code) is None}
    assert lost == {"TV"}  # too small for the outlines that positions are made of
    assert unknown == {"Djibouti City"}


def test_a_name_means_one_place_of_a_country() -> None:
    lines = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    uses = Counter((code, name) for code, *_, names in lines for name in names.split("|"))
    assert not [each for each, count in uses.items() if count > 1]
    assert all(-60 < float(latitude) < 84 and -180 <= float(longitude) <= 180 for _, latitude, longitude, _ in lines)


@pytest.mark.parametrize(
    ("name", "code", "latitude", "longitude"),
    [
        ("Buenos Aires", "AR", -34.6, -58.4),
        ("Київ", "UA", 50.4, 30.5),
        ("東京", "JP", 35.7, 139.7),
        ("القاهرة", "EG", 30.0, 31.2),
        ("Suva", "FJ", -18.1, 178.4),
    ],
)
def test_cities_are_found_in_any_script(name: str, code: str, latitude: float, longitude: float) -> None:
    found = city(name, code)
    assert found is not None
    assert (found.latitude, found.longitude) == pytest.approx((latitude, longitude), abs=0.2)


def test_what_may_be_either_of_two_is_not_known() -> None:
    assert city("Springfield", "US") is None
    assert city("Atlantis", "GR") is None
    assert country("ZZ") is None


def test_a_country_on_both_edges_of_the_map_lies_in_its_larger_part() -> None:
    found = country("RU")
    assert found is not None and 60 < found.longitude < 130

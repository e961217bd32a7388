import re

import pytest

from dateline.errors import UsageError
from dateline.lang.coordinates import Position
from dateline.model.listing import Paging, PlaceCount
from dateline.publish.atlas import View, land, marks, slice_of, spot, spots


def test_a_city_lies_where_it_is_and_a_village_somewhere_in_its_country() -> None:
    nairobi, village, country, nowhere = (
        spot(*each) for each in (("Nairobi", "KE"), ("Kitisuru Farm", "KE"), ("Kenya", "KE"), ("Atlantis", None))
    )
    assert nairobi.exact and nairobi.position == Position(-1.28, 36.82)
    assert not village.exact and not country.exact
    assert village.position == country.position != nairobi.position
    assert nowhere.position is None


def test_a_country_without_a_code_is_known_by_its_name() -> None:
    assert spot("Kenya", None).country == "KE"


def test_what_is_only_known_to_be_in_a_country_is_one_ring() -> None:
    counts = [PlaceCount("Nairobi", "KE", 5), PlaceCount("Kenya", "KE", 2), PlaceCount("Kitisuru Farm", "KE", 1)]
    city, ring = marks(spots(counts), View().settled())
    assert (city.name, city.exact, city.events) == ("Nairobi", True, 5)
    assert (ring.name, ring.exact, ring.events, len(ring.spots)) == ("Kenya", False, 3, 2)
    assert city.size > ring.size


def test_labels_do_not_lie_on_one_another() -> None:
    counts = [PlaceCount("Nairobi", "KE", 5), PlaceCount("Eldoret", "KE", 2), PlaceCount("Lisbon", "PT", 1)]
    counts += [PlaceCount(name, "KE", 1) for name in ("Nakuru", "Kisumu", "Thika", "Mombasa")]
    wide = marks(spots(counts), View().settled())
    close = marks(spots(counts), View(-0.5, 36.0, 8.0))
    assert {each.name: each.label for each in wide if each.name in ("Nairobi", "Lisbon")}["Lisbon"] == "right"
    assert not all(each.label for each in wide)
    assert all(each.label for each in close) and {"right", "left"} & {each.label for each in close}


def test_what_is_within_a_city_is_drawn_there() -> None:
    counts = [
        PlaceCount("Nairobi", "KE", 5),
        PlaceCount("Uhuru Park", "KE", 2, ("Nairobi",)),
        PlaceCount("Kitisuru Farm", "KE", 1, ("Nowhere County",)),
        PlaceCount("Kitisuru Farm", "KE", 3),
    ]
    city, farm, park = spots(counts)
    assert (park.name, park.exact, park.drawn_at, park.position) == ("Uhuru Park", False, "Nairobi", city.position)
    assert (farm.name, farm.drawn_at, farm.events, farm.is_city) == ("Kitisuru Farm", "Kenya", 4, False)
    dot, ring = marks(spots(counts), View().settled())
    assert (dot.name, dot.exact, dot.events) == ("Nairobi", True, 7)
    assert (ring.name, ring.exact, ring.events) == ("Kenya", False, 4)


def test_places_go_on_behind_the_last_one_shown() -> None:
    found = spots([PlaceCount("Nairobi", "KE", 5), PlaceCount("A~B", None, 2), PlaceCount("Lisbon", "PT", 2)])
    first = slice_of(found, Paging(limit=2))
    rest = slice_of(found, Paging(first.next, 2))
    assert [*first.items, *rest.items] == [*found] and rest.next is None and rest.total == 3
    with pytest.raises(UsageError):
        slice_of(found, Paging("x"))


def test_a_view_holds_all_that_it_is_made_over() -> None:
    found = [Position(52.5, 13.4), Position(-33.9, 18.4), Position(35.7, 139.7)]
    view = View.over(found)
    assert all(map(view.holds, found))
    assert View.over([]) == View().settled()


@pytest.mark.parametrize("move", [{"east": 9.0}, {"east": -9.0}, {"north": 9.0}, {"north": -9.0}, {"times": 99.0}])
def test_no_move_leads_off_the_map(move: dict[str, float]) -> None:
    left, top, width, height = View(40, 20, 60).moved(**move).box
    assert left >= 0 and left + width <= 3600
    assert top >= 60 and top + height <= 1500


def test_closer_and_wider_undo_each_other() -> None:
    view = View(40.0, 20.0, 60.0)
    assert view.moved(times=0.5).moved(times=2.0) == view
    assert View.of(str(view)) == view


@pytest.mark.parametrize("text", ["", "1,2", "a,b,c", "91,0,10", "0,181,10", "0,0,0", "nan,0,10", "0,0,-5", "0,0,9,9"])
def test_what_is_no_view_is_told(text: str) -> None:
    with pytest.raises(UsageError):
        View.of(text)


def test_the_outline_is_a_path_within_a_turn_of_the_map() -> None:
    outline = land()
    assert re.fullmatch(r"(?:M-?\d+ -?\d+l-?\d+ -?\d+(?: -?\d+ -?\d+)*z)+", outline)
    starts = [int(each) for each in re.findall(r"M(-?\d+) ", outline)]
    assert min(starts) > -3700 and max(starts) < 7200

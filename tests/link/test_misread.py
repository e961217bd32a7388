from dateline.link.misread import Bearer, is_known, misread
from dateline.model.annotation import EntityKind

PERSON, BODY, PLACE = EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE


def bearer(
    kind: EntityKind, name: str, country: str | None = None, company: tuple[str, ...] = (), *, known: bool = False
) -> Bearer:
    return Bearer(kind, frozenset({name}), country, frozenset(company), known)


def test_a_full_name_that_one_page_takes_for_a_body_is_the_persons() -> None:
    assert misread({"a": bearer(PERSON, "ama boateng"), "b": bearer(BODY, "ama boateng")}) == [("a", "b")]


def test_a_known_body_is_no_person_and_a_surname_alone_settles_nothing() -> None:
    assert misread({"a": bearer(PERSON, "world bank"), "b": bearer(BODY, "world bank", known=True)}) == []
    assert misread({"a": bearer(PERSON, "boateng"), "b": bearer(BODY, "boateng")}) == []


def test_a_person_named_like_a_town_is_the_town() -> None:
    assert misread({"a": bearer(PERSON, "tamale"), "b": bearer(PLACE, "tamale")}) == [("a", "b")]


def test_a_body_and_a_place_of_one_name_are_two() -> None:
    assert misread({"a": bearer(BODY, "accra hall"), "b": bearer(PLACE, "accra hall")}) == []


def test_a_guest_laid_to_the_hosts_country_is_known_by_the_company() -> None:
    guest = bearer(PERSON, "koffi yao", "CI", ("ama boateng", "efua asante"))
    host = bearer(PERSON, "koffi yao", "GH", ("ama boateng", "efua asante"))
    namesake = bearer(PERSON, "koffi yao", "TG", ("ama boateng",))
    assert misread({"a": guest, "b": host, "c": namesake}) == [("a", "b")]


def test_bodies_and_larger_towns_stand_in_the_tables_and_people_do_not() -> None:
    assert is_known(BODY, "United Nations") and is_known(PLACE, "Lyon")
    assert not is_known(PERSON, "Lyon")

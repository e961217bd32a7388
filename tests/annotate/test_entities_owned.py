"""People named with the country that owns them: "Kenya's A B"."""

import pytest

from dateline.model.annotation import EntityKind
from tests.annotate.reads import read


@pytest.mark.parametrize(
    ("sentence", "name", "country"),
    [
        ("Kenya's William Ruto met Rwanda's Paul Kagame.", "Paul Kagame", "RW"),
        ("Uganda's Yoweri Museveni met Angela Merkel in Kampala on Monday.", "Yoweri Museveni", "UG"),
        ("Zambia's Hakainde Hichilema hosted Malawi's Lazarus Chakwera in Lusaka.", "Hakainde Hichilema", "ZM"),
    ],
)
def test_a_person_owned_by_a_country_is_of_its_side(sentence: str, name: str, country: str) -> None:
    people = {e.name: e.country for e in read(sentence).notes.entities if e.kind is EntityKind.PERSON}
    assert people.get(name) == country


def test_a_firm_of_a_country_is_no_person() -> None:
    found = read("Japan's Toyota Motor raised its prices on Monday.").notes.entities
    assert [entity for entity in found if entity.kind is EntityKind.PERSON] == []

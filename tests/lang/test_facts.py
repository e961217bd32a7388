from datetime import date

import pytest

from dateline.lang import facts
from dateline.lang.facts import FactKind


@pytest.mark.parametrize("language", [None, "en", "es", "fr", "de", "ru", "ar", "zh", "tr", "hi", "ja", "ko", "pt"])
def test_every_language_names_every_large_country(language: str | None) -> None:
    codes = {fact.country for fact in facts.names(language).values() if fact.kind is FactKind.COUNTRY}
    assert {"US", "CN", "IN", "BR", "NG", "RU", "EG", "ID", "DE", "MX"} <= codes


def test_an_unknown_language_has_no_names() -> None:
    assert facts.names("xx") == {}


def test_both_spellings_and_short_forms_name_one_organisation() -> None:
    names = {"World Trade Organisation", "World Trade Organization", "WTO"}
    found = {facts.organisation(name) for name in names}
    assert len(found) == 1
    assert facts.organisation("Guild of Nobody") is None


def test_membership_is_dated() -> None:
    union = facts.organisation("EU")
    assert union is not None
    assert "GB" in union.members_on(date(2019, 1, 1))
    assert "GB" not in union.members_on(date(2021, 1, 1))
    assert len(union.members_on(date(2024, 1, 1))) == 27


def test_media_are_marked() -> None:
    assert facts.is_medium("Agence France-Presse")
    assert not facts.is_medium("OPEC")


def test_citizens_and_adjectives_lead_to_the_country() -> None:
    assert [facts.country_by_adjective(word) for word in ("Dutch", "Poles", "Russians", "Finns", "Martian")] == [
        "NL",
        "PL",
        "RU",
        "FI",
        None,
    ]


def test_every_country_has_a_name_and_codes_are_upper_case() -> None:
    names = facts.names("en")
    assert all(fact.country is None or (len(fact.country) == 2 and fact.country.isupper()) for fact in names.values())
    assert facts.country_name("KE") == "Kenya"
    assert facts.capitals_of("KE") == ("Nairobi",)


def test_month_words_of_many_languages() -> None:
    assert len(facts.calendar_languages()) >= 19
    assert facts.months("pl")["września"] == 9
    assert facts.weekdays("tr")["çarşamba"] == 2

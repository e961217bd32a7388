"""Public facts about names: countries, capitals, governments' metonyms, organisations, media and regions.

The tables are built by `tools/build_resources.py` from `resources/` and CLDR; each is read when it is first needed.
Nothing here says who holds an office: only what a country, a capital or an organisation is called.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any

from dateline.lang.reading import has_table, table


class FactKind(StrEnum):
    """What a name stands for."""

    COUNTRY = "country"
    CAPITAL = "capital"
    CITY = "city"  # larger, and no capital
    METONYM = "metonym"  # a building or office that stands for a government
    ADJECTIVE = "adjective"  # also the name of a citizen
    ORGANISATION = "organisation"
    REGION = "region"
    REGION_ADJECTIVE = "region adjective"


@dataclass(frozen=True, slots=True)
class Fact:
    """What one name form stands for.

    Attributes:
        name: the usual English name of the thing ("Kazakhstan" for "Kazakh", "Uzbekistan" for "Узбекистан").
        country: ISO 3166-1 alpha-2 code where the thing is or belongs to one.
        medium: whether it is a news agency, broadcaster or paper.
        ambiguous: whether the form is also an ordinary word or a given name.
    """

    kind: FactKind
    name: str
    country: str | None = None
    medium: bool = False
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class Organisation:
    """An international organisation, forum or body; `members` are (country, from, to), open ends `None`."""

    name: str
    short: tuple[str, ...] = ()
    seat: str | None = None
    country: str | None = None
    medium: bool = False
    members: tuple[tuple[str, date | None, date | None], ...] = ()

    def members_on(self, day: date) -> frozenset[str]:
        """Return the codes of the countries that belong to it on `day`, as far as the table says.

        >>> "IR" in organisation("SCO").members_on(date(2022, 9, 15))
        False
        >>> "IR" in organisation("SCO").members_on(date(2024, 7, 4))
        True
        """
        return frozenset(
            code for code, since, until in self.members if (not since or since <= day) and (not until or day <= until)
        )


def names(language: str | None) -> Mapping[str, Fact]:
    """Return every name form of the fact tables in a language, with what it stands for.

    English forms are part of the result for English and for an unknown language only; other languages have the names
    that CLDR and `resources/other_languages.yaml` give. An unknown code gives an empty table.

    >>> names("en")["Kremlin"].country, names("ru")["Узбекистан"].name
    ('RU', 'Uzbekistan')
    """
    code = (language or "en").split("-")[0]
    return _english_names() if code == "en" else _foreign_names(code)


def country_name(code: str) -> str | None:
    """Return the usual English name of the country with that ISO code.

    >>> country_name("CI")
    'Ivory Coast'
    """
    facts = table("countries").get(code)
    return facts["name"] if facts else None


def country_by_name(name: str) -> str | None:
    """Return the ISO code of the country with that English name, abbreviation or former name.

    >>> country_by_name("U.S."), country_by_name("Czechia"), country_by_name("Atlantis")
    ('US', 'CZ', None)
    """
    return _code(name, FactKind.COUNTRY)


def country_by_adjective(adjective: str) -> str | None:
    """Return the ISO code for an English adjective or citizens' noun.

    >>> country_by_adjective("Kazakh"), country_by_adjective("Britons")
    ('KZ', 'GB')
    """
    return _code(adjective, FactKind.ADJECTIVE)


def country_by_capital(city: str) -> str | None:
    """Return the ISO code of the country whose capital has that English name.

    >>> country_by_capital("Ouagadougou")
    'BF'
    """
    return _code(city, FactKind.CAPITAL)


def country_by_city(name: str) -> str | None:
    """Return the ISO code of the country in which the larger city of that English name, or the capital, lies.

    >>> country_by_city("Hiroshima"), country_by_city("Oslo"), country_by_city("Springfield")
    ('JP', 'NO', None)
    """
    return country_by_capital(name) or table("cities").get(name)


def government_metonym(phrase: str) -> str | None:
    """Return the ISO code of the government that a building or office stands for.

    >>> government_metonym("the White House"), government_metonym("Downing Street")
    ('US', 'GB')
    """
    return _code(phrase.removeprefix("the ").removeprefix("The "), FactKind.METONYM)


def capitals_of(code: str) -> tuple[str, ...]:
    """Return the English names of a country's capital, the seat of government first."""
    return tuple(table("countries").get(code, {}).get("capital", ()))


def organisation(name: str) -> Organisation | None:
    """Return the organisation or medium with that English name, in British or American spelling, or short form.

    >>> organisation("Shanghai Cooperation Organization").short[0]
    'SCO'
    >>> organisation("AFP").name
    'Agence France-Presse'
    """
    return _organisations().get(name.removeprefix("the ").removeprefix("The ").replace("’", "'"))


def bodies_called(city: str) -> tuple[str, ...]:
    """Return the names of organisations that a city's name stands for.

    >>> bodies_called("Brussels")
    ('European Union',)
    """
    return tuple(each["name"] for each in table("organisations") if city in each.get("metonym", ()))


def is_medium(name: str) -> bool:
    """Tell whether the name is that of a news agency, broadcaster or paper.

    >>> is_medium("Xinhua"), is_medium("NATO")
    (True, False)
    """
    found = organisation(name)
    return found is not None and found.medium


def months(language: str | None) -> Mapping[str, int]:
    """Return the lower-case month words of a language with their numbers."""
    found: Mapping[str, int] = _calendar(language).get("months", {})
    return found


def weekdays(language: str | None) -> Mapping[str, int]:
    """Return the lower-case weekday words of a language, Monday 0."""
    found: Mapping[str, int] = _calendar(language).get("weekdays", {})
    return found


def near_days(language: str | None) -> Mapping[str, int]:
    """Return words for days near the page's date, with how many days they lie from it.

    >>> near_days("pt")["ontem"]
    -1
    """
    found: Mapping[str, int] = _calendar(language).get("days", {})
    return found


def year_words(language: str | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words that stand before, and after, a year alone."""
    words: Mapping[str, Any] = _calendar(language).get("year", {})
    return tuple(words.get("before", ())), tuple(words.get("after", ()))


def calendar_languages() -> tuple[str, ...]:
    """Return the codes of the languages that have month words."""
    return tuple(table("calendar"))


def american(name: str) -> str:
    """Return the American spelling of an organisation's name.

    >>> american("Shanghai Cooperation Organisation")
    'Shanghai Cooperation Organization'
    """
    for british, us in _SPELLINGS:
        name = name.replace(british, us)
    return name


_SPELLINGS = (
    ("isation", "ization"),
    ("Defence", "Defense"),
    ("Programme", "Program"),
    ("Labour", "Labor"),
    ("Centre", "Center"),
    ("Co-operation", "Cooperation"),
)


def _code(name: str, kind: FactKind) -> str | None:
    fact = _english_names().get(name)
    return fact.country if fact and fact.kind is kind else None


def _calendar(language: str | None) -> Mapping[str, Any]:
    found: Mapping[str, Any] = table("calendar").get((language or "en").split("-")[0], {})
    return found


@lru_cache(maxsize=1)
def _english_names() -> Mapping[str, Fact]:
    found: dict[str, Fact] = {}
    for form, fact in _english_forms():
        found.setdefault(form.replace("’", "'"), fact)
    return found


def _english_forms() -> Iterator[tuple[str, Fact]]:
    """Yield the forms in order of precedence: a country's name wins over a capital's or an organisation's."""
    yield from _country_forms()
    for name, facts in table("media").items():
        fact = Fact(FactKind.ORGANISATION, name, facts.get("country"), medium=True)
        fact = replace(fact, ambiguous=facts.get("ambiguous", False))
        for form in (name, *facts.get("also", ())):
            yield form, fact
    for each in table("organisations"):
        fact = Fact(FactKind.ORGANISATION, each["name"], each.get("country"))
        for form in _spellings((each["name"], *each.get("short", ()))):
            yield form, fact
    for each in table("regions"):
        for form in (each["name"], *each.get("also", ())):
            yield form.removeprefix("the "), Fact(FactKind.REGION, each["name"], each.get("country"))
        for form in each.get("adjective", ()):
            yield form, Fact(FactKind.REGION_ADJECTIVE, each["name"], each.get("country"))
    for name, country in table("cities").items():
        yield name, Fact(FactKind.CITY, name, country)


def _country_forms() -> Iterator[tuple[str, Fact]]:
    countries = table("countries").items()
    for code, facts in countries:
        for form in (facts["name"], *facts.get("also", ())):
            yield form.removeprefix("The "), Fact(FactKind.COUNTRY, facts["name"], code)
    for code, facts in countries:
        for form in facts.get("metonym", ()):
            yield form, Fact(FactKind.METONYM, facts["name"], code)
        for form in facts.get("capital", ()):
            yield form, Fact(FactKind.CAPITAL, form, code)
        for form in _citizens(facts):
            yield form, Fact(FactKind.ADJECTIVE, facts["name"], code)


def _citizens(facts: Mapping[str, Any]) -> Iterator[str]:
    for form in facts.get("adjective", ()):
        yield form
        # "Russians", but no plural of "French", "Chinese", "Polish", "Swiss".
        if not form.endswith(("sh", "ch", "ese", "ss", "s", "Zealand")):
            yield f"{form}s"
    yield from facts.get("people", ())


def _spellings(forms: Iterable[str]) -> Iterator[str]:
    for form in forms:
        plain = form.removeprefix("the ")
        yield plain
        if american(plain) != plain:
            yield american(plain)


# Short names of organisations that all languages use ("G7", "NATO", "Quad"); two letters are a word in some.
_SHORTEST_ANYWHERE = 3


def _bodies_of_all_languages() -> Iterator[tuple[str, Fact]]:
    for each in table("organisations"):
        for form in (each["name"], *each.get("short", ())):
            is_long = len(form) >= _SHORTEST_ANYWHERE or any(sign.isdigit() for sign in form)
            if is_long and " " not in form:
                yield form, Fact(FactKind.ORGANISATION, each["name"], each.get("country"))


@cache
def _foreign_names(code: str) -> Mapping[str, Fact]:
    if not has_table(f"names_{code}"):
        return {}
    forms = table(f"names_{code}")
    found: dict[str, Fact] = {}
    for form, country in forms["countries"].items():
        found[form] = Fact(FactKind.COUNTRY, country_name(country) or form, country)
    for form, country in forms["metonyms"].items():
        found.setdefault(form, Fact(FactKind.METONYM, country_name(country) or form, country))
    for form, country in forms["capitals"].items():
        seat = forms["cities"].get(form, capitals_of(country)[0])
        found.setdefault(form, Fact(FactKind.CAPITAL, seat, country))
    for form, city in forms["cities"].items():
        found.setdefault(form, Fact(FactKind.CITY, city, country_by_city(city)))
    for form, name in forms["organisations"].items():
        found.setdefault(form, Fact(FactKind.ORGANISATION, name))
    for form, fact in _bodies_of_all_languages():
        found.setdefault(form, fact)
    for name, facts in table("media").items():
        if not facts.get("ambiguous"):
            found.setdefault(name, Fact(FactKind.ORGANISATION, name, facts.get("country"), medium=True))
    return found


@lru_cache(maxsize=1)
def _organisations() -> Mapping[str, Organisation]:
    found: dict[str, Organisation] = {}
    for each in table("organisations"):
        members = tuple((code, _day(since), _day(until)) for code, (since, until) in each.get("members", {}).items())
        short = tuple(each.get("short", ()))
        value = Organisation(each["name"], short, each.get("seat"), each.get("country"), members=members)
        for form in _spellings((each["name"], *short)):
            found.setdefault(form, value)
    for name, facts in table("media").items():
        also = tuple(facts.get("also", ()))
        for form in (name, *also):
            found.setdefault(form, Organisation(name, also, None, facts.get("country"), medium=True))
    return found


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None

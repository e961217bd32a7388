"""Places compared: the same, one inside the other, apart, or not to be told."""

import re
from collections.abc import Iterable
from enum import StrEnum

from dateline.lang import facts
from dateline.lang.towns import are_one
from dateline.model.annotation import PlaceMention
from dateline.model.link import Place
from dateline.text.names import fold

# Buildings and grounds: they may lie in any town that another page names.
_VENUE = re.compile(
    r"\b(?:airport|palace|hall|centre|center|stadium|square|street|office|house|hotel|university|base|port|park|station|"
    r"church|mosque|temple|museum|hospital|ministry|embassy|memorial|residence)\b",
    re.IGNORECASE,
)


class PlaceRelation(StrEnum):
    """How one place stands to another."""

    SAME = "same"
    INSIDE = "inside"  # the first lies in the second
    HOLDS = "holds"  # the second lies in the first
    APART = "apart"
    UNKNOWN = "unknown"


def is_country(place: PlaceMention) -> bool:
    """Tell whether a place is named by its country only.

    >>> from dateline.model.span import Span
    >>> is_country(PlaceMention("Uzbekistan", Span(0, 10), "UZ")), is_country(PlaceMention("Oslo", Span(0, 4), "NO"))
    (True, False)
    """
    named = facts.country_name(place.country) if place.country else None
    return (named is not None and fold(named) == fold(place.name)) or facts.country_by_name(place.name) is not None


def is_region(place: PlaceMention) -> bool:
    """Tell whether a place is a part of the world without a government of its own: Central Asia, the Balkans."""
    fact = facts.names("en").get(place.name.removeprefix("the "))
    return fact is not None and fact.kind is facts.FactKind.REGION


def is_venue(place: PlaceMention) -> bool:
    """Tell whether a place is a building or ground, which may lie in any town that is named beside it."""
    return _VENUE.search(place.name) is not None


def relate(one: PlaceMention, other: PlaceMention) -> PlaceRelation:
    """Return how `one` stands to `other`.

    Two towns of one country are apart only where each is known to be a town (a capital, or named with a containing
    place); otherwise one may well lie in the other.

    >>> from dateline.model.span import Span
    >>> town, country = PlaceMention("Bergen", Span(0, 6), "NO"), PlaceMention("Norway", Span(0, 6), "NO")
    >>> relate(town, country).value, relate(town, PlaceMention("Lyon", Span(0, 4), "FR")).value
    ('inside', 'apart')
    >>> relate(PlaceMention("Cracow", Span(0, 6), "PL"), PlaceMention("Krakau", Span(0, 6), "PL")).value
    'same'
    """
    first, second = _plain(one), _plain(other)
    if first == second:
        return PlaceRelation.SAME
    if _is_same_capital(one, other):
        return PlaceRelation.SAME
    if one.country and other.country and one.country != other.country:
        return PlaceRelation.APART
    if not (is_country(one) or is_country(other)) and are_one(one.name, other.name, one.country or other.country):
        return PlaceRelation.SAME
    if second in map(fold, one.within) or (is_country(other) and one.country == other.country):
        return PlaceRelation.INSIDE
    if first in map(fold, other.within) or (is_country(one) and one.country == other.country):
        return PlaceRelation.HOLDS
    return PlaceRelation.APART if _is_town(one) and _is_town(other) else PlaceRelation.UNKNOWN


def _is_same_capital(one: PlaceMention, other: PlaceMention) -> bool:
    """Tell whether two names are one capital's, the shorter part of the longer: Delhi and New Delhi."""
    seats = {fold(name) for name in facts.capitals_of(one.country)} if one.country else set()
    words = {*fold(one.name).split()}, {*fold(other.name).split()}
    nested = words[0] <= words[1] or words[1] <= words[0]
    return nested and one.country == other.country and {fold(one.name), fold(other.name)} <= seats


def _plain(place: PlaceMention) -> str:
    return fold(place.name).removesuffix(" city")


def is_known_town(place: PlaceMention) -> bool:
    """Tell whether a place is a capital or larger city of the fact tables."""
    return facts.country_by_city(place.name) is not None


def _is_town(place: PlaceMention) -> bool:
    if is_venue(place):
        return False
    return is_known_town(place) or (bool(place.within) and not is_country(place))


def best_place(places: Iterable[PlaceMention]) -> Place | None:
    """Return the most exact place of an event, with the coarser ones that hold it.

    The place that lies in most of the others is the most exact; among equals the one told most often wins, then the
    first by alphabet.
    """
    told = sorted(places, key=lambda place: (fold(place.name), place.name, place.country or "", place.within))
    if not told:
        return None
    forms: dict[str, PlaceMention] = {}
    counts: dict[str, int] = {}
    for place in told:
        key = fold(place.name)
        if key not in forms or len(place.within) > len(forms[key].within):
            forms[key] = place
        counts[key] = counts.get(key, 0) + 1
    depth = {
        key: (sum(relate(place, other) is PlaceRelation.INSIDE for other in forms.values()), not is_country(place))
        for key, place in forms.items()
    }
    best = min(forms, key=lambda key: (not depth[key][1], -depth[key][0], -counts[key], key))
    place = forms[best]
    holders = [each.name for each in forms.values() if relate(place, each) is PlaceRelation.INSIDE]
    within = dict.fromkeys([*place.within, *holders])
    countries = {each.country for each in told if each.country}
    country = place.country or (countries.pop() if len(countries) == 1 else None)
    if country and not is_country(place) and (name := facts.country_name(country)):
        within.setdefault(name)
    return Place(place.name, country, tuple(name for name in within if fold(name) != best))

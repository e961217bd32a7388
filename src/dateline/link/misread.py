"""Names that one page reads otherwise than the rest: as a body or a place instead of a person, or of another country.

A page is read by itself, so a name without a title may be taken for an organisation, a town for a person, and a guest
may be laid to the country of the host. Where other pages of the scope carry the same name, most of them are right.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from dateline.lang import facts
from dateline.link.clusters import Pair, pair
from dateline.model.annotation import EntityKind

_MIXED_UP = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE})
# So many names in common say that two pages speak of one bearer, whatever country they lay the name to.
_COMPANY = 2


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who or what a group of names stands for.

    Attributes:
        names: plain forms; company: plain forms of whatever else its pages name.
        known: whether a fact table has the name as that of an organisation or a place.
    """

    kind: EntityKind
    names: frozenset[str]
    country: str | None
    company: frozenset[str]
    known: bool = False


def is_known(kind: EntityKind, name: str) -> bool:
    """Tell whether a fact table says that a name is of that kind; people stand in none."""
    if kind is EntityKind.ORGANISATION:
        return facts.organisation(name) is not None
    return kind is EntityKind.PLACE and facts.country_by_city(name) is not None


def misread(bearers: Mapping[str, Bearer]) -> list[Pair]:
    """Return the pairs of groups, by id, that share a name in full and differ only in how a page read it."""
    holders: dict[str, list[str]] = defaultdict(list)
    for name in sorted(bearers):
        for form in bearers[name].names:
            holders[form].append(name)
    return sorted({both for names in holders.values() for both in _pairs(names, bearers)})


def _pairs(names: list[str], bearers: Mapping[str, Bearer]) -> Iterator[Pair]:
    for left, right in combinations(names, 2):
        one, other = bearers[left], bearers[right]
        mixed_up = one.kind is not other.kind and _may_be_mixed_up(one, other)
        if mixed_up or (one.kind is other.kind is EntityKind.PERSON and _is_of_another_country(one, other)):
            yield pair(left, right)


def _is_of_another_country(one: Bearer, other: Bearer) -> bool:
    """Tell whether two people of one name are laid to two countries by pages that name the same others."""
    differ = one.country and other.country and one.country != other.country
    shared = (one.company & other.company) - one.names - other.names
    return bool(differ) and len(shared) >= _COMPANY


def _may_be_mixed_up(one: Bearer, other: Bearer) -> bool:
    """Tell whether a person and a body or place of one name are one; a surname that is a town's is the town's."""
    person = one if one.kind is EntityKind.PERSON else other
    thing = other if person is one else one
    if person.kind is not EntityKind.PERSON or thing.kind not in _MIXED_UP:
        return False
    in_full = any(" " in name for name in person.names & thing.names)
    return thing.kind is EntityKind.PLACE or (in_full and not thing.known)

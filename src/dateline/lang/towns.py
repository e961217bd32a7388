"""Towns by the names that many languages and scripts have for them: "Köstence" is Constanța, "Kolozsvár" Cluj-Napoca.

The tables are made by `tools/build_towns.py` from GeoNames. The names, hundreds of thousands, are looked up in their
file. A name says little by itself (many are words as well), so ask only for what stands where a town stands.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path

from dateline.text.names import plain
from dateline.text.sorted_lines import SortedLines

TOWNS = Path(__file__).parent / "towns.tsv"
"""One line a town: country, thousands of people, name."""

NAMES = Path(__file__).parent / "town_names.tsv"
"""One line a name in plain form, sorted: the name, and the lines of `TOWNS` whose towns it is a name of, from 0."""

# So much larger is the town that a shared name means: less so in countries that the page names, more so where the name
# is another's own. The town whose own name it is may be so much smaller than one that has it among others.
_TIMES, _TIMES_NEAR, _TIMES_OWN = 5, 2, 30
_SMALLER = 8


@dataclass(frozen=True, slots=True)
class Town:
    """A town by its usual name, with the ISO code of its country, and how many thousands of people live there."""

    name: str
    country: str
    thousands: int = field(default=0, compare=False, repr=False)


def town(name: str, near: Collection[str] = ()) -> Town | None:
    """Return the town that a name means: the one in a country of `near`, or else by far the largest of that name.

    >>> town("Köstence"), town("Nagyvárad").name, town("בנזרת")
    (Town(name='Constanța', country='RO'), 'Oradea', None)
    """
    return _meant(plain_town(name), frozenset(near))


def is_town(name: str) -> bool:
    """Tell whether a name is that of a town, be it of several.

    >>> is_town("Valence"), is_town("Nowhere at All")
    (True, False)
    """
    return bool(_rows(plain_town(name)))


def are_one(name: str, other: str, country: str | None = None) -> bool:
    """Tell whether two names are one town's, in that country if it is given.

    >>> are_one("Kraków", "Cracow"), are_one("Cracow", "Gdańsk"), are_one("Ragusa", "Dubrovnik", "IT")
    (True, False, False)
    """
    shared = _rows(plain_town(name)) & _rows(plain_town(other))
    return any(country is None or _lines()[each].startswith(f"{country}\t") for each in shared)


def plain_town(name: str) -> str:
    """Return a town's name as it is compared, without spaces and hyphens.

    >>> plain_town("Cluj-Napoca"), plain_town("Нови Сад")
    ('clujnapoca', 'novisad')
    """
    return plain(name).replace(" ", "").replace("-", "")


@lru_cache(maxsize=4096)
def _meant(key: str, near: frozenset[str]) -> Town | None:
    rows = [_lines()[each].split("\t") for each in sorted(_rows(key))]
    beside = [row for row in rows if row[0] in near]
    times = _TIMES_NEAR if beside else _TIMES
    found = sorted(beside or rows, key=lambda row: (-int(row[1]), row[2]))
    own = [row for row in found if plain_town(row[2]) == key]
    if own and int(found[0][1]) < _SMALLER * int(own[0][1]):
        found = own  # "Viborg" is the town of that name, not Vyborg, which it is a name of too
    rivals = [row for row in found[1:] if (row[0], row[2]) != (found[0][0], found[0][2])]
    least = ((_TIMES_OWN if row in own and found[0] not in own else times) * int(row[1]) for row in rivals)
    if not found or any(int(found[0][1]) < each or not int(found[0][1]) for each in least):
        return None
    return Town(found[0][2], found[0][0], int(found[0][1]))


@lru_cache(maxsize=16384)
def _rows(key: str) -> frozenset[int]:
    numbers = _NAMES.get(key)
    return frozenset(map(int, numbers.split(","))) if numbers else frozenset()


@cache
def _lines() -> tuple[str, ...]:
    return tuple(line for line in TOWNS.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))


_NAMES = SortedLines(NAMES)

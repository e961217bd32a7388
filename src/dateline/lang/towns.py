"""Towns by the names that many languages and scripts have for them: "Köstence" is Constanța, "Kolozsvár" Cluj-Napoca.

The table is made by `tools/build_towns.py` from GeoNames. It is large and read when the first town is asked for. A name
says little by itself (many are words as well), so ask only for what stands where a town stands.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from dateline.text.names import plain

TABLE = Path(__file__).parent / "towns.tsv"
"""One line a town: country, thousands of people, name, its names in plain form."""

# So much larger is a town that a shared name means, and one that it means though another's own name is the same.
_TIMES, _TIMES_OWN = 5, 30


@dataclass(frozen=True, slots=True)
class Town:
    """A town by its usual name, with the ISO code of its country."""

    name: str
    country: str


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
    return plain_town(name) in _numbers()


def plain_town(name: str) -> str:
    """Return a town's name as it is compared, without spaces and hyphens.

    >>> plain_town("Cluj-Napoca"), plain_town("Нови Сад")
    ('clujnapoca', 'novisad')
    """
    return plain(name).replace(" ", "").replace("-", "")


@lru_cache(maxsize=4096)
def _meant(key: str, near: frozenset[str]) -> Town | None:
    numbers = _numbers().get(key, ())
    found = [_lines()[each].split("\t", 3) for each in ([numbers] if isinstance(numbers, int) else numbers)]
    found.sort(key=lambda row: (row[0] not in near, -int(row[1]), row[2]))
    if not found:
        return None
    first = found[0]
    beside = [row for row in found[1:] if row[0] in near or first[0] not in near]
    if any(int(first[1]) < _times(row, key) * int(row[1]) or not int(first[1]) for row in beside):
        return None
    return Town(first[2], first[0])


def _times(row: Sequence[str], key: str) -> int:
    return _TIMES_OWN if plain_town(row[2]) == key else _TIMES


@cache
def _lines() -> tuple[str, ...]:
    return tuple(line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))


@cache
def _numbers() -> Mapping[str, int | tuple[int, ...]]:
    """Return the lines of the towns of each name: a number, or several; nearly all names are one town's."""
    found: dict[str, int | tuple[int, ...]] = {}
    for number, line in enumerate(_lines()):
        for key in line.rpartition("\t")[2].split("|"):
            before = found.get(key)
            many = before if isinstance(before, tuple) else (before,) if before is not None else ()
            found[key] = (*many, number) if many else number
    return found

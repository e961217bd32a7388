"""Where countries and larger cities lie: a table made by `tools/build_map.py` from GeoNames and Natural Earth.

A name that several cities of a country share is not in it, so that no place is put where it may not be.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from anyascii import anyascii

TABLE = Path(__file__).parent / "coordinates.tsv"
"""One line a country or city: code, latitude, longitude, folded names."""

_SIGN = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Position:
    """A point on the earth, in degrees; north and east are positive."""

    latitude: float
    longitude: float


def city(name: str, country: str) -> Position | None:
    """Return where a city of a country lies, `None` where the table has no such city or several.

    >>> city("Nairobi", "KE"), city("Αθήνα", "GR"), city("Nairobi", "GR")
    (Position(latitude=-1.28, longitude=36.82), Position(latitude=37.98, longitude=23.73), None)
    """
    return _cities(country).get(folded(name))


def country(code: str) -> Position | None:
    """Return a point inside the largest part of a country, `None` where its code is not known.

    >>> country("KE") is not None, country("ZZ")
    (True, None)
    """
    return next((position for position, names in _places(code) if not names), None)


def folded(name: str) -> str:
    """Return a name in plain letters and digits, by which spellings and scripts are compared.

    >>> folded("São Paulo"), folded("Санкт-Петербург")
    ('saopaulo', 'sanktpeterburg')
    """
    return _SIGN.sub("", anyascii(name).lower())


@cache
def _cities(country: str) -> Mapping[str, Position]:
    return {name: position for position, names in _places(country) for name in names}


@cache
def _places(country: str) -> tuple[tuple[Position, tuple[str, ...]], ...]:
    """Return what the table has of a country: what bears no name is the country itself."""
    rows = (line.split("\t") for line in _lines().get(country, ()))
    return tuple(
        (Position(float(latitude), float(longitude)), tuple(filter(None, names.split("|"))))
        for _, latitude, longitude, names in rows
    )


@cache
def _lines() -> Mapping[str, Sequence[str]]:
    """Return the lines of each country; few records name them all, so each is taken apart when first asked for."""
    found: dict[str, list[str]] = {}
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            found.setdefault(line.partition("\t")[0], []).append(line)
    return found

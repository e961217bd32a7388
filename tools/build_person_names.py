"""Write the given names of many languages by which pages read by rule tell a person.

Run: `python -m tools.build_person_names PROVIDERS DATASETS NODE`, where PROVIDERS is the folder
`faker/providers/person` of the package Faker, DATASETS the folder `mimesis/datasets` of the package
mimesis, and NODE the folder of the npm package @faker-js/faker, which `node` reads.
All three hold the given names of some seventy countries, in their own
script, under the MIT licence, and are needed for building only.

Kept are single words, in the form that names are compared in, without those that are ordinary words of a
language beside a capital too ("Mar Negro") and those that are too short to tell anything.
"""

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline.lang.person_names import TABLE
from dateline.text.names import plain

NOTICE = """\
# Made by tools/build_person_names.py: given names, from three packages under the MIT licence:
# Faker (copyright 2012 Daniele Faraglia), mimesis (copyright 2016 Isaak Uchakaev, Likid Geimfari) and @faker-js/faker
# (copyright 2022-2025 its contributors). Permission is granted, free of charge, to deal in them without restriction,
# provided that this notice is kept; they are provided as they are, without warranty of any kind."""

_SHORTEST = 3
_DUMP = (
    "const {allLocales} = require(process.argv[1]);"
    "console.log(JSON.stringify(Object.values(allLocales).map(each => (each.person || {}).first_name || [])))"
)
# Words of geography, seasons, feasts, ranks and small words that begin a name of something else.
_NO_NAMES = frozenset(
    [
        "mar",
        "sol",
        "luz",
        "rio",
        "santa",
        "santo",
        "san",
        "sao",
        "saint",
        "asia",
        "africa",
        "america",
        "india",
        "china",
        "chad",
        "europa",
        "oriente",
        "norte",
        "sur",
        "sul",
        "nova",
        "novo",
        "bay",
        "river",
        "lake",
        "hope",
        "grace",
        "faith",
        "liberty",
        "king",
        "prince",
        "princess",
        "queen",
        "duke",
        "earl",
        "major",
        "general",
        "sergeant",
        "judge",
        "bishop",
        "summer",
        "winter",
        "autumn",
        "april",
        "may",
        "june",
        "august",
        "sunday",
        "monday",
        "friday",
        "easter",
        "noel",
        "pascal",
        "alba",
        "costa",
        "mercy",
        "justice",
        "rose",
        "ruby",
        "pearl",
        "crystal",
        "amber",
        "star",
        "sky",
        "storm",
        "rain",
        "ocean",
        "sea",
        "forest",
        "mountain",
        "stone",
        "mir",
        "vera",
        "nada",
        "dan",
        "man",
        "den",
        "sin",
        "una",
        "among",
        "bale",
        "bang",
        "bing",
        "ira",
        "val",
        "the",
        "and",
        "von",
        "der",
        "las",
        "los",
        "del",
        "sen",
        "lord",
        "lady",
        "north",
        "south",
        "east",
        "west",
        "union",
        "royal",
        "victory",
    ]
)


def main(providers: str, datasets: str, node: str) -> None:
    """Write the table."""
    given = (*_of_faker(Path(providers)), *_of_mimesis(Path(datasets)), *_of_node(Path(node)))
    names = {found for name in given if (found := _plain(name))}
    TABLE.write_text("\n".join([NOTICE, *sorted(names)]) + "\n", encoding="utf-8")


def _of_faker(folder: Path) -> Iterator[str]:
    """Yield the strings of every list of first names, read from the source without running it."""
    for path in sorted(folder.glob("*/__init__.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Assign) and any("first_name" in ast.unparse(target) for target in node.targets):
                yield from (
                    each.value
                    for each in ast.walk(node.value)
                    if isinstance(each, ast.Constant) and isinstance(each.value, str)
                )


def _of_mimesis(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("*/person.json")):
        yield from _texts(json.loads(path.read_text(encoding="utf-8")).get("names", []))


def _of_node(folder: Path) -> Iterator[str]:
    command = ["node", "-e", _DUMP, str(folder.resolve())]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603  # a line of our own
    yield from _texts(json.loads(done.stdout))


def _texts(value: Any) -> Iterator[str]:
    """Yield every string in lists and mappings, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, dict)):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts(each)


def _plain(name: str) -> str:
    """Return a name in plain letters, nothing where it is no single word or tells nothing."""
    found = plain(name)
    return found if " " not in name.strip() and len(found) >= _SHORTEST and found not in _NO_NAMES else ""


if __name__ == "__main__":
    main(*sys.argv[1:])

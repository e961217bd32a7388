"""Reading of the tables that `tools/build_resources.py` writes."""

import json
from functools import cache
from importlib import resources
from typing import Any

# Languages whose pages are read with the words of another: Norwegian under its other codes, Bosnian, and Serbian in
# Latin letters with those of Croatian.
SAME_WORDS = {"no": "nb", "nn": "nb", "bs": "hr", "sh": "hr"}
_OF_LANGUAGE = "names_"


@cache
def table(name: str) -> Any:
    """Return the table with that name, read once when it is first needed.

    >>> table("time_words")["no"] is table("time_words")["nb"]
    True
    """
    path = resources.files("dateline.lang").joinpath("tables", f"{_stored(name)}.json")
    read = json.loads(path.read_text(encoding="utf-8"))
    if isinstance(read, dict):
        read |= {code: read[same] for code, same in SAME_WORDS.items() if same in read and code not in read}
    return read


def _stored(name: str) -> str:
    code = name.removeprefix(_OF_LANGUAGE)
    return _OF_LANGUAGE + SAME_WORDS.get(code, code) if name.startswith(_OF_LANGUAGE) else name


def has_table(name: str) -> bool:
    """Tell whether there is a table with that name."""
    return resources.files("dateline.lang").joinpath("tables", f"{_stored(name)}.json").is_file()

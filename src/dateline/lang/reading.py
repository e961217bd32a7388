"""Reading of the tables that `tools/build_resources.py` writes."""

import json
from functools import cache
from importlib import resources
from typing import Any


@cache
def table(name: str) -> Any:
    """Return the table with that name, read once when it is first needed."""
    path = resources.files("dateline.lang").joinpath("tables", f"{name}.json")
    return json.loads(path.read_text(encoding="utf-8"))


def has_table(name: str) -> bool:
    """Tell whether there is a table with that name."""
    return resources.files("dateline.lang").joinpath("tables", f"{name}.json").is_file()

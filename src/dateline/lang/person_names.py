"""Given names of many languages: what tells a person where nothing else does.

The table is made by `tools/build_person_names.py` from Faker and mimesis. Names in alphabets that write their vowels
are compared in plain letters, others in their own script.
"""

from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from dateline.text.names import plain

TABLE = Path(__file__).parent / "given_names.txt"
"""One name a line."""

# Endings of case, in plain letters, of languages that bend given names.
_WEST = ("em", "iem", "owi", "a", "e", "y", "i", "ie", "u")
_SOUTH = ("om", "em", "a", "u", "e", "i", "o")
_EAST = ("om", "em", "oi", "ei", "oy", "ey", "oyu", "eyu", "a", "u", "y", "e", "i", "yu", "ya", "im")
_CASES: Mapping[str, tuple[str, ...]] = {
    "pl": _WEST,
    "cs": (*_WEST, "ou", "ovi"),
    "sk": (*_WEST, "om", "ou", "ovi"),
    "bs": _SOUTH,
    "hr": _SOUTH,
    "sh": _SOUTH,
    "sr": _SOUTH,
    "sl": _SOUTH,
    "ru": _EAST,
    "uk": _EAST,
    "lt": ("u", "iu", "o", "ui", "e", "ai", "a", "i"),
    "lv": ("u", "a", "am", "ai", "e", "ei", "i"),
    "fi": ("n", "in", "a", "ssa", "lle", "lla", "lta", "sta", "ta"),
    "et": ("i", "ga", "le", "lt", "ga", "u"),
    "hu": ("t", "ot", "et", "val", "vel", "nak", "nek", "rol", "tol", "hoz", "ral", "lal", "tel", "tal"),
}
_RESTORED = ("", "a", "o", "as", "is", "us", "s")
_SHORTEST_STEM = 4


@lru_cache(maxsize=16_384)
def is_given_name(word: str, language: str = "") -> bool:
    """Tell whether a word is a given name somewhere, each of its parts where hyphens join them.

    Languages that bend names give it with an ending.

    >>> is_given_name("Ottavia"), is_given_name("Jean-Pierre"), is_given_name("Parlament")
    (True, True, False)
    >>> is_given_name("Tomaszem", "pl"), is_given_name("Tomaszem", "es")
    (True, False)
    """
    return all(_is_known(plain(part), language) for part in word.split("-"))


def _is_known(name: str, language: str) -> bool:
    names = _names()
    if name in names or language not in _CASES:
        return name in names
    stems = [name.removesuffix(ending) for ending in _CASES[language] if name.endswith(ending)]
    return any(stem + left in names for stem in stems if len(stem) >= _SHORTEST_STEM for left in _RESTORED)


@cache
def _names() -> frozenset[str]:
    return frozenset(line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))

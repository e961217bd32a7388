"""Words for offices and roles in English: which kind of office a title names, and what may stand before it."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from dateline.lang.reading import table

HEAD_KINDS = frozenset({"head of state", "head of government", "leader"})


def office_words() -> Mapping[str, str]:
    """Return every singular title in lower case with its kind.

    >>> office_words()["foreign minister"], office_words()["spokeswoman"]
    ('foreign minister', 'spokesperson')
    """
    return _titles("titles")


def office_plurals() -> Mapping[str, str]:
    """Return every plural title in lower case with its kind.

    >>> office_plurals()["prime ministers"]
    'head of government'
    """
    return _titles("plurals")


def title_words(language: str) -> frozenset[str]:
    """Return words for offices in a language other than English, in lower case.

    >>> "canciller" in title_words("es"), title_words("xx")
    (True, frozenset())
    """
    return frozenset(table("titles_other").get(language.split("-", maxsplit=1)[0], ()))


def role_words() -> frozenset[str]:
    """Return the words that belong to a role when they stand before its title: "former", "deputy", "state"."""
    return frozenset(_table()["before"])


def honorifics() -> frozenset[str]:
    """Return forms of address that are no role: "Mr", "Dame"."""
    return frozenset(_table()["honorific"])


def kinds_fit(named: str, held: str) -> bool:
    """Tell whether a title of kind `named` can name someone who holds an office of kind `held`.

    >>> kinds_fit("leader", "head of state"), kinds_fit("head of state", "spokesperson")
    (True, False)
    """
    return named == held or held in _table()["fits"].get(named, ())


def gender_of(title: str) -> str | None:
    """Return `f` or `m` where the title says so.

    >>> gender_of("spokeswoman"), gender_of("minister")
    ('f', None)
    """
    word = title.lower()
    if word in _table()["female"]:
        return "f"
    return "m" if word in _table()["male"] else None


def _table() -> Any:
    return table("offices")


@lru_cache(maxsize=2)
def _titles(column: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for kind, facts in _table()["kinds"].items():
        for title in facts.get(column, ()):
            found.setdefault(title, kind)
    return found

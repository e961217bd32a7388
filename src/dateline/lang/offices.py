"""Words for offices and roles in English: which kind of office a title names, and what may stand before it."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from dateline.lang.reading import table

_MAX_ADJECTIVE_ENDING = 4
_MIN_ADJECTIVE_STEM = 3
_OBSERVING = frozenset({"expert", "sport", "arts"})
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
    listed = frozenset(table("titles_other").get(language.split("-", maxsplit=1)[0], ()))
    return listed | counterpart_words(language)


def counterpart_words(language: str) -> frozenset[str]:
    """Return words of another language for "his counterpart", which stand as a title and are none.

    >>> "homologue" in counterpart_words("fr")
    True
    """
    return frozenset(_sides(language).get("counterparts", ()))


def side_of_adjective(word: str, language: str) -> str | None:
    """Return the ISO code of the country that an adjective of another language belongs to, whatever its ending.

    >>> side_of_adjective("französischen", "de"), side_of_adjective("frühere", "de")
    ('FR', None)
    """
    plain = word.lower()
    for length in range(len(plain), max(len(plain) - _MAX_ADJECTIVE_ENDING, _MIN_ADJECTIVE_STEM) - 1, -1):
        found: str | None = _sides(language).get("adjectives", {}).get(plain[:length])
        if found is not None:
            return found
    return None


def office_parts(language: str) -> frozenset[str]:
    """Return words that belong to an office and not to the name after it, in lower case.

    >>> "consiglio" in office_parts("it")
    True
    """
    return frozenset(_sides(language).get("parts", ()))


def short_sides(language: str) -> Mapping[str, str]:
    """Return the signs that stand for a country before an office, with its ISO code.

    >>> short_sides("ja")["米"]
    'US'
    """
    found: Mapping[str, str] = _sides(language).get("short", {})
    return found


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


def is_observer(titles: Iterable[str]) -> bool:
    """Tell whether somebody with these roles watches and comments but speaks for no side.

    >>> is_observer(["analyst at the Hill Institute"]), is_observer(["Foreign Minister", "author"]), is_observer([])
    (True, False, False)
    """
    words = office_words()
    kinds = {words[each] for title in titles for each in _phrases(title) if each in words}
    return bool(kinds) and kinds <= _OBSERVING


def _phrases(title: str) -> Iterator[str]:
    """Yield the runs of up to three words of a title, in lower case."""
    parts = title.lower().split()
    for first in range(len(parts)):
        for last in range(first + 1, min(first + 3, len(parts)) + 1):
            yield " ".join(parts[first:last])


def gender_of(title: str) -> str | None:
    """Return `f` or `m` where the title says so.

    >>> gender_of("spokeswoman"), gender_of("minister")
    ('f', None)
    """
    word = title.lower()
    if word in _table()["female"]:
        return "f"
    return "m" if word in _table()["male"] else None


def _sides(language: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = table("sides_other").get(language.split("-", maxsplit=1)[0], {})
    return found


def _table() -> Any:
    return table("offices")


@lru_cache(maxsize=2)
def _titles(column: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for kind, facts in _table()["kinds"].items():
        for title in facts.get(column, ()):
            found.setdefault(title, kind)
    return found

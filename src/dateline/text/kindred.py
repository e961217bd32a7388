"""Words that may name one happening: "attack" and "assault", "acquire" and "purchase", "quake" and "tremor".

The table `kindred_words.txt` is made by `tools/build_kindred_words.py` from WordNet, which gives words of one sense,
the verb to a noun, and what is more general, and from `resources/kindred_words.txt`, which gives the words that news
use for one thing though no dictionary would ("hit" and "shake" of an earthquake).
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib import resources

STRANGE = 5
"""How far apart two words are that are no kin; the same word is at 0, words of one sense at 1."""


@lru_cache(maxsize=1)
def _table() -> tuple[Mapping[tuple[str, str], int], Mapping[str, frozenset[int]]]:
    """Return how far pairs of stems are, and the groups of news words that a stem is in."""
    text = resources.files("dateline.text").joinpath("kindred_words.txt").read_text("utf-8")
    far: dict[tuple[str, str], int] = {}
    groups: dict[str, set[int]] = {}
    for number, line in enumerate(text.splitlines()):
        head, _, rest = line.partition(":")
        if head == "news":
            for word in rest.split():
                groups.setdefault(word, set()).add(number)
        elif rest and not head.startswith("#"):
            for part in rest.split():
                far[_pair(head, part[1:])] = 1 + int(part[0])
    return far, {word: frozenset(found) for word, found in groups.items()}


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one <= other else (other, one)


def distance(one: str, other: str) -> int:
    """Return how far two stems are from one another, from 0 to `STRANGE`.

    >>> distance("attack", "attack"), distance("attack", "assault"), distance("attack", "wedd")
    (0, 2, 5)
    """
    return 0 if one == other else _table()[0].get(_pair(one, other), STRANGE)


def closest(ones: Iterable[str], others: Iterable[str]) -> int:
    """Return how far the two words are that are nearest among two lists of stems."""
    return min((distance(one, other) for one in ones for other in others), default=STRANGE)


def in_one_group(ones: Iterable[str], others: Iterable[str]) -> bool:
    """Tell whether news use a word of one list and one of the other for the same thing.

    >>> in_one_group(["resign"], ["quit"]), in_one_group(["resign"], ["flood"])
    (True, False)
    """
    groups = _table()[1]
    ours = {group for one in ones for group in groups.get(one, ())}
    return any(not ours.isdisjoint(groups.get(other, ())) for other in others)

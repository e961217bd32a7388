"""Ids of mentions, and the keys under which things that may belong together meet.

Nothing is ever compared with everything: two things are candidates only where they share a key, and a key is a
function of one thing alone. Adding a page therefore adds the comparisons of that page's keys and changes no other.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import TypeVar

from dateline.link.clusters import Pair, pair

KeyT = TypeVar("KeyT", bound=Hashable)


def event_member(article_id: str, number: int) -> str:
    """Return the id of an event mention.

    >>> event_member("art_1", 3)
    'art_1#e3'
    """
    return f"{article_id}#e{number}"


def entity_member(article_id: str, key: str) -> str:
    """Return the id of a name on one page."""
    return f"{article_id}#n{key}"


def article_of(member: str) -> str:
    """Return the article that a mention stands in.

    >>> article_of("art_1#e3")
    'art_1'
    """
    return member.partition("#")[0]


def candidates(keys: Mapping[str, Iterable[KeyT]], *, widest: int, shared: int = 1) -> list[Pair]:
    """Return the pairs of ids that share at least `shared` keys, sorted.

    A key that more than `widest` ids have says nothing and is left out; that is a rule about the set of ids, so the
    order in which they came does not matter.

    >>> candidates({"a": [1, 2], "b": [2], "c": [3]}, widest=10)
    [('a', 'b')]
    """
    holders: dict[KeyT, list[str]] = defaultdict(list)
    for name in sorted(keys):
        for key in set(keys[name]):
            holders[key].append(name)
    counts: dict[Pair, int] = defaultdict(int)
    for names in holders.values():
        if 1 < len(names) <= widest:
            for one, other in combinations(names, 2):
                counts[pair(one, other)] += 1
    return sorted(each for each, count in counts.items() if count >= shared)


def windows(names: Sequence[str], width: int) -> list[Pair]:
    """Return every pair of names that stand less than `width` places apart.

    >>> windows(["a", "b", "c"], 2)
    [('a', 'b'), ('b', 'c')]
    """
    return [pair(one, other) for i, one in enumerate(names) for other in names[i + 1 : i + width]]

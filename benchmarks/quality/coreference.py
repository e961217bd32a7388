"""How well one grouping agrees with another: the CoNLL score (MUC, B³ and CEAFe by scorch) and LEA.

Groups of one are kept in every score.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from statistics import fmean
from typing import TypeVar

from scorch.scores import b_cubed, ceaf_e, muc

KeyT = TypeVar("KeyT")
Groups = Sequence[AbstractSet[str]]


def conll(key: Groups, response: Groups) -> float:
    """Return the mean F1 of MUC, B³ and CEAFe.

    >>> round(conll([{"a", "b"}, {"c"}], [{"a", "b"}, {"c"}]), 3)
    1.0
    """
    return fmean(float(score(key, response)[2]) for score in (muc, b_cubed, ceaf_e))


def lea(key: Groups, response: Groups) -> float:
    """Return the F1 of the link-based entity-aware measure (Moosavi and Strube, ACL 2016).

    A group counts by its size, and by the share of its links that the other side has; a group of one has a link to
    itself.

    >>> round(lea([{"a", "b", "c"}, {"d"}], [{"a", "b"}, {"c"}, {"d"}]), 3)
    0.6
    """
    recall, precision = _resolved(key, response), _resolved(response, key)
    return 2 * recall * precision / (recall + precision) if recall + precision else 0.0


def _resolved(groups: Groups, others: Groups) -> float:
    home = {member: number for number, other in enumerate(others) for member in other}
    size = [len(other) for other in others]
    total = 0.0
    for group in groups:
        counts = Counter(home[member] for member in group)
        if len(group) == 1:
            total += size[next(iter(counts))] == 1
        else:
            total += sum(n * (n - 1) for n in counts.values()) / (len(group) - 1)
    return total / max(1, sum(map(len, groups)))


def grouped(labels: Mapping[str, KeyT]) -> list[set[str]]:
    """Return the groups of members with equal labels.

    >>> grouped({"a": 1, "b": 2, "c": 1}) == [{"a", "c"}, {"b"}]
    True
    """
    found: dict[KeyT, set[str]] = defaultdict(set)
    for member, label in labels.items():
        found[label].add(member)
    return list(found.values())


def scores(key: Groups, response: Iterable[AbstractSet[str]]) -> dict[str, float]:
    """Return the CoNLL score and LEA, rounded."""
    found = list(response)
    return {"conll": round(conll(key, found), 4), "lea": round(lea(key, found), 4)}

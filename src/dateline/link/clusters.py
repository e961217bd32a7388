"""Groups from judgements of pairs: connected components, and average-link clustering with pairs held apart.

Both are functions of the set of pairs: members are sorted first and ties go to the smallest ids, so the order in
which pages arrive cannot show in the result (see `docs/design/event-identity.md`).
"""

import heapq
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet

Pair = tuple[str, str]


def pair(one: str, other: str) -> Pair:
    """Return both ids, the smaller first.

    >>> pair("b", "a")
    ('a', 'b')
    """
    return (one, other) if one <= other else (other, one)


class Components:
    """Connected components of a growing set of edges (union by smallest id)."""

    def __init__(self, members: Iterable[str]) -> None:
        self._parent = {member: member for member in members}

    def find(self, member: str) -> str:
        """Return the smallest id of the component that holds `member`."""
        root = member
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[member] != root:
            self._parent[member], member = root, self._parent[member]
        return root

    def join(self, one: str, other: str) -> None:
        """Put both members into one component."""
        first, second = sorted((self.find(one), self.find(other)))
        self._parent[second] = first

    def groups(self) -> list[tuple[str, ...]]:
        """Return every component as a sorted tuple, in order of its smallest member."""
        found: dict[str, list[str]] = defaultdict(list)
        for member in sorted(self._parent):
            found[self.find(member)].append(member)
        return [tuple(members) for _, members in sorted(found.items())]


def components(members: Iterable[str], edges: Iterable[Pair]) -> list[tuple[str, ...]]:
    """Return the connected components of a graph.

    >>> components(["c", "a", "b"], [("b", "c")])
    [('a',), ('b', 'c')]
    """
    parts = Components(members)
    for one, other in edges:
        parts.join(one, other)
    return parts.groups()


def cluster(
    members: Iterable[str],
    scores: Mapping[Pair, float],
    *,
    threshold: float,
    apart: Iterable[Pair] = (),
    together: Iterable[Pair] = (),
) -> list[tuple[str, ...]]:
    """Return average-link clusters of `members`.

    Two clusters are joined while the mean of the known scores between them reaches `threshold`, the best pair first
    and the smallest ids among equals. Pairs that were never compared say nothing. A pair in `apart` is never in one
    cluster; a pair in `together` always is, unless that would break `apart`.

    >>> scores = {("a", "b"): 0.9, ("b", "c"): 0.8}
    >>> cluster("abc", scores, threshold=0.5)
    [('a', 'b', 'c')]
    >>> cluster("abc", scores, threshold=0.5, apart=[("a", "c")])
    [('a', 'b'), ('c',)]
    """
    nodes = sorted(set(members))
    forbidden = {pair(*each) for each in apart}
    forced = sorted({pair(*each) for each in together} - forbidden)
    links = {pair(*each): score for each, score in scores.items()}
    edges = [each for each, score in links.items() if score >= threshold and each not in forbidden]
    found: list[tuple[str, ...]] = []
    for part in components(nodes, edges + forced):
        state = _Agglomeration(part, links, forbidden)
        found.extend(_cluster_part(state, threshold, forced) if len(part) > 1 else [part])
    return sorted(found)


class _Agglomeration:
    """The clusters of one component while they are joined; a cluster is named by its smallest member."""

    def __init__(self, part: tuple[str, ...], links: Mapping[Pair, float], forbidden: set[Pair]) -> None:
        inside = set(part)
        self.members: dict[str, list[str]] = {name: [name] for name in part}
        self.near: dict[str, dict[str, tuple[float, int]]] = {name: {} for name in part}
        for (one, other), score in sorted(links.items()):
            if one in inside and other in inside:
                self.near[one][other] = self.near[other][one] = (score, 1)
        self.barred = _neighbours(part, forbidden)

    def mean(self, one: str, other: str) -> float | None:
        """Return the mean score between two clusters that may be joined."""
        if other not in self.members or one not in self.members or other in self.barred[one]:
            return None
        found = self.near[one].get(other)
        return found[0] / found[1] if found else None

    def join(self, one: str, other: str) -> str:
        """Join two clusters and return the name of the result."""
        kept, gone = pair(one, other)
        self.members[kept].extend(self.members.pop(gone))
        for third, (total, count) in self.near.pop(gone).items():
            self.near[third].pop(gone)
            if third != kept:
                before = self.near[kept].get(third, (0.0, 0))
                self.near[kept][third] = self.near[third][kept] = (before[0] + total, before[1] + count)
        for third in self.barred.pop(gone):
            self.barred[third].discard(gone)
            if third != kept:
                self.barred[third].add(kept)
                self.barred[kept].add(third)
        return kept


def _neighbours(part: tuple[str, ...], pairs: Iterable[Pair]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {name: set() for name in part}
    for one, other in pairs:
        if one in found and other in found:
            found[one].add(other)
            found[other].add(one)
    return found


def _cluster_part(state: _Agglomeration, threshold: float, forced: Iterable[Pair]) -> list[tuple[str, ...]]:
    home = {name: name for name in state.members}
    for one, other in forced:
        if one not in home or home[one] == home[other] or home[other] in state.barred[home[one]]:
            continue
        kept = state.join(home[one], home[other])
        home.update(dict.fromkeys(state.members[kept], kept))
    queue = [
        (-score, one, other)
        for one in state.members
        for other in state.near[one]
        if one < other and (score := state.mean(one, other)) is not None
    ]
    heapq.heapify(queue)
    while queue:
        negative, one, other = heapq.heappop(queue)
        score = state.mean(one, other)
        if score is None or -score != negative:
            continue  # one of them has been joined or has changed since
        if score < threshold:
            break
        kept = state.join(one, other)
        for third in state.near[kept]:
            changed = state.mean(kept, third)
            if changed is not None:
                heapq.heappush(queue, (-changed, *pair(kept, third)))
    return sorted(tuple(sorted(members)) for members in state.members.values())


def cluster_like(
    members: Iterable[str], likeness: Mapping[Pair, float], *, share: float, usual: float, apart: Iterable[Pair] = ()
) -> list[tuple[str, ...]]:
    """Return groups whose members are about as like those of the other half as their own.

    Two groups are joined while the mean likeness between them is at least `share` of the mean within them (geometric
    mean of both), the best pair first. So how like two members must be depends on the company: reports of one flood
    share more words than those of one lawsuit, and two floods share many. A group of one is taken to have the `usual`
    likeness within, and every group is reckoned to have as many such pairs as `_TAKEN`. Pairs not in `likeness` are not
    alike at all; those in `apart` are never in one group.

    >>> close = {("a", "b"): 0.8, ("c", "d"): 0.8, ("a", "c"): 0.3, ("b", "c"): 0.3, ("a", "d"): 0.3, ("b", "d"): 0.3}
    >>> cluster_like("abcd", close, share=0.6, usual=0.5)
    [('a', 'b'), ('c', 'd')]
    """
    links = {pair(*each): value for each, value in likeness.items() if value > 0.0}
    forbidden = {pair(*each) for each in apart}
    found: list[tuple[str, ...]] = []
    for part in components(sorted(set(members)), links):
        found.extend(_Company(part, links, usual).join_all(share, forbidden) if len(part) > 1 else [part])
    return sorted(found)


_TAKEN = 8


class _Company:
    """Groups while they are joined by how like they are within and between; each is named by its smallest member."""

    def __init__(self, part: tuple[str, ...], links: Mapping[Pair, float], usual: float) -> None:
        inside = set(part)
        self.usual = usual
        self.members = {name: [name] for name in part}
        self.within = dict.fromkeys(part, _TAKEN * usual)
        self.between: dict[str, dict[str, float]] = {name: {} for name in part}
        for (one, other), value in sorted(links.items()):
            if one in inside and other in inside:
                self.between[one][other] = self.between[other][one] = value

    def ratio(self, one: str, other: str) -> float:
        """Return the mean likeness between two groups as a share of that within them."""
        sizes = len(self.members[one]), len(self.members[other])
        inner = [
            self.within[name] / (_TAKEN + size * (size - 1) / 2) for name, size in zip((one, other), sizes, strict=True)
        ]
        return self.between[one][other] / (sizes[0] * sizes[1]) / math.sqrt(inner[0] * inner[1])

    def join_all(self, share: float, forbidden: AbstractSet[Pair]) -> list[tuple[str, ...]]:
        """Join groups while two of them are alike enough, and return what is left."""
        queue = [(-self.ratio(one, other), one, other) for one in self.between for other in self.between[one]]
        queue = [each for each in queue if each[1] < each[2]]
        heapq.heapify(queue)
        while queue and -queue[0][0] >= share:
            negative, one, other = heapq.heappop(queue)
            if other not in self.between.get(one, ()) or -self.ratio(one, other) != negative:
                continue  # one of them has been joined or has changed since
            if any(pair(a, b) in forbidden for a in self.members[one] for b in self.members[other]):
                continue
            self._join(one, other)
            for third in self.between[one]:
                heapq.heappush(queue, (-self.ratio(one, third), *pair(one, third)))
        return [tuple(sorted(group)) for group in self.members.values()]

    def _join(self, kept: str, gone: str) -> None:
        self.within[kept] += self.within.pop(gone) - _TAKEN * self.usual + self.between[kept][gone]
        self.members[kept].extend(self.members.pop(gone))
        for third, value in self.between.pop(gone).items():
            self.between[third].pop(gone)
            if third != kept:
                total = self.between[kept].get(third, 0.0) + value
                self.between[kept][third] = self.between[third][kept] = total

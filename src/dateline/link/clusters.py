"""Groups from judgements of pairs: connected components, and average-link clustering with pairs held apart.

Both are functions of the set of pairs: members are sorted first and ties go to the smallest ids, so the order in
which pages arrive cannot show in the result (see `docs/design/event-identity.md`).
"""

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping

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
    rivals: Iterable[Pair] = (),
    margin: float = 0.0,
    firm: Iterable[Pair] = (),
) -> list[tuple[str, ...]]:
    """Return average-link clusters of `members`.

    Two clusters are joined while the mean of the known scores between them reaches `threshold`, the best pair first
    and the smallest ids among equals. Pairs that were never compared say nothing. A pair in `apart` is never in one
    cluster; a pair in `together` always is, unless that would break `apart`.

    Of the pairs in `apart`, those in `rivals` are known to be different: a cluster that two rivals would take joins the
    one whose mean is higher by more than `margin`, else neither. A pair in `firm` is joined whatever its rivals.

    >>> scores = {("a", "b"): 0.9, ("b", "c"): 0.8}
    >>> cluster("abc", scores, threshold=0.5)
    [('a', 'b', 'c')]
    >>> cluster("abc", scores, threshold=0.5, apart=[("a", "c")])
    [('a', 'b'), ('c',)]
    >>> cluster("abc", scores, threshold=0.5, apart=[("a", "c")], rivals=[("a", "c")], margin=0.2)
    [('a',), ('b',), ('c',)]
    """
    nodes = sorted(set(members))
    forbidden = {pair(*each) for each in apart}
    forced = sorted({pair(*each) for each in together} - forbidden)
    known, sure = {pair(*each) for each in rivals}, {pair(*each) for each in firm}
    links = {pair(*each): score for each, score in scores.items()}
    edges = [each for each, score in links.items() if score >= threshold and each not in forbidden]
    found: list[tuple[str, ...]] = []
    for part in components(nodes, edges + forced):
        state = _Agglomeration(part, links, forbidden, known, sure)
        found.extend(_cluster_part(state, threshold, margin, forced) if len(part) > 1 else [part])
    return sorted(found)


class _Agglomeration:
    """The clusters of one component while they are joined; a cluster is named by its smallest member."""

    def __init__(
        self,
        part: tuple[str, ...],
        links: Mapping[Pair, float],
        forbidden: set[Pair],
        rivals: set[Pair],
        firm: set[Pair],
    ) -> None:
        inside = set(part)
        self.members: dict[str, list[str]] = {name: [name] for name in part}
        self.near: dict[str, dict[str, tuple[float, int]]] = {name: {} for name in part}
        for (one, other), score in sorted(links.items()):
            if one in inside and other in inside:
                self.near[one][other] = self.near[other][one] = (score, 1)
        self.barred = _neighbours(part, forbidden)
        self._rivals = _neighbours(part, rivals)
        self._firm = _neighbours(part, firm)

    def mean(self, one: str, other: str) -> float | None:
        """Return the mean score between two clusters that may be joined."""
        if other not in self.members or one not in self.members or other in self.barred[one]:
            return None
        found = self.near[one].get(other)
        return found[0] / found[1] if found else None

    def is_torn(self, one: str, other: str, least: float) -> bool:
        """Tell whether either cluster fits a rival of the other with a mean of `least` or more, and no pair is firm."""
        return other not in self._firm[one] and any(
            (mean := self.mean(each, rival)) is not None and mean >= least
            for each, partner in ((one, other), (other, one))
            for rival in self._rivals[partner] & self.near[each].keys()
        )

    def join(self, one: str, other: str) -> str:
        """Join two clusters and return the name of the result."""
        kept, gone = pair(one, other)
        self.members[kept].extend(self.members.pop(gone))
        for third, (total, count) in self.near.pop(gone).items():
            self.near[third].pop(gone)
            if third != kept:
                before = self.near[kept].get(third, (0.0, 0))
                self.near[kept][third] = self.near[third][kept] = (before[0] + total, before[1] + count)
        for table in (self.barred, self._rivals, self._firm):
            for third in table.pop(gone):
                table[third].discard(gone)
                if third != kept:
                    table[third].add(kept)
                    table[kept].add(third)
        return kept


def _neighbours(part: tuple[str, ...], pairs: Iterable[Pair]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {name: set() for name in part}
    for one, other in pairs:
        if one in found and other in found:
            found[one].add(other)
            found[other].add(one)
    return found


def _cluster_part(
    state: _Agglomeration, threshold: float, margin: float, forced: Iterable[Pair]
) -> list[tuple[str, ...]]:
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
        if state.is_torn(one, other, max(threshold, score - margin)):
            continue  # looked at again when one of them has changed
        kept = state.join(one, other)
        for third in state.near[kept]:
            changed = state.mean(kept, third)
            if changed is not None:
                heapq.heappush(queue, (-changed, *pair(kept, third)))
    return sorted(tuple(sorted(members)) for members in state.members.values())

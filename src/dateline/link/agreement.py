"""Groups in which pairs agree: what speaks for one group is added up, and so is what speaks against it.

Where members of two groups are alike and some of them are known to differ, one badly told member must not decide for
all. So each step is the one that adds most to the agreement within groups: two groups become one, or one member goes
over to a group that it fits better than its own. More tellings of a happening weigh more than one. Votes are whole
numbers and equals go to the smallest ids, so the result is a function of the set of votes
(`docs/design/event-identity.md`).
"""

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from dateline.link.clusters import Components, Pair, pair

_NEVER = -(10**9)
_JOIN, _GO_OVER = 0, 1


def agreeing_groups(
    members: Iterable[str], votes: Mapping[Pair, int], *, apart: Iterable[Pair] = (), together: Iterable[Pair] = ()
) -> list[tuple[str, ...]]:
    """Return groups with as much agreement within them as single steps reach.

    This is correlation clustering (Bansal, Blum and Chawla, 2004) by the steepest ascent.

    Args:
        members: what is to be grouped.
        votes: how much speaks for two members being of one group; what is below 0 speaks against it.
        apart: pairs that are never in one group.
        together: pairs that always are, unless that would break `apart`.

    >>> agreeing_groups("abc", {("a", "b"): 3, ("b", "c"): 2, ("a", "c"): -4})
    [('a', 'b'), ('c',)]
    >>> agreeing_groups("abcd", {("a", "b"): 3, ("b", "c"): 2, ("b", "d"): 2, ("c", "d"): 1}, apart=[("a", "d")])
    [('a', 'b', 'c'), ('d',)]
    """
    forbidden = {pair(*each) for each in apart}
    atoms = _atoms(members, forbidden, together)
    home = {member: atom for atom, inside in atoms.items() for member in inside}
    between: Counter[Pair] = Counter()
    for each, vote in (*votes.items(), *dict.fromkeys(forbidden, _NEVER).items()):
        if each[0] in home and each[1] in home and home[each[0]] != home[each[1]]:
            between[pair(home[each[0]], home[each[1]])] += vote
    groups = _Agreement(atoms, between).reached()
    return sorted(tuple(sorted(member for atom in group for member in atoms[atom])) for group in groups)


def without_torn(
    groups: Iterable[tuple[str, ...]],
    votes: Mapping[Pair, int],
    *,
    apart: Iterable[Pair],
    firm: Iterable[Pair] = (),
    share: float = 0.8,
) -> list[tuple[str, ...]]:
    """Return the groups, with each member by itself that would fit a rival of its group nearly as well.

    Rivals are groups with a pair in `apart` between them; as well is `share` of what speaks for its own. A member that
    has a pair in `firm` with its group stays.

    >>> without_torn([("a", "m"), ("x",)], {("a", "m"): 5, ("m", "x"): 4}, apart=[("a", "x")])
    [('a',), ('m',), ('x',)]
    >>> without_torn([("a", "m"), ("x",)], {("a", "m"): 5, ("m", "x"): 2}, apart=[("a", "x")])
    [('a', 'm'), ('x',)]
    """
    found = sorted(groups)
    home = {member: number for number, group in enumerate(found) for member in group}
    toward: dict[str, Counter[int]] = defaultdict(Counter)
    barred: dict[str, set[int]] = defaultdict(set)
    rivals: dict[int, set[int]] = defaultdict(set)
    for (one, other), vote in votes.items():
        toward[one][home[other]] += vote
        toward[other][home[one]] += vote
    for one, other in apart:
        if one in home and other in home:
            barred[one].add(home[other])
            barred[other].add(home[one])
            rivals[home[one]].add(home[other])
            rivals[home[other]].add(home[one])
    sure = {each for both in firm if home[both[0]] == home[both[1]] for each in both}

    def is_torn(member: str) -> bool:
        own, open_to = home[member], rivals[home[member]] - barred[member]
        best = max((toward[member][rival] for rival in open_to), default=0)
        return member not in sure and best > 0 and best >= share * toward[member][own]

    torn = {member for member in home if len(found[home[member]]) > 1 and is_torn(member)}
    kept = [tuple(member for member in group if member not in torn) for group in found]
    return sorted([*filter(None, kept), *((member,) for member in torn)])


def _atoms(members: Iterable[str], forbidden: set[Pair], together: Iterable[Pair]) -> dict[str, list[str]]:
    """Return what always stays in one group, by its smallest member."""
    parts = Components(sorted(set(members)))
    barred: dict[str, set[str]] = defaultdict(set)
    for one, other in forbidden:
        barred[one].add(other)
        barred[other].add(one)
    inside = {each: [each] for group in parts.groups() for each in group}
    for both in sorted({pair(*each) for each in together}):
        first, second = sorted(map(parts.find, both))
        if first != second and not any(other in barred[one] for one in inside[first] for other in inside[second]):
            parts.join(first, second)
            inside[first] += inside.pop(second)
    return inside


class _Agreement:
    """Groups while they change; each goes by the name of one of its first members."""

    def __init__(self, atoms: Iterable[str], votes: Mapping[Pair, int]) -> None:
        self._home = {atom: atom for atom in atoms}
        self._groups = {atom: {atom} for atom in self._home}
        self._votes: dict[str, dict[str, int]] = defaultdict(dict)
        for (one, other), vote in votes.items():
            self._votes[one][other] = self._votes[other][one] = vote
        # What speaks for each member and each group that it has votes with.
        self._toward = {atom: Counter(self._votes[atom]) for atom in self._home}
        self._steps = [(-vote, _JOIN, *both) for both, vote in votes.items() if vote > 0]
        heapq.heapify(self._steps)

    def reached(self) -> list[set[str]]:
        """Take the best step while there is one, and return the groups."""
        while self._steps:
            negative, kind, one, group = heapq.heappop(self._steps)
            if -negative == self._gain(kind, one, group):
                self._move(sorted(self._groups[one]) if kind is _JOIN else [one], group)
        return list(self._groups.values())

    def _gain(self, kind: int, one: str, group: str) -> int:
        """Return how much a step adds now; 0 where it cannot be taken any more."""
        if group not in self._groups:
            return 0
        if kind is _JOIN:
            return sum(self._toward[atom][group] for atom in self._groups.get(one, ()))
        home = self._home[one]
        gain = self._toward[one][group] - self._toward[one][home]
        return gain if home != group and len(self._groups[home]) > 1 and self._toward[one][group] > 0 else 0

    def _move(self, atoms: list[str], group: str) -> None:
        """Lay members of one group to another, and offer the steps that have changed."""
        left = self._home[atoms[0]]
        touched = set(atoms)
        for atom in atoms:
            self._home[atom] = group
            for other, vote in self._votes[atom].items():
                self._toward[other][left] -= vote
                self._toward[other][group] += vote
                touched.add(other)
        self._groups[left].difference_update(atoms)
        self._groups[group].update(atoms)
        changed = [name for name in (left, group) if self._groups[name]]
        if not self._groups[left]:
            del self._groups[left]
        for atom in touched:
            for name in self._toward[atom] if self._home[atom] in changed else changed:
                self._offer(_GO_OVER, atom, name)
        for name in changed:
            for other in {near for atom in self._groups[name] for near in self._toward[atom]} - {name}:
                self._offer(_JOIN, *pair(name, other))

    def _offer(self, kind: int, one: str, group: str) -> None:
        gain = self._gain(kind, one, group)
        if gain > 0:
            heapq.heappush(self._steps, (-gain, kind, one, group))

"""Deeds of many texts that tell of one happening, grouped by their words.

Two looks are taken. The first judges each pair by itself (`text.deeds`). The second looks at the pair among the
others: whether another deed of the same text fits better, how many each goes with, how well other deeds with the
same words go together. Then average-link clusters are made. A group is a function of its deeds alone, so their order
cannot matter.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from dateline.link.clusters import Pair, cluster, components, pair
from dateline.text.deeds import Deed, measures
from dateline.text.trees import packaged_trees

SECOND_LOOK = (
    "probability", "partners, fewer", "partners, more", "lead over rivals, smaller", "lead over rivals, larger",
    "behind the best, smaller", "behind the best, larger", "pairs of these words", "uses of one word",
    "uses of the other word", "best partner in common", "partners in common",
)  # fmt: skip
"""What the second look sees of a pair; the measures of the first follow."""

# Fixed on the training topics of ECB+, as the trees were.
SAME = 0.4
# Pairs less likely than this are neither looked at again nor kept.
UNLIKELY = 0.02


def group_deeds(deeds: Mapping[str, Deed], pairs: Iterable[Pair]) -> list[tuple[str, ...]]:
    """Return which deeds, given by id, tell of one happening; only `pairs` are compared.

    Pairs that are not given are held not to be one; every deed is in one group.
    """
    given = sorted({pair(*each) for each in pairs})
    parts = components(deeds, given)
    home = {name: number for number, part in enumerate(parts) for name in part}
    inside: dict[int, list[Pair]] = defaultdict(list)
    for both in given:
        inside[home[both[0]]].append(both)
    found = (
        _group({name: deeds[name] for name in part}, inside[number]) if inside[number] else [part]
        for number, part in enumerate(parts)
    )
    return sorted(group for groups in found for group in groups)


def _group(deeds: Mapping[str, Deed], pairs: Iterable[Pair]) -> Iterator[tuple[str, ...]]:
    measured = {(one, other): measures(deeds[one], deeds[other]) for one, other in pairs}
    once, again = packaged_trees("deeds"), packaged_trees("deeds_second")
    first = {both: once.probability(values) for both, values in measured.items()}
    seen = second_look(deeds, first)
    likely = {both: again.probability([*values, *measured[both]]) for both, values in seen.items()}
    for part in components(deeds, (both for both, chance in likely.items() if chance >= SAME)):
        scores = {both: likely.get(both, 0.0) for both in combinations(part, 2)}
        yield from cluster(part, scores, threshold=SAME)


def second_look(deeds: Mapping[str, Deed], first: Mapping[Pair, float]) -> dict[Pair, list[float]]:
    """Return what is seen of each likely pair among all pairs, in the order of `SECOND_LOOK`."""
    partners: dict[str, float] = defaultdict(float)
    best: dict[str, float] = defaultdict(float)
    near: dict[str, dict[str, float]] = defaultdict(dict)
    in_text: dict[tuple[str, str], list[tuple[float, str]]] = defaultdict(list)
    words: dict[Pair, list[float]] = defaultdict(list)
    for (one, other), chance in sorted(first.items()):
        words[pair(deeds[one].head, deeds[other].head)].append(chance)
        for name, rival in ((one, other), (other, one)):
            partners[name] += chance
            best[name] = max(best[name], chance)
            if chance >= UNLIKELY:
                near[name][rival] = chance
            in_text[name, deeds[rival].text.id].append((chance, rival))
    uses = Counter(deed.head for deed in deeds.values())
    rivals = {key: sorted(found, reverse=True)[:2] for key, found in in_text.items()}
    seen = {}
    for (one, other), chance in first.items():
        if chance < UNLIKELY:
            continue
        goes_with = sorted((partners[one], partners[other]))
        lead = sorted(
            chance - _best_rival(rivals[name, deeds[rival].text.id], rival)
            for name, rival in ((one, other), (other, one))
        )
        behind = sorted((chance - best[one], chance - best[other]))
        alike = words[pair(deeds[one].head, deeds[other].head)]
        used = sorted((uses[deeds[one].head], uses[deeds[other].head]))
        shared = _shared(near[one], near[other])
        values = [chance, *goes_with, *lead, *behind, sum(alike) / len(alike), *map(float, used)]
        seen[one, other] = [*values, shared[0], shared[1] / goes_with[0]]
    return seen


def _shared(ones: Mapping[str, float], others: Mapping[str, float]) -> tuple[float, float]:
    """Return how likely the best deed is that goes with both, and with how many both go."""
    both = [(ones[name], others[name]) for name in sorted(ones.keys() & others.keys())]
    return max((min(each) for each in both), default=0.0), sum(one * other for one, other in both)


def _best_rival(ranked: list[tuple[float, str]], partner: str) -> float:
    """Return how likely the best other deed of a text is; `ranked` are its two best."""
    return next((chance for chance, name in ranked if name != partner), 0.0)

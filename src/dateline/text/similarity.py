"""How rare words are, and how much two texts have in common, measured against a frozen table.

Weights never come from the record itself: a live document frequency would make the likeness of two texts change when a
third arrives (see `docs/design/lineage.md`).
"""

import math
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from dateline.text.shingles import STOP_WORDS, stem

# A stem that is not in the table occurs in fewer texts than the rarest one that is: one in this many.
_UNLISTED = 500.0


@lru_cache(maxsize=1)
def common_stems() -> Mapping[str, float]:
    """Return the table of common stems, the commonest first: stem -> share of general news texts that hold it."""
    table = resources.files("dateline.text").joinpath("common_stems.txt").read_text("utf-8")
    rows = (line.split("\t") for line in table.splitlines())
    return {word: int(per_mille) / 1000 for word, per_mille in rows}


@lru_cache(maxsize=65_536)
def rarity(word_stem: str) -> float:
    """Return how rare a stem is: the natural logarithm of one over its share of texts, 0 for the commonest.

    >>> rarity("the") < rarity("meet") < rarity("trepidation")
    True
    """
    if word_stem in STOP_WORDS:
        return 0.0
    share = common_stems().get(word_stem)
    return math.log(_UNLISTED) if share is None else -math.log(min(share, 1.0))


@dataclass(frozen=True, slots=True)
class Content:
    """One content word of a text: its stem, its weight (0 for names and numbers) and its word index."""

    stem: str
    weight: float
    position: int


def content_words(words: Sequence[str], is_name: Callable[[int], bool]) -> list[Content]:
    """Return the content words of a text in order; words for which `is_name(index)` holds weigh nothing.

    >>> [(c.stem, round(c.weight, 1)) for c in content_words(["the", "ancient", "Rome"], lambda i: i == 2)]
    [('ancient', 3.7), ('rom', 0.0)]
    """
    found = []
    for index, word in enumerate(words):
        folded = word.casefold()
        if folded in STOP_WORDS:
            continue
        root = stem(word)
        weight = 0.0 if is_name(index) or not word[:1].isalpha() else rarity(root)
        found.append(Content(root, weight, index))
    return found


@dataclass(frozen=True, slots=True)
class SharedRun:
    """Content words that two texts have one after another: where it begins in each, its length and weight."""

    left: int
    right: int
    length: int
    weight: float


def shared_runs(left: Sequence[Content], right: Sequence[Content], shortest: int = 2) -> list[SharedRun]:
    """Return the longest runs of content words that both texts hold, each at least `shortest` words long.

    Meetings start from equal pairs of neighbours found by dictionary, so the cost follows what is shared and not the
    product of the lengths.
    """
    places: dict[tuple[str, str], list[int]] = {}
    for index in range(len(right) - 1):
        places.setdefault((right[index].stem, right[index + 1].stem), []).append(index)
    runs: list[SharedRun] = []
    seen: set[tuple[int, int]] = set()
    for i in range(len(left) - 1):
        for j in places.get((left[i].stem, left[i + 1].stem), ()):
            if (i, j) in seen:
                continue
            length = 0
            while (
                i + length < len(left) and j + length < len(right) and left[i + length].stem == right[j + length].stem
            ):
                seen.add((i + length, j + length))
                length += 1
            if length >= shortest:
                weight = sum(each.weight for each in left[i : i + length])
                runs.append(SharedRun(i, j, length, weight))
    return runs


def heaviest_chain(runs: Iterable[SharedRun]) -> list[SharedRun]:
    """Return the runs of greatest total weight that stand in the same order in both texts.

    >>> a, b, c = SharedRun(0, 5, 2, 1.0), SharedRun(3, 0, 2, 4.0), SharedRun(8, 9, 2, 1.0)
    >>> [run.left for run in heaviest_chain([a, b, c])]
    [3, 8]
    """
    ordered = sorted((run for run in runs if run.weight > 0), key=lambda run: (run.left, run.right))
    best: list[tuple[float, int]] = []
    for index, run in enumerate(ordered):
        before = (0.0, -1)
        for earlier in range(index):
            other = ordered[earlier]
            if other.left + other.length <= run.left and other.right + other.length <= run.right:
                before = max(before, (best[earlier][0], earlier))
        best.append((before[0] + run.weight, before[1]))
    if not best:
        return []
    at = max(range(len(best)), key=lambda i: (best[i][0], -i))
    chain = []
    while at >= 0:
        chain.append(ordered[at])
        at = best[at][1]
    return chain[::-1]


def increasing_length(values: Sequence[int]) -> int:
    """Return the length of the longest strictly increasing part of `values`, taken in order.

    >>> increasing_length([3, 1, 2, 5, 4])
    3
    """
    ends: list[int] = []
    for value in values:
        at = bisect_right(ends, value - 1)
        ends[at : at + 1] = [value]
    return len(ends)


def cosine(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    """Return the cosine of two weighted bags of words.

    >>> cosine({"quake": 1.0}, {"quake": 2.0})
    1.0
    """
    small, large = (left, right) if len(left) <= len(right) else (right, left)
    dot = math.fsum(weight * large[word] for word, weight in sorted(small.items()) if word in large)
    norm = _norm(left) * _norm(right)
    return dot / norm if norm else 0.0


def _norm(bag: Mapping[str, float]) -> float:
    return math.sqrt(math.fsum(weight * weight for weight in bag.values()))

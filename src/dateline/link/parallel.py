"""Whether two texts are built alike: the same paragraphs in the same order, with as many sentences of like length.

Whoever translates a text keeps its paragraphs and most of its sentences; two reporters share a happening, but no
paragraphs. Lengths alone align parallel texts (Gale and Church, 1993); here they tell whether texts are parallel.
"""

from collections.abc import Sequence

Paragraphs = Sequence[Sequence[int]]
"""The lengths of the sentences of each paragraph of a text."""

_STRETCH = 1.45  # two paragraphs fit where one is at most so many times longer than the other is on the whole
_MOST = 40


def parallel(one: Paragraphs, other: Paragraphs) -> tuple[float, int]:
    """Return which share of their sentences two texts have in fitting paragraphs, and how many sentences those are.

    What follows the last fitting paragraph is left out of the share: a translation may be cut.

    >>> parallel([[40, 60], [80], [30, 30]], [[50, 66], [100]])
    (1.0, 3)
    >>> parallel([[40, 60], [80]], [[90], [30, 30, 20]])
    (0.0, 0)
    """
    one, other = one[:_MOST], other[:_MOST]
    if not one or not other:
        return 0.0, 0
    ratio = _mean(one) / _mean(other)
    best = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for i, left in enumerate(one, 1):
        for j, right in enumerate(other, 1):
            gain = len(left) if _fits(left, right, ratio) else 0
            best[i][j] = max(best[i - 1][j], best[i][j - 1], best[i - 1][j - 1] + gain)
    count = best[-1][-1]
    until = next(i for i, row in enumerate(best) if row[-1] == count), best[-1].index(count)
    told = _sentences(one[: until[0]]) + _sentences(other[: until[1]])
    return (2 * count / told if told else 0.0), count


def _fits(left: Sequence[int], right: Sequence[int], ratio: float) -> bool:
    stretch = sum(left) / (sum(right) * ratio)
    return len(left) == len(right) and 1 / _STRETCH < stretch < _STRETCH


def _mean(paragraphs: Paragraphs) -> float:
    return sum(map(sum, paragraphs)) / _sentences(paragraphs)


def _sentences(paragraphs: Paragraphs) -> int:
    return sum(map(len, paragraphs))

"""Boosted decision trees, read from a table and asked for a probability.

Trained elsewhere (`tools/train_deeds.py`); reading them takes no library, and the same numbers give the same answer
on every machine.
"""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

# A row of a tree: which value is asked, the bound, and the rows for "at most" and "above"; a leaf has its weight only.
_Row = tuple[int, float, int, int]
_LEAF = -1


@dataclass(frozen=True, slots=True)
class Trees:
    """Trees whose weights add up to the logarithm of the odds.

    Attributes:
        names: what the values are, in the order in which they are asked for.
        start: the logarithm of the odds before any tree is asked.
        trees: each as rows (value, bound, row if at most, row if above); in a leaf the value is -1 and the bound the
            weight.
    """

    names: tuple[str, ...]
    start: float
    trees: tuple[tuple[_Row, ...], ...]

    def probability(self, values: Sequence[float]) -> float:
        """Return the probability that goes with `values`.

        >>> one = Trees(("likeness",), 0.0, (((0, 0.5, 1, 2), (-1, -2.0, 0, 0), (-1, 2.0, 0, 0)),))
        >>> [round(one.probability([value]), 3) for value in (0.1, 0.9)]
        [0.119, 0.881]
        """
        total = self.start
        for rows in self.trees:
            asked, bound, at_most, above = rows[0]
            while asked != _LEAF:
                asked, bound, at_most, above = rows[at_most if values[asked] <= bound else above]
            total += bound
        return 1.0 / (1.0 + math.exp(-total))


def trees_of(table: dict[str, Any]) -> Trees:
    """Return the trees of a table as it stands in its JSON file; a leaf is written as its weight alone."""
    trees = tuple(tuple(_row(row) for row in rows) for rows in table["trees"])
    return Trees(tuple(table["names"]), float(table["start"]), trees)


def _row(row: list[float]) -> _Row:
    if len(row) == 1:
        return (_LEAF, float(row[0]), 0, 0)
    return (int(row[0]), float(row[1]), int(row[2]), int(row[3]))


@lru_cache(maxsize=8)
def packaged_trees(name: str) -> Trees:
    """Return trees that come with the package, by the name of their file without its ending."""
    return trees_of(json.loads(resources.files("dateline.text").joinpath(f"{name}.json").read_text("utf-8")))

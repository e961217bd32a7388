"""Train the trees that tell whether two deeds are of one happening, on the training topics of ECB+.

Run: `python -m tools.train_deeds --data FOLDER`; writes `deeds.json` and `deeds_second.json` in
`src/dateline/text/`, and prints the CoNLL score that held-back thirds of the topics give at several thresholds, from
which `SAME` of `dateline.link.deeds` was taken. Development and test topics are never read.

The second look learns from what the first says of topics that it was not trained on. Only pairs within a story are
learnt from: whether texts are of one story is another question. The trees are grown by scikit-learn, a development
dependency.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from benchmarks.quality.coreference import conll, grouped
from benchmarks.quality.ecbplus import TRAINING, documents
from benchmarks.quality.ecbplus_deeds import Told, told_in
from dateline.link.clusters import cluster
from dateline.link.deeds import SECOND_LOOK, UNLIKELY, second_look
from dateline.text.deeds import MEASURES, measures

TABLES = Path(__file__).resolve().parents[1] / "src" / "dateline" / "text"
_THIRDS = 3
_DIGITS = 6
_FIRST = {"max_iter": 100, "max_leaf_nodes": 12, "min_samples_leaf": 80}
_SECOND = {"max_iter": 80, "max_leaf_nodes": 8, "min_samples_leaf": 150}
_THRESHOLDS = (0.35, 0.4, 0.45, 0.5)

Matrix = np.ndarray[Any, np.dtype[np.float64]]
Pair = tuple[str, str]


class Pairs:
    """All pairs of mentions of a story: whether they are one happening, and which third of the topics they are in."""

    def __init__(self, told: Sequence[Told]) -> None:
        self.told = {each.id: each for each in told}
        self.stories: dict[str, list[str]] = defaultdict(list)
        for each in told:
            self.stories[each.document.story].append(each.id)
        self.pairs: list[Pair] = [both for names in self.stories.values() for both in combinations(sorted(names), 2)]
        self.same = np.array([self.told[a].event == self.told[b].event for a, b in self.pairs])
        order = {topic: number for number, topic in enumerate(sorted({each.document.topic for each in told}))}
        self.third = np.array([order[self.told[a].document.topic] % _THIRDS for a, _ in self.pairs])

    def first_look(self) -> Matrix:
        """Return what the first look measures of each pair."""
        deeds = {name: each.deed for name, each in self.told.items()}
        return np.array([measures(deeds[a], deeds[b]) for a, b in self.pairs], dtype=np.float64)

    def second_look(self, chances: Matrix) -> tuple[np.ndarray[Any, np.dtype[np.int64]], Matrix]:
        """Return which pairs are likely enough for the second look, and what it sees of them, story by story."""
        by_pair = dict(zip(self.pairs, map(float, chances), strict=True))
        seen: dict[Pair, list[float]] = {}
        for names in self.stories.values():
            inside = {both: by_pair[both] for both in combinations(sorted(names), 2)}
            seen |= second_look({name: self.told[name].deed for name in names}, inside)
        rows = [number for number, both in enumerate(self.pairs) if both in seen]
        return np.array(rows), np.array([seen[self.pairs[row]] for row in rows], dtype=np.float64)

    def score(self, chances: dict[Pair, float], threshold: float) -> float:
        """Return the CoNLL score of the clusters at a threshold."""
        found: list[set[str]] = []
        for names in self.stories.values():
            scores = {both: chances.get(both, 0.0) for both in combinations(sorted(names), 2)}
            found.extend(map(set, cluster(names, scores, threshold=threshold)))
        return conll(grouped({name: each.event for name, each in self.told.items()}), found)


def main(arguments: list[str] | None = None) -> None:
    """Train both looks, write their tables, print what each threshold gives."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True)
    options = parser.parse_args(arguments)
    pairs = Pairs(list(told_in(documents(options.data, TRAINING))))
    write(pairs, pairs.first_look())


def write(pairs: Pairs, values: Matrix) -> None:
    """Train on what the first look measures, and write both tables."""
    chances = held_back(values, pairs.same, pairs.third, _FIRST)
    _write("deeds", MEASURES, _fit(values, pairs.same, _FIRST))
    rows, seen = pairs.second_look(chances)
    seen = np.hstack([seen, values[rows]])
    again = held_back(seen, pairs.same[rows], pairs.third[rows], _SECOND)
    _write("deeds_second", (*SECOND_LOOK, *MEASURES), _fit(seen, pairs.same[rows], _SECOND))
    firsts = zip(pairs.pairs, chances, strict=True)
    looks = {
        "first look": {both: float(chance) for both, chance in firsts if chance >= UNLIKELY},
        "second look": {pairs.pairs[row]: float(chance) for row, chance in zip(rows, again, strict=True)},
    }
    for name, found in looks.items():
        print(name, {threshold: round(pairs.score(found, threshold), 4) for threshold in _THRESHOLDS}, flush=True)


def held_back(values: Matrix, same: Matrix, third: Matrix, settings: dict[str, int]) -> Matrix:
    """Return the probabilities of all pairs, each by trees trained on the other thirds of the topics."""
    chances = np.zeros(len(same))
    for number in range(_THIRDS):
        out = third == number
        chances[out] = _fit(values[~out], same[~out], settings).predict_proba(values[out])[:, 1]
    return chances


def _fit(values: Matrix, same: Matrix, settings: dict[str, int]) -> HistGradientBoostingClassifier:
    model = HistGradientBoostingClassifier(learning_rate=0.1, l2_regularization=5.0, random_state=0, **settings)
    return model.fit(values, same)


def _write(name: str, names: Sequence[str], model: HistGradientBoostingClassifier) -> None:
    """Write trees in the form that `dateline.text.trees` reads."""
    trees = [_rows(stage[0].nodes) for stage in model._predictors]  # noqa: SLF001 - scikit-learn shows them nowhere else
    start = round(float(np.ravel(model._baseline_prediction)[0]), _DIGITS)  # noqa: SLF001
    lines = ",\n".join(json.dumps(rows, separators=(",", ":")) for rows in trees)
    text = f'{{"names":{json.dumps(list(names))},\n"start":{start},\n"trees":[\n{lines}\n]}}\n'
    (TABLES / f"{name}.json").write_text(text, "utf-8")


def _rows(nodes: Any) -> list[list[float]]:
    return [
        [round(float(node["value"]), _DIGITS)]
        if node["is_leaf"]
        else [
            int(node["feature_idx"]),
            round(float(node["num_threshold"]), _DIGITS),
            int(node["left"]),
            int(node["right"]),
        ]
        for node in nodes
    ]


if __name__ == "__main__":
    main()

"""Fit what each piece of evidence weighs when two tellings are compared, on the opened cross-page pages.

Run: `python -m tools.fit_event_weights`; writes `src/dateline/link/event_weights.json` and prints how well pairs are
told apart in each part by weights that were fitted to the other parts. The pages of a part are looked at as one scope,
so that happenings of other stories are there to be told apart; pairs that a hard difference settles are not learnt.

It is logistic regression with a penalty on large weights, in which evidence for one happening may only count for it
and evidence against it only against it. `_READY` is added to the odds, since clusters need less than single pairs.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from dateline.link.duplicates import Wording
from dateline.link.entities import resolve_entities
from dateline.link.events import SAME, evidence, is_settled
from dateline.link.kinds import may_be_one_kind
from dateline.link.lineage import find_origins
from dateline.link.resolve import company_of, events_and_dates
from dateline.model.link import Page
from tests.support.crosspage import OPENED, CrossGold, files, load_gold, members_of
from tests.support.run import Reading, read_files

TABLE = Path(__file__).resolve().parents[1] / "src" / "dateline" / "link" / "event_weights.json"
_AGAINST = (
    "type", "name", "what: other", "who: not", "who: and", "countries: none", "where: elsewhere", "where: not",
    "calendar: another", "when: days", "when: weeks", "when: months", "when: far", "when: open", "when: another",
    "told: plan and", "told: put off", "told: past", "told: ahead", "part of: others", "ordinal: another",
)  # fmt: skip
_EITHER = (
    "kind", "told: recalled", "told: both", "told: plans", "published: longer", "when: longer",
    "when: may be of longer", "when: may be of a season", "countries: one",
)  # fmt: skip
# The step from odds to scores: 0 and 1 lie at odds of e to the power of minus and plus seven.
_STEP = 14.0
_READY = 1.2
_LEAST = 0.002
# What the pages hold too few examples of keeps at least a weight by hand.
_BY_HAND = {
    "parts": 0.15,
    "part of": 0.1,
    "quoted words": 0.1,
    "same text": 0.1,
    "where: beside": 0.05,
    "where: in a country": 0.05,
    "where: within": 0.05,
    "told: put off and held": -0.2,
}
_STEPS = 3000

Vector = np.ndarray[Any, np.dtype[np.float64]]
Rows = list[tuple[Mapping[str, float], bool]]


def pairs_of(gold: CrossGold, reading: Reading) -> Iterator[tuple[Mapping[str, float], bool]]:
    """Yield the evidence of pairs of tellings of different pages, and whether both are of one happening of the gold."""
    pages: list[Page] = sorted(reading.pages.values(), key=lambda page: page.article.id)
    wordings = {page.article.id: Wording(page) for page in pages}
    origin = find_origins(wordings)
    rounds = events_and_dates(pages, resolve_entities(pages), origin, company_of(wordings, origin))
    meant: dict[str, set[str]] = {}
    for event in gold.events:
        for file, words in event.mentions:
            for member in members_of(event, file, words, reading):
                meant.setdefault(member, set()).add(event.id)
    told = sorted((each for group in rounds.groups.values() for each in group), key=lambda each: each.id)
    known = [(each, set[str]().union(*(meant.get(member, set()) for member in each.members))) for each in told]
    clear = [(each, found) for each, found in known if len(found) == 1]
    for (one, ours), (other, theirs) in combinations(clear, 2):
        if one.page is other.page or not may_be_one_kind(one.family, other.family):
            continue
        if is_settled(one, other) is None:
            amounts: dict[str, float] = {}
            for each in evidence(one, other, rounds.context):
                amounts[each.code] = amounts.get(each.code, 0.0) + each.amount
            yield amounts, ours == theirs


def fitted(rows: Rows) -> dict[str, float]:
    """Return the weights that tell pairs of one happening from others best, as logarithms of odds."""
    names = sorted({name for amounts, _ in rows for name in amounts})
    column = {name: number for number, name in enumerate(names)}
    matrix: Vector = np.zeros((len(rows), len(names)))
    for number, (amounts, _) in enumerate(rows):
        for name, amount in amounts.items():
            matrix[number, column[name]] = amount
    signs: Vector = np.array([1.0 if same else -1.0 for _, same in rows])
    penalty: Vector = np.array([0.05 if name.startswith("kind") else 1.0 for name in names])

    def loss(weights: Vector) -> tuple[float, Vector]:
        margins = -signs * (matrix @ weights)
        slope = matrix.T @ (-signs / (1.0 + np.exp(-margins)))
        return float(np.logaddexp(0.0, margins).sum() + 0.5 * (penalty * weights**2).sum()), slope + penalty * weights

    bounds = [_bounds(name) for name in names]
    start, options = np.zeros(len(names)), {"maxiter": _STEPS}
    result = minimize(loss, start, jac=True, bounds=bounds, method="L-BFGS-B", options=options)
    return dict(zip(names, map(float, result.x), strict=True))


def _bounds(name: str) -> tuple[float | None, float | None]:
    if name.startswith(_AGAINST):
        return None, 0.0
    return (None, None) if name.startswith(_EITHER) else (0.0, None)


def table(weights: Mapping[str, float]) -> dict[str, float]:
    """Return weights as steps of the score, in which each kind of happening starts where odds are even."""
    found = {
        name: weight / _STEP + (SAME + _READY / _STEP if name.startswith("kind") else 0.0)
        for name, weight in weights.items()
    }
    found |= {name: max(weight, found.get(name, 0.0), key=abs) for name, weight in _BY_HAND.items()}
    return {name: round(weight, 3) for name, weight in sorted(found.items()) if abs(weight) >= _LEAST}


def told_apart(weights: Mapping[str, float], rows: Sequence[tuple[Mapping[str, float], bool]]) -> float:
    """Return the F1 of the pairs that weights hold to be of one happening."""
    odds = [sum(weights.get(name, 0.0) * amount for name, amount in amounts.items()) for amounts, _ in rows]
    said = [(value > 0, same) for value, (_, same) in zip(odds, rows, strict=True)]
    right, wrong, missing = (said.count(each) for each in ((True, True), (True, False), (False, True)))
    return 2 * right / max(1, 2 * right + wrong + missing)


def main() -> None:
    """Fit the weights, write them, and print how weights from other parts do in each."""
    rows = {part: list(pairs_of(load_gold((part,)), read_files(files((part,))))) for part in OPENED}
    for part, own in rows.items():
        others = [row for other in OPENED if other != part for row in rows[other]]
        by_others, by_itself = told_apart(fitted(others), own), told_apart(fitted(own), own)
        print(f"{part}: {by_others:.3f} by the other parts, {by_itself:.3f} by itself")
    weights = table(fitted(_together(rows.values())))
    TABLE.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")


def _together(parts: Iterable[Rows]) -> Rows:
    return [row for part in parts for row in part]


if __name__ == "__main__":
    main()

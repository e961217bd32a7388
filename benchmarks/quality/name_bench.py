"""Names that are one person or organisation, against the labelled pairs of name_bench.

    python -m benchmarks.quality.name_bench --data bench/name_bench [--errors]

The pairs count slips of one or two letters as the same name, so the score is taken at `SLIP`; linking itself asks for
more, since two people may well differ by one letter. Beside it stands the plain Levenshtein ratio at its best
threshold. Prints one line of JSON.
"""

import argparse
import csv
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from dateline.text.names import SLIP, fold, organisation_likeness, person_likeness

_FILE = "contrib/name_bench/cases.csv"
# The extra parts of a longer name cost a little each; a slip beside one of them is still a slip.
_THRESHOLD = SLIP - 0.05


@dataclass(frozen=True)
class Case:
    """A labelled pair."""

    person: bool
    one: str
    other: str
    same: bool


def main(arguments: list[str] | None = None) -> int:
    """Score all pairs and print one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--errors", action="store_true", help="list the pairs that are judged otherwise")
    options = parser.parse_args(arguments)
    with (options.data / _FILE).open(encoding="utf-8", newline="") as lines:
        cases = [
            Case(row["schema"] == "Person", row["name1"], row["name2"], row["is_match"] == "true")
            for row in csv.DictReader(lines)
        ]
    if options.errors:
        for case in cases:
            if (likeness(case) >= _THRESHOLD) is not case.same:
                print("missed" if case.same else "wrong ", case.one, "|", case.other)
    persons = [case for case in cases if case.person]
    best = max(f1(cases, ratio, step / 20) for step in range(10, 20))
    result = {
        "benchmark": "name_bench",
        "pairs": len(cases),
        "f1": round(f1(cases, likeness, _THRESHOLD), 4),
        "f1_persons": round(f1(persons, likeness, _THRESHOLD), 4),
        "f1_levenshtein_best": round(best, 4),
    }
    print(json.dumps(result))
    return 0


def likeness(case: Case) -> float:
    """Return what linking thinks of a pair."""
    return (person_likeness if case.person else organisation_likeness)(case.one, case.other)


def ratio(case: Case) -> float:
    """Return the share of letters that need no change."""
    return Levenshtein.normalized_similarity(fold(case.one), fold(case.other))


def f1(cases: Sequence[Case], score: Callable[[Case], float], threshold: float) -> float:
    """Return the F1 of judging pairs the same from `threshold` on."""
    judged = [(score(case) >= threshold, case.same) for case in cases]
    hits = sum(ours and gold for ours, gold in judged)
    return 2 * hits / max(1, sum(ours for ours, _ in judged) + sum(gold for _, gold in judged))


if __name__ == "__main__":
    raise SystemExit(main())

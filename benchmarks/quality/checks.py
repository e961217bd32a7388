"""Score the verdicts on statements and the relations of pairs, on the corpora of `tests/golden/checks/`.

Run `python -m benchmarks.quality checks --split open|held|all`. Rules may be tuned on the open half. Nobody who changes
rules reads the held half: its run prints numbers only, and `--show` adds what failed for people who judge a finished
version.
"""

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tests.support.checks import HALVES, Checked, Related, check_corpus, load_checks, score_checks

AT_LEAST = {"verdict_right": 0.9, "contradictions_precision": 0.9, "contradictions_recall": 0.8}


def below_bar(values: Mapping[str, Any]) -> list[str]:
    """Return the measures and kinds that are not where the set wants them; one that could not be taken is not there."""
    low = [name for name, bar in AT_LEAST.items() if (value := values[name]) is None or value < bar]
    bar = AT_LEAST["verdict_right"]
    return low + [kind for kind, value in values["by_kind"].items() if value is None or value < bar]


def failures(checked: Sequence[Checked], related: Sequence[Related]) -> Iterator[str]:
    """Yield a line for every statement and pair that is not right."""
    for each in checked:
        if not each.right or each.counted is False:
            wanted, seen = " or ".join(each.gold.verdicts), each.verdict or "no check"
            what = f"{wanted}, not {seen}" if not each.right else f"{seen}, but counted others"
            yield f"{each.gold.kind}: {what}: “{each.gold.words}” ({each.gold.file}) {each.explanation}"
    for pair in related:
        if not pair.right:
            wanted, seen = " or ".join(pair.gold.relations), ", ".join(sorted(pair.relations)) or "none"
            left, right = (f"“{words}” ({file})" for file, words in (pair.gold.left, pair.gold.right))
            yield f"pair: {wanted}, not {seen}: {left} / {right}"


def main(arguments: Sequence[str]) -> int:
    """Print what failed, where that may be seen, and one JSON line of measures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality checks", description=__doc__)
    parser.add_argument("--split", choices=(*HALVES, "all"), default="open", help="half of the corpora")
    parser.add_argument("--show", action="store_true", help="list what failed in the held half as well")
    options = parser.parse_args(arguments)
    read = [check_corpus(each) for each in load_checks(HALVES if options.split == "all" else (options.split,))]
    checked = [each for statements, _ in read for each in statements]
    related = [each for _, pairs in read for each in pairs]
    for line in failures(checked, related) if options.show or options.split == "open" else ():
        print(line)
    values = score_checks(checked, related)
    print(json.dumps({"benchmark": "checks", "split": options.split, **values, "below_bar": below_bar(values)}))
    return 0

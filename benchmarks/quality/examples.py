"""Score the example pages against their expectations.

Run `python -m benchmarks.quality examples`.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from benchmarks.quality.report import print_table
from tests.golden.expected import EXPECTED
from tests.support.run import read_folder
from tests.support.score import Outcome, score

PAGES = Path(__file__).parents[2] / "examples" / "pages"


def main(arguments: Sequence[str]) -> int:
    """Print right, missing and wrong for each kind of item, the failures, and one JSON line of totals."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality examples", description=__doc__)
    parser.add_argument("--all", action="store_true", help="list the items that are right as well")
    options = parser.parse_args(arguments)
    items = score(EXPECTED, read_folder(PAGES))
    print_table({"example pages": items}, every=options.all)
    summary = {outcome.value: sum(item.outcome is outcome for item in items) for outcome in Outcome}
    print(json.dumps({"benchmark": "examples", "items": len(items), **summary}))
    return 0

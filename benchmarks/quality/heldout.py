"""Score single pages written by people who change no rules.

Run `python -m benchmarks.quality heldout`; `--set N` takes another set, each of pages that are stories of their own.
Set 1 has been opened: it was measured often enough to be worked on. Of the others the command prints counts only;
`--show` adds the items that are not right, for people who judge a finished version and do not change rules afterwards.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from benchmarks.quality.report import print_table
from tests.golden.heldout2.expected import EXPECTED as SECOND
from tests.golden.heldout3.expected import EXPECTED as THIRD
from tests.golden.opened.expected import EXPECTED as FIRST
from tests.support.run import read_folder
from tests.support.score import Outcome, score

_GOLDEN = Path(__file__).parents[2] / "tests" / "golden"
SETS = {
    1: (FIRST, _GOLDEN / "opened" / "pages"),
    2: (SECOND, _GOLDEN / "heldout2" / "pages"),
    3: (THIRD, _GOLDEN / "heldout3" / "pages"),
}
OPENED = frozenset({1})


def main(arguments: Sequence[str]) -> int:
    """Print right, missing and wrong for each kind of item, and one JSON line of totals."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality heldout", description=__doc__)
    parser.add_argument("--set", type=int, choices=sorted(SETS), default=2, help="which set")
    parser.add_argument("--show", action="store_true", help="list the items that are missing or wrong")
    options = parser.parse_args(arguments)
    expected, pages = SETS[options.set]
    items = score(expected, read_folder(pages))
    print_table({"held-out pages": items}, failures=options.show or options.set in OPENED)
    summary = {outcome.value: sum(item.outcome is outcome for item in items) for outcome in Outcome}
    print(json.dumps({"benchmark": "heldout", "set": options.set, "items": len(items), **summary}))
    return 0

"""Score what is joined, told apart and dated across pages, on the pages of `tests/golden/crosspage/`.

Run `python -m benchmarks.quality crosspage --split PART`, of the parts `open`, `second` to `sixth`, `held`, or `all`.
The pages of one split are read as one record. Rules may be tuned on all parts but `held`, which nobody who changes
rules reads: its run prints numbers only, and `--show` adds what failed for people who judge a finished version.
"""

import argparse
import json
from collections.abc import Mapping, Sequence

from tests.support.crosspage import OPENED, PARTS, files, load_gold, score_crosspage
from tests.support.run import read_files

AT_LEAST = {"same_event_f1": 0.92, "families_f1": 0.92, "published_contains": 0.97}
AT_MOST = {"different_events_merged": 0.01, "published_median_width_days": 3, "invented_days": 0}


def below_bar(values: Mapping[str, float | int | None]) -> list[str]:
    """Return the measures that are not where the set wants them; one that could not be taken is not there."""
    low = [name for name, bar in AT_LEAST.items() if (value := values[name]) is None or value < bar]
    return low + [name for name, bar in AT_MOST.items() if (value := values[name]) is None or value > bar]


def main(arguments: Sequence[str]) -> int:
    """Print what failed, where that may be seen, and one JSON line of measures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality crosspage", description=__doc__)
    parser.add_argument("--split", choices=(*PARTS, "all"), default="open", help="part of the pages, by story")
    parser.add_argument("--show", action="store_true", help="list what failed in the held part as well")
    options = parser.parse_args(arguments)
    parts = PARTS if options.split == "all" else (options.split,)
    values, failures = score_crosspage(load_gold(parts), read_files(files(parts)))
    for failure in failures if options.show or options.split in OPENED else ():
        print(f"{failure.measure}: {failure.text}")
    print(json.dumps({"benchmark": "crosspage", "split": options.split, **values, "below_bar": below_bar(values)}))
    return 0

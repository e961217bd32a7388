"""`python -m benchmarks.quality NAME --data DIR`: measures one ability and prints one JSON line."""

import argparse
import importlib
import json
from pathlib import Path

# Runners with a module of their own: NAME -> module with `run(folder, *, peer, split) -> dict`.
_MODULES: dict[str, str] = dict.fromkeys(("wcxb", "fundus", "aeb", "htmldate"), "benchmarks.quality.page_runners")


def main() -> None:
    """Parse the arguments, run, print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality", description=__doc__)
    parser.add_argument("name", choices=sorted(_MODULES))
    parser.add_argument("--data", type=Path, required=True, help="folder in the benchmark's published layout")
    parser.add_argument("--peer", action="store_true", help="measure the installed peers in the same run")
    parser.add_argument("--split", choices=("all", "dev", "held"), default="all", help="half of the pages, by hash of the id")
    asked = parser.parse_args()
    module = importlib.import_module(_MODULES[asked.name])
    print(json.dumps(module.run(asked.name, asked.data, peer=asked.peer, split=asked.split), ensure_ascii=False))


if __name__ == "__main__":
    main()

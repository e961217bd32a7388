"""Run one of the quality benchmarks: `python -m benchmarks.quality NAME …`."""

import importlib
import sys

BENCHMARKS = ("examples", "heldout", "seeds")


def main() -> int:
    """Hand the arguments to the benchmark named first."""
    name = sys.argv[1] if len(sys.argv) > 1 else ""
    if name not in BENCHMARKS:
        print(f"usage: python -m benchmarks.quality {{{','.join(BENCHMARKS)}}} …", file=sys.stderr)
        return 2
    code: int = importlib.import_module(f"benchmarks.quality.{name}").main(sys.argv[2:])
    return code


raise SystemExit(main())

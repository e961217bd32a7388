"""Run one of the quality benchmarks: `python -m benchmarks.quality NAME …`; `NAME --help` tells its options."""

import importlib
import sys

# NAME -> the module with `main(arguments)`, and the arguments that come before the user's.
RUNNERS: dict[str, tuple[str, tuple[str, ...]]] = {
    "examples": ("examples", ()),
    "heldout": ("heldout", ()),
    "crosspage": ("crosspage", ()),
    "checks": ("checks", ()),
    "seeds": ("seeds", ()),
    "meantime": ("times", ()),
    "quotes": ("quotes", ()),
    "semeval15_times": ("semeval15_times", ()),
    "semeval15_timelines": ("semeval15_timelines", ()),
    "timelines": ("timelines", ()),
    "re3d": ("names", ()),
    "plover_gsr": ("plover_gsr", ()),
    "events_meantime": ("events_meantime", ()),
    "name_bench": ("name_bench", ()),
    "name_translit": ("name_translit", ()),
    "ecbplus_events": ("ecbplus_events", ()),
    "ecbplus_stories": ("ecbplus_stories", ()),
    "meantime_translations": ("meantime_translations", ()),
    **{name: ("page_runners", (name,)) for name in ("wcxb", "fundus", "aeb", "htmldate")},
}


def main() -> int:
    """Hand the arguments to the benchmark named first."""
    name = sys.argv[1] if len(sys.argv) > 1 else ""
    if name not in RUNNERS:
        print(f"usage: python -m benchmarks.quality {{{','.join(RUNNERS)}}} …", file=sys.stderr)
        return 2
    module, before = RUNNERS[name]
    code: int = importlib.import_module(f"benchmarks.quality.{module}").main([*before, *sys.argv[2:]])
    return code


raise SystemExit(main())

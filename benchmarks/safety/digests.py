"""One record made in many ways: pages added bit by bit in shuffled orders, and built in bulk by each engine."""

import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.safety.cluster import build_on_cluster
from dateline.building import Build
from dateline.model.capture import Capture
from dateline.model.outcome import Rejection
from dateline.settings import PageSettings, RunSettings
from dateline.sources.paths import read_paths
from dateline.workspace import Workspace
from tests.support.rows import digest

_LARGEST = 6  # pages that are added at a time
_JOBS = 2


def digests(pages: Path, folder: Path, *, orders: int, seed: int, on_ray: bool) -> dict[str, object]:
    """Return the digest of the record that each way makes, what came of the cluster's nodes, and which ways differ."""
    folder.mkdir(parents=True, exist_ok=True)
    begin = time.perf_counter()
    found: dict[str, str] = {}
    notes: dict[str, Any] = {}

    def tell(name: str, made: str) -> None:
        found[name] = made
        print(f"{made}  {name}", file=sys.stderr, flush=True)

    chance = random.Random(seed)  # noqa: S311  # orders, not secrets
    given = list(read_paths([pages]))
    for number in range(1, orders + 1):
        chance.shuffle(given)
        tell(f"added, order {number}", _added(given, chance, folder / f"added-{number}.dateline"))
    for engine in ("plain", "daft"):
        build = Build(folder / engine, jobs=_JOBS, engine=engine)
        build.run([str(pages)], page=PageSettings(), run=RunSettings())
        tell(f"built, {engine}", _loaded(folder / engine))
    for name, kill in (("Ray, 2 nodes", False), ("Ray, a node killed", True)) if on_ray else ():
        out = folder / ("killed" if kill else "ray")
        notes[name] = build_on_cluster(pages, out, kill=kill)
        is_vain = kill and "processes killed" not in notes[name]
        tell(f"built, {name}", _loaded(out) + (" (no node was killed: the run was over too soon)" if is_vain else ""))
    first = next(iter(found.values()))
    return {
        "pages": len(given),
        "digests": found,
        **notes,
        "faults": [f"{name}: another record" for name, each in found.items() if each != first],
        "seconds": round(time.perf_counter() - begin),
    }


def _added(given: Sequence[Capture | Rejection], chance: random.Random, place: Path) -> str:
    rest = list(given)
    while rest:
        some, rest = rest[: (size := chance.randint(1, _LARGEST))], rest[size:]
        with Workspace.open(place) as workspace:
            workspace.add(some, run=RunSettings(jobs=0))
    return digest(place)


def _loaded(out: Path) -> str:
    place = out.with_suffix(".dateline")
    with Workspace.open(place) as workspace:
        workspace.load(out)
    return digest(place)

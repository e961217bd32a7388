"""Pages that hang, take all memory, crash or recurse without end, among others that do no harm.

They are read by `dateline add` and by `dateline build`, as a user would have it done. All pages that do no harm must be
in the record, each other one must be rejected by its name with the reason, the counts must add up, and both ways must
make the same record.
"""

import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.speed.bulk import write_pages
from dateline.model.outcome import RejectionReason
from dateline.workspace import Workspace
from tests.support.rows import digest

REASONS = {
    "hang": RejectionReason.TIME_LIMIT,
    "library": RejectionReason.TIME_LIMIT,
    "memory": RejectionReason.MEMORY_LIMIT,
    "crash": RejectionReason.CRASHED,
    "exit": RejectionReason.CRASHED,
    "recursion": RejectionReason.CRASHED,
}
"""What pages may do, and why they are then rejected."""

_HARMFUL = Path(__file__).with_name("poisoned")
_SECONDS = 20  # that a page may compute; the first of a process loads models in it
_SEED = 5


def poison(folder: Path, pages: int, kinds: Sequence[str] = tuple(REASONS)) -> dict[str, object]:
    """Return what became of `pages` harmless pages and of one in a hundred, at least one of each kind, that is not."""
    begin = time.perf_counter()
    source = write_pages(folder / "pages", pages, _SEED)
    reasons = _put_poison(source, max(pages // 100, len(kinds)), kinds, pages)
    added, built, out = folder / "added.dateline", folder / "built.dateline", folder / "run"
    limit = ("--page-seconds", str(_SECONDS), "--json", "--quiet")
    reports = {
        "add": _dateline("add", str(source), "--record", str(added), "--jobs", "2", *limit),
        "build": _dateline("build", str(source), "--out", str(out), *limit),
        "load": _dateline("load", str(out), "--record", str(built), "--json", "--quiet"),
    }
    records = (("add", added), ("build", built))
    faults = [fault for name, place in records for fault in _faults(name, place, reasons, pages)]
    faults += _unbalanced(reports)
    if digest(added) != digest(built):
        faults.append("`add` and `build` make two records")
    return {
        "harmless": pages,
        "poison": dict(Counter(reasons.values())),
        "counts": {name: _counts(report) for name, report in reports.items()},
        "stages": reports["build"]["stages"],
        "digests": [digest(added), digest(built)],
        "faults": faults,
        "seconds": round(time.perf_counter() - begin),
    }


def _put_poison(source: Path, number: int, kinds: Sequence[str], pages: int) -> dict[str, RejectionReason]:
    """Write the harmful pages among the others; return why each is to be rejected, by the name of its file."""
    found = {}
    for each in range(number):
        kind = kinds[each % len(kinds)]
        path = source / f"{pages * each // number:07d}-{kind}.txt"
        path.write_text(f"poison: {kind}\n{'The harbour was closed for a day. ' * 20}", encoding="utf-8")
        found[path.name] = REASONS[kind]
    return found


def _dateline(*arguments: str) -> dict[str, Any]:
    """Run the command line with the harmful reader of pages, and return what it prints."""
    path = os.pathsep.join(filter(None, (str(_HARMFUL), os.environ.get("PYTHONPATH"))))
    run = subprocess.run(  # noqa: S603  # ourselves
        [sys.executable, "-m", "dateline", *arguments],
        stdout=subprocess.PIPE,
        check=True,
        env={**os.environ, "PYTHONPATH": path},
    )
    found: dict[str, Any] = json.loads(run.stdout)
    return found


def _faults(name: str, place: Path, reasons: dict[str, RejectionReason], pages: int) -> list[str]:
    """Return what is wrong with a record of the pages."""
    with Workspace.open(place) as workspace:
        rejected = {each.source.base_name: each for each in workspace.rejections()}
        held = len(workspace.articles())
        faults = list(workspace.verify().faults)
    told = {file: f"{each.reason}, {each.detail}" for file, each in rejected.items()}
    faults += [
        f"{file} should be rejected as {each}: {told.get(file, 'it was not')}"
        for file, each in reasons.items()
        if file not in rejected or rejected[file].reason != each
    ]
    faults += [f"{file} was rejected: {why}" for file, why in told.items() if file not in reasons]
    if held != pages:
        faults.append(f"{held} of {pages} pages are in the record")
    return [f"{name}: {each}" for each in faults]


def _counts(report: dict[str, Any]) -> dict[str, int]:
    rejections = report["rejections"]
    taken = report["added"] if "added" in report else report["articles"]
    return {
        "in": report["captures"],
        "articles": taken,
        "known": report["known"],
        "rejected": rejections if isinstance(rejections, int) else len(rejections),
    }


def _unbalanced(reports: dict[str, dict[str, Any]]) -> list[str]:
    counts = {name: _counts(report) for name, report in reports.items()}
    faults = [
        f"{name}: counts do not add up: {each}"
        for name, each in counts.items()
        if each["in"] != each["articles"] + each["known"] + each["rejected"]
    ]
    return faults + [
        f"{stage['name']}: counts do not add up: {stage}"
        for stage in reports["build"]["stages"]
        if stage["given"] != sum(count for _, count in stage["gave"])
    ]

"""The runners that measure how pages are read: wcxb, fundus, aeb and htmldate."""

import argparse
import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.quality import pages
from benchmarks.quality.extraction import measure
from benchmarks.quality.readers import read_dateline, readers

_LAYOUTS: dict[str, Callable[[Path], Iterator[pages.GoldPage]]] = {
    "wcxb": pages.wcxb,
    "fundus": pages.fundus,
    "aeb": pages.aeb,
    "htmldate": pages.htmldate,
}
_PEERS = {
    "wcxb": (
        "trafilatura",
        "trafilatura precision",
        "trafilatura recall",
        "readability-lxml",
        "newspaper4k",
        "htmldate",
    ),
    "fundus": ("trafilatura", "trafilatura recall", "newspaper4k", "htmldate"),
    "aeb": ("trafilatura", "trafilatura precision", "readability-lxml", "newspaper4k"),
    "htmldate": ("htmldate", "trafilatura", "newspaper4k"),
}


def run(name: str, folder: Path, *, peer: bool, split: str) -> dict[str, Any]:
    """Return the scores of one benchmark over one half of its pages, or over all."""
    chosen = (page for page in _LAYOUTS[name](folder) if pages.in_split(page, split))
    scores = {**measure(name, chosen, readers(peers=peer, names=_PEERS[name])), "split": split}
    return {**scores, **(_other_types(folder, split) if name == "wcxb" else {})}


def _other_types(folder: Path, split: str) -> dict[str, int]:
    """Count the pages that are no articles, where the data has any, and those of them that gave none."""
    others = [page for page in pages.wcxb(folder, articles=False) if pages.in_split(page, split)]
    rejected = sum(not read_dateline(page.body, page.url, page.fetched_at).text for page in others)
    return {"other_pages": len(others), "other_pages_rejected": rejected} if others else {}


def main(arguments: Sequence[str]) -> int:
    """Parse the arguments, measure, print one JSON line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality", description=__doc__)
    parser.add_argument("name", choices=sorted(_LAYOUTS))
    parser.add_argument("--data", type=Path, required=True, help="folder in the benchmark's published layout")
    parser.add_argument("--peer", action="store_true", help="measure the installed peers in the same run")
    parser.add_argument(
        "--split", choices=("all", "dev", "held"), default="all", help="half of the pages, by hash of the id"
    )
    asked = parser.parse_args(arguments)
    print(json.dumps(run(asked.name, asked.data, peer=asked.peer, split=asked.split), ensure_ascii=False))
    return 0

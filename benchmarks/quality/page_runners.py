"""The runners that measure how pages are read: wcxb, fundus, aeb and htmldate."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.quality import pages
from benchmarks.quality.extraction import measure
from benchmarks.quality.readers import readers

_LAYOUTS: dict[str, Callable[[Path], Iterator[pages.GoldPage]]] = {
    "wcxb": pages.wcxb,
    "fundus": pages.fundus,
    "aeb": pages.aeb,
    "htmldate": pages.htmldate,
}
_PEERS = {
    "wcxb": ("trafilatura", "trafilatura precision", "trafilatura recall", "readability-lxml", "newspaper4k", "htmldate"),
    "fundus": ("trafilatura", "trafilatura recall", "newspaper4k", "htmldate"),
    "aeb": ("trafilatura", "trafilatura precision", "readability-lxml", "newspaper4k"),
    "htmldate": ("htmldate", "trafilatura", "newspaper4k"),
}


def run(name: str, folder: Path, *, peer: bool, split: str) -> dict[str, Any]:
    """Return the scores of one benchmark over one half of its pages, or over all."""
    chosen = (page for page in _LAYOUTS[name](folder) if pages.in_split(page, split))
    return {**measure(name, chosen, readers(peers=peer, names=_PEERS[name])), "split": split}

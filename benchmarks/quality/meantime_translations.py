"""Texts that are one article in several languages, against the translation families of MEANTIME.

    python -m benchmarks.quality.meantime_translations --data bench/meantime_ml [--half tune|held] [--errors]

120 Wikinews articles in English, Spanish, Italian and Dutch, on four subjects. Only the texts are read: no annotation
and no model. Families are split in two by a hash of their names. Scored are pairs of texts in one family. Prints one
line of JSON.
"""

import argparse
import hashlib
import json
import time
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path

from dateline.link.duplicates import Wording
from dateline.link.lineage import find_origins
from dateline.model.annotation import Annotations
from dateline.model.article import Article, Block, BlockKind
from dateline.model.capture import Source, SourceKind
from dateline.model.dates import Dated
from dateline.model.link import Page
from dateline.model.span import Span

_FILE = "translation_families.json"


def main(arguments: list[str] | None = None) -> int:
    """Score one half of the families, or all of them, and print one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--half", choices=("tune", "held", "both"), default="both")
    parser.add_argument("--errors", action="store_true", help="list the families that hold texts of several articles")
    options = parser.parse_args(arguments)
    families = json.loads((options.data / _FILE).read_text("utf-8"))
    pages = [
        page_of(f"{family['family']}-{language}", text["text"], language)
        for family in families
        if options.half in ("both", half_of(family["family"]))
        for language, text in family["docs"].items()
    ]
    began = time.perf_counter()
    found = find_origins({page.article.id: Wording(page) for page in pages}).families
    seconds = time.perf_counter() - began
    if options.errors:
        for group in found:
            if len({name.split("-")[0] for name in group}) > 1:
                print(" ".join(group))
    ours, gold = set(pairs(found)), set(pairs(gold_families(pages)))
    precision, recall = len(ours & gold) / max(1, len(ours)), len(ours & gold) / max(1, len(gold))
    result = {
        "benchmark": "meantime_translations",
        "half": options.half,
        "texts": len(pages),
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "f1": round(2 * precision * recall / max(1e-9, precision + recall), 4),
        "seconds": round(seconds, 1),
    }
    print(json.dumps(result))
    return 0


def half_of(family: str) -> str:
    """Return the half that a family belongs to."""
    return "tune" if hashlib.sha256(family.encode()).digest()[0] % 2 else "held"


def page_of(name: str, text: str, language: str) -> Page:
    """Return a page that holds nothing but its text."""
    blocks = (Block(BlockKind.PARAGRAPH, Span(0, len(text))),)
    article = Article(name, name, Source(SourceKind.MEMORY, name), text, blocks, Dated.unknown(), language=language)
    return Page(article, Annotations(name, language, "none"))


def gold_families(pages: Iterable[Page]) -> list[list[str]]:
    """Return the texts of each article."""
    groups: dict[str, list[str]] = {}
    for page in pages:
        groups.setdefault(page.article.id.split("-")[0], []).append(page.article.id)
    return list(groups.values())


def pairs(groups: Iterable[Iterable[str]]) -> Iterable[tuple[str, str]]:
    """Yield every pair within a group."""
    for group in groups:
        yield from combinations(sorted(group), 2)


if __name__ == "__main__":
    raise SystemExit(main())

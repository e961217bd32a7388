"""Time a hot path against its peer in one run: `python -m benchmarks.speed read|annotate|link`.

The figure to quote is the ratio: both sides read the same pages, in turn, in the same process, in CPU seconds, so that
a busy machine slows both. Scenario names are permanent. A peer that is not installed is left out and said so.
"""

import argparse
import importlib
import json
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from dateline.annotate.annotate import annotate
from dateline.annotate.parse import english_model
from dateline.link.resolve import link
from dateline.model.annotation import Annotations
from dateline.model.article import Article
from dateline.model.capture import Capture
from dateline.model.link import Page
from dateline.model.rows import from_json, to_json
from dateline.page.extract import extract
from dateline.sources.paths import read_paths

PAGES = Path("examples/pages")
LINK_SIZES = (100, 400)

Work = Callable[[], object]


def cpu_seconds(work: Work) -> float:
    """Return the processor time that one call takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def paired(ours: Work, peer: Work, rounds: int) -> dict[str, float]:
    """Return the medians of both and the median of their ratio, round by round, after one round of warming up."""
    ours()
    peer()
    pairs = [(cpu_seconds(ours), cpu_seconds(peer)) for _ in range(rounds)]
    return {
        "seconds": round(statistics.median(a for a, _ in pairs), 3),
        "peer_seconds": round(statistics.median(b for _, b in pairs), 3),
        "peer_by_ours": round(statistics.median(b / a for a, b in pairs), 2),
    }


def read(captures: Sequence[Capture], rounds: int) -> dict[str, object]:
    """Time reading pages against trafilatura's extraction with metadata."""
    pages = [capture for capture in captures if capture.body.lstrip()[:1] == b"<"]
    try:
        trafilatura = importlib.import_module("trafilatura")
    except ImportError:
        return {
            "pages": len(pages),
            "seconds": round(cpu_seconds(lambda: [extract(p) for p in pages]), 3),
            "peer": None,
        }
    ratio = paired(
        lambda: [extract(page) for page in pages],
        lambda: [trafilatura.bare_extraction(page.body, with_metadata=True) for page in pages],
        rounds,
    )
    return {"pages": len(pages), "peer": "trafilatura", **ratio}


def annotating(captures: Sequence[Capture], rounds: int) -> dict[str, object]:
    """Time reading and annotating pages against spaCy's pipeline alone on their text."""
    nlp, name = english_model()
    if nlp is None:
        return {"pages": 0, "peer": None}
    articles = [a for a in map(extract, captures) if isinstance(a, Article) and a.language == "en"]
    ratio = paired(
        lambda: [annotate(article) for article in articles],
        lambda: [list(nlp.pipe(block.span.of(a.text) for block in a.blocks)) for a in articles],
        rounds,
    )
    return {"pages": len(articles), "peer": name, **ratio}


def linking(captures: Sequence[Capture], rounds: int) -> dict[str, object]:
    """Time linking a page in a small and in a four times larger set; flat cost gives a ratio near 1."""
    read_pages = [a for a in map(extract, captures) if isinstance(a, Article)]
    notes = [(article, annotate(article)) for article in read_pages]
    small, large = (_many(notes, size) for size in LINK_SIZES)
    ratio = paired(lambda: link(small), lambda: link(large), rounds)
    growth = ratio["peer_by_ours"] * len(small) / len(large)
    return {"pages": [len(small), len(large)], **ratio, "cost_of_a_page_grows_by": round(growth, 2)}


def _many(notes: Sequence[tuple[Article, Annotations]], size: int) -> list[Page]:
    """Return `size` pages: those given again and again, each round with ids and people of its own."""
    pages = [Page(article, note) for article, note in notes]
    texts = [to_json(page) for page in pages]
    found = []
    for number in range(size):
        text, page = texts[number % len(texts)], pages[number % len(texts)]
        round_mark = f"{number // len(texts):04d}"
        renamed = text.replace(page.article.id, f"{page.article.id[:-4]}{round_mark}")
        for entity in page.notes.entities:
            if entity.kind == "person":
                renamed = renamed.replace(entity.name, _respelled(entity.name, number // len(texts)))
        found.append(from_json(Page, renamed))
    return found


def _respelled(name: str, shift: int) -> str:
    """Return a name of the same length with its letters moved, so that each round tells of other people."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    table = str.maketrans(letters, letters[shift % 26 :] + letters[: shift % 26])
    return name.translate(table)


SCENARIOS: dict[str, Callable[[Sequence[Capture], int], dict[str, object]]] = {
    "read": read,
    "annotate": annotating,
    "link": linking,
}


def main(arguments: Sequence[str]) -> int:
    """Run one scenario and print one JSON line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument("scenario", choices=sorted(SCENARIOS))
    parser.add_argument("--pages", type=Path, default=PAGES, help="folder of pages to read")
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args(arguments)
    captures = [item for item in read_paths([asked.pages]) if isinstance(item, Capture)]
    print(json.dumps({"scenario": asked.scenario, **SCENARIOS[asked.scenario](captures, asked.rounds)}))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

"""Score the record of the five seed pages against the seed gold, section by section.

Run `python -m benchmarks.quality seeds --data /path/to/shared`.
"""

import argparse
import json
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from benchmarks.quality.report import print_table
from benchmarks.quality.seed_cross import Corpus, check_items, negative_items, origin_items, timeline_items
from benchmarks.quality.seed_gold import PAGES, cross_page, one_page
from benchmarks.quality.seed_items import SeedPage, mention_items, name_items, quote_items, text_items
from tests.support.run import Reading, read_files
from tests.support.score import Item, Outcome, score

SECTIONS = {"S0": "§2", "S1": "§3", "S2": "§4", "S3": "§5", "S4": "§6"}


def main(arguments: Sequence[str]) -> int:
    """Print the table and one JSON line of totals."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality seeds", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder that holds `seeds/`")
    parser.add_argument("--all", action="store_true", help="list the items that are right as well")
    options = parser.parse_args(arguments)
    items = seed_items(read_seeds(options.data / "seeds"))
    print_table(items, every=options.all)
    flat = [item for section in items.values() for item in section]
    summary = {outcome.value: sum(item.outcome is outcome for item in flat) for outcome in Outcome}
    print(json.dumps({"benchmark": "seeds", "items": len(flat), **summary}))
    return 0


@cache
def read_seeds(folder: Path) -> Corpus:
    """Return the seed pages read together, named `S0` to `S4`."""
    paths = tuple(sorted(folder.glob("*.txt")))
    reading = read_files(paths)
    short = {path.name: name for path, name in zip(paths, SECTIONS, strict=True)}
    named = Reading(
        reading.record,
        {short[name]: page for name, page in reading.pages.items()},
        {short[name]: rejection for name, rejection in reading.rejections.items()},
    )
    seeds = {
        short[path.name]: SeedPage(short[path.name], lines_of(path), reading.pages[path.name])
        for path in paths
        if path.name in reading.pages
    }
    return Corpus.of(named, seeds)


def lines_of(path: Path) -> tuple[str, ...]:
    """Return the lines of a seed file, counted as in the gold."""
    return tuple(path.read_text(encoding="utf-8").split("\n"))


def seed_items(corpus: Corpus) -> dict[str, list[Item]]:
    """Return the items of each section of the gold."""
    found = {f"{section} {name}": _page_items(name, corpus) for name, section in SECTIONS.items()}
    found["§7.1 events"] = score(cross_page(), corpus.reading)
    found["§7.2–7.3 origins, claims"] = [*origin_items(corpus), *check_items(corpus)]
    found["§7.4 timeline"] = list(timeline_items(corpus))
    found["§7.5 must never appear"] = list(negative_items(corpus))
    return found


def _page_items(name: str, corpus: Corpus) -> list[Item]:
    if name not in corpus.seeds:
        return [Item("page", name, Outcome.WRONG, "rejected")]
    seed = corpus.seeds[name]
    gold = next(page for page in PAGES if page.page == name)
    parts: Iterable[Iterable[Item]] = (
        text_items(gold, seed),
        name_items(seed),
        mention_items(seed),
        quote_items(seed),
        score(one_page(name), corpus.reading),
    )
    return [item for part in parts for item in part]

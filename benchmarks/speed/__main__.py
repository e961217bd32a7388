"""Time a hot path against its peer in one run: `python -m benchmarks.speed read|annotate|whole|link [--data DIR]`.

`python -m benchmarks.speed brief` times a brief of a stored record of 200 generated pages (`briefs`).

`python -m benchmarks.speed add --sizes 1000,10000,100000` times adding one page to records of these sizes (`adding`);
the records are kept in `--keep` for the next run. `serve` times every kind of page of such records (`serving`).
`bulk` builds folders of so many pages, with the engine and by plain processes (`bulk`).

The figure to quote is the ratio: both sides read the same pages, in turn, in CPU seconds, so that a busy machine slows
both, and each round in a fresh process, so that nothing is remembered from the round before. The pages are those of
the examples, or with `--data` a fixed sample of a folder in the layout of WCXB. Scenario names are permanent. A peer
that is not installed is left out.
"""

import argparse
import gc
import hashlib
import importlib
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.quality.pages import GoldPage, wcxb
from benchmarks.quality.readers import Reader, readers
from benchmarks.quality.scores import word_scores
from benchmarks.speed.adding import measure
from benchmarks.speed.briefs import measure as measure_brief
from benchmarks.speed.bulk import building
from benchmarks.speed.serving import serving
from benchmarks.speed.timing import Work, cost, in_child, paired
from dateline.annotate.annotate import annotate
from dateline.annotate.parse import english_model
from dateline.link.resolve import link
from dateline.model.annotation import Annotations
from dateline.model.article import Article
from dateline.model.capture import Capture, Source, SourceKind
from dateline.model.link import Page
from dateline.model.rows import from_json, to_json
from dateline.page.extract import extract
from dateline.settings import RunSettings
from dateline.sources.paths import read_paths
from dateline.workspace import Workspace

EXAMPLES = Path("examples/pages")
LINK_SIZES = (100, 400)
BRIEF_PAGES = 200
# Read before the clock starts, so that models and tables are loaded; they are not among the pages that are timed.
WARM_UP = 8
MODES = ("trafilatura", "trafilatura precision", "trafilatura recall")
# What spaCy alone means here: its lemmatizer is left out.
SPACY_PIPES = ("tok2vec", "tagger", "parser", "ner")


def examples() -> list[GoldPage]:
    """Return the example pages, without gold."""
    captures = [item for item in read_paths([EXAMPLES]) if isinstance(item, Capture)]
    return [GoldPage(capture.source.base_name, capture.body, capture.url) for capture in captures]


def sample(folder: Path, size: int) -> list[GoldPage]:
    """Return `size` pages of a folder in WCXB's layout, the same ones each time: those with the lowest hashes."""
    return sorted(wcxb(folder), key=lambda page: hashlib.sha256(page.id.encode()).digest())[:size]


def read(pages: Sequence[GoldPage], rounds: int) -> dict[str, Any]:
    """Time reading HTML pages against trafilatura in every mode, each asked for text and fields; F1 where gold is."""
    html = [page for page in pages if page.body.lstrip()[:1] == b"<"]
    timed = {reader.name: reader.read for reader in readers(peers=True, names=MODES)}
    for reader in timed.values():
        _read_all(reader, html[:WARM_UP])
    works: dict[str, Work] = {name: _reading(reader, html[WARM_UP:]) for name, reader in timed.items()}
    scores = {name: in_child(_scoring(reader, html[WARM_UP:])) for name, reader in timed.items()}
    return _per_second(len(html) - WARM_UP, paired(works.pop("dateline"), works, rounds), scores)


def _reading(reader: Reader, pages: Sequence[GoldPage]) -> Work:
    return lambda: _read_all(reader, pages)


def _read_all(reader: Reader, pages: Sequence[GoldPage]) -> None:
    for page in pages:
        reader(page.body, page.url, page.fetched_at)


def _scoring(reader: Reader, pages: Sequence[GoldPage]) -> Callable[[], float | None]:
    gold = [(page, page.text) for page in pages if page.text]
    return lambda: (
        round(fmean(word_scores(reader(page.body, page.url, None).text, text)[0] for page, text in gold), 4)
        if gold
        else None
    )


def _per_second(pages: int, costs: dict[str, Any], scores: Mapping[str, float | None]) -> dict[str, Any]:
    """Add pages a second, and F1 where it is known, to the costs of each reader."""
    peers = costs.pop("peers")
    for name, each in (("dateline", costs), *peers.items()):
        each["pages_per_second"] = round(pages / each["seconds"], 1)
        if scores.get(name) is not None:
            each["f1"] = scores[name]
    return {"pages": pages, **costs, "peers": peers}


@dataclass(frozen=True)
class _Beside:
    """English pages, and the same texts for spaCy's tagger, parser and names alone."""

    name: str
    warm_up: Sequence[Capture]
    captures: Sequence[Capture]
    spacy_alone: Work


def _beside_spacy(pages: Sequence[GoldPage]) -> _Beside | None:
    ours, name = english_model()
    if ours is None:
        return None
    nlp = importlib.import_module("spacy").load(ours.path)  # the same model, as spaCy itself loads it
    captures = [Capture.of(page.body, Source(SourceKind.FILE, page.id), url=page.url) for page in pages]
    texts = in_child(lambda: [_english_blocks(capture) for capture in captures])
    chosen = [(capture, blocks) for capture, blocks in zip(captures, texts, strict=True) if blocks]
    _annotate_all([capture for capture, _blocks in chosen[:WARM_UP]])
    timed = chosen[WARM_UP:]
    gc.freeze()  # the collector of neither side goes through the other's model

    def spacy_alone() -> None:
        with nlp.select_pipes(enable=list(SPACY_PIPES)):
            for _document in nlp.pipe(text for _capture, blocks in timed for text in blocks):
                pass

    warm_up, captures = ([capture for capture, _blocks in each] for each in (chosen[:WARM_UP], timed))
    return _Beside(name, warm_up, captures, spacy_alone)


def annotating(pages: Sequence[GoldPage], rounds: int) -> dict[str, Any]:
    """Time reading and annotating English pages against spaCy's tagger, parser and names alone on their text."""
    beside = _beside_spacy(pages)
    if beside is None:
        return {"pages": 0, "peers": {}}

    def ours_alone() -> None:
        _annotate_all(beside.captures)

    def again() -> float:
        ours_alone()
        return cost(ours_alone).seconds

    costs = paired(ours_alone, {beside.name: beside.spacy_alone}, rounds)
    # The same pages once more in the same process: what a reprint costs, reading included.
    reprint = round(in_child(again) / costs["seconds"], 2)
    return {**_per_second(len(beside.captures), costs, {}), "reprint_by_first": reprint}


def whole(pages: Sequence[GoldPage], rounds: int) -> dict[str, Any]:
    """Time all of it (reading, annotating, linking, storing) against spaCy's tagger, parser and names alone.

    `reading` and `annotating` tell the seconds of these stages within it, each run by itself; the rest is linking and
    storing.
    """
    beside = _beside_spacy(pages)
    if beside is None:
        return {"pages": 0, "peers": {}}

    def add(captures: Sequence[Capture] = beside.captures) -> None:
        with TemporaryDirectory() as folder, Workspace.open(Path(folder) / "r.dateline") as workspace:
            workspace.add(captures, run=RunSettings(jobs=0))

    def extract_all() -> None:
        for capture in beside.captures:
            extract(capture)

    add(beside.warm_up)  # loads what linking and storing need
    costs = _per_second(len(beside.captures), paired(add, {beside.name: beside.spacy_alone}, rounds), {})
    reading = cost(extract_all).seconds
    annotating = cost(lambda: _annotate_all(beside.captures)).seconds - reading
    return {**costs, "reading": round(reading, 2), "annotating": round(annotating, 2)}


def _english_blocks(capture: Capture) -> list[str]:
    article = extract(capture)
    if not isinstance(article, Article) or article.language != "en":
        return []
    return [block.span.of(article.text) for block in article.blocks]


def _annotate_all(captures: Sequence[Capture]) -> None:
    for capture in captures:
        article = extract(capture)
        if isinstance(article, Article):
            annotate(article)


def linking(pages: Sequence[GoldPage], rounds: int) -> dict[str, Any]:
    """Time linking a page in a small and in a four times larger set; flat cost gives a growth near 1."""
    captures = [Capture.of(page.body, Source(SourceKind.FILE, page.id), url=page.url) for page in pages]
    articles = [article for article in map(extract, captures) if isinstance(article, Article)]
    notes = [(article, annotate(article)) for article in articles]
    small, large = (_many(notes, size) for size in LINK_SIZES)
    costs = paired(lambda: link(small), {"larger": lambda: link(large)}, rounds)
    growth = costs["peers"]["larger"]["peer_by_ours"] * len(small) / len(large)
    return {"pages": list(LINK_SIZES), **costs, "cost_of_a_page_grows_by": round(growth, 2)}


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


SCENARIOS: dict[str, Callable[[Sequence[GoldPage], int], dict[str, Any]]] = {
    "read": read,
    "annotate": annotating,
    "whole": whole,
    "link": linking,
}
_ON_RECORDS: dict[str, Callable[[Sequence[int], Path, int], dict[str, object]]] = {
    "add": measure,
    "bulk": building,
    "serve": serving,
}


def main(arguments: Sequence[str]) -> int:
    """Run one scenario and print one JSON line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument("scenario", choices=(*sorted(SCENARIOS), *_ON_RECORDS, "brief"))
    parser.add_argument("--data", type=Path, help="folder in WCXB's layout; without it the example pages are read")
    parser.add_argument("--sample", type=int, default=100, help="how many pages of the folder are read")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--sizes", default="1000,10000,100000", help="add, bulk, serve: sizes in pages")
    parser.add_argument("--measured", type=int, default=20, help="add, serve: how many pages of each")
    parser.add_argument("--keep", type=Path, help="add, brief, serve: folder in which the records are kept")
    parser.add_argument("--paint", action="store_true", help="serve: first paint in Chromium instead of server time")
    asked = parser.parse_args(arguments)
    if asked.scenario == "brief":
        with TemporaryDirectory() as folder:
            costs = measure_brief(BRIEF_PAGES, asked.keep or Path(folder))
        print(json.dumps({"scenario": "brief", **costs}))
        return 0
    if asked.scenario in _ON_RECORDS:
        sizes = [int(size) for size in asked.sizes.split(",")]
        with TemporaryDirectory() as folder:
            if asked.paint:
                measured = serving(sizes, asked.keep or Path(folder), asked.measured, paint=True)
            else:
                measured = _ON_RECORDS[asked.scenario](sizes, asked.keep or Path(folder), asked.measured)
            print(json.dumps({"scenario": asked.scenario, **measured}))
        return 0
    pages = sample(asked.data, asked.sample) if asked.data else examples()
    print(json.dumps({"scenario": asked.scenario, **SCENARIOS[asked.scenario](pages, asked.rounds)}))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

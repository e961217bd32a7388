"""Measures the reading of pages against gold: text, snippets, title, authors and date, peers beside dateline."""

from collections.abc import Iterable
from datetime import datetime
from statistics import fmean
from typing import Any

from benchmarks.quality.pages import GoldPage
from benchmarks.quality.readers import Read, Timed
from benchmarks.quality.scores import rouge_l, same_names, same_title, shingle_scores, word_scores


def measure(name: str, pages: Iterable[GoldPage], readers: list[Timed]) -> dict[str, Any]:
    """Return the scores of every reader over `pages`, with the benchmark's own measure of text."""
    gold = list(pages)
    results = {
        reader.name: [(page, reader(page.body, page.url, page.fetched_at)) for page in gold] for reader in readers
    }
    scores = {reader.name: _scores(name, results[reader.name], reader) for reader in readers}
    ours = scores.pop("dateline")
    return {"benchmark": name, "pages": len(gold), **ours, "peers": scores}


def _scores(name: str, results: list[tuple[GoldPage, Read]], reader: Timed) -> dict[str, Any]:
    scores: dict[str, Any] = {}
    texts = [(page, read) for page, read in results if page.text is not None]
    if texts and name == "aeb":
        scores |= _shingled(texts)
    elif texts:
        scores |= _worded(texts)
    if name == "fundus" and texts:
        scores["rouge_l"] = _mean(rouge_l(read.text, page.text or "") for page, read in texts)
    scores |= _snippets(results)
    titled = [(page, read) for page, read in results if page.title]
    if titled:
        scores["title"] = _mean(same_title(read.title, page.title or "") for page, read in titled)
    signed = [(page, read) for page, read in results if page.authors]
    if signed:
        scores["author"] = _mean(same_names(read.authors, page.authors or []) for page, read in signed)
    scores |= _dates(results)
    scores["without_text"] = sum(not read.text for _page, read in results)
    return {**scores, "pages_per_second": reader.pages_per_second, "failures": len(reader.failures)}


def _worded(texts: list[tuple[GoldPage, Read]]) -> dict[str, float]:
    each = [word_scores(read.text, page.text or "") for page, read in texts]
    return {
        "f1": _mean(e[0] for e in each),
        "precision": _mean(e[1] for e in each),
        "recall": _mean(e[2] for e in each),
    }


def _shingled(texts: list[tuple[GoldPage, Read]]) -> dict[str, float]:
    each = [shingle_scores(read.text, page.text or "") for page, read in texts]
    precision, recall = (_mean(e[n] for e in each) for n in (0, 1))
    total = precision + recall
    return {"f1": round(2 * precision * recall / total, 4) if total else 0.0, "precision": precision, "recall": recall}


def _snippets(results: list[tuple[GoldPage, Read]]) -> dict[str, float]:
    """Count the boilerplate snippets that leaked and the share of the required ones that are there."""
    must = [snippet for page, _read in results for snippet in page.must]
    if not must:
        return {}
    kept = leaked = 0
    for page, read in results:
        text = " ".join(read.text.split())
        kept += sum(" ".join(snippet.split()) in text for snippet in page.must)
        leaked += sum(" ".join(snippet.split()) in text for snippet in page.must_not)
    return {"leaked": leaked, "kept": round(kept / len(must), 4)}


def _dates(results: list[tuple[GoldPage, Read]]) -> dict[str, float]:
    """Right over the pages that have a date; `date_given` is the share of them for which any day was given."""
    dated = [(page, read) for page, read in results if page.date]
    if not dated:
        return {}
    right = _mean(read.date == page.date for page, read in dated)
    scores = {"date": right, "date_given": _mean(read.date is not None for page, read in dated)}
    exact = [(page, read) for page, read in dated if page.moment]
    if exact:
        scores["minute"] = _mean(_same_minute(read.moment, page.moment or "") for page, read in exact)
    return scores


def _same_minute(found: str | None, gold: str) -> bool:
    if not found:
        return False
    one, two = datetime.fromisoformat(found), datetime.fromisoformat(gold)
    if one.tzinfo and two.tzinfo:
        return abs((one - two).total_seconds()) < 60
    return one.replace(tzinfo=None, second=0, microsecond=0) == two.replace(tzinfo=None, second=0, microsecond=0)


def _mean(values: Iterable[float | bool | None]) -> float:
    each = [float(value) for value in values if value is not None]
    return round(fmean(each), 4) if each else 0.0

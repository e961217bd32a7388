"""Timelines of long-running stories, scored date by date with ROUGE (Timeline17 and data in its layout).

    python -m benchmarks.quality timelines --data FOLDER [--limit ARTICLES] [--topics N]

A folder holds a topic, or topics in folders of their own: `articles.json`, a list of articles with `date`, `text` and
maybe `title`, and one or more `*timeline.json`, each a list of `[date, [sentence, …]]`, of objects with `date` and
`text`, or an object from date to sentences. Files of JSON Lines are read too. Each timeline of a topic is a task: as
many days as it has, within its first and last, with as many sentences on a day as it has on average.

- `dated`: a sentence belongs to the day that its time expressions mean on its page's day, else, near the top of its
  page, to the page's day. Days that most pages tell of are taken, with the sentences that share most words with the
  day's others.
- `record`: the days of the record's events, those with most mentions first, told as its timeline tells them.
- `baseline`: the days on which most pages came out, with the first sentences of those pages.

Measures, each the mean over all timelines: `date_f1`, of the days chosen; `ar1` and `ar2`, ROUGE-1 and ROUGE-2 of the
texts where each day is laid to the day of the other timeline that is nearest in time and words, an n-gram counting
1 / (1 + days apart) (after Martschat and Markert 2017, align m:1); `day1` and `day2`, the same of equal days only.
Published for Timeline17: date F1 .544, AR1 .120, AR2 .035. Nothing here was tuned on Timeline17. Prints one line of
JSON.
"""

import argparse
import importlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import mean
from time import perf_counter
from typing import Any, Protocol

from dateline.annotate.annotate import annotate
from dateline.engine.local import run_group
from dateline.engine.plan import TIMELINE
from dateline.link.resolve import link
from dateline.model.article import Article, Block, BlockKind
from dateline.model.capture import Source, SourceKind
from dateline.model.dates import Basis, Dated, Interval
from dateline.model.ids import make_id
from dateline.model.link import Page
from dateline.model.record import Record
from dateline.model.span import Span
from dateline.text.calendar import resolve
from dateline.text.shingles import STOP_WORDS
from dateline.text.tokens import plain_words

Told = Mapping[date, Sequence[str]]
"""A timeline: the sentences of each day."""

_OPENING = 3
_TEXT_FIELDS = ("text", "content", "body", "summary", "sentences")
_DATE_FIELDS = ("date", "time", "published", "pubdate", "pub_date", "timestamp")


@dataclass(frozen=True)
class Topic:
    """A story: its pages, and the timelines that people wrote of it."""

    name: str
    pages: tuple[Page, ...]
    timelines: tuple[Told, ...]


System = Callable[[Topic, int, int], Told]


def main(arguments: list[str] | None = None) -> int:
    """Score the systems on every timeline and print one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--limit", type=int, help="read at most so many articles of a topic, evenly over its time")
    parser.add_argument("--topics", type=int, help="read at most so many topics")
    options = parser.parse_args(arguments)
    start = perf_counter()
    systems: dict[str, System] = {"dated": dated_sentences, "record": recorded, "baseline": first_sentences}
    rows: dict[str, list[dict[str, float]]] = {name: [] for name in systems}
    folders = sorted({path.parent for path in options.data.rglob("articles.json*")})
    for folder in folders[: options.topics]:
        topic = read_topic(folder, options.limit)
        for gold in topic.timelines:
            each_day = max(1, round(mean(len(sentences) for sentences in gold.values())))
            for name, build in systems.items():
                rows[name].append(score(gold, build(topic, len(gold), each_day)))
    result: dict[str, object] = {"benchmark": "timelines", "topics": len(folders), "timelines": len(rows["dated"])}
    for name, found in rows.items():
        result[name] = {key: round(mean(row[key] for row in found), 4) for key in found[0]} if found else {}
    print(json.dumps({**result, "seconds": round(perf_counter() - start, 1)}))
    return 0 if rows["dated"] else 1


# Reading


def read_topic(folder: Path, limit: int | None = None) -> Topic:
    """Return the pages of a topic that have a day, and its timelines; `ValueError` names a file that is neither."""
    source = next(iter(sorted(folder.glob("articles.json*"))))
    rows = sorted((row for row in map(_dated_row, _items(source)) if row), key=lambda row: row[0])
    step = max(1, -(-len(rows) // limit)) if limit else 1
    pages = tuple(_page(folder.name, number, *row) for number, row in enumerate(rows[::step]))
    timelines = [told for path in sorted(folder.glob("*timeline*.json*")) for told in _timelines(path)]
    return Topic(folder.name, pages, tuple(told for told in timelines if told))


def _items(path: Path) -> list[Any]:
    text = path.read_text("utf-8")
    try:
        value = json.loads(text)
    except json.JSONDecodeError:
        return [json.loads(line) for line in text.splitlines() if line.strip()]
    if isinstance(value, dict):
        value = next((each for each in value.values() if isinstance(each, list)), [value])
    return list(value)


def _day(value: object) -> date | None:
    match = re.match(r"(\d{4})-?(\d\d)-?(\d\d)", str(value))
    return date(*(int(part) for part in match.groups())) if match else None


def _dated_row(row: dict[str, Any]) -> tuple[date, str, str] | None:
    day = next((found for field in _DATE_FIELDS if (found := _day(row.get(field)))), None)
    words = next((row[field] for field in _TEXT_FIELDS if row.get(field)), "")
    text = words if isinstance(words, str) else "\n".join(map(str, words))
    return (day, str(row.get("title") or ""), text) if day and text.strip() else None


def _timelines(path: Path) -> Iterator[Told]:
    """Yield the timelines of a file: one, or one on each line."""
    text = path.read_text("utf-8")
    try:
        values = [json.loads(text)]
    except json.JSONDecodeError:
        values = [json.loads(line) for line in text.splitlines() if line.strip()]
    for value in values:
        told: dict[date, list[str]] = defaultdict(list)
        for when, words in _entries(value):
            day = _day(when)
            if day is not None:
                told[day] += [words] if isinstance(words, str) else [str(each) for each in words]
        if not told:
            raise ValueError(f"{path} holds no timeline")
        yield told


def _entries(value: object) -> Iterator[tuple[object, Any]]:
    if isinstance(value, dict):
        yield from value.items()
    for row in value if isinstance(value, list) else ():
        if isinstance(row, dict):
            fields = [next((row[f] for f in names if row.get(f)), "") for names in (_DATE_FIELDS, _TEXT_FIELDS)]
            yield fields[0], fields[1]
        else:
            yield row[0], row[1]


def _page(topic: str, number: int, day: date, title: str, text: str) -> Page:
    parts = [(BlockKind.TITLE, title)] if title else []
    parts += [(BlockKind.PARAGRAPH, " ".join(line.split())) for line in text.splitlines() if line.strip()]
    blocks, whole = [], ""
    for kind, words in parts:
        whole += "\n\n" if whole else ""
        blocks.append(Block(kind, Span(len(whole), len(whole) + len(words))))
        whole += words
    name = make_id("art", topic, str(number))
    published = Dated.of(Interval.on(day), Basis.STATED)
    source = Source(SourceKind.MEMORY, name)
    article = Article(name, name, source, whole, tuple(blocks), published, title=title or None, language="en")
    return Page(article, annotate(article))


# The systems


def dated_sentences(topic: Topic, days: int, each_day: int) -> Told:
    """Return the days that most pages tell of, each with its most typical sentences."""
    told: dict[date, list[str]] = defaultdict(list)
    tellers: dict[date, set[str]] = defaultdict(set)
    for page in topic.pages:
        for day, sentence in _dated(page):
            told[day].append(sentence)
            tellers[day].add(page.article.id)
    first, last = _bounds(topic)
    inside = [day for day in told if first <= day <= last]
    chosen = sorted(inside, key=lambda day: (-len(tellers[day]), day))[:days]
    return {day: _typical(told[day], each_day) for day in sorted(chosen)}


def _dated(page: Page) -> Iterator[tuple[date, str]]:
    """Yield the sentences of a page with the day that each tells of."""
    published = page.article.published.interval
    for number, sentence in enumerate(page.notes.sentences):
        meant = [
            time.interval or (resolve(time.relative, published) if time.relative else Interval())
            for time in page.notes.times
            if sentence.span.covers(time.span) and time.duration is None and time.modifier is None
        ]
        named = [each.earliest for each in meant if each.is_day and each.earliest]
        text = " ".join(sentence.span.of(page.article.text).split())
        if named:
            yield from ((day, text) for day in dict.fromkeys(named))
        elif number < _OPENING and published.earliest:
            yield published.earliest, text


def _bounds(topic: Topic) -> tuple[date, date]:
    """Return the first and last day of the timelines asked for: the task gives them."""
    days = [day for told in topic.timelines for day in told]
    return min(days), max(days)


def _typical(sentences: Sequence[str], count: int) -> list[str]:
    """Return the sentences that share most words with the others, none that says again what another one says."""
    words = {each: frozenset(plain_words(each)) - STOP_WORDS for each in dict.fromkeys(sentences)}
    shared = Counter(word for each in sentences for word in words[each])
    weight = {each: sum(shared[word] for word in own) / (len(own) + 5) for each, own in words.items()}
    chosen: list[str] = []
    for each in sorted(weight, key=lambda each: (-weight[each], each)):
        fresh = all(len(words[each] & words[other]) < len(words[each]) / 2 for other in chosen)
        if fresh and len(chosen) < count:
            chosen.append(each)
    return chosen


def recorded(topic: Topic, days: int, each_day: int) -> Told:
    """Return the days of the record's events as its timeline tells them, those with most mentions first."""
    links = link(topic.pages)
    record = Record(topic.pages, (), links)
    told: dict[date, list[tuple[int, str]]] = defaultdict(list)
    for entry in run_group(TIMELINE, record).entries:
        if entry.time.is_day and entry.time.earliest:
            told[entry.time.earliest].append((len(entry.evidence), entry.text))
    first, last = _bounds(topic)
    inside = [day for day in told if first <= day <= last]
    chosen = sorted(inside, key=lambda day: (-sum(weight for weight, _ in told[day]), day))[:days]
    return {day: [text for _, text in sorted(told[day], reverse=True)[:each_day]] for day in sorted(chosen)}


def first_sentences(topic: Topic, days: int, each_day: int) -> Told:
    """Return the days on which most pages came out, with the first sentence of each page."""
    told: dict[date, list[str]] = defaultdict(list)
    for page in topic.pages:
        day, sentences = page.article.published.interval.earliest, page.notes.sentences
        if day and sentences:
            told[day].append(" ".join(sentences[0].span.of(page.article.text).split()))
    first, last = _bounds(topic)
    inside = [day for day in told if first <= day <= last]
    chosen = sorted(inside, key=lambda day: (-len(told[day]), day))[:days]
    return {day: told[day][:each_day] for day in sorted(chosen)}


# The measures


class _Rouge(Protocol):
    """How two texts share n-grams: precision and recall of the second against the first."""

    def score(self, target: str, prediction: str) -> Any:
        """Return the scores by name."""


def score(gold: Told, system: Told) -> dict[str, float]:
    """Return the measures of one timeline against one that a person wrote."""
    scorers = importlib.import_module("rouge_score.rouge_scorer")  # a development dependency, heavy to import
    rouge: _Rouge = scorers.RougeScorer(["rouge1", "rouge2"], use_stemmer=True)
    shared = gold.keys() & system.keys()
    row = {"date_f1": 2 * len(shared) / (len(gold) + len(system)) if system else 0.0}
    for size in (1, 2):
        name = f"rouge{size}"
        near = [_aligned(one, other, rouge, name) for one, other in ((system, gold), (gold, system))]
        same = [_aligned(one, other, rouge, name, only_same=True) for one, other in ((system, gold), (gold, system))]
        row |= {f"ar{size}": _f1(*near), f"day{size}": _f1(*same)}
    return row


def _aligned(one: Told, other: Told, rouge: _Rouge, name: str, *, only_same: bool = False) -> float:
    """Return the share of one timeline's n-grams that stand in the day of the other that each day is laid to."""
    shared = total = 0.0
    size = int(name[-1])
    for day, sentences in one.items():
        text = " ".join(sentences)
        count = max(0, len(_tokens(text)) - size + 1)
        total += count
        found = [
            rouge.score(" ".join(other[there]), text)[name].precision / (1 + abs((there - day).days))
            for there in other
            if not only_same or there == day
        ]
        shared += count * max(found, default=0.0)
    return shared / total if total else 0.0


def _tokens(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


if __name__ == "__main__":
    raise SystemExit(main())

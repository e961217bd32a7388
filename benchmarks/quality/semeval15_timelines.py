"""SemEval-2015 task 4, track A: a timeline for each target entity, from raw text.

    python -m benchmarks.quality semeval15_timelines --data bench/semeval15_t4_timeline [--part tune|held|task]

Given are the documents of a corpus with their days, and the names of entities. Asked are the events in which each
entity takes part, each with its day, month or year, in order. Three systems are scored:

- `deeds`: what `dateline timeline --name NAME --deeds` prints. What is only known to be done by a page's day is taken
  for that day's, as the task takes it.
- `record`: the same without `--deeds`. The record holds events of its own kinds only (`EventType`), while the gold
  holds deliveries, flights and rising shares.
- `baseline`: every verb of every sentence that names the entity, on the page's day.

The measure is the task's: a timeline becomes a graph, in which each event is simultaneous with its date and each event
before those with a higher number. Precision is the share of a system's relations, without those that follow from
others, that hold in the closure of the gold; recall is the reverse; both are summed over all timelines (micro average).
Events without a date count for neither side. The published script is not at hand: an event of a system is taken for
the gold event with which it shares most mentions, each gold event once. Published: 7.85, the best run on raw text.

Rules were chosen on the trial data and corpus 1 (`tune`); corpora 2 and 3 are `held`; `task` is what was scored in
2015. Prints one line of JSON.
"""

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from time import perf_counter

from lxml import etree

from benchmarks.quality.semeval15_times import interval_of, reading_of, running_text
from dateline.annotate.annotate import annotate
from dateline.annotate.parse import Token
from dateline.annotate.reading import Reading
from dateline.link.resolve import link
from dateline.model.claim import Entry
from dateline.model.dates import Basis, Dated, Interval, Precision
from dateline.model.link import Page, SpanRef
from dateline.model.record import Record
from dateline.record.called import is_named
from dateline.record.timeline import build_timeline

_FOLDER = Path("data/SemEval2015-Task4-TimeLine")
_TRIAL = (_FOLDER / "Corpus-trial-data_task4", _FOLDER / "TimeLines_trial_data_task4_v1.2")
_PARTS = {"tune": ("trial", "1"), "held": ("2", "3"), "task": ("1", "2", "3")}
_TWICE = "s_and_p_500.txt"  # the same timeline as `s&p_500.txt`
_DATED = frozenset({Precision.DAY, Precision.MONTH, Precision.YEAR})


@dataclass(frozen=True)
class Line:
    """One event of a timeline: its place in the order, its date, and its mentions as `<document>-<sentence>-<word>`."""

    order: int
    date: str
    mentions: frozenset[str]


@dataclass(frozen=True)
class RawPage:
    """One document with its day, and which cell of its token table begins at each character."""

    id: str
    day: date
    reading: Reading
    cells: Mapping[int, tuple[int, str]]

    def mention(self, token: Token) -> str | None:
        """Return how the timelines name a word."""
        cell = self.cells.get(token.span.start)
        return f"{self.id}-{cell[0]}-{cell[1]}" if cell else None


@dataclass(frozen=True)
class Score:
    """Relations of a system that the gold holds, all of the system's, and the same the other way round."""

    right: int = 0
    given: int = 0
    found: int = 0
    wanted: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(
            self.right + other.right, self.given + other.given, self.found + other.found, self.wanted + other.wanted
        )

    def row(self) -> dict[str, float]:
        """Return precision, recall and F1 in per cent, as the task prints them."""
        precision = self.right / self.given if self.given else 0.0
        recall = self.found / self.wanted if self.wanted else 0.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return {name: round(100 * each, 2) for name, each in (("precision", precision), ("recall", recall), ("f1", f1))}


System = Callable[[Sequence[RawPage], str], list[Line]]


def main(arguments: list[str] | None = None) -> int:
    """Score the systems on one part of the data and print one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--part", choices=tuple(_PARTS), default="held")
    options = parser.parse_args(arguments)
    start = perf_counter()
    product = Recorded()
    systems: dict[str, System] = {"deeds": product.deeds, "record": product.events, "baseline": sentences}
    totals = dict.fromkeys(systems, Score())
    timelines = 0
    for corpus in _PARTS[options.part]:
        pages, golds = read_corpus(options.data, corpus)
        timelines += len(golds)
        for name, gold in golds.items():
            for system, build in systems.items():
                totals[system] += score(gold, build(pages, name))
    result = {"benchmark": "semeval15 timelines", "part": options.part, "timelines": timelines}
    rows = {system: total.row() for system, total in totals.items()}
    seconds = round(perf_counter() - start, 1)
    print(json.dumps({**result, "f1": rows["deeds"]["f1"], **rows, "published": 7.85, "seconds": seconds}))
    return 0 if timelines else 1


def read_corpus(data: Path, corpus: str) -> tuple[list[RawPage], dict[str, list[Line]]]:
    """Return the documents of a corpus that have a day, and its gold timelines by the name of the entity."""
    folder = data / _FOLDER / "SemEval_Task4_data" / f"corpus_{corpus}"
    texts, timelines = folder / "corpus_trackA_CAT", folder / "TimeLines_Gold_Standard"
    if corpus == "trial":
        texts, timelines = (data / each for each in _TRIAL)
    pages = [page for path in sorted(texts.glob("*.xml")) if (page := _page(path)) is not None]
    read = [read_timeline(path) for path in sorted(timelines.glob("*.txt")) if path.name != _TWICE]
    return pages, dict(read)


def _page(path: Path) -> RawPage | None:
    root = etree.parse(path).getroot()
    words = [(int(token.get("sentence") or 0), token.text or "") for token in root.iter("token")]
    days = [each.get("value") or "" for each in root.iter("TIMEX3") if each.get("functionInDocument")]
    match = re.match(r"\d{4}-\d\d-\d\d", days[0]) if days else None
    if match is None:
        return None
    name = root.get("doc_id") or path.stem
    article, spans = running_text(name, words)
    cells = {span.start: cell for cell, span in zip(words, spans, strict=True)}
    return RawPage(name, date.fromisoformat(match.group()), reading_of(article), cells)


def read_timeline(path: Path) -> tuple[str, list[Line]]:
    """Return the entity of a timeline and its dated lines."""
    name, *rest = path.read_text("utf-8").splitlines()
    lines = []
    for row in rest:
        order, when, *mentions = [part.strip() for part in row.split("\t")] if row.count("\t") > 1 else ["", ""]
        days = interval_of(when) or interval_of(f"{when}-XX") or interval_of(f"{when}-XX-XX")
        if order.isdigit() and int(order) > 0 and days is not None:
            lines.append(Line(int(order), str(days), frozenset(each for each in mentions if each)))
    return name.strip(), lines


# The measure


def score(gold: Sequence[Line], system: Sequence[Line]) -> Score:
    """Return how two timelines agree; events of the system are taken for the gold's by their mentions."""
    names = _matched(gold, system)
    wanted = [(line, ("gold", number)) for number, line in enumerate(gold)]
    given = [(line, names.get(number, ("system", number))) for number, line in enumerate(system)]
    ours, theirs = list(_relations(given)), list(_relations(wanted))
    return Score(
        sum(map(_Closure(wanted).holds, ours)), len(ours), sum(map(_Closure(given).holds, theirs)), len(theirs)
    )


Node = tuple[str, int]
Placed = tuple[Line, Node]
Relation = tuple[Node, Node | str]


def _matched(gold: Sequence[Line], system: Sequence[Line]) -> dict[int, Node]:
    found: dict[int, Node] = {}
    used: set[int] = set()
    for number, line in enumerate(system):
        shared = [(len(line.mentions & each.mentions), -i) for i, each in enumerate(gold) if i not in used]
        if shared and max(shared)[0]:
            used.add(-max(shared)[1])
            found[number] = ("gold", -max(shared)[1])
    return found


def _relations(placed: Sequence[Placed]) -> Iterator[Relation]:
    """Yield what the graph says and does not follow from the rest: each event's date, and one event before the next."""
    layers: dict[int, list[Placed]] = defaultdict(list)
    for line, node in placed:
        layers[line.order].append((line, node))
        yield node, line.date
    for earlier, later in pairwise(sorted(layers)):
        yield layers[earlier][0][1], layers[later][0][1]


class _Closure:
    """Everything that follows from a timeline."""

    def __init__(self, placed: Sequence[Placed]) -> None:
        self._lines = {node: line for line, node in placed}

    def holds(self, relation: Relation) -> bool:
        """Tell whether an event has that date, or comes before another one."""
        one, other = relation
        line = self._lines.get(one)
        if isinstance(other, str):
            return line is not None and line.date == other
        after = self._lines.get(other)
        return line is not None and after is not None and line.order < after.order


# The systems


def sentences(pages: Sequence[RawPage], name: str) -> list[Line]:
    """Return every verb of every sentence that names the entity, on the page's day."""
    found = []
    for page in pages:
        reading = page.reading
        text = reading.article.text
        named = [is_named(name, sentence.span.of(text)) for sentence in reading.parse.sentences]
        for token in reading.parse.tokens:
            mention = page.mention(token)
            if named[token.sentence] and token.pos == "VERB" and mention:
                found.append((str(page.day), frozenset({mention})))
    return _ordered(found)


def _ordered(events: Sequence[tuple[str, frozenset[str]]]) -> list[Line]:
    order = {days: number for number, days in enumerate(sorted({days for days, _ in events}), 1)}
    return [Line(order[days], days, mentions) for days, mentions in sorted(events, key=lambda each: each[0])]


class Recorded:
    """What the product prints; the documents of a corpus are linked once."""

    def __init__(self) -> None:
        self._made: dict[str, Record] = {}

    def deeds(self, pages: Sequence[RawPage], name: str) -> list[Line]:
        """Return the timeline of a name with its deeds, as `dateline timeline --name NAME --deeds` prints it."""
        return self._lines(pages, name, deeds=True)

    def events(self, pages: Sequence[RawPage], name: str) -> list[Line]:
        """Return the timeline of a name without its deeds."""
        return self._lines(pages, name, deeds=False)

    def _lines(self, pages: Sequence[RawPage], name: str, *, deeds: bool) -> list[Line]:
        record = self._record(pages)
        by_id = {page.id: page for page in pages}
        found = []
        for entry in build_timeline(record, name=name, deeds=deeds).entries:
            days = _told(entry.time)
            mentions = frozenset(_mentions(_words_of(entry, record), by_id))
            if days.precision in _DATED and mentions:
                found.append((str(days), mentions))
        return _ordered(found)

    def _record(self, pages: Sequence[RawPage]) -> Record:
        corpus = pages[0].id if pages else ""
        if corpus not in self._made:
            dated = [
                replace(page.reading.article, published=Dated.of(Interval.on(page.day), Basis.STATED)) for page in pages
            ]
            read = tuple(Page(article, annotate(article)) for article in dated)
            self._made[corpus] = Record(read, (), link(read))
        return self._made[corpus]


def _told(time: Interval) -> Interval:
    """Return the days of an entry; of what was done by a page's day that day, as the task dates it."""
    return Interval.on(time.latest) if time.earliest is None and time.latest else time


def _words_of(entry: Entry, record: Record) -> Iterator[SpanRef]:
    """Yield the words that name what an entry tells."""
    event = record.event(entry.event_id)
    if event is None:
        yield from entry.evidence
        return
    for member in event.members:
        article_id, _, number = member.partition("#e")
        page = record.page(article_id)
        if page is not None:
            trigger = page.notes.events[int(number)].trigger
            yield SpanRef(article_id, trigger, trigger.of(page.article.text))


def _mentions(words: Iterable[SpanRef], pages: Mapping[str, RawPage]) -> Iterator[str]:
    for ref in words:
        named = (pages[ref.article_id].mention(token) for token in pages[ref.article_id].reading.tokens_in(ref.span))
        yield from (each for each in named if each)


if __name__ == "__main__":
    raise SystemExit(main())

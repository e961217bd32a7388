"""When a happening was: dates of the events of SemEval-2015 task 4 (timelines), given their words.

    python -m benchmarks.quality semeval15_times --data bench/semeval15_t4_timeline [--half tune|held|both] [--errors]

The gold timelines of corpora 1 to 3 (90 Wikinews documents) date event words to a day, a month or a year, or leave
them undated. Given are each document's own date and the event words, whatever their kind; asked is the date. This
measures which time of the page belongs to which word and what it means on the page's day; it measures neither finding
events nor ordering them nor matching them to target entities, and so is no run of the official task.

`stated` answers only where a time of the page belongs to the word; `with_page_day` answers the page's day for the
rest, as far as their verb is not ahead. The baselines answer the page's day always, and the last time expression of
the sentence or else the page's day. An answer is right where it is the annotated day, month or year. Documents are
split in two by a hash of their names. Prints one line of JSON.
"""

import argparse
import hashlib
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lxml import etree

from dateline.annotate.entities import find_names
from dateline.annotate.events_lexicon import Entry
from dateline.annotate.events_scene import times_by_trigger
from dateline.annotate.events_triggers import Trigger
from dateline.annotate.events_verbs import verb_standing
from dateline.annotate.parse import Token, parse
from dateline.annotate.reading import Reading
from dateline.annotate.times import find_times
from dateline.model.annotation import EventType, Status, TimeExpression
from dateline.model.article import Article, Block, BlockKind
from dateline.model.capture import Source, SourceKind
from dateline.model.dates import Dated, Interval
from dateline.model.span import Span
from dateline.text.calendar import month_of, resolve_on, year_of

_FOLDER = "data/SemEval2015-Task4-TimeLine/SemEval_Task4_data"
_GLUED = re.compile(r"^(?:[,.;:!?%)\]]|'s|'|''|n't|’s)$")
_OPEN = frozenset("([$")
_BOUNDS = frozenset({"since", "until", "by", "before", "after", "from"})


@dataclass(frozen=True)
class Asked:
    """One event word and its annotated date; `date` is `None` where the gold leaves it undated."""

    span: Span
    date: Interval | None


@dataclass(frozen=True)
class Document:
    """One document with its day and the event words asked about."""

    article: Article
    day: date
    asked: tuple[Asked, ...]


Answer = Callable[[Document, Reading, Token], Interval | None]


def main(arguments: list[str] | None = None) -> int:
    """Date the event words of one half of the documents, or of all, and print one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--half", choices=("tune", "held", "both"), default="both")
    parser.add_argument("--errors", action="store_true", help="list what is dated otherwise in the tune half")
    options = parser.parse_args(arguments)
    found, unplaced = read_documents(options.data / _FOLDER)
    documents = [each for each in found if options.half in {"both", half_of(each.article.id)}]
    readings = [reading_of(document.article) for document in documents]
    result: dict[str, object] = {
        "benchmark": "semeval15 times",
        "half": options.half,
        "documents": len(documents),
        "events": sum(len(document.asked) for document in documents),
        "not_in_their_sentence": unplaced,
    }
    answers: dict[str, Answer] = {
        "stated": _stated, "with_page_day": with_page_day, "baseline_page_day": _page_day,
        "baseline_last_time": _last_time,
    }  # fmt: skip
    for name, answer in answers.items():
        result[name] = _score(documents, readings, answer, show=options.errors and name == "with_page_day")
    print(json.dumps(result))
    return 0 if documents else 1


def half_of(name: str) -> str:
    """Return the half that a document belongs to, by a hash of its name."""
    return "tune" if hashlib.sha256(name.encode()).digest()[0] % 2 else "held"


def read_documents(folder: Path) -> tuple[list[Document], int]:
    """Return every document with the words that the timelines date, and how many words their sentences lack."""
    documents: list[Document] = []
    unplaced = 0
    for corpus in sorted(folder.glob("corpus_[123]")):
        gold = _gold(corpus / "TimeLines_Gold_Standard")
        for path in sorted((corpus / "corpus_trackB_CAT").glob("*.xml")):
            document, lost = _document(path, gold)
            unplaced += lost
            if document is not None:
                documents.append(document)
    return documents, unplaced


def _gold(folder: Path) -> dict[str, dict[tuple[int, str], Interval | None]]:
    """Return the dates by document, sentence and word; words that timelines date differently are left out."""
    found: dict[str, dict[tuple[int, str], Interval | None]] = {}
    unsure: set[tuple[str, int, str]] = set()
    for path in sorted(folder.glob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            _, when, *mentions = [part.strip() for part in line.split("\t")] if line.count("\t") > 1 else ["", ""]
            for mention in mentions:
                name, sentence, word = mention.split("-", maxsplit=2) if mention.count("-") > 1 else ("", "", "")
                if not name:
                    continue
                dates, key = found.setdefault(name, {}), (int(sentence), word)
                if key in dates and dates[key] != interval_of(when):
                    unsure.add((name, *key))
                dates[key] = interval_of(when)
    for name, sentence_number, word in unsure:
        del found[name][sentence_number, word]
    return found


def interval_of(words: str) -> Interval | None:
    """Return the day, month or year of a line of a timeline, `None` where it is undated."""
    match = re.fullmatch(r"(\d{4})-(\d\d|XX)-(\d\d|XX)", words)
    if match is None:
        return None
    year, month, day = match.groups()
    if month == "XX":
        return year_of(int(year))
    return month_of(int(year), int(month)) if day == "XX" else Interval.on(date(int(year), int(month), int(day)))


def _document(path: Path, gold: dict[str, dict[tuple[int, str], Interval | None]]) -> tuple[Document | None, int]:
    root = etree.parse(path).getroot()
    words = [(int(token.get("sentence") or 0), token.text or "") for token in root.iter("token")]
    times = [each for each in root.iter("TIMEX3") if each.get("functionInDocument") == "CREATION_TIME"]
    day = re.match(r"\d{4}-\d\d-\d\d", times[0].get("value") or "") if times else None
    if day is None:
        return None, 0
    article, spans = running_text(path.stem, words)
    asked, lost = [], 0
    for (sentence, word), when in gold.get(root.get("doc_id") or "", {}).items():
        places = [span for (number, _), span in zip(words, spans, strict=True) if number == sentence]
        span = _place(article.text, places, word)
        lost += span is None
        if span is not None:
            asked.append(Asked(span, when))
    return Document(article, date.fromisoformat(day.group()), tuple(asked)), lost


def _place(text: str, places: list[Span], word: str) -> Span | None:
    """Return where a word of a sentence stands; of several places none is sure."""
    if not places:
        return None
    sentence = Span(places[0].start, places[-1].end)
    found = [Span(*match.span()) for match in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", sentence.of(text))]
    return found[0].shift(sentence.start) if len(found) == 1 else None


def running_text(name: str, words: list[tuple[int, str]]) -> tuple[Article, list[Span]]:
    """Put the tokens together as running text; headline and date line are blocks of their own."""
    text, spans, starts, previous = "", [], [], -1
    for sentence, word in words:
        block = min(sentence, 2)
        if block != previous:
            text += "\n\n" if text else ""
            starts.append(len(text))
            previous = block
        elif not _GLUED.match(word) and text[-1] not in _OPEN:
            text += " "
        spans.append(Span(len(text), len(text) + len(word)))
        text += word
    ends = [start - 2 for start in starts[1:]] + [len(text)]
    kinds = (BlockKind.TITLE, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH)
    blocks = tuple(Block(kind, Span(a, b)) for kind, a, b in zip(kinds, starts, ends, strict=False))
    return Article(name, name, Source(SourceKind.FILE, name), text, blocks, Dated.unknown(), language="en"), spans


def reading_of(article: Article) -> Reading:
    """Return an article's parse with its names and times."""
    parsed = parse(article)
    return Reading(article, parsed, find_names(article, parsed), find_times(article, parsed))


def _stated(document: Document, reading: Reading, token: Token) -> Interval | None:
    """Return what the times that belong to the word say."""
    entry = Entry("verb" if token.pos == "VERB" else "noun", EventType.STATEMENT, "", "", {})
    (numbers,) = times_by_trigger(reading, [Trigger(token, entry, None)])
    named = Interval()
    for number in numbers:
        time = reading.times[number]
        if time.modifier not in _BOUNDS:
            named = named.intersect(_resolved(time, document.day)) or named
    return None if named.is_unknown else named


def with_page_day(document: Document, reading: Reading, token: Token) -> Interval | None:
    """Return what is stated; for the rest the page's day, unless the verb looks ahead."""
    stated = _stated(document, reading, token)
    if stated is not None:
        return stated
    ahead = token.pos == "VERB" and verb_standing(reading, token, ()).status is Status.PLANNED
    return None if ahead else Interval.on(document.day)


def _page_day(document: Document, reading: Reading, token: Token) -> Interval | None:  # noqa: ARG001
    return Interval.on(document.day)


def _last_time(document: Document, reading: Reading, token: Token) -> Interval | None:
    """Return the last time expression of the sentence, or else the page's day."""
    sentence = reading.parse.sentences[token.sentence].span
    times = [time for time in reading.times if sentence.covers(time.span) and time.duration is None]
    return _resolved(times[-1], document.day) if times else Interval.on(document.day)


def _resolved(time: TimeExpression, day: date) -> Interval:
    if time.interval is not None:
        return time.interval
    return resolve_on(time.relative, day) if time.relative is not None else Interval()


def _score(documents: list[Document], readings: list[Reading], answer: Answer, *, show: bool) -> dict[str, float]:
    right = compatible = answered = dated = 0
    for document, reading in zip(documents, readings, strict=True):
        for asked, found in _answers(document, reading, answer):
            dated += asked.date is not None
            answered += found is not None
            right += found is not None and found == asked.date
            agrees = found is not None and asked.date is not None and bool(found.intersect(asked.date))
            compatible += agrees
            if show and found != asked.date and half_of(document.article.id) == "tune":
                _show(document, asked, found)
    return {
        "answers": answered,
        "precision": _share(right, answered),
        "recall": _share(right, dated),
        "f1": _share(2 * right, answered + dated),
        "not_contradicted": _share(compatible, answered),
    }


def _answers(document: Document, reading: Reading, answer: Answer) -> Iterator[tuple[Asked, Interval | None]]:
    for asked in document.asked:
        tokens = reading.tokens_in(asked.span)
        yield asked, answer(document, reading, reading.head_of(tokens)) if tokens else None


def _show(document: Document, asked: Asked, found: Interval | None) -> None:
    text, span = document.article.text, asked.span
    around = text[max(0, span.start - 110) : span.end + 70].replace("\n", " ")
    print(f"{document.day} gold {asked.date} found {found} [{span.of(text)}] {around}")


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0


if __name__ == "__main__":
    raise SystemExit(main())

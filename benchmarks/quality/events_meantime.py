"""Planned against held on the event mentions of the MEANTIME corpus (FUTURE against NON_FUTURE), and participants.

    python -m benchmarks.quality.events_meantime --data bench/meantime [--half tune|held] [--errors]

Scored are the annotated predicates on which a rule of ours fires. `participants_f1` compares who takes part in them
with the annotated core arguments that the page names somewhere, whatever their role. `verb_accuracy` reads the standing
of every annotated verb, whether or not the lexicon has it: it measures the tense rules alone. The baseline calls a
predicate planned where "will" or "to" stands right before it. Documents are split in two by name; rules are tuned on
one half only.
"""

import argparse
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from dateline.annotate.entities import find_names
from dateline.annotate.events import find_events
from dateline.annotate.events_verbs import verb_standing
from dateline.annotate.parse import Parse, parse
from dateline.annotate.reading import Reading
from dateline.annotate.times import find_times
from dateline.model.annotation import EventMention, Status
from dateline.model.article import Article, Block, BlockKind
from dateline.model.capture import Source, SourceKind
from dateline.model.dates import Dated
from dateline.model.span import Span

_FOLDER = "data/meantime_newsreader_english_oct15/intra_cross-doc_annotation"
_LAST_SENTENCE = 5
_CLOSERS = frozenset({",", ".", ";", ":", "!", "?", ")", "%", "'s", "'", "''", "n't", "’s"})


@dataclass(frozen=True)
class Gold:
    """One annotated predicate: its span, whether it lies in the future, and who or what takes part.

    A participant is given by the spans of all its mentions on the page; only those that the page names somewhere count.
    """

    span: Span
    future: bool
    participants: tuple[tuple[Span, ...], ...] = ()


@dataclass(frozen=True)
class Document:
    """One document with its annotated predicates."""

    article: Article
    predicates: tuple[Gold, ...]


def main(arguments: list[str] | None = None) -> int:
    """Score one half of the documents and print one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--half", choices=("tune", "held"), default="held")
    parser.add_argument("--errors", action="store_true", help="list the predicates that are read otherwise")
    options = parser.parse_args(arguments)
    documents = [d for d in read_documents(options.data / _FOLDER) if half_of(d.article.id) == options.half]
    ours: list[bool] = []
    verbs: list[bool] = []
    baseline: list[bool] = []
    matched: list[tuple[int, int, int]] = []
    for document in documents:
        parsed = parse(document.article)
        for gold, event in _events(document, parsed):
            found = event.status is Status.PLANNED or event.hypothetical
            matched.append(_match(gold, event))
            if options.errors and len(set(matched[-1])) > 1:
                names = [participant.entity for participant in event.participants]
                _show(f"who {matched[-1]} {names}", document.article.text, gold)
            ours.append(gold.future is found)
            baseline.append(gold.future is _looks_ahead(document.article.text, gold.span))
            if options.errors and gold.future is not found:
                _show("event", document.article.text, gold)
        for gold, found in _verbs(document, parsed):
            verbs.append(gold.future is found)
            if options.errors and gold.future is not found:
                _show("verb", document.article.text, gold)
    result = {
        "benchmark": "meantime planned against held",
        "half": options.half,
        "documents": len(documents),
        "status_accuracy": _share(ours),
        "events": len(ours),
        "baseline_accuracy": _share(baseline),
        **_participants_f1(matched),
        "verb_accuracy": _share(verbs),
        "verbs": len(verbs),
    }
    print(json.dumps(result))
    return 0 if documents else 1


def read_documents(folder: Path) -> Iterator[Document]:
    """Yield the annotated part of every document: headline, date line and four sentences."""
    for path in sorted(folder.glob("*/*.xml")):
        root = etree.parse(path).getroot()
        words = [(t.get("t_id") or "", int(t.get("sentence") or 0), t.text or "") for t in root.iter("token")]
        words = [word for word in words if word[1] <= _LAST_SENTENCE]
        article, spans = _article(path.stem, words)
        takers = _participants(root, spans)
        predicates = []
        for mention in root.iter("EVENT_MENTION"):
            anchors = [anchor.get("t_id") or "" for anchor in mention.iter("token_anchor")]
            if len(anchors) == 1 and anchors[0] in spans and mention.get("time") in {"FUTURE", "NON_FUTURE"}:
                predicates.append(
                    Gold(spans[anchors[0]], mention.get("time") == "FUTURE", takers.get(mention.get("m_id") or "", ()))
                )
        yield Document(article, tuple(predicates))


def _participants(root: etree._Element, spans: dict[str, Span]) -> dict[str, tuple[tuple[Span, ...], ...]]:
    """Map the id of every predicate to its core arguments that have a name somewhere on the page."""
    mentions = {m.get("m_id") or "": m for m in root.iter("ENTITY_MENTION")}
    clusters: dict[str, list[str]] = {}
    for reference in root.iter("REFERS_TO"):
        members = [source.get("m_id") or "" for source in reference.iter("source")]
        clusters.update(dict.fromkeys(members, members))
    found: dict[str, list[tuple[Span, ...]]] = {}
    for link in root.iter("HAS_PARTICIPANT"):
        taker, predicate = _id_in(link, "target"), _id_in(link, "source")
        alike = [mentions[each] for each in clusters.get(taker, [taker]) if each in mentions]
        named = any(mention.get("syntactic_type") == "NAM" for mention in alike)
        where = tuple(span for mention in alike if (span := _span_of(mention, spans)) is not None)
        if (
            named
            and where
            and (link.get("sem_role") or "").startswith("Arg")
            and "M" not in (link.get("sem_role") or "")
        ):
            found.setdefault(predicate, []).append(where)
    return {predicate: tuple(takers) for predicate, takers in found.items()}


def _id_in(link: etree._Element, tag: str) -> str:
    found = link.find(tag)
    return (found.get("m_id") or "") if found is not None else ""


def _span_of(mention: etree._Element, spans: dict[str, Span]) -> Span | None:
    inside = [spans[t] for anchor in mention.iter("token_anchor") if (t := anchor.get("t_id") or "") in spans]
    return Span(inside[0].start, inside[-1].end) if inside else None


def half_of(name: str) -> str:
    """Return the half that a document belongs to, by a hash of its name."""
    return "tune" if hashlib.sha256(name.encode()).digest()[0] % 2 else "held"


def _events(document: Document, parsed: Parse) -> Iterator[tuple[Gold, EventMention]]:
    names = find_names(document.article, parsed)
    events = find_events(document.article, parsed, names, find_times(document.article, parsed))
    for gold in document.predicates:
        event = next((each for each in events if each.trigger.overlaps(gold.span)), None)
        if event is not None:
            yield gold, event


def _match(gold: Gold, event: EventMention) -> tuple[int, int, int]:
    """Return how many participants are right, how many we found and how many are annotated."""
    found = [participant.span for participant in event.participants]
    right = sum(any(span.overlaps(one) for span in found for one in mentions) for mentions in gold.participants)
    return min(right, len(found)), len(found), len(gold.participants)


def _participants_f1(matched: list[tuple[int, int, int]]) -> dict[str, float]:
    right, found, gold = (sum(each[place] for each in matched) for place in range(3))
    return {
        "participants_f1": round(2 * right / max(1, found + gold), 4),
        "participants_precision": round(right / max(1, found), 4),
        "participants_recall": round(right / max(1, gold), 4),
    }


def _verbs(document: Document, parsed: Parse) -> Iterator[tuple[Gold, bool]]:
    names = find_names(document.article, parsed)
    reading = Reading(document.article, parsed, names, find_times(document.article, parsed))
    for gold in document.predicates:
        for token in reading.tokens_in(gold.span)[:1]:
            if token.pos == "VERB":
                found = verb_standing(reading, token, ())
                yield gold, found.status is Status.PLANNED or found.hypothetical


def _article(name: str, words: list[tuple[str, int, str]]) -> tuple[Article, dict[str, Span]]:
    """Put the tokens together as running text; every sentence is a block, the first the title."""
    text, spans, bounds, previous = "", {}, [], -1
    for identifier, sentence, word in words:
        if sentence != previous:
            text += "\n\n" if text else ""
            bounds.append(len(text))
            previous = sentence
        elif word not in _CLOSERS and text[-1] not in "([$":
            text += " "
        spans[identifier] = Span(len(text), len(text) + len(word))
        text += word
    ends = [start - 2 for start in bounds[1:]] + [len(text)]
    blocks = tuple(
        Block(BlockKind.PARAGRAPH if number else BlockKind.TITLE, Span(start, end))
        for number, (start, end) in enumerate(zip(bounds, ends, strict=True))
    )
    source = Source(SourceKind.FILE, name)
    return Article(name, name, source, text, blocks, Dated.unknown(), language="en"), spans


def _looks_ahead(text: str, span: Span) -> bool:
    return text[: span.start].rstrip().lower().endswith((" will", " to", " be"))


def _show(what: str, text: str, gold: Gold) -> None:
    around = text[max(0, gold.span.start - 90) : gold.span.end + 50].replace("\n", " ")
    print(f"{what:6} {'FUTURE' if gold.future else 'NON_FUTURE':11} [{gold.span.of(text)}] {around}")


def _share(values: list[bool]) -> float:
    return round(sum(values) / max(1, len(values)), 4)


if __name__ == "__main__":
    raise SystemExit(main())

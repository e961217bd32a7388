"""Event categories against the gold records of the PLOVER manual: one category for each sentence.

    python -m benchmarks.quality.plover_gsr --data bench/plover_gsr [--half tune|held] [--errors]

The records are split in two by a hash of their ids; rules are tuned on one half only. CAMEO 18, 19 and 20 are one
PLOVER category, so FIGHT counts as ASSAULT. The baseline gives every sentence the category of the first lexicon word
in it, without looking at the sentence's grammar. Prints one line of JSON.
"""

import argparse
import hashlib
import json
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from dateline.annotate.annotate import annotate
from dateline.annotate.events_lexicon import lexicon
from dateline.annotate.parse import parse
from dateline.model.article import Article, Block, BlockKind
from dateline.model.capture import Source, SourceKind
from dateline.model.dates import Dated
from dateline.model.span import Span

_FILE = "gold_standard_records/PLOVER_GSR_CAMEO.txt"
_RECORD = re.compile(r'"id": "PLOVER-GSR01-(\w+-\d+)".*?"event": "(\w+)".*?"text": "((?:[^"\\]|\\.)*)"', re.DOTALL)
_SAME = {"FIGHT": "ASSAULT"}
_NONE = "NONE"


@dataclass(frozen=True)
class Sentence:
    """One gold record."""

    id: str
    category: str
    text: str


def main(arguments: list[str] | None = None) -> int:
    """Score one half of the records and print one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--half", choices=("tune", "held"), default="held")
    parser.add_argument("--errors", action="store_true", help="list the sentences that get another category")
    options = parser.parse_args(arguments)
    sentences = [s for s in read_sentences(options.data / _FILE) if half_of(s.id) == options.half]
    ours = [category_of(sentence.text) for sentence in sentences]
    gold = [sentence.category for sentence in sentences]
    if options.errors:
        for sentence, found in zip(sentences, ours, strict=True):
            if found != sentence.category:
                print(f"{sentence.category:12} {found:12} {sentence.text}")
    result = {
        "benchmark": "plover_gsr",
        "half": options.half,
        "records": len(sentences),
        "macro_f1": round(macro_f1(gold, ours), 4),
        "accuracy": round(sum(a == b for a, b in zip(gold, ours, strict=True)) / max(1, len(gold)), 4),
        "baseline_macro_f1": round(macro_f1(gold, [first_word_category(s.text) for s in sentences]), 4),
    }
    print(json.dumps(result))
    return 0 if sentences else 1


def read_sentences(path: Path) -> list[Sentence]:
    """Return the gold records of the near-JSON file at `path`."""
    found = []
    for identifier, category, text in _RECORD.findall(path.read_text("utf-8", errors="replace")):
        if category != "DOCUMENT":
            found.append(Sentence(identifier, _SAME.get(category, category), json.loads(f'"{text}"', strict=False)))
    return found


def half_of(identifier: str) -> str:
    """Return the half that a record belongs to, by a hash of its id."""
    return "tune" if hashlib.sha256(identifier.encode()).digest()[0] % 2 else "held"


def category_of(text: str) -> str:
    """Return the PLOVER category of the first happening told that has one; a verb's before a noun's."""
    events = [event for event in annotate(_article(text)).events if event.plover]
    told = [event for event in events if not event.background and not event.negated] or events
    return told[0].plover if told else _NONE


def first_word_category(text: str) -> str:
    """Return the category of the first word of `text` that the lexicon knows in any sense."""
    for token in parse(_article(text)).tokens:
        for pos in ("verb", "noun"):
            for entry in lexicon().senses(pos, token.lemma.lower()):
                if entry.plover:
                    return entry.plover
    return _NONE


def macro_f1(gold: list[str], found: list[str]) -> float:
    """Return the mean F1 over the categories of `gold`."""
    right = Counter(a for a, b in zip(gold, found, strict=True) if a == b)
    in_gold, in_found = Counter(gold), Counter(found)
    scores = [2 * right[name] / (in_gold[name] + in_found[name]) for name in in_gold]
    return sum(scores) / max(1, len(scores))


def _article(text: str) -> Article:
    block = Block(BlockKind.PARAGRAPH, Span(0, len(text)))
    source = Source(SourceKind.MEMORY, "record")
    return Article("art_record", "cap_record", source, text, (block,), Dated.unknown(), language="en")


if __name__ == "__main__":
    raise SystemExit(main())

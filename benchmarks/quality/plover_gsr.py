"""Event categories against the gold records of the PLOVER manual.

    python -m benchmarks.quality.plover_gsr --data bench/plover_gsr [--half tune|held|own] [--errors]

A sentence with one record is asked for one category: that of the happening which it is about, by `ranked`. Where a
sentence has several records it is asked for as many categories. The sentences are split in two by a hash of the id of
their first record; rules are tuned on one half only. `own` scores sentences that we wrote ourselves for each category
(`plover_sentences.tsv`), as a check that needs no outside data. CAMEO 18, 19 and 20 are one PLOVER category, so FIGHT
counts as ASSAULT. The baseline gives a sentence the categories that its first words have in most of their senses in
the lexicon, without looking at the grammar. Prints one line of JSON.
"""

import argparse
import hashlib
import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dateline.annotate.annotate import annotate
from dateline.annotate.clauses import ancestors
from dateline.annotate.events_lexicon import lexicon
from dateline.annotate.parse import Parse, Token, parse
from dateline.model.annotation import EventMention, Status
from dateline.model.article import Article, Block, BlockKind
from dateline.model.capture import Source, SourceKind
from dateline.model.dates import Dated
from dateline.model.span import Span

_FILE = "gold_standard_records/PLOVER_GSR_CAMEO.txt"
_RECORD = re.compile(r'"id": "PLOVER-GSR01-(\w+-\d+)".*?"event": "(\w+)".*?"text": "((?:[^"\\]|\\.)*)"', re.DOTALL)
_SAME = {"FIGHT": "ASSAULT"}
_NONE = "NONE"
_OWN = Path(__file__).parent / "plover_sentences.tsv"
_ASIDES = frozenset({"relcl", "acl", "advcl", "prep", "pcomp", "appos", "poss", "amod", "compound", "nmod", "npadvmod"})
_CLAUSES = frozenset({"ccomp", "xcomp"})

Pairs = Sequence[tuple[tuple[str, ...], tuple[str, ...]]]


@dataclass(frozen=True)
class Sentence:
    """One sentence with the categories of its gold records."""

    id: str
    categories: tuple[str, ...]
    text: str


def main(arguments: list[str] | None = None) -> int:
    """Score one part of the sentences and print one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--half", choices=("tune", "held", "own"), default="held")
    parser.add_argument("--errors", action="store_true", help="list the sentences that get another category")
    options = parser.parse_args(arguments)
    if options.half == "own":
        sentences = own_sentences()
    elif options.data is None:
        parser.error("--data is needed for the gold records")
    else:
        sentences = [s for s in read_sentences(options.data / _FILE) if half_of(s.id) == options.half]
    ours = [(s.categories, categories_of(s.text, len(s.categories))) for s in sentences]
    baseline = [(s.categories, first_categories(s.text, len(s.categories))) for s in sentences]
    if options.errors:
        for sentence, (gold, found) in zip(sentences, ours, strict=True):
            if set(found) != set(gold):
                print(f"{'+'.join(gold):12} {'+'.join(found):12} {sentence.text}")
    result = {
        "benchmark": "plover_gsr",
        "half": options.half,
        "records": sum(len(gold) for gold, _ in ours),
        "macro_f1": round(macro_f1(ours), 4),
        "accuracy": round(accuracy(ours), 4),
        "baseline_macro_f1": round(macro_f1(baseline), 4),
    }
    print(json.dumps(result))
    return 0 if sentences else 1


def read_sentences(path: Path) -> list[Sentence]:
    """Return the sentences of the near-JSON file at `path`, each once with the categories of all its records."""
    found: dict[str, Sentence] = {}
    for identifier, category, escaped in _RECORD.findall(path.read_text("utf-8", errors="replace")):
        if category == "DOCUMENT":
            continue
        text = json.loads(f'"{escaped}"', strict=False)
        told = found.get(text, Sentence(identifier, (), text))
        names = dict.fromkeys((*told.categories, _SAME.get(category, category)))
        found[text] = replace(told, categories=tuple(names))
    return list(found.values())


def own_sentences() -> list[Sentence]:
    """Return the sentences that we wrote ourselves."""
    rows = (line.split("\t") for line in _OWN.read_text("utf-8").splitlines() if not line.startswith("#"))
    return [Sentence(f"own-{number}", (category,), text) for number, (category, text) in enumerate(rows)]


def half_of(identifier: str) -> str:
    """Return the half that a record belongs to, by a hash of its id."""
    return "tune" if hashlib.sha256(identifier.encode()).digest()[0] % 2 else "held"


def categories_of(text: str, number: int) -> tuple[str, ...]:
    """Return the categories of the happenings that a sentence is most about, at most `number` different ones."""
    article = _article(text)
    parsed = parse(article)
    events = [event for event in annotate(article).events if event.plover]
    triggers = frozenset(event.trigger for event in events)
    found = dict.fromkeys(event.plover for event in sorted(events, key=lambda event: rank(parsed, event, triggers)))
    return tuple(found)[:number] or (_NONE,)


def rank(parsed: Parse, event: EventMention, triggers: frozenset[Span]) -> tuple[int, int, int]:
    """Return what sorts the happenings of a sentence: those of its main clause first, then in order.

    What is told in a relative clause, an aside or behind a preposition is told by the way; so is what did not happen,
    unless somebody refused it. Of "talks broke down" the verb counts.
    """
    token = next(each for each in parsed.tokens if each.span.end > event.trigger.start)
    aside = event.negated and event.plover != "REJECT"
    carried = token.pos == "NOUN" and parsed.head(token).span in triggers
    return (
        depth(parsed, token) + carried + 3 * aside,
        event.status is Status.UNKNOWN and token.pos == "NOUN",
        token.index,
    )


def depth(parsed: Parse, token: Token) -> int:
    """Return how many clauses and phrases a word stands under; what somebody says counts as said in the main clause."""
    found = 0
    for above in ancestors(parsed, token):
        if token.dep in _ASIDES or (token.dep in _CLAUSES and above.lemma.lower() not in lexicon().words["say"]):
            found += 1
        token = above
    return found


def first_categories(text: str, number: int) -> tuple[str, ...]:
    """Return the categories that the first known words of `text` have in most of their senses."""
    found: dict[str, None] = {}
    for token in parse(_article(text)).tokens:
        for pos in ("verb", "noun"):
            senses = Counter(entry.plover for entry in lexicon().senses(pos, token.lemma.lower()) if entry.plover)
            found.update(dict.fromkeys(name for name, _ in senses.most_common(1)))
    return tuple(found)[:number] or (_NONE,)


def macro_f1(pairs: Pairs) -> float:
    """Return the mean F1 over the categories of the gold records."""
    right = Counter(name for gold, found in pairs for name in set(gold) & set(found))
    in_gold = Counter(name for gold, _ in pairs for name in gold)
    in_found = Counter(name for _, found in pairs for name in found)
    scores = [2 * right[name] / (in_gold[name] + in_found[name]) for name in in_gold]
    return sum(scores) / max(1, len(scores))


def accuracy(pairs: Pairs) -> float:
    """Return the share of the gold records whose category is found."""
    return sum(len(set(gold) & set(found)) for gold, found in pairs) / max(1, sum(len(gold) for gold, _ in pairs))


def _article(text: str) -> Article:
    block = Block(BlockKind.PARAGRAPH, Span(0, len(text)))
    source = Source(SourceKind.MEMORY, "record")
    return Article("art_record", "cap_record", source, text, (block,), Dated.unknown(), language="en")


if __name__ == "__main__":
    raise SystemExit(main())

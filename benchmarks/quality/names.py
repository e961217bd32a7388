"""Names of people, organisations and places against re3d, beside plain spaCy on the same paragraphs.

    python -m benchmarks.quality re3d --data bench/re3d [--half tune|held|both] [--errors]

A name is right where its span (articles and possessive endings aside) and its kind are the annotated ones. re3d also
annotates pronouns, titles and plain nouns ("the camp"), which plain spaCy never finds; governments named by their
country count as organisations there and as places too. Documents are split in two by a hash of their ids; rules are
tuned on one half only, and `--errors` lists nothing of the other. Prints one line of JSON with precision, recall and
F1 by kind.
"""

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from dateline.annotate.entities import find_names
from dateline.annotate.parse import parse
from dateline.model.annotation import EntityKind, MentionForm
from dateline.model.article import Article, Block, BlockKind
from dateline.model.capture import Source, SourceKind
from dateline.model.dates import Dated
from dateline.model.span import Span

KINDS = ("person", "organisation", "place")
_GOLD = {"Person": "person", "Organisation": "organisation", "Location": "place"}
_SPACY = {"PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place"}
_EDGES = re.compile(r"^(?:the|a|an|The|A|An)\s+|(?:'s|’s|'|’)$")
_PARAGRAPH = re.compile(r"[^\n]+")

Name = tuple[int, int, str]


def main(arguments: list[str] | None = None) -> int:
    """Score every document and print one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--half", choices=("tune", "held", "both"), default="both")
    parser.add_argument("--errors", action="store_true", help="list what is missed and wrong in the tune half")
    options = parser.parse_args(arguments)
    documents = [pair for pair in _documents(options.data) if options.half in {"both", half_of(pair[0].id)}]
    result = {"benchmark": "re3d names", "half": options.half, "documents": len(documents)}
    if options.errors:
        _show([pair for pair in documents if half_of(pair[0].id) == "tune"])
    print(json.dumps({**result, "ours": _score(documents, _ours), "spacy": _score(documents, _plain_spacy)}))
    return 0 if documents else 1


def half_of(name: str) -> str:
    """Return the half that a document belongs to, by a hash of its id."""
    return "tune" if hashlib.sha256(name.encode()).digest()[0] % 2 else "held"


def _show(documents: list[tuple[Article, frozenset[Name]]]) -> None:
    for article, names in documents:
        found = _ours(article)
        for word, wrong in (("missed", names - found), ("extra", found - names)):
            for start, end, kind in sorted(wrong):
                around = " ".join(article.text[max(0, start - 30) : end + 30].split())
                print(f"{word} {kind} {article.text[start:end]!r}: {around}")


def _documents(folder: Path) -> Iterator[tuple[Article, frozenset[Name]]]:
    for path in sorted(folder.glob("*/documents.json")):
        gold: dict[str, set[Name]] = {}
        for line in (path.parent / "entities.json").read_text(encoding="utf-8").splitlines():
            entity = json.loads(line)
            if entity["type"] in _GOLD:
                name = (entity["begin"], entity["end"], _GOLD[entity["type"]])
                gold.setdefault(entity["documentId"], set()).add(name)
        for line in path.read_text(encoding="utf-8").splitlines():
            document = json.loads(line)
            article = _article(document["_id"], document["text"])
            names = frozenset(_trimmed(article.text, *name) for name in gold.get(document["_id"], ()))
            yield article, names


def _article(name: str, text: str) -> Article:
    blocks = tuple(Block(BlockKind.PARAGRAPH, Span(*match.span())) for match in _PARAGRAPH.finditer(text))
    return Article(name, name, Source(SourceKind.FILE, name), text, blocks, Dated.unknown(), language="en")


def _trimmed(text: str, start: int, end: int, kind: str) -> Name:
    words = text[start:end]
    for match in (_EDGES.search(words), None):
        if match is None:
            break
        start, end = (start + match.end(), end) if match.start() == 0 else (start, start + match.start())
    return start, end, kind


def _ours(article: Article) -> frozenset[Name]:
    names = find_names(article, parse(article))
    kinds = {entity.key: entity.kind for entity in names.entities}
    found = set()
    for mention in names.mentions:
        if mention.form is MentionForm.ADJECTIVE:
            continue
        kind = {EntityKind.PERSON: "person", EntityKind.ORGANISATION: "organisation"}.get(
            kinds[mention.entity], "place"
        )
        kind = "organisation" if mention.form is MentionForm.METONYM else kind
        found.add(_trimmed(article.text, mention.span.start, mention.span.end, kind))
    return frozenset(found)


def _plain_spacy(article: Article) -> frozenset[Name]:
    found, start, label = set(), None, ""
    tokens = parse(article).tokens
    for token in (*tokens, None):
        if start is not None and (token is None or token.entity_start or token.entity != label):
            end = tokens[token.index - 1].span.end if token else tokens[-1].span.end
            if label in _SPACY:
                found.add(_trimmed(article.text, start, end, _SPACY[label]))
            start = None
        if token is not None and token.entity_start:
            start, label = token.span.start, token.entity
    return frozenset(found)


def _score(
    documents: list[tuple[Article, frozenset[Name]]], predict: Callable[[Article], frozenset[Name]]
) -> dict[str, dict[str, float]]:
    right, found, gold = dict.fromkeys(KINDS, 0), dict.fromkeys(KINDS, 0), dict.fromkeys(KINDS, 0)
    for article, names in documents:
        guesses = predict(article)
        for kind in KINDS:
            ours, theirs = {n for n in guesses if n[2] == kind}, {n for n in names if n[2] == kind}
            right[kind] += len(ours & theirs)
            found[kind] += len(ours)
            gold[kind] += len(theirs)
    return {kind: _figures(right[kind], found[kind], gold[kind]) for kind in KINDS}


def _figures(right: int, found: int, gold: int) -> dict[str, float]:
    precision = right / found if found else 0.0
    recall = right / gold if gold else 0.0
    f1 = 2 * right / (found + gold) if found + gold else 0.0
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4)}


if __name__ == "__main__":
    sys.exit(main())

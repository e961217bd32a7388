"""Speech against the cases of `quote_cases/`, written for this project: what is said, by whom, to whom, through whom.

    python -m benchmarks.quality quotes [--split dev|held|all] [--errors] [--peer textacy]

The cases are split in two by a hash of their ids; rules are tuned on `dev` only, and `--errors` lists nothing of the
other half. Content is scored by words (by signs in scripts without spaces): direct speech, partial quotations with it,
and indirect speech. Words of `frame` and `optional` count neither way: whether the paper's own words around a partial
quotation belong to it is a matter of taste. A speaker is right where it is the one of the case, or is left open as
there; only quotations of which at least half the words were found are asked for it. Prints one line of JSON.

The baseline takes what stands between quotation marks, `NAME said that …`, and the nearest name.
"""

import argparse
import hashlib
import importlib
import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from benchmarks.quality.scores import name_key
from dateline.annotate.annotate import annotate
from dateline.annotate.parse import english_model
from dateline.model.annotation import Annotations, QuoteForm
from dateline.model.article import Article, Block, BlockKind
from dateline.model.capture import Source, SourceKind
from dateline.model.dates import Dated
from dateline.model.span import Span

CASES = Path(__file__).parent / "quote_cases"
KINDS = ("direct", "indirect")
_PARTS = ("speaker", "addressee", "source", "cue")

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+")
_ELISION = " … "
_UNKNOWN = "null"
_ARTICLE = re.compile(r"^(?:the|a|an|its|his|her|their)\s+")


@dataclass(frozen=True)
class Speech:
    """One stretch of speech, in gold or as found; `kind` is direct or indirect, names are alternatives."""

    kind: str
    span: Span
    speakers: frozenset[str] = frozenset()
    addressees: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    cue: str = ""


@dataclass(frozen=True)
class Case:
    """A text with the speech in it; `free` holds the words that count neither way."""

    id: str
    article: Article
    speech: tuple[Speech, ...]
    free: frozenset[int]


@dataclass
class Tally:
    """What was counted over many cases."""

    right: dict[str, int] = field(default_factory=lambda: dict.fromkeys((*KINDS, "all"), 0))
    found: dict[str, int] = field(default_factory=lambda: dict.fromkeys((*KINDS, "all"), 0))
    gold: dict[str, int] = field(default_factory=lambda: dict.fromkeys((*KINDS, "all"), 0))
    parts: dict[str, list[bool]] = field(default_factory=lambda: {part: [] for part in _PARTS})
    recalled: list[bool] = field(default_factory=list)

    def result(self) -> dict[str, object]:
        """Return the scores by name."""
        scores: dict[str, object] = {}
        for kind in (*KINDS, "all"):
            right, found, gold = self.right[kind], self.found[kind], self.gold[kind]
            scores[kind] = {
                "precision": _share(right, found),
                "recall": _share(right, gold),
                "f1": _share(2 * right, found + gold),
            }
        scores["quotes"], scores["quotes_found"] = len(self.recalled), sum(self.recalled)
        scores |= {part: _share(sum(seen), len(seen)) for part, seen in self.parts.items()}
        return scores


Predict = Callable[[Article], Sequence[Speech]]


def main(arguments: list[str] | None = None) -> int:
    """Score one half of the cases, or all of them, and print one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--split", choices=("dev", "held", "all"), default="held")
    parser.add_argument("--errors", action="store_true", help="list what is missed and wrong in the dev half")
    parser.add_argument("--peer", choices=("textacy",), help="score another program too, where it is installed")
    options = parser.parse_args(arguments)
    cases = [case for case in read_cases() if options.split in {half_of(case.id), "all"}]
    result: dict[str, object] = {"benchmark": "quotes", "split": options.split, "cases": len(cases)}
    result["ours"] = score(cases, _ours, show=options.errors).result()
    result["baseline"] = score(cases, _baseline).result()
    if options.peer:
        english = [case for case in cases if case.article.language == "en"]
        result["english_ours"] = score(english, _ours).result()
        result[options.peer] = score(english, _textacy).result()
    print(json.dumps(result))
    return 0 if cases else 1


def half_of(identifier: str) -> str:
    """Return the half that a case belongs to, by a hash of its id."""
    return "dev" if hashlib.sha256(identifier.encode()).digest()[0] % 2 else "held"


def read_cases(folder: Path = CASES) -> tuple[Case, ...]:
    """Return every case; `ValueError` where its gold does not stand in its text."""
    files = (yaml.safe_load(path.read_text("utf-8")) for path in sorted(folder.glob("*.yaml")))
    return tuple(_case(row) for rows in files for row in rows)


def _case(row: dict[str, Any]) -> Case:
    article = _article(row["id"], row.get("title"), row["text"].strip(), row.get("language", "en"))
    free: set[int] = set()
    speech = []
    start = 0
    for quote in row["quotes"]:
        span = _find(article.text, quote["said"], start, row["id"], whole=quote.get("whole", False))
        start = span.end
        kind = "indirect" if quote["kind"] == "indirect" else "direct"
        speaker, addressee, source = (_alternatives(quote.get(key)) for key in ("speaker", "to", "via"))
        speech.append(Speech(kind, span, speaker, addressee, source, quote.get("cue") or ""))
        if "frame" in quote:
            free |= words_of(article.text, _find(article.text, quote["frame"], 0, row["id"]))
    for words in row.get("optional", ()):
        free |= words_of(article.text, _find(article.text, words, 0, row["id"]))
    for each in speech:
        free -= words_of(article.text, each.span)
    return Case(row["id"], article, tuple(speech), frozenset(free))


def _alternatives(words: str | None) -> frozenset[str]:
    return frozenset("" if name == _UNKNOWN else _key(name) for name in words.split("|")) if words else frozenset()


def _find(text: str, words: str, start: int, case: str, *, whole: bool = False) -> Span:
    """Return where words stand; "A … B" is everything from A to B."""
    first, _, last = (words, "", "") if whole else words.partition(_ELISION)
    begin = text.find(first, start)
    end = text.find(last, begin + len(first)) + len(last) if last else begin + len(first)
    if begin < 0 or end < begin + len(first):
        raise ValueError(f"{words!r} is not in the text of case {case!r}")
    return Span(begin, end)


def _article(name: str, title: str | None, text: str, language: str) -> Article:
    parts = [(BlockKind.PARAGRAPH, part.strip()) for part in text.split("\n\n")]
    if title:
        parts.insert(0, (BlockKind.TITLE, title))
    blocks, offset = [], 0
    for kind, part in parts:
        blocks.append(Block(kind, Span(offset, offset + len(part))))
        offset += len(part) + 2
    whole = "\n\n".join(part for _, part in parts)
    source = Source(SourceKind.MEMORY, name)
    return Article(name, name, source, whole, tuple(blocks), Dated.unknown(), title=title, language=language)


def words_of(text: str, span: Span) -> frozenset[int]:
    """Return where each word of a stretch begins."""
    return frozenset(match.start() for match in _WORD.finditer(text, span.start, span.end))


def score(cases: Sequence[Case], predict: Predict, *, show: bool = False) -> Tally:
    """Count what `predict` finds in the cases; `show` prints the failures of the dev half."""
    tally = Tally()
    for case in cases:
        found = predict(case.article)
        _count_words(case, found, tally)
        failed = [line for gold in case.speech if (line := _count_quote(case, gold, found, tally))]
        if show and half_of(case.id) == "dev":
            _show(case, found, failed)
    return tally


def _count_words(case: Case, found: Sequence[Speech], tally: Tally) -> None:
    text = case.article.text
    for kind in (*KINDS, "all"):
        gold = _covered(text, case.speech, kind)
        ours = _covered(text, found, kind) - case.free
        tally.right[kind] += len(gold & ours)
        tally.found[kind] += len(ours)
        tally.gold[kind] += len(gold)


def _covered(text: str, speech: Sequence[Speech], kind: str) -> frozenset[int]:
    return frozenset[int]().union(*(words_of(text, each.span) for each in speech if kind in {each.kind, "all"}))


def _count_quote(case: Case, gold: Speech, found: Sequence[Speech], tally: Tally) -> str:
    """Count one quotation of the gold; return what is wrong with it, or nothing."""
    text = case.article.text
    words = words_of(text, gold.span)
    best = max(found, key=lambda each: len(words & words_of(text, each.span)), default=None)
    hit = best is not None and 2 * len(words & words_of(text, best.span)) >= len(words)
    tally.recalled.append(hit)
    if not hit or best is None:
        return f"missed {gold.span.of(text)!r}"
    right = {"speaker": _same(best.speakers, gold.speakers)}
    if gold.addressees:
        right["addressee"] = _same(best.addressees, gold.addressees)
    if gold.sources:
        right["source"] = any(set(name.split()) <= set(seen.split()) for name in gold.sources for seen in best.sources)
    if gold.cue:
        right["cue"] = best.cue.casefold() in _cues(gold.cue)
    for part, well in right.items():
        tally.parts[part].append(well)
    wrong = [part for part, well in right.items() if not well]
    return f"wrong {', '.join(wrong)} of {gold.span.of(text)!r}: {best}" if wrong else ""


def _cues(words: str) -> frozenset[str]:
    """Return the cues that are right, whole or by their last word ("a déclaré", "déclaré")."""
    return frozenset(part.casefold() for cue in words.split("|") for part in (cue, cue.split()[-1]))


def _same(found: frozenset[str], gold: frozenset[str]) -> bool:
    if not found:
        return not gold or "" in gold
    return bool(found & gold)


def _show(case: Case, found: Sequence[Speech], failed: Sequence[str]) -> None:
    text = case.article.text
    wanted = _covered(text, case.speech, "all") | case.free
    extra = [each.span.of(text) for each in found if not words_of(text, each.span) <= wanted]
    if failed or extra:
        print(f"{case.id}: {text!r}")
        for line in (*failed, *(f"too much {words!r}" for words in extra)):
            print(f"    {line}")


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0


def _key(name: str) -> str:
    return _ARTICLE.sub("", name_key(name))


def _ours(article: Article) -> list[Speech]:
    notes = annotate(article)
    return [
        Speech(
            "indirect" if quote.form is QuoteForm.INDIRECT else "direct",
            quote.content,
            _names(notes, quote.speaker, quote.speaker_name),
            _names(notes, quote.addressee, quote.addressee_name),
            frozenset(_key(name) for name in quote.via),
            quote.cue.of(article.text) if quote.cue is not None else "",
        )
        for quote in notes.quotes
        if quote.form is not QuoteForm.TERM
    ]


def _names(notes: Annotations, entity: str | None, name: str | None) -> frozenset[str]:
    known = notes.entity(entity) if entity is not None else None
    names = [*((known.name, *known.variants) if known is not None else ()), *([name] if name else ())]
    return frozenset(_key(each) for each in names)


_IN_MARKS = re.compile('[“„«»‟"「『]([^“”„«»"「」『』]{2,})[”“»«"」』]')
_NAME = re.compile(r"[A-ZÀ-ÞА-Я][\w’-]+(?: [A-ZÀ-ÞА-Я][\w’-]+)+")
_SAID_THAT = re.compile(rf"({_NAME.pattern}) (?:said|told \w+|says|warned|announced) (?:that )?([^“”\"\n]+?)\.")


def _baseline(article: Article) -> list[Speech]:
    """Take whatever stands in marks and "NAME said (that) …"; the nearest name of the paragraph speaks."""
    return [each for block in article.blocks for each in _baseline_block(article.text, block.span)]


def _baseline_block(text: str, block: Span) -> Iterator[Speech]:
    marked = [match.span(1) for match in _IN_MARKS.finditer(text, block.start, block.end)]
    names = [
        match
        for match in _NAME.finditer(text, block.start, block.end)
        if not any(start <= match.start() < end for start, end in marked)
    ]
    for start, end in marked:
        near = min(names, key=lambda match: max(start - match.end(), match.start() - end), default=None)
        yield Speech("direct", Span(start, end), frozenset([_key(near.group())] if near else []))
    for match in _SAID_THAT.finditer(text, block.start, block.end):
        yield Speech("indirect", Span(*match.span(2)), frozenset([_key(match[1])]))


def _textacy(article: Article) -> list[Speech]:
    """Let textacy find direct quotations, with the same English model."""
    extract = importlib.import_module("textacy.extract")
    nlp, name = english_model()
    assert nlp is not None, name
    found = []
    for block in article.blocks:
        document = nlp(block.span.of(article.text))
        for speaker, cue, content in extract.direct_quotations(document):
            span = Span(content.start_char, content.end_char).shift(block.span.start)
            said_by = _key(" ".join(token.text for token in speaker))
            found.append(Speech("direct", span, frozenset([said_by]), cue=" ".join(token.text for token in cue)))
    return found

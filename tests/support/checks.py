"""The gold of checked statements, `tests/golden/checks/HALF.yaml`, and how records stand to it.

A corpus has `record` pages that tell what happened, and `pages` with statements to check. Each of these is read
together with the record pages, and with nothing else, so that a wrong statement spoils no other. A statement has the
sentence that makes it, its kind and every verdict that a careful analyst would give; `counted` holds the days of the
happenings that the verdict rests on, the one that the statement is about among them.

Pairs are two pages read together, and with nothing else: how do the words of the one stand to those of the other?
`none` are pairs that only seem to contradict each other, and stand in none of the relations.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from dateline.model.claim import Check, CheckVerdict, Claim, ClaimRelation
from dateline.model.dates import Interval
from dateline.model.link import Page
from dateline.model.outcome import Rejection
from dateline.model.span import Span
from tests.support.gold import days
from tests.support.run import Reading, read_page, reading_of

ROOT = Path(__file__).parents[1] / "golden" / "checks"
HALVES = ("open", "held")
NONE = "none"
# The kinds of statement, each with the kinds of check that may decide it.
_COUNTS = frozenset({"ordinal", "first", "nth", "since", "gap", "within", "latest"})
KINDS = {
    **dict.fromkeys(("first", "nth", "since", "gap", "within", "latest"), _COUNTS),
    **{kind: frozenset({kind}) for kind in ("longest", "sum", "change", "weekday", "age", "order", "membership")},
}


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of a page that can be checked, and the verdicts that are right."""

    file: str
    words: str
    kind: str
    verdicts: tuple[CheckVerdict, ...]
    counted: tuple[Interval, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """Words of two pages, as (file, words), and the relations that are right between them."""

    left: tuple[str, str]
    right: tuple[str, str]
    relations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Corpus:
    """Pages by name: those that tell what happened and those that are checked; statements and pairs on the latter."""

    name: str
    record: Mapping[str, str]
    pages: Mapping[str, str]
    statements: tuple[Statement, ...] = ()
    pairs: tuple[Pair, ...] = ()


def load_checks(halves: Iterable[str]) -> tuple[Corpus, ...]:
    """Return the corpora of these halves."""
    read = [yaml.safe_load((ROOT / f"{half}.yaml").read_text(encoding="utf-8")) for half in halves]
    return tuple(_corpus(row) for each in read for row in each["corpora"])


def _corpus(row: Mapping[str, Any]) -> Corpus:
    pages = row.get("pages", {})
    return Corpus(
        row["name"],
        row.get("record", {}),
        {file: page["text"] for file, page in pages.items()},
        tuple(_statement(file, each) for file, page in pages.items() for each in page.get("statements", ())),
        tuple(_pair(each) for each in row.get("pairs", ())),
    )


def _statement(file: str, row: Mapping[str, Any]) -> Statement:
    counted = tuple(days(str(each)) for each in row.get("counted", ()))
    return Statement(file, row["words"], row["kind"], tuple(map(CheckVerdict, _several(row["verdict"]))), counted)


def _pair(row: Mapping[str, Any]) -> Pair:
    relations = _several(row["relation"])
    return Pair(tuple(row["left"]), tuple(row["right"]), tuple(r if r == NONE else ClaimRelation(r) for r in relations))


def _several(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value]


@dataclass(frozen=True, slots=True)
class Checked:
    """A statement with the verdict that the record gives, if any; `counted` tells whether it counted the right days."""

    gold: Statement
    verdict: CheckVerdict | None
    counted: bool | None = None
    explanation: str = ""

    @property
    def right(self) -> bool:
        """Whether the verdict is one of the gold; of what cannot be checked nothing need be said."""
        silent = self.verdict is None and CheckVerdict.NOT_CHECKABLE in self.gold.verdicts
        return silent or self.verdict in self.gold.verdicts


@dataclass(frozen=True, slots=True)
class Related:
    """A pair with the relations that the record has between claims made by its words."""

    gold: Pair
    relations: frozenset[str]

    @property
    def right(self) -> bool:
        """Whether a right relation was found, and no contradiction where none is."""
        if ClaimRelation.CONTRADICTS in self.relations and ClaimRelation.CONTRADICTS not in self.gold.relations:
            return False
        return NONE in self.gold.relations or bool(self.relations & set(self.gold.relations))


def check_corpus(corpus: Corpus) -> tuple[list[Checked], list[Related]]:
    """Return every statement and pair of a corpus with what the record says of it."""
    checked = []
    for file in corpus.pages:
        statements = [each for each in corpus.statements if each.file == file]
        reading = _read({**corpus.record, file: corpus.pages[file]}) if statements else None
        checked += [check_statement(each, reading) for each in statements if reading]
    pairs = []
    for pair in corpus.pairs:
        reading = _read({file: corpus.pages[file] for file, _ in (pair.left, pair.right)})
        pairs.append(Related(pair, _relations(pair, reading)))
    return checked, pairs


def _read(texts: Mapping[str, str]) -> Reading:
    return reading_of({file: _page(file, text) for file, text in texts.items()})


@lru_cache(maxsize=256)
def _page(file: str, text: str) -> Page | Rejection:
    return read_page(file, text.encode())


def check_statement(statement: Statement, reading: Reading) -> Checked:
    """Return a statement with the firmest verdict of the checks made of its words."""
    claims = {claim.id for claim in _claims(statement.file, statement.words, reading)}
    found = [
        check
        for check in reading.record.ledger.checks
        if check.claim_id in claims and check.kind in KINDS[statement.kind]
    ]
    if not found:
        return Checked(statement, None)
    check = min(found, key=lambda each: (_FIRMEST.index(each.verdict), each.id))
    return Checked(statement, check.verdict, _counted(statement, check, reading), check.explanation)


_FIRMEST = (CheckVerdict.CONTRADICTED, CheckVerdict.CONSISTENT, CheckVerdict.NOT_ENOUGH, CheckVerdict.NOT_CHECKABLE)


def _claims(file: str, words: str, reading: Reading) -> Iterator[Claim]:
    """Yield the claims with evidence in these words of the page."""
    page = reading.pages.get(file)
    start = page.article.text.find(words) if page else -1
    if page is None or start < 0:
        return
    span = Span(start, start + len(words))
    for claim in reading.record.ledger.claims:
        if any(ref.article_id == page.article.id and ref.span.overlaps(span) for ref in claim.evidence):
            yield claim


def _counted(statement: Statement, check: Check, reading: Reading) -> bool | None:
    """Tell whether the check rests on the days of the gold, one for one; None where the gold names none."""
    if not statement.counted:
        return None
    times = {event.id: event.time.interval for event in reading.record.links.events}
    left = [times[each] for each in check.counted if each in times]
    for day in statement.counted:
        fitting = [time for time in left if time.is_bounded and not time.is_disjoint(day)]
        if not fitting:
            return False
        left.remove(fitting[0])
    return not left


def _relations(pair: Pair, reading: Reading) -> frozenset[str]:
    left = {claim.id for claim in _claims(*pair.left, reading)}
    right = {claim.id for claim in _claims(*pair.right, reading)}
    found = {
        link.relation
        for link in reading.record.ledger.relations
        if (link.left in left and link.right in right) or (link.left in right and link.right in left)
    }
    return frozenset(found)


def score_checks(checked: Sequence[Checked], related: Sequence[Related]) -> dict[str, Any]:
    """Return every measure by name; shares are rounded to three digits, None where nothing counts.

    Contradictions are counted over statements and pairs together.
    """
    kinds = {kind: [each.right for each in checked if each.gold.kind == kind] for kind in KINDS}
    relations = sorted({relation for each in related for relation in each.gold.relations})
    said, true = _contradictions(checked, related)
    values: dict[str, Any] = {
        "statements": len(checked),
        "verdict_right": _share([each.right for each in checked]),
        "silent": sum(each.verdict is None for each in checked),
        "counted_right": _share([each.counted for each in checked if each.right and each.counted is not None]),
        "contradictions_precision": _share([each in true for each in said]),
        "contradictions_recall": _share([each in said for each in true]),
        "pairs": len(related),
        "relation_right": _share([each.right for each in related]),
        "by_kind": {kind: _share(hits) for kind, hits in kinds.items()},
        "by_relation": {r: _share([each.right for each in related if r in each.gold.relations]) for r in relations},
    }
    return values


def _contradictions(
    checked: Sequence[Checked], related: Sequence[Related]
) -> tuple[list[Statement | Pair], list[Statement | Pair]]:
    """Return what the record calls contradicted, and what truly is."""
    verdict, relation = CheckVerdict.CONTRADICTED, ClaimRelation.CONTRADICTS
    said: list[Statement | Pair] = [each.gold for each in checked if each.verdict is verdict]
    said += [each.gold for each in related if relation in each.relations]
    true: list[Statement | Pair] = [each.gold for each in checked if verdict in each.gold.verdicts]
    true += [each.gold for each in related if relation in each.gold.relations]
    return said, true


def _share(hits: Sequence[bool | None]) -> float | None:
    return round(sum(map(bool, hits)) / len(hits), 3) if hits else None

"""An event's fields by origin: what each text says of it, and how that stands to what the others say."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from dateline.model.claim import Claim, ClaimRelation
from dateline.model.link import Event, SpanRef
from dateline.publish import wording
from dateline.publish.lookup import Lookup

FIELDS = ("time", "place", "participant", "status", "confirmation", "agenda", "count")
"""The properties of an event that are compared, in order."""

FIELD_NAMES = {
    "time": "when",
    "place": "where",
    "participant": "who",
    "confirmation": "sides",
    "count": "counted as",
    "member_of": "member of",
}
"""What readers call a property, where they call it something else."""


class Standing(StrEnum):
    """How a value stands to what other texts say of the same field."""

    ALONE = "alone"
    AGREES = "agrees"
    REFINES = "refines"
    CONTRADICTS = "contradicts"


@dataclass(frozen=True, slots=True)
class Cell:
    """One value that one text gives, with the words that say it there."""

    claim_id: str
    value: str
    standing: Standing
    refs: tuple[SpanRef, ...]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One field of an event: for each text the values that it gives."""

    field: str
    cells: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Fields by texts. A text is a family of pages that go back to one another, named by their outlets."""

    texts: tuple[tuple[str, tuple[str, ...]], ...]
    rows: tuple[MatrixRow, ...]


def build_matrix(event: Event, lookup: Lookup) -> Matrix:
    """Return what each text behind an event says of each of its fields; fields that no text speaks of are left out."""
    families = families_of(event, lookup)
    claims = lookup.claims_about.get(event.id, [])
    rows = (_row(name, [each for each in claims if each.property == name], families, lookup) for name in FIELDS)
    texts = tuple((wording.names(map(lookup.page_name, family)), family) for family in families)
    return Matrix(texts, tuple(row for row in rows if any(row.cells)))


def families_of(event: Event, lookup: Lookup) -> list[tuple[str, ...]]:
    """Return the text families that tell an event, each cut to the pages that do."""
    telling = list(dict.fromkeys(ref.article_id for ref in event.mentions))
    grouped: dict[str, list[str]] = {}
    for article_id in telling:
        grouped.setdefault(lookup.family.get(article_id, (article_id,))[0], []).append(article_id)
    return [tuple(members) for members in grouped.values()]


def value_of(claim: Claim) -> str:
    """Return a claim's value as a reader expects it: times in words, the rest as the page has it."""
    return wording.span(claim.valid) if claim.property == "time" else claim.value


def _row(name: str, claims: Sequence[Claim], families: Iterable[tuple[str, ...]], lookup: Lookup) -> MatrixRow:
    cells = tuple(
        tuple(cell for claim in claims if (cell := _cell(claim, frozenset(family), lookup))) for family in families
    )
    return MatrixRow(FIELD_NAMES.get(name, name), cells)


def _cell(claim: Claim, family: frozenset[str], lookup: Lookup) -> Cell | None:
    refs = tuple(ref for ref in claim.evidence if ref.article_id in family)
    return Cell(claim.id, value_of(claim), _standing(claim, family, lookup), refs) if refs else None


def _standing(claim: Claim, family: frozenset[str], lookup: Lookup) -> Standing:
    links = lookup.relations_of.get(claim.id, ())
    if any(link.relation is ClaimRelation.CONTRADICTS for link in links):
        return Standing.CONTRADICTS
    if any(link.relation is ClaimRelation.REFINES and link.left == claim.id for link in links):
        return Standing.REFINES
    said_elsewhere = any(ref.article_id not in family for ref in claim.evidence)
    return Standing.AGREES if said_elsewhere else Standing.ALONE

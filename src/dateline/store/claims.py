"""Claims, how they stand to one another, and the checks made of them."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy.engine import Connection

from dateline.model.claim import Check, Claim, ClaimLink
from dateline.model.record import Ledger
from dateline.record.merge import merge_ledgers
from dateline.store import schema
from dateline.store.rows import Changed, held, refill, replace, values_with
from dateline.store.search import index_claims


def replace_ledger(connection: Connection, before: Collection[str], parts: Mapping[str, Ledger]) -> dict[str, Changed]:
    """Put the ledgers of scopes in the place of what stands for the scopes `before`; return what changed, by kind."""
    relations = {scope: [_relation_row(each) for each in part.relations] for scope, part in parts.items()}
    refill(connection, schema.claim_relations, before, relations)
    claims = {scope: part.claims for scope, part in parts.items()}
    checks = {scope: part.checks for scope, part in parts.items()}
    changed = {
        "claim": replace(connection, schema.claims, before, claims, _claim_columns),
        "check": replace(connection, schema.checks, before, checks, _check_columns),
    }
    index_claims(connection, sorted({*changed["claim"].gone, *changed["claim"].written}))
    return changed


def ledger(connection: Connection, scopes: Sequence[str] | None = None) -> Ledger:
    """Return the whole ledger; only that of some scopes where `scopes` is given."""
    return merge_ledgers([ledger_parts(connection, scopes)])


def ledger_parts(connection: Connection, scopes: Sequence[str] | None = None) -> Ledger:
    """Return the same as it was computed, with a part of a claim for each scope that makes it."""
    return Ledger(
        held(connection, Claim, schema.claims, scopes),
        held(connection, ClaimLink, schema.claim_relations, scopes),
        held(connection, Check, schema.checks, scopes),
    )


def ledger_of(connection: Connection, claim_ids: Sequence[str]) -> Ledger:
    """Return some claims with their checks, their relations and the claims at the other end of these."""
    links, checks = schema.claim_relations.c, schema.checks.c
    relations = [
        each for end in (links.left, links.right) for each in values_with(connection, ClaimLink, end, claim_ids)
    ]
    both = sorted({*claim_ids, *(end for each in relations for end in (each.left, each.right))})
    found = Ledger(
        values_with(connection, Claim, schema.claims.c.id, both),
        tuple(relations),
        values_with(connection, Check, checks.claim_id, claim_ids),
    )
    return merge_ledgers([found])


def _claim_columns(claim: Claim) -> dict[str, Any]:
    return {
        "subject": claim.subject,
        "property": claim.property,
        "modality": claim.modality,
        "words": claim.value,
        "number": claim.number,
        "unit": claim.unit,
    }


def _check_columns(check: Check) -> dict[str, Any]:
    return {"claim_id": check.claim_id, "kind": check.kind, "verdict": check.verdict}


def _relation_row(relation: ClaimLink) -> dict[str, Any]:
    return {"left": relation.left, "right": relation.right, "relation": relation.relation, "value": relation}

"""Claims, how they stand to one another, and the checks made of them."""

from typing import Any

from sqlalchemy.engine import Connection

from dateline.model.claim import Check, Claim, ClaimLink
from dateline.model.record import Ledger
from dateline.store import schema
from dateline.store.rows import Changed, refill, replace, values
from dateline.store.search import index_claims


def replace_ledger(connection: Connection, ledger: Ledger) -> dict[str, Changed]:
    """Put `ledger` in the place of the earlier one; return what changed, by kind of item."""
    refill(connection, schema.claim_relations, [_relation_row(each) for each in ledger.relations])
    changed = {
        "claim": replace(connection, schema.claims, ledger.claims, _claim_columns),
        "check": replace(connection, schema.checks, ledger.checks, _check_columns),
    }
    index_claims(connection, ledger.claims, changed["claim"])
    return changed


def ledger(connection: Connection) -> Ledger:
    """Return the whole ledger."""
    return Ledger(
        claims=values(connection, Claim, schema.claims),
        relations=values(connection, ClaimLink, schema.claim_relations),
        checks=values(connection, Check, schema.checks),
    )


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

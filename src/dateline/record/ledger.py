"""The claim ledger: every claim with its support, how claims stand to one another, and what computing shows."""

from collections.abc import Sequence
from itertools import combinations

from dateline.model.claim import Check, CheckVerdict, ClaimLink, ClaimRelation
from dateline.model.link import Links, Page
from dateline.model.record import Ledger
from dateline.record.checks import check
from dateline.record.claims import statements_of
from dateline.record.context import Context
from dateline.record.contradictions import relate
from dateline.record.corroboration import corroborate
from dateline.record.rivals import relate_across
from dateline.record.statements import Corroborated


def build_ledger(pages: Sequence[Page], links: Links) -> Ledger:
    """Return what the pages claim, with support by origin, relations and checks.

    The ledger depends on the pages and links only, never on their order: claims are sorted by id and ids are made from
    what is claimed.
    """
    context = Context.of(pages, links)
    claims = corroborate(statements_of(context), context)
    checks = check(claims, context)
    across = relate_across(claims, context)
    relations = (*relate(claims, context), *across, *_narrower_readings(claims, checks, context))
    return Ledger(
        tuple(each.claim for each in claims),
        tuple(sorted(set(relations), key=lambda link: (link.left, link.right, link.relation))),
        checks,
    )


def _narrower_readings(claims: Sequence[Corroborated], checks: Sequence[Check], context: Context) -> list[ClaimLink]:
    """Relate a contradicted "first" without a scope to claims that count the same series from a named point.

    Rewriting often loses the scope of "first … since …": another page's scope is the likelier reading, and the link
    says so without changing the claim.
    """
    wrong = {each.claim_id for each in checks if each.verdict is CheckVerdict.CONTRADICTED}
    found = []
    counts = [claim for claim in claims if claim.first.count]
    for left, right in combinations(counts, 2):
        for literal, scoped in ((left, right), (right, left)):
            if literal.claim.id in wrong and _fits_scope(literal, scoped, context):
                reason = (
                    f"“{literal.claim.value}” is contradicted as it stands; counted after {scoped.claim.valid}, as "
                    f"“{scoped.claim.value}” counts, it would fit"
                )
                found.append(ClaimLink(literal.claim.id, scoped.claim.id, ClaimRelation.DIFFERENT_SCOPE, reason))
    return found


def _fits_scope(literal: Corroborated, scoped: Corroborated, context: Context) -> bool:
    """Tell whether the literal "first" would hold if it counted from the other claim's point."""
    one, other = literal.first.count, scoped.first.count
    since = scoped.claim.valid
    if one is None or other is None or one.n != 1 or one.of is not other.of or since.latest is None:
        return False
    if not literal.claim.valid.is_unknown or one.within:
        return False
    events = [context.event_by_id.get(each.claim.subject) for each in (literal, scoped)]
    if events[0] is None or events[1] is None:
        return False
    people = [{p.entity_id for p in event.participants} for event in events if event]
    start = events[0].time.interval.earliest
    same = people[0] <= people[1] or people[1] <= people[0]
    return same and start is not None and start > since.latest

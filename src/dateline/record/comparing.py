"""What every comparison of claims asks: are they independent, which was printed first, how far apart."""

from dateline.model.claim import ClaimLink, ClaimRelation
from dateline.model.dates import Interval
from dateline.record.context import Context
from dateline.record.statements import Corroborated


def link_between(left: Corroborated, right: Corroborated, relation: ClaimRelation, reason: str) -> ClaimLink:
    """Return how the left claim stands to the right one, with the reason in words."""
    return ClaimLink(left.claim.id, right.claim.id, relation, reason)


def independent(left: Corroborated, right: Corroborated, context: Context) -> bool:
    """Tell whether no page and no text family states both."""
    families = [{context.family.get(a, a) for a in each.articles} for each in (left, right)]
    return not families[0] & families[1]


def printed_on(claim: Corroborated, context: Context) -> list[Interval]:
    """Return the days on which the pages that state a claim came out."""
    return [context.date(article_id) for article_id in sorted(claim.articles)]


def surely_before(left: list[Interval], right: list[Interval]) -> bool:
    """Tell whether the last page on the left was published before the first on the right."""
    ends = [day.latest for day in left]
    starts = [day.earliest for day in right]
    if None in ends or None in starts:
        return False
    return max(end for end in ends if end) < min(start for start in starts if start)


def days_apart(left: list[Interval], right: list[Interval]) -> int | None:
    """Return the fewest days between pages of both, `None` where a date is unknown."""
    gaps = []
    for a in left:
        for b in right:
            if a.earliest is None or a.latest is None or b.earliest is None or b.latest is None:
                return None
            gaps.append(max(0, (b.earliest - a.latest).days, (a.earliest - b.latest).days))
    return min(gaps)

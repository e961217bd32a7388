"""How two claims about one subject stand to each other: refined, updated, contradicted, expired, or not comparable.

Claims are compared only within one subject and property. A page is never set against itself, and pages of one text
family are never set against one another except over a rewritten word (a role), since they share their origin.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations, product

from dateline.model.annotation import EventType, Stance, Status
from dateline.model.claim import ClaimLink, ClaimRelation
from dateline.model.link import Lineage, Relation
from dateline.record.comparing import days_apart, independent, link_between, printed_on, surely_before
from dateline.record.context import Context
from dateline.record.figures import compare, is_toll
from dateline.record.roles import compare_roles
from dateline.record.statements import Corroborated
from dateline.text.tokens import plain_words

# Subjects with more values of one property than this are lists (participants of a fair), not disagreements.
_MAX_VALUES = 60
_OPEN_STANCES = frozenset({Stance.UNCONFIRMED})
_SETTLING = frozenset({Stance.ANNOUNCED, Stance.CONFIRMED, Stance.REPORTED_HELD, Stance.DENIED, Stance.CANCELLED})
_AGREEING = frozenset({Stance.ANNOUNCED, Stance.CONFIRMED, Stance.REPORTED_HELD})
_REFUSING = frozenset({Stance.DENIED, Stance.CANCELLED})
_TOOK_PLACE = frozenset({Status.HELD, Status.ONGOING})
_CALLED_OFF = frozenset({Status.POSTPONED, Status.CANCELLED, Status.DENIED})
_MIN_SHARED_QUOTE = 4
# Kinds of event that have one place, and kinds that have one day; trips and protests have several of either.
_ONE_PLACE = frozenset({EventType.MEET, EventType.SUMMIT, EventType.SIGN})
_ONE_DAY = frozenset({EventType.MEET, EventType.CALL, EventType.SIGN, EventType.DISASTER, EventType.ATTACK})
_STAY_DAYS = 14
# What a page says once of a happening: another value on its later version is a correction, not an addition.
_CORRECTED = frozenset({"place", "time", "figure", "role", "count"})
# Two roles are set against each other only when printed within about a year; offices change hands.
_ROLE_DAYS = 366
# Ministers change posts within a government: two of them exclude one another only on about the same days.
_POST_DAYS = 14

_Compare = Callable[[Corroborated, Corroborated, Context], ClaimLink | None]


def relate(claims: Iterable[Corroborated], context: Context) -> tuple[ClaimLink, ...]:
    """Return how claims stand to one another, in order of their ids."""
    groups: dict[tuple[str, str], list[Corroborated]] = {}
    for claim in claims:
        name = "figure" if claim.first.quantity else claim.claim.property
        groups.setdefault((claim.claim.subject, name), []).append(claim)
    found = {link for (_, name), group in groups.items() for link in _within(name, group, context)}
    found |= set(_across_story(groups, context))
    found |= set(_corrections(groups, context))
    return tuple(sorted(found, key=lambda link: (link.left, link.right, link.relation)))


def _within(name: str, group: list[Corroborated], context: Context) -> Iterator[ClaimLink]:
    comparing = _COMPARE.get(name)
    if comparing is None or len(group) > _MAX_VALUES:
        return
    for left, right in combinations(group, 2):
        link = comparing(left, right, context)
        if link is not None:
            yield link


def _across_story(groups: Mapping[tuple[str, str], list[Corroborated]], context: Context) -> Iterator[ClaimLink]:
    """Relate figures whose page does not say whom they are about to figures of the same story that do.

    "Trade turnover between the countries" and "trade between Kenya and Ethiopia" are one thing within one story.
    """
    by_story: dict[str, list[Corroborated]] = {}
    for (_, name), group in groups.items():
        for claim in group if name == "figure" else ():
            for story in {context.story_of[a] for a in claim.articles if a in context.story_of}:
                by_story.setdefault(story, []).append(claim)
    for story, told in by_story.items():
        claims = [claim for claim in told if claim.claim.measure != "count"]
        vague = [claim for claim in claims if claim.claim.subject == story]
        exact = [claim for claim in claims if claim.claim.subject not in context.event_by_id and claim not in vague]
        for left, right in product(vague[:_MAX_VALUES], exact[:_MAX_VALUES]):
            link = figures_link(left, right, context)
            if link is not None:
                yield link


def _corrections(groups: Mapping[tuple[str, str], list[Corroborated]], context: Context) -> Iterator[ClaimLink]:
    """Relate what the later version of an outlet's page claims to what only the earlier one did."""
    for lineage in context.links.lineages:
        if lineage.relation is not Relation.UPDATE or not _is_later(lineage, context):
            continue
        outlet = context.page_by_id[lineage.to_id].article.outlet or "the outlet"
        for (_, name), group in groups.items():
            if name not in _CORRECTED:
                continue
            gone = [each for each in group if lineage.from_id in each.articles and lineage.to_id not in each.articles]
            new = [each for each in group if lineage.to_id in each.articles and lineage.from_id not in each.articles]
            for left, right in product(new, gone):
                if name != "figure" or compare(left.first, right.first) is not None:
                    reason = f"{outlet} changed “{right.claim.value}” to “{left.claim.value}” on its page"
                    yield link_between(left, right, ClaimRelation.UPDATES, reason)


def _is_later(lineage: Lineage, context: Context) -> bool:
    """Tell whether it is known which of two versions of a page is the later one."""
    first, last = (context.page_by_id[name].article for name in (lineage.from_id, lineage.to_id))
    changed = [(each.modified.moment or str(each.modified.interval)) if each.modified else "" for each in (first, last)]
    days = [context.date(each.id) for each in (first, last)]
    return (changed[0] < changed[1] and "" not in changed) or surely_before([days[0]], [days[1]])


def _places(left: Corroborated, right: Corroborated, context: Context) -> ClaimLink | None:
    for fine, coarse in ((left, right), (right, left)):
        wider = {" ".join(plain_words(name)) for statement in fine.statements for name in statement.wider}
        if coarse.first.key in wider:
            reason = f"“{fine.claim.value}” lies in “{coarse.claim.value}” and is more exact"
            return link_between(fine, coarse, ClaimRelation.REFINES, reason)
    event = context.event_by_id.get(left.claim.subject)
    if event is None or event.type not in _ONE_PLACE or not independent(left, right, context):
        return None
    if not (left.first.wider and right.first.wider):
        return None
    both = f"“{left.claim.value}” and “{right.claim.value}”"
    shared = {w for s in left.statements for w in s.wider} & {w for s in right.statements for w in s.wider}
    if shared:
        reason = f"{both} both lie in “{min(shared)}”; whether one holds the other is not said"
        return link_between(left, right, ClaimRelation.DIFFERENT_SCOPE, reason)
    return link_between(left, right, ClaimRelation.CONTRADICTS, f"{both} are given as the place of one {event.type}")


def _times(left: Corroborated, right: Corroborated, context: Context) -> ClaimLink | None:
    a, b = left.claim.valid, right.claim.valid
    both = f"{a} and {b}"
    if a.within(b):
        return link_between(left, right, ClaimRelation.REFINES, f"{a} lies within {b} and is more exact")
    if b.within(a):
        return link_between(right, left, ClaimRelation.REFINES, f"{b} lies within {a} and is more exact")
    if not a.is_disjoint(b):
        return link_between(left, right, ClaimRelation.SUPPORTS, f"{both} have days in common")
    event = context.event_by_id.get(left.claim.subject)
    if event is None or not independent(left, right, context):
        return None
    if any(step.status is Status.POSTPONED for step in event.history):
        later, earlier = (right, left) if surely_before([a], [b]) else (left, right)
        return link_between(later, earlier, ClaimRelation.UPDATES, f"{both}: it was postponed")
    apart = days_apart([a], [b])
    if event.type not in _ONE_DAY and (apart is None or apart <= _STAY_DAYS):
        return None
    return link_between(left, right, ClaimRelation.CONTRADICTS, f"{both} have no day in common")


def _statuses(left: Corroborated, right: Corroborated, context: Context) -> ClaimLink | None:
    a, b = left.first.status, right.first.status
    if a is None or b is None or Status.UNKNOWN in (a, b):
        return None
    if a in _TOOK_PLACE and b in _TOOK_PLACE:
        return None
    for later, earlier in ((left, right), (right, left)):
        if earlier.first.status is Status.PLANNED:
            return _after_plan(later, earlier, context)
    kinds = {a in _TOOK_PLACE, b in _TOOK_PLACE}
    if kinds != {True, False}:
        return None
    held, off = (left, right) if a in _TOOK_PLACE else (right, left)
    if off.first.status is Status.POSTPONED and not surely_before(printed_on(held, context), printed_on(off, context)):
        return link_between(held, off, ClaimRelation.UPDATES, "postponed at first, then reported as held")
    if not independent(held, off, context):
        return None
    reason = f"reported as {held.claim.value} and as {off.claim.value}"
    return link_between(held, off, ClaimRelation.CONTRADICTS, reason)


def _after_plan(outcome: Corroborated, plan: Corroborated, context: Context) -> ClaimLink | None:
    """Relate what became of a plan to the plan; a plan printed after its outcome is only an older text or a clash."""
    if outcome.first.status in _CALLED_OFF and surely_before(printed_on(outcome, context), printed_on(plan, context)):
        if not independent(outcome, plan, context):
            return None
        reason = f"announced again after it was reported as {outcome.claim.value}"
        return link_between(plan, outcome, ClaimRelation.UPDATES, reason)
    reason = f"announced at first, then reported as {outcome.claim.value}"
    return link_between(outcome, plan, ClaimRelation.UPDATES, reason)


def _stances(left: Corroborated, right: Corroborated, context: Context) -> ClaimLink | None:
    if left.first.side != right.first.side:
        return None
    a, b = left.first.stance, right.first.stance
    for open_claim, settled in ((left, right), (right, left)):
        if open_claim.first.stance in _OPEN_STANCES and settled.first.stance in _SETTLING:
            if surely_before(printed_on(settled, context), printed_on(open_claim, context)):
                return None
            reason = f"“{open_claim.claim.value}” ended with “{settled.claim.value}”"
            return link_between(open_claim, settled, ClaimRelation.EXPIRED, reason)
    if not ({a, b} & _AGREEING and {a, b} & _REFUSING):
        return None
    reason = f"“{left.claim.value}” and “{right.claim.value}”"
    days_left, days_right = printed_on(left, context), printed_on(right, context)
    if surely_before(days_left, days_right):
        return link_between(right, left, ClaimRelation.UPDATES, reason)
    if surely_before(days_right, days_left):
        return link_between(left, right, ClaimRelation.UPDATES, reason)
    return link_between(left, right, ClaimRelation.CONTRADICTS, reason)


def _counts(left: Corroborated, right: Corroborated, context: Context) -> ClaimLink | None:
    a, b = left.first.count, right.first.count
    if a is None or b is None or a.of is not b.of or min(a.n, b.n) < 1:
        return None
    both = f"“{left.claim.value}” and “{right.claim.value}”"
    same_scope = (left.claim.valid, a.within) == (right.claim.valid, b.within) and bool(a.since_text) == bool(
        b.since_text
    )
    if same_scope and a.since_text == b.since_text and a.n != b.n and independent(left, right, context):
        return link_between(left, right, ClaimRelation.CONTRADICTS, f"{both} count differently over the same time")
    if not same_scope:
        return link_between(left, right, ClaimRelation.DIFFERENT_SCOPE, f"{both} count over different times")
    return None


def _roles(left: Corroborated, right: Corroborated, context: Context) -> ClaimLink | None:
    if left.articles & right.articles:
        return None
    found = compare_roles(left, right)
    if found is None:
        return None
    relation, reason, swapped = found
    first, second = (right, left) if swapped else (left, right)
    if relation is ClaimRelation.CONTRADICTS:
        apart = days_apart(printed_on(left, context), printed_on(right, context))
        posts = all("minister" in each.claim.value.casefold() for each in (left, right))
        if apart is None or apart > (_POST_DAYS if posts else _ROLE_DAYS):
            return None
    return link_between(first, second, relation, reason)


def figures_link(left: Corroborated, right: Corroborated, context: Context) -> ClaimLink | None:
    """Return how two figures of one thing stand to each other, or `None` where nothing can be said."""
    later, earlier = (left, right)
    if surely_before(printed_on(left, context), printed_on(right, context)):
        later, earlier = right, left
    found = compare(later.first, earlier.first)
    if found is None:
        return None
    relation, reason = found
    if _is_small_talk(later):
        return None
    if relation is not ClaimRelation.CONTRADICTS:
        return link_between(later, earlier, relation, reason)
    if not independent(later, earlier, context):
        return _rising(later, earlier, context) if not later.articles & earlier.articles else None
    return _rising(later, earlier, context) or link_between(later, earlier, relation, reason)


def _is_small_talk(claim: Corroborated) -> bool:
    """Tell whether a figure is a plain count that is bound to no event or body: "two countries", "three leaders"."""
    return (
        claim.claim.measure == "count" and not is_toll(claim.first) and claim.claim.subject.startswith(("sto", "art"))
    )


def _rising(later: Corroborated, earlier: Corroborated, context: Context) -> ClaimLink | None:
    """Return the update where a later page raises a toll."""
    if not is_toll(later.first) or not surely_before(printed_on(earlier, context), printed_on(later, context)):
        return None
    if later.claim.number is None or earlier.claim.number is None or later.claim.number <= earlier.claim.number:
        return None
    reason = f"“{later.claim.value}” was printed later and raises “{earlier.claim.value}”"
    return link_between(later, earlier, ClaimRelation.UPDATES, reason)


def _quotations(left: Corroborated, right: Corroborated, _: Context) -> ClaimLink | None:
    for longer, shorter in ((left, right), (right, left)):
        words, part = f" {longer.first.key} ", f" {shorter.first.key} "
        if len(shorter.first.key.split()) >= _MIN_SHARED_QUOTE and part in words:
            return link_between(longer, shorter, ClaimRelation.SUPPORTS, "the longer quotation holds the shorter one")
    return None


_COMPARE: dict[str, _Compare] = {
    "place": _places,
    "time": _times,
    "status": _statuses,
    "confirmation": _stances,
    "count": _counts,
    "role": _roles,
    "figure": figures_link,
    "said": _quotations,
}

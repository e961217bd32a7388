"""What changed between two states of the record: pages, events cell by cell, disagreements, and verdicts of checks.

Ids may differ between the states, since a cluster goes by its smallest member: events are matched by the mentions they
hold, claims by the words they rest on.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from dateline.model.change import Change, ChangeKind
from dateline.model.claim import Check, CheckVerdict, Claim, ClaimLink, ClaimRelation
from dateline.model.link import Event, Relation, SpanRef
from dateline.model.record import Record
from dateline.record.counterparts import successors

_TOLD = frozenset({ClaimRelation.CONTRADICTS, ClaimRelation.UPDATES, ClaimRelation.EXPIRED})


def changes_between(before: Record, after: Record) -> tuple[Change, ...]:
    """Return what `after` says that `before` did not: pages first, then events in order of time, then claims."""
    both = _Both(before, after)
    return (*_pages(both), *_events(both), *_relations(both), *_checks(both))


@dataclass(frozen=True)
class _Both:
    """Two states of one record, with what both parts of the comparison look up."""

    before: Record
    after: Record

    @cached_property
    def known(self) -> frozenset[str]:
        """The articles of the earlier state."""
        return frozenset(page.article.id for page in self.before.pages)

    def fresh(self, refs: tuple[SpanRef, ...]) -> tuple[SpanRef, ...]:
        """Return the words that only the later state has; all of them where there are none."""
        return tuple(ref for ref in refs if ref.article_id not in self.known) or refs


def _pages(both: _Both) -> Iterator[Change]:
    titles = {
        page.article.id: ": ".join(part for part in (page.article.outlet, page.article.title) if part)
        or str(page.article.source)
        for record in (both.before, both.after)
        for page in record.pages
    }
    later = {page.article.id for page in both.after.pages}
    first = {each.to_id: each.from_id for each in both.after.links.lineages if each.relation is Relation.UPDATE}
    for name in sorted(later - both.known):
        if name in first:
            yield Change("page", name, titles[name], ChangeKind.CHANGED, "text", first[name], name)
        else:
            yield Change("page", name, titles[name], ChangeKind.NEW)
    for name in sorted(both.known - later):
        yield Change("page", name, titles[name], ChangeKind.GONE)


def _time(event: Event) -> str:
    return str(event.time.interval)


def _place(event: Event) -> str:
    return event.place.name if event.place else ""


def _status(event: Event) -> str:
    return event.status.value


def _people(event: Event) -> str:
    return ", ".join(sorted(each.name for each in event.participants))


def _sides(event: Event) -> str:
    return "; ".join(sorted(f"{each.side}: {each.stance}" for each in event.status_by_side))


def _origins(event: Event) -> str:
    return str(event.origins)


_CELLS: Mapping[str, Callable[[Event], str]] = {
    "status": _status,
    "time": _time,
    "place": _place,
    "participants": _people,
    "sides": _sides,
    "origins": _origins,
}


def _events(both: _Both) -> Iterator[Change]:
    earlier = {event.id: event for event in both.before.links.events}
    known = {member: event for event in earlier.values() for member in event.members}
    became = successors(earlier.values(), both.after.links.events)
    origin: dict[str, list[Event]] = defaultdict(list)
    for old, new in sorted(became.items()):
        origin[new].append(earlier[old])
    ordered = sorted(both.after.links.events, key=lambda event: (str(event.time.interval.earliest or "9999"), event.id))
    for event in ordered:
        title, words = _called(event), both.fresh(event.mentions)
        if event.id in origin:
            yield from _cells(_nearest(event, origin[event.id]), event, both)
            if len(origin[event.id]) > 1:
                were = "; ".join(_called(each) for each in origin[event.id])
                yield Change("event", event.id, title, ChangeKind.CHANGED, "identity", were, "one event", words)
        elif parted := next((known[member] for member in event.members if member in known), None):
            was = f"part of {_called(parted)}"
            yield Change("event", event.id, title, ChangeKind.CHANGED, "identity", was, "an event of its own", words)
        else:
            yield Change("event", event.id, title, ChangeKind.NEW, evidence=words)
    for event in earlier.values():
        if event.id not in became:
            yield Change("event", event.id, _called(event), ChangeKind.GONE, evidence=event.mentions)


def _nearest(event: Event, olds: list[Event]) -> Event:
    members = set(event.members)
    return min(olds, key=lambda old: (-len(members.intersection(old.members)), old.id))


def _cells(old: Event, new: Event, both: _Both) -> Iterator[Change]:
    for cell, value in _CELLS.items():
        if value(old) != value(new):
            words = both.fresh(new.mentions)
            if cell == "status":
                words = tuple(step.evidence for step in new.history if step.status is new.status) or words
            yield Change(
                "event", new.id, _called(new), ChangeKind.CHANGED, cell, value(old), value(new), both.fresh(words)
            )


def _called(event: Event) -> str:
    return event.title or event.type.value


def _relations(both: _Both) -> Iterator[Change]:
    """Yield what claims have come to say of one another, and which disagreements are gone."""
    then, now = (_by_words(record) for record in (both.before, both.after))
    for key, (link, left, right) in now.items():
        if key not in then:
            words = (*both.fresh(left.evidence)[:1], *right.evidence[:1])
            yield _related(link, left, ChangeKind.NEW, words)
    for key, (link, left, right) in then.items():
        if key not in now and link.relation is ClaimRelation.CONTRADICTS:
            yield _related(link, left, ChangeKind.GONE, (*left.evidence[:1], *right.evidence[:1]))


def _related(link: ClaimLink, left: Claim, kind: ChangeKind, words: tuple[SpanRef, ...]) -> Change:
    said = {"after" if kind is ChangeKind.NEW else "before": link.reason}
    return Change("claim", left.id, left.subject_name, kind, link.relation.value, **said, evidence=words)


_Related = tuple[ClaimLink, Claim, Claim]


def _by_words(record: Record) -> dict[tuple[str, ...], _Related]:
    """Return the relations worth telling, by what they say in words."""
    claims = {claim.id: claim for claim in record.ledger.claims}
    found: dict[tuple[str, ...], _Related] = {}
    for link in record.ledger.relations:
        if link.relation in _TOLD and link.left in claims and link.right in claims:
            left, right = claims[link.left], claims[link.right]
            found[link.relation.value, left.property, left.value, right.value, link.reason] = (link, left, right)
    return found


def _checks(both: _Both) -> Iterator[Change]:
    """Yield the claims whose verdict is another now, and new ones that the record contradicts."""
    earlier = {(kind, ref): check for kind, claim, check in _checked(both.before) for ref in claim.evidence}
    for kind, claim, check in _checked(both.after):
        old = next((earlier[kind, ref] for ref in claim.evidence if (kind, ref) in earlier), None)
        if old is None and check.verdict is not CheckVerdict.CONTRADICTED:
            continue
        if old is None or old.verdict is not check.verdict:
            change = ChangeKind.NEW if old is None else ChangeKind.CHANGED
            was = old.verdict.value if old else ""
            now = f"{check.verdict}: {check.explanation}"
            words = claim.evidence
            yield Change("check", check.id, f"“{claim.value}”", change, "verdict", was, now, words)


def _checked(record: Record) -> Iterator[tuple[str, Claim, Check]]:
    claims = {claim.id: claim for claim in record.ledger.claims}
    for check in record.ledger.checks:
        if check.claim_id in claims:
            yield check.kind, claims[check.claim_id], check

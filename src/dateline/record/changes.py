"""What changed between two states of the record: pages, events cell by cell, disagreements, and verdicts of checks.

Ids may differ between the states, since a cluster goes by its smallest member: events are matched by the mentions they
hold, claims by the words they rest on.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from dateline.model.article import Article
from dateline.model.change import Change, ChangeKind
from dateline.model.claim import Check, CheckVerdict, Claim, ClaimLink, ClaimRelation
from dateline.model.link import Event, Relation, SpanRef
from dateline.model.record import Record
from dateline.record.counterparts import successors

TOLD = frozenset({ClaimRelation.CONTRADICTS, ClaimRelation.UPDATES, ClaimRelation.EXPIRED})
"""The relations between claims that are worth telling when they come up."""


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

    @cached_property
    def became(self) -> Mapping[str, str]:
        """The event of the later state that holds most of each event of the earlier one."""
        return successors(self.before.links.events, self.after.links.events)

    def fresh(self, refs: tuple[SpanRef, ...]) -> tuple[SpanRef, ...]:
        """Return the words that only the later state has; all of them where there are none."""
        return tuple(ref for ref in refs if ref.article_id not in self.known) or refs


def page_title(article: Article) -> str:
    """Return how a list of changes names a page."""
    return ": ".join(part for part in (article.outlet, article.title) if part) or str(article.source)


def _pages(both: _Both) -> Iterator[Change]:
    titles = {page.article.id: page_title(page.article) for each in (both.before, both.after) for page in each.pages}
    days = {id_: dated.interval.earliest for each in (both.before, both.after) for id_, dated in each.links.published}
    later = {page.article.id for page in both.after.pages}
    first = {each.to_id: each.from_id for each in both.after.links.lineages if each.relation is Relation.UPDATE}
    for name in sorted(later - both.known):
        if name in first:
            yield Change("page", name, titles[name], ChangeKind.CHANGED, "text", first[name], name, day=days.get(name))
        else:
            yield Change("page", name, titles[name], ChangeKind.NEW, day=days.get(name))
    for name in sorted(both.known - later):
        yield Change("page", name, titles[name], ChangeKind.GONE, day=days.get(name))


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
    origin: dict[str, list[Event]] = defaultdict(list)
    for old, new in sorted(both.became.items()):
        origin[new].append(earlier[old])
    ordered = sorted(both.after.links.events, key=lambda event: (str(event.time.interval.earliest or "9999"), event.id))
    for event in ordered:
        title, words, day = _called(event), both.fresh(event.mentions), event.time.interval.earliest
        if event.id in origin:
            yield from _cells(_nearest(event, origin[event.id]), event, both)
            if len(origin[event.id]) > 1:
                were = "; ".join(_called(each) for each in origin[event.id])
                yield Change("event", event.id, title, ChangeKind.CHANGED, "identity", were, "one event", words, day)
        elif parted := next((known[member] for member in event.members if member in known), None):
            was = f"part of {_called(parted)}"
            now = "an event of its own"
            yield Change("event", event.id, title, ChangeKind.CHANGED, "identity", was, now, words, day)
        else:
            yield replace(new_event(event), evidence=words)
    for event in earlier.values():
        if event.id not in both.became:
            yield replace(new_event(event), kind=ChangeKind.GONE)


def _nearest(event: Event, olds: list[Event]) -> Event:
    members = set(event.members)
    return min(olds, key=lambda old: (-len(members.intersection(old.members)), old.id))


def _cells(old: Event, new: Event, both: _Both) -> Iterator[Change]:
    for cell, value in _CELLS.items():
        if value(old) != value(new):
            words = both.fresh(new.mentions)
            if cell == "status":
                words = tuple(step.evidence for step in new.history if step.status is new.status) or words
            yield replace(
                new_event(new),
                kind=ChangeKind.CHANGED,
                cell=cell,
                before=value(old),
                after=value(new),
                evidence=both.fresh(words),
            )


def new_event(event: Event) -> Change:
    """Return that an event is new, with all the words that tell it."""
    day = event.time.interval.earliest
    return Change("event", event.id, _called(event), ChangeKind.NEW, evidence=event.mentions, day=day)


def _called(event: Event) -> str:
    return event.title or event.type.value


def _relations(both: _Both) -> Iterator[Change]:
    """Yield what claims have come to say of one another, and which disagreements are gone."""
    then, now = _by_words(both.before, both.became), _by_words(both.after, {})
    for key, (link, left, right) in now.items():
        if key not in then:
            yield new_relation(link, replace(left, evidence=both.fresh(left.evidence)), right)
    for key, (link, left, right) in then.items():
        if key not in now and link.relation is ClaimRelation.CONTRADICTS:
            yield _related(link, left, ChangeKind.GONE, (*left.evidence[:1], *right.evidence[:1]))


def new_relation(link: ClaimLink, left: Claim, right: Claim) -> Change:
    """Return that two claims have come to stand to one another so, with the first words of each."""
    return _related(link, left, ChangeKind.NEW, (*left.evidence[:1], *right.evidence[:1]))


def _related(link: ClaimLink, left: Claim, kind: ChangeKind, words: tuple[SpanRef, ...]) -> Change:
    before, after = ("", link.reason) if kind is ChangeKind.NEW else (link.reason, "")
    return Change("claim", left.id, left.subject_name, kind, link.relation.value, before, after, words)


_Related = tuple[ClaimLink, Claim, Claim]


def _by_words(record: Record, became: Mapping[str, str]) -> dict[tuple[str, ...], _Related]:
    """Return the relations worth telling, by what they are about (as it is now) and what they say in words."""
    claims = {claim.id: claim for claim in record.ledger.claims}
    found: dict[tuple[str, ...], _Related] = {}
    for link in record.ledger.relations:
        if link.relation in TOLD and link.left in claims and link.right in claims:
            left, right = claims[link.left], claims[link.right]
            about = became.get(left.subject, left.subject)
            words = about, link.relation.value, left.property, left.value, right.value, link.reason
            if words not in found or (link.left, link.right) < (found[words][1].id, found[words][2].id):
                found[words] = (link, left, right)
    return found


def _checks(both: _Both) -> Iterator[Change]:
    """Yield the claims whose verdict is another now, and new ones that the record contradicts."""
    earlier = {(kind, ref): check for kind, claim, check in _checked(both.before) for ref in claim.evidence}
    for kind, claim, check in _checked(both.after):
        old = next((earlier[kind, ref] for ref in claim.evidence if (kind, ref) in earlier), None)
        if old is None and check.verdict is not CheckVerdict.CONTRADICTED:
            continue
        if old is None or old.verdict is not check.verdict:
            found = new_check(check, claim)
            yield replace(found, kind=ChangeKind.CHANGED, before=old.verdict.value) if old else found


def new_check(check: Check, claim: Claim) -> Change:
    """Return that a claim has come to be checked."""
    now = f"{check.verdict}: {check.explanation}"
    return Change("check", check.id, f"“{claim.value}”", ChangeKind.NEW, "verdict", "", now, claim.evidence)


def _checked(record: Record) -> Iterator[tuple[str, Claim, Check]]:
    claims = {claim.id: claim for claim in record.ledger.claims}
    for check in record.ledger.checks:
        if check.claim_id in claims:
            yield check.kind, claims[check.claim_id], check

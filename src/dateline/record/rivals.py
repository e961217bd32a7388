"""Claims about what are two events in the record and may be one happening that pages tell differently.

Two reports that differ in a day or a place are never made one event, so what they disagree in cannot be seen within one
event. Here reports are laid side by side that share everything by which a reader would know the happening: its kind,
who takes part, and all but one of place, day and toll. Pages that tell both, and pages of one text, are never set
against each other: what one page tells twice is two happenings.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations

from dateline.model.annotation import EntityKind, EventType, MentionForm, Status
from dateline.model.claim import ClaimLink, ClaimRelation
from dateline.model.dates import Precision
from dateline.model.link import Entity, Event, Page
from dateline.model.span import Span
from dateline.record.comparing import independent, link_between, printed_on, surely_before
from dateline.record.context import Context
from dateline.record.contradictions import figures_link
from dateline.record.figures import is_toll
from dateline.record.phrases import noun_of
from dateline.record.statements import Corroborated

# More reports of one day and thing than this are no two accounts of one happening.
_MOST = 12
_TOOK_PLACE = frozenset({Status.HELD, Status.ONGOING})
_MEETINGS = frozenset({EventType.MEET, EventType.SIGN, EventType.SUMMIT})
_TRIPS = frozenset({EventType.VISIT, EventType.MEET})
_BLOWS = frozenset({EventType.DISASTER, EventType.ATTACK})
_NEAR = timedelta(days=2)
_LONG_QUOTE = 6
_COARSE = frozenset({Precision.MONTH, Precision.YEAR, Precision.RANGE})


@dataclass(frozen=True, slots=True)
class _Report:
    """A claim with the event it is about, where that is, else the places that its sentences name, and the people."""

    claim: Corroborated
    event: Event | None
    places: frozenset[str]
    people: frozenset[str]

    @classmethod
    def of(cls, claim: Corroborated, context: Context) -> "_Report":
        event = context.event_by_id.get(claim.claim.subject)
        place = event.place.name if event and event.place else None
        places = {place} if place else {each.name for each in _named(claim, context, EntityKind.PLACE)}
        people = {each.id for each in _named(claim, context, EntityKind.PERSON)}
        if event:
            people.update(p.entity_id for p in event.participants if _is_person(p.entity_id, context))
        return cls(claim, event, frozenset(places), frozenset(people))


def relate_across(claims: Iterable[Corroborated], context: Context) -> Iterator[ClaimLink]:
    """Yield how claims of two events stand to one another that may be one happening told differently."""
    groups: dict[str, list[Corroborated]] = defaultdict(list)
    for claim in claims:
        groups["toll" if claim.first.quantity and is_toll(claim.first) else claim.claim.property].append(claim)
    for name, (keys, compare) in _COMPARE.items():
        near: dict[Hashable, list[_Report]] = defaultdict(list)
        for claim in groups[name]:
            report = _Report.of(claim, context)
            for key in keys(report):
                near[key].append(report)
        yield from _compared(near.values(), compare, context)


def _compared(groups: Iterable[list["_Report"]], compare: "_Compare", context: Context) -> Iterator[ClaimLink]:
    for group in groups:
        for left, right in combinations(group, 2) if len(group) <= _MOST else ():
            if left.claim.claim.subject != right.claim.claim.subject and _apart(left, right, context):
                found = compare(left, right, context)
                if found is not None:
                    yield found


def _apart(left: _Report, right: _Report, context: Context) -> bool:
    """Tell whether no page tells both events, and no text is behind both claims."""
    pages = [{ref.article_id for ref in each.event.mentions} if each.event else set() for each in (left, right)]
    return not pages[0] & pages[1] and independent(left.claim, right.claim, context)


def _named(claim: Corroborated, context: Context, kind: EntityKind) -> Iterator[Entity]:
    """Yield the entities of a kind that are named in the sentences of a claim."""
    for page, span in _sentences(claim, context):
        for mention in page.notes.mentions_in(span):
            entity = context.entity(page.article.id, mention.entity)
            if entity is not None and entity.kind is kind and mention.form is not MentionForm.ADJECTIVE:
                yield entity


def _sentences(claim: Corroborated, context: Context) -> Iterator[tuple[Page, Span]]:
    for statement in claim.statements:
        ref = statement.evidence
        page = context.page_by_id[ref.article_id]
        whole = page.notes.sentence_at(ref.span.start)
        yield page, whole.span if whole else ref.span


def _is_person(entity_id: str, context: Context) -> bool:
    entity = context.entity_by_id.get(entity_id)
    return entity is not None and entity.kind is EntityKind.PERSON


# Which claims are laid side by side, and how they are compared.


def _by_day_and_thing(report: _Report) -> Iterator[Hashable]:
    first = report.claim.first
    if first.valid.is_day:
        yield from ((first.valid, frozenset(first.wider), place) for place in sorted(report.places))


def _tolls(left: _Report, right: _Report, context: Context) -> ClaimLink | None:
    """Compare tolls of one day in one place; of those missing a later count may be the lower one."""
    if left.event and right.event and left.event.type is not right.event.type:
        return None
    found = figures_link(left.claim, right.claim, context)
    if found is None or found.relation is not ClaimRelation.CONTRADICTS or left.claim.first.wider != ("missing",):
        return found
    for later, earlier in ((left.claim, right.claim), (right.claim, left.claim)):
        if surely_before(printed_on(earlier, context), printed_on(later, context)):
            reason = f"“{later.claim.value}” was printed later than “{earlier.claim.value}”"
            return link_between(later, earlier, ClaimRelation.UPDATES, reason)
    return found


def _by_day_and_people(report: _Report) -> Iterator[Hashable]:
    event = report.event
    if event and event.type in _MEETINGS and event.time.interval.is_day and len(report.people) > 1:
        yield event.time.interval, event.type, report.people


def _places(left: _Report, right: _Report, context: Context) -> ClaimLink | None:  # noqa: ARG001
    """Compare where the same people met on one day: in two countries they cannot both have."""
    one, other = left.event, right.event
    if one is None or other is None or (one.status in _TOOK_PLACE) is not (other.status in _TOOK_PLACE):
        return None
    countries = [each.place.country if each.place else None for each in (one, other)]
    if None in countries or countries[0] == countries[1]:
        return None
    both = f"“{left.claim.claim.value}” and “{right.claim.claim.value}”"
    reason = f"{both} are given as the place of a {noun_of(one.type)} of the same people on {one.time.interval}"
    return link_between(left.claim, right.claim, ClaimRelation.CONTRADICTS, reason)


def _by_kind_and_place(report: _Report) -> Iterator[Hashable]:
    if report.event:
        yield from ((report.event.type, place) for place in sorted(report.places))


def _times(left: _Report, right: _Report, context: Context) -> ClaimLink | None:
    one, other = left.event, right.event
    if one is None or other is None:
        return None
    if one.type in _BLOWS:
        return _days_of_blow(left, right, context)
    if one.type not in _TRIPS or not left.people or left.people != right.people:
        return None
    if one.status is Status.PLANNED and other.status is Status.PLANNED:
        return _new_day(left, right, context)
    met = one.type is EventType.MEET and len(left.people) > 1 and {one.status, other.status} <= _TOOK_PLACE
    return _more_exact(left, right) if met else None


def _days_of_blow(left: _Report, right: _Report, context: Context) -> ClaimLink | None:
    """Compare days of disasters or attacks in one place with one toll: so near in time they are one."""
    days = [each.claim.claim.valid for each in (left, right)]
    first, second = (each.earliest for each in days)
    if not (days[0].is_day and days[1].is_day and first and second and timedelta(0) < abs(first - second) <= _NEAR):
        return None
    if not _tolls_of(left, context) & _tolls_of(right, context):
        return None
    reason = f"{days[0]} and {days[1]} are given as the day of what has one place and one toll"
    return link_between(left.claim, right.claim, ClaimRelation.CONTRADICTS, reason)


def _tolls_of(report: _Report, context: Context) -> set[tuple[float, str]]:
    """Return the counts of people that stand in the sentences of a claim, with what is counted."""
    return {
        (figure.value, figure.unit)
        for page, span in _sentences(report.claim, context)
        for figure in page.notes.quantities
        if figure.unit == "people" and span.covers(figure.span)
    }


def _new_day(left: _Report, right: _Report, context: Context) -> ClaimLink | None:
    """Tell that a plan was given another day before the first one came."""
    for later, earlier in ((left, right), (right, left)):
        printed = printed_on(later.claim, context)
        first, ends = earlier.claim.claim.valid, [day.latest for day in printed]
        ahead = first.earliest is not None and all(day is not None and day < first.earliest for day in ends)
        days = later.claim.claim.valid, first
        if ahead and days[0].is_disjoint(days[1]) and surely_before(printed_on(earlier.claim, context), printed):
            reason = f"{days[0]} was printed later, before {days[1]} had come"
            return link_between(later.claim, earlier.claim, ClaimRelation.UPDATES, reason)
    return None


def _more_exact(left: _Report, right: _Report) -> ClaimLink | None:
    for fine, coarse in ((left.claim, right.claim), (right.claim, left.claim)):
        days, around = fine.claim.valid, coarse.claim.valid
        if days.is_day and around.precision in _COARSE and around.is_bounded and days.within(around):
            reason = f"{days} lies within {around} and is more exact, if the same people met there once"
            return link_between(fine, coarse, ClaimRelation.REFINES, reason)
    return None


def _by_words(report: _Report) -> Iterator[Hashable]:
    if len(report.claim.first.key.split()) >= _LONG_QUOTE and report.claim.claim.attributed_to:
        yield report.claim.first.key


def _speakers(left: _Report, right: _Report, context: Context) -> ClaimLink | None:  # noqa: ARG001
    """Compare who is said to have said the same words; each must be named where they are quoted."""
    if not all(report.claim.claim.subject in report.people for report in (left, right)):
        return None
    names = f"{left.claim.claim.subject_name} and to {right.claim.claim.subject_name}"
    reason = f"the same words are laid to {names}"
    return link_between(left.claim, right.claim, ClaimRelation.CONTRADICTS, reason)


_Compare = Callable[[_Report, _Report, Context], ClaimLink | None]
_COMPARE: dict[str, tuple[Callable[[_Report], Iterator[Hashable]], _Compare]] = {
    "toll": (_by_day_and_thing, _tolls),
    "place": (_by_day_and_people, _places),
    "time": (_by_kind_and_place, _times),
    "said": (_by_words, _speakers),
}

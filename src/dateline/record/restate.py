"""Which events only say again what another event of the record tells: folded into it, never listed beside it.

An agreement or a statement of the people who met, on the day they met, belongs to the meeting; a visit belongs to the
meeting in the same place; a plan is over once the same people have done it, or once it was called off.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from dateline.model.annotation import EntityKind, EventType, Status
from dateline.model.dates import Interval
from dateline.model.link import Event, EventParticipant
from dateline.model.record import Record

TALK = frozenset(
    {
        EventType.ANNOUNCE,
        EventType.STATEMENT,
        EventType.AGREE,
        EventType.ACCUSE,
        EventType.REJECT,
        EventType.THREATEN,
    }
)
ENCOUNTERS = frozenset({EventType.MEET, EventType.VISIT, EventType.SUMMIT, EventType.CALL})
_TOOK_PLACE = frozenset({Status.HELD, Status.ONGOING})
_CALLED_OFF = frozenset({Status.POSTPONED, Status.CANCELLED, Status.DENIED})
_SITES = frozenset({EntityKind.PLACE, EntityKind.COUNTRY})
_MIN_TOKEN = 3
_MAX_DAYS = 60


def is_placed(time: Interval) -> bool:
    """Tell whether an interval is short enough to say when something happened.

    >>> is_placed(Interval()), is_placed(Interval.on(date(2024, 3, 6)))
    (False, True)
    """
    return time.days is not None and time.days <= _MAX_DAYS


def restatements(record: Record) -> dict[str, str]:
    """Return, for each event that only restates another, the id of that other event."""
    kinds = {entity.id: entity.kind for entity in record.links.entities}
    ranked = sorted((_Told.of(event, kinds) for event in record.links.events), key=lambda told: _rank(told.event))
    kept = _Kept()
    found: dict[str, str] = {}
    for told in ranked:
        main = next((other for other in kept.near(told) if _restates(told, other)), None)
        if main is None:
            kept.add(told)
        else:
            found[told.event.id] = main.event.id
    return found


class _Kept:
    """The events that restate nothing so far, found by the words of their parties' names."""

    def __init__(self) -> None:
        self._all: list[_Told] = []
        self._by_token: dict[str, list[int]] = {}
        self._called_off: dict[str, list[int]] = {}

    def add(self, told: "_Told") -> None:
        """Keep an event."""
        index = self._called_off if told.event.status in _CALLED_OFF else self._by_token
        for token in told.tokens:
            index.setdefault(token, []).append(len(self._all))
        self._all.append(told)

    def near(self, told: "_Told") -> Iterator["_Told"]:
        """Yield kept events that may hold all parties of `told`, and called-off ones with any, in order of rank.

        All parties must be found, so the one that the fewest events share is enough to look for.
        """
        parties = [{n for token in _tokens(p.name) for n in self._by_token.get(token, ())} for p in told.people]
        rarest = min(parties, key=len, default=set())
        off = {n for token in told.tokens for n in self._called_off.get(token, ())}
        return (self._all[n] for n in sorted(rarest | off))


@dataclass(frozen=True, slots=True)
class _Told:
    """An event with its parties apart from its sites, and the words of their names."""

    event: Event
    people: tuple[EventParticipant, ...]
    persons: frozenset[str]
    sites: frozenset[str]
    tokens: frozenset[str]

    @classmethod
    def of(cls, event: Event, kinds: Mapping[str, EntityKind]) -> "_Told":
        places = [p for p in event.participants if p.role == "place" or _is_site(p, event, kinds)]
        people = tuple(p for p in event.participants if p not in places)
        persons = frozenset(p.entity_id for p in people if kinds.get(p.entity_id) is EntityKind.PERSON)
        sites = [p.name for p in places] + ([event.place.name, *event.place.within] if event.place else [])
        tokens = (token for p in people for token in _tokens(p.name))
        return cls(event, people, persons, frozenset(name.casefold() for name in sites), frozenset(tokens))


def _is_site(participant: EventParticipant, event: Event, kinds: Mapping[str, EntityKind]) -> bool:
    """Tell whether a visit's target is where it goes to."""
    reached = participant.role in ("target", "host")
    return event.type is EventType.VISIT and reached and kinds.get(participant.entity_id) in _SITES


def _tokens(name: str) -> Iterable[str]:
    return (word for word in name.casefold().split() if len(word) >= _MIN_TOKEN)


def _rank(event: Event) -> tuple[int, int, bool, int, int, str]:
    """Put first what others are folded into: done before called off before planned, visits and talk last."""
    order = 0 if event.status in _TOOK_PLACE else 1 if event.status in _CALLED_OFF else 2
    told = len(event.origins.texts) + len(event.origins.outlets)
    kind = 2 if event.type in TALK else 1 if event.type is EventType.VISIT else 0
    return order, kind, not is_placed(event.time.interval), -told, -len(event.mentions), event.id


def _restates(told: _Told, main: _Told) -> bool:
    one, other = told.event, main.event
    if not told.people or one.time.interval.is_disjoint(other.time.interval):
        return False
    if other.status in _CALLED_OFF:
        return _fell_with(told, main)
    if one.status in _CALLED_OFF or (other.status not in _TOOK_PLACE and one.status is not other.status):
        return False
    if one.status is Status.PLANNED and other.status in _TOOK_PLACE and _pages(one) <= _reporting(other):
        return False
    if not _all_take_part(told, main):
        return False
    if one.part_of == other.id:
        return True
    if one.type in TALK:
        return (other.type not in TALK and is_placed(other.time.interval)) or one.type is other.type
    alike = one.type is other.type or (one.type in ENCOUNTERS and other.type in ENCOUNTERS)
    return alike and _one_place(told, main)


def _fell_with(told: _Told, main: _Told) -> bool:
    """Tell whether a plan or its like was to be part of what was called off, as far as its pages could know."""
    one, other = told.event, main.event
    alike = one.type is other.type or (one.type in ENCOUNTERS and other.type in ENCOUNTERS)
    if one.status is other.status and alike:
        return _all_take_part(told, main) and _one_place(told, main)
    known = one.status is Status.PLANNED and _last_told(one) <= _last_told(other)
    return known and other.status is not Status.DENIED and bool(told.persons & main.persons)


def _pages(event: Event) -> set[str]:
    return {ref.article_id for ref in event.mentions}


def _reporting(event: Event) -> set[str]:
    """Return the pages that report an event as held; what these announce is the next one."""
    return {step.article_id for step in event.history if step.status in _TOOK_PLACE}


def _last_told(event: Event) -> date:
    return max((step.published.latest or date.max for step in event.history), default=date.min)


def _all_take_part(told: _Told, main: _Told) -> bool:
    return all(any(_one_person(p, q, told, main) for q in main.people) for p in told.people)


def _one_person(left: EventParticipant, right: EventParticipant, told: _Told, main: _Told) -> bool:
    """Tell whether two participants are one: one entity, or on one day two persons who share a word of their names."""
    if left.entity_id == right.entity_id:
        return True
    persons = left.entity_id in told.persons and right.entity_id in main.persons
    same_day = told.event.time.interval.is_day and told.event.time.interval == main.event.time.interval
    return persons and same_day and not set(_tokens(left.name)).isdisjoint(_tokens(right.name))


def _one_place(told: _Told, main: _Told) -> bool:
    """Tell whether nothing says that two events were in different places."""
    return not told.sites or not main.sites or bool(told.sites & main.sites)

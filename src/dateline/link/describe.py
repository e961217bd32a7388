"""Events as the record shows them: title, participants, place, status and its history, from the tellings of one
happening.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations

from dateline.link.entities import EntityIndex
from dateline.link.origins import origins_of
from dateline.link.places import PlaceRelation, best_place, relate
from dateline.link.status import Reporting, history_of, status_of, when_said
from dateline.link.tellings import Telling
from dateline.link.times import PUT_OFF
from dateline.link.whereabouts import place_meant
from dateline.model.annotation import EntityKind, EventMention, EventType, SideStance, Stance
from dateline.model.dates import Dated
from dateline.model.link import Entity, Event, EventParticipant, Place, SpanRef, StatusStep
from dateline.model.span import Span

_VERBS = {
    EventType.MEET: ("meet", "meets"),
    EventType.VISIT: ("visit", "visits"),
    EventType.CALL: ("speak by telephone", "speaks by telephone"),
    EventType.SIGN: ("sign", "signs"),
    EventType.AGREE: ("agree", "agrees"),
    EventType.ANNOUNCE: ("announce", "announces"),
    EventType.STATEMENT: ("state", "states"),
    EventType.APPOINT: ("appointed", "appointed"),
    EventType.RESIGN: ("resign", "resigns"),
    EventType.SANCTION: ("impose sanctions", "imposes sanctions"),
    EventType.AID: ("give aid", "gives aid"),
    EventType.ACCUSE: ("accuse", "accuses"),
    EventType.REJECT: ("reject", "rejects"),
    EventType.THREATEN: ("threaten", "threatens"),
    EventType.PROTEST: ("protest", "protests"),
    EventType.MOBILISE: ("deploy forces", "deploys forces"),
    EventType.ATTACK: ("attack", "attacks"),
    EventType.CEASEFIRE: ("cease fire", "ceases fire"),
}
_LEADING_ROLES = ("actor", "host", "attendee", "participant", "speaker", "target")
_MOST_NAMES = 3


def event_type(told: Sequence[Telling]) -> EventType:
    """Return the commonest type among the mentions; among equals the first by name."""
    counts = Counter(mention.type for each in told for mention in each.mentions)
    return min(counts, key=lambda kind: (-counts[kind], kind.value))


def title_of(
    told: Sequence[Telling],
    entities: EntityIndex,
    place: Place | None = None,
    people: tuple[EventParticipant, ...] | None = None,
) -> str:
    """Return a title made of who, what and where: "Ana Silva and Jon Berg meet, Lisbon".

    Place and people are those that are told, where they are not given.
    """
    kind = event_type(told)
    place = place or best_place(each for telling in told for each in telling.places)
    people = participants_of(told, entities) if people is None else people
    where = place.name if place else None
    if kind is EventType.SUMMIT:
        named = [each.name for each in people if entities.kind_of(each.entity_id) is EntityKind.ORGANISATION]
        return ", ".join(part for part in (f"{named[0]} summit" if named else "Summit", where) if part)
    if kind in (EventType.DISASTER, EventType.ELECT) or not people:
        word = _commonest_trigger(told)
        return ", ".join(part for part in (word, where) if part)
    people = tuple(each for each in people if each.role != "host") or people
    names = _names_in_title(people)
    one, many = _VERBS[kind][1], _VERBS[kind][0]
    if kind is EventType.VISIT:
        return f"{names} {one if len(people) == 1 else many} {where}" if where else f"Visit by {names}"
    objects = [each.name for each in people if each.role == "target"]
    actors = [each for each in people if each.role != "target"]
    if objects and actors and kind in (EventType.ACCUSE, EventType.ATTACK, EventType.SANCTION, EventType.THREATEN):
        names = _names_in_title(actors)
        verb = {"sanction": "impose sanctions on"}.get(kind.value, many) if len(actors) > 1 else one
        return ", ".join(part for part in (f"{names} {verb}: {objects[0]}", where) if part)
    return ", ".join(part for part in (f"{names} {one if len(people) == 1 else many}", where) if part)


def _names_in_title(people: Sequence[EventParticipant]) -> str:
    names = list(dict.fromkeys(each.name for each in people))
    if len(names) > _MOST_NAMES:
        return f"{', '.join(names[: _MOST_NAMES - 1])} and {len(names) - _MOST_NAMES + 1} others"
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _commonest_trigger(told: Sequence[Telling]) -> str:
    words = Counter(mention.trigger.of(each.page.article.text).casefold() for each in told for mention in each.mentions)
    word = min(words, key=lambda each: (-words[each], each))
    return word[:1].upper() + word[1:]


def participants_of(told: Sequence[Telling], entities: EntityIndex) -> tuple[EventParticipant, ...]:
    """Return who takes part, each once, with the role most pages give; people before countries."""
    roles: dict[str, Counter[str]] = defaultdict(Counter)
    found: dict[str, Entity] = {}
    for each in told:
        for mention in each.mentions:
            for participant in mention.participants:
                entity = entities.of(each.page.article.id, participant.entity)
                if entity is not None and participant.role != "place":
                    roles[entity.id][participant.role] += 1
                    found[entity.id] = entity
    chosen = {name: min(counts, key=lambda role: (-counts[role], _rank(role), role)) for name, counts in roles.items()}
    spoken = {entity.country for entity in found.values() if entity.kind is EntityKind.PERSON}
    kept = [
        entity for entity in found.values() if entity.kind is not EntityKind.COUNTRY or entity.country not in spoken
    ]
    kept.sort(key=lambda entity: (-sum(roles[entity.id].values()), _rank(chosen[entity.id]), entity.name))
    kept.sort(key=lambda entity: (entity.kind is not EntityKind.PERSON, _rank(chosen[entity.id])))
    return tuple(EventParticipant(entity.id, entity.name, chosen[entity.id]) for entity in kept)


def _rank(role: str) -> int:
    return _LEADING_ROLES.index(role) if role in _LEADING_ROLES else len(_LEADING_ROLES)


@dataclass(frozen=True)
class Scene:
    """Everything that describing one event needs beside its own tellings.

    Attributes:
        groups: the tellings of every event; holders: what each is part of, the best supported first.
        series: the series of each event that recurs.
        put_off: tellings of meetings that fall with another event, by id.
    """

    groups: Mapping[str, Sequence[Telling]]
    holders: Mapping[str, tuple[str, ...]]
    series: Mapping[str, str]
    published: Mapping[str, Dated]
    entities: EntityIndex
    family_of_text: Mapping[str, str]
    put_off: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def parts(self) -> Mapping[str, list[str]]:
        """The events that are part of each event."""
        found: dict[str, list[str]] = defaultdict(list)
        for part, wholes in sorted(self.holders.items()):
            found[wholes[0]].append(part)
        return found

    @cached_property
    def home(self) -> Mapping[tuple[str, int], Telling]:
        """The telling of each mention, by article id and number."""
        return {(t.page.article.id, n): t for told in self.groups.values() for t in told for n in t.numbers}


def place_of(event_id: str, scene: Scene) -> Place | None:
    """Return where an event is: as told of it, else where its only place of meeting is, else where what holds it is.

    A gathering is where the meetings on its sidelines are, and they are where it is; an attack is in the country
    attacked.
    """
    told = scene.groups[event_id]
    own = [place for each in told for place in each.places]
    if own:
        return best_place(own)
    if told[0].family == "summit":
        theirs = [
            place for part in scene.parts.get(event_id, ()) for each in scene.groups[part] for place in each.places
        ]
        apart = any(relate(a, b) is PlaceRelation.APART for a, b in combinations(theirs, 2))
        return None if apart else best_place(theirs)
    if told[0].family == "attack" and (attacked := _attacked(told, scene.entities)) is not None:
        return attacked
    wholes = [name for name in scene.holders.get(event_id, ())[:1] if scene.groups[name][0].family == "summit"]
    theirs = [place for name in wholes for each in scene.groups[name] for place in each.places]
    return best_place(theirs) or place_meant(told, scene.home, scene.entities)


def _attacked(told: Sequence[Telling], entities: EntityIndex) -> Place | None:
    targets = {
        (entity.name, entity.country)
        for each in told
        for mention in each.mentions
        for participant in mention.participants
        if participant.role == "target" and (entity := entities.of(each.page.article.id, participant.entity))
        if entity.kind is EntityKind.COUNTRY
    }
    return Place(*targets.pop()) if len(targets) == 1 else None


# What a side says of a journey holds for the meetings on it.
_CARRIED = frozenset({Stance.UNCONFIRMED, Stance.POSTPONED, Stance.CANCELLED})


def stances_of(told: Sequence[Telling], scene: Scene) -> tuple[SideStance, ...]:
    """Return the latest stance of each side, the newest page's last; where it is silent, its stance on the journey."""
    latest = _latest(((each, stance) for each in told for stance in _stances(each.mentions)), scene)
    journeys = [
        scene.home[each.page.article.id, number]
        for each in told
        for mention in each.mentions
        for number in (*mention.follows, *(() if mention.part_of_mention is None else (mention.part_of_mention,)))
        if (each.page.article.id, number) in scene.home
    ]
    carried = ((j, s) for j in journeys if j.family == "visit" for s in _stances(j.mentions) if s.stance in _CARRIED)
    for side, stance in _latest(carried, scene).items():
        latest.setdefault(side, stance)
    return tuple(latest.values())


def _latest(said: Iterable[tuple[Telling, SideStance]], scene: Scene) -> dict[str, SideStance]:
    def when(item: tuple[Telling, SideStance]) -> tuple[str, str, Span]:
        interval = scene.published[item[0].page.article.id].interval
        return (str(interval.latest or interval.earliest or ""), item[0].id, item[1].span)

    latest: dict[str, SideStance] = {}
    for _, stance in sorted(said, key=when):
        latest.pop(stance.side, None)
        latest[stance.side] = stance
    return latest


def _stances(mentions: Iterable[EventMention]) -> list[SideStance]:
    return [stance for mention in mentions for stance in mention.stances]


def _history(told: Sequence[Telling], scene: Scene) -> list[StatusStep]:
    """Return the steps of an event's status, with those that put off the journey it belongs to."""
    own = history_of(told, scene.published, scene.entities)
    journeys = {scene.put_off[each.id] for each in told if each.id in scene.put_off}
    theirs = [
        step
        for name in sorted(journeys)
        for step in history_of(scene.groups[name], scene.published, scene.entities)
        if step.status in PUT_OFF
    ]
    return sorted([*own, *theirs], key=when_said)


def describe(event_id: str, time: Dated, scene: Scene) -> Event:
    """Return the event that the tellings of one happening make."""
    told = scene.groups[event_id]
    kind = event_type(told)
    ordered = sorted(
        (
            (each.page, mention, member)
            for each in told
            for mention, member in zip(each.mentions, each.members, strict=True)
        ),
        key=lambda item: (item[0].article.id, item[1].span, item[2]),
    )
    codes = Counter((mention.plover, mention.cameo) for _, mention, _ in ordered if mention.type is kind)
    plover, cameo = min(codes, key=lambda code: (-codes[code], code))
    subtypes = Counter(mention.subtype for _, mention, _ in ordered if mention.subtype)
    history = _history(told, scene)
    place = place_of(event_id, scene)
    holders = scene.holders.get(event_id, ())
    return Event(
        id=event_id,
        type=kind,
        plover=plover,
        cameo=cameo,
        participants=participants_of(told, scene.entities),
        place=place,
        time=time,
        status=status_of(history, Reporting.of(told, scene.family_of_text)),
        mentions=tuple(SpanRef(page.article.id, m.span, m.span.of(page.article.text)) for page, m, _ in ordered),
        members=tuple(member for _, _, member in ordered),
        origins=origins_of(told, scene.family_of_text, scene.entities),
        title=title_of(told, scene.entities, place),
        status_by_side=stances_of(told, scene),
        history=tuple(history),
        part_of=holders[0] if holders else None,
        series=scene.series.get(event_id),
        subtype=min(subtypes, key=lambda name: (-subtypes[name], name or "")) if subtypes else None,
        background=all(each.background for each in told),
    )

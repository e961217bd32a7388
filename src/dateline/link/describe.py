"""Events as the record shows them: title, participants, place, status and its history, from the tellings of one
happening.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dateline.link.entities import EntityIndex
from dateline.link.origins import origins_of
from dateline.link.places import best_place
from dateline.link.tellings import Telling
from dateline.model.annotation import EntityKind, EventMention, EventType, SideStance, Status
from dateline.model.dates import Dated
from dateline.model.link import Entity, Event, EventParticipant, SpanRef, StatusStep

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


def title_of(told: Sequence[Telling], entities: EntityIndex) -> str:
    """Return a title made of who, what and where: "Ana Silva and Jon Berg meet, Lisbon"."""
    kind = event_type(told)
    place = best_place(each for telling in told for each in telling.places)
    people = participants_of(told, entities)
    where = place.name if place else None
    if kind is EventType.SUMMIT:
        named = [each.name for each in people if _kind_of(each, entities) is EntityKind.ORGANISATION]
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


def _kind_of(participant: EventParticipant, entities: EntityIndex) -> EntityKind | None:
    return next((each.kind for each in entities.entities if each.id == participant.entity_id), None)


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


def history_of(told: Sequence[Telling], published: Mapping[str, Dated], entities: EntityIndex) -> list[StatusStep]:
    """Return what each page says about the status, the earliest published first, undated pages last."""
    steps = []
    for each in told:
        article = each.page.article
        status = _status_on_page(each.mentions)
        mention = next(mention for mention in each.mentions if mention.status is status)
        said_by = dict.fromkeys(
            _speaker(each, attribution_index, mention, entities)
            for attribution_index in range(len(mention.attributed_to))
        )
        evidence = SpanRef(article.id, mention.span, mention.span.of(article.text))
        steps.append(StatusStep(status, article.id, published[article.id].interval, evidence, tuple(said_by)))
    return sorted(steps, key=_when)


def _speaker(told: Telling, index: int, mention: EventMention, entities: EntityIndex) -> str:
    attribution = mention.attributed_to[index]
    entity = entities.of(told.page.article.id, attribution.entity) if attribution.entity else None
    return entity.name if entity else attribution.name


def _when(step: StatusStep) -> tuple[str, str, str]:
    earliest, latest = step.published.earliest, step.published.latest
    return (str(latest or earliest or "9999"), str(earliest or latest or "9999"), step.article_id)


def _status_on_page(mentions: Sequence[EventMention]) -> Status:
    """Return the status that a page gives: what has become of it before what was planned."""
    order = (Status.HELD, Status.CANCELLED, Status.POSTPONED, Status.DENIED, Status.ONGOING, Status.PLANNED)
    found = {mention.status for mention in mentions}
    return next((status for status in order if status in found), Status.UNKNOWN)


def status_of(history: Sequence[StatusStep]) -> Status:
    """Return where a happening stands: held where a page reports it so, else what the latest page says.

    A plan never becomes a fact by being old: without a report it stays planned. A report that a later page denies is
    denied.
    """
    known = [step.status for step in history if step.status is not Status.UNKNOWN]
    if Status.HELD in known:
        after = known[len(known) - 1 - known[::-1].index(Status.HELD) :]
        return Status.DENIED if Status.DENIED in after else Status.HELD
    return known[-1] if known else Status.UNKNOWN


def stances_of(told: Sequence[Telling], published: Mapping[str, Dated]) -> tuple[SideStance, ...]:
    """Return the latest stance of each side, the newest page's last."""
    dated = []
    for each in told:
        interval = published[each.page.article.id].interval
        when = str(interval.latest or interval.earliest or "")
        dated += [(when, each.id, index, stance) for index, stance in enumerate(_stances(each.mentions))]
    latest: dict[str, SideStance] = {}
    for _, _, _, stance in sorted(dated, key=lambda item: item[:3]):
        latest.pop(stance.side, None)
        latest[stance.side] = stance
    return tuple(latest.values())


def _stances(mentions: Iterable[EventMention]) -> list[SideStance]:
    return [stance for mention in mentions for stance in mention.stances]


def describe(
    event_id: str,
    told: Sequence[Telling],
    time: Dated,
    published: Mapping[str, Dated],
    entities: EntityIndex,
    family_of_text: Mapping[str, str],
    *,
    part_of: str | None,
    series: str | None,
) -> Event:
    """Return the event that these tellings make."""
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
    history = history_of(told, published, entities)
    return Event(
        id=event_id,
        type=kind,
        plover=plover,
        cameo=cameo,
        participants=participants_of(told, entities),
        place=best_place(place for each in told for place in each.places),
        time=time,
        status=status_of(history),
        mentions=tuple(SpanRef(page.article.id, m.span, m.span.of(page.article.text)) for page, m, _ in ordered),
        members=tuple(member for _, _, member in ordered),
        origins=origins_of(told, family_of_text, entities),
        title=title_of(told, entities),
        status_by_side=stances_of(told, published),
        history=tuple(history),
        part_of=part_of,
        series=series,
        subtype=min(subtypes, key=lambda name: (-subtypes[name], name or "")) if subtypes else None,
        background=all(each.background for each in told),
    )

"""People's decisions about single cells, laid over what the program finds.

The day of a page's publication and the roles that a page gives are part of what is linked, so they are changed on the
page before (`as_judged`). Cells of events and entities are changed once these are made: they change nothing else. Of
two decisions about one cell the later one holds; the order in which they became known makes no difference.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from dateline.lang import facts
from dateline.link.entities import EntityIndex
from dateline.link.keys import article_of
from dateline.model.annotation import PageEntity, Status
from dateline.model.dates import Basis, Dated, Interval, Reason
from dateline.model.judged import UNKNOWN, Cell, CellJudgement, Judged
from dateline.model.link import Event, EventParticipant, Page, Place

_OF_EVENTS = frozenset({Cell.TIME, Cell.PLACE, Cell.STATUS, Cell.PARTICIPANT, Cell.EVENT})
_SEVERAL = frozenset({Cell.PARTICIPANT, Cell.ROLE})


def as_judged(page: Page, cells: Iterable[CellJudgement]) -> Page:
    """Return a page with the day of publication that a person gives it, and without the roles a person takes away."""
    own = [each for each in _latest(cells) if each.article_id == page.article.id]
    for each in own:
        if each.cell is Cell.PUBLISHED:
            published = judged_date(page.article.published, each)
            page = replace(page, article=replace(page.article, published=published))
    wrong = {(each.item.partition("#n")[2], each.value) for each in own if each.cell is Cell.ROLE and not each.holds}
    if not wrong:
        return page
    entities = tuple(_without_roles(entity, wrong) for entity in page.notes.entities)
    return replace(page, notes=replace(page.notes, entities=entities))


def _without_roles(entity: PageEntity, wrong: set[tuple[str, str]]) -> PageEntity:
    return replace(entity, roles=tuple(role for role in entity.roles if (entity.key, role.title) not in wrong))


def judged_date(machine: Dated, judgement: CellJudgement) -> Dated:
    """Return the days that a person gives, with the program's value as a reason beside the person's."""
    why = f" ({judgement.reason})" if judgement.reason else ""
    beside = f"{judgement.by} says {judgement.value}{why}; the program has {machine}"
    reason = Reason("judged", beside, judgement.article_id)
    return Dated.of(Interval.parse(judgement.value), Basis.JUDGED, reason, *machine.reasons)


def judge_entities(index: EntityIndex, cells: Iterable[CellJudgement]) -> EntityIndex:
    """Return the entities with what people decided of them."""
    said: dict[str, list[Judged]] = {}
    for each in _latest(cells):
        entity = index.by_member.get(each.item) if each.cell is Cell.ROLE else None
        if entity is not None:
            machine = "; ".join(dict.fromkeys(role.title for role in entity.roles)) if each.holds else each.value
            said.setdefault(entity.id, []).append(Judged.of(each, machine))
    if not said:
        return index
    made = {each.id: replace(each, judged=tuple(said.get(each.id, ()))) for each in index.entities}
    by_member = {member: made[each.id] for member, each in index.by_member.items()}
    return replace(index, entities=tuple(made.values()), by_member=by_member)


def judge_events(
    events: Iterable[Event], cells: Iterable[CellJudgement], entities: EntityIndex, title: Callable[[Event], str]
) -> tuple[Event, ...]:
    """Return the events as people decided them; what somebody says is no event is left out.

    `title` makes the title of an event whose place or participants were changed.
    """
    known = list(events)
    words = {m: ref.text for event in known for m, ref in zip(event.members, event.mentions, strict=True)}
    by_member = _meant((each for each in cells if each.cell in _OF_EVENTS), words)
    made: dict[str, Event] = {}
    for event in known:
        own = list(_latest((each for member in event.members for each in by_member.get(member, ())), of_one=True))
        if not any(each.cell is Cell.EVENT and not each.holds for each in own):
            made[event.id] = _judged(event, own, entities, title) if own else event
    return tuple(each if each.part_of in made else replace(each, part_of=None) for each in made.values())


def _judged(event: Event, own: Sequence[CellJudgement], entities: EntityIndex, title: Callable[[Event], str]) -> Event:
    result, said = event, []
    for each in own:
        changed = _CHANGES[each.cell](result, each, entities)
        if changed is not None:
            result, machine = changed
            said.append(Judged.of(each, machine))
    result = replace(result, judged=tuple(said))
    moved = (result.place, result.participants) != (event.place, event.participants)
    return replace(result, title=title(result)) if moved else result


_Changed = tuple[Event, str] | None


def _time(event: Event, judgement: CellJudgement, _: EntityIndex) -> _Changed:
    return replace(event, time=judged_date(event.time, judgement)), str(event.time)


def _place(event: Event, judgement: CellJudgement, _: EntityIndex) -> _Changed:
    name = judgement.value
    country = facts.country_by_name(name) or facts.country_by_city(name)
    wider = facts.country_name(country) if country else None
    within = (wider,) if wider and wider.casefold() != name.casefold() else ()
    place = None if name == UNKNOWN else Place(name, country, within)
    return replace(event, place=place), event.place.name if event.place else ""


def _status(event: Event, judgement: CellJudgement, _: EntityIndex) -> _Changed:
    return replace(event, status=Status(judgement.value)), event.status.value


def _participant(event: Event, judgement: CellJudgement, entities: EntityIndex) -> _Changed:
    entity = entities.by_member.get(judgement.entity)
    if entity is None:  # the page that names the person is not in the record, or not in this scope
        return None
    there = next((each for each in event.participants if each.entity_id == entity.id), None)
    others = tuple(each for each in event.participants if each.entity_id != entity.id)
    added = (EventParticipant(entity.id, entity.name, judgement.part or "participant"),) if judgement.holds else ()
    return replace(event, participants=others + added), f"{there.name} ({there.role})" if there else ""


def _is_event(event: Event, _: CellJudgement, __: EntityIndex) -> _Changed:
    return event, "an event"


_CHANGES: Mapping[Cell, Callable[[Event, CellJudgement, EntityIndex], _Changed]] = {
    Cell.TIME: _time,
    Cell.PLACE: _place,
    Cell.STATUS: _status,
    Cell.PARTICIPANT: _participant,
    Cell.EVENT: _is_event,
}


def _meant(cells: Iterable[CellJudgement], words: Mapping[str, str]) -> dict[str, list[CellJudgement]]:
    """Return the decisions by the member that they are about; `words` are those of every member.

    A member of another version of the program, with other words, is sought by its words on the same page.
    """
    alike: dict[tuple[str, str], list[str]] = {}
    for member, text in words.items():
        alike.setdefault((article_of(member), text), []).append(member)
    found: dict[str, list[CellJudgement]] = {}
    for each in cells:
        same = alike.get((each.article_id, each.words), []) if each.words else [each.item]
        if each.item in same or len(same) == 1:
            found.setdefault(each.item if each.item in same else same[0], []).append(each)
    return found


def _latest(cells: Iterable[CellJudgement], *, of_one: bool = False) -> Iterator[CellJudgement]:
    """Yield the latest decision of each cell, sorted; `of_one` where all are of one item, whatever they name.

    Decisions of one moment are told apart by their ids.
    """
    found: dict[tuple[str, ...], CellJudgement] = {}
    for each in sorted(cells, key=lambda each: (each.at, each.id)):
        several = (each.entity or each.value,) if each.cell in _SEVERAL else ()
        found["" if of_one else each.item, each.cell, *several] = each
    yield from (found[key] for key in sorted(found))

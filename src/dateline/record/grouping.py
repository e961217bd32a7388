"""A timeline cut into parts: by story, by person, by two people, by country or by place.

An entry may stand in several parts: a meeting of two people is in the life of each. What belongs to no part is one last
part of its own, so that the parts together hold every entry.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from enum import StrEnum
from itertools import combinations

from dateline.model.annotation import EntityKind
from dateline.model.claim import Entry, Timeline
from dateline.model.link import Entity, Event
from dateline.model.record import Record
from dateline.record.phrases import side_name

# More people than this are a gathering: every two of them are no pair that somebody would look for.
_MOST_PAIRED = 4


class Grouping(StrEnum):
    """What the parts of a timeline are about."""

    STORY = "story"
    PERSON = "person"
    PAIR = "pair"
    COUNTRY = "country"
    PLACE = "place"


def group_timeline(timeline: Timeline, record: Record, by: Grouping) -> tuple[Timeline, ...]:
    """Return the parts of a timeline, those told by most independent texts first; entries keep their order.

    `rest` and `left_out` stay with the whole and are empty in the parts.
    """
    events = {event.id: event for event in record.links.events}
    titles = _NAMED[by](record)
    parts: dict[str, list[Entry]] = defaultdict(list)
    loose: list[Entry] = []
    for entry in timeline.entries:
        keys = dict.fromkeys(titles(events[entry.event_id])) if entry.event_id in events else {}
        for key in keys:
            parts[key].append(entry)
        if not keys:
            loose.append(entry)
    ordered = sorted(parts, key=lambda title: (-_texts(parts[title]), -len(parts[title]), title))
    found = [replace(timeline, title=title, entries=tuple(parts[title]), rest=(), left_out=0) for title in ordered]
    if loose:
        found.append(replace(timeline, title=f"No {by}", entries=tuple(loose), rest=(), left_out=0))
    return tuple(found)


def within(timeline: Timeline, record: Record, *, country: str | None = None, place: str | None = None) -> Timeline:
    """Return the entries of a country (its code or name) or of a place; what is left out is not counted."""
    events = {event.id: event for event in record.links.events}
    kept = [
        entry
        for entry in timeline.entries
        if (event := events.get(entry.event_id)) is not None
        and (country is None or country.casefold() in {name.casefold() for name in _country_names(event, record)})
        and (place is None or place.casefold() in {name.casefold() for name in _place_names(event)})
    ]
    return replace(timeline, entries=tuple(kept), rest=(), left_out=0)


def _texts(entries: Iterable[Entry]) -> int:
    return len({text for entry in entries for text in entry.origins.texts})


_Titles = Callable[[Event], Iterable[str]]


def _by_story(record: Record) -> _Titles:
    titles: dict[str, list[str]] = defaultdict(list)
    for story in record.links.stories:
        for event_id in story.events:
            titles[event_id].append(story.title)
    return lambda event: titles[event.id]


def _people(record: Record) -> Mapping[str, Entity]:
    return {each.id: each for each in record.links.entities if each.kind is EntityKind.PERSON}


def _by_person(record: Record) -> _Titles:
    people = _people(record)
    return lambda event: sorted(people[p.entity_id].name for p in event.participants if p.entity_id in people)


def _by_pair(record: Record) -> _Titles:
    by_person = _by_person(record)

    def titles(event: Event) -> Iterator[str]:
        names = list(dict.fromkeys(by_person(event)))
        if len(names) <= _MOST_PAIRED:
            yield from (f"{one} and {other}" for one, other in combinations(names, 2))

    return titles


def _by_country(record: Record) -> _Titles:
    countries = {each.id: each.country for each in record.links.entities if each.kind is not EntityKind.PLACE}

    def titles(event: Event) -> list[str]:
        codes = {countries.get(each.entity_id) for each in event.participants}
        codes |= {event.place.country if event.place else None}
        return sorted(side_name(code) for code in codes if code)

    return titles


def _country_names(event: Event, record: Record) -> set[str]:
    names = set(_by_country(record)(event))
    codes = {each.country for each in record.links.entities if each.country and side_name(each.country) in names}
    return names | {code for code in codes if code} | ({event.place.country or ""} if event.place else set())


def _by_place(_: Record) -> _Titles:
    return lambda event: [event.place.name] if event.place else []


def _place_names(event: Event) -> set[str]:
    return {event.place.name, *event.place.within} if event.place else set()


_NAMED: Mapping[Grouping, Callable[[Record], _Titles]] = {
    Grouping.STORY: _by_story,
    Grouping.PERSON: _by_person,
    Grouping.PAIR: _by_pair,
    Grouping.COUNTRY: _by_country,
    Grouping.PLACE: _by_place,
}

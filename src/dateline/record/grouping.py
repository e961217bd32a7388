"""A timeline cut into parts: by story, by person, by two people, by country or by place.

An entry may stand in several parts: a meeting of two people is in the life of each. What belongs to no part is one last
part of its own, so that the parts together hold every entry.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from enum import StrEnum
from itertools import combinations
from typing import TypeVar

from dateline.model.annotation import EntityKind
from dateline.model.claim import Timeline
from dateline.model.link import Entity, Event
from dateline.model.record import Record
from dateline.record.phrases import side_name

Item = TypeVar("Item")

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
    titles = titles_of(record, by)
    parts = parted(
        timeline.entries,
        by,
        titles=lambda entry: titles(events[entry.event_id]) if entry.event_id in events else (),
        texts=lambda entry: entry.origins.texts,
    )
    return tuple(replace(timeline, title=title, entries=entries, rest=(), left_out=0) for title, entries in parts)


def titles_of(record: Record, by: Grouping) -> Callable[[Event], Iterable[str]]:
    """Return what tells the titles of the parts that an event belongs to; `record` holds what the event names."""
    return _NAMED[by](record)


def parted(
    items: Iterable[Item],
    by: Grouping,
    *,
    titles: Callable[[Item], Iterable[str]],
    texts: Callable[[Item], Iterable[str]],
) -> list[tuple[str, tuple[Item, ...]]]:
    """Return items in parts under their titles, those behind which most texts stand first; items keep their order."""
    parts: dict[str, list[Item]] = defaultdict(list)
    loose: list[Item] = []
    for item in items:
        keys = dict.fromkeys(titles(item))
        for key in keys:
            parts[key].append(item)
        if not keys:
            loose.append(item)

    def weight(title: str) -> tuple[int, int, str]:
        told = {text for item in parts[title] for text in texts(item)}
        return -len(told), -len(parts[title]), title

    found = [(title, tuple(parts[title])) for title in sorted(parts, key=weight)]
    return [*found, (f"No {by}", tuple(loose))] if loose else found


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

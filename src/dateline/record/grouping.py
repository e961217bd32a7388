"""A timeline cut into parts: by story, by person, by two people, by organisation, by country or by place.

An entry may stand in several parts: a meeting of two people is in the life of each. What belongs to no part is one last
part of its own, so that the parts together hold every entry.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import combinations
from typing import TypeVar

from dateline.model.annotation import EntityKind
from dateline.model.claim import Entry, Timeline
from dateline.model.link import Event, Place
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
    ORGANISATION = "organisation"
    COUNTRY = "country"
    PLACE = "place"


def group_timeline(timeline: Timeline, record: Record, by: Grouping) -> tuple[Timeline, ...]:
    """Return the parts of a timeline, those told by most independent texts first; entries keep their order.

    `rest` and `left_out` stay with the whole and are empty in the parts.
    """
    events = {event.id: event for event in record.links.events}
    titles = _NAMED[by](record)
    parts = parted(
        timeline.entries,
        by,
        titles=lambda entry: titles(_subject(entry, events)),
        texts=lambda entry: entry.origins.texts,
    )
    return tuple(replace(timeline, title=title, entries=entries, rest=(), left_out=0) for title, entries in parts)


@dataclass(frozen=True, slots=True)
class _Subject:
    """What decides where something told belongs: an event, or the pages of a single deed; who takes part, and where."""

    event_id: str | None = None
    articles: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    place: Place | None = None

    @classmethod
    def of(cls, event: Event) -> "_Subject":
        """Return what decides where an event belongs."""
        return cls(event.id, (), tuple(each.entity_id for each in event.participants), event.place)


def _subject(entry: Entry, events: Mapping[str, Event]) -> _Subject:
    if entry.event_id in events:
        return _Subject.of(events[entry.event_id])
    return _Subject(articles=tuple(dict.fromkeys(ref.article_id for ref in entry.evidence)), entities=entry.of)


def titles_of(record: Record, by: Grouping) -> Callable[[Event], Iterable[str]]:
    """Return what tells the titles of the parts that an event belongs to; `record` holds what the event names."""
    titles = _NAMED[by](record)
    return lambda event: titles(_Subject.of(event))


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
    subjects = ((entry, _subject(entry, events)) for entry in timeline.entries)
    kept = [
        entry
        for entry, about in subjects
        if (country is None or country.casefold() in {name.casefold() for name in _country_names(about, record)})
        and (place is None or place.casefold() in {name.casefold() for name in _place_names(about)})
    ]
    return replace(timeline, entries=tuple(kept), rest=(), left_out=0)


_Titles = Callable[[_Subject], Iterable[str]]


def _by_story(record: Record) -> _Titles:
    titles: dict[str, list[str]] = defaultdict(list)
    for story in record.links.stories:
        for item_id in (*story.events, *story.articles):
            titles[item_id].append(story.title)
    return lambda about: [title for each in (about.event_id or "", *about.articles) for title in titles[each]]


def _by_kind(record: Record, kind: EntityKind) -> _Titles:
    named = {each.id: each.name for each in record.links.entities if each.kind is kind}
    return lambda about: sorted(named[each] for each in about.entities if each in named)


def _by_person(record: Record) -> _Titles:
    return _by_kind(record, EntityKind.PERSON)


def _by_organisation(record: Record) -> _Titles:
    return _by_kind(record, EntityKind.ORGANISATION)


def _by_pair(record: Record) -> _Titles:
    by_person = _by_person(record)

    def titles(about: _Subject) -> Iterator[str]:
        names = list(dict.fromkeys(by_person(about)))
        if len(names) <= _MOST_PAIRED:
            yield from (f"{one} and {other}" for one, other in combinations(names, 2))

    return titles


def _by_country(record: Record) -> _Titles:
    countries = {each.id: each.country for each in record.links.entities if each.kind is not EntityKind.PLACE}

    def titles(about: _Subject) -> list[str]:
        codes = {countries.get(each) for each in about.entities}
        codes |= {about.place.country if about.place else None}
        return sorted(side_name(code) for code in codes if code)

    return titles


def _country_names(about: _Subject, record: Record) -> set[str]:
    names = set(_by_country(record)(about))
    codes = {each.country for each in record.links.entities if each.country and side_name(each.country) in names}
    return names | {code for code in codes if code} | ({about.place.country or ""} if about.place else set())


def _by_place(_: Record) -> _Titles:
    return lambda about: [about.place.name] if about.place else []


def _place_names(about: _Subject) -> set[str]:
    return {about.place.name, *about.place.within} if about.place else set()


_NAMED: Mapping[Grouping, Callable[[Record], _Titles]] = {
    Grouping.STORY: _by_story,
    Grouping.PERSON: _by_person,
    Grouping.PAIR: _by_pair,
    Grouping.ORGANISATION: _by_organisation,
    Grouping.COUNTRY: _by_country,
    Grouping.PLACE: _by_place,
}

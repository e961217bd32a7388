"""Where a happening is that no sentence puts anywhere: by the meeting it was done at, and by what its pages are about.

A paper is signed where those who sign it meet. A march, a fire or a strike is in the town that its page names beside
it, in its title, its dateline or its opening, if that is a single one, else in the one country named there; who is
elected, resigns or imposes sanctions does so in his own country. Where pages disagree it stays open.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from dateline.lang import facts
from dateline.lang.towns import is_town
from dateline.link.about import NAMING, country_of
from dateline.link.entities import EntityIndex
from dateline.link.places import PlaceRelation, best_place, is_country, is_venue, relate
from dateline.link.tellings import Telling, completed
from dateline.link.times import PUT_OFF
from dateline.model.annotation import EntityKind, EventMention, EventType, Mention, PageEntity, PlaceMention, Status
from dateline.model.article import BlockKind
from dateline.model.link import Place
from dateline.model.span import Span

_DEEDS = frozenset({"deal"})
_MEETINGS = frozenset({EventType.MEET, EventType.SUMMIT, EventType.VISIT})
_OF_STATES = frozenset({"elect", "appoint", "resign", "sanction", "ceasefire"})
_CHOICES = frozenset({"elect", "appoint"})
_TOGETHER = frozenset({"meet", "summit"})
_ALONE = frozenset({"disaster", "attack", "protest"})
# Wars and truces are told of on pages from everywhere.
_FAR_OFF = frozenset({"attack", "ceasefire"})
_NOT_HELD = frozenset({*PUT_OFF, Status.DENIED})
_UNDER_WAY = frozenset({Status.HELD, Status.ONGOING})
_OPENING = 3
_NEAR = 2


def place_meant(
    told: Sequence[Telling], home: Mapping[tuple[str, int], Telling], entities: EntityIndex
) -> Place | None:
    """Return where a happening is by what stands around it on its pages; `None` where they leave it open or disagree.

    `home` is the telling of each mention, by article id and number.
    """
    family = told[0].family
    if family in _DEEDS:
        return _agreed([place for each in told for place in _of_meeting(each, home)])
    if family in _ALONE:
        return _agreed([place for each in told if (place := _around(each)) is not None])
    if family in _TOGETHER:
        return _agreed([place for each in told if (place := _at_home(each)) is not None])
    if family in _OF_STATES:
        return _agreed([place for each in told if (place := _own_country(each, entities)) is not None])
    return None


def _agreed(places: Sequence[PlaceMention]) -> Place | None:
    """Return the most exact of the places, where no two are apart."""
    apart = any(relate(one, other) is PlaceRelation.APART for one, other in combinations(dict.fromkeys(places), 2))
    return None if apart else best_place(places)


def _of_meeting(told: Telling, home: Mapping[tuple[str, int], Telling]) -> tuple[PlaceMention, ...]:
    """Return where the nearest meeting of a page is that goes with what was done: "they met in A", "the two signed"."""
    near = []
    for mention in told.mentions:
        for number, other in enumerate(told.page.notes.events):
            meeting = home.get((told.page.article.id, number))
            if meeting is None or other.type not in _MEETINGS or not _goes_with(mention, other):
                continue
            if meeting.places and not meeting.time.is_disjoint(told.time):
                gap = abs(_sentence_number(told, mention) - _sentence_number(told, other))
                near.append((gap, abs(other.trigger.start - mention.trigger.start), meeting.places))
    best = min(near, key=lambda each: each[:2], default=None)
    return best[2] if best is not None and best[0] <= _NEAR else ()


def _goes_with(deed: EventMention, meeting: EventMention) -> bool:
    """Tell whether a deed may be one of a meeting's: both lie behind or both ahead, and neither fell through."""
    if meeting.status in _NOT_HELD or deed.status in _NOT_HELD:
        return False
    return (deed.status is Status.PLANNED) == (
        meeting.status is Status.PLANNED
    ) and deed.background == meeting.background


def _sentence_number(told: Telling, mention: EventMention) -> int:
    sentences = told.page.notes.sentences
    return next((n for n, each in enumerate(sentences) if each.span.covers(mention.trigger)), len(sentences))


def _around(told: Telling) -> PlaceMention | None:
    """Return the one town, else the one country, that stands nearest around the mentions."""
    country = None
    for stretch in _stretches(told):
        towns, countries = _places_in(told, stretch), _countries_in(told, stretch)
        if len(towns) == 1:
            return completed(next(iter(towns.values())), told.page)
        if len(countries) == 1 and not towns:
            country = country or next(iter(countries.values()))
    return country


def _stretches(told: Telling) -> Iterator[tuple[Span, ...]]:
    """Yield the sentences of the mentions, their paragraphs so far, the title and opening of a page about it."""
    notes, article = told.page.notes, told.page.article
    own = [found.span for each in told.mentions if (found := notes.sentence_at(each.trigger.start)) is not None]
    yield tuple(own)
    if told.family in _FAR_OFF and not _is_in_opening(told):
        return
    yield tuple(Span(block.span.start, each.end) for each in own if (block := article.block_at(each.start)) is not None)
    if not told.background:
        yield from _own_news(told)


def _own_news(told: Telling) -> Iterator[tuple[Span, ...]]:
    """Yield a page's title, and its first sentences."""
    yield tuple(block.span for block in told.page.article.blocks if block.kind is BlockKind.TITLE)
    yield tuple(sentence.span for sentence in told.page.notes.sentences[:_OPENING])


def _is_in_opening(told: Telling) -> bool:
    """Tell whether a page has a happening in its title or first sentences: the page is about it."""
    sentences = told.page.notes.sentences[:_OPENING]
    return bool(sentences) and any(mention.trigger.start < sentences[-1].span.end for mention in told.mentions)


def _places_in(told: Telling, stretch: Sequence[Span]) -> dict[str, PlaceMention]:
    """Return the towns named in a stretch, as the page names them."""
    found: dict[str, PlaceMention] = {}
    for mention, entity in _named(told, stretch):
        if entity.kind is EntityKind.PLACE:
            found[entity.key] = PlaceMention(entity.name, mention.span, country_of(entity))
    for place in _sites(told):
        is_new = all(relate(place, other) is not PlaceRelation.SAME for other in found.values())
        if is_new and any(span.covers(place.span) for span in stretch):
            found[place.name] = place
    sender = (told.page.article.dateline_place or "").casefold() if told.family in _ALONE else ""
    return {
        key: place
        for key, place in found.items()
        if (place.country or is_town(place.name)) and not (is_country(place) or is_venue(place))
        if not sender or place.name.casefold() not in sender
    }


def _sites(told: Telling) -> Iterator[PlaceMention]:
    return (each.place for each in told.page.notes.events if each.place is not None)


def _countries_in(told: Telling, stretch: Sequence[Span]) -> dict[str, PlaceMention]:
    return {
        code: PlaceMention(entity.name, mention.span, code)
        for mention, entity in _named(told, stretch)
        if entity.kind is EntityKind.COUNTRY and (code := entity.country)
    }


def _named(told: Telling, stretch: Sequence[Span]) -> Iterator[tuple[Mention, PageEntity]]:
    entities = {entity.key: entity for entity in told.page.notes.entities}
    for mention in told.page.notes.mentions:
        entity = entities.get(mention.entity)
        if entity is not None and mention.form in NAMING and any(span.covers(mention.span) for span in stretch):
            yield mention, entity


def _own_country(told: Telling, entities: EntityIndex) -> PlaceMention | None:
    """Return the country of those who act, else the one country that stands around.

    Sanctions are imposed from no country that is named beside them, and those who call for a truce are not where it is.
    """
    beside = [] if told.family == "sanction" else [_countries_in(told, stretch) for stretch in _stretches(told)]
    own = {} if told.family == "ceasefire" else _of_actors(told, entities)
    first = next((found for found in (own, *beside) if found), {})
    return next(iter(first.values())) if len(first) == 1 else None


def _of_actors(told: Telling, entities: EntityIndex) -> dict[str, PlaceMention]:
    """Return the countries of those who act, or whom a choice falls on."""
    role = "target" if told.family in _CHOICES else "actor"
    found: dict[str, PlaceMention] = {}
    for mention in told.mentions:
        for each in mention.participants:
            entity = entities.of(told.page.article.id, each.entity)
            code = entity.country if entity is not None and each.role == role else None
            if code and (name := facts.country_name(code)):
                found[code] = PlaceMention(name, each.span, code)
    return found


def _at_home(told: Telling) -> PlaceMention | None:
    """Return the one town of a page's title, or else of its opening, for a meeting that it tells as its own news.

    Where the page puts another meeting somewhere else, it leaves this one open.
    """
    if told.background or told.statuses - _UNDER_WAY:
        return None
    found = next((towns for stretch in _own_news(told) if (towns := _places_in(told, stretch))), {})
    if len(found) != 1:
        return None
    town = completed(next(iter(found.values())), told.page)
    meetings = [
        each for n, each in enumerate(told.page.notes.events) if each.type in _MEETINGS and n not in told.numbers
    ]
    elsewhere = (each.place for each in meetings if each.place is not None)
    return None if any(relate(town, other) is PlaceRelation.APART for other in elsewhere) else town

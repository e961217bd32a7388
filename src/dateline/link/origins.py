"""Who stands behind an event, counted at four levels: outlets, texts, announcers, sides."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.lang import facts
from dateline.lang.offices import is_observer
from dateline.link.entities import EntityIndex
from dateline.link.tellings import Telling
from dateline.model.annotation import Attribution, EntityKind, Stance
from dateline.model.link import Entity, Origins, Page

# What a side says by these is no support for the happening.
_NO_SUPPORT = frozenset({Stance.UNCONFIRMED, Stance.DECLINED_DETAILS, Stance.DENIED})


@dataclass(frozen=True, slots=True)
class _Announcer:
    """Who says that something happens or happened, with the side it speaks for."""

    name: str
    side: str | None
    person: bool


def origins_of(tellings: Iterable[Telling], family_of_text: Mapping[str, str], entities: EntityIndex) -> Origins:
    """Return the origins behind the pages that tell one event.

    A medium that passes a statement on is no announcer. Where a side that takes part has spoken, sides that do not take
    part only vouch for it, and where a person has spoken for a side, its government counts as the same announcer.
    """
    told = sorted(tellings, key=lambda telling: telling.id)
    pages = {each.page.article.id: each.page for each in told}
    parties = {side for each in told for side in each.sides}
    found = {announcer for each in told for announcer in _announcers(each, entities)}
    if any(each.side in parties for each in found):
        found = {each for each in found if each.side in parties or each.person}
    spoken_for = {each.side for each in found if each.person}
    found = {each for each in found if each.person or each.side not in spoken_for}
    return Origins(
        outlets=outlets_of(pages.values()),
        texts=tuple(sorted({family_of_text[name] for name in pages})),
        announcers=tuple(sorted({each.name for each in found})),
        sides=tuple(sorted({each.side for each in found if each.side} & parties or {e.side for e in found if e.side})),
    )


def _announcers(told: Telling, entities: EntityIndex) -> Iterator[_Announcer]:
    for mention in told.mentions:
        silent = {stance.side for stance in mention.stances if stance.stance in _NO_SUPPORT}
        for attribution in mention.attributed_to:
            entity = _entity(entities, told.page, attribution)
            name = entity.name if entity else attribution.name
            side = attribution.side or (entity.country if entity else None)
            if attribution.reporting or facts.is_medium(name) or side in silent or _is_observed(told.page, attribution):
                continue
            yield _Announcer(name, side, entity is not None and entity.kind is EntityKind.PERSON)
        for stance in mention.stances:
            if stance.stance not in _NO_SUPPORT:
                by = entities.of(told.page.article.id, stance.by) if stance.by else None
                name = by.name if by else facts.country_name(stance.side) or stance.side
                yield _Announcer(name, stance.side, by is not None and by.kind is EntityKind.PERSON)


def _is_observed(page: Page, attribution: Attribution) -> bool:
    """Tell whether a statement is laid to somebody who only watches: an analyst announces nothing."""
    own = page.notes.entity(attribution.entity) if attribution.entity else None
    return own is not None and is_observer(role.title for role in own.roles)


def outlets_of(pages: Iterable[Page]) -> tuple[str, ...]:
    """Return the outlets of pages; a page that names none counts by its own id."""
    return tuple(sorted({page.article.outlet or page.article.id for page in pages}))


def _entity(entities: EntityIndex, page: Page, attribution: Attribution) -> Entity | None:
    return entities.of(page.article.id, attribution.entity) if attribution.entity else None


def story_origins(parts: Sequence[Origins], pages: Iterable[Page], family_of_text: Mapping[str, str]) -> Origins:
    """Return the origins of a story: those of its pages, and of the events that they tell."""
    articles = list(pages)
    return Origins(
        outlets=outlets_of(articles),
        texts=tuple(sorted({family_of_text[page.article.id] for page in articles})),
        announcers=tuple(sorted({name for part in parts for name in part.announcers})),
        sides=tuple(sorted({code for part in parts for code in part.sides})),
    )

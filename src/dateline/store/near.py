"""What showing one item needs, read without the rest of its scope: a scope may hold a third of all pages.

It is what stands on the item's own pages: who is named there, the events told there, and what is claimed there or of
these events; beside that the stories that tell the pages, and the names and dates of the pages that they go back to.
Whatever rests on more pages is cut to the item's own, but for its origins.
"""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import chain
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from dateline.link.keys import article_of
from dateline.link.merge import judgement_order, merge_entities
from dateline.model.annotation import Annotations
from dateline.model.article import Article
from dateline.model.claim import Check, Claim
from dateline.model.dates import Dated
from dateline.model.link import DateConflict, Entity, Event, Judgement, Lineage, Links, Page, Story
from dateline.model.record import Ledger, Record
from dateline.model.rows import from_json
from dateline.record.why import MOST, Item, told_apart
from dateline.store import articles, schema
from dateline.store.claims import ledger_of
from dateline.store.rows import chunks, decoded, held, values_with
from dateline.store.scopes import scopes_of

Shown = Event | Story | Claim | Article
"""What has a page of its own that needs more than itself."""

Value = TypeVar("Value")


def record_near(connection: Connection, items: Sequence[Shown]) -> Record:
    """Return the part of the record that some items are shown with."""
    own = frozenset[str]().union(*map(_own_pages, items))
    is_briefed = any(isinstance(each, Story) for each in items)
    if is_briefed:  # a brief is written of it, which cites whoever tells the same
        told = _column(connection, schema.event_mentions.c.event_id, schema.event_mentions.c.article_id, own)
        own |= {*_column(connection, schema.event_mentions.c.article_id, schema.event_mentions.c.event_id, {*told})}
    events, ledger = _told(connection, items, own)
    if is_briefed:
        own |= {ref.article_id for each in events for ref in each.mentions}
        own |= {ref.article_id for each in ledger.claims for ref in each.evidence}
    families = _families(connection, own)
    lineages = _lineages(connection, own.union(*families))
    beside = {each for one in lineages for each in (one.from_id, one.to_id)}.union(*families)
    taking_part = {who.entity_id for each in events for who in each.participants}
    named = taking_part.union(_column(connection, schema.resting.c.item_id, schema.resting.c.article_id, own))
    told_in = _column(connection, schema.story_articles.c.story_id, schema.story_articles.c.article_id, own)
    scopes = sorted(scopes_of(connection, sorted(own))) if is_briefed else []
    links = Links(
        lineages=lineages,
        families=families,
        entities=tuple(_named(each, own) for each in merge_entities(_with(connection, Entity, "entities", named))),
        events=tuple(_cut(each, own) for each in events),
        stories=_with(connection, Story, "stories", told_in),
        published=published(connection, own | beside),
        conflicts=held(connection, DateConflict, schema.date_conflicts, scopes),
    )
    known = replace(ledger, claims=tuple(_based(each, own) for each in ledger.claims))
    return Record(pages=_pages(connection, own, beside - own), links=links, ledger=known)


def record_behind(connection: Connection, item: Item) -> Record:
    """Return what explaining an item needs: what it is shown with, the judgements of its members, and their pages."""
    near = record_near(connection, [item]) if isinstance(item, Shown) else Record()
    judged = _judgements(connection, frozenset(_members(item)))
    told = [*chain.from_iterable(some[:MOST] for some in told_apart(judged, frozenset(_members(item))))]
    named = {article_of(member) for each in told for member in (each.left, each.right)}
    pages = [page for page in near.pages if page.article.id not in named]
    conflicts = values_with(connection, DateConflict, schema.date_conflicts.c.item_id, [item.id])
    return replace(
        near,
        pages=tuple(sorted([*pages, *articles.pages(connection, sorted(named))], key=lambda page: page.article.id)),
        links=replace(near.links, judgements=judged, conflicts=conflicts),
    )


def _members(item: Item) -> Sequence[str]:
    match item:
        case Event() | Entity():
            return item.members
        case Story():
            return item.articles
    return ()


def _judgements(connection: Connection, members: AbstractSet[str]) -> tuple[Judgement, ...]:
    table = schema.link_judgements.c
    found = {
        each
        for end in (table.left, table.right)
        for some in chunks(sorted(members))
        for each in decoded(Judgement, connection.execute(sa.select(table.value).where(end.in_(some))).scalars())
    }
    return tuple(sorted(found, key=judgement_order))


def _own_pages(item: Shown) -> frozenset[str]:
    match item:
        case Article():
            return frozenset({item.id})
        case Story():
            return frozenset(item.articles)
        case Event():
            return frozenset(each.article_id for each in item.mentions)
    return frozenset(each.article_id for each in item.evidence)


def _told(connection: Connection, items: Sequence[Shown], own: AbstractSet[str]) -> tuple[tuple[Event, ...], Ledger]:
    """Return the events that items are shown with, and the ledger of their pages and of these events."""
    told = set(_column(connection, schema.event_mentions.c.event_id, schema.event_mentions.c.article_id, own))
    for each in items:
        match each:
            case Event():
                told |= {each.id, each.part_of or each.id}
            case Claim():
                told.add(each.subject)
    claimed = set(_column(connection, schema.resting.c.item_id, schema.resting.c.article_id, own))
    claimed.update(_column(connection, schema.claims.c.id, schema.claims.c.subject, told))
    for check in values_with(connection, Check, schema.checks.c.claim_id, sorted(claimed)):
        told |= {*check.counted, *(id_ for id_, _ in check.excluded)}
    claimed.update(_column(connection, schema.claims.c.id, schema.claims.c.subject, told))
    return _with(connection, Event, "events", told), ledger_of(connection, sorted(claimed))


def _cut(event: Event, own: AbstractSet[str]) -> Event:
    """Return an event as the item's pages tell it; one that none of them tells is named only."""
    kept = [at for at, ref in enumerate(event.mentions) if ref.article_id in own]
    return replace(
        event,
        mentions=tuple(event.mentions[at] for at in kept),
        members=tuple(event.members[at] for at in kept),
        history=tuple(each for each in event.history if each.article_id in own),
    )


def _based(claim: Claim, own: AbstractSet[str]) -> Claim:
    return replace(claim, evidence=tuple(each for each in claim.evidence if each.article_id in own))


def _named(entity: Entity, own: AbstractSet[str]) -> Entity:
    roles = tuple(each for each in entity.roles if each.evidence.article_id in own)
    return replace(entity, members=tuple(each for each in entity.members if each.partition("#")[0] in own), roles=roles)


def _lineages(connection: Connection, own: AbstractSet[str]) -> tuple[Lineage, ...]:
    """Return how the item's pages stand to others, and these to one another."""
    near = {each for one in _touching(connection, own) for each in (one.from_id, one.to_id)}
    found = _touching(connection, near)
    return tuple(each for each in found if near >= {each.from_id, each.to_id})


def _touching(connection: Connection, article_ids: AbstractSet[str]) -> list[Lineage]:
    table = schema.lineages.c
    ends = (table.from_id, table.to_id)
    found = {each.id: each for end in ends for each in values_with(connection, Lineage, end, sorted(article_ids))}
    return [found[id_] for id_ in sorted(found)]


def _families(connection: Connection, own: AbstractSet[str]) -> tuple[tuple[str, ...], ...]:
    table = schema.families.c
    found: dict[str, list[str]] = {}
    for some in chunks(sorted(_column(connection, table.family, table.article_id, own))):
        query = sa.select(table.family, table.article_id).where(table.family.in_(some))
        for row in connection.execute(query.order_by(table.family, table.position)):
            found.setdefault(row.family, []).append(row.article_id)
    return tuple(map(tuple, found.values()))


def published(connection: Connection, article_ids: Iterable[str]) -> tuple[tuple[str, Dated], ...]:
    """Return when pages were published, as the record worked it out, by article id."""
    table = schema.publications.c
    return tuple(
        (row.article_id, from_json(Dated, row.value))
        for some in chunks(sorted(article_ids))
        for row in connection.execute(sa.select(table.article_id, table.value).where(table.article_id.in_(some)))
    )


def _pages(connection: Connection, own: AbstractSet[str], beside: AbstractSet[str]) -> tuple[Page, ...]:
    """Return the item's own pages, and the others for their names, without what was read from them."""
    named = _with(connection, Article, "articles", beside)
    found = [
        *articles.pages(connection, sorted(own)),
        *(Page(each, Annotations(each.id, each.language, "")) for each in named),
    ]
    return tuple(sorted(found, key=lambda each: each.article.id))


def _with(connection: Connection, kind: type[Value], table: str, ids: Iterable[str]) -> tuple[Value, ...]:
    return values_with(connection, kind, schema.metadata.tables[table].c.id, sorted(ids))


def _column(
    connection: Connection, wanted: "sa.Column[Any]", given: "sa.Column[Any]", keys: AbstractSet[str]
) -> Sequence[str]:
    return [
        value
        for some in chunks(sorted(keys))
        for value in connection.execute(sa.select(wanted).where(given.in_(some)).distinct()).scalars()
    ]

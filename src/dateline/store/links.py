"""What belongs together: the clusters computed from all judgements."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from dateline.link.merge import merge_links
from dateline.model.dates import Dated
from dateline.model.link import (
    DateConflict,
    Entity,
    Event,
    Judgement,
    Lineage,
    Links,
    Place,
    Story,
)
from dateline.model.rows import from_json
from dateline.store import schema
from dateline.store.redirects import cluster_members, redirect
from dateline.store.rows import Changed, delete_by, held, insert, refill, replace
from dateline.store.search import index_events

Clusters = TypeVar("Clusters", Event, Story)


def replace_links(
    connection: Connection, before: Collection[str], parts: Mapping[str, Links], at: datetime
) -> dict[str, Changed]:
    """Put the links of scopes in the place of what stands for the scopes `before`; return what changed, by kind."""

    def rows(row_of: Callable[[Links], Iterable[dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
        return {scope: list(row_of(links)) for scope, links in parts.items()}

    made = rows(lambda links: (_judgement_row(each) for each in links.judgements))
    refill(connection, schema.link_judgements, before, made)
    refill(connection, schema.families, before, rows(lambda links: _family_rows(links.families)))
    published = rows(lambda links: (_publication_row(*each) for each in links.published))
    refill(connection, schema.publications, before, published)
    conflicts = rows(lambda links: ({"item_id": each.item_id, "value": each} for each in links.conflicts))
    refill(connection, schema.date_conflicts, before, conflicts)
    lineages = {scope: links.lineages for scope, links in parts.items()}
    entities = {scope: links.entities for scope, links in parts.items()}
    events = {scope: links.events for scope, links in parts.items()}
    stories = {scope: links.stories for scope, links in parts.items()}
    earlier = cluster_members(connection, before)
    changed = {
        "lineage": replace(connection, schema.lineages, before, lineages, _lineage_columns),
        "entity": replace(connection, schema.entities, before, entities, _entity_columns),
        "event": replace(connection, schema.events, before, events, _event_columns),
        "story": replace(connection, schema.stories, before, stories, _story_columns),
    }
    told = [each for links in parts.values() for each in links.events]
    about = [each for links in parts.values() for each in links.stories]
    _put_parts(connection, schema.event_mentions.c.event_id, told, changed["event"], _mention_rows)
    _put_parts(connection, schema.event_participants.c.event_id, told, changed["event"], _participant_rows)
    _put_parts(connection, schema.story_articles.c.story_id, about, changed["story"], _story_rows)
    index_events(connection, told, changed["event"])
    redirect(connection, earlier, cluster_members(connection, parts), at)
    return changed


def links(connection: Connection, scopes: Sequence[str] | None = None, *, judgements: bool = True) -> Links:
    """Return everything that was linked; only that of some scopes where `scopes` is given."""
    return merge_links([link_parts(connection, scopes, judgements=judgements)])


def link_parts(connection: Connection, scopes: Sequence[str] | None = None, *, judgements: bool = True) -> Links:
    """Return the same as it was computed, with a part of an entity for each scope that tells of it."""
    table = schema.publications
    published = sa.select(table.c.article_id, table.c.value).order_by(table.c.article_id)
    dated = connection.execute(published if scopes is None else published.where(table.c.scope.in_(scopes)))
    return Links(
        judgements=held(connection, Judgement, schema.link_judgements, scopes) if judgements else (),
        lineages=held(connection, Lineage, schema.lineages, scopes),
        families=_families(connection, scopes),
        entities=held(connection, Entity, schema.entities, scopes),
        events=held(connection, Event, schema.events, scopes),
        stories=held(connection, Story, schema.stories, scopes),
        published=tuple((row.article_id, from_json(Dated, row.value)) for row in dated),
        conflicts=held(connection, DateConflict, schema.date_conflicts, scopes),
    )


def _judgement_row(judgement: Judgement) -> dict[str, Any]:
    return {
        "kind": judgement.kind,
        "left": judgement.left,
        "right": judgement.right,
        "verdict": judgement.verdict,
        "score": judgement.score,
        "decided_by": judgement.decided_by,
        "value": judgement,
    }


def _family_rows(families: Sequence[Sequence[str]]) -> list[dict[str, Any]]:
    return [
        {"family": family[0], "article_id": article_id, "position": position}
        for family in families
        for position, article_id in enumerate(family)
    ]


def _families(connection: Connection, scopes: Sequence[str] | None) -> tuple[tuple[str, ...], ...]:
    table = schema.families
    query = sa.select(table.c.family, table.c.article_id).order_by(table.c.family, table.c.position)
    rows = connection.execute(query if scopes is None else query.where(table.c.scope.in_(scopes)))
    return tuple(tuple(row.article_id for row in group) for _, group in groupby(rows, key=lambda row: row.family))


def _publication_row(article_id: str, published: Dated) -> dict[str, Any]:
    return {
        "article_id": article_id,
        "earliest": published.interval.earliest,
        "latest": published.interval.latest,
        "precision": published.precision,
        "basis": published.basis,
        "value": published,
    }


def _lineage_columns(lineage: Lineage) -> dict[str, Any]:
    return {
        "from_id": lineage.from_id,
        "to_id": lineage.to_id,
        "relation": lineage.relation,
        "level": lineage.level,
        "score": lineage.score,
    }


def _entity_columns(entity: Entity) -> dict[str, Any]:
    return {"kind": entity.kind, "name": entity.name, "country": entity.country}


def _within(place: Place | None) -> str | None:
    """Return the names that contain a place as the column holds them: a name a line, the nearest first."""
    return "\n".join(place.within) if place and place.within else None


def _event_columns(event: Event) -> dict[str, Any]:
    return {
        "type": event.type,
        "status": event.status,
        "title": event.title,
        "earliest": event.time.interval.earliest,
        "latest": event.time.interval.latest,
        "place": event.place.name if event.place else None,
        "within": _within(event.place),
        "country": event.place.country if event.place else None,
        "part_of": event.part_of,
        "series": event.series,
        "background": event.background,
    }


def _story_columns(story: Story) -> dict[str, Any]:
    return {"title": story.title, "earliest": story.time.earliest, "latest": story.time.latest}


def _mention_rows(event: Event) -> list[dict[str, Any]]:
    return [
        {"event_id": event.id, "article_id": each.article_id, "start": each.span.start, "end": each.span.end}
        for each in event.mentions
    ]


def _participant_rows(event: Event) -> list[dict[str, Any]]:
    return [{"event_id": event.id, "entity_id": each.entity_id, "role": each.role} for each in event.participants]


def _story_rows(story: Story) -> list[dict[str, Any]]:
    return [{"story_id": story.id, "article_id": article_id} for article_id in story.articles]


def _put_parts(
    connection: Connection,
    owner: "sa.Column[Any]",
    items: Sequence[Clusters],
    changed: Changed,
    rows_of: Callable[[Clusters], list[dict[str, Any]]],
) -> None:
    """Write the rows that hang from the items that changed, numbered within each item."""
    delete_by(connection, owner, sorted({*changed.gone, *changed.written}))
    rows = [
        {**row, "position": position}
        for item in items
        if item.id in changed.written
        for position, row in enumerate(rows_of(item))
    ]
    insert(connection, owner.table, rows)

"""What belongs together: people's judgements, and the clusters computed from all judgements."""

from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from dateline.model.dates import Dated
from dateline.model.link import (
    DateConflict,
    Entity,
    Event,
    Judgement,
    Lineage,
    Links,
    Story,
)
from dateline.model.rows import from_json
from dateline.store import schema
from dateline.store.rows import Changed, delete_by, insert, refill, replace, values
from dateline.store.search import index_events

Clusters = TypeVar("Clusters", Event, Story)


def put_judgement(connection: Connection, judgement: Judgement, at: datetime) -> int:
    """Keep a person's judgement; return the number by which it can be withdrawn."""
    row = _judgement_row(judgement)
    del row["score"]
    statement = sa.insert(schema.judgements).values(made_at=at, **row).returning(schema.judgements.c.id)
    return int(connection.execute(statement).scalar_one())


def withdraw_judgement(connection: Connection, number: int, at: datetime) -> bool:
    """Set a person's judgement aside; tell whether there was one that stood."""
    table = schema.judgements
    stands = (table.c.id == number) & table.c.withdrawn_at.is_(None)
    return connection.execute(sa.update(table).where(stands).values(withdrawn_at=at)).rowcount == 1


def peoples_judgements(connection: Connection) -> tuple[Judgement, ...]:
    """Return the judgements by people that stand, oldest first."""
    table = schema.judgements
    query = sa.select(table.c.value).where(table.c.withdrawn_at.is_(None)).order_by(table.c.id)
    return tuple(from_json(Judgement, text) for text in connection.execute(query).scalars())


def replace_links(connection: Connection, links: Links) -> dict[str, Changed]:
    """Put `links` in the place of the earlier ones; return what changed, by kind of item."""
    refill(connection, schema.link_judgements, [_judgement_row(each) for each in links.judgements])
    refill(connection, schema.families, _family_rows(links.families))
    refill(connection, schema.publications, [_publication_row(*each) for each in links.published])
    conflicts = [{"item_id": conflict.item_id, "value": conflict} for conflict in links.conflicts]
    refill(connection, schema.date_conflicts, conflicts)
    changed = {
        "lineage": replace(connection, schema.lineages, links.lineages, _lineage_columns),
        "entity": replace(connection, schema.entities, links.entities, _entity_columns),
        "event": replace(connection, schema.events, links.events, _event_columns),
        "story": replace(connection, schema.stories, links.stories, _story_columns),
    }
    _put_parts(connection, schema.event_mentions.c.event_id, links.events, changed["event"], _mention_rows)
    _put_parts(connection, schema.event_participants.c.event_id, links.events, changed["event"], _participant_rows)
    _put_parts(connection, schema.story_articles.c.story_id, links.stories, changed["story"], _story_rows)
    index_events(connection, links.events, changed["event"])
    return changed


def links(connection: Connection) -> Links:
    """Return all links of the record."""
    published = sa.select(schema.publications.c.article_id, schema.publications.c.value).order_by("article_id")
    return Links(
        judgements=values(connection, Judgement, schema.link_judgements),
        lineages=values(connection, Lineage, schema.lineages),
        families=_families(connection),
        entities=values(connection, Entity, schema.entities),
        events=values(connection, Event, schema.events),
        stories=values(connection, Story, schema.stories),
        published=tuple((row.article_id, from_json(Dated, row.value)) for row in connection.execute(published)),
        conflicts=values(connection, DateConflict, schema.date_conflicts),
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


def _families(connection: Connection) -> tuple[tuple[str, ...], ...]:
    table = schema.families
    rows = connection.execute(sa.select(table.c.family, table.c.article_id).order_by(table.c.family, table.c.position))
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


def _event_columns(event: Event) -> dict[str, Any]:
    return {
        "type": event.type,
        "status": event.status,
        "title": event.title,
        "earliest": event.time.interval.earliest,
        "latest": event.time.interval.latest,
        "place": event.place.name if event.place else None,
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
    delete_by(connection, owner, changed.gone + changed.changed)
    rows = [
        {**row, "position": position}
        for item in items
        if item.id in changed.written
        for position, row in enumerate(rows_of(item))
    ]
    insert(connection, owner.table, rows)

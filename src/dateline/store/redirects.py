"""Ids that are gone, and where they lead.

An event, story or entity goes by an id made from its smallest member. When clusters grow together, are parted or get
a smaller member, ids go, and each then leads to the cluster that holds most of what it held. This is history: it
depends on the order in which pages came, and nothing is computed from it.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from dateline.model.link import Entity, Event, Story
from dateline.store import schema
from dateline.store.rows import delete_by, insert, values_with

_MOST_STEPS = 100  # ids that lead in a ring are not made; a damaged record must not hang a reader

Members = Mapping[str, Mapping[str, Sequence[str]]]
"""The members of clusters, by kind and id."""


def cluster_members(connection: Connection, scopes: Collection[str]) -> Members:
    """Return what the clusters of some scopes hold."""
    names = sorted(scopes)
    events = values_with(connection, Event, schema.events.c.scope, names)
    stories = values_with(connection, Story, schema.stories.c.scope, names)
    entities: dict[str, list[str]] = {}
    for part in values_with(connection, Entity, schema.entities.c.scope, names):
        entities.setdefault(part.id, []).extend(part.members)
    return {
        "event": {each.id: each.members for each in events},
        "story": {each.id: each.articles for each in stories},
        "entity": entities,
    }


def redirect(connection: Connection, before: Members, after: Members, at: datetime) -> None:
    """Let every id that is gone lead to the cluster that holds most of its members; one that is back leads nowhere."""
    for kind, clusters in after.items():
        home = {member: name for name, members in sorted(clusters.items()) for member in members}
        gone = sorted(before[kind].keys() - clusters.keys())
        delete_by(connection, schema.redirects.c.id, [*gone, *clusters])
        rows = []
        for name in gone:
            counts = Counter(home[member] for member in before[kind][name] if member in home)
            if counts and not (kind == "entity" and _stands(connection, name)):
                target = min(counts, key=lambda each: (-counts[each], each))
                rows.append({"id": name, "kind": kind, "leads_to": target, "at": at})
        insert(connection, schema.redirects, rows)


def _stands(connection: Connection, entity_id: str) -> bool:
    """Tell whether another scope still has a part of an entity."""
    query = sa.select(schema.entities.c.id).where(schema.entities.c.id == entity_id).limit(1)
    return connection.execute(query).first() is not None


def led_to(connection: Connection, short: str) -> str | None:
    """Return where an id that is gone, or a beginning that fits one such id, leads in the end; `None` where nowhere."""
    table = schema.redirects
    begins = table.c.id.startswith(short, autoescape=True)
    found = list(connection.execute(sa.select(table.c.id).where(begins).limit(2)).scalars()) if short else []
    if len(found) != 1:
        return None
    target: str | None = None
    name: str | None = found[0]
    for _ in range(_MOST_STEPS):
        name = connection.execute(sa.select(table.c.leads_to).where(table.c.id == name)).scalar()
        if name is None:
            break
        target = name
    return target

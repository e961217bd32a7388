"""The pages whose links must be computed anew."""

from collections.abc import Iterable, Sequence

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from dateline.store import schema
from dateline.store.rows import chunks, delete_by, insert


def enqueue(connection: Connection, article_ids: Iterable[str]) -> None:
    """Have pages linked anew that are new, changed or gone: their keys and neighbours too."""
    ids = sorted(set(article_ids))
    delete_by(connection, schema.waiting.c.article_id, ids)
    insert(connection, schema.waiting, [{"article_id": each, "is_keyed": False} for each in ids])


def touch(connection: Connection, article_ids: Iterable[str]) -> None:
    """Have pages linked anew whose keys and neighbours are as they were."""
    ids = sorted(set(article_ids))
    table = schema.waiting
    known: set[str] = set()
    for some in chunks(ids):
        known |= set(connection.execute(sa.select(table.c.article_id).where(table.c.article_id.in_(some))).scalars())
    insert(connection, table, [{"article_id": each, "is_keyed": True} for each in ids if each not in known])


def enqueue_all(connection: Connection) -> None:
    """Have every page linked anew, also those that are gone and whose results still stand."""
    linked = sa.select(schema.linked_pages.c.article_id)
    held = sa.select(schema.articles.c.id)
    connection.execute(sa.delete(schema.waiting))
    everything = sa.union(linked, held).subquery()
    rows = sa.select(everything.c[0], sa.false())
    connection.execute(sa.insert(schema.waiting).from_select(["article_id", "is_keyed"], rows))


def waiting(connection: Connection, *, keyed: bool, limit: int) -> tuple[str, ...]:
    """Return some pages that wait, the smallest ids first: with their keys up to date, or not."""
    table = schema.waiting
    query = sa.select(table.c.article_id).where(table.c.is_keyed == keyed).order_by(table.c.article_id).limit(limit)
    return tuple(connection.execute(query).scalars())


def done(connection: Connection, article_ids: Sequence[str]) -> None:
    """Have pages wait no longer."""
    delete_by(connection, schema.waiting.c.article_id, article_ids)

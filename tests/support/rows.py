"""Whether two records are the same: all rows of both, or one digest of them."""

import hashlib
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from dateline.store import schema
from dateline.store.database import Database

# What depends on history and is computed from by nothing: numbers of rows, ids that lead on, the log.
NOT_COMPARED = frozenset({"meta", "captures", "redirects", "changes", "judgements", "page_keys", "page_neighbours"})


def rows(path: Path) -> dict[str, list[Any]]:
    """Return every row of every table, numbers of rows left out, and neighbours and keys by article."""
    found: dict[str, list[Any]] = {}
    with Database(path) as database, database.reading() as connection:
        names = {row.number: row.article_id for row in connection.execute(sa.select(schema.linked_pages))}
        for table in schema.metadata.sorted_tables:
            if table.name not in NOT_COMPARED:
                numbered = [column for column in table.columns if not isinstance(column.type, sa.Integer)]
                kept = numbered if table.primary_key.columns.values()[0] not in numbered else list(table.columns)
                found[table.name] = sorted(repr(tuple(row)) for row in connection.execute(sa.select(*kept)))
        keys = connection.execute(sa.select(schema.page_keys))
        found["keys"] = sorted((names[row.page], row.kind, row.value, row.first, row.last, row.whole) for row in keys)
        near = connection.execute(sa.select(schema.page_neighbours))
        found["neighbours"] = sorted((names[row.page], names[row.other]) for row in near)
    return found


def digest(path: Path) -> str:
    """Return a hash of all rows: equal for records that hold the same."""
    found = hashlib.sha256()
    for name, each in sorted(rows(path).items()):
        found.update(f"{name}\n".encode() + "".join(f"{row}\n" for row in each).encode())
    return found.hexdigest()[:16]

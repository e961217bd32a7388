"""Writing result tables so that only what changed is written, and reading whole values back."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from dateline.model.rows import from_json, to_json

_DIGEST_CHARS = 16
_MANY = 500  # ids in one statement: below the limit of every database
Value = TypeVar("Value")


class HasId(Protocol):
    """A value of the model with an id."""

    @property
    def id(self) -> str:
        """The id, unique in its table."""


@dataclass(frozen=True, slots=True)
class Changed:
    """Which rows of a table a replacement touched, by id, in order."""

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()

    @property
    def written(self) -> frozenset[str]:
        """The ids of all rows that were written."""
        return frozenset(self.new + self.changed)


Item = TypeVar("Item", bound=HasId)


def replace(
    connection: Connection, table: sa.Table, items: Sequence[Item], columns: Callable[[Item], dict[str, Any]]
) -> Changed:
    """Make `table` hold just `items`, leaving rows alone whose value is the same; return what changed."""
    digests = {item.id: _digest(item) for item in items}
    if len(digests) != len(items):
        raise ValueError(f"two items in {table.name} have one id")
    before = {row.id: row.digest for row in connection.execute(sa.select(table.c.id, table.c.digest))}
    gone = tuple(sorted(before.keys() - digests.keys()))
    new = tuple(sorted(digests.keys() - before.keys()))
    changed = tuple(sorted(id_ for id_, digest in digests.items() if before.get(id_, digest) != digest))
    outcome = Changed(new, changed, gone)
    delete_by(connection, table.c.id, gone + changed)
    insert(
        connection,
        table,
        [
            {"id": item.id, "digest": digests[item.id], "value": item, **columns(item)}
            for item in items
            if item.id in outcome.written
        ],
    )
    return outcome


def refill(connection: Connection, table: sa.Table, rows: Sequence[dict[str, Any]]) -> None:
    """Make `table` hold just `rows`."""
    connection.execute(sa.delete(table))
    insert(connection, table, rows)


def insert(connection: Connection, table: sa.Table, rows: Sequence[dict[str, Any]]) -> None:
    """Add `rows`; nothing is asked of the database where there are none."""
    if rows:
        connection.execute(sa.insert(table), list(rows))


def delete_by(connection: Connection, column: "sa.Column[Any]", keys: Sequence[object]) -> None:
    """Delete the rows whose `column` is one of `keys`."""
    for some in chunks(keys):
        connection.execute(sa.delete(column.table).where(column.in_(some)))


def chunks(items: Sequence[Value]) -> Iterator[Sequence[Value]]:
    """Yield `items` in parts that fit one statement."""
    for start in range(0, len(items), _MANY):
        yield items[start : start + _MANY]


def values(connection: Connection, kind: type[Value], table: sa.Table, *order: "sa.Column[Any]") -> tuple[Value, ...]:
    """Return every value of a table, in `order` (by id where none is given)."""
    query = sa.select(table.c.value).order_by(*(order or (table.c.id,)))
    return decoded(kind, connection.execute(query).scalars())


def value(connection: Connection, kind: type[Value], table: sa.Table, id_: str) -> Value | None:
    """Return the value with that id, or `None`."""
    text = connection.execute(sa.select(table.c.value).where(table.c.id == id_)).scalar()
    return None if text is None else from_json(kind, text)


def decoded(kind: type[Value], texts: Iterable[str]) -> tuple[Value, ...]:
    """Return the values that JSON texts hold."""
    return tuple(from_json(kind, text) for text in texts)


def _digest(item: object) -> str:
    return hashlib.sha256(to_json(item).encode()).hexdigest()[:_DIGEST_CHARS]

"""Writing result tables so that only what changed is written, and reading whole values back."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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
    """Which items a replacement touched, by id, in order; `written` are all whose rows were written."""

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    written: frozenset[str] = frozenset()


Item = TypeVar("Item", bound=HasId)
_Digests = dict[tuple[str, str], str]  # by id and scope


def replace(
    connection: Connection,
    table: sa.Table,
    before: Iterable[str],
    parts: Mapping[str, Sequence[Item]],
    columns: Callable[[Item], dict[str, Any]],
) -> Changed:
    """Make `table` hold just `parts` for the scopes `before` and those of `parts`; return what changed.

    Rows are left alone whose scope and value are the same.
    """
    items = {(item.id, scope): item for scope, all_ in parts.items() for item in all_}
    if len(items) != sum(map(len, parts.values())):
        raise ValueError(f"two items in {table.name} have one id")
    after = {key: digest_of(to_json(item)) for key, item in items.items()}
    known = _digests(connection, table, {*before, *parts})
    stale = [key for key, digest in known.items() if after.get(key) != digest]
    fresh = sorted(key for key, digest in after.items() if known.get(key) != digest)
    for id_, scope in stale:
        connection.execute(sa.delete(table).where(table.c.id == id_, table.c.scope == scope))
    rows = [
        {
            "id": id_,
            "scope": scope,
            "digest": after[id_, scope],
            "value": items[id_, scope],
            **columns(items[id_, scope]),
        }
        for id_, scope in fresh
    ]
    insert(connection, table, rows)
    then, now = _by_id(known), _by_id(after)
    return Changed(
        new=tuple(sorted(now.keys() - then.keys())),
        changed=tuple(sorted(id_ for id_ in now.keys() & then.keys() if now[id_] != then[id_])),
        gone=tuple(sorted(then.keys() - now.keys())),
        written=frozenset(id_ for id_, _ in fresh),
    )


def _by_id(digests: _Digests) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for (id_, _), digest in digests.items():
        found.setdefault(id_, set()).add(digest)
    return found


def _digests(connection: Connection, table: sa.Table, scopes: Iterable[str]) -> _Digests:
    query = sa.select(table.c.id, table.c.scope, table.c.digest)
    return {
        (row.id, row.scope): row.digest
        for some in chunks(sorted(scopes))
        for row in connection.execute(query.where(table.c.scope.in_(some)))
    }


def refill(
    connection: Connection, table: sa.Table, before: Iterable[str], parts: Mapping[str, Sequence[dict[str, Any]]]
) -> None:
    """Make `table` hold just the rows in `parts` for the scopes `before` and those of `parts`."""
    delete_by(connection, table.c.scope, sorted({*before, *parts}))
    insert(connection, table, [{"scope": scope, **row} for scope, rows in parts.items() for row in rows])


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


def values_with(
    connection: Connection, kind: type[Value], column: "sa.Column[Any]", keys: Sequence[object]
) -> tuple[Value, ...]:
    """Return the values whose `column` is one of `keys`, in order of the column."""
    found: list[Value] = []
    for some in chunks(keys):
        query = sa.select(column.table.c.value).where(column.in_(some)).order_by(*column.table.primary_key)
        found += decoded(kind, connection.execute(query).scalars())
    return tuple(found)


def held(connection: Connection, kind: type[Value], table: sa.Table, scopes: Sequence[str] | None) -> tuple[Value, ...]:
    """Return every value of a table of results, or those of some scopes."""
    return values(connection, kind, table) if scopes is None else values_with(connection, kind, table.c.scope, scopes)


def decoded(kind: type[Value], texts: Iterable[str]) -> tuple[Value, ...]:
    """Return the values that JSON texts hold."""
    return tuple(from_json(kind, text) for text in texts)


def digest_of(text: str) -> str:
    """Return the hash that says whether a value, as JSON text, is still the same."""
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGEST_CHARS]

"""The record as one file: what may be asked of it and what may be put into it, each in one transaction."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from dateline.errors import NotFound, UsageError
from dateline.model.annotation import Annotations
from dateline.model.article import Article
from dateline.model.capture import Capture
from dateline.model.claim import Check, Claim
from dateline.model.found import Hit
from dateline.model.link import Entity, Event, Judgement, Lineage, Links, Page, Story
from dateline.model.outcome import Rejection
from dateline.model.record import Ledger, Record
from dateline.store import articles, claims, links, schema
from dateline.store.articles import Keys, Known
from dateline.store.database import BUSY_SECONDS, Database
from dateline.store.rows import Changed, chunks, insert, value, values
from dateline.store.search import search
from dateline.store.watched import WatchTable

Value = TypeVar("Value")

KINDS: dict[str, tuple[sa.Table, type]] = {
    "article": (schema.articles, Article),
    "event": (schema.events, Event),
    "story": (schema.stories, Story),
    "entity": (schema.entities, Entity),
    "claim": (schema.claims, Claim),
    "lineage": (schema.lineages, Lineage),
    "check": (schema.checks, Check),
    "rejection": (schema.rejections, Rejection),
}
"""The kinds of item that have an id, with where they stand and their class."""

Item = Article | Event | Story | Entity | Claim | Lineage | Check | Rejection


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one page: an article with its annotations, or a rejection, which may have no capture."""

    capture: Capture | None
    article: Article | None = None
    notes: Annotations | None = None
    rejection: Rejection | None = None


class RecordFile:
    """A record file, open. Use as a context manager, or call `close`."""

    def __init__(self, path: Path, *, must_exist: bool = False, busy_seconds: float = BUSY_SECONDS) -> None:
        """Open or make the record at `path`; the errors are those of `store.database.Database`."""
        self._database = Database(path, must_exist=must_exist, busy_seconds=busy_seconds)
        self.watched = WatchTable(self._database)
        self.path = path

    def __enter__(self) -> "RecordFile":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    # What is known of pages, and new pages

    def known(self, captures: Sequence[Capture], keys: Keys) -> dict[str, Known]:
        """Return what the record holds of `captures` for these versions of the stages, by capture id."""
        with self._database.reading() as connection:
            return articles.known(connection, captures, keys)

    def put_pages(self, outcomes: Iterable[Outcome], keys: Keys, at: datetime) -> None:
        """Write what became of a batch of pages, all or none."""
        with self._database.writing() as connection:
            _log(connection, at, [_put_outcome(connection, outcome, keys) for outcome in outcomes])
            _set_meta(connection, "generation", str(_generation(connection) + 1))

    def held(self, rejection_ids: Sequence[str]) -> frozenset[str]:
        """Return those of the ids under which the record holds a rejection."""
        table = schema.rejections
        with self._database.reading() as connection:
            return frozenset(
                id_
                for some in chunks(rejection_ids)
                for id_ in connection.execute(sa.select(table.c.id).where(table.c.id.in_(some))).scalars()
            )

    def capture(self, capture_id: str) -> Capture | None:
        """Return the capture with that id, with its bytes, or `None`."""
        with self._database.reading() as connection:
            return articles.capture(connection, capture_id)

    def capture_ids(self) -> frozenset[str]:
        """Return the ids of all captures."""
        with self._database.reading() as connection:
            return frozenset(connection.execute(sa.select(schema.captures.c.id)).scalars())

    # Judgements by people

    def judge(self, judgement: Judgement, at: datetime) -> int:
        """Keep a person's judgement and return its number; the links are computed anew with the next run."""
        with self._database.writing() as connection:
            number = links.put_judgement(connection, judgement, at)
            _set_meta(connection, "generation", str(_generation(connection) + 1))
            return number

    def withdraw(self, number: int, at: datetime) -> None:
        """Set a person's judgement aside; `NotFound` where none with that number stands."""
        with self._database.writing() as connection:
            if not links.withdraw_judgement(connection, number, at):
                raise NotFound(f"no judgement with the number {number} stands")
            _set_meta(connection, "generation", str(_generation(connection) + 1))

    # Results over all pages

    def is_stale(self, version: str) -> bool:
        """Tell whether pages, judgements or the stages (`version`) changed since the links were computed."""
        with self._database.reading() as connection:
            generation = _generation(connection)
            return generation > 0 and _meta(connection, "linked") != f"{generation}:{version}"

    def state(self) -> str:
        """Return a mark that changes whenever anything in the record does."""
        with self._database.reading() as connection:
            return f"{_generation(connection)} {_meta(connection, 'linked')}"

    def to_link(self) -> tuple[int, tuple[Page, ...], tuple[Judgement, ...]]:
        """Return the generation of the record with its pages and people's judgements, all of one state."""
        with self._database.reading() as connection:
            return _generation(connection), articles.pages(connection), links.peoples_judgements(connection)

    def put_results(self, found: Links, ledger: Ledger, generation: int, version: str, at: datetime) -> bool:
        """Replace links and ledger, all or nothing; return False where the pages changed since `generation`."""
        with self._database.writing() as connection:
            if _generation(connection) != generation:
                return False
            changed = links.replace_links(connection, found) | claims.replace_ledger(connection, ledger)
            _log(connection, at, [(kind, each) for kind, each in changed.items()])
            _set_meta(connection, "linked", f"{generation}:{version}")
            return True

    # Reading

    def record(self) -> Record:
        """Return the whole record as one value, of one state."""
        with self._database.reading() as connection:
            return Record(
                pages=articles.pages(connection),
                rejections=articles.rejections(connection),
                links=links.links(connection),
                ledger=claims.ledger(connection),
            )

    def all(self, kind: type[Value]) -> tuple[Value, ...]:
        """Return every item of a class that `KINDS` names, by id."""
        table = next(table for table, known in KINDS.values() if known is kind)
        with self._database.reading() as connection:
            return values(connection, kind, table)

    def pages(self, article_ids: Sequence[str]) -> tuple[Page, ...]:
        """Return the articles with those ids, with their annotations."""
        with self._database.reading() as connection:
            return articles.pages(connection, article_ids)

    def find(self, short: str) -> tuple[str, Item]:
        """Return the kind of an item and the item, by its id or a beginning of it, with or without its kind's mark.

        Raises:
            NotFound: nothing in the record has such an id.
            UsageError: the beginning fits several items; the message names some of them.
        """
        with self._database.reading() as connection:
            found = _matching(connection, short.strip())
            if not found:
                raise NotFound(f"nothing in the record has an id that begins with {short!r}")
            exact = [each for each in found if each[1] == short.strip()]
            if len(found) > 1 and not exact:
                some = ", ".join(id_ for _, id_ in found[:4]) + (", …" if len(found) > 4 else "")
                raise UsageError(f"{short!r} fits {len(found)} items: {some}; give more of the id")
            kind, id_ = (exact or found)[0]
            table, item_class = KINDS[kind]
            item: Item | None = value(connection, item_class, table, id_)
            if item is None:
                raise NotFound(f"{id_} was just removed from the record")
            return kind, item

    def search(self, text: str, *, kinds: Sequence[str] = (), limit: int = 50) -> tuple[Hit, ...]:
        """Return what matches all the words of `text`, best first; see `store.search.search`."""
        with self._database.reading() as connection:
            return search(connection, text, kinds=kinds, limit=limit)

    def counts(self) -> dict[str, int]:
        """Return how many items of each kind the record holds."""
        with self._database.reading() as connection:
            return {
                kind: connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()
                for kind, (table, _) in KINDS.items()
            }

    def damage(self) -> tuple[str, ...]:
        """Return what the database itself finds wrong with the file; nothing for a sound one."""
        with self._database.reading() as connection:
            found = [str(each) for each in connection.exec_driver_sql("PRAGMA integrity_check(20)").scalars()]
            loose = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        return tuple(each for each in found if each != "ok") + tuple(f"a row of {row[0]} hangs loose" for row in loose)


def _put_outcome(connection: Connection, outcome: Outcome, keys: Keys) -> tuple[str, Changed]:
    if outcome.article and outcome.notes and outcome.capture:
        articles.put_page(connection, outcome.capture, outcome.article, outcome.notes, keys)
        return "article", Changed(new=(outcome.article.id,))
    if outcome.rejection:
        articles.put_rejection(connection, outcome.rejection, outcome.capture, keys)
        return "rejection", Changed(new=(outcome.rejection.id,))
    raise ValueError("an outcome holds neither an article with its annotations nor a rejection")


def _matching(connection: Connection, short: str) -> list[tuple[str, str]]:
    """Return kind and id of the items whose id, or its part after the mark, begins with `short`."""
    escaped = short.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    if not escaped:
        return []
    patterns = [f"{escaped}%"] if "_" in short else [f"{escaped}%", f"%\\_{escaped}%"]
    found: list[tuple[str, str]] = []
    for kind, (table, _) in KINDS.items():
        fits = sa.or_(*(table.c.id.like(pattern, escape="\\") for pattern in patterns))
        found.extend(
            (kind, id_) for id_ in connection.execute(sa.select(table.c.id).where(fits).order_by("id")).scalars()
        )
    return found


def _log(connection: Connection, at: datetime, changes: Sequence[tuple[str, Changed]]) -> None:
    rows = [
        {"at": at, "kind": kind, "item_id": id_, "change": change}
        for kind, changed in changes
        for change, ids in (("new", changed.new), ("changed", changed.changed), ("gone", changed.gone))
        for id_ in ids
    ]
    insert(connection, schema.changes, rows)


def _generation(connection: Connection) -> int:
    return int(_meta(connection, "generation") or 0)


def _meta(connection: Connection, key: str) -> str | None:
    return connection.execute(sa.select(schema.meta.c.value).where(schema.meta.c.key == key)).scalar()


def _set_meta(connection: Connection, key: str, text: str) -> None:
    connection.execute(sa.delete(schema.meta).where(schema.meta.c.key == key))
    connection.execute(sa.insert(schema.meta).values(key=key, value=text))

"""Whether a record is whole: every byte, every hash, every reference, every cited word.

Nothing is fetched and nothing is written. Pages that wait to be linked are left out where results are compared with
them: their results are older than they are, and the record says so itself.
"""

import dataclasses
import zlib
from collections import Counter
from collections.abc import Iterator
from typing import Any, TypeAlias

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from dateline.model.annotation import Annotations
from dateline.model.article import Article
from dateline.model.capture import Capture, Source, SourceKind
from dateline.model.ids import sha256_hex
from dateline.model.record import Record
from dateline.model.rows import from_json
from dateline.model.span import Span
from dateline.model.verified import Verified
from dateline.record.evidence import cited, loose_evidence
from dateline.store import articles, claims, links, schema
from dateline.store.backends import Backend
from dateline.store.fulltext import fulltext_of
from dateline.store.rows import digest_of
from dateline.store.scopes import scopes_members

_SCOPES = 50  # read at a time
_BODIES = 50
_Query: TypeAlias = "sa.Select[Any] | sa.CompoundSelect[Any]"
_Told = Iterator[str | None]  # a fault, or nothing, for each thing that was looked at

_TABLES = (schema.lineages, schema.entities, schema.events, schema.stories, schema.claims, schema.checks)
_PARTS = (  # what must stand somewhere, and where
    (schema.annotations.c.article_id, schema.articles.c.id),
    (schema.articles.c.id, schema.annotations.c.article_id),
    (schema.articles.c.id, schema.search_items.c.item_id),
    (schema.events.c.id, schema.search_items.c.item_id),
    (schema.events.c.part_of, schema.events.c.id),
    (schema.event_participants.c.entity_id, schema.entities.c.id),
    (schema.checks.c.claim_id, schema.claims.c.id),
    (schema.claim_relations.c.left, schema.claims.c.id),
    (schema.claim_relations.c.right, schema.claims.c.id),
)
_TOLD_BY = (  # results that name articles
    schema.event_mentions.c.article_id,
    schema.story_articles.c.article_id,
    schema.families.c.article_id,
    schema.publications.c.article_id,
)


def verify(connection: Connection, backend: Backend) -> Verified:
    """Check everything that a record holds."""
    parts = {
        "captures": _captures(connection),
        "articles": _articles(connection),
        "results": _results(connection),
        "references": _references(connection),
        "citations": _citations(connection),
    }
    counts: Counter[str] = Counter()
    faults = list(backend.damage(connection))
    for name, told in parts.items():
        for fault in told:
            counts[name] += 1
            if fault:
                faults.append(fault)
    return Verified(tuple((name, counts[name]) for name in parts), tuple(faults))


def _captures(connection: Connection) -> _Told:
    """Compare the bytes of every capture with their hash, and see that reading them gave something."""
    table, refused = schema.captures, schema.rejections
    others = table.alias()
    later = sa.exists().where(others.c.source_name == table.c.source_name, others.c.id != table.c.id)
    is_lost = sa.not_(
        table.c.article_id.in_(sa.select(schema.articles.c.id))
        | sa.exists().where(refused.c.capture_id == table.c.id)
        | (table.c.article_id.is_(None) & later)  # a file that changed: its last reading counts
    )
    lost = set(connection.execute(sa.select(table.c.id).where(sa.func.coalesce(is_lost, sa.true()))).scalars())
    ids = connection.execute(sa.select(table.c.id).order_by(table.c.id)).scalars().all()
    for start in range(0, len(ids), _BODIES):
        rows = connection.execute(sa.select(table).where(table.c.id.in_(ids[start : start + _BODIES])))
        for row in rows:
            fault = _capture_fault(row)
            yield fault or (f"{row.id} led neither to an article nor to a rejection" if row.id in lost else None)


def _capture_fault(row: "sa.Row[tuple[object, ...]]") -> str | None:
    try:
        body = zlib.decompress(row.body)
    except zlib.error as error:
        return f"the bytes of {row.id} cannot be unpacked: {error}"
    source = Source(SourceKind(row.source_kind), row.source_name, row.source_position)
    if sha256_hex(body) != row.content_hash or len(body) != row.size:
        return f"the bytes of {row.id} are not those that were received"
    return None if Capture.of(body, source, url=row.url).id == row.id else f"{row.id} is not the id of its bytes"


def _articles(connection: Connection) -> _Told:
    """Compare the text of every article with the hash that its annotations were made from, and with their spans."""
    table, notes = schema.articles, schema.annotations
    query = (
        sa.select(table.c.id, table.c.value, notes.c.content_hash, notes.c.value.label("notes"))
        .join(notes, notes.c.article_id == table.c.id)
        .order_by(table.c.id)
    )
    for row in connection.execute(query).yield_per(_BODIES):
        try:
            article, read = from_json(Article, row.value), from_json(Annotations, row.notes)
        except ValueError as error:
            yield f"{row.id} cannot be read: {error}"
            continue
        size = len(article.text)
        if article.id != row.id or read.article_id != row.id:
            yield f"{row.id} holds another article"
        elif sha256_hex(article.text.encode()) != row.content_hash:
            yield f"the annotations of {row.id} are those of another text"
        elif any(span.end > size for each in (article, read) for span in _spans(each)):
            yield f"{row.id} has annotations beyond the end of its text"
        else:
            yield None


def _spans(value: object) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _spans(each)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _spans(getattr(value, field.name))


def _results(connection: Connection) -> _Told:
    """Compare every result with its hash."""
    for table in _TABLES:
        query = sa.select(table.c.id, table.c.digest, table.c.value)
        for row in connection.execute(query).yield_per(_BODIES):
            yield None if row.digest in ("", digest_of(row.value)) else f"{row.id} is not what was written"


def _references(connection: Connection) -> _Told:
    """See that everything that is named is there."""
    waiting = sa.select(schema.waiting.c.article_id)
    held = sa.select(schema.articles.c.id)
    for column, target in _PARTS:
        yield from _missing(connection, column, sa.select(target))
    for column in _TOLD_BY:
        yield from _missing(connection, column, sa.union_all(held, waiting))
    yield from _missing(connection, schema.search_items.c.id, fulltext_of(connection).indexed())
    yield from _missing(connection, schema.search_items.c.id, sa.select(schema.search_fields.c.id))


def _missing(connection: Connection, column: "sa.Column[Any]", there: _Query) -> _Told:
    query = sa.select(column, column.in_(there).label("is_there")).where(column.is_not(None)).distinct()
    for name, is_there in connection.execute(query):
        yield None if is_there else f"{column.table.name} name {name}, which is not where it should be"


def _citations(connection: Connection) -> _Told:
    """Compare every cited word with the text of its article, a few scopes at a time."""
    waiting = set(connection.execute(sa.select(schema.waiting.c.article_id)).scalars())
    pages = schema.linked_pages
    names = connection.execute(sa.select(pages.c.scope).where(pages.c.scope.is_not(None)).distinct()).scalars().all()
    for start in range(0, len(names), _SCOPES):
        some = names[start : start + _SCOPES]
        try:
            record = Record(
                articles.pages(connection, scopes_members(connection, some)),
                (),
                links.links(connection, some),
                claims.ledger(connection, some),
            )
        except ValueError as error:
            yield f"what stands around {some[0]} cannot be read: {error}"
            continue
        loose = loose_evidence(record, without=waiting)
        yield from loose
        yield from (None for _ in range(sum(1 for _ in cited(record)) - len(loose)))

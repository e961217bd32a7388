"""Captures, the articles and annotations made of them, and the pages that gave none."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from dateline.model.annotation import Annotations
from dateline.model.article import Article
from dateline.model.capture import Capture, Source, SourceKind
from dateline.model.ids import sha256_hex
from dateline.model.link import Page
from dateline.model.outcome import Rejection
from dateline.model.rows import from_json
from dateline.store import schema
from dateline.store.rows import chunks, delete_by, values
from dateline.store.search import drop_article, index_page
from dateline.store.waiting import enqueue


@dataclass(frozen=True, slots=True)
class StageKey:
    """What a cached result depends on besides the page: the stage's version and a hash of its settings."""

    version: str
    settings: str


@dataclass(frozen=True, slots=True)
class Keys:
    """What the results for a page depend on: both stages, and the limits under which it was read.

    The limits count for rejections only: a page that took too long is tried again when it is given more time.
    """

    page: StageKey
    notes: StageKey
    limits: str = ""

    @property
    def refused(self) -> StageKey:
        """What a rejection depends on."""
        page, notes = self.page, self.notes
        return StageKey(f"{page.version}+{notes.version}", f"{page.settings}+{notes.settings}+{self.limits}")


@dataclass(frozen=True, slots=True)
class Known:
    """What the record holds of a capture: whether its annotations are as good as new, or why it was rejected.

    `article` is set where only the annotations have to be made again.
    """

    complete: bool
    article: Article | None = None
    rejection: Rejection | None = None


def known(connection: Connection, captures: Sequence[Capture], keys: Keys) -> dict[str, Known]:
    """Return what the record holds of `captures`, by capture id; captures that must be read anew are left out."""
    found: dict[str, Known] = {}
    for some in chunks([capture.id for capture in captures]):
        found |= _known_rejections(connection, some, keys.refused) | _known_articles(connection, some, keys)
    return found


def _known_rejections(connection: Connection, ids: Sequence[str], key: StageKey) -> dict[str, Known]:
    table = schema.rejections
    query = sa.select(table.c.capture_id, table.c.value).where(
        table.c.capture_id.in_(ids), table.c.stage_version == key.version, table.c.settings_hash == key.settings
    )
    rows = connection.execute(query)
    return {row.capture_id: Known(complete=True, rejection=from_json(Rejection, row.value)) for row in rows}


def _known_articles(connection: Connection, ids: Sequence[str], keys: Keys) -> dict[str, Known]:
    captures, articles, annotations = schema.captures, schema.articles, schema.annotations
    fresh = (annotations.c.stage_version == keys.notes.version) & (annotations.c.settings_hash == keys.notes.settings)
    query = (
        sa.select(
            captures.c.id,
            sa.func.coalesce(fresh, sa.false()).label("fresh"),
            sa.case((fresh, None), else_=articles.c.value).label("value"),
        )
        .select_from(captures.join(articles, articles.c.id == captures.c.article_id))
        .outerjoin(annotations, annotations.c.article_id == articles.c.id)
        .where(
            captures.c.id.in_(ids),
            captures.c.read_version == keys.page.version,
            captures.c.read_settings == keys.page.settings,
        )
    )
    return {
        row.id: Known(complete=bool(row.fresh), article=None if row.fresh else from_json(Article, row.value))
        for row in connection.execute(query)
    }


def put_page(
    connection: Connection, capture: Capture, article: Article, notes: Annotations, keys: Keys, at: datetime
) -> None:
    """Write a capture with its article and annotations, in the place of what an earlier version made of it.

    Where several captures give the same article, the one with the smallest id is kept: so the order in which they come
    makes no difference.
    """
    _put_capture(connection, capture, keys.page, article.id, at)
    if _has_earlier_capture(connection, capture, article.id, keys):
        return
    _drop_article(connection, article.id)
    published = article.published.interval
    connection.execute(
        sa.insert(schema.articles).values(
            id=article.id,
            capture_id=capture.id,
            url=article.url,
            outlet=article.outlet,
            title=article.title,
            language=article.language,
            kind=article.kind,
            published_earliest=published.earliest,
            published_latest=published.latest,
            value=article,
        )
    )
    connection.execute(
        sa.insert(schema.annotations).values(
            article_id=article.id,
            content_hash=sha256_hex(article.text.encode()),
            stage_version=keys.notes.version,
            # Annotations that lack what a model should have given are fresh under no settings: they are made anew.
            settings_hash=keys.notes.settings if notes.incomplete is None else f"{keys.notes.settings}?",
            model=notes.model,
            value=notes,
        )
    )
    index_page(connection, article, notes)


def _has_earlier_capture(connection: Connection, capture: Capture, article_id: str, keys: Keys) -> bool:
    """Tell whether the record holds the article as these same stages made it of a capture with a smaller id."""
    captures, articles, annotations = schema.captures, schema.articles, schema.annotations
    query = (
        sa.select(sa.func.count())
        .select_from(articles.join(captures, captures.c.id == articles.c.capture_id))
        .join(annotations, annotations.c.article_id == articles.c.id)
        .where(
            articles.c.id == article_id,
            articles.c.capture_id < capture.id,
            captures.c.article_id == article_id,
            captures.c.read_version == keys.page.version,
            captures.c.read_settings == keys.page.settings,
            annotations.c.stage_version == keys.notes.version,
            annotations.c.settings_hash == keys.notes.settings,
        )
    )
    return connection.execute(query).scalar_one() > 0


def put_rejection(
    connection: Connection, rejection: Rejection, capture: Capture | None, keys: Keys, at: datetime
) -> None:
    """Write a rejection, with its capture where there was one, in the place of what was known of it."""
    if capture is not None:
        _put_capture(connection, capture, keys.page, None, at)
    delete_by(connection, schema.rejections.c.source, [str(rejection.source)])
    connection.execute(
        sa.insert(schema.rejections).values(
            id=rejection.id,
            capture_id=capture.id if capture else None,
            stage=rejection.stage,
            reason=rejection.reason,
            source=str(rejection.source),
            stage_version=keys.refused.version,
            settings_hash=keys.refused.settings,
            value=rejection,
        )
    )


def _put_capture(
    connection: Connection, capture: Capture, page: StageKey, article_id: str | None, at: datetime
) -> None:
    """Write the bytes with when they first came in, and forget what an earlier reading made of them."""
    table = schema.captures
    before = connection.execute(sa.select(table.c.article_id).where(table.c.id == capture.id)).one_or_none()
    read = {"article_id": article_id, "read_version": page.version, "read_settings": page.settings}
    if before is None:
        connection.execute(sa.insert(table).values(**_capture_columns(capture), **read, recorded_at=at))
    else:
        connection.execute(sa.update(table).where(table.c.id == capture.id).values(**read))
    delete_by(connection, schema.rejections.c.capture_id, [capture.id])
    delete_by(connection, schema.rejections.c.source, [str(capture.source)])
    if before is not None and before.article_id not in (None, article_id):
        others = sa.select(sa.func.count()).where(table.c.article_id == before.article_id)
        if connection.execute(others).scalar_one() == 0:
            _drop_article(connection, before.article_id)


def remove_page(connection: Connection, article_id: str) -> None:
    """Remove an article with every capture that gave it; its links go when links are next brought up to date."""
    _drop_article(connection, article_id)
    delete_by(connection, schema.captures.c.article_id, [article_id])


def _drop_article(connection: Connection, article_id: str) -> None:
    enqueue(connection, [article_id])
    drop_article(connection, article_id)
    delete_by(connection, schema.articles.c.id, [article_id])


def _capture_columns(capture: Capture) -> dict[str, Any]:
    return {
        "id": capture.id,
        "content_hash": sha256_hex(capture.body),
        "url": capture.url,
        "source_kind": capture.source.kind,
        "source_name": capture.source.name,
        "source_position": capture.source.position,
        "content_type": capture.content_type,
        "fetched_at": capture.fetched_at,
        "headers": capture.headers,
        "size": len(capture.body),
        "body": zlib.compress(capture.body),
    }


def capture(connection: Connection, id_: str) -> Capture | None:
    """Return the capture with that id, its bytes unpacked, or `None`."""
    row = connection.execute(sa.select(schema.captures).where(schema.captures.c.id == id_)).one_or_none()
    if row is None:
        return None
    return Capture(
        id=row.id,
        body=zlib.decompress(row.body),
        source=Source(SourceKind(row.source_kind), row.source_name, row.source_position),
        url=row.url,
        fetched_at=row.fetched_at.replace(tzinfo=UTC) if row.fetched_at else None,
        content_type=row.content_type,
        headers=from_json(tuple[tuple[str, str], ...], row.headers),
    )


def articles(connection: Connection) -> tuple[Article, ...]:
    """Return every article, by id."""
    return values(connection, Article, schema.articles)


def rejections(connection: Connection) -> tuple[Rejection, ...]:
    """Return every rejection, by id."""
    return values(connection, Rejection, schema.rejections)


def recorded(connection: Connection) -> dict[str, datetime | None]:
    """Return since when the record holds each article: since its first capture came in, `None` for always."""
    table = schema.captures
    first = sa.case((sa.func.count(table.c.recorded_at) == sa.func.count(), sa.func.min(table.c.recorded_at)))
    query = sa.select(schema.articles.c.id, sa.type_coerce(first, table.c.recorded_at.type).label("first"))
    query = query.join(table, table.c.article_id == schema.articles.c.id).group_by(schema.articles.c.id)
    return {row.id: row.first.replace(tzinfo=UTC) if row.first else None for row in connection.execute(query)}


def pages(connection: Connection, ids: Sequence[str] | None = None) -> tuple[Page, ...]:
    """Return every article with its annotations, by article id; only those in `ids` where it is given."""
    table, notes = schema.articles, schema.annotations
    query = (
        sa.select(table.c.value.label("article"), notes.c.value.label("notes"))
        .join(notes, notes.c.article_id == table.c.id)
        .order_by(table.c.id)
    )
    queries = [query] if ids is None else [query.where(table.c.id.in_(some)) for some in chunks(sorted(ids))]
    return tuple(
        Page(from_json(Article, row.article), from_json(Annotations, row.notes))
        for each in queries
        for row in connection.execute(each)
    )

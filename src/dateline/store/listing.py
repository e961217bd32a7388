"""Lists of items a slice at a time, chosen in the database: reading one costs what it shows, not what the record holds.

A cursor is the sort key of the last item shown, so that what is added meanwhile neither doubles nor hides an item.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from dateline.errors import UsageError
from dateline.link.merge import merge_entities
from dateline.model.article import Article
from dateline.model.claim import Claim
from dateline.model.dates import Dated
from dateline.model.link import Entity, Event, Story
from dateline.model.listing import (
    MOST,
    ArticleQuery,
    ClaimQuery,
    Count,
    EntityQuery,
    EventQuery,
    Found,
    Paging,
    PlaceCount,
    SearchQuery,
    Slice,
)
from dateline.record.merge import merge_claims
from dateline.store import schema
from dateline.store.database import Database
from dateline.store.facets import found
from dateline.store.near import published
from dateline.store.rows import values_with

Item = TypeVar("Item")
Column = sa.ColumnElement[Any]

_ALL_EVENTS, _ALL_ARTICLES, _ALL_ENTITIES, _ALL_CLAIMS = EventQuery(), ArticleQuery(), EntityQuery(), ClaimQuery()
_FIRST = Paging()
_FAR = date(9999, 12, 31)  # sorts after every known day
_LONG_AGO = date(1, 1, 1)
_BETWEEN = "~"  # between the parts of a cursor; in no date, number or id


class Lists:
    """The lists of a record. Each call reads one state of it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def events(self, query: EventQuery = _ALL_EVENTS, paging: Paging = _FIRST) -> Slice[Event]:
        """Return events in order of time, those with no known time last."""
        with self._database.reading() as connection:
            return _events(connection, query, paging)

    def event_counts(self, query: EventQuery, column: str) -> tuple[Count, ...]:
        """Return how many of these events have each `type`, `status` or `country`, the most first."""
        with self._database.reading() as connection:
            return _counted(connection, schema.events.c[column], _event_conditions(query))

    def places(self, query: EventQuery = _ALL_EVENTS) -> tuple[PlaceCount, ...]:
        """Return the places that these events name, with the country of each and how many events do."""
        with self._database.reading() as connection:
            return _places(connection, query)

    def published_at(self, article_ids: Iterable[str]) -> dict[str, datetime]:
        """Return when pages were published, as their own clocks had it, of those with a clock time."""
        with self._database.reading() as connection:
            found = values_with(connection, Article, schema.articles.c.id, sorted(article_ids))
        moments = {each.id: each.published.moment for each in found}
        clocks = {id_: datetime.fromisoformat(text) for id_, text in moments.items() if text and "T" in text}
        return {id_: moment.replace(tzinfo=None) for id_, moment in clocks.items()}

    def published(self, article_ids: Sequence[str]) -> dict[str, Dated]:
        """Return when pages were published, as the record worked it out, by article id."""
        with self._database.reading() as connection:
            return dict(published(connection, article_ids))

    def stories(self, paging: Paging = _FIRST) -> Slice[Story]:
        """Return stories in order of time."""
        with self._database.reading() as connection:
            return _dated(connection, Story, schema.stories, schema.stories.c.earliest, [], paging)

    def articles(self, query: ArticleQuery = _ALL_ARTICLES, paging: Paging = _FIRST) -> Slice[Article]:
        """Return articles in order of their publication as it was worked out."""
        with self._database.reading() as connection:
            return _articles(connection, query, paging)

    def article_counts(self, column: str) -> tuple[Count, ...]:
        """Return how many articles have each `outlet` or `language`, the most first."""
        with self._database.reading() as connection:
            return _counted(connection, schema.articles.c[column], [])

    def entities(self, query: EntityQuery = _ALL_ENTITIES, paging: Paging = _FIRST) -> Slice[Entity]:
        """Return entities, those told of in most scopes first."""
        with self._database.reading() as connection:
            return _entities(connection, query, paging)

    def claims(self, query: ClaimQuery = _ALL_CLAIMS, paging: Paging = _FIRST) -> Slice[Claim]:
        """Return claims in order of their subject's id."""
        with self._database.reading() as connection:
            return _claims(connection, query, paging)

    def search(self, query: SearchQuery, paging: Paging = _FIRST) -> Found:
        """Return what holds the words and is so, the best match first, and the facets of all of it.

        A cursor is the score and the id of the last item shown; the slice after it begins behind where that item
        stands now.
        """
        with self._database.reading() as connection:
            return found(connection, query, paging)

    def met_with(self, entity_id: str, limit: int) -> tuple[tuple[Entity, int], ...]:
        """Return the entities that take part in events with this one and in how many, those with most first."""
        with self._database.reading() as connection:
            return _met_with(connection, entity_id, limit)


def _events(connection: Connection, query: EventQuery, paging: Paging) -> Slice[Event]:
    table = schema.events
    return _dated(connection, Event, table, table.c.earliest, _event_conditions(query), paging)


def _articles(connection: Connection, query: ArticleQuery, paging: Paging) -> Slice[Article]:
    table, dates = schema.articles, schema.publications
    joined = table.outerjoin(dates, dates.c.article_id == table.c.id)
    day = sa.func.coalesce(dates.c.earliest, table.c.published_earliest)
    return _dated(connection, Article, table, day, _article_conditions(query, day), paging, joined)


def _entities(connection: Connection, query: EntityQuery, paging: Paging) -> Slice[Entity]:
    table = schema.entities
    told = sa.func.count(table.c.scope)
    base = sa.select(table.c.id, told.label("told")).where(*_entity_conditions(query)).group_by(table.c.id)
    total = connection.execute(sa.select(sa.func.count()).select_from(base.subquery())).scalar_one()
    if paging.after:
        number, id_ = _parts(paging.after, int)
        base = base.having(sa.or_(told < number, sa.and_(told == number, table.c.id > id_)))
    rows = connection.execute(base.order_by(told.desc(), table.c.id).limit(_limit(paging) + 1)).all()
    shown, more = rows[: _limit(paging)], len(rows) > _limit(paging)
    order = {row.id: place for place, row in enumerate(shown)}
    merged = merge_entities(values_with(connection, Entity, table.c.id, list(order)))
    items = tuple(sorted(merged, key=lambda each: order[each.id]))
    return Slice(items, f"{shown[-1].told}{_BETWEEN}{shown[-1].id}" if more else None, total)


def _claims(connection: Connection, query: ClaimQuery, paging: Paging) -> Slice[Claim]:
    table = schema.claims
    base = sa.select(table.c.subject, table.c.id).where(*_claim_conditions(query))
    number = sa.func.count(sa.distinct(table.c.id))
    total = connection.execute(base.with_only_columns(number, maintain_column_froms=True)).scalar_one()
    if paging.after:
        subject, id_ = _parts(paging.after, str)
        base = base.where(sa.or_(table.c.subject > subject, sa.and_(table.c.subject == subject, table.c.id > id_)))
    both = (table.c.subject, table.c.id)
    rows = connection.execute(base.group_by(*both).order_by(*both).limit(_limit(paging) + 1)).all()
    shown, more = rows[: _limit(paging)], len(rows) > _limit(paging)
    order = {row.id: place for place, row in enumerate(shown)}
    merged = merge_claims(values_with(connection, Claim, table.c.id, list(order)))
    items = tuple(sorted(merged, key=lambda each: order[each.id]))
    return Slice(items, _BETWEEN.join(shown[-1]) if more else None, total)


def _met_with(connection: Connection, entity_id: str, limit: int) -> tuple[tuple[Entity, int], ...]:
    ours, theirs = schema.event_participants.alias(), schema.event_participants.alias()
    number = sa.func.count(sa.distinct(theirs.c.event_id))
    query = (
        sa.select(theirs.c.entity_id, number.label("number"))
        .where(ours.c.entity_id == entity_id, theirs.c.event_id == ours.c.event_id, theirs.c.entity_id != entity_id)
        .group_by(theirs.c.entity_id)
        .order_by(number.desc(), theirs.c.entity_id)
        .limit(limit)
    )
    numbers = {row.entity_id: row.number for row in connection.execute(query)}
    known = {
        each.id: each for each in merge_entities(values_with(connection, Entity, schema.entities.c.id, list(numbers)))
    }
    return tuple((known[id_], number) for id_, number in numbers.items() if id_ in known)


def _dated(
    connection: Connection,
    kind: type[Item],
    table: sa.Table,
    day: Column,
    conditions: Sequence[Column],
    paging: Paging,
    source: sa.FromClause | None = None,
) -> Slice[Item]:
    """Return a slice in order of `day` and id; items without a day come last either way.

    Items are chosen and put in order by their columns alone, which stand in indexes, and only those shown are read.
    """
    key = sa.func.coalesce(day, _LONG_AGO if paging.newest_first else _FAR)
    chosen = sa.select(table.c.id, key.label("day")).select_from(table if source is None else source).where(*conditions)
    total = connection.execute(chosen.with_only_columns(sa.func.count(), maintain_column_froms=True)).scalar_one()
    rest = chosen
    if paging.after:
        at, id_ = _parts(paging.after, date.fromisoformat)
        beyond = key < at if paging.newest_first else key > at
        rest = chosen.where(sa.or_(beyond, sa.and_(key == at, table.c.id > id_)))
    order = (key.desc() if paging.newest_first else key, table.c.id)
    rows = connection.execute(rest.order_by(*order).limit(_limit(paging) + 1)).all()
    shown, more = rows[: _limit(paging)], len(rows) > _limit(paging)
    ids = [row.id for row in shown]
    known = dict(zip(sorted(ids), values_with(connection, kind, table.c.id, sorted(ids)), strict=True))
    items = tuple(known[id_] for id_ in ids)
    return Slice(items, f"{_iso(shown[-1].day)}{_BETWEEN}{shown[-1].id}" if more else None, total)


def _counted(connection: Connection, column: Column, conditions: Sequence[Column]) -> tuple[Count, ...]:
    number = sa.func.count()
    query = (
        sa.select(column.label("value"), number.label("number"))
        .where(column.is_not(None), *conditions)
        .group_by(column)
        .order_by(number.desc(), column)
    )
    return tuple(Count(row.value, row.number) for row in connection.execute(query))


def _places(connection: Connection, query: EventQuery) -> tuple[PlaceCount, ...]:
    table = schema.events
    chosen = (
        sa.select(table.c.place, table.c.country, table.c.within, sa.func.count().label("number"))
        .where(table.c.place.is_not(None), *_event_conditions(query))
        .group_by(table.c.place, table.c.country, table.c.within)
    )
    return tuple(
        PlaceCount(row.place, row.country, row.number, tuple((row.within or "").splitlines()))
        for row in connection.execute(chosen)
    )


def _event_conditions(query: EventQuery) -> list[Column]:
    table, people, told = schema.events, schema.event_participants, schema.event_mentions
    simple: list[tuple[Any, Column]] = [
        (query.type, table.c.type == query.type),
        (query.status, table.c.status == query.status),
        (query.series, table.c.series == query.series),
        (query.part_of, table.c.part_of == query.part_of),
    ]
    found = [condition for value, condition in simple if value]
    found += _overlapping(table.c.earliest, table.c.latest, query.since, query.until)
    if not query.background:
        found.append(table.c.background.is_(False))
    if query.place:
        names = sa.or_(_holds(table.c.place, query.place), _holds(table.c.within, query.place))
        found.append(sa.or_(names, table.c.country == query.place.upper()))
    if query.texts:
        found.append(sa.func.json_array_length(table.c.value["origins"]["texts"]) >= query.texts)
    for entity in query.entities:
        found.append(table.c.id.in_(sa.select(people.c.event_id).where(people.c.entity_id == entity)))
    if query.article:
        found.append(table.c.id.in_(sa.select(told.c.event_id).where(told.c.article_id == query.article)))
    if query.story:
        pages = sa.select(schema.story_articles.c.article_id).where(schema.story_articles.c.story_id == query.story)
        found.append(table.c.id.in_(sa.select(told.c.event_id).where(told.c.article_id.in_(pages))))
    return found


def _overlapping(first: Column, last: Column, since: date | None, until: date | None) -> list[Column]:
    """Return the condition that an interval, known in part at least, may touch the days from `since` to `until`."""
    if since is None and until is None:
        return []
    known: Column = sa.or_(first.is_not(None), last.is_not(None))
    found = [known]
    if since:
        found.append(sa.or_(last.is_(None), last >= since))
    if until:
        found.append(sa.or_(first.is_(None), first <= until))
    return found


def _article_conditions(query: ArticleQuery, day: Column) -> list[Column]:
    table, members = schema.articles, schema.story_articles
    found: list[Column] = []
    if query.outlet:
        found.append(_holds(table.c.outlet, query.outlet))
    if query.language:
        found.append(table.c.language == query.language)
    found += _overlapping(
        day, sa.func.coalesce(schema.publications.c.latest, table.c.published_latest), query.since, query.until
    )
    if query.story:
        found.append(table.c.id.in_(sa.select(members.c.article_id).where(members.c.story_id == query.story)))
    return found


def _entity_conditions(query: EntityQuery) -> list[Column]:
    table = schema.entities
    found: list[Column] = []
    if query.kind:
        found.append(table.c.kind == query.kind)
    if query.name:
        found.append(_holds(table.c.name, query.name))
    if query.country:
        found.append(table.c.country == query.country.upper())
    return found


def _claim_conditions(query: ClaimQuery) -> list[Column]:
    table, links, checks = schema.claims, schema.claim_relations, schema.checks
    found: list[Column] = []
    if query.subject:
        found.append(table.c.subject == query.subject)
    if query.property:
        found.append(table.c.property == query.property)
    if query.relation:
        related = sa.select(links.c.left).where(links.c.relation == query.relation)
        other = sa.select(links.c.right).where(links.c.relation == query.relation)
        found.append(sa.or_(table.c.id.in_(related), table.c.id.in_(other)))
    if query.verdict:
        found.append(table.c.id.in_(sa.select(checks.c.claim_id).where(checks.c.verdict == query.verdict)))
    return found


def _holds(column: Column, words: str) -> Column:
    return column.icontains(words, autoescape=True)


def _limit(paging: Paging) -> int:
    return max(1, min(MOST, paging.limit))


def _parts(cursor: str, first: Any) -> tuple[Any, str]:
    head, between, id_ = cursor.partition(_BETWEEN)
    try:
        if not between:
            raise ValueError
        return first(head), id_
    except ValueError:
        raise UsageError(f"{cursor!r} is no place in this list: take what the slice before gave as next") from None


def _iso(day: date | str) -> str:
    return day if isinstance(day, str) else day.isoformat()

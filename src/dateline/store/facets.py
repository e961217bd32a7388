"""Search with facets: which of the items that hold the words are so, and how many have each value.

An article and a quotation stand on a page, an event is one, and a claim may be about one: every item found has at most
one page and at most one event, whose fields it is chosen and counted by. What is counted are the best matches, since
a word that stands on every page would make counting as slow as reading the record.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from dateline.link.merge import merge_entities
from dateline.model.annotation import EntityKind
from dateline.model.found import Hit
from dateline.model.link import Entity
from dateline.model.listing import Count, Facet, Found, SearchQuery, Slice
from dateline.store import schema
from dateline.store.rows import values_with
from dateline.store.search import hits, matching

Column = sa.ColumnElement[Any]

FIELDS = ("kind", "outlet", "language", "type", "status", "country", "texts", "month", "person")
"""The fields that are counted, in the order in which they are shown."""

COUNTED = 2_000
"""So many of the best matches are counted."""

_SHOWN = 12  # values of a field
_MONTH_SIGNS = 7
_ON_PAGES = ("outlet", "language", "month")
_OF_EVENTS = ("type", "status", "country", "texts", "month", "person")

_items, _articles, _dates = schema.search_items, schema.articles, schema.publications
_events, _claims, _people, _told = schema.events, schema.claims, schema.event_participants, schema.event_mentions


def found(connection: Connection, query: SearchQuery, start: int, limit: int) -> Found:
    """Return a slice of what fits the query, the best match first, how much it is in all, and the facets of it."""
    fitting = _fitting(connection, query)
    best = connection.execute(fitting.limit(COUNTED)).scalars().all()
    total, shown = len(best), best[start : start + limit]
    if total == COUNTED:
        every = fitting.order_by(None).subquery()
        total = connection.execute(sa.select(sa.func.count()).select_from(every)).scalar_one()
        if start + limit > COUNTED:
            shown = connection.execute(fitting.offset(start).limit(limit)).scalars().all()
    after = str(start + limit) if start + limit < total else None
    part: Slice[Hit] = Slice(hits(connection, query.text, shown), after, total)
    return Found(part, _facets(connection, best) if best else (), len(best))


def _fitting(connection: Connection, query: SearchQuery) -> "sa.Select[Any]":
    """Return the query for the numbers of what fits, the best first, with the tables that its filters need."""
    asked = {name for name in FIELDS if getattr(query, name)}
    select = matching(connection, query.text)
    source = select.get_final_froms()[0]
    if asked & {*_ON_PAGES}:
        source = _with_pages(source)
    if asked & {*_OF_EVENTS}:
        source = _with_events(source)
    return select.select_from(source).where(*_conditions(query))


def _with_pages(source: sa.FromClause) -> sa.FromClause:
    return source.outerjoin(_articles, _articles.c.id == _items.c.article_id).outerjoin(
        _dates, _dates.c.article_id == _items.c.article_id
    )


def _with_events(source: sa.FromClause) -> sa.FromClause:
    """Return a source of items with the event beside each that it is or is about."""
    return source.outerjoin(_events, _events.c.id == _subject())


def _subject() -> Column:
    """Return the id of the event that an item is, or of the event or entity that a claim is about."""
    about = sa.select(sa.func.min(_claims.c.subject)).where(_claims.c.id == _items.c.item_id).scalar_subquery()
    return sa.case((_items.c.kind == "event", _items.c.item_id), (_items.c.kind == "claim", about))


def _columns() -> Mapping[str, Column]:
    day = sa.func.coalesce(_dates.c.earliest, _articles.c.published_earliest, _events.c.earliest)
    return {
        "kind": _items.c.kind,
        "outlet": _articles.c.outlet,
        "language": _articles.c.language,
        "type": _events.c.type,
        "status": _events.c.status,
        "country": _events.c.country,
        "texts": sa.func.json_array_length(_events.c.value["origins"]["texts"]),
        "month": sa.func.substr(sa.cast(day, sa.String), 1, _MONTH_SIGNS),
    }


def _conditions(query: SearchQuery) -> list[Column]:
    columns = _columns()
    conditions = [
        column == getattr(query, name) for name, column in columns.items() if name != "texts" and getattr(query, name)
    ]
    if query.texts:
        conditions.append(columns["texts"] >= query.texts)
    if query.person:
        inside = sa.select(_people.c.event_id).where(_people.c.entity_id == query.person)
        pages = sa.select(_told.c.article_id).where(_told.c.event_id.in_(inside))
        about = sa.select(_claims.c.id).where(_claims.c.subject == query.person)
        conditions.append(sa.or_(_events.c.id.in_(inside), _items.c.article_id.in_(pages), _items.c.item_id.in_(about)))
    return conditions


def _facets(connection: Connection, best: Sequence[int]) -> tuple[Facet, ...]:
    counts: dict[str, list[Count]] = {name: [] for name in FIELDS}
    for row in connection.execute(_counting(), {"best": best}):
        counts[row.field].append(Count(row.value, row.number))
    facets = (_facet(connection, name, each) for name, each in counts.items())
    return tuple(each for each in facets if each.counts)


@cache  # making it takes longer than asking it
def _counting() -> "sa.CompoundSelect[Any]":
    """Return the statement that counts the values of every field of the items `best`."""
    source = _with_events(_with_pages(_items))
    wanted = {**_columns(), "id": _items.c.id, "subject": _subject(), "page": _items.c.article_id}
    fit = (
        sa.select(*(column.label(name) for name, column in wanted.items()))
        .select_from(source)
        .where(_items.c.id.in_(sa.bindparam("best", expanding=True)))
        .cte("fit")
    )
    number = sa.func.count().label("number")
    parts = [
        sa.select(sa.literal(name).label("field"), sa.cast(fit.c[name], sa.String).label("value"), number)
        .where(fit.c[name].is_not(None))
        .group_by(fit.c[name])
        for name in FIELDS
        if name != "person"
    ]
    who = _who(fit).subquery()
    parts.append(sa.select(sa.literal("person"), who.c.entity_id, number).group_by(who.c.entity_id))
    return sa.union_all(*parts)


def _who(fit: sa.CTE) -> "sa.CompoundSelect[Any]":
    """Return whom an item is about, who takes part in its event or in one that its page tells, with its number."""
    persons = sa.select(schema.entities.c.id).where(schema.entities.c.kind == EntityKind.PERSON)
    of_events = fit.join(_people, _people.c.event_id == fit.c.subject)
    on_pages = fit.join(_told, _told.c.article_id == fit.c.page).join(_people, _people.c.event_id == _told.c.event_id)
    parts = [
        sa.select(who.label("entity_id"), fit.c.id).select_from(source).where(who.in_(persons))
        for who, source in ((fit.c.subject, fit), (_people.c.entity_id, of_events), (_people.c.entity_id, on_pages))
    ]
    return sa.union(*parts)


def _facet(connection: Connection, name: str, counts: list[Count]) -> Facet:
    if name == "texts":
        return Facet(name, _at_least(counts))
    if name == "month":
        return Facet(name, tuple(sorted(counts, key=lambda each: each.value, reverse=True)[:_SHOWN]))
    shown = tuple(sorted(counts, key=lambda each: (-each.count, each.value))[:_SHOWN])
    if name != "person":
        return Facet(name, shown)
    people = merge_entities(values_with(connection, Entity, schema.entities.c.id, [each.value for each in shown]))
    return Facet(name, shown, tuple((each.id, each.name) for each in people))


def _at_least(counts: list[Count]) -> tuple[Count, ...]:
    """Return how many have two texts or more behind them, three or more, and so on."""
    numbers = {int(each.value): each.count for each in counts}
    steps = [least for least in (2, 3, 5, 10) if any(each >= least for each in numbers)]
    return tuple(Count(str(least), sum(n for each, n in numbers.items() if each >= least)) for least in steps)

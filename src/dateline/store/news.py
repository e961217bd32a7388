"""What is new since a moment, a slice at a time, counted in the database.

Most of what comes in stands in scopes that nothing stood in before: everything in them is new, and is read from its
columns. What changed in older scopes has to be computed (`dateline.recalling`), and is given; where that would take too
long, the log of changes names the items, and not what was said of them before.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlalchemy.sql.base import ReadOnlyColumnCollection

from dateline.errors import UsageError
from dateline.model.article import Article
from dateline.model.change import ABOUT, Change, ChangeKind
from dateline.model.claim import Check, CheckVerdict, Claim, ClaimLink
from dateline.model.ids import make_id
from dateline.model.link import Event, Lineage, Relation
from dateline.model.listing import MOST, News, Paging, Slice
from dateline.model.rows import from_json
from dateline.record.changes import TOLD, new_check, new_event, new_relation, page_title
from dateline.record.merge import merge_checks, merge_claims
from dateline.store import schema
from dateline.store.rows import chunks, decoded, values_with

_BETWEEN = "~"  # between the parts of a cursor; in no date, number or id
_LONG_AGO = date(1, 1, 1)
_OLDER, _FRESH = "older", "fresh"  # what a cursor stands in
_OLDER_PARTS = 2  # of a cursor in the older part: a mark and a number
_MANY_SIGNS = 10  # of such a number

_Columns = ReadOnlyColumnCollection[str, Any]
_Query = sa.Select[Any]
_Column = sa.ColumnElement[Any]
_Condition = sa.ColumnElement[bool]
_Rows = Sequence[sa.Row[Any]]


def older_scopes(at: datetime) -> _Query:
    """Return the query for the scopes that a page stands in which the record held at a moment."""
    pages = schema.linked_pages.c
    return sa.select(pages.scope).distinct().where(pages.article_id.in_(_held(at)), pages.scope.is_not(None))


def touched_pages(connection: Connection, at: datetime) -> int:
    """Return how many pages stand in older scopes that may say something else than at a moment."""
    pages = schema.linked_pages.c
    fresh = sa.select(pages.scope).where(pages.article_id.in_(_came_in(at)))
    results = {"event": schema.events.c, "claim": schema.claims.c, "check": schema.checks.c}
    changed = (sa.select(each.scope).where(each.id.in_(_logged(at, kind))) for kind, each in results.items())
    scopes = sa.union(fresh, *changed)
    query = sa.select(sa.func.count()).where(pages.scope.in_(older_scopes(at)), pages.scope.in_(scopes))
    return int(connection.execute(query).scalar_one())


def _held(at: datetime) -> _Query:
    captures = schema.captures.c
    by_then = sa.or_(captures.recorded_at.is_(None), captures.recorded_at <= at)
    return sa.select(captures.article_id).where(by_then, captures.article_id.is_not(None))


def _came_in(at: datetime) -> _Query:
    captures = schema.captures.c
    return sa.select(captures.article_id).where(captures.recorded_at > at, captures.article_id.is_not(None))


def _logged(at: datetime, kind: str) -> _Query:
    return sa.select(schema.changes.c.item_id).where(schema.changes.c.at > at, schema.changes.c.kind == kind)


def news(
    connection: Connection, at: datetime, changed: Sequence[Change] | None, about: str | None, paging: Paging
) -> News:
    """Return a slice of what is new since `at`: about pages first, then events, claims and checks.

    What changed in older scopes comes before what stands in new ones; of pages and events those with the latest day.

    Args:
        connection: to the record.
        at: the moment that counts as before.
        changed: what changed in the scopes that are not new, without pages; `None` names it from the log.
        about: only this one of `ABOUT`.
        paging: which slice. A cursor names the last item shown, so that nothing is doubled by what comes in meanwhile.
    """
    fresh = _Fresh(connection, at, by_log=changed is None)
    latest_first = sorted(changed or (), key=lambda each: each.day or _LONG_AGO, reverse=True)
    sections = {each: _Section(fresh, each, [one for one in latest_first if one.about == each]) for each in ABOUT}
    counts = {each: section.count for each, section in sections.items()}
    wanted = [each for each in ABOUT if about in (None, each)]
    limit = max(1, min(MOST, paging.limit))
    place = _Place.of(paging.after) if paging.after else _Place(wanted[0])
    shown: list[tuple[_Place, Change]] = []
    for each in wanted[wanted.index(place.about) :] if place.about in wanted else ():
        if len(shown) <= limit:
            start = place if each == place.about else _Place(each)
            shown += sections[each].behind(start, limit + 1 - len(shown))
    after = str(shown[limit - 1][0]) if len(shown) > limit else None
    part = tuple(change for _, change in shown[:limit])
    return News(Slice(part, after, sum(counts[each] for each in wanted)), counts, is_brief=changed is None)


@dataclass(frozen=True, slots=True)
class _Place:
    """A place in the list: what it is about, in which part of that, and the item that the place is behind."""

    about: str
    part: str = _OLDER
    key: tuple[str, ...] = ()

    @classmethod
    def of(cls, cursor: str) -> "_Place":
        about, _, rest = cursor.partition(_BETWEEN)
        part, _, key = rest.partition(_BETWEEN)
        if about not in ABOUT or part not in (_OLDER, _FRESH):
            raise _no_place(cursor)
        return cls(about, part, tuple(key.split(_BETWEEN)) if key else ())

    def __str__(self) -> str:
        return _BETWEEN.join((self.about, self.part, *self.key))


@dataclass(frozen=True)
class _Section:
    """What is new about one kind of item: what changed in older scopes, then what stands in fresh ones."""

    fresh: "_Fresh"
    about: str
    older: Sequence[Change]

    @property
    def count(self) -> int:
        return len(self.older) + self.fresh.counts[self.about]

    def behind(self, place: _Place, limit: int) -> list[tuple[_Place, Change]]:
        """Return at most `limit` changes behind a place, each with its own."""
        found: list[tuple[_Place, Change]] = []
        key = place.key
        if place.part == _OLDER:
            for number, change in list(enumerate(self.older, 1))[self._start(key) :][:limit]:
                found.append((_Place(self.about, _OLDER, (_mark(change), str(number))), change))
            key = ()
        if len(found) < limit:
            rest = self.fresh.behind(self.about, key, limit - len(found))
            found += ((_Place(self.about, _FRESH, here), change) for here, change in rest)
        return found

    def _start(self, key: tuple[str, ...]) -> int:
        """Return how many changes stand before what follows a cursor: found by what it names, else by its number."""
        if not key:
            return 0
        if len(key) != _OLDER_PARTS or not (key[1].isascii() and key[1].isdecimal() and len(key[1]) < _MANY_SIGNS):
            raise _no_place(_BETWEEN.join(key))
        here = (number for number, change in enumerate(self.older, 1) if _mark(change) == key[0])
        return next(here, int(key[1]))


@dataclass(frozen=True)
class _Fresh:
    """What stands in scopes in which nothing stood at a moment; `by_log`, also what else the log names since."""

    connection: Connection
    at: datetime
    by_log: bool

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How much is new about each kind of item."""
        return {
            about: self.connection.execute(sa.select(sa.func.count()).select_from(each.subquery())).scalar_one()
            for about, each in self._queries.items()
        }

    def behind(self, about: str, key: tuple[str, ...], limit: int) -> Iterator[tuple[tuple[str, ...], Change]]:
        """Return at most `limit` changes behind a key, each with its own."""
        make = {"page": self._pages, "event": self._events, "claim": self._relations, "check": self._checks}
        query = self._queries[about].subquery()
        chosen = sa.select(query)
        is_dated = "day" in query.c
        if key:
            chosen = chosen.where(_behind_day(query.c, key) if is_dated else query.c.key > _BETWEEN.join(key))
        order = (query.c.day.desc(), query.c.key) if is_dated else (query.c.key,)
        rows = self.connection.execute(chosen.order_by(*order).limit(limit)).all()
        known = make[about](rows)
        for row in rows:
            if row.key in known:
                yield ((_iso(row.day), row.key) if is_dated else (row.key,)), known[row.key]

    def _is_new(self, scope: _Column, kind: str, *ids: _Column) -> _Condition:
        """Return the condition that something stands in a new scope, or is named by the log under one of its ids."""
        is_fresh = scope.not_in(older_scopes(self.at))
        return sa.or_(is_fresh, *(id_.in_(_logged(self.at, kind)) for id_ in ids)) if self.by_log else is_fresh

    @cached_property
    def _queries(self) -> Mapping[str, _Query]:
        """The query for the keys of what is new about each kind of item, with the day that it goes by."""
        return {"page": self._new_pages(), "event": self._new_events(), "claim": self._told(), "check": self._refuted()}

    def _new_pages(self) -> _Query:
        pages, dates = schema.linked_pages.c, schema.publications.c
        day = sa.func.coalesce(dates.earliest, _LONG_AGO)
        return (
            sa.select(pages.article_id.label("key"), day.label("day"))
            .outerjoin_from(schema.linked_pages, schema.publications, dates.article_id == pages.article_id)
            .where(pages.scope.is_not(None), pages.article_id.not_in(_held(self.at)))
        )

    def _new_events(self) -> _Query:
        table = schema.events.c
        day = sa.func.coalesce(table.earliest, _LONG_AGO)
        return sa.select(table.id.label("key"), day.label("day")).where(self._is_new(table.scope, "event", table.id))

    def _told(self) -> _Query:
        """Return the query for what claims say of one another; what is said in the same words is told once."""
        table, left, right = schema.claim_relations.c, schema.claims.alias(), schema.claims.alias()
        reason = table.value["reason"].as_string()
        first = (
            sa.select(sa.func.min(table.left + _BETWEEN + table.right + _BETWEEN + table.relation).label("key"))
            .join_from(schema.claim_relations, left, sa.and_(left.c.id == table.left, left.c.scope == table.scope))
            .join(right, sa.and_(right.c.id == table.right, right.c.scope == table.scope))
            .where(table.relation.in_(sorted(TOLD)), self._is_new(table.scope, "claim", table.left, table.right))
            .group_by(left.c.subject, table.relation, left.c.property, left.c.words, right.c.words, reason)
            .subquery()
        )
        return sa.select(first.c.key).distinct()  # the parts of one claim may have words of their own

    def _refuted(self) -> _Query:
        table = schema.checks.c
        refuted = table.verdict == CheckVerdict.CONTRADICTED
        return sa.select(table.id.label("key")).distinct().where(refuted, self._is_new(table.scope, "check", table.id))

    def _pages(self, rows: _Rows) -> Mapping[str, Change]:
        ids = sorted(row.key for row in rows)
        days = {row.key: None if _iso(row.day) == _LONG_AGO.isoformat() else row.day for row in rows}
        updates = values_with(self.connection, Lineage, schema.lineages.c.to_id, ids)
        first = {each.to_id: each.from_id for each in updates if each.relation is Relation.UPDATE}
        found = {}
        for each in values_with(self.connection, Article, schema.articles.c.id, ids):
            change = Change("page", each.id, page_title(each), ChangeKind.NEW, day=days[each.id])
            if each.id in first:
                change = replace(change, kind=ChangeKind.CHANGED, cell="text", before=first[each.id], after=each.id)
            found[each.id] = change
        return found

    def _events(self, rows: _Rows) -> Mapping[str, Change]:
        ids = sorted(row.key for row in rows)
        known = self._known(ids) if self.by_log else frozenset()
        came_in = frozenset(self.connection.execute(_came_in(self.at)).scalars()) if known else frozenset()
        found = {}
        for each in values_with(self.connection, Event, schema.events.c.id, ids):
            change = new_event(each)
            if each.id in known:
                words = tuple(ref for ref in each.mentions if ref.article_id in came_in)
                change = replace(change, kind=ChangeKind.CHANGED, evidence=words or change.evidence)
            found[each.id] = change
        return found

    def _known(self, ids: Sequence[str]) -> frozenset[str]:
        """Return those events that were there before, by the log, or that one which was there leads to."""
        log, leads = schema.changes.c, schema.redirects.c
        first = sa.select(sa.func.min(log.id)).where(log.item_id.in_(ids), log.at > self.at).group_by(log.item_id)
        changed = sa.select(log.item_id).where(log.id.in_(first), log.change != ChangeKind.NEW)
        led_to = sa.select(leads.leads_to).where(leads.leads_to.in_(ids), leads.at > self.at)
        return frozenset(self.connection.execute(sa.union(changed, led_to)).scalars())

    def _relations(self, rows: _Rows) -> Mapping[str, Change]:
        table = schema.claim_relations.c
        keys = [row.key.split(_BETWEEN) for row in rows]
        ends = {end for left, right, _ in keys for end in (left, right)}
        claims = {each.id: each for each in self._claims(sorted(ends))}
        found = {}
        for some in chunks(sorted({left for left, _, _ in keys})):
            query = sa.select(table.value).where(
                table.left.in_(some), self._is_new(table.scope, "claim", table.left, table.right)
            )
            for each in decoded(ClaimLink, self.connection.execute(query.order_by(table.id.desc())).scalars()):
                if each.left in claims and each.right in claims:
                    key = _BETWEEN.join((each.left, each.right, each.relation))
                    found[key] = new_relation(each, claims[each.left], claims[each.right])
        return found

    def _checks(self, rows: _Rows) -> Mapping[str, Change]:
        checks = merge_checks(values_with(self.connection, Check, schema.checks.c.id, sorted(row.key for row in rows)))
        claims = {each.id: each for each in self._claims(sorted({each.claim_id for each in checks}))}
        return {each.id: new_check(each, claims[each.claim_id]) for each in checks if each.claim_id in claims}

    def _claims(self, ids: Sequence[str]) -> tuple[Claim, ...]:
        """Return claims as the fresh scopes make them: their words are new, too."""
        table = schema.claims.c
        query = sa.select(table.value).order_by(table.id, table.scope)
        if not self.by_log:
            query = query.where(self._is_new(table.scope, "claim"))
        parts = [
            from_json(Claim, text)
            for some in chunks(ids)
            for text in self.connection.execute(query.where(table.id.in_(some))).scalars()
        ]
        return merge_claims(tuple(parts))


def _behind_day(columns: _Columns, key: tuple[str, ...]) -> _Condition:
    try:
        day, id_ = date.fromisoformat(key[0]), key[1]
    except (ValueError, IndexError):
        raise _no_place(_BETWEEN.join(key)) from None
    return sa.or_(columns.day < day, sa.and_(columns.day == day, columns.key > id_))


def _mark(change: Change) -> str:
    return make_id("chg", change.item_id, change.kind, change.cell, change.before, change.after)


def _iso(day: date | str) -> str:
    return day if isinstance(day, str) else day.isoformat()


def _no_place(cursor: str) -> UsageError:
    return UsageError(f"{cursor!r} is no place in this list: take what the slice before gave as next")

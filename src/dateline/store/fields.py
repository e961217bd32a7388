"""What search results are narrowed down by and counted by, kept in one short text beside each item.

An article and a quotation stand on a page, an event is one, and a claim may be about one: every item has at most one
page and at most one event, whose fields it has. They are written with the links of a scope, so that a search reads one
narrow row for each match, however many tables its fields come from.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from dateline.model.annotation import EntityKind
from dateline.model.link import Event, Links
from dateline.model.record import Ledger
from dateline.store import schema
from dateline.store.rows import chunks

BETWEEN = "\x1f"  # before, between and behind fields; no text of a page holds it
_MONTH_SIGNS = 7

_Fields = Sequence[tuple[str, object]]


def field(name: str, value: object) -> str:
    """Return one field as it stands between `BETWEEN`."""
    return f"{name}={value}".replace(BETWEEN, " ")


def begin_fields(connection: Connection, item_ids: Sequence[str]) -> None:
    """Write a row for items that were just made findable, with what is known of them before they are linked."""
    items, table = schema.search_items.c, schema.search_fields
    fields = BETWEEN + "kind=" + items.kind + BETWEEN
    for some in chunks(item_ids):
        rows = sa.select(items.id, items.item_id, fields).where(items.item_id.in_(some))
        connection.execute(sa.insert(table).from_select(["id", "item_id", "fields"], rows))


def put_fields(connection: Connection, article_ids: Sequence[str], links: Links, ledger: Ledger) -> None:
    """Write the fields of everything findable in a scope where they are others than before."""
    on_pages = _of_pages(connection, article_ids, links)
    by_id = {each.id: _of_event(each, links) for each in links.events}
    people = _people(links)
    for claim in ledger.claims:
        about = [("person", claim.subject)] if claim.subject in people else []
        by_id[claim.id] = by_id.get(claim.subject, about)
    items, kept = schema.search_items.c, schema.search_fields
    query = sa.select(items.id, items.kind, items.item_id, items.article_id, kept.c.fields).join(
        kept, kept.c.id == items.id
    )
    for column, fields in ((items.article_id, on_pages), (items.item_id, by_id)):
        for some in chunks(list(fields)):
            changed = []
            for row in connection.execute(query.where(column.in_(some))):
                text = _text([("kind", row.kind), *fields[row.article_id or row.item_id]])
                if text != row.fields:
                    changed.append({"number": row.id, "text": text})
            _update(connection, changed)


def _update(connection: Connection, changed: Sequence[dict[str, Any]]) -> None:
    table = schema.search_fields
    if changed:
        statement = sa.update(table).where(table.c.id == sa.bindparam("number")).values(fields=sa.bindparam("text"))
        connection.execute(statement, changed)


def _text(fields: _Fields) -> str:
    known = [field(name, value) for name, value in fields if value]
    return BETWEEN.join(["", *known, ""])


def _people(links: Links) -> frozenset[str]:
    return frozenset(each.id for each in links.entities if each.kind is EntityKind.PERSON)


def _with(events: Iterable[Event], people: frozenset[str]) -> list[tuple[str, object]]:
    taking_part = {who.entity_id for event in events for who in event.participants}
    return [("person", each) for each in sorted(taking_part & people)]


def _of_event(event: Event, links: Links) -> _Fields:
    return [
        ("type", event.type.value),
        ("status", event.status.value),
        ("country", event.place.country if event.place else None),
        ("texts", len(event.origins.texts)),
        ("month", _month(event.time.interval.earliest)),
        *_with([event], _people(links)),
    ]


def _of_pages(connection: Connection, article_ids: Sequence[str], links: Links) -> Mapping[str, _Fields]:
    """Return the fields of each page; the people are those of the events that it tells."""
    told: dict[str, dict[str, Event]] = {}
    for event in links.events:
        for mention in event.mentions:
            told.setdefault(mention.article_id, {})[event.id] = event
    table, people = schema.articles.c, _people(links)
    published = {id_: dated.interval.earliest for id_, dated in links.published}
    query = sa.select(table.id, table.outlet, table.language, table.published_earliest)
    return {
        row.id: [
            ("outlet", row.outlet),
            ("language", row.language),
            ("month", _month(published.get(row.id) or row.published_earliest)),
            *_with(told.get(row.id, {}).values(), people),
        ]
        for some in chunks(article_ids)
        for row in connection.execute(query.where(table.id.in_(some)))
    }


def _month(day: object) -> str | None:
    return str(day)[:_MONTH_SIGNS] if day else None

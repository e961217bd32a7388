"""What people decided: of two things, and of single cells. A decision is withdrawn, never deleted."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from dateline.link.keys import article_of
from dateline.model.judged import CellJudgement
from dateline.model.link import Judgement, Kept
from dateline.model.rows import from_json
from dateline.store import schema
from dateline.store.rows import chunks


def put_judgement(connection: Connection, judgement: Judgement, at: datetime) -> int:
    """Keep a person's judgement of two things; return the number by which it can be withdrawn."""
    row = {
        "kind": judgement.kind,
        "left": judgement.left,
        "right": judgement.right,
        "verdict": judgement.verdict,
        "decided_by": judgement.decided_by,
        "value": judgement,
    }
    statement = sa.insert(schema.judgements).values(made_at=at, **row).returning(schema.judgements.c.id)
    return int(connection.execute(statement).scalar_one())


def withdraw_judgement(connection: Connection, number: int, at: datetime) -> Judgement | None:
    """Set a person's judgement of two things aside and return it; `None` where none with that number stood."""
    table = schema.judgements
    stands = (table.c.id == number) & table.c.withdrawn_at.is_(None)
    text = connection.execute(sa.update(table).where(stands).values(withdrawn_at=at).returning(table.c.value)).scalar()
    return None if text is None else from_json(Judgement, text)


def peoples_judgements(connection: Connection, at: datetime | None = None) -> dict[int, Judgement]:
    """Return the judgements of two things that stand, or stood at a time, by number, oldest first."""
    table = schema.judgements
    query = sa.select(table.c.id, table.c.value).where(_stands(table, at)).order_by(table.c.id)
    return {row.id: from_json(Judgement, row.value) for row in connection.execute(query)}


def articles_judged(connection: Connection) -> frozenset[str]:
    """Return the articles of which a name was ever judged, also where the judgement was withdrawn."""
    table = schema.judgements
    query = sa.select(table.c.left, table.c.right).where(table.c.kind == "entity")
    return frozenset(article_of(member) for row in connection.execute(query) for member in row)


def put_cell(connection: Connection, judgement: CellJudgement) -> None:
    """Keep what a person decided of a cell."""
    statement = sa.insert(schema.cell_judgements).values(
        id=judgement.id, article_id=judgement.article_id, made_at=judgement.at, value=judgement
    )
    connection.execute(statement)


def withdraw_cell(connection: Connection, judgement_id: str, at: datetime) -> CellJudgement | None:
    """Set what a person decided of a cell aside and return it; `None` where none with that id stood."""
    table = schema.cell_judgements
    stands = (table.c.id == judgement_id) & table.c.withdrawn_at.is_(None)
    text = connection.execute(sa.update(table).where(stands).values(withdrawn_at=at).returning(table.c.value)).scalar()
    return None if text is None else from_json(CellJudgement, text)


def cells(
    connection: Connection, at: datetime | None = None, article_ids: Sequence[str] | None = None
) -> tuple[CellJudgement, ...]:
    """Return what people decided of cells that stands, or stood at a time, by id; only of some articles if given."""
    table = schema.cell_judgements
    query = sa.select(table.c.value).where(_stands(table, at)).order_by(table.c.id)
    queries = [query] if article_ids is None else [query.where(table.c.article_id.in_(s)) for s in chunks(article_ids)]
    return tuple(from_json(CellJudgement, text) for each in queries for text in connection.execute(each).scalars())


def everything(connection: Connection) -> tuple[Kept, ...]:
    """Return every decision that was ever made, withdrawn ones too, oldest first."""
    pairs, single = schema.judgements, schema.cell_judgements
    found = [
        Kept(from_json(Judgement, row.value), _aware(row.made_at), _aware_or_none(row.withdrawn_at), row.id)
        for row in connection.execute(sa.select(pairs))
    ]
    found += [
        Kept(from_json(CellJudgement, row.value), _aware(row.made_at), _aware_or_none(row.withdrawn_at))
        for row in connection.execute(sa.select(single))
    ]
    return tuple(sorted(found, key=lambda each: (each.at, each.id)))


def _stands(table: sa.Table, at: datetime | None) -> sa.ColumnElement[bool]:
    withdrawn: sa.Column[Any] = table.c.withdrawn_at
    if at is None:
        return withdrawn.is_(None)
    return (table.c.made_at <= at) & sa.or_(withdrawn.is_(None), withdrawn > at)


def _aware(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC)


def _aware_or_none(moment: datetime | None) -> datetime | None:
    return None if moment is None else _aware(moment)

"""Lists are chosen, counted and put in order from columns alone, without reading what stands in each row."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_INDEXES = (
    ("articles", ["language"]),
    ("articles", ["id", "published_earliest", "published_latest"]),
    ("captures", ["article_id", "recorded_at"]),
    ("captures", ["recorded_at", "article_id"]),
    ("changes", ["at", "kind", "item_id"]),
    ("claims", ["subject", "id"]),
    ("events", ["status", "background", "earliest", "id"]),
    ("events", ["earliest", "id", "scope"]),
    ("publications", ["article_id", "earliest", "latest"]),
)
_REPLACED = (("captures", "article_id"), ("changes", "at"), ("claims", "subject"), ("events", "earliest"))


def upgrade() -> None:
    """Make the indexes, drop those whose columns they begin with, and write beside each event what its place is in."""
    op.add_column("events", sa.Column("within", sa.Text(), nullable=True))
    _fill(op.get_bind())
    for table, columns in _INDEXES:
        op.create_index(op.f(f"ix_{table}_{'_'.join(columns)}"), table, columns, unique=False)
    for table, column in _REPLACED:
        op.drop_index(op.f(f"ix_{table}_{column}"), table_name=table)


def _fill(bind: sa.Connection) -> None:
    events = sa.table("events", sa.column("id"), sa.column("within"), sa.column("value", sa.JSON))
    names = events.c.value["place"]["within"]
    query = sa.select(events.c.id, names.label("names")).where(events.c.value["place"].as_string().is_not(None))
    rows = [{"of": row.id, "names": "\n".join(row.names)} for row in bind.execute(query) if row.names]
    if rows:
        bind.execute(
            sa.update(events).where(events.c.id == sa.bindparam("of")).values(within=sa.bindparam("names")), rows
        )
    if bind.dialect.name == "postgresql":
        op.execute('ALTER TABLE events ALTER COLUMN within TYPE TEXT COLLATE "C"')

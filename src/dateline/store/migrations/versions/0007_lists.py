"""Lists are chosen, counted and put in order from indexes alone, without reading what stands in each row."""

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
    """Make the indexes, and drop those whose columns they begin with."""
    for table, columns in _INDEXES:
        op.create_index(op.f(f"ix_{table}_{'_'.join(columns)}"), table, columns, unique=False)
    for table, column in _REPLACED:
        op.drop_index(op.f(f"ix_{table}_{column}"), table_name=table)

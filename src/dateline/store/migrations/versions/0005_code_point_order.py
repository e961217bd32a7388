"""On a server, text is ordered by code point as in a file, whatever the language of the database."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Give every column of text the order "C"."""
    bind = op.get_bind()
    if bind.dialect.name != "postgresql":
        return
    inspector = sa.inspect(bind)
    for table in inspector.get_table_names():
        columns = [each for each in inspector.get_columns(table) if isinstance(each["type"], sa.String)]
        changes = (
            f'ALTER COLUMN "{each["name"]}" TYPE {each["type"].compile(bind.dialect)} COLLATE "C"' for each in columns
        )
        if columns:
            op.execute(f"ALTER TABLE {table} {', '.join(changes)}")

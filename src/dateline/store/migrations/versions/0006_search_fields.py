"""What a search counts stands beside each item, and what rests on a page beside the page."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_KINDS = """
INSERT INTO search_fields (id, item_id, fields)
SELECT id, item_id, :between || 'kind=' || kind || :between FROM search_items
"""


def upgrade() -> None:
    """Give each item what is known of it without reading results; the rest comes when links are made anew."""
    op.create_table(
        "search_fields",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("item_id", sa.String(), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["id"], ["search_items.id"], name=op.f("fk_search_fields_id_search_items"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_fields")),
    )
    op.create_table(
        "resting",
        sa.Column("article_id", sa.String(), nullable=False),
        sa.Column("item_id", sa.String(), nullable=False),
        sa.Column("scope", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("article_id", "item_id", name=op.f("pk_resting")),
    )
    op.create_index(op.f("ix_resting_scope"), "resting", ["scope"], unique=False)
    bind = op.get_bind()
    bind.execute(sa.text(_KINDS), {"between": "\x1f"})
    if bind.dialect.name == "postgresql":
        op.execute('ALTER TABLE search_fields ALTER COLUMN item_id TYPE VARCHAR COLLATE "C"')
        op.execute('ALTER TABLE search_fields ALTER COLUMN fields TYPE TEXT COLLATE "C"')
        for column in ("article_id", "item_id", "scope"):
            op.execute(f'ALTER TABLE resting ALTER COLUMN {column} TYPE VARCHAR COLLATE "C"')
    op.execute("DELETE FROM meta WHERE key IN ('linking', 'linked')")

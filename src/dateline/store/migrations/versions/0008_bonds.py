"""What binds two pages stands beside them, and which page is nearest to each."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the neighbours of pages anew; they are found when links are made anew."""
    op.add_column("linked_pages", sa.Column("nearest", sa.Integer(), nullable=True))
    op.add_column("linked_pages", sa.Column("likeness", sa.Float(), nullable=True))
    op.create_index(op.f("ix_linked_pages_nearest"), "linked_pages", ["nearest"], unique=False)
    op.drop_table("page_neighbours")
    op.create_table(
        "page_neighbours",
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("other", sa.Integer(), nullable=False),
        sa.Column("firm", sa.Boolean(), nullable=False),
        sa.Column("likeness", sa.Float(), nullable=True),
        sa.PrimaryKeyConstraint("page", "other", name=op.f("pk_page_neighbours")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_page_neighbours_other"), "page_neighbours", ["other"], unique=False)
    op.execute("DELETE FROM meta WHERE key IN ('linking', 'linked')")

"""When pages came in, and what people decided of single cells."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

# The log says when an article was first written; of a page that was read anew since, that is a little late.
_FIRST_WRITTEN = """
UPDATE captures SET recorded_at = (
    SELECT MIN(changes.at) FROM changes
    WHERE changes.kind = 'article' AND changes.change = 'new' AND changes.item_id = captures.article_id
)
"""


def upgrade() -> None:
    """Go from a record that knows the present only to one that knows since when it holds each page."""
    op.add_column("captures", sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=True))
    op.execute(_FIRST_WRITTEN)
    op.create_table(
        "cell_judgements",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("article_id", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cell_judgements")),
    )
    op.create_index(op.f("ix_cell_judgements_article_id"), "cell_judgements", ["article_id"], unique=False)

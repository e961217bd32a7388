"""Results kept by scope, with the keys under which pages meet; ids that are gone lead on."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_IN_ONE_SCOPE = (
    "link_judgements",
    "lineages",
    "families",
    "publications",
    "date_conflicts",
    "events",
    "stories",
    "claim_relations",
)


def upgrade() -> None:
    """Go from results of the whole record to results of its scopes; what was computed stays until it is made anew."""
    for table in _IN_ONE_SCOPE:
        op.add_column(table, sa.Column("scope", sa.String(), nullable=False, server_default=""))
        op.create_index(op.f(f"ix_{table}_scope"), table, ["scope"], unique=False)
    _in_parts("entities", "name", _entity_columns())
    _in_parts("claims", "subject", _claim_columns())
    _in_parts("checks", "claim_id", _check_columns())
    _pages()
    _spellings()
    op.create_table(
        "redirects",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("leads_to", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_redirects")),
    )
    op.execute("INSERT INTO waiting (article_id, is_keyed) SELECT id, false FROM articles")


def _in_parts(table: str, indexed: str, columns: "list[sa.Column[object]]") -> None:
    """Give a table a row for each scope: its key becomes two columns, so it is made anew and filled."""
    op.drop_index(op.f(f"ix_{table}_{indexed}"), table_name=table)
    op.rename_table(table, f"{table}_before")
    if op.get_bind().dialect.name == "postgresql":  # where the name of a key is taken until the table is gone
        op.drop_constraint(op.f(f"pk_{table}"), f"{table}_before")
    op.create_table(
        table,
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("scope", sa.String(), nullable=False),
        *columns,
        sa.PrimaryKeyConstraint("id", "scope", name=op.f(f"pk_{table}")),
    )
    named = ", ".join(column.name for column in columns)
    op.execute(f"INSERT INTO {table} (id, scope, {named}) SELECT id, '', {named} FROM {table}_before")  # noqa: S608  # names from this file
    op.drop_table(f"{table}_before")
    op.create_index(op.f(f"ix_{table}_{indexed}"), table, [indexed], unique=False)
    op.create_index(op.f(f"ix_{table}_scope"), table, ["scope"], unique=False)


def _entity_columns() -> "list[sa.Column[object]]":
    return [
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("value", sa.JSON(), nullable=False),
    ]


def _claim_columns() -> "list[sa.Column[object]]":
    return [
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("property", sa.Text(), nullable=False),
        sa.Column("modality", sa.String(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("number", sa.Float(), nullable=True),
        sa.Column("unit", sa.String(), nullable=True),
        sa.Column("value", sa.JSON(), nullable=False),
    ]


def _check_columns() -> "list[sa.Column[object]]":
    return [
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("claim_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
    ]


def _pages() -> None:
    op.create_table(
        "waiting",
        sa.Column("article_id", sa.String(), nullable=False),
        sa.Column("is_keyed", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("article_id", name=op.f("pk_waiting")),
    )
    op.create_index(op.f("ix_waiting_is_keyed"), "waiting", ["is_keyed"], unique=False)
    op.create_table(
        "linked_pages",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.String(), nullable=False),
        sa.Column("scope", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_linked_pages")),
        sa.UniqueConstraint("article_id", name=op.f("uq_linked_pages_article_id")),
    )
    op.create_index(op.f("ix_linked_pages_scope"), "linked_pages", ["scope"], unique=False)
    op.create_table(
        "page_keys",
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.Column("whole", sa.Boolean(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("kind", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("value", "first", "last", "whole", "page", name=op.f("pk_page_keys")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_page_keys_page"), "page_keys", ["page"], unique=False)
    op.create_table(
        "page_neighbours",
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("other", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("page", "other", name=op.f("pk_page_neighbours")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_page_neighbours_other"), "page_neighbours", ["other"], unique=False)


def _spellings() -> None:
    op.create_table(
        "spellings",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("home", sa.String(), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_spellings")),
    )
    op.create_index(op.f("ix_spellings_home"), "spellings", ["home"], unique=False)
    op.create_table(
        "spelling_keys",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("spelling", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("key", "spelling", name=op.f("pk_spelling_keys")),
    )
    op.create_index(op.f("ix_spelling_keys_spelling"), "spelling_keys", ["spelling"], unique=False)
    op.create_table(
        "spelling_uses",
        sa.Column("spelling", sa.String(), nullable=False),
        sa.Column("article_id", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("spelling", "article_id", name=op.f("pk_spelling_uses")),
    )
    op.create_index(op.f("ix_spelling_uses_article_id"), "spelling_uses", ["article_id"], unique=False)

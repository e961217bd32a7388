"""The native full-text search of each database: FTS5 in SQLite, tsvector with a GIN index in PostgreSQL.

Words are the same in both: runs of letters and digits, in lower case, Latin, Greek and Cyrillic letters without their
accents. SQLite's tokenizer finds them by itself; for PostgreSQL they are cut here, since its own parser goes by the
server's locale and takes `a/b` for a file and `paper.example` for a host.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.engine import Connection

_WORD = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+")
_ACCENT = re.compile("[\u0300-\u036f]")
_MOST_CHARS = 100  # of a word
_MOST_BYTES = 900_000  # of all words of an item: PostgreSQL takes one megabyte


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand next to one another; where `begins`, the last one may go on."""

    text: str
    begins: bool = False


@dataclass(frozen=True, slots=True)
class Terms:
    """What a text must hold, all of it, and what it must not hold."""

    wanted: tuple[Term, ...]
    unwanted: tuple[Term, ...] = ()


class FullText(Protocol):
    """The search of one database."""

    def add(self, connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
        """Index rows that were just written to `search_items`."""

    def indexed(self) -> "sa.Select[Any]":
        """Return the query for the numbers of the rows that are in the index."""

    def query(self, terms: Terms, table: sa.Table) -> "sa.Select[Any]":
        """Return the query for the numbers of what matches, and its `score`: the lower, the better.

        `table` is one whose rows have those numbers; its columns may be added.
        """


def fulltext_of(connection: Connection) -> FullText:
    """Return the full-text search of the database that a connection goes to."""
    return _SEARCHES[connection.dialect.name]


class Fts5:
    """SQLite's. Triggers keep the index, which holds no second copy of the text."""

    def add(self, connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
        """Leave it to the triggers."""

    def indexed(self) -> "sa.Select[Any]":
        """Look into the table that FTS5 keeps beside its index."""
        return sa.select(sa.table("search_index_docsize", sa.column("id")).c.id)

    def query(self, terms: Terms, table: sa.Table) -> "sa.Select[Any]":
        """Rank by BM25, words of the title counting double."""
        index = sa.table("search_index", sa.column("rowid"))
        whole: sa.ColumnClause[str] = sa.literal_column("search_index")
        return (
            sa.select(table.c.id, sa.func.bm25(whole, 2.0, 1.0).label("score"))
            .select_from(index.join(table, table.c.id == index.c.rowid))
            .where(whole.op("MATCH")(self.expression(terms)))
        )

    @staticmethod
    def expression(terms: Terms) -> str:
        """Return terms in the index's own language.

        >>> Fts5.expression(Terms((Term("strik", begins=True), Term("general election")), (Term("Lima"),)))
        '("strik"* AND "general election") NOT ("Lima")'
        """
        wanted, unwanted = (
            [f'"{each.text}"{"*" if each.begins else ""}' for each in some] for some in (terms.wanted, terms.unwanted)
        )
        without = f" NOT ({' OR '.join(unwanted)})" if unwanted else ""
        return f"({' AND '.join(wanted)}){without}"


class TsVector:
    """PostgreSQL's. Words are numbered, those of the title first, and a phrase does not run from title to text."""

    _ADD = sa.text(
        "INSERT INTO search_index (id, words) "
        "SELECT id, CAST(:words AS tsvector) FROM search_items WHERE item_id = :item_id"
    )

    def add(self, connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
        """Write the words of each row beside it."""
        if rows:
            words = [{"item_id": row["item_id"], "words": vector_of(row["title"], row["text"])} for row in rows]
            connection.execute(self._ADD, words)

    def indexed(self) -> "sa.Select[Any]":
        """Look into the table of words."""
        return sa.select(sa.table("search_index", sa.column("id")).c.id)

    def query(self, terms: Terms, table: sa.Table) -> "sa.Select[Any]":
        """Rank by frequency over length, words of the title counting double."""
        index = sa.table("search_index", sa.column("id"), sa.column("words"))
        wanted = sa.cast(self.expression(terms), TSQUERY)
        rank = sa.func.ts_rank(sa.text("'{0.5, 0.5, 0.5, 1.0}'::float4[]"), index.c.words, wanted, 1)
        return (
            sa.select(table.c.id, (-rank).label("score"))
            .select_from(index.join(table, table.c.id == index.c.id))
            .where(index.c.words.op("@@")(wanted))
        )

    @staticmethod
    def expression(terms: Terms) -> str:
        """Return terms in the index's own language.

        >>> TsVector.expression(Terms((Term("strik", begins=True), Term("general election")), (Term("Lima"),)))
        "('strik':*) & ('general' <-> 'election') & !('lima')"
        """
        wanted, unwanted = ([_phrase(each) for each in some] for some in (terms.wanted, terms.unwanted))
        return " & ".join([*wanted, *(f"!{each}" for each in unwanted)])


_SEARCHES: dict[str, FullText] = {"sqlite": Fts5(), "postgresql": TsVector()}


def words_of(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the words of a text as they are looked for, with where each begins and ends.

    >>> list(words_of("São Tomé's"))
    [('sao', 0, 3), ('tome', 4, 8), ('s', 9, 10)]
    """
    for match in _WORD.finditer(text):
        yield _fold(match.group()), *match.span()


def _fold(word: str) -> str:
    lower = word.lower()[:_MOST_CHARS]
    if lower.isascii():
        return lower
    return unicodedata.normalize("NFC", _ACCENT.sub("", unicodedata.normalize("NFD", lower)))


def vector_of(title: str, text: str) -> str:
    """Return the words of an item with their places, as PostgreSQL writes them.

    >>> vector_of("Strike", "The strike")
    "'strike':1A,5 'the':4"
    """
    places: dict[str, list[str]] = {}
    number = room = 0
    for part, weight in ((title, "A"), (text, "")):
        for word, _, _ in words_of(part):
            number += 1
            room += len(word.encode()) + 4
            if room > _MOST_BYTES:
                break
            places.setdefault(word, []).append(f"{number}{weight}")
        number += 2
    return " ".join(f"'{word}':{','.join(where)}" for word, where in places.items())


def _phrase(term: Term) -> str:
    words = [f"'{word}'" for word, _, _ in words_of(term.text)]
    return f"({' <-> '.join(words)}{':*' if term.begins else ''})"

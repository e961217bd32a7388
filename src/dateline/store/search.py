"""Full-text search over articles, quotations, events and claims.

Scripts that put no blank between words are cut into single signs when they are indexed, and looked for as phrases: so
Chinese, Japanese, Thai, Lao, Khmer and Burmese text is found without a dictionary.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from dateline.errors import UsageError
from dateline.model.annotation import Annotations, QuoteForm
from dateline.model.article import Article, BlockKind
from dateline.model.claim import Claim
from dateline.model.found import Hit
from dateline.model.ids import make_id
from dateline.model.link import Event
from dateline.store import schema
from dateline.store.excerpts import excerpt_of
from dateline.store.fields import begin_fields
from dateline.store.fulltext import Term, Terms, fulltext_of
from dateline.store.rows import Changed, chunks, decoded, delete_by, insert

_CUT = "\u200b"  # no letter, so words end there; shown to nobody
_UNSPACED = re.compile(
    "([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002ffff])"
)
_TERM = re.compile(r'(-?)(?:"([^"]+)"?|(\S+))')
_SAID_BY_THE_EVENT = frozenset({"place", "time", "status", "participant"})
_LETTER = re.compile(r"[^\W_]")


def search(connection: Connection, text: str, *, kinds: Sequence[str] = (), limit: int = 50) -> tuple[Hit, ...]:
    """Return what matches all the words of `text`, best first.

    `"two words"` looks for a phrase, `strik*` for a beginning, `-word` leaves out what holds the word.
    """
    items = schema.search_items
    query = matching(connection, text, items)
    if kinds:
        query = query.where(items.c.kind.in_(kinds))
    best = query.order_by(query.selected_columns.score, items.c.item_id).limit(limit)
    return hits(connection, text, connection.execute(best).scalars().all())


def matching(connection: Connection, text: str, table: sa.Table) -> "sa.Select[Any]":
    """Return the query for the numbers of what matches, with its `score`; see `fulltext.FullText.query`."""
    return fulltext_of(connection).query(terms_of(text), table)


def hits(connection: Connection, text: str, numbers: Sequence[int]) -> tuple[Hit, ...]:
    """Return the matches with these numbers, in their order, with the words around what was found."""
    wanted = terms_of(text).wanted
    items = schema.search_items
    found = {
        row.id: Hit(
            row.kind,
            row.item_id,
            row.title.replace(_CUT, ""),
            excerpt_of(row.text, wanted).replace(_CUT, ""),
            row.article_id,
        )
        for row in connection.execute(sa.select(items).where(items.c.id.in_(numbers)))
    }
    return tuple(found[each] for each in numbers if each in found)


def terms_of(text: str) -> Terms:
    """Return what a person typed as terms; `UsageError` where it holds nothing to look for.

    >>> [each.text for each in terms_of('strik* "general election" -Lima').wanted]
    ['strik', 'general election']
    >>> [each.text for each in terms_of('a" OR (').wanted]
    ['a', 'OR']
    """
    wanted: list[Term] = []
    unwanted: list[Term] = []
    for minus, phrase, word in _TERM.findall(text):
        words = (phrase or word).replace('"', " ").replace("\x00", " ").strip()
        if _LETTER.search(words):
            (unwanted if minus else wanted).append(Term(_cut(words.rstrip("*")), word.endswith("*")))
    if not wanted:
        raise UsageError("nothing to look for: give at least one word")
    return Terms(tuple(wanted), tuple(unwanted))


def _cut(text: str) -> str:
    return _UNSPACED.sub(rf"{_CUT}\1{_CUT}", text)


def index_page(connection: Connection, article: Article, notes: Annotations) -> None:
    """Make an article and its quotations findable."""
    text = article.text_without(BlockKind.TITLE)  # the title has a column of its own
    rows = [_row("article", article.id, article.title or "", text, article.id)]
    for quote in notes.quotes:
        if quote.form is not QuoteForm.TERM:
            id_ = make_id("quo", article.id, str(quote.span.start), str(quote.span.end))  # as the JSON export has it
            rows.append(_row("quote", id_, quote.speaker_name or "", quote.content.of(article.text), article.id))
    _add(connection, rows)


def drop_article(connection: Connection, article_id: str) -> None:
    """Forget an article and what was said on it."""
    delete_by(connection, schema.search_items.c.article_id, [article_id])


def index_events(connection: Connection, events: Iterable[Event], changed: Changed) -> None:
    """Make the events that changed findable, and forget those that are gone."""
    rows = [
        _row("event", event.id, event.title, "\n".join(dict.fromkeys(mention.text for mention in event.mentions)))
        for event in events
        if event.id in changed.written
    ]
    delete_by(connection, schema.search_items.c.item_id, sorted({*changed.gone, *changed.written}))
    _add(connection, rows)


def index_claims(connection: Connection, touched: Sequence[str]) -> None:
    """Make the claims with these ids findable, by what their first part says; forget those that are gone.

    Claims that only say what an event is are left out: the event is found by the same words.
    """
    delete_by(connection, schema.search_items.c.item_id, touched)
    table, others = schema.claims, schema.claims.alias()
    first = sa.select(sa.func.min(others.c.scope)).where(others.c.id == table.c.id).scalar_subquery()
    rows = []
    for some in chunks(touched):
        texts = connection.execute(sa.select(table.c.value).where(table.c.id.in_(some), table.c.scope == first))
        rows += [
            _row("claim", claim.id, claim.subject_name, f"{claim.property}: {claim.value}")
            for claim in decoded(Claim, texts.scalars())
            if claim.property not in _SAID_BY_THE_EVENT
        ]
    _add(connection, rows)


def _add(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    insert(connection, schema.search_items, rows)
    fulltext_of(connection).add(connection, rows)
    begin_fields(connection, [row["item_id"] for row in rows])


def _row(kind: str, item_id: str, title: str, text: str, article_id: str | None = None) -> dict[str, Any]:
    return {"kind": kind, "item_id": item_id, "article_id": article_id, "title": _cut(title), "text": _cut(text)}

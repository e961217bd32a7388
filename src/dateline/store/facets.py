"""Search with facets: which of the items that hold the words are so, and how many have each value.

Everything that matches is read, as its score and one short text (see `fields`), and chosen, counted and put in order
here: the counts are those of all that is found. It takes as long as there are matches, about 5 microseconds each.
"""

import heapq
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import chain

from sqlalchemy.engine import Connection

from dateline.errors import UsageError
from dateline.link.merge import merge_entities
from dateline.model.found import Hit
from dateline.model.link import Entity
from dateline.model.listing import MOST, Count, Facet, Found, Paging, SearchQuery, Slice
from dateline.store import schema
from dateline.store.fields import BETWEEN, field
from dateline.store.rows import values_with
from dateline.store.search import hits, matching

FIELDS = ("kind", "outlet", "language", "type", "status", "country", "texts", "month", "person")
"""The fields that are counted, in the order in which they are shown."""

_SHOWN = 12  # values of a field
_TEXTS = f"{BETWEEN}texts="
_STEPS = (2, 3, 5, 10)  # so many texts at least

_Match = tuple[float, str, int, str]  # score, id, number, fields: in the order in which they are shown


def found(connection: Connection, query: SearchQuery, paging: Paging) -> Found:
    """Return a slice of what fits the query, the best match first, how much it is in all, and the facets of it."""
    table = schema.search_fields
    matches = matching(connection, query.text, table)
    columns = (matches.selected_columns.score, table.c.item_id, table.c.id, table.c.fields)
    rows = connection.execute(matches.with_only_columns(*columns, maintain_column_froms=True))
    fits = _fitting(query)
    all_: list[_Match] = [(*row,) for row in rows if fits(row[3])]
    limit = max(1, min(MOST, paging.limit))
    rest = _behind(paging.after, all_) if paging.after else all_
    best = heapq.nsmallest(limit + 1, rest)
    shown, more = best[:limit], len(best) > limit
    after = _cursor(shown[-1]) if more else None
    part: Slice[Hit] = Slice(hits(connection, query.text, [number for _, _, number, _ in shown]), after, len(all_))
    return Found(part, _facets(connection, all_))


def _fitting(query: SearchQuery) -> Callable[[str], bool]:
    """Return what tells whether fields are as the query wants them."""
    asked = [
        f"{BETWEEN}{field(name, getattr(query, name))}{BETWEEN}"
        for name in FIELDS
        if name != "texts" and getattr(query, name)
    ]

    def fits(fields: str) -> bool:
        return all(each in fields for each in asked) and (not query.texts or _texts(fields) >= query.texts)

    return fits


def _texts(fields: str) -> int:
    return int(fields.partition(_TEXTS)[2].partition(BETWEEN)[0] or 0)


def _cursor(match: _Match) -> str:
    return f"{match[0]!r}~{match[1]}"


def _behind(cursor: str, matches: Sequence[_Match]) -> list[_Match]:
    """Return the matches behind the one that a cursor names.

    The score of every match moves a little with each page that comes in, so it is looked for where it stands now; the
    score in the cursor counts where it is gone.
    """
    score, between, item_id = cursor.partition("~")
    try:
        key = float(score), item_id
    except ValueError:
        between = ""
    if not between:
        raise UsageError(f"{cursor!r} is no place in this list: take what the slice before gave as next")
    key = next((match[:2] for match in matches if match[1] == item_id), key)
    return [match for match in matches if match[:2] > key]


def _facets(connection: Connection, matches: Sequence[_Match]) -> tuple[Facet, ...]:
    counts: dict[str, list[Count]] = {name: [] for name in FIELDS}
    numbers = Counter(chain.from_iterable(match[3].split(BETWEEN) for match in matches))
    del numbers[""]  # before the first field and behind the last
    for each, number in numbers.items():
        name, _, value = each.partition("=")
        counts[name].append(Count(value, number))
    facets = (_facet(connection, name, each) for name, each in counts.items())
    return tuple(each for each in facets if each.counts)


def _facet(connection: Connection, name: str, counts: list[Count]) -> Facet:
    if name == "texts":
        return Facet(name, _at_least(counts))
    if name == "month":
        return Facet(name, tuple(sorted(counts, key=lambda each: each.value, reverse=True)[:_SHOWN]))
    shown = tuple(sorted(counts, key=lambda each: (-each.count, each.value))[:_SHOWN])
    if name != "person":
        return Facet(name, shown)
    people = merge_entities(values_with(connection, Entity, schema.entities.c.id, [each.value for each in shown]))
    return Facet(name, shown, tuple((each.id, each.name) for each in people))


def _at_least(counts: list[Count]) -> tuple[Count, ...]:
    """Return how many have two texts or more behind them, three or more, and so on."""
    numbers = {int(each.value): each.count for each in counts}
    steps = [least for least in _STEPS if any(each >= least for each in numbers)]
    return tuple(Count(str(least), sum(n for each, n in numbers.items() if each >= least)) for least in steps)

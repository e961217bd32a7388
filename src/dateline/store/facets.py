"""Search with facets: which of the items that hold the words are so, and how many have each value.

Everything that matches is read, as its score and one short text (see `fields`), and chosen, counted and put in order
here: the counts are those of all that is found. It takes as long as there are matches, about 5 microseconds each.
"""

import heapq
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, compress

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

_PART = 1000  # rows that are taken from the database at a time
_Match = tuple[float, str, int, str]  # score, id, number, fields: in the order in which they are shown


@dataclass(frozen=True, slots=True)
class _Matches:
    """What matches, a list for each column: ten thousand rows would keep the collector of garbage busy."""

    scores: list[float]
    ids: list[str]
    numbers: list[int]
    fields: list[str]

    def __iter__(self) -> Iterator[_Match]:
        return zip(self.scores, self.ids, self.numbers, self.fields, strict=True)

    def kept(self, keep: Sequence[bool]) -> "_Matches":
        scores, ids = list(compress(self.scores, keep)), list(compress(self.ids, keep))
        return _Matches(scores, ids, list(compress(self.numbers, keep)), list(compress(self.fields, keep)))


def found(connection: Connection, query: SearchQuery, paging: Paging) -> Found:
    """Return a slice of what fits the query, the best match first, how much it is in all, and the facets of it."""
    all_ = _fitting(query, _matches(connection, query.text))
    limit = max(1, min(MOST, paging.limit))
    best = heapq.nsmallest(limit + 1, _behind(paging.after, all_) if paging.after else all_)
    shown, more = best[:limit], len(best) > limit
    after = _cursor(shown[-1]) if more else None
    here = hits(connection, query.text, [number for _, _, number, _ in shown])
    part: Slice[Hit] = Slice(here, after, len(all_.fields))
    return Found(part, _facets(connection, all_.fields))


def _matches(connection: Connection, text: str) -> _Matches:
    table = schema.search_fields
    matches = matching(connection, text, table)
    columns = (matches.selected_columns.score, table.c.item_id, table.c.id, table.c.fields)
    rows = connection.execute(matches.with_only_columns(*columns, maintain_column_froms=True))
    read = _Matches([], [], [], [])
    for part in rows.partitions(_PART):
        scores, ids, numbers, fields = zip(*part, strict=True)
        read.scores.extend(scores)
        read.ids.extend(ids)
        read.numbers.extend(numbers)
        read.fields.extend(fields)
    return read


def _fitting(query: SearchQuery, matches: _Matches) -> _Matches:
    """Return the matches whose fields are as the query wants them."""
    for name in FIELDS:
        if name != "texts" and (wanted := getattr(query, name)):
            asked = f"{BETWEEN}{field(name, wanted)}{BETWEEN}"
            matches = matches.kept([asked in each for each in matches.fields])
    return matches.kept([_texts(each) >= query.texts for each in matches.fields]) if query.texts else matches


def _texts(fields: str) -> int:
    return int(fields.partition(_TEXTS)[2].partition(BETWEEN)[0] or 0)


def _cursor(match: _Match) -> str:
    return f"{match[0]!r}~{match[1]}"


def _behind(cursor: str, matches: _Matches) -> Iterator[_Match]:
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
    return (match for match in matches if match[:2] > key)


def _facets(connection: Connection, fields: Sequence[str]) -> tuple[Facet, ...]:
    counts: dict[str, list[Count]] = {name: [] for name in FIELDS}
    for each, number in _numbers(fields).items():
        name, _, value = each.partition("=")
        counts[name].append(Count(value, number))
    facets = (_facet(connection, name, each) for name, each in counts.items())
    return tuple(each for each in facets if each.counts)


def _numbers(texts: Iterable[str]) -> "Counter[str]":
    """Return how often each field stands in texts, many of which are the same: each of these is cut once."""
    alike: dict[int, list[str]] = {}
    for text, times in Counter(texts).items():
        alike.setdefault(times, []).append(text)
    numbers: Counter[str] = Counter()
    for times, some in alike.items():
        for each, number in Counter(chain.from_iterable(text.split(BETWEEN) for text in some)).items():
            numbers[each] += times * number
    numbers.pop("", None)  # before the first field and behind the last
    return numbers


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

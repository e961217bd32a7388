"""Who copied whom, drawn: pages in columns by the time they were published, arrows from a text to what became of it.

Pages of one time stand in one column, those without a known date in the last. A page stands in the row of what it goes
back to where that row is free, so that a chain of reprints is a straight line.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.model.dates import Dated
from dateline.model.link import Lineage, Relation
from dateline.publish import wording
from dateline.publish.lookup import Lookup

WIDTH, HEIGHT = 168, 46
"""Of the box of a page, in points."""

_COLUMN, _ROW = 262, 66
_MARGIN = 6
_SIGNS = 20
_MOST = 40
_SIDEWAYS = 46
_BELOW = 46


@dataclass(frozen=True, slots=True)
class Node:
    """A page: its box and what stands in it."""

    article_id: str
    name: str
    full_name: str
    published: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Edge:
    """An arrow: its path, where its word stands, and how it is known."""

    lineage: Lineage
    path: str
    x: float
    y: float
    words: str


@dataclass(frozen=True, slots=True)
class Descent:
    """The drawing; `left_out` pages had no room."""

    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    width: int = 0
    height: int = 0
    left_out: int = 0


def draw_descent(article_ids: Iterable[str], lookup: Lookup) -> Descent:
    """Return the drawing of some pages and of how they stand to one another; empty where no two are linked."""
    ordered = sorted({*article_ids} & lookup.pages.keys(), key=lambda each: (_moment(lookup.date(each)), each))
    lineages = _between(ordered, lookup)
    linked = {id_ for each in lineages for id_ in (each.from_id, each.to_id)}
    if not linked:
        return Descent()
    ordered.sort(key=lambda each: each not in linked)  # what has no room is what stands alone
    shown = sorted(ordered[:_MOST], key=lambda each: (_moment(lookup.date(each)), each))
    columns = _columns(shown, lineages, lookup)
    rows = _rows(shown, columns, lineages)
    nodes = {each: _node(each, columns[each], rows[each], lookup) for each in shown}
    edges = [_edge(each, nodes, lookup) for each in lineages if each.from_id in nodes and each.to_id in nodes]
    return Descent(
        tuple(nodes.values()),
        tuple(edges),
        2 * _MARGIN + _COLUMN * max(columns.values()) + WIDTH + _SIDEWAYS,
        3 * _MARGIN + _ROW * max(rows.values()) + HEIGHT + _BELOW // 2,
        len(ordered) - len(shown),
    )


def _between(article_ids: Sequence[str], lookup: Lookup) -> list[Lineage]:
    known = frozenset(article_ids)
    return [each for each in lookup.record.links.lineages if {each.from_id, each.to_id} <= known]


def _moment(dated: Dated) -> str:
    return dated.moment or str(dated.interval.earliest or dated.interval.latest or "~")  # behind every date


def _columns(shown: Sequence[str], lineages: Sequence[Lineage], lookup: Lookup) -> dict[str, int]:
    """Return the column of each page: one a day, and on one day what goes back to another page behind it."""
    days = {each: _moment(lookup.date(each))[:10] for each in shown}
    places = {each: (day, 0) for each, day in days.items()}
    same_day = [each for each in lineages if each.relation is not Relation.COMMON_SOURCE and _are_of_one(days, each)]
    for _ in shown:  # a chain is no longer than there are pages, and two texts that go back to each other end here
        for each in same_day:
            day, step = places[each.from_id]
            if step + 1 < len(shown):
                places[each.to_id] = max(places[each.to_id], (day, step + 1))
    numbers = {place: number for number, place in enumerate(sorted(set(places.values())))}
    return {each: numbers[place] for each, place in places.items()}


def _are_of_one(days: Mapping[str, str], lineage: Lineage) -> bool:
    return lineage.from_id in days and days[lineage.from_id] == days.get(lineage.to_id)


def _rows(shown: Sequence[str], columns: Mapping[str, int], lineages: Sequence[Lineage]) -> dict[str, int]:
    origins = {each.to_id: each.from_id for each in reversed(lineages)}
    taken: set[tuple[int, int]] = set()
    rows: dict[str, int] = {}
    for each in shown:
        row = rows.get(origins.get(each, ""), 0)
        while (columns[each], row) in taken:
            row += 1
        rows[each] = row
        taken.add((columns[each], row))
    return rows


def _node(article_id: str, column: int, row: int, lookup: Lookup) -> Node:
    name = lookup.page_name(article_id)
    short = name if len(name) <= _SIGNS else f"{name[: _SIGNS - 1]}…"
    published = wording.published(lookup.date(article_id))
    if len(published) > _SIGNS + 4:
        published = f"{published[: _SIGNS + 3]}…"
    return Node(article_id, short, name, published, _MARGIN + _COLUMN * column, _MARGIN + _ROW * row)


def _edge(lineage: Lineage, nodes: Mapping[str, Node], lookup: Lookup) -> Edge:
    start, end = nodes[lineage.from_id], nodes[lineage.to_id]
    if start.x > end.x and lineage.relation is Relation.COMMON_SOURCE:
        start, end = end, start  # neither is the earlier one
    x0, y0, y1 = start.x + WIDTH, start.y + HEIGHT / 2, end.y + HEIGHT / 2
    names = f"{lookup.page_name(lineage.from_id)} → {lookup.page_name(lineage.to_id)}"
    words = f"{names}: {lineage.relation}; {'; '.join(each.text for each in lineage.grounds)}"
    if end.x > start.x + _COLUMN and y0 == y1:  # below the boxes between
        low = y0 + _BELOW
        path = f"M{x0} {y0 + 8:g}C{x0 + 40} {low:g} {end.x - 40} {low:g} {end.x} {y1 + 8:g}"
        return Edge(lineage, path, (x0 + end.x) / 2, y0 + 0.75 * _BELOW + 3, words)
    if end.x > start.x:
        bend = (end.x - x0) / 2
        path = f"M{x0} {y0:g}C{x0 + bend:g} {y0:g} {x0 + bend:g} {y1:g} {end.x} {y1:g}"
        return Edge(lineage, path, x0 + bend, (y0 + y1) / 2, words)
    x1 = end.x + WIDTH
    out = max(x0, x1) + _SIDEWAYS
    path = f"M{x0} {y0:g}C{out} {y0:g} {out} {y1:g} {x1} {y1:g}"
    return Edge(lineage, path, max(x0, x1) + _SIDEWAYS * 0.75, (y0 + y1) / 2, words)

"""Under which keys pages meet, which pages are neighbours, and the spellings of names, as `link.scopes` has them.

Every question here is answered by an index: its cost grows with what a page says, not with the record.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from dateline.link.bonds import Bond, KeyKind, distance
from dateline.link.clusters import Pair
from dateline.link.scopes import KNOWN, LONGEST, NEAR, OPEN_FIRST, SHARED, Key
from dateline.link.spellings import Spelling, alike_spellings, group_spellings, spelling_keys
from dateline.model.link import Verdict
from dateline.model.rows import from_json
from dateline.store import schema
from dateline.store.rows import chunks, delete_by, insert
from dateline.store.waiting import touch

_NOBODY = (inf, "")  # further than any page


def forget_keys(connection: Connection) -> None:
    """Forget every key, neighbour and spelling: another version of the program makes its own."""
    for table in (
        schema.page_keys,
        schema.page_neighbours,
        schema.spelling_uses,
        schema.spelling_keys,
        schema.spellings,
    ):
        connection.execute(sa.delete(table))
    connection.execute(sa.update(schema.linked_pages).values(nearest=None, likeness=None))


def drop_keys(connection: Connection, article_id: str) -> None:
    """Take a page out of the scopes; those that it was bound to are to be linked anew."""
    number = _number(connection, article_id)
    if number is None:
        return
    touch(connection, _bound(connection, [number]))
    delete_by(connection, schema.page_keys.c.page, [number])
    delete_by(connection, schema.page_neighbours.c.page, [number])
    delete_by(connection, schema.page_neighbours.c.other, [number])
    pages = schema.linked_pages
    left = connection.execute(sa.select(pages.c.number).where(pages.c.nearest == number)).scalars().all()
    for each in (number, *left):
        _put_nearest(connection, each, _nearest(connection, each))


def put_keys(connection: Connection, article_id: str, keys: Sequence[Key]) -> None:
    """Write the keys of a page that has none."""
    number = _number(connection, article_id)
    if number is None:
        statement = sa.insert(schema.linked_pages).values(article_id=article_id).returning(schema.linked_pages.c.number)
        number = int(connection.execute(statement).scalar_one())
    rows = [
        {"value": k.value, "first": k.first, "last": k.last, "whole": k.whole, "page": number, "kind": k.kind.value}
        for k in keys
    ]
    insert(connection, schema.page_keys, rows)


def candidates(connection: Connection, article_id: str) -> dict[str, frozenset[KeyKind]]:
    """Return the pages that share enough keys with one, with the kinds of key, as `link.scopes.Key.meets` has it."""
    ours, theirs = schema.page_keys.alias("ours"), schema.page_keys.alias("theirs")
    begins_near = sa.or_(
        theirs.c.first == OPEN_FIRST,
        theirs.c.first.between(ours.c.first - (LONGEST + NEAR), ours.c.last + NEAR),
    )
    meets = (theirs.c.value == ours.c.value) & begins_near & (theirs.c.last >= ours.c.first - NEAR)
    is_open = (ours.c.first == OPEN_FIRST) | (theirs.c.first == OPEN_FIRST)
    counts = sa.case((is_open, 1), else_=_by_kind(KNOWN, theirs.c.kind))
    values = (
        sa.select(theirs.c.page, theirs.c.kind, sa.func.max(counts).label("counts"))
        .select_from(ours.join(theirs, meets))
        .where(
            ours.c.page == _number(connection, article_id),
            theirs.c.page != ours.c.page,
            ours.c.whole | theirs.c.whole,
        )
        .group_by(theirs.c.page, theirs.c.kind, theirs.c.value)
        .subquery()
    )
    enough = sa.func.sum(values.c.counts) >= _by_kind(SHARED, values.c.kind)
    met = sa.select(values.c.page, values.c.kind).group_by(values.c.page, values.c.kind).having(enough).subquery()
    pages = schema.linked_pages
    found: dict[str, set[KeyKind]] = defaultdict(set)
    query = sa.select(pages.c.article_id, met.c.kind).join(met, met.c.page == pages.c.number)
    for name, kind in connection.execute(query):
        found[name].add(KeyKind(kind))
    return {name: frozenset(kinds) for name, kinds in sorted(found.items())}


def _by_kind(numbers: Mapping[KeyKind, int], kind: "sa.ColumnElement[int]") -> "sa.Case[int]":
    return sa.case({each.value: number for each, number in numbers.items()}, value=kind)


def join(connection: Connection, article_id: str, bonds: Mapping[str, Bond]) -> None:
    """Make a page a neighbour of others, and them its neighbours, each by what binds the two."""
    near = _beside(connection, [article_id, *bonds])
    ours = near.pop(article_id)
    known = _others(connection, ours.number)
    new = {name: each for name, each in bonds.items() if near[name].number not in known and name != article_id}
    rows = [
        {"page": page, "other": other, "firm": each.firm, "likeness": each.likeness if each.counts_for(who) else None}
        for name, each in new.items()
        for who, page, other in (
            (article_id, ours.number, near[name].number),
            (name, near[name].number, ours.number),
        )
    ]
    insert(connection, schema.page_neighbours, rows)
    for name, each in new.items():
        if each.counts_for(name) and distance(each.likeness, article_id) < near[name].distance:
            _put_nearest(connection, near[name].number, (ours.number, each.likeness))
    if new:
        _put_nearest(connection, ours.number, _nearest(connection, ours.number))


def scope_around(connection: Connection, article_id: str, judged: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Return the scope of a page, sorted: all that is reached over bonds that hold and over pages `judged` together."""
    found = {article_id}
    edge = [article_id]
    while edge:
        near = _bound(connection, [number for _, number in _numbers(connection, edge)])
        near |= {name for each in edge for name in judged.get(each, ())}
        edge = sorted(near - found)
        found |= near
    return tuple(sorted(found))


def beside_those_nearest_to(connection: Connection, article_ids: Iterable[str]) -> frozenset[str]:
    """Return every neighbour of the pages to which one of some is the nearest: without it another would be."""
    numbers = [number for _, number in _numbers(connection, sorted({*article_ids}))]
    near, ours, theirs = schema.page_neighbours, schema.linked_pages.alias("ours"), schema.linked_pages.alias("theirs")
    both = near.join(ours, ours.c.number == near.c.page).join(theirs, theirs.c.number == near.c.other)
    query = sa.select(theirs.c.article_id).select_from(both).distinct()
    return frozenset(
        name for some in chunks(numbers) for name in connection.execute(query.where(ours.c.nearest.in_(some))).scalars()
    )


def scopes_of(connection: Connection, article_ids: Sequence[str]) -> frozenset[str]:
    """Return the scopes under which results of these pages stand."""
    table = schema.linked_pages
    query = sa.select(table.c.scope).where(table.c.scope.is_not(None))
    return frozenset(
        name
        for some in chunks(article_ids)
        for name in connection.execute(query.where(table.c.article_id.in_(some))).scalars()
    )


def scopes_members(connection: Connection, scopes: Sequence[str]) -> tuple[str, ...]:
    """Return the articles that stand in some scopes."""
    table = schema.linked_pages
    return tuple(
        name
        for some in chunks(scopes)
        for name in connection.execute(sa.select(table.c.article_id).where(table.c.scope.in_(some))).scalars()
    )


def put_scope(connection: Connection, scope: str, article_ids: Sequence[str]) -> None:
    """Note that pages stand in a scope."""
    table = schema.linked_pages
    for some in chunks(article_ids):
        connection.execute(sa.update(table).where(table.c.article_id.in_(some)).values(scope=scope))


def forget_pages(connection: Connection, article_ids: Sequence[str]) -> None:
    """Forget pages that are gone."""
    delete_by(connection, schema.linked_pages.c.article_id, article_ids)


# Spellings


def put_spellings(
    connection: Connection,
    used: Mapping[str, frozenset[Spelling]],
    decided: Sequence[tuple[Pair, Verdict]],
    judged: Iterable[str] = (),
) -> None:
    """Note which spellings pages use now, by article id, and group anew what that touches.

    Pages of a spelling that moves to another group are to be linked anew. `decided` are people's judgements as pairs of
    spellings; `judged` are spellings on pages that a person has judged at some time.
    """
    before = _used_by(connection, tuple(used))
    delete_by(connection, schema.spelling_uses.c.article_id, tuple(used))
    rows = [{"spelling": each.id, "article_id": name} for name, all_ in used.items() for each in all_]
    insert(connection, schema.spelling_uses, rows)
    wanted = {each.id: each for all_ in used.values() for each in all_}
    known = {each.id: each for each in _spellings(connection, tuple(wanted))}
    new = [each for name, each in sorted(wanted.items()) if name not in known]
    insert(connection, schema.spellings, [{"id": each.id, "home": each.id, "value": each} for each in new])
    keys = [{"key": key, "spelling": each.id} for each in new if each.is_full for key in spelling_keys(each)]
    insert(connection, schema.spelling_keys, keys)
    gone = _unused(connection, before)
    near_gone = _alike(connection, gone)
    delete_by(connection, schema.spellings.c.id, [each.id for each in gone])
    delete_by(connection, schema.spelling_keys.c.spelling, [each.id for each in gone])
    start = {each.id: each for each in new} | near_gone | {name: known[name] for name in judged if name in known}
    for each in gone:
        start.pop(each.id, None)
    _regroup(connection, start, decided)


@dataclass(frozen=True, slots=True)
class Used:
    """A spelling with the group it stands in and the articles that use it."""

    spelling: Spelling
    home: str
    articles: frozenset[str]


def used_spellings(connection: Connection) -> tuple[Used, ...]:
    """Return every spelling that is used, by id."""
    uses: dict[str, set[str]] = defaultdict(set)
    for row in connection.execute(sa.select(schema.spelling_uses)):
        uses[row.spelling].add(row.article_id)
    rows = connection.execute(sa.select(schema.spellings).order_by(schema.spellings.c.id))
    return tuple(Used(from_json(Spelling, row.value), row.home, frozenset(uses[row.id])) for row in rows)


def homes(connection: Connection, spellings: Iterable[Spelling]) -> dict[str, str]:
    """Return the group of each spelling that says by itself who is meant, or that a person has judged."""
    table = schema.spellings
    found: dict[str, str] = {}
    for some in chunks(sorted({each.id for each in spellings})):
        rows = connection.execute(sa.select(table.c.id, table.c.home).where(table.c.id.in_(some)))
        found.update((row.id, row.home) for row in rows)
    return found


def _regroup(connection: Connection, start: Mapping[str, Spelling], decided: Sequence[tuple[Pair, Verdict]]) -> None:
    together: dict[str, set[str]] = defaultdict(set)
    for (one, other), _ in decided:
        together[one].add(other)
        together[other].add(one)
    part, edge = dict(start), list(start.values())
    while edge:
        near = _alike(connection, edge)
        beside = {name for one in edge for name in together[one.id]} - part.keys()
        near |= {each.id: each for each in _spellings(connection, tuple(sorted(beside)))}
        edge = [each for name, each in near.items() if name not in part]
        part |= near
    before = homes(connection, part.values())
    after = {name: name for name in part} | group_spellings(part.values(), decided)
    moved = {name: home for name, home in after.items() if before[name] != home}
    table = schema.spellings
    for name, home in moved.items():
        connection.execute(sa.update(table).where(table.c.id == name).values(home=home))
    uses = schema.spelling_uses
    for some in chunks(sorted(moved)):
        users = connection.execute(sa.select(uses.c.article_id).where(uses.c.spelling.in_(some)))
        touch(connection, users.scalars())


def _alike(connection: Connection, some: Sequence[Spelling]) -> dict[str, Spelling]:
    """Return the spellings that meet one of `some` under a key and are of the same name, by id."""
    keys = {one.id: spelling_keys(one) for one in some if one.is_full}
    table = schema.spelling_keys
    holders: dict[str, set[str]] = defaultdict(set)
    for part in chunks(sorted({key for each in keys.values() for key in each})):
        for row in connection.execute(sa.select(table.c.key, table.c.spelling).where(table.c.key.in_(part))):
            holders[row.key].add(row.spelling)
    met = {name: {other for key in each for other in holders[key]} - {name} for name, each in keys.items()}
    by_id = {each.id: each for each in _spellings(connection, sorted({name for each in met.values() for name in each}))}
    alike = (alike_spellings(one, (by_id[name] for name in sorted(met.get(one.id, ())))) for one in some)
    return {each.id: each for found in alike for each in found}


def _spellings(connection: Connection, ids: Sequence[str]) -> Iterator[Spelling]:
    table = schema.spellings
    for some in chunks(ids):
        for text in connection.execute(sa.select(table.c.value).where(table.c.id.in_(some))).scalars():
            yield from_json(Spelling, text)


def _used_by(connection: Connection, article_ids: Sequence[str]) -> tuple[str, ...]:
    table = schema.spelling_uses
    query = sa.select(table.c.spelling).distinct()
    return tuple(
        sorted(
            name
            for some in chunks(article_ids)
            for name in connection.execute(query.where(table.c.article_id.in_(some))).scalars()
        )
    )


def _unused(connection: Connection, ids: Sequence[str]) -> list[Spelling]:
    """Return those of the spellings that no page uses any more."""
    table = schema.spelling_uses
    used: set[str] = set()
    for some in chunks(ids):
        query = sa.select(table.c.spelling).distinct().where(table.c.spelling.in_(some))
        used |= set(connection.execute(query).scalars())
    return list(_spellings(connection, [name for name in ids if name not in used]))


# Pages by number


def _number(connection: Connection, article_id: str) -> int | None:
    return next((number for _, number in _numbers(connection, [article_id])), None)


def _numbers(connection: Connection, article_ids: Sequence[str]) -> list[tuple[str, int]]:
    table = schema.linked_pages
    query = sa.select(table.c.article_id, table.c.number).order_by(table.c.article_id)
    return [
        (row.article_id, row.number)
        for some in chunks(article_ids)
        for row in connection.execute(query.where(table.c.article_id.in_(some)))
    ]


def _others(connection: Connection, number: int) -> frozenset[int]:
    """Return the neighbours of a page."""
    near = schema.page_neighbours
    return frozenset(connection.execute(sa.select(near.c.other).where(near.c.page == number)).scalars())


def _bound(connection: Connection, numbers: Sequence[int]) -> set[str]:
    """Return the neighbours to which the bonds of some pages hold: firm ones, and the nearest of one of the two."""
    near, ours, theirs = schema.page_neighbours, schema.linked_pages.alias("ours"), schema.linked_pages.alias("theirs")
    holds = near.c.firm | (ours.c.nearest == theirs.c.number) | (theirs.c.nearest == ours.c.number)
    both = near.join(ours, ours.c.number == near.c.page).join(theirs, theirs.c.number == near.c.other)
    query = sa.select(theirs.c.article_id).select_from(both).where(holds).distinct()
    return {
        name for some in chunks(numbers) for name in connection.execute(query.where(near.c.page.in_(some))).scalars()
    }


@dataclass(frozen=True, slots=True)
class _Beside:
    """A page by number, and how near the nearest page to it is (`bonds.distance`)."""

    number: int
    distance: tuple[float, str]


def _beside(connection: Connection, article_ids: Iterable[str]) -> dict[str, _Beside]:
    """Return pages by article id."""
    ours, theirs = schema.linked_pages.alias("ours"), schema.linked_pages.alias("theirs")
    both = ours.outerjoin(theirs, ours.c.nearest == theirs.c.number)
    query = sa.select(ours.c.article_id, ours.c.number, ours.c.likeness, theirs.c.article_id.label("other"))
    rows = (
        row
        for some in chunks(sorted({*article_ids}))
        for row in connection.execute(query.select_from(both).where(ours.c.article_id.in_(some)))
    )
    return {
        row.article_id: _Beside(row.number, _NOBODY if row.other is None else distance(row.likeness, row.other))
        for row in rows
    }


def _nearest(connection: Connection, number: int) -> tuple[int, float] | None:
    """Return the neighbour that is most like a page, with how like it is."""
    near, pages = schema.page_neighbours, schema.linked_pages
    query = sa.select(near.c.other, near.c.likeness, pages.c.article_id).join(pages, pages.c.number == near.c.other)
    rows = connection.execute(query.where(near.c.page == number, near.c.likeness.is_not(None))).all()
    best = min(rows, key=lambda row: distance(row.likeness, row.article_id), default=None)
    return (best.other, best.likeness) if best else None


def _put_nearest(connection: Connection, number: int, nearest: tuple[int, float] | None) -> None:
    other, like = nearest or (None, None)
    table = schema.linked_pages
    connection.execute(sa.update(table).where(table.c.number == number).values(nearest=other, likeness=like))

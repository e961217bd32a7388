"""The record: what may be asked of it and what may be put into it, each in one transaction."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from dateline.errors import NotFound, UsageError
from dateline.link.bonds import Bond, KeyKind
from dateline.link.clusters import Pair
from dateline.link.judged import as_judged
from dateline.link.keys import article_of
from dateline.link.merge import merge_entities
from dateline.link.scopes import Key
from dateline.link.spellings import Spelling
from dateline.model.annotation import Annotations
from dateline.model.article import Article
from dateline.model.backup import Manifest
from dateline.model.capture import Capture
from dateline.model.change import Change
from dateline.model.claim import Check, Claim
from dateline.model.found import Hit
from dateline.model.judged import CellJudgement
from dateline.model.link import Entity, Event, Judgement, Kept, Lineage, Links, Page, Story, Verdict
from dateline.model.listing import News, Paging
from dateline.model.outcome import Rejection
from dateline.model.record import Ledger, Record
from dateline.model.verified import Verified
from dateline.record.merge import merge_checks, merge_claims
from dateline.store import articles, claims, judgements, links, schema, scopes, waiting
from dateline.store.articles import Keys, Known
from dateline.store.backends import PathLike
from dateline.store.backup import back_up
from dateline.store.database import BUSY_SECONDS, Database
from dateline.store.fields import put_fields
from dateline.store.listing import Lists
from dateline.store.near import Shown, record_behind, record_near
from dateline.store.news import news, older_scopes, touched_pages
from dateline.store.redirects import led_to
from dateline.store.rows import Changed, chunks, insert, refill, values, values_with
from dateline.store.scopes import Used, scopes_members, scopes_of
from dateline.store.search import search
from dateline.store.soundness import verify
from dateline.store.waiting import enqueue
from dateline.store.watched import WatchTable

Value = TypeVar("Value")

KINDS: dict[str, tuple[sa.Table, type]] = {
    "article": (schema.articles, Article),
    "event": (schema.events, Event),
    "story": (schema.stories, Story),
    "entity": (schema.entities, Entity),
    "claim": (schema.claims, Claim),
    "lineage": (schema.lineages, Lineage),
    "check": (schema.checks, Check),
    "rejection": (schema.rejections, Rejection),
}
"""The kinds of item that have an id, with where they stand and their class."""

Item = Article | Event | Story | Entity | Claim | Lineage | Check | Rejection

_STATE = ("generation", "linked", "results")  # of what is known about the whole, what changes with everything else
_PARTS = 6  # of the record that are kept as values

# Made once: putting these together takes as long as asking them.
_STATES = (
    sa.select(schema.meta.c.key, schema.meta.c.value).where(schema.meta.c.key.in_(_STATE)).order_by(schema.meta.c.key)
)
_HOLDING: sa.CompoundSelect[Any] = sa.union_all(
    *(
        sa.select(sa.literal_column(f"'{kind}'")).where(sa.exists().where(table.c.id == sa.bindparam("id")))
        for kind, (table, _) in KINDS.items()
    )
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one page: an article with its annotations, or a rejection, which may have no capture."""

    capture: Capture | None
    article: Article | None = None
    notes: Annotations | None = None
    rejection: Rejection | None = None


@dataclass(frozen=True, slots=True)
class Resolved:
    """What was computed of one scope: its pages, by article id, with their links and ledger."""

    article_ids: tuple[str, ...]
    links: Links
    ledger: Ledger

    @property
    def name(self) -> str:
        """The smallest article id."""
        return self.article_ids[0]


class Linking:
    """What bringing links up to date reads and writes, in one transaction (see `docs/design/incremental.md`)."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @property
    def generation(self) -> int:
        """A number that grows with every page and judgement that comes in."""
        return _generation(self._connection)

    def begin(self, version: str) -> None:
        """Have everything linked anew where the stages are of another version than before."""
        if _meta(self._connection, "linking") != version:
            scopes.forget_keys(self._connection)
            waiting.enqueue_all(self._connection)
            _set_meta(self._connection, "linking", version)

    def finish(self, version: str) -> None:
        """Note that the links are up to date."""
        _set_meta(self._connection, "linked", f"{self.generation}:{version}")

    def waiting(self, *, keyed: bool, limit: int) -> tuple[str, ...]:
        """Return some pages that wait, by article id: for their links only (`keyed`), or for their keys first."""
        return waiting.waiting(self._connection, keyed=keyed, limit=limit)

    def pages(self, article_ids: Sequence[str]) -> tuple[Page, ...]:
        """Return pages as people judged them; those that are gone are left out."""
        own = judgements.cells(self._connection, article_ids=article_ids)
        return tuple(as_judged(page, own) for page in articles.pages(self._connection, article_ids))

    def cells(self) -> tuple[CellJudgement, ...]:
        """Return what people decided of single cells."""
        return judgements.cells(self._connection)

    def judgements(self) -> tuple[Judgement, ...]:
        """Return the judgements by people that stand, oldest first."""
        return tuple(judgements.peoples_judgements(self._connection).values())

    def articles_judged(self) -> frozenset[str]:
        """Return the articles of which a name was ever judged, also where the judgement was withdrawn."""
        return judgements.articles_judged(self._connection)

    def put_keys(self, article_ids: Sequence[str], keys: Mapping[str, Sequence[Key]]) -> None:
        """Replace the keys of pages; those without keys are gone. Their old neighbours wait from now on."""
        for name in article_ids:
            scopes.drop_keys(self._connection, name)
        for name, held in keys.items():
            scopes.put_keys(self._connection, name, held)

    def candidates(self, article_id: str) -> dict[str, frozenset[KeyKind]]:
        """Return the pages that share enough keys with one, with the kinds of key."""
        return scopes.candidates(self._connection, article_id)

    def join(self, article_id: str, bonds: Mapping[str, Bond]) -> None:
        """Make pages neighbours of one, each by what binds the two."""
        scopes.join(self._connection, article_id, bonds)

    def put_spellings(
        self,
        used: Mapping[str, frozenset[Spelling]],
        decided: Sequence[tuple[Pair, Verdict]],
        judged: Iterable[str],
    ) -> None:
        """Note which spellings pages use, and group anew what that touches; see `scopes.put_spellings`."""
        scopes.put_spellings(self._connection, used, decided, judged)

    def homes(self, spellings: Iterable[Spelling]) -> dict[str, str]:
        """Return the group of each spelling."""
        return scopes.homes(self._connection, spellings)

    def keyed(self, article_ids: Sequence[str]) -> None:
        """Note that pages have their keys and neighbours: they wait for their links only."""
        waiting.done(self._connection, article_ids)
        waiting.touch(self._connection, article_ids)

    def scope_around(self, article_id: str, judged: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
        """Return the articles of a page's scope, sorted; `judged` are those that a person laid side by side."""
        return scopes.scope_around(self._connection, article_id, judged)

    def put_results(self, resolved: Sequence[Resolved], gone: Sequence[str], at: datetime) -> None:
        """Write what was computed of scopes in the place of what stood for their pages and for those that are gone."""
        connection = self._connection
        held = [name for each in resolved for name in each.article_ids]
        former = scopes.scopes_of(connection, [*held, *gone])
        before = {"", *former}
        parted = {*scopes.scopes_members(connection, sorted(former))} - {*held, *gone}
        waiting.touch(connection, parted)
        scopes.forget_pages(connection, gone)
        for each in resolved:
            scopes.put_scope(connection, each.name, each.article_ids)
        changed = links.replace_links(connection, before, {each.name: each.links for each in resolved}, at)
        changed |= claims.replace_ledger(connection, before, {each.name: each.ledger for each in resolved})
        refill(connection, schema.resting, before, {each.name: _resting(each) for each in resolved})
        for each in resolved:
            put_fields(connection, each.article_ids, each.links, each.ledger)
        _log(connection, at, changed.items())
        waiting.done(connection, [*held, *gone])
        _set_meta(connection, "results", str(int(_meta(connection, "results") or 0) + 1))


class RecordFile:
    """A record, open. Use as a context manager, or call `close`."""

    def __init__(self, place: PathLike, *, must_exist: bool = False, busy_seconds: float = BUSY_SECONDS) -> None:
        """Open or make the record at `place`; the errors are those of `store.database.Database`."""
        self._database = Database(place, must_exist=must_exist, busy_seconds=busy_seconds)
        self.watched = WatchTable(self._database)
        self.lists = Lists(self._database)
        self.backend = self._database.backend
        self._parts: dict[tuple[str, tuple[str, ...], bool], Record] = {}

    def __enter__(self) -> "RecordFile":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the record."""
        self._database.close()

    # What is known of pages, and new pages

    def known(self, captures: Sequence[Capture], keys: Keys) -> dict[str, Known]:
        """Return what the record holds of `captures` for these versions of the stages, by capture id."""
        with self._database.reading() as connection:
            return articles.known(connection, captures, keys)

    def put_pages(self, outcomes: Iterable[Outcome], keys: Keys, at: datetime) -> None:
        """Write what became of a batch of pages, all or none."""
        with self._database.writing() as connection:
            _log(connection, at, [_put_outcome(connection, outcome, keys, at) for outcome in outcomes])
            _set_meta(connection, "generation", str(_generation(connection) + 1))

    def held(self, rejection_ids: Sequence[str]) -> frozenset[str]:
        """Return those of the ids under which the record holds a rejection."""
        table = schema.rejections
        with self._database.reading() as connection:
            return frozenset(
                id_
                for some in chunks(rejection_ids)
                for id_ in connection.execute(sa.select(table.c.id).where(table.c.id.in_(some))).scalars()
            )

    def capture(self, capture_id: str) -> Capture | None:
        """Return the capture with that id, with its bytes, or `None`."""
        with self._database.reading() as connection:
            return articles.capture(connection, capture_id)

    def capture_ids(self) -> frozenset[str]:
        """Return the ids of all captures."""
        with self._database.reading() as connection:
            return frozenset(connection.execute(sa.select(schema.captures.c.id)).scalars())

    def remove(self, article_id: str, at: datetime) -> None:
        """Remove a page and its captures, as if it had never been added; `NotFound` where there is none."""
        with self._database.writing() as connection:
            if not articles.pages(connection, [article_id]):
                raise NotFound(f"the record holds no page {article_id}")
            articles.remove_page(connection, article_id)
            _log(connection, at, [("article", Changed(gone=(article_id,)))])
            _set_meta(connection, "generation", str(_generation(connection) + 1))

    def pages_from(self, source: str) -> tuple[str, ...]:
        """Return the articles that were read from a file or an address, by id."""
        table = schema.captures
        here = (table.c.source_name == source) | (table.c.url == source)
        query = sa.select(table.c.article_id).distinct().where(here, table.c.article_id.is_not(None))
        with self._database.reading() as connection:
            return tuple(connection.execute(query.order_by(table.c.article_id)).scalars())

    # Judgements by people

    def judge(self, judgement: Judgement, at: datetime) -> int:
        """Keep a person's judgement and return its number; the next run links the pages that it names anew."""
        with self._database.writing() as connection:
            number = judgements.put_judgement(connection, judgement, at)
            _judged(connection, _judged_articles(judgement))
            return number

    def withdraw(self, number: int, at: datetime) -> None:
        """Set a person's judgement aside; `NotFound` where none with that number stands."""
        with self._database.writing() as connection:
            judgement = judgements.withdraw_judgement(connection, number, at)
            if judgement is None:
                raise NotFound(f"no judgement with the number {number} stands")
            _judged(connection, _judged_articles(judgement))

    def judgements(self, at: datetime | None = None) -> dict[int, Judgement]:
        """Return the judgements of two things that stand, or that stood at a time, by number."""
        with self._database.reading() as connection:
            return judgements.peoples_judgements(connection, at)

    def cells(self, at: datetime | None = None) -> tuple[CellJudgement, ...]:
        """Return what people decided of single cells that stands, or that stood at a time, by id."""
        with self._database.reading() as connection:
            return judgements.cells(connection, at)

    def judge_cells(self, made: Sequence[CellJudgement]) -> None:
        """Keep what a person decided of cells; the next run links the pages anew that they stand on."""
        with self._database.writing() as connection:
            for each in made:
                judgements.put_cell(connection, each)
            _judged(connection, {each.article_id for each in made})

    def withdraw_cells(self, ids: Sequence[str], at: datetime) -> None:
        """Set what people decided of cells aside; `NotFound` where one of them does not stand."""
        with self._database.writing() as connection:
            for each in ids:
                judgement = judgements.withdraw_cell(connection, each, at)
                if judgement is None:
                    raise NotFound(f"no judgement {each} stands")
                _judged(connection, {judgement.article_id})

    def kept(self) -> tuple[Kept, ...]:
        """Return every decision that a person ever made, withdrawn ones too, oldest first."""
        with self._database.reading() as connection:
            return judgements.everything(connection)

    def take_in(self, decisions: Iterable[Kept]) -> tuple[Kept, ...]:
        """Keep decisions made elsewhere, all or none, and return those that changed anything here.

        One that is held already is withdrawn where the other one is; one that was withdrawn here stays so.
        """
        with self._database.writing() as connection:
            held = {each.id: each for each in judgements.everything(connection)}
            fresh = []
            for each in decisions:
                known = held.get(each.id)
                if known is None or (each.withdrawn_at and not known.withdrawn_at):
                    fresh.append(each)
                    held[each.id] = each
                    _take_in(connection, each, known)
            _judged(connection, {name for each in fresh for name in _judged_articles(each.judgement)})
            return tuple(fresh)

    # Results over pages

    @contextmanager
    def linking(self) -> Iterator[Linking]:
        """Give what bringing links up to date reads and writes, in one transaction."""
        with self._database.writing() as connection:
            yield Linking(connection)

    def is_stale(self, version: str) -> bool:
        """Tell whether pages, judgements or the stages (`version`) changed since the links were computed."""
        with self._database.reading() as connection:
            generation = _generation(connection)
            return generation > 0 and _meta(connection, "linked") != f"{generation}:{version}"

    def state(self) -> str:
        """Return a mark that changes whenever anything in the record does."""
        with self._database.reading() as connection:
            return _state(connection)

    def changed_at(self) -> datetime | None:
        """Return when something last came into the record, went or became another; `None` where nothing ever did."""
        with self._database.reading() as connection:
            last: datetime | None = connection.execute(sa.select(sa.func.max(schema.changes.c.at))).scalar_one()
        return last.replace(tzinfo=UTC) if last else None

    # What was known at an earlier time

    def older_scopes(self, at: datetime) -> frozenset[str]:
        """Return the scopes in which a page stands that the record held at a moment."""
        with self._database.reading() as connection:
            return frozenset(connection.execute(older_scopes(at)).scalars())

    def touched_pages(self, at: datetime) -> int:
        """Return how many pages stand in older scopes that may say something else than at a moment."""
        with self._database.reading() as connection:
            return touched_pages(connection, at)

    def news(self, at: datetime, changed: Sequence[Change] | None, about: str | None, paging: Paging) -> News:
        """Return a slice of what is new since a moment; see `store.news`."""
        with self._database.reading() as connection:
            return news(connection, at, changed, about, paging)

    def recorded(self) -> dict[str, datetime | None]:
        """Return since when the record holds each article, `None` where it always did."""
        with self._database.reading() as connection:
            return articles.recorded(connection)

    def removed_since(self, at: datetime) -> frozenset[str]:
        """Return the articles that the record held at a time and that were removed since, by id."""
        table = schema.changes
        query = sa.select(table.c.item_id, table.c.change).where(table.c.kind == "article")
        with self._database.reading() as connection:
            before = connection.execute(query.where(table.c.at <= at).order_by(table.c.id)).all()
            after = connection.execute(query.where(table.c.at > at, table.c.change == "gone")).all()
            held = {row.item_id for row in before if row.change == "new"}
            present = set(connection.execute(sa.select(schema.articles.c.id)).scalars())
        return frozenset({row.item_id for row in after} & held - present)

    def parts(self, names: Sequence[str]) -> tuple[tuple[Page, ...], Links, Ledger]:
        """Return what stands in some scopes as it was computed: entities and claims have a part for each scope."""
        some = sorted(names)
        with self._database.reading() as connection:
            pages = articles.pages(connection, scopes_members(connection, some))
            return pages, links.link_parts(connection, some), claims.ledger_parts(connection, some)

    def spellings(self) -> tuple[Used, ...]:
        """Return every spelling of a name with its group and the articles that use it."""
        with self._database.reading() as connection:
            return scopes.used_spellings(connection)

    # Reading

    def record(self) -> Record:
        """Return the whole record as one value, of one state."""
        with self._database.reading() as connection:
            return Record(
                pages=articles.pages(connection),
                rejections=articles.rejections(connection),
                links=links.links(connection),
                ledger=claims.ledger(connection),
            )

    def record_around(self, kind: str, item_id: str, *, judgements: bool = True) -> Record:
        """Return the part of the record that an item stands in: its scopes, read as one value.

        The last few parts are kept: an event, its pages and its story are mostly looked at one after another.
        """
        with self._database.reading() as connection:
            names = tuple(sorted(_scopes_of(connection, kind, item_id)))
            key = _state(connection), names, judgements
            part = self._parts.get(key) or _part(connection, names, judgements=judgements)
            self._parts = dict([*(each for each in self._parts.items() if each[0] != key), (key, part)][-_PARTS:])
            return replace(part, rejections=values_with(connection, Rejection, schema.rejections.c.id, [item_id]))

    def record_near(self, items: Sequence[Shown]) -> Record:
        """Return what some items are shown with; see `store.near`."""
        with self._database.reading() as connection:
            return record_near(connection, items)

    def record_behind(self, item: Item) -> Record:
        """Return what explaining an item needs; see `store.near`."""
        with self._database.reading() as connection:
            return record_behind(connection, item)

    def record_of(self, article_ids: Iterable[str]) -> Record:
        """Return the part of the record that some pages stand in: their scopes, read as one value."""
        with self._database.reading() as connection:
            return _part(connection, scopes_of(connection, sorted(article_ids)))

    def record_about(self, found: Sequence[Claim]) -> Record:
        """Return what showing claims needs: themselves, what they are about, and what stands for and against them."""
        ids, subjects = sorted({each.id for each in found}), sorted({each.subject for each in found})
        with self._database.reading() as connection:
            return Record(
                links=Links(events=values_with(connection, Event, schema.events.c.id, subjects)),
                ledger=claims.ledger_of(connection, ids),
            )

    def record_beside(self, events: Sequence[Event]) -> Record:
        """Return events with those who take part in them and the stories that tell them, without pages and claims."""
        people = sorted({who.entity_id for event in events for who in event.participants})
        telling = sorted({ref.article_id for event in events for ref in event.mentions})
        with self._database.reading() as connection:
            told = sorted(_stories_of(connection, telling))
            return Record(
                links=Links(
                    events=tuple(events),
                    entities=merge_entities(values_with(connection, Entity, schema.entities.c.id, people)),
                    stories=values_with(connection, Story, schema.stories.c.id, told),
                )
            )

    def all(self, kind: type[Value]) -> tuple[Value, ...]:
        """Return every item of a class that `KINDS` names, by id."""
        table = next(table for table, known in KINDS.values() if known is kind)
        with self._database.reading() as connection:
            return _whole(values(connection, kind, table))

    def pages(self, article_ids: Sequence[str]) -> tuple[Page, ...]:
        """Return the articles with those ids, with their annotations."""
        with self._database.reading() as connection:
            return articles.pages(connection, article_ids)

    def find(self, short: str) -> tuple[str, Item]:
        """Return the kind of an item and the item, by its id or a beginning of it, with or without its kind's mark.

        Raises:
            NotFound: nothing in the record has such an id.
            UsageError: the beginning fits several items; the message names some of them.
        """
        with self._database.reading() as connection:
            found = _matching(connection, short.strip())
            if not found and (target := led_to(connection, short.strip())):
                found = _matching(connection, target)
            if not found:
                raise NotFound(f"nothing in the record has an id that begins with {short!r}")
            exact = [each for each in found if each[1] == short.strip()]
            if len(found) > 1 and not exact:
                some = ", ".join(id_ for _, id_ in found[:4]) + (", …" if len(found) > 4 else "")
                raise UsageError(f"{short!r} fits {len(found)} items: {some}; give more of the id")
            kind, id_ = (exact or found)[0]
            table, item_class = KINDS[kind]
            items: tuple[Item, ...] = _whole(values_with(connection, item_class, table.c.id, [id_]))
            if not items:
                raise NotFound(f"{id_} was just removed from the record")
            return kind, items[0]

    def search(self, text: str, *, kinds: Sequence[str] = (), limit: int = 50) -> tuple[Hit, ...]:
        """Return what matches all the words of `text`, best first; see `store.search.search`."""
        with self._database.reading() as connection:
            return search(connection, text, kinds=kinds, limit=limit)

    def scopes(self) -> dict[str, str]:
        """Return the scope of every linked page, by article id."""
        table = schema.linked_pages
        query = sa.select(table.c.article_id, table.c.scope).where(table.c.scope.is_not(None))
        with self._database.reading() as connection:
            return {row.article_id: row.scope for row in connection.execute(query)}

    def beside_those_nearest_to(self, article_ids: Iterable[str]) -> frozenset[str]:
        """Return every neighbour of the pages to which one of some is the nearest: without it another would be."""
        with self._database.reading() as connection:
            return scopes.beside_those_nearest_to(connection, article_ids)

    def counts(self) -> dict[str, int]:
        """Return how many items of each kind the record holds."""
        with self._database.reading() as connection:
            return {
                kind: connection.execute(sa.select(sa.func.count(sa.distinct(table.c.id)))).scalar_one()
                for kind, (table, _) in KINDS.items()
            }

    def back_up(self, target: Path, at: datetime) -> Manifest:
        """Write a backup with its manifest; see `store.backup.back_up`."""
        return back_up(self._database, target, at)

    def verify(self) -> Verified:
        """Check every byte, hash, reference and cited word that the record holds, in one state of it."""
        with self._database.reading() as connection:
            return verify(connection, self.backend)


def _put_outcome(connection: Connection, outcome: Outcome, keys: Keys, at: datetime) -> tuple[str, Changed]:
    if outcome.article and outcome.notes and outcome.capture:
        articles.put_page(connection, outcome.capture, outcome.article, outcome.notes, keys, at)
        return "article", Changed(new=(outcome.article.id,))
    if outcome.rejection:
        articles.put_rejection(connection, outcome.rejection, outcome.capture, keys, at)
        return "rejection", Changed(new=(outcome.rejection.id,))
    raise ValueError("an outcome holds neither an article with its annotations nor a rejection")


def _resting(resolved: Resolved) -> list[dict[str, Any]]:
    """Return the rows that tell which entities and claims rest on which pages."""
    pairs = {(article_of(member), each.id) for each in resolved.links.entities for member in each.members}
    pairs |= {(role.evidence.article_id, each.id) for each in resolved.links.entities for role in each.roles}
    pairs |= {(ref.article_id, each.id) for each in resolved.ledger.claims for ref in each.evidence}
    return [{"article_id": article_id, "item_id": item_id} for article_id, item_id in sorted(pairs)]


def _judged(connection: Connection, article_ids: Iterable[str]) -> None:
    enqueue(connection, article_ids)
    _set_meta(connection, "generation", str(_generation(connection) + 1))


def _judged_articles(judgement: Judgement | CellJudgement) -> frozenset[str]:
    if isinstance(judgement, CellJudgement):
        return frozenset({judgement.article_id})
    return frozenset({article_of(judgement.left), article_of(judgement.right)})


def _take_in(connection: Connection, decision: Kept, known: Kept | None) -> None:
    """Keep a decision made elsewhere, or set aside the one that is held and was withdrawn there."""
    number = known.number if known else 0
    if isinstance(decision.judgement, CellJudgement):
        if known is None:
            judgements.put_cell(connection, decision.judgement)
        if decision.withdrawn_at:
            judgements.withdraw_cell(connection, decision.id, decision.withdrawn_at)
        return
    if known is None:
        number = judgements.put_judgement(connection, decision.judgement, decision.at)
    if decision.withdrawn_at:
        judgements.withdraw_judgement(connection, number, decision.withdrawn_at)


def _matching(connection: Connection, short: str) -> list[tuple[str, str]]:
    """Return kind and id of the item of that id, else of the items whose id, or its part after the mark, begins so.

    A whole id is looked up; a beginning is sought among all ids.
    """
    if kinds := connection.execute(_HOLDING, {"id": short}).scalars().all():
        return [(kind, short) for kind in kinds]
    escaped = short.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    if not escaped:
        return []
    patterns = [f"{escaped}%"] if "_" in short else [f"{escaped}%", f"%\\_{escaped}%"]
    found: list[tuple[str, str]] = []
    for kind, (table, _) in KINDS.items():
        fits = sa.or_(*(table.c.id.like(pattern, escape="\\") for pattern in patterns))
        found.extend(
            (kind, id_)
            for id_ in connection.execute(sa.select(table.c.id).distinct().where(fits).order_by(table.c.id)).scalars()
        )
    return found


def _stories_of(connection: Connection, article_ids: Sequence[str]) -> set[str]:
    members = schema.story_articles.c
    found: set[str] = set()
    for some in chunks(article_ids):
        found |= set(connection.execute(sa.select(members.story_id).where(members.article_id.in_(some))).scalars())
    return found


def _part(connection: Connection, names: Iterable[str], *, judgements: bool = True) -> Record:
    """Return what stands in some scopes, with or without what was judged of every two things in them."""
    some = sorted(names)
    pages = articles.pages(connection, scopes_members(connection, some))
    return Record(pages, (), links.links(connection, some, judgements=judgements), claims.ledger(connection, some))


def _whole(parts: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return items once of which every scope has a part."""
    match parts:
        case (Entity(), *_):
            return merge_entities(parts)
        case (Claim(), *_):
            return merge_claims(parts)
        case (Check(), *_):
            return merge_checks(parts)
    return parts


def _scopes_of(connection: Connection, kind: str, item_id: str) -> Iterable[str]:
    if kind == "rejection":
        return ()
    if kind == "article":
        return scopes_of(connection, [item_id])
    table = KINDS[kind][0]
    return connection.execute(sa.select(table.c.scope).distinct().where(table.c.id == item_id)).scalars()


def _log(connection: Connection, at: datetime, changes: Iterable[tuple[str, Changed]]) -> None:
    rows = [
        {"at": at, "kind": kind, "item_id": id_, "change": change}
        for kind, changed in changes
        for change, ids in (("new", changed.new), ("changed", changed.changed), ("gone", changed.gone))
        for id_ in ids
    ]
    insert(connection, schema.changes, rows)


def _state(connection: Connection) -> str:
    return " ".join(f"{row.key}={row.value}" for row in connection.execute(_STATES))


def _generation(connection: Connection) -> int:
    return int(_meta(connection, "generation") or 0)


def _meta(connection: Connection, key: str) -> str | None:
    return connection.execute(sa.select(schema.meta.c.value).where(schema.meta.c.key == key)).scalar()


def _set_meta(connection: Connection, key: str, text: str) -> None:
    connection.execute(sa.delete(schema.meta).where(schema.meta.c.key == key))
    connection.execute(sa.insert(schema.meta).values(key=key, value=text))

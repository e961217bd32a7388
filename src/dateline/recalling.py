"""The record as it stood: what the pages known at some time say, with the judgements that stood then.

The record keeps when each page came in and when each judgement was made and withdrawn, and no results of earlier times:
these are functions of pages and judgements, and are computed again. Only scopes that have changed since are; what
stands in the others is what stood then (`docs/design/history.md`).
"""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cached_property

from dateline.engine.local import run_group
from dateline.engine.plan import LEDGER, LINK
from dateline.link.judged import as_judged
from dateline.link.merge import merge_links
from dateline.link.scopes import find_scopes
from dateline.link.spellings import group_spellings, judged_members, judged_spellings, spelled_by
from dateline.linking import judged_articles
from dateline.model.judged import Cell, CellJudgement
from dateline.model.link import Judgement, Links, Page
from dateline.model.record import Ledger, Record
from dateline.record.merge import merge_ledgers
from dateline.store.record import RecordFile


def moment(day: date) -> datetime:
    """Return the last moment of a day, in UTC; a moment, which is a `date` too, stands for itself.

    >>> moment(date(2024, 3, 5)).isoformat()
    '2024-03-05T23:59:59.999999+00:00'
    """
    if isinstance(day, datetime):
        return day.astimezone(UTC) if day.tzinfo else day.replace(tzinfo=UTC)
    return datetime.combine(day, time.max, UTC)


@dataclass(frozen=True)
class View:
    """Which pages and judgements a record is computed from.

    `known` holds the articles by id, everything else of the record is left out of sight.
    """

    known: frozenset[str]
    judgements: tuple[Judgement, ...]
    cells: tuple[CellJudgement, ...]

    @classmethod
    def at(cls, record: RecordFile, moment: datetime) -> "View":
        """Return what the record held at a moment."""
        known = {name for name, since in record.recorded().items() if since is None or since <= moment}
        return cls(frozenset(known), tuple(record.judgements(moment).values()), record.cells(moment))

    @classmethod
    def of(cls, record: RecordFile, articles: Iterable[str]) -> "View":
        """Return some of the articles, with the judgements that stand now."""
        return cls(frozenset(articles), tuple(record.judgements().values()), record.cells())


@dataclass(frozen=True)
class Recall:
    """One record computed for a view of the record as it stands now."""

    record: RecordFile
    view: View

    def run(self, within: Set[str] | None = None) -> Record:
        """Return the record that all pages and judgements of the view would have made. Rejections are left out.

        Of the scopes that are now what they were, only those `within` a set are read, where one is given.
        """
        kept = set(self._scope_of.values()) - self.changed
        pages, links, ledger = self.record.parts(sorted(kept if within is None else kept & within))
        again = [name for name, scope in self._scope_of.items() if scope in self.changed and name in self.view.known]
        anew = self.record.pages(sorted(again))
        made = [self._resolve(scope) for scope in self._scopes(anew)]
        return Record(
            pages=tuple(sorted((*pages, *anew), key=lambda page: page.article.id)),
            links=merge_links([links, *(each for each, _ in made)]),
            ledger=merge_ledgers([ledger, *(each for _, each in made)]),
        )

    @cached_property
    def _scope_of(self) -> dict[str, str]:
        return self.record.scopes()

    @cached_property
    def changed(self) -> frozenset[str]:
        """The scopes that are not now what they are in the view."""
        scopes = self._scope_of
        cells = set(self.record.cells()) ^ set(self.view.cells)
        if self._names_rejudged or any(each.cell is Cell.PUBLISHED for each in cells):
            return frozenset(scopes.values())  # pages may have met then that do not meet now
        unknown = scopes.keys() - self.view.known
        names = {*unknown, *self.record.beside_those_nearest_to(unknown)}
        names |= {name for each in self._rejudged for name in judged_articles(each)}
        names |= {each.article_id for each in cells}
        for each in self.record.spellings():
            if self._home.get(each.spelling.id, each.home) != each.home:
                names |= each.articles
        return frozenset(scopes[name] for name in names if name in scopes)

    @cached_property
    def _rejudged(self) -> frozenset[Judgement]:
        """The judgements of two things that stand either in the view or now."""
        return frozenset(self.record.judgements().values()) ^ frozenset(self.view.judgements)

    @cached_property
    def _names_rejudged(self) -> bool:
        return any(each.kind == "entity" for each in self._rejudged)

    @cached_property
    def _home(self) -> dict[str, str]:
        """The group of each spelling that pages of the view use.

        Judged names have spellings of their own; where these are others now, the spellings of all pages are read anew.
        """
        decided = [each for each in self.view.judgements if each.kind == "entity"]
        named = {name for each in decided for name in judged_articles(each)}
        read = self.view.known if self._names_rejudged else named & self.view.known
        spelled = spelled_by(self.record.pages(sorted(read)), judged_members(decided)) if read else {}
        used = set(spelled.values())
        if not self._names_rejudged:
            used |= {each.spelling for each in self.record.spellings() if each.articles & self.view.known}
        return group_spellings(used, judged_spellings(decided, spelled))

    def _scopes(self, pages: Sequence[Page]) -> list[list[Page]]:
        judged = {page.article.id: as_judged(page, self.view.cells) for page in pages}
        return [[judged[name] for name in scope] for scope in find_scopes(judged, self.view.judgements)]

    def _resolve(self, pages: Sequence[Page]) -> tuple[Links, Ledger]:
        links = run_group(LINK, pages, self.view.judgements, self._home, self.view.cells)
        return links, run_group(LEDGER, pages, links)

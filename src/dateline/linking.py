"""Links brought up to date where pages changed: what waits is keyed, laid into scopes, resolved and written.

Both steps are cut into small transactions, and what waits is kept in the record: an interrupted run carries on from
where it was, and a run over everything differs from one over a single page only in how much waits. Stages and store
know nothing of one another; here they meet (`docs/design/incremental.md`).
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from time import perf_counter

from dateline.engine.limits import collecting_seldom
from dateline.engine.local import run_group
from dateline.engine.plan import KEYS, LEDGER, LINK
from dateline.link.bonds import bond
from dateline.link.clusters import Pair
from dateline.link.duplicates import Wording
from dateline.link.scopes import judged_pairs
from dateline.link.spellings import Spelling, judged_members, judged_spellings, spelled_by
from dateline.model.judged import CellJudgement
from dateline.model.link import Judgement, Page, Verdict
from dateline.model.ports import Now, Progress, utc_now
from dateline.store.record import Linking, RecordFile, Resolved

_KEYED = 64  # pages keyed in one transaction
_RESOLVED = 128  # pages linked in one transaction, or one scope where that is larger


@dataclass
class LinkUpdate:
    """One run that brings the links of a record up to date; `seconds` says what its parts took."""

    record: RecordFile
    version: str
    now: Now = utc_now
    seconds: dict[str, float] = field(default_factory=lambda: {"keys": 0.0, "links": 0.0, "claims": 0.0})

    @collecting_seldom()
    def run(self, progress: Progress) -> None:
        """Link everything that waits."""
        with self.record.linking() as table:
            table.begin(self.version)
        progress.start("linking pages", None)
        while self._key_some() or self._resolve_some(progress):
            pass
        progress.finish()

    def _key_some(self) -> bool:
        """Give some of the waiting pages their keys, neighbours and spellings; tell whether there were any."""
        start = perf_counter()
        with self.record.linking() as table:
            ids = table.waiting(keyed=False, limit=_KEYED)
            pages = {page.article.id: page for page in table.pages(ids)}
            table.put_keys(ids, {name: run_group(KEYS, page) for name, page in pages.items()})
            self._join(table, pages)
            self._spell(table, ids, pages)
            table.keyed(ids)
        self.seconds["keys"] += perf_counter() - start
        return bool(ids)

    @staticmethod
    def _join(table: Linking, pages: Mapping[str, Page]) -> None:
        """Find the neighbours of pages among those that share keys with them."""
        wordings = {name: Wording(page) for name, page in pages.items()}
        for name in pages:
            met = table.candidates(name)
            wordings |= {page.article.id: Wording(page) for page in table.pages(sorted(met.keys() - wordings.keys()))}
            found = {other: bond(wordings[name], wordings[other], shared) for other, shared in met.items()}
            table.join(name, {other: each for other, each in found.items() if each})

    @staticmethod
    def _spell(table: Linking, ids: Sequence[str], pages: Mapping[str, Page]) -> None:
        """Note the spellings that pages use, and which of them are of one name."""
        judgements = table.judgements()
        decided = _decided_spellings(table, judgements)
        judged_ids = {name for both, _ in decided for name in both}
        once_judged = table.articles_judged()
        used: dict[str, frozenset[Spelling]] = {name: frozenset() for name in ids}
        members = judged_members(judgements)
        for name, page in pages.items():
            used[name] = frozenset(
                each for each in spelled_by([page], members).values() if each.is_full or each.id in judged_ids
            )
        again = [each.id for name in ids if name in once_judged for each in used[name]]
        table.put_spellings(used, decided, again)

    def _resolve_some(self, progress: Progress) -> bool:
        """Link some scopes in which pages wait; tell whether any page waited still."""
        start = perf_counter()
        with self.record.linking() as table:
            generation = table.generation
            ids = table.waiting(keyed=True, limit=_RESOLVED)
            if not ids:
                table.finish(self.version)
                return False
            judgements, cells = table.judgements(), table.cells()
            held = {page.article.id: page for page in table.pages(ids)}
            scopes = _scopes(table, [name for name in ids if name in held], judgements)
            pages = {page.article.id: page for page in table.pages([name for scope in scopes for name in scope])}
            home = table.homes({each for page in pages.values() for each in spelled_by([page]).values()})
            home |= table.homes(spelled_by(pages.values(), judged_members(judgements)).values())
        self.seconds["keys"] += perf_counter() - start
        resolved = [self._resolve([pages[name] for name in scope], judgements, home, cells) for scope in scopes]
        start = perf_counter()
        with self.record.linking() as table:
            if table.generation == generation:
                table.put_results(resolved, [name for name in ids if name not in held], self.now())
        progress.advance(len(pages))
        self.seconds["links"] += perf_counter() - start
        return True

    def _resolve(
        self,
        pages: Sequence[Page],
        judgements: Sequence[Judgement],
        home: Mapping[str, str],
        cells: Sequence[CellJudgement],
    ) -> Resolved:
        start = perf_counter()
        links = run_group(LINK, pages, judgements, home, cells)
        linked = perf_counter()
        ledger = run_group(LEDGER, pages, links)
        self.seconds["links"] += linked - start
        self.seconds["claims"] += perf_counter() - linked
        return Resolved(tuple(page.article.id for page in pages), links, ledger)


def _scopes(table: Linking, ids: Sequence[str], judgements: Sequence[Judgement]) -> list[tuple[str, ...]]:
    """Return the scopes of the first of `ids`, as many as are worth a transaction."""
    beside = _beside(table, judgements)
    found: list[tuple[str, ...]] = []
    seen: set[str] = set()
    for name in ids:
        if name not in seen and len(seen) < _RESOLVED:
            scope = table.scope_around(name, beside)
            found.append(scope)
            seen.update(scope)
    return found


def _beside(table: Linking, judgements: Sequence[Judgement]) -> dict[str, list[str]]:
    """Return which articles a person laid side by side."""
    named = {name for each in judgements for name in judged_articles(each)}
    held = {page.article.id for page in table.pages(sorted(named))} if named else set()
    beside: dict[str, list[str]] = defaultdict(list)
    for one, other in judged_pairs(judgements, held):
        beside[one].append(other)
        beside[other].append(one)
    return beside


def _decided_spellings(table: Linking, judgements: Sequence[Judgement]) -> list[tuple[Pair, Verdict]]:
    """Return what people decided of names, as pairs of spelling ids."""
    decided = [each for each in judgements if each.kind == "entity"]
    named = sorted({name for each in decided for name in judged_articles(each)})
    spelled = spelled_by(table.pages(named), judged_members(decided)) if named else {}
    return judged_spellings(decided, spelled)


def judged_articles(judgement: Judgement) -> tuple[str, str]:
    """Return the two articles whose parts a judgement is about."""
    return judgement.left.partition("#")[0], judgement.right.partition("#")[0]

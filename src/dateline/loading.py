"""The folder of a bulk run into a record.

Pages come first, in small transactions. Into an empty record the links are written as the run computed them; what
is interrupted, or goes into a record that holds pages, is linked by the record itself, with the same result.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pyarrow.parquet as pq

from dateline.adding import keys_of
from dateline.engine.bulk_tables import Numbered, read_pages
from dateline.engine.chunks import RunFolder
from dateline.engine.plan import ANNOTATE, LEDGER, LINK, PAGE
from dateline.errors import UsageError
from dateline.link.bonds import Bond, KeyKind
from dateline.link.scopes import Key
from dateline.link.spellings import Spelling
from dateline.model.link import Links
from dateline.model.outcome import Rejection, RunReport
from dateline.model.ports import Now, Progress
from dateline.model.record import Ledger
from dateline.model.rows import from_json, from_row
from dateline.settings import PageSettings, RunSettings
from dateline.store.record import Outcome, RecordFile, Resolved

_BATCH = 256  # pages in one transaction


class Loading:
    """One run folder on its way into a record."""

    def __init__(self, folder: Path, record: RecordFile, now: Now) -> None:
        self._run = RunFolder(folder)
        self._file = record
        self._now = now
        report, settings = self._run.kept("report"), self._run.kept("settings")
        if report is None or settings is None:
            raise UsageError(f"{folder} holds no finished run: `dateline build … --out {folder}` makes or finishes one")
        stale = [each.name for each in (PAGE, ANNOTATE) if settings["stages"][each.name] != each.version]
        if stale:
            raise UsageError(f"{folder} was made by another version of dateline: build it anew")
        self._is_current = all(settings["stages"][each.name] == each.version for each in (LINK, LEDGER))
        self._keys = keys_of(from_row(PageSettings, settings["page"]), from_row(RunSettings, settings["run"]))

    def pages(self, progress: Progress) -> RunReport:
        """Write all pages that the record does not hold, and return the account."""
        captures = added = 0
        rejections: list[Rejection] = []
        progress.start("loading pages", None)
        for path in self._run.stage("pages").tables():
            outcomes = read_pages(path)
            while some := tuple(islice(outcomes, _BATCH)):
                known = self._file.known([each.capture for each in some if each.capture], self._keys)
                fresh = [each for each in some if each.capture is None or each.capture.id not in known]
                self._file.put_pages([_outcome(each) for each in fresh], self._keys, self._now())
                captures += len(some)
                added += sum(each.page is not None for each in fresh)
                rejections += [each.rejection for each in fresh if each.rejection]
                progress.advance(len(some))
        progress.finish()
        return RunReport(captures, added, captures - added - len(rejections), tuple(rejections))

    def links(self, version: str, progress: Progress) -> None:
        """Write keys, neighbours, spellings and links as the run computed them; the record must hold its pages only."""
        if not self._is_current:
            return
        with self._file.linking() as table:
            table.begin(version)
            generation = table.generation
        index = pq.read_table(self._run.path / "index.parquet", columns=["article_id", "number"]).to_pydict()
        names = dict(zip(index["number"], index["article_id"], strict=True))
        progress.start("loading links", None)
        self._write_keys(names)
        self._write_neighbours()
        self._write_spellings(names)
        self._write_results(version, generation, progress)
        progress.finish()

    def _write_keys(self, names: dict[int, str]) -> None:
        keyless = set(names.values())
        for path in self._run.stage("keys").tables():
            keys: dict[str, list[Key]] = defaultdict(list)
            for row in pq.read_table(path).to_pylist():
                if (name := names.get(row["page"])) is not None:
                    key = Key(KeyKind(row["kind"]), row["value"], row["first"], row["last"], row["whole"])
                    keys[name].append(key)
            keyless -= keys.keys()
            with self._file.linking() as table:
                table.put_keys(sorted(keys), keys)
        with self._file.linking() as table:
            table.put_keys(sorted(keyless), dict.fromkeys(sorted(keyless), ()))

    def _write_neighbours(self) -> None:
        near: dict[str, dict[str, Bond]] = defaultdict(dict)
        for path in self._run.stage("joined").tables():
            for row in pq.read_table(path).to_pylist():
                near[row["one"]][row["other"]] = Bond(row["firm"], row["likeness"], row["only"])
        waiting = iter(sorted(near.items()))
        while some := tuple(islice(waiting, _BATCH)):
            with self._file.linking() as table:
                for name, bonds in some:
                    table.join(name, bonds)

    def _write_spellings(self, names: dict[int, str]) -> None:
        for path in self._run.stage("spellings").tables():
            used: dict[str, set[Spelling]] = defaultdict(set)
            for row in pq.read_table(path).to_pylist():
                if (name := names.get(row["page"])) is not None:
                    used[name].add(from_json(Spelling, row["value"]))
            with self._file.linking() as table:
                table.put_spellings({name: frozenset(each) for name, each in sorted(used.items())}, (), ())

    def _write_results(self, version: str, generation: int, progress: Progress) -> None:
        for path in self._run.stage("results").tables():
            resolved = list(_resolved(path))
            with self._file.linking() as table:
                if table.generation != generation:
                    return  # somebody added pages meanwhile: what is left waits, and is linked with them
                table.keyed([name for each in resolved for name in each.article_ids])
                table.put_results(resolved, (), self._now())
            progress.advance(sum(len(each.article_ids) for each in resolved))
        with self._file.linking() as table:
            if not table.waiting(keyed=False, limit=1) and not table.waiting(keyed=True, limit=1):
                table.finish(version)


def _outcome(numbered: Numbered) -> Outcome:
    page = numbered.page
    return Outcome(numbered.capture, page.article if page else None, page.notes if page else None, numbered.rejection)


def _resolved(path: Path) -> Iterator[Resolved]:
    for row in pq.read_table(path).to_pylist():
        yield Resolved(tuple(row["articles"]), from_json(Links, row["links"]), from_json(Ledger, row["ledger"]))

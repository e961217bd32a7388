"""What a bulk run does with one chunk, stage by stage: functions from a chunk and the run's folder to tables.

They run the stages of `plan`, as `local` does page by page. Whoever calls them (an engine, a test, a loop) decides only
where and when: no result depends on that.
"""

from collections import Counter, OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from dateline.engine.bulk_tables import (
    JOINED,
    KEYS,
    PAGES,
    RESULTS,
    SPELLINGS,
    Numbered,
    key_rows,
    page_row,
    spelling_rows,
    to_table,
)
from dateline.engine.chunks import Chunk, RunFolder
from dateline.engine.local import Crew, Result, Task, read, run_group
from dateline.engine.meeting import ROWS, meet_chunk, pair_chunk
from dateline.engine.plan import KEYS as KEYS_STAGE
from dateline.engine.plan import LEDGER, LINK
from dateline.engine.shelf import ROW_GROUP, Shelf
from dateline.link.bonds import KeyKind, bond
from dateline.link.duplicates import Wording
from dateline.link.spellings import spelled_by
from dateline.model.capture import Capture
from dateline.model.link import Page
from dateline.model.outcome import Rejection
from dateline.model.rows import from_row, to_json
from dateline.settings import PageSettings, RunSettings, SourceSettings
from dateline.sources.paths import LIMITS, read_files

Account = dict[str, Any]

PART = 256
"""Pages in one table of the first stage: as many as are read again after a crash."""

PAIRS = 4_096
"""Pairs of pages that are looked at in one chunk."""

_SHARE = 64  # pages of a large file that go to one share in a row
_NUMBERS = 1 << 32  # numbers that each chunk has for its pages
_CHARACTERS = 2_000_000  # of the texts whose wordings are held at a time


# Reading


def read_chunk(run: Path, chunk: Chunk) -> Account:
    """Read the pages of some files and return the chunk's account.

    They are written table by table. Tables that an earlier try of the chunk has closed are kept.
    """
    folder = RunFolder(run)
    notes: list[str] = []
    settings = from_row(SourceSettings, folder.kept("settings")["reading"])
    items = iter(shared(chunk.given, notes, settings))
    counts: Counter[str] = Counter()
    seen: set[str] = set()
    part = 0
    while some := tuple(islice(items, PART)):
        name = f"{chunk.name}-{part:05d}"
        first = int(chunk.name) * _NUMBERS + part * PART
        counts.update(folder.stage("pages").account(name) or _read_part(folder, name, first, some, seen))
        seen |= {each.id for each in some if isinstance(each, Capture)}
        part += 1
    return {**counts, "notes": notes}


def shared(
    given: Mapping[str, Any], notes: list[str], settings: SourceSettings = LIMITS
) -> Iterator[Capture | Rejection]:
    """Yield one of several shares of what the files hold; all shares together hold each page once."""
    items = read_files(given["paths"], settings, report=notes.append, asked_for=given["asked_for"])
    return (item for at, item in enumerate(items) if at // _SHARE % given["of"] == given["share"])


def _read_part(
    folder: RunFolder, name: str, first: int, items: Sequence[Capture | Rejection], seen: set[str]
) -> Counter[str]:
    """Read some pages, write them with their keys and spellings, and return their account, which adds up."""
    fresh = {each.id: (at, each) for at, each in reversed(list(enumerate(items, first))) if isinstance(each, Capture)}
    wanted = sorted(each for id_, each in fresh.items() if id_ not in seen)
    results = _crew(folder.path).read_in_order(Task(capture) for _, capture in wanted)
    outcomes = [_numbered(at, result) for (at, _), result in zip(wanted, results, strict=True)]
    refused = [(at, each) for at, each in enumerate(items, first) if isinstance(each, Rejection)]
    outcomes += [Numbered(at, None, rejection=each) for at, each in refused]
    outcomes.sort(key=lambda each: each.number)
    _write_pages(folder, name, outcomes)
    account = Counter(
        captures=len(items),
        articles=sum(each.page is not None for each in outcomes),
        rejections=sum(each.rejection is not None for each in outcomes),
        known=sum(isinstance(each, Capture) for each in items) - len(wanted),
    )
    folder.stage("pages").close(name, account)
    return account


@cache
def _crew(run: Path) -> Crew:
    """Return the worker that reads pages for this process, as long as the process lives."""
    settings = RunFolder(run).kept("settings")
    limits = from_row(RunSettings, settings["run"])
    read_one = partial(read, settings=from_row(PageSettings, settings["page"]), seconds=limits.page_seconds)
    return Crew(1, read_one, limits)


def _numbered(number: int, result: Result) -> Numbered:
    page = Page(result.article, result.notes) if result.article and result.notes else None
    return Numbered(number, result.capture, page, result.rejection)


def _write_pages(folder: RunFolder, name: str, outcomes: Sequence[Numbered]) -> None:
    held = [(each.number, each.page) for each in outcomes if each.page]
    keys = (row for number, page in held for row in key_rows(number, run_group(KEYS_STAGE, page)))
    spelled = ((number, {each for each in spelled_by([page]).values() if each.is_full}) for number, page in held)
    folder.stage("keys").write(name, to_table(KEYS, keys).sort_by("value"), ROWS)
    folder.stage("spellings").write(
        name, to_table(SPELLINGS, (row for each in spelled for row in spelling_rows(*each)))
    )
    folder.stage("pages").write(name, to_table(PAGES, map(page_row, outcomes)), ROW_GROUP)


# Joining


def join_chunk(run: Path, chunk: Chunk) -> Account:
    """Look at pairs of pages that share keys, write those that belong in one scope, and return the account."""
    folder, shelf = RunFolder(run), _shelf(run)
    wordings = _Wordings(shelf)
    table = pq.read_table(folder.stage("candidates").path / f"{chunk.given['table']}.parquet")
    pairs = table.slice(chunk.given["first"], PAIRS).to_pylist()
    joined = []
    for each in pairs:
        one, other = map(shelf.article_id, divmod(each["pair"], len(shelf)))
        if found := bond(wordings[one], wordings[other], kinds_of(each["kinds"])):
            joined.append((one, other, found.firm, found.likeness, found.only))
    folder.stage("joined").write(chunk.name, to_table(JOINED, joined))
    return {"pairs": len(pairs), "joined": len(joined), "apart": len(pairs) - len(joined)}


def join_chunks(run: Path) -> list[Chunk]:
    """Return the pairs to be looked at, some at a time."""
    chunks: list[Chunk] = []
    for path in RunFolder(run).stage("candidates").tables():
        rows = pq.ParquetFile(path).metadata.num_rows
        for first in range(0, rows, PAIRS):
            given = {"table": path.stem, "first": first}
            chunks.append(Chunk(f"{len(chunks):06d}", given, min(PAIRS, rows - first)))
    return chunks


def kinds_of(bits: int) -> frozenset[KeyKind]:
    """Return the kinds of key whose bits are set.

    >>> sorted(kinds_of(0b11))
    [<KeyKind.EVENT: 0>, <KeyKind.SHINGLE: 1>]
    """
    return frozenset(kind for kind in KeyKind if bits >> kind.value & 1)


class _Wordings:
    """Wordings of pages, made as they are wanted; of those, the ones last used are held."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._held: OrderedDict[str, Wording] = OrderedDict()
        self._characters = 0

    def __getitem__(self, article_id: str) -> Wording:
        if article_id not in self._held:
            self._held[article_id] = Wording(self._shelf.page(article_id))
            self._characters += _length(self._held[article_id])
            while self._characters > _CHARACTERS and len(self._held) > 1:
                _, gone = self._held.popitem(last=False)
                self._characters -= _length(gone)
        self._held.move_to_end(article_id)
        return self._held[article_id]


def _length(wording: Wording) -> int:
    return len(wording.page.article.text)


@cache
def _shelf(run: Path) -> Shelf:
    return Shelf(RunFolder(run))


# Linking


def link_chunk(run: Path, chunk: Chunk) -> Account:
    """Link the pages of some scopes, write links and ledgers, and return the account."""
    rows = []
    for scope in chunk.given["scopes"]:
        found = _shelf(run).pages(scope)
        pages = [found[name] for name in scope]
        links = run_group(LINK, pages, (), _homes(run, pages), ())
        rows.append((scope[0], scope, to_json(links), to_json(run_group(LEDGER, pages, links))))
    RunFolder(run).stage("results").write(chunk.name, to_table(RESULTS, rows))
    return {"scopes": len(rows), "pages": sum(map(len, chunk.given["scopes"]))}


def _homes(run: Path, pages: Sequence[Page]) -> dict[str, str]:
    """Return the group of each spelling that says by itself who is meant."""
    names = {each.id for each in spelled_by(pages).values() if each.is_full}
    return {name: _moved(run).get(name, name) for name in names}


@cache
def _moved(run: Path) -> dict[str, str]:
    """Return the group of each spelling that does not stand for itself."""
    table = pq.read_table(RunFolder(run).stage("homes").path / "moved.parquet")
    return dict(zip(table["id"].to_pylist(), table["home"].to_pylist(), strict=True))


STAGES: Mapping[str, tuple[Callable[[Path, Chunk], Account], str]] = {
    "read": (read_chunk, "read"),
    "meet": (meet_chunk, "met"),
    "pair": (pair_chunk, "candidates"),
    "join": (join_chunk, "joined"),
    "link": (link_chunk, "results"),
}
"""The stages that are done chunk by chunk: the function of each, and the folder of its manifests."""


def do(run: Path, stage: str, chunk: Chunk) -> str:
    """Do one chunk of a stage, close it and return its name."""
    function, folder = STAGES[stage]
    account = function(run, chunk)
    RunFolder(run).stage(folder).close(chunk.name, account)
    return chunk.name

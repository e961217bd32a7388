"""Many pages into a folder of tables, stage by stage, on one machine or a cluster; `loading` makes a record of it.

The stages are those of every record (`engine.plan`). Pages are read, and pairs and scopes looked at, chunk by chunk
by whatever engine runs them; what is small stands here, on the machine that was asked: which pages there are, the
connected components, the spellings of names. The engine runs as a process of its own, and is never believed: a
stage is done when every chunk has its manifest (`docs/design/bulk.md`).
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from pathlib import Path

import pyarrow.parquet as pq

from dateline.engine.accounts import Accounts, StageAccount
from dateline.engine.bulk import STAGES, join_chunks
from dateline.engine.bulk_tables import HOMES, to_table
from dateline.engine.chunks import Chunk, RunFolder, StageFolder, laid_out
from dateline.engine.meeting import meet_chunks, pair_chunks
from dateline.engine.plan import ANNOTATE, KEYS, LEDGER, LINK, PAGE
from dateline.engine.shelf import build_index
from dateline.errors import NoInput, StageFailed, UsageError
from dateline.link.bonds import Bond, holding
from dateline.link.clusters import components
from dateline.link.spellings import Spelling, group_spellings
from dateline.model.ports import Progress, SilentProgress
from dateline.model.rows import from_json, to_row
from dateline.settings import PageSettings, RunSettings, SourceSettings
from dateline.sources.paths import LIMITS, list_files
from dateline.sources.storage import is_stored

_SILENT = SilentProgress()
# Pages are read in many chunks for each that is done at a time, so that all end together and progress can be told; of
# a small run they are small, of a large one no larger than what may well be done again.
_CHUNKS = 16
_FEWEST_FILES, _MOST_FILES = 4, 512
_FEWEST_BYTES, _MOST_BYTES = 250_000, 64_000_000
_LINKED = 128  # pages linked in one chunk, or one scope where that is larger
_TRIES = 4  # times that a stage is started again although no chunk was done since
_LOOK = 0.5  # seconds between two looks at what is done
# Left to itself, Daft tells its makers of every import and every run, and Ray of every cluster.
_UNTRACKED = {"DO_NOT_TRACK": "1", "RAY_USAGE_STATS_ENABLED": "0"}
_TAIL = 2_000  # characters of what an engine said last


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a bulk run did: captures in = articles + rejections + captures that were there twice.

    `articles` counts each article once, `joined` the pairs of pages that bear on one another. `stages` account for all
    that went into each stage and came out of it.
    """

    captures: int = 0
    articles: int = 0
    rejections: int = 0
    known: int = 0
    joined: int = 0
    scopes: int = 0
    stages: tuple[StageAccount, ...] = ()
    notes: tuple[str, ...] = ()


class Build:
    """A bulk run into a folder; one that was begun there is carried on.

    Raises `UsageError` where a cluster is asked for and Ray is not installed.

    Args:
        out: the folder; on a cluster, one that every machine sees under this name.
        jobs: chunks that are done at a time.
        ray: the address of a Ray cluster; none runs on this machine.
        engine: what runs the stages: `daft`, or `plain` for processes of this machine alone.
        progress: is told how far the work has come.
    """

    def __init__(
        self,
        out: Path,
        *,
        jobs: int,
        ray: str | None = None,
        engine: str = "daft",
        progress: Progress = _SILENT,
    ) -> None:
        if ray and find_spec("ray") is None:
            raise UsageError("the package for clusters is not installed: pip install 'dateline[ray]'")
        self._run = RunFolder(out.absolute())
        self._jobs = jobs
        self._ray = ray
        self._engine = engine
        self._progress = progress

    def run(
        self, sources: Sequence[str], *, page: PageSettings, run: RunSettings, reading: SourceSettings = LIMITS
    ) -> BuildReport:
        """Read, join and link the pages of `sources`: files, folders and archives, here or in storage.

        Raises:
            MissingPath: a source does not exist.
            NoInput: there is no file in any of them.
            StorageFailed: storage cannot be asked for what it holds.
            UsageError: the folder holds a run of other sources, settings or another version of the program.
            StageFailed: chunks could not be done, however often they were tried.
        """
        self._begin(sources, page, run, reading)
        accounts = Accounts(self._run)
        chunks = [Chunk(**each) for each in self._run.kept("chunks")]
        seconds = self._map("read", "reading pages, in bytes", chunks)
        articles, twice = build_index(self._run)
        stages = [accounts.read(chunks, articles, twice, seconds)]
        met = meet_chunks(self._run.path)
        stages.append(accounts.meet(met, self._map("meet", "finding neighbours", met)))
        paired = pair_chunks(self._run.path)
        stages.append(accounts.pair(paired, self._map("pair", "counting what they share", paired)))
        joined = join_chunks(self._run.path)
        stages.append(accounts.join(joined, self._map("join", "comparing pages", joined)))
        scopes = self._scopes()
        self._group_spellings()
        linked = list(_scope_chunks(scopes))
        stages.append(accounts.link(linked, articles, self._map("link", "linking pages", linked)))
        report = self._report(chunks, stages, len(scopes))
        self._run.keep("report", to_row(report))
        return report

    def _begin(self, sources: Sequence[str], page: PageSettings, run: RunSettings, reading: SourceSettings) -> None:
        files = list_files(sources, reading)
        if not files:
            raise NoInput(f"no page found in {', '.join(sources)}")
        settings = {
            "sources": [each if is_stored(each) else str(Path(each).absolute()) for each in sources],
            "files": [len(files), sum(size for _, size, _ in files)],
            "page": to_row(page),
            "run": to_row(run),
            "reading": to_row(reading),
            "stages": {each.name: each.version for each in (PAGE, ANNOTATE, KEYS, LINK, LEDGER)},
        }
        before = self._run.kept("settings")
        if before is None:
            self._run.keep("chunks", [to_row(each) for each in _laid_out(files, self._jobs * _CHUNKS)])
            self._run.keep("settings", settings)
        elif before != settings:
            other = next(name for name, value in settings.items() if before.get(name) != value)
            raise UsageError(f"{self._run.path} holds a run with other {other}: choose another folder, or remove it")

    # Stages

    def _map(self, stage: str, told: str, chunks: Sequence[Chunk]) -> float:
        """Have all chunks of a stage done, as often as the engine has to be started for it.

        Return the seconds that it took, 0 where all was done before.
        """
        start = time.perf_counter()
        folder = self._run.stage(STAGES[stage][1])
        earlier = folder.done()
        wanted = {each.name: each for each in chunks if each.name not in earlier}
        if not wanted:
            return 0.0
        self._progress.start(told, sum(each.size for each in wanted.values()))
        done: set[str] = set()
        in_vain = 0
        while wanted.keys() - done:
            before = len(done)
            self._run.ask(stage, [each for name, each in wanted.items() if name not in done])
            said = self._start(stage, partial(self._look, folder, wanted, done))
            in_vain = in_vain + 1 if len(done) == before else 0
            if in_vain == _TRIES:
                raise StageFailed(f"the stage {stage!r} stops at {len(wanted) - len(done)} chunks: {said}")
        self._progress.finish()
        return time.perf_counter() - start

    def _look(self, folder: StageFolder, wanted: Mapping[str, Chunk], done: set[str]) -> None:
        """Note which chunks have been done since."""
        fresh = (wanted.keys() & folder.done()) - done
        self._progress.advance(sum(wanted[name].size for name in fresh))
        done |= fresh

    def _start(self, stage: str, look: Callable[[], None]) -> str:
        """Run the engine over a stage as a process of its own, and return what it said last."""
        command = [
            sys.executable,
            "-m",
            f"dateline.engine.{self._engine}_run",
            str(self._run.path),
            stage,
            str(self._jobs),
        ]
        log = self._run.path / f"{stage}.log"
        with log.open("wb") as stream:
            process = subprocess.Popen(  # noqa: S603  # our own module
                [*command, *([self._ray] if self._ray else [])],
                stdout=stream,
                stderr=stream,
                env={**os.environ, **_UNTRACKED},
            )
            try:
                while process.poll() is None:
                    time.sleep(_LOOK)
                    look()
            finally:
                process.kill()
                process.wait()
        look()
        return log.read_text(encoding="utf-8", errors="replace")[-_TAIL:].strip() or f"code {process.returncode}"

    # On this machine alone

    def _group_spellings(self) -> None:
        """Write down which spellings stand in a group that is named for another one: most stand for themselves."""
        texts: dict[str, str] = {}
        for path in self._run.stage("spellings").tables():
            table = pq.read_table(path, columns=["id", "value"])
            texts.update(zip(table["id"].to_pylist(), table["value"].to_pylist(), strict=True))
        homes = group_spellings(from_json(Spelling, texts[name]) for name in sorted(texts))
        moved = ((name, home) for name, home in sorted(homes.items()) if name != home)
        self._run.stage("homes").write("moved", to_table(HOMES, moved))

    def _scopes(self) -> list[tuple[str, ...]]:
        """Return the scopes of all pages: components of the pages that are joined."""
        ids = pq.read_table(self._run.path / "index.parquet", columns=["article_id"])["article_id"].to_pylist()
        rows = (each for path in self._joined() for each in pq.read_table(path).to_pylist())
        bonds = {(each["one"], each["other"]): Bond(each["firm"], each["likeness"], each["only"]) for each in rows}
        return components(ids, holding(bonds))

    def _joined(self) -> tuple[Path, ...]:
        return self._run.stage(STAGES["join"][1]).tables()

    def _report(self, chunks: Sequence[Chunk], stages: Sequence[StageAccount], scopes: int) -> BuildReport:
        pages, pairs = dict(stages[0].gave), dict(stages[3].gave)
        accounts = self._run.stage(STAGES["read"][1]).accounts(each.name for each in chunks)
        return BuildReport(
            captures=stages[0].given,
            articles=pages["articles"],
            rejections=pages["rejected"],
            known=pages["there twice"],
            joined=pairs["joined"],
            scopes=scopes,
            stages=tuple(stages),
            notes=tuple(note for each in accounts for note in each["notes"]),
        )


def _scope_chunks(scopes: Sequence[tuple[str, ...]]) -> Iterator[Chunk]:
    some: list[tuple[str, ...]] = []
    number = size = 0
    for scope in scopes:
        some.append(scope)
        size += len(scope)
        if size >= _LINKED:
            yield Chunk(f"{number:06d}", {"scopes": some}, size)
            some, number, size = [], number + 1, 0
    if some:
        yield Chunk(f"{number:06d}", {"scopes": some}, size)


def _laid_out(files: Sequence[tuple[str, int, bool]], wanted: int) -> list[Chunk]:
    """Return some `wanted` chunks of files, those that were named themselves apart from those found in folders."""
    found: list[Chunk] = []
    share_bytes = max(_FEWEST_BYTES, sum(size for _, size, _ in files) // wanted)
    limits = {
        "most_files": min(max(_FEWEST_FILES, len(files) // wanted), _MOST_FILES),
        "most_bytes": min(share_bytes, _MOST_BYTES),
        "share_bytes": share_bytes,
    }
    for asked_for in (True, False):
        some = [(name, size) for name, size, asked in files if asked is asked_for]
        for each in laid_out(some, **limits):
            given = {**each.given, "asked_for": asked_for}
            found.append(Chunk(f"{len(found):06d}", given, each.size))
    return found

"""The folder of a bulk run: what is to be done in chunks, what is done, and the accounts of both.

Every chunk of every stage ends in files and, last, in its manifest. A chunk with a manifest is done and whole; one
without is done again. So a run that was killed, on whatever machine, carries on from the last whole chunk.
"""

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

MANIFEST = ".json"
_COMPRESSION = "zstd"


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of a stage's work: `name` is unique in the stage, `given` holds what its function needs, as JSON can."""

    name: str
    given: Mapping[str, Any] = field(default_factory=dict)
    size: int = 1  # in the unit that the stage's progress is counted in

    def to_text(self) -> str:
        """Return the chunk as one line."""
        return json.dumps({"name": self.name, "given": self.given, "size": self.size}, ensure_ascii=False)

    @classmethod
    def of_text(cls, text: str) -> "Chunk":
        """Return the chunk that a line holds."""
        return cls(**json.loads(text))


class StageFolder:
    """Where the results of one stage stand."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.mkdir(parents=True, exist_ok=True)

    def write(self, name: str, table: pa.Table, row_group: int | None = None) -> None:
        """Write a table in one step; a reader sees all of it or none."""
        target = self.path / f"{name}.parquet"
        part = target.with_name(f".{target.name}.{os.getpid()}.part")
        pq.write_table(table, part, compression=_COMPRESSION, row_group_size=row_group)
        part.replace(target)

    def close(self, name: str, account: Mapping[str, Any]) -> None:
        """Write the manifest of a chunk, after all its files."""
        target = self.path / f"{name}{MANIFEST}"
        part = target.with_name(f".{target.name}.{os.getpid()}.part")
        part.write_text(json.dumps(account, ensure_ascii=False, sort_keys=True), encoding="utf-8")
        part.replace(target)

    def account(self, name: str) -> dict[str, Any] | None:
        """Return the manifest of a chunk; `None` where it is not done."""
        try:
            found: dict[str, Any] = json.loads((self.path / f"{name}{MANIFEST}").read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        return found

    def accounts(self, names: Iterable[str]) -> Iterator[dict[str, Any]]:
        """Yield the manifests of those chunks that are done."""
        yield from (account for name in names if (account := self.account(name)) is not None)

    def done(self) -> frozenset[str]:
        """Return the names of all chunks that are done."""
        return frozenset(each.name.removesuffix(MANIFEST) for each in self.path.glob(f"[!.]*{MANIFEST}"))

    def tables(self, prefix: str = "") -> tuple[Path, ...]:
        """Return the tables whose names begin with `prefix`, by name; those being written are left out."""
        return tuple(sorted(each for each in self.path.glob(f"{prefix}*.parquet") if not each.name.startswith(".")))


class RunFolder:
    """The folder of a run, with a folder for each stage."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.mkdir(parents=True, exist_ok=True)

    def stage(self, name: str) -> StageFolder:
        """Return the folder of a stage, made where there is none."""
        return StageFolder(self.path / name)

    def ask(self, stage: str, chunks: Iterable[Chunk]) -> None:
        """Write down the chunks that a stage is to do, for the engine."""
        text = "".join(f"{each.to_text()}\n" for each in chunks)
        self._todo(stage).write_text(text, encoding="utf-8")

    def asked(self, stage: str) -> list[str]:
        """Return the chunks that a stage is to do, each as one line."""
        return self._todo(stage).read_text(encoding="utf-8").splitlines()

    def _todo(self, stage: str) -> Path:
        return self.path / f"{stage}.todo"

    def keep(self, name: str, value: object) -> None:
        """Write a value of the whole run."""
        self.root.close(name, {"value": value})

    def kept(self, name: str) -> Any:
        """Return a value of the whole run; `None` where it was never kept."""
        return (self.root.account(name) or {}).get("value")

    @property
    def root(self) -> StageFolder:
        """The folder itself."""
        return StageFolder(self.path)


def laid_out(files: Sequence[tuple[str, int]], *, most_files: int, most_bytes: int, share_bytes: int) -> list[Chunk]:
    """Return chunks of files, given with their sizes in bytes; a large file is shared out among several chunks.

    Each share reads all of its file, so a file is shared out no further than must be: in shares of `share_bytes`.

    >>> for chunk in laid_out([("a", 5), ("b", 5), ("c", 15)], most_files=9, most_bytes=10, share_bytes=8):
    ...     print(chunk.name, chunk.given)
    000000 {'paths': ['a', 'b'], 'share': 0, 'of': 1}
    000001 {'paths': ['c'], 'share': 0, 'of': 2}
    000002 {'paths': ['c'], 'share': 1, 'of': 2}
    """
    chunks: list[Chunk] = []
    for paths, size in _gathered(files, most_files, most_bytes):
        shares = max(1, -(-size // share_bytes)) if len(paths) == 1 else 1
        for share in range(shares):
            given = {"paths": paths, "share": share, "of": shares}
            chunks.append(Chunk(f"{len(chunks):06d}", given, max(1, size // shares)))
    return chunks


def _gathered(files: Sequence[tuple[str, int]], most_files: int, most_bytes: int) -> Iterator[tuple[list[str], int]]:
    paths: list[str] = []
    total = 0
    for path, size in files:
        if paths and (len(paths) == most_files or total + size > most_bytes):
            yield paths, total
            paths, total = [], 0
        paths.append(path)
        total += size
    if paths:
        yield paths, total

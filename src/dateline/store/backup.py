"""Backups: a whole record in one file, from which it can be made again in a file or on a server.

A backup is an SQLite record whatever it was made of. Beside it stands a manifest
with its hash and what it holds. From a file it is copied page by page with SQLite's own backup, which writers do not
disturb; from a server row by row, in one state of it.
"""

import hashlib
import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from dateline.errors import MissingPath, RecordError, UsageError
from dateline.model.backup import Manifest
from dateline.settings import VERSION
from dateline.store import schema
from dateline.store.backends import PathLike, SqliteFile
from dateline.store.database import HEAD, Database
from dateline.store.fulltext import fulltext_of
from dateline.store.rows import insert

_ROWS = 1_000  # copied at a time
_BLOCK = 1 << 20
_SEEN = ("meta", "alembic_version")


def manifest_path(backup: Path) -> Path:
    """Return where the manifest of a backup stands."""
    return backup.with_name(f"{backup.name}.manifest.json")


def back_up(database: Database, target: Path, at: datetime) -> Manifest:
    """Write a backup of an open record to `target`, with its manifest, and return that.

    Both appear when they are whole. Raises `UsageError` where `target` exists, `MissingPath` where its folder does not.
    """
    if target.exists() or manifest_path(target).exists():
        raise UsageError(f"{target} exists: name a new file")
    if not target.absolute().parent.is_dir():
        raise MissingPath(f"cannot write {target}: there is no such folder")
    part = target.with_name(f".{target.name}.part")
    part.unlink(missing_ok=True)
    try:
        if isinstance(database.backend, SqliteFile):
            _copy_file(database, part)
        else:
            with Database(part) as copy, database.reading() as source, copy.writing() as sink:
                _copy_rows(source, sink)
        manifest = _manifest(database, part, at)
        part.replace(target)
    finally:
        for left in part.parent.glob(f"{part.name}*"):
            left.unlink()
    written = manifest_path(target).with_suffix(".part")
    written.write_bytes(msgspec.json.format(msgspec.json.encode(manifest)) + b"\n")
    written.replace(manifest_path(target))
    return manifest


def restore(backup: Path, place: PathLike) -> Manifest:
    """Make the record that a backup holds at `place`, a file or a server, where there is none yet.

    Raises:
        MissingPath: the backup or its manifest is not there.
        RecordError: the backup is not what was written, or the place holds something already; nothing was changed.
    """
    manifest = read_manifest(backup)
    with TemporaryDirectory() as folder, Database(_opened(backup, Path(folder))) as source, Database(place) as target:
        with target.reading() as connection:
            tables = [each for each in schema.metadata.sorted_tables if each.name not in _SEEN]
            if any(connection.execute(sa.select(table).limit(1)).first() for table in tables):
                raise RecordError(f"{target.backend.shown} holds a record already; nothing was changed")
        with source.reading() as old, target.writing() as new:
            _copy_rows(old, new)
    return manifest


def _opened(backup: Path, folder: Path) -> Path:
    """Return a copy of a backup: opening a file changes a byte of it, and its hash must stay true."""
    return shutil.copyfile(backup, folder / "backup.dateline")


def read_manifest(backup: Path) -> Manifest:
    """Return the manifest of a backup whose bytes are those that were written; errors as for `restore`."""
    path = manifest_path(backup)
    if not backup.is_file() or not path.is_file():
        raise MissingPath(f"no backup at {backup} with its manifest {path.name}")
    try:
        manifest = msgspec.json.decode(path.read_bytes(), type=Manifest)
    except msgspec.MsgspecError as error:
        raise RecordError(f"{path} is no manifest: {error}") from error
    if _sha256(backup) != manifest.sha256:
        raise RecordError(f"{backup} is damaged: its hash is not the one in {path.name}; nothing was changed")
    return manifest


def _copy_file(source: Database, target: Path) -> None:
    """Copy an open record page by page, in the state in which it stands when this begins."""
    with source.reading() as connection, closing(sqlite3.connect(target)) as new:
        driver: Any = connection.connection.driver_connection
        driver.backup(new)


def _copy_rows(source: Connection, sink: Connection) -> None:
    """Copy every row of every table into a record that has none."""
    sink.execute(sa.delete(schema.meta))
    for table in schema.metadata.sorted_tables:
        rows = source.execute(sa.select(table).execution_options(stream_results=True)).mappings()
        for some in rows.partitions(_ROWS):
            filled = [{name: _plain(table.c[name], value) for name, value in row.items()} for row in some]
            insert(sink, table, filled)
            if table is schema.search_items:
                fulltext_of(sink).add(sink, filled)
    _set_counters(sink)


def _plain(column: "sa.Column[Any]", value: Any) -> Any:
    """Return what is to be written; JSON goes over as the text that it is."""
    is_text = isinstance(column.type, sa.JSON) and value is not None
    return msgspec.Raw(value.encode()) if is_text else value


def _set_counters(connection: Connection) -> None:
    """Let a server count on from the highest number: rows that bring their own numbers leave its counters behind."""
    if connection.dialect.name != "postgresql":
        return
    for table in schema.metadata.sorted_tables:
        for column in _counted(table.primary_key.columns):
            last = connection.execute(sa.select(sa.func.max(column))).scalar()
            if last is not None:
                sequence = sa.func.pg_get_serial_sequence(table.name, column.name)
                connection.execute(sa.select(sa.func.setval(sequence, last)))


def _counted(key: "Iterable[sa.Column[Any]]") -> "list[sa.Column[Any]]":
    columns = list(key)
    return columns if len(columns) == 1 and isinstance(columns[0].type, sa.Integer) else []


def _manifest(database: Database, written: Path, at: datetime) -> Manifest:
    with closing(sqlite3.connect(written)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")  # one file, with no log beside it
        rows = {
            table.name: int(connection.execute(f'SELECT count(*) FROM "{table.name}"').fetchone()[0])  # noqa: S608  # ours
            for table in schema.metadata.sorted_tables
        }
    return Manifest(VERSION, HEAD, database.backend.shown, at, written.stat().st_size, _sha256(written), rows)


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()

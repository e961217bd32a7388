"""Opening the database of a record, its transactions, and what its errors mean.

One process writes at a time and any number read, who never wait: that is SQLite's write-ahead log. A write transaction
takes the lock when it begins, so two writers queue up and neither fails half-way. The log is flushed to the disk at
each commit: what was acknowledged survives a kill and a power cut.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DBAPIError

from dateline.errors import MissingPath, NewerRecord, NotARecord, RecordBusy, RecordError
from dateline.model.rows import to_json
from dateline.settings import VERSION
from dateline.store import schema

HEAD = "0004"
"""The newest migration; a test compares it with the folder."""

APPLICATION_ID = 0x44_4C_4E_45
"""Marks the file as a dateline record ("DLNE"), in the place that SQLite keeps for this."""

BUSY_SECONDS = 10.0
"""How long a writer waits for another one."""

_CACHE_KB = 32_768  # of the record, held by each connection while it is open
_MAGIC = b"SQLite format 3\x00"
_WRITES = "dateline_writes"


class Database:
    """An open record file. Use as a context manager, or call `close`."""

    def __init__(self, path: Path, *, must_exist: bool = False, busy_seconds: float = BUSY_SECONDS) -> None:
        """Open the record at `path`; make it where there is none, unless `must_exist`.

        Raises:
            MissingPath: there is no such file, or no such folder to make it in.
            NotARecord: the file is something else, or damaged.
            NewerRecord: a later version of dateline made it.
            RecordBusy: another process kept writing for longer than `busy_seconds`.
        """
        self.path = path
        self._check_file(must_exist=must_exist)
        self._engine = _engine(path, busy_seconds)
        try:
            self._check_schema()
        except BaseException:
            self._engine.dispose()
            raise

    def __enter__(self) -> "Database":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close every connection; the write-ahead log is folded into the file."""
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the record for as long as it is held."""
        with self._errors_told(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection whose changes are kept together when the block ends well, and dropped when it does not."""
        with self._errors_told(), self._engine.connect() as connection:
            writer = connection.execution_options(**{_WRITES: True})
            with writer.begin():
                yield writer

    def _check_file(self, *, must_exist: bool) -> None:
        if self.path.is_dir():
            raise NotARecord(f"{self.path} is a folder; a record is one file")
        if not self.path.exists():
            if must_exist:
                raise MissingPath(f"no record at {self.path}: `dateline add` makes one from pages")
            if not self.path.absolute().parent.is_dir():
                raise MissingPath(f"cannot make a record at {self.path}: there is no such folder")
            return
        try:
            with self.path.open("rb") as stream:
                head = stream.read(len(_MAGIC))
        except OSError as error:
            raise RecordError(f"{self.path} cannot be read: {error.strerror}") from error
        if head and head != _MAGIC:
            raise NotARecord(f"{self.path} is not a dateline record; it was left as it is")

    def _check_schema(self) -> None:
        with self.reading() as connection:
            if self._revision(connection) == HEAD:
                return
        with self.writing() as connection:
            revision = self._revision(connection)  # again: another process may have been faster
            if revision != HEAD:
                _migrate(connection)

    def _revision(self, connection: Connection) -> str | None:
        """Return the migration that the record stands at, `None` for a new file."""
        if not sa.inspect(connection).get_table_names():
            return None
        if connection.exec_driver_sql("PRAGMA application_id").scalar() != APPLICATION_ID:
            raise NotARecord(f"{self.path} is a database of another program; it was left as it is")
        revision = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
        if not isinstance(revision, str):
            raise NotARecord(f"{self.path} is damaged: it does not say which version it has")
        if revision > HEAD:
            writer = connection.execute(
                sa.select(schema.meta.c.value).where(schema.meta.c.key == "written_by")
            ).scalar()
            raise NewerRecord(
                f"{self.path} was written by dateline {writer or 'of a later version'}; "
                f"this is dateline {VERSION}. Install that version to open it; nothing was changed"
            )
        return revision

    @contextmanager
    def _errors_told(self) -> Iterator[None]:
        """Turn what the database driver raises into errors that say what to do."""
        try:
            yield
        except DBAPIError as error:
            raise _explained(self.path, error.orig) from error
        except sqlite3.Error as error:
            raise _explained(self.path, error) from error


def _engine(path: Path, busy_seconds: float) -> Engine:
    engine = sa.create_engine(
        sa.URL.create("sqlite", database=str(path)),
        connect_args={"timeout": busy_seconds},
        json_serializer=to_json,
        json_deserializer=str,  # values are decoded straight into their classes, in the modules beside this one
    )

    @sa.event.listens_for(engine, "connect")
    def _connect(connection: sqlite3.Connection, _: object) -> None:
        connection.isolation_level = None  # transactions begin where we say, for schema changes too
        for setting in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"cache_size=-{_CACHE_KB}"):
            connection.execute(f"PRAGMA {setting}").close()

    @sa.event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(_WRITES)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _migrate(connection: Connection) -> None:
    # Alembic takes a good part of a second to import and is needed only here.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", "dateline.store:migrations")
    config.attributes["connection"] = connection
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    command.upgrade(config, HEAD)
    connection.execute(sa.delete(schema.meta).where(schema.meta.c.key == "written_by"))
    connection.execute(sa.insert(schema.meta).values(key="written_by", value=VERSION))


def _explained(path: Path, error: BaseException | None) -> RecordError:
    """Return the error that tells a person what became of the record and what to do."""
    code = getattr(error, "sqlite_errorcode", None)
    match code & 0xFF if isinstance(code, int) else None:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return RecordBusy(
                f"{path} is being written by another process; nothing was lost, try again when it is done"
            )
        case sqlite3.SQLITE_NOTADB | sqlite3.SQLITE_CORRUPT:
            return NotARecord(f"{path} is damaged or not a record ({error}); it was left as it is")
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM | sqlite3.SQLITE_CANTOPEN:
            return RecordError(f"{path} cannot be written ({error}); what it held is unchanged")
        case sqlite3.SQLITE_FULL:
            return RecordError(f"the disk is full: the last batch was not written to {path}, the earlier ones are safe")
        case _:
            return RecordError(f"{path} cannot be used: {error}")

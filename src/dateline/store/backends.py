"""What differs between the databases that can hold a record; everything else in this package is the same for all.

A record is a file (SQLite) or stands on a server (PostgreSQL). Either way one process writes at a time, for the length
of a batch, and any number read, who never wait; what was acknowledged survives a kill and a power cut. How each
database is searched for words is in `store.fulltext`.
"""

import logging
import math
import os
import random
import sqlite3
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import ArgumentError, OperationalError

from dateline.errors import MissingExtra, MissingPath, NotARecord, RecordBusy, RecordError, UsageError
from dateline.model.rows import to_json
from dateline.store import schema

PathLike = str | os.PathLike[str]

WRITES = "dateline_writes"
"""The execution option that says that a transaction is going to write."""

APPLICATION_ID = 0x44_4C_4E_45
"""Marks a file as a dateline record ("DLNE"), in the place that SQLite keeps for this; a server's lock goes by it."""

_CACHE_KB = 32_768  # of the record, held by each connection while it is open
_CONNECT_SECONDS = 10
_TOLD_SECONDS = 3.0  # of waiting, before it is told
_LOOK_SECONDS = 0.01  # between two looks whether another process is done
_LOG = logging.getLogger(__name__)
_MOST_DAMAGE = 20  # faults that are told


class Backend(Protocol):
    """A place that holds a record, or may come to hold one."""

    @property
    def shown(self) -> str:
        """The place as messages name it, without a password."""

    @property
    def title(self) -> str:
        """A short name of the record."""

    @property
    def folder(self) -> Path | None:
        """The folder whose disk the record fills; `None` where it is on a server."""

    def check(self, *, must_exist: bool) -> None:
        """Raise `MissingPath` or `NotARecord` where a look from outside shows that no record can be opened here."""

    def engine(self, busy_seconds: float) -> Engine:
        """Return what connects, with transactions that begin as `WRITES` says; a writer waits so long for another."""

    def make_way(self) -> None:
        """After writing: let another process write that waits."""

    def is_ours(self, connection: Connection, tables: list[str]) -> bool:
        """Tell whether the tables that are there are those of a record."""

    def mark(self, connection: Connection) -> None:
        """Mark an empty database as a record."""

    def explained(self, error: BaseException | None) -> RecordError:
        """Return the error that tells a person what became of the record and what to do."""

    def damage(self, connection: Connection) -> tuple[str, ...]:
        """Return what the database itself finds wrong with the record."""


def backend_of(place: PathLike) -> Backend:
    """Return the backend for a file's path or the address of a database.

    >>> backend_of("asia.dateline").shown
    'asia.dateline'
    >>> backend_of("postgresql://ada:secret@db.example/asia").shown
    'postgresql://ada:***@db.example/asia'
    """
    text = os.fspath(place)
    if not is_address(text):
        return SqliteFile(Path(text))
    try:
        url = sa.make_url(text)
    except ArgumentError as error:
        raise UsageError(f"{text.partition('://')[0]}://… is no address of a database: {error}") from error
    if url.drivername not in ("postgresql", "postgres"):
        raise UsageError(f"a record is a file or postgresql://…; {url.drivername} is neither")
    return PostgresServer(url.set(drivername="postgresql"))


def is_address(place: PathLike) -> bool:
    """Tell whether a place is the address of a database rather than a file.

    >>> is_address("postgresql:///asia"), is_address("asia.dateline")
    (True, False)
    """
    return "://" in os.fspath(place)


@dataclass(frozen=True, slots=True)
class SqliteFile:
    """One file, in SQLite's write-ahead mode.

    A write transaction takes the lock when it begins, so two writers queue up and neither fails half-way. The log is
    flushed to the disk at each commit.
    """

    path: Path

    @property
    def shown(self) -> str:
        """The path."""
        return str(self.path)

    @property
    def title(self) -> str:
        """The file's name."""
        return self.path.stem

    @property
    def folder(self) -> Path | None:
        """Where the file is."""
        return self.path.absolute().parent

    def check(self, *, must_exist: bool) -> None:
        """See that there is a database file, or a folder to make one in."""
        if self.path.is_dir():
            raise NotARecord(f"{self.path} is a folder; a record is one file")
        if not self.path.exists():
            if must_exist:
                raise MissingPath(f"no record at {self.path}: `dateline add` makes one from pages")
            if not self.path.absolute().parent.is_dir():
                raise MissingPath(f"cannot make a record at {self.path}: there is no such folder")
            return
        if not os.access(self.path, os.R_OK):  # opening it here would end SQLite's locks when it is closed again
            raise RecordError(f"{self.path} cannot be read: permission denied")
        log = self.path.with_name(f"{self.path.name}-wal")
        if self._is_on_read_only_disk() and log.exists() and log.stat().st_size:
            raise RecordError(
                f"{self.path} is on a read-only disk and was not closed: its last pages stand in {log.name}. "
                "Copy both files to where they may be written, and open it there"
            )

    def engine(self, busy_seconds: float) -> Engine:
        """Return what opens the file."""
        engine = sa.create_engine(
            self._url(),
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
            if _writes(connection):
                self._take_turn(connection, busy_seconds)
            else:
                connection.exec_driver_sql("BEGIN")

        return engine

    def _url(self) -> sa.URL:
        """Return the address that SQLite opens; on a read-only disk it is not to look for a log."""
        if not self._is_on_read_only_disk():
            return sa.URL.create("sqlite", database=str(self.path))
        query = {"mode": "ro", "immutable": "1", "uri": "true"}
        return sa.URL.create("sqlite", database=self.path.absolute().as_uri(), query=query)

    def _is_on_read_only_disk(self) -> bool:
        return hasattr(os, "statvfs") and bool(os.statvfs(self.path.absolute().parent).f_flag & os.ST_RDONLY)

    def _take_turn(self, connection: Connection, busy_seconds: float) -> None:
        """Begin to write as soon as nobody else does; SQLite's own wait looks too seldom to ever find a gap."""
        start = time.monotonic()
        is_told = False
        connection.exec_driver_sql("PRAGMA busy_timeout=0")
        try:
            while True:
                try:
                    connection.exec_driver_sql("BEGIN IMMEDIATE")
                except OperationalError as error:
                    waited = time.monotonic() - start
                    if not isinstance(self.explained(error.orig), RecordBusy) or waited > busy_seconds:
                        raise
                    if waited > _TOLD_SECONDS and not is_told:
                        is_told = True
                        _tell_wait(self.shown, busy_seconds)
                    time.sleep(random.uniform(0, _LOOK_SECONDS))  # noqa: S311  # so that of several none is always late
                else:
                    return
        finally:
            connection.exec_driver_sql(f"PRAGMA busy_timeout={math.ceil(busy_seconds * 1000)}")

    def make_way(self) -> None:
        """Leave a gap in which another process can begin."""
        time.sleep(_LOOK_SECONDS)

    def is_ours(self, connection: Connection, tables: list[str]) -> bool:  # noqa: ARG002  # the protocol's signature
        """Look for the mark in the file."""
        return connection.exec_driver_sql("PRAGMA application_id").scalar() == APPLICATION_ID

    def mark(self, connection: Connection) -> None:
        """Write the mark."""
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")

    def explained(self, error: BaseException | None) -> RecordError:
        """Go by SQLite's own code."""
        path, code = self.path, getattr(error, "sqlite_errorcode", None)
        match code & 0xFF if isinstance(code, int) else None:
            case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
                return RecordBusy(
                    f"{path} is being written by another process; nothing was lost, try again when it is done"
                )
            case sqlite3.SQLITE_NOTADB | sqlite3.SQLITE_CORRUPT:
                return NotARecord(f"{path} is not a dateline record, or damaged ({error}); it was left as it is")
            case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM | sqlite3.SQLITE_CANTOPEN:
                return RecordError(f"{path} cannot be written ({error}); what it held is unchanged")
            case sqlite3.SQLITE_FULL:
                return RecordError(_FULL.format(path))
            case _:
                return RecordError(f"{path} cannot be used: {error}")

    def damage(self, connection: Connection) -> tuple[str, ...]:
        """Have SQLite check pages, indexes and references."""
        found = [str(each) for each in connection.exec_driver_sql(f"PRAGMA integrity_check({_MOST_DAMAGE})").scalars()]
        loose = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        return tuple(each for each in found if each != "ok") + tuple(f"a row of {row[0]} hangs loose" for row in loose)


@dataclass(frozen=True, slots=True)
class PostgresServer:
    """A database on a PostgreSQL server.

    Writers take turns as with a file: a write transaction begins by taking one advisory lock. What costs time, reading
    the pages, is done outside of it, so many processes can add at once. A reader sees the state of its first look.
    """

    url: sa.URL

    @property
    def shown(self) -> str:
        """The address without the password."""
        return self.url.render_as_string(hide_password=True)

    @property
    def title(self) -> str:
        """The name of the database."""
        return self.url.database or self.url.username or "record"

    @property
    def folder(self) -> Path | None:
        """No folder of this machine."""
        return None

    def check(self, *, must_exist: bool) -> None:
        """Nothing can be seen from outside."""

    def engine(self, busy_seconds: float) -> Engine:
        """Return what connects to the server."""
        own = self.url.query.get("options", "")
        options = f"{own if isinstance(own, str) else ' '.join(own)} -c timezone=UTC".strip()
        try:
            engine = sa.create_engine(
                self.url.set(drivername="postgresql+psycopg").difference_update_query(["options"]),
                connect_args={
                    "options": options,
                    "application_name": "dateline",
                    "connect_timeout": _CONNECT_SECONDS,
                },
                pool_pre_ping=True,  # a server that was started anew is no reason to fail
                json_serializer=to_json,
                json_deserializer=bytes.decode,  # as for a file; psycopg hands over bytes
            )
        except ModuleNotFoundError as error:
            if error.name is None or not error.name.startswith("psycopg"):
                raise
            raise MissingExtra(
                "the driver for PostgreSQL is not installed: pip install 'dateline[postgres]'"
            ) from error

        @sa.event.listens_for(engine, "begin")
        def _begin(connection: Connection) -> None:
            if not _writes(connection):
                connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
                return
            self._take_turn(connection, busy_seconds)

        return engine

    def _take_turn(self, connection: Connection, busy_seconds: float) -> None:
        """Take the lock of writers, which the server grants in the order in which it is asked for."""
        seconds = busy_seconds
        if busy_seconds > _TOLD_SECONDS:
            if self._is_free(connection):
                return
            _tell_wait(self.shown, busy_seconds)
            seconds -= _TOLD_SECONDS
        for statement in self._lock(seconds):
            connection.exec_driver_sql(statement)

    def _is_free(self, connection: Connection) -> bool:
        """Take the lock where it can be had soon. The driver is asked itself: SQLAlchemy drops all at an error."""
        connection.exec_driver_sql("SAVEPOINT turn")
        driver: Any = connection.connection.driver_connection
        try:
            for statement in self._lock(_TOLD_SECONDS):
                driver.execute(statement)
        except driver.OperationalError as error:
            if not isinstance(self.explained(error), RecordBusy):
                raise self.explained(error) from error
            driver.execute("ROLLBACK TO turn")
            return False
        return True

    @staticmethod
    def _lock(seconds: float) -> tuple[str, str]:
        wait = f"SET LOCAL lock_timeout = {math.ceil(seconds * 1000)}"
        return wait, f"SELECT pg_advisory_xact_lock({APPLICATION_ID})"

    def make_way(self) -> None:
        """Whoever waits is next already."""

    def is_ours(self, connection: Connection, tables: list[str]) -> bool:  # noqa: ARG002  # the protocol's signature
        """Look for tables that no other program has together."""
        return {"alembic_version", schema.meta.name, schema.captures.name, schema.annotations.name} <= set(tables)

    def mark(self, connection: Connection) -> None:
        """The tables are mark enough."""

    def explained(self, error: BaseException | None) -> RecordError:
        """Go by the state that PostgreSQL's protocol gives; a connection that broke has none."""
        place, state = self.shown, str(getattr(error, "sqlstate", None) or "")
        told = " ".join(str(error).split())
        match state:
            case "55P03":
                return RecordBusy(
                    f"{place} is being written by another process; nothing was lost, try again when it is done"
                )
            case "53100":
                return RecordError(_FULL.format(place))
            case "25006" | "42501":
                return RecordError(f"{place} cannot be written ({told}); what it held is unchanged")
        if state[:2] in ("", "08", "57"):
            return RecordError(f"no connection to {place}: {told}. What was written before is safe")
        return RecordError(f"{place} cannot be used: {told}")

    def damage(self, connection: Connection) -> tuple[str, ...]:
        """Look for indexes that the server itself holds to be unusable."""
        query = "SELECT indexrelid::regclass::text FROM pg_index WHERE NOT (indisvalid AND indisready)"
        return tuple(f"the index {name} is not usable" for name in connection.exec_driver_sql(query).scalars())


_FULL = "the disk is full: the last batch was not written to {}, the earlier ones are safe"


def _tell_wait(place: str, seconds: float) -> None:
    _LOG.warning("another process is writing to %s: waiting for it, at most %g s", place, seconds)


def _writes(connection: Connection) -> bool:
    return bool(connection.get_execution_options().get(WRITES))

"""Opening the database of a record, its transactions, and what its errors mean.

One process writes at a time and any number read, who never wait (see `store.backends`).
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DataError, DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from dateline.errors import MissingPath, NewerRecord, NotARecord, RecordBusy, UsageError
from dateline.settings import VERSION
from dateline.store import schema
from dateline.store.backends import WRITES, PathLike, backend_of

HEAD = "0008"
"""The newest migration; a test compares it with the folder."""

BUSY_SECONDS = 60.0
"""How long a writer waits for another one."""


class Database:
    """An open record. Use as a context manager, or call `close`."""

    def __init__(self, place: PathLike, *, must_exist: bool = False, busy_seconds: float = BUSY_SECONDS) -> None:
        """Open the record at `place`, a path or a `postgresql://` address; make it where none is, unless `must_exist`.

        Raises:
            UsageError: the address is one of something else.
            MissingPath: there is no such record, or no such folder to make it in.
            MissingExtra: the driver for the server is not installed.
            NotARecord: the file or database is something else, or damaged.
            NewerRecord: a later version of dateline made it.
            RecordBusy: another process kept writing for longer than `busy_seconds`.
            RecordError: there is no connection to the server, or no right to use it.
        """
        self.backend = backend_of(place)
        self.backend.check(must_exist=must_exist)
        self._engine = self.backend.engine(busy_seconds)
        try:
            self._check_schema(must_exist=must_exist)
        except BaseException:
            self._engine.dispose()
            raise

    def __enter__(self) -> "Database":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close every connection; the write-ahead log of a file is folded into it."""
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
            writer = connection.execution_options(**{WRITES: True})
            with writer.begin():
                yield writer
        self.backend.make_way()

    def _check_schema(self, *, must_exist: bool) -> None:
        with self.reading() as connection:
            revision = self._revision(connection)
        if revision == HEAD:
            return
        if revision is None and must_exist and self.backend.folder is None:
            raise MissingPath(f"no record at {self.backend.shown}: `dateline add` makes one from pages")
        with self.writing() as connection:
            revision = self._revision(connection)  # again: another process may have been faster
            if revision != HEAD:
                self.backend.mark(connection)
                _migrate(connection)

    def _revision(self, connection: Connection) -> str | None:
        """Return the migration that the record stands at, `None` for a new one."""
        tables = sa.inspect(connection).get_table_names()
        if not tables:
            return None
        shown = self.backend.shown
        if not self.backend.is_ours(connection, tables):
            raise NotARecord(f"{shown} is a database of another program; it was left as it is")
        revision = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
        if not isinstance(revision, str):
            raise NotARecord(f"{shown} is damaged: it does not say which version it has")
        if revision > HEAD:
            writer = connection.execute(
                sa.select(schema.meta.c.value).where(schema.meta.c.key == "written_by")
            ).scalar()
            raise NewerRecord(
                f"{shown} was written by dateline {writer or 'of a later version'}; "
                f"this is dateline {VERSION}. Install that version to open it; nothing was changed"
            )
        return revision

    @contextmanager
    def _errors_told(self) -> Iterator[None]:
        """Turn what the database driver raises into errors that say what to do."""
        try:
            yield
        except (UnicodeEncodeError, DataError) as error:
            raise UsageError(f"no database takes such a value: {error}") from error
        except DBAPIError as error:
            raise self.backend.explained(error.orig) from error
        except sqlite3.Error as error:
            raise self.backend.explained(error) from error
        except PoolTimeoutError as error:
            raise RecordBusy(f"{self.backend.shown} is asked too much at once; try again in a moment") from error


def _migrate(connection: Connection) -> None:
    # Alembic takes a good part of a second to import and is needed only here.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", "dateline.store:migrations")
    config.attributes["connection"] = connection
    command.upgrade(config, HEAD)
    connection.execute(sa.delete(schema.meta).where(schema.meta.c.key == "written_by"))
    connection.execute(sa.insert(schema.meta).values(key="written_by", value=VERSION))

"""A PostgreSQL server for tests and benchmarks: Debian's binaries, a temporary folder, a unix socket, no network."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

_LINE_UP = "database system is ready to accept connections"
_START_SECONDS = 60
_DATABASE = "records"
_CREATE = (  # with a language that orders text otherwise than by code point
    f"CREATE DATABASE {_DATABASE} TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'en-US' "
    "LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'"
)
_EMPTY = """
DO $$ DECLARE names text; BEGIN
    SELECT string_agg(format('%I.%I', schemaname, tablename), ', ') INTO names FROM pg_tables
    WHERE schemaname = '{0}' AND tablename NOT IN ('alembic_version', 'meta');
    IF names IS NOT NULL THEN
        EXECUTE 'TRUNCATE ' || names || ' RESTART IDENTITY';
        DELETE FROM {0}.meta WHERE key <> 'written_by';
    END IF;
END $$
"""
_MEMORY_DISK = Path("/dev/shm")  # noqa: S108  # a folder of its own is made there
_ROOM = 1_000_000_000
_NOBODY = 65534  # PostgreSQL refuses to run as the superuser


def binaries() -> Path | None:
    """Return the folder of the server's programs, the newest version first; `None` where none is installed."""
    on_path = shutil.which("postgres")
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda each: int(each.parts[-3]))
    return Path(on_path).parent if on_path else found[-1].parent if found else None


@dataclass
class Server:
    """A running server; `address` makes a new, empty database and returns where it is."""

    folder: Path
    durable: bool
    process: "subprocess.Popen[bytes]"
    _numbers: Iterator[int] = field(default_factory=count)
    _spare: list[str] = field(default_factory=list)

    def address(self) -> str:
        """Return the address of a new, empty schema; records of one server need not know of one another."""
        name = f"record{next(self._numbers)}"
        self.run(f"CREATE SCHEMA {name}", _DATABASE)
        return f"postgresql://tester@/{_DATABASE}?host={self.folder}&options=-csearch_path%3D{name}"

    def lend(self) -> str:
        """Return the address of an empty schema, which may have its tables already: making them takes a second."""
        return self._spare.pop() if self._spare else self.address()

    def take_back(self, address: str) -> None:
        """Empty a record that nobody uses any more, to be lent again."""
        name = address.rpartition("%3D")[2]
        self.run(_EMPTY.format(name), _DATABASE)
        self._spare.append(address)

    def run(self, statement: str, database: str) -> None:
        """Run a statement outside of a transaction."""
        import psycopg  # an extra

        with psycopg.connect(f"host={self.folder} user=tester dbname={database}", autocommit=True) as connection:
            connection.execute(statement)

    def kill(self) -> None:
        """Kill the server with all that belongs to it, as a power cut would end it."""
        children = _children(self.process.pid)
        for pid in (self.process.pid, *children):
            _send(pid, signal.SIGKILL)
        self.process.wait()
        while any(Path(f"/proc/{pid}").exists() for pid in children):
            time.sleep(0.01)
        (self.folder / "data" / "postmaster.pid").unlink(missing_ok=True)

    def start(self) -> None:
        """Start the server again after `kill`."""
        self.process = _started(self.folder, durable=self.durable)

    def stop(self) -> None:
        """Stop the server at once and wait for its end."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGQUIT)  # "immediate": nothing is written any more
            self.process.wait(_START_SECONDS)


@contextmanager
def running_server(*, durable: bool = False) -> Iterator[Server]:
    """Give a server of its own that is gone with its folder at the end.

    Only a `durable` one has the disk told to keep what was written: a power cut is what tests do without.
    """
    folder = Path(tempfile.mkdtemp(prefix="dateline-pg-", dir=_disk(durable=durable)))
    try:
        _hand_over(folder)
        made = [
            "initdb", "--no-sync", "--pgdata", "data", "--username", "tester", "--auth", "trust", "--encoding", "UTF8",
            "--locale", "C.UTF-8",
        ]  # fmt: skip
        _check(made, folder)
        server = Server(folder, durable, _started(folder, durable=durable))
        try:
            server.run(_CREATE, "postgres")
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _disk(*, durable: bool) -> Path:
    """Return where the server's files go: into memory where there is room, since a new record is hundreds of files."""
    if not durable and _MEMORY_DISK.is_dir() and shutil.disk_usage(_MEMORY_DISK).free > _ROOM:
        return _MEMORY_DISK
    return Path("/tmp")  # noqa: S108  # likewise; the path of a socket must be short


def _started(folder: Path, *, durable: bool) -> "subprocess.Popen[bytes]":
    log = folder / "log"
    log.unlink(missing_ok=True)
    settings = {
        "listen_addresses": "",
        "unix_socket_directories": str(folder),
        "shared_buffers": "32MB",
        "max_connections": "60",
        "fsync": "on" if durable else "off",
    }
    options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    with log.open("wb") as stream:
        process = subprocess.Popen(
            [_program("postgres"), "-D", "data", *options], cwd=folder, stdout=stream, stderr=stream, **_other_user()
        )
    deadline = time.monotonic() + _START_SECONDS
    while _LINE_UP not in log.read_text(encoding="utf-8", errors="replace"):
        if process.poll() is not None or time.monotonic() > deadline:
            process.kill()
            process.wait()
            raise RuntimeError(f"PostgreSQL did not start:\n{log.read_text(encoding='utf-8', errors='replace')}")
        time.sleep(0.02)
    return process


def _check(command: list[str], folder: Path) -> None:
    run = subprocess.run(
        [_program(command[0]), *command[1:]], cwd=folder, capture_output=True, text=True, check=False, **_other_user()
    )
    if run.returncode:
        raise RuntimeError(f"{command[0]} failed:\n{run.stdout}{run.stderr}")


def _program(name: str) -> str:
    folder = binaries()
    if folder is None:
        raise RuntimeError("no PostgreSQL server is installed")
    return str(folder / name)


def _other_user() -> dict[str, Any]:
    return {"user": _NOBODY, "group": _NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}


def _hand_over(folder: Path) -> None:
    if os.geteuid() == 0:
        os.chown(folder, _NOBODY, _NOBODY)


def _children(pid: int) -> list[int]:
    text = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    return [int(each) for each in text.split()]


def _send(pid: int, number: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, number)

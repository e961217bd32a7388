import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from dateline.errors import MissingPath, NewerRecord, NotARecord, RecordBusy, RecordError, UsageError
from dateline.store import schema
from dateline.store.database import HEAD, Database
from dateline.store.record import RecordFile
from tests.support.postgres import Server, binaries, running_server


def _make(path: Path) -> Path:
    Database(path).close()
    return path


def _change(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    with connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


def test_the_newest_migration_is_the_head() -> None:
    config = Config()
    config.set_main_option("script_location", "dateline.store:migrations")
    assert ScriptDirectory.from_config(config).get_current_head() == HEAD


def test_the_migrations_make_the_schema(place: str) -> None:
    Database(place).close()
    url = sa.make_url(place).set(drivername="postgresql+psycopg") if "://" in place else f"sqlite:///{place}"
    engine = sa.create_engine(url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": _is_ours})
        assert compare_metadata(context, schema.metadata) == []
    engine.dispose()


def test_text_on_a_server_is_ordered_as_in_a_file(server: Server) -> None:
    with Database(server.address()) as database, database.reading() as connection:
        loose = connection.exec_driver_sql(
            "SELECT table_name || '.' || column_name FROM information_schema.columns WHERE "
            "table_schema = current_schema() AND data_type IN ('text', 'character varying') "
            "AND collation_name IS DISTINCT FROM 'C'"
        )
        assert loose.scalars().all() == []
        assert connection.exec_driver_sql("SELECT 'a' < 'B'").scalar()  # elsewhere the server's language rules


def _is_ours(name: str | None, kind: str, _parents: object) -> bool:
    return kind != "table" or not (name or "").startswith("search_index")


def test_a_missing_record_is_told_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(MissingPath, match="dateline add"):
        Database(tmp_path / "r.dateline", must_exist=True)
    with pytest.raises(MissingPath, match="no such folder"):
        Database(tmp_path / "no" / "r.dateline")


@pytest.mark.parametrize("data", [b"notes of a meeting", b"SQLite format 3\x00 and then nothing"])
def test_another_file_is_left_as_it_is(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(data)
    with pytest.raises(NotARecord):
        Database(path)
    assert path.read_bytes() == data


def test_a_folder_is_not_a_record(tmp_path: Path) -> None:
    with pytest.raises(NotARecord, match="is a folder"):
        Database(tmp_path)


def test_a_database_of_another_program_is_left_as_it_is(tmp_path: Path) -> None:
    _change(tmp_path / "other.db", "CREATE TABLE songs (title)")
    with pytest.raises(NotARecord, match="another program"):
        Database(tmp_path / "other.db")


def test_an_empty_file_becomes_a_record(tmp_path: Path) -> None:
    (tmp_path / "r.dateline").touch()
    assert _make(tmp_path / "r.dateline").stat().st_size > 0


def test_a_record_of_a_later_version_is_told_with_the_version(tmp_path: Path) -> None:
    path = _make(tmp_path / "r.dateline")
    _change(
        path,
        "UPDATE alembic_version SET version_num = '9999'",
        "UPDATE meta SET value = '7.2.0' WHERE key = 'written_by'",
    )
    with pytest.raises(NewerRecord, match=r"dateline 7\.2\.0"):
        Database(path)


def test_a_record_without_version_is_damaged(tmp_path: Path) -> None:
    path = _make(tmp_path / "r.dateline")
    _change(path, "DELETE FROM alembic_version")
    with pytest.raises(NotARecord, match="damaged"):
        Database(path)


def test_a_damaged_record_is_told(tmp_path: Path) -> None:
    path = _make(tmp_path / "r.dateline")
    path.write_bytes(path.read_bytes()[:4096] + os.urandom(8192))
    with pytest.raises(NotARecord, match="damaged"):
        Database(path)


def test_a_second_writer_waits_and_then_says_so_while_readers_read(place: str) -> None:
    with Database(place) as one, Database(place, busy_seconds=0.1) as two, one.writing() as writer:
        writer.execute(sa.insert(schema.meta).values(key="a", value="b"))
        with pytest.raises(RecordBusy, match="another process"), two.writing():
            pass
        with two.reading() as reader:
            assert reader.execute(sa.select(schema.meta.c.value).where(schema.meta.c.key == "a")).all() == []


def test_waiting_for_another_writer_is_told(
    place: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("dateline.store.backends._TOLD_SECONDS", 0.1)
    with Database(place) as one, Database(place, busy_seconds=0.4) as two:
        with one.writing(), pytest.raises(RecordBusy), two.writing():
            pass
        with two.writing() as writer:
            writer.execute(sa.insert(schema.meta).values(key="a", value="b"))
    assert [each.message for each in caplog.records] == [
        f"another process is writing to {one.backend.shown}: waiting for it, at most 0.4 s"
    ]


def test_a_reader_sees_one_state_for_as_long_as_it_reads(place: str) -> None:
    keys = sa.select(schema.meta.c.key).order_by(schema.meta.c.key)
    with Database(place) as database, database.reading() as reader:
        before = reader.execute(keys).all()
        with database.writing() as writer:
            writer.execute(sa.insert(schema.meta).values(key="a", value="b"))
        assert reader.execute(keys).all() == before


def test_a_block_that_fails_changes_nothing(place: str) -> None:
    with Database(place) as database:
        with pytest.raises(RecordError), database.writing() as connection:
            connection.execute(sa.insert(schema.meta), [{"key": "a", "value": "b"}] * 2)
        with database.reading() as connection:
            assert connection.execute(sa.select(schema.meta.c.key)).scalars().all() == ["written_by"]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_record_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    path = _make(tmp_path / "r.dateline")
    path.chmod(0o400)
    with pytest.raises(RecordError, match="cannot be written"), Database(path) as database, database.writing():
        pass


WRITER = """
import sys
from datetime import UTC, datetime
from dateline.store.record import RecordFile
from tests.store.samples import KEYS, outcome

with RecordFile(sys.argv[1]) as record:
    number = 0
    while number < int(sys.argv[3]):
        batch = [outcome(f"Page {number} of {part}.", f"{sys.argv[2]}-{number}-{part}.txt") for part in range(4)]
        record.put_pages(batch, KEYS, datetime.now(UTC))
        number += 1
        print(number, flush=True)
"""


def _writer(place: str, name: str, batches: int) -> "subprocess.Popen[str]":
    root = Path(__file__).parents[2]
    environment = {**os.environ, "PYTHONPATH": f"{root / 'src'}{os.pathsep}{root}"}
    run = [sys.executable, "-c", WRITER, place, name, str(batches)]
    return subprocess.Popen(run, stdout=subprocess.PIPE, text=True, env=environment)


def test_a_killed_writer_loses_nothing_acknowledged_and_leaves_nothing_half(place: str) -> None:
    for delay in (0.05, 0.11, 0.16):
        with _writer(place, "killed", 100_000) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(delay)
            process.send_signal(signal.SIGKILL)
            acknowledged = int("".join(process.stdout).strip().rpartition("\n")[2] or 1)
        with RecordFile(place) as record:
            counts = record.counts()
            assert counts["article"] >= 4 * acknowledged
            assert counts["article"] % 4 == 0
            assert len(record.record().pages) == counts["article"]
            assert record.verify().faults == ()


def test_two_writers_take_turns(place: str) -> None:
    with _writer(place, "one", 25) as one, _writer(place, "two", 25) as two:
        one.communicate()
        two.communicate()
    assert (one.returncode, two.returncode) == (0, 0)
    with RecordFile(place) as record:
        assert record.counts()["article"] == 200
        assert record.verify().faults == ()


def test_a_server_that_cannot_be_used_is_told_with_what_to_do(server: Server) -> None:
    with pytest.raises(RecordError, match="no connection to postgresql:///x"):
        Database(f"postgresql:///x?host={server.folder / 'nowhere'}")
    with pytest.raises(RecordError, match="does not exist"):
        Database(f"postgresql://tester@/nothing?host={server.folder}")
    with pytest.raises(MissingPath, match="dateline add"):
        Database(server.address(), must_exist=True)


@pytest.mark.parametrize("address", ["mysql://host/db", "postgresql//://x", "sqlite:///r.dateline"])
def test_an_address_of_something_else_is_told(address: str) -> None:
    with pytest.raises(UsageError, match=r"address|neither"):
        Database(address)


def test_a_schema_of_another_program_is_left_as_it_is(server: Server) -> None:
    address = server.address()
    server.run(f"CREATE TABLE {address.rpartition('%3D')[2]}.songs (title text)", "records")
    with pytest.raises(NotARecord, match="another program"):
        Database(address)


def test_a_server_that_was_started_anew_is_no_reason_to_fail() -> None:
    if binaries() is None:
        pytest.skip("no PostgreSQL server is installed")
    with running_server() as server, Database(server.address()) as database:
        server.kill()
        with pytest.raises(RecordError, match="written before is safe"), database.reading():
            pass
        server.start()
        with database.reading() as connection:
            assert connection.execute(sa.select(schema.meta.c.key)).scalars().all() == ["written_by"]

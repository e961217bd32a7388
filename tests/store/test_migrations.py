"""A record made by an earlier version is brought to the present schema, and keeps what it holds."""

import zlib
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from dateline.model.annotation import EntityKind
from dateline.model.capture import Capture, Source, SourceKind
from dateline.model.ids import sha256_hex
from dateline.model.link import Entity, Links, Page
from dateline.model.record import Ledger
from dateline.model.rows import to_json
from dateline.record.ledger import build_ledger
from dateline.store import schema
from dateline.store.backends import APPLICATION_ID, WRITES, backend_of
from dateline.store.fulltext import fulltext_of
from dateline.store.record import RecordFile
from dateline.workspace import Workspace
from tests.test_linking import meeting, put

NOW = datetime(2024, 5, 2, 12, tzinfo=UTC)


def _record_of_0002(path: Path, pages: list[Page], links: Links, ledger: Ledger) -> None:
    """Make a record as the second schema has it, with pages and what was computed of them."""
    config = Config()
    config.set_main_option("script_location", "dateline.store:migrations")
    engine = sa.create_engine(f"sqlite:///{path}", json_serializer=to_json, json_deserializer=str)
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
        command.upgrade(config, "0002")
        tables = sa.MetaData()
        tables.reflect(connection)

        def insert(table: str, **values: object) -> None:
            connection.execute(sa.insert(tables.tables[table]).values(**values))

        for page in pages:
            article, notes, body = page.article, page.notes, page.article.id.encode()
            insert(
                "captures", id=article.capture_id, content_hash=sha256_hex(body), source_kind="memory",
                source_name=article.id, headers=[], size=len(body), body=zlib.compress(body),
                article_id=article.id, read_version="1", read_settings="",
            )  # fmt: skip
            insert("articles", id=article.id, capture_id=article.capture_id, kind=article.kind, value=article)
            insert(
                "annotations", article_id=article.id, content_hash=sha256_hex(article.text.encode()),
                stage_version="1", settings_hash="", model=notes.model, value=notes,
            )  # fmt: skip
        for entity in links.entities:
            insert("entities", id=entity.id, digest="", kind=entity.kind, name=entity.name, value=entity)
        for event in links.events:
            insert(
                "events", id=event.id, digest="", type=event.type, status=event.status, title=event.title,
                background=event.background, value=event,
            )  # fmt: skip
        for claim in ledger.claims:
            insert(
                "claims", id=claim.id, digest="", subject=claim.subject, property=claim.property,
                modality=claim.modality, words=claim.value, value=claim,
            )  # fmt: skip
        insert("meta", key="generation", value="1")
        insert("meta", key="linked", value="1:earlier")
    engine.dispose()


def _captured(page: Page) -> Page:
    """Return a page whose capture has the id of its bytes."""
    name = page.article.id
    capture = Capture.of(name.encode(), Source(SourceKind.MEMORY, name), url=page.article.url)
    return replace(page, article=replace(page.article, capture_id=capture.id))


def test_a_record_of_the_second_schema_keeps_its_results_until_they_are_made_anew(tmp_path: Path) -> None:
    days = (date(2021, 3, 6), date(2021, 3, 6), date(2022, 9, 4))
    pages = [_captured(meeting(f"art_{number}", day)) for number, day in enumerate(days, 1)]
    fresh = tmp_path / "fresh.dateline"
    put(fresh, pages)
    with Workspace.open(fresh) as workspace:
        expected = workspace.record()
    old = tmp_path / "old.dateline"
    _record_of_0002(old, pages, expected.links, build_ledger(pages, expected.links))
    with Workspace.open(old) as workspace:
        assert workspace.entities() == tuple(sorted(expected.links.entities, key=lambda e: (-len(e.members), e.id)))
        assert len(workspace.claims()) == len(expected.ledger.claims)
        assert workspace.is_stale()
        workspace.refresh()
        assert workspace.record() == expected
        # The made-up ids of these articles are no hashes of what they stand for; nothing else is wrong.
        assert {each.partition(" art_")[0] for each in workspace.damage()} <= {"articles name"}


def test_pages_of_an_earlier_schema_meet_those_that_come_later(tmp_path: Path) -> None:
    first, second = meeting("art_1", date(2021, 3, 6)), meeting("art_2", date(2021, 3, 6))
    path = tmp_path / "old.dateline"
    _record_of_0002(path, [first], Links(), Ledger())
    put(path, [second])
    with Workspace.open(path) as workspace:
        [event] = workspace.events()
        assert event.members == ("art_1#e0", "art_2#e0")


@pytest.mark.parametrize("kind", ["file", "server"])
@pytest.mark.parametrize("revision", ["0001", "0002", "0003", "0004", "0005"])
def test_a_record_of_every_schema_is_brought_to_the_present_one(
    kind: str, revision: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    place = request.getfixturevalue("server").address() if kind == "server" else str(tmp_path / "r.dateline")
    backend = backend_of(place)
    engine = backend.engine(1.0)
    with engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
        config = Config()
        config.set_main_option("script_location", "dateline.store:migrations")
        config.attributes["connection"] = connection
        backend.mark(connection)
        command.upgrade(config, revision)
        _fill(connection)
    engine.dispose()
    with RecordFile(place) as record:
        assert record.capture_ids() == {"cap_1"}
        assert record.find("ent_1")[0] == "entity"
        assert [hit.id for hit in record.search("emine")] == ["ent_1"]


def _fill(connection: sa.Connection) -> None:
    """Write what every schema can hold."""
    entity = to_json(Entity("ent_1", EntityKind.PERSON, "Emine Kaya", ()))
    scope = "" if "scope" not in _columns(connection, "entities") else "scope, "
    for statement in (
        "INSERT INTO captures (id, content_hash, source_kind, source_name, headers, size, body, read_version, "
        "read_settings) VALUES ('cap_1', '', 'memory', 'a', '[]', 0, '', '1', '')",
        f"INSERT INTO entities (id, {scope}digest, kind, name, value) "  # noqa: S608  # written here
        f"VALUES ('ent_1', {chr(39) * 2 + ', ' if scope else ''}'', 'person', 'Emine Kaya', '{entity}')",
    ):
        connection.exec_driver_sql(statement)
    _index(connection, {"kind": "claim", "item_id": "ent_1", "article_id": None, "title": "Emine", "text": "Kaya"})


def _index(connection: sa.Connection, row: dict[str, object]) -> None:
    connection.execute(sa.insert(schema.search_items), [row])
    fulltext_of(connection).add(connection, [row])


def _columns(connection: sa.Connection, table: str) -> set[str]:
    return {*connection.exec_driver_sql(f"SELECT * FROM {table} LIMIT 0").keys()}  # noqa: S608  # written here

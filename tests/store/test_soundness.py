from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from dateline.store.database import Database
from dateline.store.record import RecordFile, Resolved
from dateline.store.soundness import verify
from tests.store.samples import KEYS, ledger, links, outcome

NOW = datetime(2021, 3, 9, 12, tzinfo=UTC)

DAMAGE = {
    "UPDATE captures SET content_hash = 'x'": "are not those that were received",
    "UPDATE captures SET size = size + 1": "are not those that were received",
    "UPDATE captures SET source_name = 'other.txt'": "is not the id of its bytes",
    "UPDATE captures SET article_id = 'art_gone'": "led neither to an article nor to a rejection",
    "DELETE FROM annotations": "articles name art_",
    "UPDATE annotations SET content_hash = 'x'": "are those of another text",
    "UPDATE events SET digest = 'x'": "is not what was written",
    "UPDATE claims SET digest = 'x' WHERE id = 'clm_1'": "clm_1 is not what was written",
    "UPDATE event_participants SET entity_id = 'ent_gone'": "event_participants name ent_gone",
    "UPDATE story_articles SET article_id = 'art_gone' WHERE position = 0": "story_articles name art_gone",
    "UPDATE checks SET claim_id = 'clm_gone'": "checks name clm_gone",
    "DELETE FROM search_items WHERE kind = 'event'": "events name evt_",
    "UPDATE articles SET value = {cut}": "cannot be read",
    "UPDATE articles SET value = {other}": "are those of another text",
}
_TEXT = {"sqlite": "value", "postgresql": "value::text"}
_JSON = {"sqlite": "{}", "postgresql": "({})::json"}


def _fill(place: str) -> None:
    one, two = outcome("Work stopped at dawn.", "a.txt"), outcome("Work stopped.", "b.txt")
    with RecordFile(place) as record:
        record.put_pages([one, two], KEYS, NOW)
        assert one.article and two.article
        ids = tuple(sorted((one.article.id, two.article.id)))
        with record.linking() as table:
            table.put_keys(ids, dict.fromkeys(ids, ()))
            table.put_results([Resolved(ids, links(one.article, two.article), ledger(one.article))], [], NOW)
            table.finish("v1")


def test_a_whole_record_is_found_whole(place: str) -> None:
    _fill(place)
    with Database(place) as database, database.reading() as connection:
        found = verify(connection, database.backend)
    assert found.faults == ()
    assert dict(found.checked) == {"captures": 2, "articles": 2, "results": 7, "references": 32, "citations": 3}


@pytest.mark.parametrize("statement", DAMAGE)
def test_every_damage_is_found(place: str, statement: str) -> None:
    _fill(place)
    with Database(place) as database:
        with database.writing() as connection:
            dialect = connection.dialect.name
            text, json = _TEXT[dialect], _JSON[dialect]
            cut = json.format("'{\"id\": 1}'")
            other = json.format(f"replace({text}, 'Dockers', 'Walkers')")
            connection.execute(sa.text(statement.format(cut=cut, other=other).replace(":", "\\:")))
        with database.reading() as connection:
            faults = verify(connection, database.backend).faults
    assert any(DAMAGE[statement] in fault for fault in faults), faults


def test_words_that_are_cited_must_be_there(place: str) -> None:
    _fill(place)
    with Database(place) as database:
        with database.writing() as connection:
            text = _TEXT[connection.dialect.name]
            for table in ("events", "claims"):
                changed = _JSON[connection.dialect.name].format(f"replace({text}, 'Dockers', 'Walkers')")
                connection.exec_driver_sql(f"UPDATE {table} SET value = {changed}")  # noqa: S608  # written here
        with database.reading() as connection:
            faults = verify(connection, database.backend).faults
    assert sum("cites words" in fault for fault in faults) == 3


def test_a_word_that_the_index_lost_is_missed(place: str) -> None:
    _fill(place)
    with Database(place) as database:
        with database.writing() as connection:
            table = "search_index" if connection.dialect.name == "postgresql" else "search_index_docsize"
            connection.exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608  # written here
        with database.reading() as connection:
            faults = verify(connection, database.backend).faults
    assert any("search_items name" in fault for fault in faults)

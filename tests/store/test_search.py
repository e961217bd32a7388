from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dateline.errors import UsageError
from dateline.model.article import BlockKind
from dateline.model.found import END, START
from dateline.store.record import RecordFile
from dateline.store.search import match_of
from tests.store.samples import KEYS, outcome

NOW = datetime(2021, 3, 9, 12, tzinfo=UTC)


def _record(path: Path, *texts: str) -> RecordFile:
    record = RecordFile(path / "r.dateline")
    outcomes = [outcome(text, f"{number}.txt") for number, text in enumerate(texts)]
    record.put_pages(outcomes, KEYS, NOW)
    return record


def _found(record: RecordFile, query: str) -> list[str]:
    return [hit.excerpt for hit in record.search(query, kinds=("article",))]


def test_words_phrases_beginnings_and_exclusions(tmp_path: Path) -> None:
    with _record(tmp_path, "The walkers met the minister.", "The minister of ports spoke.") as record:
        assert len(_found(record, "minister")) == 2
        assert len(_found(record, "minister walkers")) == 1
        assert len(_found(record, '"the minister"')) == 2
        assert len(_found(record, '"minister ports"')) == 0
        assert len(_found(record, "walk*")) == 1
        assert len(_found(record, "minister -ports")) == 1


def test_captions_are_found(tmp_path: Path) -> None:
    told = outcome("Cranes at rest in Apapa.")
    assert told.article is not None
    title, line = told.article.blocks
    pictured = replace(told, article=replace(told.article, blocks=(title, replace(line, kind=BlockKind.CAPTION))))
    with RecordFile(tmp_path / "r.dateline") as record:
        record.put_pages([pictured], KEYS, NOW)
        assert len(_found(record, "cranes")) == 1


def test_found_words_are_marked(tmp_path: Path) -> None:
    with _record(tmp_path, "The strikers met.") as record:
        assert _found(record, "strikers") == [f"The {START}strikers{END} met."]


def test_accents_and_case_do_not_matter(tmp_path: Path) -> None:
    with _record(tmp_path, "São Tomé votó", "Η ΕΛΛΆΔΑ") as record:
        assert len(_found(record, "sao TOME")) == 1
        assert len(_found(record, "ελλάδα")) == 1


def test_scripts_without_blanks_are_found(tmp_path: Path) -> None:
    with _record(tmp_path, "地震が東京で発生した", "เกิดแผ่นดินไหวในกรุงเทพ") as record:
        assert _found(record, "東京") == [f"地震が{START}東京{END}で発生した"]
        assert _found(record, "京東") == []
        assert len(_found(record, "แผ่นดินไหว")) == 1


def test_quotations_are_found_with_their_page(tmp_path: Path) -> None:
    with _record(tmp_path, "We will not move.") as record:
        (hit,) = record.search("move", kinds=("quote",))
        assert hit.title == "Ada Obi"
        assert hit.article_id is not None and hit.id.startswith("quo_")


@pytest.mark.parametrize("text", ["", "  ", '""', "-", "?!", "*"])
def test_nothing_to_look_for_is_a_misuse(text: str) -> None:
    with pytest.raises(UsageError, match="at least one word"):
        match_of(text)


@pytest.mark.parametrize("text", ['a" OR 1=1', "title:x", "NEAR(a b)", "a AND (", "^a", "{a}", "a'; DROP TABLE meta"])
def test_signs_of_the_query_language_are_only_text(tmp_path: Path, text: str) -> None:
    with _record(tmp_path, "Nothing of that kind.") as record:
        assert _found(record, text) == []

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from dateline.errors import UsageError
from dateline.model.article import BlockKind
from dateline.model.found import END, START
from dateline.store.record import RecordFile
from dateline.store.search import terms_of
from tests.store.samples import KEYS, outcome

NOW = datetime(2021, 3, 9, 12, tzinfo=UTC)


def _record(place: str, *texts: str) -> RecordFile:
    record = RecordFile(place)
    outcomes = [outcome(text, f"{number}.txt") for number, text in enumerate(texts)]
    record.put_pages(outcomes, KEYS, NOW)
    return record


def _found(record: RecordFile, query: str) -> list[str]:
    return [hit.excerpt for hit in record.search(query, kinds=("article",))]


def test_words_phrases_beginnings_and_exclusions(place: str) -> None:
    with _record(place, "The walkers met the minister.", "The minister of ports spoke.") as record:
        assert len(_found(record, "minister")) == 2
        assert len(_found(record, "minister walkers")) == 1
        assert len(_found(record, '"the minister"')) == 2
        assert len(_found(record, '"minister ports"')) == 0
        assert len(_found(record, "walk*")) == 1
        assert len(_found(record, "minister -ports")) == 1


def test_a_phrase_does_not_run_from_the_title_into_the_text(place: str) -> None:
    with _record(place, "Walkers met.") as record:
        assert len(_found(record, "lagos walkers")) == 1
        assert _found(record, '"lagos walkers"') == []


def test_a_long_page_is_shown_around_what_was_found(place: str) -> None:
    words = [f"word{number}" for number in range(400)]
    with _record(place, " ".join(words)) as record:
        (excerpt,) = _found(record, "word200")
    assert excerpt.startswith("…word194 ") and excerpt.endswith(" word217…")
    assert f"{START}word200{END}" in excerpt


def test_a_page_longer_than_an_index_takes_is_kept(place: str) -> None:
    text = " ".join(f"{'long' * 30}{number}" for number in range(12_000))
    with _record(place, text) as record:
        assert len(_found(record, "dockers strike")) == 1


def test_captions_are_found(place: str) -> None:
    told = outcome("Cranes at rest in Apapa.")
    assert told.article is not None
    title, line = told.article.blocks
    pictured = replace(told, article=replace(told.article, blocks=(title, replace(line, kind=BlockKind.CAPTION))))
    with RecordFile(place) as record:
        record.put_pages([pictured], KEYS, NOW)
        assert len(_found(record, "cranes")) == 1


def test_found_words_are_marked(place: str) -> None:
    with _record(place, "The strikers met.") as record:
        assert _found(record, "strikers") == [f"The {START}strikers{END} met."]


def test_accents_and_case_do_not_matter(place: str) -> None:
    with _record(place, "São Tomé votó", "Η ΕΛΛΆΔΑ") as record:
        assert len(_found(record, "sao TOME")) == 1
        assert len(_found(record, "ελλάδα")) == 1


def test_scripts_without_blanks_are_found(place: str) -> None:
    with _record(place, "地震が東京で発生した", "เกิดแผ่นดินไหวในกรุงเทพ") as record:
        assert _found(record, "東京") == [f"地震が{START}東京{END}で発生した"]
        assert _found(record, "京東") == []
        assert len(_found(record, "แผ่นดินไหว")) == 1


def test_quotations_are_found_with_their_page(place: str) -> None:
    with _record(place, "We will not move.") as record:
        (hit,) = record.search("move", kinds=("quote",))
        assert hit.title == "Ada Obi"
        assert hit.article_id is not None and hit.id.startswith("quo_")


@pytest.mark.parametrize("text", ["", "  ", '""', "-", "?!", "*"])
def test_nothing_to_look_for_is_a_misuse(text: str) -> None:
    with pytest.raises(UsageError, match="at least one word"):
        terms_of(text)


@pytest.mark.parametrize("text", ['a" OR 1=1', "title:x", "NEAR(a b)", "a AND (", "^a", "{a}", "a'; DROP TABLE meta"])
def test_signs_of_the_query_language_are_only_text(place: str, text: str) -> None:
    with _record(place, "Nothing of that kind.") as record:
        assert _found(record, text) == []

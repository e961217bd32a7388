"""The cases of speech: their gold stands in their texts, and the scores tell right from wrong."""

from dataclasses import replace

from benchmarks.quality.quotes import Speech, half_of, read_cases, score, words_of
from dateline.model.article import Article
from dateline.model.span import Span

CASES = read_cases()


def gold(article: Article) -> tuple[Speech, ...]:
    return next(case.speech for case in CASES if case.article is article)


def test_there_are_enough_cases_and_a_quarter_is_not_in_english() -> None:
    assert len({case.id for case in CASES}) == len(CASES) >= 120
    foreign = [case for case in CASES if case.article.language != "en"]
    assert len(foreign) * 4 >= len(CASES)
    assert len({case.article.language for case in foreign}) >= 12


def test_about_half_of_the_cases_is_held_out() -> None:
    held = [case for case in CASES if half_of(case.id) == "held"]
    assert 0.4 <= len(held) / len(CASES) <= 0.6


def test_the_gold_scores_full() -> None:
    result = score(CASES, gold).result()
    assert result["all"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0}
    assert (result["speaker"], result["addressee"], result["source"]) == (1.0, 1.0, 1.0)


def test_a_wrong_speaker_and_a_wrong_kind_cost() -> None:
    def worse(article: Article) -> list[Speech]:
        return [replace(each, kind="direct", speakers=frozenset({"nobody"})) for each in gold(article)]

    result = score(CASES, worse).result()
    assert result["all"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0}
    assert isinstance(result["indirect"], dict) and result["indirect"]["f1"] == 0.0
    assert result["speaker"] == 0.0


def test_words_in_scripts_without_spaces_are_counted_by_sign() -> None:
    assert len(words_of("他说会面", Span(0, 4))) == 4
    assert len(words_of("in two words", Span(0, 6))) == 2

"""Meetings and visits on pages in other languages, read by word list."""

import pytest

from dateline.annotate.events_foreign import words_of
from dateline.model.annotation import EventType as T
from tests.annotate.reads import read

CASES = [
    ("es", "Ana Torres se reunirá con Luis Vega en Lima.", T.MEET, "planned"),
    ("es", "La visita oficial a Perú fue aplazada.", T.VISIT, "postponed"),
    ("fr", "Anne Morel a rencontré Paul Roux à Berlin.", T.MEET, "held"),
    ("fr", "Le sommet est annulé.", T.SUMMIT, "cancelled"),
    ("de", "Anna Berg wird Karl Vogt am Mittwoch in Wien treffen.", T.MEET, "planned"),
    ("de", "Anna Berg besuchte das Werk.", T.VISIT, "held"),
    ("it", "Anna Neri incontrerà Luca Rossi a Roma.", T.MEET, "planned"),
    ("pt", "Ana Lima reuniu-se com Rui Costa em Lisboa.", T.MEET, "held"),
    ("nl", "Anna de Wit zal Jan Bos in Brussel ontmoeten.", T.MEET, "planned"),
    ("nl", "De top in Gent is uitgesteld.", T.SUMMIT, "postponed"),
    ("ru", "Анна Берг встретится с Иваном Орловым.", T.MEET, "planned"),
    ("ru", "Кремль опроверг сообщения о визите.", T.VISIT, "denied"),
    ("uk", "Президент відвідав Київ.", T.VISIT, "held"),
    ("tr", "Cumhurbaşkanı yarın Ankara'da konuğuyla görüşecek.", T.MEET, "planned"),
    ("ar", "سيلتقي الرئيسان في القاهرة.", T.MEET, "planned"),
    ("zh", "两国外长举行会谈。", T.MEET, "held"),
    ("zh", "总统将访问日本。", T.VISIT, "planned"),
    ("es", "Hubo una reunión en Lima.", T.MEET, "unknown"),
]


@pytest.mark.parametrize(("language", "text", "kind", "status"), CASES)
def test_a_clear_form_gives_kind_and_status(language: str, text: str, kind: T, status: str) -> None:
    event = read(text, language=language).event(kind)
    assert (event.status.value, event.negated) == (status, False)


def test_a_form_behind_a_negation_is_negated() -> None:
    event = read("El ministro no se reunió con ella.", language="es").event(T.MEET)
    assert event.negated
    assert event.status.value == "unknown"


def test_the_only_town_of_a_sentence_is_the_place() -> None:
    event = read("La cumbre se celebró en Brasilia.", language="es").event(T.SUMMIT)
    assert event.place is not None
    assert event.place.name == "Brasilia"


def test_a_language_without_a_list_gives_nothing() -> None:
    assert words_of("sw") is None
    assert read("Rais atatembelea Kenya.", language="sw").events() == []


def test_part_of_a_word_is_no_form() -> None:
    assert read("De topsporter won.", language="nl").events() == []

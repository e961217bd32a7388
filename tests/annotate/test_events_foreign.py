"""Meetings and visits on pages in other languages, read by word list."""

import pytest

from dateline.annotate.events_foreign_words import words_of
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
    ("es", "Hubo una reunión en Quito.", T.MEET, "unknown"),
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
    assert words_of("ka") is None
    assert read("President külastab Keeniat.", language="et").events() == []


def test_part_of_a_word_is_no_form() -> None:
    assert read("De topsporter won.", language="nl").events() == []


@pytest.mark.parametrize(
    ("language", "text", "kind", "status", "place"),
    [
        ("es", "Un terremoto sacudió Ecuador el lunes.", T.DISASTER, "held", "Ecuador"),
        ("de", "Ein Erdbeben erschütterte Nepal.", T.DISASTER, "held", "Nepal"),
        ("ru", "Землетрясение произошло в Непале.", T.DISASTER, "held", "Nepal"),
        ("ar", "وقع زلزال في المغرب.", T.DISASTER, "held", "Morocco"),
        ("ja", "ネパールで地震が発生した。", T.DISASTER, "held", "Nepal"),
        ("fr", "La grève prévue à Paris est reportée.", T.PROTEST, "postponed", "Paris"),
        ("pl", "Strajk w Warszawie został odwołany.", T.PROTEST, "cancelled", "Warsaw"),
    ],
)
def test_disasters_and_protests(language: str, text: str, kind: T, status: str, place: str) -> None:
    event = read(text, language=language).event(kind)
    assert event.place is not None
    assert (event.status.value, event.place.name, event.participants) == (status, place, ())


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("tr", "Başbakan Ali Kaya ile Başkan Can Demir Ankara'da bir araya geldi.", {"Kaya", "Demir"}),
        ("fr", "Le président Jean Petit a reçu la ministre Anne Morel à Paris.", {"Petit", "Morel"}),
        ("de", "Kanzler Karl Lang hat den polnischen Präsidenten Jan Nowak am Dienstag in Berlin empfangen.",
         {"Lang", "Nowak"}),
        ("pl", "Prezydent Jan Nowak przyjął w środę premiera Karla Langa.", {"Nowak", "Langa"}),
        ("ja", "田中太郎首相は韓国の李大中大統領と会談した。", {"田中太郎", "李大中"}),
        ("fa", "رئیس‌جمهور ایران سالم یوسف با وزیر خارجه عراق فؤاد حسین دیدار کرد.", {"یوسف", "حسین"}),
    ],
)  # fmt: skip
def test_both_sides_of_a_meeting_take_part(language: str, text: str, names: set[str]) -> None:
    reading = read(text, language=language)
    event = reading.event(T.MEET)
    assert (reading.names(event), event.status.value) == (names, "held")


def test_receiving_a_thing_is_no_meeting() -> None:
    assert read("A ministra Ana Lima recebeu o relatório.", language="pt").events() == []


def test_a_bare_noun_points_back_to_the_meeting_told() -> None:
    text = "O presidente Rui Costa recebeu a ministra Ana Lima em Lisboa. Foi o quinto encontro dos dois em maio."
    first, second = read(text, language="pt").events(T.MEET)
    assert {p.entity for p in first.participants} == {p.entity for p in second.participants}


def test_a_bare_noun_that_says_nothing_new_is_no_second_meeting() -> None:
    text = "Başbakan Ali Kaya ile Başkan Can Demir bir araya geldi. Görüşmede ticaret ele alındı."
    assert len(read(text, language="tr").events(T.MEET)) == 1


def test_what_is_said_in_a_quotation_does_not_settle_the_meeting() -> None:
    text = "日本首相田中太郎谈到会谈时表示：“我们将继续推动双边合作。”"
    assert read(text, language="zh").event(T.MEET).status.value == "unknown"


def test_the_cause_of_a_postponement_is_not_postponed() -> None:
    reading = read("La visite à Paris, prévue en juillet, a été reportée en raison des émeutes.", language="fr")
    (event,) = reading.events()
    assert (event.type, event.status.value, reading.times(event)) == (T.VISIT, "postponed", ["juillet"])


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Kanzler Karl Lang sprach lange mit ruhiger Stimme."),
        ("es", "Los alumnos se vieron obligados a esperar."),
        ("fr", "La promesse que Jean Petit avait faite à Paris reste vaine."),
        ("it", "I tifosi si sono visti costretti a partire."),
        ("ru", "Правительство приняло решение о налогах."),
        ("pl", "Trener powołał Jana Nowaka do kadry."),
        ("ar", "هاتف جديد في الأسواق."),
        ("ko", "중앙은행이 통화 정책을 발표했다."),
        ("zh", "公司将与大学合作。"),
        ("ja", "会社は新しい工場を建てた。"),
        ("el", "Ο νόμος όρισε νέα τέλη."),
        ("nl", "De minister sprak met klem."),
    ],
)
def test_words_that_look_like_a_happening_are_none(language: str, text: str) -> None:
    assert read(text, language=language).events() == []

"""Numbers in a row on pages read by rule: packages, summits and rounds, in words, digits and signs."""

import pytest

from dateline.annotate.events_foreign_counts import number_of
from tests.annotate.reads import read

CASES = [
    ("ar", "انتهت الجولة الثالثة من المحادثات في جدة.", 3),
    ("cs", "Rada schválila osmnáctý balík sankcí.", 18),
    ("de", "Die EU beschloss am Dienstag das achtzehnte Sanktionspaket.", 18),
    ("de", "Die achte Verhandlungsrunde begann am 3. März in Genf.", 8),
    ("es", "La segunda ronda de conversaciones terminó en Ankara.", 2),
    ("fr", "Le dix-huitième paquet de sanctions a été adopté.", 18),
    ("fr", "L'Union a adopté le 18e paquet de sanctions.", 18),
    ("hu", "Az EU elfogadta a 18. szankciós csomagot.", 18),
    ("it", "È stato adottato il tredicesimo pacchetto di sanzioni.", 13),
    ("ko", "제3차 고위급 회담이 열렸다.", 3),
    ("nl", "De Unie heeft een twaalfde pakket sancties aangenomen.", 12),
    ("pl", "Unia przyjęła jedenasty pakiet sankcji.", 11),
    ("ru", "Евросоюз утвердил 18-й пакет санкций.", 18),
    ("uk", "ЄС ухвалив тринадцятий пакет санкцій.", 13),
    ("vi", "Vòng đàm phán thứ ba diễn ra tại Huế.", 3),
    ("zh", "两国代表团在昆明举行第十八轮会谈。", 18),
]


@pytest.mark.parametrize(("language", "text", "number"), CASES)
def test_what_bears_a_number_is_counted(language: str, text: str, number: int) -> None:
    assert {count.n for event in read(text, language=language).events() for count in event.counts} == {number}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("it", "La terza visita in un anno a Tunisi del presidente Luca Rossi."),  # counts within a year
        ("de", "Der Gipfel am 3. März in Genf begann."),  # a day
        ("es", "El presidente Luis Vega se reunió por segunda vez con la ministra Ana Torres."),
        ("fr", "Le ministre a adopté de nouvelles sanctions au deuxième étage, puis un quatrième paquet de sanctions."),
    ],
)
def test_what_counts_within_a_stretch_or_twice_is_left_alone(language: str, text: str) -> None:
    assert not [event.counts for event in read(text, language=language).events() if len(event.counts) > 1]
    assert not [count for event in read(text, language=language).events() for count in event.counts if count.n == 3]


@pytest.mark.parametrize(("signs", "number"), [("7", 7), ("十", 10), ("十八", 18), ("二十", 20), ("三十二", 32)])
def test_chinese_signs_are_numbers(signs: str, number: int) -> None:
    assert number_of(signs) == number

import pytest

from dateline.lang.ordinals import Ordinal, ordinal_at
from dateline.model.span import Span


def ordinal(text: str, word: str, language: str) -> Ordinal | None:
    start = text.index(word)
    return ordinal_at(text, Span(start, start + len(word)), language)


@pytest.mark.parametrize(
    ("language", "text", "word", "number"),
    [
        ("en", "The bloc adopted a fourth package of sanctions.", "sanctions", 4),
        ("pl", "Unia przyjęła siódmy pakiet sankcji.", "sankcji", 7),
        ("uk", "Союз ухвалив дев'ятий пакет санкцій.", "санкцій", 9),
        ("de", "Die Union beschloss das 9. Sanktionspaket.", "Sanktionspaket", 9),
        ("it", "Il sesto pacchetto di sanzioni è pronto.", "sanzioni", 6),
        ("es", "La tercera ronda de conversaciones terminó.", "conversaciones", 3),
        ("ar", "انطلقت الجولة الثالثة من المحادثات", "المحادثات", 3),
        ("vi", "vòng đàm phán thứ hai", "đàm phán", 2),
        ("ja", "第5弾の制裁", "制裁", 5),
        ("tr", "ikinci tur görüşmeler", "görüşmeler", 2),
    ],
)
def test_rounds_and_packages_are_called_by_their_number(language: str, text: str, word: str, number: int) -> None:
    assert ordinal(text, word, language) == Ordinal(number, named=True)


def test_the_number_of_a_meeting_is_no_name() -> None:
    assert ordinal("Es war das dritte Treffen in diesem Jahr.", "Treffen", "de") == Ordinal(3)


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("en", "In the second city of the country, on a rainy evening, the talks ended.", "talks"),
        ("fr", "Un deuxième ministre, absent, a manqué la rencontre.", "rencontre"),
        ("es", "La reunión duró poco.", "reunión"),
        ("xx", "second meeting", "meeting"),
    ],
)
def test_a_number_that_stands_with_something_else_is_none(language: str, text: str, word: str) -> None:
    assert ordinal(text, word, language) is None

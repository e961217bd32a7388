import pytest

from dateline.lang.others import other_at
from dateline.model.span import Span


@pytest.mark.parametrize(
    ("language", "text", "word", "which"),
    [
        ("fr", "La prochaine rencontre aura lieu à Lomé.", "rencontre", "next"),
        ("de", "Ein weiteres Treffen ist geplant.", "Treffen", "another"),
        ("ru", "Следующая встреча пройдёт в Аккре.", "встреча", "next"),
        ("ar", "يعقد الاجتماع المقبل في لومي", "الاجتماع", "next"),
        ("vi", "Cuộc họp tiếp theo sẽ diễn ra ở Accra.", "họp", "next"),
        ("th", "การเจรจารอบถัดไปที่อักกรา", "การเจรจา", "next"),
        ("ja", "次回の会談はアクラで開かれる。", "会談", "next"),
        ("tr", "Bir sonraki görüşme Akra'da yapılacak.", "görüşme", "next"),
        ("fr", "La rencontre aura lieu à Lomé.", "rencontre", None),
        ("xx", "La próxima rencontre", "rencontre", None),
    ],
)
def test_words_that_set_a_happening_off(language: str, text: str, word: str, which: str | None) -> None:
    start = text.index(word)
    assert other_at(text, Span(start, start + len(word)), language) == which

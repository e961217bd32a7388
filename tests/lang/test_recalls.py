import pytest

from dateline.lang.recalls import is_recalled
from dateline.model.span import Span


@pytest.mark.parametrize(
    ("language", "text", "word", "recalled"),
    [
        ("fr", "Les deux ministres s'étaient rencontrés à Lomé.", "rencontrés", True),
        ("fr", "Les deux ministres se sont rencontrés à Lomé.", "rencontrés", False),
        ("es", "Ambos se habían reunido en mayo.", "reunido", True),
        ("es", "Ambos se reunieron en mayo.", "se reunieron", False),
        ("de", "Im Mai hatten sie sich in Graz getroffen.", "getroffen", True),
        ("tr", "Bakanlar en son mayısta görüşmüştü.", "görüşmüştü", True),
        ("ar", "وكان الوزيران قد التقيا في مسقط", "التقيا", True),
        ("uk", "Востаннє міністри зустрічалися у травні.", "зустрічалися", True),
        ("xx", "had met", "met", False),
    ],
)
def test_what_came_before_is_told_by_words_around_it(language: str, text: str, word: str, *, recalled: bool) -> None:
    start = text.index(word)
    assert is_recalled(text, Span(start, start + len(word)), language) is recalled

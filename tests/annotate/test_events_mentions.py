"""What short texts of every kind tell: every type of happening, every standing, nouns and verbs, many languages."""

import pytest

from tests.annotate.mentions import Expected, failures, texts


@pytest.mark.parametrize("expected", texts("mentions.txt"), ids=lambda expected: expected.text[:60])
def test_a_text_tells_what_stands_below_it(expected: Expected) -> None:
    assert not failures(expected)

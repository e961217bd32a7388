"""Happenings told without the plain word for them: by what people did, by place or count, by what came of a plan."""

import pytest

from tests.annotate.mentions import Expected, failures, texts


@pytest.mark.parametrize("expected", texts("told_otherwise.txt"), ids=lambda expected: expected.text[:60])
def test_a_text_tells_what_stands_below_it(expected: Expected) -> None:
    assert not failures(expected)

"""Happenings told without the plain word for them: by what people did, by place or count, by what came of a plan."""

import pytest

from tests.annotate.mentions import Expected, failures, texts

TOLD = [*texts("told_otherwise.txt"), *texts("told_otherwise_more.txt"), *texts("told_pairs.txt")]


@pytest.mark.parametrize("expected", TOLD, ids=lambda expected: expected.text[:60])
def test_a_text_tells_what_stands_below_it(expected: Expected) -> None:
    assert not failures(expected)

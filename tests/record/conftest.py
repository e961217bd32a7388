import pytest

from tests.support.corpus import Corpus, build_corpus


@pytest.fixture(scope="package")
def corpus() -> Corpus:
    return build_corpus()

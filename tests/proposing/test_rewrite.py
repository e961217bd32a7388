"""A brief worded anew by a server: taken where every sentence is supported, and otherwise left as it is."""

from collections.abc import Iterator

import pytest

from dateline.errors import UsageError
from dateline.model.claim import Brief
from dateline.proposing.rewrite import rewrite
from dateline.publish.brief import write_brief
from dateline.record.timeline import build_timeline
from dateline.settings import ModelSettings
from tests.support.corpus import Corpus, build_corpus
from tests.support.model_server import serving_model


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with serving_model([]) as found:
        yield found


@pytest.fixture(scope="module")
def brief() -> Brief:
    corpus: Corpus = build_corpus()
    return write_brief(corpus.record, build_timeline(corpus.record))


def by(model: str, address: str, brief: Brief) -> Brief:
    return rewrite(brief, ModelSettings(address, model, attempts=1, answer_seconds=10))


def test_supported_sentences_are_taken_with_their_citations(address: str, brief: Brief) -> None:
    written = by("editor", address, brief)
    assert (written.written_by, written.rejected) == ("model:editor", "")
    assert written.citations == brief.citations
    for new, old in zip(written.sections, brief.sections, strict=True):
        assert new.heading == old.heading
        assert [each.citations for each in new.sentences] == [each.citations for each in old.sentences]
        assert all(each.text.startswith("To sum up: ") for each in new.sentences)


@pytest.mark.parametrize(
    ("model", "says"),
    [
        ("liar", "“Atlantis” stands in nothing that it cites"),
        ("careless", "does not cite what it was given"),
        ("forgetful", "it left out"),
        ("prophet", "it drops “due”"),
        ("prose", "no JSON of sentences"),
        ("failing", "answered 500"),
        ("broken", "another form"),
    ],
)
def test_one_sentence_that_is_not_supported_leaves_the_brief_as_it_is(
    address: str, brief: Brief, model: str, says: str
) -> None:
    kept = by(model, address, brief)
    assert says in kept.rejected and kept.rejected.startswith(f"{model}: ")
    assert (kept.sections, kept.citations, kept.written_by) == (brief.sections, brief.citations, "rules")


@pytest.mark.parametrize("source", ["spacy:some_package", "python:module:function", "ftp://host/v1", "http://"])
def test_only_an_endpoint_can_word_a_brief(brief: Brief, source: str) -> None:
    with pytest.raises(UsageError, match="no address"):
        rewrite(brief, ModelSettings(source, "editor"))
    with pytest.raises(UsageError, match="which model"):
        rewrite(brief, ModelSettings("http://127.0.0.1:1/v1"))

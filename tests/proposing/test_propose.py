"""A user's own model is asked by its source, and its failures are told."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import spacy

from dateline.errors import UsageError
from dateline.model.article import Article
from dateline.model.proposal import NO_PROPOSALS, Proposal
from dateline.proposing.failures import ModelFailure
from dateline.proposing.passages import requests_of
from dateline.proposing.propose import Asker, identity, propose
from dateline.settings import ModelSettings
from tests.annotate.reads import article_of

ARTICLE = article_of("Tomas Reyl of Volna huddled with the crew. “Then we go on,” he said.", "Nobody else came.")


def _words(settings: ModelSettings) -> list[tuple[str, str, str]]:
    return [(each.kind.value, each.label, each.text) for each in propose(ARTICLE, settings).items]


def test_no_model_is_asked_by_default() -> None:
    assert propose(ARTICLE, ModelSettings()) == NO_PROPOSALS
    assert identity(ModelSettings()) == ""


def test_a_function_is_asked_sentence_by_sentence() -> None:
    settings = ModelSettings("python:tests.proposing.finders:names")
    assert _words(settings) == [
        ("mention", "PER", "Tomas Reyl"), ("mention", "ORG", "Volna"), ("event", "meet", "huddled"),
        ("quote", "", "we go on"),
    ]  # fmt: skip
    proposals = propose(ARTICLE, settings)
    assert proposals.by == "tests.proposing.finders:names"
    assert proposals.items[0].sentence.of(ARTICLE.text).startswith("Tomas Reyl of Volna")


@pytest.mark.parametrize("name", ["fails", "not_pairs"])
def test_what_a_function_does_wrong_is_told_and_not_raised(name: str) -> None:
    proposals = propose(ARTICLE, ModelSettings(f"python:tests.proposing.finders:{name}"))
    assert proposals.items == () and proposals.problem is not None
    assert ("out of memory on the card" in proposals.problem) is (name == "fails")


@pytest.fixture
def pipeline(tmp_path: Path) -> Path:
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "PERSON", "pattern": "Tomas Reyl"}])  # type: ignore[attr-defined]
    nlp.meta["name"] = "harbour"
    nlp.to_disk(tmp_path / "harbour")
    return tmp_path / "harbour"


def test_a_spacy_pipeline_is_loaded_from_its_folder(pipeline: Path) -> None:
    settings = ModelSettings(f"spacy:{pipeline}")
    assert _words(settings) == [("mention", "PERSON", "Tomas Reyl")]
    assert propose(ARTICLE, settings).by.startswith("en_harbour-")


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("spacy:no_such_package", "cannot load the spaCy pipeline 'no_such_package'"),
        ("python:tests.proposing.finders:missing", "cannot find the function"),
        ("python:tests.proposing.finders:nothing", "is no function"),
        ("python:no.such.module:f", "cannot find the function"),
        ("gliner", "cannot use 'gliner' as a model"),
        ("http:///v1", "is no address of an endpoint"),
        ("http://user:secret@127.0.0.1/v1", "is no address of an endpoint"),
    ],
)
def test_a_model_that_is_not_there_is_a_mistake_of_the_caller(source: str, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        identity(ModelSettings(source, name="m"))


def test_an_endpoint_needs_the_name_of_a_model() -> None:
    with pytest.raises(UsageError, match="--model-name"):
        identity(ModelSettings("http://127.0.0.1:9/v1"))


def test_models_and_versions_are_told_apart(pipeline: Path) -> None:
    sources = ("python:tests.proposing.finders:names", f"spacy:{pipeline}", "http://127.0.0.1:9/v1")
    assert len({identity(ModelSettings(source, name="m")) for source in sources}) == 3
    one, other = (identity(ModelSettings("http://127.0.0.1:9/v1", name=name)) for name in ("small", "large"))
    assert one != other


class _Failing:
    name, version = "m", "1"

    def __init__(self) -> None:
        self.asked = 0

    def ask(self, _article: Article) -> Iterator[Proposal]:
        self.asked += 1
        raise ModelFailure("no power")


def test_a_model_that_keeps_failing_is_asked_no_more() -> None:
    model = _Failing()
    asker = Asker(model)
    problems = [asker.proposals(ARTICLE).problem for _ in range(5)]
    assert model.asked == 3
    assert problems[0] == "no power" and problems[-1] == "not asked after 3 failures: no power"


def test_long_articles_are_asked_about_in_pieces() -> None:
    article = article_of(*(f"Sentence number {n} stands here." for n in range(20)))
    runs = list(requests_of(article, 100))
    assert sum(map(len, runs)) == 20
    assert all(sum(len(sentence) for sentence in run) <= 100 for run in runs)
    assert list(requests_of(article, 5)) == []

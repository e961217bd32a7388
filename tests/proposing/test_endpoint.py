"""An OpenAI-compatible endpoint, asked over HTTP in a process of its own."""

import json
from collections.abc import Iterator
from dataclasses import replace
from urllib.request import urlopen

import pytest

from dateline.annotate.annotate import annotate
from dateline.model.annotation import EventType, QuoteForm, Status
from dateline.proposing.propose import propose
from dateline.settings import ModelSettings
from tests.annotate.reads import article_of
from tests.support.model_server import KEY, serving_model
from tests.support.web_server import closed_port

WORDS: list[dict[str, object]] = [
    {"kind": "mention", "label": "organisation", "text": "velvet committee"},
    {"kind": "quote", "label": "", "text": "the tide waits for nobody", "speaker": "velvet committee"},
    {"kind": "event", "label": "meet", "text": "huddled"},
]
ARTICLE = article_of(
    "The velvet committee huddled in the old mill.", "Its word to the town: the tide waits for nobody."
)  # fmt: skip


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with serving_model(WORDS) as found:
        yield found


def _settings(address: str, model: str) -> ModelSettings:
    return ModelSettings(address, name=model, answer_seconds=5, backoff_seconds=0.01)


def _asked(address: str, model: str) -> int:
    with urlopen(address) as answer:  # noqa: S310  # our own server
        return int(json.loads(answer.read()).count(model))


def test_what_stands_in_the_article_is_kept_and_says_who_found_it(address: str) -> None:
    notes = annotate(ARTICLE, propose(ARTICLE, _settings(address, "finder")))
    text = ARTICLE.text
    found = {(each.kind, each.span.of(text), each.by) for each in notes.decisions}
    assert found == {
        ("mention", "velvet committee", "model:finder"),
        ("quote", "the tide waits for nobody", "model:finder"),
        ("event", "huddled", "model:finder"),
    }
    quote = next(each for each in notes.quotes if each.content.of(text) == "the tide waits for nobody")
    speaker = notes.entity(quote.speaker or "")
    assert quote.form is QuoteForm.INDIRECT and speaker is not None and speaker.name == "velvet committee"
    event = notes.events[-1]
    assert (event.type, event.trigger.of(text), event.status) == (EventType.MEET, "huddled", Status.UNKNOWN)
    assert notes.model.endswith("+model:finder") and notes.incomplete is None


def test_nothing_is_kept_that_does_not_stand_in_the_article_word_for_word(address: str) -> None:
    proposals = propose(ARTICLE, _settings(address, "inventor"))
    plain, notes = annotate(ARTICLE), annotate(ARTICLE, proposals)
    assert proposals.items and proposals.problem is None
    assert notes.decisions == ()
    assert (notes.mentions, notes.quotes, notes.events) == (plain.mentions, plain.quotes, plain.events)


@pytest.mark.parametrize(
    ("model", "words", "requests"),
    [
        ("prose", "no JSON of proposals", 1),
        ("broken", "an answer of another form", 1),
        ("failing", "answered 500", 2),
        ("locked", "answered 401", 1),
        ("moved", "answered 307", 1),
        ("huge", "an answer of more than 1,000,000 bytes", 1),
    ],
)
def test_a_bad_answer_is_told_and_leaves_the_rules_alone(
    address: str, model: str, words: str, requests: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DATELINE_MODEL_KEY", raising=False)
    before = _asked(address, model)
    proposals = propose(ARTICLE, _settings(address, model))
    assert proposals.items == () and words in (proposals.problem or "")
    assert _asked(address, model) - before == requests
    notes = annotate(ARTICLE, proposals)
    assert notes.incomplete == proposals.problem and notes.decisions == ()
    assert notes.mentions == annotate(ARTICLE).mentions


def test_a_failure_that_passes_is_tried_again(address: str) -> None:
    proposals = propose(ARTICLE, _settings(address, "flaky"))
    assert proposals.problem is None and len(proposals.items) == 3


def test_an_answer_that_drips_is_given_up(address: str) -> None:
    settings = replace(_settings(address, "slow"), answer_seconds=0.3, attempts=1)
    assert propose(ARTICLE, settings).problem == "no whole answer in 0.3 seconds"


def test_the_key_comes_from_the_environment_and_goes_into_no_setting(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("A_KEY", KEY)
    settings = replace(_settings(address, "locked"), key_variable="A_KEY")
    assert len(propose(ARTICLE, settings).items) == 3
    assert KEY not in repr(settings)


def test_nobody_there_is_a_problem_of_the_page_only() -> None:
    settings = _settings(f"http://127.0.0.1:{closed_port()}/v1", "finder")
    assert "no answer from" in (propose(ARTICLE, settings).problem or "")


def test_a_long_article_takes_several_requests_and_no_more_than_allowed(address: str) -> None:
    article = article_of(*(f"The velvet committee sat on day {n} of the long month." for n in range(30)))
    before = _asked(address, "finder")
    proposals = propose(article, replace(_settings(address, "finder"), request_chars=300, requests=3))
    assert _asked(address, "finder") - before == 3
    assert 0 < len(proposals.items) < 30

"""What a page of each language tells in less plain words: `data/turns_by_language.yaml` and others beside it.

Each row stands alone on a page of one day: the type of a happening, where it stands, its days and the sentence. Those
of `no_happening_by_language.yaml` tell of none.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from dateline.model.annotation import EventType
from tests.annotate.reads import Read, article_of
from tests.annotate.test_news_by_language import PUBLISHED, days_of

_DATA = Path(__file__).parent / "data"


def _stored(name: str) -> dict[str, list[Any]]:
    rows: dict[str, list[Any]] = yaml.safe_load((_DATA / f"{name}.yaml").read_text("utf-8"))
    return rows


CASES = [
    (language, *row)
    for name in ("turns_by_language", "happenings_by_language", "concepts_by_language", "rounds_by_language")
    for language, rows in _stored(name).items()
    for row in rows
]
NOTHING = [(language, text) for language, texts in _stored("no_happening_by_language").items() for text in texts]


@pytest.mark.parametrize(("language", "kind", "status", "days", "text"), CASES)
def test_a_turn_of_speech(language: str, kind: str, status: str, days: Any, text: str) -> None:
    reading = Read(article_of(text, language=language, published=PUBLISHED))
    told = [
        (event.status.value, [str(days_of(reading.notes.times[number])) for number in event.times])
        for event in reading.events(EventType(kind))
    ]
    assert (status, [str(days)] if days is not None else []) in told


@pytest.mark.parametrize(("language", "text"), NOTHING)
def test_words_that_tell_of_nothing(language: str, text: str) -> None:
    assert Read(article_of(text, language=language, published=PUBLISHED)).notes.events == ()

"""What a page of each language tells in less plain words: `data/turns_by_language.yaml`.

Each row stands alone on a page of one day: the type of a happening, where it stands, its days and the sentence.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from dateline.model.annotation import EventType
from tests.annotate.reads import Read, article_of
from tests.annotate.test_news_by_language import PUBLISHED, days_of

_STORED = yaml.safe_load((Path(__file__).parent / "data" / "turns_by_language.yaml").read_text("utf-8"))
CASES = [(language, *row) for language, rows in _STORED.items() for row in rows]


@pytest.mark.parametrize(("language", "kind", "status", "days", "text"), CASES)
def test_a_turn_of_speech(language: str, kind: str, status: str, days: Any, text: str) -> None:
    reading = Read(article_of(text, language=language, published=PUBLISHED))
    told = [
        (event.status.value, [str(days_of(reading.notes.times[number])) for number in event.times])
        for event in reading.events(EventType(kind))
    ]
    assert (status, [str(days)] if days is not None else []) in told

"""What the word lists make of invented sentences of news: `data/events_foreign.yaml` and `events_foreign_more.yaml`."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from dateline.model.annotation import EventType
from tests.annotate.reads import read

_DATA = Path(__file__).parent / "data"
_BY_LANGUAGE = yaml.safe_load((_DATA / "events_foreign.yaml").read_text("utf-8"))
_BY_CLASS = yaml.safe_load((_DATA / "events_foreign_more.yaml").read_text("utf-8"))
CASES = [
    *((language, *row) for language, rows in _BY_LANGUAGE.items() for row in rows),
    *(row for rows in _BY_CLASS.values() for row in rows),
]


@pytest.mark.parametrize(("language", "kind", "status", "names", "place", "text"), CASES)
def test_a_sentence_of_news(language: str, kind: str, status: str, names: list[str], place: str, text: str) -> None:
    reading = read(text, language=language)
    event = reading.event(EventType(kind))
    found: tuple[Any, ...] = (event.status.value, reading.names(event), event.place.name if event.place else None)
    assert found == (status, set(names), place)

"""The days that sentences of each language name, in whatever way they name them: `data/times_by_language.yaml`."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.annotate.reads import Read, article_of
from tests.annotate.test_news_by_language import PUBLISHED, days_of

_STORED = yaml.safe_load((Path(__file__).parent / "data" / "times_by_language.yaml").read_text("utf-8"))
CASES = [(language, *row) for language, rows in _STORED.items() for row in rows]


@pytest.mark.parametrize(("language", "days", "text"), CASES)
def test_a_day_is_read(language: str, days: Any, text: str) -> None:
    times = Read(article_of(text, language=language, published=PUBLISHED)).notes.times
    assert [str(days_of(time)) for time in times] == ([str(days)] if days is not None else [])

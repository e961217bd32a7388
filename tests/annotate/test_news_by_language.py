"""What a page of each language tells by its plainest sentences of news: `data/news_by_language.yaml`.

Each row stands alone on a page of one day. People are named as the page names them; a place as the fact tables have it
or, where they have none, as the page has it.
"""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from dateline.model.annotation import EventMention, EventType, TimeExpression
from dateline.model.dates import Interval
from dateline.text.calendar import resolve
from tests.annotate.reads import Read, article_of

_STORED = yaml.safe_load((Path(__file__).parent / "data" / "news_by_language.yaml").read_text("utf-8"))
CASES = [(language, *row) for language, rows in _STORED.items() for row in rows]
PUBLISHED = Interval.on(date(2031, 5, 14))


def days_of(time: TimeExpression) -> Interval | None:
    """Return the days that a time names on a page of that day."""
    return time.interval or (resolve(time.relative, PUBLISHED) if time.relative is not None else None)


def told_first(reading: Read, kind: str, text: str) -> EventMention:
    """Return the happening of that type in the last sentence that has one; the page's sentences lead up to it."""
    found = reading.events(EventType(kind))
    assert found, f"no {kind} in {text!r}"
    last = max(event.span for event in found)
    return next(event for event in found if event.span == last)


@pytest.mark.parametrize(("language", "kind", "status", "names", "place", "days", "text"), CASES)
def test_a_sentence_of_news(
    language: str, kind: str, status: str, names: list[str], place: str | None, days: Any, text: str
) -> None:
    reading = Read(article_of(text, language=language, published=PUBLISHED))
    event = told_first(reading, kind, text)
    told = [str(days_of(reading.notes.times[number])) for number in event.times]
    found = (event.status.value, reading.names(event), event.place.name if event.place else None, told)
    assert found == (status, set(names), place, [str(days)] if days is not None else [])

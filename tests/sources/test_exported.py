import io
import json
from pathlib import Path

import pytest

import dateline
from dateline.model.capture import Capture
from dateline.model.dates import Basis
from dateline.model.outcome import Rejection
from dateline.settings import SourceSettings
from dateline.sources.exported import page_of
from dateline.sources.jsonl import read_lines

EXAMPLES = Path(__file__).parents[2] / "examples" / "pages"


def test_what_was_exported_comes_in_again(tmp_path: Path) -> None:
    with dateline.open(tmp_path / "one.dateline") as one, dateline.open(tmp_path / "other.dateline") as other:
        one.add(sorted(EXAMPLES.glob("*tokyo*")))
        report = other.add(one.export("jsonl", tmp_path / "record.jsonl"))
        assert report.added == len(one.articles()) and not report.rejections
        again = {each.title: each for each in other.articles()}
        for each in one.articles():
            found = again[each.title]
            assert (found.outlet, found.language, found.url) == (each.outlet, each.language, each.url)
            assert found.text == each.text
            if each.published.basis is Basis.STATED and each.published.interval.is_day:
                assert found.published.interval == each.published.interval
        ours, theirs = (
            {(each.type, each.time.interval) for each in record.events() if each.time.interval.is_day}
            for record in (one, other)
        )
        assert ours == theirs and ours


def test_items_that_are_no_articles_are_skipped_and_broken_ones_told() -> None:
    lines = [
        {"kind": "event", "id": "evt_0123456789abcdef", "title": "Vote"},
        {"kind": "quote", "id": "quo_0123456789abcdef", "text": "We agree"},
        {"kind": "article", "id": "art_0123456789abcdef", "blocks": []},
        {"kind": "article", "id": "art_0123456789abcdef", "text": "x", "blocks": [3]},
        {"kind": "story", "id": "17", "text": "A page of somebody else's, with a kind of its own."},
    ]
    data = "\n".join(map(json.dumps, lines)).encode()
    found = list(read_lines(io.BytesIO(data), "x.jsonl", SourceSettings()))
    assert [(type(each), each.source.position) for each in found] == [
        (Rejection, "3"),
        (Rejection, "4"),
        (Capture, "5"),
    ]


@pytest.mark.parametrize("field", ["outlet", "byline", "language", "text"])
def test_markup_in_an_export_stays_text(field: str) -> None:
    row = {"text": "x", "blocks": [{"kind": "paragraph", "start": 0, "end": 99}], field: '"><script>alert(1)</script>'}
    assert "<script>" not in page_of(row)

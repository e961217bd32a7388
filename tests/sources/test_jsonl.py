import io
import json
from datetime import UTC, datetime

from dateline.model.capture import Capture
from dateline.model.outcome import Rejection, RejectionReason
from dateline.settings import SourceSettings
from dateline.sources.jsonl import read_lines


def _read(*lines: object, limit: int = 1000) -> list[Capture | Rejection]:
    data = "".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines)
    return list(read_lines(io.BytesIO(data.encode()), "pages.jsonl", SourceSettings(max_page_bytes=limit)))


def test_each_line_is_a_page() -> None:
    html, text = _read({"html": "<p>x", "url": "https://a.example/1"}, {"text": "y"})
    assert isinstance(html, Capture) and isinstance(text, Capture)
    assert (html.body, html.url, html.content_type) == (b"<p>x", "https://a.example/1", "text/html; charset=utf-8")
    assert (text.body, str(text.source)) == (b"y", "pages.jsonl#2")


def test_a_title_goes_before_the_text_once() -> None:
    apart, doubled = _read({"title": "Vote", "text": "Polls opened."}, {"title": "Vote", "text": "Vote today"})
    assert isinstance(apart, Capture) and isinstance(doubled, Capture)
    assert apart.body == b"Vote\n\nPolls opened."
    assert doubled.body == b"Vote today"


def test_fetch_times_become_utc() -> None:
    offset, naive = _read(
        {"text": "x", "fetched_at": "2023-05-04T10:00:00+02:00"}, {"text": "x", "fetched_at": "2023-05-04"}
    )
    assert isinstance(offset, Capture) and isinstance(naive, Capture)
    assert offset.fetched_at == datetime(2023, 5, 4, 8, tzinfo=UTC)
    assert naive.fetched_at == datetime(2023, 5, 4, tzinfo=UTC)


def test_a_bad_line_is_a_rejection_and_the_others_are_read() -> None:
    items = _read(
        "{", "[1]", {"url": "https://a.example"}, {"text": 5}, {"text": "x", "fetched_at": "soon"}, "", "9" * 5000
    )
    assert [type(item) for item in items] == [Rejection] * 6
    assert all(isinstance(item, Rejection) for item in items)
    assert [item.source.position for item in items] == ["1", "2", "3", "4", "5", "7"]
    assert isinstance(items[5], Rejection) and items[5].reason is RejectionReason.TOO_LARGE


def test_a_line_nested_too_deep_is_a_rejection() -> None:
    (item,) = _read("[" * 100_000, limit=200_000)
    assert isinstance(item, Rejection) and item.reason is RejectionReason.UNREADABLE


def test_a_line_above_the_limit_does_not_hide_the_next() -> None:
    long, short = _read({"text": "x" * 2000}, {"text": "y"})
    assert isinstance(long, Rejection) and isinstance(short, Capture)
    assert short.source.position == "2"


def test_the_same_url_and_text_on_another_line_has_the_same_id() -> None:
    first, second = _read({"text": "x", "url": "https://a.example"}, {"text": "x", "url": "https://a.example"})
    assert first.id == second.id


def test_a_lone_surrogate_does_not_stop_the_file() -> None:
    (item,) = _read('{"text": "a\\ud800b"}')
    assert isinstance(item, Capture) and item.body == b"a?b"

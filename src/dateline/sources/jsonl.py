"""JSON Lines: one page a line, as text or HTML with its URL and the time it was fetched."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, BinaryIO

from dateline.model.capture import Capture, Source, SourceKind
from dateline.model.outcome import Rejection, RejectionReason
from dateline.settings import SourceSettings
from dateline.sources.exported import is_article, is_other_item, page_of

STAGE = "read"


def read_lines(stream: BinaryIO, name: str, settings: SourceSettings) -> Iterator[Capture | Rejection]:
    """Yield a capture, or a rejection with its line number, for each line of a JSON Lines file.

    A line is an object with `html` or `text`, and optionally `title` (put before a `text`), `url` and `fetched_at`
    (ISO 8601; read as UTC where it has no offset). Other keys are left alone; blank lines are skipped. Of an export of
    dateline's own the articles are pages again (see `exported.page_of`), and everything else is skipped: it is made
    anew from them.
    """
    limit = settings.max_page_bytes
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        source = Source(SourceKind.JSONL, name, str(number))
        if len(line) > limit:
            _skip_rest(stream, line)
            detail = f"the line is longer than {limit:,} bytes"
            yield Rejection.of(STAGE, RejectionReason.TOO_LARGE, source, detail)
        elif line.strip() and (found := _page(line, source)) is not None:
            yield found


def _skip_rest(stream: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(1 << 20)


def _page(line: bytes, source: Source) -> Capture | Rejection | None:
    try:
        fields = json.loads(line.decode("utf-8-sig"))
        if not isinstance(fields, dict):
            raise ValueError("the line is not a JSON object")
        if is_other_item(fields):
            return None
        body, media = _body(fields)
        fetched_at = _moment(_text(fields, "fetched_at"))
        url = _text(fields, "url")
    except (ValueError, RecursionError) as error:
        return Rejection.of(STAGE, RejectionReason.UNREADABLE, source, f"no page on this line: {error}")
    return Capture.of(body, source, url=url, fetched_at=fetched_at, content_type=media)


def _body(fields: dict[str, Any]) -> tuple[bytes, str]:
    if is_article(fields):
        return _encoded(page_of(fields)), "text/html; charset=utf-8"
    html, text, title = (_text(fields, key) for key in ("html", "text", "title"))
    if html is not None:
        return _encoded(html), "text/html; charset=utf-8"
    if text is None:
        raise ValueError("neither `html` nor `text` is given")
    if title and not text.lstrip().startswith(title):
        text = f"{title}\n\n{text}"
    return _encoded(text), "text/plain; charset=utf-8"


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "replace")  # a lone surrogate, which JSON can spell, becomes "?"


def _text(fields: dict[str, Any], key: str) -> str | None:
    value = fields.get(key)
    if value is not None and not isinstance(value, str):
        raise ValueError(f"`{key}` is not a string")
    return value


def _moment(text: str | None) -> datetime | None:
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"`fetched_at` is not a time in ISO 8601: {text!r}") from None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)

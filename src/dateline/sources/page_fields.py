"""A page given as named fields, by a line of JSON or a row of a table: to a capture."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from dateline.model.capture import Capture, Source
from dateline.sources.exported import is_article, page_of
from dateline.sources.filetypes import looks_like_html

FIELDS = ("html", "text", "content", "content_type", "title", "url", "fetched_at")
"""The fields that are looked at; others are left alone."""


def capture_of(fields: Mapping[str, Any], source: Source) -> Capture:
    """Return the page that `fields` hold; `ValueError`, which says why, where there is none.

    The page stands in `html` or `text`, or in `content`, as text or bytes of the type that `content_type` says or its
    beginning shows. `title` is put before a `text`. `fetched_at` is a time, in ISO 8601 where it is text, read as UTC
    where it has no offset.

    >>> from dateline.model.capture import SourceKind
    >>> capture_of({"content": b"<p>Vote", "url": "https://a.example/1"}, Source(SourceKind.PARQUET, "a")).content_type
    'text/html'
    """
    body, media = _body(fields)
    moment = _moment(fields.get("fetched_at"))
    return Capture.of(body, source, url=_text(fields, "url"), fetched_at=moment, content_type=media)


def _body(fields: Mapping[str, Any]) -> tuple[bytes, str]:
    if is_article(fields):
        return _encoded(page_of(fields)), "text/html; charset=utf-8"
    html, text, title = (_text(fields, key) for key in ("html", "text", "title"))
    if html is not None:
        return _encoded(html), "text/html; charset=utf-8"
    if text is not None:
        whole = f"{title}\n\n{text}" if title and not text.lstrip().startswith(title) else text
        return _encoded(whole), "text/plain; charset=utf-8"
    content = fields.get("content")
    if content is None:
        raise ValueError("neither `html` nor `text` nor `content` is given")
    if isinstance(content, str):
        return _encoded(content), f"{_media(fields, _encoded(content[:512]))}; charset=utf-8"
    if not isinstance(content, bytes):
        raise ValueError("`content` is neither text nor bytes")
    return content, _media(fields, content)


def _media(fields: Mapping[str, Any], body: bytes) -> str:
    stated = _text(fields, "content_type")
    if stated:
        return stated.partition(";")[0].strip() if isinstance(fields.get("content"), str) else stated
    return "text/html" if looks_like_html(body) else "text/plain"


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "replace")  # a lone surrogate, which JSON can spell, becomes "?"


def _text(fields: Mapping[str, Any], key: str) -> str | None:
    value = fields.get(key)
    if value is not None and not isinstance(value, str):
        raise ValueError(f"`{key}` is not a string")
    return value


def _moment(value: object) -> datetime | None:
    if value is None:
        return None
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value)
        except ValueError:
            raise ValueError(f"`fetched_at` is not a time in ISO 8601: {value!r}") from None
    if not isinstance(value, datetime):
        raise ValueError(f"`fetched_at` is not a time: {value!r}")
    return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)

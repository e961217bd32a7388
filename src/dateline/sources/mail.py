"""Newsletters (`.eml`) and saved web pages (`.mhtml`) to captures.

The part that a reader would see is taken as it is, still encoded, with its own content type; decoding and cleaning are
the page stage's work. The Date line of a letter says when it was sent. It is kept as a header and not called a date of
publication: a newsletter passes on articles of any age. A saved page's Date line is when it was saved, which bounds its
publication as a fetch time does.
"""

import contextlib
import email
import email.errors
import email.header
import email.utils
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from email.message import Message

from dateline.model.capture import Capture, Source
from dateline.model.outcome import Rejection, RejectionReason

STAGE = "read"
MAX_BOUNDARIES = 200  # the parser looks for each open boundary on each line
_KEPT = ("date", "subject", "from", "sender", "reply-to", "list-id", "message-id", "content-language")
_MAX_HEADER_CHARS = 2_000
_HTML = ("text/html", "application/xhtml+xml")
_HEAD_LINES: tuple[bytes, ...] = (
    *(b"from:", b"to:", b"subject:", b"date:", b"received:", b"return-path:", b"delivered-to:", b"message-id:"),
    *(b"mime-version:", b"content-type:", b"snapshot-content-location:", b"x-", b"dkim-", b"arc-"),
)
# What the standard library raises over letters that are built to confuse it.
_CONFUSED = (ValueError, LookupError, TypeError, AttributeError, RecursionError, email.errors.MessageError)

Letter = Message


def read_mail(data: bytes, source: Source) -> Capture | Rejection:
    """Return the readable part of a letter, HTML before plain text; a rejection where there is none."""
    return _guarded(_letter, data, source)


def read_mhtml(data: bytes, source: Source) -> Capture | Rejection:
    """Return the page itself out of a saved web page, with its address and the time it was saved."""
    return _guarded(_saved_page, data, source)


def _guarded(read: Callable[[Letter, Source], Capture | Rejection], data: bytes, source: Source) -> Capture | Rejection:
    if not data.lstrip().lower().startswith(_HEAD_LINES) and b"\nmime-version:" not in data[:20_000].lower():
        return _rejected(source, "no letter: it does not begin with the lines that a letter begins with")
    if data.lower().count(b"boundary=") > MAX_BOUNDARIES:
        return _rejected(source, f"more than {MAX_BOUNDARIES} parts inside one another")
    try:
        return read(email.message_from_bytes(data), source)
    except _CONFUSED as error:
        return _rejected(source, f"cannot be taken apart: {type(error).__name__}: {str(error)[:200]}")


def _letter(message: Letter, source: Source) -> Capture | Rejection:
    parts = [part for part in message.walk() if not part.is_multipart()]
    shown = [part for part in parts if part.get_content_disposition() != "attachment"]
    part = _first(shown, *_HTML) or _first(shown, "text/plain")
    if part is None:
        kinds = ", ".join(sorted({each.get_content_type() for each in parts})[:5]) or "nothing"
        return Rejection.of(STAGE, RejectionReason.EMPTY, source, f"no text to read in the letter, only {kinds}")
    return Capture.of(_body(part), source, content_type=_content_type(part), headers=_headers(message))


def _saved_page(message: Letter, source: Source) -> Capture | Rejection:
    parts = [part for part in message.walk() if not part.is_multipart()]
    start = str(message.get_param("start") or "")
    named = [part for part in parts if start and part.get("content-id", "").strip() == start]
    part = _first(named, *_HTML) or _first(parts, *_HTML)
    if part is None:
        return Rejection.of(STAGE, RejectionReason.EMPTY, source, "no web page in the file")
    address = _header(message, "snapshot-content-location") or _header(part, "content-location")
    return Capture.of(
        _body(part),
        source,
        url=address if address and address.startswith(("http://", "https://")) else None,
        fetched_at=_moment(_header(message, "date")),
        content_type=_content_type(part),
        headers=tuple(each for each in _headers(message) if each[0] != "from"),
    )


def _first(parts: Iterable[Letter], *kinds: str) -> Letter | None:
    return next((part for part in parts if part.get_content_type() in kinds and _body(part).strip()), None)


def _body(part: Letter) -> bytes:
    body = part.get_payload(decode=True)
    return body if isinstance(body, bytes) else b""


def _content_type(part: Letter) -> str:
    charset = part.get_content_charset()
    return f"{part.get_content_type()}; charset={charset}" if charset else part.get_content_type()


def _headers(message: Letter) -> tuple[tuple[str, str], ...]:
    found = ((name, _header(message, name)) for name in _KEPT)
    return tuple((name, value) for name, value in found if value)


def _header(message: Letter, name: str) -> str | None:
    """Return a header in readable form: encoded words decoded, line breaks gone."""
    raw = message.get(name)
    if raw is None:
        return None
    text = str(raw)[:_MAX_HEADER_CHARS]
    with contextlib.suppress(LookupError, ValueError, email.errors.HeaderParseError):
        text = str(email.header.make_header(email.header.decode_header(text)))
    return " ".join(text.encode("utf-8", "replace").decode("utf-8").split()) or None


def _moment(text: str | None) -> datetime | None:
    """Return the moment of a Date line in UTC; `None` where it names no zone, and so no moment."""
    try:
        moment = email.utils.parsedate_to_datetime(text or "")
        return moment.astimezone(UTC) if moment.tzinfo else None
    except (ValueError, OverflowError, IndexError):
        return None


def _rejected(source: Source, detail: str) -> Rejection:
    return Rejection.of(STAGE, RejectionReason.UNREADABLE, source, detail)

"""Newsletters (`.eml`) and saved web pages (`.mhtml`) to captures.

The part that a reader would see is taken as it is, still encoded, with its own content type; decoding and cleaning are
the page stage's work. The Date line of a letter says when it was sent. It is kept as a header and not called a date of
publication: a newsletter passes on articles of any age. A saved page's Date line is when it was saved, which bounds its
publication as a fetch time does.
"""

import email
import email.errors
import email.header
import email.utils
from collections.abc import Iterator
from datetime import UTC, datetime
from email.message import Message

from dateline.model.capture import Capture, Source
from dateline.model.outcome import Rejection, RejectionReason

STAGE = "read"
MAX_PARTS = 2_000
_KEPT = ("date", "subject", "from", "sender", "reply-to", "list-id", "message-id", "content-language")
_MAX_HEADER_CHARS = 2_000
_READABLE = ("text/html", "application/xhtml+xml", "text/plain")
# What the standard library's parser raises over letters built to confuse it.
_CONFUSED = (ValueError, LookupError, TypeError, AttributeError, RecursionError, email.errors.MessageError)

# The standard library types messages by their payload; ours is whatever came.
_AnyMessage = Message


def read_mail(data: bytes, source: Source) -> Capture | Rejection:
    """Return the readable part of a letter, HTML before plain text; a rejection where there is none."""
    return _read(data, source, _letter)


def read_mhtml(data: bytes, source: Source) -> Capture | Rejection:
    """Return the page itself out of a saved web page, with its address and the time it was saved."""
    return _read(data, source, _saved_page)

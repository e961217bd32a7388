"""JSON Lines: one page a line, as text or HTML with its URL and the time it was fetched."""

import json
from collections.abc import Iterator
from typing import BinaryIO

from dateline.model.capture import Capture, Source, SourceKind
from dateline.model.outcome import Rejection, RejectionReason
from dateline.settings import SourceSettings
from dateline.sources.exported import is_other_item
from dateline.sources.page_fields import capture_of

STAGE = "read"


def read_lines(stream: BinaryIO, name: str, settings: SourceSettings) -> Iterator[Capture | Rejection]:
    """Yield a capture, or a rejection with its line number, for each line of a JSON Lines file.

    A line is an object with the fields of a page (`page_fields.capture_of`); other keys are left alone, blank lines are
    skipped. Of an export of dateline's own the articles are pages again (see `exported.page_of`), and everything else
    is skipped: it is made anew from them.
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
        return None if is_other_item(fields) else capture_of(fields, source)
    except (ValueError, RecursionError) as error:
        return Rejection.of(STAGE, RejectionReason.UNREADABLE, source, f"no page on this line: {error}")

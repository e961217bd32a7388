"""Lists of web addresses: one a line, as people and other programs write them."""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.model.capture import Source, SourceKind
from dateline.model.outcome import Rejection, RejectionReason
from dateline.sources.addresses import parse_target
from dateline.sources.failures import FetchFailure

STAGE = "read"
MAX_LINES = 1_000_000


@dataclass(frozen=True, slots=True)
class ListedUrl:
    """An address with where it was listed: a file and a line number."""

    url: str
    source: Source


def read_url_list(data: bytes, name: str) -> Iterator[ListedUrl | Rejection]:
    r"""Yield the addresses of a list, each once, and a rejection for each line that is none.

    Blank lines and lines that begin with `#` are skipped; what stands behind the first blank of a line is a note.

    >>> [each.url for each in read_url_list(b"# strikes\nhttps://a.example/1  port\nhttps://a.example/1", "x.urls")]
    ['https://a.example/1']
    """
    seen: set[str] = set()
    lines = data.decode("utf-8-sig", "replace").splitlines()
    for number, line in enumerate(lines[:MAX_LINES], 1):
        words = line.split(maxsplit=1)
        if not words or words[0].startswith("#"):
            continue
        source = Source(SourceKind.FILE, name, str(number))
        try:
            url = parse_target(words[0]).url
        except FetchFailure as failure:
            yield Rejection.of(STAGE, RejectionReason.UNREADABLE, source, f"no address on this line: {failure.detail}")
            continue
        if url not in seen:
            seen.add(url)
            yield ListedUrl(url, source)
    if len(lines) > MAX_LINES:
        detail = f"the list was read up to line {MAX_LINES:,}"
        yield Rejection.of(STAGE, RejectionReason.TOO_LARGE, Source(SourceKind.FILE, name), detail)

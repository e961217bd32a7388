"""Lists of web addresses: one a line, as people and other programs write them, or a list of GDELT's."""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.model.capture import Source, SourceKind
from dateline.model.outcome import Rejection, RejectionReason
from dateline.sources import gdelt
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

    Blank lines and lines that begin with `#` are skipped; what stands behind the first blank of a line is a note. Lists
    of articles as GDELT has them (`sources/gdelt.py`) are known by their form.

    >>> [each.url for each in read_url_list(b"# strikes\nhttps://a.example/1  port\nhttps://a.example/1", "x.urls")]
    ['https://a.example/1']
    """
    text = data.decode("utf-8-sig", "replace")
    seen: set[str] = set()
    for listed in gdelt.articles(text) or _lines(text):
        if listed.number > MAX_LINES:
            detail = f"the list was read up to line {MAX_LINES:,}"
            yield Rejection.of(STAGE, RejectionReason.TOO_LARGE, Source(SourceKind.FILE, name), detail)
            return
        source = Source(SourceKind.FILE, name, str(listed.number))
        try:
            url = parse_target(listed.address).url
        except FetchFailure as failure:
            yield Rejection.of(STAGE, RejectionReason.UNREADABLE, source, f"no address on this line: {failure.detail}")
            continue
        if url not in seen:
            seen.add(url)
            yield ListedUrl(url, source)


def _lines(text: str) -> Iterator[gdelt.Listed]:
    for number, line in enumerate(text.splitlines(), 1):
        words = line.split(maxsplit=1)
        if words and not words[0].startswith("#"):
            yield gdelt.Listed(number, words[0])

"""Lists of web addresses: one a line, as people and other programs write them, or a list of GDELT's, also zipped."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.model.capture import Source, SourceKind
from dateline.model.outcome import Rejection, RejectionReason
from dateline.sources import gdelt
from dateline.sources.addresses import parse_target
from dateline.sources.archives import DAMAGED
from dateline.sources.failures import FetchFailure
from dateline.sources.limits import TooLarge, read_within

STAGE = "read"
MAX_LINES = 1_000_000
MAX_BYTES = 1 << 29
_ZIP = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class ListedUrl:
    """An address with where it was listed: a file and a line number."""

    url: str
    source: Source


def read_url_list(data: bytes, name: str) -> Iterator[ListedUrl | Rejection]:
    r"""Yield the addresses of a list, each once, and a rejection for each line that is none.

    Blank lines and lines that begin with `#` are skipped; what stands behind the first blank of a line is a note. Lists
    of articles as GDELT has them (`sources/gdelt.py`) are known by their form, and are read inside the zip archives of
    one file in which its tables are offered.

    >>> [each.url for each in read_url_list(b"# strikes\nhttps://a.example/1  port\nhttps://a.example/1", "x.urls")]
    ['https://a.example/1']
    """
    try:
        text = _plain(data).decode("utf-8-sig", "replace")
    except TooLarge as error:
        yield Rejection.of(STAGE, RejectionReason.TOO_LARGE, Source(SourceKind.FILE, name), str(error))
        return
    except DAMAGED as error:
        detail = f"the list cannot be unpacked: {error}"
        yield Rejection.of(STAGE, RejectionReason.UNREADABLE, Source(SourceKind.FILE, name), detail)
        return
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


def _plain(data: bytes) -> bytes:
    """Return the list itself where `data` is a zip archive of one file."""
    if not data.startswith(_ZIP):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = archive.infolist()
        if len(members) != 1:
            raise ValueError(f"{len(members)} files in one archive")
        with archive.open(members[0]) as member:
            return read_within(member, MAX_BYTES)


def _lines(text: str) -> Iterator[gdelt.Listed]:
    for number, line in enumerate(text.splitlines(), 1):
        words = line.split(maxsplit=1)
        if words and not words[0].startswith("#"):
            yield gdelt.Listed(number, words[0])

"""Captures: bytes as received, with where they came from."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import PurePosixPath

from dateline.model.ids import make_id, sha256_hex


class SourceKind(StrEnum):
    """What kind of place a capture was read from."""

    MEMORY = "memory"
    FILE = "file"
    ARCHIVE = "archive"
    JSONL = "jsonl"
    WARC = "warc"
    PARQUET = "parquet"
    FEED = "feed"
    URL = "url"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a capture was read from: `name` is a path or URL, `position` a line, row, record offset or member name."""

    kind: SourceKind
    name: str
    position: str | None = None

    def __str__(self) -> str:
        return f"{self.name}#{self.position}" if self.position else self.name

    @property
    def base_name(self) -> str:
        """The file's name without its folders: that of the member where the source is an archive.

        >>> Source(SourceKind.ARCHIVE, "pages.zip", "2021/storm.html").base_name
        'storm.html'
        """
        if self.kind is SourceKind.ARCHIVE and self.position:
            return PurePosixPath(self.position).name
        return PurePosixPath(self.name.replace("\\", "/")).name or self.name


@dataclass(frozen=True, slots=True)
class Capture:
    """Bytes as received. `fetched_at` is aware UTC and bounds the publication date from above."""

    id: str
    body: bytes
    source: Source
    url: str | None = None
    fetched_at: datetime | None = None
    content_type: str | None = None
    headers: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(
        cls,
        body: bytes,
        source: Source,
        *,
        url: str | None = None,
        fetched_at: datetime | None = None,
        content_type: str | None = None,
        headers: tuple[tuple[str, str], ...] = (),
    ) -> "Capture":
        """Return a capture whose id is the hash of its bytes and its URL, or of its bytes and its file's base name.

        Folders are no part of the id: the same page has the same id on every machine, in a folder or in an archive.

        >>> here, there = (Capture.of(b"x", Source(SourceKind.FILE, name)) for name in ("a/p.txt", "/b/p.txt"))
        >>> here.id == there.id
        True
        """
        identity = make_id("cap", sha256_hex(body), url or source.base_name)
        return cls(identity, body, source, url, fetched_at, content_type, headers)

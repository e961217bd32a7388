"""Zip and tar archives of pages, read in memory: nothing is ever unpacked to disk.

Sizes are counted while unpacking, whatever the archive says of them, so that a small file that unpacks to a huge one
stops at the limit. An archive inside an archive is not opened.
"""

import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from dateline.model.capture import Capture, Source, SourceKind
from dateline.model.outcome import Rejection, RejectionReason
from dateline.settings import SourceSettings
from dateline.sources.documents import DOCUMENTS, read_document
from dateline.sources.filetypes import FileType, is_hidden, type_by_name
from dateline.sources.jsonl import STAGE, read_lines
from dateline.sources.limits import Readable, TooLarge, read_within

# What the standard library raises over damaged, cut off, encrypted or exotic archives.
DAMAGED = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)


class _Archive:
    """What one archive may still yield, and how its members are told."""

    def __init__(self, name: str, settings: SourceSettings) -> None:
        self.name = name
        self.settings = settings
        self.members = 0
        self.unpacked = 0

    def rejection(self, reason: RejectionReason, detail: str, member: str | None = None) -> Rejection:
        return Rejection.of(STAGE, reason, Source(SourceKind.ARCHIVE, self.name, member), detail)

    def is_spent(self, size: int) -> bool:
        """Count one more member of `size` bytes; tell whether that is more than the limits allow."""
        self.members += 1
        self.unpacked += size
        return self.members > self.settings.max_members or self.unpacked > self.settings.max_archive_bytes

    def spent(self) -> Rejection:
        detail = (
            f"stopped at member {self.members:,}: the archive holds more than {self.settings.max_members:,} members "
            f"or unpacks to more than {self.settings.max_archive_bytes:,} bytes; the rest was not read"
        )
        return self.rejection(RejectionReason.TOO_LARGE, detail)

    def refusal(self, member: str) -> Rejection | None:
        """Return why a member is not opened, or `None` where it may be."""
        if PurePosixPath(member).is_absolute() or ".." in member.split("/") or member[1:2] == ":":
            return self.rejection(RejectionReason.UNREADABLE, "its name points outside the archive", member)
        kind = type_by_name(member)
        if kind not in DOCUMENTS | {FileType.LINES}:
            return self.rejection(RejectionReason.UNSUPPORTED_TYPE, f"no page: {kind.value} in an archive", member)
        return None

    def pages(self, stream: Readable, member: str) -> Iterator[Capture | Rejection]:
        """Yield what one member holds."""
        try:
            body = read_within(stream, self.settings.max_page_bytes)
        except TooLarge as error:
            yield self.rejection(RejectionReason.TOO_LARGE, str(error), member)
            return
        except DAMAGED as error:
            yield self.rejection(RejectionReason.UNREADABLE, f"cannot be unpacked: {error}", member)
            return
        if type_by_name(member) is FileType.LINES:
            yield from read_lines(io.BytesIO(body), f"{self.name}/{member}", self.settings)
        else:
            source = Source(SourceKind.ARCHIVE, self.name, member)
            yield read_document(type_by_name(member), member, body, source)


def read_zip(path: Path, name: str, settings: SourceSettings) -> Iterator[Capture | Rejection]:
    """Yield the pages of a zip archive, by member name."""
    archive = _Archive(name, settings)
    try:
        with zipfile.ZipFile(path) as unzipped:
            yield from _zip_members(unzipped, archive)
    except DAMAGED as error:
        yield archive.rejection(RejectionReason.UNREADABLE, f"not a zip archive that can be read: {error}")


def _zip_members(unzipped: zipfile.ZipFile, archive: _Archive) -> Iterator[Capture | Rejection]:
    for info in sorted(unzipped.infolist(), key=lambda each: each.filename):
        if info.is_dir() or is_hidden(info.filename):
            continue
        if archive.is_spent(info.file_size):
            yield archive.spent()
            return
        if refusal := archive.refusal(info.filename):
            yield refusal
            continue
        try:
            stream = unzipped.open(info)
        except DAMAGED as error:
            yield archive.rejection(RejectionReason.UNREADABLE, f"cannot be opened: {error}", info.filename)
            continue
        with stream:
            yield from archive.pages(stream, info.filename)


def read_tar(path: Path, name: str, settings: SourceSettings) -> Iterator[Capture | Rejection]:
    """Yield the pages of a tar archive, packed or not, in the order they stand in it."""
    archive = _Archive(name, settings)
    try:
        with tarfile.open(path, "r:*") as tar:
            yield from _tar_members(tar, archive)
    except tarfile.ReadError as error:
        why = "" if "\n" in str(error) else f": {error}"  # else every way of packing that was tried
        yield archive.rejection(RejectionReason.UNREADABLE, f"not a tar archive that can be read to its end{why}")
    except DAMAGED as error:
        yield archive.rejection(RejectionReason.UNREADABLE, f"not a tar archive that can be read to its end: {error}")


def _tar_members(tar: tarfile.TarFile, archive: _Archive) -> Iterator[Capture | Rejection]:
    for info in tar:
        if info.isdir() or is_hidden(info.name):
            continue
        if archive.is_spent(info.size):
            yield archive.spent()
            return
        refusal = archive.refusal(info.name)
        stream = tar.extractfile(info) if info.isreg() and refusal is None else None
        if refusal:
            yield refusal
        elif stream is None:
            yield archive.rejection(RejectionReason.UNSUPPORTED_TYPE, "a link or a device, no file", info.name)
        else:
            with stream:
                yield from archive.pages(stream, info.name)

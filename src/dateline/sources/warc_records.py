"""The records of a WARC file, also of a damaged one: good records on both sides of a damaged spot are read.

FastWARC does the parsing. Left alone it stops for good at a damaged record and stops without a word at a file that was
cut off; so each record is measured against its stated length, reading starts again at the next place that
looks like a record, and the end of the file is looked at.
"""

import mmap
import re
import zlib
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from pathlib import Path

from fastwarc.warc import ArchiveIterator, WarcRecord

from dateline.sources.limits import CHUNK

MAX_DAMAGES = 100  # a file with more is given up: starting again over and over would take time without end
_GZIP = b"\x1f\x8b\x08"
_MAGIC = b"WARC/1."
_TRAILER = b"\r\n\r\n"
_CONTENT_LENGTH = re.compile(rb"\r\nContent-Length:[ \t]*(\d{1,15})\r\n", re.IGNORECASE)
# What FastWARC raises over bytes that are no record.
BROKEN = (OSError, ValueError, OverflowError)


@dataclass(frozen=True, slots=True)
class Damage:
    """A spot where no record could be read: its offset in the file, in bytes, and what is wrong there."""

    offset: int
    what: str


@dataclass(frozen=True, slots=True)
class Located:
    """A record with the offset of its beginning in the file, and its number among records that begin there.

    Only in a file that was packed in one go do several records begin at one offset.
    """

    record: WarcRecord
    offset: int
    number: int

    @property
    def position(self) -> str:
        """Offset, and number where one is needed, as text."""
        return f"{self.offset}+{self.number}" if self.number else str(self.offset)


class WarcRecords:
    """The records of one file; iterate once.

    The caller reads each record before the next one and calls `spoil` for one that turns out to be broken.
    `damages` grows as reading goes on; it is complete when the iteration has ended.
    """

    def __init__(self, path: Path, start: int = 0) -> None:
        self._path = path
        self._start = start
        self._spoilt: str | None = None
        self.damages: list[Damage] = []

    def spoil(self, what: str) -> None:
        """Note that the record given out last is broken; reading goes on at the next place that looks like one."""
        self._spoilt = what

    def __iter__(self) -> Iterator[Located]:
        size = self._path.stat().st_size
        if not size:
            self._note(0, "the file is empty")
            return
        with self._path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            start: int | None = self._start
            while start is not None and len(self.damages) < MAX_DAMAGES:
                start = yield from self._run(start, data)
            if start is not None:
                self._note(start, f"given up after {MAX_DAMAGES} damaged spots")

    def _note(self, offset: int, what: str) -> None:
        self.damages.append(Damage(offset, what))

    def _run(self, start: int, data: mmap.mmap) -> Generator[Located, None, int | None]:
        """Yield records from `start` on; return where to start again after a damaged spot, `None` at the end."""
        offset, number, any_read = start, 0, False
        with self._path.open("rb") as stream:
            stream.seek(start)
            try:
                for record in ArchiveIterator(stream, parse_http=False):
                    number = number + 1 if any_read and record.stream_pos == offset else 0
                    offset, any_read = record.stream_pos, True
                    if record.headers.get("WARC-Type") is None:
                        self.spoil("the header of a record is cut off")
                    else:
                        yield Located(record, offset, number)
                    if self._spoilt:
                        self._note(offset, self._spoilt)
                        self._spoilt = None
                        return _next_start(data, offset + 1)
            except BROKEN as error:
                return self._after_break(data, offset, str(error) or type(error).__name__, any_read=any_read)
        self._look_at_end(data, offset, any_read=any_read)
        return None

    def _after_break(self, data: mmap.mmap, offset: int, what: str, *, any_read: bool) -> int | None:
        """Note where no record could be read, unless the next begins just there; return where to start again.

        `offset` is that of the last good record, or of the broken one where none was read.
        """
        if not any_read:
            self._note(offset, what)
            return _next_start(data, offset + 1)
        end, _ = _measure(data, offset)
        following = _next_start(data, end)
        if following != end:
            self._note(end, what)
        return following

    def _look_at_end(self, data: mmap.mmap, offset: int, *, any_read: bool) -> None:
        if not any_read:
            if offset == self._start:
                self._note(offset, "there is no record in it")
            return
        if offset >= len(data):  # packed in one go: FastWARC knows no offsets in such a file
            offset = self._start
        end, is_whole = _measure(data, offset)
        if not is_whole:
            self._note(offset, "the file ends within a record")
        elif end < len(data) and data[end:].strip(b"\r\n\0"):
            self._note(end, "what follows the last record is no record")


def _measure(data: mmap.mmap, offset: int) -> tuple[int, bool]:
    """Return where the record (or packed member) at `offset` ends, and whether all of it is there."""
    if data[offset : offset + 3] == _GZIP:
        return _measure_member(data, offset)
    if data[offset : offset + len(_MAGIC)] != _MAGIC:
        return len(data), True  # packed in a way that only FastWARC reads
    body = data.find(_TRAILER, offset) + len(_TRAILER)
    stated = _CONTENT_LENGTH.search(data[offset:body])
    if stated is None:
        return len(data), False
    end = body + int(stated.group(1)) + len(_TRAILER)
    return min(end, len(data)), end <= len(data)


def _measure_member(data: mmap.mmap, offset: int) -> tuple[int, bool]:
    unpacker = zlib.decompressobj(wbits=31)
    position = offset
    try:
        while position < len(data) and not unpacker.eof:
            piece = unpacker.unconsumed_tail or data[position : position + CHUNK]
            position += 0 if unpacker.unconsumed_tail else len(piece)
            unpacker.decompress(piece, CHUNK * 16)
        while unpacker.unconsumed_tail and not unpacker.eof:
            unpacker.decompress(unpacker.unconsumed_tail, CHUNK * 16)
    except zlib.error:
        return position, False
    return position - len(unpacker.unused_data), unpacker.eof


def _next_start(data: mmap.mmap, offset: int) -> int | None:
    """Return where the next thing that looks like a record begins, at `offset` or behind it."""
    head = data[: len(_MAGIC)]
    packed = None if head == _MAGIC else _next_of(data, offset, _GZIP, _unpacks_to_record)
    plain = None if head.startswith(_GZIP) else _next_of(data, offset, _MAGIC, _begins_line)
    return min((found for found in (packed, plain) if found is not None), default=None)


def _next_of(data: mmap.mmap, offset: int, magic: bytes, is_record: Callable[[mmap.mmap, int], bool]) -> int | None:
    found = data.find(magic, offset)
    while found >= 0:
        if is_record(data, found):
            return found
        found = data.find(magic, found + 1)
    return None


def _begins_line(data: mmap.mmap, offset: int) -> bool:
    return offset == 0 or data[offset - 1] == 0x0A


def _unpacks_to_record(data: mmap.mmap, offset: int) -> bool:
    try:
        return zlib.decompressobj(wbits=31).decompress(data[offset : offset + 4096], 64).startswith(_MAGIC)
    except zlib.error:
        return False

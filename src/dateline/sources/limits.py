"""Reading foreign bytes without trusting what they say of their size."""

import zlib
from typing import Protocol

CHUNK = 1 << 16


class Readable(Protocol):
    """Anything that bytes can be read from."""

    def read(self, size: int, /) -> bytes:
        """Return at most `size` bytes, none at the end."""


class TooLarge(Exception):
    """More bytes came than the limit allows."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"larger than {limit:,} bytes")


def read_within(stream: Readable, limit: int) -> bytes:
    """Return all bytes of `stream`; `TooLarge` as soon as there are more than `limit`."""
    chunks, size = [], 0
    while chunk := stream.read(CHUNK):
        size += len(chunk)
        if size > limit:
            raise TooLarge(limit)
        chunks.append(chunk)
    return b"".join(chunks)


def gunzip_within(data: bytes, limit: int) -> bytes:
    """Return unpacked gzip data; `TooLarge` beyond `limit` bytes, `zlib.error` where the data is damaged or cut off.

    >>> import gzip
    >>> gunzip_within(gzip.compress(b"page"), 10)
    b'page'
    """
    chunks, size = [], 0
    while data:
        unpacker = zlib.decompressobj(wbits=31)
        chunk = unpacker.decompress(data, limit - size + 1)
        size += len(chunk)
        if size > limit:
            raise TooLarge(limit)
        if not unpacker.eof:
            raise zlib.error("the compressed data ends too early")
        chunks.append(chunk)
        data = unpacker.unused_data
    return b"".join(chunks)

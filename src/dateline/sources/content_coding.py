"""Undoing what was done to a body for its way over the wire: chunks, gzip, deflate, Brotli.

Sizes are counted while unpacking and memory stays within the limit, so that a small body that unpacks to a huge one
ends in `TooLarge`. Headers often lie in archives: crawlers store a body unpacked and keep the header that says it is
packed. A body that does not look as its header says is therefore left as it is.
"""

import re
import zlib
from collections.abc import Callable

import brotli  # type: ignore[import-untyped]  # ships no type information; used in `_unbrotli` only

from dateline.sources.limits import TooLarge

ACCEPTED = "gzip, deflate, br"
_MAX_LAYERS = 3
_CHUNK_LINE = re.compile(rb"([0-9A-Fa-f]{1,16})[ \t]*(?:;[^\r\n]{0,1024})?\r?\n")


class BadCoding(Exception):
    """A body that cannot be unpacked: damaged, cut off, or packed in a way we do not know."""


def decode_body(body: bytes, content_encoding: str | None, limit: int) -> bytes:
    """Return `body` unpacked as its Content-Encoding header says.

    Raises:
        TooLarge: where more than `limit` bytes come out.
        BadCoding: where the body is damaged or the coding is unknown.

    >>> import gzip
    >>> decode_body(gzip.compress(b"page"), "gzip", 100), decode_body(b"<p>plain", "gzip", 100)
    (b'page', b'<p>plain')
    """
    names = [name.strip().lower() for name in (content_encoding or "").split(",") if name.strip()]
    names = [name for name in names if name != "identity"]
    if len(names) > _MAX_LAYERS:
        raise BadCoding(f"packed {len(names)} times")
    for name in reversed(names):
        decoder = _DECODERS.get(name)
        if decoder is None:
            raise BadCoding(f"packed as {name[:40]!r}, which is not read")
        body = decoder(body, limit)
    if len(body) > limit:
        raise TooLarge(limit)
    return body


def unchunk(body: bytes) -> tuple[bytes, bool]:
    r"""Return the content of a body in HTTP chunks, and whether its last chunk was there.

    A body that does not begin with a chunk is returned as it is.

    >>> unchunk(b"4\r\npage\r\n0\r\n\r\n"), unchunk(b"<p>never chunked")
    ((b'page', True), (b'<p>never chunked', True))
    """
    if not _begins_with_chunk(body):
        return body, True
    pieces: list[bytes] = []
    position = 0
    while line := _CHUNK_LINE.match(body, position):
        size = int(line.group(1), 16)
        if size == 0:
            return b"".join(pieces), True
        pieces.append(body[line.end() : line.end() + size])
        position = line.end() + size
        position += 2 if body.startswith(b"\r\n", position) else 1
    return b"".join(pieces), False


def media_type(content_type: str | None) -> str:
    """Return the bare media type of a Content-Type header, in lower case.

    >>> media_type("Text/HTML; charset=utf-8")
    'text/html'
    """
    return (content_type or "").split(";", maxsplit=1)[0].strip().lower()


def _begins_with_chunk(body: bytes) -> bool:
    """Tell whether the first chunk is there and ends with a line break, or with the body where that was cut off."""
    line = _CHUNK_LINE.match(body)
    if line is None:
        return False
    size = int(line.group(1), 16)
    end = line.end() + size
    return end >= len(body) or body[end : end + 1] in {b"\r", b"\n"}


def _gunzip(body: bytes, limit: int) -> bytes:
    return _inflate(body, limit, wbits=31) if body.startswith(b"\x1f\x8b") else body


def _undeflate(body: bytes, limit: int) -> bytes:
    """Unpack zlib data, or the bare deflate data that some servers send under the same name."""
    if body[:1] and body[0] & 0x0F == 8 and int.from_bytes(body[:2], "big") % 31 == 0:
        return _inflate(body, limit, wbits=15)
    try:
        return _inflate(body, limit, wbits=-15)
    except BadCoding:
        if body.lstrip()[:1] == b"<":
            return body
        raise


def _inflate(body: bytes, limit: int, *, wbits: int) -> bytes:
    pieces: list[bytes] = []
    size = 0
    while body:
        unpacker = zlib.decompressobj(wbits=wbits)
        try:
            piece = unpacker.decompress(body, limit - size + 1)
        except zlib.error as error:
            if pieces:  # a complete member followed by something else
                break
            raise BadCoding(f"cannot be unpacked: {error}") from None
        size += len(piece)
        if size > limit:
            raise TooLarge(limit)
        if not unpacker.eof:
            raise BadCoding("the packed body is cut off")
        pieces.append(piece)
        body = unpacker.unused_data if wbits == 31 else b""
    return b"".join(pieces)


def _unbrotli(body: bytes, limit: int) -> bytes:
    unpacker = brotli.Decompressor()
    pieces: list[bytes] = []
    size = 0
    try:
        piece = unpacker.process(body, output_buffer_limit=limit + 1)
        while piece:
            size += len(piece)
            if size > limit:
                raise TooLarge(limit)
            pieces.append(piece)
            piece = unpacker.process(b"", output_buffer_limit=limit + 1 - size)
    except brotli.error as error:
        if body.lstrip()[:1] == b"<":
            return body
        raise BadCoding(f"cannot be unpacked: {error}") from None
    if not unpacker.is_finished():
        raise BadCoding("the packed body is cut off")
    return b"".join(pieces)


_DECODERS: dict[str, Callable[[bytes, int], bytes]] = {
    "gzip": _gunzip,
    "x-gzip": _gunzip,
    "deflate": _undeflate,
    "br": _unbrotli,
}

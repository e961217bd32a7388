"""Bytes to text: which encoding, whether it is HTML, and what is no text at all.

A byte order mark decides; then bytes that are valid UTF-8 are UTF-8 whatever is declared, because text in another
encoding is hardly ever valid UTF-8 by chance; then the declared encoding where it fits; then detection. Nothing is
decoded with losses in silence: replaced characters become `Damage`, and too many of them a `Rejection`.
"""

import codecs
import re
from dataclasses import dataclass

from resiliparse.parse.encoding import detect_encoding, map_encoding_to_html5

from dateline.model.article import Damage, DamageKind, Found
from dateline.model.capture import Capture
from dateline.model.outcome import Rejection, RejectionReason
from dateline.settings import PageSettings

STAGE = "page"

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\x1f\x8b", "gzip data"),
    (b"BZh", "bzip2 data"),
    (b"\xfd7zXZ\x00", "xz data"),
    (b"Rar!", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"OggS", "an Ogg recording"),
    (b"ID3", "an MP3 recording"),
    (b"RIFF", "a RIFF recording or picture"),
    (b"SQLite format 3\x00", "an SQLite database"),
)
_READABLE_TYPES = ("text/", "application/xhtml", "application/xml", "application/octet-stream", "message/", "unknown")
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*+=\s*+[\"']?\s*+([A-Za-z0-9_:.-]{2,40})", re.I)
_XML_CHARSET = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_:.-]{2,40})", re.I)
_HEADER_CHARSET = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9_:.-]{2,40})", re.I)
_MARKUP = re.compile(rb"<[^<>]{0,1000}>")
_HTML_START = re.compile(
    r"\s*+(?>(?:<\?xml[^>]*+>|(?><!--.*?-->))\s*+)*+<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_HTML_TAG = re.compile(
    r"</?(?:p|div|span|a|br|h[1-6]|article|section|table|ul|li|meta|script|title)(?:\s[^<>]*)?/?>", re.I
)
# Looked for one by one: that is a scan at the speed of memory each, and hardly any page holds one.
_NOT_TEXT = tuple(map(chr, (*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F)))

_HEAD_BYTES = 8192
_SAMPLE_BYTES = 65_536
_MAX_BAD_SHARE = 0.02
_MIN_TAGS = 3
_WIDE_ZEROS = 0.95
_MANY = 0.6
_FEW = 0.3
_CONTROLS = tuple(value for value in range(32) if value not in b"\t\n\r\x1b")
_LETTERS = tuple(bytes([letter]) for letter in b"abcdefghijklmnopqrstuvwxyz")
_WESTERN = frozenset(["cp1252", "latin-1", "iso8859-1", "iso8859-15"])
_MAX_WESTERN_ACCENTS = 0.3


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a capture, with how its encoding was told and whether it is HTML."""

    text: str
    encoding: str
    is_html: bool
    found: tuple[Found, ...] = ()
    damage: tuple[Damage, ...] = ()


def decode(capture: Capture, settings: PageSettings) -> Decoded | Rejection:
    """Return the text of `capture`, or the reason why its bytes are no readable text."""
    refusal = _refuse(capture, settings)
    if refusal is not None:
        reason, detail = refusal
        return Rejection.of(STAGE, reason, capture.source, detail)
    text, encoding, how, damage = _to_text(capture)
    controls = [sign for sign in _NOT_TEXT if sign in text]
    bad = sum(text.count(sign, 0, _SAMPLE_BYTES) for sign in controls) / max(1, len(text[:_SAMPLE_BYTES]))
    if bad > _MAX_BAD_SHARE:
        detail = f"{bad:.0%} of the first characters are control codes; this is no text"
        return Rejection.of(STAGE, RejectionReason.BINARY, capture.source, detail)
    lost = text.count("\ufffd") / max(1, len(text))
    if lost > _MAX_BAD_SHARE:
        detail = f"no encoding fits: as {encoding}, {lost:.0%} of the characters would be lost"
        return Rejection.of(STAGE, RejectionReason.UNDECODABLE, capture.source, detail)
    if not text.strip("\ufeff \t\r\n\x00"):
        return Rejection.of(STAGE, RejectionReason.EMPTY, capture.source, "the page holds white space only")
    for sign in controls:
        text = text.replace(sign, "")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    found = (Found("encoding", encoding, how, "encoding"),)
    return Decoded(text, encoding, _is_html(text, capture), found, damage)


def _refuse(capture: Capture, settings: PageSettings) -> tuple[RejectionReason, str] | None:
    """Tell why these bytes need not be decoded at all, if so."""
    body = capture.body
    if not body.strip():
        return RejectionReason.EMPTY, "the page holds no bytes but white space"
    if len(body) > settings.max_bytes:
        return RejectionReason.TOO_LARGE, f"{len(body):,} bytes; at most {settings.max_bytes:,} are read"
    for magic, name in _MAGIC:
        if body.startswith(magic):
            return RejectionReason.UNSUPPORTED_TYPE, f"the bytes are {name}, not a page of text"
    kind = (capture.content_type or "").split(";")[0].strip().lower()
    if kind and not kind.startswith(_READABLE_TYPES):
        return RejectionReason.UNSUPPORTED_TYPE, f"content type {kind} is not read as a page"
    return None


def _to_text(capture: Capture) -> tuple[str, str, str, tuple[Damage, ...]]:
    """Return text, encoding, how it was told, and damage."""
    body = capture.body
    for bom, encoding in _BOMS:
        if body.startswith(bom):
            return body.decode(encoding, "replace"), encoding, "byte order mark", ()
    wide = _wide_encoding(body)
    if wide:
        return body.decode(wide, "replace"), wide, "where its low bytes fall", ()
    declared, where = _declared(capture)
    escaped = b"\x1b" in body or b"~{" in body
    if not (escaped and declared):
        try:
            return body.decode("utf-8"), "utf-8", "valid UTF-8", _wrongly_declared(declared, body)
        except UnicodeDecodeError:
            pass
    if declared and declared != "utf-8" and not _is_hardly_western(declared, body):
        try:
            return body.decode(declared), declared, where, ()
        except (UnicodeDecodeError, LookupError):
            pass
    return _detected(body, declared)


def _wide_encoding(body: bytes) -> str | None:
    """Tell UTF-16 and UTF-32 without a byte order mark by bytes at every other place that no text in bytes has.

    The upper byte of the signs of an alphabet is one of two such bytes: 0 for Latin letters and blanks, and 4 for
    Cyrillic, 6 for Arabic, 14 for Thai. The upper two bytes of UTF-32 are zero.
    """
    sample = body[: _HEAD_BYTES // 4 * 4]
    zeros = [sample[place::4].count(0) * 4 / len(sample) for place in range(4)] if len(sample) >= 4 else [0.0] * 4
    if min(zeros[2:]) > _WIDE_ZEROS and zeros[0] < _FEW:
        return "utf-32-le"
    if min(zeros[:2]) > _WIDE_ZEROS and zeros[3] < _FEW:
        return "utf-32-be"
    even, odd = _uppers(sample[::2]), _uppers(sample[1::2])
    if odd > _MANY and even < _FEW:
        return "utf-16-le"
    if even > _MANY and odd < _FEW:
        return "utf-16-be"
    return None


def _uppers(sample: bytes) -> float:
    """Return the share of the two most common of the bytes that no text in bytes has."""
    counts = sorted(sample.count(value) for value in _CONTROLS)
    return sum(counts[-2:]) / max(1, len(sample))


def _declared(capture: Capture) -> tuple[str | None, str]:
    """Return the declared encoding as Python knows it, and where it was declared; the header outranks the page."""
    header = capture.content_type or dict(capture.headers).get("content-type", "")
    match = _HEADER_CHARSET.search(header)
    if match:
        return _codec(match.group(1)), "content-type header"
    in_page = _META_CHARSET.search(capture.body, 0, _HEAD_BYTES) or _XML_CHARSET.search(capture.body, 0, _HEAD_BYTES)
    if in_page:
        return _codec(in_page.group(1).decode("ascii")), "declared in the page"
    return None, ""


def _is_hardly_western(declared: str, body: bytes) -> bool:
    """Tell a page that is declared Western, as servers do by default, and has more accents than any such language."""
    if declared not in _WESTERN:
        return False
    sample = _MARKUP.sub(b" ", body[:_SAMPLE_BYTES])
    high = sum(byte > 0xBF for byte in sample)
    letters = high + sum(map(sample.lower().count, _LETTERS))
    return high > _MAX_WESTERN_ACCENTS * letters


def _codec(label: str) -> str | None:
    """Map a label to the codec that browsers use for it: iso-8859-1 means windows-1252 on the web."""
    name = map_encoding_to_html5(label, fallback_utf8=False)
    try:
        return codecs.lookup(name or label).name
    except LookupError:
        return None


def _wrongly_declared(declared: str | None, body: bytes) -> tuple[Damage, ...]:
    if declared in (None, "utf-8", "utf-8-sig", "ascii") or body.isascii():
        return ()
    return (Damage(DamageKind.ENCODING, f"declared {declared}", "read as utf-8"),)


def _detected(body: bytes, declared: str | None) -> tuple[str, str, str, tuple[Damage, ...]]:
    """Guess the encoding from the bytes; a few undecodable bytes in a UTF-8 page are damage, not another encoding."""
    lenient = body.decode("utf-8", "replace")
    lost = lenient.count("\ufffd")
    high = sum(byte > 0x7F for byte in body[:_SAMPLE_BYTES])
    if lost and lost * 20 < high * (len(body) / min(len(body), _SAMPLE_BYTES)):
        damage = Damage(DamageKind.ENCODING, f"{lost} byte sequences that are not UTF-8", "\ufffd")
        return lenient, "utf-8", "nearly all of it is UTF-8", (damage,)
    guess = _codec(detect_encoding(body[:_SAMPLE_BYTES]) or "") or "windows-1252"
    text = body.decode(guess, "replace")
    damage = Damage(DamageKind.ENCODING, f"declared {declared or 'nothing'}", f"read as {guess}")
    return text, guess, "detected", (damage,)


def _is_html(text: str, capture: Capture) -> bool:
    """Tell HTML from plain text; a stray piece of a tag in a text does not make it HTML."""
    head = text[:_SAMPLE_BYTES].lstrip("\ufeff")
    if _HTML_START.match(head):
        return True
    tags = sum(1 for _, _match in zip(range(_MIN_TAGS), _HTML_TAG.finditer(head), strict=False))
    kind = (capture.content_type or "").lower()
    return tags >= _MIN_TAGS or (tags > 0 and "html" in kind)

"""WARC files to captures: the pages of web archives, CC-NEWS among them.

Each capture names the file and the offset of its record, so that it can be found again. What is no page (requests,
pictures, error answers) is counted and not given out. For each file there is an account that adds up: records read are
captures, rejections or skipped ones, and whether the file could be read to its end is said plainly.
"""

import base64
import hashlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from fastwarc.warc import HeaderMap, WarcRecord

from dateline.model.capture import Capture, Source, SourceKind
from dateline.model.outcome import Rejection, RejectionReason
from dateline.settings import SourceSettings
from dateline.sources.content_coding import BadCoding, decode_body, media_type, unchunk
from dateline.sources.limits import TooLarge
from dateline.sources.warc_records import BROKEN, Damage, Located, WarcRecords

STAGE = "read"
PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain"})
_PAGE_RECORDS = frozenset({"response", "resource", "conversion"})
_KEPT_FIELDS = ("WARC-Record-ID", "WARC-Payload-Digest", "WARC-Truncated")
_NOT_KEPT = frozenset({"set-cookie", "set-cookie2"})
_MAX_HEADER_CHARS = 4_000
_LIMITS = SourceSettings()


@dataclass(frozen=True, slots=True)
class WarcAccount:
    """What one WARC file held, and how far it could be read.

    Attributes:
        name: the file as the user named it.
        size: its size in bytes.
        records: whole records read; captures, rejections and skipped ones add up to it.
        captures: pages given out.
        rejections: pages that could not be used.
        skipped: records that are no pages, as (what, how many).
        wrong_digests: captures whose bytes do not have the digest that the file states for them.
        damages: spots where no record could be read.
    """

    name: str
    size: int
    records: int = 0
    captures: int = 0
    rejections: int = 0
    skipped: tuple[tuple[str, int], ...] = ()
    wrong_digests: int = 0
    damages: tuple[Damage, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether the file was read to its end without damage."""
        return not self.damages

    def __str__(self) -> str:
        skipped = ", ".join(f"{count:,} {what}" for what, count in self.skipped)
        text = f"{self.name}: {self.records:,} records, {self.captures:,} pages, {self.rejections:,} rejected"
        text += f", skipped: {skipped}" if skipped else ""
        if self.is_whole:
            return f"{text}; read to its end"
        first = self.damages[0]
        spots = "1 spot," if len(self.damages) == 1 else f"{len(self.damages)} spots, the first"
        return f"{text}; damaged at {spots} at byte {first.offset:,}: {first.what}"


class _Skipped(Exception):
    """A record that is no page."""


def read_warc(
    path: Path,
    name: str | None = None,
    settings: SourceSettings = _LIMITS,
    *,
    report: Callable[[WarcAccount], None] | None = None,
) -> Iterator[Capture | Rejection]:
    """Yield the pages of a WARC file, packed or not, in the order in which they stand there.

    Each damaged spot is a rejection too, so that nothing is lost in silence.

    Args:
        path: the file.
        name: what to call the file in sources; its path where nothing is given.
        settings: limits of a page.
        report: is given the file's account at the end.
    """
    name = str(path) if name is None else name
    records = WarcRecords(path)
    counts: Counter[str] = Counter()
    skipped: Counter[str] = Counter()
    for located in records:
        try:
            item = _page(located, name, settings.max_page_bytes, counts)
        except _Skipped as reason:
            item = None
            skipped[str(reason)] += 1
        except BROKEN as error:
            records.spoil(str(error) or type(error).__name__)
            continue
        counts["records"] += 1
        if item is not None:
            counts["captures" if isinstance(item, Capture) else "rejections"] += 1
            yield item
    for damage in records.damages:
        source = Source(SourceKind.WARC, name, str(damage.offset))
        yield Rejection.of(STAGE, RejectionReason.UNREADABLE, source, f"the WARC file is damaged here: {damage.what}")
    if report:
        report(
            WarcAccount(
                name=name,
                size=path.stat().st_size,
                skipped=tuple(sorted(skipped.items())),
                damages=tuple(records.damages),
                **counts,
            )
        )


def _page(located: Located, name: str, limit: int, counts: Counter[str]) -> Capture | Rejection:
    """Return what one record holds; `_Skipped` where that is no page, `ValueError` where the record is cut off."""
    record, source = located.record, Source(SourceKind.WARC, name, located.position)
    kind = str(record.record_type)
    if kind not in _PAGE_RECORDS:
        _consume(record)
        raise _Skipped(f"{kind} records")
    media, answer = _head(record)
    if answer != 200:
        _consume(record)
        raise _Skipped("answers other than 200")
    if media and media not in PAGE_TYPES:
        _consume(record)
        raise _Skipped("files of other types")
    if record.content_length > limit:
        size = record.content_length
        _consume(record)
        return Rejection.of(
            STAGE, RejectionReason.TOO_LARGE, source, f"the page is {size:,} bytes, more than {limit:,}"
        )
    payload = record.reader.read(record.content_length)
    if len(payload) < record.content_length:
        raise ValueError(f"a record of {record.content_length:,} bytes is cut off after {len(payload):,}")
    return _capture(record, payload, source, limit, counts)


def _consume(record: WarcRecord) -> None:
    length = record.content_length
    read = record.reader.consume()
    if read < length:
        raise ValueError(f"a record of {length:,} bytes is cut off after {read:,}")


def _head(record: WarcRecord) -> tuple[str, int]:
    """Return media type (empty where none is stated) and status of what a record holds; 200 where it has none."""
    stated = record.headers.get("Content-Type") or ""
    if str(record.record_type) == "response" and "http" in stated.lower():
        record.parse_http()
        answer = _answer(record)
        if answer is None:
            return "", 0
        # The crawler's own judgement outranks the server's word.
        found = record.headers.get("WARC-Identified-Payload-Type") or answer.get("Content-Type")
        return media_type(found), answer.status_code or 0
    return media_type(stated), 200


def _answer(record: WarcRecord) -> HeaderMap | None:
    """Return the server's header lines; none where they make no sense, whatever the stubs say."""
    return record.http_headers


def _capture(
    record: WarcRecord, payload: bytes, source: Source, limit: int, counts: Counter[str]
) -> Capture | Rejection:
    headers = _headers(record)
    known = dict(headers)
    body, is_whole = payload, True
    if "chunked" in known.get("transfer-encoding", "").lower():
        body, is_whole = unchunk(payload)
    if not _has_digest(record, payload, body):
        counts["wrong_digests"] += 1
    try:
        body = decode_body(body, known.get("content-encoding"), limit)
    except TooLarge:
        detail = f"the page unpacks to more than {limit:,} bytes"
        return Rejection.of(STAGE, RejectionReason.TOO_LARGE, source, detail)
    except BadCoding as error:
        return Rejection.of(STAGE, RejectionReason.UNREADABLE, source, f"the page {error}")
    if not body.strip():
        return Rejection.of(STAGE, RejectionReason.EMPTY, source, "the page is empty")
    return Capture.of(
        body,
        source,
        url=record.headers.get("WARC-Target-URI"),
        fetched_at=_moment(record),
        content_type=known.get("content-type"),
        headers=headers if is_whole else (*headers, ("warc-truncated", "last chunk missing")),
    )


def _headers(record: WarcRecord) -> tuple[tuple[str, str], ...]:
    """Return the server's header lines, then those of the record that tell where it comes from."""
    answer = _answer(record)
    found = [(key.lower(), value) for key, value in answer.items()] if answer else []
    if not found and (stated := record.headers.get("Content-Type")):
        found.append(("content-type", stated))
    found += [(key.lower(), value) for key in _KEPT_FIELDS if (value := record.headers.get(key))]
    return tuple((key, value[:_MAX_HEADER_CHARS]) for key, value in found if key not in _NOT_KEPT)


def _has_digest(record: WarcRecord, *forms: bytes) -> bool:
    """Tell whether one form of the payload has the digest stated for it; true where none can be checked."""
    algorithm, _, stated = (record.headers.get("WARC-Payload-Digest") or "").partition(":")
    if algorithm.lower() != "sha1" or not stated or record.headers.get("WARC-Truncated"):
        return True
    for form in dict.fromkeys(forms):
        digest = hashlib.sha1(form, usedforsecurity=False)
        if stated.upper() == base64.b32encode(digest.digest()).decode() or stated.lower() == digest.hexdigest():
            return True
    return False


def _moment(record: WarcRecord) -> datetime | None:
    """Return when the page was fetched, in UTC; `None` where the record does not say so."""
    moment: datetime | None = record.record_date
    if moment is None:
        return None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)

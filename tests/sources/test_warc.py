import base64
import gzip
import hashlib
import random
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dateline.model.capture import Capture
from dateline.model.outcome import Rejection, RejectionReason
from dateline.settings import SourceSettings
from dateline.sources.warc import WarcAccount, read_warc

PAGE = b"<p>The dam at Kariba held through the night.</p>"


def record(
    number: int = 0,
    body: bytes = PAGE,
    *,
    kind: str = "response",
    status: str = "200 OK",
    http: str = "Content-Type: text/html; charset=utf-8",
    fields: str = "",
    date: str = "2026-03-01T10:00:00Z",
) -> bytes:
    content = f"HTTP/1.1 {status}\r\n{http}\r\n\r\n".encode() + body if kind != "resource" else body
    content_type = "application/http; msgtype=response" if kind != "resource" else "text/html"
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{number:032d}>\r\nWARC-Date: {date}\r\n"
        f"WARC-Target-URI: https://paper.example/{number}\r\nContent-Type: {content_type}\r\n{fields}"
        f"Content-Length: {len(content)}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"


def write(path: Path, *records: bytes, packed: bool = True) -> Path:
    path.write_bytes(b"".join(gzip.compress(each) if packed else each for each in records))
    return path


def read(path: Path, limit: int = 10_000) -> tuple[list[Capture], list[Rejection], WarcAccount]:
    accounts: list[WarcAccount] = []
    items = list(read_warc(path, "x.warc", SourceSettings(max_page_bytes=limit), report=accounts.append))
    (account,) = accounts
    captures = [item for item in items if isinstance(item, Capture)]
    rejections = [item for item in items if isinstance(item, Rejection)]
    skipped = sum(count for _, count in account.skipped)
    assert account.records == account.captures + account.rejections + skipped
    assert (account.captures, account.rejections) == (len(captures), len(rejections) - len(account.damages))
    return captures, rejections, account


def urls(captures: list[Capture]) -> list[int]:
    return [int((each.url or "").rpartition("/")[2]) for each in captures]


@pytest.fixture(params=[True, False], ids=["packed", "plain"])
def packed(request: pytest.FixtureRequest) -> bool:
    value: bool = request.param
    return value


def test_a_page_comes_with_its_place_its_time_and_its_headers(tmp_path: Path, packed: bool) -> None:
    first, second = record(0), record(1)
    path = write(tmp_path / "x.warc", first, second, packed=packed)
    captures, rejections, account = read(path)
    assert not rejections and account.is_whole and account.size == path.stat().st_size
    page = captures[1]
    offset = len(gzip.compress(first) if packed else first)
    assert (page.body, page.url, str(page.source)) == (PAGE, "https://paper.example/1", f"x.warc#{offset}")
    assert page.fetched_at == datetime(2026, 3, 1, 10, tzinfo=UTC)
    assert page.content_type == "text/html; charset=utf-8"
    assert dict(page.headers)["warc-record-id"] == f"<urn:uuid:{1:032d}>"


def test_what_is_no_page_is_counted(tmp_path: Path) -> None:
    records = [
        record(0, kind="request"),
        record(1, status="404 Not Found"),
        record(2, http="Content-Type: image/png"),
        record(3, http="Content-Type: text/html", fields="WARC-Identified-Payload-Type: application/pdf\r\n"),
        record(4, kind="revisit"),
        record(5, kind="resource"),
        record(6, http="Server: x"),
    ]
    captures, rejections, account = read(write(tmp_path / "x.warc.gz", *records))
    assert urls(captures) == [5, 6] and not rejections
    assert dict(account.skipped) == {
        "request records": 1,
        "revisit records": 1,
        "answers other than 200": 1,
        "files of other types": 2,
    }


@pytest.mark.parametrize(
    ("http", "body"),
    [
        ("Content-Encoding: gzip", gzip.compress(PAGE, mtime=0)),
        (
            "Transfer-Encoding: chunked",
            b"5\r\n" + PAGE[:5] + b"\r\n%x\r\n" % len(PAGE[5:]) + PAGE[5:] + b"\r\n0\r\n\r\n",
        ),
        ("Content-Encoding: gzip", PAGE),
        ("Transfer-Encoding: chunked", PAGE),
    ],
    ids=["gzip", "chunks", "gzip undone by the crawler", "chunks undone by the crawler"],
)
def test_bodies_are_unpacked_whatever_the_header_says(tmp_path: Path, http: str, body: bytes) -> None:
    captures, _, _ = read(write(tmp_path / "x.warc.gz", record(0, body, http=f"Content-Type: text/html\r\n{http}")))
    assert captures[0].body == PAGE


def test_bodies_that_cannot_be_used_are_rejected_and_the_others_read(tmp_path: Path) -> None:
    bomb = gzip.compress(bytes(5_000_000))
    zipped = "Content-Type: text/html\r\nContent-Encoding: gzip"
    records = [record(0, bomb, http=zipped), record(1, gzip.compress(PAGE)[:-4], http=zipped), record(2, b"")]
    records += [record(3, b"x" * 20_000), record(4)]
    captures, rejections, account = read(write(tmp_path / "x.warc.gz", *records))
    assert urls(captures) == [4] and account.is_whole
    reasons = [RejectionReason.TOO_LARGE, RejectionReason.UNREADABLE, RejectionReason.EMPTY, RejectionReason.TOO_LARGE]
    assert [each.reason for each in rejections] == reasons


class TestDamage:
    RECORDS = tuple(record(number, PAGE * (number + 1)) for number in range(6))

    def sizes(self, packed: bool) -> list[int]:
        return [len(gzip.compress(each) if packed else each) for each in self.RECORDS]

    @pytest.mark.parametrize("missing", [1, 3, 10, 100])
    def test_a_file_that_was_cut_off_keeps_its_good_records(self, tmp_path: Path, packed: bool, missing: int) -> None:
        path = write(tmp_path / "x.warc", *self.RECORDS, packed=packed)
        path.write_bytes(path.read_bytes()[:-missing])
        captures, rejections, account = read(path)
        assert urls(captures)[:5] == [0, 1, 2, 3, 4]
        assert not account.is_whole and account.damages[-1].offset == sum(self.sizes(packed)[:5])
        assert rejections[-1].reason is RejectionReason.UNREADABLE
        assert rejections[-1].source.position == str(account.damages[-1].offset)

    def test_a_file_cut_between_records_is_whole(self, tmp_path: Path, packed: bool) -> None:
        captures, _, account = read(write(tmp_path / "x.warc", *self.RECORDS[:4], packed=packed))
        assert urls(captures) == [0, 1, 2, 3] and account.is_whole

    @pytest.mark.parametrize("at", [0, 30, 60])
    def test_records_on_both_sides_of_a_damaged_one_are_read(self, tmp_path: Path, packed: bool, at: int) -> None:
        path = write(tmp_path / "x.warc", *self.RECORDS, packed=packed)
        data = bytearray(path.read_bytes())
        start = sum(self.sizes(packed)[:2])
        data[start + at : start + at + 12] = b"\0" * 12
        path.write_bytes(data)
        captures, _, account = read(path)
        assert [number for number in urls(captures) if number != 2] == [0, 1, 3, 4, 5]
        if 2 not in urls(captures):
            assert [each.offset for each in account.damages] == [start] or account.skipped == (("unknown records", 1),)

    def test_a_wrong_length_does_not_swallow_what_follows(self, tmp_path: Path) -> None:
        broken = self.RECORDS[1].replace(b"\r\nContent-Length: ", b"\r\nContent-Length: 99")
        path = write(tmp_path / "x.warc", self.RECORDS[0], broken, *self.RECORDS[2:], packed=False)
        captures, _, account = read(path, limit=10_000_000)
        assert urls(captures) == [0, 2, 3, 4, 5]
        assert "cut off" in account.damages[0].what and len(account.damages) == 1

    def test_junk_after_the_last_record_is_told(self, tmp_path: Path, packed: bool) -> None:
        path = write(tmp_path / "x.warc", *self.RECORDS, packed=packed)
        path.write_bytes(path.read_bytes() + b"<html>moved</html>")
        captures, _, account = read(path)
        assert len(captures) == 6 and [each.offset for each in account.damages] == [sum(self.sizes(packed))]

    @pytest.mark.parametrize(
        "data", [b"", b"no archive at all\n" * 50, b"\x1f\x8b\x08", b"\x1f\x8b\x08" * 5000, b"WARC/1.0"]
    )
    def test_what_is_no_archive_is_rejected(self, tmp_path: Path, data: bytes) -> None:
        path = tmp_path / "x.warc.gz"
        path.write_bytes(data)
        captures, rejections, account = read(path)
        assert not captures and rejections and not account.is_whole and account.records == 0

    def test_a_file_packed_in_one_go_is_read(self, tmp_path: Path) -> None:
        path = tmp_path / "x.warc.gz"
        path.write_bytes(gzip.compress(b"".join(self.RECORDS)))
        captures, _, account = read(path)
        assert len(captures) == 6 and account.is_whole
        assert len({each.source.position for each in captures}) == 6
        path.write_bytes(path.read_bytes()[:-20])
        captures, _, account = read(path)
        assert not account.is_whole and urls(captures)[0] == 0

    def test_random_damage_never_stops_the_reading(self, tmp_path: Path, packed: bool) -> None:
        random_bytes = random.Random(7)  # noqa: S311  # the same damage on every run
        whole = write(tmp_path / "x.warc", *self.RECORDS, packed=packed).read_bytes()
        for _ in range(60):
            data = bytearray(whole)
            for _ in range(random_bytes.randint(1, 4)):
                data[random_bytes.randrange(len(data))] = random_bytes.randrange(256)
            path = tmp_path / "y.warc"
            path.write_bytes(data)
            captures, _, account = read(path)
            assert len(captures) + len(account.damages) >= 2


def test_the_stated_digest_is_checked(tmp_path: Path) -> None:
    digest = base64.b32encode(hashlib.sha1(PAGE, usedforsecurity=False).digest()).decode()
    records = [record(n, fields=f"WARC-Payload-Digest: sha1:{text}\r\n") for n, text in enumerate((digest, "A" * 32))]
    captures, _, account = read(write(tmp_path / "x.warc.gz", *records))
    assert len(captures) == 2 and account.wrong_digests == 1
    assert dict(captures[0].headers)["warc-payload-digest"] == f"sha1:{digest}"


def test_a_date_that_makes_no_sense_is_unknown(tmp_path: Path) -> None:
    captures, _, _ = read(write(tmp_path / "x.warc.gz", record(0, date="yesterday")))
    assert captures[0].fetched_at is None


def test_the_account_can_be_read_aloud(tmp_path: Path) -> None:
    _, _, account = read(write(tmp_path / "x.warc.gz", record(0), record(1, kind="request")))
    assert str(account) == "x.warc: 2 records, 1 pages, 0 rejected, skipped: 1 request records; read to its end"

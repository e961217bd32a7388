import gzip
import os
import zipfile
from pathlib import Path

import pytest

from dateline.errors import MissingPath, NoInput
from dateline.model.capture import Capture, SourceKind
from dateline.model.outcome import Rejection, RejectionReason
from dateline.settings import SourceSettings
from dateline.sources.paths import read_paths


def _write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def _names(items: list[Capture | Rejection]) -> list[str]:
    return [Path(item.source.name).name for item in items]


def test_a_folder_is_read_with_its_folders_in_order_of_names(tmp_path: Path) -> None:
    _write(tmp_path, b_txt="b", a__z_html="<p>z", a__c_md="c", c_xhtml="<p>")
    assert _names(list(read_paths([tmp_path]))) == ["c.md", "z.html", "b.txt", "c.xhtml"]


def test_names_are_kept_as_the_user_gave_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _write(tmp_path, pages__storm_txt="Storm")
    monkeypatch.chdir(tmp_path)
    (capture,) = read_paths(["pages"])
    assert capture.source.name == "pages/storm.txt"


def test_a_page_has_the_same_id_in_every_folder(tmp_path: Path) -> None:
    _write(tmp_path, here__storm_txt="Storm", there__storm_txt="Storm", there__calm_txt="Storm")
    calm, there, here = read_paths([tmp_path / "there", tmp_path / "here"])
    assert here.id == there.id
    assert calm.id != there.id


def test_hidden_files_and_folders_are_skipped(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.html").write_text("<p>")
    (tmp_path / ".hidden.txt").write_text("x")
    _write(tmp_path, seen_txt="x")
    assert _names(list(read_paths([tmp_path]))) == ["seen.txt"]


def test_a_folder_that_links_to_itself_is_read_once(tmp_path: Path) -> None:
    _write(tmp_path, inner__page_txt="x")
    (tmp_path / "inner" / "again").symlink_to(tmp_path, target_is_directory=True)
    assert _names(list(read_paths([tmp_path]))) == ["page.txt"]


def test_a_link_that_leads_nowhere_is_a_rejection(tmp_path: Path) -> None:
    _write(tmp_path, page_txt="x")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing.txt")
    (gone, page) = read_paths([tmp_path])
    assert isinstance(gone, Rejection) and gone.reason is RejectionReason.UNREADABLE
    assert isinstance(page, Capture)


def test_a_missing_path_is_told_before_anything_is_read(tmp_path: Path) -> None:
    _write(tmp_path, page_txt="x")
    with pytest.raises(MissingPath, match="nowhere"):
        read_paths([tmp_path, tmp_path / "nowhere"])


def test_no_path_at_all_is_no_input() -> None:
    with pytest.raises(NoInput, match="no path given"):
        read_paths([])


def test_a_folder_without_pages_is_no_input(tmp_path: Path) -> None:
    (tmp_path / "photo.png").write_bytes(b"\x89PNG")
    items = read_paths([tmp_path])
    first = next(items)
    assert isinstance(first, Rejection) and first.reason is RejectionReason.UNSUPPORTED_TYPE
    with pytest.raises(NoInput, match=r"no page found in .* \(only files of other types: \.png\)"):
        next(items)


def test_an_empty_folder_is_no_input(tmp_path: Path) -> None:
    with pytest.raises(NoInput, match="no page found"):
        list(read_paths([tmp_path]))


@pytest.mark.parametrize("name", ["report.docx", "today.urls"])
def test_a_file_of_another_type_is_a_rejection(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    (item,) = read_paths([tmp_path / name])
    assert isinstance(item, Rejection)
    assert item.reason is RejectionReason.UNSUPPORTED_TYPE
    assert "not read" in item.detail or "--urls" in item.detail


def test_a_nameless_file_is_read_where_it_is_asked_for_or_holds_markup(tmp_path: Path) -> None:
    (tmp_path / "Makefile").write_text("all: build")
    (tmp_path / "index").write_text("<!doctype html><p>x")
    assert [type(item) for item in read_paths([tmp_path])] == [Rejection, Capture]
    assert [type(item) for item in read_paths([tmp_path / "Makefile"])] == [Capture]


def test_a_page_above_the_limit_is_a_rejection(tmp_path: Path) -> None:
    _write(tmp_path, long_txt="x" * 11, short_txt="x" * 10)
    long, short = read_paths([tmp_path], SourceSettings(max_page_bytes=10))
    assert isinstance(long, Rejection) and long.reason is RejectionReason.TOO_LARGE
    assert isinstance(short, Capture)


def test_a_packed_page_is_unpacked(tmp_path: Path) -> None:
    (tmp_path / "page.html.gz").write_bytes(gzip.compress(b"<p>x") + gzip.compress(b"y"))
    (item,) = read_paths([tmp_path])
    assert isinstance(item, Capture)
    assert (item.body, item.content_type) == (b"<p>xy", "text/html")


@pytest.mark.parametrize("data", [b"no gzip", gzip.compress(b"<p>" * 99, mtime=0)[:-9]], ids=["no gzip", "cut off"])
def test_a_damaged_packed_page_is_a_rejection(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "page.html.gz").write_bytes(data)
    (item,) = read_paths([tmp_path])
    assert isinstance(item, Rejection) and item.reason is RejectionReason.UNREADABLE


def test_a_packed_bomb_stops_at_the_limit(tmp_path: Path) -> None:
    (tmp_path / "page.txt.gz").write_bytes(gzip.compress(b"x" * 1_000_000))
    (item,) = read_paths([tmp_path], SourceSettings(max_page_bytes=10_000))
    assert isinstance(item, Rejection) and item.reason is RejectionReason.TOO_LARGE


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (item,) = read_paths([tmp_path / "pipe.txt"])
    assert isinstance(item, Rejection) and "neither a file" in item.detail


def test_the_time_of_a_file_is_no_fetch_time(tmp_path: Path) -> None:
    _write(tmp_path, page_txt="x")
    (item,) = read_paths([tmp_path])
    assert isinstance(item, Capture) and item.fetched_at is None


def test_a_name_that_is_no_text_can_be_told(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(path)).write_bytes(b"x")
    (item,) = read_paths([tmp_path])
    assert item.source.name.endswith("caf\ufffd.txt")


def test_letters_saved_pages_and_archives_of_the_web_are_read(tmp_path: Path) -> None:
    letter = b"From: a@b.example\nMIME-Version: 1.0\nContent-Type: text/html\n\n<p>Storm"
    _write(tmp_path, letter_eml=letter.decode(), page_mhtml=letter.decode())
    with gzip.open(tmp_path / "crawl.warc.gz", "wb") as archive:
        archive.write(
            b"WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: https://a.example/1\r\nContent-Type: text/html\r\n"
            b"WARC-Date: 2026-03-01T10:00:00Z\r\nContent-Length: 8\r\n\r\n<p>Storm\r\n\r\n"
        )
    accounts: list[str] = []
    captures = [item for item in read_paths([tmp_path], report=accounts.append) if isinstance(item, Capture)]
    assert [Path(capture.source.name).name for capture in captures] == ["crawl.warc.gz", "letter.eml", "page.mhtml"]
    assert accounts == [f"{tmp_path}/crawl.warc.gz: 1 records, 1 pages, 0 rejected; read to its end"]
    assert {capture.body for capture in captures} == {b"<p>Storm"}
    assert captures[0].source.kind is SourceKind.WARC


def test_a_pdf_in_an_archive_is_read_like_one_beside_it(tmp_path: Path) -> None:
    (tmp_path / "notice.pdf").write_bytes(b"%PDF-1.4 cut off")
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.write(tmp_path / "notice.pdf", "notice.pdf")
    reasons = [item.reason for item in read_paths([tmp_path]) if isinstance(item, Rejection)]
    assert reasons == [RejectionReason.UNREADABLE, RejectionReason.UNREADABLE]


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("world.rss", "--feed"),
        ("sitemap.xml.gz", "--feed"),
        ("talk.docx", "save it as PDF"),
        ("pages.json", ".jsonl"),
        ("pages.7z", "zip or tar"),
    ],
)
def test_files_that_are_no_pages_are_refused_with_advice(tmp_path: Path, name: str, advice: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    (item,) = read_paths([tmp_path / name])
    assert isinstance(item, Rejection)
    assert item.reason is RejectionReason.UNSUPPORTED_TYPE
    assert advice in item.detail


@pytest.mark.parametrize("given", ["ftp://paper.example/storm", "paper.example/storm", "www.paper.example"])
def test_what_looks_like_an_address_is_told_from_a_path(given: str) -> None:
    with pytest.raises(MissingPath, match="begins with https://"):
        read_paths([given])


def test_a_file_that_is_no_archive_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "pages.tar").write_text("no archive")
    (item,) = read_paths([tmp_path / "pages.tar"])
    assert isinstance(item, Rejection)
    assert item.detail == "not a tar archive that can be read to its end"

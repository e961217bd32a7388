import io
import tarfile
import zipfile
from pathlib import Path

import pytest

from dateline.model.capture import Capture, Source, SourceKind
from dateline.model.outcome import Rejection, RejectionReason
from dateline.settings import SourceSettings
from dateline.sources.archives import read_tar, read_zip

LIMITS = SourceSettings(max_page_bytes=1000, max_members=10, max_archive_bytes=20_000)


def _zip(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in members.items():
            archive.writestr(name, body)
    return path


def _tar(path: Path, members: dict[str, bytes], mode: str = "w:gz") -> Path:
    with tarfile.open(path, mode) as archive:  # type: ignore[call-overload]  # the mode is a parameter here
        for name, body in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(body)
            archive.addfile(info, io.BytesIO(body))
    return path


def _reasons(items: list[Capture | Rejection]) -> list[RejectionReason | None]:
    return [item.reason if isinstance(item, Rejection) else None for item in items]


def test_pages_of_a_zip_come_by_name(tmp_path: Path) -> None:
    members = {"b.html": b"<p>b", "a/a.txt": b"a", ".hidden.txt": b"x", "__MACOSX/._a.txt": b"x"}
    first, second = read_zip(_zip(tmp_path / "p.zip", **members), "p.zip", LIMITS)
    assert isinstance(first, Capture) and isinstance(second, Capture)
    assert (str(first.source), first.body) == ("p.zip#a/a.txt", b"a")
    assert second.content_type == "text/html"


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:bz2", "w:xz"])
def test_pages_of_a_tar_are_read_in_every_packing(tmp_path: Path, mode: str) -> None:
    (item,) = read_tar(_tar(tmp_path / "p.tar", {"a.txt": b"a"}, mode), "p.tar", LIMITS)
    assert isinstance(item, Capture) and item.body == b"a"


def test_a_page_has_the_same_id_in_an_archive_and_in_a_folder(tmp_path: Path) -> None:
    (packed,) = read_zip(_zip(tmp_path / "p.zip", **{"in/a.txt": b"a"}), "p.zip", LIMITS)
    assert packed.id == Capture.of(b"a", Source(SourceKind.FILE, "elsewhere/a.txt")).id


def test_json_lines_in_an_archive_are_read(tmp_path: Path) -> None:
    (item,) = read_zip(_zip(tmp_path / "p.zip", **{"all.jsonl": b'{"text": "x"}'}), "p.zip", LIMITS)
    assert isinstance(item, Capture) and str(item.source) == "p.zip/all.jsonl#1"


@pytest.mark.parametrize("name", ["../up.txt", "/etc/page.txt", "a/../../b.txt", "C:/page.txt"])
def test_a_name_that_points_outside_is_rejected(tmp_path: Path, name: str) -> None:
    (zipped,) = read_zip(_zip(tmp_path / "p.zip", **{name: b"x"}), "p.zip", LIMITS)
    (tarred,) = read_tar(_tar(tmp_path / "p.tar", {name: b"x"}), "p.tar", LIMITS)
    assert _reasons([zipped, tarred]) == [RejectionReason.UNREADABLE] * 2


def test_a_member_that_unpacks_to_too_much_is_rejected_alone(tmp_path: Path) -> None:
    path = _zip(tmp_path / "p.zip", **{"bomb.txt": b"x" * 5000, "ok.txt": b"x"})
    assert _reasons(list(read_zip(path, "p.zip", LIMITS))) == [RejectionReason.TOO_LARGE, None]


def test_a_size_that_lies_is_not_believed(tmp_path: Path) -> None:
    path = _zip(tmp_path / "p.zip", **{"bomb.txt": b"x" * 5000})
    data = path.read_bytes().replace((5000).to_bytes(4, "little"), (5).to_bytes(4, "little"))
    path.write_bytes(data)
    (item,) = read_zip(path, "p.zip", LIMITS)
    assert isinstance(item, Rejection)


def test_too_many_members_stop_the_archive(tmp_path: Path) -> None:
    many = {f"{number:02}.txt": b"x" for number in range(15)}
    for items in (
        list(read_zip(_zip(tmp_path / "p.zip", **many), "p.zip", LIMITS)),
        list(read_tar(_tar(tmp_path / "p.tar", many), "p.tar", LIMITS)),
    ):
        assert _reasons(items) == [None] * 10 + [RejectionReason.TOO_LARGE]


def test_too_many_bytes_stop_the_archive(tmp_path: Path) -> None:
    many = {f"{number}.png": b"x" * 9000 for number in range(3)}
    items = list(read_tar(_tar(tmp_path / "p.tar", many), "p.tar", LIMITS))
    assert _reasons(items) == [RejectionReason.UNSUPPORTED_TYPE] * 2 + [RejectionReason.TOO_LARGE]


def test_archives_in_archives_and_links_are_not_followed(tmp_path: Path) -> None:
    (inner,) = read_zip(_zip(tmp_path / "p.zip", **{"inner.zip": b"x"}), "p.zip", LIMITS)
    with tarfile.open(tmp_path / "p.tar", "w") as archive:
        link = tarfile.TarInfo("link.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/hostname"
        archive.addfile(link)
    (linked,) = read_tar(tmp_path / "p.tar", "p.tar", LIMITS)
    assert _reasons([inner, linked]) == [RejectionReason.UNSUPPORTED_TYPE] * 2


@pytest.mark.parametrize("data", [b"", b"no archive", b"PK\x03\x04 cut off"])
def test_a_damaged_archive_is_one_rejection(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "p").write_bytes(data)
    for read in (read_zip, read_tar):
        assert _reasons(list(read(tmp_path / "p", "p", LIMITS))) == [RejectionReason.UNREADABLE]


def test_a_tar_that_is_cut_off_keeps_what_came_before(tmp_path: Path) -> None:
    path = _tar(tmp_path / "p.tar", {"a.txt": b"a", "b.txt": b"b" * 900}, "w")
    path.write_bytes(path.read_bytes()[:1700])
    items = list(read_tar(path, "p.tar", LIMITS))
    assert _reasons(items)[0] is None
    assert _reasons(items)[-1] is RejectionReason.UNREADABLE


def test_an_encrypted_member_is_rejected(tmp_path: Path) -> None:
    path = _zip(tmp_path / "p.zip", **{"a.txt": b"a"})
    data = bytearray(path.read_bytes())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(bytes(data))
    (item,) = read_zip(path, "p.zip", LIMITS)
    assert isinstance(item, Rejection) and "encrypted" in item.detail

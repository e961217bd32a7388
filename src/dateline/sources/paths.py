"""Files and folders to captures.

Times of files are left alone: when a file was written says nothing about when a page was fetched or published.
"""

import io
import os
import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from dateline.errors import MissingPath, NoInput
from dateline.model.capture import Capture, Source, SourceKind
from dateline.model.outcome import Rejection, RejectionReason
from dateline.settings import SourceSettings
from dateline.sources.archives import read_tar, read_zip
from dateline.sources.documents import DOCUMENTS, read_document
from dateline.sources.filetypes import FileType, looks_like_html, type_by_name
from dateline.sources.jsonl import STAGE, read_lines
from dateline.sources.limits import TooLarge, gunzip_within, read_within
from dateline.sources.parquet import read_parquet
from dateline.sources.storage import fetched, is_stored, stored_files
from dateline.sources.warc import read_warc

LIMITS = SourceSettings()
Report = Callable[[str], None]
"""Is told, in a line of words, what an archive held and how far it could be read."""
_HEAD = 512
_NEVER_OPENED = frozenset({FileType.OTHER, FileType.URLS})
_LIKE_ADDRESS = re.compile(r"(?:[a-z][a-z0-9+-]*://|www\.)|(?:[a-z0-9-]+\.)+[a-z]{2,}/", re.I)
_SAVED = "save it as PDF, HTML or text"
_FETCHED = "the pages of a feed or sitemap: `dateline add --feed URL`"
_ADVICE = {
    **dict.fromkeys([".docx", ".doc", ".odt", ".rtf", ".pages", ".epub"], _SAVED),
    **dict.fromkeys([".xml", ".rss", ".atom"], _FETCHED),
    ".json": "JSON Lines, one page a line, end in .jsonl",
    **dict.fromkeys([".7z", ".rar", ".zst"], "pack it as zip or tar"),
}
_URLS_ADVICE = "a list of web addresses: fetch them with `dateline add --urls FILE`"


def unheard(_: str) -> None:
    """Tell nobody."""


def read_paths(
    paths: Iterable[str | os.PathLike[str]], settings: SourceSettings = LIMITS, *, report: Report = unheard
) -> Iterator[Capture | Rejection]:
    """Return an iterator over the pages that files and folders hold, with a rejection for each file that gives none.

    Folders are read with all folders in them, in the order of names; hidden files are skipped. Pages are HTML, plain
    text, Markdown and PDF files, letters and saved web pages, lines of JSON Lines files, rows of Parquet files, records
    of WARC files, and members of zip and tar archives. An address like `s3://bucket/folder` stands for a file or folder
    in storage (`storage`). `report` is told what each WARC file held.

    Raises:
        MissingPath: at once, before anything is read, where a path does not exist.
        StorageFailed: storage cannot be asked.
        NoInput: where no path is given, and at the end where the folders given hold no page at all.
    """
    given = [os.fspath(path) for path in paths]
    if not given:
        raise NoInput("no path given: name a file or a folder with pages")
    _must_exist(given)
    return _read_all(given, settings, report)


def _must_exist(given: Sequence[str]) -> None:
    missing = [path for path in given if not is_stored(path) and not Path(path).exists()]
    if missing:
        hint = " (a web address begins with https://)" if any(_LIKE_ADDRESS.match(path) for path in missing) else ""
        raise MissingPath("no such file or folder: " + ", ".join(missing) + hint)


def _read_all(given: Sequence[str], settings: SourceSettings, report: Report) -> Iterator[Capture | Rejection]:
    usable = False
    others: set[str] = set()
    for name, _, asked_for in chain.from_iterable(_listed(path, settings) for path in given):
        for item in _read_file(name, settings, report, asked_for=asked_for):
            if isinstance(item, Rejection) and not asked_for and item.reason is RejectionReason.UNSUPPORTED_TYPE:
                others.add(Path(name).suffix or "without an ending")
            else:
                usable = True
            yield item
    if not usable:
        found = f" (only files of other types: {', '.join(sorted(others))})" if others else ""
        raise NoInput(f"no page found in {', '.join(given)}{found}")


def list_files(
    paths: Iterable[str | os.PathLike[str]], settings: SourceSettings = LIMITS
) -> list[tuple[str, int, bool]]:
    """Return the files that `read_paths` would read, with their sizes in bytes and whether each was named itself.

    Raises:
        MissingPath: a path does not exist.
        StorageFailed: storage cannot be asked.
    """
    given = [os.fspath(path) for path in paths]
    _must_exist(given)
    return [each for path in given for each in _listed(path, settings)]


def _listed(path: str, settings: SourceSettings) -> Iterable[tuple[str, int, bool]]:
    """Return the files at a path: name, size in bytes, and whether the path is the file itself."""
    if is_stored(path):
        return stored_files(path, settings.s3_endpoint)
    if Path(path).is_dir():
        return ((name, _size(name), False) for name in _files_in(path))
    return [(path, _size(path), True)]


def read_files(
    names: Iterable[str], settings: SourceSettings = LIMITS, *, report: Report = unheard, asked_for: bool
) -> Iterator[Capture | Rejection]:
    """Yield the pages of files, as `list_files` lists them, in their order."""
    for name in names:
        yield from _read_file(name, settings, report, asked_for=asked_for)


def _size(name: str) -> int:
    try:
        return Path(name).stat().st_size
    except OSError:
        return 0  # reading it gives the rejection that says why


def _files_in(folder: str) -> Iterator[str]:
    """Yield the files below `folder` in the order of names; a folder that links lead to twice is entered once."""
    seen: set[tuple[int, int]] = set()
    todo = [folder]
    while todo:
        current = todo.pop()
        if not os.path.isdir(current):  # noqa: PTH112  # names are kept as the user wrote them
            yield current
            continue
        status = Path(current).stat()
        if (status.st_dev, status.st_ino) in seen:
            continue
        seen.add((status.st_dev, status.st_ino))
        try:
            names = sorted(entry for entry in os.listdir(current) if not entry.startswith("."))  # noqa: PTH208
        except OSError:
            yield current  # reading it as a file gives the rejection that says why
            continue
        todo.extend(os.path.join(current, name) for name in reversed(names))  # noqa: PTH118


def _read_file(
    name: str, settings: SourceSettings, report: Report, *, asked_for: bool
) -> Iterator[Capture | Rejection]:
    path = Path(name)
    label = os.fsencode(name).decode("utf-8", "replace")
    if is_stored(name):
        yield from _read_stored(name, settings, report, asked_for=asked_for)
        return
    if not path.is_file():
        if path.is_dir():
            yield _rejected(label, RejectionReason.UNREADABLE, "the folder cannot be opened")
        elif path.exists():
            yield _rejected(label, RejectionReason.UNSUPPORTED_TYPE, "neither a file nor a folder")
        else:
            yield _rejected(label, RejectionReason.UNREADABLE, "a link that leads nowhere")
        return
    try:
        yield from _read_typed(path, label, settings, report, asked_for=asked_for)
    except OSError as error:
        yield _rejected(label, RejectionReason.UNREADABLE, f"cannot be read: {error.strerror or error}")


def _read_stored(
    name: str, settings: SourceSettings, report: Report, *, asked_for: bool
) -> Iterator[Capture | Rejection]:
    if type_by_name(name.rpartition("/")[2]) in _NEVER_OPENED:
        yield from _read_typed(Path(name), name, settings, report, asked_for=asked_for)
        return
    try:
        with fetched(name, settings.s3_endpoint) as path:
            yield from _read_typed(path, name, settings, report, asked_for=asked_for)
    except FileNotFoundError:
        yield _rejected(name, RejectionReason.UNREADABLE, "it is not there any more")


def _read_typed(
    path: Path, label: str, settings: SourceSettings, report: Report, *, asked_for: bool
) -> Iterator[Capture | Rejection]:
    match type_by_name(path.name):
        case kind if kind in DOCUMENTS:
            yield _document(kind, path, label, settings)
        case FileType.LINES:
            with path.open("rb") as stream:
                yield from read_lines(stream, label, settings)
        case FileType.ZIP:
            yield from read_zip(path, label, settings)
        case FileType.TAR:
            yield from read_tar(path, label, settings)
        case FileType.WARC:
            yield from read_warc(path, label, settings, report=lambda account: report(str(account)))
        case FileType.PARQUET:
            yield from read_parquet(path, label, settings)
        case FileType.URLS:
            yield _rejected(label, RejectionReason.UNSUPPORTED_TYPE, _URLS_ADVICE)
        case FileType.GZIP:
            yield from _gzipped(path, label, settings)
        case FileType.NAMELESS if asked_for or looks_like_html(_head(path)):
            yield _document(FileType.PAGE, path, label, settings)
        case _:
            yield _unsupported(path, label)


def _head(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(_HEAD)


def _document(kind: FileType, path: Path, label: str, settings: SourceSettings) -> Capture | Rejection:
    try:
        with path.open("rb") as stream:
            body = read_within(stream, settings.max_page_bytes)
    except TooLarge as error:
        return _rejected(label, RejectionReason.TOO_LARGE, str(error))
    return read_document(kind, path.name, body, Source(SourceKind.FILE, label))


def _gzipped(path: Path, label: str, settings: SourceSettings) -> Iterator[Capture | Rejection]:
    inner = path.name[: -len(".gz")]
    kind = type_by_name(inner)
    if kind not in DOCUMENTS | {FileType.LINES}:
        yield _unsupported(path, label)
        return
    try:
        with path.open("rb") as stream:
            body = gunzip_within(read_within(stream, settings.max_page_bytes), settings.max_page_bytes)
    except TooLarge as error:
        yield _rejected(label, RejectionReason.TOO_LARGE, str(error))
        return
    except zlib.error as error:
        yield _rejected(label, RejectionReason.UNREADABLE, f"not a gzip file that can be read: {error}")
        return
    if kind is FileType.LINES:
        yield from read_lines(io.BytesIO(body), label, settings)
    else:
        yield read_document(kind, inner, body, Source(SourceKind.FILE, label))


def _unsupported(path: Path, label: str) -> Rejection:
    endings = [suffix.lower() for suffix in path.suffixes if suffix.lower() != ".gz"] or [path.suffix.lower()]
    if not path.suffix:
        return _rejected(label, RejectionReason.UNSUPPORTED_TYPE, "no page: neither HTML nor a named type")
    advice = _ADVICE.get(endings[-1], "")
    detail = f"no page: files ending in {path.suffix.lower()} are not read{advice and f' ({advice})'}"
    return _rejected(label, RejectionReason.UNSUPPORTED_TYPE, detail)


def _rejected(label: str, reason: RejectionReason, detail: str) -> Rejection:
    return Rejection.of(STAGE, reason, Source(SourceKind.FILE, label), detail)

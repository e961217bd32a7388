"""Which files hold pages, told by the name and, where the name says nothing, by the first bytes."""

from enum import Enum

PAGE_TYPES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".txt": "text/plain",
    ".md": "text/markdown",
}
_MAIL = (".eml",)
_SAVED_PAGE = (".mhtml", ".mht")
_PDF = (".pdf",)
_URLS = (".urls",)
_LINES = (".jsonl", ".ndjson")
_ZIP = (".zip",)
_TAR = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz")
_WARC = (".warc", ".warc.gz")
_PARQUET = (".parquet",)


class FileType(Enum):
    """What kind of file a name promises."""

    PAGE = "page"
    MAIL = "letter"
    SAVED_PAGE = "saved web page"
    PDF = "PDF"
    URLS = "list of addresses"
    LINES = "JSON Lines"
    ZIP = "zip archive"
    TAR = "tar archive"
    WARC = "WARC file"
    PARQUET = "Parquet file"
    GZIP = "gzip file"
    NAMELESS = "file without a known ending"
    OTHER = "file of another type"


def type_by_name(name: str) -> FileType:
    """Return the file type that `name` promises.

    >>> type_by_name("News.HTM"), type_by_name("crawl.warc.gz"), type_by_name("photo.png")
    (<FileType.PAGE: 'page'>, <FileType.WARC: 'WARC file'>, <FileType.OTHER: 'file of another type'>)
    """
    lower = name.lower()
    for kind, endings in (
        (FileType.PAGE, tuple(PAGE_TYPES)),
        (FileType.MAIL, _MAIL),
        (FileType.SAVED_PAGE, _SAVED_PAGE),
        (FileType.PDF, _PDF),
        (FileType.URLS, _URLS),
        (FileType.LINES, _LINES),
        (FileType.ZIP, _ZIP),
        (FileType.TAR, _TAR),
        (FileType.WARC, _WARC),
        (FileType.PARQUET, _PARQUET),
        (FileType.GZIP, (".gz",)),
    ):
        if lower.endswith(endings):
            return kind
    return FileType.OTHER if "." in lower.lstrip(".") else FileType.NAMELESS


def content_type(name: str) -> str | None:
    """Return the media type that goes with the ending of `name`, or `None`.

    >>> content_type("a/b/page.xhtml")
    'application/xhtml+xml'
    """
    lower = name.lower()
    return next((media for ending, media in PAGE_TYPES.items() if lower.endswith(ending)), None)


def looks_like_html(head: bytes) -> bool:
    """Tell whether a file that begins with `head` is markup.

    >>> looks_like_html(b"  <!DOCTYPE html>"), looks_like_html(b"all: build")
    (True, False)
    """
    return head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<")


def is_hidden(name: str) -> bool:
    """Tell whether some part of a path is hidden, or is what macOS adds to its archives.

    >>> is_hidden("pages/.git/x.html"), is_hidden("./pages/x.html")
    (True, False)
    """
    return any(part == "__MACOSX" or (part.startswith(".") and part not in {".", ".."}) for part in name.split("/"))

"""PDF press releases to plain text with paragraphs.

PDFium reads the characters and where they stand; a PDF knows no paragraphs, so they are told from the page: a wider
gap, another size of type, an indented or short line. Running heads and page numbers between two halves of a sentence
are left out. Pictures of text (scans) are not read.
"""

import re
import threading
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dateline.model.capture import Capture
from dateline.model.outcome import Rejection, RejectionReason
from dateline.sources.pdf_lines import Line, join_lines

PDF_TYPE = "application/pdf"
STAGE = "read"
MAX_PAGES = 300
MAX_CHARS = 2_000_000

_PASSWORD_ERROR = 4  # FPDF_ERR_PASSWORD
_KEPT_FIELDS = ("Title", "Author", "CreationDate", "ModDate")
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"(?:\W|page|seite|pagina|página|\bof\b|von|de|di|\d)+", re.IGNORECASE)
_library = threading.Lock()  # PDFium may be called from one thread at a time


def read_pdf(capture: Capture) -> Capture | Rejection:
    """Return the text of a captured PDF as a capture of plain text.

    Source, URL and times are those of the given capture; what the file says of itself (title, author, times) is kept
    as headers called `pdf-…`, as it stands there, and believed by nobody yet. A file that is damaged, needs a
    password, is too long or holds no text is a rejection.
    """
    if b"%PDF-" not in capture.body[:1024]:
        return _rejected(capture, RejectionReason.UNREADABLE, "the file does not begin like a PDF")
    with _library:
        outcome = _read(capture)
    if isinstance(outcome, Rejection):
        return outcome
    text, fields = outcome
    if not text.strip():
        return _rejected(capture, RejectionReason.EMPTY, "the PDF holds no text (scanned pages are not read)")
    body = text.encode("utf-8", "replace")
    made = Capture.of(body, capture.source, url=capture.url)
    headers = (*capture.headers, *fields)
    return replace(made, fetched_at=capture.fetched_at, content_type="text/plain; charset=utf-8", headers=headers)


def _read(capture: Capture) -> tuple[str, tuple[tuple[str, str], ...]] | Rejection:
    import pypdfium2  # type: ignore[import-untyped]  # noqa: PLC0415  # untyped; loaded when a PDF comes

    try:
        document = pypdfium2.PdfDocument(capture.body)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD_ERROR:
            return _rejected(capture, RejectionReason.UNREADABLE, "the PDF needs a password")
        return _rejected(capture, RejectionReason.UNREADABLE, f"not a PDF that can be read: {error}")
    try:
        count = len(document)
        if count > MAX_PAGES:
            return _rejected(capture, RejectionReason.TOO_LARGE, f"{count:,} pages, more than {MAX_PAGES}")
        pages = [_page_lines(document, number) for number in range(count)]
        fields = document.get_metadata_dict(skip_empty=True)
    except pypdfium2.PdfiumError as error:
        return _rejected(capture, RejectionReason.UNREADABLE, f"a page of the PDF cannot be read: {error}")
    finally:
        document.close()
    if sum(len(line.text) for lines in pages for line in lines) > MAX_CHARS:
        return _rejected(capture, RejectionReason.TOO_LARGE, f"more than {MAX_CHARS:,} characters of text")
    kept = tuple((f"pdf-{name.lower()}", fields[name]) for name in _KEPT_FIELDS if name in fields)
    return join_lines(_without_running_heads(pages)), kept


def _page_lines(document: Any, number: int) -> list[Line]:
    """Return the lines of one page in the order in which the file writes them."""
    import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # noqa: PLC0415

    page = document[number]
    text_page = page.get_textpage()
    lines: list[Line] = []
    row: list[tuple[str, int]] = []
    for index in range(min(text_page.count_chars(), MAX_CHARS + 1)):
        char = chr(pdfium.FPDFText_GetUnicode(text_page, index))
        if char in "\r\n\x02":
            _close_row(text_page, row, lines, hyphenated=char == "\x02")
            row = []
        elif char != "\0":
            row.append((char, index))
    _close_row(text_page, row, lines, hyphenated=False)
    text_page.close()
    page.close()
    return lines


def _close_row(text_page: Any, row: Sequence[tuple[str, int]], lines: list[Line], *, hyphenated: bool) -> None:
    """Add the characters of `row` to `lines` as a line with its place on the page, where there are any."""
    inked = [index for char, index in row if not char.isspace()]
    if not inked:
        return
    left, bottom, _, top = text_page.get_charbox(inked[0], loose=True)
    right = text_page.get_charbox(inked[-1], loose=True)[2]
    text = "".join(char for char, _ in row).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    lines.append(Line(" ".join(text.split()), left, right, bottom, top, hyphenated))


def _without_running_heads(pages: Sequence[list[Line]]) -> list[list[Line]]:
    """Leave out the first and last line of a page where it is a page number, or recurs on most pages but for its
    digits. The first line of the first page stays: a title may be the running head of all further pages.
    """
    edges = Counter(_DIGITS.sub("#", lines[at].text) for lines in pages for at in {0, len(lines) - 1} if len(lines) > 1)
    heads = {text for text, count in edges.items() if count > 2 and count > len(pages) / 2}
    return [
        [line for at, line in enumerate(lines) if at + number == 0 or not _is_running(line, at, lines, heads)]
        for number, lines in enumerate(pages)
    ]


def _is_running(line: Line, at: int, lines: Sequence[Line], heads: set[str]) -> bool:
    if at not in {0, len(lines) - 1}:
        return False
    if _DIGITS.sub("#", line.text) in heads:
        return True
    return len(line.text) < 20 and any(c.isdigit() for c in line.text) and bool(_PAGE_NUMBER.fullmatch(line.text))


def _rejected(capture: Capture, reason: RejectionReason, detail: str) -> Rejection:
    return Rejection.of(STAGE, reason, capture.source, detail)

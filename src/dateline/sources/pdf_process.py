"""Reading one PDF: from the standard input, to JSON on the standard output. Run by `pdf.py`, in a process of its own.

PDFium reads the characters and where they stand; a PDF knows no paragraphs, so they are told from the page
(`pdf_lines.py`). Running heads and page numbers between two halves of a sentence are left out. Pictures of text (scans)
are not read.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import pypdfium2  # type: ignore[import-untyped]  # ships no type information
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from dateline.model.outcome import RejectionReason
from dateline.sources.pdf_lines import Line, join_lines
from dateline.sources.processes import bound_memory, bound_processor_time

MAX_PAGES = 300
MAX_CHARS = 1_000_000
MAX_MEMORY = 2_000_000_000  # bytes of address space, of which the libraries map a good part
MAX_CPU_SECONDS = 30

_PASSWORD_ERROR = 4  # FPDF_ERR_PASSWORD
_KEPT_FIELDS = ("Title", "Author", "CreationDate", "ModDate")
_LINE_ENDS = "\r\n\x02\ufffe"
_HYPHENS = "\x02\ufffe"  # PDFium's signs for a hyphen at the end of a line
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"(?:\W|page|seite|pagina|página|\bof\b|von|de|di|\d)+", re.IGNORECASE)


class Unusable(Exception):
    """A PDF that gives no page: the reason code and words a person can act on."""

    def __init__(self, reason: RejectionReason, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


def read(data: bytes) -> dict[str, Any]:
    """Return `text` and `fields` (pairs of header name and value) of a PDF, or `reason` and `detail`."""
    try:
        text, fields = _read(data)
    except Unusable as why:
        return {"reason": why.reason.value, "detail": str(why)}
    except pypdfium2.PdfiumError as error:
        return {"reason": RejectionReason.UNREADABLE.value, "detail": f"the PDF cannot be read: {error}"}
    return {"text": text, "fields": fields}


def _read(data: bytes) -> tuple[str, list[tuple[str, str]]]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD_ERROR:
            raise Unusable(RejectionReason.UNREADABLE, "the PDF needs a password") from None
        raise
    if len(document) > MAX_PAGES:
        raise Unusable(RejectionReason.TOO_LARGE, f"{len(document):,} pages, more than {MAX_PAGES}")
    pages: list[list[Line]] = []
    room = MAX_CHARS
    for number in range(len(document)):
        text_page = document[number].get_textpage()
        room -= text_page.count_chars()
        if room < 0:
            raise Unusable(RejectionReason.TOO_LARGE, f"more than {MAX_CHARS:,} characters of text")
        pages.append(_page_lines(text_page))
    text = join_lines(_without_running_heads(pages))
    if not text.strip():
        raise Unusable(RejectionReason.EMPTY, "the PDF holds no text (scanned pages are not read)")
    stated = document.get_metadata_dict(skip_empty=True)
    return text, [(f"pdf-{name.lower()}", stated[name]) for name in _KEPT_FIELDS if name in stated]


def _page_lines(text_page: Any) -> list[Line]:
    """Return the lines of one page in the order in which the file writes them."""
    lines: list[Line] = []
    row: list[tuple[str, int]] = []
    for index, char in _chars(text_page):
        if char in _LINE_ENDS:
            _close_row(text_page, row, lines, hyphenated=char in _HYPHENS)
            row = []
        elif char != "\0":
            row.append((char, index))
    _close_row(text_page, row, lines, hyphenated=False)
    return lines


def _chars(text_page: Any) -> Iterator[tuple[int, str]]:
    """Yield each character with its number on the page.

    The whole text comes in one call; but it leaves out what has no Unicode character, and then numbers have to be had
    one by one.
    """
    count = text_page.count_chars()
    text = text_page.get_text_range()
    if len(text) == count:
        return iter(enumerate(text))
    return ((index, chr(pdfium.FPDFText_GetUnicode(text_page, index))) for index in range(count))


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


def main() -> None:
    """Read a PDF from the standard input and write what came of it to the standard output."""
    bound_memory(MAX_MEMORY)
    bound_processor_time(MAX_CPU_SECONDS)
    sys.stdout.write(json.dumps(read(sys.stdin.buffer.read())))


if __name__ == "__main__":
    main()

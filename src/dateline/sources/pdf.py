"""PDF press releases to plain text with paragraphs.

Each file is read in a process of its own, with limits of time and memory: a few kilobytes of PDF can unpack to
gigabytes of type, and the library is native code, which a broken file may crash. `pdf_process.py` is what runs there.
"""

import json
import subprocess
from dataclasses import replace

from dateline.model.capture import Capture
from dateline.model.outcome import Rejection, RejectionReason
from dateline.sources.processes import program

PDF_TYPE = "application/pdf"
STAGE = "read"
MAX_SECONDS = 30.0


def read_pdf(capture: Capture, seconds: float = MAX_SECONDS) -> Capture | Rejection:
    """Return the text of a captured PDF as a capture of plain text.

    Source, URL and times are those of the given capture; what the file says of itself (title, author, times) is kept
    as headers called `pdf-…`, as it stands there, and believed by nobody yet. A file that is damaged, needs a
    password, is too long, takes longer than `seconds` or holds no text is a rejection.
    """
    if b"%PDF-" not in capture.body[:1024]:
        return _rejected(capture, RejectionReason.UNREADABLE, "the file does not begin like a PDF")
    command, environment = program("dateline.sources.pdf_process")
    try:
        done = subprocess.run(  # noqa: S603  # our own module, the file on its standard input
            command, input=capture.body, capture_output=True, timeout=seconds, check=False, env=environment
        )
    except subprocess.TimeoutExpired:
        return _rejected(capture, RejectionReason.TIME_LIMIT, f"the PDF was not read after {seconds:g} seconds")
    if done.returncode != 0:
        return _rejected(
            capture, RejectionReason.CRASHED, "the PDF ended the process that read it, or filled its memory"
        )
    found = json.loads(done.stdout)
    if "reason" in found:
        return _rejected(capture, RejectionReason(found["reason"]), found["detail"])
    made = Capture.of(found["text"].encode("utf-8", "replace"), capture.source, url=capture.url)
    headers = (*capture.headers, *((name, value) for name, value in found["fields"]))
    return replace(made, fetched_at=capture.fetched_at, content_type="text/plain; charset=utf-8", headers=headers)


def _rejected(capture: Capture, reason: RejectionReason, detail: str) -> Rejection:
    return Rejection.of(STAGE, reason, capture.source, detail)

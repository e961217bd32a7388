"""One document, whatever file or archive it came in: to a capture, by the type that its name promises."""

from dateline.model.capture import Capture, Source
from dateline.model.outcome import Rejection
from dateline.sources.filetypes import FileType, content_type
from dateline.sources.mail import read_mail, read_mhtml
from dateline.sources.pdf import PDF_TYPE, read_pdf

DOCUMENTS = frozenset({FileType.PAGE, FileType.MAIL, FileType.SAVED_PAGE, FileType.PDF})


def read_document(kind: FileType, name: str, body: bytes, source: Source) -> Capture | Rejection:
    """Return the page that a document holds.

    Args:
        kind: what the document is; anything but the `DOCUMENTS` is taken as a page.
        name: the document's own name; its ending tells the content type of a page.
        body: its bytes.
        source: where it was read.
    """
    match kind:
        case FileType.MAIL:
            return read_mail(body, source)
        case FileType.SAVED_PAGE:
            return read_mhtml(body, source)
        case FileType.PDF:
            return read_pdf(Capture.of(body, source, content_type=PDF_TYPE))
        case _:
            return Capture.of(body, source, content_type=content_type(name))

"""Small PDF files, written by hand."""

from collections.abc import Sequence

Written = tuple[float, float, float, str]  # size, x, y, text


def pdf(*pages: Sequence[Written], info: str = "", trailer: str = "") -> bytes:
    """Return a PDF with the given lines of type on each page."""
    streams = [
        b"BT "
        + b"".join(b"/F1 %g Tf 1 0 0 1 %g %g Tm (%s) Tj " % (s, x, y, t.encode("cp1252")) for s, x, y, t in page)
        + b"ET"
        for page in pages
    ]
    numbers = range(4, 4 + 2 * len(pages), 2)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(b"%d 0 R" % n for n in numbers), len(pages)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, stream in zip(numbers, streams, strict=True):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % (number + 1)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    objects.append(f"<< {info} >>".encode())
    out, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects)
    out += f"trailer\n<< /Size {size + 1} /Root 1 0 R /Info {size} 0 R {trailer} >>\nstartxref\n{start}\n%%EOF".encode()
    return bytes(out)

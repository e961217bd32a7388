from datetime import UTC, datetime
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model.capture import Capture, Source, SourceKind
from dateline.model.outcome import Rejection, RejectionReason
from dateline.sources.mail import MAX_BOUNDARIES, read_mail, read_mhtml

LETTER = Source(SourceKind.FILE, "morning.eml")
SAVED = Source(SourceKind.FILE, "page.mhtml")


def newsletter(**headers: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Port Letter <letter@paper.example>"
    message["Subject"] = "Grève à Mombasa"
    message["Date"] = "Mon, 02 Mar 2026 06:00:00 +0300"
    message["To"] = "reader@desk.example"
    for name, value in headers.items():
        message[name] = value
    return message


def page_of(outcome: Capture | Rejection) -> Capture:
    assert isinstance(outcome, Capture), outcome
    return outcome


def reason_of(outcome: Capture | Rejection) -> RejectionReason:
    assert isinstance(outcome, Rejection), outcome
    return outcome.reason


def test_html_is_taken_before_plain_text() -> None:
    message = newsletter()
    message.set_content("The strike goes on.")
    message.add_alternative("<p>The strike goes on, s’il vous plaît.</p>", subtype="html")
    page = page_of(read_mail(bytes(message), LETTER))
    assert page.content_type == "text/html; charset=utf-8"
    assert page.body.decode() == "<p>The strike goes on, s’il vous plaît.</p>\n"


def test_the_date_line_is_a_header_and_no_fetch_time() -> None:
    message = newsletter()
    message.set_content("The strike goes on.")
    page = page_of(read_mail(bytes(message), LETTER))
    assert page.fetched_at is None and page.url is None
    headers = dict(page.headers)
    assert headers["date"] == "Mon, 02 Mar 2026 06:00:00 +0300"
    assert headers["subject"] == "Grève à Mombasa" and "to" not in headers


def test_attachments_are_not_the_letter() -> None:
    message = newsletter()
    message.set_content("See the report attached.")
    message.add_attachment("<p>Report</p>", subtype="html", filename="report.html")
    assert page_of(read_mail(bytes(message), LETTER)).body == b"See the report attached.\n"


def test_the_bytes_and_their_encoding_are_left_alone() -> None:
    raw = (
        b"From: a@b.example\nMIME-Version: 1.0\nContent-Type: text/plain; charset=koi8-r\n"
        b"Content-Transfer-Encoding: base64\n\n8NLJ18XU\n"
    )
    page = page_of(read_mail(raw, LETTER))
    assert page.content_type == "text/plain; charset=koi8-r" and page.body.decode("koi8-r") == "Привет"


def test_a_letter_without_text_is_rejected() -> None:
    message = newsletter()
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="x.png")
    assert reason_of(read_mail(bytes(message), LETTER)) is RejectionReason.EMPTY


def test_a_saved_page_has_its_address_and_the_time_it_was_saved() -> None:
    raw = (
        b"From: <Saved by a browser>\r\nSnapshot-Content-Location: https://paper.example/port\r\n"
        b"Subject: Port\r\nDate: Mon, 2 Mar 2026 10:00:00 +0300\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="--x"\r\n\r\n'
        b"----x\r\nContent-Type: text/css\r\n\r\np{}\r\n"
        b"----x\r\nContent-Type: text/html\r\nContent-Location: https://paper.example/port\r\n"
        b"Content-Transfer-Encoding: quoted-printable\r\n\r\n<p>Pier=20nine</p>\r\n----x--\r\n"
    )
    page = page_of(read_mhtml(raw, SAVED))
    assert page.body.strip() == b"<p>Pier nine</p>" and page.url == "https://paper.example/port"
    assert page.fetched_at == datetime(2026, 3, 2, 7, tzinfo=UTC)
    assert "from" not in dict(page.headers)


def test_a_saved_time_without_a_zone_is_none() -> None:
    raw = b"Date: Mon, 2 Mar 2026 10:00:00\nMIME-Version: 1.0\nContent-Type: text/html\n\n<p>x"
    assert page_of(read_mhtml(raw, SAVED)).fetched_at is None


@pytest.mark.parametrize("data", [b"", b"\x00\xff\xfe", b"Just a note about the port", b"<html>", b"PK\x03\x04"])
def test_what_is_no_letter_is_rejected(data: bytes) -> None:
    assert reason_of(read_mail(data, LETTER)) is RejectionReason.UNREADABLE


def test_parts_within_parts_are_not_followed_forever() -> None:
    nest = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(MAX_BOUNDARIES + 1))
    assert reason_of(read_mail(f"From: a@b.example\n{nest}".encode(), LETTER)) is RejectionReason.UNREADABLE
    some = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(MAX_BOUNDARIES))
    assert isinstance(read_mail(f"From: a@b.example\n{some}".encode(), LETTER), Rejection)


LINES = st.sampled_from(
    [
        *("Content-Type: text/html; charset=bogus", "Content-Type: multipart/mixed; boundary=x", "--x", "--x--", ""),
        *("Content-Type: message/rfc822", "Content-Transfer-Encoding: base64", "Date: =?utf-8?q?=ff?=", "=?x?b?=?="),
        *("Content-Type: text/plain; charset*0*=utf-8''%ff", "Content-Transfer-Encoding: x-uuencode", "begin 666 x"),
        *("Content-Disposition: =?x?=", "Subject: =?utf-16?b?AAA=?=", "<p>text", "Date: Mon, 99 Foo 99999 99:99"),
    ]
)


@given(st.lists(LINES | st.text(max_size=20), max_size=25))
@settings(max_examples=150, deadline=None)
def test_whatever_the_lines_an_outcome_comes_back(lines: list[str]) -> None:
    data = ("From: a@b.example\n" + "\n".join(lines)).encode("utf-8", "surrogatepass")
    assert isinstance(read_mail(data, LETTER), Capture | Rejection)
    assert isinstance(read_mhtml(data, SAVED), Capture | Rejection)

"""Bytes: encodings told and wrongly told, and what is no page at all."""

import pytest

from dateline.model.article import Article, DamageKind
from dateline.model.capture import Capture, Source, SourceKind
from dateline.model.outcome import Rejection, RejectionReason
from dateline.page.decode import Decoded, decode
from dateline.page.extract import extract
from dateline.settings import PageSettings

RUSSIAN = "Паром между материком и островами остановился в полдень, сообщила администрация порта. " * 4
GERMAN = "Die Fähren zwischen dem Festland und den Inseln hörten mittags auf zu fahren, erklärte die Behörde. " * 4


def capture(body: bytes, content_type: str | None = None) -> Capture:
    return Capture.of(body, Source(SourceKind.MEMORY, "page"), content_type=content_type)


def decoded(body: bytes, content_type: str | None = None) -> Decoded:
    found = decode(capture(body, content_type), PageSettings())
    assert isinstance(found, Decoded), found
    return found


@pytest.mark.parametrize(
    ("body", "content_type", "reason"),
    [
        (b"", None, RejectionReason.EMPTY),
        (b" \r\n\t ", None, RejectionReason.EMPTY),
        (b"\x00" * 500 + b"\x01\x02" * 400, None, RejectionReason.BINARY),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), None, RejectionReason.UNSUPPORTED_TYPE),
        (b"%PDF-1.7 ...", None, RejectionReason.UNSUPPORTED_TYPE),
        (b"hello there", "image/webp", RejectionReason.UNSUPPORTED_TYPE),
    ],
)
def test_what_is_no_text_is_rejected(body: bytes, content_type: str | None, reason: RejectionReason) -> None:
    found = extract(capture(body, content_type))
    assert isinstance(found, Rejection)
    assert found.reason is reason
    assert found.stage == "page"


def test_a_page_over_the_limit_is_rejected() -> None:
    found = extract(capture(b"x" * 100), PageSettings(max_bytes=99))
    assert isinstance(found, Rejection)
    assert found.reason is RejectionReason.TOO_LARGE
    assert "99" in found.detail


WIDE = ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", *WIDE])
def test_unicode_encodings(encoding: str) -> None:
    assert decoded(GERMAN.encode(encoding)).text.strip("\ufeff") == GERMAN


@pytest.mark.parametrize("encoding", WIDE)
@pytest.mark.parametrize("text", [RUSSIAN, "أضرب عمال الميناء عن العمل. " * 9, "เรือข้ามฟากหยุดให้บริการ " * 9])
def test_wide_encodings_of_other_alphabets_need_no_byte_order_mark(text: str, encoding: str) -> None:
    assert decoded(text.encode(encoding)).text == text


@pytest.mark.parametrize("declared", ["shift_jis", "euc-kr", "gb18030", "iso-8859-1"])
def test_a_declaration_that_gives_nonsense_is_not_believed(declared: str) -> None:
    found = decoded(f'<meta charset="{declared}"><p>'.encode() + RUSSIAN.encode("windows-1251"))
    assert RUSSIAN in found.text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(RUSSIAN, "windows-1251"), (RUSSIAN, "koi8-r"), (GERMAN, "iso-8859-1"), ("港口罢工本周继续。" * 30, "gb18030")],
)
def test_declared_encodings(text: str, encoding: str) -> None:
    page = f'<html><head><meta charset="{encoding}"></head><body><p>{text}</p></body></html>'
    assert text in decoded(page.encode(encoding)).text
    assert text in decoded(text.encode(encoding), f"text/html; charset={encoding}").text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(RUSSIAN, "windows-1251"), (GERMAN, "windows-1252"), ("港口罢工本周继续，商店空了。" * 30, "gb18030")],
)
def test_undeclared_encodings_are_detected(text: str, encoding: str) -> None:
    found = decoded(text.encode(encoding))
    assert found.text == text
    assert found.damage[0].kind is DamageKind.ENCODING


def test_a_wrong_declaration_is_noted() -> None:
    found = decoded(f'<meta charset="iso-8859-1"><p>{RUSSIAN}</p>'.encode())
    assert RUSSIAN in found.text
    assert found.damage[0].kind is DamageKind.ENCODING


def test_a_few_broken_bytes_are_damage() -> None:
    found = decoded(RUSSIAN.encode() + b" \xff\xfe " + RUSSIAN.encode())
    assert found.encoding == "utf-8"
    assert found.damage[0].kind is DamageKind.ENCODING


def test_a_stray_tag_does_not_make_a_text_html() -> None:
    assert not decoded(b"The strike goes on.< /p> It may end soon.</b>").is_html
    assert decoded(b"<!DOCTYPE html><p>The strike goes on.").is_html


def test_line_ends_are_made_one() -> None:
    assert decoded(b"one\r\ntwo\rthree").text == "one\ntwo\nthree"


def test_text_decoded_twice_is_repaired() -> None:
    broken = GERMAN.encode().decode("windows-1252")
    found = extract(capture(broken.encode()))
    assert isinstance(found, Article)
    assert "Fähren" in found.text
    assert any(damage.kind is DamageKind.MOJIBAKE for damage in found.damage)

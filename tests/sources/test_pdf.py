from datetime import UTC, datetime

import pytest

from dateline.model.capture import Capture, Source, SourceKind
from dateline.model.outcome import Rejection, RejectionReason
from dateline.sources.pdf import read_pdf
from dateline.sources.pdf_lines import Line, join_lines
from dateline.sources.pdf_process import MAX_PAGES
from dateline.sources.pdf_process import read as read_here
from tests.support.pdfs import Written, pdf

FETCHED = datetime(2026, 3, 1, tzinfo=UTC)


def read(data: bytes) -> Capture | Rejection:
    source = Source(SourceKind.FILE, "release.pdf")
    return read_pdf(Capture.of(data, source, url="https://ministry.example/r.pdf", fetched_at=FETCHED))


def text(data: bytes) -> list[str]:
    found = read(data)
    assert isinstance(found, Capture), found
    return found.body.decode().split("\n\n")


RELEASE: list[Written] = [
    (16, 72, 760, "Ministers agree on the river treaty"),
    (11, 72, 730, "Ministers of the four states on the upper river agreed on Tuesday to"),
    (11, 72, 716, "share the water of the new dam, the ministry of energy said in a state-"),
    (11, 72, 702, "ment. The treaty will be signed in May."),
    (11, 72, 680, "“It took nine years,” the minister said."),
]


def test_paragraphs_are_told_from_the_page() -> None:
    assert text(pdf(RELEASE)) == [
        "Ministers agree on the river treaty",
        "Ministers of the four states on the upper river agreed on Tuesday to share the water of the new dam, the "
        "ministry of energy said in a statement. The treaty will be signed in May.",
        "“It took nine years,” the minister said.",
    ]


def test_the_capture_is_plain_text_with_what_the_file_says_of_itself() -> None:
    info = "/Title (Treaty) /CreationDate (D:20260228120000Z) /Producer (X)"
    found = read(pdf(RELEASE, info=info))
    assert isinstance(found, Capture)
    assert (found.content_type, found.url, found.fetched_at) == (
        "text/plain; charset=utf-8",
        "https://ministry.example/r.pdf",
        FETCHED,
    )
    assert found.headers == (("pdf-title", "Treaty"), ("pdf-creationdate", "D:20260228120000Z"))


def test_a_paragraph_goes_on_over_the_page_without_heads_and_numbers() -> None:
    pages: list[list[Written]] = [
        [
            (9, 72, 800, f"Press release {number}"),
            (11, 72, 760, f"In year {number} the four states argued about the water and they did not stop when"),
            (11, 72, 746, "the rains came but went on in the same way as they had done for all of"),
            (9, 290, 30, f"{number}"),
        ]
        for number in (1, 2, 3)
    ]
    pages[1][1] = (11, 72, 760, "the years before and the years after, and they did not stop when the new year")
    found = text(pdf(*pages))
    assert found[0] == "Press release 1"
    assert "for all of the years before" in found[1]
    assert not any("release 2" in each or each.strip() in {"2", "3"} for each in found)


def test_no_text_is_no_page() -> None:
    found = read(pdf([]))
    assert isinstance(found, Rejection) and found.reason is RejectionReason.EMPTY


def test_too_many_pages_are_refused() -> None:
    found = read(pdf(*[RELEASE[:1]] * (MAX_PAGES + 1)))
    assert isinstance(found, Rejection) and found.reason is RejectionReason.TOO_LARGE


@pytest.mark.parametrize(
    "data", [b"", b"<html>", b"%PDF-1.4", b"%PDF-1.7\n" + bytes(range(256)) * 20, pdf(RELEASE)[:200]]
)
def test_damaged_files_are_rejected(data: bytes) -> None:
    found = read(data)
    assert isinstance(found, Rejection) and found.reason is RejectionReason.UNREADABLE


def test_a_file_that_needs_a_password_is_rejected() -> None:
    key = "00" * 32
    encrypt = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{key}> /U <{key}> /P -4 >> /ID [<00> <00>]"
    found = read(pdf(RELEASE, trailer=encrypt))
    assert isinstance(found, Rejection) and "password" in found.detail


@pytest.mark.parametrize("step", [37, 101])
def test_damage_anywhere_gives_an_outcome(step: int) -> None:
    whole = pdf(RELEASE)
    for at in range(0, len(whole), step):
        data = bytearray(whole)
        data[at] ^= 0x55
        assert read_here(bytes(data)).keys() in ({"text", "fields"}, {"reason", "detail"})


def test_a_file_that_takes_too_long_is_rejected() -> None:
    found = read_pdf(Capture.of(pdf(RELEASE), Source(SourceKind.FILE, "release.pdf")), seconds=0.001)
    assert isinstance(found, Rejection) and found.reason is RejectionReason.TIME_LIMIT


def test_too_much_text_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.sources.pdf_process.MAX_CHARS", 50)
    assert read_here(pdf(RELEASE))["reason"] == RejectionReason.TOO_LARGE


def line(content: str, y: float, x: float = 70, right: float = 500, hyphenated: bool = False) -> Line:
    return Line(content, x, right, y, y + 12, hyphenated)


class TestLines:
    def test_a_list_keeps_its_points(self) -> None:
        assert join_lines([[line("They agreed on:", 100), line("• water", 86), line("• power", 72)]]) == (
            "They agreed on:\n\n• water\n\n• power"
        )

    def test_an_indented_first_line_begins_a_paragraph(self) -> None:
        found = join_lines([[line("It rained.", 100), line("Then it stopped and", 86, x=84), line("dried.", 72)]])
        assert found == "It rained.\n\nThen it stopped and dried."

    def test_a_hyphen_of_the_word_stays(self) -> None:
        assert join_lines([[line("the G", 100, hyphenated=True), line("20 summit", 86)]]) == "the G-20 summit"

    def test_a_column_goes_on_beside_itself(self) -> None:
        left, right = line("the talks were", 40, right=280), line("held in Quito", 700, x=320)
        assert join_lines([[left, right]]) == "the talks were held in Quito"

    def test_no_lines_are_no_text(self) -> None:
        assert join_lines([[], []]) == ""

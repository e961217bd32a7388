"""Hostile input ends in a value, never in an exception."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.model.article import Article
from dateline.model.outcome import Rejection
from tests.page.helpers import html, outcome, paragraphs

PAGE = html(
    '<nav><a href="/">Home</a></nav><article><h1>Ferry strike cuts off northern islands</h1><p '
    'class="byline">By Ada Berg</p>'
    '<time datetime="2023-05-10">10 May '
    f"2023</time>{paragraphs()}<ul><li>One</li></ul></article><footer>© 2023</footer>",
    '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2023-05-10"}</script>',
).encode()
BOUNDED = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)


def holds(found: Article | Rejection) -> None:
    assert isinstance(found, (Article, Rejection))
    if isinstance(found, Article):
        assert "\n\n".join(block.span.of(found.text) for block in found.blocks) == found.text
        assert all(offset >= -1 for offset in found.offsets)


@BOUNDED
@given(cut=st.integers(0, len(PAGE)))
def test_truncated_pages(cut: int) -> None:
    holds(outcome(PAGE[:cut]))


@BOUNDED
@given(flips=st.lists(st.tuples(st.integers(0, len(PAGE) - 1), st.integers(1, 255)), min_size=1, max_size=60))
def test_flipped_bits(flips: list[tuple[int, int]]) -> None:
    page = bytearray(PAGE)
    for place, mask in flips:
        page[place] ^= mask
    holds(outcome(bytes(page)))


@BOUNDED
@given(body=st.binary(max_size=600))
def test_any_bytes(body: bytes) -> None:
    holds(outcome(body))


@BOUNDED
@given(text=st.text(max_size=800))
def test_any_text(text: str) -> None:
    holds(outcome(text.encode("utf-8", "surrogatepass")))


@BOUNDED
@given(
    parts=st.lists(
        st.sampled_from(
            [
                "<div>",
                "</div>",
                "<p>",
                "<table>",
                "<!--",
                "<script>",
                "<svg>",
                "<a href=x>",
                "&#0;",
                "]]>",
                "<h1>",
                "\x00",
                "word ",
                "4 May 2023",
            ]
        ),
        max_size=120,
    )
)
def test_any_markup(parts: list[str]) -> None:
    holds(outcome("<html>" + "".join(parts)))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-7", "shift_jis", "koi8-r", "no-such-encoding", "gb2312"])
def test_wrongly_declared_encodings(encoding: str) -> None:
    holds(outcome(PAGE.replace(b'charset="utf-8"', f'charset="{encoding}"'.encode())))


@pytest.mark.parametrize(
    "page",
    [
        b"<html><body>" + b"<div>" * 100_000 + b"x",
        b"<html><body><p>" + b"<span>" * 100_000 + b"x",
        b"<html><body>" + b"<ul><li>" * 20_000 + b"text",
        b"<" * 100_000,
        b"<html><script type='application/ld+json'>" + b"[" * 50_000 + b"</script>",
        b"a" * 500_000,
        "”“".encode() * 50_000,
        b"<p " + b"a='b' " * 50_000 + b">x",
        b"The ferry sailed.\n" * 3_000,
    ],
    ids=["div", "span", "list", "angles", "json", "letters", "quotes", "attributes", "lines"],
)
def test_deep_and_long_pages(page: bytes) -> None:
    holds(outcome(page))

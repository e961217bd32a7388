import contextlib
import gzip
import tracemalloc
import zlib
from collections.abc import Callable

import brotli  # type: ignore[import-untyped]  # ships no type information
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.sources.content_coding import BadCoding, decode_body, unchunk
from dateline.sources.limits import TooLarge

PAGE = b"<p>Lagos votes on Saturday.</p>"


def quick_brotli(data: bytes) -> bytes:
    packed: bytes = brotli.compress(data, quality=1)
    return packed


PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": quick_brotli,
}


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize("coding", PACKERS)
def test_each_coding_is_undone(coding: str) -> None:
    assert decode_body(PACKERS[coding](PAGE), coding, 1000) == PAGE
    assert decode_body(PACKERS[coding](PAGE), coding.upper(), len(PAGE)) == PAGE


def test_deflate_without_its_envelope_is_undone() -> None:
    assert decode_body(raw_deflate(PAGE), "deflate", 1000) == PAGE


def test_codings_are_undone_from_the_last_to_the_first() -> None:
    assert decode_body(brotli.compress(gzip.compress(PAGE)), "gzip, br", 1000) == PAGE


def test_gzip_members_are_joined_and_what_follows_them_is_dropped() -> None:
    assert decode_body(gzip.compress(PAGE) + gzip.compress(b"!") + b"junk", "gzip", 1000) == PAGE + b"!"


@pytest.mark.parametrize("coding", PACKERS)
def test_a_body_that_was_never_packed_is_left_alone(coding: str) -> None:
    assert decode_body(PAGE, coding, 1000) == PAGE


@pytest.mark.parametrize("coding", PACKERS)
def test_a_body_that_was_cut_off_is_told(coding: str) -> None:
    with pytest.raises(BadCoding):
        decode_body(PACKERS[coding](PAGE * 50)[:-6], coding, 10_000)


@pytest.mark.parametrize("coding", PACKERS)
def test_a_bomb_is_stopped_early(coding: str) -> None:
    bomb = PACKERS[coding](bytes(50_000_000))
    tracemalloc.start()
    try:
        with pytest.raises(TooLarge):
            decode_body(bomb, coding, 100_000)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 1_000_000


def test_a_bomb_inside_a_bomb_is_stopped() -> None:
    with pytest.raises(TooLarge):
        decode_body(gzip.compress(gzip.compress(bytes(50_000_000))), "gzip, gzip", 100_000)


def test_unknown_codings_are_told() -> None:
    with pytest.raises(BadCoding, match="compress"):
        decode_body(PAGE, "compress", 1000)
    with pytest.raises(BadCoding, match="4 times"):
        decode_body(PAGE, "gzip, gzip, gzip, gzip", 1000)


def test_a_plain_body_is_measured_too() -> None:
    with pytest.raises(TooLarge):
        decode_body(PAGE, None, 5)


@pytest.mark.parametrize(
    ("body", "content", "whole"),
    [
        (b"5\r\n<p>La\r\n3;name=x\r\ngos\r\n0\r\n\r\n", b"<p>Lagos", True),
        (b"5\n<p>La\n0\n\n", b"<p>La", True),
        (b"5\r\n<p>La\r\n", b"<p>La", False),
        (b"ff\r\n<p>La", b"<p>La", False),
        (b"0\r\n\r\n", b"", True),
        (PAGE, PAGE, True),
        (b"", b"", True),
        (b"5\r\nabcdefgh", b"5\r\nabcdefgh", True),
    ],
)
def test_chunks_are_joined(body: bytes, content: bytes, whole: bool) -> None:
    assert unchunk(body) == (content, whole)


@given(st.binary(max_size=200), st.sampled_from(["gzip", "deflate", "br", "gzip, deflate", None]))
def test_any_bytes_give_a_body_or_a_reason(body: bytes, coding: str | None) -> None:
    with contextlib.suppress(BadCoding, TooLarge):
        assert len(decode_body(body, coding, 1000)) <= 1000
    assert len(unchunk(body)[0]) <= len(body)

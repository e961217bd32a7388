"""From a span of an article's text back to the words as they stood on the page, before repair.

An article keeps its raw text and where each of its blocks begins there. What lies between is found again when somebody
asks: the raw lines are repaired once more, this time noting where each character came from.
"""

import html
import re
from collections.abc import Callable, Iterator

import ftfy
from ftfy.badness import is_bad
from rapidfuzz.distance import Levenshtein

from dateline.model.article import Article, Block
from dateline.model.span import Span
from dateline.page.repair import ENTITY, INVISIBLE, MOST_ESCAPES, SPACES, TAG_PIECE

# Every reference that `html.unescape` looks at, with a semicolon or without.
_REFERENCE = re.compile(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)")
_MAX_ALIGNED = 20_000
_SPARE = 2_000  # characters that are looked through beyond the length of a block

Traced = list[tuple[str, Span]]
"""The characters of a text, each with the span that it came from."""


def original_span(article: Article, span: Span) -> Span | None:
    r"""Return the span of `article.raw_text` that a span of `article.text` was read from.

    `None` where that cannot be told: the words stand in the page's data and not in its text.

    >>> from dateline.model.article import BlockKind
    >>> from dateline.model.capture import Source, SourceKind
    >>> from dateline.model.dates import Dated
    >>> blocks, raw = (Block(BlockKind.PARAGRAPH, Span(0, 19)),), "It was sh\xadut &amp; dark."
    >>> where = Source(SourceKind.MEMORY, "x")
    >>> page = Article("a", "c", where, "It was shut & dark.", blocks, Dated(), raw_text=raw, offsets=(0,))
    >>> original_span(page, Span(7, 13)).of(raw)
    'sh\xadut &amp;'
    """
    first = _block_number(article, span.start)
    last = _block_number(article, max(span.start, span.end - 1))
    if first is None or last is None:
        return None
    begins = _in_block(article, first, span)
    ends = begins if last == first else _in_block(article, last, span)
    if begins is None or ends is None or ends.end < begins.start:
        return None
    return Span(begins.start, ends.end)


def _block_number(article: Article, offset: int) -> int | None:
    return next((n for n, block in enumerate(article.blocks) if block.span.start <= offset < block.span.end), None)


def _in_block(article: Article, number: int, span: Span) -> Span | None:
    """Return where the part of `span` that lies in a block stands in the raw text."""
    block = article.blocks[number]
    offset = article.offsets[number] if number < len(article.offsets) else -1
    inked = _inked_places(article, block, offset) if offset >= 0 else None
    if inked is None:
        return None
    text = block.span.of(article.text)
    start, end = max(span.start, block.span.start), min(span.end, block.span.end)
    before = _count_inked(text[: start - block.span.start])
    within = _count_inked(article.text[start:end])
    return Span(inked[before].start, inked[before + within - 1].end) if within else None


def _count_inked(text: str) -> int:
    return sum(not char.isspace() for char in text)


def _inked_places(article: Article, block: Block, offset: int) -> list[Span] | None:
    """Return the raw span of each character of a block that is no blank; how blanks were set does not matter."""
    wanted = "".join(block.span.of(article.text).split())
    found = ""
    places: list[Span] = []
    begin = 0
    for start, line in _lines_from(article.raw_text, offset):
        for char, place in traced_repair(line):
            if not char.isspace():
                begin += start + place.end <= offset
                found += char
                places.append(Span(start + place.start, start + place.end))
        at = found.find(wanted, begin)
        at = at if at >= 0 else found.find(wanted)
        if at >= 0:
            return places[at : at + len(wanted)]
        if len(found) - begin > 2 * len(wanted) + _SPARE:
            return None
    return None


def _lines_from(raw: str, offset: int) -> Iterator[tuple[int, str]]:
    """Yield the lines of a text with where they begin, from the one that `offset` is in."""
    start = raw.rfind("\n", 0, offset) + 1
    while start <= len(raw):
        end = raw.find("\n", start)
        end = end if end >= 0 else len(raw)
        yield start, raw[start:end]
        start = end + 1


def traced_repair(raw: str) -> Traced:
    """Return the characters that `repair_line` leaves of a line, each with where it comes from."""
    traced: Traced = [(char, Span(at, at + 1)) for at, char in enumerate(raw)]
    if not raw.isascii() and len(raw) <= _MAX_ALIGNED and is_bad(raw):
        traced = _aligned(raw, ftfy.fix_encoding(raw))
    for _ in range(MOST_ESCAPES):
        if not ENTITY.search(_text_of(traced)):
            break
        traced = _substituted(traced, _REFERENCE, lambda match: html.unescape(match.group()))
    for pattern, blank in ((TAG_PIECE, " "), (INVISIBLE, ""), (SPACES, " ")):
        traced = _substituted(traced, pattern, lambda _, blank=blank: blank)  # type: ignore[misc]
    return traced


def _text_of(traced: Traced) -> str:
    return "".join(char for char, _ in traced)


def _aligned(raw: str, fixed: str) -> Traced:
    """Give each character of a text that was decoded anew the place of the characters that it was made of."""
    traced: Traced = []
    at = 0
    for char in fixed:
        # A character that was decoded in the wrong way has become one character for each of its bytes.
        size = 1 if raw[at : at + 1] == char else len(char.encode("utf-8", "replace"))
        traced.append((char, Span(at, at + size)))
        at += size
    return traced if at == len(raw) else _nearly_aligned(raw, fixed)


def _nearly_aligned(raw: str, fixed: str) -> Traced:
    """Align by the fewest changes: for text that was mangled in more ways than one."""
    traced: Traced = []
    for step in Levenshtein.opcodes(raw, fixed):
        before, after = step.src_end - step.src_start, step.dest_end - step.dest_start
        for number in range(after):
            start = step.src_start + number * before // after
            end = step.src_start + -(-(number + 1) * before // after)
            traced.append((fixed[step.dest_start + number], Span(start, max(start, end))))
    return traced


def _substituted(traced: Traced, pattern: re.Pattern[str], replacement: Callable[[re.Match[str]], str]) -> Traced:
    """Replace as `re.sub` does; what comes in has the whole place of what it stands for."""
    result: Traced = []
    done = 0
    for match in pattern.finditer(_text_of(traced)):
        result += traced[done : match.start()]
        place = Span(traced[match.start()][1].start, traced[match.end() - 1][1].end) if match.group() else None
        result += [(char, place) for char in replacement(match)] if place else []
        done = match.end()
    return result + traced[done:]

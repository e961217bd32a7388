"""Reading an HTML page: parsed once, flattened once, then body, fields and dates from the same tree."""

from dateline.model.article import BlockKind
from dateline.page.blocks import standfirsts, to_pieces
from dateline.page.body import choose_body, free_misnamed
from dateline.page.fields import read_authors, read_fields
from dateline.page.htmldates import Zone, html_clues
from dateline.page.language import base_language, identify
from dateline.page.opening import open_body
from dateline.page.reading import Notes, Piece, Reading
from dateline.page.shape import count_words
from dateline.page.structured import read_head
from dateline.page.tree import flatten, parse_html

_STATED_GAIN = 2.0
_MIN_STATED_WORDS = 60


def read_html(text: str, url: str | None) -> Reading | None:
    """Return what an HTML page holds, or None where no tree can be built from it."""
    root = parse_html(text)
    if root is None:
        return None
    head = read_head(root)
    tree = flatten(root)
    free_misnamed(tree)
    reading = Reading([], Notes(), tree.raw_text)
    read_fields(reading, tree, head, url)
    reading.language = reading.language or identify(tree.raw_text)
    stated = head.stated_body()
    choice = choose_body(tree, stated, reading.title_offset)
    read_authors(reading, tree, head, choice)
    reading.notes.find("body", tree.elements[choice.element].tag if tree.elements else "", choice.how, "body")
    reading.pieces = to_pieces(tree, choice, reading)
    reading.pieces[:0] = standfirsts(tree, choice, reading, head.descriptions())
    _prefer_stated(reading, stated)
    starts = [piece.offset for piece in reading.pieces[:2]] or [-1]
    zone = Zone.of(reading.title_offset, *starts)
    reading.notes.clues += html_clues(tree, head, zone, base_language(reading.language), reading.title)
    open_body(reading)
    return reading


def _prefer_stated(reading: Reading, stated: str | None) -> None:
    """Pages built by scripts hold their text in the structured data only."""
    if not stated:
        return
    words = sum(count_words(piece.text) for piece in reading.pieces)
    if count_words(stated) >= (max(_MIN_STATED_WORDS, _STATED_GAIN * words) if words else 1):
        paragraphs = [" ".join(part.split()) for part in stated.split("\n")]
        reading.pieces = [Piece(BlockKind.PARAGRAPH, part) for part in paragraphs if part]
        reading.notes.find("body", stated[:80], "json-ld articleBody", "text of the structured data")

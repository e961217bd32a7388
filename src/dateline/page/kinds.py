"""Which kind of block a line is: by the elements around it, and by what corrections say in many languages."""

import re
from typing import NamedTuple

from dateline.lang.page_words import CORRECTION_LABELS, EARLIER_VERSIONS
from dateline.model.article import BlockKind
from dateline.page.markup import Node
from dateline.page.shape import count_words, is_long_heading, is_prose
from dateline.page.tree import RawBlock, Tree

_KINDS = {
    **dict.fromkeys(["h1", "h2", "h3", "h4", "h5", "h6"], BlockKind.HEADING),
    **dict.fromkeys(["li", "dt", "dd", "ol", "ul"], BlockKind.LIST_ITEM),
    "blockquote": BlockKind.QUOTATION,
    "figcaption": BlockKind.CAPTION,
    **dict.fromkeys(["td", "th", "tr", "table", "caption"], BlockKind.TABLE),
}
_CAPTION_NAMES = re.compile(
    r"(?<!has)(?<!with)(?<!no)(?<!has[_-])(?<!with[_-])(?<!no[_-])captions?(?!-?less|-?ed)|"
    r"(?:^|[\s_-])(?:cutline|bild-?(?:unterschrift|legende|text)|l[eé]gende|pie-?(?:de-?)?foto|didascalia|bijschrift|"
    r"(?:image|photo|picture|foto)-?(?:text|info|desc(?:ription)?|legend))(?:$|[\s_-])",
    re.I,
)
_STANDFIRST_NAMES = re.compile(
    r"(?:^|[\s_-])(?:standfirst|sub-?title|sub-?headline|dek|deck|article-?(?:summary|intro|lead|teaser)|"
    r"summary|kicker-?text|chapo|entradilla|vorspann|intro|lede|excerpt)(?:$|[\s_-])",
    re.I,
)
_LABELS, _VERSIONS = "|".join(CORRECTION_LABELS), "|".join(EARLIER_VERSIONS)
_CORRECTION = re.compile(
    rf"[\[(*_\s]*(?:(?:{_LABELS})(?:[^\w:：]{{0,3}}[^:：]{{0,24}})?\s?[:：—–]|(?:{_VERSIONS}))",
    re.I,
)
_MAX_CORRECTION_WORDS = 120
_MAX_CAPTION_WORDS = 120
_MAX_FIGURE_CHARS = 700
_DEEP = 4


class Cell(NamedTuple):
    """The numbers of a table's row and of its cell; -1 where there is none."""

    row: int
    cell: int


NO_CELL = Cell(-1, -1)


def kind_of(tree: Tree, block: RawBlock, text: str, *, first: bool) -> BlockKind:
    """Return the kind of a block by the innermost element around it that tells one; `first` opens the article."""
    for number in tree.ancestors(block.element)[:_DEEP]:
        element = tree.elements[number]
        if element.names and _CAPTION_NAMES.search(element.names) and count_words(text) <= _MAX_CAPTION_WORDS:
            return BlockKind.CAPTION
        if element.tag == "figure" and _is_picture(element.node):
            return BlockKind.CAPTION
        kind = _KINDS.get(element.tag)
        if kind and not (kind is BlockKind.HEADING and is_long_heading(text)):
            return kind
        if first and element.names and _STANDFIRST_NAMES.search(element.names):
            return BlockKind.STANDFIRST
    return BlockKind.CORRECTION if is_correction(text) else BlockKind.PARAGRAPH


def is_correction(text: str) -> bool:
    """Tell whether a paragraph says what was wrong in the text before.

    >>> is_correction("Correction: an earlier version of this article named the wrong port.")
    True
    >>> is_correction("Correction of the river bed will begin in May, the ministry said.")
    False
    """
    return bool(_CORRECTION.match(text)) and count_words(text) <= _MAX_CORRECTION_WORDS


def is_named_standfirst(tree: Tree, block: RawBlock) -> bool:
    """Tell whether an element right around a block is named a standfirst."""
    elements = [tree.elements[number] for number in tree.ancestors(block.element)[:2]]
    return any(element.names and _STANDFIRST_NAMES.search(element.names) for element in elements)


def cell_of(tree: Tree, block: RawBlock) -> Cell:
    """Return the table row and the cell around a block."""
    row = cell = -1
    for number in tree.ancestors(block.element)[: 2 * _DEEP]:
        tag = tree.elements[number].tag
        if tag in ("td", "th") and cell < 0:
            cell = number
        elif tag == "tr":
            row = number
            break
    return Cell(row, cell)


def is_layout(cells: list[Cell], texts: list[str]) -> bool:
    """Tell a row that lays out the page from one of a table: a cell holds several blocks, or stands alone."""
    if not any(map(is_prose, texts)):
        return False
    return len(cells) == 1 or len({cell.cell for cell in cells}) < len(cells)


def _is_picture(figure: Node) -> bool:
    """Tell a picture with its caption from a table, a listing or a whole text that is set as a figure."""
    if figure.find(".//img") is None and figure.find(".//picture") is None:
        return False
    return sum(len(part) for part in figure.itertext()) <= _MAX_FIGURE_CHARS

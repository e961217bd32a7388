"""An HTML page as a flat list of blocks: one walk over the parsed tree, without recursion.

Every visible run of text becomes a `RawBlock` that knows its tag, its share of link text, the elements around it and
the rule by which an element around it is furniture, if any. Nothing is thrown away here: `body` decides.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeAlias, cast

from lxml import etree

from dateline.page.markup import BLOCKS, EMPTY, SHOWING, SKIPPED, Node, rule_of

# No article is as long; what follows on such a page is not looked at.
MAX_BLOCKS = 20_000
_LEAVES = EMPTY | SKIPPED
_OF_HEAD = frozenset(["base", "link", "meta", "noscript", "script", "style", "template", "title"])
# What no element that shows something else than text holds of its own.
_PAGE_MARKS = {"svg": ".//p", "button": ".//article", **dict.fromkeys(SHOWING, ".//h1")}
_MIN_HELD_PARAGRAPHS = 3
# Browsers go on behind a page's end, the parser does not: an included head may close the whole page.
_PAGE_END = re.compile(r"</(?:body|html)\s*>", re.I)
_PARAGRAPH_BREAK = re.compile(r"\n[^\S\n]*\n\s*")


@dataclass(slots=True)
class Element:
    """One element of the walk: its number's parent, what it is, and the rule by which it is furniture."""

    tag: str
    parent: int
    names: str
    rule: str | None
    node: Node
    block: int = 0  # number of the first block at or after its beginning


@dataclass(slots=True)
class RawBlock:
    """A run of visible text inside one block-level element."""

    text: str
    tag: str
    element: int
    link_chars: int
    offset: int
    rule: str | None = None
    rule_element: int = -1

    @property
    def link_density(self) -> float:
        """The share of the text that stands in links."""
        return self.link_chars / max(1, len(self.text))


@dataclass(slots=True)
class Tree:
    """A parsed page, flat: its elements, its blocks in reading order, and the raw visible text."""

    root: Node
    elements: list[Element] = field(default_factory=list)
    blocks: list[RawBlock] = field(default_factory=list)
    raw_text: str = ""

    def ancestors(self, element: int) -> list[int]:
        """Return the numbers of an element and of all around it, the innermost first."""
        chain = []
        while element >= 0:
            chain.append(element)
            element = self.elements[element].parent
        return chain


def elements_within(tree: Tree, start: int, end: int) -> range:
    """Return the numbers of the elements whose first block begins between two places of the raw text.

    Elements stand in the order of their blocks, so this is a search and no walk.
    """
    blocks = tree.blocks
    first = bisect_left(blocks, start, key=lambda block: block.offset)
    beyond = bisect_right(blocks, end, key=lambda block: block.offset)
    starts = (bisect_left(tree.elements, block, key=lambda element: element.block) for block in (first, beyond))
    return range(*starts)


def parse_html(text: str) -> Node | None:
    """Return the root of the parsed page, or None where no tree can be built."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(_PAGE_END.sub("", text).encode("utf-8", "replace"), parser)
    except (etree.ParseError, ValueError):
        return None
    return None if root is None else _with_whole_body(root)


def _with_whole_body(root: Node) -> Node:
    """Bring into the body what the parser leaves in the head of a page whose body begins without a tag of its own.

    The tags of head and body may be left out (HTML, 13.1.2.4); the parser knows no newer element than those of HTML 4
    as a body's beginning.
    """
    head = root.find("head")
    children = [] if head is None else list(head)
    first = next((n for n, child in enumerate(children) if child.tag not in _OF_HEAD), len(children))
    if first < len(children):
        body = root.find("body")
        if body is None:
            body = etree.SubElement(root, "body")
        for place, child in enumerate(children[first:]):
            body.insert(place, child)
    return root


def flatten(root: Node) -> Tree:
    """Return the page's elements and blocks from one walk over the tree below `root`."""
    tree = Tree(root)
    body = root.find("body")
    _Walk(tree).run(body if body is not None else root)
    return tree


# What holds an open element's text: the number of its nearest numbered element, and the outermost rule around it.
_Place: TypeAlias = tuple[int, str | None, int]
_OUTSIDE: _Place = (-1, None, -1)


class _Walk:
    """One pass in document order over the parser's own events, so that no depth of nesting can end it.

    Bare inline elements get no number: they only carry text, and most elements of a page are of that kind.
    """

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.places = [_OUTSIDE]
        self.parts: list[str] = []
        self.links = 0
        self.link_chars = 0
        self.raw: list[str] = []
        self.raw_length = 0

    def run(self, start: Node) -> None:
        """Walk over all below `start`."""
        walk = etree.iterwalk(start, events=("start", "end"))
        for event, node in walk:
            tag = node.tag
            is_leaf = tag in _LEAVES and not _holds_page(node, tag)
            if event == "end":
                self._leave(node, tag, is_leaf=is_leaf)
            elif not is_leaf:
                self._enter(node, tag)
            else:
                walk.skip_subtree()
            if len(self.tree.blocks) >= MAX_BLOCKS:
                break
        self._flush(_OUTSIDE)
        self.tree.raw_text = "\n".join(self.raw)

    def _enter(self, node: Node, tag: str) -> None:
        place = self.places[-1]
        is_block = tag in BLOCKS
        if is_block and self.parts:
            self._flush(place)
        attributes = cast("dict[str, str]", dict(node.items()))
        if is_block or attributes:
            place = self._numbered(node, tag, attributes, place)
        self.places.append(place)
        if tag == "a":
            self.links += _is_link(node)
        if node.text:
            self._add(node.text)

    def _numbered(self, node: Node, tag: str, attributes: dict[str, str], around: _Place) -> _Place:
        elements = self.tree.elements
        number = len(elements)
        rule, names = rule_of(tag, attributes)
        elements.append(Element(tag, around[0], names, rule, node, len(self.tree.blocks)))
        return (number, rule, number) if rule and not around[1] else (number, around[1], around[2])

    def _leave(self, node: Node, tag: str, *, is_leaf: bool) -> None:
        if not is_leaf:
            place = self.places.pop()
            if tag == "a":
                self.links -= _is_link(node)
            if tag in BLOCKS and self.parts:
                self._flush(place)
        elif tag == "br":
            self.parts.append("\n")
        if node.tail and len(self.places) > 1:
            self._add(node.tail)

    def _add(self, text: str) -> None:
        self.parts.append(text)
        if self.links > 0:
            self.link_chars += len(text.strip())

    def _flush(self, place: _Place) -> None:
        whole = "".join(self.parts)
        self.parts = []
        links, self.link_chars = self.link_chars, 0
        if not whole or whole.isspace():
            return
        tag = self.tree.elements[place[0]].tag if place[0] >= 0 else "body"
        whole = whole.replace("\u00ad", "")
        if tag == "pre":
            self._emit(whole.strip("\n"), tag, place, links)
            return
        for chunk in _PARAGRAPH_BREAK.split(whole) if "\n" in whole else (whole,):
            text = " ".join(chunk.split())
            if text:
                self._emit(text, tag, place, min(len(text), links * len(chunk) // len(whole)))

    def _emit(self, text: str, tag: str, place: _Place, links: int) -> None:
        number, rule, rule_element = place
        self.tree.blocks.append(RawBlock(text, tag, max(0, number), links, self.raw_length, rule, rule_element))
        self.raw.append(text)
        self.raw_length += len(text) + 1


def _holds_page(node: Node, tag: str) -> bool:
    """An unclosed drawing, button or film swallows the page behind it."""
    mark = _PAGE_MARKS.get(tag)
    return mark is not None and len(node) > 0 and (node.find(mark) is not None or _holds_paragraphs(node))


def _holds_paragraphs(node: Node) -> bool:
    return sum(1 for _ in islice(node.iter("p"), _MIN_HELD_PARAGRAPHS)) == _MIN_HELD_PARAGRAPHS


def _is_link(node: Node) -> bool:
    """An anchor that leads nowhere is none, nor is one that was never closed and holds the page behind it."""
    return node.get("href") is not None and not (len(node) > 0 and _holds_paragraphs(node))

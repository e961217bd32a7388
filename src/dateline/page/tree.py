"""An HTML page as a flat list of blocks: one walk over the parsed tree, without recursion.

Every visible run of text becomes a `RawBlock` that knows its tag, its share of link text, the elements around it and
the rule by which an element around it is furniture, if any. Nothing is thrown away here: `body` decides.
"""

import re
from dataclasses import dataclass, field
from typing import TypeAlias

from lxml import etree

from dateline.page.markup import BLOCKS, EMPTY, SKIPPED, Node, rule_of

# No article is as long; what follows on such a page is not looked at.
MAX_BLOCKS = 20_000
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


def parse_html(text: str) -> Node | None:
    """Return the root of the parsed page, or None where no tree can be built."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.ParseError, ValueError):
        return None


def flatten(root: Node) -> Tree:
    """Return the page's elements and blocks from one walk over the tree below `root`."""
    tree = Tree(root)
    body = root.find("body")
    _Walk(tree).run(body if body is not None else root)
    return tree


# What is still to do: an element to enter under its parent's number, or, without one, an element to leave.
_Step: TypeAlias = tuple[Node | None, int, Node | None, bool]
_Rule: TypeAlias = tuple[str | None, int]


class _Walk:
    """One pass in document order with an explicit stack, so that no depth of nesting can end it.

    Bare inline elements get no number: they only carry text, and most elements of a page are of that kind.
    """

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.parts: list[str] = []
        self.links = 0
        self.link_chars = 0
        self.raw: list[str] = []
        self.raw_length = 0

    def run(self, start: Node) -> None:
        """Walk from `start`; the stack holds elements to enter, and steps (node None) for those to leave."""
        stack: list[_Step] = [(start, -1, None, False)]
        rules: list[_Rule] = [(None, -1)]
        while stack and len(self.tree.blocks) < MAX_BLOCKS:
            node, number, left, numbered = stack.pop()
            if node is not None:
                self._visit(node, number, stack, rules)
            elif left is not None:
                self._leave(left, number, rules, numbered=numbered)
        self._flush(0, (None, -1))
        self.tree.raw_text = "\n".join(self.raw)

    def _visit(self, node: Node, parent: int, stack: list[_Step], rules: list[_Rule]) -> None:
        tag = node.tag
        if not isinstance(tag, str) or tag in EMPTY or (tag in SKIPPED and not _holds_page(node, tag)):
            if tag == "br":
                self.parts.append("\n")
            if node.tail:
                self._add(node.tail)
            return
        numbered = tag in BLOCKS or bool(node.keys())
        number = self._enter(node, tag, parent, rules) if numbered else parent
        if tag == "a":
            self.links += 1
        if node.text:
            self._add(node.text)
        stack.append((None, number, node, numbered))
        if len(node):
            stack.extend([(child, number, None, False) for child in reversed(node)])

    def _enter(self, node: Node, tag: str, parent: int, rules: list[_Rule]) -> int:
        elements = self.tree.elements
        number = len(elements)
        if tag in BLOCKS:
            self._flush(parent, rules[-1])
        rule, names = rule_of(node, tag)
        elements.append(Element(tag, parent, names, rule, node, len(self.tree.blocks)))
        inherited = rules[-1]
        rules.append((rule, number) if rule and not inherited[0] else inherited)
        return number

    def _leave(self, node: Node, number: int, rules: list[_Rule], *, numbered: bool) -> None:
        if node.tag == "a":
            self.links -= 1
        if numbered:
            rule = rules.pop()
            if node.tag in BLOCKS:
                self._flush(number, rule)
            number = self.tree.elements[number].parent
        if number >= 0 and node.tail:
            self._add(node.tail)

    def _add(self, text: str) -> None:
        self.parts.append(text)
        if self.links > 0:
            self.link_chars += len(text.strip())

    def _flush(self, number: int, rule: _Rule) -> None:
        if not self.parts:
            return
        whole = "".join(self.parts)
        self.parts = []
        links, self.link_chars = self.link_chars, 0
        if not whole or whole.isspace():
            return
        tag = self.tree.elements[number].tag if number >= 0 else "body"
        whole = whole.replace("\u00ad", "")
        if tag == "pre":
            self._emit(whole.strip("\n"), tag, number, links, rule)
            return
        for chunk in _PARAGRAPH_BREAK.split(whole) if "\n" in whole else (whole,):
            text = " ".join(chunk.split())
            if text:
                self._emit(text, tag, number, min(len(text), links * len(chunk) // len(whole)), rule)

    def _emit(self, text: str, tag: str, number: int, links: int, rule: _Rule) -> None:
        self.tree.blocks.append(RawBlock(text, tag, max(0, number), links, self.raw_length, rule[0], rule[1]))
        self.raw.append(text)
        self.raw_length += len(text) + 1


def _holds_page(node: Node, tag: str) -> bool:
    """An unclosed drawing swallows the page behind it."""
    return tag == "svg" and node.find(".//p") is not None

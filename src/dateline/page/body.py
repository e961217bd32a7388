"""Which blocks of a page are the article: the innermost element that holds most of the running text.

Blocks inside furniture (`RawBlock.rule`) do not count, unless so much of the page's text is inside one such element
that its name must be misleading. Elements that say they hold an article's body are believed where they hold enough of
the text. Thresholds were chosen on one half of a public set of pages and checked on the other; the numbers are in
docs/design/html-extraction.md.
"""

import re
from dataclasses import dataclass

from dateline.page.shape import count_words, extent, is_long_heading, is_prose, key_of
from dateline.page.tree import RawBlock, Tree

_BODY_NAMES = re.compile(
    r"(?:article|story|post|entry|content|news|blog|single|page|detail|text|main)[-_]*(?:body|content|"
    r"text|copy|detail|main|inner|article|story|entry|post|column)(?![a-z])|"
    r"\b(?:articlebody|entry|postbody|storytext|articletext|newstext|bodytext|body-copy|rich-?text|"
    r"prose|c-content|field-name-body|td-post-content|texte?|artikel|inhalt|cuerpo|noticia|nota|"
    r"materia|corpo)\b",
    re.I,
)
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_MIN_PROSE_CHARS = 40
_MAX_PROSE_LINKS = 0.4
_HINT_SHARE = 0.5
_DEEPEST_SHARE = 0.75
_MISLEADING_SHARE = 0.5
_LEFT_SHARE = 0.35
_MAX_ROUNDS = 3
_SURE_RULES = frozenset(["comments", "footer", "consent"])
_SURE_TAGS = frozenset(["nav", "footer", "form"])
_BODY_TEXT_COVER = 0.6
# An article element around the headline is the page's article, though others with more text may stand below it.
_TITLED_SHARE = 0.15
_MIN_TITLED_CHARS = 400


@dataclass(frozen=True, slots=True)
class Choice:
    """The blocks of the article, and the element that holds them."""

    blocks: list[RawBlock]
    element: int
    how: str


def choose_body(tree: Tree, stated: str | None = None, title_offset: int = -1) -> Choice:
    """Return the blocks that are the article, once `free_misnamed` has run.

    `stated` is the body as the page's structured data gives it; `title_offset` is where the headline stands.
    """
    weights = [_weight(block) for block in tree.blocks]
    total = sum(weights)
    if total == 0:
        return Choice([block for block in tree.blocks if block.rule is None], 0, "whole page")
    scores = scores_of(tree, weights)
    titled = _titled(tree, title_offset, scores, total)
    if titled:
        inside = inside_of(tree, titled)
        scores = [score if within else 0 for score, within in zip(scores, inside, strict=True)]
        total = scores[titled]
    element, how = (
        _by_stated(tree, stated, scores, total)
        or _by_hint(tree, scores, total)
        or (_deepest(scores, total), "most running text")
    )
    inside = inside_of(tree, element)
    return Choice([block for block in tree.blocks if inside[block.element]], element, how)


def _weight(block: RawBlock) -> int:
    """How much running text a block is: nothing for furniture, links and scraps."""
    length = extent(block.text)
    if block.rule or length < _MIN_PROSE_CHARS or block.link_density > _MAX_PROSE_LINKS:
        return 0
    if block.tag in _HEADINGS and not is_long_heading(block.text):
        return 0
    return length


def free_misnamed(tree: Tree) -> None:
    """Believe no furniture name that covers most of the page's text, in one element or in many small ones."""
    sizes = [_size(block) for block in tree.blocks]
    inside = scores_of(tree, sizes)
    limit = _MISLEADING_SHARE * sum(sizes)
    misnamed = {n for n, element in enumerate(tree.elements) if element.rule and inside[n] > limit}
    _free(tree, misnamed)
    for _round in range(_MAX_ROUNDS):
        sizes_of_rules: dict[str, int] = {}
        for block, size in zip(tree.blocks, sizes, strict=True):
            sizes_of_rules[block.rule or ""] = sizes_of_rules.get(block.rule or "", 0) + size
        if not sizes_of_rules or sizes_of_rules.get("", 0) >= _LEFT_SHARE * sum(sizes):
            return
        worst = max(sizes_of_rules, key=lambda rule: sizes_of_rules[rule] if rule else -1)
        misnamed |= {
            n
            for n, element in enumerate(tree.elements)
            if element.rule == worst and worst not in _SURE_RULES and element.tag not in _SURE_TAGS
        }
        _free(tree, misnamed)


def _free(tree: Tree, misnamed: set[int]) -> None:
    for block in tree.blocks if misnamed else ():
        if block.rule_element in misnamed:
            block.rule, block.rule_element = _outer_rule(tree, block, misnamed)


def _size(block: RawBlock) -> int:
    """Return the length of running text, furniture or not; requests for consent are never the page's text."""
    if block.rule == "consent":
        return 0
    length = extent(block.text)
    if length < _MIN_PROSE_CHARS or block.link_density > _MAX_PROSE_LINKS:
        return 0
    return length if not block.link_chars or is_prose(block.text) else 0


def _outer_rule(tree: Tree, block: RawBlock, misnamed: set[int]) -> tuple[str | None, int]:
    """Return the outermost rule around a block that is not misnamed."""
    found: tuple[str | None, int] = (None, -1)
    for number in tree.ancestors(block.element):
        if tree.elements[number].rule and number not in misnamed:
            found = tree.elements[number].rule, number
    return found


def scores_of(tree: Tree, weights: list[int]) -> list[int]:
    """Return for each element the running text inside it. Parents come before children, so one pass back is enough."""
    scores = [0] * len(tree.elements)
    for block, weight in zip(tree.blocks, weights, strict=True):
        scores[block.element] += weight
    for number in range(len(tree.elements) - 1, 0, -1):
        if scores[number] and tree.elements[number].parent >= 0:
            scores[tree.elements[number].parent] += scores[number]
    return scores


def _by_hint(tree: Tree, scores: list[int], total: int) -> tuple[int, str] | None:
    """Return an element that says it holds the article's body and holds enough of the text."""
    best: tuple[int, int, int] | None = None
    for number, element in enumerate(tree.elements):
        if scores[number] < _HINT_SHARE * total:
            continue
        level = _hint_level(element.tag, element.names, element.node.get("itemprop") or "")
        if level:
            candidate = (level, scores[number], number)
            # Of nested elements with nearly the same text the outer one keeps headings that stand apart.
            if best is None or level > best[0] or (level == best[0] and scores[number] > 1.05 * best[1]):
                best = candidate
    return (best[2], "named as the body") if best else None


def _hint_level(tag: str, names: str, itemprop: str) -> int:
    if "articleBody" in itemprop:
        return 3
    if names and tag in ("div", "section", "article", "td", "main") and _BODY_NAMES.search(names):
        return 2
    if tag == "article":
        return 2
    return 1 if tag == "main" else 0


def _deepest(scores: list[int], total: int) -> int:
    """Return the innermost element that holds most of the text; children have higher numbers than their parents."""
    best = 0
    for number, score in enumerate(scores):
        if score >= _DEEPEST_SHARE * total:
            best = number
    return best


def _by_stated(tree: Tree, stated: str | None, scores: list[int], total: int) -> tuple[int, str] | None:
    """Return the innermost element with the blocks whose text the page's structured data repeats.

    Some pages state a summary only; so the element must hold enough of the page's running text.
    """
    if not stated or count_words(stated) < 60:
        return None
    whole = key_of(stated)
    confirmed = [
        block for block in tree.blocks if extent(block.text) >= _MIN_PROSE_CHARS and key_of(block.text)[:60] in whole
    ]
    if sum(len(key_of(block.text)) for block in confirmed) < _BODY_TEXT_COVER * len(whole):
        return None
    counts: dict[int, int] = {}
    for block in confirmed:
        for number in tree.ancestors(block.element):
            counts[number] = counts.get(number, 0) + len(block.text)
    every = counts.get(0, 0)
    element = max((n for n, count in counts.items() if count >= 0.9 * every), default=0)
    return (element, "repeated in the structured data") if scores[element] >= _HINT_SHARE * total else None


def _titled(tree: Tree, title_offset: int, scores: list[int], total: int) -> int | None:
    """Return the outermost article element around the headline, where it holds a good part of the page's text."""
    title = next((block for block in tree.blocks if block.offset == title_offset), None) if title_offset >= 0 else None
    if title is None:
        return None
    articles = [n for n in tree.ancestors(title.element) if tree.elements[n].tag == "article"]
    limit = max(_MIN_TITLED_CHARS, _TITLED_SHARE * total)
    around = next((n for n in reversed(articles) if scores[n] >= limit), None)
    if around is None or scores[around] >= _HINT_SHARE * total:
        return around
    rest = total - scores[around]
    others = max(
        (scores[n] for n, each in enumerate(tree.elements) if each.tag == "article" and n != around), default=0
    )
    return around if others >= _HINT_SHARE * rest else None


def inside_of(tree: Tree, element: int) -> list[bool]:
    """Tell for each element whether it is `element` or inside it."""
    inside = [False] * len(tree.elements)
    inside[element] = True
    for number in range(element + 1, len(tree.elements)):
        parent = tree.elements[number].parent
        inside[number] = parent >= 0 and inside[parent]
    return inside

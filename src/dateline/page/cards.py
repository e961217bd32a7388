"""Teasers of other pages: small boxes around a linked headline, with a picture, an age or a line.

A section of an article may begin with a linked heading too; what follows such a heading is long, or stands outside of
any box.
"""

from dateline.page.body import Choice, scores_of
from dateline.page.furniture import furniture_rule
from dateline.page.shape import count_words
from dateline.page.tree import RawBlock, Tree

_BOXES = frozenset(["div", "li", "article", "section", "a", "aside", "figure", "td"])
_HEADINGS = frozenset(["h2", "h3", "h4", "h5", "h6"])
# What the button in a box says that wants something of the reader.
_PROMPTS = frozenset(["newsletter", "support", "membership", "paywall", "read more", "contact", "legal"])
_LINKED = 0.75
_MIN_WORDS, _MAX_WORDS = 3, 30
_MAX_PROMPT_CHARS = 120
_MAX_BOX_CHARS = 420
_MAX_BOX_BLOCKS = 6
_MIN_BOXES = 4
# A guide that lists works or products in linked boxes is made of them; teasers are little beside an article.
_MAX_SHARE = 0.2
_MAX_SHARE_BELOW = 0.5  # where all of them stand below the text


def teaser_blocks(tree: Tree, choice: Choice) -> tuple[set[int], float]:
    """Return the numbers of the chosen blocks that stand in a teaser's box, and the share of the text in such boxes.

    Where that share is large the page is made of the boxes, and no block is told to be a teaser.
    """
    heads = [
        block for block in choice.blocks if block.rule is None and (_is_linked_headline(block) or _is_prompt(block))
    ]
    if not heads:
        return set(), 0.0
    chars = scores_of(tree, [len(block.text) for block in tree.blocks])
    counts = scores_of(tree, [1] * len(tree.blocks))
    boxes = {box for head in heads if (box := _box(tree, head, choice.element, chars, counts)) is not None}
    inside = {n for n, block in enumerate(choice.blocks) if boxes.intersection(tree.ancestors(block.element))}
    prose = [0 if block.rule or block.link_density > _LINKED else len(block.text) for block in choice.blocks]
    share = sum(prose[n] for n in inside) / max(1, sum(prose))
    last = max((n for n, length in enumerate(prose) if length and n not in inside), default=-1)
    limit = _MAX_SHARE_BELOW if inside and min(inside) > last else _MAX_SHARE
    return (inside if share <= limit else set()), (share if len(boxes) >= _MIN_BOXES else 0.0)


def _is_linked_headline(block: RawBlock) -> bool:
    return block.link_density > _LINKED and _MIN_WORDS <= count_words(block.text) <= _MAX_WORDS


def _is_prompt(block: RawBlock) -> bool:
    return len(block.text) <= _MAX_PROMPT_CHARS and furniture_rule(block.text) in _PROMPTS


def _box(tree: Tree, head: RawBlock, body: int, chars: list[int], counts: list[int]) -> int | None:
    """Return the largest small element around a linked headline that holds something beside it."""
    found = None
    for number in tree.ancestors(head.element):
        if number == body or chars[number] > _MAX_BOX_CHARS or counts[number] > _MAX_BOX_BLOCKS:
            break
        if tree.elements[number].tag in _BOXES:
            found = number
    if found is None:
        return None
    is_heading = head.tag in _HEADINGS
    has_more = counts[found] > 1 or tree.elements[found].node.find(".//img") is not None
    return found if has_more and (is_heading or counts[found] > 1) else None

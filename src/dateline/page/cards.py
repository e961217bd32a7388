"""Teasers of other pages between the paragraphs: small boxes around a linked headline, with a picture, an age or a line.

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
_PROMPTS = frozenset(["newsletter", "support", "membership", "read more", "contact", "legal"])
_LINKED = 0.75
_MIN_WORDS, _MAX_WORDS = 3, 30
_MAX_PROMPT_CHARS = 120
_MAX_BOX_CHARS = 420
_MAX_BOX_BLOCKS = 6
# A guide that lists works or products in linked boxes is made of them; teasers are little beside an article.
_MAX_SHARE = 0.2


def teaser_blocks(tree: Tree, choice: Choice) -> set[int]:
    """Return the numbers of the chosen blocks that stand in a teaser's box."""
    heads = [
        block for block in choice.blocks if block.rule is None and (_is_linked_headline(block) or _is_prompt(block))
    ]
    if not heads:
        return set()
    chars = scores_of(tree, [len(block.text) for block in tree.blocks])
    counts = scores_of(tree, [1] * len(tree.blocks))
    boxes = {box for head in heads if (box := _box(tree, head, choice.element, chars, counts)) is not None}
    inside = {n for n, block in enumerate(choice.blocks) if boxes.intersection(tree.ancestors(block.element))}
    prose = [0 if block.rule or block.link_density > _LINKED else len(block.text) for block in choice.blocks]
    return inside if sum(prose[n] for n in inside) <= _MAX_SHARE * sum(prose) else set()


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

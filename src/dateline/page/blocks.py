"""From the blocks inside the article's element to pieces with a kind; furniture between them is dropped by rule."""

import re

from dateline.lang.page_words import LINK_LIST_RULES
from dateline.model.article import BlockKind
from dateline.page.body import Choice
from dateline.page.credits import credit_line
from dateline.page.furniture import furniture_rule, related_title
from dateline.page.heads import read_byline, read_date_line
from dateline.page.reading import Notes, Piece
from dateline.page.repair import is_ended, repair_line
from dateline.page.shape import count_words, is_prose, key_of
from dateline.page.tree import RawBlock, Tree

_KINDS = {
    **dict.fromkeys(["h1", "h2", "h3", "h4", "h5", "h6"], BlockKind.HEADING),
    **dict.fromkeys(["li", "dt", "dd", "ol", "ul"], BlockKind.LIST_ITEM),
    "blockquote": BlockKind.QUOTATION,
    "figcaption": BlockKind.CAPTION,
    **dict.fromkeys(["td", "th", "tr", "table", "caption"], BlockKind.TABLE),
}
_CAPTION_NAMES = re.compile(
    r"(?:^|[\s_-])(?:captions?|wp-caption-text|figcaption|image-?(?:caption|text|info)|photo-?caption)(?:$|[\s_-])",
    re.I,
)
_STANDFIRST_NAMES = re.compile(
    r"(?:^|[\s_-])(?:standfirst|sub-?title|sub-?headline|dek|deck|article-?(?:summary|intro|lead|teaser)|"
    r"summary|kicker-?text|chapo|entradilla|vorspann|intro|lede|excerpt)(?:$|[\s_-])",
    re.I,
)
_CORRECTION = re.compile(
    r"(?:corrections?|clarifications?|editor[’']?s[’']? note|this (?:article|story) (?:has been|was) "
    r"(?:updated|amended|corrected)|berichtigung|correction|aclaración|уточнение)\b.{0,20}[:：]?",
    re.I,
)
_PARTS = re.compile(r"\s*[|•·]\s*")
_MAX_LINK_SHARE = 0.75
_MAX_LINKED_WORDS = 30
_MAX_LEADING_WORDS = 7
_MAX_SCRAPS = 50
_MAX_HEAD_BLOCKS = 80
_MAX_TRAILING_WORDS = 12


def to_pieces(tree: Tree, choice: Choice, notes: Notes, title: str | None, title_offset: int = -1) -> list[Piece]:
    """Return the article's pieces in order."""
    pieces: list[Piece] = []
    title_keys = frozenset(key_of(each) for each in (title or "", *notes.alternative_titles)) - {""}
    in_links = False
    seen: set[str] = set()
    for number, block in enumerate(choice.blocks):
        text, damage = repair_line(block.text)
        rule = _dropped_by(block, text, notes, title_keys, started=bool(pieces) or number > _MAX_HEAD_BLOCKS, seen=seen)
        if rule is None and not pieces and block.offset < title_offset and not is_prose(text):
            rule = "line above the headline"
        if rule is None and in_links and (block.link_density > 0.3 or not is_prose(text)):
            notes.related.append(text)
            rule = "link list"
        if rule is not None:
            in_links = rule in LINK_LIST_RULES or (in_links and rule == "link list")
            notes.drop(text, rule)
            continue
        in_links = False
        notes.damage += damage
        seen.add(key_of(text))
        pieces.append(Piece(_kind(tree, block, text, first=not pieces), text, block.offset))
    return _without_loose_ends(pieces, notes)


def _dropped_by(
    block: RawBlock, text: str, notes: Notes, title_keys: frozenset[str], *, started: bool, seen: set[str]
) -> str | None:
    """Return the rule by which a block inside the article's element is no part of the article."""
    if block.rule:
        return block.rule
    if not text:
        return "tag residue"
    key = key_of(text)
    if not started and key in title_keys:
        return "doubled headline"
    if count_words(text) >= 8 and key in seen:
        return "doubled line"
    related = related_title(text)
    if related:
        notes.related.append(related)
        return "related link"
    rule = furniture_rule(text)
    if rule:
        return rule
    credit = credit_line(text)
    if credit:
        notes.credits.append(credit)
        return f"{credit.kind.value} credit"
    if (
        block.link_density > _MAX_LINK_SHARE
        and count_words(text) <= _MAX_LINKED_WORDS
        and block.tag not in ("h1", "h2", "h3")
    ):
        notes.related.append(text)
        return "linked line"
    if not started and all(read_date_line(part) or read_byline(part) for part in _PARTS.split(text)):
        return "head line"
    return None


def _kind(tree: Tree, block: RawBlock, text: str, *, first: bool) -> BlockKind:
    for number in tree.ancestors(block.element)[:4]:
        element = tree.elements[number]
        kind = _KINDS.get(element.tag)
        if kind:
            return kind
        if element.names and _CAPTION_NAMES.search(element.names):
            return BlockKind.CAPTION
        if first and element.names and _STANDFIRST_NAMES.search(element.names):
            return BlockKind.STANDFIRST
    if _CORRECTION.match(text):
        return BlockKind.CORRECTION
    return BlockKind.PARAGRAPH


def _without_loose_ends(pieces: list[Piece], notes: Notes) -> list[Piece]:
    """Drop the scraps before the first and after the last running text: labels, buttons, headings without text."""
    first = next((n for n, piece in enumerate(pieces) if is_prose(piece.text)), 0)
    scraps = [piece for piece in pieces[:first] if _is_scrap(piece, _MAX_LEADING_WORDS)]
    for piece in scraps:
        notes.drop(piece.text, "line above the first paragraph")
    pieces = [piece for piece in pieces[:first] if piece not in scraps[:_MAX_SCRAPS]] + pieces[first:]
    while pieces and (pieces[-1].kind is BlockKind.HEADING or _is_scrap(pieces[-1], _MAX_TRAILING_WORDS)):
        notes.drop(pieces.pop().text, "line after the last paragraph")
    return pieces


def _is_scrap(piece: Piece, most_words: int) -> bool:
    """Tell a few words that end in no full stop and are no item of a list."""
    if piece.kind not in (BlockKind.PARAGRAPH, BlockKind.CAPTION):
        return False
    return count_words(piece.text) <= most_words and not is_ended(piece.text)

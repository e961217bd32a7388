"""From the blocks inside the article's element to pieces with a kind; furniture between them is dropped by rule."""

import re
from dataclasses import replace
from itertools import groupby

from dateline.lang.page_words import CLOSING_RULES, LINK_LIST_RULES
from dateline.model.article import BlockKind
from dateline.page.body import Choice, inside_of
from dateline.page.cards import teaser_blocks
from dateline.page.credits import credit_line
from dateline.page.furniture import ending_rule, furniture_rule, named_writer, related_title
from dateline.page.heads import read_byline, read_date_line, read_date_lines
from dateline.page.kinds import NO_CELL, Cell, cell_of, is_layout, is_named_standfirst, kind_of
from dateline.page.language import base_language
from dateline.page.live import entry_times, with_entries
from dateline.page.reading import Piece, Reading
from dateline.page.repair import is_ended, repair_line
from dateline.page.shape import count_words, is_prose, key_of
from dateline.page.tree import RawBlock, Tree

_PARTS = re.compile(r"\s*[|•·]\s*")
_BETWEEN_CELLS = " | "
_MAX_LINK_SHARE = 0.75
_MAX_LINKED_WORDS = 30
_LIST_LINK_SHARE = 0.3
_HEADING_TAGS = frozenset(["h1", "h2", "h3"])
_MIN_DOUBLED_WORDS = 8
_MAX_HEAD_PIECES = 3
_MAX_STANDFIRSTS = 2
_SAME_START = 50
_MAX_LEADING_WORDS = 7
_MAX_SCRAPS = 50
_MAX_HEAD_BLOCKS = 80
_MAX_TRAILING_WORDS = 12
_BIO_OPENING_CHARS = 60
_MAX_BIO_WORDS = 90
_MAX_CLOSING_SHARE = 0.3
_BIO_VERBS = frozenset(["is", "has", "holds", "writes", "covers", "lives"])
# Where captions are as much as this of a page, they are what it tells.
_MAX_CAPTION_SHARE = 0.4


def to_pieces(tree: Tree, choice: Choice, reading: Reading) -> list[Piece]:
    """Return the article's pieces in order; what is dropped, and what it tells, goes into the reading's notes."""
    notes = reading.notes
    sorter = _Sorter(reading, choice.blocks)
    pieces: list[Piece] = []
    cells: list[Cell] = []
    closings: list[int] = []
    teasers, reading.teaser_share = teaser_blocks(tree, choice)
    times = entry_times([block.text for block in choice.blocks])
    for number, block in enumerate(choice.blocks):
        text, damage = repair_line(block.text)
        if number in times:
            pieces.append(Piece(BlockKind.LIVE_ENTRY, text, block.offset))
            cells.append(NO_CELL)
            continue
        rule = sorter.rule(number, block, text, started=len(pieces) >= _MAX_HEAD_PIECES)
        if rule is None and number in teasers:
            notes.related += [text] if block.link_density > _MAX_LINK_SHARE else []
            rule = "teaser"
        if rule is None and not pieces and block.offset < reading.title_offset and not is_prose(text):
            rule = "line above the headline"
        if rule is None and sorter.in_links and (block.link_density > _LIST_LINK_SHARE or not is_prose(text)):
            notes.related.append(text)
            rule = "link list"
        if rule is not None:
            sorter.dropped(text, rule)
            closings += [block.offset] if rule in CLOSING_RULES and block.rule is None else []
            continue
        sorter.kept(text)
        notes.damage += damage
        kind = kind_of(tree, block, text, first=not pieces)
        pieces.append(Piece(kind, text, block.offset))
        cells.append(cell_of(tree, block) if kind is BlockKind.TABLE else NO_CELL)
    pieces = with_entries(_with_rows(pieces, cells), reading.notes)
    pieces = _without_closing(_with_told_captions(pieces), closings, reading)
    return _without_loose_ends(pieces, reading)


def _with_rows(pieces: list[Piece], cells: list[Cell]) -> list[Piece]:
    """Make one piece of the cells of a table's row; tables that only lay out the page hold paragraphs."""
    whole: list[Piece] = []
    for row, group in groupby(zip(cells, pieces, strict=True), key=lambda pair: pair[0].row):
        around, members = zip(*group, strict=True)
        texts = [piece.text for piece in members]
        if row < 0:
            whole += members
        elif is_layout(list(around), texts):
            whole += [replace(piece, kind=BlockKind.PARAGRAPH) for piece in members]
        else:
            whole.append(Piece(BlockKind.TABLE, _BETWEEN_CELLS.join(texts), members[0].offset))
    return whole


class _Sorter:
    """Says of one block after another by which rule it is no part of the article; remembers what came before."""

    def __init__(self, reading: Reading, blocks: list[RawBlock]) -> None:
        self.notes = reading.notes
        self.language = base_language(reading.language)
        self.title_keys = frozenset(map(key_of, (reading.title or "", *reading.notes.alternative_titles))) - {""}
        self.blocks = blocks
        self.in_links = False
        self.seen: set[str] = set()

    def dropped(self, text: str, rule: str) -> None:
        """Remember that a block was dropped: a list of links may begin or go on."""
        self.in_links = rule in LINK_LIST_RULES or (self.in_links and rule == "link list")
        self.notes.drop(text, rule)

    def kept(self, text: str) -> None:
        """Remember that a block was kept."""
        self.in_links = False
        self.seen.add(key_of(text))

    def rule(self, number: int, block: RawBlock, text: str, *, started: bool) -> str | None:
        """Return the rule by which a block inside the article's element is no part of the article."""
        if block.rule:
            return block.rule
        if not text:
            return "tag residue"
        key = key_of(text)
        started = started or number > _MAX_HEAD_BLOCKS
        if not started and key in self.title_keys:
            return "doubled headline"
        if key in self.seen and count_words(text) >= _MIN_DOUBLED_WORDS:
            return "doubled line"
        return (
            self._said(text)
            or self._linked(number, block, text)
            or (None if started else _head_rule(text, self.language))
        )

    def _said(self, text: str) -> str | None:
        """Return the rule that the words of a line name, and note the credits and links that it gives."""
        related = related_title(text)
        if related:
            self.notes.related.append(related)
            return "related link"
        rule = furniture_rule(text)
        if rule:
            return rule
        credit = credit_line(text)
        if credit:
            self.notes.credits.append(credit)
            return f"{credit.kind.value} credit"
        return None

    def _linked(self, number: int, block: RawBlock, text: str) -> str | None:
        """A line that is one link leads to another page, unless it heads a section of this one."""
        if block.link_density <= _MAX_LINK_SHARE or count_words(text) > _MAX_LINKED_WORDS:
            return None
        following = next((other for other in self.blocks[number + 1 : number + 5] if other.rule is None), None)
        if block.tag in _HEADING_TAGS and following is not None and following.link_density <= _LIST_LINK_SHARE:
            return None
        self.notes.related.append(text)
        return "linked line"


def _head_rule(text: str, language: str | None) -> str | None:
    if read_date_lines(text, language, signed=True, below=True):
        return "head line"
    parts = _PARTS.split(text)
    return "head line" if all(read_date_line(part, language) or read_byline(part) for part in parts) else None


def standfirsts(tree: Tree, choice: Choice, reading: Reading, descriptions: list[str]) -> list[Piece]:
    """Return the lines between the headline and the body that are named a standfirst or repeat the page's summary."""
    first = reading.pieces[0].offset if reading.pieces else -1
    inside = inside_of(tree, choice.element)
    stated = [key_of(description) for description in descriptions]
    present = {key_of(piece.text)[:_SAME_START] for piece in reading.pieces[:_MAX_HEAD_PIECES]}
    found: list[Piece] = []
    for block in tree.blocks:
        if block.offset >= first or len(found) == _MAX_STANDFIRSTS:
            break
        key = key_of(block.text)[:_SAME_START]
        if block.offset <= reading.title_offset or block.rule or inside[block.element] or key in present:
            continue
        is_stated = len(key) >= _SAME_START // 2 and any(other.startswith(key) for other in stated)
        is_named = is_prose(block.text) and block.link_density <= _LIST_LINK_SHARE and is_named_standfirst(tree, block)
        if (is_stated or is_named) and not furniture_rule(block.text):
            text, _damage = repair_line(block.text)
            found.append(Piece(BlockKind.STANDFIRST, text, block.offset))
            present.add(key)
    return found


def _with_told_captions(pieces: list[Piece]) -> list[Piece]:
    """A page told in pictures has its text in the captions: there they are its paragraphs."""
    words = sum(count_words(piece.text) for piece in pieces)
    told = sum(count_words(piece.text) for piece in pieces if piece.kind is BlockKind.CAPTION)
    if told <= _MAX_CAPTION_SHARE * words:
        return pieces
    return [replace(piece, kind=BlockKind.PARAGRAPH) if piece.kind is BlockKind.CAPTION else piece for piece in pieces]


def _without_closing(pieces: list[Piece], headings: list[int], reading: Reading) -> list[Piece]:
    """Drop a last section on the site and its people; `headings` are the offsets at which such sections begin."""
    total = sum(len(piece.text) for piece in pieces)
    for offset in headings:
        section = [piece for piece in pieces if piece.offset > offset]
        if sum(len(piece.text) for piece in section) <= _MAX_CLOSING_SHARE * total:
            for piece in section:
                reading.notes.drop(piece.text, "closing section")
            return [piece for piece in pieces if piece.offset <= offset]
    return pieces


def _without_loose_ends(pieces: list[Piece], reading: Reading) -> list[Piece]:
    """Drop the scraps before the first and after the last running text: labels, buttons, headings without text."""
    notes = reading.notes
    first = next((n for n, piece in enumerate(pieces) if is_prose(piece.text)), 0)
    scraps = [piece for piece in pieces[:first] if _is_scrap(piece, _MAX_LEADING_WORDS)]
    for piece in scraps:
        notes.drop(piece.text, "line above the first paragraph")
    pieces = [piece for piece in pieces[:first] if piece not in scraps[:_MAX_SCRAPS]] + pieces[first:]
    while pieces and (rule := _loose_end(pieces, reading)):
        notes.drop(pieces.pop().text, rule)
    return pieces


def _loose_end(pieces: list[Piece], reading: Reading) -> str | None:
    """Return the rule by which the last piece goes."""
    piece = pieces[-1]
    rule = ending_rule(piece.text, reading.outlet)
    if rule:
        return rule
    if piece.kind is BlockKind.HEADING or _is_scrap(piece, _MAX_TRAILING_WORDS) or _announces(piece):
        return "line after the last paragraph"
    return "author box" if _is_bio(pieces, reading) else None


def _announces(piece: Piece) -> bool:
    """A last line that ends in a colon announces what was dropped."""
    return piece.text.endswith((":", ",", "：")) and count_words(piece.text) <= _MAX_TRAILING_WORDS


def _is_bio(pieces: list[Piece], reading: Reading) -> bool:
    """A last paragraph on the author, opening with the name, or on a writer who was not named before."""
    text = pieces[-1].text
    if count_words(text) > _MAX_BIO_WORDS:
        return False
    names = [name for name in (reading.byline or "").split(", ") if " " in name]
    first, verb = [*text.split(maxsplit=2), "", ""][:2]
    if any(name in text[:_BIO_OPENING_CHARS] or (name.split()[0] == first and verb in _BIO_VERBS) for name in names):
        return True
    writer = named_writer(text)
    return writer is not None and not any(writer.split()[-1] in piece.text for piece in pieces[:-1])


def _is_scrap(piece: Piece, most_words: int) -> bool:
    """Tell a few words that end in no full stop and are no item of a list."""
    if piece.kind not in (BlockKind.PARAGRAPH, BlockKind.CAPTION):
        return False
    return count_words(piece.text) <= most_words and not is_ended(piece.text)

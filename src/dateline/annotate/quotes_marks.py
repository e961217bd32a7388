"""Quotation marks: which characters open and close a quotation, in which block, and where one of a pair is lost.

Apostrophes are told from closing marks by their neighbours. A paragraph that opens with a mark and does not close it
goes on in the next one, as printers do it; where the next one does not open with a mark, the closing mark was lost. A
closing mark without an opening one makes the paragraph up to it a quotation.
"""

import re
from dataclasses import dataclass

from dateline.model.article import Article, Block, BlockKind
from dateline.model.span import Span

LOST_OPENING = "lost opening quote"
LOST_CLOSING = "lost closing quote"

_CLOSERS = {"“": "”“", "„": "“”", "«": "»", "‹": "›", "”": "”", "»": "«", "「": "」", "『": "』"}
_ALWAYS_OPEN = frozenset("„«‹「『")
_MAY_OPEN = frozenset("“\"»‘'")
_MARK = re.compile(f"[{''.join(_ALWAYS_OPEN | _MAY_OPEN)}”]")
_OPEN_BEFORE = frozenset("([—–:>-")
_NEAR = 20  # characters before a mark that tell whether it opens
_MAX_QUOTATION = 20_000  # no quotation within one paragraph is longer
_WORDLIKE = re.compile(r"[\w]")
_PARTICLE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")  # in East Asia a word may follow at once
_SPEAKER = (
    r"(?:(?:[A-Z][\w.’'-]*|(?:the|a|an|one|his|her|its|another)\s+[\w’'-]+)(?:\s+[\w.’'-]+){0,6}?"
    r"(?:,(?:\s+[A-Z][\w.’'-]*){1,4},)?|he|she|they)"
)
_SAYING = (
    r"(?:said|says|added|told|stated|warned|insisted|noted|explained|announced|declared|wrote|argued|stressed"
    r"|replied|claimed|admitted|recalled|concluded)"
)
_REPORTING_CLAUSE = re.compile(rf",\s+(?:{_SPEAKER}\s+{_SAYING}|{_SAYING}\s+{_SPEAKER}|according\s+to\s+\w+)\b[^“”\"]*")
_SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-Z])")
_APOSTROPHE_STARTS = re.compile(r"(?:\d0s|em|til|tis|twas|cause|n)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch between quotation marks: `span` with its marks, `content` without; `block` is its number."""

    span: Span
    content: Span
    block: int
    damage: str | None = None
    goes_on: bool = False  # the next paragraph carries the same quotation on


def find_marked(article: Article) -> list[Marked]:
    """Return the marked stretches of every block, in order."""
    found: list[Marked] = []
    for number, block in enumerate(article.blocks):
        following = article.blocks[number + 1] if number + 1 < len(article.blocks) else None
        found.extend(_in_block(article.text, block, number, following))
    return [marked for marked in found if _WORDLIKE.search(marked.content.of(article.text))]


def _in_block(text: str, block: Block, number: int, following: Block | None) -> list[Marked]:
    found: list[Marked] = []
    position, end = block.span.start, block.span.end
    while mark := _MARK.search(text, position, end):
        position = mark.start()
        if _opens(text, position, block):
            closing = _closing(text, position, end)
            if (lost := _cut_by_clause(text, position, closing, end)) is not None:
                found.append(Marked(Span(position, lost), _trimmed(text, position + 1, lost), number, LOST_CLOSING))
                position = lost
            elif closing is None:
                if marked := _left_open(text, position, block, number, following):
                    found.append(marked)
                    return found
            else:
                found.append(_marked(text, position, closing, number))
                position = closing
        elif _closes_nothing(text, position, end):
            alone = _without_opening(text, position, block, number, found)
            found += [alone] if alone else []
        position += 1
    return found


def _closes_nothing(text: str, position: int, end: int) -> bool:
    inches = text[position - 1 : position].isdigit()
    return text[position] in "”»" or (text[position] == '"' and not inches and _closes_straight(text, position, end))


def _opens(text: str, position: int, block: Block) -> bool:
    sign = text[position]
    if sign in _ALWAYS_OPEN:
        return True
    if sign not in _MAY_OPEN:
        return False
    before = text[max(block.span.start, position - _NEAR) : position]
    after = text[position + 1 : position + 2]
    free = (not before or before[-1].isspace() or before[-1] in _OPEN_BEFORE) and bool(after) and not after.isspace()
    if sign == "“":
        return free or not before.rstrip().endswith("„")
    if sign in '"»':
        return free and (sign == '"' or bool(_WORDLIKE.match(after)))
    return free and bool(_WORDLIKE.match(after)) and not _APOSTROPHE_STARTS.match(text, position + 1)


def _closing(text: str, opening: int, end: int) -> int | None:
    """Return the position of the mark that closes the one at `opening`."""
    sign = text[opening]
    end = min(end, opening + _MAX_QUOTATION)
    if sign in "‘'":
        return _closing_single(text, opening, end)
    if sign == '"':
        return next((i for i in range(opening + 1, end) if text[i] == '"' and _closes_straight(text, i, end)), None)
    for i in range(opening + 1, end):
        if text[i] in _CLOSERS[sign]:
            return i if text[i] != sign else None
        if sign == "“" and text[i] == '"' and _closes_straight(text, i, end):
            return i  # a curly mark closed by a straight one
    return None


def _closes_straight(text: str, position: int, end: int) -> bool:
    before, after = text[position - 1 : position], text[position + 1 : min(end, position + 2)]
    return bool(before) and not before.isspace() and (not _WORDLIKE.match(after) or bool(_PARTICLE.match(after)))


def _closing_single(text: str, opening: int, end: int) -> int | None:
    """Choose the closing mark among apostrophes: one after a comma or full stop before any other."""
    closer = "’" if text[opening] == "‘" else "'"
    places = [i for i in range(opening + 2, end) if text[i] == closer and not _WORDLIKE.match(text[i + 1 : i + 2])]
    firm = [i for i in places if text[i - 1] in ",.!?…"]
    return next(iter(firm or places), None)


def _marked(text: str, opening: int, closing: int, number: int) -> Marked:
    return Marked(Span(opening, closing + 1), _trimmed(text, opening + 1, closing), number)


def _cut_by_clause(text: str, opening: int, closing: int | None, end: int) -> int | None:
    """Return where a quotation ends whose closing mark is lost before a reporting clause: "“It is safe, X said.".

    The mark is lost where none follows in the paragraph, or where another quotation opens before the next one closes.
    """
    if text[opening] not in '“"':
        return None
    again = next((i for i in range(opening + 1, closing or end) if text[i] == text[opening]), None)
    if again is None and closing is not None:
        return None
    clause = _REPORTING_CLAUSE.search(text, opening, again or end)
    whole = clause is not None and clause.end() == (again or end)
    return clause.start() + 1 if clause is not None and whole else None


def _left_open(text: str, opening: int, block: Block, number: int, following: Block | None) -> Marked | None:
    """Read a mark that its paragraph does not close: carried on by the next paragraph, or lost."""
    if text[opening] in "‘'" or block.kind in {BlockKind.TITLE, BlockKind.HEADING}:
        return None
    end = block.span.end
    if following is not None and text[following.span.start : following.span.end].startswith(text[opening]):
        return Marked(Span(opening, end), _trimmed(text, opening + 1, end), number, goes_on=True)
    return Marked(Span(opening, end), _trimmed(text, opening + 1, end), number, LOST_CLOSING)


def _without_opening(text: str, closing: int, block: Block, number: int, found: list[Marked]) -> Marked | None:
    """Read a closing mark with no opening one: its paragraph, or what follows the last quotation, is the content."""
    if block.kind in {BlockKind.TITLE, BlockKind.HEADING}:
        return None
    start = _after_sentence(text, found[-1].span.end, closing) if found else block.span.start
    if start is None:
        return None
    if closing - start < 2:
        return None
    return Marked(Span(start, closing + 1), _trimmed(text, start, closing), number, LOST_OPENING)


def _after_sentence(text: str, start: int, closing: int) -> int | None:
    """Return where the sentence after a quotation begins that another one with a lost opening mark may be."""
    if text[closing] == '"' or text[closing - 1] not in ",?!":
        return None
    ends = _SENTENCE_END.search(text, start, closing)
    return ends.end() if ends is not None else None


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)

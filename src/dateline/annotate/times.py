"""Every time that a page names: as days of the calendar, relative to the page's date, or as a stretch of time.

English rules stand in `times_explicit`, `times_relative` and `times_durations`; where several match, the earliest and
then the longest wins, explicit dates first. The tense of the governing verb decides which Wednesday is meant. Other
languages have their explicit dates (`times_foreign`).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from dateline.annotate import times_durations, times_explicit, times_relative
from dateline.annotate.parse import Parse
from dateline.annotate.times_clocks import find_clocks
from dateline.annotate.times_foreign import find_foreign
from dateline.annotate.times_foreign_joined import joined
from dateline.annotate.times_found import HEADS, Found
from dateline.annotate.times_tense import direction_of
from dateline.annotate.times_told import as_told, is_told_from
from dateline.model.annotation import TimeExpression
from dateline.model.article import Article, Block, BlockKind
from dateline.model.dates import Direction
from dateline.model.span import Span
from dateline.text.needed import Lowered

_MODIFIER = re.compile(
    r"\b(since|by|until|till|before|after|from|as of|no later than|prior to|ahead of|following|starting|through)"
    r"(?: the)? ?$",
    re.IGNORECASE,
)
_MODIFIER_NAMES = {
    "till": "until",
    "as of": "since",
    "no later than": "by",
    "prior to": "before",
    "ahead of": "before",
    "following": "after",
    "starting": "from",
    "through": "until",
}
_LOOK_BACK = 16
_RANKED = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|only|\w+est|most|least|\d+(?:st|nd|rd|th))\b[^.;:]*$",
    re.IGNORECASE,
)
_RANKED_REACH = 60
_RULES = (*times_explicit.RULES, *times_relative.RULES)


def find_times(article: Article, parse: Parse) -> tuple[TimeExpression, ...]:
    """Return every time expression of `article` in text order."""
    found: list[TimeExpression] = []
    code = (article.language or "en").split("-")[0]
    sentences: dict[int, list[Span]] = {}
    for sentence in parse.sentences:
        sentences.setdefault(sentence.block, []).append(sentence.span)
    for number, block in enumerate(article.blocks):
        if code == "en":
            days = list(_in_block(article.text, block, parse))
            clocks = [clock for span in sentences.get(number, ()) for clock in find_clocks(article.text, span, days)]
            found.extend([*days, *clocks])
        else:
            foreign = find_foreign(block.span.of(article.text), block.span.start, code)
            found.extend(joined(_without_overlaps(foreign), article.text))
    return tuple(as_told(article, sorted(found, key=lambda time: time.span)))


def _in_block(text: str, block: Block, parse: Parse) -> Iterator[TimeExpression]:
    words = block.span.of(text)
    offset = block.span.start
    headline = block.kind in {BlockKind.TITLE, BlockKind.HEADING}
    lowered = Lowered(words)
    first = [found for rule in _RULES for found in rule.find(words, lowered, offset)]
    first += _ahead(words, offset, parse, headline=headline)
    rest = [found for rule in times_durations.RULES for found in rule.find(words, lowered, offset)]
    for found in _without_overlaps(first, rest):
        each = _finished(found, text, block, parse, headline=headline)
        from_story = is_told_from(words, each.span.shift(-offset))
        yield replace(each, interval=None, relative=None) if from_story else each


def _ahead(words: str, offset: int, parse: Parse, *, headline: bool) -> Iterator[Found]:
    """Yield "in less than 10 days" where the governing verb looks ahead; elsewhere it is a stretch of time."""
    for match in times_relative.WITHIN.finditer(words):
        found = times_relative.within(match)
        # "the first trip in more than two years" looks back over a stretch, whatever the tense.
        if found is None or _RANKED.search(words[max(0, match.start() - _RANKED_REACH) : match.start()]):
            continue
        moved = replace(found.expression, span=found.expression.span.shift(offset))
        if direction_of(parse, moved.span, headline=headline) is Direction.FUTURE:
            yield Found(moved)


def _without_overlaps(*ranks: Iterable[Found]) -> list[Found]:
    """Keep the longest of what overlaps, an earlier rank before a later one at the same start."""
    ordered = sorted(
        ((rank, found) for rank, group in enumerate(ranks) for found in group),
        key=lambda item: (-len(item[1].expression.span), item[0], item[1].expression.span.start),
    )
    kept: list[Found] = []
    for _, found in ordered:
        if not any(found.expression.span.overlaps(other.expression.span) for other in kept):
            kept.append(found)
    return kept


def _finished(found: Found, text: str, block: Block, parse: Parse, *, headline: bool) -> TimeExpression:
    expression = found.expression
    if found.by_tense and expression.relative is not None:
        heads = expression.span.start == block.span.start and HEADS.match(text, expression.span.end, block.span.end)
        direction = Direction.NEAREST if heads else direction_of(parse, expression.span, headline=headline)
        expression = replace(expression, relative=replace(expression.relative, direction=direction))
    if expression.modifier is None and expression.duration is None:
        start = max(block.span.start, expression.span.start - _LOOK_BACK)
        match = _MODIFIER.search(text[start : expression.span.start])
        if match:
            word = match.group(1).lower()
            expression = replace(expression, modifier=_MODIFIER_NAMES.get(word, word))
    return expression

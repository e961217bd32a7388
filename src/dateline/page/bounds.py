"""What the text of an undated page says about its date: it cannot be older than what it tells as past.

"In the first seven months of 2022" was written in August 2022 or later, "signed in March 2021" in March 2021 or
later. Nothing in a text bounds its date from above, so no upper end is ever made up. A sentence counts only where it
tells of the past in plain words and holds no word that points ahead; English only, since the tenses are English.
"""

import re
from collections.abc import Iterator
from datetime import date

from dateline.model.dates import Basis, Interval
from dateline.model.span import Span
from dateline.page.clues import Clue, Rank
from dateline.page.datetext import MAX_YEAR, MIN_YEAR, find_dates

_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?!\s|$)[^.!?\n]*)*[.!?\n]?")
_PAST = re.compile(
    r"\b(?:was|were|had|did|said|told|took|met|began|came|went|saw|gave|made|held|led|left|won|lost|"
    r"became|fell|rose|grew|"
    r"spoke|wrote|sent|paid|sold|hit|cut|shot|broke|stood|found|brought|bought|built|kept|put|ran|got|"
    r"has (?:been|already|since)|have (?:been|already|since)|"
    r"(?<!-)(?!(?:indeed|need|feed|speed|seed|exceed|proceed|succeed|breed|bleed|greed|weed|deed)\b)[a-z]{2,}ed)\b",
    re.I,
)
_SURELY_AHEAD = re.compile(
    r"\b(?:will|shall|would|could|may|might|should|if|expect(?:s|ed|ing)?|schedul\w+|set to|going to|"
    r"forecast\w*|projec\w+|predict\w*|"
    r"target\w*|plan(?:s|ned|ning)? (?:to|for)|aim\w* (?:to|for)|budget\w*|estimates? (?:for|of)|due|deadline|"
    r"continu\w+ to)\b|"
    r"[’']ll\b",
    re.I,
)
_AHEAD = re.compile(
    r"\b(?:will|shall|would|could|may|might|should|due|plan(?:s|ned|ning)?|expect(?:s|ed|ing)?|"
    r"schedul\w+|set to|going to|"
    r"by (?:the )?(?:end|start|middle|beginning|early|late|mid|next|\w+day|\d|january|february|march|"
    r"april|may|june|july|august|september|october|november|december)\w*|until|"
    r"till|target\w*|goals?|aim\w*|hop(?:e|es|ed|ing)|forecast\w*|projec\w+|predict\w*|deadline\w*|"
    r"upcoming|next|ahead|coming|if|propos\w+|"
    r"intend\w*|slated|before|bid|candidates?|postpon\w+|push\w*|moved?|delay\w*|extend\w*|expir\w+|"
    r"valid|through|towards?|"
    r"pledg\w+|vow\w*|promis\w+|commit\w*|awarded|later|future|ready|prepar\w+|approv\w+|agreed to|to "
    r"be|to (?:take|hold|start|begin|end|run|host|go)|"
    r"eventual|potential|possible|tickets?|qualif\w+|build-up|contracts?|budget\w*|estimat\w+|"
    r"ban(?:ned)?|tentativ\w+|fiction\w*|novel|imagin\w*|"
    r"trends?|priorit\w+|outlook|opportunit\w+|best|top|newest|newly|[’']ve|models?)\b",
    re.I,
)
_GOVERNED = re.compile(
    r"\b(?:in|on|since|during|after|from|of|late|early|mid|dated|between|and|over)[\s-]+(?:(?:the|"
    r"early|late|mid|end|middle|start|beginning|\w+day|of|"
    r"summer|autumn|fall|winter|spring|morning|evening|night),?[\s-]+)*$",
    re.I,
)
_MAX_CHARS = 100_000
_GOVERNED_CHARS = 80
_MAX_SENTENCE_CHARS = 1500
_NUMBERS = {
    word: number
    for number, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"], 1
    )
}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_YEAR = r"(?P<y>(?:19|20)\d\d)"
_FIRST_MONTHS = re.compile(rf"\bfirst (?P<n>\w+) months? of (?:the year )?{_YEAR}", re.I)
_QUARTER = re.compile(
    rf"\b(?:(?P<o>first|second|third|fourth|last|1st|2nd|3rd|4th) quarter (?:of )?|q(?P<q>[1-4])[ -]){_YEAR}", re.I
)
_HALF = re.compile(rf"\b(?:(?P<o>first|second) half (?:of )?|h(?P<q>[12])[ -]){_YEAR}", re.I)
_MONTH_RANGE = re.compile(
    rf"\b(?:{'|'.join(_MONTHS)})(?: ?[-–] ?| to | through | and )(?P<m>{'|'.join(_MONTHS)})(?: of)?,? {_YEAR}", re.I
)
_DIGIT = re.compile(r"\d")
_BARE_YEAR = re.compile(rf"(?<![\d/.$€£-]){_YEAR}(?![\d/%-]|,\d|\.\d|s\b)")


def text_bounds(text: str, language: str | None) -> list[Clue]:
    """Return the lower bounds that `text` gives, the latest first; none for a language other than English.

    >>> [str(clue.interval) for clue in text_bounds("Exports fell in the first seven months of 2022.", "en")][0]
    '2022-08-01..'
    >>> text_bounds("The Games will be held in 2032.", "en")
    []
    """
    if language not in (None, "en"):
        return []
    best: dict[str, Clue] = {}
    for sentence in _SENTENCE.finditer(text, 0, _MAX_CHARS):
        words = sentence.group()
        if (
            len(words) > _MAX_SENTENCE_CHARS
            or not _DIGIT.search(words)
            or _SURELY_AHEAD.search(words)
            or not _PAST.search(words)
        ):
            continue
        for start, rule, quoted in _in_sentence(words):
            kept = best.get(rule)
            if kept is None or (kept.interval.earliest or date.min) < start:
                at = text.index(quoted, sentence.start())
                best[rule] = _clue(start, rule, quoted, Span(at, at + len(quoted)))
    return sorted(best.values(), key=lambda clue: clue.interval.earliest or date.min, reverse=True)


def _clue(start: date, rule: str, quoted: str, span: Span) -> Clue:
    says = f"“{quoted}” is told as past, so the page is not older than {start.isoformat()}"
    return Clue(Rank.BOUND, Interval(start, None), Basis.INFERRED, rule, says, span=span)


def _in_sentence(words: str) -> Iterator[tuple[date, str, str]]:
    """Yield the first possible day, the rule and the words, for each period or date that the sentence tells as past."""
    for start, match in _completed(words):
        yield start, "completed period", match.group()
    if _AHEAD.search(words):
        return
    dated = []
    for written in find_dates(words, "en"):
        dated.append(written.span)
        if written.interval.earliest and not written.ambiguous and _is_governed(words, written.span.start):
            yield written.interval.earliest, "past date", written.span.of(words)
    for match in _BARE_YEAR.finditer(words):
        if any(span.start <= match.start() < span.end for span in dated):
            continue
        if _is_governed(words, match.start()) and MIN_YEAR <= int(match["y"]) <= MAX_YEAR:
            yield date(int(match["y"]), 1, 1), "past year", match.group()


def _is_governed(words: str, start: int) -> bool:
    """Tell whether a preposition of time governs what begins at `start`."""
    return bool(_GOVERNED.search(words, max(0, start - _GOVERNED_CHARS), start))


def _completed(words: str) -> Iterator[tuple[date, re.Match[str]]]:
    for match in _FIRST_MONTHS.finditer(words):
        count = _NUMBERS.get(match["n"].lower()) or (int(match["n"]) if match["n"].isdigit() else 0)
        if 1 <= count <= 12:
            yield _after(int(match["y"]), count), match
    for pattern, length in ((_QUARTER, 3), (_HALF, 6)):
        for match in pattern.finditer(words):
            number = int(match["q"]) if match["q"] else _ORDINALS[match["o"].lower()]
            yield _after(int(match["y"]), number * length), match
    for match in _MONTH_RANGE.finditer(words):
        yield _after(int(match["y"]), _MONTHS.index(match["m"].lower()) + 1), match


def _after(year: int, month: int) -> date:
    """Return the day after the end of a month."""
    return date(year + month // 12, month % 12 + 1, 1)

"""What every time rule gives, and the words they share."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

from dateline.model.annotation import TimeExpression
from dateline.model.dates import Interval, RelativeTime
from dateline.model.span import Span
from dateline.text.needed import Gate, Lowered

MONTH_NUMBERS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
    "september": 9, "october": 10, "november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6,
    "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
WEEKDAY_NUMBERS = {
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
}  # fmt: skip

# Month names begin with a capital: "march" and "may" in small letters are verbs.
MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
YEAR = r"(?:1[6-9]|20)\d\d"
DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
# What follows a day that heads a paragraph: "18 March. Talks in Ohrid", "May 2, 2031: …".
HEADS = re.compile(r"\s*(?:,\s*\d{4})?\s*[.:\u2013\u2014-](?:\s|$)")
UNIT = r"(?:second|minute|hour|day|week|fortnight|month|quarter|year|decade)s?"


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression of one rule; `by_tense` asks for the direction that the governing verb gives."""

    expression: TimeExpression
    by_tense: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what to make of its matches; `build` gives `None` where the words are no time after all."""

    pattern: re.Pattern[str]
    build: Callable[[re.Match[str]], Found | None]
    gate: Gate = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "gate", Gate(self.pattern))

    def find(self, text: str, lowered: Lowered, offset: int) -> Iterator[Found]:
        """Yield what the rule finds in `text`, a block that begins at `offset`; `lowered` is the same text."""
        if not self.gate.is_open(lowered):
            return
        for match in self.pattern.finditer(text):
            found = self.build(match)
            if found is not None:
                yield Found(_moved(found.expression, offset), found.by_tense)


def _moved(expression: TimeExpression, offset: int) -> TimeExpression:
    return TimeExpression(
        expression.span.shift(offset),
        expression.interval,
        expression.relative,
        expression.modifier,
        expression.approximate,
        expression.duration,
    )


def fixed(match: re.Match[str], interval: Interval | None, *, approximate: bool = False) -> Found | None:
    """Return a time that stands on its own, or nothing where the calendar has no such day."""
    if interval is None:
        return None
    return Found(TimeExpression(span_of(match), interval, approximate=approximate))


def relative(match: re.Match[str], time: RelativeTime, *, approximate: bool = False, by_tense: bool = False) -> Found:
    """Return a time that needs the page's date."""
    return Found(TimeExpression(span_of(match), relative=time, approximate=approximate), by_tense)


def span_of(match: re.Match[str]) -> Span:
    """Return the span of the group `t` where the pattern has one, else of the whole match."""
    return Span(*match.span("t")) if "t" in match.re.groupindex else Span(*match.span())


def day_of(year: int, month: int, day: int) -> date | None:
    """Return the day, or `None` where the month has no such day.

    >>> day_of(2023, 2, 30) is None
    True
    """
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def month_number(word: str) -> int:
    """Return the number of an English month name or abbreviation.

    >>> month_number("Sept.")
    9
    """
    return MONTH_NUMBERS[word.lower().rstrip(".")]


def day_number(word: str) -> int:
    """Return the day of "7", "07" or "7th"."""
    return int(word.rstrip("stndrh"))

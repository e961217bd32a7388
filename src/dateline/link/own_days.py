"""The weekday of a page's own day, which it gives where it calls one day by two names: "yesterday, Sunday".

Alone that dates nothing. Once something else leaves a few days, it leaves one of them; and where none of these has
that weekday, what left them was wrong (`docs/design/joint-dating.md`).
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from dateline.lang import facts
from dateline.link.solver import Bound
from dateline.model.annotation import TimeExpression
from dateline.model.dates import RelativeTime, RelativeUnit
from dateline.model.link import Page
from dateline.model.span import Span
from dateline.text.names import is_of_signs

RANK = 24
"""As sure as the day of a dateline; like that, it only cuts an interval that something else has given an end."""

_FARTHEST = 7
_DAYS_A_WEEK = 7
_LONGEST_NAME = 24
# Languages with one word for yesterday and tomorrow.
_EITHER_WAY = frozenset({"bn", "gu", "hi", "mr", "ne", "pa", "ur"})
# What may stand between the two: a comma, a bracket, an article or a preposition; no "and", which would join two days.
_BETWEEN = re.compile(
    r"[\s,،、，;:(（–—-]*"
    r"(?:(?:on|is|it is|it’s|it's|el|es|la|le|c'est|c’est|il|lo|der|den|am|ist|de|det|er|is het|o|a|é|w|we|jest|to|v|ve"
    r"|во|в|у|на|την|η|είναι|στις|يوم|روز|दिन|को)\s+)?"
)


def own_day_bounds(pages: Iterable[Page]) -> Iterator[Bound]:
    """Yield that a page was published on the weekday that it gives for its own day, or on the day after.

    A text that is printed a day late keeps its words.
    """
    for page in pages:
        if page.article.published.interval.is_day:
            continue
        found = dict(_weekdays(page))
        if len(found) == 1:
            weekday, span = next(iter(found.items()))
            words = f"calls one day “{span.of(page.article.text)}”"
            yield Bound(page.article.id, "own weekday", words, RANK, page.article.id, span, weekday=weekday, quiet=True)


def own_weekday(page: Page) -> int | None:
    """Return the weekday of a page's own day, Monday 0, where it gives one; `None` where it gives none or two."""
    found = {weekday for weekday, _ in _weekdays(page)}
    return found.pop() if len(found) == 1 else None


def suits_weekday(weekday: int | None, day: date) -> bool:
    """Tell whether a page with that weekday for its own may be of a day; or of the day before, printed late."""
    return weekday is None or (day.weekday() - weekday) % _DAYS_A_WEEK <= 1


def _weekdays(page: Page) -> Iterator[tuple[int, Span]]:
    """Yield the weekdays that follow a count of days ("four days ago, Thursday"), as the page's own, and the words."""
    text = page.article.text
    named = {time.span.start: time for time in page.notes.times if _is_weekday(time)}
    for time in page.notes.times:
        days = time.relative
        if days is None or time.modifier or not _is_counted(days) or _is_either_way(days, page.article.language):
            continue
        gap = _BETWEEN.match(text, time.span.end)
        start = gap.end() if gap else time.span.end
        weekday, end = _weekday_at(text, start, page.article.language, named.get(start))
        if weekday is not None:
            yield (weekday - days.low) % _DAYS_A_WEEK, Span(time.span.start, end)


def _is_counted(days: RelativeTime) -> bool:
    return days.unit is RelativeUnit.DAYS and days.low == days.high and abs(days.low) <= _FARTHEST


def _is_either_way(days: RelativeTime, language: str | None) -> bool:
    """Tell whether one word may count the days forwards or back: Hindi "kal" is yesterday and tomorrow."""
    return language in _EITHER_WAY and abs(days.low) in (1, 2)


def _is_weekday(time: TimeExpression) -> bool:
    return time.relative is not None and time.relative.unit is RelativeUnit.WEEKDAY and time.relative.low == 0


def _weekday_at(text: str, start: int, language: str | None, read: TimeExpression | None) -> tuple[int | None, int]:
    """Return the weekday that stands in the text there, as it was read or as the calendar has it, and its end."""
    if read is not None and read.relative is not None:
        return read.relative.weekday, read.span.end
    here = text[start : start + _LONGEST_NAME].casefold()
    for name, weekday in facts.weekdays(language).items():
        end = len(name)
        if here.startswith(name) and (is_of_signs(name) or not here[end : end + 1].isalpha()):
            return weekday, start + end
    return None, start

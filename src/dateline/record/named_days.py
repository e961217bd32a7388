"""Days that a page prints with their weekday, and whether the calendar agrees."""

import re
from collections.abc import Iterator
from functools import cache

from dateline.lang import facts
from dateline.model.claim import CheckVerdict
from dateline.model.link import Page
from dateline.model.span import Span
from dateline.record.context import Context
from dateline.record.ordinals import Outcome
from dateline.record.statements import Corroborated, Statement

# Shorter forms ("sun", "mar") are too often other words.
_MIN_CHARS = 5
_REACH = 28
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def named_day_statements(context: Context) -> Iterator[Statement]:
    """Yield each full date of a page that stands beside a weekday: "on Wednesday, 9 October 2024"."""
    for page in context.pages:
        for time in page.notes.times:
            if time.interval is None or not time.interval.is_day:
                continue
            found = _weekday_beside(page, time.span)
            if found is not None:
                span, number = found
                evidence = context.ref(page.article.id, span)
                name, day = _WEEKDAYS[number], str(time.interval)
                yield Statement(day, day, "weekday", name, name, evidence, valid=time.interval)


def _weekday_beside(page: Page, span: Span) -> tuple[Span, int] | None:
    """Return the weekday in, right before or right behind a date, with the span of both."""
    names = facts.weekdays(page.article.language or "en")
    words = _pattern(tuple(sorted(name for name in names if len(name) >= _MIN_CHARS)))
    text, sentence = page.article.text, page.notes.sentence_at(span.start)
    if words is None or sentence is None:
        return None
    start = max(sentence.span.start, span.start - _REACH)
    end = max(span.end, min(sentence.span.end, span.end + _REACH))
    named, before, behind = words
    for window, pattern in ((span, named), (Span(start, span.start), before), (Span(span.end, end), behind)):
        found = pattern.search(window.of(text).lower())
        if found:
            at = Span(window.start + found.start("day"), window.start + found.end("day"))
            return span.hull(at), names[found["day"]]
    return None


@cache
def _pattern(names: tuple[str, ...]) -> tuple[re.Pattern[str], ...] | None:
    """Return what finds a weekday inside, before and behind a date; between them stands one small word at most."""
    if not names:
        return None
    day = rf"\b(?P<day>{'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})\b"
    return (
        re.compile(day),
        re.compile(rf"{day}\W{{0,3}}(?:\w{{1,3}}\W{{1,2}})?$"),
        re.compile(rf"^\W{{1,3}}(?:(?:which|that) (?:was|is|fell on) )?(?:\w{{1,4}} )?{day}"),
    )


def check_named_day(claim: Corroborated) -> Outcome:
    """Return whether a date falls on the weekday that stands with it."""
    day = claim.claim.valid.earliest
    if day is None:
        return Outcome(CheckVerdict.NOT_CHECKABLE, "the date is not known")
    right = _WEEKDAYS[day.weekday()] == claim.claim.value
    verdict = CheckVerdict.CONSISTENT if right else CheckVerdict.CONTRADICTED
    return Outcome(verdict, f"{day.isoformat()} was a {_WEEKDAYS[day.weekday()]}")

"""Counts of meetings that English pages put into a sentence without an ordinal: "the two had not met for a year".

`annotate` reads ordinals that stand by a naming word ("their fifth meeting"). Here are the other ways to count: how
often two have met, that they had not met before or for so long, and which meeting was their last. Each becomes a claim
of the same form about the meeting that the page tells, or, of a last meeting, about the one that the sentence names.
"""

import re
from collections.abc import Iterator

from dateline.lang.numbers import number_of, ordinal_of
from dateline.model.annotation import CountClaim, EventType
from dateline.model.dates import Interval
from dateline.model.link import Event, Page
from dateline.model.span import Span
from dateline.record.context import Context
from dateline.record.lengths import meant_meeting
from dateline.record.phrases import name_of
from dateline.record.since import since_when
from dateline.record.statements import Statement

_LAST = re.compile(
    r"\blast (?:met|saw each other|held talks)\b|\bmet most recently\b|\bmost recently met\b"
    r"|\b(?:most recent|last|latest) meeting(?: of the two| between the two)? was\b",
    re.IGNORECASE,
)
_TIMES = re.compile(r"\bha(?:ve|d|s)(?: now| already)? met (?P<n>once|twice|[\w-]+ times)\b", re.IGNORECASE)
_NTH_TIME = re.compile(r"\b(?:for )?the (?P<nth>\w+) time\b", re.IGNORECASE)
_MET = re.compile(r"\b(?:met|meet|meeting)\b", re.IGNORECASE)
_NOT_BEFORE = re.compile(r"\bha(?:d|ve) (?:not|never) met(?: each other)?(?: before\b| for\b)", re.IGNORECASE)
_NOT_FOR = re.compile(
    r"^not (?:for|in) .{3,40} had .{2,40} met\b|^it (?:had|has) been .{3,40} since .{2,40} met\b|\bmet again after\b",
    re.IGNORECASE,
)
_ENCOUNTER = re.compile(
    r"\b(?P<nth>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth) encounter (?:of|between)\b"
)
_OFTEN = {"once": 1, "twice": 2}


def told_count_statements(context: Context) -> Iterator[Statement]:
    """Yield the counts that sentences tell, where no ordinal stands in them."""
    for page in context.pages:
        known = [count.span for mention in page.notes.events for count in mention.counts]
        for sentence in page.notes.sentences:
            if not any(sentence.span.overlaps(span) for span in known):
                yield from _of_sentence(page, sentence.span, context)


def _of_sentence(page: Page, sentence: Span, context: Context) -> Iterator[Statement]:
    text = sentence.of(page.article.text)
    n = _number(text)
    if n is None:
        return
    event = _named_in(page, sentence, context) if n < 0 else meant_meeting(page, sentence, context)
    if event is None:
        return
    numbers = [i for i, time in enumerate(page.notes.times) if sentence.covers(time.span)]
    times = page.notes.times
    since = next((i for i in numbers if times[i].modifier == "since"), None)
    within = next((times[i].duration for i in numbers if times[i].duration), None)
    count = CountClaim(sentence, n, EventType.MEET, since, within=within)
    from_when = Interval() if since is None else since_when(count, page, context)
    key = f"{n}|meet|{from_when}|{within or ''}|told"
    yield Statement(
        event.id, name_of(event), "count", " ".join(text.split()), key, context.ref(page.article.id, sentence),
        valid=from_when, count=count, scope=" ".join(text.split()),
    )  # fmt: skip


def _number(text: str) -> int | None:
    """Return how many a sentence counts, -1 for the last.

    >>> _number("The two have met four times in all."), _number("The two had not met before.")
    (4, 1)
    >>> _number("The two last met in Oslo."), _number("They met in Oslo.")
    (-1, None)
    """
    if _NOT_BEFORE.search(text) or _NOT_FOR.search(text):
        return 1
    if _LAST.search(text):
        return -1
    if often := _TIMES.search(text):
        words = often["n"].lower()
        number = _OFTEN.get(words) or number_of(words.removesuffix(" times"))
        return int(number) if number else None
    nth = _ENCOUNTER.search(text) or (_NTH_TIME.search(text) if _MET.search(text) else None)
    return ordinal_of(nth["nth"]) if nth else None


def _named_in(page: Page, sentence: Span, context: Context) -> Event | None:
    """Return the meeting that a sentence itself names."""
    for index, mention in enumerate(page.notes.events):
        if sentence.covers(mention.trigger) and mention.type is EventType.MEET:
            return context.event(page.article.id, index)
    return None

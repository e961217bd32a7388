"""When the happenings of a page read by rule are or were, and what the day itself says of their standing.

A time belongs to the happening it stands nearest to, unless a verb of speech stands right beside it: then it says when
somebody spoke. Where a sentence has one time only, its happenings that stand alike share it. A day still to come makes
a happening planned whose words leave that open, and several days with towns of their own are as many meetings.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from dateline.annotate.events_foreign_forms import BEFALLING, COMINGS_TOGETHER, Form, nearest_in_clause, reported
from dateline.annotate.quotes_foreign_words import base, speech_verbs
from dateline.annotate.reading import Reading
from dateline.model.annotation import EventMention, EventType, Status, TimeExpression
from dateline.model.dates import Direction, RelativeUnit
from dateline.model.span import Span
from dateline.text.calendar import resolve

_SPEECH_REACH = 10
_BESIDE = 24
_NEXT = 48  # how far the next day of a list stands: one further on is that of something else
_MONTH = 31
_MONTHS = 12
_SOON = 4  # "the June talks" may be to come on a page of March
_PARTS = re.compile(r"[,;،、]")
_SHARING = frozenset({*COMINGS_TOGETHER, EventType.SUMMIT, EventType.VISIT, EventType.SIGN, EventType.AGREE})
_BEFALLING_AND_HELP = frozenset({EventType.AID, EventType.ATTACK, EventType.DISASTER})
_DATED = frozenset({RelativeUnit.DAYS, RelativeUnit.MONTH_DAY, RelativeUnit.WEEK, RelativeUnit.MONTH})


def times_of(reading: Reading, sentence: Span, form: Form, forms: Sequence[Form]) -> Iterator[int]:
    """Yield the times of a sentence that stand nearest to this one of its happenings, and not with who reports it."""
    clause = next(reported(reading, form), sentence)
    for number, time in _plain_times(reading, clause):
        if nearest_in_clause(reading.parse.text, time.span, forms) is form and not _is_of_speech(
            reading, clause, time.span, form
        ):
            yield number


def with_shared_times(told: Sequence[EventMention], reading: Reading, sentence: Span) -> tuple[EventMention, ...]:
    """Give the one time of a sentence to each of its happenings that stands as the one does which has it."""
    owners = [mention for mention in told if mention.times]
    if len(owners) != 1 or len(list(_plain_times(reading, sentence))) != 1:
        return tuple(told)
    owner = owners[0]
    return tuple(replace(each, times=owner.times) if _shares(each, owner) else each for each in told)


def _shares(mention: EventMention, owner: EventMention) -> bool:
    both = any({mention.type, owner.type} <= kinds for kinds in (_SHARING, _BEFALLING_AND_HELP))
    return both and not mention.times and mention.status in (owner.status, Status.UNKNOWN)


def by_its_day(mention: EventMention, reading: Reading) -> EventMention:
    """Say of a happening whose words leave its standing open that it is planned where its day is still to come.

    One that is known by a month gone by was held: "the February talks". What befell somebody on a day was not planned
    for it.
    """
    if mention.status is not Status.UNKNOWN or mention.negated or mention.type is EventType.PROTEST:
        return mention
    times = [reading.times[number] for number in mention.times]
    if mention.type in BEFALLING:
        befell = times and not any(_looks_ahead(time, reading) for time in times)
        return replace(mention, status=Status.HELD) if befell else mention
    if times and all(_is_to_come(time, reading) for time in times):
        return replace(mention, status=Status.PLANNED)
    gone = mention.type in _SHARING and any(_is_its_month(time, mention, reading) for time in times)
    return replace(mention, status=Status.HELD) if gone else mention


def _is_its_month(time: TimeExpression, mention: EventMention, reading: Reading) -> bool:
    """Tell whether a month right beside the word for a happening is one gone by, and none of the next few."""
    relative, published = time.relative, reading.article.published.interval.latest
    first, second = sorted((mention.trigger, time.span))
    beside = second.start - first.end <= _BESIDE and _PARTS.search(reading.parse.text, first.end, second.start) is None
    if relative is None or relative.month is None or relative.day is not None or not beside:
        return False
    if relative.unit is RelativeUnit.YEAR or relative.direction is not Direction.NEAREST:
        return relative.high < 0 or relative.direction is Direction.PAST
    return published is not None and (relative.month - published.month) % _MONTHS >= _SOON


def _looks_ahead(time: TimeExpression, reading: Reading) -> bool:
    ahead = time.relative is not None and time.relative.direction is Direction.FUTURE
    return ahead or _is_to_come(time, reading)


def _is_to_come(time: TimeExpression, reading: Reading) -> bool:
    published = reading.article.published.interval
    if published.latest is None or time.modifier is not None:
        return False
    days = time.interval
    if days is None and time.relative is not None and time.relative.unit in _DATED:
        days = resolve(time.relative, published)
    return days is not None and days.earliest is not None and days.earliest > published.latest


def series_of(mention: EventMention, reading: Reading) -> tuple[EventMention, ...]:
    """Return the meetings of a list ("in January in Lima, then on 2 May in Quito"): each with its day and its town."""
    if mention.type not in COMINGS_TOGETHER or mention.status is not Status.HELD or len(mention.times) < 2:
        return (mention,)
    spans = [reading.times[number].span for number in mention.times]
    parted = all(
        b.start - a.end <= _NEXT and _PARTS.search(reading.parse.text, a.end, b.start) for a, b in pairwise(spans)
    )
    if not parted or any(_is_past_only(reading.times[number]) for number in mention.times):
        return (mention,)
    ends = [*(span.start for span in spans[1:]), mention.span.end]
    found = []
    for place, (number, span, end) in enumerate(zip(mention.times, spans, ends, strict=True)):
        piece = Span(mention.span.start if place == 0 else span.start, end)
        trigger = mention.trigger if place == 0 else span
        town = mention.place if mention.place is not None and piece.covers(mention.place.span) else None
        found.append(replace(mention, trigger=trigger, times=(number,), place=town))
    return tuple(found)


def _is_past_only(time: TimeExpression) -> bool:
    """Tell whether a time is a mere year or season, as in "this year": it frames the list and is none of its days."""
    relative, days = time.relative, time.interval
    year = days is not None and (days.days is None or days.days > _MONTH)
    if relative is None:
        return year
    season = relative.unit is RelativeUnit.MONTH_NAME and relative.high > 0
    return year or season or relative.unit in {RelativeUnit.YEAR, RelativeUnit.WEEK}


def _plain_times(reading: Reading, within: Span) -> Iterator[tuple[int, TimeExpression]]:
    for number, time in enumerate(reading.times):
        if within.covers(time.span) and time.duration is None:
            yield number, time


def _is_of_speech(reading: Reading, clause: Span, time: Span, form: Form) -> bool:
    """Tell whether a verb of speech stands right beside a time, on the side away from the happening or nearer to it."""
    verbs, text = speech_verbs(base(reading.article.language)), reading.parse.text
    if verbs is None:
        return False
    first, last = max(clause.start, time.start - _SPEECH_REACH * 2), min(clause.end, time.end + _SPEECH_REACH * 2)
    for match in verbs.finditer(text, first, last):
        verb = Span(*match.span())
        gap = text[verb.end : time.start] if verb.end <= time.start else text[time.end : verb.start]
        beside = len(gap) <= _SPEECH_REACH and _PARTS.search(gap) is None
        if beside and not verb.overlaps(form.reach) and not _is_between(form, verb, time):
            return True
    return False


def _is_between(form: Form, verb: Span, time: Span) -> bool:
    return verb.hull(time).covers(form.span)

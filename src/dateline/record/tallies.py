"""Tallies of meetings as statements: whose meetings a sentence counts, from when, and which one it tells of.

A sentence seldom names everything: "they", "the two" and "their" stand for the people of the meeting that the page
tells, or for the only two people that it has named. A page that tells no meeting counts up to its own day.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.model.annotation import Bound, CountClaim, EntityKind, EventType, MentionForm, Sentence
from dateline.model.dates import Interval
from dateline.model.link import Event, Page
from dateline.model.span import Span
from dateline.record.context import Context
from dateline.record.phrases import join_names, name_of
from dateline.record.since import since_when
from dateline.record.statements import Statement
from dateline.record.tally_words import Form, Tally, tally_of
from dateline.text.tokens import plain_words

_ENGLISH = (None, "en")
_PAIR = 2
# News is told within about a month of its day; a stretch longer than a month is a year.
_NEWS_DAYS = 31
_A_MONTH = 31
_POINT = re.compile(
    r"\b(?:since|from|after)\s+(?P<early>(?:the )?(?:start|beginning) of |early )?[\w\s-]{0,12}$", re.IGNORECASE
)
_SINCE = re.compile(r"\bsince\s+(?!then\b|they\b|the two\b|their\b|last\b|he\b|she\b)(?P<what>[^,;.]+)", re.IGNORECASE)
_DURING = re.compile(r"\b(?:in|during|of)\s+$", re.IGNORECASE)
# "Met for the first time in 2022" dates the meeting; "the first meeting of 2022" counts within the year.
_DURING_FIRST = re.compile(r"\bof\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose meetings are counted: the event told of, where there is one, and the people."""

    event: Event | None
    people: tuple[str, ...]
    subject: str
    name: str


def tally_statements(context: Context, known: Iterable[Statement]) -> Iterator[Statement]:
    """Yield the tallies that English sentences make; sentences whose counts are `known` are left out."""
    counted = {(s.evidence.article_id, s.evidence.span.end) for s in known if s.count and _has_pair(s, context)}
    for page in context.pages:
        if page.article.language not in _ENGLISH:
            continue
        ends = [end for article_id, end in counted if article_id == page.article.id]
        for sentence in page.notes.sentences:
            if any(sentence.span.start < end <= sentence.span.end for end in ends):
                continue
            tally = tally_of(" ".join(sentence.span.of(page.article.text).split()))
            whose = whose_meetings(context, page, sentence) if tally else None
            if tally and whose:
                made = _latest if tally.form is Form.LATEST else _count
                yield from made(context, page, sentence, tally, whose)


def _has_pair(statement: Statement, context: Context) -> bool:
    event = context.event_by_id.get(statement.subject)
    return event is not None and len(_persons(event, context)) >= _PAIR


def whose_meetings(context: Context, page: Page, sentence: Sentence) -> Whose | None:
    """Return whose meetings a sentence speaks of, `None` where the page does not make that plain."""
    named = _named(context, page, sentence.span)
    event = _told(context, page, sentence, named)
    if event is not None:
        return Whose(event, _persons(event, context), event.id, name_of(event))
    before = _named(context, page, Span(0, sentence.span.start))
    people = named if len(named) >= _PAIR else tuple(dict.fromkeys((*named, *before)))
    if len(people) != _PAIR:
        return None
    names = join_names([context.entity_by_id[each].name for each in sorted(people)])
    return Whose(None, tuple(sorted(people)), "+".join(sorted(people)), f"meetings of {names}")


def _named(context: Context, page: Page, span: Span) -> tuple[str, ...]:
    """Return the people that a stretch of the page names, in order."""
    found = []
    for mention in page.notes.mentions_in(span):
        if mention.form is not MentionForm.ADJECTIVE:
            entity = context.entity(page.article.id, mention.entity)
            if entity is not None and entity.kind is EntityKind.PERSON:
                found.append(entity.id)
    return tuple(dict.fromkeys(found))


def _told(context: Context, page: Page, sentence: Sentence, named: tuple[str, ...]) -> Event | None:
    """Return the meeting that the page tells as news up to this sentence: of those that fit, the nearest to its day."""
    printed = context.date(page.article.id).latest
    found = []
    for index, mention in enumerate(page.notes.events):
        event = context.event(page.article.id, index)
        if (
            event is None
            or mention.span.start >= sentence.span.end
            or mention.negated
            or mention.type is not EventType.MEET
        ):
            continue
        people = _persons(event, context)
        start = event.time.interval.earliest
        if len(people) >= _PAIR and set(named) <= set(people) and start and event.time.interval.is_bounded:
            apart = abs((printed - start).days) if printed else 0
            if apart <= _NEWS_DAYS:
                found.append((apart, -index, event))
    return min(found, key=lambda each: each[:2])[2] if found else None


def _persons(event: Event, context: Context) -> tuple[str, ...]:
    ids = (p.entity_id for p in event.participants)
    return tuple(i for i in ids if i in context.entity_by_id and context.entity_by_id[i].kind is EntityKind.PERSON)


def _count(context: Context, page: Page, sentence: Sentence, tally: Tally, whose: Whose) -> Iterator[Statement]:
    words = sentence.span.of(page.article.text)
    index, since_text = _since(context, page, sentence, whose, _DURING_FIRST if tally.n == 1 else _DURING)
    n = 0 if tally.form is Form.NEVER and whose.event is None else tally.n
    stretch = tally.stretch
    iso = stretch.iso if stretch and not since_text else None
    bound = stretch.bound if stretch else Bound.EXACT
    count = CountClaim(sentence.span, n, EventType.MEET, index, since_text, iso, bound)
    since = since_when(count, page, context)
    yield Statement(
        whose.subject,
        whose.name,
        "count",
        " ".join(words.split()),
        "|".join(("told", str(n), str(since), iso or "", " ".join(plain_words(since_text or "")))),
        context.ref(page.article.id, sentence.span),
        count=count,
        valid=since,
        scope=" ".join(words.split()),
        about=whose.people,
    )


def _since(
    context: Context, page: Page, sentence: Sentence, whose: Whose, during: re.Pattern[str]
) -> tuple[int | None, str | None]:
    """Return the time from which a sentence counts, with its words where counting starts strictly after it."""
    text = page.article.text
    claimed = whose.event.time.interval if whose.event else context.date(page.article.id)
    for index, time in enumerate(page.notes.times):
        if not sentence.span.covers(time.span) or time.duration:
            continue
        before = text[sentence.span.start : time.span.start]
        point = _POINT.search(before)
        if point or time.modifier == "since":
            return index, None if point and point["early"] else time.span.of(text)
        days = context.named_time(page, index)
        if during.search(before) and _is_year(days) and claimed.within(days):
            return index, None
    behind = _SINCE.search(sentence.span.of(text))
    return None, behind["what"].strip() if behind else None


def _is_year(days: Interval) -> bool:
    return days.days is not None and days.days > _A_MONTH


def _latest(context: Context, page: Page, sentence: Sentence, tally: Tally, whose: Whose) -> Iterator[Statement]:
    """Yield when and where a sentence says that people last met."""
    del tally
    times = [
        context.named_time(page, index, past=True)
        for index, time in enumerate(page.notes.times)
        if sentence.span.covers(time.span) and not time.duration
    ]
    when = next((each for each in times if each.is_bounded), Interval())
    places = _places(context, page, sentence.span)
    if when.is_unknown and not places:
        return
    words = " ".join(sentence.span.of(page.article.text).split())
    yield Statement(
        "+".join(sorted(whose.people)),
        whose.name,
        "latest",
        words,
        "|".join(("latest", str(when), *places)),
        context.ref(page.article.id, sentence.span),
        valid=when,
        wider=places,
        about=whose.people,
    )


def _places(context: Context, page: Page, span: Span) -> tuple[str, ...]:
    """Return the places that a stretch names, those of people's offices left out."""
    found = []
    for mention in page.notes.mentions_in(span):
        entity = context.page_entity(page.article.id, mention.entity)
        if entity is None or mention.form is MentionForm.ADJECTIVE:
            continue
        before = page.article.text[max(span.start, mention.span.start - len("in the ")) : mention.span.start]
        if entity.kind is not EntityKind.PERSON and re.search(r"\b(?:in|at|near|to) (?:the )?$", before):
            found.append(entity.name)
    return tuple(dict.fromkeys(found))

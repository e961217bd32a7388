"""The record's events in order of time, each at the precision it is known with."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from dateline.model.annotation import EventType, Status
from dateline.model.claim import Entry, Timeline
from dateline.model.dates import Interval
from dateline.model.link import Event, Page, SpanRef
from dateline.model.record import Record
from dateline.model.span import Span
from dateline.record.phrases import judged_by, sentence
from dateline.record.restate import ENCOUNTERS, TALK, is_placed, restatements

_MIN_QUOTED, _MAX_QUOTED = 40, 220
_SPEECH = frozenset({EventType.ANNOUNCE, EventType.STATEMENT})
# A plan without a last day that nobody has spoken of for so long is told in the past.
_STALE = timedelta(days=60)
_PREFIX = {
    Status.PLANNED: "Announced: ",
    Status.POSTPONED: "Postponed: ",
    Status.CANCELLED: "Cancelled: ",
    Status.DENIED: "Denied: ",
    Status.UNKNOWN: "Spoken of: ",
}


def build_timeline(
    record: Record,
    *,
    title: str = "Timeline",
    story: str | None = None,
    entities: Iterable[str] = (),
    everything: bool = False,
) -> Timeline:
    """Return the events as entries, the earliest first and those with no known time last.

    Left out, counted and kept apart unless `everything` is asked for: what has no time at all or is only spoken of,
    what only says again what another event tells, announcements and statements, and what can only be quoted and has no
    days.

    Args:
        record: the record with its links.
        title: heading of the timeline.
        story: keep the events of this story.
        entities: keep the events in which all these entities take part.
        everything: leave nothing out.
    """
    last = last_published(record)
    wanted = frozenset(entities)
    chosen = [e for e in _events(record, story) if wanted <= {p.entity_id for p in e.participants}]
    pages = {page.article.id: page for page in record.pages}
    again = restatements(record)
    ids = {event.id for event in chosen}
    entries = [_entry(event, last, pages, again.get(event.id)) for event in chosen]
    ordered = sorted(entries, key=_order)
    events = {event.id: event for event in chosen}
    shown = tuple(e for e in ordered if everything or (e.restates not in ids and _has_news(events[e.event_id], e)))
    if not everything:
        shown = _without_requotes(shown, events, pages)
    kept = {entry.event_id for entry in shown}
    rest = tuple(entry for entry in ordered if entry.event_id not in kept)
    return Timeline(title, shown, len(rest), rest)


def _has_news(event: Event, entry: Entry) -> bool:
    """Tell whether an event has a time, and is more than talk or talk with days of its own."""
    if event.time.interval.is_unknown or event.status is Status.UNKNOWN or event.type in _SPEECH:
        return False
    if "“" not in entry.text:
        return True
    return event.time.interval.is_day if event.type in TALK else event.time.interval.is_bounded


def _without_requotes(
    shown: tuple[Entry, ...], events: Mapping[str, Event], pages: Mapping[str, Page]
) -> tuple[Entry, ...]:
    """Leave out talk and encounters that are only quoted with a sentence from which another entry is told."""
    told = {
        (ref.article_id, _sentence_span(ref, pages))
        for entry in shown
        if "“" not in entry.text and is_placed(entry.time)
        for ref in entry.evidence
    }
    return tuple(
        entry
        for entry in shown
        if "“" not in entry.text
        or events[entry.event_id].type not in TALK | ENCOUNTERS
        or not any((ref.article_id, _sentence_span(ref, pages)) in told for ref in entry.evidence)
    )


def _sentence_span(ref: SpanRef, pages: Mapping[str, Page]) -> Span:
    page = pages.get(ref.article_id)
    found = page.notes.sentence_at(ref.span.start) if page else None
    return found.span if found else ref.span


def last_published(record: Record) -> date | None:
    """Return the last day on which a page of the record may have been published, as far as dates are known."""
    ends = [dated.interval.latest for _, dated in record.links.published]
    own = [page.article.published.interval.latest for page in record.pages]
    return max((day for day in (*ends, *own) if day), default=None)


def _events(record: Record, story: str | None) -> list[Event]:
    if story is None:
        return list(record.links.events)
    found = record.story(story)
    wanted = set(found.events) if found else set()
    return [event for event in record.links.events if event.id in wanted]


def _entry(event: Event, last: date | None, pages: Mapping[str, Page], restates: str | None) -> Entry:
    time = event.time.interval
    over = bool(last and ((time.latest and time.latest < last) or (time.latest is None and _is_stale(event, last))))
    approximate = any("approximate" in reason.rule for reason in event.time.reasons)
    return Entry(
        time,
        (sentence(event, over=over) or quoted(event, pages)) + judged_by(event),
        event.status.value,
        event.id,
        event.mentions,
        event.origins,
        approximate,
        restates,
    )


def _is_stale(event: Event, last: date) -> bool:
    told = [step.published.latest for step in event.history]
    return bool(told) and all(day is not None and day + _STALE < last for day in told)


def quoted(event: Event, pages: Mapping[str, Page]) -> str:
    """Return the words of a page that tell the event, marked where they are no report of something done.

    A clause that does not begin a sentence is quoted with its sentence, since by itself it may read as anything.
    """
    if not event.mentions:
        return f"{_PREFIX.get(event.status, '')}{event.title or event.type.value}"
    ref = _best_mention(event)
    words = " ".join(ref.text.split())
    page = pages.get(ref.article_id)
    sentence_here = page.notes.sentence_at(ref.span.start) if page else None
    if page and sentence_here and (words[:1].islower() or len(words) < _MIN_QUOTED):
        words = _within_sentence(page.article.text, sentence_here.span, ref.span)
    elif len(words) > _MAX_QUOTED:
        words = f"{words[:_MAX_QUOTED].rsplit(' ', 1)[0]} …"
    inner = words.rstrip(".,;: ").replace("“", "‘").replace("”", "’")
    return f"{_PREFIX.get(event.status, '')}“{inner}”"


def _within_sentence(text: str, whole: Span, clause: Span) -> str:
    """Return the sentence around a clause; of one that is too long, the part from the clause on."""
    words = " ".join(whole.of(text).split())
    if len(words) <= _MAX_QUOTED:
        return words
    start = max(whole.start, min(clause.start, whole.end - _MAX_QUOTED))
    head = "" if start == whole.start else "… "
    part = " ".join(text[start : whole.end].split())
    part = part if head == "" or text[start - 1].isspace() else part.split(" ", 1)[-1]
    cut = part if len(part) <= _MAX_QUOTED else f"{part[:_MAX_QUOTED].rsplit(' ', 1)[0]} …"
    return head + cut


def _best_mention(event: Event) -> SpanRef:
    """Return the mention whose length is nearest to a plain sentence's; the first of equals."""
    return min(event.mentions, key=lambda ref: (abs(len(ref.text) - 90), ref.article_id, ref.span))


def _order(entry: Entry) -> tuple[date, date, str]:
    time: Interval = entry.time
    start = time.earliest or time.latest or date.max
    return start, time.latest or date.max, entry.event_id

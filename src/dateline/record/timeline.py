"""The record's events in order of time, each at the precision it is known with."""

from collections.abc import Container, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.model.annotation import EventType, Status
from dateline.model.claim import Entry, Timeline
from dateline.model.dates import Interval
from dateline.model.link import Event, Page, SpanRef
from dateline.model.record import Record
from dateline.model.span import Span
from dateline.record.announcements import first_announcements
from dateline.record.called import entities_called, is_named
from dateline.record.deeds import Deed, deed_entries
from dateline.record.phrases import judged_by, sentence
from dateline.record.quoting import quoted
from dateline.record.restate import ENCOUNTERS, TALK, is_placed, restatements

_SPEECH = frozenset({EventType.ANNOUNCE, EventType.STATEMENT})
# Nobody announces these: what reads as a plan to do them is an opinion on what somebody may say or suffer.
_NEVER_PLANNED = frozenset({EventType.ACCUSE, EventType.REJECT, EventType.THREATEN, EventType.DISASTER})
# A plan without a last day that nobody has spoken of for so long is told in the past.
_STALE = timedelta(days=60)


def build_timeline(
    record: Record,
    *,
    title: str = "Timeline",
    story: str | None = None,
    entities: Iterable[str] = (),
    name: str | None = None,
    deeds: bool = False,
    everything: bool = False,
) -> Timeline:
    """Return the events as entries, the earliest first and those with no known time last.

    Left out, counted and kept apart unless `everything` is asked for: what has no time at all or is only spoken of,
    what only says again what another event tells, plans to say something, talk on no known days, announcements and
    statements but for those that first announce what is to come, and what can only be quoted and has no days.

    Args:
        record: the record with its links.
        title: heading of the timeline.
        story: keep the events of this story.
        entities: keep the events in which all these entities take part.
        name: keep the events in which somebody or something of this name takes part.
        deeds: tell also whatever else those asked for do or have done to them, sentence by sentence; where nobody is
            asked for, whatever anybody named does.
        everything: leave nothing out.
    """
    last = last_published(record)
    who = _Asked.of(record, entities, name)
    chosen = [event for event in _events(record, story) if who.take_part({p.entity_id for p in event.participants})]
    pages = {page.article.id: page for page in record.pages}
    again = restatements(record)
    ids = {event.id for event in chosen}
    entries = [_entry(event, last, pages, again.get(event.id)) for event in chosen]
    ordered = sorted(entries, key=_order)
    events = {event.id: event for event in chosen}
    shown = tuple(ordered)
    if not everything:
        first_told = first_announcements(record)
        shown = tuple(e for e in ordered if e.restates not in ids and _has_news(events[e.event_id], e, first_told))
        shown = _without_requotes(shown, events, pages)
    kept = {entry.event_id for entry in shown}
    rest = tuple(entry for entry in ordered if entry.event_id not in kept)
    if deeds:
        told = [events[each] for each in kept]
        shown = tuple(sorted((*shown, *deed_entries(record, who.do, story=story, told=told)), key=_order))
    return Timeline(title, shown, len(rest), rest)


@dataclass(frozen=True, slots=True)
class _Asked:
    """Whom a timeline is about: all of some entities, and one of those that go by a name."""

    entities: frozenset[str]
    name: str | None
    called: frozenset[str]

    @classmethod
    def of(cls, record: Record, entities: Iterable[str], name: str | None) -> "_Asked":
        called = entities_called(name, record.links.entities) if name else frozenset[str]()
        return cls(frozenset(entities), name, called)

    def take_part(self, participants: AbstractSet[str]) -> bool:
        """Tell whether those asked for are among the participants of an event."""
        return self.entities <= participants and (self.name is None or bool(self.called & participants))

    def do(self, deed: Deed) -> bool:
        """Tell whether those asked for take part in a deed; a name may be that of no entity of the record."""
        if not self.entities <= deed.entities:
            return False
        named = self.name is None or bool(self.called & deed.entities)
        return named or any(is_named(self.name or "", words) for words in deed.names)


def _has_news(event: Event, entry: Entry, first_told: Container[str]) -> bool:
    """Tell whether an event has a time, and is more than talk or talk with days of its own."""
    if event.time.interval.is_unknown or event.status is Status.UNKNOWN:
        return False
    if event.type in _SPEECH:
        return event.id in first_told
    if event.status is Status.PLANNED and event.type in _NEVER_PLANNED:
        return False
    if "“" not in entry.text:
        return event.type not in TALK or event.time.interval.is_bounded
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
        or events[entry.event_id].type not in (TALK | ENCOUNTERS) - _SPEECH
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


def _order(entry: Entry) -> tuple[date, date, str]:
    time: Interval = entry.time
    start = time.earliest or time.latest or date.max
    return start, time.latest or date.max, entry.event_id

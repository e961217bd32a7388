"""Announcements that are news of their own: the first of what is to come, by each side that speaks."""

from collections import defaultdict
from collections.abc import Iterator

from dateline.model.annotation import EventMention, EventType, Status
from dateline.model.link import Event, Page
from dateline.model.record import Record
from dateline.record.context import Context
from dateline.record.restate import is_placed

_SAYING = frozenset({EventType.ANNOUNCE, EventType.STATEMENT})
_SPEAKERS = frozenset({"actor"})
# What is set down for a day: talk is not, and what befalls people is not.
_SET_DOWN = frozenset({
    EventType.MEET, EventType.VISIT, EventType.CALL, EventType.SUMMIT, EventType.SIGN, EventType.ELECT,
    EventType.APPOINT, EventType.RESIGN, EventType.SANCTION, EventType.AID, EventType.CEASEFIRE, EventType.PROTEST,
})  # fmt: skip

_Told = tuple[str, str]
"""What is announced (the id of an event), and the side or else the one who announces it."""


def first_announcements(record: Record) -> frozenset[str]:
    """Return the ids of the events that are announcements on known days of what is to come.

    Of several by one side of one happening those are left out that are surely later than another; what is said on days
    that no page tells is none.
    """
    context = Context.of(record.pages, record.links)
    found: dict[_Told, list[Event]] = defaultdict(list)
    for page, index, mention, event in context.event_mentions():
        if mention.type in _SAYING and event.type in _SAYING and is_placed(event.time.interval):
            for planned in _announced(context, page, index, mention):
                for side in _sides(context, event):
                    found[planned, side].append(event)
    return frozenset(each.id for told in found.values() for each in told if _is_first(each, told))


def _announced(context: Context, page: Page, index: int, saying: EventMention) -> Iterator[str]:
    """Yield the ids of the events that the same sentence tells as planned."""
    whole = page.notes.sentence_at(saying.trigger.start)
    for number, mention in enumerate(page.notes.events):
        planned = mention.status is Status.PLANNED and mention.type in _SET_DOWN and not mention.hypothetical
        event = context.event(page.article.id, number) if planned and number != index else None
        if event is not None and whole is not None and whole.span.covers(mention.trigger):
            yield event.id


def _sides(context: Context, event: Event) -> Iterator[str]:
    """Yield the sides that announce, by their country where it is known; those addressed announce nothing."""
    speakers = [each for each in event.participants if each.role in _SPEAKERS]
    for each in speakers:
        entity = context.entity_by_id.get(each.entity_id)
        yield (entity.country if entity else None) or each.entity_id
    if not speakers:
        yield event.id


def _is_first(event: Event, told: list[Event]) -> bool:
    start = event.time.interval.earliest
    ends = [each.time.interval.latest for each in told if each.id != event.id]
    return start is None or not any(end is not None and end < start for end in ends)

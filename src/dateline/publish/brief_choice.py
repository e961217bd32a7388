"""What matters in a record: which entries a brief tells, how much each counts, and which story it belongs to."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial

from dateline.model.annotation import EventType, Stance, Status
from dateline.model.article import BlockKind
from dateline.model.claim import Entry
from dateline.model.dates import Interval
from dateline.model.link import Event, SpanRef, Story
from dateline.publish import wording
from dateline.publish.lookup import Lookup

TOOK_PLACE = frozenset({Status.HELD, Status.ONGOING})
CALLED_OFF = frozenset({Status.POSTPONED, Status.CANCELLED, Status.DENIED})
# Saying something is told with what is said; on its own it is no news.
SPEECH = frozenset({EventType.ANNOUNCE, EventType.STATEMENT})
TALK = SPEECH | {EventType.AGREE, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN}
PLANNABLE = frozenset(
    {EventType.MEET, EventType.VISIT, EventType.SUMMIT, EventType.CALL, EventType.SIGN, EventType.ELECT}
)
_MAX_MENTIONS = 6
_VAGUE = 8
_MAX_DAYS = 60


def weight(event: Event, lookup: Lookup) -> int:
    """Return how much an event matters to the pages: by independent texts, outlets, mentions and how high it stands."""
    leads = sum(_leads(ref, lookup) for ref in event.mentions[:_MAX_MENTIONS])
    told = 4 * len(event.origins.texts) + 2 * len(event.origins.outlets) + min(len(event.mentions), _MAX_MENTIONS)
    return told + 3 * min(leads, 2) - (_VAGUE if event.status is Status.UNKNOWN else 0)


def is_placed(time: Interval) -> bool:
    """Tell whether an interval is short enough to say when something happened."""
    return time.days is not None and time.days <= _MAX_DAYS


def is_quotation(entry: Entry) -> bool:
    """Tell whether an entry quotes a page because its fields make no sentence."""
    return "“" in entry.text


def ranked(entries: Iterable[Entry], lookup: Lookup) -> list[Entry]:
    """Return entries with those first that a reader must know: deeds before talk, placed in time, told by many."""

    def order(entry: Entry) -> tuple[bool, bool, bool, bool, int, str]:
        event = lookup.events[entry.event_id]
        placed = is_placed(entry.time)
        return (
            event.type in TALK,
            is_quotation(entry),
            not placed,
            entry.time.is_unknown,
            -weight(event, lookup),
            event.id,
        )

    return sorted(entries, key=order)


def by_story(entries: Sequence[Entry], lookup: Lookup) -> list[tuple[Story | None, list[Entry]]]:
    """Return the entries by the story that tells them most; `None` is for those that no story holds."""
    stories: dict[str, Story] = {}
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        near = [lookup.story_at[ref.article_id] for ref in entry.evidence if ref.article_id in lookup.story_at]
        told = Counter(story.id for story in near)
        options = [*lookup.stories_of.get(entry.event_id, ()), *near]
        best = max(options, key=partial(_told_by, told), default=None)
        key = best.id if best else ""
        if best:
            stories[key] = best
        found.setdefault(key, []).append(entry)
    return [(stories.get(key), listed) for key, listed in found.items()]


def _told_by(told: Counter[str], story: Story) -> tuple[int, str]:
    return told[story.id], story.id


def is_denied(event: Event, lookup: Lookup) -> bool:
    """Tell whether somebody denies that these people did this at all."""
    if any(said.stance is Stance.DENIED for said in event.status_by_side):
        return True
    people = {p.entity_id for p in event.participants}
    return bool(people) and any(
        other.type is event.type and people == {p.entity_id for p in other.participants} for other in lookup.denied
    )


def timed(words: str, entry: Entry, *, planned: bool = False) -> str:
    """Return what an entry tells with its time; a deed that cannot be placed says so, with its last day."""
    time = entry.time
    if time.is_unknown:
        return words
    if not planned and not is_placed(time) and time.latest:
        return f"{words}, on a day that the pages do not settle ({wording.day(time.latest)} at the latest)"
    when = wording.when(time, approximate=entry.approximate)
    if not is_quotation(entry):
        return f"{words} {when}"
    head, mark, quoted = words.partition("“")
    head = head.rstrip(": ")
    return f"{f'{head}, {when}' if head else wording.capital(when)}: {mark}{quoted}"


def support(entry: Entry) -> str:
    """Return the origins in brackets where more than one outlet tells the event."""
    outlets, texts = len(entry.origins.outlets), len(entry.origins.texts)
    return f" ({wording.number(outlets, 'outlet')}, {wording.number(texts, 'text')})" if outlets > 1 else ""


def _leads(ref: SpanRef, lookup: Lookup) -> bool:
    """Tell whether words stand in the title, the standfirst or the first paragraph."""
    blocks = lookup.pages[ref.article_id].article.blocks
    paragraphs = [block for block in blocks if block.kind is BlockKind.PARAGRAPH][:1]
    return bool(paragraphs) and ref.span.start < paragraphs[0].span.end

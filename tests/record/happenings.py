"""Records of a few happenings, each told by a page of its own."""

from dataclasses import dataclass

from dateline.model.annotation import EventType, Status
from dateline.model.dates import Interval
from dateline.model.link import Event, Place
from dateline.model.record import Record
from tests.support.records import Desk, Draft, days


@dataclass(frozen=True)
class Happening:
    """What one page tells: a sentence, what kind of event it is, who takes part, when and where."""

    words: str
    kind: EventType
    status: Status
    who: tuple[str, ...]
    time: Interval = Interval()
    place: str | None = None
    printed: str = "2024-06-01"
    background: bool = False
    story: str = ""


def record_of(*happenings: Happening) -> tuple[Record, list[Event]]:
    """Return a record in which each happening is an event, and the events in the order given."""
    drafts = [
        Draft(f"Paper {n}", [f"{h.words}.", f"In it: {', '.join(h.who)}."], days(h.printed))
        for n, h in enumerate(happenings)
    ]
    for draft, happening in zip(drafts, happenings, strict=True):
        for name in happening.who:
            draft.name(name, name)
        draft.event(happening.words, happening.kind, happening.status, happening.who, background=happening.background)
    desk = Desk(drafts)
    names = sorted({name for happening in happenings for name in happening.who})
    entities = {
        name: desk.entity(*((d, name) for d, h in zip(drafts, happenings, strict=True) if name in h.who))
        for name in names
    }
    events = [
        desk.event(
            (draft, 0),
            time=h.time,
            place=Place(h.place) if h.place else None,
            who=[(entities[name], "actor") for name in h.who],
        )
        for draft, h in zip(drafts, happenings, strict=True)
    ]
    for title in dict.fromkeys(h.story for h in happenings if h.story):
        own = [n for n, h in enumerate(happenings) if h.story == title]
        desk.story(title, [drafts[n] for n in own], [events[n] for n in own])
    return desk.record(), events

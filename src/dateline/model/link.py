"""What belongs together across pages: judgements, and the clusters computed from them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from dateline.model.annotation import Annotations, EntityKind, EventType, SideStance, Status
from dateline.model.article import Article
from dateline.model.dates import Dated, Interval, Reason
from dateline.model.ids import make_id
from dateline.model.judged import CellJudgement, Judged
from dateline.model.span import Span
from dateline.model.tables import table


@dataclass(frozen=True, slots=True)
class Page:
    """An article with its annotations: what the linking stages read."""

    article: Article
    notes: Annotations


@dataclass(frozen=True, slots=True)
class SpanRef:
    """A span of one article, with the words that stand there."""

    article_id: str
    span: Span
    text: str


class Verdict(StrEnum):
    """Outcome of a comparison of two things."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Ground:
    """One reason for a judgement: its name, what was seen in words, and its weight (positive speaks for same)."""

    name: str
    text: str
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Judgement:
    """A decision about two things, with its grounds; `decided_by` is a rule with its version, or a person.

    `left` and `right` are ids of articles or of mentions (`<article id>#e3` event mention, `#n3` page entity), left
    < right.
    """

    kind: str  # "article", "entity", "event", "story"
    left: str
    right: str
    verdict: Verdict
    score: float
    grounds: tuple[Ground, ...]
    decided_by: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A person's decision as the record keeps it: when it was made and, where it was, withdrawn.

    `number` is that of a judgement of two things in its record; another record has another.
    """

    judgement: Judgement | CellJudgement
    at: datetime
    withdrawn_at: datetime | None = None
    number: int = 0

    @property
    def id(self) -> str:
        """A hash of the decision and the time it was made: the same one read from a file twice is one."""
        if isinstance(self.judgement, CellJudgement):
            return self.judgement.id
        each = self.judgement
        reasons = (ground.text for ground in each.grounds)
        said = (each.kind, each.left, each.right, each.verdict, each.decided_by, self.at.isoformat(), *reasons)
        return make_id("jdg", *said)


class Relation(StrEnum):
    """How one article's text stands to an earlier one's."""

    COPY = "copy"
    REPRINT = "reprint"
    REWRITE = "rewrite"
    TRANSLATION = "translation"
    QUOTATION = "quotation"
    UPDATE = "update"
    COMMON_SOURCE = "common source"  # both derive from a text that is not in the record


RELATION_WORDS = {
    Relation.COPY: "{to} carries the text of {origin} unchanged",
    Relation.REPRINT: "{to} reprints {origin}",
    Relation.REWRITE: "{to} rewrites {origin}",
    Relation.TRANSLATION: "{to} translates {origin}",
    Relation.QUOTATION: "{to} quotes {origin} at length",
    Relation.UPDATE: "{to} is a later version of {origin}",
    Relation.COMMON_SOURCE: "{to} and {origin} go back to one text",
}
"""What each relation says of two pages; `to` is the one that comes after."""


@dataclass(frozen=True, slots=True)
class Lineage:
    """`from_id` (the earlier or fuller text) stands behind `to_id`; for `common source` the order says nothing."""

    id: str
    from_id: str
    to_id: str
    relation: Relation
    level: str  # which origin is shared: "text" or "announcer"
    score: float
    grounds: tuple[Ground, ...]


@dataclass(frozen=True, slots=True)
class RoleHeld:
    """A role that one article gives to an entity."""

    title: str
    evidence: SpanRef


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, organisation, place or country across pages.

    `members` are `<article id>#n<key>`; `variants` are name forms with the articles that use them; `judged` is what
    people decided of it.
    """

    id: str
    kind: EntityKind
    name: str
    members: tuple[str, ...]
    variants: tuple[tuple[str, tuple[str, ...]], ...] = ()
    country: str | None = None
    roles: tuple[RoleHeld, ...] = ()
    judged: tuple[Judged, ...] = ()


@dataclass(frozen=True, slots=True)
class EventParticipant:
    """An entity that takes part in an event."""

    entity_id: str
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where an event is: the most exact name, its country, and the coarser names that contain it."""

    name: str
    country: str | None = None
    within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Origins:
    """Who stands behind a statement, at four levels; each level lists names, its length is the count.

    outlets: pages' publishers (article id where the outlet is unknown); texts: one representative article id per
    text family;
    announcers: named primary sources; sides: country codes of the announcers.
    """

    outlets: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    announcers: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()

    @property
    def counts(self) -> dict[str, int]:
        """The count at each level."""
        return {
            "outlets": len(self.outlets),
            "texts": len(self.texts),
            "announcers": len(self.announcers),
            "sides": len(self.sides),
        }

    def __str__(self) -> str:
        return ", ".join(f"{count} {name if count != 1 else name[:-1]}" for name, count in self.counts.items())


@dataclass(frozen=True, slots=True)
class StatusStep:
    """What one article says about an event's status; `published` is that article's (solved) publication interval."""

    status: Status
    article_id: str
    published: Interval
    evidence: SpanRef
    said_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """One happening, told by any number of pages.

    Attributes:
        mentions: spans of the clauses that tell it, in order of article id and offset.
        members: `<article id>#e<n>` of the same mentions.
        time: solved interval with its reasons.
        status: the latest supported status; history: every status with who said it.
        status_by_side: the latest stance of each side, newest article last.
        part_of: id of the containing event; series: id that recurring events of the same kind and participants share.
        judged: the cells that a person decided, with the program's own values.
    """

    id: str
    type: EventType
    plover: str
    cameo: str
    participants: tuple[EventParticipant, ...]
    place: Place | None
    time: Dated
    status: Status
    mentions: tuple[SpanRef, ...]
    members: tuple[str, ...]
    origins: Origins
    title: str = ""
    status_by_side: tuple[SideStance, ...] = ()
    history: tuple[StatusStep, ...] = ()
    part_of: str | None = None
    series: str | None = None
    subtype: str | None = None
    background: bool = False
    judged: tuple[Judged, ...] = ()

    def _repr_html_(self) -> str:
        """Return what a notebook shows."""
        rows = [
            ("time", self.time),
            ("status", self.status),
            ("what", self.subtype or self.type),
            *((each.role, each.name) for each in self.participants),
            *([("where", self.place.name)] if self.place else ()),
            ("behind it", self.origins),
            *(("words", each.text) for each in self.mentions[:3]),
        ]
        return table(("field", "value"), rows, caption=f"{self.title} ({self.id})")


@dataclass(frozen=True, slots=True)
class Story:
    """Pages about one happening and its direct follow-ups."""

    id: str
    title: str
    articles: tuple[str, ...]
    events: tuple[str, ...]
    time: Interval
    origins: Origins


@dataclass(frozen=True, slots=True)
class DateConflict:
    """A constraint that would have emptied an interval; it was set aside and is reported."""

    item_id: str
    kept: Interval
    rejected: Interval
    reason: Reason


@dataclass(frozen=True, slots=True)
class Links:
    """Everything the linking stages give.

    `published` holds each article's solved publication date, by article id; `families` the text families, as
    tuples of article ids, singletons included.
    """

    judgements: tuple[Judgement, ...] = ()
    lineages: tuple[Lineage, ...] = ()
    families: tuple[tuple[str, ...], ...] = ()
    entities: tuple[Entity, ...] = ()
    events: tuple[Event, ...] = ()
    stories: tuple[Story, ...] = ()
    published: tuple[tuple[str, Dated], ...] = ()
    conflicts: tuple[DateConflict, ...] = ()

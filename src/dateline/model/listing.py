"""What a reader asks a record for, a page at a time: which items, in which order, and from where on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from dateline.model.annotation import EntityKind, EventType, Status
from dateline.model.claim import CheckVerdict, ClaimRelation

Item_co = TypeVar("Item_co", covariant=True)

MOST = 200
"""The greatest number of items in one slice."""


@dataclass(frozen=True, slots=True)
class Paging:
    """Where a slice begins and how long it is.

    Attributes:
        after: the `next` of the slice before; `None` for the first.
        limit: at most so many items, from 1 to `MOST`.
        newest_first: whether lists in order of time begin with the latest.
    """

    after: str | None = None
    limit: int = 50
    newest_first: bool = False


@dataclass(frozen=True, slots=True)
class Slice(Generic[Item_co]):
    """Some items in order; `next` leads on to the rest, `total` counts all that were asked for."""

    items: Sequence[Item_co]
    next: str | None
    total: int


@dataclass(frozen=True, slots=True)
class EventQuery:
    """Which events; every field that is set narrows the choice.

    Attributes:
        since, until: events that may have happened on or after, on or before that day.
        entities: events in which all these entities take part, by id.
        place: part of the name of the place, or of a name that contains it; or a country's code.
        texts: events behind which at least so many independent texts stand.
        story, article, series, part_of: events of that story, told on that page, of that series, within that event.
        background: with `False`, events that are only spoken of in passing are left out.
    """

    since: date | None = None
    until: date | None = None
    entities: tuple[str, ...] = ()
    place: str | None = None
    type: EventType | None = None
    status: Status | None = None
    texts: int = 0
    story: str | None = None
    article: str | None = None
    series: str | None = None
    part_of: str | None = None
    background: bool = True


@dataclass(frozen=True, slots=True)
class ArticleQuery:
    """Which articles: by part of the outlet's name, language, days of publication, and story."""

    outlet: str | None = None
    language: str | None = None
    since: date | None = None
    until: date | None = None
    story: str | None = None


@dataclass(frozen=True, slots=True)
class EntityQuery:
    """Which entities: by kind, part of the name, and country's code."""

    kind: EntityKind | None = None
    name: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class ClaimQuery:
    """Which claims: about a subject, of a property, in a relation to another claim, with a check's verdict."""

    subject: str | None = None
    property: str | None = None
    relation: ClaimRelation | None = None
    verdict: CheckVerdict | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """How many items have a value."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """How many events name a place."""

    name: str
    country: str | None
    count: int

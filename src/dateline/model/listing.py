"""What a reader asks a record for, a page at a time: which items, in which order, and from where on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from dateline.model.annotation import EntityKind, EventType, Status
from dateline.model.change import Change
from dateline.model.claim import CheckVerdict, ClaimRelation
from dateline.model.found import Hit

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
class SearchQuery:
    """What holds all the words of `text`, and is so; every field that is set narrows the choice.

    Attributes:
        kind: `article`, `quote`, `event` or `claim`.
        outlet, language: of the page that an article or quotation stands on.
        type, status, country: of an event, or of the event that a claim is about.
        texts: at least so many independent texts stand behind that event.
        person: the id of an entity that takes part in that event, in one that the page tells, or whom a claim is about.
        month: in which the page was published or the event began, as 2024-07.
    """

    text: str
    kind: str | None = None
    outlet: str | None = None
    language: str | None = None
    type: EventType | None = None
    status: Status | None = None
    country: str | None = None
    texts: int = 0
    person: str | None = None
    month: str | None = None


@dataclass(frozen=True, slots=True)
class Facet:
    """How many of the items found have each value of a field, the most first; `names` tells what an id stands for."""

    field: str
    counts: tuple["Count", ...]
    names: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A slice of what a search found, and the facets of all of it."""

    hits: "Slice[Hit]"
    facets: tuple[Facet, ...]


@dataclass(frozen=True, slots=True)
class News:
    """A slice of what is new, and how much there is about each of `model.change.ABOUT`, whatever was asked for.

    Where `is_brief`, what changed of older items is named, and not said cell by cell.
    """

    changes: "Slice[Change]"
    counts: Mapping[str, int]
    is_brief: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """How many items have a value."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """How many events name a place, with the names that contain it, the nearest first."""

    name: str
    country: str | None
    count: int
    within: tuple[str, ...] = ()

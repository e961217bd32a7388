"""What a perfect system records from a set of pages, as values that scoring reads.

Pages are named by file name, people by surname. A tuple of alternatives means that each of them is right.
"""

from dataclasses import dataclass
from datetime import date

from dateline.model.annotation import EventType, Measure, Stance, Status
from dateline.model.claim import CheckVerdict
from dateline.model.dates import Interval
from dateline.model.outcome import RejectionReason


def days(text: str) -> Interval:
    """Return the interval written as one ISO day, or as two with `..` between them.

    >>> str(days("2023-02-05..2023-02-06"))
    '2023-02-05..2023-02-06'
    """
    first, _, last = text.partition("..")
    return Interval(date.fromisoformat(first), date.fromisoformat(last or first))


@dataclass(frozen=True, slots=True)
class GoldDate:
    """When a page was published: the best interval that the pages allow, and the day the author had in mind."""

    page: str
    best: Interval
    truth: date
    stated: bool = True


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """One happening: `when` is the widest right answer, `pages` those that tell or recall it.

    `who` holds surnames, each with its other spellings after `|`; `places` are right answers from city to country, none
    where the pages name no place. Where `dated` is False the pages give no day: any time that allows `when` is right.
    """

    key: str
    types: tuple[EventType, ...]
    who: tuple[str, ...]
    when: Interval
    places: tuple[str, ...]
    statuses: tuple[Status, ...]
    pages: tuple[str, ...]
    dated: bool = True


@dataclass(frozen=True, slots=True)
class GoldFigure:
    """A figure of one page; `period` and `attributed_to` are compared only where they are given."""

    page: str
    value: float
    unit: str
    measures: tuple[Measure, ...]
    period: Interval | None = None
    attributed_to: str | None = None


@dataclass(frozen=True, slots=True)
class GoldOrdinal:
    """A claim that counts happenings, and what computing it from the other pages shows."""

    page: str
    n: int
    of: tuple[EventType, ...]
    verdicts: tuple[CheckVerdict, ...]


@dataclass(frozen=True, slots=True)
class GoldStance:
    """What a side says of an event, on one page."""

    event: str
    page: str
    side: str
    stances: tuple[Stance, ...]


@dataclass(frozen=True, slots=True)
class GoldPair:
    """Two event mentions that are one event, or are not; each is named by a page and words that hold its trigger."""

    left: tuple[str, str]
    right: tuple[str, str]
    same: bool


@dataclass(frozen=True, slots=True)
class GoldQuote:
    """A quotation: some words of it, and the surname of who said them."""

    page: str
    words: str
    speaker: str


@dataclass(frozen=True, slots=True)
class GoldRole:
    """A role that a page gives to a person: the surname, and words of the title with alternatives after `|`."""

    page: str
    name: str
    title: str


@dataclass(frozen=True, slots=True)
class Gold:
    """Everything that is expected of one set of pages.

    Attributes:
        families: pages that share one text; every other pair of pages is told in words of its own.
        rejected: pages without an article, each with the reasons that fit.
        never_held: keys of events that no page reports as having happened.
        never_actors: names that no event may have as a participant.
        furniture: (page, words) that no text may hold; titles, outlets: (page, value).
    """

    dates: tuple[GoldDate, ...]
    events: tuple[GoldEvent, ...]
    figures: tuple[GoldFigure, ...]
    ordinals: tuple[GoldOrdinal, ...]
    stances: tuple[GoldStance, ...]
    quotes: tuple[GoldQuote, ...]
    families: tuple[tuple[str, ...], ...]
    rejected: tuple[tuple[str, tuple[RejectionReason, ...]], ...]
    never_held: tuple[str, ...]
    never_actors: tuple[str, ...]
    furniture: tuple[tuple[str, str], ...]
    titles: tuple[tuple[str, str], ...] = ()
    pairs: tuple[GoldPair, ...] = ()
    outlets: tuple[tuple[str, str], ...] = ()
    roles: tuple[GoldRole, ...] = ()

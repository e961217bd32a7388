"""What a person decided of one cell of an item: this date, this place, this status, who takes part, not an event."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from dateline.model.ids import make_id

UNKNOWN = "unknown"
"""The value of a cell of which a person says that it is not known."""


class Cell(StrEnum):
    """Which cell of which kind of item is judged."""

    TIME = "time"  # of an event
    PLACE = "place"  # of an event
    STATUS = "status"  # of an event
    PARTICIPANT = "participant"  # of an event; several may hold
    EVENT = "event"  # whether it is an event at all
    ROLE = "role"  # of a person or organisation, on one page; several may hold
    PUBLISHED = "published"  # of an article


@dataclass(frozen=True, slots=True)
class CellJudgement:
    """A person's decision about one cell; it outranks what the program finds until it is withdrawn.

    Attributes:
        item: what the cell belongs to: an article's id, or a mention or page entity (`<article id>#e3`, `#n2`) that
            stands for the event or entity it is part of, whatever that is made of.
        value: days as `Interval` prints them, a place, a status, a role; for a participant the name.
        by, at, reason: who decided, when (aware, in UTC), and why.
        holds: whether it is so; False takes a participant, a role or the whole event away.
        entity: for a participant, the page entity that is meant.
        part: for a participant, the role in the event ("host").
        words: the mention or name that `item` is, for a later version of the program that counts mentions otherwise.
    """

    item: str
    cell: Cell
    value: str
    by: str
    at: datetime
    reason: str = ""
    holds: bool = True
    entity: str = ""
    part: str = ""
    words: str = ""

    @property
    def id(self) -> str:
        """A hash of all of it: the same judgement read from a file twice is one."""
        holds = "so" if self.holds else "not so"
        said = (self.item, self.cell, self.value, self.by, self.at.isoformat(), self.reason, holds)
        return make_id("jdg", *said, self.entity, self.part)

    @property
    def article_id(self) -> str:
        """The article that the cell stands on."""
        return self.item.partition("#")[0]

    @property
    def said(self) -> str:
        """What is decided, in words."""
        return self.value if self.holds else f"not {self.value}" if self.value else "not an event"


@dataclass(frozen=True, slots=True)
class Judged:
    """A cell as a person decided it, with the program's own value beside it ("" where it has none)."""

    cell: Cell
    value: str
    machine: str
    by: str
    at: datetime
    reason: str = ""

    @classmethod
    def of(cls, judgement: CellJudgement, machine: str) -> "Judged":
        """Return a judgement as it is shown."""
        return cls(judgement.cell, judgement.said, machine, judgement.by, judgement.at, judgement.reason)

    def __str__(self) -> str:
        why = f": {self.reason}" if self.reason else ""
        return f"{self.value} (by {self.by}, {self.at:%Y-%m-%d}{why}; the program has {self.machine or 'nothing'})"

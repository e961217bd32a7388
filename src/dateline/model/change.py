"""What one state of the record says that an earlier one did not."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dateline.model.link import SpanRef


class ChangeKind(StrEnum):
    """What became of an item."""

    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changed between two states of the record.

    Attributes:
        about: `page`, `event`, `claim` or `check`.
        item_id, title: the item, by the id it has in the later state (of what is gone, in the earlier one).
        cell: what of it changed; empty where it is new or gone as a whole.
        before, after: the two values, in words.
        evidence: words of pages that stand behind the later value (of what is gone, behind the earlier one).
        day: of an event, when it began at the earliest; of a page, when it was published at the earliest.
    """

    about: str
    item_id: str
    title: str
    kind: ChangeKind
    cell: str = ""
    before: str = ""
    after: str = ""
    evidence: tuple[SpanRef, ...] = ()
    day: date | None = None


ABOUT = ("page", "event", "claim", "check")
"""What changes are about, in the order in which they are told."""

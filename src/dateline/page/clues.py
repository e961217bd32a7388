"""Clues to a page's publication date: what was seen, where, and how much it says."""

from dataclasses import dataclass
from enum import IntEnum

from dateline.model.dates import Basis, Interval
from dateline.model.span import Span


class Rank(IntEnum):
    """How directly a clue speaks of this page's publication, the strongest first."""

    PUBLISHED = 0  # a field or line that means "published" for this very article
    PRINTED = 1  # a date printed at the head of the article without a label
    GENERAL = 2  # a field that means "date" and may be another page's or another act's
    URL = 3
    BOUND = 4  # bounds the date from one side only
    MODIFIED = 5


@dataclass(frozen=True, slots=True)
class Clue:
    """One piece of evidence: the days it allows and the reason in words.

    `moment` is the clock time as printed, with an offset where one is known; `zone` says how the offset is known.
    """

    rank: Rank
    interval: Interval
    basis: Basis
    rule: str
    text: str
    moment: str | None = None
    zone: str | None = None
    span: Span | None = None

"""How much a brief tells, section by section."""

from dataclasses import dataclass
from enum import StrEnum

_ALL = 10_000


class BriefLength(StrEnum):
    """How much of the record a brief tells."""

    SHORT = "short"
    STANDARD = "standard"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Limits:
    """The greatest number of sentences of each section, and of stories with a part of their own."""

    stories: int
    each_story: int
    announced: int
    called_off: int
    figures: int
    disputed: int
    checked: int
    unknown: int
    sources: int
    background: int
    news: int

    @classmethod
    def of(cls, length: BriefLength) -> "Limits":
        """Return the limits of a length.

        >>> Limits.of(BriefLength.STANDARD).each_story
        4
        """
        return _LIMITS[length]


_LIMITS = {
    BriefLength.SHORT: Limits(3, 2, 2, 2, 2, 2, 2, 2, 2, 0, 3),
    BriefLength.STANDARD: Limits(6, 4, 5, 3, 4, 3, 5, 5, 2, 3, 12),
    BriefLength.FULL: Limits(_ALL, _ALL, _ALL, _ALL, _ALL, _ALL, _ALL, _ALL, _ALL, _ALL, _ALL),
}

"""Spans: half-open ranges of code points in one article's text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The characters `[start, end)` of a text, counted in code points.

    >>> Span(0, 2).of("Xi met Putin")
    'Xi'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the characters of `text` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Tell whether both spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """Tell whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def hull(self, other: "Span") -> "Span":
        """Return the shortest span that covers both."""
        return Span(min(self.start, other.start), max(self.end, other.end))

    def shift(self, offset: int) -> "Span":
        """Return the same span moved by `offset` characters."""
        return Span(self.start + offset, self.end + offset)

"""What checking a whole record found."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Verified:
    """What was checked, as pairs of a word for it and how many there were, and a line for each thing that is wrong."""

    checked: tuple[tuple[str, int], ...]
    faults: tuple[str, ...]

"""Functions of the shape that a user's own model has behind `python:`."""

import re
from collections.abc import Iterator

nothing = None


def names(sentence: str) -> Iterator[tuple[str, str]]:
    """Find one person, one body and one happening by their words."""
    for label, words in (("PER", "Tomas Reyl"), ("ORG", "Volna"), ("event:meet", "huddled"), ("quote", "we go on")):
        if re.search(words, sentence):
            yield label, words


def fails(_sentence: str) -> list[tuple[str, str]]:
    """Fail as other people's programs do."""
    raise RuntimeError("out of memory on the card")


def not_pairs(_sentence: str) -> list[object]:
    """Return something of another shape."""
    return ["Tomas Reyl", 3]

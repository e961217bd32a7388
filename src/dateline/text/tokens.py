"""Words of a text in any script, with where they stand."""

import re
from collections.abc import Iterator

from dateline.model.span import Span

# Runs of letters or digits, with inner apostrophes, hyphens and decimal points; any other visible sign alone.
_WORD = re.compile(r"[^\W_]+(?:[.,'’\-‑][^\W_]+)*|[^\w\s]")
_LETTERS = re.compile(r"[^\W_]+")


def words_with_spans(text: str) -> Iterator[tuple[str, Span]]:
    """Yield the words and signs of `text` with their spans.

    >>> [word for word, _ in words_with_spans("Xi’s $1.5bn trip.")]
    ['Xi’s', '$', '1.5bn', 'trip', '.']
    """
    for match in _WORD.finditer(text):
        yield match.group(), Span(*match.span())


def plain_words(text: str) -> list[str]:
    """Return the lower-cased runs of letters and digits in `text`.

    >>> plain_words("Face-to-face, today.")
    ['face', 'to', 'face', 'today']
    """
    return [match.group().casefold() for match in _LETTERS.finditer(text)]

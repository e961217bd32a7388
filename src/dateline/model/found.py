"""What a search finds."""

from dataclasses import dataclass

START, END = "\x02", "\x03"
"""What stands before and after each word found in `Hit.excerpt`."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found: its kind and id, its title, and the words around what was found.

    `article_id` names the page it was said on, where it is said on one; in `excerpt` each found word stands between
    `START` and `END`.
    """

    kind: str
    id: str
    title: str
    excerpt: str
    article_id: str | None = None

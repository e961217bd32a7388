"""What a person may name as a source of pages, as values; light to import."""

import os
from dataclasses import dataclass

from dateline.model.capture import Capture
from dateline.model.outcome import Rejection


@dataclass(frozen=True, slots=True)
class FeedAddress:
    """The address of a feed or sitemap, whose pages are meant."""

    url: str


@dataclass(frozen=True, slots=True)
class UrlList:
    """A file with one web address a line, whose pages are meant."""

    path: str | os.PathLike[str]


Given = str | os.PathLike[str] | Capture | Rejection | FeedAddress | UrlList
"""What `gather` understands; a string that begins like a web address is one, any other is a path."""

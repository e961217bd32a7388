"""Frozen settings, one value per stage. Nothing here reads files or the environment."""

from dataclasses import dataclass

VERSION = "0.1.0"
"""The version of the program; a test compares it with `pyproject.toml`."""


@dataclass(frozen=True, slots=True)
class PageSettings:
    """Limits of reading one page."""

    max_bytes: int = 50_000_000
    max_text_chars: int = 1_000_000
    min_words: int = 25


@dataclass(frozen=True, slots=True)
class SourceSettings:
    """Limits of reading files and archives; sizes are in bytes, unpacked."""

    max_page_bytes: int = 50_000_000
    max_members: int = 200_000
    max_archive_bytes: int = 20_000_000_000


@dataclass(frozen=True, slots=True)
class RunSettings:
    """How a run is done; none of these changes what comes out of a page that can be read.

    Attributes:
        jobs: processes that read pages; `None` lets the engine choose one or two by the amount of work. More than
            one needs a main module that can be imported, as every use of `multiprocessing` does.
        page_seconds: time limit of one page, in seconds; a page that takes longer is rejected.
        batch: pages written to the record in one transaction.
    """

    jobs: int | None = 1
    page_seconds: float = 60.0
    batch: int = 16

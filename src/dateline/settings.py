"""Frozen settings, one value per stage. Nothing here reads files or the environment."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageSettings:
    """Limits of reading one page."""

    max_bytes: int = 50_000_000
    max_text_chars: int = 1_000_000
    min_words: int = 25

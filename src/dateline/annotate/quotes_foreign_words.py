"""Words of speech in languages read by rule, as patterns: verbs, judgements, "that", "according to", denials."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from dateline.lang.reading import table

UNSPACED = frozenset({"zh", "ja"})
_LETTER = r"\w\u0900-\u097f"


@dataclass(frozen=True, slots=True)
class ReportedWords:
    """How a language reports speech without marks; a pattern that is `None` has no words."""

    that: re.Pattern[str] | None
    by: re.Pattern[str] | None
    denied: re.Pattern[str] | None
    verb_first: bool  # the verb stands first behind a source: no comma parts them


def base(language: str | None) -> str:
    """Return the language without its region: `de` of `de-AT`."""
    return (language or "").split("-", maxsplit=1)[0]


@lru_cache(maxsize=32)
def speech_verbs(code: str) -> re.Pattern[str] | None:
    """Return a pattern for the verbs of speech of a language; `None` where none are listed."""
    return _pattern(table("speech_other").get(code, []), code)


@lru_cache(maxsize=32)
def quoting_verbs(code: str) -> re.Pattern[str] | None:
    """Return a pattern for the verbs that bring in words in marks: those of speech, and "called", "denounced"."""
    words = [*table("speech_other").get(code, []), *table("reported_other").get(code, {}).get("judging", [])]
    return _pattern(words, code)


@lru_cache(maxsize=32)
def reported_words(code: str) -> ReportedWords:
    """Return the words by which a language reports speech without marks."""
    words = table("reported_other").get(code, {})
    that, by, denied = (_pattern(words.get(key, []), code) for key in ("that", "by", "not"))
    return ReportedWords(that, by, denied, words.get("order") == "verb")


def _pattern(words: Sequence[str], code: str) -> re.Pattern[str] | None:
    if not words:
        return None
    ordered = sorted(words, key=len, reverse=True)
    body = "|".join(re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for word in ordered)
    if code in UNSPACED or code == "ko":
        return re.compile(body)
    # A word that ends in an apostrophe is written together with the next one.
    return re.compile(rf"(?<![{_LETTER}])(?:{body})(?:(?<=['’])|(?![{_LETTER}]))", re.IGNORECASE)

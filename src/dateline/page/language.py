"""Which language a text is in.

English pages are told by their function words, which costs nothing; everything else goes to py3langid (BSD-3), whose
model is loaded on first use. The page's own declaration decides only between close calls, because templates lie.
"""

import importlib
import re
from functools import lru_cache
from typing import Any

_SAMPLE_CHARS = 3000
_MIN_LETTERS = 20
_ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "in",
        "a",
        "is",
        "that",
        "for",
        "on",
        "was",
        "with",
        "as",
        "it",
        "by",
        "at",
        "from",
        "his",
        "are",
        "were",
        "be",
        "has",
        "have",
        "an",
        "this",
        "which",
        "not",
        "but",
        "had",
        "will",
        "said",
        "he",
        "they",
        "their",
        "its",
    ]
)
_MIN_ENGLISH_SHARE = 0.27
_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile("[а-яј]{3}")


def identify(text: str, declared: str | None = None) -> str | None:
    """Return the ISO 639-1 code of the language of `text`, or None where there is too little to tell.

    Serbian in Latin letters is "sh": it is read with other words than Serbian in Cyrillic ones.

    >>> identify("The ferry was late and the passengers of the night boat had to wait in the rain.")
    'en'
    >>> identify("2022") is None
    True
    """
    sample = text[:_SAMPLE_CHARS]
    words = [word.casefold() for word in _WORD.findall(sample)]
    if sum(map(len, words)) < _MIN_LETTERS:
        return base_language(declared)
    if sum(word in _ENGLISH for word in words) >= _MIN_ENGLISH_SHARE * len(words):
        return "en"
    code, _score = _identifier().classify(sample)
    hint = base_language(declared)
    close = (
        ("id", "ms"),
        ("sr", "hr", "bs"),
        ("no", "nb", "nn", "da"),
        ("cs", "sk"),
        ("gl", "pt", "es"),
        ("uk", "ru", "be"),
    )
    if hint and hint != code and any(hint in group and code in group for group in close):
        code = hint
    elif code in ("nb", "nn"):
        return "no"
    return "sh" if code == "sr" and not _CYRILLIC.search(sample) else str(code)


def base_language(tag: str | None) -> str | None:
    """Return the language of a tag such as `pt-BR`, or None.

    >>> base_language("pt-BR"), base_language("")
    ('pt', None)
    """
    match = re.match(r"\s*([A-Za-z]{2,3})(?:[-_]|\s*$)", tag or "")
    return match.group(1).lower() if match else None


def region(tag: str | None) -> str | None:
    """Return the country of a tag such as `en-GB`, or None.

    >>> region("en_GB"), region("zh-Hans-TW"), region("en")
    ('GB', 'TW', None)
    """
    match = re.search(r"[-_]([A-Za-z]{2})\b", tag or "")
    return match.group(1).upper() if match else None


@lru_cache(maxsize=1)
def _identifier() -> Any:
    """Load the model once; it takes most of a second, so English-only runs never do."""
    return importlib.import_module("py3langid")

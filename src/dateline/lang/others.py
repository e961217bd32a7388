"""Words that set a happening off from the one a page is about, in other languages: "la próxima reunión"."""

import re
from functools import lru_cache

from dateline.lang.reading import table
from dateline.model.span import Span

_UNSPACED = frozenset({"zh", "ja", "ko", "th"})
_REACH = 32


def other_at(text: str, trigger: Span, language: str) -> str | None:
    """Return `next` or `another` where such a word stands by the word at `trigger`, with at most one between.

    >>> text = "La próxima reunión será en Quito."
    >>> other_at(text, Span(text.index("reunión"), text.index(" será")), "es")
    'next'
    """
    before, after = text[max(0, trigger.start - _REACH) : trigger.start], text[trigger.end : trigger.end + _REACH]
    for which, ahead, behind in _rules(language.split("-", maxsplit=1)[0]):
        if ahead.search(before) or behind.match(after):
            return which
    return None


@lru_cache(maxsize=64)
def _rules(code: str) -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    return tuple(_patterns(which, "|".join(words), code) for which, words in table("other_words").get(code, {}).items())


def _patterns(which: str, words: str, code: str) -> tuple[str, re.Pattern[str], re.Pattern[str]]:
    if code in _UNSPACED:
        return which, re.compile(rf"(?:{words})\s?\w{{0,4}}\s?\Z"), re.compile(rf"\s?\w{{0,4}}\s?(?:{words})")
    ahead = re.compile(rf"(?<!\w)(?:{words})\s+(?:\w+\s+)?\Z", re.IGNORECASE)
    return which, ahead, re.compile(rf"\s+(?:\w+\s+)?(?:{words})(?!\w)", re.IGNORECASE)

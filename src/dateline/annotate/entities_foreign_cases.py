"""Names of people bent by case put back into the nominative, where it is sure which case they stand in.

Slavic languages name whom somebody meets in the instrumental: "z Erikiem Larsenem", "с Анной Берг". Behind the word for
"with", or behind an office that is itself in that case, the endings of a name tell how it is read.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from dateline.lang.reading import table
from dateline.model.span import Span

_REACH = 60
_WORDS_BETWEEN = 4


def nominative(name: str, text: str, span: Span, code: str) -> str:
    """Return a name as it stands at `span` without the endings of the case that the words before it ask for.

    >>> text = "Premier spotkał się z prezydentem Erikiem Larsenem."
    >>> nominative("Erikiem Larsenem", text, Span(34, 50), "pl")
    'Erik Larsen'
    >>> nominative("Adam Salem", "Mówi Adam Salem.", Span(5, 15), "pl")
    'Adam Salem'
    """
    endings = _endings(code)
    if not endings or not _is_with(text, span, code):
        return name
    words = name.split()
    plain = [_unbent(word, endings) for word in words]
    # A family name that does not bend leaves it open whether the given name does: "z Anną Berg".
    return " ".join(plain) if plain[-1] != words[-1] or plain[0] != words[0] else name


def _unbent(word: str, endings: Sequence[tuple[str, str]]) -> str:
    ending, left = next(((e, r) for e, r in endings if word.endswith(e) and len(word) > len(e) + 1), ("", ""))
    return word.removesuffix(ending) + left if ending else word


def _is_with(text: str, span: Span, code: str) -> bool:
    pattern = _with(code)
    return pattern is not None and pattern.search(text, max(0, span.start - _REACH), span.start) is not None


@lru_cache(maxsize=32)
def _with(code: str) -> re.Pattern[str] | None:
    listed: Mapping[str, Sequence[str]] = table("name_words").get(code, {})
    words = "|".join(map(re.escape, listed.get("with", ())))
    if not words:
        return None
    # Only words in small letters and countries stand between: "with", the office and what it is of.
    return re.compile(rf"(?<!\w)(?:{words})\s(?:[^\s.,;:]+\s){{0,{_WORDS_BETWEEN}}}$", re.IGNORECASE)


@lru_cache(maxsize=32)
def _endings(code: str) -> tuple[tuple[str, str], ...]:
    listed: Mapping[str, str] = table("name_words").get(code, {}).get("instrumental", {})
    return tuple(sorted(listed.items(), key=lambda pair: (-len(pair[0]), pair[0])))

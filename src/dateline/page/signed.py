"""Who signs beside a date: "by Ada Berg 19/11/2024", "记者 李一 2024年7月4日", "Harbour Herald, Ada Berg, 4 July 2024".

A line that holds a date and words is a date line only where the words are a signature: names, a desk, an outlet.
Capitals tell in most scripts. Without them the signature must be short, stand on one side of the date and end no
sentence, which parts it from a sentence about that day.
"""

import re

from dateline.lang.page_words import BYLINE_WORDS
from dateline.page.shape import extent

_PARTS = re.compile(r"\s*(?:[,،、;:·•|/()（）\[\]]|\s[–—-]\s)\s*")
# The vowel signs of many scripts are marks, which are no `\w`.
WORD = re.compile(r"[^\W\d_][\w\u0300-\u036f\u0591-\u05c7\u064b-\u0670\u0900-\u0dff\u0e31-\u0e4e\u200c’'.-]*")
"""A word that begins with a letter."""

_SENTENCE_ENDS = (".", "!", "?", "।", "。", "؟", "۔", "…", "！", "？")
_SIGNED_BY = re.compile(
    "|".join(
        rf"{re.escape(word)}(?!\w)\s*:?"
        for word in sorted((*BYLINE_WORDS, "de"), key=len, reverse=True)
        if word[0].isalpha()
    ),
    re.I,
)
_PARTICLES = frozenset([
    "al", "bin", "da", "das", "de", "dei", "del", "della", "den", "der", "des", "di", "do", "dos", "du", "e", "el",
    "et", "i", "ibn", "la", "le", "of", "the", "ten", "ter", "und", "van", "von", "y", "zu",
])  # fmt: skip
_MOST_WORDS, _MOST_SIGNS, _ROLE_WORDS = 4, 40, 2


def is_signature(before: str, after: str) -> bool:
    """Tell whether the words before or after a date sign it; both sides at once are a sentence.

    The words hold no clock time, label or weekday any more.

    >>> is_signature("by Ada Berg", ""), is_signature("La Cime blanche, Ada Berg,", ""), is_signature("", "记者 李一")
    (True, True, True)
    >>> is_signature("The ferry of", ""), is_signature("会议", "在北京举行"), is_signature("", "बैठक हुई।")
    (False, False, False)
    """
    if WORD.search(before) and WORD.search(after):
        return False
    text = f"{before} {after}".strip()
    if text.endswith(_SENTENCE_ENDS) or len(text) > 3 * _MOST_SIGNS:
        return False
    parts = _PARTS.split(text)
    named = [_is_name(part, alone=len(parts) == 1) for part in parts if WORD.search(part)]
    roles = [len(WORD.findall(part)) <= _ROLE_WORDS for part in parts if WORD.search(part)]
    return all(named) or (any(named) and all(map(max, named, roles)))


def _is_name(part: str, *, alone: bool) -> bool:
    """Tell whether a part is a name; one that a sign parts from the date may hold small words, as outlets' names do."""
    signed = _SIGNED_BY.match(part)
    words = WORD.findall(part[signed.end() :] if signed else part)
    if len(words) > _MOST_WORDS:
        return False
    if not words:
        return True
    if not _has_case(part):
        return extent(part) <= _MOST_SIGNS
    capital = [word[0].isupper() or word in _PARTICLES for word in words]
    return words[0][0].isupper() and (all(capital) or not alone)


def _has_case(text: str) -> bool:
    return text.lower() != text.upper()

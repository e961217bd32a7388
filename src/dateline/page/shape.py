"""The shape of a line: prose, a headline, a list item. Judged by length, endings and script, not by words."""

import re
from functools import lru_cache

from dateline.page.repair import is_ended

# Scripts written without spaces: two signs count as about one word.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_WORD = re.compile(r"\w+(?:[’'.,-]\w+)*")
_LIST_ITEM = re.compile(r"(?:[•●▪◦‣·*–-]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+(?=\S)")

_PROSE_WORDS = 8
_UNENDED_PROSE_WORDS = 26
_SURE_PROSE_CHARS = 300
_LONG_HEADING_WORDS = 18
_MAX_HEADLINE_WORDS = 32
_MAX_HEADLINE_CHARS = 230


@lru_cache(maxsize=4096)
def count_words(text: str) -> int:
    """Count words, with two signs of an unspaced script as one.

    >>> count_words("Ferry strike ends"), count_words("渡轮罢工结束")
    (3, 3)
    """
    if text.isascii():
        return len(_WORD.findall(text))
    signs = len(_UNSPACED.findall(text))
    spaced = _UNSPACED.sub(" ", text) if signs else text
    return (signs + 1) // 2 + len(_WORD.findall(spaced))


def extent(text: str) -> int:
    """Return the length of a text in letters; a sign of an unspaced script, which says as much as two, counts twice.

    >>> extent("Ferry strike"), extent("渡轮罢工结束")
    (12, 12)
    """
    return len(text) if text.isascii() else len(text) + len(_UNSPACED.findall(text))


def is_prose(text: str) -> bool:
    """Tell whether a line is running text.

    >>> is_prose("The ferries stopped at noon and nobody knows when they will sail again.")
    True
    >>> is_prose("Ferry strike enters second week")
    False
    """
    if len(text) > _SURE_PROSE_CHARS:
        return True
    words = count_words(text)
    return words >= _UNENDED_PROSE_WORDS or (words >= _PROSE_WORDS and is_ended(text))


def is_long_heading(text: str) -> bool:
    """Tell a paragraph that is set in a heading's element from a heading: it is long and ends as a sentence does.

    >>> is_long_heading("Ferry strike enters second week.")
    False
    """
    return count_words(text) >= _LONG_HEADING_WORDS and is_ended(text)


def is_headline(text: str) -> bool:
    """Tell whether a line could be a headline or a sub-heading."""
    if len(text) > _MAX_HEADLINE_CHARS or not any(char.isalpha() for char in text):
        return False
    return not text.endswith((".", ",", ";", ":", "。", "۔", "।")) and 1 <= count_words(text) <= _MAX_HEADLINE_WORDS


def split_list_mark(text: str) -> tuple[str, bool]:
    """Return the text without the mark of a list item, and whether there was one."""
    match = _LIST_ITEM.match(text)
    return (text[match.end() :], True) if match else (text, False)


@lru_cache(maxsize=4096)
def key_of(text: str) -> str:
    """Return the letters and digits of `text`, case-folded: equal for lines that differ in signs only."""
    return "".join(filter(str.isalnum, text.casefold()))

"""Titles of offices as runs of tokens: the longest one that begins at a token."""

import re
from functools import lru_cache

from dateline.annotate.parse import Parse
from dateline.lang.offices import honorifics, office_plurals, office_words

_MAX_TITLE_TOKENS = 5
_RANK = re.compile(
    r"(?:no\.? ?|number[ -])(?:\d{1,2}|one|two|three|four|five)\b(?:[ -](?:leader|official|politician))?", re.IGNORECASE
)


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    """Return the words that titles begin with, cut as the tokeniser cuts them."""
    titles = (*office_words(), *office_plurals(), "counterpart", "counterparts", "no", "no.", "number")
    return frozenset(title for title in titles if " " not in title) | frozenset(
        re.split(r"[\s-]", title, maxsplit=1)[0] for title in titles
    )


def title_at(parse: Parse, first: int) -> tuple[int, str, bool] | None:
    """Return last token, kind of office and whether it is plural, of the longest title that begins at a token.

    Ranks ("No. 3", "number two leader") have the kind `rank`, "counterpart" its own.
    """
    tokens = parse.tokens
    if tokens[first].text.lower() not in _first_words():
        return None
    start = tokens[first].span.start
    rank = _RANK.match(parse.text, start)
    if rank:
        last = first
        while last + 1 < len(tokens) and tokens[last + 1].span.end <= rank.end():
            last += 1
        return last, "rank", False
    for last in range(min(first + _MAX_TITLE_TOKENS, len(tokens)) - 1, first - 1, -1):
        if tokens[last].sentence != tokens[first].sentence:
            continue
        words = parse.text[start : tokens[last].span.end].lower().replace("’", "'")
        if words in {"counterpart", "counterparts"}:
            return last, "counterpart", words.endswith("s")
        if words in office_words() and words not in honorifics():
            return last, office_words()[words], False
        if words in office_plurals():
            return last, office_plurals()[words], True
    return None


def title_tokens(parse: Parse) -> frozenset[int]:
    """Return the indices of tokens inside titles of several words: "State" in "Secretary of State"."""
    inside: set[int] = set()
    for token in parse.tokens:
        if token.index in inside:
            continue
        found = title_at(parse, token.index)
        if found is not None and found[0] > token.index:
            inside.update(range(token.index, found[0] + 1))
    return frozenset(inside)

"""Stems, content words and hashed shingles: what near-copies of a text still share.

Everything here is a function of one text and of tables frozen with this version, so that adding another text to a
record never changes what was computed for the first.
"""

import re
import zlib
from collections.abc import Iterable, Sequence
from functools import lru_cache


def word_set(words: str) -> frozenset[str]:
    """Return the words of a list that is written as one text."""
    return frozenset(words.split())


STOP_WORDS = word_set(
    """
    a about above across after again against all almost along already also although always am amid among an and
    any are aren't as at away be became because become becoming been before behind being below between both but
    by came can can't cannot come comes could did didn't do does doesn't doing don't down during each either
    else ever every few for from further get gets getting give given go goes going got had has have having he
    her here hers herself him himself his how however i if in into is isn't it it's its itself just like made
    make makes many may me might mine more most much must my myself neither never no nor not now of off often on
    once one only onto or other others our ours out over own per perhaps quite rather really same say saying
    says said she should since so some still such take taken taking than that that's the their theirs them
    themselves then there these they this those though through thus to together too toward towards under until
    up upon us very was wasn't we were what when where whether which while who whom whose why will with within
    without won't would yet you your yours mr mrs ms dr
    """
)

# Longest first; what is left must keep at least this many letters.
_SUFFIXES = (
    "ations",
    "ements",
    "ation",
    "ement",
    "ments",
    "ings",
    "ness",
    "ment",
    "ies",
    "ing",
    "ers",
    "ed",
    "es",
    "er",
    "ly",
    "s",
)
_SHORTEST_STEM = 3
_MASK = (1 << 64) - 1
_FACTOR = 0x9E3779B97F4A7C15
_POSSESSIVE = re.compile(r"['’]s?$")


@lru_cache(maxsize=131_072)
def stem(word: str) -> str:
    """Return `word` folded and without a common English ending; words of other languages lose little.

    >>> stem("Meetings") == stem("meeting")
    True
    """
    folded = _POSSESSIVE.sub("", word.casefold())
    if not folded.isascii():
        return folded
    for suffix in _SUFFIXES:
        if folded.endswith(suffix) and len(folded) - len(suffix) >= _SHORTEST_STEM:
            return folded[: -len(suffix)].rstrip("e")
    return folded.rstrip("e") if len(folded) > _SHORTEST_STEM else folded


@lru_cache(maxsize=131_072)
def hash_word(word: str) -> int:
    """Return a 64-bit number for `word` that is the same on every machine."""
    data = word.encode("utf-8", "surrogatepass")
    return ((zlib.crc32(data) << 32) | zlib.adler32(data)) * _FACTOR & _MASK


def shingles(words: Sequence[str], size: int) -> list[int]:
    """Return a hash for each run of `size` words, in order.

    >>> len(shingles("the cat sat on the mat".split(), 5))
    2
    """
    import numpy as np  # noqa: PLC0415  # no command but those that compare texts needs it

    hashed = np.array([hash_word(word) for word in words], np.uint64)
    count = max(0, len(hashed) - size + 1)
    values = np.zeros(count, np.uint64)
    for place in range(size):
        values = (values ^ hashed[place : place + count]) * np.uint64(_FACTOR) + np.uint64(1)
    found: list[int] = (values ^ (values >> np.uint64(29))).tolist()
    return found


def winnow(hashes: Sequence[int], window: int) -> frozenset[int]:
    """Return the smallest hash of every `window` neighbours.

    Two texts that share a run of `window` hashes share at least one of those returned (Schleimer, Wilkerson and
    Aiken, "Winnowing", SIGMOD 2003), so these serve as keys that meet wherever a long run is shared.

    >>> sorted(winnow([5, 3, 9, 7], 2))
    [3, 7]
    """
    if not hashes:
        return frozenset()
    last = max(1, len(hashes) - window + 1)
    return frozenset(min(hashes[start : start + window]) for start in range(last))


def containment(left: Iterable[int], right: Iterable[int]) -> float:
    """Return the share of the smaller set of hashes that the other set holds.

    >>> containment([1, 2], [1, 2, 3, 4])
    1.0
    """
    ours, theirs = set(left), set(right)
    smaller = min(len(ours), len(theirs))
    return len(ours & theirs) / smaller if smaller else 0.0


def jaccard(left: Iterable[int], right: Iterable[int]) -> float:
    """Return the share of all hashes that both sets hold.

    >>> jaccard([1, 2], [2, 3])
    0.3333333333333333
    """
    ours, theirs = set(left), set(right)
    return len(ours & theirs) / len(ours | theirs) if ours or theirs else 0.0

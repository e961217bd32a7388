"""Scores that the runners share: word F1, shingle F1, ROUGE-L, and names compared as sets."""

import re
from collections import Counter
from typing import TypeVar

from rapidfuzz.distance import LCSseq

_WORD = re.compile(r"\w+")
_AUTHOR_SPLIT = re.compile(r"\s*[;,|/]\s*|\s+[–—-]\s+|\s+(?:and|&|und|et|y|e|en|och|og|ja|и)\s+|^and\s+")
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_ADDRESS = re.compile(r"^(?:and\s+)?(?:by\s+)?(?:(?:dr|prof|mr|mrs|ms)\b\.?\s+)*", re.I)
_DEGREE = re.compile(r"(?:[A-Z]\.?){2,6}|Ph\.?D\.?|Jr\.?|Sr\.?|[A-Z]+(?:-[A-Z]+)* \d+")
_ROLE = re.compile(
    r"\b(?:expert|editor|director|writer|reporter|correspondent|contributor|columnist|journalist|manager|officer|"
    r"specialist|analyst|founder|professor|year)s?\b",
    re.I,
)
T = TypeVar("T")


def word_scores(predicted: str, gold: str) -> tuple[float, float, float]:
    """Return F1, precision and recall over the bag of lower-cased words."""
    return _bag_scores(Counter(_WORD.findall(predicted.lower())), Counter(_WORD.findall(gold.lower())))


def shingle_scores(predicted: str, gold: str, size: int = 4) -> tuple[float | None, float | None]:
    """Return precision and recall over runs of `size` words, as the Article Extraction Benchmark counts them.

    A page for which nothing was predicted has no precision (None), and one whose gold is empty no recall.
    """
    found, wanted = _shingles(predicted, size), _shingles(gold, size)
    shared = sum((found & wanted).values())
    return (
        shared / sum(found.values()) if found else None,
        shared / sum(wanted.values()) if wanted else None,
    )


def _shingles(text: str, size: int) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    return Counter(tuple(words[start : start + size]) for start in range(max(1, len(words) - size + 1)) if words)


def _bag_scores(predicted: Counter[T], gold: Counter[T]) -> tuple[float, float, float]:
    if not gold:
        return (0.0, 0.0, 0.0) if predicted else (1.0, 1.0, 1.0)
    shared = sum((predicted & gold).values())
    if not shared:
        return 0.0, 0.0, 0.0
    precision, recall = shared / sum(predicted.values()), shared / sum(gold.values())
    return 2 * precision * recall / (precision + recall), precision, recall


def rouge_l(predicted: str, gold: str) -> float:
    """Return the F1 of the longest common subsequence of words."""
    one, two = _WORD.findall(predicted.lower()), _WORD.findall(gold.lower())
    if not one or not two:
        return float(one == two)
    shared = LCSseq.similarity(one, two)
    if not shared:
        return 0.0
    precision, recall = shared / len(one), shared / len(two)
    return 2 * precision * recall / (precision + recall)


def name_key(name: str) -> str:
    """Return the letters of a name, for comparison."""
    return " ".join(_WORD.findall(name.casefold()))


def same_title(predicted: str | None, gold: str) -> bool:
    """Tell whether two headlines have the same words, or one is the other with the outlet's name behind it."""
    one, two = name_key(predicted or ""), name_key(gold)
    return bool(one) and (
        one == two or (min(len(one), len(two)) >= 10 and (one.startswith(two) or two.startswith(one)))
    )


def same_names(predicted: str | None, gold: list[str]) -> bool:
    """Tell whether every gold name is in the predicted byline and no other name is.

    Both sides are read alike: parted at separators and "and" in ten languages; "By", forms of address ("Dr."),
    bracketed initials and parts that only tell a role or a degree ("Shipping Expert", "MD") are no names.
    """
    return bool(predicted) and author_keys([predicted or ""]) == author_keys(gold)


def author_keys(values: list[str]) -> frozenset[str]:
    """Return the comparable names in one side's byline values.

    >>> sorted(author_keys(["By Dr. Ada Berg, MD and Li Wei (lw), Senior Editor"]))
    ['ada berg', 'li wei']
    """
    parts = [part for value in values for part in _AUTHOR_SPLIT.split(_BRACKETS.sub("", value))]
    bare = [_ADDRESS.sub("", part.strip(" .*-–—")) for part in parts]
    people = [part for part in bare if part and not (_DEGREE.fullmatch(part) or _ROLE.search(part))]
    return frozenset(key for key in map(name_key, people or bare) if key)

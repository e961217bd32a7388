"""Scores that the runners share: word F1, shingle F1, ROUGE-L, and names compared as sets."""

import re
from collections import Counter
from typing import TypeVar

from rapidfuzz.distance import LCSseq

_WORD = re.compile(r"\w+")
T = TypeVar("T")


def word_scores(predicted: str, gold: str) -> tuple[float, float, float]:
    """Return F1, precision and recall over the bag of lower-cased words."""
    return _bag_scores(Counter(_WORD.findall(predicted.lower())), Counter(_WORD.findall(gold.lower())))


def shingle_scores(predicted: str, gold: str, size: int = 4) -> tuple[float, float]:
    """Return precision and recall over runs of `size` words, as the Article Extraction Benchmark counts them."""
    _f1, precision, recall = _bag_scores(_shingles(predicted, size), _shingles(gold, size))
    return precision, recall


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
    """Tell whether every gold name is in the predicted byline and no other name is."""
    found = {name_key(name) for name in re.split(r"\s*[;,]\s*|\s+(?:and|&)\s+", predicted or "") if name.strip()}
    wanted = {name_key(part) for name in gold for part in re.split(r"\s*[;,]\s*|\s+(?:and|&)\s+", name) if part.strip()}
    return found == wanted

"""What a text must contain for a pattern to match in it: looking for a few words spares most searches for patterns.

The words are read off the pattern, so they are never out of step with it: of all stretches of letters that any match
must have, those that are fewest and longest. A pattern that says of no letters that they must be there is always tried.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import product
from typing import Any, TypeAlias

_parser: Any = re._parser  # type: ignore[attr-defined]  # noqa: SLF001  # no public way to its parts
_MOST = 128  # to look for more words than that costs as much as to try the pattern
_TELLING = 4  # letters from which a word is rare enough
_ODD = str.maketrans("ſı", "si", "\u0307")  # beside s and i; the dot that is left of a small İ

# All that a part can match, in small letters; `None` where that cannot be listed.
_Listed: TypeAlias = frozenset[str] | None
_NOTHING = frozenset({""})


def small(text: str) -> str:
    """Return `text` in the small letters that patterns which ignore case take it for.

    >>> small("İn the paſt")
    'in the past'
    """
    return text.lower() if text.isascii() else text.lower().translate(_ODD)


class Lowered:
    """A text in small letters, to be looked through for the words of many patterns."""

    __slots__ = ("beginnings", "text")

    def __init__(self, text: str) -> None:
        self.text = small(text)
        self.beginnings = {self.text[at : at + _TELLING] for at in range(len(self.text) - _TELLING + 1)}


class Gate:
    """Tells where a pattern can match; the words for it are read off the pattern when they are first asked for.

    >>> gate = Gate(re.compile(r"(?:two|three) years? ago"))
    >>> gate.is_open(Lowered("It sank two years before")), gate.is_open(Lowered("Two YEARS AGO it sank"))
    (False, True)
    """

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self._pattern = pattern

    def is_open(self, lowered: Lowered) -> bool:
        """Tell whether the pattern can match in a text."""
        if self._beginnings is not None and self._beginnings.isdisjoint(lowered.beginnings):
            return False
        return self._words is None or any(word in lowered.text for word in self._words)

    @cached_property
    def _words(self) -> frozenset[str] | None:
        return needed(self._pattern)

    @cached_property
    def _beginnings(self) -> frozenset[str] | None:
        """The first letters of all words; `None` where there are no words, or one is shorter."""
        words = self._words
        if words is None or any(len(word) < _TELLING for word in words):
            return None
        return frozenset(word[:_TELLING] for word in words)


def needed(pattern: re.Pattern[str]) -> frozenset[str] | None:
    """Return words of which any match has at least one, in small letters; `None` where no such words are known.

    >>> sorted(needed(re.compile(r"[a-z]+ (?:years?|months) (?:ago|since)")) or ())
    [' months ago', ' months since', ' year ago', ' year since', ' years ago', ' years since']
    >>> needed(re.compile(r"[0-9]*")) is None
    True
    """
    words = _needed(_parser.parse(pattern.pattern, pattern.flags)) or frozenset()
    return frozenset(word for word in words if not any(other != word and other in word for other in words)) or None


def _needed(parts: Iterable[tuple[Any, Any]]) -> _Listed:
    """Return the best of the words that a sequence needs."""
    candidates: list[_Listed] = []
    run = _NOTHING
    for part in parts:
        listed = _listed(part)
        longer = _joined([run, listed])
        if longer is not None:
            run = longer
            continue
        candidates += [run, _inside(part)]
        run = _NOTHING if listed is None else listed
    return _best([*candidates, run])


def _best(candidates: Iterable[_Listed]) -> _Listed:
    """Return the words that fewest texts will have: short ones are everywhere; then the fewest."""
    useful = [words for words in candidates if words and "" not in words]
    return min(useful, key=lambda words: (-min(_TELLING, *map(len, words)), len(words), sorted(words)), default=None)


def _inside(part: tuple[Any, Any]) -> _Listed:
    """Return what a part needs that cannot be listed as a whole."""
    match str(part[0]), part[1]:
        case "SUBPATTERN", (*_, inner):
            return _needed(inner)
        case "BRANCH", (_, branches):
            return _union([_needed(branch) for branch in branches])
        case "MAX_REPEAT" | "MIN_REPEAT", (least, _, inner) if least:
            return _needed(inner)
    return None


def _listed(part: tuple[Any, Any]) -> _Listed:
    """Return all that a part can match; conditions on what stands around it count as nothing."""
    match str(part[0]), part[1]:
        case "LITERAL", code:
            return frozenset({small(chr(code))})
        case "IN", items if all(str(kind) == "LITERAL" for kind, _ in items):
            return frozenset(small(chr(code)) for _, code in items)
        case "AT" | "ASSERT" | "ASSERT_NOT", _:
            return _NOTHING
        case "SUBPATTERN", (*_, inner):
            return _joined([_listed(each) for each in inner])
        case "BRANCH", (_, branches):
            return _union([_joined([_listed(each) for each in branch]) for branch in branches])
        case "MAX_REPEAT" | "MIN_REPEAT", (0, 1, inner):
            return _union([_NOTHING, _joined([_listed(each) for each in inner])])
    return None


def _joined(lists: Sequence[_Listed]) -> _Listed:
    """Return all ways to write one of each list after the other."""
    found = _NOTHING
    for words in lists:
        if words is None or len(found) * len(words) > _MOST:
            return None
        found = frozenset(map("".join, product(found, words)))
    return found


def _union(lists: Sequence[_Listed]) -> _Listed:
    found: frozenset[str] = frozenset()
    for words in lists:
        if words is None or len(found) + len(words) > _MOST:
            return None
        found |= words
    return found

"""Phrases of one language looked up in a text by the word they begin with, however many are listed.

A phrase is written as in `resources/events_foreign.yaml`: `*` within a word is any ending, between words a few words;
`|` parts choices, and `_` joins the words of one choice. Each word of a text is looked up once; only phrases that begin
with it are tried there, and a phrase is compiled when it is first tried.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Generic, TypeVar

from dateline.text.needed import small

UNSPACED = frozenset({"zh", "ja", "ko", "th"})
LETTER = r"\w\u0900-\u0963\u0966-\u097f"  # the vowel signs of Devanagari are no \w
_RUN = re.compile(rf"(?<![{LETTER}])[{LETTER}]+")
_LEADING = re.compile(rf"[{LETTER}]*")
_GAP = r"(?:\s+(?:\d{1,2}\.|[^\s.;]+)){0,12}?\s+"
_UNSPACED_GAP = r"[^。；;！？\n]{0,24}?"
_TELLING = 4
_SIGNS = 2
# "And" is written to the word it stands before.
AND = {"ar": "[وف]?", "he": "ו?"}
_KNOWN = 8192
_Key = TypeVar("_Key")


class Phrases(Generic[_Key]):
    """Lists of phrases, each list with a key of its own."""

    def __init__(self, lists: Sequence[tuple[_Key, Sequence[str]]], code: str) -> None:
        """Note by which beginnings the phrases of a language are looked up."""
        self._keys = [key for key, _ in lists]
        self._code = code
        self._heads = _Heads()
        for number, (_, phrases) in enumerate(lists):
            for order, phrase in enumerate(sorted(phrases, key=len, reverse=True)):
                for choice in phrase.split(maxsplit=1)[0].split("|"):
                    self._heads.add(choice, (number, order, phrase), spaced=code not in UNSPACED)
        self._of_word = lru_cache(maxsize=_KNOWN)(self._beginning_with)

    def find(self, text: str, start: int, end: int) -> list[tuple[_Key, re.Match[str]]]:
        """Return what stands in a part of a text, list by list: of each the longest phrase at a place."""
        free: dict[int, int] = {}
        found: list[tuple[int, re.Match[str]]] = []
        for place, listed in self._places(text, start, end):
            for number, _, phrase in listed:
                if place < free.get(number, 0):
                    continue
                match = phrase_pattern(phrase, self._code).match(text, place, end)
                if match is not None:
                    free[number] = max(match.end(), place + 1)
                    found.append((number, match))
        return [(self._keys[number], match) for number, match in sorted(found, key=lambda each: each[0])]

    def begins(self, text: str, place: int) -> bool:
        """Tell whether one of the phrases begins at a place."""
        if self._code in UNSPACED:
            listed = self._of_word(text[place : place + _SIGNS].lower())
        else:
            run = _RUN.match(text, place)
            listed = self._of_word(small(run.group())) if run is not None else ()
        return any(phrase_pattern(phrase, self._code).match(text, place) for _, _, phrase in listed)

    def is_one(self, word: str) -> bool:
        """Tell whether a word is one of the phrases as a whole."""
        run = _LEADING.match(word)
        listed = self._of_word(word[:_SIGNS].lower() if self._code in UNSPACED or run is None else small(run.group()))
        return any(phrase_pattern(phrase, self._code).fullmatch(word) for _, _, phrase in listed)

    def _places(self, text: str, start: int, end: int) -> Iterator[tuple[int, tuple["_Listed", ...]]]:
        if self._code in UNSPACED:
            for place in range(start, end):
                listed = self._of_word(text[place : place + _SIGNS].lower())
                if listed:
                    yield place, listed
            return
        for run in _RUN.finditer(text, start, end):
            listed = self._of_word(small(run.group()))
            if listed:
                yield run.start(), listed

    def _beginning_with(self, word: str) -> tuple["_Listed", ...]:
        """Return the phrases that may begin with a word, in the order of their lists, each list's longest first."""
        joined = AND.get(self._code, "")
        after_and = self._heads.of(word[1:]) if joined and re.match(joined.rstrip("?"), word) else []
        return tuple(sorted(after_and, key=_order) + sorted(self._heads.of(word), key=_order))


_Listed = tuple[int, int, str]  # number of the list, place in it, phrase


def _order(listed: _Listed) -> tuple[bool, int]:
    return listed[2].startswith("*"), listed[1]


class _Heads:
    """What phrases begin with: whole words, the first signs of words, their last."""

    def __init__(self) -> None:
        self._whole: dict[str, list[_Listed]] = {}
        self._first: dict[str, list[_Listed]] = {}
        self._within: list[tuple[str, _Listed]] = []
        self._lengths: set[int] = set()

    def add(self, choice: str, listed: _Listed, *, spaced: bool) -> None:
        choice = choice.split("_", maxsplit=1)[0]
        head = small(choice.split("*", maxsplit=1)[0])
        if not spaced:
            self._begin(head[:_SIGNS], listed)
        elif choice.startswith("*"):
            ending = _LEADING.match(small(choice.strip("*")))
            self._within.append((ending.group() if ending is not None else "", listed))
        elif (run := _LEADING.match(head)) is not None and run.end() < len(head):
            self._whole.setdefault(run.group(), []).append(listed)
        elif "*" in choice:
            self._begin(head, listed)
        else:
            self._whole.setdefault(head, []).append(listed)

    def _begin(self, head: str, listed: _Listed) -> None:
        self._first.setdefault(head, []).append(listed)
        self._lengths.add(len(head))

    def of(self, word: str) -> list[_Listed]:
        """Return what may begin with a word, each phrase once."""
        begun = [one for n in self._lengths if n <= len(word) for one in self._first.get(word[:n], ())]
        within = [one for part, one in self._within if part in word]
        return list(dict.fromkeys([*self._whole.get(word, ()), *begun, *within]))


@lru_cache(maxsize=32768)
def phrase_pattern(phrase: str, code: str) -> re.Pattern[str]:
    """Return the pattern of one phrase from its first sign on."""
    end = "" if code in UNSPACED else rf"(?![{LETTER}])"
    return re.compile(f"{AND.get(code, '')}{phrase_body(phrase, code)}{end}", re.IGNORECASE)


def phrase_body(phrase: str, code: str) -> str:
    """Return a pattern for the words of a phrase.

    What follows the last gap is a group of its own, unless it is a mere particle: it names the happening. In front of a
    particle ("was received * by") what stands before the gap does.
    """
    spaced = code not in UNSPACED
    between, joint = (_GAP, r",?\s+") if spaced else (_UNSPACED_GAP, r"\s+" if code == "ko" else r"\s*")
    pieces = [joint.join(_choice(word) for word in piece.split()) for piece in phrase.split(" * ")]
    if len(pieces) > 1:
        tells = not spaced or len(phrase.rsplit(" * ", maxsplit=1)[1].partition("|")[0]) >= _TELLING
        named = -1 if tells else 0
        pieces[named] = f"({pieces[named]})"
    return between.join(pieces)


def _choice(word: str) -> str:
    choices = "|".join(re.escape(choice).replace(r"\*", r"\w*").replace("_", r"\s+") for choice in word.split("|"))
    return f"(?:{choices})" if "|" in word else choices

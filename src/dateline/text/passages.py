"""Two texts side by side: which passages they share word for word, and which stand in one only.

Words are matched by the longest common blocks of Ratcliff and Obershelp's gestalt matching, as `difflib` has it, on
words without their case and marks; a run of fewer than four shared words is no passage.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORD = re.compile(r"\w+", re.UNICODE)
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of a text; `number` is the same in both texts for a shared passage and `None` for one's own."""

    text: str
    number: int | None = None


def side_by_side(left: str, right: str) -> tuple[tuple[Passage, ...], tuple[Passage, ...]]:
    """Return both texts cut into passages; each text is the passages joined.

    >>> one, other = side_by_side("Both met on Monday in Lima. Rain fell.", "He says both met on Monday in Quito.")
    >>> [p.text for p in one if p.number is not None], [p.text for p in other if p.number is not None]
    (['Both met on Monday in'], ['both met on Monday in'])
    """
    ours, theirs = list(_WORD.finditer(left)), list(_WORD.finditer(right))
    matcher = SequenceMatcher(None, _keys(ours), _keys(theirs), autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size >= _SHORTEST]
    shared_left = [(ours[b.a].start(), ours[b.a + b.size - 1].end()) for b in blocks]
    shared_right = [(theirs[b.b].start(), theirs[b.b + b.size - 1].end()) for b in blocks]
    return cut(left, shared_left), cut(right, shared_right)


def replaced(left: str, right: str, longest: int) -> Iterator[tuple[str, str]]:
    """Yield what stands in one text where the other has something else between the same words.

    Only exchanges of at most `longest` words on either side.

    >>> list(replaced("Three of 84 people were hurt.", "Five of 84 people were hurt.", 3))
    [('Three', 'Five')]
    """
    ours, theirs = list(_WORD.finditer(left)), list(_WORD.finditer(right))
    matcher = SequenceMatcher(None, _keys(ours), _keys(theirs), autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "replace" and b - a <= longest and d - c <= longest:
            yield left[ours[a].start() : ours[b - 1].end()], right[theirs[c].start() : theirs[d - 1].end()]


def _keys(words: list[re.Match[str]]) -> list[str]:
    return [word[0].casefold() for word in words]


def cut(text: str, shared: Sequence[tuple[int, int]]) -> tuple[Passage, ...]:
    """Return a text cut at the starts and ends of what is shared, numbered in order.

    >>> cut("met in Lima", [(7, 11)])
    (Passage(text='met in ', number=None), Passage(text='Lima', number=0))
    """
    passages, at = [], 0
    for number, (start, end) in enumerate(shared):
        passages += [Passage(text[at:start]), Passage(text[start:end], number)]
        at = end
    return tuple(each for each in (*passages, Passage(text[at:])) if each.text)

"""The words around what a search found."""

from collections.abc import Sequence

from dateline.model.found import END, START
from dateline.store.fulltext import Term, words_of

_WORDS = 24  # of an excerpt
_BEFORE = 6  # of them before the first word found

Found = tuple[int, int]  # the first and the last word of what was found, by number


def excerpt_of(text: str, terms: Sequence[Term]) -> str:
    """Return a stretch of `text` with most of what `terms` find in it, which stands between `START` and `END`.

    >>> excerpt_of("The strikers met.", (Term("strik", begins=True),)).replace(START, "[").replace(END, "]")
    'The [strikers] met.'
    """
    words = list(words_of(text))
    if not words:
        return text
    found = _apart(sorted(each for term in terms for each in _places(term, [word for word, _, _ in words])))
    first = _best_start(found, len(words))
    last = min(len(words), first + _WORDS) - 1
    begin = 0 if first == 0 else words[first][1]
    end = len(text) if last == len(words) - 1 else words[last][2]
    parts, at = ["…" if begin else ""], begin
    for one, other in found:
        if first <= one and other <= last:
            parts += [text[at : words[one][1]], START, text[words[one][1] : words[other][2]], END]
            at = words[other][2]
    return "".join([*parts, text[at:end], "…" if end < len(text) else ""])


def _places(term: Term, words: Sequence[str]) -> list[Found]:
    wanted = [word for word, _, _ in words_of(term.text)]
    long = len(wanted)
    if not long:
        return []
    return [
        (at, at + long - 1)
        for at in range(len(words) - long + 1)
        if words[at] == wanted[0] or (long == 1 and term.begins)
        if list(words[at : at + long - 1]) == wanted[:-1]
        and (words[at + long - 1].startswith(wanted[-1]) if term.begins else words[at + long - 1] == wanted[-1])
    ]


def _apart(found: Sequence[Found]) -> list[Found]:
    """Return what was found without what overlaps an earlier one."""
    kept: list[Found] = []
    for one, other in found:
        if not kept or one > kept[-1][1]:
            kept.append((one, other))
    return kept


def _best_start(found: Sequence[Found], words: int) -> int:
    """Return the first word of the stretch that holds most of what was found, the earliest of several."""
    latest = max(0, words - _WORDS)
    starts = [min(latest, max(0, one - _BEFORE)) for one, _ in found]

    def held(start: int) -> int:
        return sum(start <= one and other < start + _WORDS for one, other in found)

    return max(starts, key=lambda start: (held(start), -start), default=0)

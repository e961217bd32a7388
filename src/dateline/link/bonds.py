"""Which of the pages that share keys belong in one scope: those firmly bound, and of loose bonds the likeliest.

A happening, a text or the story of known days that two pages share binds them *firmly*, whatever else there is. Whom,
where and what both are about binds them *loosely*: it says that they may be of one story. A page may be loosely bound
to pages of many stories and is of one; a page without a date is, to pages of all years. So of its loose bonds a page
keeps the one to the page that is most like it of all, and none where that page is firmly bound to it. A page with a
date looks for that page among those with a date.

A bond is a function of two pages alone; which bonds hold is a function of the bonds, whatever the order in which pages
came (`docs/design/incremental.md`).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import IntEnum

from dateline.link.about import about
from dateline.link.clusters import Pair
from dateline.link.duplicates import Wording
from dateline.link.likeness import in_common, likeness, log_odds
from dateline.link.lineage import find_origins
from dateline.link.stories import days_apart, told_alike, told_by_names, told_undated


class KeyKind(IntEnum):
    """What a key of a page is made of; a number, since records hold hundreds of keys for each page."""

    EVENT = 0
    SHINGLE = 1
    PHRASE = 2
    FACTS = 3
    REPORT = 4
    QUOTATION = 5
    WORD = 6
    ABOUT = 7
    UNDATED_WORD = 8
    SOUND = 9


# How like two pages must be that share a name nobody knows.
_MAY_BE_ALIKE = 0.3
# Digits of a likeness, the same wherever it is kept, and the likeness of two pages that name nothing in common.
_DIGITS, _LEAST = 6, -99.0


@dataclass(frozen=True, slots=True)
class Bond:
    """What binds two pages.

    Attributes:
        firm: whether they share a happening, a text or a story, and not only whom or what they are about.
        likeness: how likely they are of one story by what they name, as log odds (`likeness.log_odds`).
        only: the one without a date, of two that are bound loosely: the other one does not look for it.
    """

    firm: bool
    likeness: float
    only: str | None = None

    def counts_for(self, article_id: str) -> bool:
        """Tell whether one of the two pages may have the other for the page most like it."""
        return self.only is None or self.only == article_id


def bond(one: Wording, other: Wording, shared: Collection[KeyKind]) -> Bond | None:
    """Return what binds two pages that share enough keys of some kinds; nothing if they are not of one scope."""
    one, other = sorted((one, other), key=lambda each: each.page.article.id)
    published = [each.page.article.published.interval for each in (one, other)]
    common = in_common(one, other, days_apart(*published))
    firm = _is_firm(one, other, shared)
    if not firm and not _is_loose(one, other, shared, likeness(common)):
        return None
    undated = [each.page.article.id for each in (one, other) if not each.page.article.published.interval.is_bounded]
    only = undated[0] if len(undated) == 1 and not firm else None
    return Bond(firm, round(max(log_odds(common), _LEAST), _DIGITS), only)


def _is_firm(one: Wording, other: Wording, shared: Collection[KeyKind]) -> bool:
    if KeyKind.EVENT in shared:
        return True
    pages = {each.page.article.id: each for each in (one, other)}
    origin = find_origins(pages)
    if origin.kinships or origin.alike:
        return True
    dates = {name: each.page.article.published for name, each in pages.items()}
    return any(judged(pages, dates) for judged in (told_alike, told_by_names))


def _is_loose(one: Wording, other: Wording, shared: Collection[KeyKind], like: float) -> bool:
    if KeyKind.ABOUT in shared and about(one.page).shares_with(about(other.page)):
        return True
    if KeyKind.SOUND in shared and like >= _MAY_BE_ALIKE:
        return True
    pages = {each.page.article.id: each for each in (one, other)}
    return bool(told_undated(pages, {name: each.page.article.published for name, each in pages.items()}))


def holding(bonds: Mapping[Pair, Bond]) -> list[Pair]:
    """Return the pairs of pages whose bonds hold, sorted.

    >>> holding({("a", "b"): Bond(True, 0.2), ("a", "c"): Bond(False, 0.4), ("b", "d"): Bond(False, 0.1)})
    [('a', 'b'), ('a', 'c'), ('b', 'd')]

    "d" has nothing nearer than "b". A page that is more like another of its own story ties no other story to it:

    >>> holding({("a", "b"): Bond(False, 0.4), ("b", "c"): Bond(False, 0.3), ("c", "d"): Bond(True, 0.9)})
    [('a', 'b'), ('c', 'd')]
    >>> holding({("a", "b"): Bond(False, 0.4, only="b"), ("b", "c"): Bond(False, 0.3, only="b")})
    [('a', 'b')]
    """
    nearest: dict[str, tuple[float, str]] = {}
    for (one, other), each in bonds.items():
        for page, beside in ((one, other), (other, one)):
            if each.counts_for(page):
                rank = distance(each.likeness, beside)
                nearest[page] = min(nearest.get(page, rank), rank)
    kept = {tuple(sorted((page, beside))) for page, (_, beside) in nearest.items()}
    return sorted(both for both, each in bonds.items() if each.firm or both in kept)


def distance(like: float, article_id: str) -> tuple[float, str]:
    """Return what sorts the pages beside one, the nearest first; of two that are as like, the one of the smaller id."""
    return -like, article_id

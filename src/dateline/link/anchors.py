"""The times that a page names, each with what is told beside it: whom, where, how much, what kind of happening.

Two pages that tell one happening give its day in their own words. A passage holds what is needed to see that, in forms
that no language shows in (`told`, `sounds`), so that "on Wednesday they talked over breakfast in Cusco" is found again.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from dateline.link.sounds import sounds_at
from dateline.link.told import TIME, told_at
from dateline.model.annotation import TimeExpression
from dateline.model.link import Page


@dataclass(frozen=True, slots=True)
class Passage:
    """What a sentence tells, without its times: names and figures, and kinds of happening."""

    told: AbstractSet[str]
    kinds: AbstractSet[str]


@dataclass(frozen=True, slots=True)
class Anchor:
    """A time of a page, the sentence that it stands in, those on either side of it, and how far down it stands."""

    time: TimeExpression
    here: Passage
    near: AbstractSet[str]
    depth: int


def anchors_of(page: Page) -> tuple[Anchor, ...]:
    """Return the times of a page that name no length, in the order of the text."""
    starts = [sentence.span.start for sentence in page.notes.sentences]
    passages = _passages(page, starts)
    return tuple(_anchors(page, starts, passages))


def _anchors(page: Page, starts: Sequence[int], passages: Sequence[Passage]) -> Iterator[Anchor]:
    for time in page.notes.times:
        if time.duration is None:
            number = bisect_right(starts, time.span.start)
            beside = (passages[each].told for each in (number - 1, number + 1) if 0 <= each < len(passages))
            yield Anchor(time, passages[number], frozenset().union(*beside), number)


def _passages(page: Page, starts: Sequence[int]) -> list[Passage]:
    """Return the passages between one sentence's start and the next; the first is what stands before all of them."""
    told: dict[int, set[str]] = defaultdict(set)
    kinds: dict[int, set[str]] = defaultdict(set)
    for offset, said in (*told_at(page), *sounds_at(page)):
        if not said.startswith(TIME):
            told[bisect_right(starts, offset)].add(said)
    for event in page.notes.events:
        kinds[bisect_right(starts, event.trigger.start)].add(event.type.value)
    return [Passage(frozenset(told[number]), frozenset(kinds[number])) for number in range(len(starts) + 1)]

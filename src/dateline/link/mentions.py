"""Mentions of one happening within one page, put together into tellings.

Inside a page the burden of proof is turned round: the same people and the same kind of happening are one, unless the
page gives another time, another place, or speaks of one as past and of the other as still to come.
"""

from collections.abc import Sequence

from dateline.link.clusters import Pair, cluster
from dateline.link.entities import EntityIndex
from dateline.link.events import settled_apart
from dateline.link.tellings import SPEECH, Telling, telling
from dateline.model.dates import Interval
from dateline.model.link import Judgement, Page, Verdict
from dateline.text.names import fold

_SAME = 0.5


def tellings_of(
    page: Page, entities: EntityIndex, published: Interval, decided: Sequence[Judgement] = ()
) -> list[Telling]:
    """Return a page's tellings, in order of their first mention."""
    events = page.notes.events
    singles = [
        telling(page, (number,), entities, published) for number, event in enumerate(events) if not event.hypothetical
    ]
    scores: dict[Pair, float] = {}
    apart: set[Pair] = set()
    for i, left in enumerate(singles):
        for right in singles[i + 1 :]:
            if left.family != right.family:
                continue
            if _kept_apart(left, right):
                apart.add((left.id, right.id))
            else:
                scores[left.id, right.id] = _likeness(left, right)
    together = {(each.left, each.right) for each in decided if each.kind == "event" and each.verdict is Verdict.SAME}
    apart |= {(each.left, each.right) for each in decided if each.kind == "event" and each.verdict is not Verdict.SAME}
    names = {each.id: each.numbers[0] for each in singles}
    inside = {each for each in together if each[0] in names and each[1] in names}
    groups = cluster(names, scores, threshold=_SAME, apart=apart - inside, together=inside)
    found = [telling(page, [names[name] for name in group], entities, published) for group in groups]
    return sorted(found, key=lambda each: min(each.numbers))


def _kept_apart(one: Telling, other: Telling) -> bool:
    """Tell whether the page itself makes two of these mentions."""
    first, second = one.mentions[0], other.mentions[0]
    if second.part_of_mention in one.numbers or first.part_of_mention in other.numbers:
        return True
    if set(first.follows) & {*other.numbers} or set(second.follows) & {*one.numbers}:
        return True
    if one.background != other.background or (one.ahead and other.held) or (one.held and other.ahead):
        return True
    if one.family == "visit" and one.places and other.places and not _same_place(one, other):
        return True
    return settled_apart(one, other) is not None


def _same_place(one: Telling, other: Telling) -> bool:
    names = {fold(place.name) for place in one.places}
    holders = {fold(name) for place in one.places for name in place.within}
    theirs = {fold(place.name) for place in other.places}
    their_holders = {fold(name) for place in other.places for name in place.within}
    return bool(names & theirs or holders & theirs or their_holders & names)


def _likeness(one: Telling, other: Telling) -> float:
    """Return how likely two mentions on one page are of one happening, from 0 to 1."""
    ours, theirs = one.people or one.groups or one.sides, other.people or other.groups or other.sides
    if one.family in SPEECH:
        return 0.6 if ours and ours == theirs and one.triggers & other.triggers else 0.0
    if ours and ours == theirs:
        return 0.9
    if ours & theirs and (ours <= theirs or theirs <= ours):
        return 0.7
    if ours and theirs and one.sides != other.sides:
        return 0.0
    if one.triggers & other.triggers or one.sides & other.sides:
        return 0.6
    return 0.5 if one.mentions[0].type is other.mentions[0].type and not (ours and theirs) else 0.0

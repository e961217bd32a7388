"""Meetings that fall with the journey they belong to.

A page that puts off a visit seldom names the talks planned for it, and the page that announced the talks knows nothing
of the delay. The talks of the same person at the same place in the same days are put off with the visit, and a meeting
that is reported as held later on is another one.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from dateline.link.places import PlaceRelation, relate
from dateline.link.tellings import Telling
from dateline.link.times import PUT_OFF
from dateline.model.annotation import Status

JOURNEYS = frozenset({"visit", "summit"})
ON_JOURNEYS = frozenset({"meet", "deal"})
# Days known less exactly than this do not tell that a meeting belongs to a journey.
_LONGEST = 31


def put_off_with(groups: Mapping[str, Sequence[Telling]]) -> dict[str, str]:
    """Return the tellings, by id, of planned meetings that are put off, each with the event they are put off with."""
    home = {(t.page.article.id, number): name for name, told in groups.items() for t in told for number in t.numbers}
    journeys = {name for name, told in groups.items() if _is_put_off(told)}
    of_person: dict[str, list[str]] = defaultdict(list)
    for name in sorted(journeys):
        for person in sorted({person for each in groups[name] for person in each.people}):
            of_person[person].append(name)
    found: dict[str, str] = {}
    for told in groups.values():
        for each in told:
            if each.family not in ON_JOURNEYS or each.statuses != {Status.PLANNED} or each.background:
                continue
            near = [name for person in sorted(each.people) for name in of_person[person]]
            holders = [name for name in _holders(each, home) if name in journeys]
            belongs = [name for name in near if any(_belongs(each, journey) for journey in groups[name])]
            if holders or belongs:
                found[each.id] = min([*holders, *belongs])
    return found


def _is_put_off(told: Sequence[Telling]) -> bool:
    statuses = {status for each in told for status in each.statuses}
    return told[0].family in JOURNEYS and not statuses.isdisjoint(PUT_OFF) and Status.HELD not in statuses


def _holders(each: Telling, home: Mapping[tuple[str, int], str]) -> list[str]:
    """Return the events that the page itself says the meeting is part of."""
    numbers = [mention.part_of_mention for mention in each.mentions if mention.part_of_mention is not None]
    return [home[key] for number in numbers if (key := (each.page.article.id, number)) in home]


def _belongs(meeting: Telling, journey: Telling) -> bool:
    """Tell whether a traveller's meeting takes place where and when the journey does."""
    if not journey.people <= meeting.people or not (_is_short(meeting) and _is_short(journey)):
        return False
    related = (PlaceRelation.SAME, PlaceRelation.INSIDE, PlaceRelation.HOLDS)
    same_ground = any(relate(a, b) in related for a in meeting.places for b in journey.places)
    return same_ground and not meeting.time.is_disjoint(journey.time)


def _is_short(each: Telling) -> bool:
    return each.time.days is not None and each.time.days <= _LONGEST

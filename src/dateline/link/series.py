"""What events are part of, and which recur: the trip that holds a stop, the row of meetings of the same people."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dateline.link.events import settled_apart
from dateline.link.kinds import COUNTERPART
from dateline.link.tellings import Telling
from dateline.model.ids import make_id

_HOLDERS = frozenset({"summit", "visit", "meet"})


def containers(groups: Mapping[str, Sequence[Telling]]) -> dict[str, tuple[str, ...]]:
    """Return what each event is part of, by id, the best supported first.

    The pages' own word counts, and where they give none, a shared name. No event holds itself, directly or through
    others.
    """
    home = {(t.page.article.id, number): name for name, told in groups.items() for t in told for number in t.numbers}
    titled: dict[str, list[str]] = defaultdict(list)
    for name, told in sorted(groups.items()):
        for title in {title for each in told for title in each.titles}:
            titled[title].append(name)
    chosen: dict[str, tuple[str, ...]] = {}
    for name, told in sorted(groups.items()):
        votes = Counter(_named_by_pages(told, home)) or Counter(_named_alike(told, titled, groups))
        for holder in sorted(votes, key=lambda each: (-votes[each], each)):
            if holder != name and groups[holder][0].family in _HOLDERS and name not in _above(holder, chosen):
                chosen[name] = (*chosen.get(name, ()), holder)
    return chosen


def _named_by_pages(told: Sequence[Telling], home: Mapping[tuple[str, int], str]) -> Iterable[str]:
    for each in told:
        for mention in each.mentions:
            if mention.part_of_mention is not None:
                holder = home.get((each.page.article.id, mention.part_of_mention))
                if holder is not None:
                    yield holder


def _named_alike(
    told: Sequence[Telling], titled: Mapping[str, Sequence[str]], groups: Mapping[str, Sequence[Telling]]
) -> Iterable[str]:
    """Yield the happenings that go by the name of what these tellings are part of, where time and place allow."""
    for each in told:
        for title in each.containers:
            for holder in titled.get(title, ()):
                if all(_may_hold(whole, each) for whole in groups[holder]):
                    yield holder


def _may_hold(whole: Telling, part: Telling) -> bool:
    against = settled_apart(whole, part)
    return against is None or (against.name not in ("dates", "places") and not _far(whole, part))


def _far(whole: Telling, part: Telling) -> bool:
    return whole.time.is_bounded and part.time.is_bounded and whole.time.is_disjoint(part.time)


def _above(name: str, chosen: Mapping[str, tuple[str, ...]]) -> set[str]:
    """Return the event and everything that holds it."""
    found, todo = {name}, [name]
    while todo:
        for holder in chosen.get(todo.pop(), ()):
            if holder not in found:
                found.add(holder)
                todo.append(holder)
    return found


def series_of(groups: Mapping[str, Sequence[Telling]]) -> dict[str, str]:
    """Return the series id of every event that may recur: what the same people do together.

    Events with one series id recur, wherever they stand in the record. Visits recur where the same people go to the
    same country.
    """
    rows: dict[str, str] = {}
    for name, told in groups.items():
        people = frozenset().union(*(each.people for each in told))
        if told[0].family == "visit":
            countries = {place.country for each in told for place in each.places if place.country}
            if people and len(countries) == 1:
                rows[name] = make_id("ser", "visit", *sorted(people), *countries)
        elif told[0].family in COUNTERPART and len(people) >= 2:
            rows[name] = make_id("ser", told[0].family, *sorted(people))
    return rows

"""Which item of one record is what an item of another one was: clusters grow, are parted and get other ids."""

from collections import Counter
from collections.abc import Iterable, Sequence

from dateline.model.article import Article
from dateline.model.link import Entity, Event, Story
from dateline.model.record import Record
from dateline.record.why import Item


def counterpart(item: Item, record: Record) -> Item | None:
    """Return what a record has in the place of an item of another record; `None` where nothing of it is there.

    Of events, stories and entities that is the one which holds most of the item's members.
    """
    match item:
        case Article():
            page = record.page(item.id)
            return page.article if page else None
        case Event():
            return _holder(item.members, [(each, each.members) for each in record.links.events])
        case Entity():
            return _holder(item.members, [(each, each.members) for each in record.links.entities])
        case Story():
            return _holder(item.articles, [(each, each.articles) for each in record.links.stories])
    others: list[Item] = [*record.ledger.claims, *record.ledger.checks, *record.links.lineages]
    return next((each for each in others if each.id == item.id), None)


def _holder(
    members: Sequence[str], clusters: Iterable[tuple[Event | Entity | Story, Sequence[str]]]
) -> Event | Entity | Story | None:
    wanted = set(members)
    held = [(len(wanted.intersection(own)), each) for each, own in clusters]
    some = [(count, each) for count, each in held if count]
    return min(some, key=lambda both: (-both[0], both[1].id))[1] if some else None


def successors(before: Iterable[Event], after: Iterable[Event]) -> dict[str, str]:
    """Return for each earlier event, by id, the later one that holds most of its mentions; none where all are gone."""
    home = {member: event.id for event in after for member in event.members}
    found = {}
    for event in before:
        counts = Counter(home[member] for member in event.members if member in home)
        if counts:
            found[event.id] = min(counts, key=lambda name: (-counts[name], name))
    return found

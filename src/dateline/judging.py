"""What a person's judgement of two things is about: ids as lists print them, turned into members that stages know."""

from dateline.errors import UsageError
from dateline.link.keys import article_of
from dateline.model.link import Entity, Event, Judgement, Story
from dateline.store.record import RecordFile

_KINDS = ("event", "entity", "story", "article")


def judged_pair(record: RecordFile, one: str, other: str) -> tuple[str, str, str]:
    """Return the two members that a judgement names, the smaller first, and their kind.

    Of two clusters the smallest members are named that are not in both.

    Raises:
        NotFound: an id is unknown.
        UsageError: the two are of two kinds, of a kind that is not judged, or one and the same.
    """
    kinds = {_kind(record, one), _kind(record, other)}
    if len(kinds) > 1 and kinds != {"story", "article"}:
        raise UsageError(f"{one} and {other} are of two kinds and cannot be judged")
    kind = max(kinds)  # whether an article belongs to a story is a judgement of stories
    ours, theirs = members_of(record, one), members_of(record, other)
    left, right = min(ours - theirs or ours), min(theirs - ours or theirs)
    if left == right:
        raise UsageError(f"{one} and {other} are one and the same: name two mentions, as `dateline why` prints them")
    return min(left, right), max(left, right), kind


def _kind(record: RecordFile, item_id: str) -> str:
    mark = item_id.partition("#")[2]
    kind = {"e": "event", "n": "entity"}.get(mark[:1]) if mark else record.find(item_id)[0]
    if kind not in _KINDS:
        raise UsageError(f"{item_id} is no {', '.join(_KINDS)} and cannot be judged")
    return kind


def members_of(record: RecordFile, item_id: str) -> frozenset[str]:
    """Return what an item is made of, as judgements name it; an item of another kind is made of itself."""
    if "#" in item_id:
        record.find(article_of(item_id))
        return frozenset({item_id})
    match record.find(item_id)[1]:
        case Event(members=members) | Entity(members=members) | Story(articles=members):
            return frozenset(members)
        case item:
            return frozenset({item.id})


def standing_judgements(record: RecordFile, one: str, other: str) -> dict[int, Judgement]:
    """Return the judgements by people that stand and name a member of each of two things, by number."""
    ours, theirs = members_of(record, one), members_of(record, other)
    return {
        number: each
        for number, each in record.judgements().items()
        if (each.left in ours and each.right in theirs) or (each.left in theirs and each.right in ours)
    }

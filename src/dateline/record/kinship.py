"""How two pages stand to one another, in words: which text comes from which, and on what grounds."""

from collections.abc import Iterator, Sequence

from dateline.model.link import RELATION_WORDS, Lineage, Relation
from dateline.model.record import Record


def related(lineage: Lineage) -> str:
    """Return what a lineage says, with the ids of its pages; a shared quotation does not tell who quotes whom."""
    words = "{to} and {origin} carry the same quotation"
    if lineage.relation is not Relation.QUOTATION:
        words = RELATION_WORDS[lineage.relation]
    return words.format(to=lineage.to_id, origin=lineage.from_id)


def between(record: Record, one: str, other: str) -> Iterator[Lineage]:
    """Yield the lineages of two articles."""
    return (each for each in record.links.lineages if {each.from_id, each.to_id} == {one, other})


def standing(record: Record, one: str, other: str) -> str:
    """Return how two articles stand to one another: one text, one story, or neither."""
    if _are_within(record.links.families, one, other):
        return "they are one text"
    if _are_within([story.articles for story in record.links.stories], one, other):
        return "they are two texts of one story"
    return "they are two texts and two stories"


def _are_within(groups: Sequence[Sequence[str]], one: str, other: str) -> bool:
    return any({one, other} <= {*group} for group in groups)

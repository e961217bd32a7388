"""Cities that a page names by what they are: "the Kazakh capital" is Astana."""

from dateline.annotate.parse import Token
from dateline.annotate.reading import Reading
from dateline.lang.facts import capitals_of
from dateline.model.annotation import EntityKind, PlaceMention
from dateline.model.span import Span


def capital_meant(reading: Reading, head: Token) -> PlaceMention | None:
    """Return the city meant by "the Kazakh capital" or "the capital of Peru"; None where the page names it there."""
    parse = reading.parse
    if head.text.lower() != "capital" or any(c.dep == "appos" and c.pos == "PROPN" for c in parse.children(head)):
        return None
    for each in parse.subtree(head):
        nation = reading.entity_at(each, adjectives=True)
        linked = each.dep in {"amod", "poss"} or (each.dep == "pobj" and parse.head(each).text.lower() == "of")
        if nation is None or not linked or nation.kind is not EntityKind.COUNTRY or nation.country is None:
            continue
        seats = capitals_of(nation.country)
        if seats:
            first, last = min(each.index, head.index), max(each.index, head.index)
            span = Span(parse.tokens[first].span.start, parse.tokens[last].span.end)
            return PlaceMention(seats[0], span, nation.country)
    return None

"""Whether every piece of evidence stands where the record says it does."""

from collections.abc import Collection, Iterator

from dateline.model.link import SpanRef
from dateline.model.record import Record


def loose_evidence(record: Record, *, without: Collection[str] = ()) -> tuple[str, ...]:
    """Return a line for each cited span whose words are not those of its article's text; nothing for a sound record.

    Articles in `without` are not looked at.
    """
    texts = {page.article.id: page.article.text for page in record.pages}
    return tuple(
        f"{item_id} cites words that {ref.article_id} does not have at {ref.span.start}: {ref.text!r}"
        for item_id, ref in cited(record)
        if ref.article_id not in without and ref.span.of(texts.get(ref.article_id, "")) != ref.text
    )


def cited(record: Record) -> Iterator[tuple[str, SpanRef]]:
    """Yield every span that the record rests on, with the id of the item that cites it."""
    for event in record.links.events:
        yield from ((event.id, ref) for ref in event.mentions)
        yield from ((event.id, step.evidence) for step in event.history)
    for entity in record.links.entities:
        yield from ((entity.id, role.evidence) for role in entity.roles)
    for claim in record.ledger.claims:
        yield from ((claim.id, ref) for ref in claim.evidence)

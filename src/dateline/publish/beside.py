"""Two articles in different words side by side: which names, figures, days and quotations both have, in what order.

A translation shares no words with its source but tells the same things in the same order. What both have in one order
is found as shared words are, by the longest common blocks, over the sequence of what each page names.
"""

from collections.abc import Hashable, Iterator
from difflib import SequenceMatcher
from itertools import chain

from dateline.model.annotation import MentionForm, QuoteForm
from dateline.model.link import Page
from dateline.model.span import Span
from dateline.publish.lookup import Lookup
from dateline.text.calendar import resolve
from dateline.text.passages import Passage, cut

Named = tuple[Span, Hashable]


def by_what_both_name(left: Page, right: Page, lookup: Lookup) -> tuple[tuple[Passage, ...], tuple[Passage, ...]]:
    """Return both texts cut at what both of them name in one order; each text is the passages joined."""
    ours, theirs = _named(left, lookup), _named(right, lookup)
    matcher = SequenceMatcher(None, [key for _, key in ours], [key for _, key in theirs], autojunk=False)
    pairs = [
        (ours[block.a + step][0], theirs[block.b + step][0])
        for block in matcher.get_matching_blocks()
        for step in range(block.size)
    ]
    return (
        cut(left.article.text, [(one.start, one.end) for one, _ in pairs]),
        cut(right.article.text, [(other.start, other.end) for _, other in pairs]),
    )


def _named(page: Page, lookup: Lookup) -> list[Named]:
    """Return what a page names in order of where it stands; of what overlaps the first and longest."""
    found = sorted(
        chain(_names(page, lookup), _figures(page), _days(page, lookup), _quotes(page, lookup)),
        key=lambda each: (each[0].start, -each[0].end, str(each[1])),
    )
    kept: list[Named] = []
    for span, key in found:
        if not kept or span.start >= kept[-1][0].end:
            kept.append((span, key))
    return kept


def _names(page: Page, lookup: Lookup) -> Iterator[Named]:
    for mention in page.notes.mentions:
        entity = lookup.entity(page.article.id, mention.entity)
        if entity is not None and mention.form is not MentionForm.PRONOUN and len(mention.span):
            yield mention.span, ("name", entity.id)


def _figures(page: Page) -> Iterator[Named]:
    for each in page.notes.quantities:
        # Codes of currencies are the same in every language, the nouns that are counted are not.
        yield each.span, ("figure", each.value, each.unit if each.unit.isupper() else "")


def _days(page: Page, lookup: Lookup) -> Iterator[Named]:
    published = lookup.date(page.article.id).interval
    for each in page.notes.times:
        interval = each.interval or (resolve(each.relative, published) if each.relative else None)
        if interval is not None and not interval.is_unknown:
            yield each.span, ("day", interval)


def _quotes(page: Page, lookup: Lookup) -> Iterator[Named]:
    for each in page.notes.quotes:
        speaker = lookup.entity(page.article.id, each.speaker) if each.speaker else None
        if each.form is QuoteForm.DIRECT and speaker is not None:
            yield each.span, ("quote", speaker.id)

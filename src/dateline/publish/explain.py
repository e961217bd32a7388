"""An article's text with everything marked that was read from it: names, times, figures, quotations, happenings.

Marks may overlap ("the meeting on Wednesday" holds a time); the text is cut into segments, each with all its marks, so
that any output can show them: a terminal by colour, HTML by classes.
"""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.markup import escape

from dateline.errors import NotFound
from dateline.model.annotation import Annotations, EventMention, Quantity, Quote, TimeExpression
from dateline.model.link import Page
from dateline.model.record import Record
from dateline.model.span import Span
from dateline.publish import wording
from dateline.publish.lookup import Lookup
from dateline.text.calendar import resolve


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing read from a span: its kind, what it is in words, and the id of the item it belongs to."""

    span: Span
    kind: str  # person, organisation, place, country, time, figure, quote, event, damage, citation
    label: str
    item_id: str | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text that begins at `start`, with every mark that covers it; `starts` are the marks that begin here."""

    start: int
    text: str
    marks: tuple[Mark, ...] = ()
    starts: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class MarkedBlock:
    """One block of the article in segments."""

    kind: str
    segments: tuple[Segment, ...]


def explain(article_id: str, record: Record) -> tuple[MarkedBlock, ...]:
    """Return an article's blocks with everything marked that was read from them.

    Raises:
        NotFound: if the record holds no such article.
    """
    lookup = Lookup(record)
    page = lookup.pages.get(article_id)
    if page is None:
        raise NotFound(f"the record holds no article {article_id}")
    return marked_blocks(page, marks_of(page, lookup))


def marks_of(page: Page, lookup: Lookup) -> tuple[Mark, ...]:
    """Return every mark of a page, in order of where it begins, the longer first."""
    notes = page.notes
    found = [
        *_names(page, lookup),
        *(_time(page, time, lookup) for time in notes.times),
        *(_figure(quantity) for quantity in notes.quantities),
        *(_quote(page, quote, lookup) for quote in notes.quotes),
        *(_event(page, index, event, lookup) for index, event in enumerate(notes.events)),
        *(
            Mark(damage.span, "damage", f"{damage.kind}: “{damage.raw}”")
            for damage in page.article.damage
            if damage.span is not None
        ),
    ]
    return tuple(sorted(found, key=lambda mark: (mark.span.start, -mark.span.end, mark.kind)))


def marked_blocks(page: Page, marks: Iterable[Mark]) -> tuple[MarkedBlock, ...]:
    """Return the article's blocks cut into segments at the ends of all marks."""
    ordered = sorted((mark for mark in marks if len(mark.span)), key=lambda mark: mark.span)
    blocks = []
    for block in page.article.blocks:
        inside = [mark for mark in ordered if mark.span.overlaps(block.span)]
        blocks.append(MarkedBlock(block.kind.value, _segments(page.article.text, block.span, inside)))
    return tuple(blocks)


def _segments(text: str, block: Span, marks: Sequence[Mark]) -> tuple[Segment, ...]:
    cuts = {block.start, block.end}
    for mark in marks:
        cuts.update(cut for cut in (mark.span.start, mark.span.end) if block.start < cut < block.end)
    ordered = sorted(cuts)
    segments = []
    for start, end in itertools.pairwise(ordered):
        covering = tuple(mark for mark in marks if mark.span.start <= start and end <= mark.span.end)
        starting = tuple(mark for mark in covering if mark.span.start == start or start == block.start)
        segments.append(Segment(start, text[start:end], covering, starting))
    return tuple(segments)


def _names(page: Page, lookup: Lookup) -> Iterable[Mark]:
    kinds = {entity.key: entity for entity in page.notes.entities}
    for mention in page.notes.mentions:
        own = kinds.get(mention.entity)
        if own is None:
            continue
        entity = lookup.entity(page.article.id, mention.entity)
        name = entity.name if entity else own.name
        label = f"{name} ({own.kind})" + _found_by(page, "mention", mention.span)
        yield Mark(mention.span, own.kind.value, label, entity.id if entity else None)


def _found_by(page: Page, kind: str, span: Span) -> str:
    """Return ", found by model:NAME" for what no rule found."""
    by = page.notes.decided_by(kind, span)
    return "" if by == "rules" else f", found by {by}"


def _time(page: Page, time: TimeExpression, lookup: Lookup) -> Mark:
    interval = time.interval
    if interval is None and time.relative is not None:
        interval = resolve(time.relative, lookup.date(page.article.id).interval)
    if time.duration:
        words = f"a duration: {time.duration}"
    elif interval is None or interval.is_unknown:
        words = "a time that needs the page's date, which is not known well enough"
    else:
        words = f"{f'{time.modifier} ' if time.modifier else ''}{wording.span(interval)}"
    return Mark(time.span, "time", words)


def _figure(quantity: Quantity) -> Mark:
    bound = "" if quantity.bound == "exact" else f"{quantity.bound} "
    return Mark(quantity.span, "figure", f"{quantity.measure}: {bound}{quantity.value:,g} {quantity.unit}")


def _quote(page: Page, quote: Quote, lookup: Lookup) -> Mark:
    speaker = _speaker(page.notes, quote, page.article.id, lookup)
    via = f" via {wording.names(quote.via)}" if quote.via else ""
    said = "quoted term" if quote.form == "term" else f"{quote.form} speech of {speaker or 'a speaker not named'}{via}"
    return Mark(quote.span, "quote", said + _found_by(page, "quote", quote.span))


def _speaker(notes: Annotations, quote: Quote, article_id: str, lookup: Lookup) -> str | None:
    if quote.speaker is None:
        return quote.speaker_name
    entity = lookup.entity(article_id, quote.speaker)
    own = notes.entity(quote.speaker)
    return entity.name if entity else own.name if own else quote.speaker_name


def _event(page: Page, index: int, mention: EventMention, lookup: Lookup) -> Mark:
    event = lookup.event_of.get(f"{page.article.id}#e{index}")
    flags = [word for word, on in (("background", mention.background), ("negated", mention.negated)) if on]
    label = ", ".join([f"{mention.type}, {mention.status}", *flags]) + _found_by(page, "event", mention.trigger)
    return Mark(mention.span, "event", label, event.id if event else None)


# Styles in the markup of the rich library, the first that applies to a segment.
_RICH = (
    ("damage", "red"),
    ("figure", "bold magenta"),
    ("time", "bold green"),
    ("person", "bold cyan"),
    ("organisation", "bold blue"),
    ("place", "bold yellow"),
    ("country", "yellow"),
    ("quote", "italic"),
    ("event", "underline"),
)


def to_rich(blocks: Iterable[MarkedBlock]) -> str:
    """Return marked blocks as text with the markup of the rich library, for a terminal."""
    return "\n\n".join("".join(_rich(segment) for segment in block.segments) for block in blocks)


def _rich(segment: Segment) -> str:
    words = escape(segment.text)
    kinds = {mark.kind for mark in segment.marks}
    styles = [style for kind, style in _RICH if kind in kinds][:2]
    return f"[{' '.join(styles)}]{words}[/]" if styles else words


def to_plain(blocks: Iterable[MarkedBlock]) -> str:
    """Return marked blocks as plain text followed by a numbered list of what was read, for output without colour."""
    lines = []
    notes: dict[Mark, int] = {}
    for block in blocks:
        parts = []
        for segment in block.segments:
            numbers = [notes.setdefault(mark, len(notes) + 1) for mark in segment.starts if mark.kind != "citation"]
            parts.append("".join(f"[{number}]" for number in numbers) + segment.text)
        lines.append("".join(parts))
    listed = [f"[{number}] {mark.kind}: {mark.label}" for mark, number in notes.items()]
    return "\n\n".join([*lines, "\n".join(listed)])

"""Small articles of invented news, and what the annotators say of them."""

from dataclasses import dataclass
from functools import cached_property

from dateline.annotate.annotate import annotate
from dateline.model.annotation import Annotations, EventMention, EventType, Quote
from dateline.model.article import Article, Block, BlockKind
from dateline.model.capture import Source, SourceKind
from dateline.model.dates import Basis, Dated, Interval
from dateline.model.span import Span


def article_of(
    *paragraphs: str, title: str | None = None, language: str = "en", published: Interval | None = None
) -> Article:
    """Return an article whose blocks are the given paragraphs."""
    parts = [(BlockKind.PARAGRAPH, text) for text in paragraphs]
    if title is not None:
        parts.insert(0, (BlockKind.TITLE, title))
    blocks, offset = [], 0
    for kind, text in parts:
        blocks.append(Block(kind, Span(offset, offset + len(text))))
        offset += len(text) + 2
    dated = Dated.of(published, Basis.STATED) if published is not None else Dated.unknown()
    return Article(
        id="art_test",
        capture_id="cap_test",
        source=Source(SourceKind.MEMORY, "test"),
        text="\n\n".join(text for _, text in parts),
        blocks=tuple(blocks),
        published=dated,
        title=title,
        language=language,
    )


@dataclass(frozen=True)
class Read:
    """An article with its annotations, asked for by words."""

    article: Article

    @cached_property
    def notes(self) -> Annotations:
        """What the annotators say."""
        return annotate(self.article)

    def events(self, kind: EventType | None = None) -> list[EventMention]:
        """Return the happenings of one type."""
        return [event for event in self.notes.events if kind is None or event.type is kind]

    def event(self, kind: EventType) -> EventMention:
        """Return the first happening of one type."""
        found = self.events(kind)
        assert found, f"no {kind} in {self.article.text!r}"
        return found[0]

    def names(self, event: EventMention, role: str | None = None) -> set[str]:
        """Return the last names of who takes part, places left out."""
        chosen = [p for p in event.participants if p.role == role or (role is None and p.role != "place")]
        return {entity.name.split()[-1] for p in chosen if (entity := self.notes.entity(p.entity)) is not None}

    def times(self, event: EventMention) -> list[str]:
        """Return the words of the times of a happening."""
        return [self.notes.times[number].span.of(self.article.text) for number in event.times]

    def said(self, quote: Quote) -> str:
        """Return the content of a quotation."""
        return quote.content.of(self.article.text)

    def speaker(self, quote: Quote) -> str | None:
        """Return the name of the speaker, as an entity or as the page has it."""
        entity = self.notes.entity(quote.speaker) if quote.speaker is not None else None
        return entity.name if entity is not None else quote.speaker_name


def read(*paragraphs: str, title: str | None = None, language: str = "en") -> Read:
    """Return the reading of an article made of the given paragraphs."""
    return Read(article_of(*paragraphs, title=title, language=language))

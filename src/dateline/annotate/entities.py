"""People, organisations, places and countries that a page names, and where.

`find_names` gathers in this order: names of the fact tables and of the model; full person names, grouped, and their
short forms all over the page; offices and roles; then what refers back: "China's president", "his Russian
counterpart", "he". Each step adds to one `Book` and reads what the steps before it wrote.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dateline.annotate import entities_belonging, entities_foreign, entities_persons, entities_pronouns, entities_things
from dateline.annotate.entities_book import Book
from dateline.annotate.entities_bylines import dateline_heads, without_bylines
from dateline.annotate.entities_offices import find_offices
from dateline.annotate.entities_references import Resolver
from dateline.annotate.entities_spans import find_candidates
from dateline.annotate.parse import RULES, Parse
from dateline.model.annotation import EntityKind, Membership, Mention, PageEntity
from dateline.model.article import Article
from dateline.model.span import Span


@dataclass(frozen=True)
class Names:
    """The entities of one page with their mentions (in text order) and memberships."""

    entities: tuple[PageEntity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    memberships: tuple[Membership, ...] = ()
    by_token: Mapping[int, str] = field(default_factory=dict)

    def entity(self, key: str) -> PageEntity | None:
        """Return the entity with that key."""
        return next((entity for entity in self.entities if entity.key == key), None)

    def at(self, span: Span) -> tuple[Mention, ...]:
        """Return the mentions that overlap `span`, in text order."""
        return tuple(mention for mention in self.mentions if mention.span.overlaps(span))

    def entity_of(self, token_index: int) -> str | None:
        """Return the key of the entity whose shortest mention covers that token."""
        return self.by_token.get(token_index)

    def mentions_of(self, key: str) -> tuple[Mention, ...]:
        """Return every mention of one entity."""
        return tuple(mention for mention in self.mentions if mention.entity == key)

    def people_before(self, offset: int) -> tuple[str, ...]:
        """Return the keys of the people mentioned before `offset`, the latest first, each once.

        This is what "the two leaders" and "the pair" look back on.
        """
        people = {entity.key for entity in self.entities if entity.kind is EntityKind.PERSON}
        earlier = [m.entity for m in self.mentions if m.span.end <= offset and m.entity in people]
        return tuple(dict.fromkeys(reversed(earlier)))


def find_names(article: Article, parse: Parse) -> Names:
    """Return everything that `article` names, grouped into one entity per real thing."""
    book = Book()
    if parse.model == RULES:
        entities_foreign.add_foreign(book, parse, article.language or "en")
    else:
        _add_english(book, article, parse)
    memberships = entities_belonging.find_memberships(book, parse)
    mentions = book.mentions()
    return Names(book.freeze(), mentions, memberships, owners_by_token(parse, mentions))


def _add_english(book: Book, article: Article, parse: Parse) -> None:
    candidates = without_bylines(article, find_candidates(parse))
    candidates = entities_persons.add_people(book, parse, candidates)
    entities_things.add_things(book, parse, candidates, dateline_heads(article))
    entities_belonging.place_countries(book, parse)
    entities_belonging.people_countries(book, parse)
    Resolver(article, parse, book, find_offices(parse, book)).run()
    entities_pronouns.add_pronouns(book, parse)


def owners_by_token(parse: Parse, mentions: tuple[Mention, ...]) -> dict[int, str]:
    """Map tokens to the entity of the shortest mention that covers them."""
    starts = {token.span.start: token.index for token in parse.tokens}
    owner: dict[int, tuple[int, str]] = {}
    for mention in mentions:
        index = starts.get(mention.span.start)
        while index is not None and index < len(parse.tokens) and parse.tokens[index].span.end <= mention.span.end:
            if index not in owner or len(mention.span) < owner[index][0]:
                owner[index] = (len(mention.span), mention.entity)
            index += 1
    return {index: key for index, (_, key) in owner.items()}

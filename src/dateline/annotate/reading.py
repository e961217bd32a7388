"""One article's parse together with its names and times, looked up by token.

Events and quotations are found token by token; this is the index they share.
"""

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from dateline.annotate.entities import Names
from dateline.annotate.parse import Parse, Token
from dateline.model.annotation import EntityKind, Mention, MentionForm, PageEntity, Quote, TimeExpression
from dateline.model.article import Article, Block, BlockKind
from dateline.model.span import Span


@dataclass(frozen=True)
class Reading:
    """What is known of an article before its quotations and events are read."""

    article: Article
    parse: Parse
    names: Names
    times: tuple[TimeExpression, ...] = ()
    quotes: tuple[Quote, ...] = ()

    @cached_property
    def _starts(self) -> list[int]:
        return [token.span.start for token in self.parse.tokens]

    @cached_property
    def _entities(self) -> dict[str, PageEntity]:
        return {entity.key: entity for entity in self.names.entities}

    @cached_property
    def _mention_at(self) -> dict[int, Mention]:
        """The longest mention over each token."""
        found: dict[int, Mention] = {}
        for mention in sorted(self.names.mentions, key=lambda m: (len(m.span), m.span)):
            for token in self.tokens_in(mention.span):
                found[token.index] = mention
        return found

    @cached_property
    def time_heads(self) -> dict[int, tuple[int, ...]]:
        """Indices of the times whose phrase is headed by each token."""
        found: dict[int, tuple[int, ...]] = {}
        for number, time in enumerate(self.times):
            tokens = self.tokens_in(time.span)
            if tokens:
                head = self.head_of(tokens)
                found[head.index] = (*found.get(head.index, ()), number)
        return found

    @cached_property
    def people(self) -> tuple[Mention, ...]:
        """Every mention of a person, in order."""
        persons = {entity.key for entity in self.names.entities if entity.kind is EntityKind.PERSON}
        return tuple(sorted((m for m in self.names.mentions if m.entity in persons), key=lambda m: m.span))

    @cached_property
    def fame(self) -> Counter[str]:
        """How often each entity is mentioned."""
        return Counter(mention.entity for mention in self.names.mentions)

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        """Return the tokens that overlap `span`."""
        first = bisect_left(self._starts, span.start)
        if first and self.parse.tokens[first - 1].span.end > span.start:
            first -= 1
        return self.parse.tokens[first : bisect_left(self._starts, span.end)]

    def head_of(self, tokens: tuple[Token, ...]) -> Token:
        """Return the token of a phrase that hangs from outside the phrase."""
        inside = {token.index for token in tokens}
        return next((token for token in tokens if token.head not in inside or token.head == token.index), tokens[-1])

    def mention(self, token: Token) -> Mention | None:
        """Return the longest mention that holds `token`."""
        return self._mention_at.get(token.index)

    def entity(self, key: str) -> PageEntity | None:
        """Return the entity with that key."""
        return self._entities.get(key)

    def entity_at(self, token: Token, *, adjectives: bool = False) -> PageEntity | None:
        """Return the entity named at `token`; a bare adjective ("Chinese") names none unless asked for."""
        mention = self.mention(token)
        if mention is None or (mention.form is MentionForm.ADJECTIVE and not adjectives):
            return None
        return self.entity(mention.entity)

    def side_at(self, token: Token) -> str | None:
        """Return the country code of the side that the phrase of `token` speaks for."""
        entity = self.entity_at(token)
        if entity is not None and entity.country is not None:
            return entity.country
        for each in self.parse.subtree(token):
            if each.index > token.index + 1:
                break
            named = self.entity_at(each, adjectives=True)
            if named is not None and named.country is not None and named.kind is EntityKind.COUNTRY:
                return named.country
        return None

    def block(self, token: Token) -> Block | None:
        """Return the block in which `token` stands."""
        number = self.parse.sentences[token.sentence].block
        return self.article.blocks[number] if number < len(self.article.blocks) else None

    def in_headline(self, token: Token) -> bool:
        """Tell whether `token` stands in a title or heading, where the present tense reports the past."""
        block = self.block(token)
        return block is not None and block.kind in {BlockKind.TITLE, BlockKind.HEADING}

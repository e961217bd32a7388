"""What a model of the user's own proposes, kept only where its words stand in the article, and never against a rule.

A proposal is kept where its words stand, letter for letter and as whole words, in the sentence that it names; where it
has a label that dateline knows; and where no rule has decided over those words already. Names are added before
quotations and happenings are read, so that a rule can give a quotation to a speaker whom only the model knows. Times,
figures, standing and roles are never a model's to say: a happening that only a model names has none.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dateline.annotate.entities import Names, owners_by_token
from dateline.annotate.parse import Parse
from dateline.model.annotation import (
    Decision,
    EntityKind,
    EventMention,
    EventType,
    Mention,
    PageEntity,
    Quote,
    QuoteForm,
    Status,
)
from dateline.model.article import Article
from dateline.model.proposal import Proposal, ProposalKind, Proposals
from dateline.model.span import Span

KINDS = {
    "person": EntityKind.PERSON, "per": EntityKind.PERSON, "persname": EntityKind.PERSON,
    "organisation": EntityKind.ORGANISATION, "organization": EntityKind.ORGANISATION, "org": EntityKind.ORGANISATION,
    "company": EntityKind.ORGANISATION, "orgname": EntityKind.ORGANISATION,
    "place": EntityKind.PLACE, "location": EntityKind.PLACE, "loc": EntityKind.PLACE, "gpe": EntityKind.PLACE,
    "city": EntityKind.PLACE, "fac": EntityKind.PLACE, "placename": EntityKind.PLACE, "geogname": EntityKind.PLACE,
    "country": EntityKind.COUNTRY,
}  # fmt: skip
"""Labels in use among models, in small letters, and what they name."""

_OPENERS = "“„«‹「『\"'‘"
_LETTERS = re.compile(r"\w")


def add_names(article: Article, parse: Parse, names: Names, proposals: Proposals) -> Names:
    """Return `names` with the proposed ones added that no mention overlaps."""
    if not proposals.items:
        return names
    mentions, entities = list(names.mentions), {entity.key: entity for entity in names.entities}
    for proposal in _of_kind(proposals, ProposalKind.MENTION):
        kind = KINDS.get(proposal.label.lower())
        taken = [mention.span for mention in mentions]
        span = _free(article, proposal, taken) if kind is not None else None
        if kind is None or span is None:
            continue
        entity = _known(entities.values(), kind, proposal.text)
        if entity is None:
            entity = _new(entities, kind, proposal.text)
        mentions.append(Mention(span, entity.key))
    ordered = tuple(sorted(mentions, key=lambda mention: (mention.span.start, -mention.span.end)))
    return replace(names, entities=tuple(entities.values()), mentions=ordered, by_token=owners_by_token(parse, ordered))


def add_quotes(article: Article, names: Names, quotes: Sequence[Quote], proposals: Proposals) -> tuple[Quote, ...]:
    """Return `quotes` with the proposed ones added that no speech overlaps; a term in marks may turn out to be said."""
    if not proposals.items:
        return tuple(quotes)
    found = list(quotes)
    for proposal in _of_kind(proposals, ProposalKind.QUOTE):
        spoken = [quote.span for quote in found if quote.form is not QuoteForm.TERM]
        content = _free(article, proposal, spoken)
        if content is None:
            continue
        found = [quote for quote in found if not quote.span.overlaps(content)]
        found.append(_quote(article, names, content, proposal.speaker))
    return tuple(sorted(found, key=lambda quote: (quote.span, quote.content)))


def add_events(article: Article, events: Sequence[EventMention], proposals: Proposals) -> tuple[EventMention, ...]:
    """Return `events` with the proposed ones behind them: rules refer to one another by their place in the list."""
    found = list(events)
    types = {kind.value: kind for kind in EventType}
    for proposal in _of_kind(proposals, ProposalKind.EVENT):
        kind = types.get(proposal.label.lower())
        trigger = _free(article, proposal, [event.trigger for event in found]) if kind is not None else None
        if kind is not None and trigger is not None:
            found.append(EventMention(proposal.sentence, trigger, kind, Status.UNKNOWN))
    return tuple(found)


def decisions(
    by: str, names: tuple[Names, Names], quotes: tuple[Sequence[Quote], Sequence[Quote]],
    events: tuple[Sequence[EventMention], Sequence[EventMention]],
) -> tuple[Decision, ...]:  # fmt: skip
    """Return what of the second of each pair is not in the first, as decisions of the model named `by`."""
    if not by:
        return ()
    added = [
        *(("mention", each.span) for each in names[1].mentions if each not in names[0].mentions),
        *(("quote", each.span) for each in quotes[1] if each not in quotes[0]),
        *(("event", each.trigger) for each in events[1][len(events[0]) :]),
    ]
    return tuple(Decision(kind, span, f"model:{by}") for kind, span in added)


def _of_kind(proposals: Proposals, kind: ProposalKind) -> Iterator[Proposal]:
    return (proposal for proposal in proposals.items if proposal.kind is kind)


def _free(article: Article, proposal: Proposal, taken: Sequence[Span]) -> Span | None:
    """Return the first place in its sentence where a proposal's words stand and nothing is taken."""
    words, sentence = proposal.text, proposal.sentence
    if not _LETTERS.search(words):
        return None
    for match in re.finditer(_whole_words(words), sentence.of(article.text)):
        span = Span(*match.span()).shift(sentence.start)
        if not any(span.overlaps(other) for other in taken):
            return span
    return None


def _whole_words(words: str) -> str:
    """Return a pattern for words that nothing else is written on to; scripts without spaces have no such edges."""
    before = r"(?<!\w)" if _has_edges(words[0]) else ""
    after = r"(?!\w)" if _has_edges(words[-1]) else ""
    return f"{before}{re.escape(words)}{after}"


def _has_edges(sign: str) -> bool:
    return sign.isalnum() and not "\u0e00" <= sign <= "\u0eff" and not "\u3040" <= sign <= "\ud7ff"


def _known(entities: Iterable[PageEntity], kind: EntityKind, name: str) -> PageEntity | None:
    alike = {EntityKind.PLACE, EntityKind.COUNTRY}
    for entity in entities:
        same_kind = entity.kind is kind or {entity.kind, kind} <= alike
        if same_kind and name in {entity.name, *entity.variants}:
            return entity
    return None


def _new(entities: dict[str, PageEntity], kind: EntityKind, name: str) -> PageEntity:
    """Write a new entity into `entities`, under a key of its own."""
    key = name if name not in entities else f"{name} ({kind})"
    entities.setdefault(key, PageEntity(key, kind, name, (name,)))
    return entities[key]


def _quote(article: Article, names: Names, content: Span, speaker: str | None) -> Quote:
    text = article.text
    opened, closed = text[content.start - 1 : content.start], text[content.end : content.end + 1]
    in_marks = bool(opened) and opened in _OPENERS and bool(closed) and not closed.isalnum()
    span = Span(content.start - 1, content.end + 1) if in_marks else content
    form = QuoteForm.DIRECT if in_marks else QuoteForm.INDIRECT
    key = next((m.entity for m in names.mentions if speaker is not None and m.span.of(text) == speaker), None)
    name = speaker if speaker is not None and re.search(_whole_words(speaker), text) else None
    return Quote(span, content, form, key, name)

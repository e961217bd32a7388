"""Phrases that name someone by an office or a role: "Kremlin spokesperson", "China's president", "the envoy to Mali".

This finds the phrases and what they say (which office, of which country or body, one or several people); who is meant
is decided in `entities_roles` and `entities_references`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.annotate.entities_book import Book, Entry
from dateline.annotate.entities_titles import title_at
from dateline.annotate.parse import Parse, Token
from dateline.lang import facts
from dateline.lang.offices import gender_of, role_words
from dateline.model.annotation import EntityKind, Mention, MentionForm
from dateline.model.span import Span

_MAX_LEFT = 12
_LEFT_DEPS = frozenset({"compound", "amod", "nmod", "poss", "nummod", "punct", "case", "advmod", "quantmod", "dep"})
_OF = frozenset({"of", "to", "for", "at", "in"})
_SIDE_PREPOSITIONS = frozenset({"of", "for", "at", "in"})
_THE_COUNTRY = frozenset({"country", "nation", "republic", "kingdom", "state"})


@dataclass(frozen=True, slots=True)
class OfficePhrase:
    """One phrase that names a holder of an office.

    Attributes:
        first, last: its tokens, without article, with "of …"; determiner: the lower-case article or possessive word.
        start, head: the first and the last word of the title proper.
        kind: kind of office, `counterpart` and `rank` beside those of the table.
        country: the side it serves, where the phrase says so; of: the country's or body's name.
        owner: key of the person whose aide, spokesman … it is.
    """

    first: int
    last: int
    start: int
    head: int
    kind: str
    plural: bool
    determiner: str
    country: str | None
    of: str | None
    owner: str | None
    gender: str | None

    def span(self, parse: Parse) -> Span:
        """Return the characters of the phrase."""
        return Span(parse.tokens[self.first].span.start, parse.tokens[self.last].span.end)


def find_offices(parse: Parse, book: Book) -> tuple[OfficePhrase, ...]:
    """Return the office phrases of an English page in text order."""
    found: list[OfficePhrase] = []
    at = 0
    mentions = _by_token(parse, book)
    while at < len(parse.tokens):
        title = title_at(parse, at)
        if title is None:
            at += 1
            continue
        last, kind, plural = title
        if _is_person_word(parse, last) and at not in mentions:
            found.append(_phrase(parse, book, mentions, at, last, kind, plural=plural))
        at = last + 1
    return tuple(found)


def _by_token(parse: Parse, book: Book) -> dict[int, Mention]:
    starts = {token.span.start: token.index for token in parse.tokens}
    found: dict[int, Mention] = {}
    for mention in book.mentions():
        index = starts.get(mention.span.start)
        while index is not None and index < len(parse.tokens) and parse.tokens[index].span.end <= mention.span.end:
            found[index] = mention
            index += 1
    return found


def _is_person_word(parse: Parse, last: int) -> bool:
    """Whether the title's last word is used as a noun for a person, not as a verb or in front of a thing."""
    token = parse.tokens[last]
    if token.pos not in {"NOUN", "PROPN", "ADJ", "NUM"}:
        return False
    following = parse.tokens[last + 1] if last + 1 < len(parse.tokens) else None
    if following is None or following.sentence != token.sentence:
        return True
    # "president election", "leader board": the title only describes the next noun.
    return not (token.dep == "compound" and following.pos == "NOUN" and following.text[0].islower())


def _phrase(
    parse: Parse, book: Book, mentions: dict[int, Mention], first: int, last: int, kind: str, *, plural: bool
) -> OfficePhrase:
    left, determiner = _left_edge(parse, mentions, first, last)
    right, after = _right_edge(parse, mentions, last)
    country, of, owner = _side(parse, book, mentions, range(left, first), after, determiner)
    words = parse.text[parse.tokens[first].span.start : parse.tokens[last].span.end]
    return OfficePhrase(left, right, first, last, kind, plural, determiner, country, of, owner, gender_of(words))


def _left_edge(parse: Parse, mentions: dict[int, Mention], first: int, last: int) -> tuple[int, str]:
    """Return where the phrase begins and the article or possessive word before it."""
    left = first
    tokens = parse.tokens
    while left > 0 and first - left < _MAX_LEFT:
        token = tokens[left - 1]
        if token.sentence != tokens[first].sentence:
            break
        if token.dep == "det" or token.tag in {"PRP$", "DT"}:
            return left, token.text.lower()
        if not _belongs(parse, mentions, token, left, last):
            break
        left -= 1
    return left, ""


def _belongs(parse: Parse, mentions: dict[int, Mention], token: Token, left: int, last: int) -> bool:
    if token.entity in {"DATE", "TIME"} and token.text.lower() not in role_words():
        return False
    if token.text.lower() in role_words():
        return True
    mention = mentions.get(token.index)
    if token.text in {"'s", "’s", "'", "’"}:
        return left - 2 >= 0 and parse.tokens[left - 2].dep == "poss"
    if token.text in {",", ";", "(", ")", ":", "“", '"', "”", "and", "or"}:
        return False
    if mention is not None and mention.form is MentionForm.ADJECTIVE:
        return True
    if token.dep not in _LEFT_DEPS or token.pos not in {"ADJ", "NOUN", "PROPN", "NUM", "PUNCT", "ADV", "VERB", "PART"}:
        return False
    return left <= token.head <= last + 6


def _right_edge(parse: Parse, mentions: dict[int, Mention], last: int) -> tuple[int, tuple[str, Mention] | None]:
    """Return where the phrase ends, and the preposition with the name after it: "of Kenya", "to the UN"."""
    tokens = parse.tokens
    at = last + 1
    if at >= len(tokens) or tokens[at].text.lower() not in _OF or tokens[at].sentence != tokens[last].sentence:
        return last, None
    preposition = tokens[at].text.lower()
    at += 1
    while at < len(tokens) and at - last < 5 and at not in mentions and tokens[at].pos in {"DET", "ADJ", "PROPN"}:
        at += 1
    mention = mentions.get(at)
    if mention is None or mention.form is MentionForm.PRONOUN:
        return last, None
    return _through_possessives(parse, mentions, at), (preposition, mention)


def _through_possessives(parse: Parse, mentions: dict[int, Mention], at: int) -> int:
    """Return the last token of a name and of the names it owns: "the Communist Party's Standing Committee"."""
    end = at
    while end + 1 < len(parse.tokens) and mentions.get(end + 1) is mentions[at]:
        end += 1
    owned = end + 2
    if owned >= len(parse.tokens) or parse.tokens[end + 1].tag != "POS":
        return end
    if owned in mentions:
        return _through_possessives(parse, mentions, owned)
    while owned < len(parse.tokens) and owned not in mentions and parse.tokens[owned].pos in {"NOUN", "ADJ"}:
        owned += 1
    return owned - 1 if owned > end + 2 else end


def _side(
    parse: Parse,
    book: Book,
    mentions: dict[int, Mention],
    before: range,
    after: tuple[str, Mention] | None,
    determiner: str,
) -> tuple[str | None, str | None, str | None]:
    """Return country code, name of country or body, and key of the owner."""
    for mention in _distinct(mentions.get(index) for index in before):
        entry = book.entries[mention.entity]
        owner = entry.key if entry.kind is EntityKind.PERSON else None
        return entry.country, _side_name(entry), owner
    possessor = next((parse.tokens[i] for i in before if parse.tokens[i].lemma.lower() in _THE_COUNTRY), None)
    if possessor is not None and possessor.dep == "poss":
        return _latest_country(book, possessor.span.start)
    if after is not None and after[0] in _SIDE_PREPOSITIONS:
        entry = book.entries[after[1].entity]
        return entry.country, _side_name(entry), None
    if determiner == "its":
        return _latest_country(book, parse.tokens[before.start].span.start)
    return None, None, None


def _distinct(mentions: Iterator[Mention | None]) -> Iterator[Mention]:
    seen: set[Span] = set()
    for mention in mentions:
        if mention is not None and mention.span not in seen:
            seen.add(mention.span)
            yield mention


def _side_name(entry: Entry) -> str:
    """Return the country's name where a place stands for its country ("the president in Nairobi")."""
    if entry.kind is EntityKind.PLACE and entry.country:
        return facts.country_name(entry.country) or entry.name
    return entry.name


def _latest_country(book: Book, offset: int) -> tuple[str | None, str | None, str | None]:
    """Return the country that "the country's" looks back on: the side of what was named last, media left out."""
    for mention in reversed(book.mentions()):
        entry = book.entries[mention.entity]
        if mention.span.end > offset or entry.kind is EntityKind.PERSON or facts.is_medium(entry.name):
            continue
        if entry.country is not None:
            return entry.country, facts.country_name(entry.country), None
    return None, None, None

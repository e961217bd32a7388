"""What belongs to what: places to countries, members to organisations, as the page says it."""

from collections.abc import Iterator
from itertools import pairwise

from dateline.annotate.entities_book import Book
from dateline.annotate.parse import Parse, Token
from dateline.model.annotation import EntityKind, Membership, Mention, MentionForm

_BODY_NOUNS = frozenset({"organisation", "organization", "bloc", "group", "alliance", "union", "body", "club", "pact"})
_PLACE_NOUNS = frozenset(
    {"city", "town", "village", "port", "province", "region", "district", "capital", "state", "island"}
)
_INSIDE = frozenset({",", "in", ", in", "(", ", the capital of", "is the capital of"})
_OF_ITS_OWN = frozenset({"compound", "amod", "nmod", "nsubj", "nsubjpass"})
_MAX_WORDS = 9
_MAX_PLAIN = 3


def place_countries(book: Book, parse: Parse) -> None:
    """Give places the country that stands with them: "Samarkand, Uzbekistan", "Bahia in Brazil", "Peru's Cusco"."""
    mentions = [m for m in book.mentions() if m.form is MentionForm.NAME]
    for left, right in pairwise(mentions):
        between = parse.text[left.span.end : right.span.start].strip()
        first, second = book.entries[left.entity], book.entries[right.entity]
        stands = first.kind is EntityKind.PLACE and second.kind is EntityKind.COUNTRY and between in _INSIDE
        if stands and not _stands_alone(parse, right):
            first.country = first.country or second.country
    for number, left in enumerate(mentions):
        if book.entries[left.entity].kind is EntityKind.COUNTRY:
            _place_owned(book, parse, left, mentions[number + 1 : number + 3])


def people_countries(book: Book, parse: Parse) -> None:
    """Give people the country that owns their name: "Kenya's William Ruto"."""
    ordered = sorted((m for m in book.mentions() if m.form is MentionForm.NAME), key=lambda m: m.span)
    for left, right in pairwise(ordered):
        owner, person = book.entries[left.entity], book.entries[right.entity]
        owned = parse.text[left.span.end : right.span.start].replace("’", "'").strip() in {"'s", "'"}
        if owned and owner.kind is EntityKind.COUNTRY and person.kind is EntityKind.PERSON:
            person.country = person.country or owner.country


def _stands_alone(parse: Parse, country: Mention) -> bool:
    """Whether the country has a noun or a verb of its own: "in Geneva, US envoys …", "at the border, Peru closed …"."""
    return any(token.dep in _OF_ITS_OWN for token in parse.tokens_in(country.span)[-1:])


def _place_owned(book: Book, parse: Parse, country: Mention, following: list[Mention]) -> None:
    """Read "Uzbekistan's ancient city of Samarkand": another name may stand between the country and the place."""
    for nearer, mention in enumerate(following):
        entry = book.entries[mention.entity]
        words = parse.text[country.span.end : mention.span.start].replace("’", "'").split()
        if entry.kind is not EntityKind.PLACE or not words or words[0] != "'s" or len(words) > _MAX_WORDS:
            continue
        named = len(words) > 1 and words[-1] == "of" and bool(_PLACE_NOUNS & set(words))
        plain = not nearer and len(words) <= _MAX_PLAIN and all(word.isalpha() and word.islower() for word in words[1:])
        if named or plain:
            entry.country = entry.country or book.entries[country.entity].country


def find_memberships(book: Book, parse: Parse) -> tuple[Membership, ...]:
    """Return who the page says belongs to which organisation: "A, B and C are members of X", "A, a member of X"."""
    by_token = _by_token(book, parse)
    found: dict[tuple[str, str], Membership] = {}
    for token in parse.tokens:
        if token.lemma.lower() != "member" or token.pos not in {"NOUN", "PROPN"}:
            continue
        organisation = _organisation_of(book, parse, by_token, token)
        if organisation is None:
            continue
        sentence = parse.sentences[token.sentence].span
        for key in _members(parse, by_token, token):
            # A person's membership is a role; see `entities_roles`.
            if key != organisation and book.entries[key].kind is not EntityKind.PERSON:
                found.setdefault((key, organisation), Membership(key, organisation, sentence))
    return tuple(found.values())


def _by_token(book: Book, parse: Parse) -> dict[int, Mention]:
    starts = {token.span.start: token.index for token in parse.tokens}
    found: dict[int, Mention] = {}
    for mention in sorted(book.mentions(), key=lambda m: -len(m.span)):
        index = starts.get(mention.span.start)
        while index is not None and index < len(parse.tokens) and parse.tokens[index].span.end <= mention.span.end:
            found[index] = mention
            index += 1
    return found


def _organisation_of(book: Book, parse: Parse, by_token: dict[int, Mention], member: Token) -> str | None:
    """Return the organisation in "member of X", "X member", "member of the organisation"."""
    for child in parse.children(member):
        if child.dep == "prep" and child.lemma == "of":
            for noun in parse.children(child):
                if noun.dep == "pobj":
                    return _body(book, by_token, noun)
        if child.dep in {"compound", "nmod", "poss"} and child.index in by_token:
            return _body(book, by_token, child)
    return None


def _body(book: Book, by_token: dict[int, Mention], noun: Token) -> str | None:
    mention = by_token.get(noun.index)
    if mention is not None:
        is_body = book.entries[mention.entity].kind is EntityKind.ORGANISATION
        return mention.entity if is_body else None
    if noun.lemma.lower() not in _BODY_NOUNS:
        return None
    earlier = [
        m
        for m in book.mentions()
        if m.span.end <= noun.span.start and book.entries[m.entity].kind is EntityKind.ORGANISATION
    ]
    if earlier:
        book.mention(book.entries[earlier[-1].entity], noun.span, MentionForm.TITLE)
        return earlier[-1].entity
    return None


def _members(parse: Parse, by_token: dict[int, Mention], member: Token) -> Iterator[str]:
    verb = parse.head(member)
    if member.dep == "attr" and verb.lemma in {"be", "become", "remain"}:
        negated = any(child.dep == "neg" for child in parse.children(verb))
        subjects = [c for c in parse.children(verb) if c.dep == "nsubj" and not negated]
        yield from (key for subject in subjects for key in _named(parse, by_token, subject))
    elif member.dep == "appos" and verb.index in by_token:
        yield by_token[verb.index].entity


def _named(parse: Parse, by_token: dict[int, Mention], subject: Token) -> Iterator[str]:
    """Yield the names that are the subject or joined to it, and not those inside its modifiers."""
    todo = [subject]
    while todo:
        token = todo.pop(0)
        mention = by_token.get(token.index)
        if mention is not None and mention.form in {MentionForm.NAME, MentionForm.TITLE}:
            yield mention.entity
        todo.extend(c for c in parse.children(token) if c.dep in {"conj", "appos"})

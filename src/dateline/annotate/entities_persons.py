"""People: full names of the model and after titles, and their short forms wherever they stand on the page."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from dateline.annotate.entities_book import Book, Entry
from dateline.annotate.entities_people import Person, group_people, plain, words_of
from dateline.annotate.entities_spans import Candidate
from dateline.annotate.parse import Parse, Token
from dateline.lang import facts
from dateline.lang.offices import honorifics, office_words, role_words
from dateline.lang.person_names import is_given_name
from dateline.model.annotation import EntityKind, MentionForm
from dateline.model.span import Span

_MAX_WORDS = 5
_FULL_NAME = 3
_PAPERS = frozenset(
    "post times mail gazette herald tribune courier observer ledger monitor journal chronicle dispatch bulletin "  # noqa: SIM905
    "telegraph independent standard globe examiner weekly daily".split()
)
_PERSONAL_VERBS = frozenset(
    "come arrive fly travel leave return meet visit speak say tell sit step stand smile shake greet land depart".split()  # noqa: SIM905
)
_SITES = frozenset(
    "church mosque temple palace square street bridge stadium airport hospital valley river district province region "  # noqa: SIM905
    "island village camp monastery cathedral museum park".split()
)
# What ends the names of bodies and sites that begin with a given name: "Morgan Bank", "Victoria Police".
_NO_SURNAMES = (
    _SITES
    | _PAPERS
    | frozenset(
        "bank police university college institute group company partners club united city county council party house "  # noqa: SIM905
        "street road avenue airlines motors energy capital foundation center centre school press force army fc".split()
    )
)
_TALKS = frozenset({"talk", "talks", "meeting", "call", "conversation", "dinner", "lunch", "summit", "meet", "speak"})
_WHERE = frozenset({"in", "at", "near", "from", "to", "into", "outside", "around", "via", "leave", "of"})
_MEETING_VERBS = frozenset({"meet", "see", "host", "receive", "greet", "welcome", "visit"})
_ADDRESSES = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms."})
# Titles that may stand before a name without making its bearer a person of the page ("Chief Creek", "Major League").
_WEAK_TITLES = frozenset("major general chief head member manager forward captain minister mr state".split())  # noqa: SIM905


def add_people(book: Book, parse: Parse, candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Write the people of the page into `book`; return the candidates that are no person."""
    candidates = tuple(_after_title(parse, _as_outlet(candidate)) for candidate in candidates)
    candidates = (*candidates, *_titled(parse, candidates))
    people_at = {c.last for c in candidates if c.kind is EntityKind.PERSON}
    candidates = tuple(
        _acting(parse, candidate, people_at) for candidate in candidates if not _is_site(parse, candidate)
    )
    candidates = _with_owned(parse, _with_partners(parse, candidates))
    persons = [c for c in candidates if c.kind is EntityKind.PERSON and len(_name(c.text).split()) <= _MAX_WORDS]
    full = [c for c in persons if len(words_of(_name(c.text))) > 1]
    people = group_people(_name(c.text) for c in full)
    short = _short_forms(people)
    # The model often takes a surname that stands alone for a company or a town.
    mistaken = {c for c in candidates if c.fact is None and c.kind is not EntityKind.PERSON and plain(c.text) in short}
    mistaken |= _namesakes(parse, candidates, {plain(words_of(_name(c.text))[-1]) for c in full})
    candidates = tuple(c for c in candidates if c not in mistaken)
    lone = [c for c in persons if len(words_of(_name(c.text))) == 1 and plain(_name(c.text)) not in short]
    people += [Person([name]) for name in dict.fromkeys(_name(c.text) for c in lone)]
    entries = {form: _entry(book, person) for person in people for form in person.forms}
    for candidate in (*full, *lone):
        _mention(book, entries[_name(candidate.text)], candidate.span, parse.text)
    taken = {i for c in candidates if c.kind is not EntityKind.PERSON for i in range(c.first, c.last + 1)}
    taken |= {i for c in (*full, *lone) for i in range(c.first, c.last + 1)}
    _propagate(book, parse, people, entries, taken, {c.first for c in mistaken if c.first == c.last})
    return tuple(c for c in candidates if c.kind is not EntityKind.PERSON)


def _namesakes(parse: Parse, candidates: tuple[Candidate, ...], surnames: set[str]) -> set[Candidate]:
    """Return the towns and countries that are family names of the page's people: "Ana Lima left. Lima said …".

    Where the page also goes to the place ("in Lima"), the word is left to the place.
    """
    alike = {c for c in candidates if c.fact is not None and c.first == c.last and plain(c.text) in surnames}
    visited = {plain(c.text) for c in alike if _is_where(parse, parse.tokens[c.first])}
    return {c for c in alike if plain(c.text) not in visited}


def _is_where(parse: Parse, token: Token) -> bool:
    """Tell whether a name says where or whose: "in Lima", "the Lima office"; but not "by Lima", "with Lima"."""
    governor = parse.head(token)
    return token.dep == "compound" or (token.dep == "pobj" and governor.text.lower() not in {"by", "with", "for"})


def _name(text: str) -> str:
    return " ".join(text.split())


def _entry(book: Book, person: Person) -> Entry:
    return book.entry(EntityKind.PERSON, person.name)


def _mention(book: Book, entry: Entry, span: Span, text: str) -> None:
    book.mention(entry, span, MentionForm.NAME, _name(span.of(text)))


def _as_outlet(candidate: Candidate) -> Candidate:
    """Return a name of several words that ends like a paper's as an organisation: "Harbour Post"."""
    words = candidate.text.lower().split()
    is_paper = candidate.kind is EntityKind.PERSON and len(words) > 1 and words[-1] in _PAPERS
    return replace(candidate, kind=EntityKind.ORGANISATION) if is_paper else candidate


def _after_title(parse: Parse, candidate: Candidate) -> Candidate:
    """Return a name that the model takes for a place or a firm as a person where a title stands before it."""
    if candidate.fact is not None or candidate.kind is EntityKind.PERSON or candidate.first == 0:
        return candidate
    words = candidate.text.split()
    title = parse.tokens[candidate.first - 1]
    known = title.text.lower() in office_words() and title.text.lower() not in _WEAK_TITLES
    elected = title.text.lower() in {"elect", "designate"}
    fits = 2 <= len(words) <= _MAX_WORDS and all(word[0].isupper() and not word.isupper() for word in words)
    same = title.sentence == parse.tokens[candidate.first].sentence
    return replace(candidate, kind=EntityKind.PERSON) if fits and same and (known or elected) else candidate


def _acting(parse: Parse, candidate: Candidate, people_at: set[int]) -> Candidate:
    """Return a full name that the model takes for a place as a person where it does what only people do.

    A name that begins with a given name may be taken for a body as well, and needs no more than company.
    """
    words = candidate.text.split()
    head = next((t for t in parse.tokens_in(candidate.span) if not candidate.span.covers(parse.head(t).span)), None)
    strange = candidate.fact is not None or candidate.kind is EntityKind.PERSON or not 2 <= len(words) <= _FULL_NAME
    if strange or head is None or any(not word[0].isupper() or word.isupper() for word in words):
        return candidate
    acts = head.dep == "nsubj" and parse.head(head).lemma in _PERSONAL_VERBS
    beside = head.dep == "pobj" and parse.head(head).text.lower() in {"between", "with"}
    with_person = any(child.dep == "conj" and child.index in people_at for child in parse.children(head))
    joined = head.dep == "conj" and parse.head(head).index in people_at
    if candidate.kind is EntityKind.PLACE and (acts or (beside and with_person)):
        return replace(candidate, kind=EntityKind.PERSON)
    if is_given_name(words[0]) and words[-1].lower() not in _NO_SURNAMES and (acts or beside or with_person or joined):
        return replace(candidate, kind=EntityKind.PERSON)
    return candidate


def _with_partners(parse: Parse, candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Return the candidates; lone names with whom somebody talks, and where nobody is on this page, are people.

    The model takes "Kishida" in "his meeting with Kishida" for a town. Places of the fact tables stay places.
    """
    unknown = [c for c in candidates if c.fact is None and c.kind is EntityKind.PLACE and c.first == c.last]
    partners = {c.text for c in unknown if c.text.istitle() and _is_partner(parse, parse.tokens[c.first])}
    partners -= {c.text for c in unknown if _is_reached(parse, parse.tokens[c.first])}
    return tuple(replace(c, kind=EntityKind.PERSON) if c in unknown and c.text in partners else c for c in candidates)


def _is_partner(parse: Parse, token: Token) -> bool:
    """Tell whether a name stands behind "talks with", "a meeting between … and"."""
    while token.dep == "conj":
        token = parse.head(token)
    preposition = parse.head(token)
    of_talks = parse.head(preposition).lemma.lower() in _TALKS
    return token.dep == "pobj" and preposition.text.lower() in {"with", "between"} and of_talks


def _is_reached(parse: Parse, token: Token) -> bool:
    before = parse.tokens[token.index - 1].text.lower() if token.index else ""
    return before in _WHERE or token.dep == "compound"


def _is_site(parse: Parse, candidate: Candidate) -> bool:
    """Tell whether a name that the model takes for a person's is that of a building or stretch: "Chora church"."""
    if candidate.kind is not EntityKind.PERSON or candidate.first != candidate.last:
        return False
    token = parse.tokens[candidate.last]
    return token.dep in {"compound", "nmod"} and parse.head(token).lemma.lower() in _SITES


def _titled(parse: Parse, candidates: tuple[Candidate, ...]) -> Iterable[Candidate]:
    """Yield capitalised runs right after a title or a form of address that nothing else has claimed."""
    taken = {i for c in candidates for i in range(c.first, c.last + 1)}
    tokens = parse.tokens
    for token in tokens[:-1]:
        word = token.text.lower()
        if word in _WEAK_TITLES or (word not in office_words() and word not in honorifics() and word != "counterpart"):
            continue
        end = token.index + 1
        if word in _ADDRESSES and end not in taken and _is_addressed(token, tokens[end]):
            end += 1  # the model takes some names for verbs: "Mr Trump flew out"
        while end < len(tokens) and end not in taken and _continues_name(token, tokens[end]):
            end += 1
        # "President Ruto" is a name; after a title in small letters ("coach Ana Silva") it takes two words.
        if end > token.index + (1 if token.text[0].isupper() else 2):
            span = Span(tokens[token.index + 1].span.start, tokens[end - 1].span.end)
            yield Candidate(span, token.index + 1, end - 1, EntityKind.PERSON, span.of(parse.text), None, "PATTERN")


def _with_owned(parse: Parse, candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Return the candidates with those who meet, host or visit as people: "Uganda's A B met", "hosted Malawi's C D".

    The model often takes such names for firms, or misses them.
    """
    known = {i: c for c in candidates for i in range(c.first, c.last + 1)}
    found = list(candidates)
    for token in parse.tokens:
        if token.pos != "PROPN" or not _meets(parse, token) or not _is_owned(parse, token):
            continue
        first = token.index
        while parse.tokens[first - 1].dep == "compound" and parse.tokens[first - 1].head == token.index:
            first -= 1
        span = Span(parse.tokens[first].span.start, token.span.end)
        claimed = [known[i] for i in range(first, token.index + 1) if i in known]
        if first == token.index or any(c.fact is not None or c.kind is EntityKind.PERSON for c in claimed):
            continue
        if token.index - first < _MAX_WORDS and all(t.text[0].isupper() for t in parse.tokens_in(span)):
            found = [c for c in found if c not in claimed]
            found.append(Candidate(span, first, token.index, EntityKind.PERSON, span.of(parse.text), None, "PATTERN"))
    return tuple(found)


def _meets(parse: Parse, token: Token) -> bool:
    verb = parse.head(token)
    return token.dep in {"nsubj", "dobj", "nsubjpass"} and verb.pos == "VERB" and verb.lemma in _MEETING_VERBS


def _is_owned(parse: Parse, token: Token) -> bool:
    """Tell whether a country owns the name: "Uganda's"."""
    owners = [child for child in parse.children(token) if child.dep == "poss"]
    return any(facts.country_by_name(owner.text) is not None for owner in owners)


def _is_addressed(title: Token, token: Token) -> bool:
    return token.sentence == title.sentence and token.text.istitle() and token.text not in facts.names("en")


def _continues_name(title: Token, token: Token) -> bool:
    if token.sentence != title.sentence or token.pos != "PROPN" or not token.text[0].isupper():
        return False
    word = token.text.lower()
    return word not in office_words() and word not in role_words() and token.text not in facts.names("en")


def _short_forms(people: list[Person]) -> dict[str, list[Person]]:
    """Map every short form, in plain letters, to the people it can stand for."""
    found: dict[str, list[Person]] = {}
    for person in people:
        for short in sorted(person.short_forms()):
            known = found.setdefault(plain(short), [])
            if person not in known:
                known.append(person)
    return found


def _propagate(
    book: Book,
    parse: Parse,
    people: list[Person],
    entries: dict[str, Entry],
    taken: set[int],
    sure: set[int],
) -> None:
    """Mark short forms of the people all over the page."""
    short = _short_forms(people)
    full_ends = sorted((m.span.end, m.entity) for m in book.mentions())
    long = _long_short_forms(parse, short)
    for token in parse.tokens:
        words = long.get(token.index)
        span = words or token.span
        owners = short.get(plain(span.of(parse.text)))
        if not owners or token.index in taken:
            continue
        if words is None and token.index not in sure and not _can_be_name(parse, token):
            continue
        chosen = owners[0] if len(owners) == 1 else _latest(owners, entries, full_ends, token.span.start)
        if chosen is not None:
            _mention(book, entries[chosen.forms[0]], span, parse.text)
            taken.update(t.index for t in parse.tokens_in(span))


def _long_short_forms(parse: Parse, short: Mapping[str, object]) -> dict[int, Span]:
    """Return where short forms of several tokens stand ("Sanwo-Olu", "von der Leyen"), by first token."""
    forms = sorted((form for form in short if not form.isalnum()), key=len, reverse=True)
    if not forms:
        return {}
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, forms))})(?![\w-])", re.IGNORECASE)
    starts = {token.span.start: token.index for token in parse.tokens}
    found = (Span(*match.span()) for match in pattern.finditer(parse.text))
    return {starts[span.start]: span for span in found if span.start in starts and span.of(parse.text)[-1].isalpha()}


def _latest(
    owners: list[Person], entries: dict[str, Entry], full_ends: list[tuple[int, str]], offset: int
) -> Person | None:
    """Return the one of several namesakes who was named in full most lately before `offset`."""
    keys = {entries[person.forms[0]].key: person for person in owners}
    earlier = [key for end, key in full_ends if end <= offset and key in keys]
    return keys[earlier[-1]] if earlier else None


def _can_be_name(parse: Parse, token: Token) -> bool:
    if not token.text[0].isupper() or token.entity in {"DATE", "TIME", "MONEY"}:
        return False
    if token.pos != "PROPN" and not token.entity:
        return False
    return not _inside_other_name(parse, token)


def _inside_other_name(parse: Parse, token: Token) -> bool:
    """Whether a capitalised neighbour makes another name of it ("Putin Street", "Vladimir Kara-Murza")."""
    following = parse.tokens[token.index + 1] if token.index + 1 < len(parse.tokens) else None
    if following is None or following.sentence != token.sentence:
        return False
    if following.text == "-" and following.span.start == token.span.end:
        return True
    return (
        following.pos == "PROPN"
        and following.entity == "PERSON"
        and token.entity == "PERSON"
        and not following.entity_start
    )

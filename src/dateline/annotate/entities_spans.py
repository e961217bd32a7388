"""Candidate names of an English page: the fact tables and the model, with overlaps decided.

A name of the fact tables outranks the model's reading of the same words; a longer span of the model outranks a
shorter one of the tables ("Bank of China", "Jordan Henderson", "New Mexico").
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dateline.annotate.entities_gazetteer import find_known_names
from dateline.annotate.entities_titles import title_tokens
from dateline.annotate.parse import Parse, Token
from dateline.lang.facts import Fact, FactKind
from dateline.lang.offices import honorifics, office_plurals, office_words, role_words
from dateline.model.annotation import EntityKind
from dateline.model.span import Span

_MODEL_KINDS = {
    "PERSON": EntityKind.PERSON,
    "ORG": EntityKind.ORGANISATION,
    "GPE": EntityKind.PLACE,
    "LOC": EntityKind.PLACE,
    "FAC": EntityKind.PLACE,
}
_NAMED_THINGS = frozenset({
    "cyclone", "hurricane", "typhoon", "storm", "operation", "lake", "mount", "mt.", "cape", "fort", "port", "camp",
    "river", "ship", "vessel", "tanker", "project", "hotel", "cathedral", "asteroid", "comet", "planet", "avenue",
})  # fmt: skip
# What opens a sentence about figures, and is taken for a name for its capital.
_MEASURED = frozenset({
    "turnout", "inflation", "unemployment", "growth", "output", "trade", "exports", "imports", "revenue", "revenues",
    "sales", "prices", "gold", "crude", "voting", "polling", "talks", "negotiations", "damage", "losses", "profits",
})  # fmt: skip
_LANDSCAPE = frozenset({
    "peninsula", "island", "islands", "valley", "bay", "strait", "river", "mountains", "desert", "plateau", "gulf",
    "sea", "lake", "province", "prefecture", "county", "district", "canal", "delta", "archipelago", "airport",
    "harbour", "harbor", "bridge", "square", "avenue", "street", "highway", "glacier", "volcano", "oblast",
})  # fmt: skip
_TRUSTED = frozenset({"confidence", "trust", "faith", "belief", "interest", "believe"})
_BESIDE_PLACES = frozenset({"near", "outside"})
_OF_PLACE = 2
_FORENAMES = 2
_SETTLEMENTS = frozenset({
    "village", "town", "city", "district", "province", "suburb", "hamlet", "port", "municipality", "outskirts", "north",
    "south", "east", "west", "northeast", "northwest", "southeast", "southwest",
})  # fmt: skip
_ARTICLES = frozenset({"the", "a", "an", "this", "that", "its", "his", "her", "their", "our", "both"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of text that may be a name. `first` and `last` are token indices; `fact` is set for known names."""

    span: Span
    first: int
    last: int
    kind: EntityKind
    text: str
    fact: Fact | None = None
    label: str = ""


def find_candidates(parse: Parse) -> tuple[Candidate, ...]:
    """Return the candidate names of an English parse in text order, without overlaps."""
    by_start = {token.span.start: token.index for token in parse.tokens}
    by_end = {token.span.end: token.index for token in parse.tokens}
    known = list(_known(parse, by_start, by_end))
    titles = title_tokens(parse)
    pieces = (piece for each in _modelled(parse) for piece in _pieces(parse, each))
    modelled = _in_office(parse, (p for p in pieces if not titles.issuperset(range(p.first, p.last + 1))), known)
    modelled = _joined(parse, modelled)
    modelled = _placed(parse, tuple(_to_the_end(parse, each) for each in modelled))
    return _without_overlaps(known, modelled)


def _known(parse: Parse, by_start: dict[int, int], by_end: dict[int, int]) -> Iterator[Candidate]:
    for found in find_known_names(parse.text, "en"):
        first = by_start.get(found.span.start)
        last = by_end.get(found.span.end)
        if first is None or last is None:
            continue
        labels = {parse.tokens[i].entity for i in range(first, last + 1)}
        if found.fact.ambiguous and "ORG" not in labels:
            continue
        kind = _kind_of(found.fact)
        text = found.span.of(parse.text)
        yield Candidate(found.span, first, last, kind, text, found.fact, parse.tokens[first].entity)


def _kind_of(fact: Fact) -> EntityKind:
    match fact.kind:
        case FactKind.ORGANISATION:
            return EntityKind.ORGANISATION
        case FactKind.CAPITAL | FactKind.CITY | FactKind.REGION | FactKind.REGION_ADJECTIVE:
            return EntityKind.PLACE
    return EntityKind.COUNTRY


def _modelled(parse: Parse) -> Iterator[Candidate]:
    """Yield what the model marks, one candidate per entity span."""
    tokens = parse.tokens
    at = 0
    while at < len(tokens):
        label = tokens[at].entity
        end = at + 1
        while end < len(tokens) and tokens[end].entity == label and not tokens[end].entity_start:
            end += 1
        if label in _MODEL_KINDS:
            yield _candidate(parse, at, end - 1, _MODEL_KINDS[label], label)
        at = end


def _candidate(parse: Parse, first: int, last: int, kind: EntityKind, label: str) -> Candidate:
    span = Span(parse.tokens[first].span.start, parse.tokens[last].span.end)
    return Candidate(span, first, last, kind, span.of(parse.text), None, label)


def _pieces(parse: Parse, candidate: Candidate) -> Iterator[Candidate]:
    """Yield the names inside a span of the model: cut at possessives, without articles, titles and loose signs."""
    tokens = parse.tokens
    start = candidate.first
    for index in range(candidate.first, candidate.last + 2):
        if index > candidate.last or tokens[index].text in _POSSESSIVE:
            trimmed = _trim(tokens, start, index - 1, candidate.kind)
            if trimmed:
                yield from _accepted(parse, candidate, *trimmed)
            start = index + 1


def _trim(tokens: tuple[Token, ...], first: int, last: int, kind: EntityKind) -> tuple[int, int] | None:
    while first <= last and _is_loose(tokens[first], kind, leading=True):
        first += 1
    while last >= first and _is_loose(tokens[last], kind, leading=False):
        last -= 1
    return (first, last) if first <= last else None


def _is_loose(token: Token, kind: EntityKind, *, leading: bool) -> bool:
    word = token.text.lower()
    if not any(sign.isalnum() for sign in word):
        return True
    if leading and word in _ARTICLES:
        return True
    if kind is not EntityKind.PERSON:
        return False
    return word in honorifics() or (leading and (word in office_words() or word in role_words()))


def _accepted(parse: Parse, candidate: Candidate, first: int, last: int) -> Iterator[Candidate]:
    tokens = parse.tokens[first : last + 1]
    words = [token.text for token in tokens]
    if not any(word[0].isupper() for word in words) or not any(token.pos == "PROPN" for token in tokens):
        return
    if " ".join(words).lower() in office_words() or " ".join(words).lower() in office_plurals():
        return
    if " ".join(words).lower() in _MEASURED:
        return
    if candidate.kind is EntityKind.PERSON and (any(word[0].isdigit() for word in words) or _names_thing(parse, first)):
        return
    yield _candidate(parse, first, last, candidate.kind, candidate.label)


def _names_thing(parse: Parse, first: int) -> bool:
    """Whether the word before makes the name one of a storm, a lake or the like: "Cyclone Mora"."""
    return first > 0 and parse.tokens[first - 1].text.lower() in _NAMED_THINGS


def _to_the_end(parse: Parse, candidate: Candidate) -> Candidate:
    """Return a person's name with the last words that the model leaves out: "President" "Kais" Saied."""
    tokens, last = parse.tokens, candidate.last
    if candidate.kind is not EntityKind.PERSON:
        return candidate
    while last + 1 < len(tokens) and _goes_on(tokens[last], tokens[last + 1]):
        last += 1
    return candidate if last == candidate.last else _candidate(parse, candidate.first, last, candidate.kind, "PERSON")


def _goes_on(token: Token, following: Token) -> bool:
    """Tell whether a name that no label covers is the head of the word before it."""
    is_name = following.pos == "PROPN" and following.text.istitle() and not following.entity
    return is_name and token.dep == "compound" and token.head == following.index


def _in_office(parse: Parse, candidates: Iterable[Candidate], known: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield the candidates, with what the model takes for a place as a person where the page says whose office it is.

    "Amina Kitwe, the foreign minister of Angola" and "Foreign Minister Amina Kitwe of Angola" name a person, whole,
    whatever the model makes of a rare surname.
    """
    facts = {(each.first, each.last) for each in known}
    for candidate in candidates:
        first = _name_start(parse, candidate)
        new = candidate.kind is EntityKind.PLACE and (candidate.first, candidate.last) not in facts
        if new and first < candidate.last and (_is_office(parse, first - 1) or _has_office(parse, candidate)):
            yield _candidate(parse, first, candidate.last, EntityKind.PERSON, "PERSON")
        else:
            yield candidate


def _name_start(parse: Parse, candidate: Candidate) -> int:
    """Return the first token of the names right before a candidate that belong to it, at most two, offices left out."""
    first = candidate.first
    while candidate.first - first < _FORENAMES and first > 0:
        before = parse.tokens[first - 1]
        if before.dep != "compound" or before.pos != "PROPN" or _is_office(parse, first - 1):
            break
        first -= 1
    return first


def _is_office(parse: Parse, index: int) -> bool:
    word = parse.tokens[index].text.lower() if index >= 0 else ""
    return word in office_words() or word in role_words()


def _has_office(parse: Parse, candidate: Candidate) -> bool:
    """Tell whether a name is told to hold an office: ", the foreign minister of Angola", "his counterpart, …"."""
    name = parse.tokens[candidate.last]
    beside = [each for each in parse.children(name) if each.dep == "appos"]
    beside += [parse.head(name)] if name.dep == "appos" else []
    return any(each.pos == "NOUN" and (each.lemma == "counterpart" or _is_office(parse, each.index)) for each in beside)


def _joined(parse: Parse, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Join person names that the model has cut in two, or marks twice: "Yoon Suk" "Yeol"."""
    previous: Candidate | None = None
    for candidate in candidates:
        if (
            previous is not None
            and previous.kind is candidate.kind is EntityKind.PERSON
            and previous.last + 1 >= candidate.first
            and parse.tokens[previous.first].sentence == parse.tokens[candidate.first].sentence
        ):
            first = min(previous.first, candidate.first)
            previous = _candidate(parse, first, candidate.last, EntityKind.PERSON, previous.label)
            continue
        if previous is not None:
            yield previous
        previous = candidate
    if previous is not None:
        yield previous


def _placed(parse: Parse, candidates: tuple[Candidate, ...]) -> Iterator[Candidate]:
    """Yield the candidates, with what the model takes for people and firms as places where the page says "near X".

    Every mention of such a name on the page changes with it, unless one of them acts or stands behind a title.
    """
    places = {candidate.text for candidate in candidates if _is_placed(parse, candidate)}
    places -= {candidate.text for candidate in candidates if _acts(parse, candidate)}
    people_named = {each.text for each in candidates if each.kind is EntityKind.PERSON and " " in each.text}
    lone = {c.text for c in candidates if c.kind is EntityKind.PLACE and c.label == "GPE" and c.first == c.last}
    places |= {text for text in lone if not any(name.endswith(f" {text}") for name in people_named)}
    people = {candidate.last for candidate in candidates if candidate.kind is EntityKind.PERSON}
    for candidate in candidates:
        moved = candidate.kind is not EntityKind.PLACE and candidate.text in places
        if candidate.kind is EntityKind.ORGANISATION and not moved and _is_listed_with_people(parse, candidate, people):
            yield replace(candidate, kind=EntityKind.PERSON, label="PERSON")
        else:
            yield replace(candidate, kind=EntityKind.PLACE, label="GPE") if moved else candidate


def _is_placed(parse: Parse, candidate: Candidate) -> bool:
    """Tell whether "near" or "the village of" stands right before a name, or it ends in "Bay" or the like."""
    if candidate.last > candidate.first and parse.tokens[candidate.last].text.lower() in _LANDSCAPE:
        return True
    before = parse.tokens[max(0, candidate.first - 2) : candidate.first]
    words = [token.text.lower() for token in before]
    if not words or before[-1].sentence != parse.tokens[candidate.first].sentence:
        return False
    alone = candidate.kind is EntityKind.PERSON and candidate.first == candidate.last and words[-1] == "in"
    if alone and before[0].lemma.lower() not in _TRUSTED and not _owns(parse, candidate):
        return True
    return words[-1] in _BESIDE_PLACES or (len(words) == _OF_PLACE and words[0] in _SETTLEMENTS and words[1] == "of")


def _owns(parse: Parse, candidate: Candidate) -> bool:
    after = parse.tokens[candidate.last + 1 : candidate.last + 2]
    return bool(after) and after[0].text in _POSSESSIVE


def _is_listed_with_people(parse: Parse, candidate: Candidate, people: set[int]) -> bool:
    """Tell whether a name of two or three words stands in one list with people: "Ann Lee, X Y and Bo Ray"."""
    head = parse.tokens[candidate.last]
    words = parse.tokens[candidate.first : candidate.last + 1]
    if not 1 < len(words) < 4 or not all(word.text[:1].isupper() and word.text[1:].islower() for word in words):
        return False
    if head.dep not in {"conj", "appos"} or head.head not in people:
        return False
    return any(child.dep == "conj" and child.index in people for child in parse.children(head))


def _acts(parse: Parse, candidate: Candidate) -> bool:
    """Tell whether a name is the subject of a verb or stands behind a title."""
    before = parse.tokens[candidate.first - 1].text.lower() if candidate.first else ""
    named = parse.tokens[candidate.first : candidate.last + 1]
    return before in office_words() or before in honorifics() or any(t.dep in {"nsubj", "nsubjpass"} for t in named)


def _without_overlaps(known: Iterable[Candidate], modelled: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Prefer the longer candidate, the known one at equal length."""
    ranked = sorted([*known, *modelled], key=lambda c: (-len(c.span), c.fact is None, c.span.start))
    taken: set[int] = set()
    kept = []
    for candidate in ranked:
        indices = range(candidate.first, candidate.last + 1)
        if taken.isdisjoint(indices):
            taken.update(indices)
            kept.append(candidate)
    return tuple(sorted(kept, key=lambda c: c.span))

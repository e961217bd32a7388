"""Where a happening took place when no phrase of its own clause says so.

"Wounded five shoppers in A", "blocked the A crossing", "the Geneva talks", "where she met B", "put off the talks in A":
what is struck, what the happening is called after, what "there" points to and what stands right beside it place it.
"""

from collections.abc import Iterator

from dateline.annotate.clauses import prepositions, subjects, verb_above
from dateline.annotate.events_actors import stands_as_place
from dateline.annotate.events_capitals import capital_meant
from dateline.annotate.events_disasters import disaster_places, places_around
from dateline.annotate.events_lexicon import lexicon
from dateline.annotate.events_patients import patients
from dateline.annotate.events_triggers import Trigger
from dateline.annotate.parse import Token
from dateline.annotate.reading import Reading
from dateline.lang.towns import is_town
from dateline.model.annotation import EntityKind, EventType, MentionForm, PageEntity
from dateline.model.span import Span

_PLACE_LABELS = frozenset({"GPE", "LOC"})
_PLACE_KINDS = frozenset({EntityKind.PLACE, EntityKind.COUNTRY})
STATIC = frozenset(
    {"in", "at", "near", "off", "on", "around", "across", "inside", "within", "over", "outside", "above"}
)
# Happenings that are called after the town they were in: "the Geneva talks".
_NAMED_FOR_PLACES = frozenset({
    EventType.MEET, EventType.SUMMIT, EventType.CEASEFIRE, EventType.SIGN, EventType.AGREE, EventType.PROTEST,
    EventType.ATTACK,
})  # fmt: skip
# Happenings that are where they strike: "wounded five shoppers in A", "blocked the A crossing".
_STRIKING_TYPES = frozenset({
    EventType.ATTACK, EventType.DISASTER, EventType.PROTEST, EventType.AID, EventType.SANCTION, EventType.CEASEFIRE,
})  # fmt: skip
_STRIKING_NOUNS = frozenset({EventType.ATTACK, EventType.DISASTER, EventType.PROTEST})
_INTO = frozenset({"through", "into", "onto", "on", "at", "outside", "near", "from", "of", "around", "in", "across"})
_BESIDE = frozenset({"in", "at", "near", "outside", "off"})


def places_besides(reading: Reading, trigger: Trigger) -> list[Token]:
    """Return the heads of the place names that place a happening whose own phrases name none."""
    for find in (_place_pointed_at, _place_beside, _places_in_name, _places_struck, _places_of_protest):
        if found := find(reading, trigger):
            return found
    return []


def places_of_disaster(reading: Reading, trigger: Trigger, found: list[Token]) -> list[Token]:
    """Return the places that a disaster struck besides those `found` in its clause."""
    if trigger.entry.type is not EventType.DISASTER or trigger.is_verb:
        return []
    struck = disaster_places(reading, trigger.token)
    struck = struck if struck or found else places_around(reading, trigger.token)
    return [head for head in struck if head not in found]


def _place_beside(reading: Reading, trigger: Trigger) -> list[Token]:
    """Return a place that the parser hangs from another word than the happening that it stands right beside."""
    return (_place_before_day if trigger.is_verb else _place_behind)(reading, trigger.token)


def _place_behind(reading: Reading, noun: Token) -> list[Token]:
    """Return the place in "put off a meeting in A" and "called off talks in B": it stands right behind the noun."""
    parse = reading.parse
    preposition = parse.tokens[noun.index + 1 : noun.index + 2]
    if not preposition or preposition[0].text.lower() not in _BESIDE or preposition[0].sentence != noun.sentence:
        return []
    return [each for each in parse.children(preposition[0]) if each.dep == "pobj" and is_place_name(reading, each)]


def _place_before_day(reading: Reading, verb: Token) -> list[Token]:
    """Return the place in "adopted a charter on fees in A on Friday": it stands right before the verb's day."""
    parse = reading.parse
    for index in reading.time_heads:
        day = parse.tokens[index]
        top = parse.head(day) if day.dep == "pobj" else day
        if top.head != verb.index or top.index <= verb.index + 2:
            continue
        head = parse.tokens[top.index - 1]
        placed = head.dep == "pobj" and parse.head(head).text.lower() in {"in", "at", "near", "outside", "off"}
        if placed and is_place_name(reading, head) and verb_above(parse, head) == verb:
            return [head]
    return []


def _place_pointed_at(reading: Reading, trigger: Trigger) -> list[Token]:
    """Return the place that "where" or "there" points back to: "in Oslo, where she met B", "a pact signed there"."""
    parse, verb = reading.parse, trigger.token
    if not trigger.is_verb:
        return []
    words = {child.text.lower(): child for child in parse.children(verb) if child.dep == "advmod"}
    if verb.dep == "relcl" and words.get("where") is not None:
        above = parse.head(verb)
        return [above] if is_place_name(reading, above) else []
    if words.get("there") is None:
        return []
    first = parse.sentence_tokens(max(0, verb.sentence - 1))[0].index
    before = [each for each in place_heads(reading) if first <= each.index < verb.index]
    return [e for e in before if e.dep == "dobj" or parse.head(e).text.lower() in STATIC | {"to", "into"}][-1:]


def _places_in_name(reading: Reading, trigger: Trigger) -> list[Token]:
    """Return the town that a happening is called after: "the Geneva talks", "the Naivasha truce"."""
    if trigger.is_verb or trigger.entry.type not in _NAMED_FOR_PLACES:
        return []
    before = [child for child in reading.parse.children(trigger.token) if child.dep in {"compound", "nmod"}]
    towns = (each for each in before if is_place_name(reading, each))
    return [each for each in towns if (known := place_entity(reading, each)) is None or known.kind is EntityKind.PLACE]


def _places_struck(reading: Reading, trigger: Trigger) -> list[Token]:
    """Return where what is struck lies: "wounded five shoppers in A", "tore through a bus near A", "hit A airport"."""
    parse, verb = reading.parse, trigger.token if trigger.is_verb else trigger.carrier
    kinds = _STRIKING_TYPES if trigger.is_verb else _STRIKING_NOUNS
    if trigger.entry.type not in kinds or verb is None:
        return []
    if not trigger.is_verb and trigger.token.dep == "dobj" and verb.lemma in lexicon().words["say"]:
        return []
    things = [each for each in patients(parse, verb) if each.index != trigger.token.index]
    things += [each for word, each in prepositions(parse, verb) if word in _INTO]
    if not trigger.is_verb:
        things += [each for word, each in prepositions(parse, trigger.token) if word in _INTO - {"from", "of"}]
    elif trigger.entry.role("subject") == "target":
        things += subjects(parse, verb)  # "the town of A fell to the rebels"
    found: list[Token] = []
    for thing in things:
        found += _places_at(reading, thing)
    return found[:1]


def _places_at(reading: Reading, thing: Token, depth: int = 3) -> list[Token]:
    """Return the places that a thing is, is called after or stands in."""
    if is_place_name(reading, thing):
        entity = place_entity(reading, thing)
        return [thing] if entity is None or entity.kind is EntityKind.PLACE else []
    site = thing.lemma.lower() in lexicon().words["sites"]
    named = [c for c in reading.parse.children(thing) if c.dep in {"compound", "nmod", "poss"} and site]
    found = [each for each in named if is_place_name(reading, each) or (each.tag == "NNP" and is_town(each.text))]
    for word, each in prepositions(reading.parse, thing):
        if depth > 1 and (word in STATIC or (word == "of" and site)):
            found += _places_at(reading, each, depth - 1)
    return found


def _places_of_protest(reading: Reading, trigger: Trigger) -> list[Token]:
    """Return where people protest, by who they are or by what happens meanwhile."""
    if trigger.entry.type is not EventType.PROTEST:
        return []
    return _places_of_crowd(reading, trigger) or _places_meanwhile(reading, trigger)


def _places_of_crowd(reading: Reading, trigger: Trigger) -> list[Token]:
    """Return where people protest: "nurses in A went on strike", "took to the streets of A"."""
    parse, verb = reading.parse, trigger.token if trigger.is_verb else trigger.carrier
    if verb is None:
        verb = verb_above(parse, trigger.token)
    if verb is None:
        return []
    found: list[Token] = []
    for _, site in prepositions(parse, verb):
        if site.lemma.lower() in lexicon().words["sites"]:
            found += [e for word, e in prepositions(parse, site) if word == "of" and is_place_name(reading, e)]
    for who in subjects(parse, verb):
        for word, each in prepositions(parse, who):
            if word in {"in", "at"}:
                found += _places_at(reading, each)
    return found


def _places_meanwhile(reading: Reading, trigger: Trigger) -> list[Token]:
    """Return where the main clause plays in "trains stood still across A as unions staged a strike"."""
    main = at_once_with(reading, trigger)
    if main is None:
        return []
    heads = [head for head in place_heads(reading) if hangs_from(reading, head.index, main)]
    return [head for head in heads if reading.parse.head(head).text.lower() in STATIC]


def is_place_name(reading: Reading, token: Token) -> bool:
    """Tell whether `token` belongs to the name of a place, not to an adjective or a word for its government."""
    if stands_as_place(reading, token):
        return True
    mention = reading.mention(token)
    if mention is None:
        return token.entity in _PLACE_LABELS and not token.text.islower()
    if mention.form not in {MentionForm.NAME, MentionForm.METONYM}:
        return False
    entity = reading.entity(mention.entity)
    return entity is not None and entity.kind in _PLACE_KINDS and not mention.span.of(reading.parse.text).islower()


def place_entity(reading: Reading, head: Token) -> PageEntity | None:
    """Return the place or country that a word names or, as an adjective, belongs to."""
    return reading.entity_at(head, adjectives=True)


def place_heads(reading: Reading) -> Iterator[Token]:
    """Yield the head of each place name of a page, in order."""
    seen: set[Span] = set()
    for token in reading.parse.tokens:
        if capital_meant(reading, token) is not None:
            yield token
        if not is_place_name(reading, token):
            continue
        mention = reading.mention(token)
        if mention is None and (_ends_name(reading, token) or stands_as_place(reading, token)):
            yield token
        elif mention is not None and mention.span not in seen:
            seen.add(mention.span)
            yield reading.head_of(reading.tokens_in(mention.span))


def _ends_name(reading: Reading, token: Token) -> bool:
    """Tell whether `token` is the last of a name that only the model knows."""
    tokens = reading.parse.tokens
    after = tokens[token.index + 1] if token.index + 1 < len(tokens) else None
    return after is None or not token.entity or after.entity != token.entity or after.entity_start


def at_once_with(reading: Reading, trigger: Trigger) -> Token | None:
    """Return the verb of the main clause of which a happening is told by "as" or "while"."""
    parse = reading.parse
    verb = trigger.token if trigger.is_verb else verb_above(parse, trigger.token)
    if verb is None or verb.dep != "advcl" or verb.tag not in {"VBD", "VBZ", "VBP"}:
        return None
    meanwhile = any(child.dep == "mark" and child.text.lower() in {"as", "while"} for child in parse.children(verb))
    return parse.head(verb) if meanwhile else None


def hangs_from(reading: Reading, index: int, verb: Token) -> bool:
    """Tell whether a phrase belongs to `verb` or to one that goes on with it, with no other verb between."""
    above = verb_above(reading.parse, reading.parse.tokens[index])
    return above is not None and (above.index == verb.index or (above.dep == "conj" and above.head == verb.index))

"""Who acts: whether a word names or describes somebody, a place, a state, people in office, people who investigate."""

from collections.abc import Iterator

from dateline.annotate.clauses import expand
from dateline.annotate.events_arguments import doers
from dateline.annotate.events_capitals import capital_meant
from dateline.annotate.events_lexicon import lexicon
from dateline.annotate.parse import Token
from dateline.annotate.reading import Reading
from dateline.lang.towns import is_town
from dateline.model.annotation import EntityKind, EventType

_PLACES = frozenset({EntityKind.PLACE, EntityKind.COUNTRY})
_SITES_WITH_NAMES = frozenset({
    "city", "capital", "town", "village", "resort", "region", "province", "district", "island", "port", "street",
    "suburb", "hamlet", "coast", "north", "south", "east", "west", "outskirts", "centre", "center",
})  # fmt: skip
_ON_ISLANDS = frozenset({"volcano", "island", "mountain", "peninsula", "town", "village", "eruption"})
_LOCAL = frozenset({"in", "near", "off", "outside", "above"})
_BY_MEANS = frozenset({"fly", "travel", "drive", "sail", "journey", "jet", "flight", "trip"})
_GOING = _BY_MEANS | {"go", "come", "head", "return", "rush", "hurry", "race", "visit", "tour", "back"}
_LEAVING = frozenset({"leave", "depart", "head", "sail", "set"})
# What the model calls names that may be those of places it does not know.
_LABELS = frozenset({"", "PERSON", "GPE", "LOC", "FAC"})
# Labels that the model gives to towns it does not know.
_MISTAKEN = frozenset({"ORG", "WORK_OF_ART", "PRODUCT", "NORP", "FAC", "EVENT"})
_GUESSED = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION})
_INVESTIGATORS = frozenset({
    "police", "investigator", "inspector", "commission", "committee", "monitor", "prosecutor", "observer", "detective",
    "tribunal", "judge", "panel", "team", "expert", "auditor", "magistrate", "authority", "parliament", "court",
    "mission",
    "inquiry", "official", "agency", "force", "government", "ministry", "army", "military", "council", "group", "agent",
    "doctor", "pathologist", "scientist", "ombudsman", "watchdog", "office", "regulator", "bureau", "senator",
    "lawmaker", "department", "rapporteur", "coroner", "officer", "congress", "senate", "examiner", "archaeologist",
    "diver", "delegation", "prosecution", "customs", "policeman", "accountant",
})  # fmt: skip
# What the model calls the names of bodies, peoples, states and persons, whether or not they are entities of the page.
_NAMED = frozenset({"ORG", "NORP", "GPE", "PERSON"})
_SPEAKERS = frozenset({"it", "they", "he", "she", "we"})
_PEOPLE_PRONOUNS = frozenset({"he", "she", "him", "her", "they", "them", "who", "whom", "each", "we", "us", "i", "me"})


def is_somebody(reading: Reading, token: Token) -> bool:
    """Tell whether `token` heads the name of, or a word for, somebody who can act."""
    entity = reading.entity_at(token)
    return entity is not None or is_person(reading, token)


def is_person(reading: Reading, token: Token) -> bool:
    """Tell whether `token` heads the name of, or a word for, a person or persons."""
    entity = reading.entity_at(token)
    if entity is not None:
        return entity.kind is EntityKind.PERSON
    return (
        token.entity == "PERSON"
        or token.lemma.lower() in lexicon().words["people"]
        or token.text.lower() in _PEOPLE_PRONOUNS
        or _is_near_to_somebody(reading, token)
        or named_person(reading, token)
    )


def named_person(reading: Reading, token: Token) -> bool:
    """Tell whether a person is named at `token` or in apposition to it: "his colleague, A"."""
    entity = reading.entity_at(token)
    if entity is not None:
        return entity.kind is EntityKind.PERSON
    return any(child.dep == "appos" and named_person(reading, child) for child in reading.parse.children(token))


def _is_near_to_somebody(reading: Reading, token: Token) -> bool:
    """Tell whether somebody is called what he is to another: "his guest", "Berg's brother"."""
    owned = any(child.dep == "poss" for child in reading.parse.children(token))
    return owned and token.lemma.lower() in lexicon().words["kin"]


def is_place(reading: Reading, token: Token) -> bool:
    """Tell whether `token` heads the name of a place or country."""
    if capital_meant(reading, token) is not None:
        return True
    entity = reading.entity_at(token)
    return entity.kind in _PLACES if entity is not None else token.entity in {"GPE", "LOC"}


def is_place_told(reading: Reading, token: Token) -> bool:
    """Tell whether `token` heads the name of a place, one that only its position shows to be one included."""
    return is_place(reading, token) or stands_as_place(reading, token)


def stands_as_place(reading: Reading, token: Token) -> bool:
    """Tell whether a lone name that nothing else is known of stands where a place does: "in A", "flew to A"."""
    parse = reading.parse
    above = parse.head(token)
    if not token.text[:1].isupper() or token.dep not in {"pobj", "pcomp"}:
        return False
    if token.tag not in {"NNP", "NNPS"}:
        return above.text.lower() in _LOCAL and token.tag == "VBG" and is_town(token.text)  # "in Flushing"
    if token.dep != "pobj":
        return False
    if not _is_unknown(reading, token) or any(
        child.dep in {"compound", "poss", "det", "amod"} for child in parse.children(token)
    ):
        return False
    word, holder = above.text.lower(), parse.head(above)
    if word == "on":
        return holder.lemma.lower() in _ON_ISLANDS and token.entity in _LABELS
    if word == "of":
        return holder.lemma.lower() in _SITES_WITH_NAMES
    way = (word == "to" and holder.lemma.lower() in _GOING) or (word == "for" and holder.lemma.lower() in _LEAVING)
    # Nobody flies to a body or sinks off one, and no flood is in one.
    bare = word in {"off", "near"} or holder.lemma.lower() in _BY_MEANS or _is_disaster(holder)
    if token.entity in (_LABELS | {"ORG"} if bare else _LABELS):
        return word in _LOCAL or way
    return word in _LOCAL and token.entity in _MISTAKEN and is_town(token.text)


def _is_disaster(noun: Token) -> bool:
    senses = lexicon().senses("noun", noun.lemma.lower()) if noun.pos == "NOUN" else ()
    return any(entry.type is EventType.DISASTER for entry in senses)


def _is_unknown(reading: Reading, token: Token) -> bool:
    """Tell whether a name is that of nothing known: no entity, or a lone word taken for a person without an office."""
    mention = reading.mention(token)
    entity = reading.entity(mention.entity) if mention is not None else None
    guessed = entity is not None and entity.kind in _GUESSED and not entity.roles and not entity.name.isupper()
    return entity is None or (guessed and " " not in entity.name)


def acts_in_public(reading: Reading, token: Token) -> bool:
    """Tell whether a state, a body, a named person or somebody in office does it."""
    return any(
        reading.entity_at(each, adjectives=True) is not None
        or each.entity in _NAMED
        or (each.pos == "PROPN" and each.text.isupper())
        or each.lemma.lower() in lexicon().words["officials"]
        or (each.text.lower() in _SPEAKERS and is_reported(reading, token))
        for each in words_before(reading, token)
    )


def is_reported(reading: Reading, token: Token) -> bool:
    """Tell whether somebody says of themselves what they do: "the ministry said it backed"."""
    above = reading.parse.head(token)
    return token.dep == "ccomp" and above.lemma.lower() in lexicon().words["say"]


def words_before(reading: Reading, token: Token) -> Iterator[Token]:
    """Yield the heads of who does what `token` says, the modifiers that tell their country included."""
    for each in doers(reading.parse, token):
        yield each
        for child in reading.parse.children(each):
            if child.dep in {"amod", "compound", "nmod"}:
                yield from expand(reading.parse, [child])


def is_by_investigators(reading: Reading, token: Token) -> bool:
    """Tell whether police, inspectors, a court or the like do it."""
    return any(each.lemma.lower() in _INVESTIGATORS for each in doers(reading.parse, token))


def is_by_state(reading: Reading, token: Token) -> bool:
    """Tell whether a country does it."""
    entities = (reading.entity_at(each) for each in doers(reading.parse, token))
    return any(entity is not None and entity.kind is EntityKind.COUNTRY for entity in entities)


def is_by_two_states(reading: Reading, token: Token) -> bool:
    """Tell whether two sides act together: "French and Egyptian warships", "India and Oman"."""
    named = [
        entity.key
        for each in words_before(reading, token)
        if (entity := reading.entity_at(each, adjectives=True)) is not None
    ]
    return len(set(named)) > 1

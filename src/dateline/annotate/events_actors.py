"""Who acts: whether a word names or describes somebody, a place, a state, people in office, people who investigate."""

from collections.abc import Iterator

from dateline.annotate.clauses import expand
from dateline.annotate.events_arguments import doers
from dateline.annotate.events_capitals import capital_meant
from dateline.annotate.events_lexicon import lexicon
from dateline.annotate.parse import Token
from dateline.annotate.reading import Reading
from dateline.model.annotation import EntityKind

_PLACES = frozenset({EntityKind.PLACE, EntityKind.COUNTRY})
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

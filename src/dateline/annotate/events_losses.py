"""Conditions of losses at sea and on land: a named ship that goes down, a wreck or a fire somewhere."""

import re

from dateline.annotate.clauses import prepositions, subjects
from dateline.annotate.events_actors import is_place_told
from dateline.annotate.events_patients import patients
from dateline.annotate.parse import Token
from dateline.annotate.reading import Reading

_WHERE = frozenset({"in", "at", "near", "off", "outside", "on", "around", "above"})
_HARMING = frozenset({
    "kill", "injure", "wound", "destroy", "damage", "gut", "raze", "claim", "displace", "trap", "wreck", "devastate",
})  # fmt: skip
_AT_SEA = re.compile(
    r"\b(?:ship|ferry|ferries|boat|vessel|trawler|tanker|freighter|aboard|on board|crew|divers?|coast ?guard|quay|"
    r"capsized|lifeboats?|shipwreck|plane|aircraft|helicopter|airliner)s?\b",
    re.IGNORECASE,
)


def is_lost_somewhere(reading: Reading, token: Token) -> bool:
    """Tell whether a loss has a place: "lost a trawler off A", "the wreck near B", "the fire in C"."""
    parse = reading.parse
    holders = (token, *patients(parse, token)) if token.pos == "VERB" else (token,)
    behind = parse.tokens[token.index + 1 : token.index + 2]  # the parser may hang "off A" from the verb
    if behind and behind[0].text.lower() in _WHERE:
        return any(is_place_told(reading, each) for each in parse.children(behind[0]))
    return any(
        word in _WHERE and is_place_told(reading, each)
        for holder in holders
        for word, each in prepositions(parse, holder)
    )


def is_deadly(reading: Reading, token: Token) -> bool:
    """Tell whether a loss did harm: "a fire in a paint factory killed eleven", "fire swept a hostel"."""
    above = reading.parse.head(token)
    return token.dep == "nsubj" and above.pos == "VERB" and above.lemma.lower() in _HARMING


def is_vessel(reading: Reading, token: Token) -> bool:
    """Tell whether a ship or plane known by its name goes down: "the Stella Borealis sank off A"."""
    return any(_has_ships_name(reading, each) for each in subjects(reading.parse, token)) and (
        is_lost_somewhere(reading, token) or _AT_SEA.search(reading.parse.text) is not None
    )


def _has_ships_name(reading: Reading, token: Token) -> bool:
    entity = reading.entity_at(token)
    known = entity is not None and (entity.country is not None or bool(entity.roles))
    return (
        token.tag in {"NNP", "NNPS"}
        and not known
        and any(child.text.lower() == "the" for child in reading.parse.children(token))
    )

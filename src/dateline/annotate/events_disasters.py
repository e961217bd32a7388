"""Disasters: which words name them ("Cyclone Freddy", "flood death toll"), where they strike and how they stand."""

import re
from collections.abc import Iterator, Sequence

from dateline.annotate.clauses import objects, prepositions
from dateline.annotate.events_actors import is_place, is_place_told
from dateline.annotate.events_lexicon import Entry, lexicon
from dateline.annotate.parse import Parse, Token
from dateline.annotate.reading import Reading
from dateline.model.annotation import EntityKind, EventType

# What kills without meaning to: a verb of attack with such a subject tells what it did.
CAUSES = frozenset({
    "storm", "rain", "rainfall", "heat", "heatwave", "virus", "disease", "outbreak", "explosion", "blast", "fire",
    "blaze", "crash", "accident", "tremor", "aftershock", "surge", "monsoon", "lightning", "collapse", "epidemic",
    "tree", "branch", "debris", "rock", "boulder", "wall", "roof", "wave", "train", "lorry", "truck", "bus", "car",
    "falls", "current", "snow", "ice", "cold", "smoke", "flame", "water", "lava", "mud", "rubble", "crane", "beam",
})  # fmt: skip
_STORMS = frozenset({"cyclone", "hurricane", "typhoon", "storm"})
_TOLLS = frozenset({"toll", "death", "victim", "casualty", "survivor"})
# What befalls "the one in A" where a page has told what befell another.
_BEFALLING = frozenset({
    "fall", "collapse", "sink", "burn", "crash", "capsize", "erupt", "break", "burst", "strike", "hit", "happen",
    "derail",    "explode", "flood", "kill", "go", "give", "come",
})  # fmt: skip
_STRENGTH = re.compile(r"[3-9]\.\d")
_OF_QUAKES = re.compile(r"\b(?:earth)?quakes?\b|\btremors?\b|\baftershocks?\b|\bseism|\bepicent", re.IGNORECASE)
_NEAR = 3
_AREAS = frozenset({"in", "at", "near", "off", "across", "around", "of", "outside", "above"})
_STRIKING = frozenset({
    "strike", "hit", "rock", "shake", "devastate", "kill", "batter", "sweep", "lash", "bury", "ravage", "burn", "rage",
    "claim", "cost", "destroy", "leave", "displace", "injure", "wound", "force", "cause", "flatten", "level", "wreck",
    "topple", "damage", "raze", "crack", "cover", "drown", "submerge", "engulf", "swamp", "inundate", "swallow",
    "jolt", "tear", "rip", "slam", "barrel", "roar", "pummel", "pound", "soak", "wash", "deluge", "gut", "gutte",
    "rattle", "trap", "maroon", "cut", "close", "ground", "race", "spread", "consume", "break", "trigger", "strand",
})  # fmt: skip


def disaster_sense(parse: Parse, token: Token) -> Entry | None:
    """Return the sense of a word that names a disaster only where it stands: "Cyclone X", "flood death toll"."""
    word = token.lemma.lower()
    if token.pos == "PROPN":
        kinds = [c.text.lower() for c in parse.children(token) if c.dep == "compound" and c.text.lower() in _STORMS]
        return _sense(kinds[0]) if kinds and token.dep not in {"compound", "nmod"} else None
    counted = token.dep in {"compound", "nmod"} and parse.head(token).lemma.lower() in _TOLLS
    return _sense(word) if counted else None


def quake_by_strength(parse: Parse, token: Token) -> Entry | None:
    """Return the sense of a quake that is told by its strength: "a 5.4 under A", "last November's 5.9"."""
    if token.tag != "CD" or token.dep in {"nummod", "compound", "quantmod"} or not _STRENGTH.fullmatch(token.text):
        return None
    one = any(c.text.lower() in {"a", "the"} or (c.dep == "poss" and c.entity == "DATE") for c in parse.children(token))
    return _sense("quake") if one and _OF_QUAKES.search(parse.text) else None


def _sense(word: str) -> Entry | None:
    return next((entry for entry in lexicon().senses("noun", word) if entry.type is EventType.DISASTER), None)


def is_another(parse: Parse, token: Token, disasters: set[int]) -> bool:
    """Tell whether "the one that struck A in May" names another disaster of the kind just named."""
    above = parse.head(token)
    if token.lemma.lower() == "one" and token.dep == "nsubj" and above.lemma.lower() in _BEFALLING:
        definite = any(child.text.lower() in {"the", "another", "other"} for child in parse.children(token))
        return definite and any(abs(parse.tokens[n].sentence - token.sentence) <= _NEAR for n in disasters)
    if token.lemma.lower() not in {"one", "that"} or not any(
        _is_told_by_it(parse, child) and child.lemma.lower() in _STRIKING for child in parse.children(token)
    ):
        return False
    return any(parse.tokens[n].sentence == token.sentence and n < token.index for n in disasters)


def blind_subjects(subjects: Sequence[Token]) -> bool:
    """Tell whether what kills or strikes is a storm, a fire or the like."""
    return any(each.lemma.lower() in CAUSES for each in subjects)


def disaster_verb(parse: Parse, noun: Token) -> Token | None:
    """Return the verb that says what a disaster did: "hit" in "floods hit the coast"."""
    while noun.dep == "conj" and parse.head(noun).pos in {"NOUN", "PROPN"}:
        noun = parse.head(noun)
    relative = [child for child in parse.children(noun) if child.dep == "relcl" and _is_told_by_it(parse, child)]
    if (told := _striking(parse, *relative)) is not None:
        return told
    if noun.dep not in {"nsubj", "nsubjpass"}:
        return None
    above = parse.head(noun)
    below = (child for child in parse.children(above) if child.dep == "xcomp")  # "is expected to hit"
    return _striking(parse, above, *below)


def _is_told_by_it(parse: Parse, verb: Token) -> bool:
    """Tell whether a relative clause says what the noun before it did: "the quake that hit A"."""
    return any(child.dep == "nsubj" and child.tag in {"WDT", "WP"} for child in parse.children(verb))


def _striking(parse: Parse, *verbs: Token) -> Token | None:
    return next((each for each in verbs if each.lemma.lower() in _STRIKING or _comes_ashore(parse, each)), None)


def _comes_ashore(parse: Parse, verb: Token) -> bool:
    """Tell whether a storm "made landfall" or "came ashore"."""
    below = {child.text.lower() for child in parse.children(verb)}
    return (verb.lemma == "make" and "landfall" in below) or (verb.lemma == "come" and "ashore" in below)


def disaster_places(reading: Reading, noun: Token) -> tuple[Token, ...]:
    """Return the heads of the place names that a disaster's words give: "the Peru quake", "hit the Sindh province"."""
    parse = reading.parse
    own = [c for c in parse.children(noun) if c.dep in {"compound", "nmod"} and _names_place(reading, c, noun)]
    verb = disaster_verb(parse, noun)
    if own or verb is None:
        return tuple(own)
    found: list[Token] = []
    for each in (verb, *(child for child in parse.children(verb) if child.dep == "conj")):
        found += [place for thing in objects(parse, each) for place in _inside(reading, thing)]
        around = (each, *(child for child in parse.children(each) if child.dep in {"ccomp", "oprd", "acomp", "advcl"}))
        inside = [noun for above in around for word, noun in prepositions(parse, above) if word in _AREAS]
        found += [place for thing in inside for place in _inside(reading, thing)]
    return tuple(dict.fromkeys(found))


def places_around(reading: Reading, noun: Token) -> tuple[Token, ...]:
    """Return the heads of the place names in a disaster's own phrase: "the sinking of a ferry off the coast of A"."""
    parse = reading.parse
    inside = [each for word, each in prepositions(parse, noun) if word in _AREAS | {"on"}]
    after = parse.tokens[noun.index + 1 : noun.index + 2]  # the parser may hang "on the island" from the verb
    if after and after[0].text.lower() in _AREAS | {"on"}:
        inside += [child for child in parse.children(after[0]) if child.dep == "pobj" and child not in inside]
    return tuple(dict.fromkeys(place for each in inside for place in _inside(reading, each)))


def _names_place(reading: Reading, token: Token, noun: Token) -> bool:
    """Tell whether a name before a disaster is a place: "the Pokhara landslide"; a lone unknown name is one there."""
    entity = reading.entity_at(token)
    guessed = {EntityKind.PERSON, EntityKind.ORGANISATION}
    unknown = entity is None or (entity.kind in guessed and not entity.roles and " " not in entity.name)
    lone = noun.pos == "NOUN" and token.tag == "NNP" and token.text[1:].islower() and unknown
    return is_place(reading, token) or lone


def _inside(reading: Reading, noun: Token) -> Iterator[Token]:
    """Yield the place names in a phrase: itself, what an area is called, where the people struck are."""
    parse = reading.parse
    if is_place_told(reading, noun):
        yield noun
    elif noun.lemma.lower() in lexicon().words["sites"]:
        yield from (c for c in parse.children(noun) if c.dep in {"compound", "nmod", "poss"} and is_place(reading, c))
    for word, each in prepositions(parse, noun):
        if word in _AREAS:
            yield from _inside(reading, each)

"""Conditions of coming together: who sees, receives, sits or talks with whom, and whether they are in one place.

"Talked", "saw" and "sat" are said of anybody. They tell a meeting of the news where people in office or with a name do
it with others such, and where it has a place, an hour or a length.
"""

import re
from collections.abc import Iterator

from dateline.annotate.clauses import SUBJECTS, objects, own_subject, prepositions, subjects
from dateline.annotate.events_actors import is_person, is_place, is_place_told, named_person
from dateline.annotate.events_lexicon import lexicon
from dateline.annotate.events_patients import patients
from dateline.annotate.parse import Token
from dateline.annotate.reading import Reading
from dateline.model.annotation import EntityKind, PageEntity

_PHONES = frozenset({"phone", "telephone", "video", "videoconference", "hotline", "line", "teleconference", "zoom"})
_LINKS = frozenset({"link", "call", "conference"})
_PAIRS = frozenset({"pair", "duo", "two", "both"})
_ONE_OF_US = frozenset({"he", "she", "him", "her", "who", "whom", "we", "i"})
_LENGTHS = frozenset({"minute", "hour", "day", "morning", "afternoon", "evening", "night", "half"})
_WITHIN = frozenset({"in", "at", "near", "on"})
_SEEN_AS = frozenset({"as", "like", "that", "how"})
_PHONED = re.compile(r"\b(?:tele)?phone|\bcall(?:s|ed)?\b|\bvideo ?(?:link|conference)", re.IGNORECASE)


def is_by_phone(reading: Reading, token: Token) -> bool:
    """Tell whether people speak from afar: "spoke by phone", "talked over the telephone"."""
    return any(
        each.lemma.lower() in _PHONES or (each.lemma.lower() in _LINKS and _is_electric(reading, each))
        for word, each in prepositions(reading.parse, token)
        if word in {"by", "on", "over", "via", "in", "through"}
    )


def _is_electric(reading: Reading, noun: Token) -> bool:
    """Tell whether a link or conference is one from afar: "by video link", "in a telephone call"."""
    return any(child.text.lower() in _PHONES for child in reading.parse.children(noun))


def are_people_together(reading: Reading, token: Token) -> bool:
    """Tell whether two people or more do it together, whatever it is done to: "A and B had lunch", "the two dined"."""
    doers = subjects(reading.parse, token)
    if len(doers) > 1:  # the model may take one of two people for a body
        people = all(is_person(reading, each) or each.pos == "PROPN" for each in doers)
        return people and any(is_person(reading, each) and _is_known(reading, each) for each in doers)
    they = any(each.text.lower() == "they" and _are_people(reading, each) for each in doers)
    return they or any(_is_pair(reading, each) or _names_two(reading, each) for each in doers)


def _names_two(reading: Reading, token: Token) -> bool:
    """Tell whether two people whom the parser takes for one name do it: "union leader A and shipping boss B"."""
    before = [child for child in reading.parse.children(token) if child.dep == "nmod" and child.index < token.index]
    joined = any(child.dep == "cc" for each in before for child in reading.parse.children(each))
    return joined and named_person(reading, token) and any(named_person(reading, each) for each in before)


def are_officials_together(reading: Reading, token: Token) -> bool:
    """Tell whether two people by name or in office do it: "A and B shook hands", not "the two teams"."""
    doers = subjects(reading.parse, token)
    known = all(_is_known(reading, each) or each.text.lower() in {"they", "two"} for each in doers)
    return known and are_people_together(reading, token)


def is_person_served(reading: Reading, token: Token) -> bool:
    """Tell whether a meal is given to somebody: "gave A dinner", "gave a dinner for A"."""
    parse = reading.parse
    given = [child for child in parse.children(token) if child.dep == "dative"]
    holders = (token, *patients(parse, token))
    given += [each for holder in holders for word, each in prepositions(parse, holder) if word in {"for", "to"}]
    return any(named_person(reading, each) for each in given)


def is_one_official_then(reading: Reading, token: Token) -> bool:
    """Tell whether somebody known by name or office, and nobody else, comes: "the minister came on Thursday"."""
    doers = subjects(reading.parse, token)
    return len(doers) == 1 and doers[0].tag in {"NN", "NNP"} and _is_known(reading, doers[0])


def comes_on_a_day(reading: Reading, token: Token) -> bool:
    """Tell whether it is said of coming only when it was: "came on Thursday", not "came to power in May"."""
    words = {word for word, _ in prepositions(reading.parse, token)}
    return is_on_a_day(reading, token) and words <= {"on", "in", "with", "after", "for", "by", "at"}


def is_named_for_place(reading: Reading, token: Token) -> bool:
    """Tell whether a noun is called after where it was: "the Bali conversation", "the lunch in Lund"."""
    before = (child for child in reading.parse.children(token) if child.dep in {"compound", "nmod"})
    definite = any(child.text.lower() in {"the", "their", "that"} for child in reading.parse.children(token))
    return definite and any(is_place(reading, each) for each in before)


def has_two_people(reading: Reading, token: Token) -> bool:
    """Tell whether people come together by a verb that names no partner: "the two men talked", "A and B sat down"."""
    if objects(reading.parse, token):
        return False
    doers = subjects(reading.parse, token)
    if len(doers) > 1:
        return all(is_person(reading, each) for each in doers) and any(_is_known(reading, each) for each in doers)
    return any(_is_pair(reading, each) or _is_they(reading, token, each) for each in doers)


def _is_known(reading: Reading, token: Token) -> bool:
    """Tell whether somebody has a name or an office: "A B", "the Polish prime minister"."""
    return named_person(reading, token) or token.lemma.lower() in lexicon().words["officials"]


def _is_pair(reading: Reading, token: Token) -> bool:
    beside = {child.text.lower() for child in reading.parse.children(token)}
    return token.text.lower() in _PAIRS or (
        is_person(reading, token) and (bool(beside & {"two", "both"}) or _leads_two(reading, token))
    )


def _leads_two(reading: Reading, token: Token) -> bool:
    """Tell whether those who lead two countries are meant: "the leaders of A and B"."""
    if token.tag != "NNS" or token.lemma.lower() not in lexicon().words["officials"]:
        return False
    named = (reading.entity_at(each, adjectives=True) for each in reading.parse.subtree(token))
    return len({entity.country for entity in named if entity is not None and entity.country}) > 1


def _is_they(reading: Reading, verb: Token, token: Token) -> bool:
    """Tell whether "they" are people of whom the page has just told, who talk somewhere or for a while."""
    return token.text.lower() == "they" and is_somewhere_or_long(reading, verb) and _are_people(reading, token)


def _are_people(reading: Reading, pronoun: Token) -> bool:
    """Tell whether the last plural subject before "they" is of people in office, or else two people are named there."""
    parse = reading.parse
    first = parse.sentence_tokens(max(0, pronoun.sentence - 1))[0]
    for token in reversed(parse.tokens[first.index : pronoun.index]):
        if token.dep in SUBJECTS and token.tag == "NNS":
            return token.lemma.lower() in lexicon().words["officials"] or token.text.lower() in _PAIRS
    start = first.span.start
    return len({m.entity for m in reading.people if start <= m.span.start < pronoun.span.start}) > 1


def is_somewhere_or_long(reading: Reading, verb: Token) -> bool:
    """Tell whether something was in a place, took some time or is counted: "sat there for two hours"."""
    there = any(child.text.lower() in {"there", "here"} for child in reading.parse.children(verb))
    return there or _is_somewhere(reading, verb) or _is_long(reading, verb) or _is_counted(reading, verb)


def _is_counted(reading: Reading, verb: Token) -> bool:
    """Tell whether it is counted: "for the first time"."""
    times = (e for word, e in prepositions(reading.parse, verb) if word == "for" and e.lemma == "time")
    return any(child.entity == "ORDINAL" for each in times for child in reading.parse.children(each))


def _is_somewhere(reading: Reading, token: Token) -> bool:
    return any(word in _WITHIN and is_place(reading, each) for word, each in prepositions(reading.parse, token))


def _is_long(reading: Reading, verb: Token) -> bool:
    """Tell whether it took some time: "for two hours", "for most of the day"."""
    return any(word == "for" and each.lemma.lower() in _LENGTHS for word, each in prepositions(reading.parse, verb))


def _partners(reading: Reading, token: Token) -> Iterator[Token]:
    """Yield those behind "with", also where it hangs from the time spent: "spent four hours with A"."""
    for holder in (token, *patients(reading.parse, token)):
        yield from (each for word, each in prepositions(reading.parse, holder) if word == "with")


def _acts_in_person(reading: Reading, token: Token) -> bool:
    own = own_subject(reading.parse, token) or next(iter(subjects(reading.parse, token)), None)
    return own is not None and is_person(reading, own)


def is_with_named(reading: Reading, token: Token) -> bool:
    """Tell whether somebody speaks or spends time with a person whom the page names, and not by phone."""
    named = any(named_person(reading, each) for each in _partners(reading, token))
    return named and _acts_in_person(reading, token) and not is_by_phone(reading, token)


def talks_to_named(reading: Reading, token: Token) -> bool:
    """Tell whether somebody talks to a person whom the page names in a place or for a while."""
    partners = [each for word, each in prepositions(reading.parse, token) if word == "to"]
    if not any(named_person(reading, each) for each in partners) or not _acts_in_person(reading, token):
        return False
    return is_somewhere_or_long(reading, token) or any(_is_somewhere(reading, each) for each in partners)


def is_between_named(reading: Reading, noun: Token) -> bool:
    """Tell whether a noun is that of people by name: "a session between A and B", "his first discussion with A"."""
    sides = (each for word, each in prepositions(reading.parse, noun) if word in {"between", "with"})
    return any(named_person(reading, each) for each in sides)


def is_invited_somewhere(reading: Reading, verb: Token) -> bool:
    """Tell whether one is asked to a place: "was invited to A in May", "accepted an invitation to A"."""
    holders = (verb, *(each for each in patients(reading.parse, verb) if not is_person(reading, each)))
    return any(
        word == "to" and is_place_told(reading, each)
        for holder in holders
        for word, each in prepositions(reading.parse, holder)
    )


def is_after_time_with(reading: Reading, token: Token) -> bool:
    """Tell whether hours stand for a meeting: "said after four hours with A"."""
    above = reading.parse.head(token)
    after = token.dep == "pobj" and above.text.lower() in {"after", "following", "during"}
    partners = [each for word, each in prepositions(reading.parse, token) if word == "with"]
    return after and any(named_person(reading, each) for each in partners)


def sees_each_other(reading: Reading, token: Token) -> bool:
    """Tell whether people see "each other"."""
    seen = {each.text.lower() for each in objects(reading.parse, token)}
    return "other" in seen and reading.parse.text[token.span.end : token.span.end + 11].lower() == " each other"


def sees_somebody(reading: Reading, token: Token) -> bool:
    """Tell whether one sees another in person: "saw A in B", "will see A on Friday", not "saw A as a rival"."""
    parse = reading.parse
    children = parse.children(token)
    if any(child.dep in {"ccomp", "xcomp", "oprd"} or child.text.lower() in _SEEN_AS for child in children):
        return False
    own = next(iter(subjects(parse, token)), None)
    who = patients(parse, token)
    if own is None or not who or not _is_one(reading, own) or not all(_is_one(reading, each) for each in who):
        return False
    holders = (token, *who)
    return any(_is_somewhere(reading, each) or is_on_a_day(reading, each) for each in holders)


def _is_one(reading: Reading, token: Token) -> bool:
    """Tell whether one person is meant, by name, office or pronoun."""
    office = token.tag == "NN" and token.lemma.lower() in lexicon().words["officials"]
    return named_person(reading, token) or token.text.lower() in _ONE_OF_US or (office and is_person(reading, token))


def is_on_a_day(reading: Reading, token: Token) -> bool:
    """Tell whether a day or month hangs from a word: "on June 6", "tomorrow", "last week"."""
    below = {child.index for child in reading.parse.children(token)}
    below |= {each.index for _, each in prepositions(reading.parse, token)}
    return any(
        reading.times[number].duration is None
        for head, numbers in reading.time_heads.items()
        if head in below
        for number in numbers
    )


def retreats_together(reading: Reading, token: Token) -> bool:
    """Tell whether a retreat is a meeting away from the office and not an army's: "a leaders' retreat with A"."""
    parse = reading.parse
    above = parse.head(token)
    held = token.dep in {"dobj", "nsubjpass"} and above.lemma in {"hold", "host", "convene", "attend", "chair"}
    leaders = any(
        child.lemma.lower() in lexicon().words["officials"] and child.dep in {"poss", "compound", "nmod"}
        for child in parse.children(token)
    )
    met = any(word == "with" and is_person(reading, each) for word, each in prepositions(parse, token))
    theirs = above.text.lower() == "at" and any(child.text.lower() == "their" for child in parse.children(token))
    return held or leaders or met or theirs


def is_not_by_phone(reading: Reading, _: Token) -> bool:
    """Tell whether the page speaks of no call, so that "their conversation" was one face to face."""
    return _PHONED.search(reading.parse.text) is None


def is_guest_there(reading: Reading, token: Token) -> bool:
    """Tell whether a named person is told to have been or to be in another country than his own: "A was in B"."""
    parse = reading.parse
    more = any(
        child.dep in {"attr", "acomp"} or (child.dep == "xcomp" and not _is_purpose(reading, child))
        for child in parse.children(token)
    )
    if more or token.tag not in {"VBD", "VB", "VBN", "VBZ", "VBG"}:
        return False
    holders = (token, *patients(parse, token))
    places = [
        each
        for holder in holders
        for word, each in prepositions(parse, holder)
        if word in {"in", "at"} and is_place(reading, each)
    ]
    home = {code for each in subjects(parse, token) for code in _homes(reading, each)}
    abroad = {entity.country for each in places if (entity := reading.entity_at(each)) is not None}
    return bool(home - {None}) and bool(abroad - {None}) and not home & abroad


def _is_purpose(reading: Reading, verb: Token) -> bool:
    """Tell whether an infinitive says what somebody is somewhere for: "was in A to open a bridge"."""
    before = reading.parse.text[: verb.span.start].rstrip().lower().rsplit(" ", 2)[-2:]
    return verb.tag == "VB" and before[-1] == "to" and before[0] not in {"is", "was", "are", "were"}


def _homes(reading: Reading, token: Token) -> Iterator[str | None]:
    """Yield the countries of a person named, or of an office: "Mongolia's president"."""
    entity = _person_at(reading, token)
    if entity is not None:
        yield entity.country
    elif token.tag == "NN" and token.lemma.lower() in lexicon().words["officials"]:
        owners = (child for child in reading.parse.children(token) if child.dep in {"poss", "amod", "compound"})
        named = (reading.entity_at(each, adjectives=True) for each in owners)
        yield from (each.country for each in named if each is not None)


def _person_at(reading: Reading, token: Token) -> PageEntity | None:
    """Return the person named at a word or in apposition to it."""
    for each in (token, *(child for child in reading.parse.children(token) if child.dep == "appos")):
        entity = reading.entity_at(each)
        if entity is not None and entity.kind is EntityKind.PERSON:
            return entity
    return None

"""The setting that makes a general word news: a day, a place, an office, people who hold what a noun names.

"Fell", "burned", "the forum" and "their conversation" are said of anything. They tell a happening where they have a day
or a place, and somebody in office where it takes one.
"""

import re
from collections.abc import Callable, Iterator

from dateline.annotate.clauses import SUBJECTS, ancestors, is_passive, own_subject, prepositions, subjects, verb_above
from dateline.annotate.events_actors import acts_in_public, is_person, is_place, is_place_told, named_person
from dateline.annotate.events_company import are_people_together
from dateline.annotate.events_disasters import disaster_verb
from dateline.annotate.events_lexicon import lexicon
from dateline.annotate.events_patients import patients
from dateline.annotate.parse import Parse, Token
from dateline.annotate.reading import Reading

_DEPTH = 4
# What stands behind these was at another time or is another matter.
_ELSEWHERE = frozenset({"after", "since", "before", "until", "following", "about", "over", "against", "for"})
_PACT = re.compile(
    r"\b(?:treaty|accord|pact|charter|agreement|deal|declaration|memorandum|protocol|convention)s?\b", re.IGNORECASE
)
_PUBLIC = re.compile(
    r"\b(?:ministers?|president|premier|chancellor|envoys?|ambassador|governor|delegations?|negotiators?|diplomats?|"
    r"counterparts?|talks|foreign secretary|king|queen|mayors?)\b",
    re.IGNORECASE,
)
_SIZES = frozenset(
    {"strength", "magnitude", "intensity", "kind", "size", "scale", "water", "mud", "snow", "rock", "lava"}
)
_COURT = re.compile(r"\b(?:court|judges?|jury|prosecutors?|trial|defendants?)\b", re.IGNORECASE)
_OF_WAR = re.compile(r"\b(?:missiles?|drones?|rockets?|air ?strikes?|shelling|bombs?|bombers?)\b", re.IGNORECASE)
_OF_VOTES = re.compile(
    r"\b(?:turnout|by-?elections?|elections?|polling|polls|ballots?|candidates?|constituency|majority|voters?|votes)\b",
    re.IGNORECASE,
)
_OF_WORK = re.compile(
    r"\b(?:unions?|workers?|staff|pay|wages?|walk-?outs?|pickets?|employers?|dockers|guards|drivers|teachers|nurses|"
    r"crews?|industrial action|airline|rail(?:ways?)?)\b",
    re.IGNORECASE,
)
_IN_FORCE = frozenset({"police", "army", "troop", "troops", "soldier", "officer", "military", "guard"})
_UNDER_WAY = frozenset({
    "begin", "start", "open", "end", "close", "continue", "be", "take", "extend", "resume", "adjourn", "collapse",
})  # fmt: skip
_BESIDE = frozenset({"near", "at", "outside", "under", "in", "on", "inside", "beside", "aboard"})
_FALLING_OTHERWISE = frozenset(
    {"short", "silent", "ill", "apart", "quiet", "behind", "victim", "prey", "asleep", "sharply"}
)
_NOT_FALLING = frozenset({"to", "by", "into", "from", "below", "short", "behind", "under", "for", "within", "between"})
_WHERE = frozenset(
    {"in", "at", "near", "off", "outside", "on", "above", "around", "across", "aboard", "into", "through"}
)
_OFFICES = frozenset({
    "president", "minister", "premier", "chancellor", "governor", "ambassador", "commissioner", "chairman",
    "chairwoman", "chair", "speaker", "secretary", "king", "queen", "mayor", "pope", "chief", "director", "manager",
    "head", "leader", "judge", "prosecutor", "envoy", "senator", "lawmaker", "general", "commander", "boss", "rector",
    "bishop", "archbishop", "treasurer", "deputy", "auditor", "spokesman", "spokeswoman", "executive", "principal",
})  # fmt: skip
_HOLDING = frozenset({
    "hold", "host", "convene", "open", "close", "end", "begin", "start", "conclude", "attend", "address", "chair",
    "wrap", "kick", "gather", "take", "adopt", "discuss", "agree", "meet", "announce", "schedule", "plan", "postpone",
    "cancel", "move", "set", "run", "finish", "break", "draw", "bring", "welcome", "organise", "organize", "join",
})  # fmt: skip


def within(parse: Parse, token: Token, depth: int = _DEPTH) -> Iterator[tuple[str, Token]]:
    """Yield what stands behind the prepositions of a word and of those words: "on a bench on the pier at A"."""
    for word, noun in prepositions(parse, token):
        yield word, noun
        if depth > 1 and word not in _ELSEWHERE:
            yield from within(parse, noun, depth - 1)


def is_then_or_there(reading: Reading, token: Token) -> bool:
    """Tell whether a happening has a day or a place in its clause."""
    return _has_day(reading, token) or _has_place(reading, token)


def _has_day(reading: Reading, token: Token) -> bool:
    verb = token if token.pos in {"VERB", "AUX"} else verb_above(reading.parse, token)
    for index, numbers in reading.time_heads.items():
        head = reading.parse.tokens[index]
        if head.sentence != token.sentence or all(reading.times[n].duration is not None for n in numbers):
            continue
        above = next(
            (e for e in ancestors(reading.parse, head) if e.index == token.index or e.pos in {"VERB", "AUX"}), None
        )
        if above is not None and (above.index == token.index or (verb is not None and above.index == verb.index)):
            return True
    return False


def _has_place(reading: Reading, token: Token) -> bool:
    parse = reading.parse
    holders = [token]
    if token.pos in {"VERB", "AUX"}:
        holders += [*patients(parse, token), *subjects(parse, token)]
    elif token.dep in SUBJECTS | {"dobj"}:
        holders.append(parse.head(token))
    return any(
        word in _WHERE and (is_place_told(reading, each) or _is_house_of_town(reading, each))
        for holder in holders
        for word, each in within(parse, holder)
    )


def _is_house_of_town(reading: Reading, noun: Token) -> bool:
    """Tell whether a house is called after its town: "a Leeds hotel"."""
    house = noun.lemma.lower() in lexicon().words["sites"]
    return house and any(c.dep in {"compound", "nmod"} and is_place(reading, c) for c in reading.parse.children(noun))


def is_of_public_life(reading: Reading) -> bool:
    """Tell whether a page speaks of people in office, so that a session or a lunch may be one of theirs."""
    return _PUBLIC.search(reading.parse.text) is not None


def is_theirs_there(reading: Reading, noun: Token) -> bool:
    """Tell whether a noun is that of people known and has a place: "their conversation in A", "the lunch at B"."""
    parse = reading.parse
    if not is_of_public_life(reading):
        return False
    holders = (noun, parse.head(noun)) if noun.dep in SUBJECTS | {"dobj"} else (noun,)
    known = any(
        child.dep == "poss" or child.text.lower() in {"the", "that", "first", "last"} for child in parse.children(noun)
    )
    return known and any(
        word in _WHERE and is_place_told(reading, each)
        for holder in holders
        for word, each in _behind_days(parse, holder)
    )


def _behind_days(parse: Parse, token: Token) -> Iterator[tuple[str, Token]]:
    """Yield what stands behind the prepositions of a word, and of its day: "took place in April in A"."""
    for word, noun in prepositions(parse, token):
        yield word, noun
        if noun.entity == "DATE":
            yield from prepositions(parse, noun)


def is_of_officials(reading: Reading, noun: Token) -> bool:
    """Tell whether people in office or countries hold what a noun names: "a forum of ministers opened in A"."""
    parse = reading.parse
    above = parse.head(noun)
    if noun.dep not in SUBJECTS | {"dobj", "pobj"} or (noun.dep != "pobj" and above.lemma.lower() not in _HOLDING):
        return False
    inside = [each for each in parse.subtree(noun) if each.index != noun.index]
    inside += [each for word, each in prepositions(parse, above) if word in {"with", "by"}]
    officials = lexicon().words["officials"]
    doing = subjects(parse, above) if noun.dep == "dobj" else ()
    return any(_is_public(reading, each, officials) for each in (*inside, *doing))


def _is_public(reading: Reading, token: Token, officials: frozenset[str]) -> bool:
    if token.pos == "NOUN" and token.lemma.lower() in officials:
        return True
    entity = reading.entity_at(token, adjectives=True)
    return entity is not None and entity.country is not None and not is_place(reading, token)


def has_office(reading: Reading, token: Token) -> bool:
    """Tell whether a word is a person with a name, or an office."""
    return named_person(reading, token) or token.lemma.lower() in _OFFICES


def is_done_to_office(reading: Reading, token: Token) -> bool:
    """Tell whether something is done to a person with a name or an office: "the minister was forced out"."""
    return any(has_office(reading, each) for each in patients(reading.parse, token))


def is_done_by_office(reading: Reading, token: Token) -> bool:
    """Tell whether a person with a name or an office does it, or whom it befalls: "the minister lost his job"."""
    return any(has_office(reading, each) for each in subjects(reading.parse, token))


def is_of_office(reading: Reading, noun: Token) -> bool:
    """Tell whether a noun is of a person with a name or an office: "the ousting of A", "the minister's exit"."""
    owners = [child for child in reading.parse.children(noun) if child.dep == "poss"]
    owners += [each for word, each in prepositions(reading.parse, noun) if word == "of"]
    return any(has_office(reading, each) for each in owners)


def goes_down_alone(reading: Reading, verb: Token) -> bool:
    """Tell whether nothing stands behind "down" or "under": the ship "went down", not "went down the river"."""
    below = [child for child in reading.parse.children(verb) if child.text.lower() in {"down", "under", "over"}]
    return bool(below) and not any(c.dep == "pobj" for each in below for c in reading.parse.children(each))


def is_volcano(reading: Reading, verb: Token) -> bool:
    """Tell whether a mountain does it: "Mount A erupted", "A erupted" on a page about a volcano."""
    named = [each for each in subjects(reading.parse, verb) if each.tag in {"NNP", "NNPS"}]
    return bool(named) and ("volcan" in reading.parse.text.lower() or any(_is_mount(reading, each) for each in named))


def _is_mount(reading: Reading, name: Token) -> bool:
    before = (child.text.lower() for child in reading.parse.children(name))
    return bool({"mount", "mt", "mt.", "gunung"} & {*before, name.text.lower()})


def _is_beside_named(reading: Reading, verb: Token) -> bool:
    """Tell whether a person does it with one whom the page names: "sat on a bench on the pier with A"."""
    beside = {"with", "beside", "alongside", "opposite"}
    named = any(word in beside and named_person(reading, each) for word, each in within(reading.parse, verb))
    people = any(is_person(reading, each) for each in subjects(reading.parse, verb))
    return named and people and is_then_or_there(reading, verb)


def _is_with_person(reading: Reading, verb: Token) -> bool:
    return any(word == "with" and named_person(reading, each) for word, each in prepositions(reading.parse, verb))


def _is_to_place(reading: Reading, noun: Token) -> bool:
    return any(
        word in {"to", "through", "across"} and is_place_told(reading, each)
        for word, each in prepositions(reading.parse, noun)
    )


def _is_due_there(reading: Reading, token: Token) -> bool:
    """Tell whether somebody is awaited in a place: "due in A on Friday"."""
    here = any(child.text.lower() in {"here", "there"} for child in reading.parse.children(token))
    return here or any(
        word in {"in", "at"} and is_place_told(reading, each) for word, each in prepositions(reading.parse, token)
    )


def _signs_what_is_told(reading: Reading, verb: Token) -> bool:
    """Tell whether people in public life sign what the page has named: "all ten signed", "they signed in A"."""
    told = verb.tag in {"VBD", "VBN", "VBZ"} and not any(c.tag == "MD" for c in reading.parse.children(verb))
    if not told or any(word in {"for", "up", "off"} for word, _ in prepositions(reading.parse, verb)):
        return False
    people = are_people_together(reading, verb) or acts_in_public(reading, verb)
    people = people or any(each.pos == "NUM" for each in subjects(reading.parse, verb))
    return people and _PACT.search(reading.parse.text) is not None


def _is_deal_of_public(reading: Reading, verb: Token) -> bool:
    done = is_passive(reading.parse, verb) and is_then_or_there(reading, verb)
    return done or acts_in_public(reading, verb)


def _is_owned_by_day(reading: Reading, noun: Token) -> bool:
    """Tell whether it is called after its day: "Sunday's ballot"."""
    return any(child.dep == "poss" and child.entity == "DATE" for child in reading.parse.children(noun))


def _goes_on(reading: Reading, noun: Token) -> bool:
    """Tell whether what a noun names begins, goes on or ends: "voting closed", "the trial opened"."""
    return noun.dep in SUBJECTS and reading.parse.head(noun).lemma.lower() in _UNDER_WAY


def _is_next_in_office(reading: Reading, verb: Token) -> bool:
    """Tell whether somebody "will be the next foreign minister"."""
    offices = (child for child in reading.parse.children(verb) if child.dep == "attr" and child.lemma in _OFFICES)
    following = any(c.text.lower() in {"next", "new"} for each in offices for c in reading.parse.children(each))
    return following and any(named_person(reading, each) for each in subjects(reading.parse, verb))


def _is_by_people(reading: Reading, verb: Token) -> bool:
    """Tell whether people do it who are not sent by the state: "my cousins blocked the bridge"."""
    doing = subjects(reading.parse, verb)
    people = any(is_person(reading, each) for each in doing)
    return people and not any(each.lemma.lower() in _IN_FORCE for each in doing)


def _is_crowd_there(reading: Reading, noun: Token) -> bool:
    """Tell whether a rally has a place and a day, or is where people gather: "a rally outside the ministry"."""
    beside = any(word in {"outside", "before"} for word, _ in prepositions(reading.parse, noun))
    front = reading.parse.text[noun.span.end : noun.span.end + 12].lower() == " in front of"
    return beside or front or (_has_place(reading, noun) and _has_day(reading, noun))


def _is_place_subject(reading: Reading, verb: Token) -> bool:
    own = own_subject(reading.parse, verb)
    return own is not None and (is_place(reading, own) or own.lemma.lower() in lexicon().words["sites"])


def _is_bomb_there(reading: Reading, noun: Token) -> bool:
    """Tell whether a bomb is told with where it went off: "a bomb near the railway station"."""
    one = any(child.text.lower() in {"a", "the", "two", "three"} for child in reading.parse.children(noun))
    above = reading.parse.head(noun)
    told = noun.dep in SUBJECTS and any(each.type.value == "attack" for each in lexicon().senses("verb", above.lemma))
    return one and not told and any(word in _BESIDE for word, _ in prepositions(reading.parse, noun))


def _is_fall_of_place(reading: Reading, noun: Token) -> bool:
    """Tell whether a town's end is told: "the fall of A to the rebels"."""
    words = list(prepositions(reading.parse, noun))
    place = any(word == "of" and is_place(reading, each) for word, each in words)
    return place and any(word == "to" for word, _ in words)


def _falls_down(reading: Reading, verb: Token) -> bool:
    """Tell whether a fall is that of a thing: not "fell by a third", "fell silent"."""
    below = reading.parse.children(verb)
    after = reading.parse.tokens[verb.index + 1 : verb.index + 2]
    if after and after[0].text.lower() in _FALLING_OTHERWISE:
        return False
    told = any(child.dep in {"acomp", "npadvmod", "xcomp"} and child.entity not in {"DATE", "TIME"} for child in below)
    return not told and not any(word in _NOT_FALLING for word, _ in prepositions(reading.parse, verb))


def _is_subject_owned(reading: Reading, verb: Token) -> bool:
    """Tell whether a plane or train is that of somebody in office: "the premier's plane landed"."""
    owners = (c for each in subjects(reading.parse, verb) for c in reading.parse.children(each) if c.dep == "poss")
    return any(has_office(reading, each) for each in owners)


def _is_of_court(reading: Reading, noun: Token) -> bool:
    """Tell whether a verdict is that of a court, on a page about one."""
    return _has_day(reading, noun) and _COURT.search(reading.parse.text) is not None


def _burns_itself(reading: Reading, verb: Token) -> bool:
    """Tell whether nobody is said to have done it: "a warehouse burned in A", read as a participle."""
    patient = {each.index for each in patients(reading.parse, verb)}
    bare = verb.dep == "acl" and not any(child.dep == "auxpass" for child in reading.parse.children(verb))
    return bare and all(each.index in patient for each in subjects(reading.parse, verb))


def _is_from_somebody(reading: Reading, verb: Token) -> bool:
    """Tell whether what one gets is from a person named: "took a call from A"."""
    return any(
        word == "from" and named_person(reading, each)
        for holder in (verb, *patients(reading.parse, verb))
        for word, each in prepositions(reading.parse, holder)
    )


def _is_not_of_things(reading: Reading, noun: Token) -> bool:
    """Tell whether a flood or storm is one of nature: not "a flood of applications"."""
    of = [each for word, each in prepositions(reading.parse, noun) if word == "of"]
    return all(
        is_place_told(reading, each) or each.entity or each.text[:1].isupper() or each.lemma.lower() in _SIZES
        for each in of
    )


def _is_numbered_subject(reading: Reading, verb: Token) -> bool:
    return any(
        each.pos == "NUM" or any(child.dep == "nummod" for child in reading.parse.children(each))
        for each in subjects(reading.parse, verb)
    )


def _is_by_public_or_them(reading: Reading, verb: Token) -> bool:
    """Tell whether a state's arms strike, or "they" on a page about missiles and drones."""
    they = any(each.text.lower() == "they" for each in subjects(reading.parse, verb))
    return acts_in_public(reading, verb) or (they and _OF_WAR.search(reading.parse.text) is not None)


def _is_by_public_or_person(reading: Reading, verb: Token) -> bool:
    return acts_in_public(reading, verb) or any(is_person(reading, each) for each in subjects(reading.parse, verb))


def _is_of_work(reading: Reading, _: Token) -> bool:
    """Tell whether a strike is one of people at work: the page tells of them, and of no missiles."""
    text = reading.parse.text
    return _OF_WORK.search(text) is not None and _OF_WAR.search(text) is None


SETTINGS: dict[str, Callable[[Reading, Token], bool]] = {
    "then_or_there": is_then_or_there,
    "there": _has_place,
    "signed_then": lambda reading, token: _has_day(reading, token) and _PACT.search(reading.parse.text) is not None,
    "sanctions_then": lambda reading, token: token.dep != "pobj" and is_then_or_there(reading, token),
    "theirs_there": is_theirs_there,
    "of_officials": is_of_officials,
    "done_to_office": is_done_to_office,
    "done_by_office": is_done_by_office,
    "of_office": is_of_office,
    "goes_down": goes_down_alone,
    "volcano": is_volcano,
    "beside_named": _is_beside_named,
    "person_with": _is_with_person,
    "to_place": _is_to_place,
    "place_due": _is_due_there,
    "signs_told": _signs_what_is_told,
    "deal_told": _is_deal_of_public,
    "day_owned": _is_owned_by_day,
    "voting_goes": _goes_on,
    "trial_goes": _goes_on,
    "next_office": _is_next_in_office,
    "of_sanctions_page": lambda reading, _: "sanction" in reading.parse.text.lower(),
    "by_people": _is_by_people,
    "crowd_there": _is_crowd_there,
    "place_subject": _is_place_subject,
    "bomb_there": _is_bomb_there,
    "of_place_to": _is_fall_of_place,
    "fallen_down": _falls_down,
    "burns_itself": _burns_itself,
    "swearing_in": lambda reading, token: reading.parse.text[token.span.end :].lower().startswith("-in"),
    "from_somebody": _is_from_somebody,
    "not_of_things": _is_not_of_things,
    "owned_subject": _is_subject_owned,
    "court_there": _is_of_court,
    "numbered_subject": _is_numbered_subject,
    "by_officials_or_them": _is_by_public_or_them,
    "by_officials_or_person": _is_by_public_or_person,
    "of_votes": lambda reading, _: _OF_VOTES.search(reading.parse.text) is not None,
    "of_work": _is_of_work,
    "averted": lambda reading, token: reading.parse.head(token).lemma in {"avert", "avoid", "suspend"},
    "of_disaster": lambda reading, token: disaster_verb(reading.parse, token) is not None,
}

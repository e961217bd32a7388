"""Who takes part in a happening, and in which role.

The grammatical slots of the trigger are filled from the parse; the lexicon says which role each slot gives. Pronouns,
"the two leaders" and "his Russian counterpart" are followed to people named on the page. Somebody who cannot be
identified is left out.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from dateline.annotate.clauses import (
    ancestors,
    expand,
    is_passive,
    objects,
    own_subject,
    prepositions,
    subjects,
    verb_above,
)
from dateline.annotate.events_lexicon import lexicon
from dateline.annotate.events_patients import is_object_left, patients
from dateline.annotate.events_triggers import Trigger, predicate_noun
from dateline.annotate.parse import Token
from dateline.annotate.reading import Reading
from dateline.model.annotation import EntityKind, EventType, Mention, MentionForm, PageEntity, Participant
from dateline.model.span import Span

_GROUPS = frozenset({
    "leader", "president", "man", "woman", "two", "both", "pair", "duo", "counterpart", "colleague", "minister",
    "premier", "statesman", "they", "them", "their", "themselves",
})  # fmt: skip
_LIKE = frozenset({"counterpart", "colleague"})
_HEADS = frozenset({"president", "minister", "premier", "chancellor", "leader", "king", "secretary"})
_STATES = frozenset({"country", "nation", "side", "neighbour", "neighbor", "state", "government"})
# Words for another than who acts, where the page does not say who: "received her", "dined with his guest".
_OTHERS = frozenset({"him", "her", "guest", "visitor", "host", "counterpart", "colleague"})
_SPOKEN = re.compile(r"spokes|analyst|expert|professor|historian|reporter|editor|lawyer|resident", re.IGNORECASE)
_SINGLE = frozenset({"he", "she", "his", "her", "him"})
_PAIR_TYPES = frozenset({EventType.MEET, EventType.CALL, EventType.SUMMIT, EventType.SIGN, EventType.AGREE})
_PAIR_OF_PEOPLE = frozenset({EventType.MEET, EventType.CALL})
# What people do in person: a country does not stand for somebody whom the page does not name.
_PERSONAL = frozenset({
    EventType.MEET, EventType.VISIT, EventType.CALL, EventType.SUMMIT, EventType.ELECT, EventType.APPOINT,
    EventType.RESIGN, EventType.PROTEST, EventType.DISASTER,
})  # fmt: skip
_TRAVELS = frozenset({EventType.MEET, EventType.VISIT, EventType.CALL})
_OWN_SLOTS = frozenset({"subject", "owner", "compound", "adjective"})
_PASSIVE_SLOTS = {"subject": "object", "by": "subject"}
_NO_ROLE = frozenset({"other", "origin", "absentee"})

Filled = tuple[str, Token]


def participants_of(reading: Reading, trigger: Trigger, earlier: Sequence[Participant] = ()) -> tuple[Participant, ...]:
    """Return who takes part in the happening of `trigger`.

    `earlier` are the participants of the last happening told before it: "the two leaders" are first sought there.
    """
    found = _in_slots(reading, trigger, earlier)
    if trigger.entry.type not in _PAIR_OF_PEOPLE:
        return tuple(found.values())
    lost = _only_two(reading, trigger.token) if not found and trigger.is_verb else ()
    return lost or _two_in_office(reading, trigger, found) or tuple(found.values())


def _in_slots(reading: Reading, trigger: Trigger, earlier: Sequence[Participant]) -> dict[str, Participant]:
    """Return whom the grammatical slots of a trigger name, by key."""
    found: dict[str, Participant] = {}
    for slot, token in _slots(reading, trigger):
        beside = found if slot not in _OWN_SLOTS and _is_another(reading, token) else None
        role = _role(trigger, slot)
        if role is None or role in _NO_ROLE:
            continue
        named = _by_adjective(reading, token, role) if slot == "adjective" else entities_of(reading, token, earlier)
        if beside and (not named or any(key in beside for key, _ in named)):
            named = _other_person(reading, token, beside)
        if not named and role == "place":
            named = _named_site(reading, token)
        if not named and (role == "target" or (role == "actor" and _acts_for_country(trigger, token))):
            named = _by_country(reading, token)
        for key, span in named:
            entity = reading.entity(key)
            where = slot == "compound" and trigger.entry.type is EventType.VISIT
            if where and entity is not None and entity.kind is not EntityKind.PERSON:
                role = "place"
            if not _may_play(reading, trigger, token, key, role):
                continue
            found.setdefault(key, Participant(key, role, span))
    return found


def _two_in_office(reading: Reading, trigger: Trigger, found: Mapping[str, Participant]) -> tuple[Participant, ...]:
    """Return the two whom a page is about where a happening names them by office alone: "between A's king and B's"."""
    slots = [token for slot, token in _slots(reading, trigger) if (_role(trigger, slot) or "other") not in _NO_ROLE]
    nameless = [each for each in slots if _is_office(reading, each)]
    pair = _pair_of_page(reading)
    people = {key for key in found if _kind(reading, key) is EntityKind.PERSON}
    lacking = len(nameless) == 2 and len(slots) == 2 and set(found) <= set(pair)
    lacking = lacking or (len(nameless) == 1 and len(people) == 1 and people < set(pair) and nameless[0] in slots)
    if not pair or not lacking:
        return ()
    if people:
        return _with_the_other(reading, found, pair, nameless[0])
    codes = {code for each in nameless for code in countries_in_phrase(reading, each)}
    known = {entity.country for key in pair if (entity := reading.entity(key)) is not None} - {None}
    if not known <= codes:
        return ()
    return tuple(Participant(key, "actor", each.span) for key, each in zip(pair, nameless, strict=True))


def _with_the_other(
    reading: Reading, found: Mapping[str, Participant], pair: Sequence[str], office: Token
) -> tuple[Participant, ...]:
    """Return who takes part with the other of a pair, where "her Czech counterpart" may be that other."""
    other = next(key for key in pair if key not in found)
    entity = reading.entity(other)
    fits = entity is not None and entity.country in {None, *countries_in_phrase(reading, office)}
    return (*found.values(), Participant(other, "actor", office.span)) if fits else ()


def _is_office(reading: Reading, token: Token) -> bool:
    """Tell whether an office is named with its country: "Malta's president", "the Greek" before "and Maltese kings"."""
    beside = [child for child in reading.parse.children(token) if child.dep == "conj"]
    adjective = (mention := reading.mention(token)) is not None and mention.form is MentionForm.ADJECTIVE
    if adjective:
        return any(each.lemma.lower() in _HEADS for each in beside)
    named = _named_beside(reading, token) is not None
    return token.lemma.lower() in _HEADS | _LIKE and not named and bool(countries_in_phrase(reading, token))


def _pair_of_page(reading: Reading, *, strict: Token | None = None) -> tuple[str, ...]:
    """Return the two people whom a page is about: all whom it names, sources left out, or those of its headline.

    `strict`: a word that means others than who is named in its sentence, and nobody who is only quoted.
    """
    named = [m for m in reading.people if m.form is MentionForm.NAME and not _is_somewhere(reading, m)]
    everybody = {m.entity: None for m in named if not _speaks_for_others(reading, m.entity)}
    if strict is not None:
        sentence = reading.parse.sentences[strict.sentence].span
        beside = {m.entity for m in named if sentence.covers(m.span)}
        named = [m for m in named if m.entity not in beside]
    acting = {m.entity: None for m in named if not _only_says(reading, m)}
    headline = {m.entity: None for m in named if all(reading.in_headline(each) for each in reading.tokens_in(m.span))}
    return next((tuple(each) for each in (everybody, acting, headline) if len(each) == 2), ())


def _is_somewhere(reading: Reading, mention: Mention) -> bool:
    """Tell whether a name that was taken for a person's stands as that of a place: "in A", "near A"."""
    head = reading.head_of(reading.tokens_in(mention.span))
    return head.dep == "pobj" and reading.parse.head(head).text.lower() in {"in", "at", "near", "from", "off", "to"}


def _speaks_for_others(reading: Reading, key: str) -> bool:
    entity = reading.entity(key)
    return entity is not None and any(_SPOKEN.search(role.title) for role in entity.roles)


def _is_another(reading: Reading, token: Token) -> bool:
    """Tell whether somebody else than who acts is meant, of whom only that is said: "her", "his guest"."""
    return token.text.lower() in _OTHERS and not countries_in_phrase(reading, token)


def _acts_for_country(trigger: Trigger, token: Token) -> bool:
    """Tell whether nameless people in office or in arms act for their country: "Ghana's ministry condemned"."""
    in_office = token.lemma.lower() in lexicon().words["officials"]
    return in_office and trigger.entry.type not in _PERSONAL


def _by_country(reading: Reading, token: Token) -> list[tuple[str, Span]]:
    """Return the country whose people or things are meant: "expelled three Ghanaian diplomats", "28 people in Togo"."""
    around = [(word, noun) for word, noun in prepositions(reading.parse, token) if word in {"of", "in", "from"}]
    for word, noun in around:
        entity = reading.entity_at(noun)
        mention = reading.mention(noun)
        if word != "of" and mention is not None and entity is not None and entity.kind is EntityKind.COUNTRY:
            return [(mention.entity, mention.span)]
    for each in (token, *(noun for word, noun in around if word == "of")):
        for child in reading.parse.children(each):
            mention = reading.mention(child)
            entity = reading.entity(mention.entity) if mention is not None else None
            country = entity is not None and entity.kind is EntityKind.COUNTRY
            if mention is not None and child.dep in {"amod", "compound", "poss", "nmod"} and country:
                return [(mention.entity, mention.span)]
    return []


def _other_person(reading: Reading, token: Token, beside: Mapping[str, Participant]) -> list[tuple[str, Span]]:
    """Return the last person named before "her" in "A hopes to meet her" who is not A: nobody meets himself."""
    start = reading.parse.sentences[max(0, token.sentence - 1)].span.start
    near = [m for m in reading.people if start <= m.span.start and m.span.end <= token.span.start]
    others = [m.entity for m in near if m.entity not in beside]
    if not others and token.text.lower() not in _SINGLE:
        pair = _pair_of_page(reading)
        others = [key for key in pair if key not in beside] if set(pair) & set(beside) else []
    return [(others[-1], token.span)] if others else []


def _only_two(reading: Reading, verb: Token) -> tuple[Participant, ...]:
    """Return the two people of a sentence so scrambled that the verb has lost them."""
    sentence = reading.parse.sentences[verb.sentence].span
    named = {mention.entity: mention.span for mention in reading.people if sentence.covers(mention.span)}
    return tuple(Participant(key, "actor", span) for key, span in named.items()) if len(named) == 2 else ()


def entities_of(reading: Reading, token: Token, earlier: Sequence[Participant] = ()) -> list[tuple[str, Span]]:
    """Return the entities that the noun phrase headed by `token` stands for, each with the words that say so."""
    mention = reading.mention(token)
    if mention is not None and mention.form is not MentionForm.ADJECTIVE:
        same = [m for m in reading.names.mentions if m.span == mention.span]
        return [(m.entity, m.span) for m in same]
    if token.text.lower() in {"who", "whom", "which", "that"} and (head := _antecedent(reading, token)) is not None:
        return entities_of(reading, head, earlier)
    if token.tag in {"NNS", "NNPS"} and (listed := _people_listed(reading, token)):
        return listed
    named = _named_beside(reading, token)
    if named is not None:
        return [(named.entity, named.span)]
    lemma = token.lemma.lower() if token.pos != "PRON" else token.text.lower()
    if _is_group(reading, token, lemma):
        return [(key, token.span) for key in _group(reading, token, earlier)]
    if lemma in _STATES and token.tag == "NNS" and not _has_other_owner(reading, token):
        return [(key, token.span) for key in _states(reading, token)]
    if lemma in _SINGLE:
        key = _person_before(reading, token)
        return [(key, token.span)] if key else []
    if lemma in {"its", "it"}:
        key = _state_before(reading, token)
        return [(key, token.span)] if key else []
    key = _by_office(reading, token)
    return [(key, token.span)] if key else []


def _named_site(reading: Reading, token: Token) -> list[tuple[str, Span]]:
    """Return the place behind a common noun for places: "the resort of Sochi"."""
    if token.lemma.lower() not in lexicon().words["sites"]:
        return []
    return [
        found
        for word, each in prepositions(reading.parse, token)
        if word == "of"
        for found in entities_of(reading, each)
    ]


def _may_play(reading: Reading, trigger: Trigger, token: Token, key: str, role: str) -> bool:
    entity = reading.entity(key)
    if entity is None or _is_source(reading, token):
        return False
    if role == "place":
        return entity.kind in {EntityKind.PLACE, EntityKind.COUNTRY}
    return role != "actor" or not _is_stray(trigger, entity)


def _by_adjective(reading: Reading, token: Token, role: str) -> list[tuple[str, Span]]:
    """Return what an adjective names: who invades in "the Russian invasion", where to in "a Central Asian trip".

    The adjective of a country before a visit may name either side, so it names none.
    """
    mention = reading.mention(token)
    entity = reading.entity(mention.entity) if mention is not None else None
    if mention is None or entity is None or (role == "place" and entity.kind is EntityKind.COUNTRY):
        return []
    return [(mention.entity, mention.span)]


def _is_source(reading: Reading, token: Token) -> bool:
    """Tell whether `token` only says on whose word something is told: "according to the agency"."""
    parse = reading.parse
    start = parse.sentences[token.sentence].span.start
    before = parse.text[max(start, token.span.start - 60) : token.span.start]
    return "ccording to" in before and "," not in before


def _role(trigger: Trigger, slot: str) -> str | None:
    if slot.startswith("carrier:"):
        return slot.removeprefix("carrier:") or None
    return trigger.entry.role(slot)


def _slots(reading: Reading, trigger: Trigger) -> Iterator[Filled]:
    if trigger.is_verb:
        yield from _verb_slots(reading, trigger)
    else:
        yield from _noun_slots(reading, trigger)


def _verb_slots(reading: Reading, trigger: Trigger) -> Iterator[Filled]:
    parse, verb = reading.parse, trigger.token
    direct = objects(parse, verb)
    acted_on = patients(parse, verb)
    if is_object_left(parse, verb, direct):
        direct = acted_on
    passive = (bool(acted_on) and acted_on[0] not in direct) or _shares_passive(reading, verb)
    doers = _listed(reading, subjects(parse, verb))
    for each in acted_on if acted_on and passive else doers:
        yield ("object" if passive else "subject"), each
    for each in () if passive else direct:
        yield "object", each
    for word, each in prepositions(parse, verb):
        yield (_PASSIVE_SLOTS.get(word, word) if passive else word), each
    if trigger.entry.objects:
        for thing in acted_on:
            yield from prepositions(parse, thing)


def _listed(reading: Reading, heads: Sequence[Token]) -> tuple[Token, ...]:
    """Return `heads` with the names that a headline lists by a comma: "A, B to meet"."""
    found = list(heads)
    for head in heads:
        entity = reading.entity_at(head)
        if entity is None or not reading.in_headline(head):
            continue
        for child in reading.parse.children(head):
            other = reading.entity_at(child) if child.dep == "appos" else None
            if other is not None and other.kind is entity.kind and child not in found:
                found.append(child)
    return tuple(found)


def _shares_passive(reading: Reading, verb: Token) -> bool:
    """Tell whether a participle goes on with the passive of the verb before it: "was arrested and expelled"."""
    bare = not any(child.dep in {"aux", "nsubj"} for child in reading.parse.children(verb))
    return verb.tag == "VBN" and verb.dep == "conj" and bare and is_passive(reading.parse, reading.parse.head(verb))


def _noun_slots(reading: Reading, trigger: Trigger) -> Iterator[Filled]:
    yield from _phrase_slots(reading, trigger.token)
    named_again = predicate_noun(reading.parse, trigger.token)
    if named_again is not None and trigger.token.dep in {"nsubj", "nsubjpass"}:
        yield from _phrase_slots(reading, named_again)
    if trigger.carrier is not None:
        yield from _carrier_slots(reading, trigger, trigger.carrier)
    elif trigger.entry.type in _TRAVELS:
        yield from _traveller_slots(reading, trigger.token)
    if trigger.entry.type is EventType.VISIT:
        yield from _destination_next(reading, trigger.token)


def _destination_next(reading: Reading, noun: Token) -> Iterator[Filled]:
    """Yield where a journey goes whose next words the parse gives to the verb: "dropped his visit to Australia"."""
    after = reading.parse.tokens[noun.index + 1 : noun.index + 2]
    if after and after[0].text.lower() == "to" and reading.parse.head(after[0]).index != noun.index:
        yield from (("to", each) for each in reading.parse.children(after[0]) if each.dep == "pobj")


def _phrase_slots(reading: Reading, noun: Token) -> Iterator[Filled]:
    parse = reading.parse
    for child in parse.children(noun):
        if child.dep == "poss":
            for each in expand(parse, [child]):
                yield "owner", each
        elif child.dep in {"compound", "nmod", "amod"} and child.index < noun.index:
            yield from _modifier_slots(reading, child)
        elif child.dep == "acl" and child.tag == "VBN":  # "a visit to B planned for Tuesday by A"
            yield from (("by", each) for word, each in prepositions(parse, child) if word == "by")
    main = verb_above(parse, noun)
    astray = {each.index for each in subjects(parse, main) if each.index > noun.index} if main is not None else set()
    for word, each in prepositions(parse, noun):
        if each.index not in astray:
            yield word, each


def _modifier_slots(reading: Reading, child: Token) -> Iterator[Filled]:
    for each in (child, *(token for token in reading.parse.subtree(child) if token.index < child.index)):
        mention = reading.mention(each)
        if mention is not None:
            yield ("adjective" if mention.form is MentionForm.ADJECTIVE else "compound"), each


def _carrier_slots(reading: Reading, trigger: Trigger, carrier: Token) -> Iterator[Filled]:
    parse = reading.parse
    role = lexicon().carriers.get(carrier.lemma)
    if role and trigger.token.dep not in {"nsubj", "nsubjpass", "attr"}:
        for each in _listed(reading, subjects(parse, carrier)):
            yield f"carrier:{role}", each
    for word, each in prepositions(parse, carrier):
        if word in {"with", "between"} or (word == "by" and trigger.token.dep == "nsubjpass"):
            yield ("carrier:host" if word == "by" else word), each


def _traveller_slots(reading: Reading, noun: Token) -> Iterator[Filled]:
    """Yield who goes to a meeting: "A arrived in B for talks with C" and "A left on a visit to B"."""
    parse = reading.parse
    above = parse.head(noun)
    if noun.dep != "pobj" or above.text.lower() not in {"for", "on", "with", "after", "following"}:
        return
    if above.text.lower() in {"after", "following"}:
        yield from _person_back_from(reading, noun)
        return
    if above.text.lower() == "with" and not any(child.text.lower() in {"a", "an"} for child in parse.children(noun)):
        return
    if any(child.dep == "poss" for child in parse.children(noun)) and above.text.lower() in {"for", "on"}:
        return
    verb = verb_above(parse, above)
    if verb is not None:
        for each in subjects(parse, verb):
            yield "carrier:actor", each


def _person_back_from(reading: Reading, noun: Token) -> Iterator[Filled]:
    """Yield who "will visit Lisbon after talks with B": somebody acts after talks with one other."""
    verb = verb_above(reading.parse, noun)
    withs = [each for word, each in prepositions(reading.parse, noun) if word == "with"]
    doers = subjects(reading.parse, verb) if verb is not None else ()
    owned = any(child.dep == "poss" for child in reading.parse.children(noun))
    if len(withs) == 1 and len(doers) == 1 and not owned and _is_person_named(reading, doers[0]):
        yield "carrier:actor", doers[0]


def _is_person_named(reading: Reading, token: Token) -> bool:
    entity = reading.entity_at(token)
    return entity is not None and entity.kind is EntityKind.PERSON


def _is_stray(trigger: Trigger, entity: PageEntity) -> bool:
    """Tell whether an entity cannot act in this kind of happening: a place named in passing."""
    return entity.kind is EntityKind.PLACE and trigger.entry.type in _PAIR_TYPES | {EventType.VISIT}


def _antecedent(reading: Reading, token: Token) -> Token | None:
    verb = reading.parse.head(token)
    return reading.parse.head(verb) if verb.dep == "relcl" else None


def _people_listed(reading: Reading, token: Token) -> list[tuple[str, Span]]:
    """Return the people listed behind a plural: "the two leaders, A and B"."""
    beside = [child for child in reading.parse.children(token) if child.dep == "appos"]
    found = [
        (mention.entity, mention.span)
        for each in expand(reading.parse, beside)
        if (mention := reading.mention(each)) is not None and _kind(reading, mention.entity) is EntityKind.PERSON
    ]
    return found if len(found) > 1 else []


def _named_beside(reading: Reading, token: Token) -> Mention | None:
    """Return the name that stands in apposition to `token`, or before it as its title."""
    for child in reading.parse.children(token):
        if child.dep in {"appos", "flat"} or (
            child.dep in {"compound", "nmod"} and token.lemma.lower() in _GROUPS and token.tag != "NNS"
        ):
            mention = reading.mention(child)
            entity = reading.entity(mention.entity) if mention is not None else None
            if mention is not None and entity is not None and entity.kind is EntityKind.PERSON:
                return mention
            if child.dep == "appos" and mention is None and (deeper := _named_beside(reading, child)) is not None:
                return deeper  # "her brother, the leader A"
    return _named_behind_comma(reading, token)


def _named_behind_comma(reading: Reading, token: Token) -> Mention | None:
    """Return the name in "…, and the mayor, A B, met", which the parser may hang from somebody else."""
    behind = reading.parse.tokens[token.index + 1 : token.index + 3]
    if len(behind) < 2 or behind[0].text != "," or behind[1].sentence != token.sentence:
        return None
    mention = reading.mention(behind[1])
    entity = reading.entity(mention.entity) if mention is not None else None
    if mention is None or entity is None or entity.kind is not EntityKind.PERSON:
        return None
    head = reading.head_of(reading.tokens_in(mention.span))
    described = token.lemma.lower() in lexicon().words["people"]
    return mention if head.dep == "appos" and described else None


def _is_group(reading: Reading, token: Token, lemma: str) -> bool:
    if lemma in {"they", "them", "their", "both", "pair", "duo", "themselves"}:
        return True
    if token.text.lower() == "two" and token.dep in {"nsubj", "nsubjpass", "pobj", "dobj", "poss"}:
        return True
    if lemma in _HEADS and token.tag == "NN" and len(_countries_led(reading, token)) == 2:
        return any(each.dep == "cc" for each in reading.parse.subtree(token))  # "the Greek and the Maltese president"
    return lemma in _GROUPS and token.tag in {"NNS", "NNPS"} and not _has_other_owner(reading, token)


def _has_other_owner(reading: Reading, token: Token) -> bool:
    words = {child.text.lower() for child in reading.parse.children(token)}
    return not words & {"the", "both", "two", "these", "our", "their"}


def _group(reading: Reading, token: Token, earlier: Sequence[Participant]) -> list[str]:
    """Return the people meant by "the two leaders": of the countries named, of the last happening, or on view."""
    subject = _subject_of_clause(reading, token)
    if subject is not None:
        return [key for key, _ in entities_of(reading, subject, earlier)]
    if above := _people_above(reading, token):
        return above
    led, counted = _countries_led(reading, token), _is_counted(reading, token)
    if len(led) == 2 and not earlier and not any(_person_of(reading, each.country or "", None) for each in led):
        return list(_pair_of_page(reading, strict=token)) or [country.key for country in led]
    if len(led) > 1 or (led and not counted):
        return [_person_of(reading, country.country or "", None) or country.key for country in led]
    if any(child.dep == "nummod" and child.text.lower() not in {"two", "2"} for child in reading.parse.children(token)):
        return _bodies(reading, token)
    people = [p.entity for p in earlier if _kind(reading, p.entity) is EntityKind.PERSON]
    if len(set(people)) == 2:
        return list(dict.fromkeys(people))
    before = [m for m in reading.people if m.span.start < token.span.start]
    latest = {m.entity: m for m in before}
    near = sorted(latest.values(), key=lambda m: (_only_says(reading, m), -m.span.start))[:2]
    recent = [m.entity for m in sorted(near, key=lambda m: -m.span.start)]
    if len(recent) == 2:
        return recent[::-1]
    after = [m.entity for m in reading.people if m.span.start > token.span.start]
    if not recent:
        return list(_pair_of_page(reading))
    return (recent + [key for key in dict.fromkeys(after) if key not in recent])[:2]


def _subject_of_clause(reading: Reading, token: Token) -> Token | None:
    """Return the people or countries in the plural whose "their" it is: "the leaders of A and B hold their summit"."""
    if token.text.lower() != "their":
        return None
    verb = verb_above(reading.parse, token)
    found = own_subject(reading.parse, verb) if verb is not None else None
    return found if found is not None and found.index < token.index and found.tag == "NNS" else None


def _people_above(reading: Reading, token: Token) -> list[str]:
    """Return who does what stands above "they": "A, B and C agreed on it when they met"."""
    if token.text.lower() not in {"they", "them", "their"}:
        return []
    for verb in (each for each in ancestors(reading.parse, token) if each.pos in {"VERB", "AUX"}):
        doers = [each for each in subjects(reading.parse, verb) if each.index < token.index]
        found = [entity.key for each in doers if (entity := reading.entity_at(each)) is not None]
        if len(found) > 1 and all(_is_person_named(reading, each) for each in doers):
            return found
    return []


def _countries_led(reading: Reading, token: Token) -> list[PageEntity]:
    """Return the countries whose leaders are meant: "the presidents of A and B", "the Serbian and Kosovar leaders"."""
    parse = reading.parse
    sides = [each for each in parse.subtree(token) if each.index < token.index and each.dep != "relcl"]
    above = reading.mention(parse.head(token)) if token.dep == "conj" else None
    if above is not None and above.form is MentionForm.ADJECTIVE:
        sides.append(parse.head(token))  # "the Polish and the Czech prime ministers"
    sides += [each for word, noun in prepositions(parse, token) if word == "of" for each in expand(parse, [noun])]
    named = (reading.entity_at(each, adjectives=True) for each in sides)
    found = {each.key: each for each in named if each is not None and each.kind is EntityKind.COUNTRY}
    return list(found.values())


def _is_counted(reading: Reading, token: Token) -> bool:
    """Tell whether "two" or "both" stands with the noun: the page has told of them before."""
    words = {child.text.lower() for child in reading.parse.children(token)}
    return bool(words & {"two", "both", "2"})


def _only_says(reading: Reading, mention: Mention) -> bool:
    """Tell whether somebody is named there as the source of what is told: "…, the envoy said"."""
    head = reading.head_of(reading.tokens_in(mention.span))
    return head.dep == "nsubj" and reading.parse.head(head).lemma in {"say", "tell", "add", "write"}


def _bodies(reading: Reading, token: Token) -> list[str]:
    """Return the organisation whose people are meant: "the four leaders of the Quad"."""
    found = (reading.entity_at(each) for word, each in prepositions(reading.parse, token) if word == "of")
    return [each.key for each in found if each is not None and each.kind is EntityKind.ORGANISATION]


def _states(reading: Reading, token: Token) -> list[str]:
    before = [
        m
        for m in reading.names.mentions
        if m.span.start < token.span.start and _kind(reading, m.entity) is EntityKind.COUNTRY
    ]
    recent = list(dict.fromkeys(m.entity for m in reversed(before)))[:2]
    return recent[::-1] if len(recent) == 2 else []


def countries_in_phrase(reading: Reading, token: Token) -> list[str]:
    """Return the codes of the countries named in the noun phrase of `token`, adjectives included."""
    codes: list[str] = []
    for each in reading.parse.subtree(token):
        entity = reading.entity_at(each, adjectives=True)
        if entity is not None and entity.kind is EntityKind.COUNTRY and entity.country and entity.country not in codes:
            codes.append(entity.country)
    return codes


def _person_before(reading: Reading, token: Token) -> str | None:
    """Return the person a singular pronoun most likely means: the last subject named before it, else the last name."""
    sentences = reading.parse.sentences
    before = sentences[max(0, token.sentence - 1)]
    start = (before if before.block == sentences[token.sentence].block else sentences[token.sentence]).span.start
    near = [m for m in reading.people if start <= m.span.start and m.span.end <= token.span.start]
    for mention in reversed(near):
        head = reading.head_of(reading.tokens_in(mention.span))
        if head.dep in {"nsubj", "nsubjpass", "poss"}:
            return mention.entity
    return near[-1].entity if near else _person_of_headline(reading)


def _person_of_headline(reading: Reading) -> str | None:
    """Return the only person that the headline names, whom a page goes on to call "she"."""
    named = {m.entity for m in reading.people if all(reading.in_headline(each) for each in reading.tokens_in(m.span))}
    return named.pop() if len(named) == 1 else None


def _state_before(reading: Reading, token: Token) -> str | None:
    """Return the country or organisation that "its" means: the last one named before it in the sentence."""
    start = reading.parse.sentences[token.sentence].span.start
    kinds = {EntityKind.COUNTRY, EntityKind.ORGANISATION}
    near = [m for m in reading.names.mentions if start <= m.span.start and m.span.end <= token.span.start]
    return next(
        (m.entity for m in reversed(near) if _kind(reading, m.entity) in kinds and m.form is not MentionForm.ADJECTIVE),
        None,
    )


def _by_office(reading: Reading, token: Token) -> str | None:
    """Return the person meant by "his Russian counterpart" or "China's president", if the page names one."""
    lemma = token.lemma.lower()
    if lemma not in _GROUPS or token.tag in {"NNS", "NNPS"}:
        return None
    codes = countries_in_phrase(reading, token)
    return _person_of(reading, codes[0], lemma) if codes else None


def _person_of(reading: Reading, code: str, office: str | None) -> str | None:
    """Return the page's most mentioned person of a side, those known to hold the office first."""
    people = [e for e in reading.names.entities if e.kind is EntityKind.PERSON and e.country == code]
    if office is not None:
        offices = _HEADS if office in _LIKE else {office}
        holders = [e for e in people if any(each in role.title.lower() for role in e.roles for each in offices)]
        people = holders or [e for e in people if not e.roles]
    ranked = sorted(people, key=lambda e: -reading.fame[e.key])
    return ranked[0].key if ranked else None


def _kind(reading: Reading, key: str) -> EntityKind | None:
    entity = reading.entity(key)
    return entity.kind if entity is not None else None

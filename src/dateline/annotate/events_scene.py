"""When and where a happening takes place: which times and places of the page belong to which trigger.

A phrase belongs to the first trigger met on the way up from it through the dependencies. Times and places that hang
from a verb of saying or postponing ("announced on Monday", "postponed on Monday") are that verb's and not the
happening's.
"""

from collections.abc import Sequence

from dateline.annotate.clauses import ancestors, own_subject, verb_above
from dateline.annotate.events_actors import stands_as_place
from dateline.annotate.events_capitals import capital_meant
from dateline.annotate.events_lexicon import lexicon
from dateline.annotate.events_series import is_ordinal_alone, is_those, number_in_row
from dateline.annotate.events_triggers import RESIGNING, Trigger
from dateline.annotate.events_where import (
    STATIC,
    at_once_with,
    hangs_from,
    is_place_name,
    place_entity,
    place_heads,
    places_besides,
    places_of_disaster,
)
from dateline.annotate.parse import Parse, Token
from dateline.annotate.reading import Reading
from dateline.model.annotation import EntityKind, EventType, PlaceMention
from dateline.model.span import Span

_BOUNDS_ONLY = frozenset({"since", "until"})
_PARTING = frozenset({".", ";", ":", "since", "after", "before"})
_NEAR = 36  # characters between "those in A" and the day of those
_HOURS = frozenset({"hour", "minute"})
_THEN = frozenset({"after", "following", "in"})
# Who comes somewhere on a day for talks has them then; who leaves or heads there may have them later.
_COMING = frozenset({"come", "travel", "go", "fly", "arrive", "visit", "gather", "assemble", "convene", "meet", "join"})
_KILLING = frozenset({EventType.DISASTER, EventType.ATTACK})
_DYING = frozenset({"die", "kill", "injure", "wound", "hurt", "perish", "drown", "bury"})
_RESCHEDULED = ("postponed", "cancelled", "denied")


def times_by_trigger(reading: Reading, triggers: Sequence[Trigger]) -> list[tuple[int, ...]]:
    """Return, for each trigger, the indices of the times that say when it is.

    Durations ("for two years"), and times that only bound a count ("since February"), say nothing about when.
    """
    owners = _owners(triggers)
    found: list[list[int]] = [[] for _ in triggers]
    for head, numbers in sorted(reading.time_heads.items()):
        usable = [
            n for n in numbers if reading.times[n].duration is None and reading.times[n].modifier not in _BOUNDS_ONLY
        ]
        if not usable:
            continue
        token = reading.parse.tokens[head]
        positions = _owners_above(reading, token, owners, triggers) or _noun_before(reading, token, owners)
        for position in _beyond_since(reading, token, triggers, positions):
            if not _is_time_of_call(reading, token, triggers[position]):
                found[position].extend(usable)
    _share_with_inner(reading, triggers, found)
    _share_from_above(reading, triggers, found)
    _share_with_meanwhile(reading, triggers, found)
    _share_leading_times(reading, triggers, found)
    _claim_for_counted(reading, triggers, found)
    return [tuple(sorted(set(each))) for each in found]


def places_by_trigger(reading: Reading, triggers: Sequence[Trigger]) -> list[tuple[Token, ...]]:
    """Return, for each trigger, the heads of the place names that say where it is, in order."""
    owners = _owners(triggers)
    found: list[list[Token]] = [[] for _ in triggers]
    for head in place_heads(reading):
        top = _top_of_place_phrase(reading, head, owners)
        if top is None:
            continue
        for position in _owners_above(reading, top, owners, triggers):
            found[position].append(head)
    for position, trigger in enumerate(triggers):
        if not found[position]:
            found[position].extend(places_besides(reading, trigger))
        found[position].extend(places_of_disaster(reading, trigger, found[position]))
    return [tuple(each) for each in found]


def place_mention(reading: Reading, heads: Sequence[Token]) -> PlaceMention | None:
    """Return the most exact of the named places, with the coarser ones that contain it.

    The places are those of one happening: a country beside a city contains it unless known not to.
    """
    if not heads:
        return None
    whole = [head for head in heads if head.dep not in {"compound", "nmod"}] or list(heads)
    named = [(head, place_entity(reading, head)) for head in whole]
    head, entity = next((pair for pair in named if pair[1] is None or pair[1].kind is EntityKind.PLACE), named[0])
    if entity is None and (seat := capital_meant(reading, head)) is not None:
        return seat
    span = _place_span(reading, head)
    country, within = (entity.country if entity is not None else None), []
    for _, other in named:
        if other is None or other is entity or (entity is not None and entity.kind is EntityKind.COUNTRY):
            continue
        contains = other.kind is EntityKind.COUNTRY or (other.country is not None and other.country == country)
        if contains and (country is None or other.country == country):
            country = country or other.country
            within.append(other.name)
    name = span.of(reading.parse.text)
    if entity is not None and not is_place_name(reading, head):
        name = entity.name
    return PlaceMention(name, span, country, tuple(dict.fromkeys(within)))


def place_at(reading: Reading, head: Token) -> PlaceMention | None:
    """Return the place named at `head` with the places beside it that contain it ("Astana, the capital of …")."""
    if (seat := capital_meant(reading, head)) is not None:
        return seat
    near = [each for each in reading.parse.subtree(head) if each.index != head.index and is_place_name(reading, each)]
    owner = [
        each
        for each in reading.parse.children(reading.parse.head(head))
        if is_place_name(reading, each) and each.dep in {"poss", "prep"}
    ]
    return place_mention(reading, [head, *near, *owner])


def _place_span(reading: Reading, head: Token) -> Span:
    mention = reading.mention(head)
    if mention is not None:
        return mention.span
    tokens, start = reading.parse.tokens, head.index
    while head.entity and start > 0 and tokens[start].entity == head.entity and not tokens[start].entity_start:
        start -= 1
    return Span(tokens[start].span.start, head.span.end)


def _top_of_place_phrase(reading: Reading, head: Token, owners: dict[int, tuple[int, ...]]) -> Token | None:
    """Return the preposition that puts a place name beside a happening, or None where the name is no such phrase."""
    parse = reading.parse
    token, phrase = head, None
    for _ in range(10):
        above = parse.head(token)
        if above.index == token.index:
            return None
        if phrase is not None and token.index in owners:
            return phrase
        leads = above.text.lower() == "to" and parse.head(above).lemma in lexicon().words["motion"]
        leads = (leads and token.text == "capital") or (
            above.text.lower() in {"to", "for"} and stands_as_place(reading, token)
        )
        if token.dep in {"pobj", "pcomp"} and (above.text.lower() in STATIC or leads):
            governor = parse.head(above)
            if governor.index in owners or not _is_way_through(reading, governor):
                return above
            token, phrase = governor, phrase or above
        elif token.dep in {"appos", "conj", "compound", "npadvmod", "poss", "pobj", "nmod", "prep", "dep"}:
            if phrase is not None and token.pos == "ADP" and above.index in owners:
                return phrase  # "in A in March and in B in June": the parser hangs the second from "in March"
            if above.pos in {"VERB", "AUX"}:
                return token if token.dep == "npadvmod" else None
            if (
                token.dep in {"poss", "pobj", "compound", "nmod"}
                and above.dep != "prep"
                and above.pos != "ADP"
                and not _is_way_through(reading, above)
            ):
                return None
            token = above
        else:
            struck = token.dep in {"dobj", "nsubjpass"} and above.index in owners
            return phrase if struck else None  # "gutted a hotel in A"
    return None


def _is_way_through(reading: Reading, noun: Token) -> bool:
    return noun.lemma.lower() in _passable() or is_place_name(reading, noun) or noun.pos == "ADP"


def _passable() -> frozenset[str]:
    return lexicon().words["sites"] | lexicon().words["containers"]


def _owners(triggers: Sequence[Trigger]) -> dict[int, tuple[int, ...]]:
    """Map token indices to the positions of the triggers that own what hangs from the token."""
    owners: dict[int, tuple[int, ...]] = {}
    for position, trigger in enumerate(triggers):
        owners[trigger.token.index] = (position,)
        if trigger.counted is not None:
            owners[trigger.counted.index] = ()
    for position, trigger in enumerate(triggers):
        carrier = trigger.carrier
        if carrier is not None and _passes_scene(carrier) and carrier.index not in {t.token.index for t in triggers}:
            owners[carrier.index] = (*owners.get(carrier.index, ()), position)
    return owners


def _passes_scene(carrier: Token) -> bool:
    lex = lexicon()
    if any(lex.governs(effect, carrier.lemma) for effect in _RESCHEDULED):
        return False
    return (
        bool(lex.carriers.get(carrier.lemma))
        or carrier.lemma in {"call", "go"}
        or carrier.lemma in lex.occurrences
        or lex.governs("planned", carrier.lemma)
    )


def _is_time_of_call(reading: Reading, time: Token, trigger: Trigger) -> bool:
    """Tell whether a time says when somebody called a strike and not when it is to be."""
    verb = trigger.carrier
    if verb is None or verb.lemma != "call" or trigger.is_verb:
        return False
    parse = reading.parse
    above = parse.head(time)
    inside = any(each.index == time.index for each in parse.subtree(trigger.token))
    return not inside and above.text.lower() not in {"for", "from"}


def _owners_above(
    reading: Reading, token: Token, owners: dict[int, tuple[int, ...]], triggers: Sequence[Trigger]
) -> tuple[int, ...]:
    for above in (token, *ancestors(reading.parse, token)):
        if above.index in owners:
            return _with_containing(reading, above, owners, triggers)
        if above.pos in {"VERB", "AUX"}:
            clause = reading.parse.head(above) if above.dep == "xcomp" else above  # "that was to begin on Sunday"
            if clause.dep in {"acl", "relcl"} and _passes_scene(above):
                described = next(
                    (e for e in ancestors(reading.parse, clause) if e.index in owners or e.pos == "VERB"), None
                )
                return owners[described.index] if described is not None and described.pos != "VERB" else ()
            return _governed_by(reading, above, owners) or _stray_verb(reading, above, owners)
        other = above.pos in {"NOUN", "PRON"} and above.index != token.index
        if other and _is_partner(above, owners, triggers):
            continue  # "met the minister, A, in Oslo"
        if other and _is_other_topic(reading, above) and not _completes(reading.parse, above, owners, triggers):
            return ()
    return ()


def _is_partner(noun: Token, owners: dict[int, tuple[int, ...]], triggers: Sequence[Trigger]) -> bool:
    """Tell whether a noun is whom somebody meets."""
    office = noun.lemma.lower() in lexicon().words["people"] and noun.dep == "dobj"
    return office and any(triggers[each].entry.type is EventType.MEET for each in owners.get(noun.head, ()))


def _is_other_topic(reading: Reading, noun: Token) -> bool:
    """Tell whether a noun keeps what hangs from it to itself: "the war in Ukraine", "elections in March"."""
    return (
        noun.dep in {"pobj", "dobj", "conj"}
        and noun.lemma.lower() not in _passable()
        and reading.entity_at(noun) is None
        and noun.entity not in {"DATE", "TIME"}
    )


def _completes(parse: Parse, noun: Token, owners: dict[int, tuple[int, ...]], triggers: Sequence[Trigger]) -> bool:
    """Tell whether a noun is what the lexicon asks a trigger to have: "signed an agreement late on Saturday"."""
    lemma = noun.lemma.lower()
    verb = noun.head if noun.dep == "dobj" else parse.head(parse.head(noun)).index
    if noun.dep == "pobj" and verb not in owners:
        verb = parse.tokens[verb].head  # "put their names to a treaty"
    for entry in (triggers[position].entry for position in owners.get(verb, ())):
        words = entry.objects if noun.dep == "dobj" else entry.complements
        if lemma in words or any(lemma in phrase.split() for phrase in entry.followed):
            return noun.dep in {"dobj", "pobj"}
    return False


def _with_containing(
    reading: Reading, token: Token, owners: dict[int, tuple[int, ...]], triggers: Sequence[Trigger]
) -> tuple[int, ...]:
    """Give what hangs from "at the summit" to the meeting at that summit as well: attachment is ambiguous there."""
    own = owners[token.index]
    above = reading.parse.head(token)
    if token.dep != "pobj" or above.text.lower() not in {"at", "during", "of"}:
        return own
    verb = next((each for each in ancestors(reading.parse, above) if each.index in owners), None)
    if verb is None or verb.pos != "VERB" or verb.sentence != token.sentence:
        return own
    direct = above.text.lower() != "of" or reading.parse.head(above).lemma in {"part", "sideline", "margin"}
    return (*own, *(p for p in owners[verb.index] if triggers[p].is_verb)) if direct else own


def _governed_by(reading: Reading, verb: Token, owners: dict[int, tuple[int, ...]]) -> tuple[int, ...]:
    """Return the triggers that `verb` governs through "is due to", "hopes to" and "it was in A that"."""
    subject = own_subject(reading.parse, verb)
    if verb.lemma == "be" and subject is not None and subject.text.lower() == "it":
        for child in reading.parse.children(verb):
            if child.dep in {"ccomp", "relcl", "advcl"} and child.index in owners:
                return owners[child.index]
    for child in reading.parse.children(verb):
        if child.dep in {"xcomp", "acomp", "attr", "oprd"}:
            if child.index in owners and child.dep == "xcomp":
                return owners[child.index]
            if deeper := _governed_by(reading, child, owners):
                return deeper
    return ()


def _noun_before(reading: Reading, time: Token, owners: dict[int, tuple[int, ...]]) -> tuple[int, ...]:
    """Return the subject noun right before a time that was hung from the verb: "the visit last year angered …"."""
    above = reading.parse.head(time)
    before = reading.tokens_in(reading.times[reading.time_heads[time.index][0]].span)[0].index - 1
    if above.index < time.index or before < 0:
        return ()
    left = reading.parse.tokens[before]
    chain = (left, *ancestors(reading.parse, left)) if left.sentence == time.sentence else ()
    for each in chain:
        if each.index in owners and each.pos == "NOUN":
            return owners[each.index]
        if each.pos in {"VERB", "AUX"}:
            return ()
    return ()


def _beyond_since(
    reading: Reading, time: Token, triggers: Sequence[Trigger], positions: tuple[int, ...]
) -> tuple[int, ...]:
    """Keep a time behind "since" from the happening that is counted: "the fifth meeting since the invasion in May".

    It belongs to the happening named between "since" and the time, if there is one.
    """
    found = []
    for position in positions:
        start = triggers[position].token.index
        since = [
            t.index
            for t in reading.parse.tokens[start : time.index]
            if t.text.lower() == "since" and t.sentence == time.sentence
        ]
        if not since:
            found.append(position)
            continue
        found.extend([n for n, each in enumerate(triggers) if since[-1] < each.token.index < time.index][-1:])
    return tuple(found)


def _share_with_inner(reading: Reading, triggers: Sequence[Trigger], found: list[list[int]]) -> None:
    """Give "In May, during a visit to X, they agreed" to the visit as well."""
    position_of = {trigger.token.index: position for position, trigger in enumerate(triggers)}
    for position, trigger in enumerate(triggers):
        preposition = reading.parse.head(trigger.token)
        if found[position] or trigger.token.dep != "pobj" or preposition.text.lower() != "during":
            continue
        outer = position_of.get(preposition.head)
        if outer is not None:
            found[position].extend(found[outer])


def _share_with_meanwhile(reading: Reading, triggers: Sequence[Trigger], found: list[list[int]]) -> None:
    """Give "Trains stood still on Tuesday as unions staged a strike" to the strike: "as" says that both are at once."""
    for position, trigger in enumerate(triggers):
        if not found[position] and (main := at_once_with(reading, trigger)) is not None:
            verbs = [number for number, each in enumerate(triggers) if each.token.index == main.index]
            own = [
                n for head, numbers in reading.time_heads.items() for n in numbers if hangs_from(reading, head, main)
            ]
            usable = [n for n in own if reading.times[n].duration is None and reading.times[n].modifier is None]
            found[position].extend(found[verbs[0]] if verbs else usable)


def _share_from_above(reading: Reading, triggers: Sequence[Trigger], found: list[list[int]]) -> None:
    """Give a happening without a time the time of the verb that it goes with: "came to A on Friday for talks"."""
    for position, trigger in enumerate(triggers):
        if found[position] or (verb := _verb_at_once(reading, trigger)) is None:
            continue
        own = [number for number, each in enumerate(triggers) if each.token.index == verb.index]
        hanging = (
            n
            for head, numbers in sorted(reading.time_heads.items())
            if hangs_from(reading, head, verb)
            for n in numbers
        )
        usable = [n for n in hanging if reading.times[n].duration is None and reading.times[n].modifier is None]
        shared = (found[own[0]] if own else []) or usable
        nearest = [n for n in shared if reading.times[n].span.end <= trigger.token.span.start][-1:]
        found[position].extend(nearest or shared)


def _verb_at_once(reading: Reading, trigger: Trigger) -> Token | None:
    """Return the verb whose time is that of the happening too, where grammar and words say so."""
    parse, token = reading.parse, trigger.token
    above = parse.head(token)
    if trigger.is_verb:
        when = any(child.tag == "WRB" and child.text.lower() == "when" for child in parse.children(token))
        return above if when and token.dep == "advcl" and above.pos == "VERB" and above.tag == token.tag else None
    if token.dep == "dobj":
        resigned = trigger.entry.type is EventType.RESIGN and above.lemma in RESIGNING
        return above if resigned else None
    if token.dep != "pobj":
        return None
    verb = parse.head(above)
    if above.text.lower() == "of" and verb.lemma in _HOURS and parse.head(verb).text.lower() in _THEN:
        return verb_above(parse, verb)  # "signed it on Friday after two hours of talks"
    aim = above.text.lower() == "for" and verb.lemma in _COMING
    victims = trigger.entry.type in _KILLING and above.text.lower() in {"in", "by", "during"} and verb.lemma in _DYING
    return verb if verb.pos == "VERB" and (aim or victims) else None


def _stray_verb(reading: Reading, auxiliary: Token, owners: dict[int, tuple[int, ...]]) -> tuple[int, ...]:
    """Return the verb that a scrambled sentence parts from its "will": "A will with B on Monday in Oslo meet"."""
    if auxiliary.tag != "MD":
        return ()
    below = (each for each in reading.parse.subtree(auxiliary) if each.pos == "VERB" and each.index in owners)
    verb = next(below, None)
    return owners[verb.index] if verb is not None and verb.dep == "pobj" else ()


def _claim_for_counted(reading: Reading, triggers: Sequence[Trigger], found: list[list[int]]) -> None:
    """Give the times right behind "those in A" or "the second, in B" to these and to no other happening."""
    for position, trigger in enumerate(triggers):
        if trigger.is_verb or not _is_counted_word(reading.parse, trigger.token):
            continue
        behind = [n for n, time in enumerate(reading.times) if _stands_behind(reading, trigger.token, time.span)]
        usable = [n for n in behind if reading.times[n].duration is None]
        for other, numbers in enumerate(found):
            numbers[:] = [n for n in numbers if n not in usable] if other != position else [*numbers, *usable]


def _is_counted_word(parse: Parse, token: Token) -> bool:
    """Tell whether a word is one of a series: "those in A", "the second, in B", "the first encounter, in C"."""
    counted = token.pos == "NOUN" and number_in_row(parse, token) != "" and parse.text[token.span.end :][:1] == ","
    return counted or is_those(parse, token) or is_ordinal_alone(parse, token)


def _stands_behind(reading: Reading, token: Token, span: Span) -> bool:
    """Tell whether a time follows a word with no verb, no stop and little else between."""
    if not 0 <= span.start - token.span.end <= _NEAR:
        return False
    between = reading.tokens_in(Span(token.span.end, span.start)) if span.start > token.span.end else ()
    return all(each.pos not in {"VERB", "AUX"} and each.text.lower() not in _PARTING for each in between)


def _share_leading_times(reading: Reading, triggers: Sequence[Trigger], found: list[list[int]]) -> None:
    """Give "On Friday, A will travel to X and meet B" to both verbs; "and then" parts them."""
    position_of = {trigger.token.index: position for position, trigger in enumerate(triggers)}
    for position, trigger in enumerate(triggers):
        first = position_of.get(trigger.token.head)
        if found[position] or trigger.token.dep != "conj" or first is None or not triggers[first].is_verb:
            continue
        if any(
            child.text.lower() in {"then", "later", "subsequently", "afterwards"}
            for child in reading.parse.children(trigger.token)
        ):
            continue
        start = triggers[first].token.span.start
        found[position].extend(n for n in found[first] if reading.times[n].span.end <= start)

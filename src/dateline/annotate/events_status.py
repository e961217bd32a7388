"""How a happening stands: planned, ongoing, held, postponed, cancelled, denied; negated, only conceived of, recalled.

A verb is read by `events_verbs`. An event noun stands as its carrying verb does, or as its modifiers ("the planned
visit"), its preposition ("after the talks", "ahead of the summit") or its times say. What cannot be told stays
`UNKNOWN`.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from dateline.annotate.clauses import ancestors, expand, has_child, is_passive, own_subject, verb_above
from dateline.annotate.events_disasters import disaster_verb
from dateline.annotate.events_lexicon import lexicon
from dateline.annotate.events_protests import CALLED_TYPES, is_called
from dateline.annotate.events_triggers import RESIGNING, Trigger, predicate_noun, verbs_below, yields
from dateline.annotate.events_verbs import (
    AFTER,
    AHEAD,
    BY_EFFECT,
    HELD,
    HOPED,
    PLANNED,
    Standing,
    is_ahead,
    is_negated,
    is_past,
    verb_standing,
)
from dateline.annotate.parse import Parse, Token
from dateline.annotate.reading import Reading
from dateline.model.annotation import EventType, Status

# "dismissed reports of a meeting" denies the meeting as "denied" does.
DISMISSING = frozenset({"dismiss", "reject", "rubbish", "refute", "dispute", "rebut"})
REPORTS = frozenset({"report", "rumour", "rumor", "suggestion", "claim", "speculation", "notion", "idea", "allegation"})
_OVER = frozenset({EventType.DISASTER, EventType.PROTEST, EventType.ATTACK, EventType.ELECT})
_OF_TWO = frozenset({EventType.MEET, EventType.VISIT, EventType.CALL})
_LEAVING = re.compile(
    r"\b(?:(?:pull|pulls|pulled|pulling|back|backed) out of|puts? paid to|(?:pull|pulls|pulled) the plug on) "
    r"(?:[\w-]+ ){0,4}$"
)
_DATED = (
    "(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|"
    "september|october|november|december|next|a later|the following|early|late|mid)"
)
_SETTLING_PHRASES = (
    (frozenset({"be", "remain"}), re.compile(r" (?:now |still |indefinitely )?on (?:hold|ice)\b"), "postponed"),
    (frozenset({"put"}), re.compile(r" on (?:hold|ice)\b"), "postponed"),
    (
        frozenset({"move", "push", "shift", "bump"}),
        re.compile(rf" (?:back |from \w+ )?(?:to|until) {_DATED}\b"),
        "postponed",
    ),
    (frozenset({"slip", "slide"}), re.compile(rf" (?:back )?(?:to|into) {_DATED}\b"), "postponed"),
    (frozenset({"be"}), re.compile(r" (?:now )?off(?=[ ,.;]|$)(?! (?:the|limits|to a))"), "cancelled"),
    (frozenset({"be"}), re.compile(r" (?:now )?back on(?=[ ,.;]|$)"), "planned"),
    (frozenset({"fall"}), re.compile(r" (?:through|apart)\b"), "cancelled"),
    (
        frozenset({"strike", "cross", "drop", "wipe", "delete", "remove", "take", "scrub", "cut", "vanish"}),
        re.compile(r" (?:off|from|out of) (?:\w+ ){0,3}(?:diary|calendar|schedule|program(?:me)?|agenda|itinerary)\b"),
        "cancelled",
    ),
)
_NO_DATE = re.compile(
    r"(?:(?P<no>\bno|\byet to (?:set|agree|fix|agree on|settle on|announce)(?: an?)?"
    r"|\bnot (?:yet )?(?:set|fixed|agreed on|given|named) an?)|\ba|\bthe) (?:date|day|time|venue)s?"
    r"(?: (?:has|have|had|was|is) (?:yet )?(?:been )?(?:set|fixed|agreed|given|announced))?"
    r" for [^.;,]*\Z",
    re.IGNORECASE,
)
_NOT_SET = re.compile(
    r"\b(?:has|have|had|was|is|were) (?:not|yet to)\b[^.;,]{0,12}\b(?:set|fixed|agreed|decided|found|announced)\b"
)
_LENGTH = re.compile(r" (?:for|to last) (?:\w+ ){0,3}(?:minutes?|hours?|days?|weeks?)\b", re.IGNORECASE)
_WILL = frozenset({"will", "would", "wo", "'ll", "’ll"})
_ON_ICE = re.compile(r"(?: [\w’'-]+){0,6} on (?:ice|hold)\b")
_FALSE = frozenset({
    "false", "untrue", "baseless", "wrong", "unfounded", "groundless", "fake", "invention", "fabrication", "nonsense",
    "incorrect", "inaccurate", "rubbish", "lie",
})  # fmt: skip
_AWAITED = frozenset({"due", "expect", "expected", "awaited", "invite", "accept"})
_WAS = re.compile(r"\b(?:was|were|had been|having been)\b")
_PUT_OFF = re.compile(r"\b(?:put off|postponed|delayed (?:it|his|her|the)|pushed back)\b")
_CAME_TO_NOTHING = re.compile(
    r"\bbut\b|\bstayed (?:away|at home)\b|\b(?:cancelled|canceled|called off)\b|\bpulled out\b|\bnever came\b"
)
_STEPS = 2
_REMEMBERING = frozenset({
    "anniversary", "memory", "aftermath", "wake", "fruit", "result", "outcome", "product", "upshot", "legacy",
    "fallout",
})  # fmt: skip
_NO = frozenset({"no", "neither", "without"})
_AIM = frozenset({"for", "towards", "toward"})


def standing_of(reading: Reading, trigger: Trigger, times: tuple[int, ...]) -> Standing:
    """Return how the happening of `trigger` stands, from its words and the times in its clause."""
    if trigger.is_verb:
        if _is_told_by_refusing(trigger):
            return HELD
        if trigger.token.lemma.lower() in _AWAITED and trigger.entry.type is EventType.VISIT:
            return _as_awaited(reading.parse, trigger.token)
        told_by = _protesting_by(reading, trigger) or trigger.token
        found = verb_standing(reading, told_by, times)
        return _under_denial(reading.parse, told_by, found)
    return _noun_standing(reading, trigger, times)


def _as_awaited(parse: Parse, token: Token) -> Standing:
    """Read "is due in A": a plan, which came to nothing where the sentence tells of the past and goes on with "but"."""
    if is_negated(parse, token) or is_negated(parse, parse.head(token)):
        return Standing(negated=True)
    sentence = parse.sentences[token.sentence].span
    around = f"{parse.text[sentence.start : token.span.start]} ".lower()
    behind = parse.text[token.span.end : sentence.end]
    if _PUT_OFF.search(behind):
        return BY_EFFECT["postponed"]
    past = _WAS.search(around) is not None
    return BY_EFFECT["cancelled"] if _CAME_TO_NOTHING.search(behind) and past else PLANNED


def _protesting_by(reading: Reading, trigger: Trigger) -> Token | None:
    """Return what people do to protest: "closed their stalls to protest" is a protest, as it is done or to be done."""
    verb = trigger.token
    above = reading.parse.head(verb)
    aim = trigger.entry.type is EventType.PROTEST and verb.dep in {"advcl", "xcomp"} and verb.tag == "VB"
    governs = any(lexicon().governs(effect, above.lemma.lower()) for effect in ("planned", "hoped", "refused"))
    return above if aim and above.pos == "VERB" and not governs else None


def _is_told_by_refusing(trigger: Trigger) -> bool:
    """Tell whether "will not" is what says the thing, as in "will not budge" or "will not stand by"."""
    entry = trigger.entry
    return entry.type in {EventType.REJECT, EventType.THREATEN} and "wont" in entry.needs | entry.requires


def _noun_standing(reading: Reading, trigger: Trigger, times: tuple[int, ...]) -> Standing:
    parse, noun = reading.parse, trigger.token
    told = _by_modifier(parse, noun)
    carried = _carried(reading, trigger, trigger.carrier, times) if trigger.carrier is not None else Standing()
    if carried.negated and told.status is Status.PLANNED:
        return BY_EFFECT["cancelled"]  # "the talks that were to be held in A did not take place"
    if carried.negated and trigger.carrier is not None and _will_not_be(parse, noun, trigger.carrier):
        return BY_EFFECT["cancelled"]
    if carried.status in {Status.POSTPONED, Status.CANCELLED, Status.DENIED} or carried.negated:
        return carried
    if _is_left(parse, noun) and trigger.entry.type in _OF_TWO:
        return BY_EFFECT["cancelled"]
    under_way = told.status is Status.POSTPONED and carried.status in {Status.HELD, Status.ONGOING}
    found = told if told.is_told() and not under_way else carried  # "the delayed visit has ended"
    if not found.is_told():
        found = _by_place_in_sentence(reading, trigger, times)
    if any(child.dep in {"det", "prep"} and child.text.lower() in _NO for child in parse.children(noun)):
        return Standing(negated=True)
    if not found.is_told() and trigger.entry.type is EventType.DISASTER:
        found = _of_disaster(reading, noun)
    if not found.is_told():
        found = _by_times(reading, times)
    return _under_denial(parse, noun, found)


def _will_not_be(parse: Parse, noun: Token, verb: Token) -> bool:
    """Tell whether what was planned "will not take place", "would not go ahead": a known happening is called off."""
    known = any(child.dep == "poss" or child.text.lower() in {"the", "this"} for child in parse.children(noun))
    words = {child.text.lower() for child in parse.children(verb)}
    return known and verb.lemma in {"take", "happen", "go", "occur", "be", "hold"} and bool(words & _WILL)


def _is_left(parse: Parse, noun: Token) -> bool:
    """Tell whether somebody "pulled out of" a happening, without whom it cannot be."""
    before = parse.text[max(0, noun.span.start - 60) : noun.span.start]
    return noun.dep == "pobj" and _LEAVING.search(before) is not None


def _of_disaster(reading: Reading, noun: Token) -> Standing:
    """Read what a disaster did ("buried a village") or that its dead are counted ("the death toll from the floods")."""
    parse = reading.parse
    verb = disaster_verb(parse, noun)
    if verb is not None:
        return verb_standing(reading, verb, ())
    above = parse.head(noun)
    counted = parse.head(above) if noun.dep == "pobj" and above.text.lower() in {"from", "of", "in"} else above
    named = noun.dep in {"pobj", "compound", "nmod"}
    return HELD if named and counted.lemma.lower() in {"toll", "survivor"} else Standing()


def _carried(reading: Reading, trigger: Trigger, verb: Token, times: tuple[int, ...]) -> Standing:
    """Return the standing that the carrying verb gives to an event noun."""
    parse, noun = reading.parse, trigger.token
    own = verb_standing(reading, verb, times)
    lemma, lex = verb.lemma.lower(), lexicon()
    is_subject = noun.dep in {"nsubj", "nsubjpass"}
    if (settled := _settled(reading, verb, times, is_subject=is_subject)) is not None:
        return settled
    if (of_its_kind := _as_its_kind(parse, trigger, verb, own)) is not None:
        return of_its_kind
    if lex.governs("planned", lemma) and lemma not in {"agree", "decide"}:
        return Standing(negated=True) if own.negated else PLANNED
    if lex.governs("hoped", lemma):
        return replace(HOPED, negated=own.negated)
    if lemma in {"skip", "miss", "confirm", "announce", "discuss", "detail"}:
        return Standing()
    if lemma in {"mark", "represent"} or (is_subject and yields(parse, noun, verb)):
        return own
    if lemma == "be":
        return _as_being(reading, trigger, verb, times)
    if lemma in {"agree", "decide"}:
        return PLANNED if is_subject or noun.dep == "pobj" else Standing()
    happens = is_subject and (lemma in lex.occurrences | lex.governors["begun"] | {"come", "enter"})
    return own if happens or lex.carriers.get(lemma) is not None else Standing()


def _as_being(reading: Reading, trigger: Trigger, verb: Token, times: tuple[int, ...]) -> Standing:
    """Read what a form of "be" says: "the meeting is on Friday", "the meeting should have been in A"."""
    parse, noun = reading.parse, trigger.token
    if noun.dep == "nsubj" and {"should", "have"} <= {child.text.lower() for child in parse.children(verb)}:
        return PLANNED
    own = verb_standing(reading, list(verbs_below(parse, verb))[-1], times)
    if own.status is Status.ONGOING and trigger.entry.type in _OVER:
        return Standing()  # "it is the deadliest earthquake since …"
    told = predicate_noun(parse, noun) is not None or noun.dep == "attr" or own.status is Status.PLANNED
    return own if told else Standing()


def _settled(reading: Reading, verb: Token, times: tuple[int, ...], *, is_subject: bool) -> Standing | None:
    """Read a verb that settles how its noun stands, or one that goes on with it: "was planned but was put off"."""
    parse = reading.parse
    further = [child for child in parse.children(verb) if child.dep == "conj" and own_subject(parse, child) is None]
    for each in (verb, *(further if is_subject else ())):
        if _is_made_good(parse, each):
            continue
        own = verb_standing(reading, each, times)
        if (found := _settled_by_verb(parse, each, own, is_subject=is_subject)) is not None:
            return found
    return None


def _as_its_kind(parse: Parse, trigger: Trigger, verb: Token, own: Standing) -> Standing | None:
    """Read the verbs that only go with one kind: "called a strike", "accepted the resignation"."""
    if trigger.entry.type in CALLED_TYPES:
        return _as_called(parse, trigger.token, verb, own)
    resigned = trigger.entry.type is EventType.RESIGN and verb.lemma in RESIGNING and trigger.token.dep == "dobj"
    return own if resigned else None


def _as_called(parse: Parse, noun: Token, verb: Token, own: Standing) -> Standing | None:
    """Read "called a strike for Monday" and "went on strike"."""
    if is_called(parse, noun, verb):
        return Standing(negated=True) if own.negated else PLANNED
    return own if verb.lemma.lower() == "go" else None


def _is_made_good(parse: Parse, verb: Token) -> bool:
    """Tell whether a clause tells a delay that is over: "a visit that had been put off in May"."""
    return verb.dep == "relcl" and any(child.text.lower() == "had" for child in parse.children(verb))


def _settled_by_verb(parse: Parse, verb: Token, own: Standing, *, is_subject: bool) -> Standing | None:
    """Read a verb that puts off, calls off, denies or rules out what it carries, alone or with the words behind it."""
    lemma = verb.lemma.lower()
    if lemma in {"call", "put", "push", "cry"} and has_child(parse, verb, words=frozenset({"off", "back"})):
        lemma = {"call": "cancel", "cry": "cancel"}.get(lemma, "postpone")
    if lemma == "give" and has_child(parse, verb, words=frozenset({"up"})):
        lemma = "cancel"
    if lemma == "put" and _ON_ICE.match(parse.text, verb.span.end):
        lemma = "postpone"
    if lemma == "go" and own.negated and has_child(parse, verb, words=frozenset({"ahead", "forward"})):
        return BY_EFFECT["cancelled"]
    negated = is_negated(parse, verb) if verb.dep == "advcl" and verb.tag == "VBG" else own.negated
    for effect in ("postponed", "cancelled", "denied"):
        if lexicon().governs(effect, lemma) and not negated:
            return replace(BY_EFFECT[effect], hypothetical=own.hypothetical)
    if lemma == "rule" and has_child(parse, verb, words=frozenset({"out"})):
        return Standing(negated=not own.negated)
    return _settled_by_phrase(parse, verb) if is_subject else None


def _settled_by_phrase(parse: Parse, verb: Token) -> Standing | None:
    """Read "is on hold", "is off", "fell through", "was moved to December"."""
    behind = parse.text[verb.span.end : verb.span.end + 48].lower()
    for lemmas, words, effect in _SETTLING_PHRASES:
        if verb.lemma.lower() in lemmas and words.match(behind) and not is_negated(parse, verb):
            return BY_EFFECT[effect]
    return None


def _by_modifier(parse: Parse, noun: Token) -> Standing:
    lex = lexicon()
    for child in parse.children(noun):
        effect = lex.modifiers.get(child.text.lower())
        if effect is not None and child.index < noun.index:
            return BY_EFFECT[effect]
    told = (_by_clause(parse, clause) for clause in _clauses_of(parse, noun))
    return next((each for each in told if each is not None), Standing())


def _clauses_of(parse: Parse, noun: Token) -> Iterator[Token]:
    """Yield the clauses that say more of a noun, also where the parse gives them to a name in its phrase."""
    for child in parse.children(noun):
        if child.dep in {"acl", "relcl"}:
            yield child
        for person in parse.children(child) if child.dep == "prep" else ():
            yield from (
                each for named in expand(parse, [person]) for each in parse.children(named) if _is_astray(parse, each)
            )


def _is_astray(parse: Parse, clause: Token) -> bool:
    """Tell whether a clause with "which" hangs from a person, or what somebody put off from a place."""
    which = any(child.text.lower() == "which" for child in parse.children(clause))
    person = clause.dep == "relcl" and which and parse.head(clause).entity == "PERSON"
    return person or (parse.head(clause).entity in {"GPE", "LOC"} and _has_object_left_out(parse, clause))


def _by_clause(parse: Parse, clause: Token) -> Standing | None:
    """Return how a noun stands by a clause that says more of it: "talks to be held", "a visit set for May"."""
    lex = lexicon()
    if clause.dep == "relcl" and clause.lemma == "be" and _is_to_be(parse, clause):
        return PLANNED
    if _has_object_left_out(parse, clause) and not _is_made_good(parse, clause):
        return _settled_by_verb(parse, clause, Standing(negated=is_negated(parse, clause)), is_subject=False)
    if clause.tag not in {"VBN", "VB"} or _has_length(parse, clause):
        return None
    for effect in ("planned",) if _is_made_good(parse, clause) else ("postponed", "cancelled", "planned"):
        if lex.governs(effect, clause.lemma):
            return BY_EFFECT[effect]
    words = {each.text.lower() for each in parse.children(clause) if each.dep == "aux"}
    if clause.dep == "relcl" and {"should", "have"} <= words:
        return PLANNED  # "which should have opened on Tuesday"
    # "Talks to be held" are ahead; "talks to end the war" need not be.
    if "to" in words and (is_passive(parse, clause) or clause.lemma in lex.occurrences):
        return PLANNED
    return HELD if clause.dep == "acl" and clause.lemma == "hold" else None


def _has_object_left_out(parse: Parse, clause: Token) -> bool:
    """Tell whether somebody does in a clause what it says to its noun: "the trip that she put off"."""
    which = any(child.dep == "dobj" and child.tag in {"WDT", "WP"} for child in parse.children(clause))
    subject = own_subject(parse, clause)
    bare = not any(child.dep in {"dobj", "nsubjpass"} for child in parse.children(clause))
    return clause.dep == "relcl" and subject is not None and subject.tag not in {"WDT", "WP"} and (which or bare)


def _is_to_be(parse: Parse, copula: Token) -> bool:
    """Tell whether a clause says what is to be done: "that were to be held in Oslo"."""
    below = (each for each in parse.children(copula) if each.dep == "xcomp")
    return any(each.text.lower() == "to" for verb in below for each in parse.children(verb))


def _has_length(parse: Parse, verb: Token) -> bool:
    """Tell whether a clause only says how long something was to last: "the talks, planned for half an hour, ran on"."""
    return _LENGTH.match(parse.text, verb.span.end) is not None


def _by_place_in_sentence(reading: Reading, trigger: Trigger, times: tuple[int, ...]) -> Standing:
    """Read how a happening stands from the preposition that brings it in: "after the talks", "ahead of the visit"."""
    parse = reading.parse
    token = trigger.token
    if _is_undated(parse, token):
        return Standing()
    if _is_remembered(parse, token):
        return replace(HELD, recalled=True)
    for _ in range(6):
        above = parse.head(token)
        if above.index == token.index:
            return Standing()
        if token.dep in {"prep", "pobj"} and (word := _relation(parse, token, above)):
            return _beside(reading, token, word, times)
        if above.pos in {"VERB", "AUX"} and token.dep not in {"prep", "pobj"}:
            return _by_governing_verb(reading, above)
        token = above
    return Standing()


def _is_undated(parse: Parse, noun: Token) -> bool:
    """Tell whether nothing says that a happening is planned: "no date is set for a visit"; "the visit" is one."""
    if any(child.dep == "poss" or child.text.lower() in {"the", "this", "that"} for child in parse.children(noun)):
        return False
    before = parse.text[parse.sentences[noun.sentence].span.start : noun.span.start]
    phrase = _NO_DATE.search(before)
    if phrase is None or noun.dep != "pobj":
        return False
    behind = parse.text[noun.span.end : parse.sentences[noun.sentence].span.end]
    return phrase["no"] is not None or _NOT_SET.search(behind) is not None


def _is_remembered(parse: Parse, noun: Token) -> bool:
    """Tell whether it is long over: "the fourth anniversary of the election", "a year on from the summit"."""
    for _ in range(_STEPS):
        above = parse.head(noun)
        holder = parse.head(above).lemma.lower()
        if noun.dep != "pobj" or above.text.lower() not in {"of", "from", "in", "to"}:
            return False
        if holder in _REMEMBERING:
            return True
        noun = parse.head(above)  # "the fruit of a marathon of talks"
    return False


def _relation(parse: Parse, token: Token, above: Token) -> str:
    """Return the preposition between a noun and what stands above it, where it tells their order in time."""
    preposition = above if token.dep == "pobj" else token
    word = preposition.text.lower()
    phrase = parse.text[max(0, preposition.span.start - 9) : preposition.span.end].lower()
    if phrase.endswith(("ahead of", "prior to", "advance of", "eve of")):
        return "before"
    if phrase.endswith(("part of", "sidelines of", "margins of")):
        return "during"
    if word in AFTER | AHEAD | _AIM | {"during", "at", "on", "in", "amid", "to"}:
        return word
    return ""


def _beside(reading: Reading, token: Token, word: str, times: tuple[int, ...]) -> Standing:
    if word in AFTER and is_earlier_one(reading.parse, token, word):
        return replace(HELD, recalled=True)
    dated = _by_times(reading, times)
    if dated.is_told():
        return dated
    above = verb_above(reading.parse, token)
    main = _main(reading, above)
    if word in AFTER:
        if above is None or word == "since" or main.status in {Status.HELD, Status.ONGOING}:
            return replace(HELD, recalled=True)
        return main if main.status is Status.PLANNED else Standing()
    if word in AHEAD:
        return PLANNED
    if word == "to":
        return PLANNED if above is not None and lexicon().governs("planned", above.lemma) else Standing()
    if word in _AIM:
        carries = above is not None and (
            above.lemma in lexicon().words["motion"]
            or lexicon().carriers.get(above.lemma) is not None
            or lexicon().governs("planned", above.lemma)
        )
        return PLANNED if carries or main.status is Status.PLANNED else Standing()
    if word == "on" and main.status is Status.HELD and above is not None and above.lemma in lexicon().words["say"]:
        return Standing()
    return replace(main, negated=False)


def is_earlier_one(parse: Parse, token: Token, word: str) -> bool:
    """Tell whether "since their meeting in May" or "after those in Oslo" names happenings before the one told."""
    noun = token if token.dep == "pobj" else next((c for c in parse.children(token) if c.dep == "pobj"), token)
    return word == "since" or noun.text.lower() in {"those", "ones"}


def _main(reading: Reading, verb: Token | None) -> Standing:
    """Return how the happening of a main clause stands; "is scheduled to be" speaks of the future."""
    if verb is None:
        return Standing()
    found = verb_standing(reading, verb, ())
    return PLANNED if not found.is_told() and lexicon().governs("planned", verb.lemma) else found


def _by_governing_verb(reading: Reading, verb: Token) -> Standing:
    lex = lexicon()
    for effect in ("postponed", "cancelled", "denied"):
        if lex.governs(effect, verb.lemma) and not is_negated(reading.parse, verb):
            return BY_EFFECT[effect]
    return BY_EFFECT["held"] if lex.governs("recalled", verb.lemma) else Standing()


def _by_times(reading: Reading, times: tuple[int, ...]) -> Standing:
    if any(is_ahead(reading, number) for number in times):
        return PLANNED
    if any(is_past(reading, number) for number in times):
        return replace(HELD, recalled=True)
    return Standing()


def _is_false(parse: Parse, copula: Token) -> bool:
    """Tell whether something is said not to be so: "reports of a meeting are untrue"."""
    return any(child.dep in {"acomp", "attr"} and child.lemma.lower() in _FALSE for child in parse.children(copula))


def _under_denial(parse: Parse, token: Token, found: Standing) -> Standing:
    """Read the words above the happening's clause: denied, postponed or cancelled, directly or through a noun."""
    lex, below = lexicon(), token
    for above in ancestors(parse, token):
        lemma = above.lemma.lower()
        as_what = below.dep == "prep" and below.text.lower() == "as"
        reports = below.lemma.lower() if not as_what else next((c.lemma for c in parse.children(below)), "")
        dismissed = lemma in DISMISSING and (below.dep in {"dobj", "nsubjpass"} or as_what) and reports in REPORTS
        below = above
        dismissed = dismissed or (reports in REPORTS and lemma == "be" and _is_false(parse, above))
        if (lex.governs("denied", lemma) or dismissed) and not is_negated(parse, above):
            return replace(BY_EFFECT["denied"], hypothetical=False)
        if above.pos == "NOUN":
            for effect in ("postponed", "cancelled"):
                if lex.governs(effect, lemma) and token.dep in {"pobj", "poss"}:
                    return BY_EFFECT[effect]
        if (above.pos == "NOUN" and lemma not in lexicon().words["through"]) or above.pos == "PROPN":
            return found
        if (
            above.pos in {"VERB", "AUX"}
            and above.lemma not in {"take", "be", "happen"}
            and not lex.governs("planned", lemma)
        ):
            return found
    return found

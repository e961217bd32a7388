"""Conditions that the lexicon sets for a word to name a happening: who or what must stand beside it.

Each word of a `needs` list in `resources/events.yaml` is a question answered here; any other word is a preposition
that must follow.
"""

import re
from collections.abc import Callable

from dateline.annotate.clauses import SUBJECTS, is_neither, is_passive, objects, own_subject, prepositions, subjects
from dateline.annotate.events_actors import (
    acts_in_public,
    is_by_investigators,
    is_by_state,
    is_by_two_states,
    is_person,
    is_place,
    is_place_told,
    is_reported,
    is_somebody,
)
from dateline.annotate.events_arguments import doers
from dateline.annotate.events_company import (
    are_officials_together,
    are_people_together,
    comes_on_a_day,
    has_two_people,
    is_after_time_with,
    is_between_named,
    is_by_phone,
    is_guest_there,
    is_invited_somewhere,
    is_named_for_place,
    is_not_by_phone,
    is_on_a_day,
    is_one_official_then,
    is_person_served,
    is_somewhere_or_long,
    is_with_named,
    retreats_together,
    sees_each_other,
    sees_somebody,
    talks_to_named,
)
from dateline.annotate.events_lexicon import lexicon
from dateline.annotate.events_losses import is_deadly, is_lost_somewhere, is_vessel
from dateline.annotate.events_patients import patients
from dateline.annotate.events_phrases import PHRASES
from dateline.annotate.events_series import ORDINALS
from dateline.annotate.events_setting import SETTINGS
from dateline.annotate.parse import Parse, Token
from dateline.annotate.reading import Reading

_WHERE = frozenset({"to", "in", "at", "for", "into", "from", "toward", "towards", "through", "across", "around"})
_WHITHER = frozenset({"to", "for", "toward", "towards", "into"})
_NOT = frozenset({"not", "n't", "n’t", "never"})
_IN_COMMON = frozenset({"joint", "combined", "bilateral", "trilateral", "multinational"})
# What is not refused by those who "will not" do it.
_NOT_UP_TO_ANYBODY = frozenset({
    "be", "have", "know", "see", "happen", "win", "lose", "need", "believe", "think", "want", "matter", "suffer",
    "survive", "hesitate", "become", "forget", "regret", "get", "face", "mean", "find", "run", "stand", "sit",
})  # fmt: skip
_WORKERS = frozenset({
    "worker", "teacher", "driver", "nurse", "doctor", "pilot", "miner", "union", "employee", "staff", "crew", "docker",
    "lecturer", "judge", "cleaner", "medic", "physician", "porter", "trucker", "farmer", "student", "prisoner",
})  # fmt: skip
_COMING = frozenset({"attend", "be", "meet", "speak", "take"})  # what people do at a gathering
_SCHOLARS = frozenset({
    "analyst", "researcher", "fellow", "economist", "director", "professor", "expert", "scholar", "lecturer",
    "strategist", "adviser", "advisor", "spokesman", "spokeswoman", "spokesperson", "historian", "specialist",
})  # fmt: skip
_WEAPONS = frozenset({
    "drone", "missile", "rocket", "shell", "bomb", "mortar", "airstrike", "strike", "grenade", "torpedo", "bullet",
    "gunfire", "artillery", "fire",
})  # fmt: skip
_FORUM = re.compile(r"[A-Z]\w+ Forum\b")
_HEADS = frozenset({
    "president", "minister", "premier", "chancellor", "governor", "ambassador", "commissioner", "chairman",
    "chairwoman", "speaker", "secretary", "king", "queen", "mayor", "pope", "chief", "head", "director", "commander",
    "leader", "judge", "bishop", "archbishop", "envoy", "ombudsman", "chair", "prosecutor",
})  # fmt: skip
_OUGHT = frozenset({"must", "should", "ought"})
_WILL = frozenset({"will", "would", "could", "may", "might", "'ll", "’ll"})


def is_body(reading: Reading, token: Token) -> bool:
    """Tell whether a name such as "X Forum" is that of a body here: it speaks, or somebody works for it."""
    parse = reading.parse
    if token.pos != "PROPN" or token.lemma.lower() == "summit":
        return False
    above = parse.head(token)
    if token.dep in SUBJECTS:
        return above.lemma.lower() in lexicon().words["say"]
    if token.dep == "poss":
        return is_person(reading, above)
    if token.dep != "pobj" or above.dep == "agent":
        return False
    if above.text.lower() == "to" and parse.head(above).text.lower() == "according":
        return True
    holder = parse.head(above)
    if holder.lemma.lower() in _SCHOLARS or _is_occupation(reading, holder):
        return True
    return above.text.lower() in {"of", "from", "with"} and is_person(reading, holder)


def _is_occupation(reading: Reading, verb: Token) -> bool:
    """Tell whether a clause says what a person does for a living: "A, who follows the Sahel at the X Forum"."""
    habitual = verb.tag in {"VBZ", "VBP"} and verb.lemma.lower() not in _COMING
    return habitual and verb.dep == "relcl" and is_person(reading, reading.parse.head(verb))


def is_met(reading: Reading, token: Token, need: str) -> bool:
    """Tell whether `token` has beside it what the lexicon's word `need` asks for."""
    check = CHECKS.get(need)
    if check is not None:
        return check(reading, token)
    holders = (token, *objects(reading.parse, token)) if need == "with" and token.pos == "VERB" else (token,)
    if need == "between" and token.dep in SUBJECTS | {"dobj"}:
        holders = (token, reading.parse.head(token))  # "no call took place between A and B"
    return any(
        word == need and not (need in {"on", "at"} and each.entity in {"DATE", "TIME"})
        for holder in holders
        for word, each in prepositions(reading.parse, holder)
    )


def _has_agent(reading: Reading, token: Token) -> bool:
    parse = reading.parse
    partners = [each for word, each in prepositions(parse, token) if word == "with"]
    return any(is_somebody(reading, each) for each in (*patients(parse, token), *partners))


def _has_person(reading: Reading, token: Token) -> bool:
    return any(is_person(reading, each) for each in patients(reading.parse, token))


def _has_place(reading: Reading, token: Token) -> bool:
    return _has_place_object(reading, token) or _has_place_after(reading, token, _WHERE)


def _has_place_object(reading: Reading, token: Token) -> bool:
    return any(is_place(reading, each) for each in patients(reading.parse, token))


def _has_place_after(reading: Reading, token: Token, words: frozenset[str]) -> bool:
    return any(word in words and is_place_told(reading, each) for word, each in prepositions(reading.parse, token))


def _has_clause(reading: Reading, token: Token) -> bool:
    return any(child.dep in {"ccomp", "xcomp"} for child in reading.parse.children(token))


def _has_many_subjects(reading: Reading, token: Token) -> bool:
    parse = reading.parse
    subject = own_subject(parse, token)
    if subject is None or patients(parse, token):
        return False
    plural = subject.tag in {"NNS", "NNPS"} or subject.text.lower() in {"they", "both", "pair", "two", "sides"}
    return plural or any(child.dep == "conj" for child in parse.children(subject))


def _goes_abroad(reading: Reading, token: Token) -> bool:
    words = {child.text.lower() for child in reading.parse.children(token)}
    return bool(words & {"abroad", "overseas", "outside", "here"})


def _is_named(reading: Reading, token: Token) -> bool:
    return token.pos == "PROPN" or any(
        child.pos == "PROPN" for child in reading.parse.children(token) if child.dep == "compound"
    )


def _is_numbered(reading: Reading, token: Token) -> bool:
    children = reading.parse.children(token)
    owned_by_time = any(child.dep == "poss" and child.entity in {"DATE", "TIME"} for child in children)
    return owned_by_time or any(
        child.entity == "ORDINAL" or child.text[:1].isdigit() or child.text.lower() in ORDINALS for child in children
    )


def _names_prisoners(reading: Reading, token: Token) -> bool:
    captives = {"prisoner", "hostage", "detainee", "captive"}
    return any(word == "of" and each.lemma in captives for word, each in prepositions(reading.parse, token))


def _names_office(reading: Reading, token: Token) -> bool:
    """Tell whether somebody is named to an office: "named X as minister", "was named chancellor"."""
    offices = [child for child in reading.parse.children(token) if child.dep in {"oprd", "attr", "dobj", "pobj"}]
    offices += [each for word, each in prepositions(reading.parse, token) if word == "as"]
    return any(each.lemma.lower() in lexicon().words["people"] for each in offices)


def _owner(reading: Reading, token: Token) -> Token | None:
    return next((child for child in reading.parse.children(token) if child.dep == "poss"), None)


def _is_owned_by_person(reading: Reading, token: Token) -> bool:
    owner = _owner(reading, token)
    ofs = [each for word, each in prepositions(reading.parse, token) if word == "of"]
    return any(
        is_person(reading, each) or each.text.lower() in {"his", "her", "their"}
        for each in (*([owner] if owner else []), *ofs)
    )


def _subject_is_person(reading: Reading, token: Token) -> bool:
    subject = own_subject(reading.parse, token)
    return subject is not None and is_person(reading, subject)


def _is_by_workers(reading: Reading, token: Token) -> bool:
    """Tell whether workers strike: "nurses began a three-day strike"."""
    verb = reading.parse.head(token)
    aimed = any(
        w in {"on", "against"} and n.entity not in {"DATE", "TIME"} for w, n in prepositions(reading.parse, token)
    )
    carried = (
        token.dep == "dobj" and not aimed and verb.lemma in {"begin", "start", "stage", "launch", "hold", "call", "end"}
    )
    return carried and any(each.lemma.lower() in _WORKERS for each in subjects(reading.parse, verb))


def _is_by_authority(reading: Reading, token: Token) -> bool:
    return _has_clause_or_object(reading, token) and acts_in_public(reading, token)


def _has_clause_or_object(reading: Reading, token: Token) -> bool:
    return _has_clause(reading, token) or bool(patients(reading.parse, token))


def _gather_somewhere(reading: Reading, token: Token) -> bool:
    plural = [each for each in doers(reading.parse, token) if each.tag in {"NNS", "NNPS"}]
    return any(each.lemma.lower() in lexicon().words["officials"] for each in plural) and _has_place(reading, token)


def _has_infinitive(reading: Reading, token: Token) -> bool:
    parse = reading.parse
    return any(
        child.dep in {"xcomp", "acl", "ccomp", "advcl"} and any(c.text.lower() == "to" for c in parse.children(child))
        for child in parse.children(token)
    )


def says_must(reading: Reading, token: Token) -> bool:
    """Tell whether somebody says that somebody else must do a thing: "A said B must drop its tariffs"."""
    parse = reading.parse
    above = parse.head(token)
    bound = any(child.dep == "aux" and child.text.lower() in _OUGHT for child in parse.children(token))
    said = token.dep == "ccomp" and above.lemma.lower() in lexicon().words["say"] and not is_passive(parse, above)
    return bound and said and any(is_somebody(reading, each) for each in doers(parse, token))


def says_unless(reading: Reading, token: Token) -> bool:
    """Tell whether it is said what will happen unless another gives way: "will leave unless …", "if … is not …"."""
    parse = reading.parse
    ahead = any(child.dep == "aux" and child.text.lower() in _WILL for child in parse.children(token))
    return ahead and any(child.dep == "advcl" and _is_ultimatum(parse, child) for child in parse.children(token))


def _is_ultimatum(parse: Parse, clause: Token) -> bool:
    words = {child.text.lower() for child in parse.children(clause)}
    return "unless" in words or ("if" in words and bool(words & _NOT))


def says_would_not(reading: Reading, token: Token) -> bool:
    """Tell whether people in office say that they will not do a thing, whatever it is: "said it would not budge"."""
    lemma = token.lemma.lower()
    refusable = lemma not in _NOT_UP_TO_ANYBODY and not any(
        lemma in entry.clauses_not for entry in lexicon().senses("verb", "refuse")
    )
    return refusable and not is_passive(reading.parse, token) and _will_not(reading, token)


def acts_jointly(reading: Reading, token: Token) -> bool:
    """Tell whether two states do a thing together, whatever it is: "Chile and Peru jointly restored the bridge"."""
    beside = {child.text.lower() for child in reading.parse.children(token)}
    return bool(beside & {"jointly", "together"}) and is_by_two_states(reading, token)


def _asks_other(reading: Reading, token: Token) -> bool:
    """Tell whether somebody is to do what another wants: "want the government to release"."""
    clauses = [child for child in reading.parse.children(token) if child.dep in {"ccomp", "xcomp"}]
    return any(each.dep in SUBJECTS for clause in clauses for each in reading.parse.children(clause))


def _is_held_by_officials(reading: Reading, token: Token) -> bool:
    verb = reading.parse.head(token)
    if token.dep == "pobj" and verb.text.lower() == "of":
        verb = reading.parse.head(reading.parse.head(verb))
    carried = lexicon().carriers.get(verb.lemma) is not None or verb.lemma in {"continue", "hold", "resume"}
    return carried and acts_in_public(reading, verb)


def _is_carrying_aid(reading: Reading, token: Token) -> bool:
    relief = {"medicine", "food", "aid", "relief", "supply", "blanket", "tent", "grain", "equipment"}
    return any(
        child.lemma == "carry" and bool(relief & {each.lemma for each in objects(reading.parse, child)})
        for each in doers(reading.parse, token)
        for child in reading.parse.children(each)
    )


def _has_clause_ahead(reading: Reading, token: Token) -> bool:
    """Tell whether it is said what will be done: "assured them that they will respect"."""
    clauses = (child for child in reading.parse.children(token) if child.dep == "ccomp")
    return any(each.text.lower() in _WILL for clause in clauses for each in reading.parse.children(clause))


def _will_not(reading: Reading, token: Token) -> bool:
    children = {child.text.lower() for child in reading.parse.children(token)}
    refuses = bool(children & _NOT) and bool(children & {"will", "wo", "would"})
    return refuses and acts_in_public(reading, token)


def _asks_somebody(reading: Reading, token: Token) -> bool:
    """Tell whether somebody is told to do something: "asked B to leave", "ordered that B leave"."""
    return _has_clause(reading, token) or (bool(patients(reading.parse, token)) and _has_infinitive(reading, token))


def _is_by_weapon(reading: Reading, token: Token) -> bool:
    agents = [each for word, each in prepositions(reading.parse, token) if word == "by"]
    return any(each.lemma.lower() in _WEAPONS for each in (*agents, *doers(reading.parse, token)))


def _has_joint_object(reading: Reading, token: Token) -> bool:
    """Tell whether what is done is done in common: "staged a joint raid", "ran combined patrols"."""
    return any(
        child.text.lower() in _IN_COMMON
        for each in patients(reading.parse, token)
        for child in reading.parse.children(each)
    )


CHECKS: dict[str, Callable[[Reading, Token], bool]] = {
    **PHRASES,
    **SETTINGS,
    "agent": _has_agent,
    "agent_clause": _asks_somebody,
    "infinitive": _has_infinitive,
    "officials_would": lambda reading, token: _has_infinitive(reading, token) and acts_in_public(reading, token),
    "wont": _will_not,
    "as_test": lambda reading, token: reading.parse.text[: token.span.start].lower().endswith("test-"),
    "by_officials": acts_in_public,
    "by_authority": _is_by_authority,
    "by_investigators": is_by_investigators,
    "by_weapon": _is_by_weapon,
    "officials_somewhere": _gather_somewhere,
    "effort": lambda reading, token: reading.parse.head(token).lemma.lower() in {"effort", "attempt", "offer", "bid"},
    "order_of": lambda reading, token: reading.parse.head(token).lemma == "order" and token.dep == "dobj",
    "agent_to": lambda reading, token: bool(patients(reading.parse, token)) and _has_infinitive(reading, token),
    "that_by_officials": lambda reading, token: _has_clause(reading, token) and acts_in_public(reading, token),
    "officials_clause_ahead": lambda reading, token: (
        _has_clause_ahead(reading, token)
        and acts_in_public(reading, token)
        and not is_neither(reading.parse, token)  # who neither confirms nor denies rejects nothing
    ),
    "officials_peace": lambda reading, token: (
        _has_infinitive(reading, token)
        and acts_in_public(reading, token)
        and bool(
            {"revive", "unite", "resume", "reopen", "reconcile", "settle", "join", "mediate", "restore"}
            & {c.lemma for c in reading.parse.children(token)}
        )
    ),
    "mediators_try": lambda reading, token: (
        _has_infinitive(reading, token) and any(each.lemma == "mediator" for each in doers(reading.parse, token))
    ),
    "reported": is_reported,
    "by_state": is_by_state,
    "by_group": lambda reading, token: any(each.tag in {"NNS", "NNPS"} for each in doers(reading.parse, token)),
    "two_states": is_by_two_states,
    "to_blame": lambda reading, token: (
        reading.parse.text[: token.span.start].lower().endswith(("was to ", "is to ", "were to ", "are to "))
    ),
    "ahead_said": lambda reading, token: (
        any(child.text.lower() in _WILL for child in reading.parse.children(token)) and is_reported(reading, token)
    ),
    "joint_object": _has_joint_object,
    "carrying_aid": _is_carrying_aid,
    "for_place": lambda reading, token: _has_place_after(reading, token, frozenset({"for"})),
    "granted": lambda reading, token: reading.parse.head(token).lemma in {"grant", "give", "have"},
    "held_by_officials": _is_held_by_officials,
    "for_officials": lambda reading, token: (
        reading.parse.head(token).text.lower() == "for"
        and acts_in_public(reading, reading.parse.head(reading.parse.head(token)))
    ),
    "agent_clause_by_officials": lambda reading, token: _asks_other(reading, token) and acts_in_public(reading, token),
    "clause_by_investigators": lambda reading, token: (
        _has_clause(reading, token) and is_by_investigators(reading, token)
    ),
    "naming": lambda reading, token: any(child.dep in {"oprd", "attr"} for child in reading.parse.children(token)),
    "person": _has_person,
    "object": lambda reading, token: bool(patients(reading.parse, token)),
    "nothing": lambda reading, token: not patients(reading.parse, token),
    "subjects": _has_many_subjects,
    "clause": _has_clause,
    "two_people": has_two_people,
    "people_together": are_people_together,
    "officials_together": are_officials_together,
    "person_served": is_person_served,
    "one_official": is_one_official_then,
    "then_alone": comes_on_a_day,
    "named_for_place": is_named_for_place,
    "pointed_at": lambda reading, token: any(c.text.lower() == "that" for c in reading.parse.children(token)),
    "forum_named": lambda reading, token: (
        _FORUM.search(reading.parse.text) is not None
        and any(child.text.lower() == "the" for child in reading.parse.children(token))
    ),
    "been_to": lambda reading, token: (
        token.text.lower() == "been"
        and _subject_is_person(reading, token)
        and _has_place_after(reading, token, frozenset({"to"}))
    ),
    "head_office": lambda reading, token: any(
        child.dep == "attr" and child.lemma.lower() in _HEADS for child in reading.parse.children(token)
    ),
    "lost_somewhere": is_lost_somewhere,
    "deadly": is_deadly,
    "vessel": is_vessel,
    "with_named": is_with_named,
    "to_named": talks_to_named,
    "after_time_with": is_after_time_with,
    "between_named": is_between_named,
    "invited_there": is_invited_somewhere,
    "somewhere_or_long": is_somewhere_or_long,
    "on_day": is_on_a_day,
    "each_other": sees_each_other,
    "somebody_then_or_there": sees_somebody,
    "retreat_together": retreats_together,
    "not_by_phone": is_not_by_phone,
    "guest_there": is_guest_there,
    "of_sanctions_told": lambda reading, token: (
        "sanctions" in reading.parse.text.lower()
        and not any(word == "of" for word, _ in prepositions(reading.parse, token))
    ),
    "by_workers": _is_by_workers,
    "place": _has_place,
    "place_to": lambda reading, token: _has_place_after(reading, token, _WHITHER),
    "country": _has_place_object,
    "abroad": _goes_abroad,
    "by_phone": is_by_phone,
    "named": _is_named,
    "numbered": _is_numbered,
    "on_strike": lambda reading, token: reading.parse.head(token).text.lower() == "on",
    "that": lambda reading, token: any(child.dep == "ccomp" for child in reading.parse.children(token)),
    "prisoners": _names_prisoners,
    "office": _names_office,
    "owner": lambda reading, token: _owner(reading, token) is not None,
    "person_owner": _is_owned_by_person,
    "person_subject": _subject_is_person,
}

"""How a happening stands: planned, ongoing, held, postponed, cancelled, denied; negated, only conceived of, recalled.

Tense, auxiliaries and negation are read from the verb; the words above it ("is due to", "hopes to", "denied that")
come from the lexicon. What cannot be told stays `UNKNOWN`.
"""

from dataclasses import dataclass, replace

from dateline.annotate.clauses import ancestors, has_child, is_passive, own_subject, verb_above
from dateline.annotate.events_lexicon import lexicon
from dateline.annotate.events_triggers import Trigger, predicate_noun
from dateline.annotate.parse import Parse, Token
from dateline.annotate.reading import Reading
from dateline.model.annotation import Status, TimeExpression
from dateline.model.dates import Direction, RelativeUnit

_NO = frozenset({"no", "neither", "without"})
_NOT = frozenset({"never", "not", "n't", "n’t", "nor"})
_AFTER = frozenset({"after", "following", "since", "upon"})
_AHEAD = frozenset({"before", "until", "till"})
_AIM = frozenset({"for", "towards", "toward"})
_MODALS = frozenset({"could", "might", "may", "can", "should", "must", "ought"})
_MOTION = frozenset({"leave", "head", "travel", "go", "fly", "depart", "come", "arrive", "embark", "return"})
_SAY = frozenset(
    [
        "say",
        "tell",
        "announce",
        "state",
        "report",
        "declare",
        "confirm",
        "add",
        "reveal",
        "claim",
        "note",
        "indicate",
        "write",
        "reply",
        "disclose",
        "explain",
        "warn",
        "predict",
    ]
)
_HABIT = frozenset({"often", "regularly", "usually", "always", "frequently", "annually"})
# Nouns and adverbs through which a governing word reaches an event noun: "denied reports of a meeting".
_THROUGH = frozenset(
    [
        "report",
        "rumour",
        "rumor",
        "suggestion",
        "claim",
        "speculation",
        "idea",
        "possibility",
        "plan",
        "detail",
        "date",
        "place",
        "location",
        "agenda",
        "substance",
        "number",
        "series",
        "round",
        "part",
        "sideline",
        "outcome",
        "result",
        "eve",
        "time",
        "day",
        "start",
        "beginning",
        "end",
        "host",
        "offer",
    ]
)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a happening stands; `recalled` marks a past happening told as background to another."""

    status: Status = Status.UNKNOWN
    negated: bool = False
    hypothetical: bool = False
    recalled: bool = False

    def is_told(self) -> bool:
        """Tell whether anything is known of it."""
        return self != Standing()


_PLANNED = Standing(Status.PLANNED)
_HELD = Standing(Status.HELD)
_ONGOING = Standing(Status.ONGOING)
_HOPED = Standing(Status.PLANNED, hypothetical=True)
_CONCEIVED = Standing(hypothetical=True)
_BY_EFFECT = {
    "planned": _PLANNED,
    "hoped": _HOPED,
    "held": replace(_HELD, recalled=True),
    "ongoing": _ONGOING,
    "postponed": Standing(Status.POSTPONED),
    "cancelled": Standing(Status.CANCELLED),
    "denied": Standing(Status.DENIED),
}


def standing_of(reading: Reading, trigger: Trigger, times: tuple[int, ...]) -> Standing:
    """Return how the happening of `trigger` stands, from its words and the times in its clause."""
    if trigger.is_verb:
        found = verb_standing(reading, trigger.token, times)
        return _under_denial(reading.parse, trigger.token, found)
    return _noun_standing(reading, trigger, times)


def is_ahead(time: TimeExpression) -> bool:
    """Tell whether a relative time lies after the publication day."""
    relative = time.relative
    if relative is None:
        return False
    if relative.unit in {RelativeUnit.DAYS, RelativeUnit.WEEK, RelativeUnit.MONTH, RelativeUnit.YEAR}:
        return relative.low > 0
    return relative.direction is Direction.FUTURE


def is_past(time: TimeExpression) -> bool:
    """Tell whether a relative time lies before the publication day."""
    relative = time.relative
    if relative is None:
        return False
    if relative.unit in {RelativeUnit.DAYS, RelativeUnit.WEEK, RelativeUnit.MONTH, RelativeUnit.YEAR}:
        return relative.high < 0
    return relative.direction is Direction.PAST


def verb_standing(reading: Reading, verb: Token, times: tuple[int, ...]) -> Standing:
    """Return how a verb says its happening stands."""
    parse = reading.parse
    found = _tensed(reading, verb, times)
    if _is_negated(parse, verb):
        found = Standing(negated=not found.negated, hypothetical=found.hypothetical)
    if has_child(parse, verb, deps=frozenset({"mark"}), words=frozenset()) and _is_conditional(parse, verb):
        return replace(found, status=Status.UNKNOWN, hypothetical=True)
    return found


def _tensed(reading: Reading, verb: Token, times: tuple[int, ...]) -> Standing:
    parse = reading.parse
    aux = {child.text.lower(): child for child in parse.children(verb) if child.dep in {"aux", "auxpass"}}
    words = set(aux)
    ahead = any(is_ahead(reading.times[number]) for number in times)
    if words & {"will", "shall", "'ll", "’ll", "wo", "gonna"}:
        return _PLANNED
    if words & {"would", "'d", "’d"}:
        return _would(parse, verb, words)
    if words & _MODALS:
        return _HOPED if ahead and not words & {"have"} else _CONCEIVED
    if "to" in words and words & {"have"} and verb.tag == "VBN":
        return replace(_HELD, hypothetical=True)
    if "to" in words:
        return _infinitive(reading, verb, times)
    if words & {"had"} and verb.tag in {"VBN", "VBD"}:
        return replace(_HELD, recalled=True)
    if words & {"has", "have", "'ve", "’ve", "having"} and verb.tag in {"VBN", "VBD"}:
        return _HELD
    if words & {"did", "does", "do"}:
        return _HELD if "did" in words else _ONGOING
    return _by_form(reading, verb, words, ahead=ahead, times=times)


def _by_form(reading: Reading, verb: Token, words: set[str], *, ahead: bool, times: tuple[int, ...]) -> Standing:
    parse = reading.parse
    if verb.tag == "VBG":
        return _progressive(reading, verb, words, ahead=ahead, times=times)
    if verb.tag == "VBD" or words & {"was", "were", "been", "got"}:
        return _HELD
    if verb.tag == "VBN":
        if ahead:
            return _PLANNED
        if verb.dep == "conj" and not words:
            return verb_standing(reading, parse.head(verb), times)
        if verb.dep == "acomp":
            return verb_standing(reading, parse.head(verb), times)
        headline_or_participle = not words and (reading.in_headline(verb) or verb.dep in {"acl", "advcl", "ROOT"})
        return _HELD if headline_or_participle else Standing()
    if verb.tag in {"VBZ", "VBP"}:
        return _present(reading, verb, ahead=ahead)
    if verb.tag == "VB" and verb.dep in {"conj", "ccomp", "xcomp"} and verb.head != verb.index:
        above = _infinitive_below(parse, parse.head(verb), verb)
        return verb_standing(reading, above, times) if above.pos in {"VERB", "AUX"} else _CONCEIVED
    return Standing()


def _infinitive_below(parse: Parse, verb: Token, after: Token) -> Token:
    """Return the infinitive that a bare coordinated verb continues: "is due to visit X and meet Y"."""
    for child in parse.children(verb):
        if child.dep in {"xcomp", "acomp"} and child.index < after.index:
            if child.tag == "VB":
                return child
            below = _infinitive_below(parse, child, after)
            if below.index != child.index:
                return below
    return verb


def _present(reading: Reading, verb: Token, *, ahead: bool) -> Standing:
    if ahead:
        return _PLANNED
    if has_child(reading.parse, verb, words=_HABIT):
        return Standing()
    return _ONGOING if verb.lemma in {"be", "continue", "remain", "attend"} else _HELD


def _would(parse: Parse, verb: Token, words: set[str]) -> Standing:
    """Read "would": the future of a past report, or a thing only conceived of."""
    if words & {"have"}:
        return _CONCEIVED
    for above in ancestors(parse, verb):
        if above.lemma in _SAY or above.lemma in {"expect", "agree", "plan", "promise", "hope"}:
            return _PLANNED
    return _HOPED


def _infinitive(reading: Reading, verb: Token, times: tuple[int, ...]) -> Standing:
    parse = reading.parse
    above = parse.head(verb)
    if above.index == verb.index or (reading.in_headline(verb) and above.pos not in {"VERB", "ADJ"}):
        return _PLANNED
    if verb.dep in {"acl", "relcl"} and above.pos in {"NOUN", "PROPN", "ADJ"}:
        return _infinitive_after_noun(reading, verb, above, times)
    lemma = above.lemma.lower()
    if (above.pos == "AUX" and lemma == "be") or (above.tag in {"VBN"} and lemma in {"set", "go"}):
        return _negated_by(parse, above, _PLANNED)
    if lemma == "go" and above.tag == "VBG":
        return _negated_by(parse, above, _PLANNED)
    if lemma == "have" and has_child(parse, above, words=frozenset({"yet"})):
        return Standing(negated=True)
    if verb.dep == "advcl":
        return _PLANNED
    return _governed(reading, above, times) or _PLANNED


def _governed(reading: Reading, above: Token, times: tuple[int, ...]) -> Standing | None:
    """Return the standing that a governing verb or adjective gives to what it governs."""
    lex, lemma = lexicon(), above.lemma.lower()
    own = verb_standing(reading, above, times) if above.pos in {"VERB", "AUX"} else Standing()
    for effect in ("postponed", "cancelled"):
        if lex.governs(effect, lemma):
            return _BY_EFFECT[effect]
    if lex.governs("refused", lemma):
        return Standing(negated=not own.negated)
    if lex.governs("planned", lemma):
        return replace(_PLANNED, negated=own.negated) if not own.negated else Standing(negated=True)
    if lex.governs("hoped", lemma):
        if above.pos == "ADJ" and _copula_is_past(reading.parse, above) and lemma == "able":
            return _HELD
        return replace(_HOPED, negated=own.negated)
    if lex.governs("begun", lemma) or lemma in {"manage", "come", "return", "help", "stay", "travel", "arrive"}:
        return own
    return None


def _infinitive_after_noun(reading: Reading, verb: Token, noun: Token, times: tuple[int, ...]) -> Standing:
    lex, lemma = lexicon(), noun.lemma.lower()
    if lex.governs("planned", lemma):
        return _PLANNED
    if lex.governs("hoped", lemma):
        return _HOPED
    if lex.governs("refused", lemma):
        return Standing(negated=True)
    if is_passive(reading.parse, verb):
        return _PLANNED
    above = verb_above(reading.parse, noun)
    if above is not None and any(
        child.entity == "ORDINAL" or child.text.lower() in {"only", "last"} for child in reading.parse.children(noun)
    ):
        return verb_standing(reading, above, times)
    return _PLANNED


def _progressive(reading: Reading, verb: Token, words: set[str], *, ahead: bool, times: tuple[int, ...]) -> Standing:
    parse = reading.parse
    if words & {"was", "were", "been"}:
        return _HELD
    if words & {"is", "are", "am", "'s", "’s", "'re", "’re", "be"}:
        return (
            _PLANNED
            if ahead
            or (verb.lemma in _MOTION and not has_child(parse, verb, words=frozenset({"already", "currently"})))
            else _ONGOING
        )
    if verb.dep in {"pcomp", "advcl", "acl", "prep"}:
        marker = parse.head(verb)
        if verb.dep == "pcomp" and marker.text.lower() in _AFTER:
            return replace(_HELD, recalled=True)
        above = verb_above(parse, verb)
        if above is not None:
            governed = _governed(reading, above, times) if verb.dep != "advcl" else None
            before = verb.dep == "pcomp" and marker.text.lower() in _AHEAD
            return governed or (_PLANNED if before else verb_standing(reading, above, times))
    if verb.dep == "xcomp":
        return _governed(reading, parse.head(verb), times) or verb_standing(reading, parse.head(verb), times)
    if verb.dep == "conj" and verb.head != verb.index and parse.head(verb).pos == "VERB":
        return verb_standing(reading, parse.head(verb), times)
    return _PLANNED if ahead else Standing()


def _noun_standing(reading: Reading, trigger: Trigger, times: tuple[int, ...]) -> Standing:
    parse, noun = reading.parse, trigger.token
    told = _by_modifier(parse, noun)
    carried = _carried(reading, trigger, times) if trigger.carrier is not None else Standing()
    if carried.status in {Status.POSTPONED, Status.CANCELLED, Status.DENIED} or carried.negated:
        return carried
    found = told if told.is_told() else carried
    if not found.is_told():
        found = _by_place_in_sentence(reading, trigger, times)
    if any(child.dep in {"det", "prep"} and child.text.lower() in _NO for child in parse.children(noun)):
        return Standing(negated=True)
    if not found.is_told():
        found = _by_times(reading, times)
    return _under_denial(parse, noun, found)


def _carried(reading: Reading, trigger: Trigger, times: tuple[int, ...]) -> Standing:
    """Return the standing that the carrying verb gives to an event noun."""
    parse, noun, verb = reading.parse, trigger.token, trigger.carrier
    assert verb is not None
    own = verb_standing(reading, verb, times)
    lemma, lex = verb.lemma.lower(), lexicon()
    if lemma in {"call", "put", "push"} and has_child(parse, verb, words=frozenset({"off", "back"})):
        lemma = {"call": "cancel"}.get(lemma, "postpone")
    is_subject = noun.dep in {"nsubj", "nsubjpass"}
    for effect in ("postponed", "cancelled", "denied"):
        if lex.governs(effect, lemma) and not own.negated:
            return replace(_BY_EFFECT[effect], hypothetical=own.hypothetical)
    if lex.governs("planned", lemma) and lemma not in {"agree", "decide"}:
        return Standing(negated=True) if own.negated else _PLANNED
    if lex.governs("hoped", lemma):
        return replace(_HOPED, negated=own.negated)
    if lemma in {"skip", "miss", "confirm", "announce", "discuss", "detail"}:
        return Standing()
    if lemma in {"mark", "represent"}:
        return own
    if lemma == "be":
        return (
            own
            if predicate_noun(parse, noun) is not None or noun.dep == "attr" or own.status is Status.PLANNED
            else Standing()
        )
    carried = is_subject or lex.carriers.get(lemma) is not None
    return own if carried else Standing()


def _by_modifier(parse: Parse, noun: Token) -> Standing:
    lex = lexicon()
    for child in parse.children(noun):
        effect = lex.modifiers.get(child.text.lower())
        if effect is not None and child.index < noun.index:
            return _BY_EFFECT[effect]
    for child in parse.children(noun):
        if child.dep in {"acl", "relcl"} and child.tag in {"VBN", "VB"}:
            for effect in ("postponed", "cancelled", "planned"):
                if lex.governs(effect, child.lemma):
                    return _BY_EFFECT[effect]
            if has_child(parse, child, words=frozenset({"to"})):
                return _PLANNED
            if child.dep == "acl" and child.lemma == "hold":
                return _HELD
    return Standing()


def _by_place_in_sentence(reading: Reading, trigger: Trigger, times: tuple[int, ...]) -> Standing:
    """Read how a happening stands from the preposition that brings it in: "after the talks", "ahead of the visit"."""
    parse = reading.parse
    token = trigger.token
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


def _relation(parse: Parse, token: Token, above: Token) -> str:
    """Return the preposition between a noun and what stands above it, where it tells their order in time."""
    preposition = above if token.dep == "pobj" else token
    word = preposition.text.lower()
    phrase = parse.text[max(0, preposition.span.start - 9) : preposition.span.end].lower()
    if phrase.endswith(("ahead of", "prior to", "advance of", "eve of")):
        return "before"
    if phrase.endswith("part of") or phrase.endswith(("sidelines of", "margins of")):
        return "during"
    if word in _AFTER | _AHEAD | _AIM | {"during", "at", "on", "in", "amid"}:
        return word
    return ""


def _beside(reading: Reading, token: Token, word: str, times: tuple[int, ...]) -> Standing:
    dated = _by_times(reading, times)
    if dated.is_told():
        return dated
    above = verb_above(reading.parse, token)
    main = _main(reading, above)
    if word in _AFTER:
        return main if main.status is Status.PLANNED and word != "since" else replace(_HELD, recalled=True)
    if word in _AHEAD:
        return _PLANNED
    if word in _AIM:
        carries = above is not None and (above.lemma in _MOTION or lexicon().carriers.get(above.lemma) is not None)
        return _PLANNED if carries or main.status is Status.PLANNED else Standing()
    if word == "on" and main.status is Status.HELD and above is not None and above.lemma in _SAY:
        return Standing()
    return replace(main, negated=False)


def _main(reading: Reading, verb: Token | None) -> Standing:
    """Return how the happening of a main clause stands; "is scheduled to be" speaks of the future."""
    if verb is None:
        return Standing()
    found = verb_standing(reading, verb, ())
    return _PLANNED if not found.is_told() and lexicon().governs("planned", verb.lemma) else found


def _by_governing_verb(reading: Reading, verb: Token) -> Standing:
    lex = lexicon()
    for effect in ("postponed", "cancelled", "denied"):
        if lex.governs(effect, verb.lemma) and not _is_negated(reading.parse, verb):
            return _BY_EFFECT[effect]
    return _BY_EFFECT["held"] if lex.governs("recalled", verb.lemma) else Standing()


def _by_times(reading: Reading, times: tuple[int, ...]) -> Standing:
    if any(is_ahead(reading.times[number]) for number in times):
        return _PLANNED
    if any(is_past(reading.times[number]) for number in times):
        return replace(_HELD, recalled=True)
    return Standing()


def _under_denial(parse: Parse, token: Token, found: Standing) -> Standing:
    """Read the words above the happening's clause: denied, postponed or cancelled, directly or through a noun."""
    lex = lexicon()
    for above in ancestors(parse, token):
        lemma = above.lemma.lower()
        if lex.governs("denied", lemma) and not _is_negated(parse, above):
            return replace(_BY_EFFECT["denied"], hypothetical=False)
        if above.pos == "NOUN":
            for effect in ("postponed", "cancelled"):
                if lex.governs(effect, lemma) and token.dep in {"pobj", "poss"}:
                    return _BY_EFFECT[effect]
        if (above.pos == "NOUN" and lemma not in _THROUGH) or above.pos == "PROPN":
            return found
        if (
            above.pos in {"VERB", "AUX"}
            and above.lemma not in {"take", "be", "happen"}
            and not lex.governs("planned", lemma)
        ):
            return found
    return found


def _is_negated(parse: Parse, verb: Token) -> bool:
    if any(child.dep == "neg" or child.text.lower() in _NOT for child in parse.children(verb)):
        return True
    subject = own_subject(parse, verb)
    return subject is not None and any(
        c.dep == "det" and c.text.lower() in {"no", "neither"} for c in parse.children(subject)
    )


def _negated_by(parse: Parse, above: Token, found: Standing) -> Standing:
    return Standing(negated=True) if _is_negated(parse, above) else found


def _is_conditional(parse: Parse, verb: Token) -> bool:
    return any(
        child.dep == "mark" and child.text.lower() in {"if", "unless", "whether"} for child in parse.children(verb)
    )


def _copula_is_past(parse: Parse, adjective: Token) -> bool:
    return parse.head(adjective).tag == "VBD" or has_child(parse, adjective, words=frozenset({"was", "were"}))

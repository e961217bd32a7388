"""How a verb says its happening stands: by tense, auxiliaries, negation and the words that govern it.

"Met", "will meet", "is due to meet", "hopes to meet", "did not meet", "would meet": what each tells is set down here;
what cannot be told stays `UNKNOWN`.
"""

from dataclasses import dataclass, replace

from dateline.annotate.clauses import ancestors, has_child, is_neither, is_passive, own_subject, verb_above
from dateline.annotate.events_lexicon import lexicon
from dateline.annotate.parse import Parse, Token
from dateline.annotate.reading import Reading
from dateline.model.annotation import Status
from dateline.model.dates import Direction, Part, RelativeUnit
from dateline.text.calendar import resolve

_NOT = frozenset({"never", "not", "n't", "n’t", "nor"})
AFTER = frozenset({"after", "following", "since", "upon"})
AHEAD = frozenset({"before", "until", "till"})
# Units that are counted from the publication day, with their least length in days.
_COUNTED = {RelativeUnit.DAYS: 1, RelativeUnit.WEEK: 7, RelativeUnit.MONTH: 28, RelativeUnit.YEAR: 365}
_MODALS = frozenset({"could", "might", "may", "can", "should", "must", "ought"})
_HABIT = frozenset({"often", "regularly", "usually", "always", "frequently", "annually"})
_ESTABLISHED = frozenset({"know", "report", "confirm", "find", "record", "show", "prove", "say", "appear"})
_DUE = frozenset({"due", "schedule", "scheduled", "expect", "expected", "plan", "planned", "set", "supposed", "slated"})
_AWAITING = frozenset({"when", "once", "before", "until", "till", "after"})


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


PLANNED = Standing(Status.PLANNED)
HELD = Standing(Status.HELD)
_ONGOING = Standing(Status.ONGOING)
HOPED = Standing(Status.PLANNED, hypothetical=True)
_CONCEIVED = Standing(hypothetical=True)
BY_EFFECT = {
    "planned": PLANNED,
    "hoped": HOPED,
    "held": replace(HELD, recalled=True),
    "ongoing": _ONGOING,
    "postponed": Standing(Status.POSTPONED),
    "cancelled": Standing(Status.CANCELLED),
    "denied": Standing(Status.DENIED),
}


def is_ahead(reading: Reading, number: int) -> bool:
    """Tell whether the time with that number lies after the page's publication."""
    time = reading.times[number]
    published, interval, relative = reading.article.published.interval, time.interval, time.relative
    if interval is not None and interval.earliest and published.latest:
        return interval.earliest > published.latest
    if relative is None:
        return False
    if relative.unit in _COUNTED and relative.part is not Part.REST:  # "later this month" is the rest of this one
        return relative.low > 0
    return relative.direction is Direction.FUTURE


def is_past(reading: Reading, number: int, *, days: int = 0) -> bool:
    """Tell whether the time with that number lies more than `days` days before the page's publication."""
    time = reading.times[number]
    published, interval, relative = reading.article.published.interval, time.interval, time.relative
    if interval is not None and interval.latest and published.earliest:
        return (published.earliest - interval.latest).days > days
    if relative is None:
        return False
    if relative.unit in _COUNTED:
        return relative.high * _COUNTED[relative.unit] < -days
    if relative.direction is not Direction.PAST or days == 0:
        return relative.direction is Direction.PAST
    latest = resolve(relative, published).latest
    if latest is not None and published.earliest is not None:
        return (published.earliest - latest).days > days
    return relative.unit is RelativeUnit.MONTH_NAME


def verb_standing(reading: Reading, verb: Token, times: tuple[int, ...]) -> Standing:
    """Return how a verb says its happening stands."""
    parse = reading.parse
    found = Standing(hypothetical=True) if _is_asked(parse, verb) else _tensed(reading, verb, times)
    if is_negated(parse, verb):
        found = Standing(negated=not found.negated, hypothetical=found.hypothetical)
    if has_child(parse, verb, deps=frozenset({"mark"}), words=frozenset()) and _is_conditional(parse, verb):
        return replace(found, status=Status.UNKNOWN, hypothetical=True)
    return found


def _tensed(reading: Reading, verb: Token, times: tuple[int, ...]) -> Standing:
    parse = reading.parse
    aux = {child.text.lower(): child for child in parse.children(verb) if child.dep in {"aux", "auxpass"}}
    words = set(aux)
    ahead = any(is_ahead(reading, number) for number in times)
    if words & {"will", "shall", "'ll", "’ll", "wo", "gonna"}:
        return PLANNED
    if words & {"would", "'d", "’d"}:
        return _would(parse, verb, words)
    if words & _MODALS:
        return HOPED if ahead and not words & {"have"} else _CONCEIVED
    if "to" in words and words & {"have"} and verb.tag == "VBN":
        known = parse.head(verb).lemma.lower() in _ESTABLISHED  # "known to have died"
        return BY_EFFECT["cancelled"] if was_to_have(parse, verb) else replace(HELD, hypothetical=not known)
    if "to" in words:
        return _infinitive(reading, verb, times)
    if words & {"had"} and verb.tag in {"VBN", "VBD"}:
        return replace(HELD, recalled=True)
    if words & {"has", "have", "'ve", "’ve", "having"} and verb.tag in {"VBN", "VBD"}:
        return HELD
    if words & {"did", "does", "do"}:
        return HELD if "did" in words else _ONGOING
    return _by_form(reading, verb, words, ahead=ahead, times=times)


def _by_form(reading: Reading, verb: Token, words: set[str], *, ahead: bool, times: tuple[int, ...]) -> Standing:
    parse = reading.parse
    if verb.tag == "VBG":
        return _progressive(reading, verb, words, ahead=ahead, times=times)
    if verb.tag == "VBD" or words & {"was", "were", "been", "got"}:
        return HELD
    if verb.tag == "VBN":
        if ahead:
            return PLANNED
        if verb.dep == "conj" and not words:
            return verb_standing(reading, parse.head(verb), times)
        if verb.dep == "acomp":
            return verb_standing(reading, parse.head(verb), times)
        headline_or_participle = not words and (reading.in_headline(verb) or verb.dep in {"acl", "advcl", "ROOT"})
        return HELD if headline_or_participle else Standing()
    if verb.tag in {"VBZ", "VBP"}:
        return _present(reading, verb, ahead=ahead)
    if verb.tag == "VB" and _follows_stray_will(parse, verb):
        return PLANNED
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
    if ahead or _follows_stray_will(reading.parse, verb):
        return PLANNED
    if _is_awaited(reading.parse, verb) and not reading.in_headline(verb):
        main = _tensed(reading, reading.parse.head(verb), ())
        return PLANNED if main.status is Status.PLANNED else Standing()
    if has_child(reading.parse, verb, words=_HABIT):
        return Standing()
    return _ONGOING if verb.lemma in {"be", "continue", "remain", "attend"} else HELD


def _is_awaited(parse: Parse, verb: Token) -> bool:
    """Tell whether the present stands for what is still to come: "when they meet", "before she travels"."""
    return verb.dep == "advcl" and has_child(parse, verb, words=_AWAITING)


def _follows_stray_will(parse: Parse, verb: Token) -> bool:
    """Tell whether "will" stands before the verb with no other verb between: "A will with B on Monday meet"."""
    for token in reversed(parse.tokens[max(0, verb.index - 24) : verb.index]):
        if token.sentence != verb.sentence or token.pos == "VERB" or token.text in {";", ":"}:
            return False
        if token.tag == "MD" and token.text.lower() in {"will", "shall"}:
            return verb.tag in {"VB", "VBP", "NN"}
    return False


def _would(parse: Parse, verb: Token, words: set[str]) -> Standing:
    """Read "would": the future of a past report, or a thing only conceived of."""
    if words & {"have"}:
        return _CONCEIVED
    for above in ancestors(parse, verb):
        if above.lemma in lexicon().words["say"] or above.lemma in {"expect", "agree", "plan", "promise", "hope"}:
            return PLANNED
    return HOPED


def _infinitive(reading: Reading, verb: Token, times: tuple[int, ...]) -> Standing:
    parse = reading.parse
    above = parse.head(verb)
    if above.index == verb.index or (reading.in_headline(verb) and above.pos not in {"VERB", "ADJ"}):
        return PLANNED
    if verb.dep in {"acl", "relcl"} and above.pos in {"NOUN", "PROPN", "ADJ"}:
        return _infinitive_after_noun(reading, verb, above, times)
    lemma = above.lemma.lower()
    if above.pos == "AUX" and lemma == "be" and _came_otherwise(parse, above, verb):
        return BY_EFFECT["cancelled"]
    if (above.pos == "AUX" and lemma == "be") or (above.tag in {"VBN"} and lemma in {"set", "go"}):
        return _negated_by(parse, above, PLANNED)
    if lemma == "go" and above.tag == "VBG":
        return _negated_by(parse, above, PLANNED)
    if lemma == "have" and has_child(parse, above, words=frozenset({"yet"})):
        return Standing(negated=True)
    if verb.dep in {"advcl", "xcomp"} and above.lemma in lexicon().words["motion"] and _is_long_over(parse, above):
        return replace(HELD, recalled=True)  # "had flown to A to see B"
    if verb.dep == "advcl":
        return PLANNED
    return _governed(reading, above, times) or PLANNED


def was_to_have(parse: Parse, verb: Token) -> bool:
    """Tell whether a plan of the past came to nothing: "was to have met", "had been due to have met"."""
    above = parse.head(verb)
    have = has_child(parse, verb, words=frozenset({"have"})) and has_child(parse, verb, words=frozenset({"to"}))
    due = (above.lemma == "be" and above.tag == "VBD") or above.lemma.lower() in _DUE or above.text.lower() in _DUE
    return have and verb.tag == "VBN" and due


def _came_otherwise(parse: Parse, copula: Token, verb: Token) -> bool:
    """Tell whether a sentence goes on to say what came instead: "was to visit A; instead he was in B"."""
    said = copula.dep == "ccomp" and parse.head(copula).lemma in lexicon().words["say"]
    if copula.tag != "VBD" or copula.dep == "relcl" or said:
        return False
    rest = [each for each in parse.sentence_tokens(verb.sentence) if each.index > verb.index]
    but = any(each.text == "but" and each.dep == "cc" and each.head in {copula.index, verb.index} for each in rest)
    following = verb.sentence + 1
    rest += list(parse.sentence_tokens(following)[:1]) if following < len(parse.sentences) else []
    return but or any(each.text.lower() == "instead" for each in rest)


def _is_long_over(parse: Parse, verb: Token) -> bool:
    return verb.tag == "VBN" and any(child.text.lower() == "had" for child in parse.children(verb))


def _governed(reading: Reading, above: Token, times: tuple[int, ...]) -> Standing | None:
    """Return the standing that a governing verb or adjective gives to what it governs."""
    lex, lemma = lexicon(), above.lemma.lower()
    own = verb_standing(reading, above, times) if above.pos in {"VERB", "AUX"} else Standing()
    for effect in ("postponed", "cancelled"):
        if lex.governs(effect, lemma):
            return BY_EFFECT[effect]
    if lex.governs("refused", lemma):
        return Standing(negated=not own.negated)
    if lex.governs("planned", lemma):
        return replace(PLANNED, negated=own.negated) if not own.negated else Standing(negated=True)
    if lex.governs("hoped", lemma):
        if above.pos == "ADJ" and _copula_is_past(reading.parse, above) and lemma == "able":
            return HELD
        return replace(HOPED, negated=own.negated)
    if lex.governs("begun", lemma) or lemma in {"manage", "come", "return", "help", "stay", "travel", "arrive"}:
        return own
    return None


def _infinitive_after_noun(reading: Reading, verb: Token, noun: Token, times: tuple[int, ...]) -> Standing:
    lex, lemma = lexicon(), noun.lemma.lower()
    if lex.governs("planned", lemma):
        return _plan_given_up(reading.parse, noun) or PLANNED
    if lex.governs("hoped", lemma):
        return HOPED
    if lex.governs("refused", lemma):
        return Standing(negated=True)
    if is_passive(reading.parse, verb):
        return PLANNED
    above = verb_above(reading.parse, noun)
    if above is not None and any(
        child.entity == "ORDINAL" or child.text.lower() in {"only", "last"} for child in reading.parse.children(noun)
    ):
        return verb_standing(reading, above, times)
    return PLANNED


def _plan_given_up(parse: Parse, noun: Token) -> Standing | None:
    """Read what became of a plan: "shelved plans to", "plans to … fell through"."""
    above = parse.head(noun)
    if noun.dep not in {"dobj", "nsubj", "nsubjpass"} or is_negated(parse, above):
        return None
    if above.lemma == "fall" and has_child(parse, above, words=frozenset({"through", "apart"})):
        return BY_EFFECT["cancelled"]
    effects = (effect for effect in ("postponed", "cancelled") if lexicon().governs(effect, above.lemma.lower()))
    return next((BY_EFFECT[effect] for effect in effects), None)


def _progressive(reading: Reading, verb: Token, words: set[str], *, ahead: bool, times: tuple[int, ...]) -> Standing:
    parse = reading.parse
    if words & {"was", "were", "been"}:
        return HELD
    if words & {"is", "are", "am", "'s", "’s", "'re", "’re", "be"}:
        return (
            PLANNED
            if ahead
            or (
                verb.lemma in lexicon().words["motion"]
                and not has_child(parse, verb, words=frozenset({"already", "currently"}))
            )
            else _ONGOING
        )
    if verb.dep in {"pcomp", "advcl", "acl", "prep"}:
        marker = parse.head(verb)
        if verb.dep == "pcomp" and marker.text.lower() in AFTER:
            return replace(HELD, recalled=True)
        above = verb_above(parse, verb)
        if above is not None:
            governed = _governed(reading, above, times) if verb.dep != "advcl" else None
            before = verb.dep == "pcomp" and marker.text.lower() in AHEAD
            return governed or (PLANNED if before else verb_standing(reading, above, times))
    if verb.dep == "xcomp":
        return _governed(reading, parse.head(verb), times) or verb_standing(reading, parse.head(verb), times)
    if verb.dep == "conj" and verb.head != verb.index and parse.head(verb).pos == "VERB":
        return verb_standing(reading, parse.head(verb), times)
    return PLANNED if ahead else Standing()


def is_negated(parse: Parse, verb: Token) -> bool:
    """Tell whether `verb` is negated by an adverb or by "no" before its subject."""
    children = parse.children(verb)
    if any(each.dep == "neg" or each.text.lower() in _NOT or _is_no_longer(parse, each) for each in children):
        return True
    if is_neither(parse, verb):
        return True
    subject = own_subject(parse, verb)
    return subject is not None and any(
        c.dep in {"det", "preconj", "cc"} and c.text.lower() in {"no", "neither"} for c in parse.children(subject)
    )


def _is_no_longer(parse: Parse, adverb: Token) -> bool:
    return adverb.text.lower() == "longer" and has_child(parse, adverb, words=frozenset({"no"}))


def _is_asked(parse: Parse, verb: Token) -> bool:
    """Tell whether a question asks if it is so: "Did they meet?", "Will she travel?"."""
    subject = own_subject(parse, verb)
    last = parse.sentence_tokens(verb.sentence)[-1]
    fronted = subject is not None and any(
        child.dep in {"aux", "auxpass"} and child.index < subject.index for child in parse.children(verb)
    )
    wondering = any(child.tag in {"WDT", "WP", "WRB"} for child in parse.children(verb))  # "When did they meet?"
    return fronted and last.text == "?" and not wondering


def _negated_by(parse: Parse, above: Token, found: Standing) -> Standing:
    return Standing(negated=True) if is_negated(parse, above) else found


def _is_conditional(parse: Parse, verb: Token) -> bool:
    return any(
        child.dep == "mark" and child.text.lower() in {"if", "unless", "whether"} for child in parse.children(verb)
    )


def _copula_is_past(parse: Parse, adjective: Token) -> bool:
    return parse.head(adjective).tag == "VBD" or has_child(parse, adjective, words=frozenset({"was", "were"}))


def had_been_due(parse: Parse, token: Token) -> bool:
    """Tell whether a verb is told as a plan of the past: "had been due to meet", "had been expected to visit"."""
    for above in ancestors(parse, token):
        if above.lemma.lower() in _DUE or above.text.lower() in _DUE:
            around = (above, *parse.children(above), *parse.children(parse.head(above)))
            words = {each.text.lower() for each in around}
            return {"had", "been"} <= (words | {parse.head(above).text.lower()})
        if above.pos not in {"VERB", "AUX", "ADJ"}:
            return False
    return False

"""How happenings of one page hang together: what is part of what, what comes after what, and what a clause spans."""

from collections.abc import Sequence

from dateline.annotate.clauses import ancestors, verb_above
from dateline.annotate.events_lexicon import lexicon
from dateline.annotate.events_triggers import Trigger, visit_noun
from dateline.annotate.parse import Parse, Token
from dateline.annotate.reading import Reading
from dateline.model.annotation import EventType
from dateline.model.span import Span

_INSIDE = frozenset({"at", "during", "in", "on", "amid"})
_EDGES = frozenset({"sideline", "sidelines", "margin", "margins", "fringe", "fringes", "part"})
_THEN = frozenset({"then", "later", "subsequently", "afterwards", "before"})
_MAY_BE_PART = frozenset(
    {
        EventType.MEET,
        EventType.SIGN,
        EventType.AGREE,
        EventType.STATEMENT,
        EventType.CALL,
        EventType.ANNOUNCE,
        EventType.SUMMIT,
        EventType.VISIT,
    }
)
_DETERMINERS = frozenset({"a", "an", "the", "this", "that", "his", "her", "their", "its"})


def container(reading: Reading, trigger: Trigger) -> Token | None:
    """Return the noun for the happening that contains the happening of `trigger`: "summit" in "met at the summit"."""
    if trigger.entry.type not in _MAY_BE_PART:
        return None
    for holder in _holders(reading.parse, trigger):
        for child in reading.parse.children(holder):
            if child.dep in {"prep", "agent"} and child.text.lower() in _INSIDE | {"as"}:
                noun = _contained_noun(reading.parse, child)
                again = visit_noun(reading.parse, trigger.token)
                if noun is not None and noun not in (trigger.token, again):
                    return noun
    return None


def phrase(reading: Reading, noun: Token) -> str:
    """Return the noun phrase of `noun` with its complements, without article: "visit to Central Asia"."""
    parse = reading.parse
    kept_after = {"of", "to", "in"} if noun.pos == "VERB" else {"of", "to"}
    kept = {"compound", "amod", "poss", "nmod", "punct"}
    before = [
        t
        for child in parse.children(noun)
        if child.index < noun.index and child.dep in kept
        for t in parse.subtree(child)
    ]
    after = [
        t
        for child in parse.children(noun)
        if child.dep == "prep" and child.text.lower() in kept_after
        for t in _short(parse, child)
    ]
    tokens = sorted([*before, noun, *after], key=lambda t: t.index)
    while tokens and (tokens[0].text.lower() in _DETERMINERS or tokens[0].pos == "PUNCT"):
        tokens = tokens[1:]
    return parse.text[tokens[0].span.start : tokens[-1].span.end]


def journey_of(reading: Reading, trigger: Trigger, triggers: Sequence[Trigger]) -> int | None:
    """Return the position of the visit a meeting belongs to: "go to X, where he will meet Y", "fly to X for talks"."""
    if trigger.entry.type not in _MAY_BE_PART - {EventType.VISIT}:
        return None
    by_token = {each.token.index: n for n, each in enumerate(triggers) if each.entry.type is EventType.VISIT}
    by_carrier = {
        each.carrier.index: n
        for n, each in enumerate(triggers)
        if each.entry.type is EventType.VISIT and each.carrier is not None
    }
    verb = trigger.token if trigger.is_verb else trigger.carrier
    if verb is not None and _leads_on(reading.parse, verb):
        for above in ancestors(reading.parse, verb):
            if above.index in by_token or above.index in by_carrier:
                return by_token.get(above.index, by_carrier.get(above.index))
            if above.pos in {"VERB", "AUX"}:
                return None
    if not trigger.is_verb and reading.parse.head(trigger.token).text.lower() == "for":
        above_verb = verb_above(reading.parse, trigger.token)
        noun = reading.parse.head(reading.parse.head(trigger.token))
        for each in (noun, above_verb):
            if each is not None and (each.index in by_token or each.index in by_carrier):
                return by_token.get(each.index, by_carrier.get(each.index))
    return None


def _leads_on(parse: Parse, verb: Token) -> bool:
    """Tell whether a clause says what a journey is for or what happens where it leads."""
    words = {child.text.lower() for child in parse.children(verb) if child.dep in {"aux", "advmod"}}
    return (verb.dep in {"advcl", "xcomp"} and "to" in words) or (verb.dep == "relcl" and "where" in words)


def predecessor(reading: Reading, trigger: Trigger, triggers: Sequence[Trigger]) -> int | None:
    """Return the position of the trigger that a coordinated verb comes after: "visit X and then meet Y"."""
    verb = trigger.token
    if not trigger.is_verb or verb.dep != "conj":
        return None
    if not any(child.text.lower() in _THEN for child in reading.parse.children(verb)):
        return None
    earlier = [
        n
        for n, each in enumerate(triggers)
        if each.token.sentence == verb.sentence and each.token.index < verb.index and each.is_verb
    ]
    return earlier[-1] if earlier else None


def clause_span(reading: Reading, trigger: Trigger) -> Span:
    """Return the words that tell a happening: its verb's clause with what governs it, or its noun phrase."""
    parse = reading.parse
    verb = trigger.token if trigger.is_verb else trigger.carrier
    if verb is None:
        return _hull(parse.subtree(trigger.token))
    top = verb
    while (
        top.dep in {"xcomp", "acomp", "oprd", "attr"}
        and top.head != top.index
        and parse.head(top).pos in {"VERB", "AUX", "ADJ"}
    ):
        top = parse.head(top)
    return _hull(_clause_tokens(parse, top, verb))


def _holders(parse: Parse, trigger: Trigger) -> list[Token]:
    """Return the words from which a phrase that names the containing happening may hang, "is due to" included."""
    found = [trigger.token]
    if trigger.carrier is not None and not trigger.is_verb:
        found.append(trigger.carrier)
    verb = found[-1]
    while verb.dep in {"xcomp", "acomp"} and verb.head != verb.index:
        verb = parse.head(verb)
        found.append(verb)
    return found


def _contained_noun(parse: Parse, preposition: Token) -> Token | None:
    for governed in parse.children(preposition):
        if governed.dep != "pobj":
            continue
        if governed.lemma.lower() in _EDGES:
            inner = next(
                (child for child in parse.children(governed) if child.dep == "prep" and child.text.lower() == "of"),
                None,
            )
            return (
                next((child for child in parse.children(inner) if child.dep == "pobj"), None)
                if inner is not None
                else None
            )
        if preposition.text.lower() == "as":
            return None
        return governed if governed.lemma.lower() in lexicon().words["containers"] else None
    return None


def _short(parse: Parse, preposition: Token) -> tuple[Token, ...]:
    """Return a prepositional phrase without the clauses and further phrases that hang on behind it."""
    found = [preposition]
    for child in parse.children(preposition):
        found.append(child)
        for each in parse.children(child):
            if each.dep in {"compound", "det", "amod", "poss", "nmod"}:
                found.extend(parse.subtree(each))
    return tuple(found)


def _clause_tokens(parse: Parse, top: Token, verb: Token) -> tuple[Token, ...]:
    found = []
    todo = [top]
    while todo:
        token = todo.pop()
        found.append(token)
        for child in parse.children(token):
            apart = child.dep in {"conj", "parataxis", "ccomp", "advcl"} and child.pos in {"VERB", "AUX"}
            if (not apart or child.index == verb.index) and not (
                child.dep in {"punct", "cc"} and token.index == top.index
            ):
                todo.append(child)
    return tuple(found)


def _hull(tokens: Sequence[Token]) -> Span:
    return Span(min(t.span.start for t in tokens), max(t.span.end for t in tokens))

"""Whether a figure is a level, a change or a share, by the words around it, and what it is a figure of."""

from dataclasses import replace

from dateline.annotate.parse import Parse, Token
from dateline.annotate.quantities_context import Context, is_unit, phrase_of, subject_of, top_of
from dateline.annotate.quantities_patterns import FRACTION, Figure
from dateline.model.annotation import Measure

_UP = frozenset({
    "rise", "increase", "grow", "climb", "jump", "surge", "soar", "gain", "expand", "rebound", "advance", "accelerate",
    "rally", "swell", "balloon", "spike", "strengthen", "appreciate", "up", "growth", "boost", "raise", "hike", "leap",
    "double", "triple", "high", "higher", "more", "widen",
})  # fmt: skip
_DOWN = frozenset({
    "fall", "decrease", "drop", "decline", "shrink", "slump", "plunge", "tumble", "sink", "slide", "dip", "contract",
    "reduce", "cut", "lose", "weaken", "depreciate", "down", "reduction", "contraction", "lower", "slash", "crash",
    "less", "few", "fewer", "halve", "loss", "narrow", "ease", "slow",
})  # fmt: skip
# Verbs whose subject is what is measured: "turnover hit $93bn", not "the state will spend $93bn".
_STATING = frozenset({
    "be", "hit", "reach", "stand", "total", "amount", "exceed", "cost", "account", "average", "top", "pass", "come",
    "run", "surpass", "touch", "make", "change", "move", "go", "remain", "stay", "value", "estimate", "range", "vary",
    "swing",
})  # fmt: skip
_PUTTING = frozenset({"put", "estimate", "place", "set"})
_TO_A_LEVEL = frozenset({"to", "from", "at", "above", "below"})
# What a rank or an age is of, the words around them do not say reliably.
_NAMELESS = frozenset({Measure.RANK, Measure.AGE})


def measure_of(figure: Figure, parse: Parse, context: Context) -> tuple[Figure, str | None, Token | None]:
    """Return the figure with its measure, the words for what is measured, and the token those words hang from."""
    if figure.measure in _NAMELESS:
        return figure, None, None
    if figure.measure is Measure.ORDINAL:
        noun = context.noun
        return figure, phrase_of(parse, noun, without=context.number) if noun else None, noun
    subject = _measured(parse, context, figure)
    phrase = phrase_of(parse, subject) if subject is not None and subject.pos == "NOUN" else None
    if phrase is None and subject is not None and _is_common(parse, subject):
        phrase = subject.text.lower()
    if figure.measure in {Measure.LEVEL, Measure.SHARE} and figure.of is None:
        direction, by = _movement(parse, context, figure)
        if direction and by:
            sign = direction if figure.unit == FRACTION else 1
            value = figure.value * sign
            return replace(figure, measure=Measure.CHANGE, value=value), _changed(parse, context, phrase), subject
        if direction or (figure.unit == FRACTION and _is_level(parse, context)):
            return replace(figure, measure=Measure.LEVEL), phrase, subject
    return figure, phrase, subject


def _is_common(parse: Parse, subject: Token) -> bool:
    """Tell whether a lone capital only opens the sentence: "Turnout was 54 percent"."""
    opens = subject.index == 0 or parse.tokens[subject.index - 1].sentence != subject.sentence
    lone = not any(child.dep in {"compound", "flat"} for child in parse.children(subject))
    return opens and lone and subject.pos == "PROPN" and subject.text[1:].islower() and subject.entity in {"", "PERSON"}


def _measured(parse: Parse, context: Context, figure: Figure) -> Token | None:
    """Return the noun that the figure is a figure of."""
    number, noun = context.number, context.noun
    of_phrase = _of_noun(parse, number)
    if of_phrase is not None:
        return of_phrase
    plain = noun is not None and noun.pos == "NOUN" and noun.lemma.lower() not in _UP | _DOWN
    if noun is not None and plain and not is_unit(noun) and not figure.span.covers(noun.span):
        return noun
    top = top_of(parse, number)
    above = parse.head(top)
    if above.dep in {"prep"} and above.lemma in {"of", "worth"} and parse.head(above).pos == "NOUN":
        return _through_change(parse, parse.head(above))
    if above.pos == "ADJ" and parse.head(above).pos == "NOUN":
        return parse.head(above)
    verb = context.verb
    if verb is not None and verb.lemma in _PUTTING and above.lemma == "at":
        return next((child for child in parse.children(verb) if child.dep == "dobj"), None)
    if verb is None or verb.lemma not in _STATING | _UP | _DOWN:
        return None
    return subject_of(parse, verb)


def _of_noun(parse: Parse, number: Token) -> Token | None:
    """Return the noun in "30% of voters"."""
    top = top_of(parse, number)
    for child in parse.children(top):
        if child.dep == "prep" and child.lemma in {"of", "in"} and child.index == top.index + 1:
            return next((c for c in parse.children(child) if c.dep == "pobj" and c.pos in {"NOUN", "PROPN"}), None)
    return None


def _through_change(parse: Parse, noun: Token) -> Token:
    """Return "exports" in "a fall of 12% in exports", else the noun itself."""
    if noun.lemma.lower() not in _UP | _DOWN:
        return noun
    for child in parse.children(noun):
        if child.dep == "prep" and child.lemma in {"in", "of"}:
            found = next((c for c in parse.children(child) if c.dep == "pobj" and c.pos in {"NOUN", "PROPN"}), None)
            if found is not None and found.pos == "NOUN" and not is_unit(found):
                return found
    return noun


def _changed(parse: Parse, context: Context, phrase: str | None) -> str | None:
    noun = context.noun
    if noun is not None and noun.lemma.lower() in _UP | _DOWN:
        moved = _through_change(parse, noun)
        if moved is not noun:
            return phrase_of(parse, moved)
        before = [c for c in parse.children(noun) if c.dep == "compound" and c.pos == "NOUN" and not is_unit(c)]
        return " ".join(c.text.lower() for c in before) or phrase
    return phrase


def _movement(parse: Parse, context: Context, figure: Figure) -> tuple[int, bool]:
    """Return the direction of a movement that governs the figure (0 for none) and whether the figure is its size.

    "rose by 5%", "up 5%" and "a 5% rise" give sizes; "rose to 5%" and "fell from 5%" give levels.
    """
    top = top_of(parse, context.number)
    above = parse.head(top)
    mover = above
    preposition = _word_before(parse, figure)
    if above.dep in {"prep", "agent"} or above.pos == "ADP":
        mover = parse.head(above)
        preposition = preposition if preposition in _TO_A_LEVEL else above.lemma
    for token in (context.noun, mover, above):
        if token is None:
            continue
        lemma = token.lemma.lower()
        direction = 1 if lemma in _UP else -1 if lemma in _DOWN else 0
        if direction:
            return direction, preposition not in _TO_A_LEVEL
    for child in parse.children(top):
        if child.index < context.number.index and child.lemma.lower() in {"up", "down"}:
            return (1 if child.lemma.lower() == "up" else -1), True
    return 0, False


def _word_before(parse: Parse, figure: Figure) -> str:
    words = parse.text[max(0, figure.span.start - 12) : figure.span.start].lower().split()
    return words[-1] if words else ""


def _is_level(parse: Parse, context: Context) -> bool:
    """Whether a percentage states where something stands: "inflation is at 5%", "reached 5%"."""
    top = top_of(parse, context.number)
    above = parse.head(top)
    return above.lemma in {"at", "reach", "hit", "stand"} or (
        above.dep == "prep" and parse.head(above).lemma == "stand"
    )

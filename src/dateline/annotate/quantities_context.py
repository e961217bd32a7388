"""What a figure measures, about whom, when, and who says so, read from its sentence."""

import re
from dataclasses import dataclass

from dateline.annotate.entities import Names
from dateline.annotate.parse import Parse, Token
from dateline.model.annotation import EntityKind, MentionForm, TimeExpression
from dateline.model.span import Span

_MAX_STEPS = 10
_UNITS = frozenset(
    {"%", "percent", "cent", "percentage", "point", "dollar", "euro", "yuan", "pound", "ruble", "rouble"}
)
_SAYING = frozenset(
    {"say", "tell", "report", "announce", "state", "add", "estimate", "claim", "confirm", "note", "put"}
)
# Verbs whose subject vouches for the figure among their own words: "the ministry counted 400", "she put it at 400".
_COMPARED = re.compile(r"\b(?:up|down) from\b|\bcompared (?:with|to)\b|\bagainst\b|, from\b|\bthan\b")
_RECKONING = frozenset({
    "count", "estimate", "reckon", "tally", "forecast", "project", "predict", "cite", "mention", "report", "claim",
})  # fmt: skip
_GIVING = frozenset({"put", "give", "place", "speak", "talk"})
_AS_FIGURE = frozenset({"at", "as", "of"})
_VERBS = frozenset({"VERB", "AUX"})
_PASSIVE_FORMS = frozenset({"VBN", "JJ"})
# People counted by what happened to them, under one name each, so that "12 killed" and "12 dead" are one measure.
OUTCOMES = {
    "kill": "deaths", "die": "deaths", "dead": "deaths", "death": "deaths", "fatality": "deaths", "perish": "deaths",
    "murder": "deaths", "execute": "executions", "casualty": "casualties", "victim": "victims", "injure": "injuries",
    "wound": "injuries", "hurt": "injuries", "injury": "injuries", "hospitalise": "hospitalisations", "hospitalize":
    "hospitalisations", "miss": "missing", "missing": "missing", "trap": "trapped", "arrest": "arrests", "detain":
    "arrests", "evacuate": "evacuations", "displace": "displaced", "rescue": "rescues", "flee": "displaced", "infect":
    "infections", "homeless": "homeless",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Context:
    """The words around one figure: its head token, the noun it counts and the verb it stands under."""

    number: Token
    noun: Token | None
    verb: Token | None


def context_of(parse: Parse, number: Span) -> Context | None:
    """Return the parse around a figure's number, or `None` without a parse."""
    inside = [token for token in parse.tokens_in(number) if token.pos]
    if not inside:
        return None
    indices = {token.index for token in inside}
    head = next((token for token in inside if token.head not in indices), inside[-1])
    return Context(head, _noun(parse, head), _verb(parse, head))


def _noun(parse: Parse, token: Token) -> Token | None:
    """Return the noun that the number counts or stands before."""
    current = token
    for _ in range(_MAX_STEPS):
        above = parse.head(current)
        if above.index == current.index or current.dep not in {
            "nummod",
            "quantmod",
            "amod",
            "compound",
            "nmod",
            "npadvmod",
        }:
            return current if current.pos in {"NOUN", "PROPN"} and current.index != token.index else None
        if above.pos in {"NOUN", "PROPN"} and current.pos != above.pos and not is_unit(above):
            # "Seventeen dead, dozens missing": a comma parts the number from the noun.
            return None if "," in parse.text[token.span.end : above.span.start] else above
        current = above
    return None


def part_of_noun(parse: Parse, number: Token) -> Token | None:
    """Return the noun that a bare number is a part of: "seats" in "43 of the 120 seats"."""
    behind = parse.tokens[number.index + 1 : number.index + 2]
    if not behind or behind[0].text.lower() != "of" or behind[0].head != number.index:
        return None
    return next((c for c in parse.children(behind[0]) if c.dep == "pobj" and c.tag == "NNS"), None)


def is_unit(noun: Token) -> bool:
    """Tell whether a noun is a unit ("%", "point", "dollar") and not what is counted."""
    return noun.lemma.lower() in _UNITS


def _verb(parse: Parse, token: Token) -> Token | None:
    current = token
    for _ in range(_MAX_STEPS):
        if current.pos in _VERBS:
            return current
        above = parse.head(current)
        if above.index == current.index:
            return None
        current = above
    return None


def subject_of(parse: Parse, verb: Token) -> Token | None:
    """Return the subject of a verb, its own or that of the verb it is joined to."""
    current = verb
    for _ in range(_MAX_STEPS):
        for child in parse.children(current):
            if child.dep in {"nsubj", "nsubjpass", "csubj"}:
                return _antecedent(parse, child, current)
        if current.dep not in {"conj", "xcomp", "aux", "auxpass"}:
            return parse.head(current) if current.dep in {"acl", "relcl"} else None
        current = parse.head(current)
    return None


def _antecedent(parse: Parse, subject: Token, verb: Token) -> Token:
    """Return what a relative pronoun stands for."""
    if subject.tag in {"WDT", "WP"} and verb.dep == "relcl":
        return parse.head(verb)
    return subject


def phrase_of(parse: Parse, noun: Token, without: Token | None = None) -> str:
    """Return a noun with the words joined to it in front: "trade turnover"."""
    joined = [
        c for c in parse.children(noun) if c.dep in {"compound", "amod"} and c.index < noun.index and c.pos != "NUM"
    ]
    words = [c for c in joined if c.tag not in {"JJR", "JJS"} and c.text.isalpha() and c is not without]
    return " ".join(
        c.text.lower() if _begins_sentence(parse, c) and c.pos != "PROPN" else c.text for c in (*words, noun)
    )


def _begins_sentence(parse: Parse, token: Token) -> bool:
    return token.index == 0 or parse.tokens[token.index - 1].sentence != token.sentence


def outcome_of(parse: Parse, context: Context) -> str | None:
    """Return what happened to the people counted ("deaths"), where the sentence says it."""
    if (told := _told_behind(parse, context)) is not None:
        return told
    if _is_whole(parse, context):
        return None
    around = [context.noun, context.verb, context.number]
    around += [parse.head(context.noun)] if context.noun else []
    around += [parse.head(context.number)]
    around += [child for token in (context.noun, context.number) if token for child in parse.children(token)]
    for token in around:
        if token is not None and token.lemma.lower() in OUTCOMES:
            return OUTCOMES[token.lemma.lower()]
    return None


def _told_behind(parse: Parse, context: Context) -> str | None:
    """Return what the words right behind the figure say: "12 killed, 40 hurt", "left 7 people missing"."""
    for token in parse.tokens[context.number.index + 1 : context.number.index + 6]:
        outcome = OUTCOMES.get(token.lemma.lower())
        if outcome is not None and token.tag in _PASSIVE_FORMS:
            return outcome
        if token.pos not in {"NOUN", "ADJ", "AUX"}:
            return None
    return None


def _is_whole(parse: Parse, context: Context) -> bool:
    """Tell whether a sentence opens with what the figure counts as a whole: "Of the 650 miners, 12 have died"."""
    first = parse.sentence_tokens(context.number.sentence)[0]
    return first.text == "Of" and any(token.index == context.number.index for token in parse.subtree(first))


def between(parse: Parse, names: Names, subject: Token | None) -> tuple[str, ...]:
    """Return the entities inside the phrase that is measured: "trade between Russia and China"."""
    if subject is None:
        return ()
    keys = (names.entity_of(token.index) for token in parse.subtree(subject))
    return tuple(dict.fromkeys(key for key in keys if key is not None))


def period_of(parse: Parse, context: Context, times: tuple[TimeExpression, ...], span: Span) -> int | None:
    """Return the index of the time that stands under the same verb, the nearest one where there are several."""
    sentence = parse.sentences[context.number.sentence].span
    best: tuple[tuple[bool, int], int] | None = None
    for index, time in enumerate(times):
        if time.duration is not None or not sentence.covers(time.span) or time.span.overlaps(span):
            continue
        gap = (span.end, time.span.start) if span.end <= time.span.start else (time.span.end, span.start)
        if _COMPARED.search(parse.text[slice(*gap)]):
            continue  # "reached 240, up from 190 in 2022": the year is that of the older figure
        other = context_of(parse, time.span)
        same = other is not None and context.verb is not None and other.verb is not None
        same = same and other is not None and other.verb == context.verb
        distance = max(time.span.start - span.end, span.start - time.span.end)
        rank = (not same, distance)
        if best is None or rank < best[0]:
            best = (rank, index)
    if best is None:
        return None
    return best[1] if not best[0][0] or _alone(times, sentence) else None


def _alone(times: tuple[TimeExpression, ...], sentence: Span) -> bool:
    return sum(1 for time in times if time.duration is None and sentence.covers(time.span)) == 1


def attribution_of(parse: Parse, names: Names, context: Context) -> tuple[str | None, str | None]:
    """Return the entity and the words of who gives the figure: "According to X", "X said that …"."""
    if (source := _according(parse, context.number)) is not None:
        return _entity(parse, names, source)
    verb = context.verb
    for _ in range(_MAX_STEPS):
        if verb is None:
            return None, None
        above = parse.head(verb)
        if verb.dep in {"ccomp", "parataxis"} and above.lemma in _SAYING:
            speaker = next((c for c in parse.children(above) if c.dep == "nsubj"), None)
            return _entity(parse, names, speaker) if speaker is not None else (None, None)
        sayer = next((c for c in parse.children(verb) if c.dep in {"ccomp", "parataxis"} and c.lemma in _SAYING), None)
        if sayer is not None:
            speaker = next((c for c in parse.children(sayer) if c.dep == "nsubj"), None)
            return _entity(parse, names, speaker) if speaker is not None else (None, None)
        if (reckoner := _reckoner(parse, verb, context.number)) is not None:
            return _entity(parse, names, reckoner)
        verb = above if above.index != verb.index else None
    return None, None


def _according(parse: Parse, number: Token) -> Token | None:
    """Return the source that "according to" names: the next one behind the figure, else the last one before it."""
    cues = [t for t in parse.sentence_tokens(number.sentence) if t.text.lower() == "according"]
    behind = [cue for cue in cues if cue.index > number.index]
    chosen = behind[:1] or cues[-1:]
    return _after_according(parse, chosen[0]) if chosen else None


def _reckoner(parse: Parse, verb: Token, number: Token) -> Token | None:
    """Return who counts, estimates or names the figure: "the union put the crowd at 900"."""
    lemma = verb.lemma.lower()
    above = parse.head(top_of(parse, number))
    spoken = lemma in {"speak", "talk"} and any(c.text.lower() == "of" for c in parse.children(verb))
    given = spoken or (lemma in _GIVING and above.lemma.lower() in _AS_FIGURE and above.pos in {"ADP", "SCONJ"})
    if lemma not in _RECKONING and not given:
        return None
    if any(child.dep in {"nsubjpass", "auxpass"} for child in parse.children(verb)):
        return None
    named = verb if verb.dep != "conj" or any(c.dep == "nsubj" for c in parse.children(verb)) else parse.head(verb)
    return next((c for c in parse.children(named) if c.dep == "nsubj" and c.tag not in {"WDT", "WP"}), None)


def top_of(parse: Parse, token: Token) -> Token:
    """Climb from the number through its unit and scale words."""
    while token.dep in {"nummod", "quantmod", "compound", "nmod", "amod"} and token.head != token.index:
        token = parse.head(token)
    return token


def _after_according(parse: Parse, token: Token) -> Token | None:
    """Return the source in "according to the source"."""
    todo = [token]
    while todo:
        current = todo.pop(0)
        for child in parse.children(current):
            if child.dep == "pobj":
                return child
            todo.append(child)
    return None


def _entity(parse: Parse, names: Names, head: Token) -> tuple[str | None, str | None]:
    words = parse.subtree(head)
    span = Span(words[0].span.start, words[-1].span.end)
    text = span.of(parse.text)
    direct = names.entity_of(head.index)
    if direct is not None:
        return direct, text
    people = [m.entity for m in names.at(span) if m.form is not MentionForm.ADJECTIVE and _is_person(names, m.entity)]
    return (people[0] if people else None), text


def _is_person(names: Names, key: str) -> bool:
    entity = names.entity(key)
    return entity is not None and entity.kind is EntityKind.PERSON

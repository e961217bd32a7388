"""Triggers: the words of a page that name a happening, with the sense that fits and the verb that carries them.

A nominal happening ("talks", "the visit") is carried by the verb that holds, hosts, postpones … it, or of which it is
the subject. That verb's tense, negation and subject then count for the happening.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.annotate.clauses import has_child, noun_phrase, own_subject, prepositions, subjects
from dateline.annotate.events_arguments import doers, fits_arguments, hyphened, in_singular
from dateline.annotate.events_disasters import blind_subjects, disaster_sense, is_another, quake_by_strength
from dateline.annotate.events_lexicon import Entry, lexicon
from dateline.annotate.events_needs import acts_jointly, is_body, is_met, says_must, says_unless, says_would_not
from dateline.annotate.events_phrases import is_followed
from dateline.annotate.events_protests import CALLED_TYPES, is_called, protest_sense
from dateline.annotate.events_series import (
    SERIES,
    is_call_again,
    is_counted,
    is_counted_on,
    is_near,
    is_one_more,
    is_ordinal_alone,
    is_round,
    is_those,
    may_be_round,
    may_count,
)
from dateline.annotate.events_setting import is_of_public_life
from dateline.annotate.parse import Parse, Token
from dateline.annotate.reading import Reading
from dateline.model.annotation import EventType

_LIKE_COPULAS = frozenset({"mark", "represent", "become"})
_VERBAL = frozenset({"VERB", "AUX"})
# "a third day of strikes", "a new round of talks": how they stand is told of the stretch.
_STRETCHES = frozenset({"day", "week", "month", "night", "weekend", "wave", "series", "round", "pair", "string"})
_IN_SERIES = frozenset({EventType.MEET, EventType.VISIT, EventType.SUMMIT, EventType.CALL})
_IN_ROUNDS = frozenset({EventType.MEET, EventType.ELECT})
# Types of the verbs of harm, which a storm or a quake does without meaning to.
_HARMING = frozenset({EventType.ATTACK, EventType.SANCTION})
_SETTLING = frozenset(
    {"call", "put", "move", "push", "fall", "remain", "slip", "slide", "shift", "bump", "drop", "vanish"}
)
# What is told by a verb and counted by a noun.
_NAMES = {EventType.MEET: "meeting", EventType.VISIT: "trip", EventType.PROTEST: "walkout"}
_NOMINAL = frozenset({"NOUN", "PROPN"})
# What comes again and again is no one happening: "to resume the regular visits between their capitals".
_BY_HABIT = frozenset({
    "regular", "annual", "yearly", "monthly", "weekly", "frequent", "periodic", "mutual", "reciprocal", "routine",
    "occasional",
})  # fmt: skip
# What is said without a word for it: the entry that stands for it, and how it is told.
_IMPLIED = (("must", says_must), ("unless", says_unless), ("would not", says_would_not), ("jointly", acts_jointly))


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that names a happening. `carrier` is the verb whose tense counts; the word itself where it is a verb.

    `counted` is the noun that names a verb's happening once more to count it: "met in Oslo, their third meeting".
    """

    token: Token
    entry: Entry
    carrier: Token | None
    counted: Token | None = None

    @property
    def is_verb(self) -> bool:
        """Whether the happening is named by a verb, or by an adjective as "willing" that stands for one."""
        return self.entry.pos != "noun"


# What is done with a resignation by who hands it in and who takes it.
RESIGNING = frozenset({"accept", "tender", "submit", "offer", "announce", "hand"})


def find_triggers(reading: Reading) -> list[Trigger]:
    """Return the triggers of an article in order; copular pairs ("the meeting is the first meeting") give one."""
    found = [trigger for token in reading.parse.tokens if (trigger := _trigger(reading, token)) is not None]
    named = {trigger.token.index for trigger in found if not trigger.is_verb}
    verbs = {t.token.index for t in found if t.is_verb}
    journeys = {t.token.index: t for t in found if t.is_verb and t.entry.type is EventType.VISIT}
    disasters = {t.token.index for t in found if t.entry.type is EventType.DISASTER and not t.is_verb}
    calls = {t.carrier.index for t in found if t.carrier is not None and _is_only_call(reading.parse, t, t.carrier)}
    asides = {trigger.token.index: verb for trigger in found if (verb := _counted_by(reading.parse, trigger, found))}
    counted = {verb.token.index: reading.parse.tokens[noun] for noun, verb in asides.items()}
    found = [replace(trigger, counted=counted.get(trigger.token.index)) for trigger in found]
    found = sorted([*found, *_rounds(reading, found)], key=lambda trigger: trigger.token.index)
    found = sorted([*found, *earlier_ones(reading.parse, found)], key=lambda trigger: trigger.token.index)
    return [
        trigger
        for trigger in found
        if trigger.token.index not in asides
        and not _is_repeated(reading.parse, trigger, named)
        and not _is_effect(reading.parse, trigger, disasters)
        and not _is_echo(reading.parse, trigger, journeys)
        and not _is_object(reading.parse, trigger, found)
        and not _only_means(reading.parse, trigger, verbs)
        and trigger.token.index not in calls
        and not _is_general(reading.parse, trigger)
    ]


def _is_general(parse: Parse, trigger: Trigger) -> bool:
    """Tell whether a sentence says what always holds: "when presidents meet, lorries move"."""
    verb = trigger.token
    if not trigger.is_verb or verb.tag != "VBP" or trigger.entry.type not in _IN_SERIES:
        return False
    subject = own_subject(parse, verb)
    bare = subject is not None and subject.tag == "NNS" and not list(prepositions(parse, verb))
    whenever = any(child.text.lower() in {"when", "whenever"} for child in parse.children(verb))
    named = subject is not None and any(child.dep in {"det", "poss", "nummod"} for child in parse.children(subject))
    return bare and whenever and not named


def _is_only_call(parse: Parse, trigger: Trigger, verb: Token) -> bool:
    """Tell whether the verb above a noun only sets it: "the union called a strike" is no statement besides."""
    if trigger.entry.type not in CALLED_TYPES or not is_called(parse, trigger.token, verb):
        return False
    fors = [child for child in parse.children(verb) if child.text.lower() == "for"]
    return not any(_leads_to(parse, each, trigger.token) for each in fors)


def _leads_to(parse: Parse, preposition: Token, noun: Token) -> bool:
    return any(child.index == noun.index for child in parse.children(preposition))


def modifiers(parse: Parse, noun: Token) -> set[str]:
    """Return the lower-cased words that stand before `noun` in its phrase; hyphenated ones also joined up."""
    words = []
    for token in reversed(parse.tokens[max(0, noun.index - 9) : noun.index]):
        if token.sentence != noun.sentence or not (token.dep == "punct" or _hangs_from(parse, token, noun)):
            break
        words.append(token.text.lower())
    words.reverse()
    joined = "".join(f" {word} " if word != "-" else word for word in words).replace(" -", "-").replace("- ", "-")
    return {*words, *joined.split()}


def _trigger(reading: Reading, token: Token) -> Trigger | None:
    pos = _part_of_speech(token)
    lemma = token.lemma.lower()
    if token.tag == "VBG" and token.dep in {"pobj", "nsubj", "nsubjpass", "dobj", "compound"}:
        pos, lemma = "noun", token.text.lower()
    if pos == "noun" and (disaster := disaster_sense(reading.parse, token)) is not None:
        return Trigger(token, disaster, _carrier(reading.parse, token))
    if pos is None and (quake := quake_by_strength(reading.parse, token)) is not None:
        return Trigger(token, quake, _carrier(reading.parse, token))
    if pos is None or (token.dep in {"compound", "nmod"} and pos == "noun"):
        return None
    if pos == "noun" and (protest := protest_sense(reading, token)) is not None:
        return Trigger(token, protest, _carrier(reading.parse, token))
    words = (*hyphened(reading.parse, token), lemma, *in_singular(reading.parse, token))
    senses = (sense for word in words for sense in lexicon().senses(pos, word))
    entry = next((sense for sense in senses if _fits(reading, token, sense)), None)
    if pos == "verb" and (entry is None or not entry.plover):
        entry = _implied(reading, token) or entry
    if entry is None:
        return None
    return Trigger(token, entry, _carrier(reading.parse, token) if pos == "noun" else token)


def _implied(reading: Reading, token: Token) -> Entry | None:
    told = (word for word, is_told in _IMPLIED if is_told(reading, token))
    return next((lexicon().senses("verb", word)[0] for word in told), None)


def _part_of_speech(token: Token) -> str | None:
    if token.pos in _VERBAL:
        return "verb"
    if token.pos in _NOMINAL:
        return "noun"
    return "adj" if token.dep == "acomp" else None


def _fits(reading: Reading, token: Token, entry: Entry) -> bool:
    parse = reading.parse
    if entry.pos == "noun":
        words = modifiers(parse, token)
        if (entry.modifiers and not entry.modifiers & words) or entry.modifiers_not & words:
            return False
        is_plural = token.tag in {"NNS", "NNPS"}
        if (entry.number == "plural" and not is_plural) or (is_plural and words & _BY_HABIT):
            return False
    else:
        if token.dep in {"aux", "auxpass", "amod", "compound"}:
            return False
        if entry.particle and entry.particle not in {child.text.lower() for child in parse.children(token)}:
            return False
    if entry.type is EventType.SUMMIT and is_body(reading, token):
        return False
    if not fits_arguments(parse, token, entry):
        return False
    if entry.followed and not is_followed(parse, token, entry.followed):
        return False
    if not all(is_met(reading, token, need) for need in entry.requires):
        return False
    return not entry.needs or any(is_met(reading, token, need) for need in entry.needs)


def _carrier(parse: Parse, noun: Token) -> Token | None:
    """Return the verb that carries an event noun, if one does."""
    above = parse.head(noun)
    if noun.dep in {"dobj", "attr", "oprd"} and above.pos in _VERBAL:
        return above
    happens = above.lemma in lexicon().occurrences or _is_settled(above) or _takes_effect(parse, above)
    happens = happens or yields(parse, noun, above)
    if noun.dep in {"nsubj", "nsubjpass"} and above.pos in _VERBAL and happens:
        return above
    if noun.dep == "conj":
        return _carrier(parse, above) if above.pos in _NOMINAL else None
    if noun.dep == "pobj" and above.dep == "prep":
        verb = parse.head(above)
        if verb.lemma.lower() in _STRETCHES and above.text.lower() == "of":
            return _carrier(parse, verb)
        if verb.pos == "VERB" and (is_called(parse, noun, verb) or _is_on_strike(parse, noun)):
            return verb
        carried = above.text.lower() in {"on", "in", "to", "from"} and lexicon().carriers.get(verb.lemma) is not None
        carried = carried and (above.text.lower() != "in" or verb.lemma != "agree")  # "agreed on it in a phone call"
        if carried and verb.pos in _VERBAL:
            return verb
    return _carrier_in_relative_clause(parse, noun) or _carrier_before(parse, noun)


def _is_on_strike(parse: Parse, noun: Token) -> bool:
    return noun.lemma.lower() == "strike" and parse.head(noun).text.lower() == "on"


def _carrier_in_relative_clause(parse: Parse, noun: Token) -> Token | None:
    """Return the verb of "the summit, which both are attending" or "the talks that took place in Oslo"."""
    lex = lexicon()
    for child in parse.children(noun):
        relative = child.dep == "relcl" and any(each.tag in {"WDT", "WP"} for each in parse.children(child))
        if relative and (
            lex.carriers.get(child.lemma) or child.lemma in lex.occurrences - {"be"} or _is_settled(child)
        ):
            return child
    return None


def _carrier_before(parse: Parse, noun: Token) -> Token | None:
    """Return a carrying verb right before the noun's phrase; headlines ("A holds talks") lead the parser astray."""
    index = noun.index - 1
    while (
        index > 0 and parse.tokens[index].dep in {"compound", "amod", "det"} and parse.tokens[index].head == noun.index
    ):
        index -= 1
    before = parse.tokens[index] if index >= 0 else noun
    held = before.pos == "VERB" and before.sentence == noun.sentence and bool(lexicon().carriers.get(before.lemma))
    return before if held else None


def yields(parse: Parse, noun: Token, verb: Token) -> bool:
    """Tell whether a verb says what came of a happening, which was then held: "the talks brought nothing"."""
    told = verb.tag in {"VBD", "VBN"} and not any(child.dep in {"aux", "auxpass"} for child in parse.children(verb))
    told = told and not any(child.dep == "neg" for child in parse.children(verb))
    return told and (verb.lemma in lexicon().words["yield"] or is_counted_on(parse, noun))


def _takes_effect(parse: Parse, verb: Token) -> bool:
    """Tell whether a verb is "come into force", "come about" or the like."""
    words = {"into", "about"} if verb.lemma == "come" else {"into"}
    return verb.lemma in {"come", "enter", "go"} and has_child(parse, verb, words=frozenset(words))


def _is_settled(verb: Token) -> bool:
    """Tell whether a verb says by itself how its subject stands: "was postponed", "is set", "is planned"."""
    lex = lexicon()
    return (
        any(lex.governs(effect, verb.lemma) for effect in ("planned", "postponed", "cancelled", "begun"))
        or verb.lemma in _SETTLING
    )


def _is_repeated(parse: Parse, trigger: Trigger, named: set[int]) -> bool:
    """Tell whether `trigger` is the predicate noun of a sentence whose subject names the same happening."""
    above = parse.head(trigger.token)
    copular = trigger.token.dep == "attr" or (trigger.token.dep == "dobj" and above.lemma in _LIKE_COPULAS)
    if trigger.is_verb or not copular:
        return False
    subject = _copular_subject(parse, above)
    if subject is not None and above.dep == "relcl":
        return parse.head(above).index in named
    return subject is not None and subject.index in named


def _is_effect(parse: Parse, trigger: Trigger, disasters: set[int]) -> bool:
    """Tell whether a verb of harm tells what a disaster did: "an earthquake struck, killing …"."""
    if not trigger.is_verb or trigger.entry.type not in _HARMING | {EventType.DISASTER}:
        return False
    told_of = (*subjects(parse, trigger.token), *doers(parse, trigger.token))
    if trigger.entry.type is EventType.DISASTER:
        return any(each.index in disasters for each in told_of)
    return blind_subjects(told_of) or any(
        each.index in disasters or is_another(parse, each, disasters) for each in told_of
    )


def _counted_by(parse: Parse, trigger: Trigger, found: list[Trigger]) -> Trigger | None:
    """Return the verb whose happening a noun counts in an aside: "met in Oslo, their third meeting in a year"."""
    noun = trigger.token
    if trigger.is_verb or noun.dep in {"pobj", "nsubj", "nsubjpass"} or trigger.carrier not in (None, parse.head(noun)):
        return None
    phrase = noun_phrase(parse, noun)
    before = parse.tokens[phrase[0].index - 1] if phrase[0].index else noun
    numbered = any(each.entity == "ORDINAL" or each.text.lower() == "latest" for each in phrase)
    owned = any(each.dep == "poss" for each in phrase) or phrase[0].text.lower() == "the"
    if before.text not in {",", "–", "-"} or not (numbered and owned):
        return None
    verbs = [t for t in found if t.token.sentence == noun.sentence and t.token.index < noun.index]
    nearest = verbs[-1] if verbs else None
    alike = nearest is not None and nearest.is_verb and nearest.entry.type is trigger.entry.type
    return nearest if alike else None


def earlier_ones(parse: Parse, found: list[Trigger]) -> Iterator[Trigger]:
    """Yield words that stand for happenings of the kind that was counted before them.

    "Those" in "their fourth meeting, after those in Oslo", and "the first" in "a second visit; the first was in May".
    """
    disasters = {t.token.index: t.entry for t in found if t.entry.type is EventType.DISASTER}
    calls = any(t.entry.type is EventType.CALL for t in found)
    told = [t for t in found if t.entry.type in SERIES]
    known = {t.token.index for t in found}
    for token in filter(may_count, parse.tokens if told or disasters else ()):
        if calls and token.index not in known and is_call_again(parse, token):
            yield Trigger(token, lexicon().senses("noun", "videoconference")[0], _carrier(parse, token))
        elif parse.head(token).index not in known and is_another(parse, token, set(disasters)):
            nearest = min(disasters, key=lambda index: (index > token.index, abs(index - token.index)))
            yield _another(parse, token, disasters[nearest])
        elif token.index not in known and (counted := _in_row(parse, token, told)) is not None:
            told = sorted([*told, counted], key=lambda trigger: trigger.token.index)
            yield counted


def _rounds(reading: Reading, found: list[Trigger]) -> Iterator[Trigger]:
    """Yield "the third round", "Thursday's session", "the August round" on a page that tells of talks or a vote.

    Such a word names one of what the page tells, before it or after it, and in other company a bout or a lesson.
    """
    known = {t.token.index for t in found} | {t.carrier.index for t in found if t.carrier is not None}
    told = [t for t in found if t.entry.type in _IN_ROUNDS] if is_of_public_life(reading) else []
    for token in filter(may_be_round, reading.parse.tokens if told else ()):
        dated = any(index == token.index or _is_below(reading.parse, index, token) for index in reading.time_heads)
        of = {noun.index for word, noun in prepositions(reading.parse, token) if word == "of"}
        if known & {token.index, *of} or not is_round(reading.parse, token, dated=dated):
            continue
        before = [t for t in told if t.token.index < token.index]
        kind = (before[-1:] or told[:1])[0].entry.type
        if kind is EventType.ELECT and token.lemma.lower() != "round":
            continue
        name = "runoff" if kind is EventType.ELECT else "meeting"
        yield Trigger(token, lexicon().senses("noun", name)[-1], _carrier(reading.parse, token))


def _is_below(parse: Parse, index: int, noun: Token) -> bool:
    """Tell whether a time hangs from a noun, directly or behind a preposition."""
    above = parse.head(parse.tokens[index])
    return above.index == noun.index or (above.dep == "prep" and above.head == noun.index)


def _another(parse: Parse, token: Token, entry: Entry) -> Trigger:
    """Return what "the one" stands for; where a verb told the disaster before, the verb of "the one in A fell" does."""
    verb = parse.head(token)
    if entry.pos == "noun":
        return Trigger(token, entry, verb if token.dep == "nsubj" else None)
    return Trigger(verb, entry, verb)


def _in_row(parse: Parse, token: Token, told: list[Trigger]) -> Trigger | None:
    """Return what "the second", "a third" or "those in Oslo" stands for: one of the kind told last."""
    those, alone = is_those(parse, token), is_ordinal_alone(parse, token)
    if not those and not alone and not is_one_more(parse, token) and not is_counted_on(parse, token):
        return None
    near = [t for t in told if t.token.index < token.index and is_near(t.token, token, same=those)]
    if not near or (is_counted_on(parse, token) and not (alone or those) and not is_counted(parse, near[-1].token)):
        return None
    last = near[-1]
    name = _NAMES.get(last.entry.type) if last.is_verb else None
    entry = lexicon().senses("noun", name)[0] if name is not None else last.entry
    if entry.pos != "noun":
        return None
    verbs = list(verbs_below(parse, parse.head(token)))  # "a fourth is to follow in Oslo"
    return Trigger(token, entry, None if those else verbs[-1])


def _only_means(parse: Parse, trigger: Trigger, verbs: set[int]) -> bool:
    """Tell whether a word only says that somebody means to do what another trigger names: "plans to visit"."""
    below = parse.children(trigger.token)
    meant = "officials_would" in trigger.entry.needs and any(child.index in verbs for child in below)
    return meant or (trigger.entry.type is EventType.AGREE and any(_is_coming(parse, child) for child in below))


def _is_coming(parse: Parse, verb: Token) -> bool:
    """Tell whether a clause says that somebody is to come to something: "promised to attend the summit"."""
    to = any(child.text.lower() == "to" for child in parse.children(verb))
    return verb.dep == "xcomp" and to and verb.lemma in {"attend", "join", "host", "participate"}


def _is_echo(parse: Parse, trigger: Trigger, journeys: dict[int, Trigger]) -> bool:
    """Tell whether a noun only names the verb's visit again: "travel to X on a state visit"."""
    verb = journeys.get(parse.head(parse.head(trigger.token)).index)
    return verb is not None and visit_noun(parse, verb.token) == trigger.token


def _is_object(parse: Parse, trigger: Trigger, found: list[Trigger]) -> bool:
    """Tell whether a noun completes a verb that names the same: "sanctions" in "imposed sanctions"."""
    above = parse.head(trigger.token)
    passive = trigger.token.dep == "nsubjpass" and trigger.entry.type is EventType.SANCTION
    if trigger.is_verb or (trigger.token.dep != "dobj" and not passive):
        return False
    verb = next((t for t in found if t.is_verb and t.token.index == above.index), None)
    words = {trigger.token.lemma.lower(), trigger.token.text.lower()}
    same = verb is not None and verb.entry.type is trigger.entry.type
    return same and verb is not None and (verb.entry.type is EventType.SANCTION or bool(verb.entry.objects & words))


def visit_noun(parse: Parse, verb: Token) -> Token | None:
    """Return the noun that names the visit of `verb` again: "state visit" in "travel to X on a state visit"."""
    for word, noun in prepositions(parse, verb):
        again = any(entry.type is EventType.VISIT for entry in lexicon().senses("noun", noun.lemma.lower()))
        if word in {"for", "on"} and again and not any(each == "to" for each, _ in prepositions(parse, noun)):
            return noun
    return None


def _copular_subject(parse: Parse, copula: Token) -> Token | None:
    subject = own_subject(parse, copula)
    if subject is None and copula.dep == "xcomp":
        return _copular_subject(parse, parse.head(copula))
    return subject


def predicate_noun(parse: Parse, noun: Token) -> Token | None:
    """Return what the sentence says that `noun` is: "first meeting" in "the talks are the first meeting"."""
    for verb in verbs_below(parse, parse.head(noun)):
        for child in parse.children(verb):
            like_attribute = child.dep == "dobj" and verb.lemma in _LIKE_COPULAS
            if (child.dep == "attr" or like_attribute) and child.index != noun.index:
                return child
    return None


def verbs_below(parse: Parse, verb: Token) -> Iterator[Token]:
    """Yield `verb` and the infinitives it leads to: "is" and "be" of "is to be"."""
    yield verb
    for child in parse.children(verb):
        if child.dep == "xcomp":
            yield from verbs_below(parse, child)


def _hangs_from(parse: Parse, token: Token, head: Token) -> bool:
    for _ in range(4):
        if token.head == head.index:
            return True
        if token.head == token.index:
            return False
        token = parse.head(token)
    return False

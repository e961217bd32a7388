"""Triggers: the words of a page that name a happening, with the sense that fits and the verb that carries them.

A nominal happening ("talks", "the visit") is carried by the verb that holds, hosts, postpones … it, or of which it is
the subject. That verb's tense, negation and subject then count for the happening.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dateline.annotate.clauses import objects, own_subject, prepositions, subjects
from dateline.annotate.events_lexicon import Entry, lexicon
from dateline.annotate.parse import Parse, Token
from dateline.annotate.reading import Reading
from dateline.model.annotation import EntityKind, EventType

_LIKE_COPULAS = frozenset({"mark", "represent", "become"})
_VERBAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_PLACES = frozenset({EntityKind.PLACE, EntityKind.COUNTRY})
_WHERE = frozenset({"to", "in", "at", "for", "into", "from", "toward", "towards", "through", "across", "around"})
_WHITHER = frozenset({"to", "for", "toward", "towards", "into"})
_PEOPLE_PRONOUNS = frozenset({"he", "she", "him", "her", "they", "them", "who", "whom", "each", "we", "us", "i", "me"})
# Words for people who act in public life; a page's own names come first, these catch the unnamed.
_PEOPLE = frozenset(
    [
        "president",
        "minister",
        "premier",
        "chancellor",
        "king",
        "queen",
        "prince",
        "princess",
        "emperor",
        "pope",
        "leader",
        "counterpart",
        "official",
        "diplomat",
        "ambassador",
        "envoy",
        "delegation",
        "governor",
        "mayor",
        "senator",
        "lawmaker",
        "secretary",
        "chief",
        "head",
        "general",
        "commander",
        "reporter",
        "journalist",
        "representative",
        "delegate",
        "team",
        "member",
        "family",
        "victim",
        "survivor",
        "resident",
        "protester",
        "worker",
        "soldier",
        "troops",
        "people",
        "man",
        "woman",
        "men",
        "women",
        "child",
        "student",
        "civilian",
        "officer",
        "executive",
        "chairman",
        "chairwoman",
        "chairperson",
        "director",
        "negotiator",
        "mediator",
        "side",
        "group",
        "party",
        "rebel",
        "ally",
        "government",
        "premier",
        "bishop",
        "sultan",
        "emir",
        "monarch",
        "couple",
        "pair",
        "duo",
        "trio",
        "critic",
        "activist",
    ]
)


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that names a happening. `carrier` is the verb whose tense counts; the word itself where it is a verb."""

    token: Token
    entry: Entry
    carrier: Token | None

    @property
    def is_verb(self) -> bool:
        """Whether the happening is named by a verb."""
        return self.entry.pos == "verb"


def find_triggers(reading: Reading) -> list[Trigger]:
    """Return the triggers of an article in order; copular pairs ("the meeting is the first meeting") give one."""
    found = [trigger for token in reading.parse.tokens if (trigger := _trigger(reading, token)) is not None]
    named = {trigger.token.index for trigger in found if not trigger.is_verb}
    return [trigger for trigger in found if not _is_repeated(reading.parse, trigger, named)]


def is_somebody(reading: Reading, token: Token) -> bool:
    """Tell whether `token` heads the name of, or a word for, somebody who can act."""
    entity = reading.entity_at(token)
    return entity is not None or is_person(reading, token)


def is_person(reading: Reading, token: Token) -> bool:
    """Tell whether `token` heads the name of, or a word for, a person or persons."""
    entity = reading.entity_at(token)
    if entity is not None:
        return entity.kind is EntityKind.PERSON
    return token.entity == "PERSON" or token.lemma.lower() in _PEOPLE or token.text.lower() in _PEOPLE_PRONOUNS


def is_place(reading: Reading, token: Token) -> bool:
    """Tell whether `token` heads the name of a place or country."""
    entity = reading.entity_at(token)
    return entity.kind in _PLACES if entity is not None else token.entity in {"GPE", "LOC"}


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
    pos = "verb" if token.pos in _VERBAL else "noun" if token.pos in _NOMINAL else None
    lemma = token.lemma.lower()
    if token.tag == "VBG" and token.dep in {"pobj", "nsubj", "nsubjpass", "dobj", "compound"}:
        pos, lemma = "noun", token.text.lower()
    if pos is None or (token.dep in {"compound", "nmod"} and pos == "noun"):
        return None
    for entry in lexicon().senses(pos, lemma):
        if _fits(reading, token, entry):
            return Trigger(token, entry, token if pos == "verb" else _carrier(reading.parse, token))
    return None


def _fits(reading: Reading, token: Token, entry: Entry) -> bool:
    parse = reading.parse
    if entry.pos == "noun":
        words = modifiers(parse, token)
        if (entry.modifiers and not entry.modifiers & words) or entry.modifiers_not & words:
            return False
        if entry.number == "plural" and token.tag not in {"NNS", "NNPS"}:
            return False
    else:
        if token.dep in {"aux", "auxpass", "amod", "compound"}:
            return False
        if entry.particle and entry.particle not in {child.text.lower() for child in parse.children(token)}:
            return False
        if not _fits_arguments(parse, token, entry):
            return False
    return not entry.needs or any(_is_met(reading, token, need) for need in entry.needs)


def _fits_arguments(parse: Parse, token: Token, entry: Entry) -> bool:
    if entry.objects or entry.objects_not:
        heads = {each.lemma.lower() for each in patients(parse, token)}
        if (entry.objects and not entry.objects & heads) or entry.objects_not & heads:
            return False
    if any(child.dep == "xcomp" and child.lemma.lower() in entry.clauses_not for child in parse.children(token)):
        return False
    if entry.subjects:
        subject = own_subject(parse, token)
        return subject is not None and subject.lemma.lower() in entry.subjects
    return True


def patients(parse: Parse, verb: Token) -> tuple[Token, ...]:
    """Return the objects of `verb` in its active sense: a passive's subject, or the noun a participle modifies."""
    passive = [child for child in parse.children(verb) if child.dep == "nsubjpass"]
    if verb.dep == "acomp" and verb.tag == "VBN" and not passive:
        passive = list(subjects(parse, parse.head(verb)))
    if passive:
        return (*passive, *objects(parse, verb))
    if verb.dep == "acl" and verb.tag == "VBN":
        return (parse.head(verb), *objects(parse, verb))
    return objects(parse, verb)


def _is_met(reading: Reading, token: Token, need: str) -> bool:
    check = _NEEDS.get(need)
    if check is not None:
        return check(reading, token)
    return any(word == need for word, _ in prepositions(reading.parse, token))


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
    return any(word in words and is_place(reading, each) for word, each in prepositions(reading.parse, token))


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


def _is_by_phone(reading: Reading, token: Token) -> bool:
    lemmas = {each.lemma.lower() for _, each in prepositions(reading.parse, token)}
    return bool(lemmas & {"phone", "telephone", "video", "videoconference", "hotline"})


def _is_named(reading: Reading, token: Token) -> bool:
    return token.pos == "PROPN" or any(
        child.pos == "PROPN" for child in reading.parse.children(token) if child.dep == "compound"
    )


def _is_numbered(reading: Reading, token: Token) -> bool:
    return any(child.entity == "ORDINAL" or child.text[:1].isdigit() for child in reading.parse.children(token))


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


_NEEDS: dict[str, Callable[[Reading, Token], bool]] = {
    "agent": _has_agent,
    "person": _has_person,
    "object": lambda reading, token: bool(patients(reading.parse, token)),
    "nothing": lambda reading, token: not patients(reading.parse, token),
    "subjects": _has_many_subjects,
    "clause": _has_clause,
    "place": _has_place,
    "place_to": lambda reading, token: _has_place_after(reading, token, _WHITHER),
    "country": _has_place_object,
    "abroad": _goes_abroad,
    "by_phone": _is_by_phone,
    "named": _is_named,
    "numbered": _is_numbered,
    "owner": lambda reading, token: _owner(reading, token) is not None,
    "person_owner": _is_owned_by_person,
    "person_subject": _subject_is_person,
}


def _carrier(parse: Parse, noun: Token) -> Token | None:
    """Return the verb that carries an event noun, if one does."""
    above = parse.head(noun)
    if noun.dep in {"dobj", "attr", "oprd"} and above.pos in _VERBAL:
        return above
    if noun.dep in {"nsubj", "nsubjpass"} and above.pos in _VERBAL:
        return above if above.lemma in lexicon().occurrences or _is_settled(above) else None
    if noun.dep == "conj":
        return _carrier(parse, above) if above.pos in _NOMINAL else None
    if noun.dep == "pobj" and above.dep == "prep":
        verb = parse.head(above)
        carried = above.text.lower() in {"on", "in", "to", "from"} and lexicon().carriers.get(verb.lemma) is not None
        if carried and verb.pos in _VERBAL:
            return verb
    return _carrier_in_relative_clause(parse, noun) or _carrier_before(parse, noun)


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
    """Return a carrying verb right before the noun's phrase: headlines lead the parser astray ("X holds talks on Y")."""
    index = noun.index - 1
    while (
        index > 0 and parse.tokens[index].dep in {"compound", "amod", "det"} and parse.tokens[index].head == noun.index
    ):
        index -= 1
    before = parse.tokens[index] if index >= 0 else noun
    held = before.pos == "VERB" and before.sentence == noun.sentence and bool(lexicon().carriers.get(before.lemma))
    return before if held else None


def _is_settled(verb: Token) -> bool:
    """Tell whether a verb says by itself how its subject stands: "was postponed", "is set", "is planned"."""
    lex = lexicon()
    return any(
        lex.governs(effect, verb.lemma) for effect in ("planned", "postponed", "cancelled", "begun")
    ) or verb.lemma in {"call", "put"}


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


def _copular_subject(parse: Parse, copula: Token) -> Token | None:
    subject = own_subject(parse, copula)
    if subject is None and copula.dep == "xcomp":
        return _copular_subject(parse, parse.head(copula))
    return subject


def predicate_noun(parse: Parse, noun: Token) -> Token | None:
    """Return the noun that the sentence says the happening `noun` is: "first meeting" in "the talks are the first meeting"."""
    for verb in _verbs_below(parse, parse.head(noun)):
        for child in parse.children(verb):
            if child.dep == "attr" and child.index != noun.index:
                return child
    return None


def _verbs_below(parse: Parse, verb: Token) -> Iterator[Token]:
    yield verb
    for child in parse.children(verb):
        if child.dep == "xcomp":
            yield from _verbs_below(parse, child)


def _hangs_from(parse: Parse, token: Token, head: Token) -> bool:
    for _ in range(4):
        if token.head == head.index:
            return True
        if token.head == token.index:
            return False
        token = parse.head(token)
    return False


def is_type(trigger: Trigger, *types: EventType) -> bool:
    """Tell whether `trigger` names a happening of one of `types`."""
    return trigger.entry.type in types

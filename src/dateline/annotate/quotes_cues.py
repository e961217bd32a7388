"""Words that bring in speech, and the phrases that name who is speaking, to whom, and who passes it on."""

from dataclasses import dataclass

from dateline.annotate.clauses import expand, is_passive, objects, own_subject, prepositions, subjects
from dateline.annotate.events_participants import entities_of
from dateline.annotate.parse import Parse, Token
from dateline.annotate.reading import Reading
from dateline.lang.facts import is_medium
from dateline.model.annotation import EntityKind
from dateline.model.span import Span

# Verbs of which an object clause or a quotation is what somebody says.
SPEECH = frozenset({
    "say", "tell", "add", "announce", "state", "declare", "claim", "warn", "insist", "note", "explain", "argue",
    "stress", "emphasise", "emphasize", "confirm", "deny", "reply", "respond", "answer", "ask", "write", "tweet",
    "post", "report", "reveal", "admit", "acknowledge", "concede", "suggest", "predict", "promise", "pledge", "vow",
    "urge", "reiterate", "recall", "remark", "observe", "comment", "continue", "conclude", "quip", "joke", "shout",
    "assert", "maintain", "caution", "complain", "allege", "disclose", "indicate", "mention", "point", "quote",
    "testify", "contend", "lament", "affirm", "underline", "underscore", "express", "agree", "accuse", "describe",
    "call", "think", "believe", "threaten",
})  # fmt: skip
# Verbs that take quoted words of their subject without being verbs of saying.
JUDGEMENT = frozenset({
    "hail", "praise", "condemn", "denounce", "slam", "criticise", "criticize", "recall", "welcome", "dub", "label",
    "brand", "term", "dismiss", "reject", "blast", "lambast", "deplore", "laud", "describe", "call", "speak", "refer",
    "cite", "characterise", "characterize", "mock", "thank", "blame", "accuse", "accept", "promise", "demand",
    "refuse",
})  # fmt: skip
# Verbs of SPEECH that need not report speech: they bring in no indirect speech without a "that".
WEAK = frozenset(
    {"think", "believe", "continue", "point", "call", "describe", "accuse", "agree", "express", "quote", "ask"}
)
# Verbs of which "to do …" is what somebody says they will do.
PROMISES = frozenset({"vow", "pledge", "threaten", "promise", "swear"})
_UNWILLING = frozenset({"refuse", "decline", "fail", "forget", "omit"})
_CONDITIONS = frozenset({"if", "unless", "until", "till", "once", "whether"})
_NOBODY = frozenset({"nobody", "none", "no-one"})
_TO_WHOM = frozenset({"tell", "promise", "assure", "inform", "warn", "remind", "ask"})
_NO_LISTENER = ("DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "QUANTITY")
_TEXTS = frozenset({"statement", "letter", "note", "message", "report", "communique", "post", "banner", "sign"})
REPORTING = frozenset({"report", "write", "quote", "publish", "cite"})
_MEDIA_WORDS = frozenset({
    "agency", "broadcaster", "newspaper", "daily", "outlet", "outlets", "media", "television", "tv", "radio", "channel",
    "magazine", "newswire", "tabloid", "weekly", "website", "press", "correspondent",
})  # fmt: skip
_NOT_A_NAME = frozenset({"the", "a", "an", "to", ",", "-", "–", "—"})


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks: an entity key where the page names one, and the words used."""

    entity: str | None
    name: str | None
    is_source: bool = False  # a medium that passes on what others say


def voice_of(reading: Reading, verb: Token) -> Voice | None:
    """Return who is said to speak by `verb`; the agent of a passive is not looked for."""
    heads = speaker_heads(reading, verb)
    return voice_at(reading, heads[0], reporting=verb.lemma in REPORTING) if heads else None


def is_uttered(parse: Parse, verb: Token) -> bool:
    """Tell whether something is said by `verb`: not by "did not say", "if X says", "refused to confirm"."""
    children = parse.children(verb)
    if any(child.dep == "neg" or (child.dep == "mark" and child.text.lower() in _CONDITIONS) for child in children):
        return False
    if any(child.dep == "advmod" and child.text.lower() == "never" for child in children):
        return False
    if verb.dep in {"advcl", "acl"} and verb.tag == "VBN" and own_subject(parse, verb) is None:
        return False
    subject = own_subject(parse, verb)
    if subject is not None and _is_nobody(parse, subject):
        return False
    above = parse.head(verb)
    return not (verb.dep == "xcomp" and (above.lemma.lower() in _UNWILLING or not is_uttered(parse, above)))


def _is_nobody(parse: Parse, head: Token) -> bool:
    return head.text.lower() in _NOBODY or any(
        child.dep == "det" and child.text.lower() in {"no", "neither"} for child in parse.children(head)
    )


def says_by_its_object(reading: Reading, verb: Token, content: Span) -> bool:
    """Tell whether a verb that is no verb of speech has words in `content` as its object: "“No,” X shot back"."""
    governed = any(
        child.dep in {"ccomp", "dep"} and content.covers(child.span) for child in reading.parse.children(verb)
    )
    if not governed:
        return False
    heads = speaker_heads(reading, verb)
    if verb.lemma.lower() == "read":
        return bool(heads) and heads[0].lemma.lower() in _TEXTS
    named = entities_of(reading, heads[0]) if heads else []
    entity = reading.entity(named[0][0]) if len(named) == 1 else None
    return entity is not None and entity.kind is EntityKind.PERSON


def _quoted_as_saying(parse: Parse, verb: Token) -> tuple[Token, ...]:
    """Return who is quoted "as saying": the object of an active verb, the subject of a passive one."""
    above = parse.head(verb)
    quoting = parse.head(above)
    if verb.tag != "VBG" or above.text.lower() != "as" or quoting.lemma.lower() not in REPORTING:
        return ()
    if is_passive(parse, quoting):
        return subjects(parse, quoting)
    return objects(parse, quoting)


def speaker_heads(reading: Reading, verb: Token) -> tuple[Token, ...]:
    """Return the heads of the noun phrases that speak by `verb`, also where they follow it."""
    if quoted := _quoted_as_saying(reading.parse, verb):
        return quoted
    if (last := _closing_name(reading, verb)) is not None:
        return (last,)
    own = own_subject(reading.parse, verb)
    heads = expand(reading.parse, [own]) if own is not None else subjects(reading.parse, verb)
    inverted = _inverted(reading.parse, verb) if not heads else None
    return heads if inverted is None else (inverted,)


def voice_at(reading: Reading, head: Token, *, reporting: bool = False) -> Voice | None:
    """Return who is meant by the noun phrase of `head`."""
    if head.text.lower() in {"it", "this", "that", "there", "which", "what"}:
        return None
    named = entities_of(reading, head)
    entity = named[0][0] if len(named) == 1 else None
    name: str | None = phrase_of(reading.parse, head)
    if head.pos == "PRON":
        known = reading.entity(entity) if entity is not None else None
        name = known.name if known is not None else None
    return Voice(entity, name, is_source(reading, head, entity, reporting=reporting))


def is_source(reading: Reading, head: Token, entity: str | None, *, reporting: bool) -> bool:
    """Tell whether a noun phrase names a medium that passes on what others say."""
    known = reading.entity(entity) if entity is not None else None
    if known is not None and known.kind is EntityKind.PERSON and " " in known.name:
        return False
    # "the state news agency" is a medium; the "Agency" of a proper name need not be one.
    words = {token.text for token in reading.parse.subtree(head)}
    if words & _MEDIA_WORDS or is_medium(head.text) or (known is not None and is_medium(known.name)):
        return True
    if reporting and _closes_sentence(reading, head):
        return True
    return reporting and known is not None and known.kind is EntityKind.ORGANISATION


def _closes_sentence(reading: Reading, head: Token) -> bool:
    """Tell whether a one-word name ends its sentence: "…, writes Norwind" credits a paper."""
    after = reading.parse.tokens[head.index + 1 : head.index + 2]
    alone = head.pos == "PROPN" and not any(child.dep == "compound" for child in reading.parse.children(head))
    return alone and (not after or after[0].text in ".,;" or after[0].sentence != head.sentence)


def addressee_of(reading: Reading, verb: Token) -> tuple[str | None, str | None]:
    """Return to whom is spoken, as an entity and in the page's words: "told Putin", "told reporters"."""
    parse = reading.parse
    for child in parse.children(verb):
        direct = verb.lemma in _TO_WHOM and child.dep in {"dobj", "iobj", "dative"} and child.pos != "PRON"
        to = child.dep in {"prep", "dative"} and child.text.lower() == "to"
        heads = [child] if direct else [each for each in parse.children(child) if to and each.dep == "pobj"]
        for head in heads:
            named = [key for key, _ in entities_of(reading, head)]
            entity = reading.entity(named[0]) if named else None
            if entity is not None and entity.kind in {EntityKind.PERSON, EntityKind.ORGANISATION}:
                return entity.key, phrase_of(parse, head)
            if direct and head.pos in {"NOUN", "PROPN"} and not head.entity.startswith(_NO_LISTENER):
                return None, phrase_of(parse, head)
    return None, None


def quoted_by(reading: Reading, sentence: int, outside: Span) -> tuple[str, ...]:
    """Return the media that a sentence says pass words on: "as quoted by the X news agency"."""
    parse, found = reading.parse, []
    for token in parse.sentence_tokens(sentence):
        if token.lemma.lower() not in REPORTING or outside.covers(token.span):
            continue
        heads = [each for word, each in prepositions(parse, token) if word == "by"]
        own = own_subject(parse, token)
        heads += [own] if own is not None and own.dep == "nsubj" else []
        for head in heads:
            voice = voice_at(reading, head, reporting=True)
            if voice is not None and voice.is_source and voice.name:
                found.append(voice.name)
    return tuple(found)


def sources_in(reading: Reading, sentence: int, outside: Span) -> tuple[tuple[Voice, Span], ...]:
    """Return who is named by "according to …" in a sentence, outside the span of the quotation."""
    found: list[tuple[Voice, Span]] = []
    for token in reading.parse.sentence_tokens(sentence):
        if token.text.lower() != "according" or outside.covers(token.span):
            continue
        for to in reading.parse.children(token):
            for head in reading.parse.children(to):
                if head.dep == "pobj":
                    voices = (voice_at(reading, each) for each in _named_together(reading, head))
                    found.extend((voice, token.span) for voice in voices if voice is not None)
    return tuple(found)


def phrase_of(parse: Parse, head: Token) -> str:
    """Return the noun phrase of `head` without its article and relative clauses: "state broadcaster CCTV"."""
    kept = [head]
    for child in parse.children(head):
        if child.dep in {"compound", "amod", "poss", "nmod", "nummod", "flat"} and child.index < head.index:
            kept.extend(parse.subtree(child))
        behind = child.index == head.index + 1
        if behind and (child.dep == "appos" or (child.dep == "prep" and child.text.lower() == "of")):
            kept.extend(parse.subtree(child))
    kept.sort(key=lambda token: token.index)
    while len(kept) > 1 and kept[0].text.lower() in _NOT_A_NAME:
        kept = kept[1:]
    return parse.text[kept[0].span.start : kept[-1].span.end]


def _named_together(reading: Reading, head: Token) -> tuple[Token, ...]:
    """Return the sources that "and" joins; names joined by a comma alone are the parser's mistake."""
    whole = _whole_name(reading, head)
    if whole != head:
        return (whole,)
    joined = any(child.dep == "cc" for child in reading.parse.children(head))
    return expand(reading.parse, [head]) if joined else (head,)


def _whole_name(reading: Reading, head: Token) -> Token:
    """Return the name that goes with a description the parser parted from it: "state news outlet | Tass"."""
    tokens = reading.parse.tokens
    after = tokens[head.index + 1] if head.index + 1 < len(tokens) else head
    named = reading.mention(after)
    if head.text.lower() in _MEDIA_WORDS and named is not None and after.head != head.index:
        return after
    return head


def _closing_name(reading: Reading, verb: Token) -> Token | None:
    """Return the name that ends a sentence behind its verb: "…, writes Reuters"."""
    tokens = reading.parse.tokens
    if verb.index == 0 or tokens[verb.index - 1].text not in {",", "”", '"', "»"}:
        return None
    behind = [token for token in tokens[verb.index + 1 : verb.index + 5] if token.sentence == verb.sentence]
    name = [token for token in behind if token.pos != "PUNCT"]
    ends = len(behind) <= 4 and (not behind or behind[-1].text in ".,;" or behind[-1].index == tokens[-1].index)
    return name[-1] if ends and name and all(token.pos == "PROPN" for token in name) else None


def _inverted(parse: Parse, verb: Token) -> Token | None:
    """Return the subject behind the verb: "said the minister"."""
    behind = [
        child
        for child in parse.children(verb)
        if child.index > verb.index
        and child.dep in {"nsubj", "dobj", "npadvmod", "attr"}
        and not (child.dep == "dobj" and verb.lemma.lower() in _TO_WHOM)  # "told reporters"
    ]
    return behind[0] if behind and behind[0].pos in {"NOUN", "PROPN", "PRON"} else None

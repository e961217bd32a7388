"""Subjects, objects and other parts of a clause, read from the dependencies of a parse.

Events and quotations are both found by asking these questions of a verb. Nothing here knows what a word means.
"""

from collections.abc import Iterator

from dateline.annotate.parse import Parse, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_OBJECTS = frozenset({"dobj", "obj"})
_RELATIVE = frozenset({"who", "which", "that", "whom", "where"})
# A verb in one of these relations takes the subject of the verb above it where it has none of its own.
_SHARED_SUBJECT = frozenset({"conj", "xcomp", "acomp", "advcl", "pcomp", "ccomp", "parataxis", "dep"})
# Nouns whose infinitive is done by who has them, or by who they are for.
_CONTROLLING = frozenset({
    "plan", "decision", "intention", "attempt", "effort", "bid", "offer", "pledge", "promise", "vow", "willingness",
    "readiness", "refusal", "threat", "agreement", "proposal", "desire", "hope",
})  # fmt: skip
_MAX_CLIMB = 12


def subjects(parse: Parse, verb: Token) -> tuple[Token, ...]:
    """Return the heads of the subject of `verb`, coordinated ones included, shared subjects followed upwards."""
    return expand(parse, _subject_heads(parse, verb, _MAX_CLIMB))


def own_subject(parse: Parse, verb: Token) -> Token | None:
    """Return the head of the subject that hangs directly from `verb`."""
    return next((child for child in parse.children(verb) if child.dep in SUBJECTS), None)


def objects(parse: Parse, verb: Token) -> tuple[Token, ...]:
    """Return the heads of the direct object of `verb`."""
    found = [child for child in parse.children(verb) if child.dep in _OBJECTS]
    found = found or _counted_objects(parse, verb)
    if not found and verb.dep == "conj" and is_passive(parse, verb) is is_passive(parse, parse.head(verb)):
        siblings = parse.children(parse.head(verb))
        found = [child for child in siblings if child.dep in _OBJECTS and child.index > verb.index]
    return expand(parse, found)


def _counted_objects(parse: Parse, verb: Token) -> list[Token]:
    """Return the object of "killed up to 16 people", which the parser takes for a phrase of place."""
    for up in parse.children(verb):
        if up.text.lower() == "up" and up.index == verb.index + 1:
            hanging = [*parse.children(up), *(to for to in parse.children(verb) if to.index == up.index + 1)]
            return [noun for to in hanging for noun in parse.children(to) if noun.dep == "pobj"]
    return []


def is_passive(parse: Parse, verb: Token) -> bool:
    """Tell whether `verb` is in the passive voice, a bare participle after a noun included."""
    if any(child.dep in {"nsubjpass", "auxpass"} for child in parse.children(verb)):
        return True
    if any(child.dep == "nsubj" for child in parse.children(verb)):
        return False  # "reports that A had met B": a whole clause, not a participle
    # the tagger takes the participle of "the pact signed in A is …" for a past tense
    return verb.dep in {"acl", "amod"} and verb.tag in {"VBN", "VBD"}


def prepositions(parse: Parse, token: Token) -> Iterator[tuple[str, Token]]:
    """Yield the prepositions that hang from `token`, in lower case, with the heads of what they govern."""
    for child in parse.children(token):
        if child.dep not in {"prep", "agent", "dative", "prt", "advmod", "advcl"}:
            continue
        for governed in parse.children(child):
            if governed.dep in {"pobj", "pcomp"}:
                for each in expand(parse, [governed]):
                    yield child.text.lower(), each
                yield from _further(parse, child)
            elif governed.dep == "prep" and child.pos != "VERB":
                for word, each in prepositions(parse, child):
                    yield word, each
                break


def _further(parse: Parse, preposition: Token) -> Iterator[tuple[str, Token]]:
    """Yield what stands behind the prepositions joined to one by "and": "to A on Sunday and to B on Tuesday"."""
    for joined in parse.children(preposition):
        if joined.dep == "conj" and joined.pos == "ADP":
            for governed in parse.children(joined):
                if governed.dep == "pobj":
                    for each in expand(parse, [governed]):
                        yield joined.text.lower(), each
            yield from _further(parse, joined)


def expand(parse: Parse, heads: "list[Token] | tuple[Token, ...]") -> tuple[Token, ...]:
    """Return `heads` with all that is coordinated with them."""
    found: list[Token] = []
    todo = list(heads)
    while todo:
        token = todo.pop(0)
        if token in found:
            continue
        found.append(token)
        todo.extend(child for child in parse.children(token) if _is_coordinated(parse, child))
        todo.extend(_behind_apposition(parse, token))
    return tuple(found)


def _behind_apposition(parse: Parse, token: Token) -> Iterator[Token]:
    """Yield names that a parser joins to what is said of `token`: "Banda, the mayor of Kitwe, and Phiri"."""
    for said in parse.children(token):
        if said.dep == "appos" and token.pos == "NOUN" and said.entity == "PERSON":
            yield from (child for child in parse.children(said) if child.dep == "conj")  # "minister Banda and Phiri"
        if said.dep != "appos" or token.pos != "PROPN":
            continue
        joined = [child for child in parse.children(said) if child.dep == "conj" and child.pos == "PROPN"]
        if said.pos == "NOUN":
            yield from joined
        elif said.entity == token.entity == "PERSON" and any(child.entity == "PERSON" for child in joined):
            yield said  # "Banda, Phiri and Mwale"


def has_child(
    parse: Parse, token: Token, *, deps: frozenset[str] = frozenset(), words: frozenset[str] = frozenset()
) -> bool:
    """Tell whether a dependent of `token` stands in one of `deps` or is one of `words`."""
    return any(child.dep in deps or child.text.lower() in words for child in parse.children(token))


def is_neither(parse: Parse, verb: Token) -> bool:
    """Tell whether a verb is one of two that are both negated: "would neither confirm nor deny"."""
    first = parse.head(verb) if verb.dep == "conj" else verb
    return has_child(parse, first, words=frozenset({"neither"}))


def ancestors(parse: Parse, token: Token) -> Iterator[Token]:
    """Yield the tokens above `token`, nearest first."""
    for _ in range(60):
        if token.head == token.index:
            return
        token = parse.head(token)
        yield token


def verb_above(parse: Parse, token: Token) -> Token | None:
    """Return the nearest verb or auxiliary above `token`."""
    return next((each for each in ancestors(parse, token) if each.pos in {"VERB", "AUX"}), None)


def noun_phrase(parse: Parse, head: Token) -> tuple[Token, ...]:
    """Return the words of the noun phrase of `head` up to the head: determiners, modifiers, owners."""
    return tuple(token for token in parse.subtree(head) if token.index <= head.index)


def _subject_heads(parse: Parse, verb: Token, climb: int) -> list[Token]:
    own = [child for child in parse.children(verb) if child.dep in {"nsubj", "nsubjpass"}]
    if own and own[0].index < verb.index and (lost := _lost_subject(parse, verb, own[0])) is not None:
        return [lost]
    if own and not (verb.dep == "relcl" and own[0].text.lower() in _RELATIVE):
        return own
    if not own and (missed := _headline_subject(parse, verb) or _lost_subject(parse, verb)) is not None:
        return [missed]
    if climb == 0 or verb.head == verb.index:
        return own
    return _borrowed_subject(parse, verb, own, climb)


def _borrowed_subject(parse: Parse, verb: Token, own: list[Token], climb: int) -> list[Token]:
    """Return the subject that `verb` shares with the word it hangs from."""
    above = parse.head(verb)
    if verb.dep == "acl" and above.lemma.lower() in _CONTROLLING and not own:
        return _who_means(parse, above, climb)
    if verb.dep in {"relcl", "acl"}:
        return own if own and verb.dep == "acl" else [above]
    if verb.dep == "xcomp" and above.pos not in {"VERB", "AUX", "ADJ"}:
        return [above]
    if verb.dep not in _SHARED_SUBJECT:
        return own
    controlled = [child for child in parse.children(above) if child.dep in _OBJECTS]
    controls = bool(controlled) and controlled[0].index < verb.index and not is_passive(parse, above)
    if verb.dep in {"xcomp", "ccomp"} and controls:
        return controlled
    if verb.dep == "pcomp":
        nearest = verb_above(parse, verb)
        return _subject_heads(parse, nearest, climb - 1) if nearest is not None else []
    return _subject_heads(parse, above, climb - 1)


def _who_means(parse: Parse, noun: Token, climb: int) -> list[Token]:
    """Return who is to do what hangs from a noun: "plans for A to meet", "A gave up plans to meet", "A's plan to"."""
    for child in parse.children(noun):
        if child.dep == "poss":
            return [child]
        if child.text.lower() == "for":
            return [each for each in parse.children(child) if each.dep == "pobj"]
    above = parse.head(noun)
    return _subject_heads(parse, above, climb - 1) if noun.dep == "dobj" and climb else []


def _headline_subject(parse: Parse, verb: Token) -> Token | None:
    """Return the name that a sentence opens with before "to" and `verb`: "A to host B", which parsers of prose miss."""
    if verb.tag != "VB" or verb.index < 2 or parse.tokens[verb.index - 1].text.lower() != "to":
        return None
    opening = [token for token in parse.sentence_tokens(verb.sentence) if token.index < verb.index - 1]
    names = all(token.entity or token.pos in {"PROPN", "CCONJ", "PUNCT"} for token in opening)
    return opening[-1] if opening and names else None


def _lost_subject(parse: Parse, verb: Token, found: Token | None = None) -> Token | None:
    """Return the subject that a parser took for part of a fronted phrase: "Before the fall of Kabul, A and B met".

    The names after the last comma that reach up to the verb are its subject where they hang, as coordinated, from a
    word before that comma.
    """
    if verb.tag not in {"VBD", "VBZ", "VBP"} and not any(c.dep in {"aux", "auxpass"} for c in parse.children(verb)):
        return None
    index = verb.index - 1
    while index >= 0 and parse.tokens[index].pos in {"AUX", "ADV", "PART"}:
        index -= 1
    token = parse.tokens[index] if index >= 0 else None
    while token is not None and token.dep == "conj" and token.pos == "PROPN":
        above = parse.head(token)
        between = parse.tokens[above.index + 1 : token.index]
        if any(each.text == "," for each in between) and not any(each.dep == "cc" for each in between):
            inside_fronted = found is None or any(each.index == found.index for each in ancestors(parse, above))
            return token if inside_fronted and above.dep in {"pobj", "conj"} else None
        token = above
    return None


def _is_coordinated(parse: Parse, token: Token) -> bool:
    """Tell whether a dependent is another of its kind, also where the parser put one name inside the next.

    In "President A and Minister B met" A comes out as a modifier of B, with "and" hanging from A.
    """
    if token.dep == "conj":
        return token.pos not in {"VERB", "AUX"}
    inside = token.dep in {"nmod", "compound"} and token.text[:1].isupper()
    return inside and any(child.dep == "cc" for child in parse.children(token))

"""Deeds: the words that tell of a happening, with who does what in their sentence, from its parse."""

from collections.abc import Collection, Iterable, Iterator

from dateline.annotate.parse import Parse, Token
from dateline.text.deeds import Deed, Text, text_of
from dateline.text.shingles import stem

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_TELLING = _CONTENT | {"ADV", "PRON"}
_DOING = frozenset({"nsubj", "nsubjpass", "csubj", "poss"})
_OTHERS = frozenset({"dobj", "obj", "attr", "iobj", "dative", "compound", "nmod", "amod", "appos"})
_NAME_PARTS = frozenset({"compound", "amod", "flat", "nummod", "poss"})
_NAMES = frozenset({"PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "PRODUCT", "EVENT", "WORK_OF_ART"})
_NEARBY = 6
_AHEAD = frozenset({"will", "would", "may", "might", "could", "can", "should", "'ll"})


def text_words(name: str, parse: Parse) -> Text:
    """Return a parsed text as its deeds see it."""
    return text_of(name, (_stem(token) for token in parse.tokens if token.pos in _CONTENT))


def deed(text: Text, parse: Parse, tokens: Collection[Token]) -> Deed:
    """Return the deed that some tokens of one sentence make; `text` is their text.

    Raises:
        ValueError: there are no tokens.
    """
    head = head_of(tokens)
    inside = {token.index for token in tokens}
    sentence = parse.sentence_tokens(head.sentence)
    others = [token for token in sentence if token.pos in _CONTENT and token.index not in inside]
    doers, done_to = _roles(parse, head)
    children = parse.children(head)
    return Deed(
        text=text,
        sentence=head.sentence,
        head=_stem(head),
        form=head.text.casefold(),
        part=head.pos,
        words=frozenset(_stem(token) for token in tokens if token.pos in _TELLING) | {_stem(head)},
        doers=frozenset(_with_parts(parse, doers)),
        done_to=frozenset(_with_parts(parse, done_to)),
        nearby=tuple(_stem(token) for token in others if abs(token.index - head.index) <= _NEARBY),
        around=tuple(map(_stem, others)),
        names=frozenset(token.lemma.lower() for token in sentence if token.entity in _NAMES and token.pos in _CONTENT),
        figures=frozenset(token.lemma for token in sentence if any(sign.isdigit() for sign in token.lemma)),
        denied=any(child.dep == "neg" for child in children),
        ahead=head.dep == "xcomp" or any(child.pos == "AUX" and child.lemma in _AHEAD for child in children),
    )


def head_of(tokens: Collection[Token]) -> Token:
    """Return the token that hangs from none of the others; the first of several."""
    if not tokens:
        raise ValueError("a deed has at least one token")
    inside = {token.index for token in tokens}
    return min(tokens, key=lambda token: (token.head in inside and token.head != token.index, token.index))


def _stem(token: Token) -> str:
    return stem(token.lemma.lower())


def _roles(parse: Parse, head: Token) -> tuple[set[int], set[int]]:
    """Return who does what `head` says, and what else hangs from it, by index; verbs may share one subject."""
    doers: set[int] = set()
    done_to: set[int] = set()
    for child in parse.children(head):
        if child.dep in _DOING:
            doers.add(child.index)
        elif child.dep in _OTHERS:
            done_to.add(child.index)
        elif child.dep in ("prep", "agent"):
            by = child.dep == "agent" or child.lemma == "by"
            (doers if by else done_to).update(each.index for each in parse.children(child))
    if head.dep in ("relcl", "acl"):
        doers.add(head.head)
    if head.dep in ("conj", "xcomp", "dobj", "obj"):
        shared = parse.children(parse.head(head))
        doers.update(child.index for child in shared if child.dep in ("nsubj", "nsubjpass"))
    return doers, done_to


def _with_parts(parse: Parse, indexes: Iterable[int]) -> Iterator[str]:
    """Yield the stems of participants with the other parts of their names."""
    for index in sorted(indexes):
        token = parse.tokens[index]
        yield _stem(token)
        parts = parse.children(token)
        yield from (_stem(part) for part in parts if part.dep in _NAME_PARTS and part.pos in _CONTENT)

"""Words that count happenings of a series and name none: "the second, in Oslo", "a fourth will follow", "those in May".

Asked of single words of a parse; which kind of happening is meant, what was told before says.
"""

import re

from dateline.annotate.clauses import SUBJECTS, prepositions
from dateline.annotate.parse import Parse, Token
from dateline.model.annotation import EventType

SERIES = frozenset({
    EventType.MEET, EventType.VISIT, EventType.SUMMIT, EventType.CALL, EventType.PROTEST, EventType.SANCTION,
    EventType.ELECT, EventType.CEASEFIRE,
})  # fmt: skip
ORDINALS = frozenset({
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth",
})  # fmt: skip
_ALONE = ORDINALS | {"last", "latest", "previous", "next", "other", "another"}
_COUNTING = _ALONE | {"those", "ones", "one", "others", "call", "that"}
_BEFORE_THIS = frozenset({"earlier", "previous", "other", "first", "last"})
_HELD = frozenset({"take", "hold", "happen", "occur", "come", "follow"})
# What is said of one more that is still to come, or of one that has come.
_COMING = frozenset({
    "follow", "come", "begin", "start", "take", "be", "draft", "prepare", "plan", "schedule", "expect", "set", "hold",
    "call", "announce", "discuss", "due", "arrange", "open", "pencil", "postpone", "cancel", "work", "adopt",
})  # fmt: skip
_PLACED = re.compile(
    r",? (?:(?:held|staged|adopted|signed|called|agreed) )?(?:(?:in|at|on|near) (?:the |early |mid-|late )?(?:[A-Z]|\d)"
    r"|(?:last|this|next|two|three|four|a) (?:week|month|year|spring|summer|autumn|winter|January|February|March|April|"
    r"May|June|July|August|September|October|November|December|days?|weeks?|months?|years?)\b)"
)
_SENTENCES = 2
_ROUNDS = frozenset({"round", "session", "encounter", "sitting", "instalment", "installment", "appointment"})
_NUMBERED = frozenset({
    "next", "last", "latest", "previous", "final", "opening", "closing", "further", "new", "earlier",
})  # fmt: skip
_OF_TALKS = frozenset({"talk", "negotiation", "consultation", "discussion", "dialogue", "election", "vote", "voting"})
_OTHER_ROUNDS = frozenset({
    "training", "court", "trading", "parliamentary", "funding", "photo", "plenary", "jam", "golf", "cup", "merry",
    "championship", "draft", "qualifying", "investment", "financing", "question",
})  # fmt: skip


def may_count(token: Token) -> bool:
    """Tell whether a word may stand for one of a series at all, or for a telephone call told before."""
    return token.text.lower() in _COUNTING or token.pos == "NUM"


def may_be_round(token: Token) -> bool:
    """Tell whether a word may name one of several meetings or votes without saying of what."""
    return token.lemma.lower() in _ROUNDS and token.pos in {"NOUN", "PROPN"} and token.dep not in {"compound", "nmod"}


def is_round(parse: Parse, token: Token, *, dated: bool) -> bool:
    """Tell whether a round or session is counted, dated or placed, and of nothing else; `dated`: a time is its own."""
    children = parse.children(token)
    of = [noun.lemma.lower() for word, noun in prepositions(parse, token) if word == "of"]
    if (of and not set(of) & _OF_TALKS) or any(c.lemma.lower() in _OTHER_ROUNDS for c in children):
        return False
    counted = any(child.text.lower() in ORDINALS | _NUMBERED for child in children)
    definite = any(child.dep in {"det", "poss"} and child.text.lower() not in {"a", "an"} for child in children)
    placed = _PLACED.match(parse.text, token.span.end) is not None
    return counted or ((definite or not token.text.islower()) and (dated or placed))


def number_in_row(parse: Parse, token: Token) -> str:
    """Return the number in a row that stands with a happening's noun or for it, "" where none does."""
    words = (token.text.lower(), *(child.text.lower() for child in parse.children(token)))
    return next((word for word in words if word in ORDINALS), "")


def is_near(told: Token, token: Token, *, same: bool) -> bool:
    """Tell whether `told` is near enough for `token` to go on with it; `same`: in the same sentence."""
    return token.sentence - told.sentence <= (0 if same else _SENTENCES)


def is_counted(parse: Parse, token: Token) -> bool:
    """Tell whether a happening was told as one of several: "the first meeting", "two rounds of talks", "the second"."""
    phrase = (token, *parse.children(token), *parse.children(parse.head(token)))
    return token.text.lower() in ORDINALS or any(
        each.text.lower() in ORDINALS | {"twice"} or each.dep == "nummod" for each in phrase
    )


def is_call_again(parse: Parse, token: Token) -> bool:
    """Tell whether a page that tells of telephone calls counts or dates one: "the second call", "the call of 3 May"."""
    children = parse.children(token)
    definite = any(child.text.lower() in {"the", "their", "that"} for child in children)
    counted = any(child.entity == "ORDINAL" for child in children) or any(
        word in {"of", "on"} and each.entity == "DATE" for word, each in prepositions(parse, token)
    )
    return token.tag == "NN" and token.lemma == "call" and definite and counted


def is_those(parse: Parse, token: Token) -> bool:
    """Tell whether "those" or "the one" stands for happenings told before: "after those in Oslo", "the one in May"."""
    if _is_the_one(parse, token):
        return True
    if token.text.lower() not in {"those", "ones"}:
        return False
    if token.dep == "pobj" and parse.head(token).text.lower() in {"after", "following", "since"}:
        return True
    return _PLACED.match(parse.text, token.span.end) is not None


def _is_the_one(parse: Parse, token: Token) -> bool:
    """Tell whether "the one in Oslo", "the first one", "the one on May 3" stands for a happening told before."""
    if token.text.lower() != "one" or not _is_definite(parse, token):
        return False
    return any(child.entity == "ORDINAL" for child in parse.children(token)) or any(
        word in {"in", "on"} for word, _ in prepositions(parse, token)
    )


def _is_definite(parse: Parse, token: Token) -> bool:
    return any(child.text.lower() == "the" for child in parse.children(token))


def is_ordinal_alone(parse: Parse, token: Token) -> bool:
    """Tell whether "the first" stands for a happening that took place somewhere: "the first was in Lima in May"."""
    if not _stands_alone(parse, token):
        return False
    if token.text.lower() in ORDINALS and _PLACED.match(parse.text, token.span.end) is not None:
        return True
    verb = parse.head(token)
    placed = any(word in {"in", "on", "at", "last"} for word, _ in prepositions(parse, verb))
    held = verb.lemma in _HELD
    subject = token.dep in SUBJECTS
    return subject and ((verb.lemma == "be" and placed) or (held and (placed or verb.lemma == "take")))


def is_one_more(parse: Parse, token: Token) -> bool:
    """Tell whether one more of a series comes or is to come: "a fourth is to follow", "there will be a third"."""
    if token.text.lower() not in ORDINALS | {"another"} or not _stands_alone(parse, token):
        return False
    indefinite = token.text.lower() == "another" or any(c.text.lower() in {"a", "an"} for c in parse.children(token))
    verb = parse.head(token)
    return indefinite and verb.lemma in _COMING and token.dep in SUBJECTS | {"attr"}


def is_counted_on(parse: Parse, token: Token) -> bool:
    """Tell whether "the third" goes on counting as the subject of a sentence: "the third gave us a photograph"."""
    counted = token.text.lower() in ORDINALS and token.dep in SUBJECTS
    return counted and _is_definite(parse, token) and _stands_alone(parse, token)


def _stands_alone(parse: Parse, token: Token) -> bool:
    """Tell whether a number in a row, or "the earlier ones", has no noun that it counts: not "a third of the votes"."""
    if token.text.lower() not in _ALONE and not _is_earlier_ones(parse, token):
        return False
    if token.dep in {"amod", "advmod", "compound", "det", "nummod", "npadvmod"}:
        return False
    return not any(child.text.lower() in {"of", "person"} for child in parse.children(token))


def _is_earlier_ones(parse: Parse, token: Token) -> bool:
    """Tell whether "the earlier ones", "the previous two", "the others" stand for happenings told before."""
    if token.text.lower() == "others":
        return _is_definite(parse, token)
    return (token.text.lower() == "ones" or token.pos == "NUM") and any(
        child.text.lower() in _BEFORE_THIS for child in parse.children(token)
    )

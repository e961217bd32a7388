"""What the tagger takes wrongly that grammar alone can mend."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.annotate.parse import Token

# Verbs of coming together whose form is that of a noun in the singular, which does not stand after "two".
_TOGETHER = frozenset({"meet", "talk", "visit", "return", "agree", "sign", "sit", "gather", "confer", "dine", "speak"})
_ONE = frozenset({"one", "1"})
_DAYS = frozenset({
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March",
    "April", "May", "June", "July", "August", "September", "October", "November", "December",
})  # fmt: skip
_REACH = 12


def repaired(tokens: "Sequence[Token]") -> "tuple[Token, ...]":
    """Return the tokens of a text; "meet" in "the two meet again" is a verb with its subject and not a noun."""
    found = list(tokens)
    for count, word in pairwise(tokens):
        if _is_verb_after_count(count, word):
            found[word.index] = replace(word, pos="VERB", tag="VBP", lemma=word.text.lower())
            found[count.index] = replace(count, dep="nsubj", head=word.index)
    for day in tokens:
        if (subject := _behind_day(found, day)) is not None:
            name, verb = subject
            found[day.index] = replace(day, dep="pobj", head=name.head)
            found[name.index] = replace(name, dep="nsubj", head=verb.index)
    return tuple(found)


def _behind_day(tokens: "Sequence[Token]", day: "Token") -> "tuple[Token, Token] | None":
    """Return the name and the verb of "On Saturday A met B", where the parser reads "Saturday A" as one name."""
    name = tokens[day.head]
    if day.dep != "compound" or day.text not in _DAYS or name.dep != "pobj" or name.index <= day.index:
        return None
    if tokens[day.index - 1].index != name.head or tokens[name.head].text.lower() not in {"on", "in", "last"}:
        return None
    behind = tokens[name.index + 1 : name.index + _REACH]
    verb = next((each for each in behind if each.pos == "VERB" and each.sentence == day.sentence), None)
    if verb is None or verb.tag not in {"VBD", "VBZ", "VBP"}:
        return None
    between = tokens[name.index + 1 : verb.index]
    plain = all(each.pos in {"PROPN", "CCONJ", "DET", "ADJ", "NOUN"} for each in between)
    own = any(each.head == verb.index and each.dep in {"nsubj", "nsubjpass"} for each in between)
    return (name, verb) if plain and not own else None


def _is_verb_after_count(count: "Token", word: "Token") -> bool:
    return (
        word.tag == "NN"
        and count.tag == "CD"
        and count.text.isalpha()
        and count.text.lower() not in _ONE
        and word.text in _TOGETHER
        and count.sentence == word.sentence
    )

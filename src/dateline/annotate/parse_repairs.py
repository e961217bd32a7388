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


def repaired(tokens: "Sequence[Token]") -> "tuple[Token, ...]":
    """Return the tokens of a text; "meet" in "the two meet again" is a verb with its subject and not a noun."""
    found = list(tokens)
    for count, word in pairwise(tokens):
        if _is_verb_after_count(count, word):
            found[word.index] = replace(word, pos="VERB", tag="VBP", lemma=word.text.lower())
            found[count.index] = replace(count, dep="nsubj", head=word.index)
    return tuple(found)


def _is_verb_after_count(count: "Token", word: "Token") -> bool:
    return (
        word.tag == "NN"
        and count.tag == "CD"
        and count.text.isalpha()
        and count.text.lower() not in _ONE
        and word.text in _TOGETHER
        and count.sentence == word.sentence
    )

"""How like two deeds are as they are told: the words for them, who does what to whom, what stands around.

A deed is read from a parsed sentence (`annotate.deeds`); here it is only words. What two deeds have in common
is measured in the numbers that `MEASURES` names, and boosted trees trained on the training topics of ECB+ turn these
into a probability (`tools/train_deeds.py`, `docs/design/event-identity.md`).
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz.distance import JaroWinkler

from dateline.text.kindred import closest, distance, in_one_group
from dateline.text.similarity import rarity
from dateline.text.trees import packaged_trees

MEASURES = (
    "same stem", "letters alike", "stems shared of both", "stems shared of fewer", "any stem shared", "same form",
    "rarity, higher", "rarity, lower", "distance of words", "distance of nearest words", "same group",
    "any words in a group", "same part of speech", "verbs", "nouns", "one text", "texts alike", "doers shared",
    "done to shared", "participants shared of fewer", "participants shared of both", "roles changed", "participants",
    "participants alike", "participants beside", "sentences alike", "surroundings alike", "names shared", "names",
    "figures shared", "figures", "places apart", "earlier place", "one denied", "one ahead", "one sentence",
    "word in the other text", "word in the other sentence", "uses, fewer", "uses, more", "length",
)  # fmt: skip
NONE = -1.0
"""The measure of what one side does not have at all."""


@dataclass(frozen=True)
class Text:
    """A whole text as the deeds in it see it: how often it uses each content word, by stem."""

    id: str
    counts: Mapping[str, int]

    @cached_property
    def bag(self) -> Mapping[str, float]:
        """The words with their weight, of length one."""
        return weighed(self.counts)


@dataclass(frozen=True)
class Deed:
    """Words that tell of a happening, and what stands around them; all words are stems.

    Attributes:
        sentence: the number of the sentence in the text.
        head, form: the word that the others hang from, as stem and as printed in small letters.
        part: its part of speech: "VERB", "NOUN", "PROPN" …
        words: the words that tell of it, the head among them.
        doers, done_to: who or what does it, and everything else that hangs from it.
        nearby, around: the other content words within a few words of it, and in the sentence.
        names, figures: those in the sentence.
    """

    text: Text
    sentence: int
    head: str
    form: str
    part: str
    words: frozenset[str]
    doers: frozenset[str] = frozenset()
    done_to: frozenset[str] = frozenset()
    nearby: tuple[str, ...] = ()
    around: tuple[str, ...] = ()
    names: frozenset[str] = frozenset()
    figures: frozenset[str] = frozenset()
    denied: bool = False
    ahead: bool = False

    @cached_property
    def participants(self) -> frozenset[str]:
        """Everything that takes part."""
        return self.doers | self.done_to

    @cached_property
    def bags(self) -> tuple[Mapping[str, float], Mapping[str, float], Mapping[str, float]]:
        """The words nearby, around and for those who take part, with their weights."""
        nearby, around, part = (weighed(Counter(each)) for each in (self.nearby, self.around, self.participants))
        return nearby, around, part


def weighed(counts: Mapping[str, int]) -> dict[str, float]:
    """Return words with their weight, more for rare and for repeated ones, as a vector of length one.

    >>> sorted(weighed({"quake": 1, "the": 9}))
    ['quake']
    """
    bag = {word: (1 + math.log(count)) * rarity(word) for word, count in sorted(counts.items())}
    length = math.sqrt(math.fsum(weight * weight for weight in bag.values()))
    return {word: weight / length for word, weight in bag.items() if weight > 0.0}


def measures(one: Deed, other: Deed) -> list[float]:
    """Return what two deeds have in common, in the order of `MEASURES`; their own order does not matter."""
    here = one.text.id == other.text.id
    words, texts = _words(one, other), _texts(one, other, here=here)
    return [*words, *texts, *_participants(one, other), *_place(one, other, here=here)]


def probability(one: Deed, other: Deed) -> float:
    """Return how likely two deeds are to be one happening, by their words alone."""
    return packaged_trees("deeds").probability(measures(one, other))


def _words(one: Deed, other: Deed) -> list[float]:
    rare = sorted((rarity(one.head), rarity(other.head)))
    parts = (one.part, other.part)
    return [
        one.head == other.head,
        JaroWinkler.similarity(one.head, other.head),
        _of_both(one.words, other.words),
        _of_fewer(one.words, other.words),
        not one.words.isdisjoint(other.words),
        one.form == other.form,
        rare[1],
        rare[0],
        distance(one.head, other.head),
        closest(one.words, other.words),
        in_one_group((one.head,), (other.head,)),
        in_one_group(one.words, other.words),
        one.part == other.part,
        sum(part == "VERB" for part in parts),
        sum(part in ("NOUN", "PROPN") for part in parts),
    ]


def _texts(one: Deed, other: Deed, *, here: bool) -> list[float]:
    return [here, 1.0 if here else _dot(one.text.bag, other.text.bag)]


def _participants(one: Deed, other: Deed) -> list[float]:
    crossed = max(_of_fewer(one.doers, other.done_to), _of_fewer(one.done_to, other.doers))
    (near, around, part), (near_other, around_other, part_other) = one.bags, other.bags
    return [
        _of_fewer(one.doers, other.doers),
        _of_fewer(one.done_to, other.done_to),
        _of_fewer(one.participants, other.participants),
        _of_both(one.participants, other.participants),
        crossed,
        len(one.participants & other.participants),
        _dot(part, part_other),
        _dot(part, around_other) + _dot(part_other, around),
        _dot(around, around_other),
        _dot(near, near_other),
        _of_fewer(one.names, other.names),
        len(one.names & other.names),
        _of_fewer(one.figures, other.figures),
        len(one.figures & other.figures),
    ]


def _place(one: Deed, other: Deed, *, here: bool) -> list[float]:
    uses = sorted((one.text.counts.get(one.head, 0), other.text.counts.get(other.head, 0)))
    return [
        abs(one.sentence - other.sentence),
        min(one.sentence, other.sentence),
        one.denied is not other.denied,
        one.ahead is not other.ahead,
        here and one.sentence == other.sentence,
        (one.head in other.text.counts) + (other.head in one.text.counts),
        (one.head in other.around) + (other.head in one.around),
        uses[0],
        uses[1],
        abs(len(one.words) - len(other.words)),
    ]


def _of_both(ones: AbstractSet[str], others: AbstractSet[str]) -> float:
    return len(ones & others) / len(ones | others) if ones and others else NONE


def _of_fewer(ones: AbstractSet[str], others: AbstractSet[str]) -> float:
    return len(ones & others) / min(len(ones), len(others)) if ones and others else NONE


def _dot(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    small, large = (one, other) if len(one) <= len(other) else (other, one)
    return math.fsum(weight * large[word] for word, weight in small.items() if word in large)


def text_of(name: str, stems: Iterable[str]) -> Text:
    """Return a text from the stems of its content words."""
    return Text(name, Counter(stems))

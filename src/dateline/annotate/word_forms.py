"""Part of speech, lemma and inflection of tagged words, remembered by word, tag and dependency.

spaCy finds them by trying some 180 patterns at every token, which takes about as long as its parser. All but a handful
of these patterns look at one token alone; what they give for a word with its tag and dependency is always the same and
is looked up. A block in which a longer pattern may begin ("gonna", "there is") goes through spaCy as it did before.
"""

import importlib
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Token as SpacyToken

# What this module does in place of the pipeline.
PIPES = ("attribute_ruler", "lemmatizer")
AGAIN = re.compile(r"(?i)re-[a-z]{3,}$")
# About 20 MB of words; a language has fewer in use, so it is reached by garbage only, and then all is forgotten.
_MAX_KNOWN = 100_000
# A verb that ends in one consonant after one vowel doubles it: "stopped".
_DOUBLING = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")

_ANY_DEPENDENCY = "dep"  # stands for all those that no pattern looks at

_Key: TypeAlias = tuple[int, int, int]


class Form(NamedTuple):
    """What a word is: universal `pos`, Penn `tag`, lemma, and its inflection as spaCy writes it."""

    pos: str
    tag: str
    lemma: str
    morph: str


class WordForms:
    """The forms of all words that a pipeline has tagged and parsed so far."""

    def __init__(self, nlp: "Language") -> None:
        self._nlp = nlp
        self._pipes: list[Any] = [nlp.get_pipe(name) for name in PIPES]
        self._known: dict[_Key, Form] = {}
        ruler, lemmatizer = self._pipes
        index = lemmatizer.lookups.get_table("lemma_index")
        for part in list(index):
            index[part] = frozenset(index[part])  # a list of tens of thousands of words, searched from its beginning
        patterns = [pattern for each in ruler.patterns for pattern in each["patterns"]]
        self._telling = {nlp.vocab.strings[dep] for dep in _dependencies(patterns)}
        self._doc = importlib.import_module("spacy.tokens").Doc
        longer = [pattern for pattern in patterns if len(pattern) > 1]
        matcher = importlib.import_module("spacy.matcher").Matcher
        self._longer, self._beginning = matcher(nlp.vocab), matcher(nlp.vocab)
        self._longer.add("whole", longer)
        self._beginning.add("first word", [pattern[:1] for pattern in longer])
        self._begin: set[_Key] = set()

    def of(self, documents: "Sequence[Doc]") -> list[tuple[Form, ...]]:
        """Return the form of every token of documents that are tagged and parsed."""
        if len(self._known) > _MAX_KNOWN:
            self._known.clear()
            self._begin.clear()
        keys = [self._keys(document) for document in documents]
        unknown: dict[_Key, SpacyToken] = {}
        for document, each in zip(documents, keys, strict=True):
            unknown.update((key, token) for token, key in zip(document, each, strict=True) if key not in self._known)
        self._learn(unknown)
        return [self._looked_up(*pair) for pair in zip(documents, keys, strict=True)]

    def _keys(self, document: "Doc") -> list[_Key]:
        """Return for each token its word, its tag, and its dependency where any pattern looks at that."""
        rows = document.to_array(["ORTH", "TAG", "DEP"]).tolist()
        return [(word, tag, dep if dep in self._telling else 0) for word, tag, dep in rows]

    def _looked_up(self, document: "Doc", keys: list[_Key]) -> tuple[Form, ...]:
        if not self._begin.isdisjoint(keys) and self._longer(document):
            return tuple(self._forms(document))
        return tuple([self._known[key] for key in keys])

    def _learn(self, unknown: "dict[_Key, SpacyToken]") -> None:
        """Remember what words are where no longer pattern matches, and which of them may begin one."""
        if not unknown:
            return
        alone = self._doc(
            self._nlp.vocab,
            words=[token.text for token in unknown.values()],
            tags=[token.tag_ for token in unknown.values()],
            deps=[token.dep_ if dep else _ANY_DEPENDENCY for (_word, _tag, dep), token in unknown.items()],
        )
        keys = list(unknown)
        beside = {keys[place] for _, start, end in self._longer(alone) for place in range(start, end)}
        forms = zip(keys, self._forms(alone), strict=True)
        self._known.update((key, form) for key, form in forms if key not in beside)
        self._begin.update(keys[start] for _, start, _ in self._beginning(alone))
        for key in beside:  # a longer pattern matches only because they happen to stand side by side here
            self._learn({key: unknown[key]})

    def _forms(self, document: "Doc") -> list[Form]:
        for pipe in self._pipes:
            document = pipe(document)
        return [self._form(token) for token in document]

    def _form(self, token: "SpacyToken") -> Form:
        return Form(token.pos_, token.tag_, self._lemma(token), str(token.morph))

    def _lemma(self, token: "SpacyToken") -> str:
        """Return the lemma; of "re-elected" it is "re-elect", by the lemma of the verb after the hyphen."""
        if not AGAIN.fullmatch(token.text):
            return _with_lost_e(token)
        prefix, _, verb = token.text.lower().partition("-")
        document = self._nlp.make_doc(verb)
        document[0].pos_ = token.pos_
        return f"{prefix}-{self._nlp.get_pipe('lemmatizer')(document)[0].lemma_}"


def _dependencies(patterns: list[list[dict[str, Any]]]) -> Iterator[str]:
    """Yield the dependencies that patterns ask for or exclude."""
    for asked in (token["DEP"] for pattern in patterns for token in pattern if "DEP" in token):
        yield from [asked] if isinstance(asked, str) else (dep for some in asked.values() for dep in some)


def _with_lost_e(token: "SpacyToken") -> str:
    """Return the lemma, of "staged" and "hoped" with the "e" that the lemmatiser drops: of "stag" it were "stagged"."""
    lemma: str = token.lemma_
    doubling = token.pos_ == "VERB" and _DOUBLING.fullmatch(lemma)
    return lemma + "e" if doubling and token.lower_ in {lemma + "ed", lemma + "ing"} else lemma

"""Blocks of text read by an English pipeline of spaCy's, and remembered by their text.

What is read from a block depends on its text alone: not on the blocks beside it, on their order or on what was read
before. So a block that is met again, as in a reprint, need not be read again.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dateline.annotate.parse_names import ModelName, NameFinder
from dateline.annotate.parse_vectors import Encoder
from dateline.annotate.word_forms import Form, WordForms

if TYPE_CHECKING:
    from spacy.language import Language

_BATCH = 256
_MAX_TOKENS = 500_000  # about 25 MB; then all blocks are forgotten
_COLUMNS = ("IDX", "LENGTH", "HEAD", "SENT_START", "IS_SPACE")


class Place(NamedTuple):
    """Where a token stands in its block."""

    start: int
    length: int
    to_head: int  # how many tokens before or after it its head stands
    begins: int  # 1 where the parser begins a sentence
    is_space: int


class ParsedBlock(NamedTuple):
    """The tokens of a block, spaces among them, and the names over them.

    `places` has the columns of `Place`; `forms` and `deps` go with its rows.
    """

    places: NDArray[np.int32]
    forms: tuple[Form, ...]
    deps: tuple[str, ...]
    names: tuple[ModelName, ...]


class BlockReader:
    """A pipeline with what it has read so far."""

    def __init__(self, nlp: "Language") -> None:
        self._nlp = nlp
        vectors, names, *self._pipes = (self._pipe(name) for name in ("tok2vec", "ner", "tagger", "parser"))
        self._vectors = Encoder(vectors.model)
        self._names = NameFinder(names)
        self._forms = WordForms(nlp)
        self._labels: dict[int, str] = {}
        self._known: dict[str, ParsedBlock] = {}
        self._tokens = 0

    def read(self, texts: Iterable[str]) -> list[ParsedBlock]:
        """Return what stands in each of `texts`."""
        texts = list(texts)
        if self._tokens > _MAX_TOKENS:
            self._known.clear()
            self._tokens = 0
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        for start in range(0, len(new), _BATCH):
            batch = new[start : start + _BATCH]
            self._known.update(zip(batch, self._parsed(batch), strict=True))
        self._tokens += sum(len(self._known[text].forms) for text in new)
        return [self._known[text] for text in texts]

    def _parsed(self, texts: Sequence[str]) -> list[ParsedBlock]:
        documents = [self._nlp.make_doc(text) for text in texts]
        for document, rows in zip(documents, self._vectors.of(documents), strict=True):
            document.tensor = rows  # type: ignore[assignment]  # as the networks after it expect it
        for pipe in self._pipes:
            documents = list(pipe.pipe(documents))
        forms, names = self._forms.of(documents), self._names.of(documents)
        places = [document.to_array(list(_COLUMNS)).astype(np.int32) for document in documents]
        deps = [tuple(map(self._label, document.to_array("DEP").tolist())) for document in documents]
        return [ParsedBlock(*each) for each in zip(places, forms, deps, names, strict=True)]

    def _pipe(self, name: str) -> Any:
        return self._nlp.get_pipe(name)

    def _label(self, number: int) -> str:
        if number not in self._labels:
            self._labels[number] = self._nlp.vocab.strings[number]
        return self._labels[number]

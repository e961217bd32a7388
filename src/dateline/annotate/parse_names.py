"""Names in a text, as spaCy's named-entity recogniser finds them, in a fraction of its time.

The recogniser goes from token to token and decides whether a name begins, goes on or ends there. Outside names its
scores depend on the token alone, so they are computed for all tokens at once; only inside names it goes step by step.
spaCy's own loop asks for Python's lock at every one of some seventy moves of every token, which costs more than the
network does.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dateline.annotate.parse_vectors import Encoder, Floats, parameter, whole

if TYPE_CHECKING:
    from spacy.pipeline import EntityRecognizer
    from spacy.tokens import Doc

_PLACES, _PIECES = 3, 2
_STARTS = 1  # in spaCy's column of sentence starts


class ModelName(NamedTuple):
    """A name in a document: tokens from `start` up to `end`, and its label (`PERSON`, `GPE` …)."""

    start: int
    end: int
    label: str


class NameFinder:
    """A named-entity recogniser of spaCy's.

    Its network looks at three tokens: the one at hand and, where a name is open, its first one and the one before.
    """

    def __init__(self, pipe: "EntityRecognizer") -> None:
        vectors, lower, upper = (pipe.model.get_ref(name) for name in ("tok2vec", "lower", "upper"))
        network, _list2array, linear = vectors.layers
        weights = parameter(lower, "W")
        places, hidden, pieces, inputs = weights.shape
        if (places, pieces) != (_PLACES, _PIECES):
            raise ValueError(f"a recogniser that looks at {places} tokens in {pieces} pieces is not known")
        self._encoder = Encoder(network)
        self._linear: Floats = np.ascontiguousarray(parameter(linear, "W").T)
        self._linear_bias = parameter(linear, "b")
        self._lower = np.ascontiguousarray(weights.transpose(3, 0, 2, 1).reshape(inputs, -1))
        self._bias = parameter(lower, "b").T.reshape(-1)
        missing = parameter(lower, "pad")[0].transpose(0, 2, 1).reshape(_PLACES, pieces * hidden)
        self._bias_outside: Floats = self._bias + missing[1] + missing[2]
        self._upper: Floats = np.ascontiguousarray(parameter(upper, "W").T)
        self._upper_bias = parameter(upper, "b")
        self._moves: list[str] = [pipe.moves.get_class_name(number) for number in range(pipe.moves.n_moves)]
        self._begins = self._moves_of("B-")
        self._begins_or_is = self._moves_of("B-", "U-")
        self._never = self._moves_of("I-", "L-") | np.array([move == "U-" for move in self._moves])
        self._number = {move: number for number, move in enumerate(self._moves)}

    def _moves_of(self, *kinds: str) -> NDArray[np.bool_]:
        return np.array([move.startswith(kinds) for move in self._moves])

    def of(self, documents: "Sequence[Doc]") -> list[tuple[ModelName, ...]]:
        """Return the names in each document; none goes on beyond a sentence."""
        pairs = zip(documents, self._encoder.of(documents), strict=True)
        return [self._read(document, rows) for document, rows in pairs]

    def _read(self, document: "Doc", rows: Floats) -> tuple[ModelName, ...]:
        height = len(rows)
        padded = np.zeros((whole(height), rows.shape[1]), np.float32)
        padded[:height] = rows
        features = np.dot(np.dot(padded, self._linear) + self._linear_bias, self._lower)
        features = features.reshape(len(padded), _PLACES, len(self._bias))
        scores = np.dot(_largest(features[:, 0] + self._bias_outside), self._upper) + self._upper_bias
        starts, blank = document.to_array(["SENT_START", "IS_SPACE"]).astype(np.int64).T
        goes_on = np.append(starts[1:] != _STARTS, False)[:height]
        outside = self._outside(scores[:height], goes_on, blank == 1)
        return tuple(self._names(features, goes_on.tolist(), outside))

    def _outside(self, scores: Floats, goes_on: NDArray[np.bool_], blank: NDArray[np.bool_]) -> list[str]:
        """Return the move at every token where no name is open: `O`, or `U-` or `B-` with a label."""
        barred = self._never | (self._begins & ~goes_on[:, None]) | (self._begins_or_is & blank[:, None])
        scores[barred] = -np.inf
        return [self._moves[number] for number in scores.argmax(axis=1).tolist()]

    def _names(self, features: Floats, goes_on: list[bool], outside: list[str]) -> Iterator[ModelName]:
        start = 0
        while start < len(outside):
            end = start + 1
            kind, _, label = outside[start].partition("-")
            if kind == "B":
                while goes_on[end] and self._is_inside(features, start, end, label):
                    end += 1
                end += 1
            if kind != "O":
                yield ModelName(start, end, label)
            start = end

    def _is_inside(self, features: Floats, start: int, here: int, label: str) -> bool:
        """Tell whether the open name goes on after the token `here`; it ends there otherwise."""
        hidden = _largest(features[here : here + 1, 0] + features[start, 1] + features[here - 1, 2] + self._bias)[0]
        on, last = (
            hidden @ self._upper[:, number] + self._upper_bias[number]
            for number in (self._number[f"I-{label}"], self._number[f"L-{label}"])
        )
        return bool(on >= last)


def _largest(pieces: Floats) -> Floats:
    half = pieces.shape[1] // _PIECES
    return np.maximum(pieces[:, :half], pieces[:, half:])

"""Vectors of words in their context, as a spaCy `tok2vec` network gives them, in half its time.

The network first gives each word a vector by itself, which never changes and is remembered, then mixes every vector
with its neighbours' in a few layers. What stands here is the mixing; the first step is still spaCy's.

The vectors of a block depend on its text alone, to the last bit: not on what else is in the page, and not on what was
read before. A row of a matrix product is summed in an order that depends on where the row stands and on how many there
are, so every block has products of its own; all else is done for many blocks at once.
"""

import importlib
from array import array
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from spacy.tokens import Doc

Floats: TypeAlias = NDArray[np.float32]
_Key: TypeAlias = tuple[int, ...]

# Kernels of BLAS take this many rows at a time, or a fraction of it; what is left over is slow.
_ROWS = 12
# What a vector by itself depends on: the word, its normal form where the tokenizer sets one, and a blank after it.
_COLUMNS = ("ORTH", "NORM", "SPACY")
_MAX_KNOWN = 40_000  # about 20 MB; then all are forgotten
_PIECES = _WINDOW = 3
_TINY = np.float32(1e-8)


def whole(height: int) -> int:
    """Return the number of rows in which a product of `height` rows is made."""
    return -(-height // _ROWS) * _ROWS


def parameter(node: Any, name: str) -> Floats:
    """Return the numbers that a layer was trained to."""
    return np.asarray(node.get_param(name), np.float32)


class Rows:
    """Which row of a table of vectors each word has, in a tenth of the memory of a dictionary.

    >>> rows = Rows({2**63: 5, 7: 1})
    >>> len(rows), rows.get(2**63, -1), rows.get(8, -1)
    (2, 5, -1)
    """

    def __init__(self, rows: Mapping[int, int]) -> None:
        keys = np.fromiter(rows.keys(), np.uint64, len(rows))
        order = np.argsort(keys)
        self._keys = array("Q", keys[order].tobytes())
        self._rows = array("i", np.fromiter(rows.values(), np.int32, len(rows))[order].tobytes())

    def __len__(self) -> int:
        return len(self._keys)

    def get(self, key: int, default: int) -> int:
        """Return the row of the word with this hash."""
        place = bisect_left(self._keys, key)
        return self._rows[place] if place < len(self._keys) and self._keys[place] == key else default


class Encoder:
    """A `tok2vec` network of spaCy's: hashed word vectors, then layers that look one word to each side."""

    def __init__(self, network: Any) -> None:
        self._alone = network.get_ref("embed")
        mixing = list(network.get_ref("encode").walk())
        maxouts = [node for node in mixing if node.name == "maxout"]
        norms = [node for node in mixing if node.name == "layernorm"]
        self._layers = [_Layer(*pair) for pair in zip(maxouts, norms, strict=True)]
        self._width: int = network.get_dim("nO")
        self._known: dict[_Key, Floats] = {}

    def of(self, documents: "Sequence[Doc]") -> list[Floats]:
        """Return for each document one row for each of its tokens."""
        keys = [list(map(tuple, document.to_array(list(_COLUMNS)).tolist())) for document in documents]
        self._learn(documents, keys)
        reach = len(self._layers)
        ends = list(accumulate((whole(len(each) + 2 * reach) for each in keys), initial=0))
        blocks = [slice(*pair) for pair in pairwise(ends)]
        places = [slice(start + reach, start + reach + len(each)) for start, each in zip(ends, keys, strict=False)]
        rows = np.zeros((ends[-1], self._width), np.float32)  # blank rows between blocks keep them apart
        for place, each in zip(places, keys, strict=True):
            if each:
                rows[place] = [self._known[key] for key in each]
        for layer in self._layers:
            rows += layer(rows, blocks)
        return [rows[place] for place in places]

    def _learn(self, documents: "Sequence[Doc]", keys: list[list[_Key]]) -> None:
        if len(self._known) > _MAX_KNOWN:
            self._known.clear()
        new = {
            key: token
            for document, each in zip(documents, keys, strict=True)
            for token, key in zip(document, each, strict=True)
            if key not in self._known
        }
        if not new:
            return
        words = importlib.import_module("spacy.tokens").Doc(
            documents[0].vocab,
            words=[token.text for token in new.values()],
            spaces=[bool(token.whitespace_) for token in new.values()],
        )
        for word, token in zip(words, new.values(), strict=True):
            word.norm_ = token.norm_
        self._known.update(zip(new, self._alone.predict([words])[0], strict=True))


class _Layer:
    """One layer: of a word and its two neighbours the largest of three sums, brought to one scale."""

    def __init__(self, maxout: Any, norm: Any) -> None:
        weights = parameter(maxout, "W")
        self._width, pieces, inputs = weights.shape
        if (pieces, inputs) != (_PIECES, _WINDOW * self._width):
            raise ValueError(f"a layer of {pieces} pieces over {inputs} inputs is not known")
        self._weights = np.ascontiguousarray(weights.transpose(2, 1, 0).reshape(inputs, -1))
        self._bias = np.ascontiguousarray(parameter(maxout, "b").T.reshape(-1))
        self._scale = parameter(norm, "G")
        self._shift = parameter(norm, "b")

    def __call__(self, rows: Floats, blocks: list[slice]) -> Floats:
        """Return what is added to each row."""
        near = np.zeros((len(rows), _WINDOW, self._width), np.float32)
        near[1:, 0], near[:, 1], near[:-1, 2] = rows[:-1], rows, rows[1:]
        windows = near.reshape(len(rows), -1)
        sums = np.empty((len(rows), self._weights.shape[1]), np.float32)
        for block in blocks:
            np.dot(windows[block], self._weights, out=sums[block])
        sums += self._bias
        width = self._width
        most = np.maximum(sums[:, :width], sums[:, width : 2 * width])
        np.maximum(most, sums[:, 2 * width :], out=most)
        most -= (np.einsum("ij->i", most) / np.float32(width))[:, None]
        spread = np.einsum("ij,ij->i", most, most) / np.float32(width) + _TINY
        most *= (np.float32(1) / np.sqrt(spread))[:, None]
        most *= self._scale
        most += self._shift
        return most

"""What is read in a block is what spaCy reads there, and depends on nothing but its text."""

import random

import pytest

from dateline.annotate.parse import english_model
from dateline.annotate.parse_blocks import BlockReader, ParsedBlock

NLP, _NAME = english_model()
pytestmark = pytest.mark.skipif(NLP is None, reason="no English model is installed")

SENTENCES = (
    "Maria Ruiz of the Port Authority met Finland's Prime Minister in Lisbon on 4 May 2021.",
    "",
    "It rained.",
    "\n",
    "“We'll sign,” said Mr. Okafor; the Bank of Harbour Lights, though, can't.  Talks go on.",
    "Twelve people died when the MV Grey Heron sank off Cape Verde, the United Nations' shipping body said on Tuesday.",
    "North Quay",
    "There is a plan to re-open the Tin Street bridge next year for about $3.5 million, or 12 percent.",
)


def _reader() -> BlockReader:
    assert NLP is not None
    return BlockReader(NLP)


def _same(one: ParsedBlock, other: ParsedBlock) -> bool:
    return bool((one.places == other.places).all()) and one[1:] == other[1:]


def test_blocks_are_read_as_the_whole_pipeline_reads_them() -> None:
    assert NLP is not None
    for text, block in zip(SENTENCES, _reader().read(SENTENCES), strict=True):
        document = NLP(text)
        assert [(name.start, name.end, name.label_) for name in document.ents] == list(block.names)
        words = [token for token in document if not token.is_space]
        assert [token.dep_ for token in words] == [block.deps[token.i] for token in words]
        assert [token.head.i - token.i for token in document] == block.places[:, 2].tolist()
        assert [(token.pos_, token.tag_) for token in document] == [form[:2] for form in block.forms]


def test_neither_order_nor_neighbours_nor_what_was_read_before_change_a_block() -> None:
    texts = [*SENTENCES, *(" ".join(SENTENCES[-number:]) for number in range(1, 8))]
    alone = {text: _reader().read([text])[0] for text in texts}
    mixed, dice = _reader(), random.Random(4)  # noqa: S311  # no secret
    for size in (1, 3, len(texts)):
        shuffled = dice.sample(texts, len(texts))
        for start in range(0, len(texts), size):
            here = shuffled[start : start + size]
            assert all(_same(block, alone[text]) for text, block in zip(here, mixed.read(here), strict=True))
        mixed._known.clear()


def test_vectors_are_the_same_to_the_last_bit() -> None:
    assert NLP is not None
    documents = [NLP.make_doc(text) for text in SENTENCES]
    together = _reader()._vectors.of(documents[::-1])[::-1]
    for document, rows in zip(documents, together, strict=True):
        assert (_reader()._vectors.of([document])[0] == rows).all()


def test_a_block_met_again_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    reader = _reader()
    first = reader.read(SENTENCES)
    monkeypatch.setattr(reader, "_parsed", lambda texts: pytest.fail(f"read again: {texts}"))
    assert all(block is known for block, known in zip(first, reader.read(SENTENCES), strict=True))


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.annotate.parse_blocks._MAX_TOKENS", 10)
    monkeypatch.setattr("dateline.annotate.parse_vectors._MAX_KNOWN", 5)
    bounded, free = _reader(), _reader()
    for _ in range(2):
        for text in SENTENCES:
            assert _same(bounded.read([text])[0], free.read([text])[0])
    assert len(bounded._known) < len(SENTENCES)

"""The gold mentions of ECB+ as deeds: what `ecbplus_events` groups and `tools/train_deeds.py` learns from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from benchmarks.quality.ecbplus import Document, article, lay_out
from dateline.annotate.deeds import deed, text_words
from dateline.annotate.parse import Parse, Token, parse
from dateline.model.span import Span
from dateline.text.deeds import Deed


@dataclass(frozen=True, slots=True)
class Told:
    """A gold mention: its id, document and happening, and the deed that it is for us."""

    id: str
    document: Document
    event: str
    deed: Deed


def told_in(documents: Iterable[Document]) -> Iterator[Told]:
    """Yield the gold mentions of documents, in order; the corpus' own words are looked up in our parse of the text."""
    for document in documents:
        laid = lay_out(document)
        parsed = parse(article(document, laid))
        text = text_words(document.name, parsed)
        for number, mention in enumerate(document.mentions):
            tokens = list(_tokens(parsed, [laid.tokens[index] for index in mention.tokens]))
            if tokens:  # none in the line that gives the address
                name = f"{document.name}#{number:03}"
                yield Told(name, document, mention.event, deed(text, parsed, tokens))


def _tokens(parsed: Parse, spans: Iterable[Span]) -> Iterator[Token]:
    """Yield the tokens of ours at some places, each once, as far as they stand in the sentence of the first."""
    found = {token.index: token for span in spans for token in parsed.tokens_in(span)}
    first = next(iter(found.values()), None)
    yield from (token for token in found.values() if first is not None and token.sentence == first.sentence)

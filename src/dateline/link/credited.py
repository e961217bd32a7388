"""Texts that credit one agency and say the same sentence by sentence.

An agency's report is too short, and too lightly reworded by those who take it, for rare phrases to tell; but two pages
that name the same agency and whose sentences say the same in the same order carry its one report. The credit alone says
nothing, and neither does the event: an agency writes several reports a day (`docs/design/lineage.md`).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.lang import facts
from dateline.link.clusters import Pair
from dateline.link.duplicates import Wording
from dateline.link.keys import candidates
from dateline.model.article import BlockKind, CreditKind
from dateline.model.link import Page
from dateline.text.names import fold
from dateline.text.shingles import STOP_WORDS, hash_word, stem
from dateline.text.similarity import increasing_length
from dateline.text.tokens import plain_words

_WIDEST = 60
# Two sentences say the same where they share this part of their words (Dice); light rewording leaves more than this.
_SAME_SENTENCE = 0.6
_SHORTEST_SENTENCE = 4
# How many sentences of the shorter text must be found again, and which part of them.
_SENTENCES = 2
_PART = 0.7
# The words of the next report on the same subject are much the same; a report is taken over within days.
_DAYS_BETWEEN = 7
# By which rules a line that names a source is left out of the text.
_SIGNED = frozenset({"byline", "byline before the first sentence", "head line", "dateline", "text credit"})
# Names shorter than this are words of every day; lines longer than this are running text.
_SHORTEST_OUTLET, _LINE = 8, 100


@dataclass(frozen=True, slots=True)
class CommonReport:
    """Two articles that carry one agency's report: the shared credits, and what stands in both in the same order."""

    pair: Pair
    credits: tuple[str, ...]
    sentences: int
    share: float


def text_credits(page: Page) -> frozenset[str]:
    """Return whom a page credits with its text, under their usual names; photo and video credits say nothing."""
    names = [each.name for each in page.article.credits if each.kind is CreditKind.TEXT]
    byline = facts.organisation(page.article.byline or "")
    if byline is not None and byline.medium:
        names.append(byline.name)
    return frozenset(known.name if (known := facts.organisation(name)) else name for name in names)


def names_source(user: Page, source: Page) -> bool:
    """Tell whether a page says that its text is another page's outlet's: as its credit, in its byline or on a line.

    A line is what stands apart from the running text: "D'après le Harbour Herald", "From the Harbour Herald".
    """
    outlet = fold(source.article.outlet or "")
    if not outlet or outlet == fold(user.article.outlet or ""):
        return False
    if outlet in {fold(name) for name in text_credits(user)}:
        return True
    return len(outlet) >= _SHORTEST_OUTLET and any(outlet in line for line in _lines(user))


def _lines(page: Page) -> Iterator[str]:
    """Yield the byline and the short lines of a page that are not its headline, in plain letters."""
    article = page.article
    yield fold(article.byline or "")
    yield from (fold(dropped.text) for dropped in article.dropped if dropped.rule in _SIGNED)
    bodies = (block for block in article.blocks if block.kind is not BlockKind.TITLE)
    yield from (fold(block.span.of(article.text)) for block in bodies if len(block.span) <= _LINE)


def common_reports(wordings: Mapping[str, Wording]) -> Iterator[CommonReport]:
    """Yield the pairs of articles, by id, that carry one agency's report."""
    keys = {name: frozenset(report_keys(wording)) for name, wording in wordings.items()}
    for left, right in candidates(keys, widest=_WIDEST, shared=2):
        one, other = wordings[left].page, wordings[right].page
        shared = tuple(sorted(text_credits(one) & text_credits(other)))
        if not shared or one.article.language != other.article.language or days_between(one, other) > _DAYS_BETWEEN:
            continue
        count, share = sentences_in_order(_sentences(one), _sentences(other))
        if count >= _SENTENCES and share >= _PART:
            yield CommonReport((left, right), shared, count, share)


def report_keys(wording: Wording) -> Iterator[int]:
    """Yield the neighbouring names and figures of a credited text, in either order, each with the credit."""
    for name in text_credits(wording.page):
        for gap in (1, 2):
            for one, other in zip(wording.facts, wording.facts[gap:], strict=False):
                yield hash_word(f"{name}|{min(one, other)} {max(one, other)}")


def days_between(one: Page, other: Page) -> int:
    """Return how many days two pages surely came out apart, as far as their own dates tell."""
    mine, theirs = one.article.published.interval, other.article.published.interval
    ends = (mine.latest, theirs.earliest), (theirs.latest, mine.earliest)
    return max(((later - sooner).days for sooner, later in ends if sooner and later), default=0)


def _sentences(page: Page) -> list[frozenset[str]]:
    """Return the stems of each sentence of a page's paragraphs, small words left out."""
    article = page.article
    bodies = [block.span for block in article.blocks if block.kind not in (BlockKind.TITLE, BlockKind.CAPTION)]
    found = []
    for sentence in page.notes.sentences:
        if any(body.covers(sentence.span) for body in bodies):
            words = plain_words(sentence.span.of(article.text))
            found.append(frozenset(stem(word) for word in words if word not in STOP_WORDS))
    return [words for words in found if len(words) >= _SHORTEST_SENTENCE]


def sentences_in_order(one: Sequence[frozenset[str]], other: Sequence[frozenset[str]]) -> tuple[int, float]:
    """Return how many sentences say the same in the same order, and which share of the shorter text's those are.

    >>> rain = frozenset({"rain", "flood", "town", "night"})
    >>> wind = frozenset({"wind", "tore", "roof", "school"})
    >>> sentences_in_order([rain, wind], [rain, wind]), sentences_in_order([rain, wind], [wind, rain])
    ((2, 1.0), (1, 0.5))
    """
    partners = []
    for words in one:
        likeness = [(_dice(words, theirs), -index) for index, theirs in enumerate(other)]
        best = max(likeness, default=(0.0, 0))
        if best[0] >= _SAME_SENTENCE:
            partners.append(-best[1])
    count = increasing_length(partners)
    shorter = min(len(one), len(other))
    return count, (count / shorter if shorter else 0.0)


def _dice(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other))

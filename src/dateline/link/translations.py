"""Texts in two languages that tell the same names, days and figures in the same order.

Only what both texts were understood to say is left to compare (`told`). Languages put the words of a sentence in
different order, so the order of sentences counts beside that of single items. Independent reports of one happening
share its people, place and day in their first sentences; they differ in whom they quote, who signs them and, if they
are of the next round of the same talks, in when they came out (`docs/design/lineage.md`).
"""

from collections.abc import Iterator, Mapping, Sequence, Sized
from dataclasses import dataclass
from itertools import combinations

from dateline.lang.desks import is_no_reporter
from dateline.link.clusters import Pair, pair
from dateline.link.credited import days_between, names_source, text_credits
from dateline.link.duplicates import Wording
from dateline.link.keys import candidates
from dateline.link.parallel import parallel
from dateline.link.told import quote_alike
from dateline.model.link import Page
from dateline.text.names import fold
from dateline.text.shingles import hash_word
from dateline.text.similarity import increasing_length

_WIDEST = 60
_FEW = 5  # so much is told by a page whose list is too short for the other bars
_NAMES = 6  # of those beside one quotation
# A translation comes out within a fortnight of the original; later, the same names are in the next report.
_DAYS_BETWEEN = 14
_Bars = Sequence[tuple[int, float]]
# (items, share): many in the same order, or nearly all of a shorter list. Capitalised words; what was understood, item
# by item; the same by sentences, where more of them fall into place by chance.
_WORDS: _Bars = ((10, 0.55), (5, 0.7))
_ITEMS: _Bars = ((6, 0.6), (5, 0.8))
_SENTENCES: _Bars = ((9, 0.6), (6, 0.8))
# The same where nobody and no place is shared, but countries, days and figures: a toll is the happening's own, too.
_ITEMS_NAMELESS: _Bars = ((5, 0.8),)
_SENTENCES_NAMELESS: _Bars = ((6, 0.8),)
# The same where no figure is shared: people, places and days are those of the happening itself, whoever tells it.
_ITEMS_BARE: _Bars = ((8, 0.7),)
_SENTENCES_BARE: _Bars = ((9, 0.7),)
# The same where both are told in as many sentences and neither has more than one thing of its own.
_ITEMS_OF_TWINS: _Bars = ((4, 1.0),)
# Where something speaks against it, and where both quote the same person, with a common credit or without.
_ITEMS_AGAINST: _Bars = ((10, 0.8),)
_SENTENCES_QUOTED: _Bars = ((4, 0.7),)
# The same where the texts are built alike besides, paragraph by paragraph.
_SENTENCES_PARALLEL: _Bars = ((6, 0.75),)
_SENTENCES_PARALLEL_QUOTED: _Bars = ((6, 0.6),)
_PARALLEL, _PARALLEL_SENTENCES = 0.88, 4
# Nobody builds so many sentences alike by chance: then half of what is told will do, or if two sign, much of it.
_SENTENCES_TRACED: _Bars = ((4, 0.5),)
_SENTENCES_TRACED_AGAINST: _Bars = ((8, 0.75),)
_TRACED, _TRACED_SENTENCES, _TRACED_SENTENCES_AGAINST = 0.95, 7, 6
# Where nobody is quoted and nothing credited in common, so much of both lists must be shared: a short list is held by
# any account of the happening.
_OF_BOTH = 0.6
_WORDS_CREDITED: _Bars = ((3, 0.5),)


@dataclass(frozen=True, slots=True)
class Translated:
    """Two pages with one text in two languages, the share of the shorter list in order, and that in words."""

    pages: tuple[Page, Page]
    share: float
    text: str

    @property
    def pair(self) -> Pair:
        """Their ids."""
        return pair(*(page.article.id for page in self.pages))


def translations(wordings: Mapping[str, Wording]) -> Iterator[Translated]:
    """Yield the pages, by article id, whose texts are one in two languages."""
    keys = {name: order_keys(wording) for name, wording in wordings.items()}
    for left, right in candidates(keys, widest=_WIDEST, shared=2):
        one, other = wordings[left], wordings[right]
        languages = (one.page.article.language, other.page.article.language)
        if None not in languages and languages[0] != languages[1]:
            yield from _translated(one, other)


def _translated(one: Wording, other: Wording) -> Iterator[Translated]:
    fitting = [
        (share, count, what)
        for what, (share, count), bars in _measured(one, other)
        if any(count >= enough and share >= part for enough, part in bars)
    ]
    if fitting:
        share, count, what = max(fitting)
        text = f"{count} {what} stand in the same order ({share:.0%} of the shorter list)"
        yield Translated((one.page, other.page), share, text)


def _measured(one: Wording, other: Wording) -> Iterator[tuple[str, tuple[float, int], _Bars]]:
    """Yield how much is in the same order, in each way of counting, with the bars that it must reach."""
    items = facts_in_order(one.told, other.told)
    against, quoted = speaks_against(one.page, other.page), quote_alike(one.quoted_by, other.quoted_by)
    words, sentences = facts_in_order(one.facts, other.facts), sentences_in_order(one.told_in, other.told_in)
    built_alike = not against and (quoted or _is_of_both(sentences[1], one, other)) and _are_parallel(one, other)
    if against or (quoted is False and not built_alike):
        yield "names and figures", items, _ITEMS_AGAINST
        is_near = quoted is not False and _are_near(one.page, other.page)
        if is_near and _are_traced(one, other, _TRACED_SENTENCES_AGAINST):
            yield "names and figures, by sentences,", sentences, _SENTENCES_TRACED_AGAINST
        return
    by_item, by_word, by_sentence = _bars(one, other)
    yield "names and figures", words, by_word
    if built_alike:
        bars = _SENTENCES_PARALLEL_QUOTED if quoted else _SENTENCES_PARALLEL
        yield "names and figures, by sentences,", sentences, bars
    if quoted is not False and _are_traced(one, other, _TRACED_SENTENCES):
        yield "names and figures, by sentences,", sentences, _SENTENCES_TRACED
    if _are_twins(one, other):
        yield "names and figures", items, _ITEMS_OF_TWINS
        return
    if not (quoted or _is_credited(one.page, other.page) or _is_enough(max(items[1], sentences[1]), one, other)):
        return
    yield "names and figures", items, by_item
    yield "names and figures, by sentences,", sentences, by_sentence
    if quoted:
        yield "names and figures, by sentences,", sentences, _SENTENCES_QUOTED
        yield "names and figures", words, _WORDS_CREDITED if _is_credited(one.page, other.page) else ()


def _are_parallel(one: Wording, other: Wording) -> bool:
    share, sentences = parallel(one.paragraphs, other.paragraphs)
    return share >= _PARALLEL and sentences >= _PARALLEL_SENTENCES


def _are_traced(one: Wording, other: Wording, least: int) -> bool:
    """Tell whether two texts are built alike from their first sentence on, for so many sentences at least."""
    share, sentences = parallel(one.paragraphs, other.paragraphs)
    return share >= _TRACED and sentences >= least


def _are_near(one: Page, other: Page) -> bool:
    return days_between(one, other) <= _DAYS_BETWEEN


def _is_enough(count: int, one: Wording, other: Wording) -> bool:
    """Tell whether so many things tell one text where neither a quotation nor a credit does."""
    return _is_of_both(count, one, other) and (count > _FEW or _are_parallel(one, other))


def _is_of_both(count: int, one: Wording, other: Wording) -> bool:
    """Tell whether so many things are a good part of what both pages tell."""
    return 2 * count >= _OF_BOTH * (len(one.told) + len(other.told))


def _are_twins(one: Wording, other: Wording) -> bool:
    """Tell whether two short pages have as many sentences, and about as much to tell, some of it figures."""
    sentences = {len(each.page.notes.sentences) for each in (one, other)}
    counts = sorted(len(each.told) for each in (one, other))
    has_figure = any(said[:1].isdigit() for said in one.told_in.keys() & other.told_in.keys())
    return has_figure and len(sentences) == 1 and counts[1] - counts[0] <= 1 and counts[0] <= _FEW


def _bars(one: Wording, other: Wording) -> tuple[_Bars, _Bars, _Bars]:
    """Return what must be in order item by item, in words and by sentences, for the kinds of thing that both tell."""
    shared = one.told_in.keys() & other.told_in.keys()
    if not any(said[:1].isdigit() for said in shared):
        return _ITEMS_BARE, _WORDS, _SENTENCES_BARE
    countries = one.setting.countries | other.setting.countries
    if (one.names | other.names) - countries and not (one.names & other.names) - countries:
        return _ITEMS_NAMELESS, _ITEMS_NAMELESS, _SENTENCES_NAMELESS
    return _ITEMS, _WORDS, _SENTENCES


def speaks_against(one: Page, other: Page) -> bool:
    """Tell whether two pages came out weeks apart, or are signed by two people and credit nobody in common."""
    return not _are_near(one, other) or (_are_signed_apart(one, other) and not _is_credited(one, other))


def _are_signed_apart(one: Page, other: Page) -> bool:
    """Tell whether both are signed and nobody signs both: "Ada Berg" signs "Ada Berg, Harbour Herald" too.

    A desk, an agency or a translator has not reported what a text tells.
    """
    ours, theirs = ({fold(name) for name in _reporters(page)} for page in (one, other))
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _reporters(page: Page) -> Iterator[str]:
    names = [name.strip() for name in (page.article.byline or "").split(",")]
    return (name for name in names if name and not is_no_reporter(name))


def _is_credited(one: Page, other: Page) -> bool:
    """Tell whether both credit the same source, or one of them the other's outlet."""
    ours, theirs = ({fold(name) for name in text_credits(page)} for page in (one, other))
    return not ours.isdisjoint(theirs) or names_source(one, other) or names_source(other, one)


def order_keys(wording: Wording) -> frozenset[int]:
    """Return hashes of names and figures that stand side by side, or with one between them, in either order.

    The names of who is quoted count once more, since a short report holds little else.
    """
    rows = ((wording.facts, ""), (wording.told, "told "))
    pairs = ((mark, both) for row, mark in rows for gap in (1, 2) for both in zip(row, row[gap:], strict=False))
    quoted = (("quoted ", both) for names in wording.quoted_by for both in combinations(sorted(names)[:_NAMES], 2))
    return frozenset(hash_word(f"{mark}{min(both)} {max(both)}") for mark, both in (*pairs, *quoted))


def facts_in_order(one: Sequence[str], other: Sequence[str]) -> tuple[float, int]:
    """Return which share of the shorter list of facts stands in the other in the same order, and how many those are.

    >>> facts_in_order(["oslo", "12", "bergen"], ["oslo", "bergen", "12", "rome"])
    (0.6666666666666666, 2)
    """
    place = {fact: index for index, fact in enumerate(other)}
    return _share(increasing_length([place[fact] for fact in one if fact in place]), one, other)


def sentences_in_order(one: Mapping[str, int], other: Mapping[str, int]) -> tuple[float, int]:
    """Return the same for facts with the number of their sentence: within a sentence any order will do.

    >>> sentences_in_order({"oslo": 1, "12": 1, "rome": 2}, {"12": 1, "oslo": 1, "rome": 3, "bonn": 4})
    (1.0, 3)
    """
    places = sorted((one[fact], other[fact]) for fact in one if fact in other)
    count = increasing_length([theirs * len(places) + number for number, (_, theirs) in enumerate(places)])
    return _share(count, one, other)


def _share(count: int, one: Sized, other: Sized) -> tuple[float, int]:
    shorter = min(len(one), len(other))
    return (count / shorter if shorter else 0.0), count

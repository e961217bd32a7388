"""Where texts come from: copies, reprints, rewrites, translations and shared announcers.

Two rewrites of one wire story share hardly any five words in a row. What survives rewriting and translating is the
run of its incidental phrases: wordings that are no names, that each text uses once, in the same order. Independent
reports of one event share its names, its numbers and its stock phrases, seldom three such runs in a row
(`docs/design/lineage.md`).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dateline.lang.numbers import number_of
from dateline.link.clusters import Pair, cluster, pair
from dateline.link.credited import common_reports, names_source, text_credits
from dateline.link.duplicates import Overlap, Wording, overlaps
from dateline.link.keys import candidates
from dateline.link.told import quote_alike
from dateline.link.translations import facts_in_order, order_keys, sentences_in_order, speaks_against, translations
from dateline.model.annotation import QuoteForm
from dateline.model.dates import Dated
from dateline.model.ids import make_id
from dateline.model.link import Ground, Judgement, Lineage, Page, Relation, Verdict
from dateline.text.passages import replaced
from dateline.text.shingles import hash_word
from dateline.text.similarity import heaviest_chain, shared_runs
from dateline.text.tokens import plain_words

_WIDEST = 60
_SHARED_PHRASES, _SHARED_ORDER = 3, 4
# A shared run of at least this many content words is long; one of two or three may be a stock phrase.
_LONG = 4


@dataclass(frozen=True, slots=True)
class _Bar:
    """What two texts must share in the same order to count as rewrites of one.

    `facts` and `facts_share` count names and figures in the order of their first mention, `weight` and `wording` the
    incidental phrases and their share of the shorter text's.
    """

    facts: int
    facts_share: float
    weight: float
    wording: float

    def is_met(self, facts: int, facts_share: float, weight: float, wording: float) -> bool:
        """Tell whether all four are reached."""
        return self.has_facts(facts_share, facts) and self.has_wording(weight, wording)

    def has_facts(self, share: float, count: int) -> bool:
        """Tell whether so many names and figures are in order, and such a part of them."""
        return count >= self.facts and share >= self.facts_share

    def has_wording(self, weight: float, share: float) -> bool:
        """Tell whether so much incidental wording is shared."""
        return weight >= self.weight and share >= self.wording


# Set on pairs of reports of ECB+ training topics that share no long runs: 9 of 1,915 pass, and most of those quote one
# agency. The second bar is for texts that share so much wording that the order of facts need not be asked.
_REWRITE = (_Bar(facts=12, facts_share=0.55, weight=12.0, wording=0.10), _Bar(0, 0.0, weight=40.0, wording=0.25))
# Short texts, signed by no two people, hold less of either.
_REWRITE_SHORT = _Bar(facts=5, facts_share=0.45, weight=20.0, wording=0.25)
# Most of what they were understood to tell comes in the same order, item by item or by sentences.
_RETOLD = _Bar(facts=10, facts_share=0.65, weight=6.0, wording=0.06)
_RETOLD_BY_SENTENCES = _Bar(facts=9, facts_share=0.7, weight=15.0, wording=0.15)
# Enough shared detail to speak for one happening, though the texts were written apart.
_ALIKE = _Bar(0, 0.0, weight=12.0, wording=0.08)
_REWRITE_CREDITED = (_Bar(facts=8, facts_share=0.4, weight=6.0, wording=0.06), *_REWRITE)
_QUOTED_WORDS = 6
# What a copy changes: exchanges of so many words at most, and how many of them are told.
_CHANGED_WORDS, _CHANGES = 4, 8


@dataclass(frozen=True, slots=True)
class Kinship:
    """Two articles whose texts belong together, before it is known which came first."""

    pair: Pair
    relation: Relation
    score: float
    grounds: tuple[Ground, ...]

    @property
    def level(self) -> str:
        """Which origin the two share."""
        return "announcer" if self.relation is Relation.QUOTATION else "text"


@dataclass(frozen=True, slots=True)
class Origin:
    """Which texts belong together, and the families they make.

    `alike` are pairs that share details in common wording, too little to be one text: they tell the same news.
    """

    kinships: tuple[Kinship, ...]
    families: tuple[tuple[str, ...], ...]
    alike: frozenset[Pair] = frozenset()

    @property
    def family_of(self) -> Mapping[str, str]:
        """The family of each article, named by its first member."""
        return {article: family[0] for family in self.families for article in family}


def find_origins(wordings: Mapping[str, Wording], judgements: Sequence[Judgement] = ()) -> Origin:
    """Return which texts, by article id, descend from one another or from a common text outside the record."""
    if len(wordings) < 2:
        return Origin((), tuple((article,) for article in wordings))
    found: dict[Pair, Kinship] = {}
    compared = list(_compared(wordings))
    rewrites = [kinship for overlap in compared if (kinship := _rewrite(overlap)) is not None]
    for kinship in _kinships(wordings, rewrites):
        found.setdefault(kinship.pair, kinship)
    decided = {pair(each.left, each.right): each.verdict for each in judgements if each.kind == "article"}
    kept = [each for key, each in sorted(found.items()) if decided.get(key) is not Verdict.DIFFERENT]
    scores = {each.pair: each.score for each in kept if each.level == "text"}
    apart = [each for each, verdict in decided.items() if verdict is Verdict.DIFFERENT]
    together = [each for each, verdict in decided.items() if verdict is Verdict.SAME and {*each} <= {*wordings}]
    alike = frozenset(
        each.pair for each in compared if _ALIKE.is_met(each.facts, each.facts_share, each.weight, each.wording)
    )
    families = cluster(wordings, scores, threshold=0.0, apart=apart, together=together)
    home = {article: family[0] for family in families for article in family}
    kept = [each for each in kept if each.level == "text" or home[each.pair[0]] != home[each.pair[1]]]
    return Origin(tuple(kept), tuple(families), alike)


def _kinships(wordings: Mapping[str, Wording], rewrites: Iterable[Kinship]) -> Iterator[Kinship]:
    """Yield every kinship, the surest first."""
    yield from _copies(wordings)
    yield from rewrites
    yield from _retold(wordings)
    yield from _common_reports(wordings)
    for each in translations(wordings):
        grounds = (Ground("facts in order", each.text, round(each.share, 3)), *_credit_grounds(*each.pages))
        yield Kinship(each.pair, Relation.TRANSLATION, each.share, grounds)
    yield from _quotations(wordings)


def directed(origin: Origin, pages: Mapping[str, Page], published: Mapping[str, Dated]) -> tuple[Lineage, ...]:
    """Return the lineages with their direction, now that it is known when the pages were published.

    The credited text comes first, else the earlier, else (of a copy) the fuller. Where nothing tells, two rewrites
    have a common source.
    """
    found = []
    for each in origin.kinships:
        one, other = (pages[name] for name in each.pair)
        first, second, known = _first(one, other, published)
        relation = each.relation
        if not known and relation is Relation.REWRITE:
            relation = Relation.COMMON_SOURCE
        elif not known and relation in (Relation.COPY, Relation.REPRINT):
            first, second = sorted((one, other), key=lambda page: (-len(page.article.text), page.article.id))
        ids = (first.article.id, second.article.id)
        score = round(each.score, 3)
        found.append(Lineage(make_id("lin", *ids, relation), *ids, relation, each.level, score, each.grounds))
    return tuple(sorted(found, key=lambda lineage: lineage.id))


def _first(one: Page, other: Page, published: Mapping[str, Dated]) -> tuple[Page, Page, bool]:
    """Return both with the one that stands behind the other first, and whether anything tells."""
    for source, user in ((one, other), (other, one)):
        if names_source(user, source) and not names_source(source, user):
            return source, user, True
    changed = _last_changed(one), _last_changed(other)
    if one.article.url == other.article.url and "" not in changed and changed[0] != changed[1]:
        return (one, other, True) if changed[0] < changed[1] else (other, one, True)
    mine, theirs = published[one.article.id], published[other.article.id]
    if mine.moment and theirs.moment and mine.interval == theirs.interval and mine.moment[:16] != theirs.moment[:16]:
        return (one, other, True) if mine.moment < theirs.moment else (other, one, True)
    if mine.interval != theirs.interval:
        if mine.interval.latest and theirs.interval.earliest and mine.interval.latest <= theirs.interval.earliest:
            return one, other, True
        if theirs.interval.latest and mine.interval.earliest and theirs.interval.latest <= mine.interval.earliest:
            return other, one, True
    return one, other, False


def _last_changed(page: Page) -> str:
    """Return when a page says that it was last changed, in a form that sorts; nothing where it gives no day."""
    modified = page.article.modified
    if modified is None or not modified.interval.is_day:
        return ""
    return (modified.moment or str(modified.interval))[:16]


def _copies(wordings: Mapping[str, Wording]) -> Iterator[Kinship]:
    for overlap in overlaps(wordings):
        if not (overlap.is_copy or overlap.is_reprint):
            continue
        one, other = (wordings[name] for name in overlap.pair)
        relation = Relation.COPY if overlap.is_copy else Relation.REPRINT
        if one.page.article.url and one.page.article.url == other.page.article.url:
            relation = Relation.UPDATE
        yield Kinship(overlap.pair, relation, overlap.containment, tuple(_copy_grounds(overlap, one, other)))


def _copy_grounds(overlap: Overlap, one: Wording, other: Wording) -> list[Ground]:
    text = f"{overlap.containment:.0%} of the shorter text's five-word runs stand in the other"
    grounds = [Ground("shared text", text, overlap.containment), *_credit_grounds(one.page, other.page)]
    return grounds + list(_changed(one.body, other.body))


def _changed(one: str, other: str) -> Iterator[Ground]:
    """Yield the figures and the names that one copy has where the other has another."""
    changes = list(dict.fromkeys(replaced(one, other, _CHANGED_WORDS)))
    figures = [both for both in changes if all(map(_has_figure, both))]
    names = [both for both in changes if both not in figures and all(map(_has_name, both))]
    for name, found in (("changed figures", figures), ("changed names", names)):
        if found:
            told = [f"“{mine}” beside “{theirs}”" for mine, theirs in found[:_CHANGES]]
            yield Ground(name, "where one has this the other has that: " + ", ".join(told), 0.0)


def _has_figure(words: str) -> bool:
    return any(word.isdigit() or number_of(word) is not None for word in plain_words(words))


def _has_name(words: str) -> bool:
    """Tell whether words hold a capital that no sentence begins with."""
    each = words.split()
    return any(word[0].isupper() and not before.endswith((".", "!", "?")) for before, word in pairwise(["", *each]))


def _credit_grounds(one: Page, other: Page) -> list[Ground]:
    grounds = []
    shared = text_credits(one) & text_credits(other)
    if shared:
        grounds.append(Ground("credit", f"both credit {', '.join(sorted(shared))}", 0.3))
    for page, source in ((one, other), (other, one)):
        if names_source(page, source):
            user = page.article.outlet or page.article.id
            grounds.append(Ground("credit", f"{user} credits {source.article.outlet}", 0.4))
    return grounds


@dataclass(frozen=True, slots=True)
class _Shared:
    """What two texts share in the same order: incidental phrases, and names and figures."""

    one: Wording
    other: Wording
    phrases: tuple[str, ...]
    weight: float
    wording: float
    facts: int
    facts_share: float

    @property
    def pair(self) -> Pair:
        return pair(self.one.page.article.id, self.other.page.article.id)


def _compared(wordings: Mapping[str, Wording]) -> Iterator[_Shared]:
    keys = {name: wording.phrases for name, wording in wordings.items()}
    for left, right in candidates(keys, widest=_WIDEST, shared=_SHARED_PHRASES):
        one, other = wordings[left], wordings[right]
        if one.page.article.language == other.page.article.language:
            yield _shared(one, other)


def _shared(one: Wording, other: Wording) -> _Shared:
    runs = []
    for run in shared_runs(one.content, other.content):
        weighty = sum(each.weight > 0 for each in one.content[run.left : run.left + run.length])
        if weighty >= 2 or (weighty and run.length >= _LONG):
            lighter = sum(each.weight for each in other.content[run.right : run.right + run.length])
            runs.append(replace(run, weight=min(run.weight, lighter)))
    chain = heaviest_chain(runs)
    weight = sum(run.weight for run in chain)
    whole = min(sum(each.weight for each in text.content) for text in (one, other))
    share, count = facts_in_order(one.facts, other.facts)
    phrases = tuple(_phrase(one, run.left, run.length) for run in chain if run.length > _LONG - 2)
    return _Shared(one, other, phrases, weight, weight / whole if whole else 0.0, count, share)


def _rewrite(shared: _Shared) -> Kinship | None:
    """Return the kinship of two texts that share enough in the same order to be rewrites of one."""
    credited = _credit_grounds(shared.one.page, shared.other.page)
    bars: tuple[_Bar, ...] = _REWRITE_CREDITED if credited else _REWRITE
    if shared.one.page.article.language != "en":
        bars = tuple(bar for bar in bars if bar.facts)  # without a table of rare words, wording alone tells too little
    if not speaks_against(shared.one.page, shared.other.page):
        bars += (_REWRITE_SHORT,)
    if not any(bar.is_met(shared.facts, shared.facts_share, shared.weight, shared.wording) for bar in bars):
        return None
    phrases = " … ".join(shared.phrases)
    text = f"{shared.wording:.0%} of the incidental wording is shared, in order: {phrases}"
    order = f"{shared.facts} names and figures come in the same order ({shared.facts_share:.0%} of the shorter list)"
    grounds = (
        Ground("phrases in order", text, round(shared.wording, 3)),
        Ground("facts in order", order, round(shared.facts_share, 3)),
        *credited,
    )
    score = min(1.0, 0.3 + (shared.wording + shared.facts_share) / 2)
    return Kinship(shared.pair, Relation.REWRITE, score, grounds)


def _retold(wordings: Mapping[str, Wording]) -> Iterator[Kinship]:
    """Yield the texts that tell most of the same in the same order, in few of the same words."""
    keys = {name: order_keys(wording) for name, wording in wordings.items()}
    for left, right in candidates(keys, widest=_WIDEST, shared=_SHARED_ORDER):
        one, other = wordings[left], wordings[right]
        if one.page.article.language != other.page.article.language:
            continue
        measured = (
            (facts_in_order(one.told, other.told), _RETOLD),
            (sentences_in_order(one.told_in, other.told_in), _RETOLD_BY_SENTENCES),
        )
        told = [found for found, bar in measured if bar.has_facts(*found) and _are_retold(one, other, bar)]
        if told:
            share, count = told[0]
            text = f"{count} names, days and figures come in the same order ({share:.0%} of the shorter list)"
            grounds = (Ground("facts in order", text, round(share, 3)), *_credit_grounds(one.page, other.page))
            yield Kinship((left, right), Relation.REWRITE, share, grounds)


def _are_retold(one: Wording, other: Wording, bar: _Bar) -> bool:
    """Tell whether nothing speaks against two texts and they share as much incidental wording as is asked for."""
    if speaks_against(one.page, other.page) or quote_alike(one.quoted_by, other.quoted_by) is False:
        return False
    shared = _shared(one, other)
    return bar.has_wording(shared.weight, shared.wording)


def _common_reports(wordings: Mapping[str, Wording]) -> Iterator[Kinship]:
    """Yield the pages that carry one agency's report, sentence by sentence."""
    for each in common_reports(wordings):
        text = f"{each.sentences} sentences say the same in the same order ({each.share:.0%} of the shorter text's)"
        credit = Ground("credit", f"both credit {', '.join(each.credits)}", 0.3)
        grounds = (Ground("sentences in order", text, round(each.share, 3)), credit)
        yield Kinship(each.pair, Relation.REWRITE, min(1.0, 0.3 + each.share / 2), grounds)


def _phrase(wording: Wording, first: int, length: int) -> str:
    """Return the words of the text from one content word to another."""
    return wording.words_between(wording.content[first].position, wording.content[first + length - 1].position)


def _quotations(wordings: Mapping[str, Wording]) -> Iterator[Kinship]:
    """Yield pages that share a direct quotation: one announcer behind two texts."""
    said = {name: _quoted(wording.page) for name, wording in wordings.items()}
    for left, right in candidates({name: quotes.keys() for name, quotes in said.items()}, widest=_WIDEST):
        shared = sorted({said[left][key] for key in said[left].keys() & said[right].keys()})
        ground = Ground("quotation", f"both quote: “{shared[0]}”", 0.5)
        yield Kinship((left, right), Relation.QUOTATION, 0.5, (ground,))


def quotation_keys(wording: Wording) -> frozenset[int]:
    """Return hashes of the first words of each long direct quotation."""
    return frozenset(_quoted(wording.page))


def _quoted(page: Page) -> dict[int, str]:
    """Return the first words of each direct quotation that is long enough to be no stock phrase."""
    found = {}
    for quote in page.notes.quotes:
        words = plain_words(quote.content.of(page.article.text))
        if quote.form in (QuoteForm.DIRECT, QuoteForm.PARTIAL) and len(words) >= _QUOTED_WORDS:
            found[hash_word(" ".join(words[:_QUOTED_WORDS]))] = quote.content.of(page.article.text)
    return found

"""Where texts come from: copies, reprints, rewrites, translations and shared announcers.

Two rewrites of one wire story share hardly any five words in a row. What survives rewriting and translating is the
run of its incidental phrases: wordings that are no names, that each text uses once, in the same order. Independent
reports of one event share its names, its numbers and its stock phrases, seldom three such runs in a row
(`docs/design/lineage.md`).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.lang import facts
from dateline.link.clusters import Pair, components, pair
from dateline.link.duplicates import Overlap, Wording, overlaps
from dateline.link.keys import candidates
from dateline.model.annotation import QuoteForm
from dateline.model.article import CreditKind
from dateline.model.ids import make_id
from dateline.model.link import Ground, Judgement, Lineage, Page, Relation, Verdict
from dateline.text.names import fold
from dateline.text.shingles import hash_word
from dateline.text.similarity import heaviest_chain, increasing_length, shared_runs
from dateline.text.tokens import plain_words

_WIDEST = 60
_SHARED_PHRASES = 3
# A shared run of at least this many content words is long; one of two or three may be a stock phrase.
_LONG = 4


@dataclass(frozen=True, slots=True)
class _Bar:
    """What two texts must share in the same order to count as rewrites of one."""

    long_runs: int
    weight: float
    share: float


# Set on pairs of ECB+ training topics without near-copies, where 8 of about 1,900 pairs of reports pass the first bar.
_REWRITE = _Bar(long_runs=3, weight=15.0, share=0.08)
_REWRITE_CREDITED = _Bar(long_runs=1, weight=6.0, share=0.04)
_TRANSLATED_FACTS = 8
_TRANSLATED_SHARE = 0.55
_QUOTED_WORDS = 6


@dataclass(frozen=True, slots=True)
class Origin:
    """The lineages of all pages and the text families they make, with each article's family."""

    lineages: tuple[Lineage, ...]
    families: tuple[tuple[str, ...], ...]

    @property
    def family_of(self) -> Mapping[str, str]:
        """The family of each article, named by its first member."""
        return {article: family[0] for family in self.families for article in family}


def find_lineages(pages: Sequence[Page], judgements: Sequence[Judgement] = ()) -> Origin:
    """Return how the pages' texts descend from one another or from texts outside the record."""
    by_id = {page.article.id: page for page in pages}
    wordings = {name: Wording(page) for name, page in by_id.items()}
    found: dict[Pair, Lineage] = {}
    for lineage in (*_copies(wordings), *_rewrites(wordings), *_translations(wordings)):
        found.setdefault(pair(lineage.from_id, lineage.to_id), lineage)
    for lineage in _quotations(by_id):
        found.setdefault(pair(lineage.from_id, lineage.to_id), lineage)
    decided = {pair(each.left, each.right): each.verdict for each in judgements if each.kind == "article"}
    kept = [each for key, each in sorted(found.items()) if decided.get(key) is not Verdict.DIFFERENT]
    edges = [pair(each.from_id, each.to_id) for each in kept if each.level == "text"]
    edges += [each for each, verdict in sorted(decided.items()) if verdict is Verdict.SAME and {*each} <= {*by_id}]
    return Origin(tuple(sorted(kept, key=lambda each: each.id)), tuple(components(by_id, edges)))


def _lineage(one: Wording, other: Wording, relation: Relation, score: float, grounds: Iterable[Ground]) -> Lineage:
    """Return the lineage with its direction: the earlier text first; of a copy without dates, the fuller."""
    first, second, known = _by_time(one, other)
    if not known and relation in (Relation.REWRITE, Relation.TRANSLATION):
        relation = Relation.COMMON_SOURCE if relation is Relation.REWRITE else relation
        first, second = sorted((one, other), key=lambda each: each.page.article.id)
    elif not known:
        first, second = sorted((one, other), key=lambda each: (-len(each.body), each.page.article.id))
    ids = (first.page.article.id, second.page.article.id)
    level = "announcer" if relation is Relation.QUOTATION else "text"
    return Lineage(make_id("lin", *ids, relation), *ids, relation, level, round(score, 3), tuple(grounds))


def _by_time(one: Wording, other: Wording) -> tuple[Wording, Wording, bool]:
    """Return both with the earlier first, and whether their dates tell."""
    mine, theirs = one.page.article.published, other.page.article.published
    if mine.moment and theirs.moment and mine.interval == theirs.interval and mine.moment[:16] != theirs.moment[:16]:
        return (one, other, True) if mine.moment < theirs.moment else (other, one, True)
    if mine.interval.latest and theirs.interval.earliest and mine.interval.latest < theirs.interval.earliest:
        return one, other, True
    if theirs.interval.latest and mine.interval.earliest and theirs.interval.latest < mine.interval.earliest:
        return other, one, True
    return one, other, False


def _copies(wordings: Mapping[str, Wording]) -> Iterator[Lineage]:
    for overlap in overlaps(wordings):
        if not (overlap.is_copy or overlap.is_reprint):
            continue
        one, other = (wordings[name] for name in overlap.pair)
        relation = Relation.COPY if overlap.is_copy else Relation.REPRINT
        if one.page.article.url and one.page.article.url == other.page.article.url:
            relation = Relation.UPDATE
        yield _lineage(one, other, relation, overlap.containment, _copy_grounds(overlap, one, other))


def _copy_grounds(overlap: Overlap, one: Wording, other: Wording) -> list[Ground]:
    text = f"{overlap.containment:.0%} of the shorter text's five-word runs stand in the other"
    grounds = [Ground("shared text", text, overlap.containment), *_credit_grounds(one.page, other.page)]
    changed = _changed_numbers(one.body, other.body)
    if changed:
        grounds.append(Ground("changed figures", f"figures of only one text: {', '.join(changed)}", 0.0))
    return grounds


def _changed_numbers(one: str, other: str) -> list[str]:
    """Return the numbers that stand in both texts' stead: each text has some that the other lacks."""
    mine, theirs = ({word for word in plain_words(text) if word.isdigit()} for text in (one, other))
    return sorted((mine - theirs) | (theirs - mine))[:8] if mine - theirs and theirs - mine else []


def text_credits(page: Page) -> frozenset[str]:
    """Return whom a page credits with its text, under their usual names; photo and video credits say nothing."""
    names = (each.name for each in page.article.credits if each.kind is CreditKind.TEXT)
    return frozenset(known.name if (known := facts.organisation(name)) else name for name in names)


def _credit_grounds(one: Page, other: Page) -> list[Ground]:
    grounds = []
    shared = text_credits(one) & text_credits(other)
    if shared:
        grounds.append(Ground("credit", f"both credit {', '.join(sorted(shared))}", 0.3))
    for page, credited in ((one, other), (other, one)):
        outlet = credited.article.outlet
        if outlet and fold(outlet) in {fold(name) for name in text_credits(page)}:
            grounds.append(Ground("credit", f"{page.article.outlet or page.article.id} credits {outlet}", 0.4))
    return grounds


def _rewrites(wordings: Mapping[str, Wording]) -> Iterator[Lineage]:
    keys = {name: wording.phrases for name, wording in wordings.items()}
    for left, right in candidates(keys, widest=_WIDEST, shared=_SHARED_PHRASES):
        one, other = wordings[left], wordings[right]
        if one.page.article.language != other.page.article.language:
            continue
        credited = _credit_grounds(one.page, other.page)
        grounds = rewrite_grounds(one, other, _REWRITE_CREDITED if credited else _REWRITE)
        if grounds:
            score = min(1.0, 0.5 + grounds[0].weight)
            yield _lineage(one, other, Relation.REWRITE, score, (*grounds, *credited))


def rewrite_grounds(one: Wording, other: Wording, bar: _Bar = _REWRITE) -> list[Ground]:
    """Return the phrases that two texts share in the same order, or nothing where they are too few to tell."""
    runs = []
    for run in shared_runs(one.content, other.content):
        weighty = sum(each.weight > 0 for each in one.content[run.left : run.left + run.length])
        if weighty >= 2 or (weighty and run.length >= _LONG):
            lighter = sum(each.weight for each in other.content[run.right : run.right + run.length])
            runs.append(replace(run, weight=min(run.weight, lighter)))
    chain = heaviest_chain(runs)
    weight = sum(run.weight for run in chain)
    whole = min(sum(each.weight for each in text.content) for text in (one, other))
    long = [run for run in chain if run.length >= _LONG]
    if not whole or len(long) < bar.long_runs or weight < bar.weight or weight / whole < bar.share:
        return []
    words = [_phrase(one, run.left, run.length) for run in long]
    share = Ground(
        "phrases in order", f"{weight / whole:.0%} of the incidental wording is shared, in order", weight / whole
    )
    return [share, Ground("phrases", f"shared in this order: {' … '.join(words)}", 0.0)]


def _phrase(wording: Wording, first: int, length: int) -> str:
    """Return the words of the text from one content word to another."""
    return wording.words_between(wording.content[first].position, wording.content[first + length - 1].position)


def _translations(wordings: Mapping[str, Wording]) -> Iterator[Lineage]:
    keys = {name: frozenset(_fact_pairs(wording.facts)) for name, wording in wordings.items()}
    for left, right in candidates(keys, widest=_WIDEST, shared=2):
        one, other = wordings[left], wordings[right]
        languages = (one.page.article.language, other.page.article.language)
        if None in languages or languages[0] == languages[1]:
            continue
        share, count = facts_in_order(one.facts, other.facts)
        if count >= _TRANSLATED_FACTS and share >= _TRANSLATED_SHARE:
            text = f"{count} names and figures stand in the same order ({share:.0%} of the shorter list)"
            ground = Ground("facts in order", text, share)
            yield _lineage(one, other, Relation.TRANSLATION, share, (ground, *_credit_grounds(one.page, other.page)))


def _fact_pairs(listed: Sequence[str]) -> Iterator[int]:
    for gap in (1, 2):
        for one, other in zip(listed, listed[gap:], strict=False):
            yield hash_word(f"{one} {other}")


def facts_in_order(one: Sequence[str], other: Sequence[str]) -> tuple[float, int]:
    """Return which share of the shorter list of facts stands in the other in the same order, and how many those are.

    >>> facts_in_order(["oslo", "12", "bergen"], ["oslo", "bergen", "12", "rome"])
    (0.6666666666666666, 2)
    """
    place = {fact: index for index, fact in enumerate(other)}
    count = increasing_length([place[fact] for fact in one if fact in place])
    shorter = min(len(one), len(other))
    return (count / shorter if shorter else 0.0), count


def _quotations(pages: Mapping[str, Page]) -> Iterator[Lineage]:
    """Yield pages that share a direct quotation: one announcer behind two texts."""
    said = {name: _quoted(page) for name, page in pages.items()}
    for left, right in candidates({name: quotes.keys() for name, quotes in said.items()}, widest=_WIDEST):
        shared = sorted({said[left][key] for key in said[left].keys() & said[right].keys()})
        ground = Ground("quotation", f"both quote: “{shared[0]}”", 0.5)
        yield _lineage(Wording(pages[left]), Wording(pages[right]), Relation.QUOTATION, 0.5, [ground])


def _quoted(page: Page) -> dict[int, str]:
    """Return the first words of each direct quotation that is long enough to be no stock phrase."""
    found = {}
    for quote in page.notes.quotes:
        words = plain_words(quote.content.of(page.article.text))
        if quote.form in (QuoteForm.DIRECT, QuoteForm.PARTIAL) and len(words) >= _QUOTED_WORDS:
            found[hash_word(" ".join(words[:_QUOTED_WORDS]))] = quote.content.of(page.article.text)
    return found

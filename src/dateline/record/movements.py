"""Changes of a level between two years, set against the levels that other sentences of the record give.

Read from whole sentences, for what the figures of a page leave open: which thing "the number of visitors to the caves"
is, and that "doubled" speaks of it. Two sentences speak of one thing where the words that name the thing in the one
stand in the other.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.model.annotation import Bound, Sentence
from dateline.model.claim import CheckVerdict
from dateline.model.link import Page
from dateline.record.change_words import Change, change_of, is_base, is_span_start
from dateline.record.context import Context
from dateline.record.ordinals import Outcome
from dateline.record.statements import Corroborated, Statement
from dateline.record.stretches import BOUND_WORDS
from dateline.record.total_words import figures_in
from dateline.text.calendar import year_of
from dateline.text.tokens import plain_words

_ENGLISH = (None, "en")
_MIN_WORD = 4
_SLACK = 0.0101
_NEARLY = 0.15
_COMMON = frozenset(
    plain_words("number total overall amount value level year years with from that this were been than percent")
)
_OF_AMOUNTS = frozenset(
    plain_words("came stood reached amounted counted worth million billion thousand dollars euros pounds")
)
# So much of what names the thing in a sentence that gives a level must stand in the one that tells the change.
_ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence that states a change: of what, and between which years."""

    change: Change
    thing: frozenset[str]
    start: int
    end: int


def movement_statements(context: Context) -> Iterator[Statement]:
    """Yield each change between two years that an English sentence states."""
    for page in context.pages:
        if page.article.language not in _ENGLISH:
            continue
        for sentence in page.notes.sentences:
            told = _told(context, page, sentence)
            if told is not None:
                value = told.change.span.of(sentence.span.of(page.article.text))
                key = f"{value}|{sentence.span.start}"
                evidence, valid = context.ref(page.article.id, sentence.span), year_of(told.end)
                name = page.article.title or page.article.id
                yield Statement(page.article.id, name, "movement", value, key, evidence, valid=valid)


def _told(context: Context, page: Page, sentence: Sentence) -> _Told | None:
    words = sentence.span.of(page.article.text)
    change = change_of(words)
    if change is None:
        return None
    thing = _words(f"{words[: change.span.start]} {words[change.span.end :]}")
    years = _years(context, page, sentence) or _year_before(context, page, sentence)
    if not years or not thing:
        return None
    first, before = years[0]
    if len(years) == 1:
        return None if is_base(before) else _Told(change, thing, first - 1, first)
    if is_span_start(before):
        return _Told(change, thing, first, years[1][0])
    second, behind = years[1]
    return _Told(change, thing, min(first, second), max(first, second)) if is_base(behind) else None


def _years(context: Context, page: Page, sentence: Sentence) -> list[tuple[int, str]]:
    """Return the years that a sentence names, each with the words before it."""
    found = []
    for index, time in enumerate(page.notes.times):
        if sentence.span.covers(time.span) and not time.duration:
            days = context.named_time(page, index)
            if days.earliest and days == year_of(days.earliest.year):
                found.append((days.earliest.year, page.article.text[sentence.span.start : time.span.start]))
    return found


def _year_before(context: Context, page: Page, sentence: Sentence) -> list[tuple[int, str]]:
    """Return the only year that the page has named before a sentence that names none."""
    earlier = (each for each in page.notes.sentences if each.span.end <= sentence.span.start)
    found = {year for each in earlier for year, _ in _years(context, page, each)}
    return [(year, "") for year in found] if len(found) == 1 else []


def _words(text: str) -> frozenset[str]:
    words = plain_words(text)
    return frozenset(w for w in words if len(w) >= _MIN_WORD and w not in _COMMON and not w[0].isdigit())


def check_movement(claim: Corroborated, context: Context) -> Outcome | None:
    """Return whether the levels of two years changed as stated, `None` where the sentence states nothing."""
    evidence = claim.first.evidence
    page = context.page_by_id[evidence.article_id]
    sentence = page.notes.sentence_at(evidence.span.start)
    told = _told(context, page, sentence) if sentence else None
    if sentence is None or told is None:
        return None
    old, new = (_level(context, told, year) for year in (told.start, told.end))
    if old is None or new is None or old == 0:
        missing = " and ".join(str(y) for y, level in ((told.start, old), (told.end, new)) if level is None)
        return Outcome(CheckVerdict.NOT_ENOUGH, f"the record does not hold the level of {missing}")
    low, high = _allowed(told.change)
    real = new / old - 1
    verdict = CheckVerdict.CONSISTENT if low - _SLACK <= real <= high + _SLACK else CheckVerdict.CONTRADICTED
    return Outcome(verdict, f"from {old:,g} in {told.start} to {new:,g} in {told.end} is a change of {real:+.1%}")


def _allowed(change: Change) -> tuple[float, float]:
    """Return the changes that the stated one with its bound stands for."""
    rate = change.rate
    sign, size = (1 if rate > 0 else -1), abs(rate)
    match BOUND_WORDS.get(change.bound, Bound.EXACT):
        case Bound.MORE_THAN | Bound.AT_LEAST:
            sizes = (size, 10 * size + 1)
        case Bound.LESS_THAN | Bound.AT_MOST:
            sizes = (0.0, size)
        case Bound.ALMOST:
            sizes = (size * (1 - _NEARLY), size)
        case Bound.ABOUT:
            sizes = (size * (1 - _NEARLY), size * (1 + _NEARLY))
        case _:
            sizes = (size, size)
    low, high = sorted(sign * each for each in sizes)
    return low, high


def _level(context: Context, told: _Told, year: int) -> float | None:
    """Return the level of the thing in a year, as the latest page gives it that names the thing and one year."""
    found = []
    for page in context.pages:
        for sentence in page.notes.sentences:
            words = sentence.span.of(page.article.text)
            own = _words(words) - _OF_AMOUNTS
            shared = len(own & told.thing) / len(own) if own else 0.0
            if shared < _ALIKE or change_of(words):
                continue
            if [each for each, _ in _years(context, page, sentence)] != [year]:
                continue
            start = sentence.span.start
            times = [t.span.shift(-start) for t in page.notes.times_in(sentence.span)]
            figures = figures_in(words, tuple(times))
            if len(figures) == 1:
                found.append((shared, str(context.date(page.article.id)), figures[0].value))
    return max(found)[-1] if found else None

"""Sums: a total set against its parts, which stand in the same sentence or with other pages of the record."""

import re
from collections.abc import Iterator
from dataclasses import replace

from dateline.model.annotation import Bound, Quantity, Sentence
from dateline.model.claim import CheckVerdict
from dateline.model.link import Page
from dateline.record.context import Context
from dateline.record.figures import Thing, value_range, words_around
from dateline.record.ordinals import Outcome
from dateline.record.phrases import join_names
from dateline.record.statements import Corroborated, Statement
from dateline.record.total_words import Total, total_of
from dateline.text.tokens import plain_words

_ENGLISH = (None, "en")
# "Up to" of "adds up to 44" bounds nothing.
_ADDING = re.compile(r"\b(?:add|sum)\w* up to $", re.IGNORECASE)
# Words too common to show that two sentences speak of one thing.
_LARGE, _ROUNDING = 1e6, 0.005
_MIN_WORD = 5


def total_statements(context: Context) -> Iterator[Statement]:
    """Yield each total that an English sentence gives for parts it names."""
    for page in context.pages:
        if page.article.language not in _ENGLISH:
            continue
        for sentence in page.notes.sentences:
            total = _total(page, sentence)
            if total is not None:
                value = total.figure.span.of(sentence.span.of(page.article.text))
                evidence = context.ref(page.article.id, sentence.span)
                name = page.article.title or page.article.id
                day = context.date(page.article.id)
                key = f"{value}|{sentence.span.start}"
                yield Statement(page.article.id, name, "total", value, key, evidence, valid=day)


def _total(page: Page, sentence: Sentence) -> Total | None:
    start = sentence.span.start
    times = [t.span.shift(-start) for t in page.notes.times_in(sentence.span)]
    return total_of(sentence.span.of(page.article.text), times)


def check_total(claim: Corroborated, context: Context) -> Outcome | None:
    """Return whether the parts of a total add up to it, `None` where its sentence is no longer there."""
    evidence = claim.first.evidence
    page = context.page_by_id[evidence.article_id]
    sentence = page.notes.sentence_at(evidence.span.start)
    total = _total(page, sentence) if sentence else None
    if sentence is None or total is None:
        return None
    if total.open:
        return Outcome(CheckVerdict.NOT_ENOUGH, "the parts of the sum are not all told")
    start = sentence.span.start + total.figure.span.start
    stated = _quantity(page, start)
    if stated and _ADDING.search(page.article.text[sentence.span.start : start]):
        stated = replace(stated, bound=Bound.EXACT)
    if total.parts:
        return _add(total, [(str(f"{p.value:g}"), p.value) for p in total.parts], stated)
    return _from_record(total, page, sentence, stated, context)


def _quantity(page: Page, offset: int) -> Quantity | None:
    return next((q for q in page.notes.quantities if q.span.start <= offset < q.span.end), None)


def _add(total: Total, parts: list[tuple[str, float]], stated: Quantity | None) -> Outcome:
    real, value = sum(part for _, part in parts), total.figure.value
    low, high = value_range(stated) if stated and stated.bound is not Bound.EXACT else (value, value)
    slack = _ROUNDING * value if value >= _LARGE else 0.0
    reason = f"{' + '.join(name for name, _ in parts)} make {real:,g}, and {value:,g} is stated"
    if low - slack <= real <= high + slack:
        return Outcome(CheckVerdict.CONSISTENT, reason)
    if total.whole and real < low:
        return Outcome(CheckVerdict.NOT_ENOUGH, f"{reason}; what became of the others is not said")
    return Outcome(CheckVerdict.CONTRADICTED, reason)


def _from_record(total: Total, page: Page, sentence: Sentence, stated: Quantity | None, context: Context) -> Outcome:
    """Add up what other pages give for each name of the total."""
    if stated is None:
        return Outcome(CheckVerdict.NOT_CHECKABLE, "what is added up is not plain")
    found = {name: _part(name, total.names, page, sentence, stated, context) for name in total.names}
    missing = [name for name, value in found.items() if value is None]
    if missing:
        return Outcome(
            CheckVerdict.NOT_ENOUGH, f"the record does not hold a figure of its own for {join_names(missing)}"
        )
    return _add(total, [(f"{value:,g} ({name})", value) for name, value in found.items() if value is not None], stated)


def _part(
    name: str, names: tuple[str, ...], page: Page, sentence: Sentence, stated: Quantity, context: Context
) -> float | None:
    """Return the latest figure of the same thing that another page gives in a sentence with this name only."""
    thing = Thing.of(stated, words_around(page, stated))
    topic = _words(sentence.span.of(page.article.text))
    found = []
    for other in context.pages:
        if other.article.id == page.article.id:
            continue
        for quantity in other.notes.quantities:
            near = other.notes.sentence_at(quantity.span.start)
            words = near.span.of(other.article.text) if near else ""
            alone = name in words and not any(each in words for each in names if each != name)
            alike = quantity.unit == stated.unit or thing.matches(Thing.of(quantity, words_around(other, quantity)))
            if alone and alike and quantity.measure is stated.measure and topic & _words(words):
                found.append((str(context.date(other.article.id)), quantity.value))
    return max(found)[1] if found else None


def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in plain_words(text) if len(word) >= _MIN_WORD and not word[0].isdigit())

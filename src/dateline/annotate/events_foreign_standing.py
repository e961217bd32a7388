"""Where a happening of a page read by rule stands: planned, held, put off, called off, denied, or left open."""

import re
from collections.abc import Sequence

from dateline.annotate.events_foreign_forms import (
    BEFALLING,
    COMINGS_TOGETHER,
    DEEDS,
    Form,
    in_clause,
    nearest,
    nearest_in_clause,
    reported,
)
from dateline.annotate.events_foreign_words import Words
from dateline.annotate.reading import Reading
from dateline.annotate.times_foreign_directions import is_set_for
from dateline.annotate.times_foreign_words import UNSPACED, cues_of
from dateline.model.annotation import EventType, QuoteForm, Status
from dateline.model.dates import Direction
from dateline.model.span import Span

_NEGATION_REACH = 14
_DONE_REACH = 32
_DURING_REACH = 24
_APART = 25
_AHEAD_REACH = 12
# The verb ends the sentence: what puts a happening off may stand behind the words for others.
_VERB_LAST = frozenset({"ja", "ko", "tr", "hi", "fa", "de", "hu"})
_TENSELESS = frozenset({"id", "ms", "th", "vi", "zh"})  # a word before the verb says that it is yet to be done
_CONCLUDED = frozenset({EventType.CEASEFIRE, EventType.AGREE, EventType.SIGN, EventType.SANCTION})
_GATHERINGS = frozenset({*COMINGS_TOGETHER, EventType.SUMMIT, EventType.VISIT})


def standing_of(
    reading: Reading, sentence: Span, form: Form, words: Words, forms: Sequence[Form], *, cost_lives: bool
) -> tuple[Status, bool]:
    """Return the status of a happening, and whether the page says that it did not or will not happen.

    `cost_lives` says that the sentence counts dead or injured: what befell them happened.
    """
    text = _telling(reading, sentence, form)
    first = max(sentence.start, form.reach.start - _NEGATION_REACH)
    negated = words.negation is not None and words.negation.search(text, first, form.span.start) is not None
    code = (reading.article.language or "").split("-", maxsplit=1)[0]
    for status, pattern in words.settling:
        if negated and not _undoes_itself(pattern, text, sentence, form):  # "did not cancel" says nothing
            continue
        found = (Span(*match.span()) for match in pattern.finditer(text, sentence.start, sentence.end))
        # "Lemondott" resigns and "сорвался" falls: the happening's own verb settles nothing.
        found = (span for span in found if not form.span.covers(span) and span.start != form.reach.start)
        # What a court rejects or helpers send is not what is put off beside it.
        rivals = [other for other in forms if other is form or other.list not in DEEDS]
        if any(_settles(span, form, rivals, code) and _may_undo(status, span, form, text, rivals) for span in found):
            return status, False
    if negated:
        return Status.UNKNOWN, True
    if form.status is Status.HELD and code in _TENSELESS and _is_ahead(form.reach, text, sentence, words):
        return Status.PLANNED, False
    if form.status is not Status.UNKNOWN:
        return form.status, False
    befalls = form.type in BEFALLING and form.type is not EventType.PROTEST
    if not befalls and _is_set_for_a_day(reading, sentence, form, forms, code):
        return Status.PLANNED, False
    looks = cues_of(code).direction_in(text[sentence.start : sentence.end])
    if form.type is EventType.PROTEST and _is_announced(form, text, sentence, words):
        return Status.PLANNED, False
    if form.type in BEFALLING and (cost_lives or looks is Direction.PAST):
        return Status.HELD, False
    return _of_open_form(text, sentence, form, words, forms, looks), False


def _undoes_itself(pattern: re.Pattern[str], text: str, sentence: Span, form: Form) -> bool:
    """Tell whether a word for "cancelled" is the happening's own verb with its "not": "не состоялись"."""
    found = (Span(*match.span()) for match in pattern.finditer(text, sentence.start, sentence.end))
    return any(span.overlaps(form.span) and span.start < form.span.start for span in found)


def _is_set_for_a_day(reading: Reading, sentence: Span, form: Form, forms: Sequence[Form], code: str) -> bool:
    """Tell whether a day or month of the happening stands right behind "for": "another march for the 24th"."""
    return any(
        sentence.covers(time.span)
        and time.duration is None
        and form.span.end <= time.span.start
        and nearest_in_clause(reading.parse.text, time.span, forms) is form
        and in_clause(reading.parse.text, form, time.span)
        and is_set_for(reading.parse.text, time, code)
        for time in reading.times
    )


def _telling(reading: Reading, sentence: Span, form: Form) -> str:
    """Return the text with blanks for what tells nothing of a form: quotations, clauses of others, who reports it."""
    text = reading.parse.text
    clauses = list(reported(reading, form))
    if clauses:
        text = _blank(_blank(text, sentence.start, clauses[0].start), clauses[0].end, sentence.end)
    for quote in reading.quotes:
        if quote.form is not QuoteForm.TERM and sentence.overlaps(quote.content) and quote.content not in clauses:
            text = _blank(text, quote.content.start, quote.content.end)
    return text


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + " " * max(0, end - start) + text[end:] if end > start else text


def _settles(word: Span, form: Form, forms: Sequence[Form], code: str) -> bool:
    """Tell whether a word for "postponed" is said of this form: no other one, well apart from it, stands between."""
    if code in _VERB_LAST or nearest(word, forms) is form:
        return True
    hull = word.hull(form.span)
    between = [other for other in forms if other is not form and hull.covers(other.span)]
    return all(max(other.span.start - form.span.end, form.span.start - other.span.end) <= _APART for other in between)


def _may_undo(status: Status, word: Span, form: Form, text: str, forms: Sequence[Form]) -> bool:
    """Tell whether a word for "cancelled" may speak of a form whose own verb says that it was held.

    Only a denial may that comes first, or a word in its own clause that stands nearer to it than to any other form.
    """
    if form.status is not Status.HELD:
        return True
    denies = status is Status.DENIED and word.start < form.span.start
    return denies or (nearest(word, forms) is form and in_clause(text, form, word))


def _of_open_form(
    text: str, sentence: Span, form: Form, words: Words, forms: Sequence[Form], looks: Direction
) -> Status:
    if words.took is not None:
        took = (Span(*match.span()) for match in words.took.finditer(text, sentence.start, sentence.end))
        if any(nearest(span, forms) is form and not _is_ahead(span, text, sentence, words) for span in took):
            return Status.HELD
    if form.type in _CONCLUDED and is_concluded(words, text, sentence, form):
        return Status.HELD
    if words.ahead is not None and words.ahead.search(text, sentence.start, sentence.end):
        return Status.PLANNED
    during = max(sentence.start, form.span.start - _DURING_REACH)
    held = words.during is not None and words.during.search(text, during, form.span.start) is not None
    if form.type in _GATHERINGS and held and looks is Direction.PAST:
        return Status.HELD
    return Status.UNKNOWN


def _is_announced(form: Form, text: str, sentence: Span, words: Words) -> bool:
    """Tell whether a word of the future stands close before a strike or march ("called another strike for Monday")."""
    first, last = max(sentence.start, form.span.start - _DURING_REACH), min(sentence.end, form.span.end + _DURING_REACH)
    return words.ahead is not None and words.ahead.search(text, first, last) is not None


def _is_ahead(took: Span, text: str, sentence: Span, words: Words) -> bool:
    """Tell whether "took place" has a word of the future right before it, which makes it "will take place"."""
    first = max(sentence.start, took.start - _AHEAD_REACH)
    return words.ahead is not None and words.ahead.search(text, first, took.start) is not None


def is_concluded(words: Words, text: str, sentence: Span, form: Form) -> bool:
    """Tell whether a word for "signed" or "reached" stands near a noun: "the accord on the river, concluded in May"."""
    reach = _DONE_REACH // 2 if words.code in UNSPACED else _DONE_REACH
    start, end = max(sentence.start, form.span.start - reach), min(sentence.end, form.span.end + reach)
    return words.done is not None and words.done.search(text, start, end) is not None

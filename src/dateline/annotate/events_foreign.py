"""Happenings on pages that are read by rule: a short list of words by language for what pages tell most.

Without a parse only little is safe: who is named in the same sentence takes part, a form with a clear tense says
whether it is planned or held, and all else stays unknown. The words stand in `resources/events_foreign.yaml`.
"""

from collections.abc import Sequence
from dataclasses import replace

from dateline.annotate.events_foreign_carried import Told, carried, with_meant
from dateline.annotate.events_foreign_forms import Form, find_forms, told
from dateline.annotate.events_foreign_needs import MAY_BE_OTHERS, is_whole, says_something
from dateline.annotate.events_foreign_people import participants_of
from dateline.annotate.events_foreign_places import place_of
from dateline.annotate.events_foreign_standing import standing_of
from dateline.annotate.events_foreign_times import by_its_day, series_of, times_of, with_shared_times
from dateline.annotate.events_foreign_words import LISTS, Words, words_of
from dateline.annotate.events_lexicon import Entry, lexicon
from dateline.annotate.quantities_foreign import foreign_figures
from dateline.annotate.reading import Reading
from dateline.model.annotation import EventMention, Participant, Status
from dateline.model.span import Span

_EFFECTS = {Status.PLANNED: "ahead", Status.POSTPONED: "postponed", Status.CANCELLED: "cancelled"}
_TOLLS = frozenset({"deaths", "injuries"})


def foreign_events(reading: Reading) -> tuple[EventMention, ...]:
    """Return the happenings that the word list of the page's language finds; none where there is no list."""
    words = words_of(reading.article.language or "")
    if words is None:
        return ()
    tolls = [each.span for each in foreign_figures(reading.article, reading.times) if each.of in _TOLLS]
    found: list[Told] = []
    for number, sentence in enumerate(reading.parse.sentences):
        whole = sentence.span
        forms, people = _whole_forms(reading, whole, number, words)
        cost_lives = any(whole.covers(span) for span in tolls)
        mentions = []
        for form in forms:
            status, negated = standing_of(reading, whole, form, words, forms, cost_lives=cost_lives)
            mentions.append(_mention(reading, whole, form, forms, words, status=status, negated=negated))
        for form, plain in zip(forms, with_shared_times(mentions, reading, whole), strict=True):
            mention = by_its_day(plain, reading)
            filled = carried(replace(mention, participants=people[id(form)]), form, found, number, reading, words)
            if filled is not None and says_something(filled, form, reading, words):
                found.extend(Told(each, number) for each in series_of(filled, reading))
    return tuple(each.mention for each in found)


def _whole_forms(
    reading: Reading, sentence: Span, number: int, words: Words
) -> tuple[list[Form], dict[int, tuple[Participant, ...]]]:
    """Return the forms of a sentence that have what they need, with who takes part in each by its identity.

    Where the word of an ambiguous list lacks that, a shorter one of another list may stand there.
    """
    failed: frozenset[str] = frozenset()
    while True:
        forms = find_forms(sentence, reading.parse.text, words, failed)
        people: dict[int, tuple[Participant, ...]] = {}
        for form in forms:
            named = participants_of(reading, sentence, form, words)
            people[id(form)] = with_meant(named, form, sentence, number, reading, words)
        whole = [form for form in forms if is_whole(reading, form, people[id(form)], sentence, words)]
        lacking = frozenset(form.list for form in forms if form.list in MAY_BE_OTHERS and form not in whole)
        if not lacking:
            return told(whole, reading.parse.text), people
        failed |= lacking


def _mention(
    reading: Reading,
    sentence: Span,
    form: Form,
    forms: Sequence[Form],
    words: Words,
    *,
    status: Status,
    negated: bool,
) -> EventMention:
    plover, cameo = lexicon().codes_as(_EFFECTS.get(status, "told"), _entry(form.list))
    return EventMention(
        span=sentence,
        trigger=form.span,
        type=form.type,
        status=status,
        place=place_of(reading, sentence, form, forms, words.code),
        times=tuple(times_of(reading, sentence, form, forms)),
        negated=negated,
        plover=plover,
        cameo=cameo,
    )


def _entry(name: str) -> Entry:
    """Return the lexicon's plain entry of a list's English word, for its codes."""
    _, pos, lemma = LISTS[name]
    return lexicon().senses(pos, lemma)[-1]

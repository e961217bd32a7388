"""Happenings on pages that are read by rule: a short list of words by language for what pages tell most.

Without a parse only little is safe: who is named in the same sentence takes part, a form with a clear tense says
whether it is planned or held, and all else stays unknown. The words stand in `resources/events_foreign.yaml`.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.annotate.events_foreign_carried import Told, carried, points_back, with_meant
from dateline.annotate.events_foreign_forms import COMINGS_TOGETHER, Form, find_forms, told
from dateline.annotate.events_foreign_people import OF_ONE_PERSON, participants_of
from dateline.annotate.events_foreign_places import place_of
from dateline.annotate.events_foreign_standing import standing_of
from dateline.annotate.events_foreign_times import by_its_day, series_of, times_of, with_shared_times
from dateline.annotate.events_foreign_words import LISTS, Words, words_of
from dateline.annotate.events_lexicon import Entry, lexicon
from dateline.annotate.quantities_foreign import foreign_figures
from dateline.annotate.reading import Reading
from dateline.model.annotation import EventMention, EventType, Participant, Status
from dateline.model.span import Span

_RECEIVE = "receive"
_EFFECTS = {Status.PLANNED: "ahead", Status.POSTPONED: "postponed", Status.CANCELLED: "cancelled"}
_TOLLS = frozenset({"deaths", "injuries"})
_BARE = frozenset({*COMINGS_TOGETHER, EventType.SUMMIT, EventType.VISIT})
_SUM = re.compile(r"\D{0,6}\d[\d.,]")


def foreign_events(reading: Reading) -> tuple[EventMention, ...]:
    """Return the happenings that the word list of the page's language finds; none where there is no list."""
    words = words_of(reading.article.language or "")
    if words is None:
        return ()
    tolls = [each.span for each in foreign_figures(reading.article, reading.times) if each.of in _TOLLS]
    found: list[Told] = []
    for number, sentence in enumerate(reading.parse.sentences):
        whole = sentence.span
        forms = find_forms(whole, reading.parse.text, words)
        people = {
            id(form): with_meant(participants_of(reading, whole, form, words), form, whole, number, reading, words)
            for form in forms
        }
        forms = told([form for form in forms if _is_whole(reading, form, people[id(form)])])
        cost_lives = any(whole.covers(span) for span in tolls)
        mentions = []
        for form in forms:
            status, negated = standing_of(reading, whole, form, words, forms, cost_lives=cost_lives)
            mentions.append(_mention(reading, whole, form, forms, words, status=status, negated=negated))
        for form, plain in zip(forms, with_shared_times(mentions, reading, whole), strict=True):
            mention = by_its_day(plain, reading)
            filled = carried(replace(mention, participants=people[id(form)]), form, found, number, reading, words)
            if filled is not None and _says_something(filled, form, reading, words):
                found.extend(Told(each, number) for each in series_of(filled, reading))
    return tuple(each.mention for each in found)


def _is_whole(reading: Reading, form: Form, participants: Sequence[Participant]) -> bool:
    """Tell whether a happening has the people without whom its word means something else, or nothing.

    A ministry "receives" a letter, and trade "arrives at" a sum.
    """
    if form.list == _RECEIVE:
        return sum(1 for each in participants if each.role == "actor") > 1
    if form.type is EventType.VISIT and not participants:
        return _SUM.match(reading.parse.text, form.reach.end) is None
    return bool(participants) or not (form.list in OF_ONE_PERSON or form.type is EventType.AGREE)


def _says_something(mention: EventMention, form: Form, reading: Reading, words: Words) -> bool:
    """Tell whether a coming together has any of what makes it one: people, a place, a time, or a standing that is told.

    What meets with nobody, nowhere and at no time is a storm that hits or a match; a bare "summit" may be a peak.
    """
    if form.type not in _BARE or mention.negated or mention.place is not None or mention.times:
        return True
    people = [each for each in mention.participants if each.role == "actor"]
    if mention.status is Status.UNKNOWN:
        return bool(people)
    verbal = form.status is not Status.UNKNOWN and form.type in COMINGS_TOGETHER and mention.status is form.status
    return bool(people) or not verbal or points_back(words, reading.parse.text, mention.span)


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

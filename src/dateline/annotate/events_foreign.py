"""Happenings on pages that are read by rule: a short list of words by language for what pages tell most.

Without a parse only little is safe: who is named in the same sentence takes part, a form with a clear tense says
whether it is planned or held, and all else stays unknown. The words stand in `resources/events_foreign.yaml`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.annotate.events_foreign_forms import COMINGS_TOGETHER, Form, find_forms, nearest, reported, told
from dateline.annotate.events_foreign_people import OF_ONE_PERSON, participants_of
from dateline.annotate.events_foreign_places import place_of
from dateline.annotate.events_foreign_standing import standing_of
from dateline.annotate.events_foreign_words import LISTS, Words, words_of
from dateline.annotate.events_lexicon import Entry, lexicon
from dateline.annotate.quantities_foreign import foreign_figures
from dateline.annotate.reading import Reading
from dateline.model.annotation import EventMention, EventType, Participant, Status
from dateline.model.span import Span

_RECEIVE = "receive"
_EFFECTS = {Status.PLANNED: "ahead", Status.POSTPONED: "postponed", Status.CANCELLED: "cancelled"}
_TOLLS = frozenset({"deaths", "injuries"})
_GATHERINGS = frozenset({*COMINGS_TOGETHER, EventType.SUMMIT, EventType.AGREE, EventType.SIGN})
_BARE = frozenset({*COMINGS_TOGETHER, EventType.SUMMIT, EventType.VISIT})
_OPENING = 30
_SUM = re.compile(r"\D{0,6}\d[\d.,]")
_TWO = 2


@dataclass(frozen=True, slots=True)
class _Told:
    """A happening found, with the number of its sentence."""

    mention: EventMention
    sentence: int


def foreign_events(reading: Reading) -> tuple[EventMention, ...]:
    """Return the happenings that the word list of the page's language finds; none where there is no list."""
    words = words_of(reading.article.language or "")
    if words is None:
        return ()
    tolls = [each.span for each in foreign_figures(reading.article, reading.times) if each.of in _TOLLS]
    found: list[_Told] = []
    for number, sentence in enumerate(reading.parse.sentences):
        whole = sentence.span
        forms = find_forms(whole, reading.parse.text, words)
        people = {id(form): participants_of(reading, whole, form, words) for form in forms}
        forms = told([form for form in forms if _is_whole(reading, form, people[id(form)])])
        cost_lives = any(whole.covers(span) for span in tolls)
        for form in forms:
            status, negated = standing_of(reading, whole, form, words, forms, cost_lives=cost_lives)
            mention = _mention(reading, whole, form, forms, words, status=status, negated=negated)
            carried = _carried(replace(mention, participants=people[id(form)]), form, found, number, reading, words)
            if carried is not None and _says_something(carried, form, reading, words):
                found.append(_Told(carried, number))
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
    return bool(people) or not verbal or _points(words, reading.parse.text, mention.span)


def _carried(
    mention: EventMention, form: Form, earlier: Sequence[_Told], number: int, reading: Reading, words: Words
) -> EventMention | None:
    """Fill a bare noun ("the meeting of the two") from the happening told before it; drop one that says nothing new.

    A noun without a tense that names nobody, or only some of those who took part, points back to what the page told.
    So does a sentence of "both" that names nobody, which tells another meeting of the same people, and a noun that
    opens a sentence right after the one that names them.
    """
    if form.type not in COMINGS_TOGETHER:
        return mention
    if form.status is not Status.UNKNOWN:
        if mention.participants or not _points(words, reading.parse.text, mention.span):
            return mention
        return replace(mention, participants=_pair_before(earlier))
    last = next((each.mention for each in reversed(earlier) if _is_as(each.mention, form)), None)
    who = {each.entity for each in mention.participants}
    if last is not None and who <= {each.entity for each in last.participants}:
        if mention.place is None and not mention.times and mention.status is Status.UNKNOWN:
            return None
        return replace(mention, participants=last.participants)
    opens = form.span.start - mention.span.start <= _OPENING
    if not who and (_points(words, reading.parse.text, mention.span) or (opens and _follows(earlier, number))):
        return replace(mention, participants=_pair_before(earlier))
    return mention


def _is_as(mention: EventMention, form: Form) -> bool:
    return mention.type is form.type and len(mention.participants) > 1


def _follows(earlier: Sequence[_Told], number: int) -> bool:
    """Tell whether the sentence before tells of two people who came to something together."""
    return any(each.sentence == number - 1 and _is_of_two(each.mention) for each in earlier)


def _pair_before(earlier: Sequence[_Told]) -> tuple[Participant, ...]:
    return next((each.mention.participants for each in reversed(earlier) if _is_of_two(each.mention)), ())


def _points(words: Words, text: str, sentence: Span) -> bool:
    return words.both is not None and words.both.search(text, sentence.start, sentence.end) is not None


def _is_of_two(mention: EventMention) -> bool:
    return mention.type in _GATHERINGS and sum(1 for each in mention.participants if each.role == "actor") == _TWO


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
        times=tuple(_times(reading, sentence, form, forms)),
        negated=negated,
        plover=plover,
        cameo=cameo,
    )


def _times(reading: Reading, sentence: Span, form: Form, forms: Sequence[Form]) -> Iterator[int]:
    """Yield the times of a sentence that stand nearest to this one of its happenings, and not with who reports it."""
    clause = next(reported(reading, form), sentence)
    for number, time in enumerate(reading.times):
        if clause.covers(time.span) and time.duration is None and nearest(time.span, forms) is form:
            yield number


def _entry(name: str) -> Entry:
    """Return the lexicon's plain entry of a list's English word, for its codes."""
    _, pos, lemma = LISTS[name]
    return lexicon().senses(pos, lemma)[-1]

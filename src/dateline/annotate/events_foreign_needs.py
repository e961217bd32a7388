"""What a word for a happening must have beside it on a page read by rule, without which it means something else."""

import re
from collections.abc import Sequence
from functools import lru_cache

from dateline.annotate.entities_foreign_runs import is_title
from dateline.annotate.events_foreign_carried import points_back
from dateline.annotate.events_foreign_forms import COMINGS_TOGETHER, DEEDS, Form, in_clause
from dateline.annotate.events_foreign_people import NEEDING_A_NAME
from dateline.annotate.events_foreign_standing import is_concluded
from dateline.annotate.events_foreign_words import Words
from dateline.annotate.reading import Reading
from dateline.lang.offices import title_words
from dateline.lang.reading import table
from dateline.model.annotation import EntityKind, EventMention, EventType, Participant, Status
from dateline.model.dates import RelativeUnit
from dateline.model.span import Span

# Lists whose words are happenings only with company, a person or a vessel.
AMBIGUOUS = frozenset({"talk", "chat", "journey", "wreck", "package", "accord"})
_OF_OFFICE = frozenset({"resign", "appoint"})
_BY_STANDING = frozenset({"forum", "accord", "statement"})  # happenings only where a page tells how they stand
# Where a form of these lacks what it needs, another list may have it: "lay down" an office or the work.
MAY_BE_OTHERS = AMBIGUOUS | _OF_OFFICE | {"sentence"}
_BARE = frozenset({*COMINGS_TOGETHER, EventType.SUMMIT, EventType.VISIT, EventType.ELECT})
_NAMES_A_DAY = frozenset({RelativeUnit.MONTH_NAME, RelativeUnit.MONTH_DAY, RelativeUnit.WEEKDAY})
_SUM = re.compile(r"\D{0,6}\d[\d.,]")
_WORD = re.compile(r"[^\W\d_]{3,}")
_BESIDE = 24
_WITHOUT_CAPITALS = frozenset({"ar", "bn", "fa", "he", "hi", "ja", "ko", "th", "ur", "zh"})
_SANCTIONS = re.compile(
    r"san[ckt]{1,2}i|sanzion|sanç|санкц|κυρώσ|yaptırım|عقوبات|تحریم|پابند|סנקצי|प्रतिबंध|নিষেধাজ্ঞা|制裁|제재"
    r"|คว่ำบาตร|trừng phạt|szankci|sanksi|sekatan|pakot|vikwazo",
    re.IGNORECASE,
)


def is_whole(reading: Reading, form: Form, participants: Sequence[Participant], sentence: Span, words: Words) -> bool:
    """Tell whether a happening has what its word needs: who talks, what sinks, whose package it is.

    A ministry "receives" a letter, trade "arrives at" a sum, and prices sink.
    """
    if form.list in AMBIGUOUS or form.list == "receive":
        return _has_its_company(reading, form, participants, sentence, words)
    text = reading.parse.text
    if form.list in _OF_OFFICE and not participants:
        succeeds = words.successor is not None and words.successor.search(text, sentence.start, sentence.end)
        left = form.list == "resign" and form.status is not Status.UNKNOWN and _has_a_day(reading, sentence)
        return left or bool(succeeds) or _names_an_office(text, sentence, words.code)
    if form.type is EventType.VISIT and not participants:
        return _SUM.match(text, form.reach.end) is None
    if form.type is EventType.AGREE and not participants:
        return _has_a_day(reading, sentence)
    return bool(participants) or form.list not in NEEDING_A_NAME


def _has_its_company(
    reading: Reading, form: Form, participants: Sequence[Participant], sentence: Span, words: Words
) -> bool:
    """Tell whether a word of an ambiguous list has beside it what makes it a happening."""
    actors = sum(1 for each in participants if each.role == "actor")
    text = reading.parse.text
    match form.list:
        case "receive":
            return actors > 1
        case "talk":
            company = actors > 1 or points_back(words, text, sentence)
            return company or (actors > 0 and _has_company(text, sentence, form, words.code))
        case "chat":
            company = actors > 1 or points_back(words, text, sentence)
            return company or _is_dated(reading, form) or _is_settled(reading, sentence, words)
        case "journey":
            return any(each.role == "actor" and _is_person(reading, each) for each in participants)
        case "wreck":
            return words.carriers is not None and words.carriers.search(text, sentence.start, sentence.end) is not None
        case "package":
            return _SANCTIONS.search(text) is not None
        case "accord":
            return is_concluded(words, text, sentence, form) or _is_dated(reading, form)
    return True


def says_something(mention: EventMention, form: Form, reading: Reading, words: Words) -> bool:
    """Tell whether a coming together has any of what makes it one: people, a place, a time, or a standing that is told.

    What meets with nobody, nowhere and at no time is a storm that hits or a match; a bare "summit" may be a peak, a
    forum that neither opens nor closes is a body, and an accord that nobody concludes may be any. "The second round" is
    one of talks only where the page told of people who met.
    """
    if form.list in _BY_STANDING:
        return mention.status is not Status.UNKNOWN
    if form.list == "accuse" and not any(each.role == "actor" for each in mention.participants):
        return False
    if form.list == "round":
        told = mention.status is not Status.UNKNOWN or bool(mention.times) or mention.place is not None
        return told and sum(1 for each in mention.participants if each.role == "actor") > 1
    if form.list == "poll" or form.list in DEEDS:
        return mention.status is not Status.UNKNOWN or bool(mention.times)
    if form.list == "chat" and mention.negated:
        return False
    if form.type not in _BARE or mention.negated or mention.place is not None or mention.times:
        return True
    people = [each for each in mention.participants if each.role == "actor"]
    if mention.status is Status.UNKNOWN:
        return bool(people)
    verbal = form.status is not Status.UNKNOWN and form.type in COMINGS_TOGETHER and mention.status is form.status
    return bool(people) or not verbal or points_back(words, reading.parse.text, mention.span)


def _has_a_day(reading: Reading, sentence: Span) -> bool:
    return any(sentence.covers(time.span) and time.duration is None for time in reading.times)


def _is_person(reading: Reading, participant: Participant) -> bool:
    entity = reading.entity(participant.entity)
    return entity is not None and entity.kind is EntityKind.PERSON


def _is_dated(reading: Reading, form: Form) -> bool:
    """Tell whether a day or month stands right beside a noun: "the February dinner"."""
    return any(
        time.relative is not None
        and time.relative.unit in _NAMES_A_DAY
        and max(time.span.start - form.span.end, form.span.start - time.span.end) <= _BESIDE
        and in_clause(reading.parse.text, form, time.span)
        for time in reading.times
    )


def _is_settled(reading: Reading, sentence: Span, words: Words) -> bool:
    """Tell whether a sentence puts off or calls off something, or sets a day for what is to come."""
    text = reading.parse.text
    if any(pattern.search(text, sentence.start, sentence.end) for _, pattern in words.settling):
        return True
    ahead = words.ahead is not None and words.ahead.search(text, sentence.start, sentence.end) is not None
    return ahead and any(sentence.covers(time.span) for time in reading.times)


def _has_company(text: str, sentence: Span, form: Form, code: str) -> bool:
    """Tell whether "with" and a word of office stand behind a verb: "discussed it with the Omani minister"."""
    pattern = _company(code)
    found = pattern.finditer(text, form.span.end, sentence.end) if pattern is not None else ()
    return any(
        _is_office(match.group(), code)
        for company in found
        for match in _WORD.finditer(text, company.end(), min(sentence.end, company.end() + _BESIDE))
    )


@lru_cache(maxsize=64)
def _company(code: str) -> re.Pattern[str] | None:
    listed = table("name_words").get(code, {}).get("with", ())
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, listed))})\s", re.IGNORECASE) if listed else None


@lru_cache(maxsize=1024)
def _is_office(word: str, code: str) -> bool:
    return is_title(word, code)


def _names_an_office(text: str, sentence: Span, code: str) -> bool:
    """Tell whether a sentence has a word of office; anywhere in its words where they have no capitals."""
    if code in _WITHOUT_CAPITALS:
        titles, words = title_words(code), sentence.of(text)
        return not titles or any(title in words for title in titles if len(title) > 1)
    return any(_is_office(match.group(), code) for match in _WORD.finditer(text, sentence.start, sentence.end))

"""Happenings on pages that are read by rule: a short list of words by language for what pages tell most.

Without a parse only little is safe: who is named in the same sentence takes part, a form with a clear tense says
whether it is planned or held, and all else stays unknown. The words stand in `resources/events_foreign.yaml`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import resources

import msgspec

from dateline.annotate.events_lexicon import Entry, lexicon
from dateline.annotate.reading import Reading
from dateline.annotate.times_foreign_words import cues_of
from dateline.model.annotation import (
    EntityKind,
    EventMention,
    EventType,
    Mention,
    MentionForm,
    PageEntity,
    Participant,
    PlaceMention,
    QuoteForm,
    Status,
)
from dateline.model.dates import Direction
from dateline.model.span import Span

_TYPES = frozenset({"meet", "visit", "summit", "call", "disaster", "protest"})
# Nobody takes part in these as in a meeting, and their nouns seldom name what is only planned.
_BEFALLING = frozenset({EventType.DISASTER, EventType.PROTEST})
_RECEIVE = "receive"
_LEXICON_NOUNS = {
    EventType.MEET: "meeting",
    EventType.VISIT: "trip",
    EventType.SUMMIT: "summit",
    EventType.DISASTER: "earthquake",
    EventType.PROTEST: "protest",
}
_SETTLING = {"denied": Status.DENIED, "cancelled": Status.CANCELLED, "postponed": Status.POSTPONED}
_TENSES = {"planned": Status.PLANNED, "held": Status.HELD, "open": Status.UNKNOWN}
_EFFECTS = {Status.PLANNED: "ahead", Status.POSTPONED: "postponed", Status.CANCELLED: "cancelled"}
_UNSPACED = frozenset({"zh", "ja", "ko", "th"})
_LETTER = r"\w\u0900-\u0963\u0966-\u097f"  # the vowel signs of Devanagari are no \w
_BESIDE = 2
_NEGATION_REACH = 14


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language, compiled: forms by type and tense, and what settles or negates them."""

    forms: tuple[tuple[EventType, Status, re.Pattern[str]], ...]
    receiving: tuple[tuple[EventType, Status, re.Pattern[str]], ...]
    settling: tuple[tuple[Status, re.Pattern[str]], ...]
    ahead: re.Pattern[str] | None
    negation: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class _Form:
    """One word of a sentence that names a happening."""

    type: EventType
    status: Status
    span: Span
    needs_pair: bool = False


def foreign_events(reading: Reading) -> tuple[EventMention, ...]:
    """Return the happenings that the word list of the page's language finds; none where there is no list."""
    words = words_of(reading.article.language or "")
    if words is None:
        return ()
    found: list[EventMention] = []
    for sentence in reading.parse.sentences:
        forms = _told(list(_forms(sentence.span, reading.parse.text, words)))
        for form in forms:
            mention = _carried(_mention(reading, sentence.span, form, words, forms), form, found)
            people = sum(1 for each in mention.participants if each.role == "actor") if mention else 0
            if mention is not None and (people > 1 or not form.needs_pair):
                found.append(mention)
    return tuple(found)


def _told(forms: list[_Form]) -> list[_Form]:
    """Leave out riots and floods beside a visit or meeting: they are why it was put off, and share neither its time nor
    its standing.
    """
    chosen = [form for form in forms if form.type not in _BEFALLING]
    return chosen or forms


def _carried(mention: EventMention, form: _Form, earlier: list[EventMention]) -> EventMention | None:
    """Fill a bare noun ("the meeting of the two") from the happening told before it; drop one that says nothing new.

    A noun without a tense that names nobody, or only some of those who took part, points back to what the page told.
    """
    if form.type not in {EventType.MEET, EventType.CALL} or form.status is not Status.UNKNOWN:
        return mention
    told = next((each for each in reversed(earlier) if each.type is form.type and len(each.participants) > 1), None)
    who = {each.entity for each in mention.participants}
    if told is None or not who <= {each.entity for each in told.participants}:
        return mention
    if mention.place is None and not mention.times and mention.status is Status.UNKNOWN:
        return None
    return replace(mention, participants=told.participants)


@lru_cache(maxsize=32)
def words_of(language: str) -> Words | None:
    """Return the compiled words of a language."""
    stored = resources.files("dateline.annotate") / "tables" / "events_foreign.json"
    table = msgspec.json.decode(stored.read_bytes(), type=dict[str, dict[str, dict[str, list[str]] | list[str]]])
    listed = table.get(language.split("-", maxsplit=1)[0].lower())
    if listed is None:
        return None
    spaced = language.split("-", maxsplit=1)[0].lower() not in _UNSPACED
    forms = _compiled(listed, _TYPES, spaced=spaced)
    receiving = _compiled({"meet": listed.get(_RECEIVE, {})}, _TYPES, spaced=spaced)
    plain = {name: _pattern(value, spaced=spaced) for name, value in listed.items() if isinstance(value, list)}
    settling = tuple(
        (status, pattern) for name, status in _SETTLING.items() if (pattern := plain.get(name)) is not None
    )
    return Words(forms, receiving, settling, plain.get("ahead"), plain.get("not"))


def _compiled(
    listed: Mapping[str, dict[str, list[str]] | list[str]], kinds: frozenset[str], *, spaced: bool
) -> tuple[tuple[EventType, Status, re.Pattern[str]], ...]:
    return tuple(
        (EventType(kind), status, pattern)
        for kind, tenses in listed.items()
        if kind in kinds and isinstance(tenses, dict)
        for tense, status in _TENSES.items()
        if (pattern := _pattern(tenses.get(tense, []), spaced=spaced)) is not None
    )


def _pattern(words: list[str], *, spaced: bool) -> re.Pattern[str] | None:
    """Return one pattern for `words`: `*` within a word is any ending, between words a few words."""
    if not words:
        return None
    parts = []
    for word in sorted(words, key=len, reverse=True):
        escaped = re.escape(word).replace(r"\ \*\ ", r"(?:\s+[^\s.;]+){0,12}?\s+").replace(r"\*", r"\w*")
        parts.append(escaped.replace(r"\ ", r"\s+"))
    body = "|".join(parts)
    return re.compile(rf"(?<![{_LETTER}])(?:{body})(?![{_LETTER}])" if spaced else body, re.IGNORECASE)


def _forms(sentence: Span, text: str, words: Words) -> Iterator[_Form]:
    """Yield the forms of a sentence in order; of overlapping ones the first in the list, whose tense is clearer."""
    taken: list[Span] = []
    found = []
    for number, (kind, status, pattern) in enumerate((*words.forms, *words.receiving)):
        for match in pattern.finditer(text, sentence.start, sentence.end):
            span = Span(*match.span())
            if not any(span.overlaps(other) for other in taken):
                taken.append(span)
                found.append(_Form(kind, status, span, needs_pair=number >= len(words.forms)))
    yield from sorted(found, key=lambda form: form.span)


def _mention(reading: Reading, sentence: Span, form: _Form, words: Words, forms: Sequence[_Form]) -> EventMention:
    text = _unquoted(reading, sentence)
    status, negated = _standing(text, sentence, form, words)
    if form.type in _BEFALLING and status is Status.UNKNOWN and not negated:
        looks = cues_of((reading.article.language or "").split("-", maxsplit=1)[0]).direction_in(sentence.of(text))
        status = Status.HELD if looks is Direction.PAST else status
    who = tuple(_participants(reading, sentence, form))
    entry = _entry(form.type)
    plover, cameo = lexicon().codes_as(_EFFECTS.get(status, "told"), entry)
    return EventMention(
        span=sentence,
        trigger=form.span,
        type=form.type,
        status=status,
        participants=who,
        place=_place(reading, sentence, form),
        times=tuple(_times(reading, sentence, form, forms)),
        negated=negated,
        plover=plover,
        cameo=cameo,
    )


def _times(reading: Reading, sentence: Span, form: _Form, forms: Sequence[_Form]) -> Iterator[int]:
    """Yield the times of a sentence that stand nearest to this one of its happenings."""
    for number, time in enumerate(reading.times):
        if sentence.covers(time.span) and time.duration is None:
            nearest = min(forms, key=lambda each: max(time.span.start - each.span.end, each.span.start - time.span.end))
            if nearest is form:
                yield number


def _unquoted(reading: Reading, sentence: Span) -> str:
    """Return the text with what is quoted in a sentence blank: its tenses say nothing of the happening."""
    text = reading.parse.text
    for quote in reading.quotes:
        if quote.form is not QuoteForm.TERM and sentence.overlaps(quote.content):
            text = text[: quote.content.start] + " " * len(quote.content) + text[quote.content.end :]
    return text


def _standing(text: str, sentence: Span, form: _Form, words: Words) -> tuple[Status, bool]:
    before = text[max(sentence.start, form.span.start - _NEGATION_REACH) : form.span.start]
    if words.negation is not None and words.negation.search(before):
        return Status.UNKNOWN, True
    for status, pattern in words.settling:
        if pattern.search(text, sentence.start, sentence.end):
            return status, False
    if form.status is Status.UNKNOWN and words.ahead is not None:
        ahead = words.ahead.search(text, sentence.start, sentence.end)
        return (Status.PLANNED if ahead else Status.UNKNOWN), False
    return form.status, False


def _participants(reading: Reading, sentence: Span, form: _Form) -> Iterator[Participant]:
    """Yield the people of the sentence, the body that holds a summit, and where a visit goes."""
    seen: set[str] = set()
    if form.type in _BEFALLING:
        return
    for mention in reading.names.mentions:
        entity = reading.entity(mention.entity)
        if entity is None or not sentence.covers(mention.span) or entity.key in seen:
            continue
        if entity.kind is EntityKind.PERSON or (
            entity.kind is EntityKind.ORGANISATION and form.type is EventType.SUMMIT
        ):
            role = "actor"
        elif entity.kind is not EntityKind.ORGANISATION and form.type is EventType.VISIT:
            if mention.form is not MentionForm.NAME or mention.span.start < form.span.start:
                continue
            role = "place"
        else:
            continue
        seen.add(entity.key)
        yield Participant(entity.key, role, mention.span)


def _place(reading: Reading, sentence: Span, form: _Form) -> PlaceMention | None:
    """Return the place of a sentence that names just one town, or where a visit goes: named right before it, or after.

    Japanese, Korean, Turkish and others write the goal first: "オーストラリア訪問".
    """
    kinds = {EntityKind.PLACE, EntityKind.COUNTRY} if form.type is EventType.VISIT else {EntityKind.PLACE}
    named = [
        (mention, entity)
        for mention in reading.names.mentions
        if sentence.covers(mention.span) and mention.form is MentionForm.NAME
        if (entity := reading.entity(mention.entity)) is not None and entity.kind in kinds
    ]
    if form.type is EventType.VISIT:
        goals = [pair for pair in named if 0 <= form.span.start - pair[0].span.end <= _BESIDE]
        named = goals[-1:] or [pair for pair in named if pair[0].span.start > form.span.start][:1]
    if form.type in _BEFALLING and not named:
        named = _countries(reading, sentence)
    if len(named) != 1:
        return None
    mention, entity = named[0]
    return PlaceMention(entity.name, mention.span, entity.country)


def _countries(reading: Reading, sentence: Span) -> list[tuple[Mention, PageEntity]]:
    """Return the countries that a sentence names, each once."""
    found = {
        entity.key: (mention, entity)
        for mention in reading.names.mentions
        if sentence.covers(mention.span) and mention.form is MentionForm.NAME
        if (entity := reading.entity(mention.entity)) is not None and entity.kind is EntityKind.COUNTRY
    }
    return list(found.values())


def _entry(kind: EventType) -> Entry:
    """Return the lexicon's plain entry of a type, for its codes."""
    lemma = _LEXICON_NOUNS.get(kind)
    if lemma is not None:
        return lexicon().senses("noun", lemma)[-1]
    return lexicon().senses("noun", "videoconference")[-1]

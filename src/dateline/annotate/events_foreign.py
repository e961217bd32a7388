"""Happenings on pages that are read by rule: a short list of words by language for what pages tell most.

Without a parse only little is safe: who is named in the same sentence takes part, a form with a clear tense says
whether it is planned or held, and all else stays unknown. The words stand in `resources/events_foreign.yaml`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.annotate.events_foreign_words import LISTS, Words, words_of
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

# Nobody takes part in these as in a meeting, and their nouns seldom name what is only planned.
_BEFALLING = frozenset({EventType.DISASTER, EventType.PROTEST, EventType.ATTACK})
# What happens to one person or is done by one: without a name nothing is left to tell.
_OF_ONE_PERSON = {"resign": "actor", "elect": "target", "appoint": "target", "sentence": "target"}
_COMINGS_TOGETHER = frozenset({EventType.MEET, EventType.CALL})
_BETWEEN_SIDES = frozenset({EventType.SIGN, EventType.AGREE, EventType.SANCTION})
_RECEIVE = "receive"
_EFFECTS = {Status.PLANNED: "ahead", Status.POSTPONED: "postponed", Status.CANCELLED: "cancelled"}
_BESIDE = 2
_CLAUSE = re.compile(r"[,،，;:؛–—]")
_NEAR = 60
_NEGATION_REACH = 14


@dataclass(frozen=True, slots=True)
class _Form:
    """The word of a sentence that names a happening, the list it stands in and how far its whole phrase reaches."""

    list: str
    status: Status
    span: Span
    reach: Span

    @property
    def type(self) -> EventType:
        """The type of its list."""
        return LISTS[self.list][0]


def foreign_events(reading: Reading) -> tuple[EventMention, ...]:
    """Return the happenings that the word list of the page's language finds; none where there is no list."""
    words = words_of(reading.article.language or "")
    if words is None:
        return ()
    found: list[EventMention] = []
    for sentence in reading.parse.sentences:
        forms = _told(list(_forms(sentence.span, reading.parse.text, words)))
        for form in forms:
            mention = _mention(reading, sentence.span, form, words, forms)
            points = _points(words, reading.parse.text, sentence.span)
            whole = _carried(mention, form, found, points=points)
            if whole is not None and _has_its_people(form, whole):
                found.append(whole)
    return tuple(found)


def _has_its_people(form: _Form, mention: EventMention) -> bool:
    """Tell whether a happening has the people without whom its word means something else, or nothing."""
    if form.list == _RECEIVE:
        return sum(1 for each in mention.participants if each.role == "actor") > 1
    return bool(mention.participants) or not (form.list in _OF_ONE_PERSON or form.type is EventType.AGREE)


def _told(forms: list[_Form]) -> list[_Form]:
    """Leave out riots and floods beside a visit or meeting: they are why it was put off, and share neither its time nor
    its standing.
    """
    chosen = [form for form in forms if form.type not in _BEFALLING]
    return chosen or forms


def _carried(mention: EventMention, form: _Form, earlier: list[EventMention], *, points: bool) -> EventMention | None:
    """Fill a bare noun ("the meeting of the two") from the happening told before it; drop one that says nothing new.

    A noun without a tense that names nobody, or only some of those who took part, points back to what the page told.
    So does a sentence of "both" that names nobody, which tells another meeting of the same people.
    """
    if form.type not in _COMINGS_TOGETHER:
        return mention
    if form.status is not Status.UNKNOWN:
        if mention.participants or not points:
            return mention
        people = next((each.participants for each in reversed(earlier) if _is_of_two(each)), ())
        return replace(mention, participants=people)
    told = next((each for each in reversed(earlier) if each.type is form.type and len(each.participants) > 1), None)
    who = {each.entity for each in mention.participants}
    if told is None or not who <= {each.entity for each in told.participants}:
        return mention
    if mention.place is None and not mention.times and mention.status is Status.UNKNOWN:
        return None
    return replace(mention, participants=told.participants)


def _points(words: Words, text: str, sentence: Span) -> bool:
    return words.both is not None and words.both.search(text, sentence.start, sentence.end) is not None


def _is_of_two(mention: EventMention) -> bool:
    return mention.type in _COMINGS_TOGETHER and len(mention.participants) == 2


def _forms(sentence: Span, text: str, words: Words) -> Iterator[_Form]:
    """Yield the forms of a sentence in order; of overlapping ones the longest, then the first in the lists."""
    matches = [
        (match, name, status)
        for name, status, pattern in words.forms
        for match in pattern.finditer(text, sentence.start, sentence.end)
    ]
    found: list[_Form] = []
    for match, name, status in sorted(matches, key=lambda each: each[0].start() - each[0].end()):
        span = Span(*match.span(match.lastindex or 0))
        if not any(span.overlaps(other.span) or (other.list == name and other.reach.covers(span)) for other in found):
            found.append(_Form(name, status, span, Span(*match.span())))
    yield from sorted(found, key=lambda form: form.span)


def _mention(reading: Reading, sentence: Span, form: _Form, words: Words, forms: Sequence[_Form]) -> EventMention:
    text = _unquoted(reading, sentence)
    status, negated = _standing(text, sentence, form, words, forms)
    if form.type in _BEFALLING and status is Status.UNKNOWN and not negated:
        looks = cues_of((reading.article.language or "").split("-", maxsplit=1)[0]).direction_in(sentence.of(text))
        status = Status.HELD if looks is Direction.PAST else status
    who = tuple(_participants(reading, sentence, form))
    entry = _entry(form.list)
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
        if sentence.covers(time.span) and time.duration is None and _nearest(time.span, forms) is form:
            yield number


def _unquoted(reading: Reading, sentence: Span) -> str:
    """Return the text with what is quoted in a sentence blank: its tenses say nothing of the happening."""
    text = reading.parse.text
    for quote in reading.quotes:
        if quote.form is not QuoteForm.TERM and sentence.overlaps(quote.content):
            text = text[: quote.content.start] + " " * len(quote.content) + text[quote.content.end :]
    return text


def _standing(text: str, sentence: Span, form: _Form, words: Words, forms: Sequence[_Form]) -> tuple[Status, bool]:
    first = max(sentence.start, form.reach.start - _NEGATION_REACH)
    if words.negation is not None and words.negation.search(text, first, form.span.start):
        return Status.UNKNOWN, True
    for status, pattern in words.settling:
        if pattern.search(text, sentence.start, sentence.end):
            return status, False
    if form.status is not Status.UNKNOWN:
        return form.status, False
    if words.took is not None:
        took = (Span(*match.span()) for match in words.took.finditer(text, sentence.start, sentence.end))
        if any(_nearest(span, forms) is form for span in took):
            return Status.HELD, False
    ahead = words.ahead is not None and words.ahead.search(text, sentence.start, sentence.end)
    return (Status.PLANNED if ahead else Status.UNKNOWN), False


def _nearest(span: Span, forms: Sequence[_Form]) -> _Form:
    return min(forms, key=lambda each: max(span.start - each.span.end, each.span.start - span.end))


def _participants(reading: Reading, sentence: Span, form: _Form) -> Iterator[Participant]:
    """Yield who takes part: the people of the sentence, the body that holds a summit, where a visit goes."""
    if form.type in _BEFALLING or form.type is EventType.CEASEFIRE:
        return
    named = list(_named(reading, sentence))
    if form.list in _OF_ONE_PERSON:
        one = _person_of(form, [pair for pair in named if pair[1].kind is EntityKind.PERSON])
        named = [one] if one is not None else []
    people = any(entity.kind is EntityKind.PERSON for _, entity in named)
    seen: set[str] = set()
    for mention, entity in named:
        near = _in_clause(reading.parse.text, form, mention)
        role = _OF_ONE_PERSON.get(form.list) or _role(form, mention, entity, people=people, near=near)
        if role is not None and entity.key not in seen:
            seen.add(entity.key)
            yield Participant(entity.key, role, mention.span)


def _named(reading: Reading, sentence: Span) -> Iterator[tuple[Mention, PageEntity]]:
    for mention in reading.names.mentions:
        entity = reading.entity(mention.entity)
        if entity is not None and sentence.covers(mention.span):
            yield mention, entity


def _in_clause(text: str, form: _Form, mention: Mention) -> bool:
    """Tell whether a name stands near the word with nothing between that ends a clause."""
    first, second = sorted((form.span, mention.span))
    between = text[first.end : second.start]
    return len(between) <= _NEAR and _CLAUSE.search(between) is None


def _person_of(form: _Form, people: list[tuple[Mention, PageEntity]]) -> tuple[Mention, PageEntity] | None:
    """Return whom a change of office befalls: who resigns is named before, who is named or sentenced right after."""
    before = [pair for pair in people if pair[0].span.end <= form.span.start]
    after = [pair for pair in people if pair[0].span.start >= form.span.start]
    first = after[:1] if form.list != "resign" else before[-1:]
    chosen = first or before[-1:] or after[:1]
    return chosen[0] if chosen else None


def _role(form: _Form, mention: Mention, entity: PageEntity, *, people: bool, near: bool) -> str | None:
    if form.type in _BETWEEN_SIDES:
        return _role_of_side(form, mention, entity, people=people, near=near)
    if entity.kind is EntityKind.PERSON or (entity.kind is EntityKind.ORGANISATION and form.type is EventType.SUMMIT):
        return "actor"
    if entity.kind is EntityKind.ORGANISATION or form.type is not EventType.VISIT:
        return None
    return "place" if mention.form is MentionForm.NAME and mention.span.start >= form.span.start else None


def _role_of_side(form: _Form, mention: Mention, entity: PageEntity, *, people: bool, near: bool) -> str | None:
    """Return the role of people, else of bodies and countries before the word; sanctions hit the country after it."""
    if form.type is EventType.SANCTION:
        if entity.kind is EntityKind.ORGANISATION:
            return "actor"
        after = mention.span.start > form.span.start or form.reach.covers(mention.span)
        suffers = near and after and entity.kind is EntityKind.COUNTRY
        return "target" if suffers and mention.form is MentionForm.NAME else None
    if people:
        return "actor" if entity.kind is EntityKind.PERSON else None
    acts = near and entity.kind is not EntityKind.PLACE and mention.span.end <= form.span.start
    return "actor" if acts else None


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
        goals = [pair for pair in named if _is_goal(form, pair[0])]
        named = goals[-1:] or [pair for pair in named if pair[0].span.start > form.span.start][:1]
    if (form.type in _BEFALLING or form.type is EventType.CEASEFIRE) and not named:
        named = _countries(reading, sentence)
    if len(named) != 1:
        return None
    mention, entity = named[0]
    return PlaceMention(entity.name, mention.span, entity.country)


def _is_goal(form: _Form, mention: Mention) -> bool:
    return form.reach.covers(mention.span) or 0 <= form.span.start - mention.span.end <= _BESIDE


def _countries(reading: Reading, sentence: Span) -> list[tuple[Mention, PageEntity]]:
    """Return the countries that a sentence names, each once."""
    found = {
        entity.key: (mention, entity)
        for mention in reading.names.mentions
        if sentence.covers(mention.span) and mention.form is MentionForm.NAME
        if (entity := reading.entity(mention.entity)) is not None and entity.kind is EntityKind.COUNTRY
    }
    return list(found.values())


def _entry(name: str) -> Entry:
    """Return the lexicon's plain entry of a list's English word, for its codes."""
    _, pos, lemma = LISTS[name]
    return lexicon().senses(pos, lemma)[-1]

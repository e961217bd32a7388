"""Who takes part in a happening whose sentence leaves it to the sentences before: "the two met", "she received Lang".

"The two" are those of the last meeting told, or else the two people of the last sentence that names two. "He" and "she"
are whom the last sentence with other people names first: its subject, most often. A sentence that names an office of
somebody else has a subject of its own.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from dateline.annotate.entities_foreign_cases import is_company
from dateline.annotate.entities_foreign_runs import is_title
from dateline.annotate.events_foreign_forms import COMINGS_TOGETHER, Form
from dateline.annotate.events_foreign_words import Words
from dateline.annotate.reading import Reading
from dateline.model.annotation import EntityKind, EventMention, EventType, Participant, Status
from dateline.model.span import Span

_GATHERINGS = frozenset({*COMINGS_TOGETHER, EventType.SUMMIT, EventType.AGREE, EventType.SIGN})
# In these languages the verb alone says "he" or "she".
_PRO_DROP = frozenset("bg ca cs el es fa hr hu it lt lv pl pt ro sk sl sr tr".split())  # noqa: SIM905
_OPENING = 30
_BACK = 4
_TWO = 2
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Told:
    """A happening found, with the number of its sentence."""

    mention: EventMention
    sentence: int


def carried(
    mention: EventMention, form: Form, earlier: Sequence[Told], number: int, reading: Reading, words: Words
) -> EventMention | None:
    """Fill in who took part from the sentences before; drop a bare noun ("their meeting") that says nothing new.

    A noun without a tense that names nobody, or only some of those who took part, points back to what the page told.
    So does a sentence of "both" that names nobody, which tells another meeting of the same people, and a noun that
    opens a sentence right after the one that names them.
    """
    if form.type not in COMINGS_TOGETHER:
        return mention
    actors = [each for each in mention.participants if each.role == "actor"]
    points = points_back(words, reading.parse.text, mention.span)
    if form.status is not Status.UNKNOWN:
        return (
            replace(mention, participants=pair_before(earlier, number, reading)) if not actors and points else mention
        )
    last = next((each.mention for each in reversed(earlier) if _is_as(each.mention, form)), None)
    who = {each.entity for each in mention.participants}
    if last is not None and who <= {each.entity for each in last.participants}:
        if mention.place is None and not mention.times and mention.status is Status.UNKNOWN:
            return None
        return replace(mention, participants=last.participants)
    opens = form.span.start - mention.span.start <= _OPENING
    if not who and (points or (opens and _follows(earlier, number))):
        return replace(mention, participants=pair_before(earlier, number, reading))
    return mention


def points_back(words: Words, text: str, sentence: Span) -> bool:
    """Tell whether a sentence says "both", "the two" or "they"."""
    return words.both is not None and words.both.search(text, sentence.start, sentence.end) is not None


def pair_before(earlier: Sequence[Told], number: int, reading: Reading) -> tuple[Participant, ...]:
    """Return the two people of the last happening of two, or else of the last sentence before that names just two."""
    told = next((each.mention.participants for each in reversed(earlier) if _is_of_two(each.mention)), ())
    if told:
        return told
    for people in _people_before(reading, number):
        if len(people) == _TWO:
            return tuple(Participant(entity, "actor", span) for entity, span in people.items())
    return ()


def _is_as(mention: EventMention, form: Form) -> bool:
    return mention.type is form.type and len(mention.participants) > 1


def _follows(earlier: Sequence[Told], number: int) -> bool:
    """Tell whether the sentence before tells of two people who came to something together."""
    return any(each.sentence == number - 1 and _is_of_two(each.mention) for each in earlier)


def _is_of_two(mention: EventMention) -> bool:
    return mention.type in _GATHERINGS and sum(1 for each in mention.participants if each.role == "actor") == _TWO


def with_meant(
    named: tuple[Participant, ...], form: Form, sentence: Span, number: int, reading: Reading, words: Words
) -> tuple[Participant, ...]:
    """Return who is named, and whom "he" or "she" means where that is one person fewer than a happening takes."""
    here = {each.entity for each in named if each.role == "actor"}
    lacking = len(here) == 1 if form.type in COMINGS_TOGETHER else not here and form.type is EventType.VISIT
    if not lacking or not _leaves_out(form, sentence, reading, words):
        return named
    for people in _people_before(reading, number):
        others = {entity: span for entity, span in people.items() if entity not in here}
        if others:
            entity = min(others, key=lambda each: others[each])
            return *named, Participant(entity, "actor", others[entity])
    return named


def _leaves_out(form: Form, sentence: Span, reading: Reading, words: Words) -> bool:
    """Tell whether a pronoun stands for a person, or a verb without a subject before it where that says as much."""
    text = reading.parse.text
    if words.one is not None and words.one.search(text, sentence.start, sentence.end):
        return True
    if form.status is Status.UNKNOWN or words.code not in _PRO_DROP:
        return False
    before = [each.span for each in reading.names.mentions if sentence.start <= each.span.start < form.span.start]
    if any(not is_company(text, span, words.code) for span in before):
        return False
    start = max((span.end for span in before), default=sentence.start)
    return not any(_is_office(match.group(), words.code) for match in _WORD.finditer(text, start, form.span.start))


@lru_cache(maxsize=4096)
def _is_office(word: str, code: str) -> bool:
    return is_title(word, code)


def _people_before(reading: Reading, number: int) -> Iterator[dict[str, Span]]:
    """Yield the people named in each of the few sentences before, the nearest first, with their first places."""
    for sentence in reversed(reading.parse.sentences[max(0, number - _BACK) : number]):
        people: dict[str, Span] = {}
        for each in reading.names.mentions:
            entity = reading.entity(each.entity)
            if entity is not None and entity.kind is EntityKind.PERSON and sentence.span.covers(each.span):
                people.setdefault(entity.key, each.span)
        yield people

"""Who speaks by a verb on a page read by rule: the person named nearest to it, or the name as the page has it."""

import re

from dateline.annotate.entities_foreign import name_runs
from dateline.annotate.quotes_cues import Voice
from dateline.annotate.quotes_foreign_words import base
from dateline.annotate.reading import Reading
from dateline.model.annotation import EntityKind, MentionForm
from dateline.model.span import Span

SENTENCE_END = re.compile(r"[.!?。！？؟।](?=\s|$|[^\s\d])")
_NOBODY = Voice(None, None)
_NEAR = 40


def speaker_by(reading: Reading, verb: Span, around: Span) -> Voice:
    """Return the person named nearest to the verb; a government or body, or a name of no entity, where none is.

    In languages whose verb ends the sentence the subject may stand before a quotation in the same sentence.
    """
    code = base(reading.article.language)
    if code in {"ja", "ko", "tr"} and not _named(reading, around):
        before = reading.parse.text[_block(reading, verb).start : verb.start]
        ends = [match.end() for match in SENTENCE_END.finditer(before) if not _in_marks(before, match.start())]
        start = _block(reading, verb).start
        subjects = _named(reading, Span(start + (ends[-1] if ends else 0), verb.start))
        return Voice(subjects[0][1], None) if subjects else _NOBODY
    found = _named(reading, around)
    nearest = min(found, key=lambda item: gap(item[0], verb), default=None)
    person = nearest is not None and _is_person(reading, nearest[1])
    if not person and (name := _unlisted(reading, verb, around, code)) is not None:
        return Voice(None, name)
    return Voice(nearest[1], None) if nearest is not None else _NOBODY


def gap(left: Span, right: Span) -> int:
    """Return how many signs stand between two spans."""
    return max(left.start - right.end, right.start - left.end, 0)


def _block(reading: Reading, inside: Span) -> Span:
    return next(block.span for block in reading.article.blocks if block.span.covers(inside))


def _is_person(reading: Reading, key: str) -> bool:
    entity = reading.entity(key)
    return entity is not None and entity.kind is EntityKind.PERSON


def _unlisted(reading: Reading, verb: Span, around: Span, code: str) -> str | None:
    """Return a capitalised name right beside the verb that is nobody the page is known to name."""
    runs = [run for run in name_runs(reading.parse.text, code, around) if gap(run, verb) <= _NEAR]
    runs = [run for run in runs if not any(mention.span.overlaps(run) for mention in reading.names.mentions)]
    nearest = min(runs, key=lambda run: gap(run, verb), default=None)
    return nearest.of(reading.parse.text) if nearest is not None else None


def _in_marks(text: str, place: int) -> bool:
    opened = sum(text.count(sign, 0, place) for sign in "「『“«")
    return opened > sum(text.count(sign, 0, place) for sign in "」』”»")


def _named(reading: Reading, around: Span) -> list[tuple[Span, str]]:
    """Return the people named in a stretch; where there are none, the bodies and governments."""
    people, others = [], []
    for mention in reading.names.mentions:
        entity = reading.entity(mention.entity)
        if entity is None or not around.covers(mention.span):
            continue
        if entity.kind is EntityKind.PERSON:
            people.append((mention.span, entity.key))
        elif entity.kind is EntityKind.ORGANISATION or mention.form is MentionForm.METONYM:
            others.append((mention.span, entity.key))
    return people or others

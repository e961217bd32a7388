"""Ages and births as English pages state them, and whether an age fits what the record knows of a person's birth.

An age on a day bounds the birth to a year, a birthday or a birth gives a day or more; two statements fit where one
birth allows both.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from dateline.model.annotation import EntityKind, Mention, MentionForm
from dateline.model.claim import CheckVerdict
from dateline.model.dates import Interval
from dateline.model.link import Entity, Page
from dateline.model.span import Span
from dateline.record.context import Context
from dateline.record.ordinals import Outcome
from dateline.record.statements import Corroborated, Statement

AGE, BORN = "age", "born"

_OLDEST = 120
_REACH = 80
_AFTER = re.compile(
    r"(?:,| is| was|, who is|, who was|, who turned| turned|, at)? (?:now |aged |only |then |the age of )?"
    r"(\d{1,3})(?= years old\b|[,.;]| and\b)"
    r"|\s*\((\d{1,3})\)"
)
_BEFORE = re.compile(r"\b(\d{1,3})-year-old(?: [\w-]+){0,3}\s+$")
_BIRTH = re.compile(r"[^.;]{0,20}?\bborn (?:on|in)?\s*")
_BIRTHDAY = re.compile(r"[^.;]{0,40}?\b(\d{1,3})(?:st|nd|rd|th) birthday(?: on)?\s*")


def age_statements(context: Context) -> Iterator[Statement]:
    """Yield what pages say of how old people are and when they were born."""
    for page in context.pages:
        people = {each.key for each in page.notes.entities if each.kind is EntityKind.PERSON}
        for mention in page.notes.mentions:
            entity = context.entity(page.article.id, mention.entity) if mention.entity in people else None
            if entity is not None and mention.form is MentionForm.NAME:
                yield from _ages(context, page, mention, entity)
                yield from _births(context, page, mention, entity)


def _ages(context: Context, page: Page, mention: Mention, entity: Entity) -> Iterator[Statement]:
    text, name = page.article.text, mention.span
    behind = _AFTER.match(text, name.end)
    before = _BEFORE.search(text, max(0, name.start - _REACH), name.start)
    for found in (behind, before):
        years = int(next(part for part in found.groups() if part)) if found else 0
        if found and 0 < years <= _OLDEST:
            day = context.date(page.article.id)
            span = name.hull(Span(found.start(), found.end()))
            evidence = context.ref(page.article.id, span)
            yield Statement(entity.id, entity.name, AGE, str(years), f"{years}|{day}", evidence, valid=day)


def _births(context: Context, page: Page, mention: Mention, entity: Entity) -> Iterator[Statement]:
    text = page.article.text
    for pattern, is_birthday in ((_BIRTH, False), (_BIRTHDAY, True)):
        found = pattern.match(text, mention.span.end)
        for number, time in enumerate(page.notes.times):
            if found is None or time.span.start != found.end():
                continue
            day = context.named_time(page, number, past=True)
            birth = _years_before(day, int(found.group(1))) if is_birthday else day
            if birth.is_bounded:
                span = mention.span.hull(time.span)
                evidence = context.ref(page.article.id, span)
                yield Statement(entity.id, entity.name, BORN, str(birth), str(birth), evidence, valid=birth)


def _years_before(days: Interval, years: int) -> Interval:
    return Interval(*(_shifted(day, -years) if day else None for day in (days.earliest, days.latest)))


def _shifted(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)


def born_when(age: int, on: Interval) -> Interval:
    """Return when somebody was born who is that old on a day.

    >>> str(born_when(30, Interval.on(date(2024, 5, 4))))
    '1993-05-05..1994-05-04'
    """
    first = _shifted(on.earliest, -age - 1) + timedelta(days=1) if on.earliest else None
    return Interval(first, _shifted(on.latest, -age) if on.latest else None)


def check_ages(claims: Iterable[Corroborated]) -> Iterator[tuple[Corroborated, Outcome]]:
    """Yield each claim of an age with what the other claims about the person's birth say of it."""
    told: dict[str, list[Corroborated]] = {}
    for claim in claims:
        if claim.claim.property in (AGE, BORN):
            told.setdefault(claim.claim.subject, []).append(claim)
    for group in told.values():
        for claim in group:
            if claim.claim.property == AGE:
                yield claim, _check(claim, [each for each in group if each is not claim])


def _check(claim: Corroborated, others: Sequence[Corroborated]) -> Outcome:
    name = claim.claim.subject_name
    if claim.claim.valid.is_unknown:
        return Outcome(
            CheckVerdict.NOT_CHECKABLE, f"when the page was printed that says how old {name} is, is not known"
        )
    own = _birth(claim)
    against = tuple(each.claim.id for each in others if own.is_disjoint(_birth(each)))
    if not others:
        return Outcome(CheckVerdict.NOT_ENOUGH, f"the record says nothing else of when {name} was born")
    beside = "; ".join(sorted({f"{each.claim.property} {each.claim.value}{_when(each)}" for each in others}))
    said = f"{claim.claim.value} on {claim.claim.valid} means born in {own}; the record has {beside}"
    verdict = CheckVerdict.CONTRADICTED if against else CheckVerdict.CONSISTENT
    return Outcome(verdict, said, contradicted_by=against)


def _birth(claim: Corroborated) -> Interval:
    valid = claim.claim.valid
    return born_when(int(claim.claim.value), valid) if claim.claim.property == AGE else valid


def _when(claim: Corroborated) -> str:
    return f" on {claim.claim.valid}" if claim.claim.property == AGE else ""

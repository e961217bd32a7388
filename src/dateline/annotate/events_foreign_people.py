"""Who takes part in a happening of a page read by rule.

People named in its sentence take part, unless they only tell of it. Without people the two sides of a meeting do
("talks between A and B"), and in what bodies and countries sign, agree or impose, those named before the word.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from dateline.annotate.events_foreign_forms import BEFALLING, COMINGS_TOGETHER, Form, in_clause, reported
from dateline.annotate.events_foreign_words import Words
from dateline.annotate.reading import Reading
from dateline.lang.reading import table
from dateline.model.annotation import EntityKind, EventType, Mention, MentionForm, PageEntity, Participant
from dateline.model.span import Span

# What happens to one person or is done by one. Of the first four nothing is left to tell without a name.
NEEDING_A_NAME = frozenset({"resign", "elect", "appoint", "sentence"})
OF_ONE_PERSON = {
    "resign": "actor",
    "elect": "target",
    "appoint": "target",
    "sentence": "target",
    "term": "target",
    "arrest": "target",
    "charge": "target",
}
_BETWEEN_SIDES = frozenset({EventType.SIGN, EventType.AGREE, EventType.SANCTION})
_SIDES_REACH = 40
_MEDIATOR_REACH = 50
_WRITTEN_ON = {"ar": r"\s+و", "he": r"\s+ו(?:בין |ל)?"}  # "and" is written to the name
_Named = tuple[Mention, PageEntity]


def participants_of(reading: Reading, sentence: Span, form: Form, words: Words) -> tuple[Participant, ...]:
    """Return who takes part: the people of the sentence, the body that holds a summit, where a visit goes."""
    if form.type in BEFALLING or form.type is EventType.CEASEFIRE:
        return ()
    named = list(_named(reading, _told_in(reading, sentence, form)))
    if form.list in OF_ONE_PERSON:
        one = _person_of(form, [pair for pair in named if pair[1].kind is EntityKind.PERSON])
        named = [one] if one is not None else []
    people = any(entity.kind is EntityKind.PERSON for _, entity in named)
    found: dict[str, Participant] = {}
    named = [pair for pair in named if not _mediates(reading.parse.text, sentence, pair[0].span, words)]
    for mention, entity in named:
        near = in_clause(reading.parse.text, form, mention.span)
        role = OF_ONE_PERSON.get(form.list) or _role(form, mention, entity, people=people, near=near)
        if role is not None:
            found.setdefault(entity.key, Participant(entity.key, role, mention.span))
    if not found and form.type in COMINGS_TOGETHER:
        return _two_sides(reading, named, form, words.code)
    return tuple(found.values())


def _told_in(reading: Reading, sentence: Span, form: Form) -> Span:
    """Return the stretch whose people may take part: a reported clause that names somebody, else the sentence.

    "Berg said that Lang and Nowak had agreed" leaves Berg out; "Berg said that she had met Lang" does not.
    """
    for clause in reported(reading, form):
        inside = {pair[1].key for pair in _named(reading, clause) if pair[1].kind is EntityKind.PERSON}
        sides = {pair[1].key for pair in _named(reading, clause) if pair[1].kind is not EntityKind.PERSON}
        if len(inside) > 1 or (form.type in _BETWEEN_SIDES and (inside or len(sides) > 1)):
            return clause
        if form.type is EventType.VISIT and inside:
            return clause
    return sentence


def _named(reading: Reading, within: Span) -> Iterator[_Named]:
    for mention in reading.names.mentions:
        entity = reading.entity(mention.entity)
        if entity is not None and within.covers(mention.span):
            yield mention, entity


def _mediates(text: str, sentence: Span, name: Span, words: Words) -> bool:
    """Tell whether a name stands behind "mediated by": who brings others together need not meet them."""
    start = max(sentence.start, name.start - _MEDIATOR_REACH)
    return words.under is not None and words.under.search(text, start, name.start) is not None


def _person_of(form: Form, people: list[_Named]) -> _Named | None:
    """Return whom a change of office befalls: who resigns is named before, who is named or sentenced right after."""
    before = [pair for pair in people if pair[0].span.end <= form.span.start]
    after = [pair for pair in people if pair[0].span.start >= form.span.start]
    first = after[:1] if form.list != "resign" else before[-1:]
    chosen = first or before[-1:] or after[:1]
    return chosen[0] if chosen else None


def _role(form: Form, mention: Mention, entity: PageEntity, *, people: bool, near: bool) -> str | None:
    if form.list == "accuse":
        return "actor" if mention.span.end <= form.span.start else "target"
    if form.type in _BETWEEN_SIDES:
        return _role_of_side(form, mention, entity, people=people, near=near)
    if entity.kind is EntityKind.PERSON or (entity.kind is EntityKind.ORGANISATION and form.type is EventType.SUMMIT):
        return "actor"
    if entity.kind is EntityKind.ORGANISATION or form.type is not EventType.VISIT:
        return None
    return "place" if mention.form is MentionForm.NAME and mention.span.start >= form.span.start else None


def _role_of_side(form: Form, mention: Mention, entity: PageEntity, *, people: bool, near: bool) -> str | None:
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


def _two_sides(reading: Reading, named: list[_Named], form: Form, code: str) -> tuple[Participant, ...]:
    """Return the two countries or bodies that a word for "between" and one for "and" make the sides of a meeting."""
    between, joining = _side_words(code)
    sides = [pair for pair in named if pair[0].form in {MentionForm.NAME, MentionForm.METONYM}]
    text = reading.parse.text
    for one, other in pairwise(sides):
        first, second = one[0].span, other[0].span
        opened = between.search(text, max(0, first.start - _SIDES_REACH), first.start)
        joined = joining.fullmatch(text, first.end, max(first.end, second.start))
        if opened and joined and one[1].key != other[1].key and in_clause(text, form, first):
            return tuple(Participant(entity.key, "actor", mention.span) for mention, entity in (one, other))
    return ()


@lru_cache(maxsize=32)
def _side_words(code: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    between = table("place_words").get(code, {}).get("between", ())
    joining = table("name_words").get(code, {}).get("and", ())
    opened = rf"(?<!\w)(?:{'|'.join(map(re.escape, between))})(?:\s+\w{{1,3}})?[\s'’]+$" if between else r"(?!)"
    joined = rf"\s+(?:{'|'.join(map(re.escape, joining))})\s+(?:\w{{1,3}}(?:\s+|['’]))?" if joining else r"(?!)"
    return re.compile(opened, re.IGNORECASE), re.compile(_WRITTEN_ON.get(code, joined))

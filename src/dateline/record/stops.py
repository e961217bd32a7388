"""In which order English pages say that somebody went from place to place, held against the days of the record."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from dateline.model.annotation import EntityKind, EventType, Status
from dateline.model.claim import CheckVerdict
from dateline.model.dates import Interval
from dateline.model.link import Page
from dateline.model.span import Span
from dateline.record.context import Context
from dateline.record.ordinals import Outcome
from dateline.record.statements import Corroborated, Statement
from dateline.text.names import fold

STOPS = "order of stops"

_THERE = frozenset({EventType.VISIT, EventType.MEET, EventType.SUMMIT, EventType.SIGN})
_TOOK_PLACE = frozenset({Status.HELD, Status.ONGOING})
_SITES = frozenset({EntityKind.PLACE, EntityKind.COUNTRY})
_WENT = re.compile(r"\b(?:visit(?:ed|s|ing)?|met|travell?ed|flew|went|stopped)\b")
_IN_TURN = re.compile(
    r"\b(?:and then|then|followed by|went on to|continued to|(?:days?|weeks?|hours?) later(?! than))\b"
)
# A country behind a name or office is no stop: "the president of Panama visited …".
_OWNED = re.compile(r"\bof (?:the )?$")
_HINGE = re.compile(r"\b(before|after)\b", re.IGNORECASE)
_CLAUSE = re.compile(r", ")


def stop_statements(context: Context) -> Iterator[Statement]:
    """Yield the sentences that put the stops of a person's journey in order."""
    for page in context.pages:
        for sentence in page.notes.sentences:
            text = sentence.span.of(page.article.text)
            traveller = _traveller(page, sentence.span)
            entity = context.entity(page.article.id, traveller) if traveller and _WENT.search(text) else None
            stops = _in_order(text, _places(page, sentence.span)) if entity else []
            if entity is not None and len(stops) > 1:
                evidence = context.ref(page.article.id, sentence.span)
                yield Statement(entity.id, entity.name, STOPS, ", then ".join(stops), fold(" > ".join(stops)), evidence)


def _traveller(page: Page, sentence: Span) -> str | None:
    """Return the person whom a sentence names as the one who goes: the last before the first verb of going."""
    verb = _WENT.search(page.article.text, sentence.start, sentence.end)
    people = {each.key for each in page.notes.entities if each.kind is EntityKind.PERSON}
    named = [m for m in page.notes.mentions if m.entity in people and sentence.covers(m.span)]
    before = [m for m in named if verb and m.span.start < verb.start()]
    chosen = max(before or named[:1], key=lambda mention: mention.span.start, default=None)
    return chosen.entity if chosen else None


def _places(page: Page, sentence: Span) -> list[tuple[int, str]]:
    """Return the places that a sentence names as such, with where they begin in it."""
    text = page.article.text
    names = {each.key: each.name for each in page.notes.entities if each.kind in _SITES}
    found = [
        (mention.span.start - sentence.start, names[mention.entity])
        for mention in page.notes.mentions
        if mention.entity in names and sentence.covers(mention.span)
        if not _OWNED.search(text, sentence.start, mention.span.start)
    ]
    return sorted(found)


def _in_order(text: str, places: Sequence[tuple[int, str]]) -> list[str]:
    """Return the places from the first stop to the last, as a sentence puts them; nothing where it does not.

    >>> _in_order("She visited Rome before she visited Oslo.", [(12, "Rome"), (36, "Oslo")])
    ['Rome', 'Oslo']
    >>> _in_order("After a visit to Rome, she visited Oslo.", [(17, "Rome"), (35, "Oslo")])
    ['Rome', 'Oslo']
    """
    hinge = _HINGE.search(text)
    if hinge is None:
        return [name for _, name in places] if _IN_TURN.search(text) else []
    comma = _CLAUSE.search(text, hinge.end())
    opens = not text[: hinge.start()].strip()
    if opens and comma is None:
        return []
    cut = comma.start() if opens and comma else hinge.start()
    first, second = ([name for at, name in places if (at < cut) is side] for side in (True, False))
    later_first = (hinge[1].lower() == "before") is opens
    return [*second, *first] if later_first else [*first, *second]


def check_stops(claims: Iterable[Corroborated], context: Context) -> Iterator[tuple[Corroborated, Outcome]]:
    """Yield each order of stops with what the days of the record say of it."""
    for claim in claims:
        if claim.claim.property == STOPS:
            yield claim, _check(claim, context)


def _check(claim: Corroborated, context: Context) -> Outcome:
    stops = claim.claim.value.split(", then ")
    days = {stop: _days_at(stop, claim.claim.subject, context) for stop in stops}
    open_, wrong, counted = [], [], []
    for earlier, later in pairwise(stops):
        pairs = [(one, other) for one in days[earlier] for other in days[later] if one[0] != other[0]]
        counted += [name for pair in pairs for name, _ in pair]
        if any(_before(one[1], other[1]) for one, other in pairs):
            continue
        if pairs and all(_before(other[1], one[1]) for one, other in pairs):
            wrong.append(f"{later} {pairs[0][1][1]} before {earlier} {pairs[0][0][1]}")
        else:
            open_.append(f"{earlier} and {later}")
    events = tuple(dict.fromkeys(counted))
    if wrong:
        return Outcome(CheckVerdict.CONTRADICTED, f"the record has {'; '.join(wrong)}", events, (), events)
    if open_:
        return Outcome(CheckVerdict.NOT_ENOUGH, f"the record does not hold the days of {'; '.join(open_)}", events)
    told = ", ".join(f"{stop} {days[stop][0][1]}" for stop in dict.fromkeys(stops))
    return Outcome(CheckVerdict.CONSISTENT, f"the record has {told}", events)


def _days_at(place: str, person: str, context: Context) -> list[tuple[str, Interval]]:
    """Return the events that took a person to a place on known days."""
    return sorted(
        (event.id, event.time.interval)
        for event in context.links.events
        if event.type in _THERE and event.status in _TOOK_PLACE and event.time.interval.is_bounded
        if any(each.entity_id == person for each in event.participants)
        if event.place and fold(place) in {fold(name) for name in (event.place.name, *event.place.within)}
    )


def _before(one: Interval, other: Interval) -> bool:
    return bool(one.latest and other.earliest and one.latest < other.earliest)

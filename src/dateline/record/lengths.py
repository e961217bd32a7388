"""How long meetings lasted, and whether one was the longest of those whom it brought together."""

import re
from collections.abc import Iterable, Iterator, Mapping

from dateline.lang.numbers import number_of
from dateline.model.annotation import EntityKind, EventType, Status
from dateline.model.claim import CheckVerdict
from dateline.model.link import Event, Page
from dateline.model.span import Span
from dateline.record.context import Context
from dateline.record.ordinals import Outcome
from dateline.record.phrases import name_of, short_label
from dateline.record.statements import Corroborated, Statement

LASTED, LONGEST = "lasted", "longest"

_LASTING = frozenset({EventType.MEET, EventType.CALL, EventType.SUMMIT, EventType.VISIT})
_NOUN = r"(?:meetings?|talks|conversations?|calls?|summits?|visits?|encounters?|sessions?)"
_LENGTH = (
    r"(?:(?P<half>half an hour)|(?P<number>an?|[\w-]+)(?P<plus> and a half)? (?P<unit>hours?|minutes?|days?)"
    r"(?P<after> and a half)?)"
)
_ABOUT = r"(?: about| around| nearly| almost| more than| over)?"
_LASTED = re.compile(rf"\b(?:lasted|went on|took|ran)(?: for)?{_ABOUT} {_LENGTH}\b")
_FOR = re.compile(rf"\b(?:met|talked|spoke|conferred)\b[^.;]{{0,60}}? for {_LENGTH}\b")
_CLAIMED = re.compile(
    rf"\blonger than (?:any|all) (?:\w+ ){{0,3}}{_NOUN}\b|\blongest (?:\w+ )?{_NOUN}\b"
    rf"|\blongest of (?:their|the|all)(?: \w+)? {_NOUN}\b"
    r"|\bnone of (?:their|the) (?:earlier|previous|past) \w+ (?:had )?lasted (?:so|as|that) long\b"
    r"|\bnever (?:before )?had they (?:met|talked|spoken|conferred) for\b",
    re.IGNORECASE,
)
_OPEN = re.compile(r"\b(?:in living memory|in memory|in history|ever held|in decades|for decades)\b", re.IGNORECASE)
_MINUTES = {"minute": 1.0, "hour": 60.0, "day": 1440.0}


def length_statements(context: Context) -> Iterator[Statement]:
    """Yield how long the pages say that meetings lasted, and which they call the longest."""
    for page in context.pages:
        for sentence in page.notes.sentences:
            text = sentence.span.of(page.article.text)
            claimed, lasted = _CLAIMED.search(text), _LASTED.search(text) or _FOR.search(text)
            event = meant_meeting(page, sentence.span, context) if claimed or lasted else None
            if event is None:
                continue
            evidence = context.ref(page.article.id, sentence.span)
            base = Statement(event.id, name_of(event), "", "", "", evidence)
            if claimed:
                yield _replaced(base, LONGEST, " ".join(text.split()))
            elif lasted and (minutes := _minutes(lasted)):
                yield _replaced(base, LASTED, f"{minutes:g} minutes")


def _replaced(base: Statement, name: str, value: str) -> Statement:
    return Statement(base.subject, base.subject_name, name, value, value.casefold(), base.evidence)


def meant_meeting(page: Page, sentence: Span, context: Context) -> Event | None:
    """Return the meeting that a sentence speaks of: its own, else the last one told before, else the page's first."""
    told = [
        (mention, event)
        for index, mention in enumerate(page.notes.events)
        if (event := context.event(page.article.id, index)) is not None and event.type in _LASTING
        if not mention.background
    ]
    before = [(mention, event) for mention, event in told if mention.span.start < sentence.end]
    chosen = max(before, key=lambda each: each[0].span.start) if before else next(iter(told), None)
    return chosen[1] if chosen else None


def _minutes(found: re.Match[str]) -> float | None:
    """Return a length in minutes.

    >>> _minutes(re.search(_LENGTH, "two and a half hours")), _minutes(re.search(_LENGTH, "half an hour"))
    (150.0, 30.0)
    """
    if found["half"]:
        return 30.0
    number = 1.0 if found["number"] in ("a", "an") else number_of(found["number"])
    if number is None:
        return None
    return (number + 0.5 * bool(found["plus"] or found["after"])) * _MINUTES[found["unit"].rstrip("s")]


def check_lengths(claims: Iterable[Corroborated], context: Context) -> Iterator[tuple[Corroborated, Outcome]]:
    """Yield each claim of a longest meeting with what the lengths in the record say of it."""
    known = list(claims)
    lengths: dict[str, float] = {}
    for claim in known:
        if claim.claim.property == LASTED:
            minutes = float(claim.claim.value.split()[0])
            lengths[claim.claim.subject] = max(minutes, lengths.get(claim.claim.subject, 0.0))
    for claim in known:
        if claim.claim.property == LONGEST:
            yield claim, _check(claim, lengths, context)


def _check(claim: Corroborated, lengths: Mapping[str, float], context: Context) -> Outcome:
    event = context.event_by_id.get(claim.claim.subject)
    if event is None or _OPEN.search(claim.claim.value):
        return Outcome(CheckVerdict.NOT_CHECKABLE, "the claim does not say among which meetings")
    named = re.search(_LENGTH, claim.claim.value)
    own = (_minutes(named) if named else None) or lengths.get(event.id)
    earlier = _earlier(event, context)
    longer = [each for each in earlier if own is not None and lengths.get(each.id, 0.0) >= own]
    if longer:
        against = tuple(each.id for each in longer)
        reason = f"as long or longer were: {', '.join(map(short_label, longer))}"
        return Outcome(CheckVerdict.CONTRADICTED, reason, (*against, event.id), (), against)
    unknown = [each for each in earlier if each.id not in lengths]
    if own is None or unknown:
        open_ = [*([event] if own is None else []), *unknown]
        reason = f"the record does not say how long these lasted: {', '.join(map(short_label, open_))}"
        return Outcome(CheckVerdict.NOT_ENOUGH, reason)
    reason = "every earlier one in the record was shorter" if earlier else "the record holds no earlier one"
    return Outcome(CheckVerdict.CONSISTENT, reason, (*(each.id for each in earlier), event.id))


def _earlier(event: Event, context: Context) -> list[Event]:
    """Return the meetings of the same people that were held before."""
    people = _people(event, context)
    start = event.time.interval.earliest
    return [
        each
        for each in sorted(context.links.events, key=lambda each: (str(each.time.interval), each.id))
        if each.id != event.id and each.type in _LASTING and each.status is Status.HELD
        if people and people <= _people(each, context)
        if start and each.time.interval.latest and each.time.interval.latest < start
    ]


def _people(event: Event, context: Context) -> frozenset[str]:
    known = context.entity_by_id
    named = [p.entity_id for p in event.participants if p.role != "place"]
    persons = [name for name in named if name in known and known[name].kind is EntityKind.PERSON]
    return frozenset(persons or named)

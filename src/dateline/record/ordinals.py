"""Checks of claims that count: "the third meeting since …", "first trip in more than two years", "the latest".

A claim counts the happenings of one series: the same kind, with the same people. The record's events of that series
are put into four heaps: surely in the counted time and surely held; counted with a proviso (only announced, or perhaps
just outside the time); and those left out, each with its reason. Counting starts after the `since` point, so an event
that cannot be placed after it is left out and can contradict nothing.
"""

import re
from dataclasses import dataclass
from datetime import timedelta

from dateline.model.annotation import Bound, CountClaim, EntityKind, EventType, Status
from dateline.model.claim import CheckVerdict
from dateline.model.dates import Basis, Dated, Interval
from dateline.model.link import Event, EventParticipant, SpanRef
from dateline.record.context import Context
from dateline.record.ordinal_words import counts_holders, counts_this_year, kinds_counted, uncountable
from dateline.record.phrases import label, short_label
from dateline.record.statements import Corroborated
from dateline.record.stretches import back
from dateline.text.calendar import year_of

# A visit that both took part in was also an encounter of theirs; what they agreed or signed was perhaps one.
_ENCOUNTERS = frozenset({EventType.MEET, EventType.VISIT, EventType.SIGN, EventType.AGREE})
_AT_A_DISTANCE = frozenset({EventType.SIGN, EventType.AGREE})
_MET_TOGETHER = frozenset({EventType.MEET})
_CALLED_OFF = frozenset({Status.POSTPONED, Status.CANCELLED, Status.DENIED})
_ABROAD = re.compile(r"\b(?:abroad|overseas|foreign|international)\b", re.IGNORECASE)
# Two events of one series this close are one encounter told twice (a visit and the talks held during it).
_ONE_ENCOUNTER = timedelta(days=31)
_BACKWARDS = -1
# "In almost a year" may be this part of a year.
_NEARLY = 0.9


@dataclass(frozen=True, slots=True)
class Outcome:
    """What counting shows."""

    verdict: CheckVerdict
    explanation: str
    counted: tuple[str, ...] = ()
    excluded: tuple[tuple[str, str], ...] = ()
    contradicted_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Series:
    """What a claim counts: which kind of event, whose, from when, and in which words."""

    claimed: Event
    count: CountClaim
    people: frozenset[str]
    since: Interval
    window: Interval
    words: str
    side: str | None  # set where the events of all of a country's office-holders are counted
    kinds: frozenset[str]
    evidence: tuple[SpanRef, ...]


def check_count(claim: Corroborated, context: Context) -> Outcome:
    """Return what the record's events say about an ordinal claim."""
    event = _claimed(claim, context)
    count = claim.first.count
    if event is None or count is None:
        return Outcome(CheckVerdict.NOT_CHECKABLE, "the claim is not about an event of the record")
    people = _people(event, count, context)
    if not people:
        return Outcome(CheckVerdict.NOT_CHECKABLE, "the pages do not say whose events are counted")
    if count.since_text and claim.claim.valid.is_unknown:
        reason = f"the record does not say when “{count.since_text}” was"
        return Outcome(CheckVerdict.NOT_CHECKABLE, reason)
    if event.time.interval.is_unknown:
        return Outcome(CheckVerdict.NOT_CHECKABLE, f"the time of the {label(event)} is not known")
    words = " ".join((claim.first.scope, *(s.evidence.text for s in claim.statements)))
    since = claim.claim.valid
    if since.is_unknown and not count.within and counts_this_year(claim.first.scope):
        since = _year(claim, context)
    narrower = uncountable(claim.first.scope, has_scope=bool(count.within) or not since.is_unknown)
    if narrower:
        return Outcome(CheckVerdict.NOT_CHECKABLE, narrower)
    side = _side(people, context) if counts_holders(words) else None
    window = _window(event, count)
    series = _Series(
        event, count, people, since, window, words, side, kinds_counted(claim.first.scope), claim.claim.evidence
    )
    if count.n == _BACKWARDS:
        return _check_latest(series, claim, context)
    return _check_nth(series, context)


def _claimed(claim: Corroborated, context: Context) -> Event | None:
    """Return the event that a claim tells of; a page that tells none counts up to its own day."""
    event = context.event_by_id.get(claim.claim.subject)
    if event is not None or not claim.first.about or claim.first.count is None:
        return event
    known = [days for days in (context.date(article_id) for article_id in sorted(claim.articles)) if days.is_bounded]
    day = Interval(*(known[0].latest, known[0].latest)) if known else Interval()
    people = tuple(EventParticipant(each, context.entity_by_id[each].name, "actor") for each in claim.first.about)
    return Event(
        claim.claim.subject,
        claim.first.count.of,
        "",
        "",
        people,
        None,
        Dated.of(day, Basis.STATED),
        Status.HELD,
        (),
        (),
        claim.claim.origins,
    )


def _window(event: Event, count: CountClaim) -> Interval:
    """Return the days on one of which the stretch that is looked back over begins."""
    until = event.time.interval
    if not count.within or not (until.earliest and until.latest):
        return Interval()
    share = _NEARLY if count.n <= 1 else 1 / _NEARLY
    part = share if count.within_bound in (Bound.ABOUT, Bound.ALMOST) else 1.0
    return Interval(back(until.earliest, count.within, part), back(until.latest, count.within, part))


def _people(event: Event, count: CountClaim, context: Context) -> frozenset[str]:
    """Return the entities whose events are counted: the travellers of a trip, the persons of a meeting."""
    taking_part = [p for p in event.participants if p.role != "place"]
    if count.of is EventType.VISIT:
        taking_part = [p for p in taking_part if p.role in ("actor", "attendee")]
    persons = [p.entity_id for p in taking_part if _is_person(p.entity_id, context)]
    return frozenset(persons or [p.entity_id for p in taking_part])


def _side(people: frozenset[str], context: Context) -> str | None:
    """Return the country that the counted people belong to, where they share one."""
    countries = {context.entity_by_id[p].country for p in people if p in context.entity_by_id}
    return next(iter(countries)) if len(countries) == 1 else None


def _year(claim: Corroborated, context: Context) -> Interval:
    """Return the year in which the pages that make the claim were published, where it is one."""
    days = [context.date(article_id) for article_id in sorted(claim.articles)]
    years = {day.year for each in days for day in (each.earliest, each.latest) if day}
    bounded = all(each.is_bounded for each in days)
    return year_of(next(iter(years))) if bounded and len(years) == 1 else Interval()


def _is_person(entity_id: str, context: Context) -> bool:
    entity = context.entity_by_id.get(entity_id)
    return entity is not None and entity.kind is EntityKind.PERSON


def _check_nth(series: _Series, context: Context) -> Outcome:
    told = series.claimed.id in context.event_by_id
    certain = [series.claimed] if told else []
    doubtful: list[Event] = []
    excluded: list[tuple[str, str]] = []
    for event in _candidates(series, context):
        reason = _left_out(series, event)
        if reason:
            excluded.append((event.id, reason))
        elif _told_already(event, [*certain, *doubtful], series.claimed):
            excluded.append((event.id, "perhaps one encounter with another event that is counted"))
        elif _proviso(series, event):
            doubtful.append(event)
        else:
            certain.append(event)
    counted = sorted([*certain, *doubtful], key=lambda e: (e.time.interval.earliest or e.time.interval.latest, e.id))
    n = series.count.n
    verdict = _verdict(n, len(certain), len(doubtful))
    if verdict is CheckVerdict.CONTRADICTED and n > 1 and sum(map(_is_dated, certain)) <= n:
        verdict = CheckVerdict.NOT_ENOUGH
    against = tuple(e.id for e in certain if e is not series.claimed) if verdict is CheckVerdict.CONTRADICTED else ()
    return Outcome(
        verdict,
        _explain(series, verdict, certain, doubtful, counted),
        tuple(event.id for event in counted),
        tuple(excluded),
        against,
    )


def _is_dated(event: Event) -> bool:
    """Tell whether pages say when an event was: one whose days are only worked out may be another that is counted."""
    return event.time.interval.is_day or event.time.basis is Basis.STATED


def _verdict(n: int, certain: int, doubtful: int) -> CheckVerdict:
    """Compare the ordinal with how many the record surely and perhaps holds."""
    if certain > n:
        return CheckVerdict.CONTRADICTED
    if n <= 1 and certain == n:
        return CheckVerdict.NOT_ENOUGH if doubtful else CheckVerdict.CONSISTENT
    return CheckVerdict.CONSISTENT if n in (certain, certain + doubtful) else CheckVerdict.NOT_ENOUGH


def _explain(
    series: _Series, verdict: CheckVerdict, certain: list[Event], doubtful: list[Event], counted: list[Event]
) -> str:
    n = series.count.n
    others = [event for event in counted if event is not series.claimed]
    earlier = [event for event in certain if event is not series.claimed]
    if n <= 1 and (n == 0 or series.claimed in certain):
        if verdict is CheckVerdict.CONSISTENT:
            return f"the record holds no earlier one{_scope(series)}"
        if verdict is CheckVerdict.CONTRADICTED:
            return f"the record holds earlier ones{_scope(series)}: {_list(earlier)}"
        return f"there may have been an earlier one{_scope(series)}: {_list(doubtful)}"
    total = len(counted)
    if verdict is CheckVerdict.CONTRADICTED:
        return f"the record holds {len(certain)}, not {n}{_scope(series)}: {_list(certain)}"
    if len(certain) > n:
        unsure = [event for event in certain if not _is_dated(event)]
        doubt = "but some may be counted twice, since their days are not sure"
        return f"the record holds {len(certain)}{_scope(series)}, {doubt}: {_list(unsure)}"
    if total > n:
        perhaps = f"{len(doubtful)} more that may count" if len(certain) else f"{total} that may count"
        return f"the record holds {len(certain)} of {n}{_scope(series)}, and {perhaps}: {_list(counted)}"
    held = f"the record holds {total} of {n}{_scope(series)}: {_list(counted)}"
    provisos = [f"{short_label(event)} was {_proviso(series, event)}" for event in others if _proviso(series, event)]
    missing = [f"{n - total} more {'is' if n - total == 1 else 'are'} not in the record"] if total < n else []
    return "; ".join([held, *provisos, *missing])


def _scope(series: _Series) -> str:
    if not series.since.is_unknown:
        return f" {'after' if series.count.since_text else 'since'} {series.since}"
    return "" if series.window.is_unknown else " in that time"


def _list(events: list[Event]) -> str:
    return ", ".join(short_label(event) for event in events)


def _check_latest(series: _Series, claim: Corroborated, context: Context) -> Outcome:
    """Check "the most recent": nothing of the series may lie between the event and the page that says so."""
    printed = max((d for d in (context.date(a).earliest for a in claim.articles) if d), default=None)
    ended = series.claimed.time.interval.latest
    if printed is None or ended is None:
        return Outcome(CheckVerdict.NOT_CHECKABLE, "when it was printed is not known")
    between = [
        event
        for event in _candidates(series, context)
        if event.status is Status.HELD
        and event.time.interval.earliest is not None
        and event.time.interval.earliest > ended
        and event.time.interval.latest is not None
        and event.time.interval.latest < printed
    ]
    if between:
        ids = tuple(event.id for event in between)
        return Outcome(CheckVerdict.CONTRADICTED, f"later ones were held before it was printed: {_list(between)}",
                       ids, (), ids)  # fmt: skip
    reason = "the record holds no later one before it was printed"
    return Outcome(CheckVerdict.CONSISTENT, reason, (series.claimed.id,))


def _candidates(series: _Series, context: Context) -> list[Event]:
    """Return the other events of the series, firmest first: held ones, encounters before agreements, dated ones."""
    kinds = _ENCOUNTERS if series.count.of in _MET_TOGETHER else frozenset({series.count.of})
    found = [
        event
        for event in context.links.events
        if event.id != series.claimed.id and event.type in kinds and _same_people(series, event, context)
        if not all(_is_told_in(mention, series.evidence) for mention in event.mentions)
        if _same_destination(series, event, context)
    ]
    return sorted(
        found,
        key=lambda e: (
            e.status is not Status.HELD,
            e.type in _AT_A_DISTANCE,
            not e.time.interval.is_bounded,
            e.type is not series.count.of,
            str(e.time.interval),
            e.id,
        ),
    )


def _is_told_in(mention: SpanRef, evidence: tuple[SpanRef, ...]) -> bool:
    """Tell whether a mention is part of the claim itself: "their last meeting, eight months ago" tells no other."""
    return any(mention.article_id == ref.article_id and ref.span.covers(mention.span) for ref in evidence)


def _same_people(series: _Series, event: Event, context: Context) -> bool:
    roles = ("actor", "attendee") if series.count.of is EventType.VISIT else None
    there = {p.entity_id for p in event.participants if roles is None or p.role in roles}
    if series.side is not None:
        return any(context.entity_by_id[p].country == series.side for p in there if _is_person(p, context))
    return series.people <= there


def _same_destination(series: _Series, event: Event, context: Context) -> bool:
    """Tell whether a trip counts: one abroad where the claim says so, one to the named place where it names one."""
    if series.count.of is not EventType.VISIT:
        return True
    if _ABROAD.search(series.words):
        homes = {context.entity_by_id[p].country for p in series.people if p in context.entity_by_id}
        return event.place is None or event.place.country is None or event.place.country not in homes
    wanted = _named_places(series.claimed, series.words)
    return not wanted or bool(wanted & _places(event))


def _named_places(event: Event, words: str) -> set[str]:
    return {name for name in _places(event) if re.search(rf"\bto (?:the )?{re.escape(name)}\b", words)}


def _places(event: Event) -> set[str]:
    own = {event.place.name, *event.place.within} if event.place else set()
    return own | {p.name for p in event.participants if p.role in ("target", "host", "place")}


def _left_out(series: _Series, event: Event) -> str | None:
    """Return why an event of the series is not counted, `None` where it is."""
    time, until = event.time.interval, series.claimed.time.interval
    if event.status in _CALLED_OFF:
        return f"it was {event.status}"
    if event.status is Status.UNKNOWN:
        return "the pages do not say whether it took place"
    if time.is_unknown or (event.type in _AT_A_DISTANCE and not time.is_bounded):
        return "its time is not known"
    if time.earliest and until.latest and time.earliest > until.latest:
        return "it came later"
    if event.status is Status.PLANNED and not (time.latest and until.earliest and time.latest < until.earliest):
        return "it was still ahead"
    if not _surely_earlier(event, series.claimed) and not _perhaps_earlier(event, series.claimed):
        return "it cannot be placed before the claimed one"
    if not series.since.is_unknown and not _after(time, series.since, strictly=bool(series.count.since_text)):
        return f"it cannot be placed after {series.since}"
    if series.window.earliest and time.latest and time.latest < series.window.earliest:
        return "it came before that time"
    return None


def _after(time: Interval, since: Interval, *, strictly: bool) -> bool:
    """Tell whether a time lies after the `since` point: after all of it where it dates an event."""
    start = since.latest if strictly else since.earliest
    if start is None or time.earliest is None:
        return False
    return time.earliest > start if strictly else time.earliest >= start


def _proviso(series: _Series, event: Event) -> str:
    """Return why an event is counted only with a proviso, or nothing."""
    if event.status is Status.PLANNED:
        return "announced; no page of the record says that it was held"
    time = event.time.interval
    if not _surely_earlier(event, series.claimed):
        return "perhaps not earlier"
    if series.kinds and not series.kinds & set((event.subtype or "").lower().split()):
        return f"not told as {', '.join(sorted(series.kinds))}"
    if event.type in _AT_A_DISTANCE:
        return f"told as “{event.type}”, perhaps not in person"
    if series.window.latest and (time.earliest is None or time.earliest < series.window.latest):
        return "perhaps just outside the time"
    return ""


def _surely_earlier(event: Event, claimed: Event) -> bool:
    """Tell whether an event lies before the claimed one: by its days, or as one that is over before one to come."""
    ended, started = event.time.interval.latest, claimed.time.interval.earliest
    if ended and started and ended < started:
        return True
    return event.status is Status.HELD and claimed.status is Status.PLANNED


def _perhaps_earlier(event: Event, claimed: Event) -> bool:
    """Tell whether an event may lie before a claimed one whose first possible day is not known."""
    ended, until = event.time.interval.latest, claimed.time.interval.latest
    open_start = claimed.time.interval.earliest is None
    return bool(open_start and ended and until and ended < until and event.time.interval.is_bounded)


def _told_already(event: Event, others: list[Event], claimed: Event) -> bool:
    """Tell whether an event may be one encounter with a counted one: a part of it, or without days of its own."""
    for other in others:
        if event.part_of == other.id or other.part_of == event.id:
            return True
        if event.part_of and event.part_of == other.part_of and event.type is not other.type:
            return True
        apart = event.time.interval.is_disjoint(other.time.interval)
        over_before = other is claimed and event.status is Status.HELD and claimed.status is Status.PLANNED
        if not apart and not over_before and (_is_short(event) == _is_short(other) or not _is_short(event)):
            return True
    return False


def _is_short(event: Event) -> bool:
    days = event.time.interval.days
    return days is not None and days <= _ONE_ENCOUNTER.days

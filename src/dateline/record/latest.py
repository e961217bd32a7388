"""The check of "they last met in Vienna in March": no meeting of the record may lie between then and the page's day."""

from datetime import date

from dateline.model.annotation import EventType, Status
from dateline.model.claim import CheckVerdict
from dateline.model.dates import Interval
from dateline.model.link import Event
from dateline.record.context import Context
from dateline.record.ordinals import Outcome
from dateline.record.phrases import label
from dateline.record.statements import Corroborated

_MEETINGS = frozenset({EventType.MEET, EventType.SUMMIT})


def check_last_time(claim: Corroborated, context: Context) -> Outcome:
    """Return what the record says of a claim that some people last met at a time or in a place."""
    printed = max((d for d in (context.date(a).latest for a in claim.articles) if d), default=None)
    if printed is None:
        return Outcome(CheckVerdict.NOT_CHECKABLE, "when it was printed is not known")
    held = _held(claim, Interval(None, printed), context)
    stated = claim.claim.valid
    fitting = [event for event in held if _fits(event, claim)]
    until = max((day for event in fitting if (day := event.time.interval.latest)), default=stated.latest)
    if until is None:
        return Outcome(CheckVerdict.NOT_ENOUGH, "the record holds no such meeting")
    later = [event for event in held if event not in fitting and _begins_after(event, until)]
    if later:
        ids = tuple(event.id for event in later)
        listed = ", ".join(label(event) for event in later)
        return Outcome(CheckVerdict.CONTRADICTED, f"later ones were held before it was printed: {listed}", ids, (), ids)
    if not fitting:
        return Outcome(CheckVerdict.NOT_ENOUGH, "the record holds no such meeting, and no later one")
    last = fitting[-1]
    reason = f"the {label(last)} is the last that the record holds before it was printed"
    return Outcome(CheckVerdict.CONSISTENT, reason, (last.id,))


def _held(claim: Corroborated, until: Interval, context: Context) -> list[Event]:
    """Return the meetings of the people that other pages tell as held, by the day of printing, in order of time.

    The news of the page itself is no earlier meeting: where it speaks of the last one, that is the last before.
    """
    people = set(claim.first.about)
    own = {f"{article_id}#" for article_id in claim.articles}
    found = []
    for event in context.links.events:
        told_elsewhere = any(not member.startswith(tuple(own)) for member in event.members)
        there = {p.entity_id for p in event.participants}
        days = event.time.interval
        if event.type not in _MEETINGS or event.status is not Status.HELD or not people <= there or not told_elsewhere:
            continue
        if days.is_bounded and until.latest and days.earliest and days.earliest <= until.latest:
            found.append(event)
    return sorted(found, key=lambda event: (str(event.time.interval), event.id))


def _fits(event: Event, claim: Corroborated) -> bool:
    """Tell whether a meeting is the one that the claim speaks of, by all that it says."""
    stated, places = claim.claim.valid, set(claim.first.wider)
    if not stated.is_unknown and stated.is_disjoint(event.time.interval):
        return False
    if not places or event.place is None:
        return True
    return bool(places & {event.place.name, *event.place.within})


def _begins_after(event: Event, day: date) -> bool:
    return event.time.interval.earliest is not None and event.time.interval.earliest > day

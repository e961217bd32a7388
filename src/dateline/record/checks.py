"""Claims computed against the record: ordinals, weekdays, memberships, changes of figures, order of stops.

Each check says what was counted or computed, and a claim that the record cannot decide says why.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from dateline.lang import facts
from dateline.model.annotation import Measure
from dateline.model.claim import Check, CheckVerdict
from dateline.model.dates import Interval
from dateline.model.ids import make_id
from dateline.model.link import Event
from dateline.record.ages import check_age
from dateline.record.context import Context
from dateline.record.figures import Thing, value_range
from dateline.record.latest import check_last_time
from dateline.record.lengths import check_longest
from dateline.record.movements import check_movement
from dateline.record.named_days import check_named_day
from dateline.record.ordinals import Outcome, check_count
from dateline.record.phrases import label
from dateline.record.statements import Corroborated
from dateline.record.stops import check_order
from dateline.record.totals import check_total

_ONE_YEAR = 365


def check(claims: Iterable[Corroborated], context: Context) -> tuple[Check, ...]:
    """Return every check that can be made of the claims, in order of id."""
    claims = tuple(claims)
    found = [_check(claim, _kind(claim), check_count(claim, context)) for claim in claims if claim.first.count]
    found.extend(_computed(claims, context))
    found.extend(_memberships(claims, context))
    found.extend(_changes(claims, context))
    found.extend(_movements(claims, found, context))
    found.extend(_orders(claims, context))
    return tuple(sorted(found, key=lambda each: each.id))


def _kind(claim: Corroborated) -> str:
    count = claim.first.count
    if count is None or count.n < 0:
        return "latest"
    return "within" if count.within else "since" if not claim.claim.valid.is_unknown else "ordinal"


def _check(claim: Corroborated, kind: str, outcome: Outcome, *against: str) -> Check:
    """Return a check; `against` tells apart several checks of one kind made of one claim."""
    return Check(
        make_id("chk", claim.claim.id, kind, *against),
        claim.claim.id,
        kind,
        outcome.verdict,
        outcome.explanation,
        outcome.counted,
        outcome.excluded,
        outcome.contradicted_by,
    )


def _computed(claims: tuple[Corroborated, ...], context: Context) -> Iterator[Check]:
    """Check what a page says outright of one thing that can be computed: a weekday, an age, the longest, an order."""
    by_property: dict[str, list[Corroborated]] = {}
    for claim in claims:
        by_property.setdefault(claim.claim.property, []).append(claim)
    births: dict[str, list[Corroborated]] = {}
    for claim in (*by_property.get("born", ()), *by_property.get("age", ())):
        births.setdefault(claim.claim.subject, []).append(claim)
    durations = by_property.get("duration", [])
    for kind, outcome in (
        ("latest", lambda claim: check_last_time(claim, context)),
        ("weekday", check_named_day),
        ("age", lambda claim: check_age(claim, births[claim.claim.subject])),
        ("longest", lambda claim: check_longest(claim, durations, context)),
        ("order", lambda claim: check_order(claim, context)),
    ):
        yield from (_check(claim, kind, outcome(claim)) for claim in by_property.get(kind, ()))
    for claim in by_property.get("born", ()):
        others = [each for each in by_property["born"] if each.claim.subject == claim.claim.subject]
        if len(others) > 1:
            yield _check(claim, "age", check_age(claim, others))
        elif len(claim.articles) > 1:
            told = f"{len(claim.articles)} pages give the same birth, and none another"
            yield _check(claim, "age", Outcome(CheckVerdict.CONSISTENT, told))
    for claim in by_property.get("total", ()):
        added = check_total(claim, context)
        if added is not None:
            yield _check(claim, "sum", added)


def _memberships(claims: Iterable[Corroborated], context: Context) -> Iterator[Check]:
    """Check that a country belonged to an organisation on the days when pages said so."""
    for claim in claims:
        entity = context.entity_by_id.get(claim.claim.subject)
        if claim.claim.property in ("member_of", "not_member_of") and entity is not None and entity.country:
            yield _check(claim, "membership", _membership(entity.country, claim))


def _membership(country: str, claim: Corroborated) -> Outcome:
    body, days = facts.organisation(claim.claim.value), claim.claim.valid
    if body is None or not body.members:
        return Outcome(CheckVerdict.NOT_CHECKABLE, f"the members of {claim.claim.value} are not in the fact table")
    if days.earliest is None or days.latest is None:
        return Outcome(CheckVerdict.NOT_CHECKABLE, "when it was printed is not known")
    first, last = country in body.members_on(days.earliest), country in body.members_on(days.latest)
    if first is not last:
        return Outcome(CheckVerdict.NOT_ENOUGH, f"it joined or left within {days}")
    named = f"{claim.claim.subject_name} {'was' if first else 'was not'} a member of {body.name} on {days.latest}"
    stated = claim.claim.property == "member_of"
    verdict = CheckVerdict.CONSISTENT if first is stated else CheckVerdict.CONTRADICTED
    return Outcome(verdict, f"by the fact table {named}; this says nothing of other days")


def _changes(claims: Iterable[Corroborated], context: Context) -> Iterator[Check]:
    """Check a change ("up almost a third") against the levels before and after it."""
    figures = [claim for claim in claims if claim.first.quantity]
    levels = [claim for claim in figures if claim.claim.measure == Measure.LEVEL]
    by_place: dict[str, list[Corroborated]] = {}
    for level in levels:
        for place in {level.claim.subject, *_stories(level, context)}:
            by_place.setdefault(place, []).append(level)
    for change in figures:
        if change.claim.measure == Measure.CHANGE:
            around = [level for place in _stories(change, context) for level in by_place.get(place, ())]
            near = [*by_place.get(change.claim.subject, ()), *(each for each in around if _vague(change, each))]
            outcome = _change(change, list(dict.fromkeys(near)))
            if outcome:
                yield _check(change, "change", outcome)


def _movements(claims: Iterable[Corroborated], found: Iterable[Check], context: Context) -> list[Check]:
    """Check changes that sentences state between two years; what a figure of the sentence has decided is left out."""
    decided = {each.claim_id for each in found if each.kind == "change" and each.verdict is not CheckVerdict.NOT_ENOUGH}
    known = [ref for claim in claims if claim.claim.id in decided for ref in claim.claim.evidence]
    made = []
    for claim in claims:
        if claim.claim.property == "movement":
            own = claim.first.evidence
            outcome = check_movement(claim, context)
            if outcome and not any(r.article_id == own.article_id and r.span.overlaps(own.span) for r in known):
                made.append(_check(claim, "change", outcome))
    return made


def _stories(claim: Corroborated, context: Context) -> list[str]:
    return sorted({context.story_of[article] for article in claim.articles if article in context.story_of})


def _vague(left: Corroborated, right: Corroborated) -> bool:
    """Tell whether one of two figures of a story does not say whom it is about, so that it may be about the same."""
    return any(claim.claim.subject.startswith("sto") for claim in (left, right))


def _change(change: Corroborated, levels: list[Corroborated]) -> Outcome | None:
    period = change.claim.valid
    fitting = [level for level in levels if _one_thing(change, level)]
    after = [level for level in fitting if level.claim.valid == period]
    if not after or period.is_unknown:
        return None
    before = [level for level in fitting if level.claim.valid == _year_before(period)]
    quantity, new = change.first.quantity, after[0].first.quantity
    if quantity is None or new is None or quantity.value <= -1 or quantity.unit != "fraction":
        return None
    implied = new.value / (1 + quantity.value)
    if not before or before[0].first.quantity is None:
        reason = (
            f"with “{after[0].claim.value}” for {period} the level a year before would be about "
            f"{_amount(implied)} {new.unit}; the record does not hold it"
        )
        return Outcome(CheckVerdict.NOT_ENOUGH, reason)
    return _compare_levels(change, after[0], before[0])


def _amount(value: float) -> str:
    """Return a large number in words that are read at a glance: "69.8 billion"."""
    for size, name in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(value) >= size:
            return f"{value / size:.3g} {name}"
    return f"{value:,.3g}"


def _compare_levels(change: Corroborated, after: Corroborated, before: Corroborated) -> Outcome | None:
    stated, new, old = change.first.quantity, after.first.quantity, before.first.quantity
    if stated is None or new is None or old is None or old.value == 0 or old.unit != new.unit:
        return None
    real = new.value / old.value - 1
    (low_new, high_new), (low_old, high_old), (low, high) = value_range(new), value_range(old), value_range(stated)
    possible = (low_new / high_old - 1, high_new / low_old - 1) if low_old > 0 else (real, real)
    fits = possible[0] <= max(high, stated.value) + _SLACK and possible[1] >= low - _SLACK
    verdict = CheckVerdict.CONSISTENT if fits else CheckVerdict.CONTRADICTED
    reason = f"from “{before.claim.value}” to “{after.claim.value}” is a change of {real:+.0%}"
    return Outcome(verdict, reason, contradicted_by=() if fits else (before.claim.id, after.claim.id))


_SLACK = 0.01


def _one_thing(left: Corroborated, right: Corroborated) -> bool:
    return Thing(frozenset(left.first.wider)).matches(Thing(frozenset(right.first.wider)))


def _year_before(period: Interval) -> Interval:
    """Return the same days a year earlier."""
    return Interval(_minus_year(period.earliest), _minus_year(period.latest))


def _minus_year(day: date | None) -> date | None:
    if day is None:
        return None
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day - timedelta(days=_ONE_YEAR + 1)


def _orders(claims: Iterable[Corroborated], context: Context) -> Iterator[Check]:
    """Check "and then": an event told as following another must not lie before it."""
    time_of = {claim.claim.subject: claim for claim in claims if claim.claim.property == "status"}
    seen = set()
    for page, _, mention, event in context.event_mentions():
        for index in mention.follows:
            earlier = context.event(page.article.id, index)
            claim = time_of.get(event.id)
            if earlier is None or claim is None or earlier.id == event.id or (earlier.id, event.id) in seen:
                continue
            seen.add((earlier.id, event.id))
            yield _check(claim, "order", _order(earlier, event), earlier.id)


def _order(earlier: Event, later: Event) -> Outcome:
    first, second = earlier.time.interval, later.time.interval
    both = f"{label(earlier)} is told as coming before {label(later)}"
    if first.earliest and second.latest and first.earliest > second.latest:
        return Outcome(CheckVerdict.CONTRADICTED, both, contradicted_by=(earlier.id,))
    if first.latest and second.earliest and first.latest <= second.earliest:
        return Outcome(CheckVerdict.CONSISTENT, both)
    return Outcome(CheckVerdict.NOT_ENOUGH, f"{both}; their days are not known well enough to tell")

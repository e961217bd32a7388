"""From clues to a publication date: stated rules, every clue kept as a reason.

The rules stand in docs/design/publication-dates.md. In short: a clue that speaks of this article's publication outranks
one that merely dates something; clues that agree refine one another; a clue that disagrees is set aside and said so;
and where no clue dates the page the result is the widest interval that the evidence allows.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from dateline.model.dates import Basis, Dated, Interval, Precision, Reason
from dateline.page.clues import Clue, Rank

_ONE_DAY = timedelta(days=1)
# Zones differ by up to 14 hours from UTC, so two right clues may name neighbouring days.
_ZONE_SLACK = _ONE_DAY
_FIRST_WEB_PAGE = date(1990, 1, 1)


def settle(clues: Sequence[Clue], bounds: Sequence[Clue], fetched_at: datetime | None) -> tuple[Dated, Dated | None]:
    """Return the publication date and, apart from it, the date of the last change.

    Args:
        clues: everything that dates the page, the most trusted source first within each rank.
        bounds: one-sided bounds from the text.
        fetched_at: when the page was received; it was published by then.
    """
    received = _received(fetched_at)
    changes = [clue for clue in clues if clue.rank is Rank.MODIFIED]
    # The text is that of the last change: what it tells as past may be younger than the first publication.
    limits = [*(clue for clue in clues if clue.rank is Rank.BOUND), *received, *(() if changes else bounds)]
    dating = sorted((clue for clue in clues if clue.rank <= Rank.URL), key=lambda clue: clue.rank)
    dating = _ordered(_without_restamp(dating, changes))
    possible = [clue for clue in dating if not _is_impossible(clue, received)]
    impossible = [clue for clue in dating if _is_impossible(clue, received)]
    modified = _modified([clue for clue in changes if not _is_impossible(clue, received)])
    if not possible:
        return _bounded(limits, impossible, modified), modified
    return _chosen(possible, impossible, limits), modified


def _without_restamp(dating: list[Clue], changes: Sequence[Clue]) -> list[Clue]:
    """Put a stamp that is the one of the last change behind a stamp that gives an earlier publication."""
    if not dating or dating[0].basis is not Basis.METADATA or not dating[0].interval.is_day:
        return dating
    first = dating[0]
    if not any(change.basis is Basis.METADATA and _is_same_stamp(first, change) for change in changes):
        return dating
    earlier = [clue for clue in dating if clue.rank is first.rank and _is_before(clue.interval, first.interval)]
    return [*earlier[:1], *(clue for clue in dating if clue not in earlier[:1])]


def _is_same_stamp(one: Clue, two: Clue) -> bool:
    return one.moment == two.moment if one.moment and two.moment else one.interval == two.interval


def _is_before(one: Interval, two: Interval) -> bool:
    return one.latest is not None and two.earliest is not None and one.latest < two.earliest


def _ordered(dating: list[Clue]) -> list[Clue]:
    """Let a printed date overrule a stamp that is likely not the publication's.

    Systems stamp pages anew when they are moved or edited; readers are shown the right day. So the date printed at the
    head wins where it is labelled as the publication's, or lies before the stamp; a later one is the last change. A
    stamp that some printed line repeats is confirmed.
    """
    if not dating or dating[0].basis is Basis.STATED:
        return dating
    stamp = dating[0].interval
    printed = [clue for clue in dating if clue.basis is Basis.STATED and clue.rank <= Rank.PRINTED]
    if any(clue.interval == stamp for clue in printed):
        return dating
    for clue in printed:
        if not clue.interval.is_day or not stamp.is_day:
            continue
        earlier = clue.interval.earliest < stamp.earliest if clue.interval.earliest and stamp.earliest else False
        if _neighbours(clue.interval, stamp) and not _is_utc(dating[0]):
            break
        if earlier or clue.rank is Rank.PUBLISHED or _neighbours(clue.interval, stamp):
            return [clue, *(other for other in dating if other is not clue)]
    return dating


def _is_utc(clue: Clue) -> bool:
    """A stamp in UTC may name the day before or after the one at the place of publication."""
    return bool(clue.moment) and str(clue.moment).endswith(("+00:00", "Z"))


def _received(fetched_at: datetime | None) -> list[Clue]:
    if fetched_at is None:
        return []
    day = fetched_at.astimezone(UTC).date() if fetched_at.tzinfo else fetched_at.date()
    interval = Interval(None, day + _ZONE_SLACK)
    says = f"the page was received on {day.isoformat()}"
    return [Clue(Rank.BOUND, interval, Basis.INFERRED, "received", says)]


def _is_impossible(clue: Clue, received: Sequence[Clue]) -> bool:
    if clue.interval.latest is not None and clue.interval.latest < _FIRST_WEB_PAGE:
        return True
    return any(clue.interval.is_disjoint(limit.interval) for limit in received)


def _chosen(possible: Sequence[Clue], impossible: Sequence[Clue], limits: Sequence[Clue]) -> Dated:
    """Take the highest-ranked clue and let the clues that agree make it more exact."""
    base = possible[0]
    interval, moment, zone, basis = base.interval, base.moment, base.zone, base.basis
    reasons = [_reason(base)]
    for clue in possible[1:]:
        common = interval.intersect(clue.interval)
        if common is None:
            near = _neighbours(interval, clue.interval)
            reasons.append(
                _reason(clue, "a neighbouring day, as another time zone gives" if near else "set aside: it disagrees")
            )
            continue
        if common != interval:
            interval, basis = common, max(basis, clue.basis, key=_strength)
        if moment is None and clue.moment and interval.is_day:
            moment, zone = clue.moment, clue.zone
        reasons.append(_reason(clue))
    reasons += [_reason(clue, "set aside: no page can have been published then") for clue in impossible]
    reasons += [
        _reason(limit, "which contradicts it" if interval.is_disjoint(limit.interval) else None) for limit in limits
    ]
    precision = Precision.MINUTE if moment else interval.precision
    return Dated(interval, precision, basis, tuple(reasons), moment, zone)


def _strength(basis: Basis) -> int:
    return -list(Basis).index(basis)


def _neighbours(left: Interval, right: Interval) -> bool:
    if not (left.is_day and right.is_day and left.earliest and right.earliest):
        return False
    return abs(left.earliest - right.earliest) <= _ZONE_SLACK


def _bounded(limits: Sequence[Clue], impossible: Sequence[Clue], modified: Dated | None) -> Dated:
    """Nothing dates the page: intersect the one-sided bounds, none of which is an exact date."""
    interval = Interval()
    reasons = [_reason(clue, "set aside: no page can have been published then") for clue in impossible]
    all_limits = list(limits)
    if modified is not None and modified.interval.latest is not None:
        says = f"the page was last changed on {modified.interval}"
        all_limits.insert(
            0, Clue(Rank.BOUND, Interval(None, modified.interval.latest), Basis.INFERRED, "changed", says)
        )
    for limit in all_limits:
        common = interval.intersect(limit.interval)
        if common is None:
            reasons.append(_reason(limit, "set aside: it contradicts the other bounds"))
            continue
        interval = common
        reasons.append(_reason(limit))
    if interval.is_unknown:
        return Dated.unknown(*reasons)
    precision = interval.precision if interval.is_bounded else Precision.RANGE
    return Dated(interval, precision, Basis.INFERRED, tuple(reasons))


def _modified(clues: Sequence[Clue]) -> Dated | None:
    if not clues:
        return None
    first = clues[0]
    precision = Precision.MINUTE if first.moment else first.interval.precision
    reasons = tuple(_reason(clue) for clue in clues)
    return Dated(first.interval, precision, first.basis, reasons, first.moment, first.zone)


def _reason(clue: Clue, remark: str | None = None) -> Reason:
    says = f"{clue.text} ({remark})" if remark else clue.text
    return Reason(clue.rule, says, span=clue.span)

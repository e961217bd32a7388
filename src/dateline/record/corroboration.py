"""Equal statements of several pages become one claim, with its support counted by origin."""

from collections.abc import Iterable

from dateline.model.annotation import Bound
from dateline.model.claim import Claim, Modality
from dateline.model.dates import Interval
from dateline.model.ids import make_id
from dateline.record.context import Context
from dateline.record.statements import Announcer, Corroborated, Statement

# The firmest wording decides how a claim is put; a denial never hides behind an assertion, it has a key of its own.
FIRMNESS = (Modality.ASSERTED, Modality.PLANNED, Modality.POSSIBLE, Modality.DENIED)
# Properties whose validity is the publication days of the pages that state them.
AS_OF = frozenset({"status", "confirmation", "role", "member_of", "not_member_of"})


def corroborate(statements: Iterable[Statement], context: Context) -> tuple[Corroborated, ...]:
    """Return one claim for each subject, property and value, in order of id, with its statements."""
    groups: dict[tuple[str, str, str], list[Statement]] = {}
    for statement in statements:
        name = statement.property if statement.quantity is None else " ".join(("figure", *statement.wider))
        groups.setdefault((statement.subject, name, statement.key), []).append(statement)
    made = [_claim(name, group, context) for (_, name, _), group in groups.items()]
    return tuple(sorted(made, key=lambda each: each.claim.id))


def _claim(name: str, statements: list[Statement], context: Context) -> Corroborated:
    ordered = sorted(statements, key=lambda s: (s.evidence.article_id, s.evidence.span))
    first = ordered[0]
    parties = frozenset() if first.stance else _parties(first.subject, context)
    announcers = _independent((who for s in ordered for who in s.announcers), parties)
    quantity = first.quantity
    number = quantity.value if quantity else float(first.count.n) if first.count else None
    claim = Claim(
        make_id("clm", first.subject, name, first.key),
        first.subject,
        first.subject_name,
        first.property,
        first.value,
        min((s.modality for s in ordered), key=FIRMNESS.index),
        tuple(dict.fromkeys(s.evidence for s in ordered)),
        context.origins((s.evidence.article_id for s in ordered), announcers),
        tuple(dict.fromkeys(who.name for who in announcers)),
        number,
        quantity.unit if quantity else None,
        quantity.measure.value if quantity else "ordinal" if first.count else None,
        quantity.bound.value if quantity and quantity.bound is not Bound.EXACT else None,
        _valid(ordered),
    )
    return Corroborated(claim, tuple(ordered))


def _parties(subject: str, context: Context) -> frozenset[str]:
    """Return the sides that take part in the event a claim is about."""
    event = context.event_by_id.get(subject)
    entities = [context.entity_by_id.get(p.entity_id) for p in event.participants] if event else []
    return frozenset(entity.country for entity in entities if entity and entity.country)


def _independent(announcers: Iterable[Announcer], parties: frozenset[str]) -> tuple[Announcer, ...]:
    """Return each announcer once; a government counts as the person who has spoken for it.

    Where a side that takes part has spoken, governments that do not take part only vouch for it.
    """
    found = tuple(dict.fromkeys(announcers))
    if any(each.side in parties for each in found):
        found = tuple(each for each in found if each.person or each.side in parties)
    spoken_for = {each.side for each in found if each.person and each.side}
    return tuple(each for each in found if each.person or each.side not in spoken_for)


def _valid(statements: list[Statement]) -> Interval:
    """Return the time a claim holds for: its own, or for what is said as of publication, all its pages' days."""
    if statements[0].property not in AS_OF:
        return statements[0].valid
    known = [s.valid for s in statements if s.valid.is_bounded]
    if not known:
        return Interval()
    hull = known[0]
    for valid in known[1:]:
        hull = hull.hull(valid)
    return hull

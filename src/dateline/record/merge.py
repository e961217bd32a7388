"""The ledgers of several scopes put together into that of the record.

What is claimed of an event or a page is claimed in one scope. What is claimed of a person, country or organisation may
be claimed in many; each scope gives the part that its own pages state, and the parts are put together when they are
read. Such claims are related and checked within each scope.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dateline.model.claim import Check, CheckVerdict, Claim, ClaimLink
from dateline.model.dates import Interval
from dateline.model.link import Origins
from dateline.model.record import Ledger
from dateline.model.rows import to_json
from dateline.record.corroboration import AS_OF, FIRMNESS

_TELLING = (CheckVerdict.CONTRADICTED, CheckVerdict.CONSISTENT, CheckVerdict.NOT_ENOUGH, CheckVerdict.NOT_CHECKABLE)


def merge_ledgers(parts: Iterable[Ledger]) -> Ledger:
    """Return the ledger of a record from those of its scopes, everything sorted."""
    known = list(parts)
    return Ledger(
        merge_claims(each for part in known for each in part.claims),
        merge_relations(each for part in known for each in part.relations),
        merge_checks(each for part in known for each in part.checks),
    )


def merge_claims(parts: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return each claim once, by id, with all its evidence."""
    by_id: dict[str, list[Claim]] = defaultdict(list)
    for part in parts:
        by_id[part.id].append(part)
    return tuple(_merged(by_id[name]) for name in sorted(by_id))


def merge_relations(parts: Iterable[ClaimLink]) -> tuple[ClaimLink, ...]:
    """Return each relation once, in order of its claims."""
    return tuple(sorted(set(parts), key=lambda each: (each.left, each.right, each.relation, each.reason)))


def merge_checks(parts: Iterable[Check]) -> tuple[Check, ...]:
    """Return each check once, by id: the one that tells most."""
    best: dict[str, Check] = {}
    for part in sorted(parts, key=lambda each: (each.id, _TELLING.index(each.verdict), to_json(each))):
        best.setdefault(part.id, part)
    return tuple(best[name] for name in sorted(best))


def _merged(parts: Sequence[Claim]) -> Claim:
    """Return one claim from its parts, as its first page states it and under the name that most evidence has."""
    if len(parts) == 1:
        return parts[0]
    ordered = sorted(parts, key=lambda part: [(ref.article_id, ref.span) for ref in part.evidence])
    first = ordered[0]
    names = sorted(ordered, key=lambda part: (-len(part.evidence), part.subject_name))
    evidence = sorted((ref for part in ordered for ref in part.evidence), key=lambda ref: (ref.article_id, ref.span))
    return replace(
        first,
        subject_name=names[0].subject_name,
        modality=min((part.modality for part in ordered), key=FIRMNESS.index),
        evidence=tuple(dict.fromkeys(evidence)),
        origins=_united([part.origins for part in ordered]),
        attributed_to=tuple(dict.fromkeys(name for part in ordered for name in part.attributed_to)),
        valid=_hull([part.valid for part in ordered]) if first.property in AS_OF else first.valid,
    )


def _united(origins: Sequence[Origins]) -> Origins:
    return Origins(
        outlets=tuple(sorted({name for each in origins for name in each.outlets})),
        texts=tuple(sorted({name for each in origins for name in each.texts})),
        announcers=tuple(sorted({name for each in origins for name in each.announcers})),
        sides=tuple(sorted({name for each in origins for name in each.sides})),
    )


def _hull(valid: Sequence[Interval]) -> Interval:
    known = [each for each in valid if each.is_bounded]
    hull = known[0] if known else Interval()
    for each in known[1:]:
        hull = hull.hull(each)
    return hull

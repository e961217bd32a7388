"""The results of several scopes put together into those of the record.

A page stands in one scope, and so does whatever is told of a page, an event or a story. Only an entity stands in many:
each scope gives the part of it that its own pages tell, and the parts are put together when they are read.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from dateline.link.entities import best_name, commonest
from dateline.model.link import DateConflict, Entity, Judgement, Links


def merge_links(parts: Iterable[Links]) -> Links:
    """Return the links of a record from those of its scopes, everything sorted."""
    known = list(parts)
    judgements = {each for part in known for each in part.judgements}
    conflicts = {each for part in known for each in part.conflicts}
    return Links(
        judgements=tuple(sorted(judgements, key=judgement_order)),
        lineages=tuple(sorted((each for part in known for each in part.lineages), key=lambda each: each.id)),
        families=tuple(sorted(family for part in known for family in part.families)),
        entities=merge_entities(each for part in known for each in part.entities),
        events=tuple(sorted((each for part in known for each in part.events), key=lambda each: each.id)),
        stories=tuple(sorted((each for part in known for each in part.stories), key=lambda each: each.id)),
        published=tuple(sorted(each for part in known for each in part.published)),
        conflicts=tuple(sorted(conflicts, key=conflict_order)),
    )


def judgement_order(each: Judgement) -> tuple[str, ...]:
    """Return the key that sorts judgements."""
    return each.kind, each.left, each.right, each.decided_by, each.verdict


def conflict_order(each: DateConflict) -> tuple[str, ...]:
    """Return the key that sorts conflicts of dates."""
    return each.item_id, str(each.kept), str(each.rejected), each.reason.rule, each.reason.text


def merge_entities(parts: Iterable[Entity]) -> tuple[Entity, ...]:
    """Return each entity once, by id, with what all of its parts tell."""
    by_id: dict[str, list[Entity]] = defaultdict(list)
    for part in parts:
        by_id[part.id].append(part)
    return tuple(_merged(by_id[name]) for name in sorted(by_id))


def _merged(parts: Sequence[Entity]) -> Entity:
    """Return one entity from its parts; a name or country weighs as many pages as the part that gives it has."""
    if len(parts) == 1:
        return parts[0]
    ordered = sorted(parts, key=lambda part: part.members)
    users: dict[str, set[str]] = defaultdict(set)
    called: Counter[str] = Counter()
    countries: Counter[str] = Counter()
    for part in ordered:
        called[part.name] += len(part.members)
        if part.country:
            countries[part.country] += len(part.members)
        for name, articles in part.variants:
            users[name].update(articles)
    first = ordered[0]
    roles = sorted((role for part in ordered for role in part.roles), key=lambda role: role.evidence.article_id)
    return Entity(
        id=first.id,
        kind=first.kind,
        name=best_name(first.kind, called),
        members=tuple(sorted(member for part in ordered for member in part.members)),
        variants=tuple((name, tuple(sorted(users[name]))) for name in sorted(users)),
        country=commonest(countries) if countries else None,
        roles=tuple(roles),
        judged=tuple(sorted({each for part in ordered for each in part.judged}, key=lambda each: (each.cell, each.at))),
    )

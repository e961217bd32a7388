"""Names across pages: which page entities are one person, organisation, place or country.

Equal names of one kind are grouped first, then spellings that meet under a key are compared once for all pages, then
short forms ("Xi") are laid to the one full name they can mean on pages that share other names. Two people who share a
surname and nothing else stay apart.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from dateline.link.clusters import Pair, cluster, pair
from dateline.link.keys import article_of, candidates, entity_member
from dateline.model.annotation import EntityKind, PageEntity
from dateline.model.ids import make_id
from dateline.model.link import Entity, Ground, Judgement, Page, RoleHeld, SpanRef, Verdict
from dateline.text import names

RULE = "entities/1"
_SAME = 0.8
# More spellings than this under one key are compared through their other keys only.
_WIDEST = 200


@dataclass(frozen=True)
class EntityIndex:
    """Entities across pages, the judgements behind them, and where each name on a page went."""

    entities: tuple[Entity, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    by_member: Mapping[str, Entity] = field(default_factory=dict)

    @cached_property
    def _kinds(self) -> Mapping[str, EntityKind]:
        return {entity.id: entity.kind for entity in self.entities}

    def kind_of(self, entity_id: str) -> EntityKind | None:
        """Return what kind of thing an entity is."""
        return self._kinds.get(entity_id)

    def of(self, article_id: str, key: str) -> Entity | None:
        """Return the entity that a page's key belongs to."""
        return self.by_member.get(entity_member(article_id, key))


@dataclass(frozen=True, slots=True)
class _Form:
    """One spelling of a name with one country, and every page entity that has it as its fullest form."""

    id: str
    kind: EntityKind
    variants: tuple[str, ...]
    country: str | None
    members: tuple[str, ...]


def resolve_entities(pages: Sequence[Page], judgements: Sequence[Judgement] = ()) -> EntityIndex:
    """Return the entities of all pages; people's judgements outrank what the names say."""
    found = {entity_member(page.article.id, entity.key): entity for page in pages for entity in page.notes.entities}
    decided = [each for each in judgements if each.kind == "entity"]
    alone = {name for each in decided if each.verdict is Verdict.DIFFERENT for name in (each.left, each.right)}
    forms = _forms(found, alone)
    home = {member: form.id for form in forms.values() for member in form.members}
    made = _compare_forms(forms)
    made += _place_short_forms(forms, made, _company(pages))
    scores = {pair(each.left, each.right): each.score for each in made if each.verdict is Verdict.SAME}
    apart = {pair(each.left, each.right) for each in made if each.verdict is Verdict.DIFFERENT}
    together: set[Pair] = set()
    for each in decided:
        if each.left in home and each.right in home:
            chosen = together if each.verdict is Verdict.SAME else apart
            chosen.add(pair(home[each.left], home[each.right]))
    groups = cluster(forms, scores, threshold=_SAME, apart=apart - together, together=together)
    texts = {page.article.id: page.article.text for page in pages}
    entities = sorted((_entity(group, forms, found, texts) for group in groups), key=lambda each: each.id)
    by_member = {member: entity for entity in entities for member in entity.members}
    ordered = tuple(sorted(made, key=lambda each: (each.left, each.right)))
    return EntityIndex(tuple(entities), ordered, by_member)


def _normal(kind: EntityKind, name: str) -> str:
    if kind is EntityKind.PERSON:
        return " ".join(names.tokens(name))
    if kind is EntityKind.ORGANISATION:
        return " ".join(names.organisation_words(name))
    return names.fold(name)


def _forms(found: Mapping[str, PageEntity], alone: set[str]) -> dict[str, _Form]:
    """Group equal names; a page entity that a person has judged keeps a form of its own."""
    groups: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for member, entity in sorted(found.items()):
        known = entity.kind is EntityKind.COUNTRY and entity.country
        name = entity.country if known and entity.country else _normal(entity.kind, entity.name)
        groups[entity.kind, name, entity.country or "", member if member in alone else ""].append(member)
    forms = {}
    for members in groups.values():
        first = found[members[0]]
        variants = sorted({name for member in members for name in (found[member].name, *found[member].variants)})
        forms[members[0]] = _Form(members[0], first.kind, tuple(variants), first.country, tuple(members))
    return forms


def _is_full(form: _Form) -> bool:
    return form.kind is not EntityKind.PERSON or any(len(names.tokens(name)) > 1 for name in form.variants)


def _keys(form: _Form) -> set[str]:
    """Return the keys under which other spellings of the same name are found."""
    keys: set[str] = set()
    for name in form.variants:
        match form.kind:
            case EntityKind.PERSON:
                if len(names.tokens(name)) > 1:
                    keys |= names.sounds(name) | {names.sound("".join(names.tokens(name)))}
            case EntityKind.ORGANISATION:
                words = names.organisation_words(name)
                keys |= {" ".join(words[:2]), "".join(words), "".join(sorted(words)), names.acronym(name)}
            case _:
                keys |= {names.sound(names.fold(name)), (form.country or "") if form.kind is EntityKind.COUNTRY else ""}
    return {f"{form.kind}:{key}" for key in keys if key}


def _likeness(kind: EntityKind, one: str, other: str) -> float:
    if kind is EntityKind.PERSON:
        return names.person_likeness(one, other)
    if kind is EntityKind.ORGANISATION:
        return names.organisation_likeness(one, other)
    return 1.0 if names.fold(one) == names.fold(other) else 0.9


def _compare_forms(forms: Mapping[str, _Form]) -> list[Judgement]:
    full = {form.id: _keys(form) for form in forms.values() if _is_full(form)}
    return [
        judgement
        for left, right in candidates(full, widest=_WIDEST)
        if (judgement := _compare(forms[left], forms[right])) is not None
    ]


def _compare(one: _Form, other: _Form) -> Judgement | None:
    """Judge two spellings; names that merely share a part give no judgement unless they share the surname."""
    if one.country and other.country and one.country != other.country:
        ground = Ground("country", f"one belongs to {one.country}, the other to {other.country}", -1.0)
        return _judge(one, other, Verdict.DIFFERENT, 0.0, ground)
    best, left, right = max(
        (_likeness(one.kind, left, right), left, right) for left in one.variants for right in other.variants
    )
    if best >= _SAME:
        return _judge(one, other, Verdict.SAME, best, Ground("name", f"“{left}” and “{right}” are one name", best))
    if one.kind is EntityKind.PERSON and {*names.tokens(left)} & {*names.tokens(right)}:
        ground = Ground("given name", f"“{one.variants[-1]}” and “{other.variants[-1]}” share only a part", -1.0)
        return _judge(one, other, Verdict.DIFFERENT, best, ground)
    return None


def _judge(one: _Form, other: _Form, verdict: Verdict, score: float, *grounds: Ground) -> Judgement:
    left, right = pair(one.id, other.id)
    return Judgement("entity", left, right, verdict, round(score, 3), grounds, RULE)


def _company(pages: Sequence[Page]) -> dict[str, frozenset[str]]:
    """Return, for every article, what else it names: short forms are understood through the company they keep."""
    return {
        page.article.id: frozenset(
            entity.country
            if entity.kind is EntityKind.COUNTRY and entity.country
            else _normal(entity.kind, entity.name)
            for entity in page.notes.entities
        )
        for page in pages
    }


def _place_short_forms(
    forms: Mapping[str, _Form], made: Sequence[Judgement], company: Mapping[str, frozenset[str]]
) -> list[Judgement]:
    """Lay each one-part name to the one full name that it can mean."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for form in forms.values():
        if form.kind is EntityKind.PERSON and _is_full(form):
            for name in form.variants:
                for sound in names.sounds(name):
                    bearers[sound].add(form.id)
    same = {pair(each.left, each.right): each.score for each in made if each.verdict is Verdict.SAME}
    placed = []
    for form in sorted(forms.values(), key=lambda each: each.id):
        if form.kind is EntityKind.PERSON and not _is_full(form):
            possible = {other for name in form.variants for sound in names.sounds(name) for other in bearers[sound]}
            bearer = _bearer(form, [forms[other] for other in sorted(possible)], same, company)
            if bearer is not None:
                placed.append(bearer)
    return placed


def _bearer(
    short: _Form, full: Sequence[_Form], same: Mapping[Pair, float], company: Mapping[str, frozenset[str]]
) -> Judgement | None:
    """Return the judgement that `short` means one of `full`, or nothing where two different people fit."""
    near = _near(short.members, company)
    fitting: list[tuple[int, _Form]] = []
    for form in full:
        if short.country and form.country and short.country != form.country:
            continue
        shared = near & _near(form.members, company) - {_normal(form.kind, name) for name in form.variants}
        if shared or (short.country and short.country == form.country):
            fitting.append((len(shared), form))
    if not fitting:
        return None
    best = max(count for count, _ in fitting)
    chosen = [form for count, form in fitting if count == best]
    if any(pair(chosen[0].id, other.id) not in same for other in chosen[1:]):
        return None
    text = f"“{short.variants[0]}” stands for “{chosen[0].variants[-1]}” on pages that share {best} other names"
    return _judge(short, chosen[0], Verdict.SAME, 0.85, Ground("short form", text, 0.85))


def _near(members: Iterable[str], company: Mapping[str, frozenset[str]]) -> set[str]:
    return {name for member in members for name in company[article_of(member)]}


def _entity(
    group: Sequence[str], forms: Mapping[str, _Form], found: Mapping[str, PageEntity], texts: Mapping[str, str]
) -> Entity:
    members = tuple(sorted(member for form in group for member in forms[form].members))
    users: dict[str, set[str]] = defaultdict(set)
    roles: list[RoleHeld] = []
    for member in members:
        entity, article_id = found[member], article_of(member)
        for name in {entity.name, *entity.variants}:
            users[name].add(article_id)
        text = texts[article_id]
        roles += [RoleHeld(role.title, SpanRef(article_id, role.span, role.span.of(text))) for role in entity.roles]
    kind = found[members[0]].kind
    countries = Counter(found[member].country for member in members if found[member].country)
    return Entity(
        id=make_id("ent", members[0]),
        kind=kind,
        name=_best_name(kind, [found[member].name for member in members]),
        members=members,
        variants=tuple((name, tuple(sorted(users[name]))) for name in sorted(users)),
        country=min(countries, key=lambda code: (-countries[code], code or "")) if countries else None,
        roles=tuple(roles),
    )


def _best_name(kind: EntityKind, used: Sequence[str]) -> str:
    """Return the commonest of the fullest names; among equals the longest, then the first by alphabet."""
    counts = Counter(used)
    fullest = max(min(len(names.tokens(name)), 2) for name in counts) if kind is EntityKind.PERSON else 0
    fitting = [name for name in counts if min(len(names.tokens(name)), 2) >= fullest]
    if kind is EntityKind.ORGANISATION:
        fitting = [name for name in fitting if " " in name] or fitting
    return min(fitting, key=lambda name: (-counts[name], -len(name), name))

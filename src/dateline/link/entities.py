"""Names on pages that belong together: which page entities are one person, organisation, place or country.

Which full spellings are of one name is known for the whole record (`spellings`). Here page entities are laid to their
spelling, and short forms ("Xi") to the one full name that they can mean on pages that share other names. Two people who
share a surname and nothing else stay apart.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from dateline.link.clusters import components, pair
from dateline.link.keys import article_of, candidates, entity_member
from dateline.link.misread import Bearer, is_known, misread
from dateline.link.spellings import (
    Spelling,
    compare_spellings,
    group_spellings,
    judged_members,
    judged_spellings,
    normal_name,
    spelled_by,
    spelling_keys,
)
from dateline.model.annotation import EntityKind, PageEntity
from dateline.model.ids import make_id
from dateline.model.link import Entity, Ground, Judgement, Page, RoleHeld, SpanRef, Verdict
from dateline.text import names

RULE = "entities/2"
# More spellings than this under one key are compared through their other keys only.
_WIDEST = 200
_SIGNS = frozenset({"CJK", "HANGUL"})
# Countries whose people have names in signs, which every alphabet writes by rules of its own.
_SIGN_COUNTRIES = frozenset({"CN", "TW", "HK", "MO", "JP", "KR", "KP"})
# Where as many pages read a name as of one kind as of another, the first of these is taken.
_SURER = (EntityKind.COUNTRY, EntityKind.PLACE, EntityKind.PERSON, EntityKind.ORGANISATION)


@dataclass(frozen=True, slots=True)
class Profile:
    """The country of an entity, the scripts that its names are written in, and whether more than one page knows it.

    A name is known as well where a page says what its bearer's country or office is.
    """

    country: str | None = None
    scripts: frozenset[str] = frozenset()
    is_known: bool = False

    @classmethod
    def of(cls, entity: Entity) -> "Profile":
        """Return the profile of an entity."""
        scripts = frozenset(names.script(name) for name, _ in entity.variants)
        pages = {article_of(member) for member in entity.members}
        return cls(entity.country, scripts, bool(entity.country or entity.roles) or len(pages) > 1)

    def may_be(self, other: "Profile") -> bool:
        """Tell whether two names of different people may be one person's, since nothing says how one reads in letters.

        So it is with names in Chinese, Japanese or Korean signs, and with what other scripts make of them.
        """
        if self.scripts & other.scripts or not (self.scripts and other.scripts):
            return False
        if self.country and other.country and self.country != other.country:
            return False
        signs = _SIGNS & (self.scripts | other.scripts)
        return bool(signs) or bool(_SIGN_COUNTRIES & {self.country, other.country})


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

    @cached_property
    def _profiles(self) -> Mapping[str, Profile]:
        return {entity.id: Profile.of(entity) for entity in self.entities}

    def profile(self, entity_id: str) -> Profile:
        """Return what the names of an entity allow when they are compared with others."""
        return self._profiles.get(entity_id, Profile())

    def of(self, article_id: str, key: str) -> Entity | None:
        """Return the entity that a page's key belongs to."""
        return self.by_member.get(entity_member(article_id, key))


@dataclass(frozen=True, slots=True)
class _Form:
    """One spelling of a name, and every page entity of the pages at hand that has it."""

    spelling: Spelling
    members: tuple[str, ...]

    @property
    def id(self) -> str:
        """The smallest member: what judgements name."""
        return self.members[0]

    @property
    def kind(self) -> EntityKind:
        """What kind of thing the name is of."""
        return self.spelling.kind

    @property
    def variants(self) -> tuple[str, ...]:
        """The forms in which the pages give the name."""
        return self.spelling.names

    @property
    def country(self) -> str | None:
        """The country that the pages lay the name to."""
        return self.spelling.country


def resolve_entities(
    pages: Sequence[Page], judgements: Sequence[Judgement] = (), home: Mapping[str, str] | None = None
) -> EntityIndex:
    """Return the entities of pages that belong together; people's judgements outrank what the names say.

    Args:
        pages: the pages of one scope.
        judgements: people's; only those of kind `entity` count.
        home: the group of each full spelling, by its id, as `spellings.group_spellings` gives it for a whole record;
            without it the pages at hand are all there is.
    """
    found = {entity_member(page.article.id, entity.key): entity for page in pages for entity in page.notes.entities}
    decided = [each for each in judgements if each.kind == "entity"]
    spelled = spelled_by(pages, judged_members(decided))
    forms = _forms(spelled)
    if home is None:
        home = group_spellings({each.spelling for each in forms.values()}, judged_spellings(decided, spelled))
    made = _compare_forms(forms)
    company = _company(pages)
    groups: dict[str, list[_Form]] = defaultdict(list)
    for form in sorted(forms.values(), key=lambda each: each.id):
        bearer = None
        if not form.spelling.is_full and form.spelling.id not in home:
            bearer = _bearer(form, _possible(form, forms.values()), home, company)
            made += [bearer[0]] if bearer else []
        key = home[bearer[1].spelling.id] if bearer else home.get(form.spelling.id, form.spelling.id)
        groups[key].append(form)
    mended, judged = _mended(groups, company)
    groups, made = mended, made + judged
    texts = {page.article.id: page.article.text for page in pages}
    entities = sorted((_entity(key, group, found, texts) for key, group in groups.items()), key=lambda each: each.id)
    by_member = {member: entity for entity in entities for member in entity.members}
    ordered = tuple(sorted(made, key=lambda each: (each.left, each.right)))
    return EntityIndex(tuple(entities), ordered, by_member)


def _forms(spelled: Mapping[str, Spelling]) -> dict[str, _Form]:
    """Group page entities with one spelling, by their smallest member."""
    members: dict[Spelling, list[str]] = defaultdict(list)
    for member in sorted(spelled):
        members[spelled[member]].append(member)
    return {names[0]: _Form(spelling, tuple(names)) for spelling, names in members.items()}


def _compare_forms(forms: Mapping[str, _Form]) -> list[Judgement]:
    """Judge the spellings at hand; those that share no more than a part of the name too, so that readers see why."""
    full = {form.id: spelling_keys(form.spelling) | _parts(form) for form in forms.values() if form.spelling.is_full}
    found = []
    for left, right in candidates(full, widest=_WIDEST):
        likeness = compare_spellings(forms[left].spelling, forms[right].spelling)
        if likeness is not None:
            found.append(_judge(forms[left], forms[right], likeness.verdict, likeness.score, likeness.ground))
    return found


def _parts(form: _Form) -> frozenset[str]:
    person = form.kind is EntityKind.PERSON
    return frozenset(sound for name in form.variants for sound in names.sounds(name)) if person else frozenset()


def _judge(one: _Form, other: _Form, verdict: Verdict, score: float, *grounds: Ground) -> Judgement:
    left, right = pair(one.id, other.id)
    return Judgement("entity", left, right, verdict, round(score, 3), grounds, RULE)


def _company(pages: Sequence[Page]) -> dict[str, frozenset[str]]:
    """Return, for every article, what else it names: short forms are understood through the company they keep."""
    return {
        page.article.id: frozenset(
            entity.country
            if entity.kind is EntityKind.COUNTRY and entity.country
            else normal_name(entity.kind, entity.name)
            for entity in page.notes.entities
        )
        for page in pages
    }


def _possible(short: _Form, forms: Iterable[_Form]) -> list[_Form]:
    """Return the people whose name has a part that sounds like a name of one part."""
    people = (form for form in forms if form.kind is short.kind is EntityKind.PERSON and form.spelling.is_full)
    return sorted((each for each in people if _may_mean(short, each)), key=lambda each: each.id)


def _may_mean(short: _Form, full: _Form) -> bool:
    across = (names.is_short_form(one, other) for one in short.variants for other in full.variants)
    return bool(_parts(full) & _parts(short)) or any(across)


def _bearer(
    short: _Form, full: Sequence[_Form], home: Mapping[str, str], company: Mapping[str, frozenset[str]]
) -> tuple[Judgement, _Form] | None:
    """Return the one of `full` that `short` means, or nothing where two different people fit."""
    near = _near(short.members, company)
    fitting: list[tuple[int, _Form]] = []
    for form in full:
        if short.country and form.country and short.country != form.country:
            continue
        shared = near & _near(form.members, company) - {normal_name(form.kind, name) for name in form.variants}
        if shared or (short.country and short.country == form.country):
            fitting.append((len(shared), form))
    if not fitting:
        return None
    best = max(count for count, _ in fitting)
    chosen = [form for count, form in fitting if count == best]
    if len({home[form.spelling.id] for form in chosen}) > 1:
        return None
    text = f"“{short.variants[0]}” stands for “{chosen[0].variants[-1]}” on pages that share {best} other names"
    return _judge(short, chosen[0], Verdict.SAME, 0.85, Ground("short form", text, 0.85)), chosen[0]


def _mended(
    groups: Mapping[str, Sequence[_Form]], company: Mapping[str, frozenset[str]]
) -> tuple[dict[str, list[_Form]], list[Judgement]]:
    """Join the groups of one name that a page reads as of another kind or country, and say so."""
    bearers = {key: _bearer_of(group, company) for key, group in groups.items() if not _is_judged(group)}
    alike = misread(bearers)
    joined = {names[0]: [form for name in names for form in groups[name]] for names in components(groups, alike)}
    ground = Ground("reading", "one name in full, which a page reads as of another kind or country", 0.85)
    made = [_judge(groups[one][0], groups[other][0], Verdict.SAME, 0.85, ground) for one, other in alike]
    return joined, made


def _is_judged(group: Sequence[_Form]) -> bool:
    return any(form.spelling.only for form in group)


def _bearer_of(group: Sequence[_Form], company: Mapping[str, frozenset[str]]) -> Bearer:
    kind = group[0].kind
    given = [name for form in group for name in form.variants]
    plain = frozenset(" ".join(names.tokens(name)) for name in given)
    members = [member for form in group for member in form.members]
    countries = {form.country for form in group if form.country}
    country = min(countries) if countries else None
    return Bearer(kind, plain, country, frozenset(_near(members, company)), any(is_known(kind, name) for name in given))


def _near(members: Iterable[str], company: Mapping[str, frozenset[str]]) -> set[str]:
    return {name for member in members for name in company[article_of(member)]}


def _entity(key: str, group: Sequence[_Form], found: Mapping[str, PageEntity], texts: Mapping[str, str]) -> Entity:
    members = tuple(sorted(member for form in group for member in form.members))
    users: dict[str, set[str]] = defaultdict(set)
    roles: list[RoleHeld] = []
    for member in members:
        entity, article_id = found[member], article_of(member)
        for name in {entity.name, *entity.variants}:
            users[name].add(article_id)
        text = texts[article_id]
        roles += [RoleHeld(role.title, SpanRef(article_id, role.span, role.span.of(text))) for role in entity.roles]
    kinds = Counter(found[member].kind for member in members)
    kind = min(kinds, key=lambda each: (-kinds[each], _SURER.index(each)))
    countries = Counter(country for member in members if (country := found[member].country))
    return Entity(
        id=make_id("ent", key),
        kind=kind,
        name=best_name(kind, Counter(found[member].name for member in members if found[member].kind is kind)),
        members=members,
        variants=tuple((name, tuple(sorted(users[name]))) for name in sorted(users)),
        country=_country_of(countries),
        roles=tuple(roles),
    )


def best_name(kind: EntityKind, counts: Mapping[str, int]) -> str:
    """Return the commonest of the fullest names; among equals the longest, then the first by alphabet."""
    fullest = max(min(len(names.tokens(name)), 2) for name in counts) if kind is EntityKind.PERSON else 0
    fitting = [name for name in counts if min(len(names.tokens(name)), 2) >= fullest]
    if kind is EntityKind.ORGANISATION:
        fitting = [name for name in fitting if " " in name] or fitting
    return min(fitting, key=lambda name: (-counts[name], -len(name), name))


def _country_of(counts: Mapping[str, int]) -> str | None:
    """Return the country that most pages give a name; where as many give another, nobody knows."""
    most = max(counts.values(), default=0)
    found = [country for country in counts if counts[country] == most]
    return found[0] if len(found) == 1 else None


def commonest(counts: Mapping[str, int]) -> str:
    """Return what is counted most often; among equals the first by alphabet."""
    return min(counts, key=lambda name: (-counts[name], name))

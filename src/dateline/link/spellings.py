"""Spellings of names, and which of them are of one name in the whole record.

A name is judged by its spelling, never by the page it stands on: a record holds far fewer spellings than mentions, each
is compared only with those that share a key, and a page that brings no new spelling changes nothing here. The
likeness of two spellings is a function of the two alone.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations

from dateline.link.clusters import Pair, cluster, components, pair
from dateline.link.keys import candidates, entity_member
from dateline.model.annotation import EntityKind, PageEntity
from dateline.model.ids import make_id
from dateline.model.link import Ground, Judgement, Page, Verdict
from dateline.text import names

SAME = 0.8
# More spellings than any language has of one name.
_WIDEST = 10_000


@dataclass(frozen=True, slots=True)
class Spelling:
    """The forms in which pages give one name, with its country; what is compared across pages.

    Attributes:
        names: sorted; for a person the full forms only, unless there is none; for a known country its code.
        only: the page entity that a person has judged: it has a spelling of its own.
    """

    kind: EntityKind
    names: tuple[str, ...]
    country: str | None = None
    only: str = ""

    @property
    def id(self) -> str:
        """A hash of everything that is compared."""
        return make_id("spl", self.kind, self.country or "", self.only, *self.names)

    @property
    def is_full(self) -> bool:
        """Whether the name says by itself who is meant: a person's of one part does not."""
        return self.kind is not EntityKind.PERSON or any(names.is_full(name) for name in self.names)


def spelling_of(entity: PageEntity, only: str = "") -> Spelling:
    """Return the spelling of a page entity.

    >>> spelling_of(PageEntity("p", EntityKind.PERSON, "Ana Silva", ("Ana Silva", "Silva"), "PT")).names
    ('Ana Silva',)
    """
    if entity.kind is EntityKind.COUNTRY and entity.country:
        return Spelling(entity.kind, (entity.country,), entity.country, only)
    given = {entity.name, *entity.variants}
    full = {name for name in given if names.is_full(name)} if entity.kind is EntityKind.PERSON else set()
    return Spelling(entity.kind, tuple(sorted(full or given)), entity.country, only)


def spelled_by(pages: Iterable[Page], judged: frozenset[str] = frozenset()) -> dict[str, Spelling]:
    """Return the spelling of every page entity, by member; those in `judged` have one of their own."""
    found = {}
    for page in pages:
        for entity in page.notes.entities:
            member = entity_member(page.article.id, entity.key)
            found[member] = spelling_of(entity, member if member in judged else "")
    return found


def judged_members(decided: Iterable[Judgement]) -> frozenset[str]:
    """Return the page entities that a person has told apart from others: each has a spelling of its own."""
    different = (each for each in decided if each.kind == "entity" and each.verdict is Verdict.DIFFERENT)
    return frozenset(member for each in different for member in (each.left, each.right))


def judged_spellings(decided: Iterable[Judgement], spelled: Mapping[str, Spelling]) -> list[tuple[Pair, Verdict]]:
    """Return what people decided of names, as pairs of spelling ids."""
    return [
        (pair(spelled[each.left].id, spelled[each.right].id), each.verdict)
        for each in decided
        if each.kind == "entity" and each.left in spelled and each.right in spelled
    ]


def spelling_keys(spelling: Spelling) -> frozenset[str]:
    """Return the keys under which other spellings of the same name are found.

    A person's are each part with the first sound of every other part: initials and slips of the pen meet, and
    a common given name alone is no key.
    """
    return frozenset(f"{spelling.kind}:{key}" for name in spelling.names for key in _keys(spelling, name) if key)


def _keys(spelling: Spelling, name: str) -> Iterator[str]:
    match spelling.kind:
        case EntityKind.PERSON:
            parts = names.tokens(name)
            yield names.sound("".join(parts))
            yield f"~{names.skeleton(name)}"
            yield f"~{names.skeleton(name.rsplit(maxsplit=1)[-1])}"
            yield from (f"~~{reading}" for reading in names.surname_readings(name))
            for part, other in permutations(parts, 2):
                yield f"{names.sound(part)}|{names.sound(other)[:1]}" if len(part) > 1 else ""
        case EntityKind.ORGANISATION:
            words = names.organisation_words(name)
            yield from (" ".join(words[:2]), "".join(words), "".join(sorted(words)), names.acronym(name))
        case _:
            yield names.sound(names.fold(name))


def normal_name(kind: EntityKind, name: str) -> str:
    """Return the plain form of a name, equal for equal names however they are printed."""
    if kind is EntityKind.PERSON:
        return " ".join(names.tokens(name))
    if kind is EntityKind.ORGANISATION:
        return " ".join(names.organisation_words(name))
    return names.fold(name)


@dataclass(frozen=True, slots=True)
class Likeness:
    """What comparing two spellings gives."""

    verdict: Verdict
    score: float
    ground: Ground


def compare_spellings(one: Spelling, other: Spelling) -> Likeness | None:
    """Judge two full spellings; names that merely share a part give nothing unless they share the surname."""
    if one.kind is not other.kind:
        return None
    if one.country and other.country and one.country != other.country:
        ground = Ground("country", f"one belongs to {one.country}, the other to {other.country}", -1.0)
        return Likeness(Verdict.DIFFERENT, 0.0, ground)
    across = [(left, right) for left in one.names for right in other.names]
    best, left, right = max((_likeness(one.kind, left, right), left, right) for left, right in across)
    if best < SAME and one.kind is EntityKind.PERSON:
        near = next(((a, b) for a, b in across if _same_by_country(a, b)), None)
        if near is not None:
            ground = Ground("name", f"“{near[0]}” and “{near[1]}” of one country sound alike", SAME)
            return Likeness(Verdict.SAME, SAME, ground) if one.country and one.country == other.country else None
    if best >= SAME:
        return Likeness(Verdict.SAME, best, Ground("name", f"“{left}” and “{right}” are one name", best))
    if one.kind is EntityKind.PERSON and {*names.tokens(left)} & {*names.tokens(right)}:
        ground = Ground("given name", f"“{one.names[-1]}” and “{other.names[-1]}” share only a part", -1.0)
        return Likeness(Verdict.DIFFERENT, best, ground)
    return None


def _same_by_country(one: str, other: str) -> bool:
    return names.same_surname_across_scripts(one, other) or names.same_by_country(one, other)


def _likeness(kind: EntityKind, one: str, other: str) -> float:
    if kind is EntityKind.PERSON:
        return names.person_likeness(one, other)
    if kind is EntityKind.ORGANISATION:
        return names.organisation_likeness(one, other)
    return 1.0 if names.fold(one) == names.fold(other) else 0.9


def group_spellings(spellings: Iterable[Spelling], decided: Sequence[tuple[Pair, Verdict]] = ()) -> dict[str, str]:
    """Return the group of each full or judged spelling, by id: the smallest spelling id in it.

    Groups are made per component of spellings that are alike, so a new spelling changes none but its own.
    """
    judged = {name for both, _ in decided for name in both}
    by_id = {each.id: each for each in spellings if each.is_full or each.id in judged}
    full = {name: spelling_keys(each) for name, each in by_id.items() if each.is_full}
    alike = [both for both in candidates(full, widest=_WIDEST) if _is_one(by_id[both[0]], by_id[both[1]])]
    together = {both for both, verdict in decided if verdict is Verdict.SAME and {*both} <= by_id.keys()}
    apart = {both for both, verdict in decided if verdict is Verdict.DIFFERENT}
    scores: dict[Pair, float] = {}
    for part in components(by_id, [*alike, *together]):
        for both in combinations(part, 2):
            likeness = compare_spellings(by_id[both[0]], by_id[both[1]])
            if likeness is not None and likeness.verdict is Verdict.SAME:
                scores[both] = likeness.score
            elif likeness is not None:
                apart.add(both)
    groups = cluster(by_id, scores, threshold=SAME, apart=apart - together, together=together)
    return {name: group[0] for group in groups for name in group}


def _is_one(one: Spelling, other: Spelling) -> bool:
    likeness = compare_spellings(one, other)
    return likeness is not None and likeness.verdict is Verdict.SAME


def alike_spellings(one: Spelling, others: Iterable[Spelling]) -> list[Spelling]:
    """Return those of `others` that are spellings of the same name as `one`."""
    return [each for each in others if each.kind is one.kind and each.is_full and _is_one(one, each)]

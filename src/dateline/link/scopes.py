"""Which pages must be looked at together: the scopes of a record.

Two pages are joined where one may bear on the other: they share an origin or wording, or may tell one happening. A
scope is a connected component of pages so joined, and every result over pages is computed scope by scope. Adding,
removing or correcting a page therefore changes the scopes that it touches and nothing else.

Each page has keys (`page_keys`); a key holds in certain days, and is whole or only part of what the page says. Two keys
meet where they are equal, their days lie close, and at least one of them is whole (`Key.meets`). What everybody's pages
share is no key by itself: a person without a counterpart, a country or a capital needs known days, an organisation of
the fact tables a place (`docs/design/incremental.md`). Pages that share enough keys are compared, two by two, and what
binds them is weighed in `bonds`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import NamedTuple

from dateline.lang import facts
from dateline.link.about import about, about_keys
from dateline.link.bonds import KeyKind, bond, holding
from dateline.link.clusters import Pair, components, pair
from dateline.link.credited import report_keys
from dateline.link.duplicates import Wording
from dateline.link.entities import resolve_entities
from dateline.link.keys import article_of
from dateline.link.kinds import COUNTERPART, MEETINGS, SPEECH, kind_key
from dateline.link.lineage import quotation_keys
from dateline.link.mentions import tellings_of
from dateline.link.places import is_country
from dateline.link.put_off import JOURNEYS, ON_JOURNEYS
from dateline.link.stories import keywords
from dateline.link.tellings import Telling
from dateline.link.times import PUT_OFF
from dateline.link.translations import order_keys
from dateline.model.annotation import PlaceMention, Status
from dateline.model.dates import Interval, RelativeUnit
from dateline.model.link import Entity, Judgement, Page
from dateline.text import names
from dateline.text.names import fold
from dateline.text.readings import parts, surest
from dateline.text.shingles import hash_word

NEAR = 14
"""Days that two keys may lie apart: a fortnight, as for pages of one story."""

LONGEST = 92
"""Days of the longest time that counts as known; a longer one is open."""

OPEN_FIRST, OPEN_LAST = 0, 9_999_999
"""The days of a key whose time is not known."""

_BITS = 63  # keys are kept in a database as signed numbers
_MANY_PEOPLE = 4
_COUNTRIES = 3
# So many of the names that a page gives first, of the times and of the figures, make its keys.
_SOUNDS, _TIMES, _FIGURES, _SOUNDS_OF_FIGURES = 8, 2, 3, 4
_TOGETHER = "+"  # between two who are named together, enough without a day


SHARED = {
    KeyKind.EVENT: 1,
    KeyKind.SHINGLE: 2,
    KeyKind.PHRASE: 3,
    KeyKind.FACTS: 4,
    KeyKind.REPORT: 2,
    KeyKind.QUOTATION: 1,
    KeyKind.WORD: 5,
    KeyKind.ABOUT: 1,
    KeyKind.UNDATED_WORD: 3,
    KeyKind.SOUND: 2,
}
"""How much of a kind of key two pages must share to be candidates; each key counts for `KNOWN` or for one."""

KNOWN = {kind: {KeyKind.FACTS: 2, KeyKind.SOUND: 2}.get(kind, 1) for kind in KeyKind}
"""What a shared key counts where the days of both pages are known; where one is open, pages of all years meet."""


class Key(NamedTuple):
    """Something that a page says, under which other pages that say it are found; a page has hundreds.

    Attributes:
        value: a hash of what is said.
        first, last: the days in which it holds, as ordinals; `OPEN_FIRST` and `OPEN_LAST` where they are not known.
        whole: whether it says all that the page says of the matter, as a meeting's two people do and one of them not.
    """

    kind: KeyKind
    value: int
    first: int
    last: int
    whole: bool = True

    def meets(self, other: "Key") -> bool:
        """Tell whether two equal keys put their pages side by side."""
        near = self.first - NEAR <= other.last and other.first - NEAR <= self.last
        return self.value == other.value and near and (self.whole or other.whole)

    def counts(self, other: "Key") -> int:
        """Return what it counts that two equal keys meet; see `KNOWN`."""
        return 1 if OPEN_FIRST in (self.first, other.first) else KNOWN[self.kind]


def _key(kind: KeyKind, said: int | str, days: Interval, *, whole: bool = True) -> Key:
    value = said if isinstance(said, int) else hash_word(said)
    first, last = OPEN_FIRST, OPEN_LAST
    if _is_known(days) and days.earliest and days.latest:
        first, last = days.earliest.toordinal(), days.latest.toordinal()
    return Key(kind, hash_word(f"{kind.value}|{value}") >> (64 - _BITS), first, last, whole)


def _is_known(days: Interval) -> bool:
    return days.days is not None and days.days <= LONGEST


def page_keys(page: Page) -> tuple[Key, ...]:
    """Return the keys of a page, sorted; they depend on nothing else."""
    return tuple(sorted({*_text_keys(Wording(page)), *_event_keys(page)}))


def _text_keys(wording: Wording) -> Iterator[Key]:
    """Yield what tells of a common text: it holds around the day of publication."""
    days = wording.page.article.published.interval
    said: dict[KeyKind, Iterable[int]] = {
        KeyKind.SHINGLE: wording.keys if wording.is_comparable else (),
        KeyKind.PHRASE: wording.phrases,
        KeyKind.FACTS: order_keys(wording),
        KeyKind.REPORT: report_keys(wording),
        KeyKind.QUOTATION: quotation_keys(wording),
        KeyKind.ABOUT: map(hash_word, about_keys(wording.page, dated=_is_known(days))),
        KeyKind.WORD: map(hash_word, keywords(wording.bag)) if _is_known(days) else (),
        KeyKind.SOUND: map(hash_word, _sound_keys(wording, dated=_is_known(days))),
        KeyKind.UNDATED_WORD: () if days.is_bounded else map(hash_word, keywords(wording.bag)),
    }
    for kind, values in said.items():
        for value in values:
            yield _key(kind, value, days)


def _sound_keys(wording: Wording, *, dated: bool) -> Iterator[str]:
    """Yield every two of the names that a page gives first, and the first few with each of its figures.

    Where its day is known, each of the names with a time it names makes a key as well.
    """
    sounds, times = wording.sounds[:_SOUNDS], about(wording.page).times[:_TIMES]
    figures = [said for said in wording.told if said in wording.setting.figures][:_FIGURES]
    yield from (" ".join(sorted(both)) for both in combinations(sounds, 2))
    yield from (f"{sound} {figure}" for sound in sounds[:_SOUNDS_OF_FIGURES] for figure in figures)
    if dated:
        yield from (f"{sound} {time}" for sound in sounds for time in times)


def _event_keys(page: Page) -> Iterator[Key]:
    index = resolve_entities([page])
    by_id = {entity.id: entity for entity in index.entities}
    for told in tellings_of(page, index, page.article.published.interval):
        days = told.window
        for each in _said(told, by_id, known=_is_known(days)):
            yield _key(KeyKind.EVENT, f"{kind_key(told.family)}|{each.text}", days, whole=each.whole)
        alone = [each for each in _said(told, by_id, known=True) if _TOGETHER not in each.text]
        for each in alone:
            for day in sorted(_days_of_any_year(told)):
                yield _key(KeyKind.EVENT, f"{kind_key(told.family)}|{each.text}#{day}", days, whole=each.whole)
        yield from _journey_keys(told, by_id)
        yield from _site_keys(told)
        if any(mention.counts for mention in told.mentions):
            for text, whole in _pairs(told, by_id):
                yield _key(KeyKind.EVENT, f"{kind_key(told.family)}|{text}", Interval(), whole=whole)


def _days_of_any_year(told: Telling) -> set[str]:
    """Return the days of a month that a telling names or has: they bring an undated "on 15 September" to its year."""
    named = {f"{month}-{day}" for unit, month, day in told.calendar if unit is RelativeUnit.MONTH_DAY}
    day = told.time.earliest
    return named | ({f"{day.month}-{day.day}"} if told.time.is_day and day else set())


@dataclass(frozen=True, slots=True)
class _Said:
    """Who or where a happening is: the words of a key, and whether they are all that is said."""

    text: str
    whole: bool = True


def _said(told: Telling, entities: Mapping[str, Entity], *, known: bool) -> Iterator[_Said]:
    """Yield what a telling can be found by, in days that are `known` or not."""
    if told.family in SPEECH:
        yield from _spoken(told, entities) if known else ()
        return
    places = sorted({_where(place) for place in told.places})
    countries = sorted({place.country for place in told.places if place.country})
    for text, whole in _pairs(told, entities):
        if known or not told.background:
            yield _Said(text, whole)
        yield from (_Said(f"{text}@{country}", whole) for country in countries)
    yield from _around(told, entities, known=known)
    for title in sorted(told.titles | told.containers):
        yield from (_Said(f"={title}", title in told.titles) for _ in range(known))
        yield from (_Said(f"={title}@{country}", title in told.titles) for country in countries)
    alone = len(told.people) == 1
    for person in sorted(told.people):
        for token, whole in _tokens(entities[person]):
            if known:
                yield _Said(token, whole and alone)
            yield from (_Said(f"{token}@{country}", whole and alone) for country in countries if alone)
    if len(told.people) < 2:
        yield from _groups(told, entities, places, countries) if known else ()
    if told.family not in COUNTERPART:
        yield from _sites(told, known=known)
        yield from _scenes(told)


def _journey_keys(told: Telling, entities: Mapping[str, Entity]) -> Iterator[Key]:
    """Yield where a planned meeting may fall with a journey that is put off: its traveller and the country."""
    is_off = told.family in JOURNEYS and not told.statuses.isdisjoint(PUT_OFF)
    if is_off or (told.family in ON_JOURNEYS and Status.PLANNED in told.statuses):
        for country in sorted({place.country for place in told.places if place.country}):
            for token, _ in (each for person in sorted(told.people) for each in _tokens(entities[person])):
                yield _key(KeyKind.EVENT, f"journey|{token}@{country}", told.window, whole=is_off)


def _site_keys(told: Telling) -> Iterator[Key]:
    """Yield a town where people met with two countries that the page is about, and which of a row something is.

    The days are the happening's own. Where they are not known, a smaller town says enough.
    """
    lands = about(told.page).countries[:_COUNTRIES]
    if told.family in MEETINGS:
        for place in told.places:
            if _is_known(told.time) or (_is_small(place) and not is_country(place)):
                for two in combinations(sorted(lands), 2):
                    yield _key(KeyKind.EVENT, f"site|{_where(place)}|{_TOGETHER.join(two)}", told.time)
    elif told.family not in SPEECH:
        for number in sorted({rank.number for rank in told.ranks if rank.named}):
            yield from (_key(KeyKind.EVENT, f"{told.family}|#{number}|{land}", Interval()) for land in lands)


def _around(told: Telling, entities: Mapping[str, Entity], *, known: bool) -> Iterator[_Said]:
    """Yield the people and countries that a page is about for a meeting told without the two who met."""
    if len(told.people) > 1 or told.family not in MEETINGS:
        return
    if len(told.company) <= _MANY_PEOPLE and (known or not told.background):
        for one, other in combinations(sorted(told.company), 2):
            for (left, first), (right, second) in product(_tokens(entities[one]), _tokens(entities[other])):
                if first and second:
                    yield _Said(_TOGETHER.join(sorted((left, right))), whole=False)
    lands = about(told.page).countries
    if known and len(lands) > 1:
        both = (_TOGETHER.join(two) for two in combinations(sorted(lands[:_COUNTRIES]), 2))
        yield from (_Said(two, len(lands) == 2) for two in both)


def _is_small(place: PlaceMention) -> bool:
    return facts.country_by_capital(place.name) is None


def _pairs(told: Telling, entities: Mapping[str, Entity]) -> Iterator[tuple[str, bool]]:
    """Yield every two of the people who take part."""
    for one, other in combinations(sorted(told.people), 2):
        for (left, first), (right, second) in product(_tokens(entities[one]), _tokens(entities[other])):
            if (first and second) or len(told.people) < _MANY_PEOPLE:
                yield _TOGETHER.join(sorted((left, right))), first and second
        for left, right in product(_read(entities[one]), _read(entities[other])):
            yield _TOGETHER.join(sorted((left, right))), True


def _read(entity: Entity) -> frozenset[str]:
    """Return what all scripts keep of a person's full names."""
    return frozenset(f"~~{surest(name)}" for name, _ in entity.variants if len(parts(name)) > 1)


def _tokens(entity: Entity) -> list[tuple[str, bool]]:
    """Return how a person is found: by every two parts of a full name; by one part in full only if no more is known."""
    given = [name for name, _ in entity.variants]
    full = {
        " ".join(sorted(both))
        for name in given
        for both in combinations(sorted({names.sound(part) for part in names.tokens(name)}), 2)
    }
    full |= {f"~{names.skeleton(name)}" for name in given if len(names.tokens(name)) > 1}
    parts = {sound for name in given for sound in names.sounds(name)}
    return [(name, True) for name in sorted(full)] + [(part, not full) for part in sorted(parts)]


def _groups(
    told: Telling, entities: Mapping[str, Entity], places: Sequence[str], countries: Sequence[str]
) -> Iterator[_Said]:
    """Yield organisations, those of the fact tables with a place only, and countries in twos."""
    for group in sorted(told.groups):
        name = names.fold(entities[group].name)
        if facts.organisation(entities[group].name) is None:
            yield _Said(name)
        yield from (_Said(f"{name}@{place}") for place in (*places, *countries))
    if told.family in COUNTERPART:
        yield from (_Said(_TOGETHER.join(both)) for both in combinations(sorted(told.sides), 2))
    else:
        triggers = sorted(told.triggers)
        yield from (
            _Said(f"{word}:{_TOGETHER.join(both)}") for both in combinations(sorted(told.sides), 2) for word in triggers
        )


def _sites(told: Telling, *, known: bool) -> Iterator[_Said]:
    """Yield where something struck: a town by itself, a country or capital with the word for what happened."""
    for place in told.places:
        common = is_country(place) or facts.country_by_capital(place.name) is not None
        if not common:
            yield _Said(f"@{_where(place)}")
        if known:
            for word in sorted(told.triggers):
                yield _Said(f"{word}@{_where(place)}")
                yield from (_Said(f"{word}@{place.country}", is_country(place)) for _ in range(bool(place.country)))


def _scenes(told: Telling) -> Iterator[_Said]:
    """Yield the towns beside which something struck that is told without a place; a capital is everybody's."""
    for town in sorted(told.scene):
        if facts.country_by_capital(town.title()) is None and facts.country_by_name(town.title()) is None:
            yield _Said(f"@{town}")


def _where(place: PlaceMention) -> str:
    return fold(place.name)


def _spoken(told: Telling, entities: Mapping[str, Entity]) -> Iterator[_Said]:
    """Yield what makes two speech acts one: the speaker with a quoted term, or with a day and place."""
    speakers = [(token, whole) for person in sorted(told.people) for token, whole in _tokens(entities[person])]
    speakers += [(side, True) for side in sorted(told.sides) if not told.people]
    marks = [*sorted(told.terms), *(sorted({f"@{_where(place)}" for place in told.places}) if told.time.is_day else ())]
    yield from (_Said(f"{speaker}|{mark}", whole) for speaker, whole in speakers for mark in marks)


def judged_pairs(judgements: Iterable[Judgement], articles: Iterable[str]) -> list[Pair]:
    """Return the pairs of articles that a person has judged, or whose parts a person has judged."""
    known = set(articles)
    pairs = {pair(article_of(each.left), article_of(each.right)) for each in judgements}
    return sorted(both for both in pairs if {*both} <= known and both[0] != both[1])


def find_scopes(pages: Mapping[str, Page], judgements: Sequence[Judgement] = ()) -> list[tuple[str, ...]]:
    """Return the scopes of `pages`, given by article id, each as sorted ids."""
    wordings = {name: Wording(page) for name, page in pages.items()}
    met = find_candidates({name: page_keys(page) for name, page in pages.items()})
    looked_at = {both: bond(wordings[both[0]], wordings[both[1]], shared) for both, shared in met.items()}
    bonds = {both: found for both, found in looked_at.items() if found}
    return components(pages, [*holding(bonds), *judged_pairs(judgements, pages)])


def find_candidates(keys: Mapping[str, Sequence[Key]]) -> dict[Pair, frozenset[KeyKind]]:
    """Return every two pages that share enough keys, with the kinds of key."""
    holders: dict[int, list[tuple[Key, str]]] = defaultdict(list)
    for name, held in sorted(keys.items()):
        for key in held:
            holders[key.value].append((key, name))
    shared: dict[Pair, Counter[KeyKind]] = defaultdict(Counter)
    for held_by in holders.values():
        met: dict[Pair, int] = {}
        for (one, a), (other, b) in combinations(held_by, 2):
            if a != b and one.meets(other):
                met[pair(a, b)] = max(met.get(pair(a, b), 0), one.counts(other))
        for both, count in met.items():
            shared[both][held_by[0][0].kind] += count
    enough = {both: {kind for kind in SHARED if counts[kind] >= SHARED[kind]} for both, counts in shared.items()}
    return {both: frozenset(kinds) for both, kinds in enough.items() if kinds}

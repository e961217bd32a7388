"""Whom, where and when a page is about, in forms that all languages share, and the keys under which such pages meet.

Two pages may tell one happening in words that share nothing but these: "the presidents of both countries", "the one in
Ohrid". Which pages are looked at together therefore rests on the page as a whole, besides on each happening.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from dateline.lang import facts
from dateline.link.times import calendar_marks
from dateline.model.annotation import EntityKind, MentionForm, PageEntity, TimeExpression
from dateline.model.dates import RelativeUnit
from dateline.model.link import Page
from dateline.text.names import fold, skeleton

NAMING = (MentionForm.NAME, MentionForm.ADJECTIVE, MentionForm.METONYM)
"""The forms of mention that name somebody or something."""

# What a page names first is what it is about: so many countries, names and times make its keys.
_COUNTRIES, _NAMES, _TIMES = 3, 5, 2
_TOGETHER = 3
_SHARED, _SHARE = 3, 0.4
_NAMED, _MOST = 2, 0.5
_SOUNDS = 2
_LONGEST_MONTH = 31


@dataclass(frozen=True, slots=True)
class About:
    """The countries (by code), people, places and bodies, and calendar times that a page names, each in order."""

    countries: tuple[str, ...]
    names: tuple[str, ...]
    times: tuple[str, ...]

    @property
    def all(self) -> frozenset[str]:
        """Everything together."""
        return frozenset((*self.countries, *self.names, *self.times))

    def shares_with(self, other: "About") -> bool:
        """Tell whether two pages have so much in common that they may tell of one happening."""
        shared = len(self.all & other.all)
        return shared >= _SHARED and shared >= _SHARE * min(len(self.all), len(other.all))

    def is_set_like(self, other: "About") -> bool:
        """Tell whether most of whom and where the one names, the other names too."""
        ours, theirs = {*self.countries, *self.names}, {*other.countries, *other.names}
        named = len({*self.names} & {*other.names})
        return named >= _NAMED and len(ours & theirs) >= _MOST * min(len(ours), len(theirs))


def about(page: Page) -> About:
    """Return what a page is about."""
    notes = page.notes
    by_key = {entity.key: entity for entity in notes.entities}
    mentions = sorted((m for m in notes.mentions if m.form in NAMING and m.entity in by_key), key=lambda m: m.span)
    entities = [by_key[mention.entity] for mention in mentions]
    times = (mark for time in sorted(notes.times, key=lambda each: each.span) for mark in time_marks(time))
    sites = (event.place.name for event in notes.events if event.place)
    towns = (fold(name) for name in sites if facts.country_by_name(name) is None)
    names = dict.fromkeys((*_each(entities, _name), *towns))
    return About(_each(entities, country_of), tuple(names), tuple(dict.fromkeys(times)))


def _each(entities: Iterable[PageEntity], form: Callable[[PageEntity], str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found for entity in entities if (found := form(entity))))


def country_of(entity: PageEntity) -> str | None:
    """Return the country that an entity of a page is, belongs to or lies in."""
    return entity.country or (facts.country_by_city(entity.name) if entity.kind is EntityKind.PLACE else None)


def _name(entity: PageEntity) -> str | None:
    if entity.kind is EntityKind.COUNTRY:
        return None
    if entity.kind is EntityKind.PERSON:
        sounds = skeleton(entity.name.split()[-1])
        return f"~{sounds}" if len(sounds) >= _SOUNDS else None
    known = facts.organisation(entity.name) if entity.kind is EntityKind.ORGANISATION else None
    return fold(known.name if known else entity.name)


def time_marks(time: TimeExpression) -> Iterator[str]:
    """Yield the weekday, month or day that a time names, the same whether the page gives the year or not."""
    if time.relative is not None:
        yield from (f"{unit}:{value}:{number}" for unit, value, number in sorted(calendar_marks(time.relative)))
    elif time.interval is not None and time.interval.earliest and (time.interval.days or 99) <= _LONGEST_MONTH:
        day, exact = time.interval.earliest, time.interval.is_day
        yield f"{RelativeUnit.MONTH_DAY if exact else RelativeUnit.MONTH_NAME}:{day.month}:{day.day if exact else 0}"


def about_keys(page: Page, *, dated: bool) -> set[str]:
    """Return every three of what a page names first.

    Three countries alone are in the news every day, and two weekdays say nothing where the page has no date.
    """
    found = about(page)
    countries, names = frozenset(found.countries[:_COUNTRIES]), frozenset(found.names[:_NAMES])
    first = {*countries, *names, *found.times[:_TIMES]}
    named = 1 if dated else _TOGETHER - 1
    return {
        "|".join(three)
        for three in combinations(sorted(first), _TOGETHER)
        if not countries.issuperset(three) and len((countries | names).intersection(three)) >= named
    }

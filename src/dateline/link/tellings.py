"""Tellings: what one page says about one happening, ready to be compared with other pages' tellings.

A page mentions a happening several times; `mentions.tellings_of` puts those mentions together.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import cached_property

from dateline.lang import facts
from dateline.lang.ordinals import Ordinal, ordinal_at
from dateline.lang.recalls import is_recalled
from dateline.link.about import NAMING, country_of
from dateline.link.entities import EntityIndex, Profile
from dateline.link.keys import event_member
from dateline.link.kinds import WITHOUT_PEOPLE, container_name, family_of, kinds_of_trigger
from dateline.link.times import AHEAD, PUT_OFF, by_status, calendar_marks, names_several, own_time, time_of
from dateline.model.annotation import EntityKind, EventMention, Mention, PlaceMention, QuoteForm, Status
from dateline.model.dates import Interval, RelativeUnit
from dateline.model.link import Page
from dateline.model.span import Span
from dateline.text.names import fold
from dateline.text.shingles import STOP_WORDS, stem
from dateline.text.tokens import plain_words

_CORE_ROLES = frozenset({"actor", "target", "host", "attendee", "participant", "speaker"})
_HELD = frozenset({Status.HELD})
_OPENING = 3
_FEW_DAYS = 8
_LATELY = timedelta(days=10)
_SOON = timedelta(days=60)
_NAME_AFTER = re.compile(r"\s+of (?:the )?((?:[A-Z][\w’&-]*)(?:\s+(?:of |for |and |the )*[A-Z][\w’&-]*)*)")
_NAME_BEFORE = re.compile(r"(?:[A-Z][\w’'&-]*|\([A-Z]+\))(?:\s+(?:of|for|and|the|on|[A-Z][\w’'&-]*|\([A-Z]+\)))*\s*$")
_OWNED = re.compile(r"[’']s?\s*\Z")
_MEDIATE = "045"


@dataclass(frozen=True)
class Telling:
    """One page's mentions of one happening, with everything that comparing needs.

    Attributes:
        id: the smallest member; members: ids of the mentions, in order.
        people, sides: entities and countries of those who take part; countries named as such count as sides only.
        journey: where the traveller goes to whose visit the page tells of, for a meeting without a place of its own.
        beside: people whom the page names beside the mentions or in its opening; any of them may take part.
        company: people whom the page names anywhere.
        named, named_sides: those of the people and sides that are named where the page says that they take part.
        others: ids of the mentions that the page itself keeps apart from this happening.
        profiles: the country and the scripts of each of the people.
        time: days that the page's own words leave; window: the days in which the page would call it news.
        stated: days that the times it names leave, whether it is told as past or as still to come.
    """

    page: Page
    numbers: tuple[int, ...]
    people: frozenset[str]
    groups: frozenset[str]
    sides: frozenset[str]
    time: Interval
    published: Interval
    journey: tuple[PlaceMention, ...] = ()
    beside: frozenset[str] = frozenset()
    company: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    profiles: Mapping[str, Profile] = field(default_factory=dict)
    named: frozenset[str] = frozenset()
    named_sides: frozenset[str] = frozenset()
    stated: Interval = field(default_factory=Interval)

    @cached_property
    def id(self) -> str:
        """The smallest member."""
        return self.members[0]

    @property
    def actors(self) -> frozenset[str]:
        """The people and bodies that take part."""
        return self.people | self.groups

    @cached_property
    def certain(self) -> frozenset[str]:
        """Those of the people who surely take part: named as such, and known for more than a word on one page.

        Whom "they" means, and whether a word with a capital is a name, a page may be misread in.
        """
        return frozenset(each for each in self.named & self.people if self.profiles[each].is_known)

    @cached_property
    def mediates(self) -> bool:
        """Whether somebody brings others together, by the CAMEO code."""
        return self.mentions[0].cameo == _MEDIATE

    @cached_property
    def members(self) -> tuple[str, ...]:
        """The ids of the mentions, in order."""
        return tuple(event_member(self.page.article.id, number) for number in self.numbers)

    @cached_property
    def mentions(self) -> tuple[EventMention, ...]:
        """The mentions, in the same order."""
        return tuple(self.page.notes.events[number] for number in self.numbers)

    @cached_property
    def family(self) -> str:
        """The commonest family of types among the mentions."""
        families = [family_of(mention.type) for mention in self.mentions]
        commonest = min(set(families), key=lambda name: (-families.count(name), name))
        if commonest == "meet" and self.groups and not self.people and not self.sides:
            return "summit"  # "the leaders of the Quad met"
        between_people = len(self.people) > 1 and not self.groups and not self._gathering_names
        return "meet" if commonest == "summit" and between_people else commonest

    @cached_property
    def _clear(self) -> tuple[EventMention, ...]:
        """The mentions that name one time and place: "in Bonn on 3 May and in Rome on 9 June" are two of each."""
        return tuple(mention for mention in self.mentions if not names_several(self.page, mention, self.published))

    @cached_property
    def places(self) -> tuple[PlaceMention, ...]:
        """Every place that the mentions name, with what the page says of it elsewhere."""
        named = [mention.place for mention in self._clear if mention.place is not None]
        return tuple(completed(place, self.page) for place in named or self.journey or self._towns_of_it)

    @cached_property
    def towns(self) -> frozenset[str]:
        """The towns and regions that the page names in its title, its first sentences and beside the mentions."""
        kinds = {entity.key: entity for entity in self.page.notes.entities if entity.kind is EntityKind.PLACE}
        named = named_beside(self.page, self.mentions, opening=not self.background)
        return frozenset(fold(kinds[each.entity].name) for each in named if each.entity in kinds)

    @cached_property
    def all_towns(self) -> frozenset[str]:
        """The towns and regions that the page names anywhere."""
        named = [each.name for each in self.page.notes.entities if each.kind is EntityKind.PLACE]
        return frozenset(map(fold, [*named, *(event.place.name for event in self.page.notes.events if event.place)]))

    @cached_property
    def scene(self) -> frozenset[str]:
        """The towns by which something is found that nobody takes part in, where it is told without its place."""
        return self.towns if self.family in WITHOUT_PEOPLE else frozenset()

    @cached_property
    def lands(self) -> frozenset[str]:
        """The countries that the page names, or whose people or towns it names, beside the mentions or in its opening.

        A country stands for its leader, and for a town that another page names.
        """
        by_key = {entity.key: entity for entity in self.page.notes.entities}
        for opening in (not self.background, True):  # a recall that names nothing is of what the page is about
            named = named_beside(self.page, self.mentions, opening=opening)
            found = [by_key[each.entity] for each in named if each.entity in by_key]
            if found:
                return frozenset(code for entity in found if (code := country_of(entity)))
        return frozenset()

    @cached_property
    def parts(self) -> frozenset[tuple[str, int]]:
        """Which mentions of the page, by article id and number, are part of this happening."""
        numbered = enumerate(self.page.notes.events)
        inside = (number for number, mention in numbered if mention.part_of_mention in self.numbers)
        return frozenset((self.page.article.id, number) for number in inside)

    @cached_property
    def background(self) -> bool:
        """Whether the page only recalls it."""
        return all(mention.background or self._recalls(mention) for mention in self.mentions)

    def _recalls(self, mention: EventMention) -> bool:
        """Tell whether a page in a language without a parse tells a mention as what came before."""
        recalled = is_recalled(self.page.article.text, mention.trigger, self.page.article.language or "")
        return mention.status is not Status.PLANNED and recalled

    @cached_property
    def statuses(self) -> frozenset[Status]:
        """Every status that the mentions give."""
        return frozenset(mention.status for mention in self.mentions)

    @cached_property
    def ahead(self) -> bool:
        """Whether the page puts the happening into its own future."""
        return not self.statuses.isdisjoint(AHEAD) and self.statuses.isdisjoint(_HELD)

    @cached_property
    def held(self) -> bool:
        """Whether the page reports the happening as past."""
        return not self.statuses.isdisjoint(_HELD)

    @cached_property
    def containers(self) -> frozenset[str]:
        """Plain names of what it is part of: `shanghai cooperation organization`."""
        return frozenset(name for mention in self.mentions if (name := container_name(mention.part_of)))

    @cached_property
    def titles(self) -> frozenset[str]:
        """Plain names that a gathering itself goes by: those before the word "summit"."""
        return self._gathering_names if self.family == "summit" else frozenset()

    @cached_property
    def _towns_of_it(self) -> tuple[PlaceMention, ...]:
        """The town that a gathering is called after: "the Luanda summit"; "Luanda's attack" is its government's."""
        text = self.page.article.text
        if any(_OWNED.search(text[max(0, each.trigger.start - 4) : each.trigger.start]) for each in self.mentions):
            return ()
        towns = {fold(entity.name): entity for entity in self.page.notes.entities if entity.kind is EntityKind.PLACE}
        named = [towns[name] for name in sorted(self._names_before) if name in towns]
        return tuple(PlaceMention(each.name, self.mentions[0].trigger, each.country) for each in named)

    @cached_property
    def _gathering_names(self) -> frozenset[str]:
        return self._names_before - {fold(place.name) for place in self._towns_of_it}

    @cached_property
    def _names_before(self) -> frozenset[str]:
        text = self.page.article.text
        found: set[str | None] = set()
        for mention in self.mentions:
            before = _NAME_BEFORE.search(text[max(0, mention.trigger.start - 80) : mention.trigger.start])
            after = _NAME_AFTER.match(text, mention.trigger.end)
            found.add(container_name(f"{before.group()} summit") if before else None)
            found.add(container_name(f"summit of {after.group(1)}") if after else None)
            found.add(container_name(mention.trigger.of(text)))
        return frozenset(name for name in found if name)

    @cached_property
    def triggers(self) -> frozenset[str]:
        """Stems of the words that name it."""
        text = self.page.article.text
        return frozenset[str]().union(*(kinds_of_trigger(mention.trigger.of(text)) for mention in self.mentions))

    @cached_property
    def words(self) -> frozenset[str]:
        """Stems of the clauses that tell it, names and small words left out."""
        text, found = self.page.article.text, set()
        for mention in self.mentions:
            clause = mention.span.of(text)
            names = {word.casefold() for word in re.findall(r"\b[^\W\d_a-z]\w+", clause)}
            found |= {stem(word) for word in plain_words(clause) if word not in STOP_WORDS and word not in names}
        return frozenset(found)

    @cached_property
    def terms(self) -> frozenset[str]:
        """Stems of the words that the page sets in quotation marks inside the same sentences."""
        notes, text = self.page.notes, self.page.article.text
        found: set[str] = set()
        for mention in self.mentions:
            sentence = notes.sentence_at(mention.trigger.start)
            where = sentence.span if sentence else mention.span
            for quote in notes.quotes:
                if quote.form in (QuoteForm.TERM, QuoteForm.PARTIAL) and where.overlaps(quote.span):
                    found |= {stem(word) for word in plain_words(quote.content.of(text)) if word not in STOP_WORDS}
        return frozenset(found)

    @cached_property
    def ordinals(self) -> frozenset[tuple[int, str]]:
        """Ordinal claims that count within the same scope: (fifth, since 2022-02)."""
        return frozenset(
            (count.n, self._scope(count.since, count.since_text, count.within))
            for mention in self.mentions
            for count in mention.counts
            if count.n > 0
        )

    @cached_property
    def ranks(self) -> frozenset[Ordinal]:
        """Numbers in a row that stand with the words that name it, in any language; those in a date are none."""
        return frozenset(rank for mention in self.mentions if (rank := rank_of(self.page, mention)) is not None)

    def _scope(self, since: int | None, since_text: str | None, within: str | None) -> str:
        if within:
            return f"{within}@{self.page.article.id}"
        if since is not None:
            return str(time_of(self.page, since, self.published))
        return fold(since_text or "")

    @cached_property
    def calendar(self) -> frozenset[tuple[RelativeUnit, int, int]]:
        """Weekdays, months and days of the month that the page names; they hold whatever its own date is."""
        found = set()
        for mention in self._clear:
            for number in mention.times:
                time = self.page.notes.times[number]
                if time.relative is not None and time.modifier is None and not time.approximate:
                    found |= calendar_marks(time.relative)
        return frozenset(found)

    @cached_property
    def is_of_the_day(self) -> bool:
        """Whether it surely is of the days around the page: to come, under way, or told in the title or opening."""
        if self.ahead or Status.ONGOING in self.statuses:
            return not self.background
        sentences = self.page.notes.sentences
        end = sentences[:_OPENING][-1].span.end if sentences else 0
        return not self.background and any(mention.trigger.start < end for mention in self.mentions)

    @cached_property
    def window(self) -> Interval:
        """The days in which a page would speak of it so: lately for what was held, soon for what is planned.

        What was put off may have been due before the page or after it.
        """
        if self.background:
            return self.time
        earliest, latest = self.published.earliest, self.published.latest
        back = (
            _SOON if not self.statuses.isdisjoint(PUT_OFF) and not self.held else timedelta() if self.ahead else _LATELY
        )
        first = earliest - back if earliest else None
        last = latest if self.held else latest + _SOON if latest else None
        return Interval(first, last).intersect(self.time) or self.time


def rank_of(page: Page, mention: EventMention) -> Ordinal | None:
    """Return the number in a row that stands with the word that names a happening."""
    sentence = page.notes.sentence_at(mention.trigger.start)
    if sentence is None:
        return None
    first, last = sentence.span.start, sentence.span.end
    words = list(page.article.text[first:last])
    for time in page.notes.times:  # "2 May" and "second" as a unit of time number no happening
        if sentence.span.covers(time.span) and not time.span.overlaps(mention.trigger):
            words[time.span.start - first : time.span.end - first] = "," * (time.span.end - time.span.start)
    trigger = Span(mention.trigger.start - first, mention.trigger.end - first)
    return ordinal_at("".join(words), trigger, page.article.language or "")


def named_beside(page: Page, mentions: Iterable[EventMention], *, opening: bool) -> list[Mention]:
    """Return the names in the sentences of event mentions and, if wanted, in the title and first sentences."""
    notes = page.notes
    starts = {found.span.start for each in mentions if (found := notes.sentence_at(each.trigger.start)) is not None}
    if opening:
        starts |= {sentence.span.start for sentence in notes.sentences[:_OPENING]}
    spans = [sentence.span for sentence in notes.sentences if sentence.span.start in starts]
    return [m for m in notes.mentions if m.form in NAMING and any(span.covers(m.span) for span in spans)]


def completed(place: PlaceMention, page: Page) -> PlaceMention:
    """Return a place with the country and the containing places that the same page gives it somewhere else.

    Where the page gives no country, that of the larger city of the name is taken.
    """
    if place.country and place.within:
        return place
    same = [
        mention.place
        for mention in page.notes.events
        if mention.place and mention.place.name == place.name and (mention.place.country or mention.place.within)
    ]
    named = [
        e.country for e in page.notes.entities if e.kind is EntityKind.PLACE and place.name in (e.name, *e.variants)
    ]
    countries = {each for each in (place.country, *(other.country for other in same), *named) if each}
    within = place.within or next((other.within for other in same if other.within), ())
    country = countries.pop() if len(countries) == 1 else place.country
    return replace(place, country=country or facts.country_by_city(place.name), within=within)


@dataclass(frozen=True, slots=True)
class _TakingPart:
    """Those who take part in a happening; see `Telling`."""

    people: frozenset[str]
    groups: frozenset[str]
    sides: frozenset[str]
    named: frozenset[str]
    named_sides: frozenset[str]


def _participants(page: Page, mentions: Iterable[EventMention], entities: EntityIndex) -> _TakingPart:
    people: set[str] = set()
    groups: set[str] = set()
    sides: set[str] = set()
    named: set[str] = set()
    named_sides: set[str] = set()
    by_name = [mention for mention in page.notes.mentions if mention.form in NAMING]
    for mention in mentions:
        for participant in mention.participants:
            entity = entities.of(page.article.id, participant.entity)
            if entity is None or participant.role not in _CORE_ROLES:
                continue
            if entity.kind is EntityKind.PERSON:
                people.add(entity.id)
            elif entity.kind is EntityKind.ORGANISATION:
                groups.add(entity.id)
            if entity.country and entity.kind is not EntityKind.PLACE:
                sides.add(entity.country)
            if any(m.entity == participant.entity and m.span.overlaps(participant.span) for m in by_name):
                named.add(entity.id)
                named_sides |= {country for country in sides if country == entity.country}
    return _TakingPart(*map(frozenset, (people, groups, sides, named, named_sides)))


def telling(page: Page, numbers: Sequence[int], entities: EntityIndex, published: Interval) -> Telling:
    """Return the telling made of a page's event mentions with these numbers."""
    ordered = tuple(sorted(numbers, key=lambda number: event_member(page.article.id, number)))
    mentions = [page.notes.events[number] for number in ordered]
    time, stated = Interval(), Interval()
    for mention in sorted(mentions, key=lambda each: (each.background, each.span)):
        own = own_time(page, mention, published)
        if not names_several(page, mention, published) and not _is_of_the_future(own, mention, published):
            time, stated = (each.intersect(own) or each for each in (time, stated))
        time = time.intersect(by_status(mention, published)) or time
    found = _participants(page, mentions, entities)
    return Telling(
        page,
        ordered,
        found.people,
        found.groups,
        found.sides,
        time,
        published,
        profiles=_profiles(found.people, entities),
        named=found.named,
        named_sides=found.named_sides,
        stated=stated,
    )


def _is_of_the_future(own: Interval, mention: EventMention, published: Interval) -> bool:
    """Tell whether a month or year lies ahead of a page that reports the happening as past: it is of something else."""
    is_day = own.days is not None and own.days <= _FEW_DAYS
    return mention.status is Status.HELD and not is_day and own.is_disjoint(Interval(None, published.latest))


def with_company(found: Iterable[Telling], entities: EntityIndex) -> list[Telling]:
    """Return the tellings with the people whom the page names beside each, and what is known of those who take part."""
    return [
        replace(
            each,
            beside=_people(named_beside(each.page, each.mentions, opening=not each.background), each.page, entities),
            company=_people((m for m in each.page.notes.mentions if m.form in NAMING), each.page, entities),
            profiles=_profiles(each.people, entities),
        )
        for each in found
    ]


def _profiles(people: Iterable[str], entities: EntityIndex) -> dict[str, Profile]:
    return {each: entities.profile(each) for each in sorted(people)}


def _people(named: Iterable[Mention], page: Page, entities: EntityIndex) -> frozenset[str]:
    known = (entities.of(page.article.id, key) for key in {mention.entity for mention in named})
    return frozenset(entity.id for entity in known if entity is not None and entity.kind is EntityKind.PERSON)


def retimed(tellings: Iterable[Telling], entities: EntityIndex, published: Mapping[str, Interval]) -> list[Telling]:
    """Return the tellings with what their times mean now that more is known about when their pages were published."""
    return [
        replace(
            told,
            people=told.people or each.people,
            journey=each.journey,
            beside=each.beside,
            company=each.company,
            others=each.others,
            profiles=each.profiles,
        )
        for each in tellings
        for told in (telling(each.page, each.numbers, entities, published[each.page.article.id]),)
    ]

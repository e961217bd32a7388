"""Tellings: what one page says about one happening, ready to be compared with other pages' tellings.

A page mentions a happening several times; `tellings.of_page` puts those mentions together, since within one page "the
meeting" and "they will meet" speak of the same unless something says otherwise.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import combinations

from dateline.lang import facts
from dateline.link.entities import EntityIndex
from dateline.link.keys import event_member
from dateline.model.annotation import EntityKind, EventMention, EventType, PlaceMention, QuoteForm, Status
from dateline.model.dates import Interval, RelativeTime, RelativeUnit
from dateline.model.link import Page
from dateline.text.calendar import resolve
from dateline.text.names import fold, organisation_words
from dateline.text.shingles import STOP_WORDS, stem
from dateline.text.tokens import plain_words

# Types that different pages use for one kind of happening.
_FAMILY = {
    EventType.MEET: "meet",
    EventType.SIGN: "deal",
    EventType.AGREE: "deal",
    EventType.ANNOUNCE: "speech",
    EventType.STATEMENT: "speech",
}
SPEECH = frozenset({"speech", "accuse", "reject", "threaten"})
# Families in which who takes part says which happening it is.
COUNTERPART = frozenset({"meet", "call", "visit", "deal", "speech"})
# Happenings that go on for days: two of their days do not contradict one another.
LASTING = frozenset({"visit", "summit", "disaster", "attack", "protest", "mobilise", "elect", "ceasefire"})
_CORE_ROLES = frozenset({"actor", "target", "host", "attendee", "participant", "speaker"})
_HELD = frozenset({Status.HELD})
_AHEAD = frozenset({Status.PLANNED, Status.POSTPONED, Status.CANCELLED})
_LATELY = timedelta(days=10)
_SOON = timedelta(days=60)
_GATHERING = re.compile(r"\b(?:summit|conference|forum|session|assembly|congress|meeting|talks)s?\b", re.IGNORECASE)
_LEADING_WORDS = re.compile(
    r"\([^)]*\)|^\W*(?:(?:of|the|a|an|this|that|next|last|week|year|annual|regional)\b\W*)+", re.I
)

_NAME_BEFORE = re.compile(r"(?:[A-Z][\w’'&-]*|\([A-Z]+\))(?:\s+(?:of|for|and|the|on|[A-Z][\w’'&-]*|\([A-Z]+\)))*\s*$")


def family_of(kind: EventType) -> str:
    """Return the family of an event type: types in one family may name the same happening."""
    return _FAMILY.get(kind, kind.value)


@dataclass(frozen=True)
class Telling:
    """One page's mentions of one happening, with everything that comparing needs.

    Attributes:
        id: the smallest member; members: ids of the mentions, in order.
        people, sides: entities and countries of those who take part; countries named as such count as sides only.
        time: days that the page's own words leave; window: the days in which the page would call it news.
    """

    page: Page
    numbers: tuple[int, ...]
    people: frozenset[str]
    groups: frozenset[str]
    sides: frozenset[str]
    time: Interval
    published: Interval

    @cached_property
    def id(self) -> str:
        """The smallest member."""
        return self.members[0]

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
        return min(set(families), key=lambda name: (-families.count(name), name))

    @cached_property
    def _clear(self) -> tuple[EventMention, ...]:
        """The mentions that name one time and place: "in Bonn on 3 May and in Rome on 9 June" are two of each."""
        return tuple(mention for mention in self.mentions if not names_several(self.page, mention, self.published))

    @cached_property
    def places(self) -> tuple[PlaceMention, ...]:
        """Every place that the mentions name, with what the page says of it elsewhere."""
        return tuple(completed(mention.place, self.page) for mention in self._clear if mention.place is not None)

    @cached_property
    def parts(self) -> frozenset[tuple[str, int]]:
        """Which mentions of the page, by article id and number, are part of this happening."""
        numbered = enumerate(self.page.notes.events)
        inside = (number for number, mention in numbered if mention.part_of_mention in self.numbers)
        return frozenset((self.page.article.id, number) for number in inside)

    @cached_property
    def background(self) -> bool:
        """Whether the page only recalls it."""
        return all(mention.background for mention in self.mentions)

    @cached_property
    def statuses(self) -> frozenset[Status]:
        """Every status that the mentions give."""
        return frozenset(mention.status for mention in self.mentions)

    @cached_property
    def ahead(self) -> bool:
        """Whether the page puts the happening into its own future."""
        return not self.statuses.isdisjoint(_AHEAD) and self.statuses.isdisjoint(_HELD)

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
        """Plain names that the happening itself goes by: those before the word "summit"."""
        if self.family != "summit":
            return frozenset()
        text = self.page.article.text
        named = (_NAME_BEFORE.search(text[max(0, m.trigger.start - 80) : m.trigger.start]) for m in self.mentions)
        own = (mention.trigger.of(text) for mention in self.mentions)
        found = {container_name(match.group()) for match in named if match} | {container_name(name) for name in own}
        return frozenset(name for name in found if name)

    @cached_property
    def triggers(self) -> frozenset[str]:
        """Stems of the words that name it."""
        text = self.page.article.text
        return frozenset(stem(word) for mention in self.mentions for word in plain_words(mention.trigger.of(text)))

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
    def window(self) -> Interval:
        """The days in which a page would speak of it so: lately for what was held, soon for what is planned."""
        if self.time.is_bounded:
            return self.time
        earliest, latest = self.published.earliest, self.published.latest
        if self.background:
            around = Interval(None, latest)
        elif self.held:
            around = Interval(earliest - _LATELY if earliest else None, latest)
        elif self.ahead:
            around = Interval(earliest, latest + _SOON if latest else None)
        else:
            around = Interval(earliest - _LATELY if earliest else None, latest + _SOON if latest else None)
        return around.intersect(self.time) or self.time


def container_name(part_of: str | None) -> str | None:
    """Return the plain name of a gathering that contains a happening, its organisation under its usual name.

    Gatherings without a name of their own ("a regional conference") and journeys give nothing.

    >>> container_name("the SCO summit") == container_name("summit of the Shanghai Cooperation Organisation")
    True
    >>> container_name("a regional conference"), container_name("visit to Asia")
    (None, None)
    """
    if not part_of or not _GATHERING.search(part_of):
        return None
    bare = _LEADING_WORDS.sub(" ", _GATHERING.sub(" ", part_of)).strip(" ,-’'s")
    bare = _LEADING_WORDS.sub(" ", bare).strip()
    if bare == bare.lower():
        return None
    known = facts.organisation(bare) or facts.organisation(bare.upper())
    return " ".join(organisation_words(known.name if known else bare)) or None


def names_meet(ours: Iterable[str], theirs: Iterable[str]) -> str | None:
    """Return a name of the first that the second has too, if only in part: "shanghai cooperation"."""
    wanted = [frozenset(name.split()) for name in theirs]
    return next(
        (name for name in sorted(ours) if any({*name.split()} <= w or w <= {*name.split()} for w in wanted)), None
    )


def completed(place: PlaceMention, page: Page) -> PlaceMention:
    """Return a place with the country and the containing places that the same page gives it somewhere else."""
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
    return replace(place, country=countries.pop() if len(countries) == 1 else place.country, within=within)


def calendar_marks(time: RelativeTime) -> set[tuple[RelativeUnit, int, int]]:
    """Return what a relative time says of the day itself: its weekday, its month, its day of the month.

    >>> calendar_marks(RelativeTime(RelativeUnit.WEEKDAY, weekday=2))
    {(<RelativeUnit.WEEKDAY: 'weekday'>, 2, 0)}
    """
    match time.unit:
        case RelativeUnit.WEEKDAY if time.weekday is not None:
            return {(time.unit, time.weekday, 0)}
        case RelativeUnit.MONTH_NAME if time.month is not None:
            return {(time.unit, time.month, 0)}
        case RelativeUnit.MONTH_DAY if time.month is not None and time.day is not None:
            return {(time.unit, time.month, time.day)}
    return set()


def is_marked(day: date, mark: tuple[RelativeUnit, int, int]) -> bool:
    """Tell whether a day has the weekday, month or day of the month of `mark`."""
    unit, value, number = mark
    if unit is RelativeUnit.WEEKDAY:
        return day.weekday() == value
    return day.month == value and number in (0, day.day)


def time_of(page: Page, number: int, published: Interval) -> Interval:
    """Return the days that one of a page's time expressions names, as far as the page's own date allows."""
    time = page.notes.times[number]
    if time.interval is not None:
        return time.interval
    return resolve(time.relative, published) if time.relative is not None else Interval()


def bounded_by(modifier: str | None, named: Interval) -> Interval:
    """Return the days left by a time with a word before it: "after 3 May", "by Friday", "since March".

    >>> str(bounded_by("after", Interval.on(date(2021, 5, 3))))
    '2021-05-03..'
    """
    match modifier:
        case None:
            return named
        case "after" | "since" | "from":
            return Interval(named.earliest, None)
        case "before" | "until" | "by":
            return Interval(None, named.latest)
    return Interval()


def own_time(page: Page, mention: EventMention, published: Interval) -> Interval:
    """Return the days that a mention's own times leave; of several happenings named at once, all days between them."""
    left = Interval()
    for number in mention.times:
        time = page.notes.times[number]
        if time.duration is None:
            named = bounded_by(time.modifier, time_of(page, number, published))
            left = left.intersect(named) or left.hull(named)
    return left


def names_several(page: Page, mention: EventMention, published: Interval) -> bool:
    """Tell whether a mention of something that takes a day names two days or more."""
    times = [page.notes.times[number] for number in mention.times]
    days = [each for each in times if each.duration is None and each.modifier is None]
    if family_of(mention.type) in LASTING or len(days) < 2:
        return False
    named = [time_of(page, number, published) for number in mention.times if page.notes.times[number] in days]
    marks = [calendar_marks(each.relative) for each in days if each.relative is not None]
    dates = [mark for found in marks for mark in found if mark[0] is RelativeUnit.MONTH_DAY]
    return len(set(dates)) > 1 or any(a.is_disjoint(b) for a, b in combinations(named, 2))


def _by_status(mention: EventMention, published: Interval) -> Interval:
    """Return the days that a report before or after the fact leaves."""
    if mention.status in _HELD:
        return Interval(None, published.latest)
    if mention.status is Status.PLANNED and not mention.background:
        return Interval(published.earliest, None)
    return Interval()


def _participants(
    page: Page, mentions: Iterable[EventMention], entities: EntityIndex
) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    people: set[str] = set()
    groups: set[str] = set()
    sides: set[str] = set()
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
    return frozenset(people), frozenset(groups), frozenset(sides)


def telling(page: Page, numbers: Sequence[int], entities: EntityIndex, published: Interval) -> Telling:
    """Return the telling made of a page's event mentions with these numbers."""
    ordered = tuple(sorted(numbers, key=lambda number: event_member(page.article.id, number)))
    mentions = [page.notes.events[number] for number in ordered]
    time = Interval()
    for mention in sorted(mentions, key=lambda each: (each.background, each.span)):
        time = time.intersect(own_time(page, mention, published)) or time
        time = time.intersect(_by_status(mention, published)) or time
    return Telling(page, ordered, *_participants(page, mentions, entities), time, published)


def retimed(tellings: Iterable[Telling], entities: EntityIndex, published: Mapping[str, Interval]) -> list[Telling]:
    """Return the tellings with what their times mean now that more is known about when their pages were published."""
    return [telling(each.page, each.numbers, entities, published[each.page.article.id]) for each in tellings]

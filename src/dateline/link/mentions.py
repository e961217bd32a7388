"""Mentions of one happening within one page, put together into tellings.

Inside a page the burden of proof is turned round: the same people and the same kind of happening are one, unless the
page gives another time, another place, or speaks of one as past and of the other as still to come.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from dateline.lang.others import other_at
from dateline.link.about import time_marks
from dateline.link.clusters import Pair, cluster, pair
from dateline.link.entities import EntityIndex
from dateline.link.events import settled_apart
from dateline.link.kinds import (
    COUNTERPART,
    LASTING,
    RECURRING,
    SPEECH,
    WITHOUT_PEOPLE,
    family_of,
    may_be_one_kind,
)
from dateline.link.places import PlaceRelation, is_country, is_region, is_venue, relate
from dateline.link.tellings import Telling, rank_of, telling, with_company
from dateline.link.times import opening_time, time_of
from dateline.model.annotation import EntityKind, EventMention, EventType, PlaceMention, Status
from dateline.model.dates import Interval, RelativeUnit
from dateline.model.link import Judgement, Page, Verdict
from dateline.model.span import Span

_SAME = 0.5
# Words before a naming word that set it off from the meeting a page is about: "since they met", "the next meeting".
_ANOTHER = re.compile(
    r"(?P<which>(?:\b(?:last|next|previous|earlier)|\bsince (?:they|both|the \w+(?: \w+)?)(?: had)?(?: last)?|"
    r", when (?:they|both|the \w+(?: \w+)?)(?: had)?(?: last)?|"
    r"\bwhen (?:they|both|the \w+(?: \w+)?) (?:had last|had|last))|"
    r"\b(?:another|a (?:second|third|fourth|fifth|further|fresh|new)|une nouvelle|un nouveau|"
    r"ein(?:e|en)? (?:zweit|dritt)e[nrs]?|(?:еще|ещё|ще) одн\w+|втор\w+|треть\w+)(?: \w+){0,2})\s+$",
    re.IGNORECASE,
)
_SEASON = re.compile(
    r"\b(January|February|March|April|May|June|July|August|September|October|November|December|spring|summer|autumn|"
    r"winter)\s+$"
)
_REACH = 40  # characters
_NUMBERED = re.compile(r"\b(second|third|fourth|fifth|sixth|seventh)(?: \w+){0,2}\s+$", re.IGNORECASE)

# Words that point back to a happening that was told before.
_BETWEEN_TWO = frozenset({"meet", "call"})
_TWO = 2
# So many signs from a naming word a town may stand to be its own.
_BESIDE = 25
_OPENING = 3
# What was over so long before the days of the news is no news.
_NOT_NEWS = timedelta(days=20)
_OF_A_MONTH = frozenset({RelativeUnit.MONTH_NAME, RelativeUnit.MONTH_DAY})
_OF_A_DAY = frozenset({RelativeUnit.WEEKDAY, RelativeUnit.DAYS, RelativeUnit.MONTH_DAY})
# Bodies and offices that meet in place of those whom a page is about.
_OTHERS = re.compile(
    r"\b(?<!two )(?<!both )(?:[ck]ommis\w+|комис\w+|комісі\w+|komis\w+|comis\w+|committees?|teams?|experts|ministers|"
    r"negotiators|officials|envoys|aides|d[ée]l[ée]ga\w+|делегац\w+|delegac\w+)(?: \w+){0,2}\s+$",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(r"\b(?:the|this|that|these|those)\s+$", re.IGNORECASE)
_WITH_ARTICLE = re.compile(r"\b(?:the|this|that)\s+$", re.IGNORECASE)


def tellings_of(
    page: Page, entities: EntityIndex, published: Interval, decided: Sequence[Judgement] = ()
) -> list[Telling]:
    """Return a page's tellings, in order of their first mention."""
    events = page.notes.events
    singles = [
        telling(page, (number,), entities, published) for number, event in enumerate(events) if not event.hypothetical
    ]
    scores: dict[Pair, float] = {}
    apart: set[Pair] = set()
    for i, left in enumerate(singles):
        for right in singles[i + 1 :]:
            if not may_be_one_kind(left.family, right.family):
                continue
            if _kept_apart(left, right):
                apart.add((left.id, right.id))
            elif left.family == right.family or _is_one_gathering(left, right):
                scores[left.id, right.id] = _likeness(left, right)
    judged = [each for each in decided if each.kind == "event"]
    numbers = {each.id: each.numbers[0] for each in singles}
    together = {(j.left, j.right) for j in judged if j.verdict is Verdict.SAME and {j.left, j.right} <= {*numbers}}
    apart |= {(j.left, j.right) for j in judged if j.verdict is not Verdict.SAME}
    groups = cluster(numbers, scores, threshold=_SAME, apart=apart - together, together=together)
    wholes = together | set(_shared_wholes(page, groups, numbers))
    groups = cluster(numbers, scores, threshold=_SAME, apart=apart - together, together=wholes)
    kept = {(group[0], other) for group in groups for other in group[1:]}
    taken_up = set(_taken_up(groups, {each.id: each for each in singles}))
    groups = cluster(numbers, {}, threshold=_SAME, apart=apart - together, together=kept | taken_up)
    found = [
        replace(
            telling(page, [numbers[name] for name in group], entities, published),
            others=frozenset(other for name in group for both in apart if name in both for other in both) - {*group},
        )
        for group in groups
    ]
    completed = with_company(_on_journeys(_with_implied_people(found, entities)), entities)
    return sorted(completed, key=lambda each: min(each.numbers))


def _introduced(page: Page, entities: EntityIndex) -> frozenset[str]:
    """Return the people whom the opening of a page names, if all of them hold an office."""
    opening = page.notes.sentences[:_OPENING]
    people = {each.key: each for each in page.notes.entities if each.kind is EntityKind.PERSON}
    named = {m.entity for m in page.notes.mentions if any(sentence.span.covers(m.span) for sentence in opening)}
    both = [people[key] for key in sorted(named & people.keys())]
    found = (entities.of(page.article.id, each.key) for each in both)
    return frozenset(each.id for each in found if each) if all(each.roles for each in both) else frozenset()


def _on_journeys(found: Sequence[Telling]) -> list[Telling]:
    """Return the tellings; talks without a place and time are where one who takes part goes to, if it is one place.

    Journey and talks must both lie ahead or both behind, it must be known who meets, and the page may tell of no other
    talks of the same people.
    """
    visits = [each for each in found if each.family == "visit" and each.places and not each.background]
    talks = Counter((each.people, each.ahead, each.held) for each in found if each.family == "meet")
    placed = []
    for each in found:
        loose = each.family == "meet" and len(each.people) > 1 and not (each.places or each.background)
        loose = loose and talks[each.people, each.ahead, each.held] == 1
        goals = [v for v in visits if v.people & each.people and (v.ahead, v.held) == (each.ahead, each.held)]
        towns = {place.name for visit in goals for place in visit.places}
        placed.append(replace(each, journey=goals[0].places) if loose and len(towns) == 1 else each)
    return placed


def _with_implied_people(found: Sequence[Telling], entities: EntityIndex) -> list[Telling]:
    """Return the tellings; a meeting or call for which the page names nobody is one of the two people it is about.

    These are the two of every meeting it names, or, where it names none, the only two who do anything on the page, or
    whom alone its opening names, each with an office. A meeting recalled does not say who is to meet.
    """
    acting = [each.people for each in found if each.family in _BETWEEN_TWO or each.family == "visit"]
    met = {each.people for each in found if each.family in _BETWEEN_TWO and len(each.people) > 1}
    pairs = met or {frozenset().union(*acting)}
    if not met and len(next(iter(pairs))) < _TWO and found:
        pairs = {_introduced(found[0].page, entities)}
    two = next(iter(pairs))
    if len(pairs) != 1 or len(two) != _TWO:
        return list(found)
    recalled = bool(met) and all(each.background for each in found if each.people == two)
    return [
        replace(each, people=two)
        if each.family in _BETWEEN_TWO
        and not (each.people or each.groups or each.sides or (recalled and not each.held) or _is_of_others(each))
        else each
        for each in found
    ]


def _is_of_others(each: Telling) -> bool:
    """Tell whether a body or other officials stand before the word for a meeting: "the commissions met"."""
    text, starts = each.page.article.text, [mention.trigger.start for mention in each.mentions]
    return all(_OTHERS.search(text, max(0, start - 60), start) is not None for start in starts)


def _shared_wholes(page: Page, groups: Sequence[tuple[str, ...]], numbers: Mapping[str, int]) -> Iterator[Pair]:
    """Yield the gatherings that one meeting is part of: "a regional conference" and "the summit" are then one."""
    names = {number: name for name, number in numbers.items()}
    for group in groups:
        holders = {page.notes.events[numbers[name]].part_of_mention for name in group}
        wholes = sorted(names[holder] for holder in holders if holder in names)
        kinds = {page.notes.events[numbers[name]].type for name in wholes}
        if kinds == {EventType.SUMMIT}:
            yield from ((wholes[0], other) for other in wholes[1:])


def _taken_up(groups: Sequence[tuple[str, ...]], singles: Mapping[str, Telling]) -> Iterator[Pair]:
    """Yield what a naming word with an article takes up: "the blast" is the page's only attack with a time or place.

    Nobody need take part in such happenings, so the naming word alone tells.
    """
    known: dict[str, list[str]] = defaultdict(list)
    for group in groups:
        if any(singles[name].places or singles[name].mentions[0].times for name in group):
            known[singles[group[0]].family].append(group[0])
    for group in groups:
        each = singles[group[0]]
        only = known[each.family]
        if len(group) == len(only) == 1 and only[0] != each.id and _takes_up(each):
            yield pair(each.id, only[0])


def says_nothing(told: Iterable[Telling]) -> bool:
    """Tell whether tellings only point back to something ("the meeting", "these talks") that was not found.

    What has a participant, a place, a time, a source or anything else of its own is kept.
    """
    return all(_is_bare(each, mention) for each in told for mention in each.mentions)


def _is_bare(each: Telling, mention: EventMention) -> bool:
    who_where_when = mention.participants or mention.place or mention.times or mention.part_of or mention.follows
    said = mention.stances or mention.attributed_to or mention.counts or mention.agenda or mention.subtype
    before = each.page.article.text[max(0, mention.trigger.start - 12) : mention.trigger.start]
    known = who_where_when or said or mention.negated or mention.part_of_mention is not None
    return not known and each.family in COUNTERPART and _POINTS_BACK.search(before) is not None


def _takes_up(each: Telling) -> bool:
    mention = each.mentions[0]
    if each.family not in WITHOUT_PEOPLE or mention.place or mention.times or mention.participants:
        return False
    start = mention.trigger.start
    return _WITH_ARTICLE.search(each.page.article.text[max(0, start - 12) : start]) is not None


def _kept_apart(one: Telling, other: Telling) -> bool:
    """Tell whether the page itself makes two of these mentions."""
    first, second = one.mentions[0], other.mentions[0]
    if second.part_of_mention in one.numbers or first.part_of_mention in other.numbers:
        return True
    if set(first.follows) & {*other.numbers} or set(second.follows) & {*one.numbers}:
        return True
    if _are_of_other_times(one, other):
        return True
    if _ranks_differ(one, other) or _outranked(one, other) or _seasons_differ(one, other):
        return True
    if (_which_other(one), _number(one)) != (_which_other(other), _number(other)) and not _of_one_day(one, other):
        return True
    if one.family == "summit" and first.type is not second.type and not _same_ground(one, other):
        return True
    if one.places and other.places and not _may_be_one_place(one, other):
        return True
    if (one.family not in LASTING - RECURRING and _scenes_differ(one, other)) or _towns_named_differ(one, other):
        return True
    return settled_apart(one, other) is not None


def _are_of_other_times(one: Telling, other: Telling) -> bool:
    """Tell whether one lies ahead, is news or is recalled, and the other is not."""
    if (one.ahead and other.held) or (one.held and other.ahead):
        return True
    if one.background != other.background and not _same_ground(one, other):
        return True
    return _is_before_the_news(one, other) or _is_before_the_news(other, one)


def _is_before_the_news(past: Telling, news: Telling) -> bool:
    """Tell whether a page gives one mention days that lie before those in which it would tell the other as news.

    "The ministers met in front of the museum. In Corfu, in April, they had parted without a promise."
    """
    if news.background or not (news.held or news.ahead) or not news.published.is_bounded or not past.time.is_bounded:
        return False
    times = (past.page.notes.times[number] for number in past.mentions[0].times)
    named = any(time.duration is None for time in times)
    return named and _is_long_before(past.time, news.window)


def _is_long_before(past: Interval, news: Interval) -> bool:
    return past.latest is not None and news.earliest is not None and past.latest < news.earliest - _NOT_NEWS


def _towns_named_differ(one: Telling, other: Telling) -> bool:
    """Tell whether two mentions stand each beside a town and these differ: "the talks in Batam", "those in Kuching".

    A reading of places looks for who met where; a naming word with a town beside it often gets none.
    """
    if one.family == "visit":
        return False
    ours, theirs = _towns_beside(one), _towns_beside(other)
    may_be_one = (PlaceRelation.SAME, PlaceRelation.INSIDE, PlaceRelation.HOLDS)
    return bool(ours and theirs) and not any(relate(a, b) in may_be_one for a in ours for b in theirs)


def _towns_beside(each: Telling) -> list[PlaceMention]:
    """Return the place that a mention has, or else the towns that its clause names a few words from it."""
    if each.places:
        return [place for place in each.places if not (is_region(place) or is_venue(place) or is_country(place))]
    notes, [mention] = each.page.notes, each.mentions
    towns = {entity.key: entity for entity in notes.entities if entity.kind is EntityKind.PLACE}
    around = Span(max(0, mention.trigger.start - _BESIDE), mention.trigger.end + _BESIDE)
    named = [m for m in notes.mentions if m.entity in towns and mention.span.covers(m.span) and around.covers(m.span)]
    found = (PlaceMention(towns[m.entity].name, m.span, towns[m.entity].country) for m in named)
    return [place for place in found if not (is_region(place) or is_venue(place))]


def _is_one_gathering(one: Telling, other: Telling) -> bool:
    """Tell whether a meeting and a summit without a name of its own are one: "they met for their first summit".

    They stand in one sentence or at one place and time, and two or more countries take part in both.
    """
    if "visit" in (one.family, other.family) or one.titles | other.titles | one.groups | other.groups:
        return False
    nested = one.sides <= other.sides or other.sides <= one.sides
    notes = one.page.notes
    sentences = {notes.sentence_at(each.mentions[0].trigger.start) for each in (one, other)}
    together = len(sentences) == 1 or (_same_ground(one, other) and one.time == other.time and one.time.is_bounded)
    return nested and len(one.sides & other.sides) >= _TWO and together


def _which_other(each: Telling) -> str | None:
    """Return the words that set a mention apart from what the page is about: "the next", "a second"."""
    article, trigger = each.page.article, each.mentions[0].trigger
    found = _ANOTHER.search(article.text[max(0, trigger.start - 40) : trigger.start])
    return found["which"].casefold() if found else other_at(article.text, trigger, article.language or "")


def _ranks_differ(one: Telling, other: Telling) -> bool:
    """Tell whether a page gives two mentions different numbers in a row: "the tenth package", "the eleventh"."""
    ours, theirs = ({rank.number for rank in each.ranks} for each in (one, other))
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _outranked(one: Telling, other: Telling) -> bool:
    """Tell whether one is an earlier of several that the page counts, and the other is not counted.

    "The first meeting gave us ... The second ...": the one that the page tells at length is the last.
    """
    counted, plain = (one, other) if one.ranks else (other, one)
    if plain.ranks or not counted.ranks or not (counted.held and plain.held):
        return False
    notes, highest = counted.page.notes, max(rank.number for rank in counted.ranks)
    told = (each for each in notes.events if _is_told(each) and family_of(each.type) == one.family)
    rows = (rank_of(counted.page, each) for each in told)
    return any(rank is not None and rank.number > highest for rank in rows)


def _is_told(mention: EventMention) -> bool:
    return mention.status is Status.HELD and not mention.hypothetical


def _scenes_differ(one: Telling, other: Telling) -> bool:
    """Tell whether a page that goes through the months tells two mentions under different ones.

    Each has the time that it names or else the last time that opens a sentence of its paragraph.
    """
    if _days_named_differ(one, other):
        return True
    (first, ours), (second, theirs) = (_scene_time(each) for each in (one, other))
    if first.is_bounded and second.is_bounded:
        return first.is_disjoint(second)
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _days_named_differ(one: Telling, other: Telling) -> bool:
    """Tell whether a page without a day of its own tells one "on Sunday" and the other "yesterday" or "on 6 April"."""
    kinds = [{unit for unit in _units(each) if unit in _OF_A_DAY} for each in (one, other)]
    return all(kinds) and kinds[0].isdisjoint(kinds[1]) and not (one.published.is_day or other.published.is_day)


def _units(each: Telling) -> Iterator[RelativeUnit]:
    for number in each.mentions[0].times:
        time = each.page.notes.times[number]
        if time.relative is not None and time.duration is None:
            yield time.relative.unit


def _scene_time(each: Telling) -> tuple[Interval, frozenset[int]]:
    """Return the days of the scene of a mention, and the months that its words name."""
    mention = each.mentions[0]
    opening = opening_time(each.page, mention, before=True)
    scene = () if opening is None else (opening,)
    months = _months(each, mention.times) or _months(each, scene)
    if mention.times:
        return each.time, months
    return Interval() if opening is None else time_of(each.page, opening, each.published, mention.status), months


def _months(each: Telling, numbers: Iterable[int]) -> frozenset[int]:
    marks = [mark.split(":") for number in numbers for mark in time_marks(each.page.notes.times[number])]
    return frozenset(int(month) for unit, month, _ in marks if unit in _OF_A_MONTH and month.isdecimal())


def _of_one_day(one: Telling, other: Telling) -> bool:
    """Tell whether a page gives two mentions the same day, and the same people if it names any for both."""
    told = one.people == other.people or not (one.people and other.people)
    return told and one.time.is_day and one.time == other.time and bool(_times(one) and _times(other))


def _seasons_differ(one: Telling, other: Telling) -> bool:
    """Tell whether the words right before two mentions name different months or seasons: "the June visit"."""
    found = {_SEASON.search(_before(each)) for each in (one, other)}
    return None not in found and len({match.group(1) for match in found if match}) > 1


def _number(each: Telling) -> str | None:
    """Return which of several a happening without participants is: "a second quake", "the third"."""
    found = _NUMBERED.search(_before(each))
    return found.group(1).lower() if found and each.family in WITHOUT_PEOPLE else None


def _before(each: Telling) -> str:
    """Return the words right before a mention."""
    start = each.mentions[0].trigger.start
    return each.page.article.text[max(0, start - _REACH) : start]


def _same_ground(one: Telling, other: Telling) -> bool:
    """Tell whether both name one place, or one place and what holds it."""
    related = (PlaceRelation.SAME, PlaceRelation.INSIDE, PlaceRelation.HOLDS)
    return any(relate(a, b) in related for a in one.places for b in other.places)


def _may_be_one_place(one: Telling, other: Telling) -> bool:
    """Tell whether two places of one page may be one; a journey's stop is not the journey through a region."""
    return any(
        relate(a, b) not in (PlaceRelation.APART, PlaceRelation.UNKNOWN)
        or (one.family != "visit" and (is_region(a) or is_region(b) or is_venue(a) or is_venue(b)))
        for a in one.places
        for b in other.places
    )


def _likeness(one: Telling, other: Telling) -> float:
    """Return how likely two mentions on one page are of one happening, from 0 to 1."""
    ours, theirs = one.people or one.groups or one.sides, other.people or other.groups or other.sides
    if one.family in SPEECH:
        return 0.6 if ours and ours == theirs and one.triggers & other.triggers else 0.0
    if one.family != other.family:
        return 0.6
    same_words = 0.05 * bool(one.triggers & other.triggers) + 0.04 * bool(_times(one) & _times(other))
    if one.family == "visit" and _is_stop(one) != _is_stop(other) and not (one.places and other.places):
        return 0.5 + same_words
    if one.family == "summit" and _same_ground(one, other):
        return 0.7 + same_words
    if ours and ours == theirs:
        return 0.9 + same_words
    if ours & theirs and (ours <= theirs or theirs <= ours):
        return 0.7 + same_words
    if ours and theirs and one.sides != other.sides:
        return 0.0
    if one.triggers & other.triggers or one.sides & other.sides:
        return 0.6 + same_words
    if one.family not in COUNTERPART:
        return 0.0
    return 0.5 if one.mentions[0].type is other.mentions[0].type and not (ours and theirs) else 0.0


def _is_stop(visit: Telling) -> bool:
    """Tell whether a visit goes to one country or town, and is no journey as a whole."""
    return any(not is_region(place) for place in visit.places)


def _times(each: Telling) -> set[str]:
    text, times = each.page.article.text, each.page.notes.times
    return {times[number].span.of(text).casefold() for mention in each.mentions for number in mention.times}

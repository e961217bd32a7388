"""Happenings across pages: which tellings are of one event.

Two tellings are compared only where they share a key (`_keys`). Some differences settle it whatever else agrees: no
day or no place in common, another counterpart, another ordinal, one containing the other. Otherwise who, where, when,
as part of what and in which words are weighed up, with weights fixed in this file. A telling that fits two different
events equally well goes to neither (`docs/design/event-identity.md`).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import combinations

from dateline.link.about import About
from dateline.link.clusters import Pair, cluster, pair
from dateline.link.keys import candidates
from dateline.link.kinds import (
    COUNTERPART,
    LASTING,
    ONCE,
    RECURRING,
    SPEECH,
    SUDDEN,
    kind_key,
    may_be_one_kind,
    names_meet,
)
from dateline.link.places import PlaceRelation, is_country, is_known_town, is_venue, relate
from dateline.link.tellings import Telling
from dateline.link.times import PUT_OFF, is_marked
from dateline.model.annotation import PlaceMention
from dateline.model.dates import Interval, RelativeUnit
from dateline.model.link import Ground, Judgement, Verdict
from dateline.text.names import fold

RULE = "events/1"
SAME = 0.5
_UNSURE = 0.3
_RETOLD = 0.9
# A telling that fits two different events goes to the better one only with this much to spare.
_MARGIN = 0.1
# What grounds about time weigh at least where they name a day or week.
_DATES = {"calendar": 0.2, "when": 0.25}
# What it costs that pages call a happening by types that are only near.
_OTHER_TYPE = -0.1
# Grounds that say nothing by themselves: the same people do the same kind of thing again and again.
_ALONE = frozenset({"who", "what", "type", "same setting", "words"})
# More tellings than this under one key are compared through their other keys only.
_WIDEST = 300
# Two days of one visit, summit or disaster may lie this far apart.
_LASTS = 10
_OVERNIGHT = 1
# News of days further apart than this are hardly of one happening, though it was put off.
_LONGEST_DELAY = 60
_MONTHS_ACROSS = 3
_LONGEST = 366
# Kinds of happening that are fixed for a day beforehand: put off, they are not held on that day.
_APPOINTED = frozenset({"meet", "visit", "call", "summit"})


# Of these one of those who take part says little: it is not known who the other was.
_OF_TWO = frozenset({"meet", "call"})
# Families in which all words of a language name one kind of happening.
_OF_ONE_KIND = frozenset({"summit", "elect", "resign", "appoint", "sanction", "ceasefire", "protest"})


@dataclass(frozen=True, slots=True)
class Grouping:
    """Clusters of telling ids, and the judgements they rest on."""

    groups: tuple[tuple[str, ...], ...]
    judgements: tuple[Judgement, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """What else is known when two tellings are compared.

    Attributes:
        family_of_text: the text family of each article.
        alike: pairs of articles that share details in common wording.
        event_of: the event of each mention, by article id and number, as grouped in the round before.
        put_off: tellings, by id, of meetings that the round before found to fall with a journey.
        settings: whom and where each article is about.
    """

    family_of_text: Mapping[str, str]
    alike: frozenset[Pair] = frozenset()
    event_of: Mapping[tuple[str, int], str] = field(default_factory=dict)
    put_off: frozenset[str] = frozenset()
    settings: Mapping[str, About] = field(default_factory=dict)


def group_tellings(tellings: Sequence[Telling], context: Context, decided: Sequence[Judgement] = ()) -> Grouping:
    """Return which tellings are of one happening; `decided` are people's judgements of event mentions."""
    by_id = {each.id: each for each in tellings}
    made = {
        (left, right): judgement
        for left, right in candidates({name: set(_keys(each)) for name, each in by_id.items()}, widest=_WIDEST)
        if by_id[left].page is not by_id[right].page
        and (judgement := compare(by_id[left], by_id[right], context)) is not None
    }
    retold = _told_twice(tellings, context, made)
    made |= retold
    home = {member: each.id for each in tellings for member in each.members}
    together, apart = _decided_pairs(decided, home)
    within = _within_pages(tellings)
    rivals = {each for each, judgement in made.items() if judgement.verdict is Verdict.DIFFERENT}
    rivals |= {each for each in within if settled_apart(by_id[each[0]], by_id[each[1]]) is not None}
    apart |= (rivals | within) - together
    scores = {each: judgement.score for each, judgement in made.items() if _tells(judgement)}
    groups = cluster(
        by_id,
        scores,
        threshold=SAME,
        apart=apart,
        together=together,
        rivals=rivals - together,
        margin=_MARGIN,
        firm=(each for each, judgement in made.items() if _is_firm(judgement)),
    )
    made = _without_ambiguous(made, groups, apart)
    return Grouping(tuple(groups), tuple(made[each] for each in sorted(made)))


def _told_twice(tellings: Iterable[Telling], context: Context, made: Mapping[Pair, Judgement]) -> dict[Pair, Judgement]:
    """Judge the tellings of two pages that carry one text: what only one in the other text can be, that it is.

    Where both texts tell as many happenings of a family, each is the one in the same place of the row.
    """
    by_page: dict[str, dict[str, list[Telling]]] = defaultdict(lambda: defaultdict(list))
    for each in sorted(tellings, key=lambda each: each.id):
        by_page[each.page.article.id][each.family].append(each)
    by_text: dict[str, list[str]] = defaultdict(list)
    for article in sorted(by_page):
        by_text[context.family_of_text.get(article, article)].append(article)
    found: dict[Pair, Judgement] = {}
    for articles in by_text.values():
        for one, other in combinations(articles, 2):
            for family in sorted(by_page[one].keys() & by_page[other].keys()):
                for left, right in _matched(by_page[one][family], by_page[other][family], context):
                    key = pair(left.id, right.id)
                    ground = Ground("same text", "two pages carry one text, and this is where it tells of it", _RETOLD)
                    grounds = (*made[key].grounds, ground) if key in made else (ground,)
                    found[key] = Judgement("event", *key, Verdict.SAME, _RETOLD, grounds, RULE)
    return found


def _matched(ours: Sequence[Telling], theirs: Sequence[Telling], context: Context) -> Iterator[tuple[Telling, Telling]]:
    fits = {
        (a.id, b.id) for a in ours for b in theirs if (settled_apart(a, b) or _put_off_and_held(a, b, context)) is None
    }
    if len(ours) == len(theirs):
        row = zip(*(sorted(each, key=lambda t: min(t.numbers)) for each in (ours, theirs)), strict=True)
        in_row = [(a, b) for a, b in row if (a.id, b.id) in fits]
        if len(in_row) == len(ours):
            yield from in_row
            return
    for a in ours:
        for b in theirs:
            rivals = sum((a.id, c.id) in fits for c in theirs) + sum((c.id, b.id) in fits for c in ours)
            if (a.id, b.id) in fits and rivals == 2:
                yield a, b


def _tells(judgement: Judgement) -> bool:
    """Tell whether a judgement counts when two groups are compared.

    A pair that is unsure only because its pages say little speaks neither for nor against the pages they stand with.
    """
    if judgement.verdict is Verdict.UNSURE:
        return any(ground.weight < 0 for ground in judgement.grounds)
    return judgement.verdict is Verdict.SAME


def _is_firm(judgement: Judgement) -> bool:
    """Tell whether a day or week, or one text, says that two tellings are the same."""
    dated = any(each.weight >= _DATES.get(each.name, 1.0) for each in judgement.grounds)
    return judgement.verdict is Verdict.SAME and (dated or judgement.grounds[-1].weight == _RETOLD)


def _within_pages(tellings: Iterable[Telling]) -> set[Pair]:
    """Return the pairs of tellings of one page: the page itself keeps them apart."""
    pages: dict[str, list[str]] = defaultdict(list)
    for each in tellings:
        pages[each.page.article.id].append(each.id)
    return {pair(a, b) for names in pages.values() for i, a in enumerate(sorted(names)) for b in sorted(names)[i + 1 :]}


def _decided_pairs(decided: Iterable[Judgement], home: Mapping[str, str]) -> tuple[set[Pair], set[Pair]]:
    together: set[Pair] = set()
    apart: set[Pair] = set()
    for each in decided:
        if each.kind == "event" and each.left in home and each.right in home and home[each.left] != home[each.right]:
            chosen = together if each.verdict is Verdict.SAME else apart
            chosen.add(pair(home[each.left], home[each.right]))
    return together, apart


def _keys(each: Telling) -> Iterator[str]:
    """Yield the keys under which tellings of one happening meet: who or where, with the month where it is known."""
    subjects = set(each.people) | (set(each.groups) if len(each.people) < 2 else set())
    subjects |= each.titles
    if len(each.people) < 2 and len(each.sides) > 1:
        subjects.add("+".join(sorted(each.sides)))
    subjects |= {fold(place.name) for place in each.places} | {place.country or "" for place in each.places}
    subjects |= each.scene | each.lands | _looked_for(each)
    months, kind = _months(each.window), kind_key(each.family)
    for subject in subjects - {""}:
        yield f"{kind}|{subject}"
        for month in months:
            yield f"{kind}|{subject}|{month}"


def _looked_for(each: Telling) -> frozenset[str]:
    """Return who and where else a telling is found by that leaves out who takes part: what is named beside it."""
    is_complete = len(each.people) > 1 if each.family in _OF_TWO else bool(each.people)
    if is_complete or each.family in SPEECH:
        return frozenset()
    return each.beside


def _months(window: Interval) -> list[str]:
    if window.earliest is None or window.latest is None:
        return []
    first, last = (day.year * 12 + day.month for day in (window.earliest, window.latest))
    return [str(month) for month in range(first, last + 1)] if last - first <= _MONTHS_ACROSS else []


def compare(one: Telling, other: Telling, context: Context) -> Judgement | None:
    """Judge whether two tellings are of one happening; nothing is returned where little speaks for it."""
    left, right = (one, other) if one.id <= other.id else (other, one)
    against = settled_apart(left, right) or _put_off_and_held(left, right, context)
    if against is not None:
        return Judgement("event", left.id, right.id, Verdict.DIFFERENT, 0.0, (against,), RULE)
    same_text = _family(context, left) == _family(context, right)
    grounds = (*weigh(left, right), *_weigh_context(left, right, context, same_text=same_text))
    score = round(min(1.0, sum(ground.weight for ground in grounds)), 3)
    if score < _UNSURE:
        return None
    sure = score >= SAME and any(each.name not in _ALONE and each.weight > 0 for each in grounds)
    sure = sure and (left.family not in SPEECH or _same_act(left, right, same_text=same_text))
    verdict = Verdict.SAME if sure else Verdict.UNSURE
    return Judgement("event", left.id, right.id, verdict, score, grounds, RULE)


def _put_off_and_held(one: Telling, other: Telling, context: Context) -> Ground | None:
    """Return that what one page puts off and what another reports as held, on no common day, are two."""
    if one.time.is_bounded and other.time.is_bounded:
        return None
    for each, partner in ((one, other), (other, one)):
        is_off = each.id in context.put_off or not each.statuses.isdisjoint(PUT_OFF)
        if is_off and not each.held and partner.held and each.family in _APPOINTED:
            return Ground("status", "one was put off, the other was held", -1.0)
    return None


def _family(context: Context, each: Telling) -> str:
    return context.family_of_text.get(each.page.article.id, each.page.article.id)


def _weigh_context(one: Telling, other: Telling, context: Context, *, same_text: bool) -> Iterator[Ground]:
    if same_text:
        yield Ground("same text", "both pages go back to one text", 0.15)
    elif pair(one.page.article.id, other.page.article.id) in context.alike and not (one.background or other.background):
        yield Ground("same details", "both pages give the same details in common wording", 0.1)
    elif one.family not in SPEECH and _same_setting(one, other, context):
        yield Ground("same setting", "both pages are about the same people and places", 0.1)
    ours, theirs = ({context.event_of.get(part, "") for part in each.parts} - {""} for each in (one, other))
    if ours & theirs:
        yield Ground("parts", "the same happening is part of both", 0.25)


def _same_setting(one: Telling, other: Telling, context: Context) -> bool:
    ours, theirs = (context.settings.get(each.page.article.id) for each in (one, other))
    return ours is not None and theirs is not None and ours.is_set_like(theirs)


def settled_apart(one: Telling, other: Telling) -> Ground | None:
    """Return the difference that rules out one happening, or nothing."""
    if not may_be_one_kind(one.family, other.family) or _one_within_other(one, other):
        return Ground("type", f"{one.family} and {other.family}", -1.0)
    if _days_apart(one.time, other.time) > _slack(one, other):
        return Ground("dates", f"{one.time} and {other.time} share no day", -1.0)
    if not {one.family, other.family} <= LASTING and (marks := _marks_differ(one, other) or _marks_differ(other, one)):
        return Ground("calendar", marks, -1.0)
    if counterparts_differ(one, other):
        return Ground("counterpart", "other people or countries take part", -1.0)
    if one.family == other.family == "summit" and one.groups and other.groups and one.groups.isdisjoint(other.groups):
        return Ground("counterpart", "gatherings of different organisations", -1.0)
    if one.mediates != other.mediates and one.actors != other.actors:
        return Ground("kind", "whoever mediates need not have met anybody", -1.0)
    relations = {relate(a, b) for a in one.places for b in other.places}
    if PlaceRelation.APART in relations and relations.isdisjoint({PlaceRelation.SAME}):
        return Ground("places", f"{_place_names(one)} and {_place_names(other)} are different places", -1.0)
    ordinal = _ordinals_differ(one, other)
    if ordinal:
        return Ground("ordinal", ordinal, -1.0)
    if one.titles and other.titles and names_meet(one.titles, other.titles) is None:
        return Ground("name", f"{', '.join(sorted(one.titles))} and {', '.join(sorted(other.titles))}", -1.0)
    return None


def _one_within_other(one: Telling, other: Telling) -> bool:
    """Tell whether one is a meeting of people and the other a gathering by its name, at which they may have met."""
    if one.family == other.family:
        return False
    meeting, gathering = (one, other) if one.family == "meet" else (other, one)
    named = gathering.titles or (gathering.groups - meeting.groups)
    return len(meeting.people) > 1 and bool(named)


def _slack(one: Telling, other: Telling) -> int:
    """Return how many days may lie between two times of one happening; a shock or blast is over at once.

    A protest or attack comes back the next night, and then it is another.
    """
    if not {one.family, other.family} <= LASTING:
        return 0
    if {one.family, other.family} & RECURRING or (one.triggers | other.triggers) & SUDDEN:
        return 0 if one.page is other.page else _OVERNIGHT
    return _LASTS


def _days_apart(one: Interval, other: Interval) -> int:
    """Return how many days lie between two intervals that do not meet; 0 where they do."""
    if not one.is_disjoint(other):
        return 0
    gaps = [
        (later.earliest - sooner.latest).days
        for sooner, later in ((one, other), (other, one))
        if sooner.latest and later.earliest and later.earliest > sooner.latest
    ]
    return max(gaps, default=0)


def _marks_differ(named: Telling, dated: Telling) -> str | None:
    """Return the weekday, month or day that one names and no day of the other's time has."""
    days = list(_each_day(dated.time))
    for mark in sorted(named.calendar):
        if days and not any(is_marked(day, mark) for day in days):
            return f"{dated.time} is not {_mark_name(mark)}"
        rival = next((other for other in sorted(dated.calendar) if other[0] is mark[0] and other != mark), None)
        if rival and not days:
            return f"{_mark_name(mark)} is not {_mark_name(rival)}"
    return None


def _each_day(interval: Interval) -> Iterator[date]:
    if interval.earliest is not None and (interval.days or _LONGEST) < _LONGEST:
        for number in range(interval.days or 0):
            yield interval.earliest + timedelta(days=number)


def _mark_name(mark: tuple[RelativeUnit, int, int]) -> str:
    unit, value, number = mark
    if unit is RelativeUnit.WEEKDAY:
        return ("a Monday", "a Tuesday", "a Wednesday", "a Thursday", "a Friday", "a Saturday", "a Sunday")[value]
    return f"in month {value}" if not number else f"on {value:02}-{number:02}"


def counterparts_differ(one: Telling, other: Telling) -> bool:
    """Tell whether each telling has someone taking part whom the other leaves no room for.

    Room is left by a country that takes part and for which nobody is named, by people of no known country, and by a
    name that cannot be compared, since it is written in signs.
    """
    ours, theirs = one.people - other.people, other.people - one.people
    unread = _may_be_others(ours, one, theirs, other) or _may_be_others(theirs, other, ours, one)
    if one.family not in COUNTERPART:
        return bool(one.people and other.people and one.people.isdisjoint(other.people)) and not unread
    if not unread and _unplaced(ours, one, other) and _unplaced(theirs, other, one):
        return True
    return (one.family != "visit" or unread) and _sides_differ(one, other)


def _may_be_others(ours: frozenset[str], one: Telling, theirs: frozenset[str], other: Telling) -> bool:
    """Tell whether each of `ours` may be one of `theirs`, with a name that cannot be compared."""
    return bool(ours) and all(
        any(one.profiles[mine].may_be(other.profiles[their]) for their in theirs) for mine in ours
    )


def _unplaced(people: frozenset[str], one: Telling, other: Telling) -> frozenset[str]:
    """Return those of one telling's people who cannot be meant by a country that the other names instead."""
    open_sides = other.sides - {profile.country for profile in other.profiles.values()}
    return frozenset(person for person in people if one.profiles[person].country not in open_sides)


def _sides_differ(one: Telling, other: Telling) -> bool:
    """Tell whether each has a country that takes part and can be nobody's whom the other names."""
    if len(one.people & other.people) > 1:
        return False
    ours, theirs = one.sides - other.sides, other.sides - one.sides
    return len(ours) > _of_no_country(other) and len(theirs) > _of_no_country(one)


def _of_no_country(each: Telling) -> int:
    return sum(profile.country is None for profile in each.profiles.values())


def _ordinals_differ(one: Telling, other: Telling) -> str | None:
    scopes = {scope: number for number, scope in one.ordinals}
    for number, scope in sorted(other.ordinals):
        if scope and scopes.get(scope, number) != number:
            return f"number {scopes[scope]} and number {number} in a row"
    ours, theirs = ({rank.number for rank in each.ranks if rank.named} for each in (one, other))
    if ours and theirs and ours.isdisjoint(theirs):
        return f"number {min(ours)} and number {min(theirs)} of a row that is counted once"
    return None


def _place_names(each: Telling) -> str:
    return "/".join(sorted({place.name for place in each.places}))


def weigh(one: Telling, other: Telling) -> Iterator[Ground]:
    """Yield what speaks for and against one happening, with weights that add up to a score."""
    yield from _weigh_who(one, other)
    yield from _weigh_when(one, other)
    yield from _weigh_where(one, other)
    if one.family == other.family == "visit" and one.people & other.people and _countries(one) & _countries(other):
        yield Ground("journey", "the same traveller goes to the same country", 0.1)
    shared = names_meet(one.containers | one.titles, other.containers | other.titles)
    if shared:
        yield Ground("part of", f"both belong to: {shared}", 0.2)
    elif one.containers and other.containers:
        yield Ground("part of", "they belong to different happenings", -0.2)
    if "summit" == one.family == other.family and bool(one.titles) ^ bool(other.titles) and not _same_place(one, other):
        yield Ground("name", "only one goes by a name, and no place says that it is the other", -0.25)
    if one.ordinals & other.ordinals or any(rank.named for rank in one.ranks & other.ranks):
        yield Ground("ordinal", "both give it the same number in a row", 0.3)
    yield from _weigh_words(one, other)


def _same_place(one: Telling, other: Telling) -> bool:
    return any(relate(a, b) is PlaceRelation.SAME for a in one.places for b in other.places)


def _countries(each: Telling) -> frozenset[str]:
    return frozenset(place.country for place in each.places if place.country)


def _weigh_who(one: Telling, other: Telling) -> Iterator[Ground]:
    beside = _named_beside(one, other)
    if one.family != other.family:
        yield Ground("type", f"{one.family} and {other.family}, which may be one", _OTHER_TYPE)
        beside = (replace(each, weight=each.weight / 2) for each in beside)
    grounds = [*_taking_part(one, other), *beside]
    if grounds:
        yield max(grounds, key=lambda ground: ground.weight)
    if one.family in COUNTERPART:
        return
    if one.triggers & other.triggers:
        yield Ground("what", f"both speak of: {', '.join(sorted(one.triggers & other.triggers))}", 0.2)
        if one.triggers & other.triggers & ONCE and one.sides == other.sides and len(one.sides) > 1:
            yield Ground("once", "one country does this to another once in many years", 0.1)
    elif one.family in _OF_ONE_KIND and one.page.article.language != other.page.article.language:
        yield Ground("what", f"both languages speak of the same: {one.family}", 0.2)


def _taking_part(one: Telling, other: Telling) -> Iterator[Ground]:
    """Yield what those whom both pages let take part say for one happening."""
    shared = one.people & other.people
    if len(shared) >= 2:
        yield Ground("who", "the same people take part", 0.4)
    elif shared and one.people == other.people and one.family not in _OF_TWO:
        yield Ground("who", "the same person takes part", 0.3)
    elif shared:
        yield Ground("who", "one person in common", 0.2)
    if len(one.sides & other.sides) >= 2:
        alone = one.family not in COUNTERPART and one.sides == other.sides
        yield Ground("who", "the same countries take part", 0.4 if alone else 0.3)
    if one.groups & other.groups:
        yield Ground("who", "the same organisation takes part", 0.25)


def _named_beside(one: Telling, other: Telling) -> Iterator[Ground]:
    """Yield what those say who take part on one page and are named beside it on the other: "the two leaders met"."""
    if one.family in SPEECH:
        return
    ours, theirs = one.people | one.beside, other.people | other.beside
    taking_part = (one.people | other.people) & ours & theirs
    if len(taking_part) >= 2:
        yield Ground("who", "those who take part on one page are named beside it on the other", 0.3)
    elif taking_part and not (one.people & other.people):
        yield Ground("who", "the other page names beside it one who takes part", 0.2)
    sides = (one.sides | other.sides) & (one.sides | one.lands) & (other.sides | other.lands)
    if len(sides) >= 2:
        yield Ground("who", "the countries that take part on one page are named beside it on the other", 0.25)
    if not (one.people or other.people) and len(one.beside & other.beside) >= 2:
        yield Ground("who", "both pages name the same people beside it", 0.2)


def _weigh_when(one: Telling, other: Telling) -> Iterator[Ground]:
    shared = [mark for mark in sorted(one.calendar) if mark in other.calendar or _only(other.time, mark)]
    if {one.family, other.family} <= LASTING and (marks := _marks_differ(one, other) or _marks_differ(other, one)):
        # What begins on the day it was planned for may last, but a plan for a weekday names the first one.
        yield Ground("calendar", f"{marks}, though it may have lasted", -0.6 if one.held != other.held else -0.4)
    elif shared:
        yield Ground("calendar", f"both are {_mark_name(shared[-1])}", 0.2 if shared[-1][2] else 0.1)
    if not (one.window.is_bounded and other.window.is_bounded):
        return
    if one.window.is_disjoint(other.window):
        if all(each.time.is_bounded or each.is_of_the_day for each in (one, other)):
            weight = -0.3 if _days_apart(one.window, other.window) <= _LONGEST_DELAY else -0.6
            yield Ground("when", f"told as news of {one.window} and of {other.window}", weight)
        return
    widest = max(one.window.days or 0, other.window.days or 0)
    weight = next(
        (weight for days, weight in ((3, 0.3), (8, 0.25), (16, 0.2), (31, 0.15), (366, 0.1)) if widest <= days), 0.0
    )
    if weight:
        yield Ground("when", f"{one.window} and {other.window} fit", weight)


def _towns(each: Telling) -> list[PlaceMention]:
    return [place for place in each.places if not is_country(place)]


def _only(time: Interval, mark: tuple[RelativeUnit, int, int]) -> bool:
    return time.is_day and all(is_marked(day, mark) for day in _each_day(time))


def _weigh_where(one: Telling, other: Telling) -> Iterator[Ground]:
    relations = [(relate(a, b), a, b) for a in one.places for b in other.places]
    same = [a for relation, a, _ in relations if relation is PlaceRelation.SAME]
    towns = [place for place in same if not is_country(place)]
    if towns:
        # Two gatherings of one time in one town are rare; two meetings or attacks are not.
        yield Ground("where", f"both in {towns[0].name}", 0.3 if one.family == "summit" else 0.25)
    elif same:
        yield Ground("where", f"both in {same[0].name}", 0.2)
    elif one.scene & other.scene and not (_towns(one) and _towns(other)):
        shared = ", ".join(sorted(one.scene & other.scene))
        yield Ground("scene", f"both pages tell it beside: {shared}", 0.2)
    elif (named := _place_beside(one, other) or _place_beside(other, one)) is not None:
        yield Ground("where", f"in {named} on one page, which the other names beside it", 0.15)
    elif any(relation in (PlaceRelation.INSIDE, PlaceRelation.HOLDS) for relation, _, _ in relations):
        yield Ground("where", f"{_place_names(one)} and {_place_names(other)}: one lies in the other", 0.2)
    elif any(not (is_venue(a) or is_venue(b) or is_known_town(a) or is_known_town(b)) for _, a, b in relations):
        yield Ground("where", f"{_place_names(one)} and {_place_names(other)} may be different places", -0.15)


def _place_beside(placed: Telling, other: Telling) -> str | None:
    """Return the place of one telling where another without a place is told beside it, or in its country."""
    if other.places or placed.family in SPEECH:
        return None
    return next(
        (place.name for place in placed.places if fold(place.name) in other.towns or place.country in other.lands), None
    )


def _weigh_words(one: Telling, other: Telling) -> Iterator[Ground]:
    terms = (one.terms & other.words) | (other.terms & one.words) | (one.terms & other.terms)
    if terms:
        yield Ground("quoted words", f"both quote: {', '.join(sorted(terms))}", 0.2)
    smaller = min(len(one.words), len(other.words))
    if smaller >= 3:
        share = len(one.words & other.words) / smaller
        yield Ground("words", f"{share:.0%} of the words are shared", round(0.1 * share, 3))


def _same_act(one: Telling, other: Telling, *, same_text: bool) -> bool:
    """Tell whether two speech acts are one: a speaker repeats himself, so a day, a place or one text must say so."""
    if same_text or {*one.terms} & {*other.terms}:
        return True
    days = one.time.is_day and one.time == other.time
    return days and any(relate(a, b) is PlaceRelation.SAME for a in one.places for b in other.places)


def _without_ambiguous(
    made: Mapping[Pair, Judgement], groups: Iterable[Sequence[str]], apart: Collection[Pair]
) -> dict[Pair, Judgement]:
    """Take back what would tie tellings that were left apart, because they fit others as well."""
    home = {name: group[0] for group in groups for name in group}
    result = dict(made)
    for key, judgement in made.items():
        if judgement.verdict is Verdict.SAME and home[key[0]] != home[key[1]]:
            why = "what each belongs to is different" if key not in apart else "they are held apart"
            ground = Ground("ambiguous", f"they fit as well into events that are different: {why}", -_MARGIN)
            result[key] = replace(judgement, verdict=Verdict.UNSURE, grounds=(*judgement.grounds, ground))
    return result

"""Happenings across pages: which tellings are of one event.

Two tellings are compared only where they share a key (`_keys`). Some differences settle it whatever else agrees: no
day or no place in common, another counterpart, another ordinal, one containing the other. Otherwise who, where, when,
as part of what and in which words are weighed up (`evidence.py`), and tellings are grouped so that as much as can be
agrees (`agreement.py`). One that fits two different events about equally well goes to neither
(`docs/design/event-identity.md`).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from dateline.lang import facts
from dateline.link.about import About
from dateline.link.agreement import agreeing_groups, without_torn
from dateline.link.clusters import Pair, pair
from dateline.link.evidence import (
    DATED,
    OF_TWO,
    Evidence,
    are_days_apart,
    days_apart,
    grounds,
    marks_differ,
    place_names,
    sound_alike,
    weigh,
)
from dateline.link.keys import candidates
from dateline.link.kinds import (
    COUNTERPART,
    LASTING,
    MEETINGS,
    OF_NATURE,
    OF_YEARS,
    SPEECH,
    is_journey_to,
    kind_key,
    may_be_one_kind,
    names_meet,
)
from dateline.link.places import PlaceRelation, relate
from dateline.link.tellings import Telling
from dateline.link.times import PUT_OFF
from dateline.model.annotation import EventType
from dateline.model.dates import Interval
from dateline.model.link import Ground, Judgement, Verdict
from dateline.text.names import fold

RULE = "events/1"
SAME = 0.5
_UNSURE = 0.3
_NOT_SURE = 0.49
_RETOLD = 0.9
# Two pages of days so close tell the same news.
_ONE_NEWS = 3
# Grounds that say nothing by themselves: the same people do the same kind of thing again and again.
_ALONE = frozenset(
    {"kind", "who", "sides", "countries", "what", "setting", "words", "told", "published", "its country", "row"}
)
# More tellings than this under one key are compared through their other keys only.
_WIDEST = 300
_MONTHS_ACROSS = 3
# News of days further apart than this are of two happenings, even if one was put off.
_LONGEST_DELAY = 180
# Kinds of happening that are fixed for a day beforehand: put off, they are not held on that day.
_APPOINTED = frozenset({"meet", "visit", "call", "summit"})
# Kinds of happening that the same people seldom have twice.
_ONCE = frozenset({"deal", "resign", "appoint", "elect"})


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
    within = {both for both in _within_pages(tellings) if _page_parts(by_id[both[0]], by_id[both[1]])}
    differ = {each for each, judgement in made.items() if judgement.verdict is Verdict.DIFFERENT}
    apart |= (differ | within) - together
    votes = {each: _vote(judgement) for each, judgement in made.items() if each not in differ}
    firm = {each for each in made if _is_firm(made[each])} | together
    groups = agreeing_groups(by_id, votes, apart=apart, together=together)
    groups = without_torn(groups, votes, apart=apart, firm=firm)
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
                for left, right in _matched(by_page[one][family], by_page[other][family]):
                    key = pair(left.id, right.id)
                    ground = Ground("same text", "two pages carry one text, and this is where it tells of it", _RETOLD)
                    grounds = (*made[key].grounds, ground) if key in made else (ground,)
                    found[key] = Judgement("event", *key, Verdict.SAME, _RETOLD, grounds, RULE)
    return found


def _matched(ours: Sequence[Telling], theirs: Sequence[Telling]) -> Iterator[tuple[Telling, Telling]]:
    fits = {(a.id, b.id) for a in ours for b in theirs if is_settled(a, b) is None}
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


def _vote(judgement: Judgement) -> int:
    """Return what speaks for one happening, in thousandths; an unsure judgement never joins two by itself."""
    score = judgement.score if judgement.verdict is Verdict.SAME else min(judgement.score, _NOT_SURE)
    return round(1000 * (score - SAME))


def _is_firm(judgement: Judgement) -> bool:
    """Tell whether a day or week, or one text, says that two tellings are the same."""
    dated = any(each.name in DATED for each in judgement.grounds)
    return judgement.verdict is Verdict.SAME and (dated or judgement.grounds[-1].weight == _RETOLD)


def _within_pages(tellings: Iterable[Telling]) -> set[Pair]:
    """Return the pairs of tellings of one page."""
    pages: dict[str, list[str]] = defaultdict(list)
    for each in tellings:
        pages[each.page.article.id].append(each.id)
    return {pair(a, b) for names in pages.values() for i, a in enumerate(sorted(names)) for b in sorted(names)[i + 1 :]}


def _page_parts(one: Telling, other: Telling) -> bool:
    """Tell whether a page makes two tellings two happenings; where it only does not say, other pages may join them.

    Nights of protest and the like, one as the other, are told without anything that would part them.
    """
    if one.family not in MEETINGS or other.family not in MEETINGS or not one.others.isdisjoint(other.members):
        return True
    if is_journey_to(one.family, other.family):
        return True
    return settled_apart(one, other) is not None


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
    subjects |= {"+".join(two) for two in combinations(sorted(each.lands), 2)}
    months, kind = _months(each.window), kind_key(each.family)
    for subject in subjects - {""}:
        yield f"{kind}|{subject}"
        for month in months:
            yield f"{kind}|{subject}|{month}"


def _looked_for(each: Telling) -> frozenset[str]:
    """Return who and where else a telling is found by that leaves out who takes part: what is named beside it."""
    is_complete = len(each.people) > 1 if each.family in OF_TWO else bool(each.people)
    if is_complete or each.family in SPEECH:
        return frozenset()
    return each.beside | each.company


def _months(window: Interval) -> list[str]:
    if window.earliest is None or window.latest is None:
        return []
    first, last = (day.year * 12 + day.month for day in (window.earliest, window.latest))
    return [str(month) for month in range(first, last + 1)] if last - first <= _MONTHS_ACROSS else []


def compare(one: Telling, other: Telling, context: Context) -> Judgement | None:
    """Judge whether two tellings are of one happening; nothing is returned where little speaks for it."""
    left, right = (one, other) if one.id <= other.id else (other, one)
    against = is_settled(left, right) or _falls_with_journey(left, right, context)
    if against is not None:
        return Judgement("event", left.id, right.id, Verdict.DIFFERENT, 0.0, (against,), RULE)
    same_text = _family(context, left) == _family(context, right)
    weighed = tuple(grounds(evidence(left, right, context)))
    score = round(max(0.0, min(1.0, sum(ground.weight for ground in weighed))), 3)
    if score < _UNSURE:
        return None
    told = any(each.name not in _ALONE and each.weight > 0 for each in weighed)
    # A gathering with a name is not any gathering, unless it is of the same days.
    nameless = any(each.name == "name" for each in weighed) and not any(each.name in DATED for each in weighed)
    told = told or _is_of_years(left, right) or _needs_no_day(left, right)
    sure = score >= SAME and told and not nameless
    sure = sure and (left.family not in SPEECH or _same_act(left, right, same_text=same_text))
    verdict = Verdict.SAME if sure else Verdict.UNSURE
    return Judgement("event", left.id, right.id, verdict, score, weighed, RULE)


def _is_of_years(one: Telling, other: Telling) -> bool:
    """Tell whether both are of what one country does to another for years, so that no day or place need say which."""
    lasts = not OF_YEARS.isdisjoint(one.triggers & other.triggers)
    return lasts and one.sides == other.sides and len(one.sides) > 1


def _needs_no_day(one: Telling, other: Telling) -> bool:
    """Tell whether no day or place need say which one it is.

    The same people meet again and again. But they plan one meeting at a time, an office is taken and left once, a deal
    is signed once, and two pages of one day or two tell one news.
    """
    if (one.ahead and other.ahead) or _is_done_once(one, other):
        return True
    known = one.published.is_day and other.published.is_day
    return known and days_apart(one.published, other.published) <= _ONE_NEWS


def _is_done_once(one: Telling, other: Telling) -> bool:
    """Tell whether both are what one side seldom does twice, told of days that meet, and of no two other sides."""
    if "deal" in (one.family, other.family) and not (_is_signed(one) and _is_signed(other)):
        return False
    may_be_one_side = not (one.sides and other.sides) or bool(one.sides & other.sides)
    return {one.family, other.family} <= _ONCE and may_be_one_side and not one.window.is_disjoint(other.window)


def _is_signed(each: Telling) -> bool:
    """Tell whether a deal is told as signed; leaders agree on this and that at every meeting."""
    return any(mention.type is EventType.SIGN for mention in each.mentions)


def is_settled(one: Telling, other: Telling) -> Ground | None:
    """Return what rules out that two tellings of different pages are of one happening, or nothing."""
    return settled_apart(one, other) or _news_of_months_apart(one, other)


def _news_of_months_apart(one: Telling, other: Telling) -> Ground | None:
    """Return that two pages tell news of days so far apart that nothing put off lies between, or nothing."""
    dated = all(
        each.time.is_bounded or each.is_of_the_day or not (each.held or each.background) for each in (one, other)
    )
    if dated and one.window.is_disjoint(other.window) and days_apart(one.window, other.window) > _LONGEST_DELAY:
        return Ground("when", f"told as news of {one.window} and of {other.window}", -1.0)
    return None


def evidence(one: Telling, other: Telling, context: Context) -> Iterator[Evidence]:
    """Yield everything that is weighed of two tellings which nothing settles."""
    yield from weigh(one, other, context.settings)
    yield from _weigh_context(one, other, context, same_text=_family(context, one) == _family(context, other))


def _falls_with_journey(one: Telling, other: Telling, context: Context) -> Ground | None:
    """Return that what falls with a journey on one page and is reported as held by another is two, or nothing."""
    fallen = any(each.id in context.put_off for each in (one, other))
    if fallen and _is_put_off_and_held(one, other, context.put_off):
        return Ground("status", "one was put off, the other was held", -1.0)
    return None


def _is_put_off_and_held(one: Telling, other: Telling, put_off: frozenset[str]) -> bool:
    """Tell whether one page puts off what the other reports as held, on no common day."""
    if one.time.is_bounded and other.time.is_bounded:
        return False
    for each, partner in ((one, other), (other, one)):
        is_off = not each.statuses.isdisjoint(PUT_OFF) or each.id in put_off
        if is_off and not each.held and partner.held and each.family in _APPOINTED:
            return True
    return False


def _family(context: Context, each: Telling) -> str:
    return context.family_of_text.get(each.page.article.id, each.page.article.id)


def _weigh_context(one: Telling, other: Telling, context: Context, *, same_text: bool) -> Iterator[Evidence]:
    if same_text:
        yield Evidence("same text", "both pages go back to one text")
    elif pair(one.page.article.id, other.page.article.id) in context.alike and not (one.background or other.background):
        yield Evidence("same details", "both pages give the same details in common wording")
    ours, theirs = ({context.event_of.get(part, "") for part in each.parts} - {""} for each in (one, other))
    if ours & theirs:
        yield Evidence("parts", "the same happening is part of both")
    if _is_put_off_and_held(one, other, context.put_off):
        yield Evidence("told: put off and held", "one was put off, the other was held")


def settled_apart(one: Telling, other: Telling) -> Ground | None:
    """Return the difference that rules out one happening, or nothing."""
    kinds_differ = not may_be_one_kind(one.family, other.family) or _is_journey_held(one, other)
    kinds_differ = kinds_differ or _is_way_home(one) != _is_way_home(other)
    if kinds_differ or _one_within_other(one, other) or _one_of_nature(one, other):
        return Ground("type", f"{one.family} and {other.family}", -1.0)
    if are_days_apart(one, other):
        return Ground("dates", f"{one.time} and {other.time} share no day", -1.0)
    # What lasts may go on after the day it was planned for, but a plan for a weekday names the first one.
    lasts = {one.family, other.family} <= LASTING and one.held == other.held
    if not lasts and (marks := marks_differ(one, other) or marks_differ(other, one)):
        return Ground("calendar", marks, -1.0)
    if counterparts_differ(one, other):
        return Ground("counterpart", "other people or countries take part", -1.0)
    if one.family == other.family == "summit" and one.groups and other.groups and one.groups.isdisjoint(other.groups):
        return Ground("counterpart", "gatherings of different organisations", -1.0)
    if one.mediates != other.mediates and one.actors != other.actors:
        return Ground("kind", "whoever mediates need not have met anybody", -1.0)
    if _places_apart(one, other):
        return Ground("places", f"{place_names(one)} and {place_names(other)} are different places", -1.0)
    ordinal = _ordinals_differ(one, other)
    if ordinal:
        return Ground("ordinal", ordinal, -1.0)
    if one.titles and other.titles and names_meet(one.titles, other.titles) is None:
        return Ground("name", f"{', '.join(sorted(one.titles))} and {', '.join(sorted(other.titles))}", -1.0)
    return None


def _places_apart(one: Telling, other: Telling) -> bool:
    """Tell whether two are at different places; of two pages one may read Schagen where the other reads Skagen."""
    places = [(a, b) for a in one.places for b in other.places if one.page is other.page or not sound_alike(a, b)]
    relations = {relate(a, b) for a, b in places}
    return PlaceRelation.APART in relations and PlaceRelation.SAME not in relations


def _is_journey_held(one: Telling, other: Telling) -> bool:
    """Tell whether one is a visit and the other a meeting, and the visit was not put off or the meeting was held."""
    if not is_journey_to(one.family, other.family):
        return False
    visit, meeting = (one, other) if one.family == "visit" else (other, one)
    return visit.held or meeting.held or visit.statuses.isdisjoint(PUT_OFF)


def _is_way_home(each: Telling) -> bool:
    """Tell whether a traveller goes to the capital of the own country: "she is due to return to Seoul"."""
    lands = {profile.country for profile in each.profiles.values()}
    if each.family != "visit" or len(lands) != 1:
        return False
    return any(facts.country_by_capital(place.name) in lands - {None} for place in each.places)


def _one_of_nature(one: Telling, other: Telling) -> bool:
    """Tell whether one is an attack and the other a quake, storm or flood."""
    return one.family != other.family and not OF_NATURE.isdisjoint(one.triggers | other.triggers)


def _one_within_other(one: Telling, other: Telling) -> bool:
    """Tell whether one is a meeting of people and the other a gathering by its name, at which they may have met."""
    if one.family == other.family or "meet" not in (one.family, other.family):
        return False
    meeting, gathering = (one, other) if one.family == "meet" else (other, one)
    named = gathering.titles or (gathering.groups - meeting.groups)
    return len(meeting.people) > 1 and bool(named)


def counterparts_differ(one: Telling, other: Telling) -> bool:
    """Tell whether each telling has someone taking part whom the other leaves no room for.

    Of two pages only those count whom each names as taking part. Room is left by a country that takes part and for
    which nobody is named, by people of no known country, and by a name that cannot be compared, since it is written in
    signs.
    """
    surely = one.page is not other.page
    first, second = (each.certain if surely else each.people for each in (one, other))
    ours, theirs = first - other.people, second - one.people
    unread = _may_be_others(ours, one, theirs, other) or _may_be_others(theirs, other, ours, one)
    unread = unread or (bool(one.people & other.people) and _in_other_letters(ours, one, theirs, other))
    if one.family not in COUNTERPART:
        return bool(ours and theirs and one.people.isdisjoint(other.people)) and not unread
    if not unread and _unplaced(ours, one, other) and _unplaced(theirs, other, one):
        return True
    return ("visit" not in (one.family, other.family) or unread) and _sides_differ(one, other, surely=surely)


def _may_be_others(ours: frozenset[str], one: Telling, theirs: frozenset[str], other: Telling) -> bool:
    """Tell whether each of `ours` may be one of `theirs`, with a name that cannot be compared."""
    return bool(ours) and all(
        any(one.profiles[mine].may_be(other.profiles[their]) for their in theirs) for mine in ours
    )


def _in_other_letters(ours: frozenset[str], one: Telling, theirs: frozenset[str], other: Telling) -> bool:
    """Tell whether those whom only one names may be the same: the scripts differ, and no country speaks against it."""
    return all(
        first.scripts.isdisjoint(second.scripts) and (first.country is None or second.country in (None, first.country))
        for first in (one.profiles[mine] for mine in ours)
        for second in (other.profiles[their] for their in theirs)
    )


def _unplaced(people: frozenset[str], one: Telling, other: Telling) -> frozenset[str]:
    """Return those of one telling's people who cannot be meant by a country that the other names instead."""
    open_sides = other.sides - {profile.country for profile in other.profiles.values()}
    return frozenset(person for person in people if one.profiles[person].country not in open_sides)


def _sides_differ(one: Telling, other: Telling, *, surely: bool) -> bool:
    """Tell whether each has a country that takes part and can be nobody's whom the other names."""
    if len(one.people & other.people) > 1:
        return False
    first, second = (each.named_sides if surely else each.sides for each in (one, other))
    ours, theirs = first - other.sides, second - one.sides
    return len(ours) > _of_no_country(other) and len(theirs) > _of_no_country(one)


def _of_no_country(each: Telling) -> int:
    return sum(profile.country is None for profile in each.profiles.values())


def _ordinals_differ(one: Telling, other: Telling) -> str | None:
    scopes = {scope: number for number, scope in one.ordinals}
    for number, scope in sorted(other.ordinals):
        if scope and scopes.get(scope, number) != number:
            return f"number {scopes[scope]} and number {number} in a row"
    # Meetings are counted over different spans: the third this year may be the eighth of all.
    once = one.family not in COUNTERPART
    ours, theirs = ({rank.number for rank in each.ranks if rank.named or once} for each in (one, other))
    if ours and theirs and ours.isdisjoint(theirs):
        return f"number {min(ours)} and number {min(theirs)} of a row that is counted once"
    return None


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
            ground = Ground("ambiguous", f"they fit as well into events that are different: {why}", -_UNSURE)
            result[key] = replace(judgement, verdict=Verdict.UNSURE, grounds=(*judgement.grounds, ground))
    return result

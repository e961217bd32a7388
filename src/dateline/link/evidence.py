"""What speaks for and against two tellings being of one happening: kind, who, where, when, in which words.

Every piece has a code; what a code weighs stands in `event_weights.json`, which `tools/fit_event_weights.py` fits to
pages whose happenings people have told apart. Weights add up: 0.5 is as likely one happening as two.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from importlib import resources
from typing import NamedTuple

from dateline.link.about import About, about
from dateline.link.kinds import COUNTERPART, LASTING, RECURRING, SPEECH, SUDDEN, is_journey_to, names_meet
from dateline.link.places import PlaceRelation, is_country, is_known_town, relate
from dateline.link.tellings import Telling
from dateline.link.times import is_marked
from dateline.model.annotation import PlaceMention
from dateline.model.dates import Interval, RelativeUnit
from dateline.model.link import Ground
from dateline.text.names import fold, skeleton

# Two days of one visit, summit or disaster may lie this far apart.
_LASTS = 10
_OVERNIGHT = 1
_LONGEST = 366
_COUNTRIES = 3
# Of these one of those who take part says little: it is not known who the other was.
OF_TWO = frozenset({"meet", "call"})
# Families in which all words of a language name one kind of happening.
_OF_ONE_KIND = frozenset({"summit", "elect", "resign", "appoint", "sanction", "ceasefire", "protest"})
_GROUPS = {
    **dict.fromkeys(OF_TWO, "of two"),
    **dict.fromkeys(SPEECH, "speech"),
    "visit": "visit",
    "summit": "summit",
    "deal": "deal",
}
_SOUNDS = 2
# So many days apart are news, or were published, within days, weeks, months.
_DAYS = 10
_NEWS = ((_DAYS, "days"), (60, "weeks"), (180, "months"))
_PUBLISHED = ((2, "days"), (7, "a week"), (30, "a month"))
# How exactly two times that meet are known.
_KNOWN = ((3, "a day"), (8, "a week"), (31, "a month"), (366, "a year"))
_MONTH = 31
_EXPECTED = ((8, "a week"), (16, "a fortnight"), (31, "a month"), (75, "a season"))
DATED = frozenset({"day", "week"})
"""Names of the grounds that say that both are told of one day or week."""


class Evidence(NamedTuple):
    """One piece of evidence: its code, `name` or `name: which`, what people may read of it, and how much there is."""

    code: str
    text: str
    amount: float = 1.0


@cache
def weights() -> Mapping[str, float]:
    """Return what each code weighs."""
    table = resources.files("dateline.link").joinpath("event_weights.json").read_text(encoding="utf-8")
    return {str(code): float(weight) for code, weight in json.loads(table).items()}


def grounds(found: Iterator[Evidence]) -> Iterator[Ground]:
    """Yield the grounds that pieces of evidence make; what weighs nothing is left out."""
    known = weights()
    for each in found:
        weight = round(known.get(each.code, 0.0) * each.amount, 3)
        if weight:
            yield Ground(each.code.partition(":")[0], each.text, weight)


def weigh(one: Telling, other: Telling, settings: Mapping[str, About]) -> Iterator[Evidence]:
    """Yield what two tellings that are not settled apart have in common, and in what they differ."""
    yield from _weigh_kind(one, other)
    yield from _weigh_who(one, other)
    yield from _weigh_lands(one, other, settings)
    yield from _weigh_where(one, other)
    yield from _weigh_when(one, other)
    yield from _weigh_numbers(one, other)
    yield from _weigh_words(one, other)


def _weigh_kind(one: Telling, other: Telling) -> Iterator[Evidence]:
    group = _GROUPS.get(one.family if one.family == other.family else min(one.family, other.family), "thing")
    yield Evidence(f"kind: {group}", f"{one.family} and {other.family}" if one.family != other.family else one.family)
    if is_journey_to(one.family, other.family):
        which = "type: a visit there" if same_place(one, other) else "type: a visit"
        yield Evidence(which, "a visit that was put off, and a meeting")
    elif one.family != other.family:
        which = "type: of a blow" if "attack" in (one.family, other.family) else "type"
        yield Evidence(which, f"{one.family} and {other.family}, which may be one")
    if "summit" == one.family == other.family and bool(one.titles) ^ bool(other.titles) and not same_place(one, other):
        yield Evidence("name", "only one goes by a name, and no place says that it is the other")
    if one.family in COUNTERPART:
        return
    if one.triggers & other.triggers:
        yield Evidence("what", f"both speak of: {', '.join(sorted(one.triggers & other.triggers))}")
    elif one.page.article.language == other.page.article.language:
        yield Evidence("what: other words", "the words for it differ")
    elif one.family in _OF_ONE_KIND:
        yield Evidence("what: in two languages", f"both languages speak of the same: {one.family}")


def _weigh_who(one: Telling, other: Telling) -> Iterator[Evidence]:
    shared, named = one.people & other.people, one.people | other.people
    if len(shared) > 1:
        yield Evidence("who: the same", "the same people take part")
    elif shared and one.people == other.people and one.family not in OF_TWO:
        yield Evidence("who: alone", "the same person takes part")
    elif shared:
        yield Evidence("who: one", "one person in common")
    if len(shared) < 2:
        yield from _weigh_company(one, other, named)
    elif shared != named:
        yield Evidence("who: and others", "only one page says that others take part as well")
    if one.groups & other.groups:
        yield Evidence("who: a body", "the same organisation takes part")


def _weigh_company(one: Telling, other: Telling, named: frozenset[str]) -> Iterator[Evidence]:
    """Yield what those who take part on one page, and are only named on the other, say: "the two leaders met"."""
    both = (one.people | one.company) & (other.people | other.company)
    if not named:
        if both:
            text = "nobody is said to take part; both pages name the same people"
            yield Evidence("who: named by both pages" if len(both) > 1 else "who: one named by both pages", text)
        return
    beside = named & (one.people | one.beside) & (other.people | other.beside)
    if len(beside) > 1:
        yield Evidence("who: beside", "those who take part on one page are named beside it on the other")
    elif len(named & both) > 1:
        yield Evidence("who: on the page", "the other page names those who take part")
    elif named & both and not one.people & other.people:
        yield Evidence("who: one on the page", "the other page names one who takes part")
    missing = len(named - both)
    if missing:
        yield Evidence("who: not there", "the other page does not name all who take part", min(2, missing))


def _weigh_lands(one: Telling, other: Telling, settings: Mapping[str, About]) -> Iterator[Evidence]:
    ours, theirs = (_setting(each, settings) for each in (one, other))
    sides = one.sides & other.sides
    if len(sides) > 1:
        yield Evidence("sides: the same", "the same countries take part")
    elif len((one.sides | other.sides) & (one.sides | one.lands) & (other.sides | other.lands)) > 1:
        yield Evidence("sides: beside", "the countries that take part on one page are named beside it on the other")
    elif sides:
        yield Evidence("sides: one", "one country in common")
    shared = len(frozenset(ours.countries[:_COUNTRIES]).intersection(theirs.countries[:_COUNTRIES]))
    which = ("none", "one", "two")[min(2, shared)]
    yield Evidence(f"countries: {which}", f"the countries that both pages name first: {which}")
    if one.family not in SPEECH and ours.is_set_like(theirs):
        yield Evidence("setting", "both pages are about the same people and places")


def _setting(each: Telling, settings: Mapping[str, About]) -> About:
    return settings.get(each.page.article.id) or about(each.page)


def same_place(one: Telling, other: Telling) -> bool:
    """Tell whether both name one place."""
    return any(relate(a, b) is PlaceRelation.SAME for a in one.places for b in other.places)


def _weigh_where(one: Telling, other: Telling) -> Iterator[Evidence]:
    relations = [(relate(a, b), a, b) for a in one.places for b in other.places]
    same = [a for relation, a, _ in relations if relation is PlaceRelation.SAME]
    towns = [place for place in same if not is_country(place)]
    if towns:
        small = any(not is_known_town(place) for place in towns)
        yield Evidence("where: in a small town" if small else "where: in a city", f"both in {towns[0].name}")
    elif same:
        yield Evidence("where: in a country", f"both in {same[0].name}")
    elif any(relation in (PlaceRelation.INSIDE, PlaceRelation.HOLDS) for relation, _, _ in relations):
        yield Evidence("where: within", f"{place_names(one)} and {place_names(other)}: one lies in the other")
    elif any(sound_alike(a, b) for _, a, b in relations):
        yield Evidence("where: by sound", f"{place_names(one)} and {place_names(other)} sound alike")
    elif relations:
        yield Evidence("where: elsewhere?", f"{place_names(one)} and {place_names(other)} may be different places")
    else:
        yield from _weigh_named_places(one, other)


def sound_alike(one: PlaceMention, other: PlaceMention) -> bool:
    """Tell whether two names of places have the same consonants, so that one may be misread for the other."""
    sounds = skeleton(one.name)
    return len(sounds) >= _SOUNDS and sounds == skeleton(other.name)


def place_names(each: Telling) -> str:
    """Return the names of the places of a telling."""
    return "/".join(sorted({place.name for place in each.places}))


def _weigh_named_places(one: Telling, other: Telling) -> Iterator[Evidence]:
    """Yield what a place that only one telling has says."""
    if one.scene & other.scene:
        yield Evidence("scene", f"both pages tell it beside: {', '.join(sorted(one.scene & other.scene))}")
    for placed, loose in ((one, other), (other, one)):
        towns = [place for place in placed.places if not is_country(place)]
        if any(fold(place.name) in loose.towns for place in towns):
            yield Evidence("where: beside", f"in {place_names(placed)}, which the other page names beside it")
        elif any(fold(place.name) in loose.all_towns for place in towns):
            yield Evidence("where: on the page", f"in {place_names(placed)}, which the other page names")
        elif towns:
            yield Evidence("where: not there", f"in {place_names(placed)}, which the other page does not name")
        if {place.country for place in placed.places} & loose.lands:
            yield Evidence("its country", f"the country of {place_names(placed)} is named beside the other")


def _weigh_when(one: Telling, other: Telling) -> Iterator[Evidence]:
    shared = [mark for mark in sorted(one.calendar) if mark in other.calendar or _only(other.time, mark)]
    if marks := marks_differ(one, other) or marks_differ(other, one):
        yield Evidence("calendar: another", f"{marks}, though it may have lasted")
    elif shared:
        exact = "calendar: date" if shared[-1][2] else "calendar: weekday or month"
        yield Evidence(exact, f"both are {mark_name(shared[-1])}")
    yield from _weigh_days(one, other)
    yield from _weigh_tense(one, other)
    if one.background != other.background:
        yield Evidence("told: recalled", "one page only recalls it")
    elif one.background:
        yield Evidence("told: both recalled", "both pages only recall it")
    if (one.ahead and other.held) or (other.ahead and one.held):
        yield Evidence("told: plan and report", "one page plans it, the other reports it")
    elif one.ahead and other.ahead:
        yield Evidence("told: plans", "both pages plan it")


def _weigh_days(one: Telling, other: Telling) -> Iterator[Evidence]:
    ours, theirs = one.window, other.window
    if not ours.is_disjoint(theirs):
        yield from _weigh_publication(one, other)
    widest = max(one.time.days or 0, other.time.days or 0)
    dated = one.time.is_bounded and other.time.is_bounded and not one.time.is_disjoint(other.time)
    if dated and (widest <= _MONTH or not ours.is_disjoint(theirs)):  # "this year" says less than the page's own day
        within = next((word for days, word in _KNOWN if widest <= days), "longer")
        name = {"a day": "day", "a week": "week"}.get(within, f"when: {within}")
        yield Evidence(name, f"{one.time} and {other.time} fit")
    elif ours.is_disjoint(theirs):
        sure = all(each.time.is_bounded or each.is_of_the_day for each in (one, other))
        apart = days_apart(ours, theirs)
        far = next((word for days, word in _NEWS if apart <= days), "far") if ours.is_bounded else "open"
        sooner = "another night" if far == "days" and {one.family, other.family} & RECURRING else f"{far} apart"
        yield Evidence(f"when: {sooner}{'' if sure else ', perhaps'}", f"told of {ours} and of {theirs}")
    elif ours.is_bounded and theirs.is_bounded:
        widest = max(ours.days or 0, theirs.days or 0)
        within = next((word for days, word in _EXPECTED if widest <= days), "longer")
        yield Evidence(f"when: may be of {within}", f"{ours} and {theirs} may be one time")


def _weigh_tense(one: Telling, other: Telling) -> Iterator[Evidence]:
    """Yield that one page tells as past what another has on a later day, or as still to come what lies behind it."""
    for each, partner in ((one, other), (other, one)):
        apart = days_apart(each.time, partner.stated)
        if each.time != each.stated and apart > slack(one, other):
            which = "past" if _is_before(each.time, partner.stated) else "ahead"
            far = "days" if apart <= _DAYS else "long"
            text = f"told as {which} by {each.published}, and of {partner.stated}"
            yield Evidence(f"told: {which}, {far} apart", text)
            return


def _is_before(one: Interval, other: Interval) -> bool:
    return one.latest is not None and other.earliest is not None and one.latest < other.earliest


def _weigh_publication(one: Telling, other: Telling) -> Iterator[Evidence]:
    """Yield how far apart two pages stand that tell it as news."""
    if all(each.is_of_the_day and each.published.is_bounded for each in (one, other)):
        apart = days_apart(one.published, other.published)
        within = next((word for days, word in _PUBLISHED if apart <= days), "longer")
        yield Evidence(f"published: {within}", f"told as news of {one.published} and of {other.published}")


def _weigh_numbers(one: Telling, other: Telling) -> Iterator[Evidence]:
    shared = names_meet(one.containers | one.titles, other.containers | other.titles)
    if shared:
        yield Evidence("part of", f"both belong to: {shared}")
    elif one.containers and other.containers:
        yield Evidence("part of: others", "they belong to different happenings")
    ours, theirs = ({rank.number for rank in each.ranks} for each in (one, other))
    if one.ordinals & other.ordinals or any(rank.named for rank in one.ranks & other.ranks):
        yield Evidence("ordinal", "both give it the same number in a row")
    elif ours & theirs:
        yield Evidence("row", f"both pages call it number {min(ours & theirs)} of a row")
    elif ours and theirs:
        yield Evidence("ordinal: another", f"number {min(ours)} and number {min(theirs)} of some row")


def _weigh_words(one: Telling, other: Telling) -> Iterator[Evidence]:
    terms = (one.terms & other.words) | (other.terms & one.words) | (one.terms & other.terms)
    if terms:
        yield Evidence("quoted words", f"both quote: {', '.join(sorted(terms))}")
    smaller = min(len(one.words), len(other.words))
    if smaller >= 3:
        share = len(one.words & other.words) / smaller
        yield Evidence("words", f"{share:.0%} of the words are shared", share)


def slack(one: Telling, other: Telling) -> int:
    """Return how many days may lie between two times of one happening; a shock or blast is over at once.

    A protest or attack comes back the next night, and then it is another.
    """
    if not {one.family, other.family} <= LASTING:
        return 0
    if {one.family, other.family} & RECURRING or (one.triggers | other.triggers) & SUDDEN:
        return 0 if one.page is other.page else _OVERNIGHT
    return _LASTS


def are_days_apart(one: Telling, other: Telling) -> bool:
    """Tell whether no day that one names can be the other's; between pages what is told as past may be misread."""
    ours, theirs = (each.time if one.page is other.page else each.stated for each in (one, other))
    return days_apart(ours, theirs) > slack(one, other)


def days_apart(one: Interval, other: Interval) -> int:
    """Return how many days lie between two intervals that do not meet; 0 where they do."""
    if not one.is_disjoint(other):
        return 0
    gaps = [
        (later.earliest - sooner.latest).days
        for sooner, later in ((one, other), (other, one))
        if sooner.latest and later.earliest and later.earliest > sooner.latest
    ]
    return max(gaps, default=0)


def marks_differ(named: Telling, dated: Telling) -> str | None:
    """Return the weekday, month or day that one names and no day of the other's time has."""
    days = list(_each_day(dated.time))
    for mark in sorted(named.calendar):
        if days and not any(is_marked(day, mark) for day in days):
            return f"{dated.time} is not {mark_name(mark)}"
        rival = next((other for other in sorted(dated.calendar) if other[0] is mark[0] and other != mark), None)
        if rival and not days:
            return f"{mark_name(mark)} is not {mark_name(rival)}"
    return None


def _each_day(interval: Interval) -> Iterator[date]:
    if interval.earliest is not None and (interval.days or _LONGEST) < _LONGEST:
        for number in range(interval.days or 0):
            yield interval.earliest + timedelta(days=number)


def mark_name(mark: tuple[RelativeUnit, int, int]) -> str:
    """Return a weekday, month or day of a month in words."""
    unit, value, number = mark
    if unit is RelativeUnit.WEEKDAY:
        return ("a Monday", "a Tuesday", "a Wednesday", "a Thursday", "a Friday", "a Saturday", "a Sunday")[value]
    return f"in month {value}" if not number else f"on {value:02}-{number:02}"


def _only(time: Interval, mark: tuple[RelativeUnit, int, int]) -> bool:
    return time.is_day and all(is_marked(day, mark) for day in _each_day(time))

"""Everything that belongs together across pages, in strata: texts, names, happenings with their dates, stories.

The work is done scope by scope (`scopes`), and a scope depends on its own pages only, but for the groups of spellings
(`spellings`), which the whole record shares. So the links of a record can be brought up to date where pages changed,
and are the same as if all had been linked at once.

Within a scope each stratum reads only those below it. Dates and identity feed each other, so these two take turns a
fixed number of times: tellings are grouped with what is known of their dates, the groups date the pages, and the
tellings are looked at again. All functions are pure, and no result depends on the order of pages.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from dateline.link.about import about
from dateline.link.clusters import Pair
from dateline.link.company import STORY_DAYS, TEXT_DAYS, company_bounds
from dateline.link.dating import Happening, date_together, solved_publication, solved_time
from dateline.link.describe import Scene, describe, title_of
from dateline.link.duplicates import Wording
from dateline.link.entities import EntityIndex, resolve_entities
from dateline.link.events import Context, Grouping, group_tellings
from dateline.link.judged import judge_entities, judge_events
from dateline.link.keys import article_of
from dateline.link.lineage import Origin, directed, find_origins
from dateline.link.mentions import says_nothing, tellings_of
from dateline.link.merge import conflict_order, judgement_order, merge_links
from dateline.link.put_off import put_off_with
from dateline.link.scopes import find_scopes
from dateline.link.series import containers, series_of
from dateline.link.solver import Bound, Solution
from dateline.link.spellings import group_spellings, judged_members, judged_spellings, spelled_by
from dateline.link.stories import find_stories, told_by_names
from dateline.link.tellings import Telling, retimed
from dateline.model.ids import make_id
from dateline.model.judged import CellJudgement
from dateline.model.link import Judgement, Links, Page

ROUNDS = 3


def link(pages: Sequence[Page], judgements: Sequence[Judgement] = ()) -> Links:
    """Return what belongs together across `pages`, scope by scope; `judgements` are people's and outrank the machine's.

    Pages with the same article id count once. Every value of the result is sorted by id or by article.
    """
    unique = {page.article.id: page for page in pages}
    spelled = spelled_by(unique.values(), judged_members(judgements))
    home = group_spellings(set(spelled.values()), judged_spellings(judgements, spelled))
    scopes = find_scopes(unique, judgements)
    return merge_links(link_scope([unique[name] for name in scope], judgements, home) for scope in scopes)


def link_scope(
    pages: Sequence[Page],
    judgements: Sequence[Judgement] = (),
    home: Mapping[str, str] | None = None,
    cells: Sequence[CellJudgement] = (),
) -> Links:
    """Return what belongs together across the pages of one scope.

    Args:
        pages: the pages, each article once.
        judgements: people's; those that name no page of the scope are left out.
        home: the group of each spelling in the whole record; see `entities.resolve_entities`.
        cells: what people decided of single cells, where the pages do not hold it already (`judged.as_judged`).
    """
    ordered = sorted(pages, key=lambda page: page.article.id)
    unique = {page.article.id: page for page in ordered}
    judgements = [each for each in judgements if {article_of(each.left), article_of(each.right)} & unique.keys()]
    wordings = {name: Wording(page) for name, page in unique.items()}
    origin = find_origins(wordings, judgements)
    entities = resolve_entities(ordered, judgements, home)
    rounds = events_and_dates(ordered, entities, origin, company_of(wordings, origin), judgements)
    grouping, groups, solution = rounds.grouping, rounds.groups, rounds.solution
    published = {page.article.id: solved_publication(page, solution) for page in ordered}
    holders, rows = containers(groups), series_of(groups)
    scene = Scene(groups, holders, rows, published, entities, origin.family_of, put_off_with(groups))
    wholes = {whole for found in holders.values() for whole in found}
    found = [
        describe(each.id, solved_time(each, solution), scene)
        for each in _happenings(groups, holders, entities)
        if each.id in wholes or not says_nothing(each.tellings)
    ]
    events = judge_events(
        found, cells, entities, lambda event: title_of(groups[event.id], entities, event.place, event.participants)
    )
    stories, story_judgements = find_stories(wordings, events, published, origin.family_of, judgements)
    made = (*entities.judgements, *grouping.judgements, *story_judgements, *judgements)
    return Links(
        judgements=tuple(sorted(set(made), key=judgement_order)),
        lineages=directed(origin, unique, published),
        families=origin.families,
        entities=judge_entities(entities, cells).entities,
        events=events,
        stories=stories,
        published=tuple(sorted(published.items())),
        conflicts=tuple(sorted(set(solution.conflicts), key=conflict_order)),
    )


@dataclass(frozen=True, slots=True)
class Rounds:
    """What the last round of grouping and dating leaves: the tellings of each event, and what they were compared in."""

    grouping: Grouping
    groups: Mapping[str, list[Telling]]
    solution: Solution
    context: Context


Company: TypeAlias = tuple[Mapping[Pair, int], Sequence[Bound]]


def company_of(wordings: Mapping[str, Wording], origin: Origin) -> Company:
    """Return how many days apart pages that tell the same came out, and when pages did by the company they keep."""
    own_dates = {name: each.page.article.published for name, each in wordings.items()}
    alike = dict.fromkeys(told_by_names(wordings, own_dates), STORY_DAYS)
    alike |= {each.pair: TEXT_DAYS for each in origin.kinships if each.level == "text"}
    return alike, company_bounds(wordings)


def events_and_dates(
    pages: Sequence[Page],
    entities: EntityIndex,
    origin: Origin,
    company: Company,
    judgements: Sequence[Judgement] = (),
) -> Rounds:
    """Take turns at grouping tellings and solving dates, a fixed number of times.

    `company` is what pages beside a page say of its day.
    """
    published = {page.article.id: page.article.published.interval for page in pages}
    tellings = [each for page in pages for each in tellings_of(page, entities, published[page.article.id], judgements)]
    context = Context(origin.family_of, origin.alike, settings={page.article.id: about(page) for page in pages})
    for _ in range(ROUNDS):
        grouping = group_tellings(tellings, context, judgements)
        groups = _by_event(grouping, tellings)
        context = replace(context, event_of=_event_of(groups), put_off=frozenset(put_off_with(groups)))
        solution = date_together(pages, _happenings(groups, containers(groups), entities), *company)
        published = {page.article.id: solution.intervals[page.article.id] for page in pages}
        tellings = retimed(tellings, entities, published)
    return Rounds(grouping, groups, solution, context)


def _by_event(grouping: Grouping, tellings: Sequence[Telling]) -> dict[str, list[Telling]]:
    """Return the tellings of each event; an event's id comes from its smallest member."""
    by_id = {each.id: each for each in tellings}
    return {make_id("evt", group[0]): [by_id[name] for name in group] for group in sorted(grouping.groups)}


def _event_of(groups: Mapping[str, Sequence[Telling]]) -> dict[tuple[str, int], str]:
    return {(t.page.article.id, number): name for name, told in groups.items() for t in told for number in t.numbers}


def _happenings(
    groups: Mapping[str, Sequence[Telling]], holders: Mapping[str, tuple[str, ...]], entities: EntityIndex
) -> list[Happening]:
    return [
        Happening(name, tuple(told), title_of(told, entities), holders.get(name, ()))
        for name, told in sorted(groups.items())
    ]

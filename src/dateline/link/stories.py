"""Stories: pages about one happening and its direct follow-ups, with a title taken from one of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import combinations

from dateline.link.clusters import Pair, cluster, cluster_like, components, pair
from dateline.link.credited import names_source
from dateline.link.duplicates import Wording
from dateline.link.keys import article_of, candidates
from dateline.link.likeness import in_common, likeness
from dateline.link.origins import story_origins
from dateline.link.told import is_year
from dateline.model.annotation import EventType
from dateline.model.dates import Dated, Interval
from dateline.model.ids import make_id
from dateline.model.link import Event, Ground, Judgement, Page, Story, Verdict
from dateline.text.shingles import stem
from dateline.text.similarity import cosine, rarity
from dateline.text.tokens import plain_words

RULE = "stories/1"
_SAME = 0.5
_ALIKE = 0.36
_DAYS = 14
_WIDEST = 80
_KEYWORDS = 24
_SHARED_KEYWORDS, _SHARED_UNDATED, _SHARED_NAMES = 5, 3, 2
_TITLE_SHARE = 0.3
_WORTH_TELLING = 0.1  # pages that have less in common than this are not told to be unsure
_NEWS_DAYS = 21
# Pages in two languages are one story where they share so many names, times and figures, and such a part of them.
_TOLD, _TOLD_SHARE = 3, 0.6
_WEEK, _MONTH, _NEXT_DAYS = 9, 31, 2
# Where it is not known when a page came out: so many, and such a part of both lists.
_TOLD_UNDATED, _TOLD_DICE = 6, 0.65
# Pages of unknown days: how like two must be to count, how like those of one story usually are, and what share of
# their own likeness groups must have with one another. Fixed on the training topics of ECB+ (`docs/design/lineage.md`).
_LIKE, _USUALLY, _LIKE_SHARE = 0.12, 0.2, 0.7
_SPEECH = frozenset({EventType.ANNOUNCE, EventType.STATEMENT, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN})


def find_stories(
    wordings: Mapping[str, Wording],
    events: Sequence[Event],
    published: Mapping[str, Dated],
    family_of_text: Mapping[str, str],
    decided: Sequence[Judgement] = (),
) -> tuple[tuple[Story, ...], tuple[Judgement, ...]]:
    """Return the stories that pages make, singles included, and the judgements behind them."""
    main = _main_events([wording.page for wording in wordings.values()], events, published)
    alike = _strongest(told_alike(wordings, published), told_by_names(wordings, published))
    by_words = _told_by_words(wordings, published)
    near = told_together(wordings, published)
    made = _strongest(near, alike, _by_events(main, _dated(events), by_words), _by_family(family_of_text))
    scores = {key: judgement.score for key, judgement in made.items()}
    undated = told_undated(wordings, published)
    judged = {pair(each.left, each.right): each.verdict for each in decided if each.kind == "story"}
    judged = {both: verdict for both, verdict in judged.items() if {*both} <= {*wordings}}
    joined = {both for both, verdict in judged.items() if verdict is Verdict.SAME}
    parted = judged.keys() - joined
    by_company = _by_company(undated, (_too_far_apart(main, events, undated) | parted) - joined)
    together = ({*_by_family(family_of_text)} | by_company | joined) - parted
    apart = (_too_far_apart(main, events, scores) | _weeks_apart(wordings, published, scores) | parted) - together
    made = _strongest(undated, made)
    groups = cluster(wordings, scores, threshold=_SAME, apart=apart, together=together)
    by_id = {event.id: event for event in events}
    stories = [_story(group, wordings, main, by_id, published, family_of_text) for group in groups]
    told = tuple(made[key] for key in sorted(made) if made[key].score >= _WORTH_TELLING)
    return tuple(sorted(stories, key=lambda story: story.id)), told


def _strongest(*judged: Mapping[Pair, Judgement]) -> dict[Pair, Judgement]:
    """Return for each pair the judgement with the highest score; among equals the last."""
    best: dict[Pair, Judgement] = {}
    for judgements in judged:
        for key, judgement in judgements.items():
            if key not in best or judgement.score >= best[key].score:
                best[key] = judgement
    return best


def _main_events(
    pages: Sequence[Page], events: Sequence[Event], published: Mapping[str, Dated]
) -> dict[str, dict[str, float]]:
    """Return what each page is about: its own news, the earlier in the text the weightier."""
    numbered = {page.article.id: page.notes.events for page in pages}
    main: dict[str, dict[str, float]] = {page.article.id: {} for page in pages}
    for event in events:
        for member in event.members:
            article_id, number = article_of(member), int(member.rpartition("#e")[2])
            mention = numbered[article_id][number]
            if mention.background or mention.hypothetical or _is_old(event, published[article_id].interval):
                continue
            weight = (0.5 if event.type in _SPEECH else 1.0) / (1 + 0.25 * number)
            main[article_id][event.id] = max(main[article_id].get(event.id, 0.0), weight)
    return main


def _is_old(event: Event, published: Interval) -> bool:
    """Tell whether an event was over weeks before a page came out: recalled, though no word says so."""
    latest = event.time.interval.latest
    return latest is not None and published.earliest is not None and (published.earliest - latest).days > _NEWS_DAYS


def _dated(events: Iterable[Event]) -> Mapping[str, Interval]:
    """Return when the events were whose days are known; "in 2009" is no day."""
    return {event.id: event.time.interval for event in events if _is_within(event.time.interval, _MONTH)}


def _told_by_words(wordings: Mapping[str, Wording], published: Mapping[str, Dated]) -> Mapping[str, str | None]:
    """Return the language of each page of unknown days: two of one language are one story by their words."""
    unknown = (name for name in wordings if not published[name].interval.is_bounded)
    return {name: wordings[name].page.article.language for name in unknown}


def _by_events(
    main: Mapping[str, Mapping[str, float]], dated: Mapping[str, Interval], by_words: Mapping[str, str | None]
) -> dict[Pair, Judgement]:
    """Judge the pages that tell the same events as their own news.

    Between two pages of one language whose days are unknown only events of known days count: without any day, an
    event is known by what two look-alike stories share as well.
    """
    keys = {article_id: weights.keys() for article_id, weights in main.items()}
    made = {}
    for left, right in candidates(keys, widest=_WIDEST * 4):
        shared = main[left].keys() & main[right].keys()
        if {left, right} <= by_words.keys() and by_words[left] == by_words[right]:
            shared &= dated.keys()
        if not shared:
            continue
        best = max(min(main[left][event], main[right][event]) for event in shared)
        likeness = max(cosine(main[left], main[right]), best)
        text = f"{len(shared)} event(s) of their own news in common"
        verdict = Verdict.SAME if likeness >= _SAME else Verdict.UNSURE
        ground = Ground("events", text, round(likeness, 3))
        made[left, right] = Judgement("story", left, right, verdict, round(likeness, 3), (ground,), RULE)
    return made


def _by_family(family_of_text: Mapping[str, str]) -> dict[Pair, Judgement]:
    made = {}
    for article_id, first in sorted(family_of_text.items()):
        if article_id != first:
            key = pair(first, article_id)
            made[key] = Judgement("story", *key, Verdict.SAME, 1.0, (Ground("text", "one text", 1.0),), RULE)
    return made


def told_alike(wordings: Mapping[str, Wording], published: Mapping[str, Dated]) -> dict[Pair, Judgement]:
    """Judge pages of the same days that use the same rare words."""
    keys = {article_id: keywords(wording.bag) for article_id, wording in wordings.items()}
    made = {}
    for left, right in candidates(keys, widest=_WIDEST, shared=_SHARED_KEYWORDS):
        likeness = cosine(wordings[left].bag, wordings[right].bag)
        if likeness >= _ALIKE and _same_days(published[left].interval, published[right].interval):
            score = round(min(1.0, _SAME + likeness - _ALIKE), 3)
            ground = Ground("wording", f"rare words in common: {likeness:.2f}", score)
            made[left, right] = Judgement("story", left, right, Verdict.SAME, score, (ground,), RULE)
    return made


def told_by_names(wordings: Mapping[str, Wording], published: Mapping[str, Dated]) -> dict[Pair, Judgement]:
    """Judge pages that name the same people, places, days and figures.

    In two languages on neighbouring days most of the shorter list must be shared; where a day is not known, most of
    both lists, in whatever language.
    """
    made = {}
    told = {name: frozenset(said for said in each.told if not is_year(said)) for name, each in wordings.items()}
    for left, right in candidates(told, widest=_WIDEST, shared=_TOLD):
        one, other = wordings[left], wordings[right]
        sizes = (len(told[left]), len(told[right]))
        common = told[left] & told[right]
        shared = len(common)
        when = (published[left].interval, published[right].interval)
        two_languages = one.page.article.language != other.page.article.language
        near = two_languages and _neighbours(*when) and shared / min(sizes) >= _TOLD_SHARE
        alike = shared >= _TOLD_UNDATED and 2 * shared / sum(sizes) >= _TOLD_DICE and _may_be_near(*when)
        alike = alike and not common <= one.names  # a series of meetings has all its people and places in common
        if near or (alike and not all(_is_within(each, _WEEK) for each in when)):
            score = round(shared / min(sizes), 3)
            text = f"{shared} names, days and figures in common ({score:.0%} of the shorter list)"
            grounds = (Ground("told", text, score),)
            made[left, right] = Judgement("story", left, right, Verdict.SAME, score, grounds, RULE)
    return made


def told_together(wordings: Mapping[str, Wording], published: Mapping[str, Dated]) -> dict[Pair, Judgement]:
    """Judge the pages that came out within a fortnight, on days that are about known, by whom and what they name.

    Those that have little in common are judged as well: how like a page is to all the pages of a story counts.
    """
    known = (name for name in wordings if _is_within(published[name].interval, _WEEK))
    keys = {name: (*wordings[name].sounds, *wordings[name].told) for name in known}
    made = {}
    for left, right in candidates(keys, widest=_WIDEST, shared=_SHARED_NAMES):
        days = days_apart(published[left].interval, published[right].interval)
        if days <= _DAYS:
            score = round(likeness(in_common(wordings[left], wordings[right], days)), 3)
            ground = Ground("told", "names, days, figures and kinds of happening in common", score)
            verdict = Verdict.SAME if score >= _SAME else Verdict.UNSURE
            made[left, right] = Judgement("story", left, right, verdict, score, (ground,), RULE)
    return made


def told_undated(wordings: Mapping[str, Wording], published: Mapping[str, Dated]) -> dict[Pair, Judgement]:
    """Judge how like pages are of which it is not known when they came out.

    No verdict comes of that alone: whether they are one story depends on how like the pages around them are.
    """
    keys = {name: keywords(each.bag) for name, each in wordings.items() if not published[name].interval.is_bounded}
    made = {}
    for left, right in candidates(keys, widest=_WIDEST * 4, shared=_SHARED_UNDATED):
        likeness = round(_likeness(wordings[left], wordings[right]), 3)
        if likeness >= _LIKE and _may_be_near(published[left].interval, published[right].interval):
            grounds = (Ground("wording", f"words, openings and names in common: {likeness:.2f}", likeness),)
            made[left, right] = Judgement("story", left, right, Verdict.UNSURE, likeness, grounds, RULE)
    return made


def _likeness(one: Wording, other: Wording) -> float:
    """Return how like two pages are: in all their words, in those they begin with, and in whom and what they name."""
    names = len(one.names & other.names) / max(1, len(one.names) + len(other.names)) * 2
    return (cosine(one.bag, other.bag) + cosine(one.opening, other.opening) + names) / 3


def _by_company(undated: Mapping[Pair, Judgement], apart: AbstractSet[Pair]) -> set[Pair]:
    """Return pairs that tie together the pages of unknown days that are one story, judged by the company they keep."""
    members = {name for both in undated for name in both}
    likeness = {both: judgement.score for both, judgement in undated.items()}
    groups = cluster_like(members, likeness, share=_LIKE_SHARE, usual=_USUALLY, apart=apart)
    return {(group[0], other) for group in groups for other in group[1:]}


def _is_within(each: Interval, days: int) -> bool:
    return each.days is not None and each.days <= days


def _neighbours(one: Interval, other: Interval) -> bool:
    """Tell whether two pages are known to have come out within a week, and may have within two days."""
    if one.hull(other).days is None or (one.hull(other).days or 0) > _WEEK:
        return False
    gaps = (b.earliest - a.latest for a, b in ((one, other), (other, one)) if b.earliest and a.latest)
    return max(gap.days for gap in gaps) <= _NEXT_DAYS


def keywords(bag: Mapping[str, float]) -> list[str]:
    """Return the words that weigh most in a text."""
    return sorted(bag, key=lambda word: (-bag[word], word))[:_KEYWORDS]


def _same_days(one: Interval, other: Interval) -> bool:
    """Tell whether two pages may have been published within a fortnight, as far as their dates tell."""
    return _may_be_near(one, other) and one.is_bounded and other.is_bounded


def _may_be_near(one: Interval, other: Interval) -> bool:
    return days_apart(one, other) <= _DAYS


def days_apart(one: Interval, other: Interval) -> int:
    """Return how many days surely lie between two intervals, 0 where they may overlap."""
    gaps = [
        (later.earliest - sooner.latest).days
        for sooner, later in ((one, other), (other, one))
        if sooner.latest and later.earliest
    ]
    return max(0, *gaps, 0)


def _too_far_apart(
    main: Mapping[str, Mapping[str, float]], events: Sequence[Event], pairs: Iterable[Pair]
) -> set[Pair]:
    """Return the pairs of pages whose own news has no day in common, by more than a fortnight."""
    when = _dated(events)
    apart = set()
    for left, right in pairs:
        ours, theirs = ([when[event] for event in main[name] if event in when] for name in (left, right))
        if ours and theirs and not any(_same_days(one, other) for one in ours for other in theirs):
            apart.add((left, right))
    return apart


def _weeks_apart(pages: Iterable[str], published: Mapping[str, Dated], scores: Mapping[Pair, float]) -> set[Pair]:
    """Return the pairs of pages that only others tie together, though they came out more than a fortnight apart."""
    tied = components(pages, (key for key, score in scores.items() if score >= _SAME))
    pairs = (both for group in tied for both in combinations(group, 2) if scores.get(both, 0.0) < _SAME)
    return {both for both in pairs if not _may_be_near(*(published[name].interval for name in both))}


def _story(
    group: Sequence[str],
    wordings: Mapping[str, Wording],
    main: Mapping[str, Mapping[str, float]],
    events: Mapping[str, Event],
    published: Mapping[str, Dated],
    family_of_text: Mapping[str, str],
) -> Story:
    weights: dict[str, float] = defaultdict(float)
    for article_id in group:
        for event, weight in main[article_id].items():
            weights[event] += weight
    ordered = tuple(sorted(weights, key=lambda event: (-weights[event], event)))
    texts = [wordings[article_id] for article_id in group]
    time = Interval()
    for index, article_id in enumerate(group):
        interval = published[article_id].interval
        time = interval if index == 0 else time.hull(interval)
    origins = story_origins([events[event].origins for event in ordered], [text.page for text in texts], family_of_text)
    first = _not_taken_over(wordings, group, published, family_of_text)
    title = _title([wordings[article_id] for article_id in first], texts, ordered, events)
    return Story(make_id("sto", group[0]), title, tuple(group), ordered, time, origins)


def _not_taken_over(
    wordings: Mapping[str, Wording],
    group: Sequence[str],
    published: Mapping[str, Dated],
    family_of_text: Mapping[str, str],
) -> list[str]:
    """Return the pages of a story that credit no other page of the same text, and surely came out after none.

    What was taken over may have been changed, its headline first of all.
    """
    families: dict[str, list[str]] = defaultdict(list)
    for name in group:
        families[family_of_text.get(name, name)].append(name)
    return [
        name
        for names in families.values()
        for name in names
        if not any(_is_taken_over(name, other, wordings, published) for other in names if other != name)
    ] or list(group)


def _is_taken_over(name: str, other: str, wordings: Mapping[str, Wording], published: Mapping[str, Dated]) -> bool:
    end, start = published[other].interval.latest, published[name].interval.earliest
    later = end is not None and start is not None and end < start
    return later or names_source(wordings[name].page, wordings[other].page)


def _title(
    first: Sequence[Wording], texts: Sequence[Wording], ordered: Sequence[str], events: Mapping[str, Event]
) -> str:
    """Return the title of one of the first pages that has most in common with all the pages.

    Without titles it is that of the main event.
    """
    titles = sorted({text.page.article.title for text in first if text.page.article.title})
    if not titles:
        return events[ordered[0]].title if ordered else _first_words(texts[0].page)
    whole: dict[str, float] = defaultdict(float)
    for text in texts:
        for word, weight in sorted(text.bag.items()):
            whole[word] += weight
    return max(titles, key=lambda title: (cosine(_title_bag(title), whole), len(title), title))


def _title_bag(title: str) -> dict[str, float]:
    return {stem(word): max(rarity(stem(word)), _TITLE_SHARE) for word in plain_words(title)}


def _first_words(page: Page) -> str:
    text = " ".join(page.article.text.split())
    return text if len(text) <= 80 else f"{text[:79].rsplit(' ', 1)[0]}…"

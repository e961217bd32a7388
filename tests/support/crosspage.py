"""The cross-page gold, `tests/golden/crosspage/PART/gold.yaml`, and how a record stands to it.

`pages` maps a file to its true publication day, language and story; `family` names the text that several pages share.
`undated` pages do not print theirs, and those with `clue: false` hold nothing it could be worked out from. A page with
`rejected` holds no article, for one of those reasons.

An event has the kinds that fit it, the surnames of its people (each with other spellings after `|`), the days it took
or was to take, right answers for its place from city to country, its last status with the earlier ones in `history`,
and the words that mention it on each page. Events that share people or an `alike` label are look-alikes: never one
event. Where `dated` is false the pages give no day of it.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from math import inf
from pathlib import Path
from statistics import median
from typing import Any

import yaml

from dateline.model.annotation import EventType, Status
from dateline.model.dates import Interval
from dateline.model.link import Event
from dateline.model.outcome import RejectionReason
from dateline.model.span import Span
from tests.support.gold import days
from tests.support.run import Reading
from tests.support.score import names_match, takes_part

ROOT = Path(__file__).parents[1] / "golden" / "crosspage"
OPENED = ("open", "second", "third", "fourth", "fifth", "sixth")
PARTS = (*OPENED, "held")


@dataclass(frozen=True, slots=True)
class CrossPage:
    """One page: when it was published and what it belongs to, or why it holds no article."""

    file: str
    published: date | None = None
    language: str = ""
    story: str | None = None
    family: str | None = None
    undated: bool = False
    clue: bool = True
    rejected: tuple[RejectionReason, ...] = ()


@dataclass(frozen=True, slots=True)
class CrossEvent:
    """One happening, with (file, words) for each of its mentions."""

    id: str
    kinds: tuple[EventType, ...]
    when: Interval
    statuses: tuple[Status, ...]
    mentions: tuple[tuple[str, str], ...]
    who: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    history: tuple[Status, ...] = ()
    alike: str | None = None
    dated: bool = True

    @property
    def people(self) -> frozenset[str]:
        """Its people, each in the first spelling."""
        return frozenset(name.partition("|")[0] for name in self.who)

    def looks_like(self, other: "CrossEvent") -> bool:
        """Tell whether this is another event that might be taken for `other`: the same people, or the same label."""
        shared = self.people & other.people
        people = len(shared) > 1 or (bool(shared) and self.people == other.people)
        return self.id != other.id and (people or (self.alike is not None and self.alike == other.alike))


@dataclass(frozen=True, slots=True)
class CrossGold:
    """Everything that is expected of the pages of one part, or of several."""

    pages: tuple[CrossPage, ...]
    events: tuple[CrossEvent, ...]

    @property
    def articles(self) -> tuple[CrossPage, ...]:
        """The pages that hold an article."""
        return tuple(page for page in self.pages if not page.rejected)


def load_gold(parts: Iterable[str]) -> CrossGold:
    """Return the gold of these parts together."""
    read = [yaml.safe_load((ROOT / part / "gold.yaml").read_text(encoding="utf-8")) for part in parts]
    return CrossGold(
        tuple(_page(file, row) for each in read for file, row in each["pages"].items()),
        tuple(_event(row) for each in read for row in each["events"]),
    )


def files(parts: Iterable[str]) -> tuple[Path, ...]:
    """Return the paths of the pages of these parts, in order of name."""
    return tuple(sorted((path for part in parts for path in (ROOT / part / "pages").iterdir()), key=lambda p: p.name))


def _page(file: str, row: Mapping[str, Any]) -> CrossPage:
    reasons = tuple(map(RejectionReason, row.get("rejected", ())))
    return CrossPage(file, **{**row, "rejected": reasons})


def _event(row: Mapping[str, Any]) -> CrossEvent:
    statuses = row["status"] if isinstance(row["status"], list) else [row["status"]]
    return CrossEvent(
        id=row["id"],
        kinds=tuple(map(EventType, row["kind"])),
        when=days(str(row["when"])),
        statuses=tuple(map(Status, statuses)),
        mentions=tuple((file, words) for file, many in row["mentions"].items() for words in many),
        who=tuple(row.get("who", ())),
        places=tuple(row.get("place", ())),
        history=tuple(map(Status, row.get("history", ()))),
        alike=row.get("alike"),
        dated=row.get("dated", True),
    )


@dataclass(frozen=True, slots=True)
class Seen:
    """A mention of the gold, with the ids of the events that it belongs to in the record."""

    gold: CrossEvent
    file: str
    words: str
    events: frozenset[str]

    def __str__(self) -> str:
        return f"{self.gold.id} “{self.words}” ({self.file})"


@dataclass(frozen=True, slots=True)
class Failure:
    """One thing that the record has not as expected: the measure it counts in, and what was seen."""

    measure: str
    text: str


@dataclass(frozen=True, slots=True)
class Pairs:
    """How pairs stand: joined rightly, joined wrongly, rightly joined but not here."""

    right: int
    wrong: int
    missing: int

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall; None where there is nothing to join."""
        total = 2 * self.right + self.wrong + self.missing
        return 2 * self.right / total if total else None


def score_crosspage(gold: CrossGold, reading: Reading) -> tuple[dict[str, float | int | None], list[Failure]]:
    """Return every measure by name, and what failed. Shares are rounded to three digits; None where nothing counts.

    `same_event_f1` is over the mentions that the record has; `same_event_f1_unfound_too` counts the others as apart.
    """
    seen = list(_seen(gold, reading))
    unseen = _unseen(gold, seen)
    failures = [*(Failure("mentions_found", str(each)) for each in unseen), *_pair_failures(seen)]
    alike = [(a, b) for a, b in combinations(seen, 2) if a.gold.looks_like(b.gold)]
    values: dict[str, float | int | None] = {
        "pages": len(gold.pages),
        "articles_read": _share([page.file in reading.pages for page in gold.articles]),
        "mentions": sum(len(event.mentions) for event in gold.events),
        "mentions_found": len(seen) / max(1, sum(len(event.mentions) for event in gold.events)),
        "same_event_f1": event_pairs(seen).f1,
        "same_event_f1_unfound_too": event_pairs([*seen, *unseen]).f1,
        "different_events_merged": _share([bool(a.events & b.events) for a, b in alike]),
        "families_f1": _families(gold, reading, failures).f1,
        "stories_b3": _stories(gold, reading, failures),
        **_published(gold, reading, failures),
        **_events(gold, seen, reading, failures),
        "not_article_rejected": _not_articles(gold, reading, failures),
    }
    return {name: round(value, 3) if isinstance(value, float) else value for name, value in values.items()}, failures


def _share(hits: Sequence[bool]) -> float | None:
    return sum(hits) / len(hits) if hits else None


def _seen(gold: CrossGold, reading: Reading) -> Iterator[Seen]:
    owners: dict[str, set[str]] = {}
    for event in reading.record.links.events:
        for member in event.members:
            owners.setdefault(member, set()).add(event.id)
    for wanted in gold.events:
        for file, words in wanted.mentions:
            members = members_of(wanted, file, words, reading)
            if members:
                yield Seen(wanted, file, words, frozenset[str]().union(*(owners.get(each, ()) for each in members)))


def members_of(event: CrossEvent, file: str, words: str, reading: Reading) -> list[str]:
    """Return the record's mentions of a fitting kind whose trigger stands in these words, wherever they are."""
    page = reading.pages.get(file)
    if page is None:
        return []
    spans = list(_occurrences(page.article.text, words))
    return [
        f"{page.article.id}#e{number}"
        for number, mention in enumerate(page.notes.events)
        if mention.type in event.kinds and any(span.covers(mention.trigger) for span in spans)
    ]


def _occurrences(text: str, words: str) -> Iterator[Span]:
    start = text.find(words)
    while start >= 0:
        yield Span(start, start + len(words))
        start = text.find(words, start + 1)


def event_pairs(seen: Sequence[Seen]) -> Pairs:
    """Return how the pairs of mentions stand: one event in the gold, one event in the record."""
    counts = Counter((a.gold.id == b.gold.id, bool(a.events & b.events)) for a, b in combinations(seen, 2))
    return Pairs(counts[True, True], counts[False, True], counts[True, False])


def _pair_failures(seen: Sequence[Seen]) -> Iterator[Failure]:
    for a, b in combinations(seen, 2):
        same, joined = a.gold.id == b.gold.id, bool(a.events & b.events)
        if same and not joined:
            yield Failure("same_event", f"apart: {a} / {b}")
        elif joined and not same:
            yield Failure("same_event", f"merged{', look-alike' if a.gold.looks_like(b.gold) else ''}: {a} / {b}")


def _unseen(gold: CrossGold, seen: Sequence[Seen]) -> list[Seen]:
    """Return the mentions of the gold that the record lacks, each in no event."""
    found = {(each.gold.id, each.file, each.words) for each in seen}
    return [
        Seen(event, file, words, frozenset())
        for event in gold.events
        for file, words in event.mentions
        if (event.id, file, words) not in found
    ]


def _families(gold: CrossGold, reading: Reading, failures: list[Failure]) -> Pairs:
    names = {page.article.id: file for file, page in reading.pages.items()}
    owner = {names[each]: number for number, many in enumerate(reading.record.links.families) for each in many}
    counts: Counter[tuple[bool, bool]] = Counter()
    for a, b in combinations(gold.articles, 2):
        same = a.family is not None and a.family == b.family
        joined = a.file in owner and owner[a.file] == owner.get(b.file)
        counts[same, joined] += 1
        if same != joined:
            failures.append(Failure("families", f"{'apart' if same else 'joined'}: {a.file} / {b.file}"))
    return Pairs(counts[True, True], counts[False, True], counts[True, False])


def _stories(gold: CrossGold, reading: Reading, failures: list[Failure]) -> float | None:
    names = {page.article.id: file for file, page in reading.pages.items()}
    owner = {names[each]: story.id for story in reading.record.links.stories for each in story.articles}
    wanted = {page.file: page.story for page in gold.articles}
    for a, b in combinations(wanted, 2):
        same, joined = wanted[a] == wanted[b], a in owner and owner[a] == owner.get(b)
        if same != joined:
            failures.append(Failure("stories", f"{'apart' if same else 'joined'}: {a} / {b}"))
    return b_cubed(wanted, {file: owner.get(file, file) for file in wanted})


def b_cubed(wanted: Mapping[str, Hashable], found: Mapping[str, Hashable]) -> float | None:
    """Return the F1 of B-cubed precision and recall over the items of `wanted` (Bagga and Baldwin, 1998).

    >>> b_cubed({"a": 1, "b": 1, "c": 2}, {"a": "x", "b": "x", "c": "y"})
    1.0
    """
    if not wanted:
        return None
    sizes, sizes_found = Counter(wanted.values()), Counter(found[item] for item in wanted)
    both = Counter((wanted[item], found[item]) for item in wanted)
    precision = sum(both[wanted[item], found[item]] / sizes_found[found[item]] for item in wanted) / len(wanted)
    recall = sum(both[wanted[item], found[item]] / sizes[wanted[item]] for item in wanted) / len(wanted)
    return 2 * precision * recall / (precision + recall)


def _published(gold: CrossGold, reading: Reading, failures: list[Failure]) -> dict[str, float | int | None]:
    contains, widths, undated, invented = [], [], [], 0
    for page in gold.articles:
        if page.file not in reading.pages or page.published is None:
            continue
        interval = reading.record.published(reading.pages[page.file].article.id).interval
        right = interval.holds(page.published)
        contains.append(right)
        invented += interval.is_day and not right
        widths += [float(interval.days or inf)] if page.clue else []
        undated += [float(interval.days or inf)] if page.clue and page.undated else []
        if not right:
            kind = "invented_days" if interval.is_day else "published_contains"
            failures.append(Failure(kind, f"{page.file}: {interval}, truly {page.published}"))
        elif page.clue and not interval.is_day:
            failures.append(Failure("published_width", f"{page.file}: {interval}, truly {page.published}"))
    return {
        "published_contains": _share(contains),
        "published_median_width_days": _median(widths),
        "undated_median_width_days": _median(undated),
        "undated_bounded": _share([width < inf for width in undated]),
        "invented_days": invented,
    }


def _median(widths: Sequence[float]) -> float | None:
    """Return the median; None where most of the intervals are open."""
    middle = median(widths) if widths else inf
    return None if middle == inf else middle


def _events(
    gold: CrossGold, seen: Sequence[Seen], reading: Reading, failures: list[Failure]
) -> dict[str, float | int | None]:
    """Compare status, time and place of each event with the record's event that holds most of its mentions."""
    by_id = {event.id: event for event in reading.record.links.events}
    pairs: list[tuple[CrossEvent, Event]] = []
    for wanted in gold.events:
        votes = Counter(each for mention in seen if mention.gold is wanted for each in mention.events)
        if votes:
            best = min(votes, key=lambda event_id: (-votes[event_id], event_id))
            pairs.append((wanted, by_id[best]))
    measures = {
        "status_right": [(w, e.status in w.statuses, str(e.status)) for w, e in pairs],
        "history_right": [(w, _in_order(w.history, e), _told(e)) for w, e in pairs if w.history],
        "event_time_contains": [(w, time_contains(e.time.interval, w.when), str(e.time.interval)) for w, e in pairs],
        "event_time_exact": [
            (w, e.time.interval.is_bounded and e.time.interval.within(w.when), str(e.time.interval))
            for w, e in pairs
            if w.dated
        ],
        "participants_right": [
            (w, takes_part(w.who, e, reading), ", ".join(p.name for p in e.participants)) for w, e in pairs if w.who
        ],
        "event_place_right": [(w, _placed(w, e), e.place.name if e.place else "none") for w, e in pairs if w.places],
    }
    for name, rows in measures.items():
        failures += [Failure(name, f"{wanted.id}: {text}") for wanted, right, text in rows if not right]
    found: dict[str, float | int | None] = {"events": len(gold.events), "events_found": len(pairs)}
    return {**found, **{name: _share([right for _, right, _ in rows]) for name, rows in measures.items()}}


def time_contains(interval: Interval, when: Interval) -> bool:
    """Tell whether a time holds the true day; where the truth spans days, whether it holds one of them.

    >>> time_contains(days("2031-03-01..2031-03-31"), days("2031-03-04"))
    True
    >>> time_contains(days("2031-03-05"), days("2031-03-04"))
    False
    """
    return not interval.is_disjoint(when)


def _in_order(wanted: tuple[Status, ...], event: Event) -> bool:
    """Tell whether the statuses stand in the event's history in this order, others between them or not."""
    told = iter([step.status for step in event.history])
    return all(status in told for status in wanted)


def _told(event: Event) -> str:
    return " ".join(step.status for step in event.history)


def _placed(wanted: CrossEvent, event: Event) -> bool:
    return event.place is not None and names_match("|".join(wanted.places), (event.place.name, *event.place.within))


def _not_articles(gold: CrossGold, reading: Reading, failures: list[Failure]) -> float | None:
    hits = []
    for page in gold.pages:
        if page.rejected:
            rejection = reading.rejections.get(page.file)
            hits.append(rejection is not None and rejection.reason in page.rejected)
            if not hits[-1]:
                failures.append(Failure("not_article_rejected", f"{page.file}: {rejection and rejection.reason}"))
    return _share(hits)

"""Compare a record with what is expected of its pages, item by item: right, missing or wrong.

Missing means that the record does not say; wrong means that it says something else. The two are never added up: a
record that leaves a date open is worth more than one that invents it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from anyascii import anyascii
from babel import Locale

from dateline.model.annotation import EventMention, Status
from dateline.model.claim import Check, CheckVerdict
from dateline.model.dates import Interval
from dateline.model.link import Event, Page
from dateline.model.span import Span
from tests.support.gold import (
    Gold,
    GoldDate,
    GoldEvent,
    GoldFigure,
    GoldOrdinal,
    GoldPair,
    GoldQuote,
    GoldRole,
    GoldStance,
)
from tests.support.run import Reading

_TOLERANCE = 0.005

_COUNTRIES = {name.casefold(): code for code, name in Locale("en").territories.items()}


class Outcome(StrEnum):
    """How one item of the gold stands in the record."""

    RIGHT = "right"
    MISSING = "missing"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that was expected: its kind, a label, how it stands, and what was seen instead."""

    kind: str
    label: str
    outcome: Outcome
    seen: str = ""


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Return `text` in lower-case ASCII with single spaces, for comparing names across scripts and accents."""
    return " ".join(anyascii(text).casefold().replace("-", " ").split())


def names_match(wanted: str, forms: Iterable[str]) -> bool:
    """Tell whether one of the alternatives in `wanted` stands as whole words in one of the forms."""
    padded = [f" {plain(form)} " for form in forms]
    return any(f" {plain(choice)} " in form for choice in wanted.split("|") for form in padded)


def score(gold: Gold, reading: Reading) -> list[Item]:
    """Return every item of the gold with how it stands in the record."""
    chosen = match_events(gold, reading)
    return [
        *(_rejected(page, tuple(reasons), reading) for page, reasons in gold.rejected),
        *(_date(each, reading) for each in gold.dates),
        *(item for each in gold.events for item in _event(each, chosen[each.key], reading)),
        *_apart(gold, chosen, reading),
        *(_pair(each, reading) for each in gold.pairs),
        *(_figure(each, reading) for each in gold.figures),
        *(item for each in gold.ordinals for item in _ordinal(each, reading)),
        *(_stance(each, reading) for each in gold.stances),
        *(_quote(each, reading) for each in gold.quotes),
        *(_role(each, reading) for each in gold.roles),
        *_families(gold, reading),
        *(_never_held(each, chosen, reading) for each in gold.events if each.key in gold.never_held),
        *(_never_actor(name, reading) for name in gold.never_actors),
        *(_furniture(page, words, reading) for page, words in gold.furniture),
        *(_field("title", page, value, reading) for page, value in gold.titles),
        *(_field("outlet", page, value, reading) for page, value in gold.outlets),
    ]


def totals(items: Iterable[Item]) -> dict[str, dict[str, int]]:
    """Return for each kind how many items are right, missing and wrong."""
    counts: dict[str, dict[str, int]] = {}
    for item in items:
        kind = counts.setdefault(item.kind, {each.value: 0 for each in Outcome})
        kind[item.outcome.value] += 1
    return counts


def takes_part(who: Iterable[str], event: Event, reading: Reading) -> bool:
    """Tell whether everybody in `who` is among the event's participants."""
    forms = list(reading.names(event))
    return all(any(names_match(name, each) for each in forms) for name in who)


def candidates(gold: GoldEvent, reading: Reading) -> list[Event]:
    """Return the record's events of that kind with these people, told by at least one of these pages."""
    return [
        event
        for event in reading.record.links.events
        if event.type in gold.types
        and takes_part(gold.who, event, reading)
        and reading.files(event.mentions) & set(gold.pages)
    ]


def match_events(gold: Gold, reading: Reading) -> dict[str, Event | None]:
    """Return for each expected event the record's event that stands for it: one for one, the best fits first."""
    pairs = [
        (_fit(each, event, reading), each.key, event)
        for each in gold.events
        for event in candidates(each, reading)
        if not event.time.interval.is_disjoint(each.when)
    ]
    chosen: dict[str, Event | None] = dict.fromkeys(each.key for each in gold.events)
    taken: set[str] = set()
    for _, key, event in sorted(pairs, key=lambda pair: (pair[0], pair[1]), reverse=True):
        if chosen[key] is None and event.id not in taken:
            chosen[key] = event
            taken.add(event.id)
    return chosen


def _fit(gold: GoldEvent, event: Event, reading: Reading) -> tuple[int, int, int, str]:
    """Rank by day, then place, then the pages in common."""
    dated = int(event.time.interval.is_bounded and event.time.interval.within(gold.when))
    placed = int(event.place is not None and names_match("|".join(gold.places), _place_forms(event)))
    return dated, placed, len(reading.files(event.mentions) & set(gold.pages)), event.id


def _place_forms(event: Event) -> tuple[str, ...]:
    return (event.place.name, *event.place.within) if event.place else ()


def _event(gold: GoldEvent, event: Event | None, reading: Reading) -> Iterator[Item]:
    if event is None:
        yield Item("event found", gold.key, Outcome.MISSING, _others(gold, reading))
        return
    yield Item("event found", gold.key, Outcome.RIGHT)
    interval = event.time.interval
    dated = not gold.dated or (interval.is_bounded and interval.within(gold.when))
    yield Item("event time", gold.key, Outcome.RIGHT if dated else Outcome.MISSING, str(interval))
    yield from _event_place(gold, event)
    status = Outcome.RIGHT if event.status in gold.statuses else Outcome.WRONG
    yield Item("event status", gold.key, Outcome.MISSING if event.status is Status.UNKNOWN else status, event.status)
    told = reading.files(event.mentions)
    for page in gold.pages:
        yield Item("event told by", f"{gold.key} / {page}", Outcome.RIGHT if page in told else Outcome.MISSING)


def _event_place(gold: GoldEvent, event: Event) -> Iterator[Item]:
    if event.place is None and gold.places:
        yield Item("event place", gold.key, Outcome.MISSING)
    elif event.place is not None and gold.places:
        codes = {_COUNTRIES[plain(name)] for name in gold.places if plain(name) in _COUNTRIES}
        abroad = codes and event.place.country not in (None, *codes)
        right = names_match("|".join(gold.places), _place_forms(event)) and not abroad
        seen = f"{event.place.name}, {event.place.country}"
        yield Item("event place", gold.key, Outcome.RIGHT if right else Outcome.WRONG, seen)


def _others(gold: GoldEvent, reading: Reading) -> str:
    return "; ".join(str(event.time.interval) for event in candidates(gold, reading)) or "no such event on these pages"


def _apart(gold: Gold, chosen: dict[str, Event | None], reading: Reading) -> Iterator[Item]:
    """No event of the record may take in a page that tells only of another one with the same people."""
    for each in gold.events:
        event = chosen[each.key]
        if event is None:
            continue
        others = {
            page
            for other in gold.events
            if other.who == each.who and other.types == each.types and other.key != each.key
            for page in other.pages
        }
        foreign = (reading.files(event.mentions) & others) - set(each.pages)
        outcome = Outcome.WRONG if foreign else Outcome.RIGHT
        yield Item("events kept apart", each.key, outcome, ", ".join(sorted(foreign)))


def _pair(gold: GoldPair, reading: Reading) -> Item:
    label = f"{gold.left[0]} “{gold.left[1]}” {'=' if gold.same else '≠'} {gold.right[0]} “{gold.right[1]}”"
    kind = "pair is one event" if gold.same else "pair is two events"
    left, right = _events_at(*gold.left, reading), _events_at(*gold.right, reading)
    if not left or not right:
        return Item(kind, label, Outcome.MISSING, f"no event in {gold.right[0] if left else gold.left[0]}")
    if bool(left & right) == gold.same:
        return Item(kind, label, Outcome.RIGHT)
    return Item(kind, label, Outcome.MISSING if gold.same else Outcome.WRONG)


def _events_at(page: str, words: str, reading: Reading) -> frozenset[str]:
    """Return the ids of the events with a mention whose trigger stands in these words of the page."""
    found = reading.pages.get(page)
    if found is None:
        return frozenset()
    text = found.article.text
    start = text.find(words)
    members = {
        f"{found.article.id}#e{number}"
        for number, mention in enumerate(found.notes.events)
        if start >= 0 and Span(start, start + len(words)).covers(mention.trigger)
    }
    return frozenset(event.id for event in reading.record.links.events if members & set(event.members))


def _date(gold: GoldDate, reading: Reading) -> Item:
    kind = "page date, stated" if gold.stated else "page date, worked out"
    page = reading.pages.get(gold.page)
    if page is None:
        return Item(kind, gold.page, Outcome.MISSING, "rejected")
    interval = reading.record.published(page.article.id).interval
    return Item(kind, gold.page, dated(interval, gold.best, gold.truth, stated=gold.stated), str(interval))


def dated(interval: Interval, best: Interval, truth: date, *, stated: bool) -> Outcome:
    """Tell how a recorded interval stands to the best one: right inside it, missing where it is wider, else wrong."""
    if interval.is_bounded and interval.within(best) and (interval.is_day or not stated):
        return Outcome.RIGHT
    return Outcome.MISSING if interval.holds(truth) and not interval.is_day else Outcome.WRONG


def _figure(gold: GoldFigure, reading: Reading) -> Item:
    label = f"{gold.page} {gold.value:g} {gold.unit}"
    page = reading.pages.get(gold.page)
    if page is None:
        return Item("figure", label, Outcome.MISSING, "rejected")
    same = [q for q in page.notes.quantities if abs(q.value - gold.value) <= _TOLERANCE * abs(gold.value)]
    if not same:
        return Item("figure", label, Outcome.MISSING)
    faults = [
        [
            *([] if q.measure in gold.measures else [f"measure {q.measure}"]),
            *([] if _unit_fits(q.unit, gold.unit) else [f"unit {q.unit}"]),
            *_period_fault(gold, q.period, page),
            *_speaker_fault(gold, q.attributed_to, q.attributed_name, page),
        ]
        for q in same
    ]
    least = min(faults, key=len)
    return Item("figure", label, Outcome.WRONG if least else Outcome.RIGHT, ", ".join(least))


def _unit_fits(unit: str, wanted: str) -> bool:
    found = plain(unit).rstrip("s")
    return any(choice.rstrip("s") in found or found in choice for choice in map(plain, wanted.split("|")))


def _period_fault(gold: GoldFigure, index: int | None, page: Page) -> list[str]:
    if gold.period is None:
        return []
    if index is None:
        return ["no period"]
    time = page.notes.times[index]
    return [f"period {time.interval}"] if time.interval is not None and time.interval != gold.period else []


def _speaker_fault(gold: GoldFigure, key: str | None, name: str | None, page: Page) -> list[str]:
    if gold.attributed_to is None:
        return []
    entity = page.notes.entity(key) if key else None
    forms = [*(entity.variants if entity else ()), *([entity.name] if entity else []), *([name] if name else [])]
    return [] if names_match(gold.attributed_to, forms) else [f"attributed to {forms[:1] or 'nobody'}"]


def _ordinal(gold: GoldOrdinal, reading: Reading) -> Iterator[Item]:
    label = f"{gold.page} number {gold.n}"
    page = reading.pages.get(gold.page)
    mentions = page.notes.events if page else ()
    counts = [(m, c) for m in mentions for c in m.counts if c.n == gold.n and c.of in gold.of]
    yield Item("ordinal found", label, Outcome.RIGHT if counts else Outcome.MISSING)
    if page is None or not counts:
        return
    words = {" ".join(count.span.of(page.article.text).split()) for _, count in counts}
    claims = {
        claim.id
        for claim in reading.record.ledger.claims
        if claim.property == "count" and page.article.id in {ref.article_id for ref in claim.evidence}
        if any(counted in claim.value for counted in words)
    }
    checks = [check for check in reading.record.ledger.checks if check.claim_id in claims]
    if not checks:
        yield Item("ordinal checked", label, Outcome.MISSING)
        return
    yield Item("ordinal checked", label, _checked(gold, checks), checks[0].explanation)


def _checked(gold: GoldOrdinal, checks: list[Check]) -> Outcome:
    """A check that decides nothing is missing; only the opposite answer is wrong."""
    verdicts = {check.verdict for check in checks}
    if verdicts & set(gold.verdicts):
        return Outcome.RIGHT
    decided = verdicts & {CheckVerdict.CONSISTENT, CheckVerdict.CONTRADICTED}
    return Outcome.WRONG if decided else Outcome.MISSING


def _stance(gold: GoldStance, reading: Reading) -> Item:
    page = reading.pages.get(gold.page)
    stances = [s for m in page.notes.events for s in m.stances] if page else []
    of_side = [s for s in stances if s.side == gold.side]
    found = any(s.stance in gold.stances for s in of_side)
    seen = ", ".join(sorted({s.stance.value for s in of_side}))
    return Item("side's stance", f"{gold.event} / {gold.page} {gold.side}",
                Outcome.RIGHT if found else Outcome.MISSING, seen)  # fmt: skip


def _quote(gold: GoldQuote, reading: Reading) -> Item:
    label = f"{gold.page} “{gold.words}”"
    page = reading.pages.get(gold.page)
    quotes = [q for q in page.notes.quotes if gold.words in q.span.of(page.article.text)] if page else []
    if page is None or not quotes:
        return Item("quote", label, Outcome.MISSING, "no quotation there")
    entity = page.notes.entity(quotes[0].speaker) if quotes[0].speaker else None
    forms = [*((entity.name, *entity.variants) if entity else ()), quotes[0].speaker_name or ""]
    if names_match(gold.speaker, forms):
        return Item("quote", label, Outcome.RIGHT)
    return Item("quote", label, Outcome.WRONG if any(forms) else Outcome.MISSING, f"speaker {forms[0] or 'unknown'}")


def _role(gold: GoldRole, reading: Reading) -> Item:
    label = f"{gold.page} {gold.name}: {gold.title}"
    page = reading.pages.get(gold.page)
    named = [e for e in page.notes.entities if names_match(gold.name, (e.name, *e.variants))] if page else []
    titles = [role.title for entity in named for role in entity.roles]
    if names_match(gold.title, titles):
        return Item("role", label, Outcome.RIGHT)
    seen = ", ".join(titles) or ("no role" if named else "no such person")
    return Item("role", label, Outcome.WRONG if titles else Outcome.MISSING, seen)


def _families(gold: Gold, reading: Reading) -> Iterator[Item]:
    """Pages of one family share a text; pages of no common family must not."""
    if not gold.families:
        return
    texts = {page.article.id: name for name, page in reading.pages.items()}
    families = [frozenset(texts[a] for a in family) for family in reading.record.links.families]
    for wanted in gold.families:
        for page in wanted[1:]:
            together = any({wanted[0], page} <= family for family in families)
            outcome = Outcome.RIGHT if together else Outcome.MISSING
            yield Item("one text", f"{wanted[0]} = {page}", outcome)
    for family in families:
        if len(family) > 1:
            right = any(family <= set(wanted) for wanted in gold.families)
            outcome = Outcome.RIGHT if right else Outcome.WRONG
            yield Item("not one text", " = ".join(sorted(family)), outcome)


def _never_held(gold: GoldEvent, chosen: dict[str, Event | None], reading: Reading) -> Item:
    event = chosen[gold.key]
    said = [m for page in gold.pages if page in reading.pages for m in _visits(gold, reading.pages[page])]
    held = event is not None and event.status is Status.HELD
    return Item("never held", gold.key, Outcome.WRONG if held else Outcome.RIGHT, f"{len(said)} mentions")


def _visits(gold: GoldEvent, page: Page) -> list[EventMention]:
    return [mention for mention in page.notes.events if mention.type in gold.types]


def _never_actor(name: str, reading: Reading) -> Item:
    wrong = [
        event.title or event.id
        for event in reading.record.links.events
        if any(plain(p.name) == plain(name) for p in event.participants)
    ]
    return Item("no actor", name, Outcome.WRONG if wrong else Outcome.RIGHT, "; ".join(wrong))


def _rejected(page: str, reasons: tuple[str, ...], reading: Reading) -> Item:
    rejection = reading.rejections.get(page)
    if rejection is None:
        return Item("no article", page, Outcome.WRONG, "read as an article")
    right = rejection.reason in reasons
    return Item("no article", page, Outcome.RIGHT if right else Outcome.WRONG, rejection.reason)


def _furniture(page: str, words: str, reading: Reading) -> Item:
    found = page in reading.pages and words in reading.pages[page].article.text
    return Item("furniture", f"{page}: {words}", Outcome.WRONG if found else Outcome.RIGHT)


def _field(field: str, page: str, value: str, reading: Reading) -> Item:
    """Compare a title or an outlet; accents, case and a leading article do not matter."""
    article = reading.pages[page].article if page in reading.pages else None
    seen = (article.title if field == "title" else article.outlet) if article else None
    if seen is None:
        return Item(field, page, Outcome.MISSING)
    right = plain(seen).removeprefix("the ") == plain(value).removeprefix("the ")
    return Item(field, page, Outcome.RIGHT if right else Outcome.WRONG, seen)

"""The sections of a brief that tell what is announced, what was called off, and what is recalled as background."""

from collections.abc import Iterable, Sequence

from dateline.model.annotation import EntityKind, EventType, Stance, Status
from dateline.model.claim import BriefSentence, ClaimRelation, Entry
from dateline.model.link import Event, SpanRef
from dateline.publish import wording
from dateline.publish.brief_choice import (
    CALLED_OFF,
    PLANNABLE,
    SPEECH,
    TOOK_PLACE,
    is_placed,
    is_quotation,
    ranked,
    support,
    timed,
)
from dateline.publish.citing import MAX_CITATIONS, Citations, evidence_for, spread
from dateline.publish.lookup import Lookup

_PARTIES = frozenset({"actor", "target", "attendee"})
_ENCOUNTERS = frozenset({EventType.MEET, EventType.VISIT, EventType.CALL})
_MAX_NAMED = 3
_STANCE_WORDS = {
    Stance.ANNOUNCED: "announced it",
    Stance.CONFIRMED: "confirmed it",
    Stance.UNCONFIRMED: "had not confirmed it",
    Stance.DENIED: "denied it",
    Stance.POSTPONED: "said that it was postponed",
    Stance.CANCELLED: "said that it was cancelled",
    Stance.DECLINED_DETAILS: "declined to give details",
    Stance.REPORTED_HELD: "reported it as held",
}


def announced(entries: Sequence[Entry], lookup: Lookup, citations: Citations, limit: int) -> list[BriefSentence]:
    """Return what is announced and not yet reported as held, by whom, and which sides have not confirmed it."""
    chosen = ranked((entry for entry in entries if _is_plan(entry, lookup)), lookup)[:limit]
    found = []
    for entry in sorted(chosen, key=_place_in(entries)):
        event = lookup.events[entry.event_id]
        by = _announcers(event, lookup)
        said, refs = _stances(event, lookup, plain=not by)
        told = _plan_in_words(entry, f" by {wording.names(by)}" if by else "")
        found.append(citations.sentence(f"{'; '.join([told, *said])}.", [*evidence_for(event, lookup), *refs]))
    return found


def _plan_in_words(entry: Entry, by: str) -> str:
    """Return a plan with its time and who announced it; quoted words stand last."""
    if not is_quotation(entry):
        return f"{timed(entry.text, entry, planned=True)}{support(entry)}{f', announced{by}' if by else ''}"
    head, mark, words = entry.text.partition("“")
    return f"{head.rstrip(': ') or 'Announced'}{by} for {wording.span(entry.time)}{support(entry)}: {mark}{words}"


def _is_plan(entry: Entry, lookup: Lookup) -> bool:
    """Tell whether an entry is a plan that still stands: an encounter or a vote with a time or a place."""
    event = lookup.events[entry.event_id]
    if event.status is not Status.PLANNED or event.background or event.type not in PLANNABLE or entry.restates:
        return False
    if event.subtype == "return":
        return False
    if is_quotation(entry):
        return event.type not in _ENCOUNTERS and is_placed(entry.time)
    return not entry.time.is_unknown or event.place is not None


def called_off(entries: Sequence[Entry], lookup: Lookup, citations: Citations, limit: int) -> list[BriefSentence]:
    """Return what was postponed, cancelled or denied, with who said so."""
    fitting = [e for e in entries if e.restates is None and _is_called_off(e, lookup.events[e.event_id])]
    chosen = ranked(fitting, lookup)[:limit]
    found = []
    for entry in sorted(chosen, key=_place_in(entries)):
        event = lookup.events[entry.event_id]
        if event.status not in CALLED_OFF:
            said_of, where = _stances(event, lookup, plain=False)
            told = "; ".join([f"Reported and denied: {timed(entry.text, entry)}", *said_of])
            found.append(citations.sentence(f"{told}.", [*event.mentions[:1], *where]))
            continue
        steps = [step for step in event.history if step.status is event.status]
        refs = spread([*(step.evidence for step in steps), *event.mentions], lookup)
        said = wording.names(_short_list((name for step in steps for name in step.said_by), lookup))
        planned = f"; it had been given for {wording.span(entry.time)}" if is_placed(entry.time) else ""
        told = f"{entry.text}{f', according to {said}' if said and not is_quotation(entry) else ''}{planned}."
        found.append(citations.sentence(told, refs))
    return found


def _is_called_off(entry: Entry, event: Event) -> bool:
    """Tell whether fields say what was called off; in quoted words, only a denial or what had its days is plain."""
    if event.status in TOOK_PLACE:
        return any(said.stance is Stance.DENIED for said in event.status_by_side)
    if event.type in SPEECH or event.status not in CALLED_OFF:
        return False
    return not is_quotation(entry) or event.status is Status.DENIED or is_placed(entry.time)


def background(entries: Sequence[Entry], lookup: Lookup, citations: Citations, limit: int) -> list[BriefSentence]:
    """Return a sentence for the most told past events that pages only recall."""
    fitting = [
        entry
        for entry in entries
        if lookup.events[entry.event_id].background
        and entry.restates is None
        and is_placed(entry.time)
        and not is_quotation(entry)
    ]
    chosen = ranked(fitting, lookup)[:limit]
    return [
        citations.sentence(
            f"{timed(entry.text, entry)}{support(entry)}.", evidence_for(lookup.events[entry.event_id], lookup)
        )
        for entry in sorted(chosen, key=_place_in(entries))
    ]


def _place_in(entries: Sequence[Entry]) -> "_Place":
    return _Place({entry.event_id: index for index, entry in enumerate(entries)})


class _Place:
    """The sort key that puts entries back in the order they were given in."""

    def __init__(self, places: dict[str, int]) -> None:
        self._places = places

    def __call__(self, entry: Entry) -> int:
        return self._places[entry.event_id]


def _announcers(event: Event, lookup: Lookup) -> Sequence[str]:
    """Return who announced an event, as its origins count them; else whom the ledger names for its status."""
    named: Sequence[str] = event.origins.announcers
    if not named:
        claims = lookup.claims_about.get(event.id, ())
        by = [c.attributed_to for c in claims if c.property == "status" and c.value == event.status.value]
        named = by[0] if by else ()
    return _short_list(named, lookup)


def _short_list(named: Iterable[str], lookup: Lookup) -> list[str]:
    """Return at most three names; a bare country goes where somebody of a side is named."""
    listed = list(dict.fromkeys(named))
    countries = {e.name for e in lookup.entities.values() if e.kind is EntityKind.COUNTRY}
    persons = [name for name in listed if name not in countries] or [wording.in_sentence(name) for name in listed]
    kept = [_with_article(name) for name in persons[:_MAX_NAMED]]
    left = len(persons) - len(kept)
    return [*kept, wording.number(left, "other")] if left else kept


def _with_article(name: str) -> str:
    """Put "the" before one office: "spokesman of the party", but not before "officials" or "his office"."""
    first = name.split(" ", 1)[0]
    plural = first.endswith("s") or name.endswith("s")
    bare = first.islower() and first not in ("the", "a", "an", "his", "her", "its", "their", "two", "one")
    return f"the {name}" if bare and not plural else name


def _stances(event: Event, lookup: Lookup, *, plain: bool) -> tuple[list[str], list[SpanRef]]:
    """Return what each side says of an event beyond announcing it, and which sides taking part are silent.

    `plain` asks for the bare announcements too, where nobody else is named for them.
    """
    claims = [claim for claim in lookup.claims_about.get(event.id, ()) if claim.property == "confirmation"]
    if not claims:
        return [], []
    ended = {link.left for link in lookup.record.ledger.relations if link.relation is ClaimRelation.EXPIRED}
    by_side: dict[str, list[str]] = {}
    refs: list[SpanRef] = []
    for claim in sorted(claims, key=lambda c: (c.id in ended, c.value)):
        side, _, stance = claim.value.partition(": ")
        if Stance(stance) is Stance.ANNOUNCED and not plain:
            continue
        words = _STANCE_WORDS[Stance(stance)]
        by_side.setdefault(side, []).append(f"{words} at first" if claim.id in ended else words)
        refs.append(claim.evidence[0])
    parts = [f"{wording.in_sentence(side)} {wording.names(said)}" for side, said in by_side.items()]
    silent = _silent_sides(event, {claim.value.partition(": ")[0] for claim in claims}, lookup)
    if silent:
        parts.append(f"nothing is heard from {wording.names(map(wording.in_sentence, silent))}")
    return parts, refs[:MAX_CITATIONS]


def _silent_sides(event: Event, heard: set[str], lookup: Lookup) -> list[str]:
    countries = {
        entity.country
        for participant in event.participants
        if participant.role in _PARTIES
        if (entity := lookup.entities.get(participant.entity_id)) is not None
    }
    return sorted({wording.side(code) for code in countries if code} - heard)

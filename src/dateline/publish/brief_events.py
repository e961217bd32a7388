"""The sections of a brief that tell events: held, announced, called off, and recalled as background."""

from collections.abc import Callable, Sequence

from dateline.model.annotation import EventType, Stance, Status
from dateline.model.article import BlockKind
from dateline.model.claim import BriefSentence, ClaimRelation, Entry
from dateline.model.link import Event, SpanRef
from dateline.publish import wording
from dateline.publish.citing import MAX_CITATIONS, Citations, evidence_for, spread
from dateline.publish.lookup import Lookup

_TOOK_PLACE = frozenset({Status.HELD, Status.ONGOING})
_CALLED_OFF = frozenset({Status.POSTPONED, Status.CANCELLED, Status.DENIED})
# Saying something is told with what is said; on its own it is no news.
SPEECH = frozenset({EventType.ANNOUNCE, EventType.STATEMENT})
_PARTIES = frozenset({"actor", "target", "attendee"})
_MAX_MENTIONS = 6
_VAGUE = 8
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


def happened(entries: Sequence[Entry], lookup: Lookup, citations: Citations, limit: int) -> list[BriefSentence]:
    """Return a sentence for each event that pages report as held or under way."""
    chosen = _most_told(entries, lookup, limit, lambda e: e.status in _TOOK_PLACE and not e.background)
    return [_event_sentence(entry, lookup, citations) for entry in chosen]


def background(entries: Sequence[Entry], lookup: Lookup, citations: Citations, limit: int) -> list[BriefSentence]:
    """Return a sentence for each past event that pages only recall."""
    chosen = _most_told(entries, lookup, limit, lambda e: e.background)
    return [_event_sentence(entry, lookup, citations) for entry in chosen]


def announced(entries: Sequence[Entry], lookup: Lookup, citations: Citations, limit: int) -> list[BriefSentence]:
    """Return what is announced, by whom, and which sides have confirmed it or not."""
    chosen = _most_told(entries, lookup, limit, lambda e: e.status is Status.PLANNED and not e.background)
    found = []
    for entry in chosen:
        event = lookup.events[entry.event_id]
        found.append(_event_sentence(entry, lookup, citations, by=wording.names(_announcers(event, lookup))))
        stances = _stances(event, lookup, citations)
        if stances:
            found.append(stances)
    return found


def _announcers(event: Event, lookup: Lookup) -> Sequence[str]:
    """Return who announced an event, as its origins count them; else whom the ledger names for its status."""
    if event.origins.announcers:
        return event.origins.announcers
    claims = lookup.claims_about.get(event.id, ())
    named = [c.attributed_to for c in claims if c.property == "status" and c.value == event.status.value]
    return named[0] if named else ()


def called_off(entries: Sequence[Entry], lookup: Lookup, citations: Citations, limit: int) -> list[BriefSentence]:
    """Return what was postponed, cancelled or denied, with who said so."""
    chosen = _most_told(entries, lookup, limit, lambda e: e.status in _CALLED_OFF)
    found = []
    for entry in chosen:
        event = lookup.events[entry.event_id]
        steps = [step for step in event.history if step.status is event.status]
        refs = spread([*(step.evidence for step in steps), *event.mentions], lookup)
        said = wording.names(name for step in steps for name in step.said_by)
        planned = (
            "" if event.time.interval.is_unknown else f"; it had been given for {wording.span(event.time.interval)}"
        )
        found.append(citations.sentence(f"{entry.text}{f', according to {said}' if said else ''}{planned}.", refs))
        stances = _stances(event, lookup, citations)
        if stances:
            found.append(stances)
    return found


def _most_told(entries: Sequence[Entry], lookup: Lookup, limit: int, wanted: Callable[[Event], bool]) -> list[Entry]:
    """Return the wanted entries with the most origins, back in order of time; speech only where nothing else is."""
    events = lookup.events
    fitting = [entry for entry in entries if wanted(events[entry.event_id])]
    fitting = [entry for entry in fitting if not _is_slight(entry)] or fitting
    deeds = [entry for entry in fitting if events[entry.event_id].type not in SPEECH]
    ranked = sorted(
        deeds or fitting,
        key=lambda entry: (-weight(events[entry.event_id], lookup), entry.time.is_unknown, entry.event_id),
    )
    once = {entry.text + str(entry.time): entry.event_id for entry in reversed(ranked)}
    kept = {entry.event_id for entry in [e for e in ranked if e.event_id in set(once.values())][:limit]}
    return [entry for entry in deeds or fitting if entry.event_id in kept]


def _is_slight(entry: Entry) -> bool:
    """Tell whether one text alone tells an event, in words that its fields do not bear out, without its days."""
    return _is_quotation(entry) and not entry.time.is_bounded and len(entry.origins.texts) < 2


def weight(event: Event, lookup: Lookup) -> int:
    """Return how much an event matters to the pages: by independent texts, outlets, mentions and how high it stands."""
    leads = sum(_leads(ref, lookup) for ref in event.mentions[:_MAX_MENTIONS])
    told = 4 * len(event.origins.texts) + 2 * len(event.origins.outlets) + min(len(event.mentions), _MAX_MENTIONS)
    return told + 3 * min(leads, 2) - (_VAGUE if event.status is Status.UNKNOWN else 0)


def _leads(ref: SpanRef, lookup: Lookup) -> bool:
    """Tell whether words stand in the title, the standfirst or the first paragraph."""
    blocks = lookup.pages[ref.article_id].article.blocks
    paragraphs = [block for block in blocks if block.kind is BlockKind.PARAGRAPH][:1]
    return bool(paragraphs) and ref.span.start < paragraphs[0].span.end


def _event_sentence(entry: Entry, lookup: Lookup, citations: Citations, by: str = "") -> BriefSentence:
    event = lookup.events[entry.event_id]
    time = "" if entry.time.is_unknown else wording.when(entry.time, approximate=entry.approximate)
    told = f"{entry.text}{f' {time}' if time and not _is_quotation(entry) else ''}"
    if time and _is_quotation(entry):
        told = _quoted_at(time, entry)
    said = f", as announced by {by}" if by else ""
    return citations.sentence(f"{told}{said}{_support(entry)}.", evidence_for(event, lookup))


def _quoted_at(time: str, entry: Entry) -> str:
    """Return quoted words with their time: "Announced, between 7 and 13 May 2023: “…”"."""
    head, mark, words = entry.text.partition("“")
    head = head.rstrip(": ")
    return f"{f'{head}, {time}' if head else wording.capital(time)}: {mark}{words}"


def _is_quotation(entry: Entry) -> bool:
    return "“" in entry.text


def _support(entry: Entry) -> str:
    """Return the origins in brackets where more than one outlet tells the event."""
    outlets, texts = len(entry.origins.outlets), len(entry.origins.texts)
    if outlets < 2:
        return ""
    return f" ({wording.number(outlets, 'outlet')}, {wording.number(texts, 'text')})"


def _stances(event: Event, lookup: Lookup, citations: Citations) -> BriefSentence | None:
    """Return what each side says of an event, a stance that has ended told as such, silent sides named.

    One side's plain announcement is told by its announcer already and gives no sentence.
    """
    claims = [claim for claim in lookup.claims_about.get(event.id, ()) if claim.property == "confirmation"]
    silent = _silent_sides(event, {claim.value.partition(": ")[0] for claim in claims}, lookup)
    if not claims or (len(claims) == 1 and not silent and claims[0].value.endswith(Stance.ANNOUNCED.value)):
        return None
    ended = {link.left for link in lookup.record.ledger.relations if link.relation is ClaimRelation.EXPIRED}
    by_side: dict[str, list[str]] = {}
    refs: list[SpanRef] = []
    for claim in sorted(claims, key=lambda c: (c.id in ended, c.value)):
        side, _, stance = claim.value.partition(": ")
        words = _STANCE_WORDS[Stance(stance)]
        by_side.setdefault(side, []).append(f"{words} at first" if claim.id in ended else words)
        refs.append(claim.evidence[0])
    parts = [f"{wording.in_sentence(side)} {wording.names(said)}" for side, said in by_side.items()]
    if silent:
        parts.append(f"no page gives a word on it from {wording.names(map(wording.in_sentence, silent))}")
    return citations.sentence(f"{wording.capital('; '.join(parts))}.", refs[: MAX_CITATIONS * 2])


def _silent_sides(event: Event, heard: set[str], lookup: Lookup) -> list[str]:
    countries = {
        entity.country
        for participant in event.participants
        if participant.role in _PARTIES
        if (entity := lookup.entities.get(participant.entity_id)) is not None
    }
    return sorted({wording.side(code) for code in countries if code} - heard)

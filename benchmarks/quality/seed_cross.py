"""Compare what is said across the seed pages: origins, checks, timeline, and what must never appear."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from benchmarks.quality.seed_gold import TIMELINE, cross_page
from benchmarks.quality.seed_items import SeedPage, check
from dateline.model.annotation import EventType, Measure, QuoteForm, Status
from dateline.model.claim import CheckVerdict, Claim
from dateline.model.link import Event
from dateline.record.timeline import build_timeline
from tests.support.run import Reading
from tests.support.score import Item, Outcome, match_events, names_match, plain, takes_part

_SEPTEMBER = "E1 Xi-Putin in Samarkand"
_ASTANA = "E18 Xi-Putin in Astana"
_BEIJING = "E11 Xi-Putin in Beijing"
_INVENTED = (date(2021, 1, 1), date(2022, 1, 1), date(2024, 7, 7))


@dataclass(frozen=True)
class Corpus:
    """The five pages read together."""

    reading: Reading
    seeds: dict[str, SeedPage]
    chosen: dict[str, Event | None]

    @classmethod
    def of(cls, reading: Reading, seeds: dict[str, SeedPage]) -> "Corpus":
        """Return the corpus with the record's event for each expected one."""
        return cls(reading, seeds, match_events(cross_page(), reading))

    def event(self, key: str) -> Event | None:
        """Return the record's event for that key."""
        return self.chosen[key]

    def told_by(self, event: Event | None) -> frozenset[str]:
        """Return the short names of the pages that tell an event."""
        return self.reading.files(event.mentions) if event else frozenset()

    def claims(self, *properties: str) -> list[Claim]:
        """Return the claims about one of these properties."""
        return [claim for claim in self.reading.record.ledger.claims if claim.property in properties]


def origin_items(corpus: Corpus) -> Iterator[Item]:
    """Compare how the September meeting's origins are counted."""
    event = corpus.event(_SEPTEMBER)
    if event is None:
        yield check(ok=False, kind="origins", label="E1 is in the record")
        return
    counts = event.origins.counts
    seen = str(event.origins)
    yield check(counts["outlets"] == 4, "origins", "E1 four outlets", seen, worse=Outcome.WRONG)
    yield check(counts["texts"] == 3, "origins", "E1 three texts", seen, worse=Outcome.WRONG)
    names = " ".join(plain(name) for name in event.origins.announcers)
    for name in ("ushakov", "denisov"):
        yield check(name in names, "origins", f"E1 announcer {name}", names)
    yield check("RU" in event.origins.sides, "origins", "E1 side RU", seen)
    yield check("CN" not in event.origins.sides, "origins", "E1 not by CN", seen, worse=Outcome.WRONG)
    by_side = {stance.side: stance.stance.value for stance in event.status_by_side}
    yield check(by_side.get("CN") == "yet to confirm", "origins", "E1 China yet to confirm", str(by_side))


def check_items(corpus: Corpus) -> Iterator[Item]:
    """Compare what computing the counting claims shows, and how claims stand to one another."""
    ledger = corpus.reading.record.ledger
    explained = {check.claim_id: check for check in ledger.checks}
    fifth = [c for c in corpus.claims("count") if "fifth" in c.value.casefold()]
    found = [explained[c.id] for c in fifth if c.id in explained]
    yield check(any(len(c.counted) == 3 for c in found), "check", "fifth: 3 of 5 in the record",
                "; ".join(c.explanation for c in found))  # fmt: skip
    roles = {plain(claim.value) for claim in corpus.claims("role") if names_match("Ushakov", (claim.subject_name,))}
    yield check(len(roles) >= 3, "claim", "three roles of Ushakov kept", str(roles))
    members = corpus.claims("member_of")
    yield check(len(members) == 8, "claim", "eight members", f"{len(members)}")
    dated = bool(members) and all(not claim.valid.is_unknown for claim in members)
    yield check(dated, "claim", "membership holds for a time")
    trade = {(c.number, c.measure) for c in ledger.claims if c.measure in ("level", "change") and c.number}
    yield check({(140e9, "level"), (93e9, "level")} <= trade, "claim", "both trade levels", str(trade))
    rise = [c for c in ledger.claims if c.measure == "change" and c.number and abs(c.number - 1 / 3) < 0.01]
    once = len(rise) == 1 and rise[0].origins.counts["texts"] == 1
    yield check(once, "claim", "a third: two pages, one text", str([str(c.origins) for c in rise]))


def timeline_items(corpus: Corpus) -> Iterator[Item]:
    """Compare the timeline: every datable event is on it, in order."""
    timeline = build_timeline(corpus.reading.record)
    shown = [entry.event_id for entry in timeline.entries]
    for key in TIMELINE:
        event = corpus.event(key)
        yield check(event is not None and event.id in shown, "timeline", key)
    starts = [entry.time.earliest for entry in timeline.entries if entry.time.earliest]
    yield check(starts == sorted(starts), "timeline", "in order", worse=Outcome.WRONG)


def negative_items(corpus: Corpus) -> Iterator[Item]:
    """Check the twelve things that must never appear, numbered as in the seed gold."""
    faults = (
        _merged(corpus),
        _held(corpus),
        _away_for_two_years(corpus),
        _invented_days(corpus),
        _false_actors(corpus),
        _too_many_origins(corpus),
        _counted_from_february(corpus),
        _rank_or_age_as_count(corpus),
        _lost_speaker(corpus),
        _trade_in_one(corpus),
        _member_pairs(corpus),
        _agency_copy(corpus),
    )
    for number, fault in enumerate(faults, 1):
        yield check(not fault, "never", f"§7.5 no. {number}", fault, worse=Outcome.WRONG)


def _merged(corpus: Corpus) -> str:
    for event in corpus.reading.record.links.events:
        if event.type is EventType.MEET and takes_part(("Xi", "Putin"), event, corpus.reading):
            told = corpus.told_by(event)
            if "S3" in told and told & {"S0", "S1", "S2", "S4"}:
                return f"one event told by {sorted(told)}"
    september, astana = corpus.event(_SEPTEMBER), corpus.event(_ASTANA)
    return "one event" if september and astana and september.id == astana.id else ""


def _held(corpus: Corpus) -> str:
    keys = (_SEPTEMBER, "E4 Xi to Kazakhstan", "E8 Li-Putin")
    events = [(key, corpus.event(key)) for key in keys]
    return ", ".join(key for key, event in events if event and event.status is Status.HELD)


def _away_for_two_years(corpus: Corpus) -> str:
    for name in ("S1", "S2"):
        notes = corpus.seeds[name].page.notes
        for mention in notes.events:
            if mention.type is EventType.VISIT and any(notes.times[i].duration == "P2Y" for i in mention.times):
                return f"{name}: a visit of two years"
    return ""


def _invented_days(corpus: Corpus) -> str:
    for name, seed in corpus.seeds.items():
        interval = corpus.reading.record.published(seed.page.article.id).interval
        if interval.is_day and interval.earliest in _INVENTED:
            return f"{name} {interval}"
    return ""


def _false_actors(corpus: Corpus) -> str:
    for event in corpus.reading.record.links.events:
        for participant in event.participants:
            if plain(participant.name) in ("nsa", "ap", "momentum media", "momentummedia"):
                return f"{participant.name} in {event.title or event.id}"
    return ""


def _too_many_origins(corpus: Corpus) -> str:
    event = corpus.event(_SEPTEMBER)
    return str(event.origins) if event and event.origins.counts["texts"] > 3 else ""


def _counted_from_february(corpus: Corpus) -> str:
    beijing = corpus.event(_BEIJING)
    fifth = {c.id for c in corpus.claims("count") if "fifth" in c.value.casefold()}
    for each in corpus.reading.record.ledger.checks:
        if each.claim_id in fifth and beijing and beijing.id in each.counted:
            return "the meeting of February 2022 is counted"
        if each.claim_id in fifth and each.verdict is CheckVerdict.CONTRADICTED:
            return each.explanation
    return ""


def _rank_or_age_as_count(corpus: Corpus) -> str:
    for name, value, right in (("S4", 3, Measure.RANK), ("S2", 69, Measure.AGE)):
        for quantity in corpus.seeds[name].page.notes.quantities:
            if quantity.value == value and quantity.measure is not right:
                return f"{name}: {value} as {quantity.measure}"
    return ""


def _lost_speaker(corpus: Corpus) -> str:
    seed = corpus.seeds["S0"]
    here = [q for q in seed.page.notes.quotes if seed.line_at(q.content.start) == 27 and q.form is not QuoteForm.TERM]
    return "" if here and here[0].speaker else "the sentence has no speaker"


def _trade_in_one(corpus: Corpus) -> str:
    ledger = corpus.reading.record.ledger
    numbers = {claim.id: (claim.number, claim.measure) for claim in ledger.claims}
    for relation in ledger.relations:
        measures = {numbers.get(relation.left, (0, ""))[1], numbers.get(relation.right, (0, ""))[1]}
        if relation.relation == "contradicts" and measures == {"level", "change"}:
            return relation.reason
    return ""


def _member_pairs(corpus: Corpus) -> str:
    wanted = ("Tajikistan", "Kyrgyzstan", "Pakistan")
    for event in corpus.reading.record.links.events:
        forms = [form for each in corpus.reading.names(event) for form in each]
        if event.type is not EventType.SUMMIT and any(names_match(name, forms) for name in wanted):
            return event.title or event.id
    return ""


def _agency_copy(corpus: Corpus) -> str:
    article = corpus.seeds["S4"].page.article
    agencies = [c.name for c in article.credits if c.kind == "text" and plain(c.name) in ("ap", "associated press")]
    outlet = plain(article.outlet or "")
    return "AP credited with the text" if agencies or outlet in ("ap", "associated press") else ""

"""What an agent is told: small answers with stable ids, each statement beside the words that it rests on."""

from collections.abc import Iterable, Sequence
from datetime import date

from dateline.errors import UsageError
from dateline.model.claim import Claim
from dateline.model.found import END, START
from dateline.model.link import Event, SpanRef
from dateline.model.listing import ClaimQuery, EventQuery, Paging
from dateline.publish import wording
from dateline.publish.lookup import Lookup
from dateline.record.phrases import sentence
from dateline.record.quoting import quoted
from dateline.record.why import Step
from dateline.workspace import Workspace

Answer = dict[str, object]

MOST = 50
_RESTS_ON = 6  # steps below one step
_QUOTED = 3  # pieces of evidence for one statement; `why` gives them all
_LONGEST = 400  # signs of one quotation


def search(workspace: Workspace, words: str, kind: str = "", limit: int = 10) -> Answer:
    """Return articles, quotations, events and claims that hold all the words, the best first."""
    kinds = [kind] if kind else []
    hits = workspace.search(words, kinds=kinds, limit=_within(limit))
    return {
        "hits": [
            {
                "kind": hit.kind,
                "id": hit.id,
                "title": hit.title,
                "words": hit.excerpt.replace(START, "").replace(END, ""),
                "article": hit.article_id,
            }
            for hit in hits
        ]
    }


def event(workspace: Workspace, item_id: str) -> Answer:
    """Return one event: who, what, where, when, announced or held, who says so, and on how many origins it rests."""
    found = workspace.only(Event, item_id)
    lookup = Lookup(workspace.record_near(found))
    return {
        **_line(found),
        "type": found.subtype or found.type.value,
        "codes": {"plover": found.plover, "cameo": found.cameo},
        "participants": [{"id": each.entity_id, "name": each.name, "role": each.role} for each in found.participants],
        "place": {"name": found.place.name, "country": found.place.country} if found.place else None,
        "why_this_time": [reason.text for reason in found.time.reasons if reason.text],
        "status_by_side": [
            {"side": wording.side(each.side), "stance": each.stance.value, "by": each.by}
            for each in found.status_by_side
        ],
        "history": [
            {
                "status": step.status.value,
                "page_of": wording.published(lookup.date(step.article_id)),
                "said_by": list(step.said_by),
                "evidence": _words(step.evidence, lookup),
            }
            for step in found.history
        ],
        "part_of": found.part_of,
        "series": found.series,
        "evidence": [_words(ref, lookup) for ref in _of_each_page(found.mentions)],
    }


def timeline(  # each is a filter that an agent may set
    workspace: Workspace,
    since: str = "",
    until: str = "",
    entities: Sequence[str] = (),
    story: str = "",
    after: str = "",
    limit: int = 20,
) -> Answer:
    """Return events in order of time, one line each; `next` leads on."""
    query = EventQuery(_day(since), _day(until), tuple(entities), story=story or None, background=False)
    found = workspace.lists.events(query, Paging(after or None, _within(limit)))
    return {"events": [_line(each) for each in found.items], "next": found.next, "total": found.total}


def claims(workspace: Workspace, subject: str, limit: int = 20) -> Answer:
    """Return what is claimed of an event, a person, a body or a place, with support, contradictions and checks."""
    item = workspace.show(subject)
    found = workspace.lists.claims(ClaimQuery(subject=item.id), Paging(limit=_within(limit)))
    lookup = Lookup(workspace.record_near(*found.items))
    return {"claims": [_claim(each, lookup) for each in found.items], "next": found.next, "total": found.total}


def check_claim(workspace: Workspace, claim_id: str) -> Answer:
    """Return what computing a claim against the record shows, and what other claims say to it."""
    found = workspace.only(Claim, claim_id)
    return _claim(found, Lookup(workspace.record_near(found)))


def why(workspace: Workspace, item_id: str, other: str = "") -> Answer:
    """Return what an item rests on; with a second id, why the two are held to be the same, or why not."""
    found = workspace.why_two(item_id, other) if other else workspace.why(item_id)
    return {"id": found.id, "title": found.title, "steps": [_step(each) for each in found.steps]}


def _line(event: Event) -> Answer:
    over = event.time.interval.latest is not None
    return {
        "id": event.id,
        "what": sentence(event, over=over) or quoted(event, {}),
        "when": "unknown" if event.time.interval.is_unknown else wording.span(event.time.interval),
        "earliest": event.time.interval.earliest.isoformat() if event.time.interval.earliest else None,
        "latest": event.time.interval.latest.isoformat() if event.time.interval.latest else None,
        "status": event.status.value,
        "origins": event.origins.counts,
    }


def _claim(claim: Claim, lookup: Lookup) -> Answer:
    return {
        "id": claim.id,
        "about": lookup.subject_name(claim),
        "property": claim.property,
        "value": wording.span(claim.valid) if claim.property == "time" else claim.value,
        "modality": claim.modality.value,
        "attributed_to": list(claim.attributed_to),
        "origins": claim.origins.counts,
        "relations": [
            {
                "relation": link.relation.value,
                "claim": link.right if link.left == claim.id else link.left,
                "reason": link.reason,
            }
            for link in lookup.relations_of.get(claim.id, ())
        ],
        "checks": [
            {
                "check": check.kind,
                "verdict": check.verdict.value,
                "explanation": check.explanation,
                "counted": list(check.counted),
                "contradicted_by": list(check.contradicted_by),
            }
            for check in lookup.checks_of.get(claim.id, ())
        ],
        "evidence": [_words(ref, lookup) for ref in _of_each_page(claim.evidence)],
    }


def _step(step: Step) -> Answer:
    """Return a step of a reasoning, with some of its evidence and some of what it rests on."""
    more = len(step.steps) - _RESTS_ON
    rest: list[Answer] = [{"text": f"and {more} more", "evidence": [], "steps": []}] if more > 0 else []
    return {
        "text": step.text,
        "evidence": [_place(ref) for ref in step.evidence[:_QUOTED]],
        "steps": [*(_step(each) for each in step.steps[:_RESTS_ON]), *rest],
    }


def _of_each_page(refs: Iterable[SpanRef]) -> list[SpanRef]:
    """Return the first words of each page, of few pages."""
    first: dict[str, SpanRef] = {}
    for ref in refs:
        first.setdefault(ref.article_id, ref)
    return list(first.values())[:_QUOTED]


def _words(ref: SpanRef, lookup: Lookup) -> Answer:
    return {**_place(ref), "outlet": lookup.page_name(ref.article_id), "published": str(lookup.date(ref.article_id))}


def _place(ref: SpanRef) -> Answer:
    text = ref.text if len(ref.text) <= _LONGEST else f"{ref.text[:_LONGEST]}…"
    return {"text": text, "article": ref.article_id, "start": ref.span.start, "end": ref.span.end}


def _within(limit: int) -> int:
    return max(1, min(MOST, limit))


def _day(given: str) -> date | None:
    try:
        return date.fromisoformat(given) if given else None
    except ValueError:
        raise UsageError(f"{given!r} is no day; write it as 2024-07-03") from None

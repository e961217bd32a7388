"""The whole record as JSON Lines: one object a line, each with `kind` and `id`.

The objects are described by `publish/record.schema.json`. Every piece of text that stands for a page's words comes with
the article's id and the half-open range `start`, `end` of code points in that article's `text`.
"""

import json
from collections.abc import Iterator, Sequence

from dateline.model.annotation import Quantity, Quote
from dateline.model.article import Article
from dateline.model.capture import Source
from dateline.model.claim import Claim
from dateline.model.dates import Dated, Interval, Reason
from dateline.model.ids import make_id
from dateline.model.judged import Judged
from dateline.model.link import Entity, Event, Lineage, Origins, Page, SpanRef, Story
from dateline.model.outcome import Rejection
from dateline.model.record import Record
from dateline.publish.lookup import Lookup
from dateline.text.calendar import resolve

Row = dict[str, object]
Item = Article | Entity | Event | Story | Lineage | Claim | Rejection


def record_to_jsonl(record: Record) -> Iterator[str]:
    """Yield the record's objects as lines of JSON, in a fixed order, without line ends."""
    for row in record_rows(record):
        yield json.dumps(row, ensure_ascii=False, allow_nan=False)


def record_rows(record: Record) -> Iterator[Row]:
    """Yield the record's objects: articles with their quotes and figures, then what links them, then rejections."""
    lookup = Lookup(record)
    for page in record.pages:
        yield item_row(page.article, lookup)
        yield from (_quote(page, quote, lookup) for quote in page.notes.quotes)
        yield from (_figure(page, quantity, lookup) for quantity in page.notes.quantities)
    links = record.links
    for items in (links.entities, links.events, links.stories, links.lineages, record.ledger.claims, record.rejections):
        yield from (item_row(item, lookup) for item in items)


def item_row(item: Item, lookup: Lookup) -> Row:
    """Return one item of a record as an object; `lookup` is over the part of the record that it stands in."""
    match item:
        case Article():
            return _article(item, lookup)
        case Entity():
            return _entity(item)
        case Event():
            return _event(item)
        case Story():
            return _story(item)
        case Lineage():
            return _lineage(item)
        case Claim():
            return _claim(item, lookup)
        case Rejection():
            return _rejection(item)


def dated_row(dated: Dated) -> Row:
    """Return a date as an object; both ends carry the clock time where the page prints one.

    >>> dated_row(Dated.unknown())["earliest"] is None
    True
    """
    row: Row = dict(interval_row(dated.interval))
    if dated.moment and dated.interval.is_day:
        row["earliest"] = row["latest"] = dated.moment[:16]
    return row | {
        "precision": dated.precision.value,
        "basis": dated.basis.value,
        "zone": dated.zone,
        "reasons": [_reason(reason) for reason in dated.reasons],
    }


def interval_row(interval: Interval) -> Row:
    """Return an interval as an object: ISO days, `null` for an open end, and the precision."""
    return {
        "earliest": interval.earliest.isoformat() if interval.earliest else None,
        "latest": interval.latest.isoformat() if interval.latest else None,
        "precision": interval.precision.value,
    }


def span_row(ref: SpanRef) -> Row:
    """Return a span of an article with its words."""
    return {"article_id": ref.article_id, "start": ref.span.start, "end": ref.span.end, "text": ref.text}


def _reason(reason: Reason) -> Row:
    return {
        "rule": reason.rule,
        "text": reason.text,
        "article_id": reason.article_id,
        "start": reason.span.start if reason.span else None,
        "end": reason.span.end if reason.span else None,
    }


def _article(article: Article, lookup: Lookup) -> Row:
    return {
        "kind": "article",
        "id": article.id,
        "source": _source(article.source),
        "url": article.url,
        "title": article.title,
        "byline": article.byline,
        "outlet": article.outlet,
        "language": article.language,
        "section": article.section,
        "dateline_place": article.dateline_place,
        "published": dated_row(lookup.date(article.id)),
        "text": article.text,
        "blocks": [{"kind": b.kind.value, "start": b.span.start, "end": b.span.end} for b in article.blocks],
        "credits": [{"kind": c.kind.value, "name": c.name, "raw": c.raw} for c in article.credits],
        "related": list(article.related),
        "found": [{"field": f.field, "raw": f.raw, "where": f.where, "rule": f.rule} for f in article.found],
        "damage": [
            {
                "kind": damage.kind.value,
                "raw": damage.raw,
                "repaired": damage.repaired,
                "start": damage.span.start if damage.span else None,
                "end": damage.span.end if damage.span else None,
            }
            for damage in article.damage
        ],
        "dropped": [{"text": line.text, "rule": line.rule} for line in article.dropped],
    }


def _source(source: Source) -> Row:
    return {"kind": source.kind.value, "name": source.name, "position": source.position}


def _quote(page: Page, quote: Quote, lookup: Lookup) -> Row:
    article_id = page.article.id
    speaker = lookup.entity(article_id, quote.speaker) if quote.speaker else None
    own = page.notes.entity(quote.speaker) if quote.speaker else None
    name = speaker.name if speaker else own.name if own else quote.speaker_name
    addressee = lookup.entity(article_id, quote.addressee) if quote.addressee else None
    return {
        "kind": "quote",
        "id": make_id("quo", article_id, str(quote.span.start), str(quote.span.end)),
        **span_row(lookup.ref(article_id, quote.span)),
        "content": quote.content.of(page.article.text),
        "form": quote.form.value,
        "speaker": name,
        "speaker_id": speaker.id if speaker else None,
        "addressee": addressee.name if addressee else quote.addressee_name,
        "addressee_id": addressee.id if addressee else None,
        "via": list(quote.via),
        "via_certain": quote.via_certain,
        "damage": quote.damage,
        "decided_by": page.notes.decided_by("quote", quote.span),
    }


def _figure(page: Page, quantity: Quantity, lookup: Lookup) -> Row:
    article_id = page.article.id
    between = [lookup.entity(article_id, key) for key in quantity.between]
    source = lookup.entity(article_id, quantity.attributed_to) if quantity.attributed_to else None
    return {
        "kind": "figure",
        "id": make_id("fig", article_id, str(quantity.span.start), str(quantity.span.end)),
        **span_row(lookup.ref(article_id, quantity.span)),
        "value": quantity.value,
        "unit": quantity.unit,
        "unit_inferred": quantity.unit_inferred,
        "measure": quantity.measure.value,
        "bound": quantity.bound.value,
        "of": quantity.of,
        "between": [{"entity_id": entity.id, "name": entity.name} for entity in between if entity],
        "period": _period(page, quantity, lookup),
        "attributed_to": source.name if source else quantity.attributed_name,
    }


def _period(page: Page, quantity: Quantity, lookup: Lookup) -> Row | None:
    """Return the days a figure holds for, with the words that name them."""
    if quantity.period is None:
        return None
    time = page.notes.times[quantity.period]
    interval = time.interval or Interval()
    if time.interval is None and time.relative is not None:
        interval = resolve(time.relative, lookup.date(page.article.id).interval)
    return interval_row(interval) | {
        "start": time.span.start,
        "end": time.span.end,
        "text": time.span.of(page.article.text),
    }


def _entity(entity: Entity) -> Row:
    return {
        "kind": "entity",
        "id": entity.id,
        "type": entity.kind.value,
        "name": entity.name,
        "country": entity.country,
        "variants": [{"name": name, "articles": list(articles)} for name, articles in entity.variants],
        "roles": [{"title": role.title, **span_row(role.evidence)} for role in entity.roles],
        "members": list(entity.members),
        "judged": [_judged(each) for each in entity.judged],
    }


def _judged(judged: Judged) -> Row:
    return {
        "cell": judged.cell.value,
        "value": judged.value,
        "machine": judged.machine,
        "by": judged.by,
        "at": judged.at.isoformat(),
        "reason": judged.reason,
    }


def _event(event: Event) -> Row:
    place = event.place
    return {
        "kind": "event",
        "id": event.id,
        "title": event.title,
        "type": event.type.value,
        "subtype": event.subtype,
        "plover": event.plover,
        "cameo": event.cameo,
        "participants": [{"entity_id": p.entity_id, "name": p.name, "role": p.role} for p in event.participants],
        "place": {"name": place.name, "country": place.country, "within": list(place.within)} if place else None,
        "time": dated_row(event.time),
        "status": event.status.value,
        "status_by_side": [{"side": s.side, "stance": s.stance.value, "by": s.by} for s in event.status_by_side],
        "history": [
            {
                "status": step.status.value,
                "published": interval_row(step.published),
                "said_by": list(step.said_by),
                **span_row(step.evidence),
            }
            for step in event.history
        ],
        "background": event.background,
        "part_of": event.part_of,
        "series": event.series,
        "mentions": [span_row(ref) for ref in event.mentions],
        "judged": [_judged(each) for each in event.judged],
        **_origins(event.origins),
    }


def _origins(origins: Origins) -> Row:
    return {
        "origins": origins.counts,
        "origin_names": {
            "outlets": list(origins.outlets),
            "texts": list(origins.texts),
            "announcers": list(origins.announcers),
            "sides": list(origins.sides),
        },
    }


def _story(story: Story) -> Row:
    return {
        "kind": "story",
        "id": story.id,
        "title": story.title,
        "articles": list(story.articles),
        "events": list(story.events),
        "time": interval_row(story.time),
        **_origins(story.origins),
    }


def _lineage(lineage: Lineage) -> Row:
    return {
        "kind": "lineage",
        "id": lineage.id,
        "from": lineage.from_id,
        "to": lineage.to_id,
        "relation": lineage.relation.value,
        "level": lineage.level,
        "score": lineage.score,
        "grounds": [{"name": g.name, "text": g.text, "weight": g.weight} for g in lineage.grounds],
    }


def _claim(claim: Claim, lookup: Lookup) -> Row:
    return {
        "kind": "claim",
        "id": claim.id,
        "subject": claim.subject,
        "subject_name": claim.subject_name,
        "property": claim.property,
        "value": claim.value,
        "modality": claim.modality.value,
        "attributed_to": list(claim.attributed_to),
        "number": claim.number,
        "unit": claim.unit,
        "measure": claim.measure,
        "bound": claim.bound,
        "valid": interval_row(claim.valid),
        "evidence": [span_row(ref) for ref in claim.evidence],
        **_origins(claim.origins),
        "relations": _relations(claim, lookup),
        "checks": _checks(claim, lookup),
    }


def _relations(claim: Claim, lookup: Lookup) -> Sequence[Row]:
    """Return how this claim stands to others; `role` tells on which side of the relation it is."""
    return [
        {
            "claim": link.right if link.left == claim.id else link.left,
            "relation": link.relation.value,
            "role": "subject" if link.left == claim.id else "object",
            "reason": link.reason,
        }
        for link in lookup.relations_of.get(claim.id, ())
    ]


def _checks(claim: Claim, lookup: Lookup) -> Sequence[Row]:
    return [
        {
            "id": check.id,
            "check": check.kind,
            "verdict": check.verdict.value,
            "explanation": check.explanation,
            "counted": list(check.counted),
            "excluded": [{"id": item, "reason": reason} for item, reason in check.excluded],
            "contradicted_by": list(check.contradicted_by),
        }
        for check in lookup.checks_of.get(claim.id, ())
    ]


def _rejection(rejection: Rejection) -> Row:
    return {
        "kind": "rejection",
        "id": rejection.id,
        "stage": rejection.stage,
        "reason": rejection.reason.value,
        "source": _source(rejection.source),
        "detail": rejection.detail,
    }

"""Events as schema.org JSON-LD, for pages and search engines.

schema.org has no place for an interval in which an event was: `startDate` and `endDate` are given only where the day is
known, and the interval always stands beside them as a named property.
"""

import json
from collections.abc import Iterator

from dateline.model.annotation import EntityKind, Status
from dateline.model.link import Event, SpanRef
from dateline.model.record import Record
from dateline.publish.lookup import Lookup
from dateline.publish.to_json import Row

_STATUS = {
    Status.PLANNED: "EventScheduled",
    Status.ONGOING: "EventScheduled",
    Status.HELD: "EventScheduled",
    Status.POSTPONED: "EventPostponed",
    Status.CANCELLED: "EventCancelled",
}
_KINDS = {
    EntityKind.PERSON: "Person",
    EntityKind.ORGANISATION: "Organization",
    EntityKind.PLACE: "Place",
    EntityKind.COUNTRY: "Country",
}


def record_to_jsonld(record: Record) -> str:
    """Return the events that are more than background, in order of id, as one JSON-LD document."""
    lookup = Lookup(record)
    graph = [_event(event, lookup) for event in record.links.events if not event.background]
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, indent=1)
    return text.replace("<", "\\u003c") + "\n"  # it is put into pages, whose `</script>` no headline may hold


def _event(event: Event, lookup: Lookup) -> Row:
    day = event.time.interval.earliest if event.time.interval.is_day else None
    row: dict[str, object | None] = {
        "@type": "Event",
        "@id": f"urn:dateline:{event.id}",
        "name": event.title,
        "startDate": day.isoformat() if day else None,
        "endDate": day.isoformat() if day else None,
        "eventStatus": f"https://schema.org/{_STATUS[event.status]}" if event.status in _STATUS else None,
        "location": _place(event),
        "attendee": list(_participants(event, lookup)),
        "superEvent": {"@id": f"urn:dateline:{event.part_of}"} if event.part_of else None,
        "additionalProperty": list(_properties(event)),
        "subjectOf": [_article(ref, lookup) for ref in _first_of_each(event)],
    }
    return {name: value for name, value in row.items() if value}


def _place(event: Event) -> Row | None:
    if event.place is None:
        return None
    address = {"@type": "PostalAddress", "addressCountry": event.place.country} if event.place.country else None
    return {"@type": "Place", "name": event.place.name} | ({"address": address} if address else {})


def _participants(event: Event, lookup: Lookup) -> Iterator[Row]:
    """Yield people and bodies; schema.org lets no place attend."""
    for each in event.participants:
        entity = lookup.entities.get(each.entity_id)
        if entity and entity.kind in (EntityKind.PERSON, EntityKind.ORGANISATION):
            yield {"@type": _KINDS[entity.kind], "@id": f"urn:dateline:{entity.id}", "name": entity.name}


def _properties(event: Event) -> Iterator[Row]:
    values = {
        "time": str(event.time.interval),
        "status": event.status.value,
        "type": event.type.value,
        "PLOVER": event.plover,
        "CAMEO": event.cameo,
        **{f"independent {level}": count for level, count in event.origins.counts.items()},
    }
    for name, value in values.items():
        if value not in ("", None):
            yield {"@type": "PropertyValue", "name": name, "value": value}


def _first_of_each(event: Event) -> tuple[SpanRef, ...]:
    """Return the first mention on each page."""
    return tuple({ref.article_id: ref for ref in reversed(event.mentions)}.values())[::-1]


def _article(ref: SpanRef, lookup: Lookup) -> Row:
    article = lookup.pages[ref.article_id].article
    row: dict[str, object | None] = {
        "@type": "NewsArticle",
        "@id": f"urn:dateline:{ref.article_id}",
        "headline": article.title,
        "url": article.url,
        "publisher": {"@type": "Organization", "name": article.outlet} if article.outlet else None,
        "inLanguage": article.language,
        "hasPart": {"@type": "Quotation", "text": ref.text},
    }
    return {name: value for name, value in row.items() if value}

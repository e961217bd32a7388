"""Event rows for political scientists: one row for each pair of source and target, beside GDELT and POLECAT.

Columns are named after POLECAT's where it has them and after GDELT's where only that has; `docs/event-rows.md` says
what each holds. An event of two who meet gives two rows, one each way, as these sets code it; an event with one side
gives one.
"""

import csv
import io
from collections.abc import Iterator

from dateline.model.link import Event, EventParticipant
from dateline.model.record import Record
from dateline.publish.lookup import Lookup
from dateline.publish.to_csv import safe_cell

COLUMNS = (
    "Event ID",
    "Event Date",
    "Date Earliest",
    "Date Latest",
    "Date Precision",
    "Event Type",
    "Event Status",
    "CAMEO Code",
    "CAMEO Root Code",
    "Quad Class",
    "Actor Name",
    "Actor ID",
    "Actor Country",
    "Recipient Name",
    "Recipient ID",
    "Recipient Country",
    "Placename",
    "Country",
    "Event Text",
    "Article ID",
    "Source",
    "Publication Earliest",
    "Publication Latest",
    "Num Outlets",
    "Num Texts",
    "Num Announcers",
    "Story ID",
)
_RECIPIENTS = frozenset({"target", "host", "place"})
_VERBAL_COOPERATION, _MATERIAL_COOPERATION, _VERBAL_CONFLICT = 5, 9, 14


def events_to_rows(record: Record) -> str:
    """Return tab-separated rows in order of event, below a row of column names; background is left out."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter="\t", lineterminator="\n")
    writer.writerow(COLUMNS)
    lookup = Lookup(record)
    for event in record.links.events:
        if not event.background:
            writer.writerows([safe_cell(cell) for cell in row] for row in _rows(event, lookup))
    return out.getvalue()


def quad_class(cameo: str) -> int | None:
    """Return the quad class of a CAMEO code, 1 to 4; `None` for what is no code.

    1 verbal cooperation (roots 01 to 05), 2 material cooperation (06 to 09), 3 verbal conflict (10 to 14), 4 material
    conflict (15 to 20): the classes of the GDELT 2.0 event codebook.

    >>> quad_class("036"), quad_class("190"), quad_class("")
    (1, 4, None)
    """
    if not cameo[:2].isdecimal():
        return None
    root = int(cameo[:2])
    if root <= _VERBAL_COOPERATION:
        return 1
    if root <= _MATERIAL_COOPERATION:
        return 2
    return 3 if root <= _VERBAL_CONFLICT else 4


def _rows(event: Event, lookup: Lookup) -> Iterator[list[str]]:
    for actor, recipient in _pairs(event):
        yield [*_when_and_what(event), *_party(actor, lookup), *_party(recipient, lookup), *_where(event, lookup)]


def _pairs(event: Event) -> Iterator[tuple[EventParticipant | None, EventParticipant | None]]:
    actors = [each for each in event.participants if each.role not in _RECIPIENTS]
    recipients = [each for each in event.participants if each.role in _RECIPIENTS]
    if actors and recipients:
        yield from ((one, other) for one in actors for other in recipients)
    elif len(actors) > 1:
        yield from ((one, other) for one in actors for other in actors if one is not other)
    else:
        yield (actors[0] if actors else None), (recipients[0] if recipients else None)


def _when_and_what(event: Event) -> list[str]:
    time = event.time.interval
    first = time.earliest.isoformat() if time.earliest else ""
    last = time.latest.isoformat() if time.latest else ""
    quad = quad_class(event.cameo)
    return [
        event.id,
        first if time.is_day else "",
        first,
        last,
        time.precision.value,
        event.plover,
        event.status.value,
        event.cameo,
        event.cameo[:2],
        str(quad) if quad else "",
    ]


def _party(party: EventParticipant | None, lookup: Lookup) -> list[str]:
    if party is None:
        return ["", "", ""]
    entity = lookup.entities.get(party.entity_id)
    return [party.name, party.entity_id, entity.country or "" if entity else ""]


def _where(event: Event, lookup: Lookup) -> list[str]:
    ref = event.mentions[0]
    published = lookup.date(ref.article_id).interval
    stories = lookup.stories_of.get(event.id, ())
    counts = event.origins.counts
    return [
        event.place.name if event.place else "",
        event.place.country or "" if event.place else "",
        " ".join(ref.text.split()),
        ref.article_id,
        lookup.page_name(ref.article_id),
        published.earliest.isoformat() if published.earliest else "",
        published.latest.isoformat() if published.latest else "",
        *(str(counts[level]) for level in ("outlets", "texts", "announcers")),
        stories[0].id if stories else "",
    ]

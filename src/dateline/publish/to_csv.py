"""Events as comma-separated values, one a row, for spreadsheets and event-data tools."""

import csv
import io
from collections.abc import Iterator

from dateline.model.link import Event
from dateline.model.record import Record

COLUMNS = (
    "id",
    "type",
    "plover",
    "cameo",
    "title",
    "earliest",
    "latest",
    "precision",
    "status",
    "place",
    "country",
    "participants",
    "part_of",
    "series",
    "background",
    "outlets",
    "texts",
    "announcers",
    "sides",
    "articles",
)
# A cell that begins so is run as a formula by spreadsheets; page text must not be.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def events_to_csv(record: Record) -> Iterator[str]:
    """Yield a header and one line per event, in order of time; lists are joined by "; ".

    Origins are counts, at the four levels. Dates are ISO 8601 and empty where an end is not known. A cell that a
    spreadsheet would run as a formula gets an apostrophe in front.
    """
    yield _line(COLUMNS)
    for event in sorted(record.links.events, key=_order):
        yield _line(_cells(event))


def _order(event: Event) -> tuple[str, str]:
    earliest = event.time.interval.earliest
    return earliest.isoformat() if earliest else "9999", event.id


def _cells(event: Event) -> tuple[object, ...]:
    time = event.time.interval
    return (
        event.id,
        event.type.value,
        event.plover,
        event.cameo,
        event.title,
        time.earliest or "",
        time.latest or "",
        event.time.precision.value,
        event.status.value,
        event.place.name if event.place else "",
        (event.place.country if event.place else "") or "",
        "; ".join(f"{each.name} ({each.role})" for each in event.participants),
        event.part_of or "",
        event.series or "",
        "yes" if event.background else "no",
        *event.origins.counts.values(),
        "; ".join(sorted({mention.article_id for mention in event.mentions})),
    )


def _line(cells: tuple[object, ...]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow([_harmless(str(cell)) for cell in cells])
    return line.getvalue()


def _harmless(cell: str) -> str:
    """Return a cell that no spreadsheet runs.

    >>> _harmless("=HYPERLINK(1)"), _harmless("2024-07-03")
    ("'=HYPERLINK(1)", '2024-07-03')
    """
    return f"'{cell}" if cell.startswith(_FORMULA) else cell

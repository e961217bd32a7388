"""Events as rows for spreadsheets and statistics programs, with PLOVER and CAMEO codes."""

import csv
import io
from collections.abc import Iterable

from dateline.model.link import Event
from dateline.model.record import Record

COLUMNS = (
    "id",
    "title",
    "type",
    "subtype",
    "status",
    "plover",
    "cameo",
    "earliest",
    "latest",
    "precision",
    "place",
    "country",
    "actors",
    "targets",
    "outlets",
    "texts",
    "announcers",
    "sides",
    "background",
    "part_of",
    "series",
    "articles",
)
_SEPARATOR = "; "
_TARGET_ROLES = frozenset({"target", "host", "place"})
# A spreadsheet takes a cell that begins with one of these for a formula.
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def events_to_csv(record: Record) -> str:
    """Return one row for each event, in order of id, below a row of column names.

    Several values in a cell are joined by `; `. A cell that a spreadsheet would take for a formula begins with an
    apostrophe.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for event in record.links.events:
        writer.writerow([safe_cell(cell) for cell in _cells(event)])
    return out.getvalue()


def _cells(event: Event) -> list[str]:
    time, place = event.time.interval, event.place
    counts = event.origins.counts
    return [
        event.id,
        event.title,
        event.type.value,
        event.subtype or "",
        event.status.value,
        event.plover,
        event.cameo,
        time.earliest.isoformat() if time.earliest else "",
        time.latest.isoformat() if time.latest else "",
        time.precision.value,
        place.name if place else "",
        place.country or "" if place else "",
        _join(p.name for p in event.participants if p.role not in _TARGET_ROLES),
        _join(p.name for p in event.participants if p.role in _TARGET_ROLES),
        *(str(counts[level]) for level in ("outlets", "texts", "announcers", "sides")),
        "yes" if event.background else "no",
        event.part_of or "",
        event.series or "",
        _join(ref.article_id for ref in event.mentions),
    ]


def _join(values: Iterable[str]) -> str:
    return _SEPARATOR.join(dict.fromkeys(values))


def safe_cell(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula.

    >>> safe_cell("=1+1"), safe_cell("Lima")
    ("'=1+1", 'Lima')
    """
    return f"'{cell}" if cell.startswith(_FORMULA_SIGNS) else cell

"""Events as an iCalendar file (RFC 5545) that a calendar program can subscribe to.

Only events whose days are known at both ends are entered: a calendar has no place for "some day after May". An entry
over several days says in its text that the event is on a day within them.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from dateline.model.annotation import Status
from dateline.model.claim import Entry, Timeline
from dateline.model.record import Record
from dateline.publish import wording
from dateline.publish.lookup import Lookup

_AHEAD = {
    Status.PLANNED.value: "TENTATIVE",
    Status.POSTPONED.value: "CANCELLED",
    Status.CANCELLED.value: "CANCELLED",
}
_ALL = _AHEAD | {
    Status.HELD.value: "CONFIRMED",
    Status.ONGOING.value: "CONFIRMED",
    Status.DENIED.value: "CANCELLED",
}
_MAX_DAYS = 31
_LINE_OCTETS = 75


def planned_to_calendar(timeline: Timeline, record: Record) -> str:
    """Return the timeline's planned, postponed and cancelled events as a calendar."""
    return _calendar([timeline], record, _AHEAD)


def timelines_to_calendar(timelines: Sequence[Timeline], record: Record) -> str:
    """Return all events of timelines as one calendar, each once, with the titles of its timelines as categories."""
    return _calendar(timelines, record, _ALL)


def _calendar(timelines: Sequence[Timeline], record: Record, status: Mapping[str, str]) -> str:
    lookup, stamp = Lookup(record), _stamp(record)
    name = timelines[0].title if len(timelines) == 1 else "Timelines"
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//dateline//record//EN", f"NAME:{_escape(name)}"]
    entries = {entry.event_id: entry for timeline in timelines for entry in timeline.entries}
    for entry in entries.values():
        days = entry.time.days
        if entry.status in status and days is not None and days <= _MAX_DAYS:
            about = [each.title for each in timelines if entry in each.entries] if len(timelines) > 1 else []
            lines += _event(entry, lookup, stamp, status[entry.status], about)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _fold(line))


def _event(entry: Entry, lookup: Lookup, stamp: str, status: str, about: Sequence[str]) -> list[str]:
    first, last = entry.time.earliest or date.min, entry.time.latest or date.min
    told = wording.names(lookup.page_name(ref.article_id) for ref in entry.evidence)
    on = "" if entry.time.is_day else f" on a day {wording.when(entry.time)}"
    event = lookup.events.get(entry.event_id)
    place = [f"LOCATION:{_escape(event.place.name)}"] if event and event.place else []
    return [
        "BEGIN:VEVENT",
        f"UID:{entry.event_id}@dateline",
        f"DTSTAMP:{stamp}",
        f"DTSTART;VALUE=DATE:{first:%Y%m%d}",
        f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escape(entry.text)}",
        f"DESCRIPTION:{_escape(f'{entry.status}{on}; told by {told} ({wording.origins(entry.origins)})')}",
        *place,
        *([f"CATEGORIES:{','.join(map(_escape, about))}"] if about else []),
        f"STATUS:{status}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _stamp(record: Record) -> str:
    """Return when the record was last added to, as far as pages tell, so that equal records give equal files."""
    days = [dated.interval.latest for _, dated in record.links.published if dated.interval.latest]
    return f"{max(days, default=date(1970, 1, 1)):%Y%m%d}T000000Z"


def _escape(words: str) -> str:
    r"""Escape the signs that iCalendar takes as its own.

    >>> _escape("a; b, c")
    'a\\; b\\, c'
    """
    plain = " ".join(words.split())
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _fold(line: str) -> list[str]:
    """Break a line into pieces of at most 75 octets, the later ones after a blank."""
    pieces, piece = [], ""
    for sign in line:
        if len((piece + sign).encode()) > _LINE_OCTETS:
            pieces.append(piece)
            piece = " "
        piece += sign
    return [*pieces, piece]

"""Dates printed on a page as clues: the article's own date line, a label, or the site's clock above the headline."""

from datetime import datetime

from dateline.model.dates import Basis, Interval
from dateline.page.clues import Clue, Rank
from dateline.page.heads import DateLine
from dateline.page.places import offset_at


def date_clue(found: DateLine, raw: str, *, above_title: bool, place: str | None = None) -> Clue:
    """Return what a printed date line says.

    A line above the headline with a weekday or a city and without a clock time is the site's calendar: it shows the
    day on which the page was made for a reader, so the article is not younger, and nothing more.
    """
    date = found.date
    if found.label == "modified":
        return Clue(Rank.MODIFIED, date.interval, Basis.STATED, "update line", f"the page prints “{raw}”", date.moment)
    if above_title and not found.label and date.clock is None and (found.has_weekday or found.place):
        says = f"“{raw}” above the headline is the site's calendar, so the article is not younger"
        return Clue(Rank.BOUND, Interval(None, date.interval.latest), Basis.INFERRED, "calendar of the site", says)
    moment, zone = _with_zone(date.moment, date.offset, place)
    rank = Rank.PUBLISHED if found.label else Rank.PRINTED
    return Clue(rank, date.interval, Basis.STATED, "date line", f"the page prints “{raw}”", moment, zone)


def _with_zone(moment: str | None, offset: str | None, place: str | None) -> tuple[str | None, str | None]:
    """Add the offset of the city that the page names as its own, where that is certain."""
    if moment is None:
        return None, None
    if offset:
        return moment, f"{offset} printed"
    inferred = offset_at(place, datetime.fromisoformat(moment)) if place else None
    if inferred is None:
        return moment, None
    return f"{moment}{inferred}", f"{inferred} inferred from the place line {place}"

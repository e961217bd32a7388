"""Dates in a page's address and in the HTTP header."""

import re
from collections.abc import Sequence
from datetime import date
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from dateline.model.dates import Basis, Interval
from dateline.page.clues import Clue, Rank
from dateline.text.calendar import month_of

_DAY = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)[/_-]?(?P<m>0[1-9]|1[0-2])[/_-]?(?P<d>0[1-9]|[12]\d|3[01])(?!\d)")
_LOOSE_DAY = re.compile(r"/(?P<y>(?:19|20)\d\d)/(?P<m>1[0-2]|0?[1-9])/(?P<d>3[01]|[12]\d|0?[1-9])(?=/|$)")
_WORDED_DAY = re.compile(
    r"/(?P<y>(?:19|20)\d\d)/(?P<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|"
    r"dec)[a-z]*/(?P<d>3[01]|[12]\d|0?[1-9])(?=/|$)",
    re.I,
)
_MONTH = re.compile(r"/(?P<y>(?:19|20)\d\d)[/-](?P<m>0[1-9]|1[0-2])(?=/)")
_NAMES = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


def url_clues(url: str | None) -> list[Clue]:
    """Return the date that the path of `url` holds: a day, or a month where only that is there.

    >>> [str(clue.interval) for clue in url_clues("https://example.org/2024/07/04/ferry-strike")]
    ['2024-07-04']
    >>> [str(clue.interval) for clue in url_clues("https://example.org/2024/07/ferry-strike")]
    ['2024-07']
    """
    try:
        path = urlsplit(url or "").path
    except ValueError:
        return []
    interval = _in_path(path)
    if interval is None:
        return []
    return [Clue(Rank.URL, interval, Basis.URL, "url", f"the address holds {interval}: {path[:120]}")]


def _in_path(path: str) -> Interval | None:
    for pattern in (_LOOSE_DAY, _WORDED_DAY, _DAY):
        for match in pattern.finditer(path):
            month = _NAMES.index(match["name"].lower()) + 1 if "name" in pattern.groupindex else int(match["m"])
            try:
                return Interval.on(date(int(match["y"]), month, int(match["d"])))
            except ValueError:
                continue
    match_month = _MONTH.search(path)
    return month_of(int(match_month["y"]), int(match_month["m"])) if match_month else None


def header_clues(headers: Sequence[tuple[str, str]]) -> list[Clue]:
    """Return what the HTTP header says: `Date` and `Last-Modified` are times by which the page existed."""
    clues = []
    for name, value in headers:
        if name.lower() not in ("last-modified", "date"):
            continue
        try:
            day = parsedate_to_datetime(value).date()
        except (ValueError, TypeError, OverflowError):
            continue
        says = f"the server sent {name}: {value}, so the page existed by then"
        clues.append(Clue(Rank.BOUND, Interval(None, day), Basis.HEADER, "header", says))
    return clues

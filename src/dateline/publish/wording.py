"""Dates, counts and sides in plain English.

An interval is printed with both its ends: no wording here names a day that the interval does not single out.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from dateline.lang import facts
from dateline.model.dates import Dated, Interval, Precision
from dateline.model.link import Origins

_WITH_ARTICLE = re.compile(
    r"^(?:United|European|African|Democratic|Central African)\b|"
    r"\b(?:States|Emirates|Netherlands|Philippines|Maldives|Bahamas|Seychelles|Comoros|Gambia|Republic|Islands|Union)$"
)
# An event somewhere within more days than this is told as happening "at some time" in them.
_LONG_DAYS = 31
_ISO = r"\d{4}-\d\d(?:-\d\d)?"
_ISO_RANGE = re.compile(rf"(?<![\w.-])(?:({_ISO})?(\.\.)({_ISO})?|({_ISO}))(?![\w-])")
_MONTHS = (
    "",
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def when(interval: Interval, *, approximate: bool = False) -> str:
    """Return an interval as an adverb of time.

    >>> when(Interval(date(2022, 9, 15), date(2022, 9, 16)))
    'between 15 and 16 September 2022'
    >>> when(Interval(None, date(2022, 9, 16)))
    'on or before 16 September 2022'
    >>> when(Interval())
    'at a time that is not known'
    """
    if interval.is_unknown:
        return "at a time that is not known"
    if interval.earliest is None and interval.latest:
        return f"on or before {day(interval.latest)}"
    if interval.latest is None and interval.earliest:
        return f"on or after {day(interval.earliest)}"
    if approximate:
        return f"around {span(interval)}"
    match interval.precision:
        case Precision.DAY:
            return f"on {span(interval)}"
        case Precision.MONTH | Precision.YEAR:
            return f"in {span(interval)}"
    first, last = _ends(interval)
    vague = "at some time " if (interval.days or 0) > _LONG_DAYS else ""
    return f"{vague}between {first} and {last}"


def span(interval: Interval) -> str:
    """Return an interval as a name of its days.

    >>> span(Interval(date(2022, 1, 1), date(2022, 7, 31)))
    'January to July 2022'
    >>> span(Interval.on(date(2024, 7, 3)))
    '3 July 2024'
    """
    if interval.earliest is None or interval.latest is None:
        return when(interval)
    match interval.precision:
        case Precision.DAY:
            return day(interval.earliest)
        case Precision.MONTH:
            return f"{_MONTHS[interval.earliest.month]} {interval.earliest.year}"
        case Precision.YEAR:
            return str(interval.earliest.year)
    first, last = _ends(interval)
    return f"{first} to {last}"


def day(value: date) -> str:
    """Return a day as "3 July 2024"."""
    return f"{value.day} {_MONTHS[value.month]} {value.year}"


def _ends(interval: Interval) -> tuple[str, str]:
    """Return both ends of a bounded interval, leaving out of the first what the last repeats."""
    first, last = interval.earliest or date.min, interval.latest or date.max
    months = first.day == 1 and (last + timedelta(days=1)).day == 1 if last < date.max else False
    same_year = first.year == last.year
    if months:
        head = _MONTHS[first.month] if same_year else f"{_MONTHS[first.month]} {first.year}"
        return head, f"{_MONTHS[last.month]} {last.year}"
    if same_year and first.month == last.month:
        return str(first.day), day(last)
    return (f"{first.day} {_MONTHS[first.month]}" if same_year else day(first)), day(last)


def in_words(words: str) -> str:
    """Return words with their ISO 8601 dates and ranges of dates written out.

    >>> in_words("none after 2011-10; meeting 2022-09-15..2022-09-16")
    'none after October 2011; meeting 15 to 16 September 2022'
    >>> in_words("Lomé ..2022-09-16")
    'Lomé on or before 16 September 2022'
    """
    return _ISO_RANGE.sub(_range_in_words, words)


def _range_in_words(found: re.Match[str]) -> str:
    start, end = (found[1], found[3]) if found[2] else (found[4], found[4])
    if not (start or end):
        return found[0]
    try:
        interval = Interval(_days_of(start)[0] if start else None, _days_of(end)[1] if end else None)
    except ValueError:
        return found[0]
    return span(interval)


def _days_of(iso: str) -> tuple[date, date]:
    """Return the first and the last day of an ISO day or month."""
    year, month, *rest = (int(part) for part in iso.split("-"))
    if rest:
        return date(year, month, rest[0]), date(year, month, rest[0])
    after = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), after - timedelta(days=1)


def published(dated: Dated) -> str:
    """Return a publication date with its clock time where one is printed."""
    if dated.moment and dated.interval.earliest:
        clock = dated.moment.split("T")[1][:5] if "T" in dated.moment else ""
        return f"{day(dated.interval.earliest)}{f', {clock}' if clock else ''}"
    return "unknown" if dated.interval.is_unknown else span(dated.interval)


def origins(counted: Origins) -> str:
    """Return origins as words; levels that nobody is named at are left out.

    >>> origins(Origins(("a", "b"), ("x",)))
    '2 outlets, 1 text'
    """
    levels = zip(("outlet", "text", "announcer", "side"), counted.counts.values(), strict=True)
    return ", ".join(number(count, name) for name, count in levels if count)


def number(count: int, noun: str) -> str:
    """Return a count with its noun: "1 text", "3 texts"."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def names(items: Iterable[str]) -> str:
    """Return names as a list in a sentence.

    >>> names(["CCTV", "TASS"])
    'CCTV and TASS'
    """
    listed: Sequence[str] = list(dict.fromkeys(items))
    return "".join(listed) if len(listed) < 2 else f"{', '.join(listed[:-1])} and {listed[-1]}"


def side(code: str) -> str:
    """Return the English name of a side given by its country code."""
    return facts.country_name(code) or code


def in_sentence(name: str) -> str:
    """Return a country's name as it stands in a sentence.

    >>> in_sentence("Philippines"), in_sentence("Kenya")
    ('the Philippines', 'Kenya')
    """
    return f"the {name}" if _WITH_ARTICLE.search(name) else name


def capital(words: str) -> str:
    """Return the words with a capital first letter."""
    return words[:1].upper() + words[1:]

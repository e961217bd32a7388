"""English times that need the page's date: "yesterday", "this week", "two weeks ago", "in less than 10 days".

How wide "two weeks ago" is: a count of a unit is taken to be right to within half that unit on either side (two weeks:
11 to 17 days), days are exact, and vague counts ("a few", "several") span the numbers that people mean by them.
"""

import re

from dateline.annotate.times_found import (
    MONTH,
    UNIT,
    WEEKDAY,
    WEEKDAY_NUMBERS,
    Found,
    Rule,
    month_number,
    relative,
)
from dateline.lang.numbers import WORDS, number_of
from dateline.model.dates import Direction, Part, RelativeTime, RelativeUnit

UNIT_DAYS = {
    "day": 1.0,
    "week": 7.0,
    "fortnight": 14.0,
    "month": 30.44,
    "quarter": 91.3,
    "year": 365.25,
    "decade": 3652.5,
}
# What people mean by a vague count, in units.
VAGUE = {
    "a couple of": (2, 3),
    "a few": (2, 6),
    "several": (3, 9),
    "some": (2, 9),
    "many": (4, 30),
    "a": (1, 1),
    "an": (1, 1),
    "a single": (1, 1),
    "one": (1, 1),
    "": (2, 11),
}
COUNT = rf"(?P<n>a couple of|a few|several|many|an?|\d{{1,3}}|{WORDS})"
_AROUND = (
    r"(?P<mod>about|around|roughly|nearly|almost|some|just over|over|more than|less than|at least|just|barely|only)"
)
_DIRECTIONS = {-1: Direction.PAST, 0: Direction.NEAREST, 1: Direction.FUTURE}
_OFFSET = {"this": 0, "last": -1, "previous": -1, "next": 1, "following": 1, "coming": 1}
_PART = r"(?P<part>earlier|later|early|late|mid)"
_PARTS = {"earlier": Part.TO_DATE, "later": Part.REST}


def _days(match: re.Match[str]) -> Found:
    """Read "today", "tomorrow night", "the day before yesterday"."""
    words = match.group().lower()
    offset = next(days for word, days in _DAY_WORDS.items() if word in words)
    return relative(match, RelativeTime(RelativeUnit.DAYS, offset, offset))


_DAY_WORDS = {
    "day before yesterday": -2,
    "day after tomorrow": 2,
    "yesterday": -1,
    "last night": -1,
    "tomorrow": 1,
    "today": 0,
    "tonight": 0,
    "this morning": 0,
    "this afternoon": 0,
    "this evening": 0,
}


def _overnight(match: re.Match[str]) -> Found:
    return relative(match, RelativeTime(RelativeUnit.DAYS, -1, 0), approximate=True)


def _unit(match: re.Match[str]) -> Found:
    """Read "this week", "next month", "earlier this year", "late last year"."""
    offset = _OFFSET[match["which"].lower()]
    unit = {"week": RelativeUnit.WEEK, "month": RelativeUnit.MONTH, "year": RelativeUnit.YEAR}[match["unit"].lower()]
    part = (match["part"] or "").lower()
    direction = _DIRECTIONS[offset]
    if part in _PARTS and offset == 0:
        direction = Direction.PAST if part == "earlier" else Direction.FUTURE
    time = RelativeTime(
        unit, offset, offset, direction=direction, part=_PARTS.get(part, Part.WHOLE) if offset == 0 else Part.WHOLE
    )
    return relative(match, time, approximate=bool(part) and part not in _PARTS, by_tense=offset == 0 and not part)


def _before_last(match: re.Match[str]) -> Found:
    unit = {"week": RelativeUnit.WEEK, "month": RelativeUnit.MONTH, "year": RelativeUnit.YEAR}[match["unit"].lower()]
    offset = -2 if match["which"].lower() == "before last" else 2
    direction = Direction.PAST if offset < 0 else Direction.FUTURE
    return relative(match, RelativeTime(unit, offset, offset, direction=direction))


def _end_of_unit(match: re.Match[str]) -> Found:
    """Read "the end of this year": the rest of it at the widest."""
    unit = {"week": RelativeUnit.WEEK, "month": RelativeUnit.MONTH, "year": RelativeUnit.YEAR}[match["unit"].lower()]
    offset = _OFFSET.get((match["which"] or "this").lower(), 0)
    direction = _DIRECTIONS[offset]
    part = Part.REST if offset == 0 and match["edge"].lower() == "end" else Part.WHOLE
    return relative(match, RelativeTime(unit, offset, offset, direction=direction, part=part), approximate=True)


def _weekend(match: re.Match[str]) -> Found:
    which = (match["which"] or "").lower()
    direction = {"last": Direction.PAST, "past": Direction.PAST, "next": Direction.FUTURE, "coming": Direction.FUTURE}
    time = RelativeTime(RelativeUnit.WEEKDAY, weekday=5, direction=direction.get(which, Direction.NEAREST))
    return relative(match, time, approximate=True, by_tense=which not in direction)


def _weekday(match: re.Match[str]) -> Found:
    which = (match["which"] or "").lower()
    weekday = WEEKDAY_NUMBERS[match["day"].lower()]
    if which in {"last", "past"}:
        time = RelativeTime(RelativeUnit.WEEKDAY, low=-1, weekday=weekday, direction=Direction.PAST)
        return relative(match, time)
    if which in {"next", "coming"}:
        return relative(match, RelativeTime(RelativeUnit.WEEKDAY, weekday=weekday, direction=Direction.FUTURE))
    return relative(match, RelativeTime(RelativeUnit.WEEKDAY, weekday=weekday), by_tense=True)


def _month_name(match: re.Match[str]) -> Found:
    which = (match["which"] or "").lower()
    direction = {"last": Direction.PAST, "past": Direction.PAST, "next": Direction.FUTURE, "coming": Direction.FUTURE}
    time = RelativeTime(
        RelativeUnit.MONTH_NAME,
        low=-1 if which in {"last", "past"} else 0,
        month=month_number(match["m"]),
        direction=direction.get(which, Direction.NEAREST),
    )
    return relative(match, time, approximate=bool(match["part"]), by_tense=which not in direction)


def _season(match: re.Match[str]) -> Found:
    """Read "in the spring", "last winter" as the northern season, roughly."""
    which = (match["which"] or "").lower()
    direction = {"last": Direction.PAST, "past": Direction.PAST, "next": Direction.FUTURE, "coming": Direction.FUTURE}
    time = RelativeTime(
        RelativeUnit.MONTH_NAME,
        low=-1 if which in {"last", "past"} else 0,
        high=2,
        month=_SEASONS[match["s"].lower()],
        direction=direction.get(which, Direction.NEAREST),
    )
    return relative(match, time, approximate=True, by_tense=which not in direction)


_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


def _ago_from(match: re.Match[str]) -> Found | None:
    """Read "a week ago today", "a year ago last month", "two years ago this week"."""
    low, high = _counted(match["n"].lower())
    if low is None or low != high:
        return None
    count, unit, mark = int(low), match["unit"].lower().rstrip("s"), match["mark"].lower()
    if mark in _MARKED_DAYS and unit in {"day", "week"}:
        days = _MARKED_DAYS[mark] - count * (7 if unit == "week" else 1)
        return relative(match, RelativeTime(RelativeUnit.DAYS, days, days, direction=Direction.PAST))
    if mark in _MARKED_DAYS and unit == "year":
        days = _MARKED_DAYS[mark] - count * 365
        time = RelativeTime(RelativeUnit.DAYS, days - count, days, direction=Direction.PAST)
        return relative(match, time, approximate=True)
    months = {"year": 12 * count, "month": count}.get(unit)
    if mark in _MARKED_MONTHS and months is not None:
        offset = _MARKED_MONTHS[mark] - months
        return relative(match, RelativeTime(RelativeUnit.MONTH, offset, offset, direction=Direction.PAST))
    return None


_MARKED_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0, "this morning": 0, "this evening": 0}
_MARKED_MONTHS = {"this month": 0, "last month": -1, "next month": 1}


def count_range(count: str, unit: str, modifier: str = "") -> tuple[int, int] | None:
    """Return how many days a count of a unit can be, fewest and most.

    >>> count_range("two", "week"), count_range("10", "days"), count_range("a few", "days")
    ((11, 17), (10, 10), (2, 6))
    """
    days = UNIT_DAYS.get(unit.lower().rstrip("s"))
    if days is None:
        return None
    low, high = _counted(count.lower().strip())
    if low is None or high is None:
        return None
    spread = days / 2 if days > 1 else 0
    if modifier in {"more than", "over", "at least", "just over"}:
        return round(low * days), round((high + 1) * days)
    if modifier in {"less than", "nearly", "almost"}:
        return round(max(0, (low - 1)) * days), round(high * days)
    if modifier in {"about", "around", "roughly", "some"}:
        spread = max(days, spread)
    return max(0, round(low * days - spread + 0.1)), round(high * days + spread - 0.1)


def _counted(count: str) -> tuple[float, float] | tuple[None, None]:
    if count in VAGUE:
        return VAGUE[count]
    number = number_of(count)
    return (number, number) if number is not None else (None, None)


def _ago(match: re.Match[str]) -> Found | None:
    unit = match["unit"].lower().rstrip("s")
    if unit in {"second", "minute", "hour"}:
        return relative(match, RelativeTime(RelativeUnit.DAYS, -1, 0), approximate=True)
    reach = count_range(match["n"] or "", unit, (match["mod"] or "").lower())
    if reach is None:
        return None
    return relative(
        match,
        RelativeTime(RelativeUnit.DAYS, -reach[1], -reach[0], direction=Direction.PAST),
        approximate=reach[0] != reach[1],
    )


def _quarter(match: re.Match[str]) -> Found:
    """Read "the third quarter of this year" as a part of that year, and "the third quarter" as one of the last two."""
    offset = _OFFSET.get((match["which"] or "").lower())
    low, high = (-1, 0) if offset is None else (offset, offset)
    return relative(match, RelativeTime(RelativeUnit.YEAR, low, high), approximate=True)


def _month_of_year(match: re.Match[str]) -> Found:
    """Read "October of next year", "May last year"."""
    offset, month = _OFFSET[match["which"].lower()], month_number(match["m"])
    direction = _DIRECTIONS[offset]
    time = RelativeTime(RelativeUnit.YEAR, offset, offset, month=month, direction=direction)
    return relative(match, time, by_tense=offset == 0)


def _weekday_of_week(match: re.Match[str]) -> Found:
    """Read "Tuesday last week", "Friday of next week"."""
    offset, weekday = _OFFSET[match["which"].lower()], WEEKDAY_NUMBERS[match["day"].lower()]
    time = RelativeTime(RelativeUnit.WEEK, offset, offset, weekday=weekday, direction=_DIRECTIONS[offset])
    return relative(match, time, by_tense=offset == 0)


def _week_of_month(match: re.Match[str]) -> Found:
    """Read "the last week of March" as a part of that month: a relative time cannot name both."""
    time = RelativeTime(RelativeUnit.MONTH_NAME, month=month_number(match["m"]))
    return relative(match, time, approximate=True, by_tense=True)


def _past_span(match: re.Match[str]) -> Found | None:
    """Read "the past two weeks": from that long ago until now."""
    reach = count_range(match["n"] or "one", match["unit"])
    if reach is None:
        return None
    time = RelativeTime(RelativeUnit.DAYS, -reach[1], 0, direction=Direction.PAST)
    return relative(match, time, approximate=True)


def _coming_span(match: re.Match[str]) -> Found | None:
    """Read "the next ten days", "the coming weeks"."""
    count = match["n"] or ("one" if not match["unit"].endswith("s") else "")
    reach = count_range(count, match["unit"])
    if reach is None:
        return None
    time = RelativeTime(RelativeUnit.DAYS, 0, reach[1], direction=Direction.FUTURE)
    return relative(match, time, approximate=True)


def within(match: re.Match[str]) -> Found | None:
    """Read "in less than 10 days", "within two weeks", "in three days" as ahead of the page's date.

    Only right where the governing verb looks ahead: `times` drops it elsewhere.
    """
    low, high = _counted(match["n"].lower())
    days = UNIT_DAYS.get(match["unit"].lower().rstrip("s"))
    if low is None or high is None or days is None:
        return None
    modifier = (match["mod"] or "").lower()
    most = round(high * days)
    if modifier == "less than":
        reach = (0, most - 1)
    elif match["prep"].lower() == "within":
        reach = (0, most)
    else:
        reach = count_range(match["n"], match["unit"], modifier) or (0, most)
    time = RelativeTime(RelativeUnit.DAYS, *reach, direction=Direction.FUTURE)
    return relative(match, time, approximate=reach[0] != reach[1])


_I = re.IGNORECASE
# A clock time beside a day belongs to it: "12:00 UTC Monday", "Sunday at 8 p.m.".
_CLOCK = r"(?:\d{1,2}(?::\d\d)? ?(?:[ap]\.?m\b\.?|GMT|UTC)|\d{1,2}:\d\d)"
_AT_CLOCK = rf"(?: at {_CLOCK}(?: (?:GMT|UTC|local time))?)?"
_DAY_PARTS = r"(?: morning| afternoon| evening| night| at (?:noon|midnight))?"
_PERIOD = r"(?P<unit>week|month|year)"
_SPAN_UNIT = r"(?P<unit>days?|weeks?|months?|quarters?|years?|decades?)"
_KIND_OF_DAY = r"(?:(?:trading|business|working|school) (?=days?\b))?"
_CARDINAL = rf"(?P<n>a couple of|a few|several|few|couple of|\d{{1,3}}|{WORDS})"
# "May" and "March" alone are months only after a word that takes a time.
_BEFORE_MONTH = (
    r"(?:(?<=\bin )|(?<=\bIn )|(?<=\bsince )|(?<=\bSince )|(?<=\buntil )|(?<=\bby )|(?<=\bBy )|(?<=\bof )|(?<=\bfor )"
    r"|(?<=\bthrough )|(?<=\bduring )|(?<=\bfrom )|(?<=\bbefore )|(?<=\bafter )|(?<=\bto )|(?<=\btill )"
    r"|(?<=\bbetween ))"
)

RULES = (
    Rule(
        re.compile(
            rf"\b(?:[Tt]he )?(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ll]ast|[Ff]inal) (?:week|weekend|days) of "
            rf"(?P<m>{MONTH})(?!\w|,? (?:of )?\d)"
        ),
        _week_of_month,
    ),
    Rule(
        re.compile(rf"\b(?:(?:early|late|mid)[ -])?(?P<m>{MONTH})(?: of)? (?P<which>last|next|this) year\b"),
        _month_of_year,
    ),
    Rule(
        re.compile(rf"\b(?P<day>{WEEKDAY})(?: morning| evening)?,?(?: of)? (?P<which>last|next|this) week\b"),
        _weekday_of_week,
    ),
    Rule(
        re.compile(
            r"\b(?:the )?(?:first|second|third|fourth|final)(?: |-)quarter(?: of (?P<which>this|last|next) year)?"
            r"\b(?! of|-final| final|back)",
            _I,
        ),
        _quarter,
    ),
    Rule(
        re.compile(
            rf"(?:\b{_CLOCK} )?\b(?:the day (?:before yesterday|after tomorrow)|(?:earlier |later )?"
            rf"(?:yesterday|tomorrow|today){_DAY_PARTS}|tonight|last night|this (?:morning|afternoon|evening))\b"
            rf"{_AT_CLOCK}",
            _I,
        ),
        _days,
    ),
    Rule(re.compile(r"\bovernight\b(?! (?:stay|bag|success|train|flight|trip))", _I), _overnight),
    Rule(re.compile(rf"\b(?:{_PART} )?(?P<which>this|last|next|previous|coming|following) {_PERIOD}\b", _I), _unit),
    Rule(re.compile(rf"\bthe {_PERIOD} (?P<which>before last|after next)\b", _I), _before_last),
    Rule(
        re.compile(
            rf"\bthe (?P<edge>end|start|beginning|middle) of (?:the |(?P<which>this|last|next) ){_PERIOD}\b(?! of)", _I
        ),
        _end_of_unit,
    ),
    Rule(re.compile(r"\b(?P<which>this|last|next|past|coming|the|at)? ?(?:long )?weekend\b", _I), _weekend),
    Rule(
        re.compile(
            rf"(?<!Black )(?:\b{_CLOCK} (?:on )?)?\b(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Pp]ast|[Cc]oming) )?"
            rf"(?P<day>{WEEKDAY})s?(?: morning| afternoon| evening| night)?\b{_AT_CLOCK}"
        ),
        _weekday,
    ),
    Rule(
        re.compile(rf"\b(?:(?P<part>[Ee]arly|[Ll]ate|[Mm]id)[ -](?P<m>{MONTH})|(?!x)x)(?P<which>(?!))?(?!\w|,? \d)"),
        _month_name,
    ),
    Rule(
        re.compile(rf"\b(?P<part>(?!))?(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Pp]ast) (?P<m>{MONTH})(?!\w|,? \d)"),
        _month_name,
    ),
    Rule(
        re.compile(
            rf"{_BEFORE_MONTH}(?P<part>(?!))?(?P<which>(?!))?(?P<m>{MONTH})(?!\w|[,]? (?:\d|[A-Z][a-z]+ (?!and)))"
        ),
        _month_name,
    ),
    Rule(
        re.compile(
            rf"\b(?:exactly |almost )?{COUNT} (?P<unit>days?|weeks?|months?|years?) ago "
            rf"(?P<mark>today|yesterday|tomorrow|tonight|this morning|this evening|this month|last month|next month)\b",
            _I,
        ),
        _ago_from,
    ),
    Rule(
        re.compile(
            r"\b(?:(?:in|over|during|since|by|until|through|for) (?:the )?(?:early |late )?"
            r"|(?P<which>last|next|this|past|coming) )(?P<s>spring|summer|autumn|winter|(?<=the )fall|(?<=last )fall"
            r"|(?<=this )fall|(?<=next )fall)\b"
            r"(?!(?: of)? (?:\d|the|that)|[ -](?:break|holidays?|games|olympics|school|semester|term|solstice|palace"
            r"|wheat|crops?|sports?|session|time|house|coat|\d)| \w+ league|['’]s)",
            _I,
        ),
        _season,
    ),
    Rule(re.compile(rf"\b(?:{_AROUND} )?(?:{COUNT} )?(?P<unit>{UNIT}) ago\b", _I), _ago),
    Rule(re.compile(rf"\bthe (?:past|last|previous) (?:{_CARDINAL} )?{_KIND_OF_DAY}{_SPAN_UNIT}\b", _I), _past_span),
    Rule(
        re.compile(rf"\bthe (?:next|coming|following) (?:{_CARDINAL} )?{_KIND_OF_DAY}{_SPAN_UNIT}\b", _I), _coming_span
    ),
    Rule(re.compile(r"\bcoming (?P<n>(?!))?(?P<unit>days|weeks|months|years)\b", _I), _coming_span),
)

WITHIN = re.compile(
    rf"\b(?P<prep>in|within) (?P<t>(?:(?P<mod>less than|about|around|roughly|just|only|more than|under|over|at least"
    rf"|nearly|almost) )?{COUNT} (?P<unit>{UNIT}))(?:[’']s?)?(?: time)?\b(?! (?:ago|later|earlier|before|after|old))",
    _I,
)

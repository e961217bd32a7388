"""English stretches of time that name no date: "more than two years", "a two-year hiatus", "weeks before …"."""

import re

from dateline.annotate.times_found import UNIT, Found, Rule, span_of
from dateline.lang.numbers import WORDS, number_of
from dateline.model.annotation import TimeExpression

_CODES = {
    "second": "PT{}S",
    "minute": "PT{}M",
    "hour": "PT{}H",
    "day": "P{}D",
    "week": "P{}W",
    "fortnight": "P{}W",
    "month": "P{}M",
    "quarter": "P{}Q",
    "year": "P{}Y",
    "decade": "P{}Y",
}
_TIMES = {"fortnight": 2, "decade": 10}
_MODIFIER = (
    r"(?P<mod>more than|less than|at least|at most|up to|about|around|roughly|approximately|nearly|almost|over|under"
    r"|just over|just under|some)"
)
_VAGUE = frozenset(
    {"a few", "several", "many", "few", "couple of", "dozens of", "hundreds of", "thousands of", "recent"}
)


def iso_duration(count: str | None, unit: str) -> str | None:
    """Return the ISO 8601 duration of a count of a unit, `X` for a vague count.

    >>> iso_duration("two", "years"), iso_duration("several", "days"), iso_duration("one and a half", "hours")
    ('P2Y', 'PXD', 'PT1.5H')
    """
    name = unit.lower().rstrip("s")
    plain = (count or "").lower()
    if not plain or plain in _VAGUE:
        return _CODES[name].format("X")
    number = {"a": 1.0, "an": 1.0, "half a": 0.5, "a couple of": 2.0}.get(plain, number_of(plain))
    if number is None:
        return None
    return _CODES[name].format(f"{number * _TIMES.get(name, 1):g}")


def _duration(match: re.Match[str]) -> Found | None:
    code = iso_duration(match["n"], match["unit"])
    if code is None or _is_share(match):
        return None
    modifier = (match["mod"] or "").lower() or None
    if modifier == "over":
        modifier = "more than"
    if modifier == "under":
        modifier = "less than"
    return Found(TimeExpression(span_of(match), modifier=modifier, duration=code))


def _is_share(match: re.Match[str]) -> bool:
    """Tell whether "three quarters of the members" counts parts of a whole; "three quarters of growth" is a time."""
    return match["unit"].lower().startswith("quarter") and _OF_WHOLE.match(match.string, match.end()) is not None


def _beside(match: re.Match[str]) -> Found | None:
    """Read "two weeks before …" and "three days later": a distance from something else."""
    code = iso_duration(match["n"], match["unit"])
    if code is None:
        return None
    modifier = "before" if match["side"].lower() in {"before", "earlier"} else "after"
    return Found(TimeExpression(span_of(match), modifier=modifier, duration=code))


_OF_WHOLE = re.compile(r" of (?:the|its|their|his|her|our|all|those|these|\w+s)\b", re.IGNORECASE)
_NUMBER = rf"(?P<n>half an?|a couple of|a few|several|many|\d{{1,3}}(?:\.\d)?|{WORDS}(?: and a half)?)"
_NOT_AGE = r"(?![ -](?:old|ago)\b)"

RULES = (
    Rule(
        re.compile(
            rf"\b(?P<t>(?:{_MODIFIER} )?(?:(?P<n>half an?|a couple of|a few|several|many|an?|\d{{1,3}}|{WORDS}) )?"
            rf"(?P<unit>{UNIT})) (?P<side>before|earlier|later|after|afterwards)\b",
            re.IGNORECASE,
        ),
        _beside,
    ),
    Rule(
        re.compile(
            rf"\b(?:{_MODIFIER} )?{_NUMBER}[ -](?:consecutive |straight |full |long |whole )?"
            rf"(?P<unit>{UNIT})\b{_NOT_AGE}",
            re.IGNORECASE,
        ),
        _duration,
    ),
    Rule(
        re.compile(rf"\b(?:{_MODIFIER} )(?P<n>an?) (?!quarter|second)(?P<unit>{UNIT})\b{_NOT_AGE}", re.IGNORECASE),
        _duration,
    ),
    Rule(
        re.compile(
            r"\b(?P<mod>(?!))?(?P<n>(?!))?(?:(?:for|in|over|after|within|took|lasted|lasting|last) )"
            r"(?P<t>(?P<unit>minutes|hours|days|weeks|months|years|decades))\b",
            re.IGNORECASE,
        ),
        _duration,
    ),
    Rule(
        re.compile(
            r"\b(?P<mod>(?!))?(?P<n>(?!))?(?P<unit>hours|days|weeks|months|years|decades)-long\b", re.IGNORECASE
        ),
        _duration,
    ),
    Rule(
        re.compile(
            r"(?P<mod>(?!))?(?<=\bfor )(?P<n>an?|many) (?P<unit>weeks?|months?|years?|decades?|days?|hours?)\b",
            re.IGNORECASE,
        ),
        _duration,
    ),
)

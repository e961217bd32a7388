"""Counted times in languages other than English: "hace dos semanas", "in drei Tagen", "두 달 전".

How wide they are is said in `times_relative`: right to within half a unit on either side.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from dateline.annotate.times_foreign_words import UNSPACED
from dateline.annotate.times_found import Found, Rule, relative
from dateline.annotate.times_relative import count_range
from dateline.lang.reading import table
from dateline.model.dates import Direction, RelativeTime, RelativeUnit

_LETTER = r"\w\u0900-\u097f\u0980-\u09fe"


def count_rules(code: str) -> Iterator[Rule]:
    """Yield the rules for so many days, weeks, months or years ago, and for so many ahead."""
    words = table("time_counts").get(code)
    if words is None:
        return
    numbers = [re.compile(pattern, re.IGNORECASE) for pattern in words["numbers"]]
    number = rf"(?P<n>\d{{1,3}}|{'|'.join(words['numbers'])})"
    unit = "|".join(f"(?P<{name}>{pattern})" for name, pattern in words["units"].items())
    start, end = ("", "") if code in UNSPACED else (rf"(?<![{_LETTER}])", rf"(?![{_LETTER}])")
    for key, direction in (("ago", Direction.PAST), ("ahead", Direction.FUTURE)):
        for order in words[key]:
            body = order.replace("N", number).replace("U", f"(?:{unit})")
            yield Rule(re.compile(f"{start}{body}{end}", re.IGNORECASE), _counted(numbers, direction))


def _counted(numbers: Sequence[re.Pattern[str]], direction: Direction) -> Callable[[re.Match[str]], Found | None]:
    def build(match: re.Match[str]) -> Found | None:
        reach = count_range(str(_number(match["n"], numbers)), next(u for u in _UNITS if match[u]), "")
        if reach is None:
            return None
        low, high = (-reach[1], -reach[0]) if direction is Direction.PAST else reach
        time = RelativeTime(RelativeUnit.DAYS, low, high, direction=direction)
        return relative(match, time, approximate=low != high)

    return build


_UNITS = ("day", "week", "month", "year")


def _number(word: str | None, numbers: Sequence[re.Pattern[str]]) -> int:
    """Return the number of a word or figure; one where none stands there ("неделю назад")."""
    if word is None or word.isdecimal():
        return int(word or 1)
    return next(number for number, pattern in enumerate(numbers, start=1) if pattern.fullmatch(word))

"""Explicit dates in languages other than English, and a few words such as "yesterday".

Month words come from CLDR. Without a parser nothing says which way a bare "15 September" is to be read, so its
direction is left open. Weekdays and months alone stand in `times_foreign_words`. Thai pages count years from 543 BC.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import lru_cache

from dateline.annotate.times_foreign_counts import count_rules
from dateline.annotate.times_foreign_months import month_rules
from dateline.annotate.times_foreign_words import word_rules
from dateline.annotate.times_found import YEAR, Found, Rule, day_of, fixed, relative
from dateline.lang import facts
from dateline.lang.months import folded
from dateline.model.dates import Interval, RelativeTime, RelativeUnit
from dateline.text.calendar import month_of, year_of
from dateline.text.needed import Lowered

_INFLECTED = frozenset(
    {"bg", "bs", "cs", "el", "et", "fi", "hr", "hu", "kk", "lt", "lv", "pl", "ru", "sh", "sk", "sl", "sr", "tr", "uk"}
)
_UNSPACED = frozenset({"zh", "ja", "th"})
_BUDDHIST = 543
_MIN_STEM = 4
_OTHER_DIGIT = re.compile(r"[^\D0-9]")
_LAST_YEARS = range(1900, 2100)
# What may stand between day, month and year: "15 de septiembre del 2022", "15. září", "1er mai", "15-го вересня".
_DAY = r"(?P<d>[12]\d|3[01]|0?[1-9])(?:\.|º|ª|er|-(?:го|е|а|і)|(?:st|nd|rd|th))?"
_LINK = r"(?:\s+|\s*[.,]\s*)(?:de |del |da |dos |di |του |d['’]|ngày |thg )?"
# What a day and month in mere numbers must stand behind: "Selasa (13/5)", "hôm 13/5".
_BEFORE_NUMBER = r"\("
_BEFORE_NUMBERS = {"vi": r"(?:\(|(?:hôm|ngày|sáng|trưa|chiều|tối|đêm) )"}
# The months of the Iranian calendar, whose year begins in March and counts from 622.
_SOLAR_MONTHS = "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند".split()  # noqa: SIM905
_NUMERALS = {sign: number for number, sign in enumerate("一二三四五六七八九", start=1)}
_SOLAR_LEAP = (1, 5, 9, 13, 17, 22, 26, 30)  # years of a cycle of 33 that have a day more
_LONG_MONTHS = 6
_Build = Callable[[re.Match[str]], Found | None]


def find_foreign(text: str, offset: int, language: str) -> Iterator[Found]:
    """Yield the times of `text`, a block that begins at `offset`, in the language with that code."""
    plain = plain_digits(text)
    lowered = Lowered(plain)
    for rule in _rules(language.split("-", maxsplit=1)[0]):
        yield from rule.find(plain, lowered, offset)


def plain_digits(text: str) -> str:
    """Return the text with Arabic, Persian, Hindi and other digits as 0 to 9, of the same length."""
    if text.isascii():
        return text
    return _OTHER_DIGIT.sub(lambda match: str(unicodedata.decimal(match.group())), text)


@lru_cache(maxsize=32)
def _rules(code: str) -> tuple[Rule, ...]:
    rules = [_rule(rf"(?<!\d)(?P<y>{YEAR})-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)", _numeric(code))]
    rules.append(_rule(r"(?<![\d.])(?P<d>\d{1,2})[./](?P<m>\d{1,2})[./](?P<y>\d{4})(?![\d])", _numeric(code)))
    if code in {"zh", "ja", "ko"}:
        rules.extend(_eastern(code))
    if code == "vi":
        date = rf"(?<!\d){_DAY}[ /](?:tháng )(?P<m>1[0-2]|0?[1-9])(?!\d)"
        rules.append(_rule(rf"{date}(?:,? năm |[/ ])(?P<y>\d{{4}})(?!\d)", _numeric(code)))
        rules.append(_rule(date, _month_day(int)))
    numbers = rf"(?P<t>{_DAY}/(?P<m>1[0-2]|0?[1-9]))(?![\w/,.]\d|[\w%])"
    rules.append(_rule(_BEFORE_NUMBERS.get(code, _BEFORE_NUMBER) + numbers, _month_day(int)))
    if code == "fa":
        rules.extend(_solar_hijri())
    rules.extend(_by_words(code))
    rules.extend(_near(code))
    rules.extend(word_rules(code))
    rules.extend(count_rules(code))
    rules.extend(month_rules(code, _month_pattern(code), _month_reader(code) if facts.months(code) else int))
    rules.extend(_years(code))
    return tuple(rules)


def _rule(pattern: str, build: _Build) -> Rule:
    return Rule(re.compile(pattern, re.IGNORECASE), build)


def _year_number(words: str, code: str) -> int | None:
    year = int(words)
    if code == "th" and year - _BUDDHIST in _LAST_YEARS:
        return year - _BUDDHIST
    return year if year in _LAST_YEARS else None


def _numeric(code: str) -> _Build:
    def build(match: re.Match[str]) -> Found | None:
        year = _year_number(match["y"], code)
        day = day_of(year, int(match["m"]), int(match["d"])) if year else None
        return fixed(match, Interval.on(day) if day else None)

    return build


def _solar_hijri() -> Iterator[Rule]:
    """Yield the rules for a day and month of the Iranian calendar, with its year or without: "۴ شهریور ۱۴۰۴"."""
    month = rf"(?P<m>{'|'.join(_SOLAR_MONTHS)})"
    yield _rule(rf"(?<!\d){_DAY} (?:ماه )?{month}(?: ماه)? (?P<y>1[34]\d\d)(?!\d)", _solar_day)
    yield _rule(rf"(?<!\d){_DAY} (?:ماه )?{month}(?:‌ماه| ماه)?(?!\w)(?! 1[34]\d\d)", _solar_day)


def _solar_day(match: re.Match[str]) -> Found | None:
    """Return the day of the common calendar; of two where no year tells whether a leap year has gone before."""
    month, day = _SOLAR_MONTHS.index(match["m"]), int(match["d"])
    passed = 31 * month if month <= _LONG_MONTHS else 30 * month + _LONG_MONTHS
    year = int(match["y"]) if "y" in match.re.groupindex else None
    if year is not None:
        return fixed(match, Interval.on(_new_year(year) + timedelta(days=passed + day - 1)))
    usual = date(2025, 3, 21) + timedelta(days=passed + day - 1)
    return relative(match, RelativeTime(RelativeUnit.MONTH_DAY, low=-1, month=usual.month, day=usual.day))


def _new_year(year: int) -> date:
    """Return 1 Farvardin of a year of the Iranian calendar, by its cycle of 33 years (Birashk's rule, 1799 to 2256).

    >>> str(_new_year(1403)), str(_new_year(1404))
    ('2024-03-20', '2025-03-21')
    """
    leaps = sum((each % 33) in _SOLAR_LEAP for each in range(1404, year)) - sum(
        (each % 33) in _SOLAR_LEAP for each in range(year, 1404)
    )
    return date(2025, 3, 21) + timedelta(days=365 * (year - 1404) + leaps)


def _eastern(code: str) -> Iterator[Rule]:
    """Yield the rules for 2022年9月15日 and 2022년 9월 15일."""
    if code == "zh":
        digits = "".join(_NUMERALS)
        in_words = rf"(?<![{digits}])(?P<m>十[一二]?|[{digits}])月(?P<d>[二三]?十[{digits}]?|[{digits}])[日号]"
        yield _rule(in_words, _month_day(_chinese_number))
    year, month, day = {"ko": ("년", "월", "일")}.get(code, ("年", "月", "日"))
    space = r"\s*"
    date = rf"(?P<m>1[0-2]|0?[1-9]){space}{month}{space}(?P<d>[12]\d|3[01]|0?[1-9]){space}(?:{day}|号)"
    yield _rule(rf"(?<!\d)(?P<y>\d{{4}}){space}{year}{space}{date}", _numeric(code))
    yield _rule(rf"(?<!\d)(?P<y>\d{{4}}){space}{year}{space}(?P<m>1[0-2]|0?[1-9]){space}{month}", _month(code, int))
    yield _rule(rf"(?<![\d]){date}", _month_day(int))


def _chinese_number(word: str) -> int:
    """Return a number up to 39 written in words or digits.

    >>> [_chinese_number(word) for word in ("五", "十三", "三十", "二十八", "7")]
    [5, 13, 30, 28, 7]
    """
    if word.isdecimal():
        return int(word)
    tens, ten, ones = word.rpartition("十")
    return (_NUMERALS.get(tens, 1) * 10 if ten else 0) + _NUMERALS.get(ones, 0)


def _by_words(code: str) -> Iterator[Rule]:
    """Yield the rules for day, month word and year in either order."""
    words = facts.months(code)
    if not words:
        return
    number_of = _month_reader(code)
    month = _month_pattern(code)
    edge = "" if code in _UNSPACED else r"(?!\w)"
    prefix = {"ar": r"(?:و|ب|ل)?", "he": "ב?"}.get(code, "")
    tail = r"(?P<y>\d{4})(?!\d)"
    yield _rule(rf"(?<!\d){_DAY}{_LINK}{prefix}(?P<m>{month})\.?{_LINK}{tail}", _day(code, number_of))
    if code == "hu":
        yield _rule(rf"(?<!\d)(?P<y>\d{{4}})\.? (?P<m>{month}) {_DAY}", _day(code, number_of))
    yield _rule(rf"(?<!\w)(?P<m>{month})\.?{_LINK}{tail}", _month(code, number_of))
    yield _rule(rf"(?<!\d){_DAY}{_LINK}{prefix}(?P<m>{month}){edge}(?!{_LINK}\d{{4}})", _month_day(number_of))
    if code in {"hu", "bn", "fa", "ur", "hi"}:
        yield _rule(rf"(?<!\w)(?P<m>{month}) {_DAY}(?!\d)", _month_day(number_of))


def _month_pattern(code: str) -> str:
    """Return a pattern for the month words, their last letters free where the language bends them."""
    forms = []
    for word in sorted(facts.months(code), key=len, reverse=True):
        stem = word[:-1] if code in _INFLECTED and len(word) > _MIN_STEM else word
        ending = r"\w{0,3}" if stem != word else ""
        forms.append(re.escape(stem) + ending)
    return "|".join(forms)


def _month_reader(code: str) -> Callable[[str], int]:
    words = facts.months(code)

    def number(word: str) -> int:
        if word.isdecimal():
            return int(word)
        plain = folded(word).rstrip(".")
        if plain in words:
            return words[plain]
        stems = (name for name in sorted(words, key=len, reverse=True) if plain.startswith(name[:-1]))
        return words[next(stems)]

    return number


def _day(code: str, number_of: Callable[[str], int]) -> _Build:
    def build(match: re.Match[str]) -> Found | None:
        year = _year_number(match["y"], code)
        day = day_of(year, number_of(match["m"]), int(match["d"])) if year else None
        return fixed(match, Interval.on(day) if day else None)

    return build


def _month(code: str, number_of: Callable[[str], int]) -> _Build:
    def build(match: re.Match[str]) -> Found | None:
        year = _year_number(match["y"], code)
        return fixed(match, month_of(year, number_of(match["m"])) if year else None)

    return build


def _month_day(number_of: Callable[[str], int]) -> _Build:
    def build(match: re.Match[str]) -> Found | None:
        month, day = number_of(match["m"]), _chinese_number(match["d"])
        if day_of(2024, month, day) is None:
            return None
        return relative(match, RelativeTime(RelativeUnit.MONTH_DAY, month=month, day=day))

    return build


def _near(code: str) -> Iterator[Rule]:
    words = facts.near_days(code)
    if not words:
        return
    pattern = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    edge = "" if code in _UNSPACED else r"\b"

    def build(match: re.Match[str]) -> Found:
        days = words[match.group().lower()]
        return relative(match, RelativeTime(RelativeUnit.DAYS, days, days))

    yield _rule(rf"{edge}(?:{pattern}){edge}", build)


def _years(code: str) -> Iterator[Rule]:
    """Yield the rule for a year with the word that makes it one: "en 2022", "в 2022 году", "2022年"."""
    before, after = facts.year_words(code)
    sides = []
    if before:
        sides.append(rf"(?:(?<=\s)|^)(?:{'|'.join(map(re.escape, before))}) (?P<t>{YEAR})(?![\d.,/-]\d|\s?%|\w)")
    if after:
        space = "" if code in _UNSPACED else r"\s?"
        edge = "" if code in _UNSPACED else r"\b"
        sides.append(rf"(?<![\d.,/-])(?P<t>{YEAR}){space}(?:{'|'.join(map(re.escape, after))}){edge}")

    def build(match: re.Match[str]) -> Found | None:
        return fixed(match, year_of(int(match["t"])))

    for side in sides:
        yield _rule(side, build)

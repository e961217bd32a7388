"""Dates written in other calendars: Persian, Islamic, Japanese eras, the Republic of China's and Buddhist years.

Each yields the match with the Gregorian days that it names. Month names and eras are unmistakable with their years;
bare figures ("1403/04/14") are read by the page's language only.
"""

import re
from collections.abc import Iterator
from datetime import date

from dateline.model.dates import Interval
from dateline.text.calendar import month_of
from dateline.text.eras import BUDDHIST_OFFSET, JAPANESE_ERAS, REPUBLIC_OFFSET, islamic_days, persian_day

_PERSIAN_LANGUAGES = frozenset(["fa", "ps"])
_ISLAMIC_LANGUAGES = frozenset(["ar"])
# Iranian names, then the Afghan ones of the same months.
_PERSIAN_MONTHS = [
    "فروردین|حمل", "اردیبهشت|ثور", "خرداد|جوزا", "تیر|سرطان", "مرداد|امرداد|اسد", "شهریور|سنبله", "مهر|میزان",
    "آبان|عقرب", "آذر|قوس", "دی|جدی", "بهمن|دلو", "اسفند|حوت",
]  # fmt: skip
_ISLAMIC_MONTHS = [
    "محرم", "صفر", "ربيع الأول|ربيع الاول|ربیع الاول", "ربيع الآخر|ربيع الثاني|ربیع الثانی",
    "جمادى الأولى|جمادى الاولى|جمادی الاول", "جمادى الآخرة|جمادى الثانية|جمادی الثانی", "رجب", "شعبان", "رمضان",
    "شوال|شوّال", "ذو القعدة|ذي القعدة|ذوالقعدة|ذیقعد", "ذو الحجة|ذي الحجة|ذوالحجة|ذوالحجہ",
]  # fmt: skip


def _months(names: list[str]) -> tuple[str, dict[str, int]]:
    numbers = {name: number for number, group in enumerate(names, 1) for name in group.split("|")}
    return "|".join(sorted(numbers, key=len, reverse=True)), numbers


_PERSIAN_NAMES, _PERSIAN_NUMBERS = _months(_PERSIAN_MONTHS)
_ISLAMIC_NAMES, _ISLAMIC_NUMBERS = _months(_ISLAMIC_MONTHS)
_PERSIAN = re.compile(
    rf"(?<!\d)(?P<d>[0-3]?\d)\s(?:ماه\s)?(?P<m>{_PERSIAN_NAMES})(?:\sماه)?،?\s(?:سال\s)?(?P<y>1[34]\d\d)(?!\d)"
)
_ISLAMIC = re.compile(rf"(?<!\d)(?P<d>[0-3]?\d)\s(?:من\s)?(?P<m>{_ISLAMIC_NAMES})،?\s(?P<y>1[34]\d\d)(?!\d)(?:\s?هـ?)?")
_FIGURES = re.compile(
    r"(?<![\d/.-])(?:(?P<y>1[34]\d\d)(?P<sep>[/-])(?P<m>0?[1-9]|1[0-2])(?P=sep)(?P<d>[0-3]?\d)|"
    r"(?P<d2>[0-3]?\d)(?P<sep2>[/-])(?P<m2>0?[1-9]|1[0-2])(?P=sep2)(?P<y2>1[34]\d\d))(?![\d/-])"
)
_ERA = re.compile(
    rf"(?P<era>{'|'.join(JAPANESE_ERAS)})\s?(?P<y>元|\d{{1,2}})年\s?(?P<m>1[0-2]|0?[1-9])月(?:\s?(?P<d>[0-3]?\d)日)?"
)
_REPUBLIC = re.compile(
    r"(?:(?:中華)?民[國国]\s?(?P<y>\d{2,3})|(?<!\d)(?P<y2>1[0-2]\d))\s?年\s?(?P<m>1[0-2]|0?[1-9])\s?月(?:\s?(?P<d>[0-3]?\d)\s?日)?"
)
_BUDDHIST = re.compile(
    r"(?<![\d/.-])(?P<d>[0-3]?\d)(?P<sep>[/.-])(?P<m>0?[1-9]|1[0-2])(?P=sep)(?P<y>2[45]\d\d)(?![\d/-])"
)


def era_dates(text: str, language: str | None) -> Iterator[tuple[re.Match[str], Interval]]:
    """Yield the dates of other calendars in `text` with the Gregorian days they name; the digits are 0 to 9.

    >>> [str(days) for _match, days in era_dates("令和6年7月4日", "ja")]
    ['2024-07-04']
    """
    if language == "th":
        for match in _BUDDHIST.finditer(text):
            yield from _on(match, _day(int(match["y"]) - BUDDHIST_OFFSET, int(match["m"]), int(match["d"])))
    if language in _PERSIAN_LANGUAGES or language in _ISLAMIC_LANGUAGES:
        yield from _in_figures(text, is_persian=language in _PERSIAN_LANGUAGES)
    if text.isascii():
        return
    for match in _PERSIAN.finditer(text):
        yield from _on(match, persian_day(int(match["y"]), _PERSIAN_NUMBERS[match["m"]], int(match["d"])))
    for match in _ISLAMIC.finditer(text):
        yield from _within(match, islamic_days(int(match["y"]), _ISLAMIC_NUMBERS[match["m"]], int(match["d"])))
    for match in _ERA.finditer(text):
        year = JAPANESE_ERAS[match["era"]] + (1 if match["y"] == "元" else int(match["y"]))
        yield from _day_or_month(match, year)
    for match in _REPUBLIC.finditer(text):
        yield from _day_or_month(match, int(match["y"] or match["y2"]) + REPUBLIC_OFFSET)


def _in_figures(text: str, *, is_persian: bool) -> Iterator[tuple[re.Match[str], Interval]]:
    for match in _FIGURES.finditer(text):
        year, month, day = (int(match[name] or match[f"{name}2"]) for name in "ymd")
        if is_persian:
            yield from _on(match, persian_day(year, month, day))
        else:
            yield from _within(match, islamic_days(year, month, day))


def _day_or_month(match: re.Match[str], year: int) -> Iterator[tuple[re.Match[str], Interval]]:
    month = int(match["m"])
    if match["d"]:
        yield from _on(match, _day(year, month, int(match["d"])))
    else:
        yield match, month_of(year, month)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _on(match: re.Match[str], day: date | None) -> Iterator[tuple[re.Match[str], Interval]]:
    if day is not None:
        yield match, Interval.on(day)


def _within(match: re.Match[str], days: Interval | None) -> Iterator[tuple[re.Match[str], Interval]]:
    if days is not None:
        yield match, days

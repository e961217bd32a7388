"""Years and days of other calendars as Gregorian ones: Persian, Islamic, Japanese, Buddhist, the Republic of China's.

The Persian calendar is computed by its 33-year cycle, which gives the official calendar's days from 1925 to 2088. The
Islamic one is computed by the tabular rule; months begin when the new moon is seen, so the day may be off by one and
is given as three days. Sources: Reingold and Dershowitz, Calendrical Calculations, chapters 7 and 15.
"""

from datetime import date, timedelta

from dateline.model.dates import Interval

BUDDHIST_OFFSET = 543  # Thai pages count years from the death of the Buddha
REPUBLIC_OFFSET = 1911  # the Republic of China's first year was 1912
# The year before the first of each Japanese era.
JAPANESE_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
PERSIAN_YEARS, ISLAMIC_YEARS = range(1304, 1468), range(1300, 1501)
_PERSIAN_EPOCH = date(622, 3, 21)
_ISLAMIC_EPOCH = date(622, 7, 18)
_LONG_MONTHS = 6
_ONE_DAY = timedelta(days=1)


def persian_day(year: int, month: int, day: int) -> date | None:
    """Return a day of the Persian (Solar Hijri) calendar, or None where there is no such day.

    >>> persian_day(1403, 1, 1), persian_day(1403, 4, 14)
    (datetime.date(2024, 3, 20), datetime.date(2024, 7, 4))
    """
    length = 31 if month <= _LONG_MONTHS else 30
    if year not in PERSIAN_YEARS or not 1 <= month <= 12 or not 1 <= day <= length:
        return None
    if month == 12 and day == 30 and not _is_persian_leap(year):
        return None
    before = 365 * (year - 1) + sum(map(_is_persian_leap, range(1, year)))
    before += 31 * min(month - 1, _LONG_MONTHS) + 30 * max(0, month - 1 - _LONG_MONTHS)
    return _PERSIAN_EPOCH + timedelta(days=before + day - 1)


def _is_persian_leap(year: int) -> bool:
    return year % 33 in (1, 5, 9, 13, 17, 22, 26, 30)


def islamic_days(year: int, month: int, day: int) -> Interval | None:
    """Return the days that a day of the Islamic (lunar Hijri) calendar may be, or None where there is no such day.

    >>> str(islamic_days(1445, 9, 1))
    '2024-03-09..2024-03-11'
    """
    if year not in ISLAMIC_YEARS or not 1 <= month <= 12 or not 1 <= day <= 30:
        return None
    before = 354 * (year - 1) + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2
    middle = _ISLAMIC_EPOCH + timedelta(days=before + day - 1)
    return Interval(middle - _ONE_DAY, middle + _ONE_DAY)

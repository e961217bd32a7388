from datetime import date

import pytest

from dateline.model.annotation import Bound
from dateline.record.stretches import back, find_stretches


@pytest.mark.parametrize(
    ("words", "minutes", "days", "months", "bound"),
    [
        ("more than two years", 0, 0, 24, Bound.MORE_THAN),
        ("half a year", 0, 0, 6, Bound.EXACT),
        ("two and a half hours", 150, 0, 0, Bound.EXACT),
        ("a three-hour meeting", 180, 0, 0, Bound.EXACT),
        ("just under six weeks", 0, 42, 0, Bound.LESS_THAN),
        ("about 90 minutes", 90, 0, 0, Bound.ABOUT),
        ("a year and a half", 0, 0, 18, Bound.EXACT),
        ("a decade", 0, 0, 120, Bound.EXACT),
    ],
)
def test_lengths(words: str, minutes: float, days: float, months: float, bound: Bound) -> None:
    (found,) = find_stretches(words)
    assert (found.minutes, found.days, found.months, found.bound) == (minutes, days, months, bound)


@pytest.mark.parametrize(
    ("day", "iso", "start"),
    [
        ("2024-02-29", "P1Y", "2023-02-28"),
        ("2024-03-09", "P24M", "2022-03-09"),
        ("2024-07-31", "P1M", "2024-06-30"),
        ("2024-03-09", "P10D", "2024-02-28"),
    ],
)
def test_a_day_before(day: str, iso: str, start: str) -> None:
    assert back(date.fromisoformat(day), iso) == date.fromisoformat(start)


@pytest.mark.parametrize("iso", ["", "P", "two years", "PT3H"])
def test_no_duration(iso: str) -> None:
    assert back(date(2024, 3, 9), iso) is None

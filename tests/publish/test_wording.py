from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.dates import Dated, Interval, Precision
from dateline.publish import wording
from tests.support.records import days


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        (days("2024-07-03"), "on 3 July 2024"),
        (days("2022-02-01", "2022-02-28"), "in February 2022"),
        (days("2021-01-01", "2021-12-31"), "in 2021"),
        (days("2022-09-15", "2022-09-16"), "between 15 and 16 September 2022"),
        (days("2023-04-30", "2023-05-07"), "between 30 April and 7 May 2023"),
        (days("2022-12-30", "2023-01-02"), "between 30 December 2022 and 2 January 2023"),
        (days("2022-01-01", "2022-07-31"), "at some time between January and July 2022"),
        (Interval(date(2022, 9, 15), None), "on or after 15 September 2022"),
        (Interval(), "at a time that is not known"),
    ],
)
def test_when(interval: Interval, words: str) -> None:
    assert wording.when(interval) == words


def test_an_approximate_time_says_so() -> None:
    assert wording.when(days("2024-06-20"), approximate=True) == "around 20 June 2024"


def test_a_publication_date_carries_its_clock_time() -> None:
    dated = Dated(days("2024-07-04"), Precision.MINUTE, moment="2024-07-04T13:29")
    assert wording.published(dated) == "4 July 2024, 13:29"


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(2, 400))
def test_an_interval_is_never_printed_as_one_day(first: date, length: int) -> None:
    interval = Interval(first, date.fromordinal(first.toordinal() + length - 1))
    assert not wording.when(interval).startswith("on ")

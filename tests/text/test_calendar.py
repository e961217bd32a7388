from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.dates import Direction, Interval, Part, RelativeTime, RelativeUnit
from dateline.text.calendar import month_of, publication_days, resolve, resolve_on

TIMES = st.builds(
    RelativeTime,
    st.sampled_from(RelativeUnit),
    st.integers(-12_000, 0),
    st.integers(0, 12_000),
    st.integers(0, 6),
    st.integers(1, 12),
    st.integers(1, 28),
    st.sampled_from(Direction),
    st.sampled_from(Part),
)
NEAR = st.dates(date(1990, 1, 1), date(2040, 1, 1))


@given(TIMES, st.dates())
def test_every_time_has_a_meaning_on_every_day(time: RelativeTime, day: date) -> None:
    assert resolve_on(time, day).is_bounded


@given(
    st.builds(
        RelativeTime, st.just(RelativeUnit.WEEKDAY), weekday=st.integers(0, 6), direction=st.sampled_from(Direction)
    ),
    NEAR,
)
def test_the_day_of_publication_is_among_the_days_that_explain_what_the_page_says(
    time: RelativeTime, day: date
) -> None:
    named = resolve_on(time, day)
    around = Interval(day - timedelta(days=30), day + timedelta(days=30))
    found = publication_days(time, named, around)
    assert found is not None and found.holds(day)


@given(TIMES, NEAR, st.integers(0, 40))
def test_a_wider_publication_interval_never_means_less(time: RelativeTime, day: date, days: int) -> None:
    narrow, wide = Interval.on(day), Interval(day, day + timedelta(days=days))
    assert resolve(time, narrow).within(resolve(time, wide))


@pytest.mark.parametrize(
    ("written_on", "weekday", "direction", "expected"),
    [
        ("2023-05-10", 4, Direction.FUTURE, "2023-05-12"),
        ("2023-05-12", 4, Direction.FUTURE, "2023-05-19"),
        ("2023-05-12", 4, Direction.PAST, "2023-05-12"),
        ("2023-05-13", 4, Direction.PAST, "2023-05-12"),
    ],
)
def test_a_weekday_is_the_next_or_the_last_one(
    written_on: str, weekday: int, direction: Direction, expected: str
) -> None:
    time = RelativeTime(RelativeUnit.WEEKDAY, weekday=weekday, direction=direction)
    assert str(resolve_on(time, date.fromisoformat(written_on))) == expected


def test_a_week_named_on_a_sunday_is_the_one_that_begins_or_the_one_that_ends() -> None:
    sunday = date(2023, 5, 14)
    ahead = RelativeTime(RelativeUnit.WEEK, direction=Direction.FUTURE)
    past = RelativeTime(RelativeUnit.WEEK, direction=Direction.PAST)
    assert str(resolve_on(ahead, sunday)) == "2023-05-14..2023-05-20"
    assert str(resolve_on(past, sunday)) == "2023-05-08..2023-05-14"


def test_a_leap_day_without_a_year_is_a_real_day() -> None:
    time = RelativeTime(RelativeUnit.MONTH_DAY, month=2, day=29, direction=Direction.PAST)
    assert str(resolve_on(time, date(2023, 3, 1))) == "2020-02-29"


def test_no_publication_day_explains_what_cannot_be_meant() -> None:
    yesterday = RelativeTime(RelativeUnit.DAYS, low=-1, high=-1)
    may = month_of(2023, 5)
    assert publication_days(yesterday, Interval.on(date(2023, 7, 1)), may) is None
    assert str(publication_days(yesterday, Interval.on(date(2023, 5, 3)), may)) == "2023-05-04"


def test_a_publication_interval_of_many_years_is_still_cut_to_the_days_that_fit() -> None:
    thursday = RelativeTime(RelativeUnit.WEEKDAY, weekday=3, direction=Direction.FUTURE)
    many_years = Interval(date(2015, 1, 1), date(2023, 12, 31))
    found = publication_days(thursday, Interval.on(date(2023, 3, 16)), many_years)
    assert str(found) == "2023-03-09..2023-03-15"

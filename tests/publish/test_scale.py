from datetime import date, datetime

import pytest

from dateline.model.dates import Interval
from dateline.publish.scale import Bar, Scale

_DAY = date(2021, 5, 4)


def test_the_last_day_is_as_wide_as_the_others() -> None:
    scale = Scale(date(2021, 5, 1), date(2021, 5, 10))
    assert scale.bar(Interval.on(date(2021, 5, 1))) == Bar(0.0, 10.0)
    assert scale.bar(Interval.on(date(2021, 5, 10))) == Bar(90.0, 10.0)


def test_open_ends_reach_the_edge_and_are_marked() -> None:
    scale = Scale(date(2021, 5, 1), date(2021, 5, 10))
    assert scale.bar(Interval(date(2021, 5, 6), None)) == Bar(50.0, 50.0, open_end=True)
    assert scale.bar(Interval()) is None
    assert scale.bar(Interval(date(2021, 5, 6), date.max)) == Bar(50.0, 50.0, open_end=True)


@pytest.mark.parametrize(
    ("scale", "names"),
    [
        (Scale(date(2001, 1, 1), date(2020, 12, 31)), ["2005", "2010", "2015", "2020"]),
        (Scale(date(2021, 2, 10), date(2021, 6, 10)), ["Mar 2021", "Apr 2021", "May 2021", "Jun 2021"]),
        (Scale(date(2021, 5, 1), date(2021, 5, 11)), ["1 May", "3 May", "5 May", "7 May", "9 May", "11 May"]),
        (Scale(_DAY, date(2021, 5, 5)), ["4 May", "12:00", "5 May", "12:00"]),
        (Scale(_DAY, _DAY), ["4 May", "06:00", "12:00", "18:00"]),
        (Scale(_DAY, _DAY, 9, 15), ["09:00", "10:00", "11:00", "12:00", "13:00", "14:00"]),
    ],
)
def test_ticks_go_from_years_to_hours(scale: Scale, names: list[str]) -> None:
    assert [name for _, name in scale.ticks] == names
    places = [place for place, _ in scale.ticks]
    assert places == sorted(places) and places[0] >= 0 and places[-1] <= 100


def test_a_moment_lies_within_its_hours() -> None:
    scale = Scale(_DAY, _DAY, 6, 18)
    assert scale.position(datetime(2021, 5, 4, 12)) == 50.0
    assert scale.holds(datetime(2021, 5, 4, 6)) and not scale.holds(datetime(2021, 5, 4, 18))
    assert not Scale().holds(datetime(2021, 5, 4, 6))
    assert scale.bar(Interval.on(_DAY)) == Bar(0.0, 100.0)

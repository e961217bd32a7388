from datetime import date
from itertools import permutations

from dateline.link.solver import Bound, solve
from dateline.model.dates import Direction, Interval, RelativeTime, RelativeUnit

THIS_WEEK = RelativeTime(RelativeUnit.WEEK, direction=Direction.FUTURE)
ON_FRIDAY = RelativeTime(RelativeUnit.WEEKDAY, weekday=4, direction=Direction.FUTURE)


def stated(target: str, day: date, rank: int = 0) -> Bound:
    return Bound(target, "stated", f"says {day}", rank, article_id="art_1", fixed=Interval.on(day))


def test_an_undated_page_takes_its_week_from_a_dated_event() -> None:
    bounds = [
        stated("final", date(2023, 5, 13)),
        Bound("page", "named time", "says “this week”", 2, source="final", time=THIS_WEEK, of_page=True),
        Bound("page", "still ahead", "the final is still ahead", 3, source="final", high=0),
    ]
    solution = solve({"page": Interval(), "final": Interval()}, bounds, {"final": "the final"})
    assert str(solution.intervals["page"]) == "2023-05-07..2023-05-13"
    assert "the final: 2023-05-13" in solution.reasons["page"][0].text


def test_two_events_and_a_page_date_one_another() -> None:
    bounds = [
        Bound("talks", "stated", "says 15-17 March", 0, fixed=Interval(date(2023, 3, 15), date(2023, 3, 17))),
        Bound("page", "named time", "says “this week”", 1, source="talks", time=THIS_WEEK, of_page=True),
        Bound("page", "still ahead", "still ahead", 1, source="talks", high=0),
        Bound("visit", "named time", "says “on Friday”", 2, source="page", time=ON_FRIDAY),
        Bound("visit", "order", "the talks come after it", 2, source="talks", high=0),
        Bound("page", "named time", "says “on Friday”", 3, source="visit", time=ON_FRIDAY, of_page=True),
    ]
    solution = solve({"page": Interval(), "talks": Interval(), "visit": Interval()}, bounds, {})
    assert str(solution.intervals["visit"]) == "2023-03-17"
    assert str(solution.intervals["page"]) == "2023-03-12..2023-03-16"


def test_a_constraint_that_leaves_no_day_is_set_aside_and_reported() -> None:
    bounds = [stated("vote", date(2021, 6, 6)), stated("vote", date(2021, 6, 9), rank=1)]
    solution = solve({"vote": Interval()}, bounds, {})
    assert str(solution.intervals["vote"]) == "2021-06-06"
    [conflict] = solution.conflicts
    assert (str(conflict.kept), str(conflict.rejected)) == ("2021-06-06", "2021-06-09")


def test_the_result_is_the_same_for_any_order_of_constraints() -> None:
    bounds = [
        stated("a", date(2020, 1, 10)),
        Bound("b", "order", "b follows a", 1, source="a", low=0),
        Bound("b", "order", "b precedes c", 1, source="c", high=0),
        stated("c", date(2020, 1, 12), rank=1),
        stated("b", date(2020, 2, 1), rank=2),
    ]
    start = {"a": Interval(), "b": Interval(), "c": Interval()}
    expected = solve(start, bounds, {})
    assert all(solve(start, order, {}) == expected for order in permutations(bounds))


def test_a_cycle_that_creeps_comes_to_an_end() -> None:
    bounds = [
        Bound("a", "order", "a follows b", 0, source="b", low=1),
        Bound("b", "order", "b follows a", 0, source="a", low=1),
        stated("a", date(2020, 1, 1)),
    ]
    assert solve({"a": Interval(), "b": Interval()}, bounds, {}).intervals["b"].earliest is not None


def test_nothing_is_said_about_an_item_without_evidence() -> None:
    bounds = [Bound("page", "named time", "says “this week”", 0, source="talks", time=THIS_WEEK, of_page=True)]
    solution = solve({"page": Interval(), "talks": Interval()}, bounds, {})
    assert solution.intervals["page"].is_unknown
    assert solution.reasons == {}

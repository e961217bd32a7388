from dataclasses import replace
from datetime import date

import pytest

from dateline.link.datelines import dateline_bounds, dateline_day
from dateline.link.dating import date_together
from dateline.model.article import Found
from dateline.model.dates import Interval
from dateline.model.link import Page
from tests.link.build import make_page


def with_dateline(line: str, published: Interval | None = None, language: str = "en") -> Page:
    page = make_page("a", "Ferries stopped.", published=published, language=language)
    return replace(
        page, article=replace(page.article, found=(Found("dateline_place", line, "first line", "dateline"),))
    )


@pytest.mark.parametrize(
    ("line", "language", "expected"),
    [
        ("QUITO, Oct. 9 (Reuters) -", "en", (10, 9)),
        ("BERLIN, 3 May -", "en", (5, 3)),
        ("Lima, 29 nov (EFE).-", "es", (11, 29)),
        ("QUITO (Reuters) -", "en", None),
        ("QUITO, Oct 9, 2019 (Reuters) -", "en", None),
    ],
)
def test_the_day_of_a_dateline(line: str, language: str, expected: tuple[int, int] | None) -> None:
    day = dateline_day(line, language)
    assert (day and (day.month, day.day)) == expected


def test_a_dateline_narrows_a_publication_interval_that_is_known_roughly() -> None:
    page = with_dateline("QUITO, Oct 9 (Reuters) -", Interval(date(2019, 10, 1), date(2019, 10, 20)))
    solved = date_together([page], []).intervals["a"]
    assert solved == Interval(date(2019, 10, 9), date(2019, 10, 10))


def test_a_dateline_alone_dates_nothing() -> None:
    page = with_dateline("QUITO, Oct 9 (Reuters) -")
    assert date_together([page], []).intervals["a"].is_unknown


def test_a_dated_page_needs_no_dateline() -> None:
    assert list(dateline_bounds([with_dateline("QUITO, Oct 9 -", Interval.on(date(2019, 10, 9)))])) == []

"""Publication dates: which clue wins, what agrees, and what is set aside."""

from datetime import UTC, date, datetime

import pytest

from dateline.model.dates import Basis, Interval, Precision
from dateline.page.clues import Clue, Rank
from dateline.page.dates import settle
from tests.page.helpers import BODY, html, paragraphs, read

TITLE = "<h1>Ferry strike cuts off northern islands</h1>"


def clue(rank: Rank, day: date, basis: Basis = Basis.METADATA, moment: str | None = None) -> Clue:
    return Clue(rank, Interval.on(day), basis, "rule", "says so", moment)


def stamp(published: str, modified: str = "") -> str:
    changed = f', "dateModified": "{modified}"' if modified else ""
    data = f'{{"@type": "NewsArticle", "datePublished": "{published}"{changed}}}'
    return f'<script type="application/ld+json">{data}</script>'


def test_a_stamp_dates_the_page_to_the_minute() -> None:
    published = read(html(TITLE + paragraphs(), stamp("2023-05-10T09:05:00+02:00"))).published
    assert (published.moment, published.precision, published.basis) == (
        "2023-05-10T09:05:00+02:00",
        Precision.MINUTE,
        Basis.METADATA,
    )


def test_the_address_refines_nothing_it_disagrees_with() -> None:
    page = html(TITLE + paragraphs(), stamp("2023-05-10T09:05:00+02:00"))
    published = read(page, url="https://herald.example/2021/01/02/ferry").published
    assert published.interval == Interval.on(date(2023, 5, 10))
    assert any("set aside" in reason.text for reason in published.reasons)


def test_a_month_in_the_address_stays_a_month() -> None:
    published = read(html(TITLE + paragraphs()), url="https://herald.example/2021/03/ferry-strike").published
    assert (str(published.interval), published.basis) == ("2021-03", Basis.URL)


def test_an_earlier_printed_date_overrules_a_stamp() -> None:
    page = html(f"{TITLE}<p>3 May 2023</p>{paragraphs()}", stamp("2023-05-10T09:05:00+02:00"))
    assert read(page).published.interval == Interval.on(date(2023, 5, 3))


def test_a_later_printed_date_is_a_change() -> None:
    page = html(f"{TITLE}<p>Updated: 14 May 2023</p>{paragraphs()}", stamp("2023-05-10T09:05:00+02:00"))
    article = read(page)
    assert article.published.interval == Interval.on(date(2023, 5, 10))
    assert article.modified is not None
    assert article.modified.interval == Interval.on(date(2023, 5, 14))


def test_a_change_alone_is_an_upper_bound() -> None:
    published = read(html(f"{TITLE}<p>Last updated: 14 May 2023</p>{paragraphs()}")).published
    assert published.interval == Interval(None, date(2023, 5, 14))
    assert published.basis is Basis.INFERRED


def test_dates_of_other_pages_are_not_taken() -> None:
    teasers = "".join(f"<div><h3>Other story {n}</h3><p>{n} June 2023</p></div>" for n in range(1, 9))
    page = html(f"<article>{TITLE}{paragraphs()}{paragraphs()}{paragraphs()}</article><div>{teasers}</div>")
    assert read(page).published.interval.is_unknown


def test_the_crawl_bounds_the_date() -> None:
    published = read(BODY, fetched_at=datetime(2024, 2, 1, tzinfo=UTC)).published
    assert published.interval.earliest is None
    assert published.interval.latest is not None
    assert published.interval.latest <= date(2024, 2, 2)


def test_a_date_after_the_crawl_is_set_aside() -> None:
    page = html(TITLE + paragraphs(), stamp("2031-05-10T09:05:00+02:00"))
    published = read(page, fetched_at=datetime(2024, 2, 1, tzinfo=UTC)).published
    assert not published.interval.is_day
    assert any("set aside" in reason.text for reason in published.reasons)


def test_an_ambiguous_numeric_date_is_not_guessed() -> None:
    published = read(html(f"{TITLE}<p>04/07/2023</p>{paragraphs()}")).published
    assert not published.interval.is_day


@pytest.mark.parametrize(
    ("language", "day"), [("en-US", date(2023, 4, 7)), ("en-GB", date(2023, 7, 4)), ("fr", date(2023, 7, 4))]
)
def test_the_region_settles_the_order_of_day_and_month(language: str, day: date) -> None:
    page = html(f"{TITLE}<p>Published 04/07/2023</p>{paragraphs()}", lang=language)
    assert read(page).published.interval == Interval.on(day)


def test_clues_that_agree_make_the_date_more_exact() -> None:
    month = Clue(Rank.PUBLISHED, Interval(date(2022, 9, 1), date(2022, 9, 30)), Basis.METADATA, "stub", "month")
    published, modified = settle([month, clue(Rank.PRINTED, date(2022, 9, 11), Basis.STATED)], [], None)
    assert published.interval == Interval.on(date(2022, 9, 11))
    assert modified is None


def test_a_printed_day_beside_a_stamp_in_utc_is_the_local_day() -> None:
    utc = clue(Rank.PUBLISHED, date(2023, 5, 11), moment="2023-05-11T01:30:00+00:00")
    local = clue(Rank.PRINTED, date(2023, 5, 10), Basis.STATED)
    assert settle([utc, local], [], None)[0].interval == Interval.on(date(2023, 5, 10))


def test_no_clue_gives_the_unknown_date() -> None:
    published, modified = settle([], [], None)
    assert published.interval.is_unknown
    assert modified is None


def test_contradicting_bounds_are_reported() -> None:
    early = Clue(Rank.BOUND, Interval(None, date(2020, 1, 1)), Basis.INFERRED, "a", "before")
    late = Clue(Rank.BOUND, Interval(date(2021, 1, 1), None), Basis.INFERRED, "b", "after")
    published, _modified = settle([early], [late], None)
    assert published.interval == Interval(None, date(2020, 1, 1))
    assert any("contradicts" in reason.text for reason in published.reasons)

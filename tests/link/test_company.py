from datetime import date

import pytest

from dateline.link.company import company_bounds
from dateline.link.duplicates import Wording
from dateline.link.resolve import link
from dateline.link.solver import Bound
from dateline.model.annotation import EventType
from dateline.model.dates import Direction, RelativeTime, RelativeUnit
from dateline.model.link import Page
from tests.link.build import Told, make_page

WHO = {"Ines Kolbeck": "AT", "Juro Vanter": "SI"}
SANK = "The barge Veldrakka sank off Torsmouth on 2 May, said Ines Kolbeck and Juro Vanter. It had 61 aboard."
SEARCH = "Ines Kolbeck und Juro Vanter: Die Veldrakka lag vor Torsmouth, 61 waren an Bord."
YESTERDAY = RelativeTime(RelativeUnit.DAYS, -1, -1)
ON_SUNDAY = RelativeTime(RelativeUnit.WEEKDAY, weekday=6, direction=Direction.PAST)


def dated(name: str, published: date, sank: date) -> Page:
    told = Told(EventType.DISASTER, "sank", when={"on 2 May": sank})
    return make_page(name, SANK, published=published, people=WHO, told=[told])


def undated(words: str, time: RelativeTime) -> Page:
    """Return a page whose happening is of another kind, so that only what it names leads to the others."""
    told = Told(EventType.STATEMENT, "lag", when={words: time})
    text = f"{SEARCH} Sie lag dort {words}."
    return make_page("u", text, people=WHO, told=[told], language="de")


REPORT = dated("a", date(2021, 5, 3), date(2021, 5, 2))


def found(*pages: Page) -> list[tuple[str, str]]:
    published = dict(link(pages).published)["u"].interval
    return [(str(published.earliest), str(published.latest))] if published.is_bounded else []


def bounds(*pages: Page) -> tuple[Bound, ...]:
    return company_bounds({page.article.id: Wording(page) for page in pages})


@pytest.mark.parametrize(
    ("words", "time", "wanted"),
    [
        ("gestern", YESTERDAY, ("2021-05-02", "2021-05-04")),
        ("am Sonntag", ON_SUNDAY, ("2021-05-03", "2021-05-05")),
    ],
)
def test_an_undated_page_came_out_when_its_words_mean_a_day_that_its_company_names(
    words: str, time: RelativeTime, wanted: tuple[str, str]
) -> None:
    assert found(REPORT, undated(words, time)) == [wanted]


def test_words_that_suit_no_day_of_the_company_date_nothing() -> None:
    tuesday = RelativeTime(RelativeUnit.WEEKDAY, weekday=1, direction=Direction.PAST)
    assert bounds(REPORT, undated("am Dienstag", tuesday)) == ()


def test_a_page_that_is_as_like_those_of_another_month_is_not_dated() -> None:
    again = dated("b", date(2021, 9, 3), date(2021, 9, 2))
    assert bounds(REPORT, again, undated("gestern", YESTERDAY)) == ()
    assert found(REPORT, again, undated("gestern", YESTERDAY)) == []


def test_the_reason_names_the_words_and_the_page_they_were_held_against() -> None:
    pages = [REPORT, undated("gestern", YESTERDAY)]
    found_bounds = bounds(*pages)
    assert [bound.rule for bound in found_bounds] == ["likely days", "same story"]
    assert all("gestern" in bound.words and bound.source == "a" and bound.quiet for bound in found_bounds)
    reasons = dict(link(pages).published)["u"].reasons
    assert any("gestern" in reason.text for reason in reasons)

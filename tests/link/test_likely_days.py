"""The days on which an undated page came out, by what stands beside the days that dated pages name."""

from datetime import date

from dateline.link.duplicates import Wording
from dateline.link.likely_days import likely_day_bounds
from dateline.link.solver import Bound
from dateline.model.annotation import EventType
from dateline.model.dates import Direction, Interval, RelativeTime, RelativeUnit
from dateline.model.link import Page
from tests.link.build import Told, make_page

WHO = {"Ines Kolbeck": "AT", "Juro Vanter": "SI"}
WEDNESDAY = RelativeTime(RelativeUnit.WEEKDAY, weekday=2, direction=Direction.PAST)
MARCH = make_page(
    "march", "Ines Kolbeck and Juro Vanter met in Torsmouth on 3 March.", published=date(2021, 3, 4), people=WHO,
    told=[Told(EventType.MEET, "met", when={"on 3 March": date(2021, 3, 3)})],
)  # fmt: skip
JUNE = make_page(
    "june", "Juro Vanter signed in Hallsund on 9 June, 412 boats for Ines Kolbeck.", published=date(2021, 6, 10),
    people=WHO, told=[Told(EventType.SIGN, "signed", when={"on 9 June": date(2021, 6, 9)})],
)  # fmt: skip


def letter(words: str, kind: EventType, time: RelativeTime) -> Page:
    text = f"Ines Kolbeck und Juro Vanter trafen sich oft. Am Mittwoch {words} 412 Boote, Vanter und Kolbeck."
    return make_page("u", text, people=WHO, told=[Told(kind, words, when={"Am Mittwoch": time})], language="de")


def days(bounds: tuple[Bound, ...], *pages: Page) -> list[tuple[str, str]]:
    known = {page.article.id: page.article.published.interval for page in pages}
    return [str(bound.allows(known)).split("..") for bound in bounds]  # type: ignore[misc]


def test_what_stands_beside_a_weekday_tells_which_of_two_rounds_it_was() -> None:
    pages = (MARCH, JUNE, letter("zeichneten", EventType.SIGN, WEDNESDAY))
    wordings = {page.article.id: Wording(page) for page in pages}
    bounds = likely_day_bounds(wordings, {"u": {"march": 3.0, "june": 3.0}})
    assert [bound.source for bound in bounds] == ["june"]
    [(first, last)] = days(bounds, *pages)
    assert "2021-06-09" <= first <= "2021-06-10" and "2021-06-12" <= last <= "2021-06-15"
    assert "Am Mittwoch" in bounds[0].words and "on 9 June" in bounds[0].words


def test_where_two_rounds_are_as_likely_no_days_are_given() -> None:
    text = "Am Mittwoch trafen sich Ines Kolbeck und Juro Vanter."
    told = Told(EventType.STATEMENT, "trafen", when={"Am Mittwoch": WEDNESDAY})
    page = make_page("u", text, people=WHO, told=[told], language="de")
    wordings = {each.article.id: Wording(each) for each in (MARCH, JUNE, page)}
    assert likely_day_bounds(wordings, {"u": {"march": 2.0, "june": 2.0}}) == ()


def test_a_page_without_a_telling_time_is_left_alone() -> None:
    wordings = {each.article.id: Wording(each) for each in (MARCH, make_page("u", "Ines Kolbeck fährt.", people=WHO))}
    assert likely_day_bounds(wordings, {"u": {"march": 5.0}}) == ()


def test_the_days_given_lie_within_what_the_page_itself_allows() -> None:
    page = letter("zeichneten", EventType.SIGN, WEDNESDAY)
    bounded = make_page(
        "u", page.article.text, published=Interval(date(2021, 6, 11), None), people=WHO, language="de",
        told=[Told(EventType.SIGN, "zeichneten", when={"Am Mittwoch": WEDNESDAY})],
    )  # fmt: skip
    wordings = {each.article.id: Wording(each) for each in (MARCH, JUNE, bounded)}
    [(first, _)] = days(likely_day_bounds(wordings, {"u": {"march": 3.0, "june": 3.0}}), MARCH, JUNE, bounded)
    assert first >= "2021-06-10"

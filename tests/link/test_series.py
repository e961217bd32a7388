from datetime import date

from dateline.link.resolve import link
from dateline.model.annotation import EventType, Status
from dateline.model.link import Event, Page
from tests.link.build import Told, make_page


def visit(name: str, day: date, place: tuple[str, str], status: Status = Status.HELD) -> Page:
    text = f"Ama Boateng and a visit to {place[0]} on {day}."
    told = Told(EventType.VISIT, "visit", ["Ama Boateng"], status, place, when={str(day): day})
    return make_page(name, text, published=day, people={"Ama Boateng": "GH"}, told=[told])


def visits(*pages: Page) -> list[Event]:
    return sorted(link(pages).events, key=lambda event: str(event.time))


def test_a_visit_put_off_and_the_one_held_later_are_two_in_one_series() -> None:
    first, second = visits(
        visit("a", date(2021, 5, 7), ("Abidjan", "CI"), Status.POSTPONED),
        visit("b", date(2021, 8, 2), ("Abidjan", "CI")),
    )
    assert (first.status, second.status) == (Status.POSTPONED, Status.HELD)
    assert first.series == second.series is not None


def test_visits_to_two_countries_are_two_series() -> None:
    first, second = visits(
        visit("a", date(2021, 5, 7), ("Abidjan", "CI")), visit("b", date(2021, 8, 2), ("Lagos", "NG"))
    )
    assert first.series != second.series

from datetime import date
from random import Random

from dateline.link.resolve import link
from dateline.model.annotation import EventType, Status
from dateline.model.dates import Interval
from dateline.model.link import Event, Page
from tests.link.build import Told, make_page

MEET, VISIT = EventType.MEET, EventType.VISIT
PEOPLE: dict[str, str | None] = {"Ama Boateng": "GH", "Koffi Yao": "CI"}
BOTH = tuple(PEOPLE)
FRIDAY = date(2021, 5, 7)


def announced() -> Page:
    text = "Ama Boateng will meet Koffi Yao in Abidjan on 7 May 2021."
    told = Told(MEET, "meet", BOTH, Status.PLANNED, ("Abidjan", "CI"), when={"7 May 2021": FRIDAY})
    return make_page("a", text, published=date(2021, 5, 3), people=PEOPLE, told=[told])


def delayed(status: Status = Status.POSTPONED, place: tuple[str, str] = ("Abidjan", "CI")) -> Page:
    text = f"Ama Boateng put off a visit to {place[0]} on 7 May 2021 because of a strike."
    told = Told(VISIT, "visit", BOTH[:1], status, place, when={"7 May 2021": FRIDAY})
    return make_page("b", text, published=date(2021, 5, 5), people={"Ama Boateng": "GH"}, told=[told])


def met(published: date | Interval) -> Page:
    text = "Ama Boateng met Koffi Yao in Abidjan."
    told = Told(MEET, "met", BOTH, Status.HELD, ("Abidjan", "CI"))
    return make_page("c", text, published=published, people=PEOPLE, told=[told])


def meetings(*pages: Page) -> list[Event]:
    return [event for event in link(pages).events if event.type is MEET]


def test_a_meeting_is_put_off_with_the_visit_and_keeps_both_steps() -> None:
    [event] = meetings(announced(), delayed())
    assert event.status is Status.POSTPONED
    assert [(step.status, step.article_id) for step in event.history] == [
        (Status.PLANNED, "a"),
        (Status.POSTPONED, "b"),
    ]


def test_a_cancelled_visit_cancels_its_meeting() -> None:
    [event] = meetings(announced(), delayed(Status.CANCELLED))
    assert event.status is Status.CANCELLED


def test_a_visit_elsewhere_leaves_the_meeting_planned() -> None:
    [event] = meetings(announced(), delayed(place=("Lagos", "NG")))
    assert event.status is Status.PLANNED


def test_a_meeting_held_later_is_another_one_in_the_same_series() -> None:
    first, second = sorted(meetings(announced(), delayed(), met(date(2021, 5, 12))), key=lambda each: each.status)
    assert (first.status, second.status) == (Status.HELD, Status.POSTPONED)
    assert first.series == second.series is not None


def test_without_the_delay_the_later_report_is_of_the_planned_meeting() -> None:
    [event] = meetings(announced(), met(date(2021, 5, 12)))
    assert event.status is Status.HELD


def test_the_order_of_pages_does_not_matter() -> None:
    pages = [announced(), delayed(), met(date(2021, 5, 12))]
    expected = link(pages)
    Random(3).shuffle(pages)  # noqa: S311 - a fixed shuffle, no secret
    assert link(pages) == expected

"""Where a happening is that no sentence puts anywhere."""

from dataclasses import replace
from datetime import date

import pytest

from dateline.link.entities import EntityIndex
from dateline.link.resolve import link
from dateline.link.tellings import telling
from dateline.link.whereabouts import place_meant
from dateline.model.annotation import EntityKind, EventType, PageEntity, Status
from dateline.model.article import Block, BlockKind
from dateline.model.dates import Interval
from dateline.model.link import Page, Place
from tests.link.build import Told, make_page

DAY = date(2031, 5, 6)
TOWNS = [
    PageEntity("Lyon", EntityKind.PLACE, "Lyon", ("Lyon",), "FR"),
    PageEntity("Graz", EntityKind.PLACE, "Graz", ("Graz",), "AT"),
]
AUSTRIA = PageEntity("Austria", EntityKind.COUNTRY, "Austria", ("Austria",), "AT")


def titled(page: Page) -> Page:
    """Return a page whose first line is its title."""
    first, *others = page.article.blocks
    return replace(page, article=replace(page.article, blocks=(Block(BlockKind.TITLE, first.span), *others)))


def place_of(page: Page, kind: EventType) -> Place | None:
    (event,) = (each for each in link([page]).events if each.type is kind)
    return event.place


def test_a_paper_is_signed_where_those_who_sign_it_meet() -> None:
    text = "Ana Silva met Jon Berg in Lyon.\nThe two signed a pact on water."
    people = {"Ana Silva": "PT", "Jon Berg": "NO"}
    told = [
        Told(EventType.MEET, "met", tuple(people), place=("Lyon", "FR")),
        Told(EventType.SIGN, "signed", tuple(people)),
    ]
    page = make_page("a", text, published=DAY, people=people, told=told)
    assert place_of(page, EventType.SIGN) == Place("Lyon", "FR", ("France",))


def test_nothing_is_signed_at_a_meeting_that_fell_through() -> None:
    text = "Ana Silva did not meet Jon Berg in Lyon.\nThe two signed a pact on water."
    people = {"Ana Silva": "PT", "Jon Berg": "NO"}
    told = [
        Told(EventType.MEET, "meet", tuple(people), Status.CANCELLED, place=("Lyon", "FR")),
        Told(EventType.SIGN, "signed", tuple(people)),
    ]
    assert place_of(make_page("a", text, published=DAY, people=people, told=told), EventType.SIGN) is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Trams in Lyon stand still\nDrivers went on strike.", "Lyon"),
        ("Trams stand still\nDrivers from Graz went on strike.", "Graz"),
        ("Lyon and Graz compared\nDrivers went on strike.", None),
        ("Trams in Austria stand still\nDrivers went on strike.", "Austria"),
        ("Trams stand still\nDrivers went on strike.", None),
    ],
)
def test_a_strike_is_where_the_page_is_about(text: str, place: str | None) -> None:
    page = make_page(
        "a", text, published=DAY, others=[*TOWNS, AUSTRIA], told=[Told(EventType.PROTEST, "went on strike")]
    )
    found = place_of(titled(page), EventType.PROTEST)
    assert (found.name if found else None) == place


def test_a_strike_that_is_only_recalled_is_not_where_the_page_is() -> None:
    text = "Trams in Lyon run again\nElsewhere drivers went on strike."
    told = [Told(EventType.PROTEST, "went on strike", background=True)]
    assert place_of(titled(make_page("a", text, published=DAY, others=TOWNS, told=told)), EventType.PROTEST) is None


def test_a_war_is_not_where_a_page_speaks_of_it() -> None:
    text = "Talks in Lyon begin\nOne.\nTwo.\nThree.\nShells fell on a market."
    told = [Told(EventType.ATTACK, "Shells fell")]
    assert place_of(titled(make_page("a", text, published=DAY, others=TOWNS, told=told)), EventType.ATTACK) is None


def test_who_resigns_does_so_in_his_own_country() -> None:
    text = "Jon Berg resigned."
    told = [Told(EventType.RESIGN, "resigned", ("Jon Berg",))]
    page = make_page("a", text, published=DAY, people={"Jon Berg": "NO"}, told=told)
    assert place_of(page, EventType.RESIGN) == Place("Norway", "NO")


def test_a_meeting_is_in_the_one_town_of_the_title_if_it_was_held() -> None:
    text = "Lyon hosts a dinner\nAna Silva met Jon Berg."
    people = {"Ana Silva": "PT", "Jon Berg": "NO"}

    def told(status: Status) -> Page:
        meeting = Told(EventType.MEET, "met", tuple(people), status)
        return titled(make_page("a", text, published=DAY, people=people, others=TOWNS, told=[meeting]))

    found = place_of(told(Status.HELD), EventType.MEET)
    assert found is not None and found.name == "Lyon"
    assert place_of(told(Status.PLANNED), EventType.MEET) is None


def test_pages_that_disagree_leave_it_open() -> None:
    titles = ("Lyon stands still", "Graz stands still")
    pages = [
        titled(make_page(title, f"{title}\nIt is a strike.", others=TOWNS, told=[Told(EventType.PROTEST, "strike")]))
        for title in titles
    ]
    told = [telling(page, [0], EntityIndex(), Interval.on(DAY)) for page in pages]
    assert place_meant(told, {}, EntityIndex()) is None
    assert place_meant(told[:1], {}, EntityIndex()) == Place("Lyon", "FR", ("France",))

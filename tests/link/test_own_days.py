"""The weekday that a page gives for its own day, and what it does to the days that are left."""

from datetime import date

import pytest

from dateline.link.own_days import own_day_bounds, own_weekday, suits_weekday
from dateline.model.annotation import EventType
from dateline.model.dates import Interval, RelativeTime, RelativeUnit
from tests.link.build import Told, make_page

YESTERDAY = RelativeTime(RelativeUnit.DAYS, -1, -1)
TWO_DAYS_AGO = RelativeTime(RelativeUnit.DAYS, -2, -2)
TOMORROW = RelativeTime(RelativeUnit.DAYS, 1, 1)


def weekday_of(text: str, language: str, words: str, time: RelativeTime) -> int | None:
    told = Told(EventType.MEET, text.rsplit(maxsplit=1)[-1].strip("."), when={words: time})
    return own_weekday(make_page("p", text, told=[told], language=language))


@pytest.mark.parametrize(
    ("text", "language", "counted", "wanted"),
    [
        ("Ayer, domingo, se vieron.", "es", ("Ayer", YESTERDAY), 0),
        ("Hier, mardi, ils ont signé.", "fr", ("Hier", YESTERDAY), 2),
        ("Gestern, am Sonntag, trafen sie sich.", "de", ("Gestern", YESTERDAY), 0),
        ("Besok Minggu mereka bertemu.", "id", ("Besok", TOMORROW), 5),
        ("Σήμερα, Δευτέρα, συναντήθηκαν.", "el", ("Σήμερα", RelativeTime(RelativeUnit.DAYS)), 0),
        ("أمس الاثنين وقعوا.", "ar", ("أمس", YESTERDAY), 1),
        ("昨日（月曜日）会談した。", "ja", ("昨日", YESTERDAY), 1),
        ("Yesterday they met. Sunday was quiet.", "en", ("Yesterday", YESTERDAY), None),
        ("Today and Friday they meet.", "en", ("Today", RelativeTime(RelativeUnit.DAYS)), None),
        ("परसों बुधवार को मिले।", "hi", ("परसों", TWO_DAYS_AGO), None),
    ],
)
def test_a_page_that_calls_one_day_by_two_names_gives_its_own_weekday(
    text: str, language: str, counted: tuple[str, RelativeTime], wanted: int | None
) -> None:
    assert weekday_of(text, language, *counted) == wanted


def test_a_weekday_leaves_its_day_and_the_day_after() -> None:
    told = Told(EventType.MEET, "met", when={"Yesterday": YESTERDAY})
    page = make_page("p", "Yesterday, Sunday, they met.", told=[told])
    [bound] = own_day_bounds([page])
    left = bound.leaves({"p": Interval(date(2021, 5, 1), date(2021, 5, 7))})
    assert left == Interval(date(2021, 5, 3), date(2021, 5, 4))
    assert bound.leaves({"p": Interval(date(2021, 5, 5), date(2021, 5, 8))}) is None


def test_a_page_of_a_known_day_needs_no_weekday() -> None:
    told = Told(EventType.MEET, "met", when={"Yesterday": YESTERDAY})
    page = make_page("p", "Yesterday, Sunday, they met.", told=[told], published=date(2021, 5, 3))
    assert list(own_day_bounds([page])) == []


@pytest.mark.parametrize(("day", "wanted"), [(3, True), (4, True), (5, False), (2, False)])
def test_the_day_after_suits_as_well(day: int, wanted: bool) -> None:
    assert suits_weekday(0, date(2021, 5, day)) is wanted

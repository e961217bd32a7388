"""Meetings of a series told in one breath: the counted one, those before it, and "it" for the one just told."""

import pytest

from dateline.model.annotation import EventType as T
from dateline.model.annotation import Stance, Status
from tests.annotate.reads import Read, read


def _places(page: Read, kind: T = T.MEET) -> list[str | None]:
    return [event.place.name if event.place is not None else None for event in page.events(kind)]


def test_those_behind_a_count_are_earlier_meetings_each_in_its_own_place() -> None:
    page = read(
        "William Ruto met Paul Kagame in Kigali on Monday, their fourth meeting since July, "
        "after those in Nairobi in August and Kampala in September."
    )
    main, *before = page.events(T.MEET)
    assert _places(page) == ["Kigali", "Nairobi", "Kampala"]
    assert [claim.n for claim in main.counts] == [4]
    assert [page.times(event) for event in before] == [["August"], ["September"]]
    assert all(event.background and event.status is Status.HELD for event in before)
    assert all(page.names(event) == {"Ruto", "Kagame"} for event in before)


def test_a_count_beside_a_verb_is_no_second_meeting() -> None:
    page = read("William Ruto met Paul Kagame on Monday in Kigali, their third meeting in a year.")
    (meeting,) = page.events(T.MEET)
    assert [claim.n for claim in meeting.counts] == [3]


def test_what_is_said_of_it_is_the_meeting_just_told() -> None:
    page = read("William Ruto met Paul Kagame in Kigali on Monday. It was their fourth meeting since July.")
    assert _places(page) == ["Kigali", "Kigali"]
    assert page.times(page.events(T.MEET)[1]) == ["Monday"]


def test_talks_behind_a_coming_visit_lie_in_the_past() -> None:
    page = read("William Ruto will visit Lisbon on Friday, after talks with Paul Kagame in Bali in November.")
    talks = page.event(T.MEET)
    assert (talks.status, talks.background) == (Status.HELD, True)
    assert page.names(talks) == {"Ruto", "Kagame"}
    assert _places(page) == ["Bali"]


def test_talks_without_a_new_date_belong_to_the_visit_put_off() -> None:
    page = read(
        "Emmanuel Macron has postponed his visit to Tokyo.",
        "No new date for the talks with Fumio Kishida has been fixed.",
    )
    talks = page.event(T.MEET)
    assert page.names(talks) == {"Macron", "Kishida"}
    assert (talks.status, talks.part_of, talks.part_of_mention) == (Status.POSTPONED, "visit to Tokyo", 0)


@pytest.mark.parametrize("told", ["had put the trip off", "had postponed the trip"])
def test_a_trip_put_off_before_it_was_made_has_the_same_traveller_and_goal(told: str) -> None:
    page = read(
        "Emmanuel Macron's visit to Tokyo was short.",
        f"It came four months after he {told} because of a strike.",
        "No date has been given for Anna Berg's visit.",
    )
    off, other = page.events(T.VISIT)[1:]
    assert (off.status, page.names(off), off.place and off.place.name) == (Status.POSTPONED, {"Macron"}, "Tokyo")
    assert (other.status, page.names(other)) == (Status.UNKNOWN, {"Berg"})


def test_what_is_not_confirmed_is_a_stance_and_no_announcement() -> None:
    page = read("William Ruto will visit Luanda on Monday, Kenya said.", "Angola has not yet confirmed the visit.")
    assert page.events(T.ANNOUNCE) == []
    again = page.events(T.VISIT)[1]
    assert page.names(again) == {"Ruto"}
    assert [(stance.side, stance.stance) for stance in again.stances] == [("AO", Stance.UNCONFIRMED)]


def test_no_such_meeting_is_the_one_just_told() -> None:
    page = read("Reports said William Ruto met Paul Kagame in Kigali. No such meeting took place, Rwanda said.")
    denied = page.events(T.MEET)[1]
    assert denied.status is Status.DENIED
    assert page.names(denied) == {"Ruto", "Kagame"}
    assert [(stance.side, stance.stance) for stance in denied.stances] == [("RW", Stance.DENIED)]


def test_dismissing_reports_of_a_meeting_denies_it() -> None:
    page = read("Rwanda dismissed reports of a meeting between William Ruto and Paul Kagame.")
    meeting = page.event(T.MEET)
    assert meeting.status is Status.DENIED
    assert [(stance.side, stance.stance) for stance in meeting.stances] == [("RW", Stance.DENIED)]
    assert page.events(T.REJECT) == []


def test_each_listed_meeting_keeps_its_own_day() -> None:
    page = read(
        "William Ruto met Paul Kagame in Kigali. It was their third meeting in two months, "
        "after those in Tokyo on March 16 and in Nairobi on May 7."
    )
    told = [(event.place.name, page.times(event)) for event in page.events(T.MEET)[2:] if event.place is not None]
    assert told == [("Tokyo", ["March 16"]), ("Nairobi", ["May 7"])]


def test_the_visit_of_a_guest_is_the_one_told_by_the_host() -> None:
    page = read("William Ruto will host Paul Kagame in Nairobi on Friday.", "Rwanda has not yet confirmed the visit.")
    visit = page.event(T.VISIT)
    assert page.names(visit, "actor") == {"Kagame"}
    assert visit.place is not None
    assert (visit.place.name, page.times(visit)) == ("Nairobi", ["Friday"])


@pytest.mark.parametrize(
    "sentence",
    [
        '"Prices will fall," said Anna Berg of the Nordic Policy Forum.',
        "Peter Low, an analyst at the Asia Forum, said nothing would change.",
        "The Asia Forum said exports fell.",
        '"Prices will fall," said Anna Berg, who follows the Sahel at the Nordic Policy Forum.',
    ],
)
def test_a_body_called_forum_is_no_summit(sentence: str) -> None:
    assert read(sentence).events(T.SUMMIT) == []


@pytest.mark.parametrize(
    "sentence",
    ["The Munich Security Conference opens on Friday.", "Olaf Scholz met Emmanuel Macron at the Asia Forum in Manila."],
)
def test_a_forum_that_is_held_is_a_summit(sentence: str) -> None:
    assert len(read(sentence).events(T.SUMMIT)) == 1


@pytest.mark.parametrize(
    "sentence",
    ["A delegation of doctors will visit Kampala on May 23.", "Tourists visited Kampala in droves last week."],
)
def test_a_visit_by_people_without_a_name_is_left_to_the_text(sentence: str) -> None:
    page = read(f"{sentence} William Ruto's two-day visit to Uganda is the first since 2018.")
    assert [page.names(event) for event in page.events(T.VISIT)] == [{"Ruto"}]

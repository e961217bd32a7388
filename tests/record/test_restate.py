from dataclasses import replace

import pytest

from dateline.model.annotation import EventType, Status
from dateline.record.restate import restatements
from tests.record.happenings import Happening, record_of
from tests.support.records import days

PAIR = ("Lucía Paredes", "Tomás Quiroga")
MET = Happening("Lucía Paredes met Tomás Quiroga", EventType.MEET, Status.HELD, PAIR, days("2024-05-14"), "Sucre")


def _restates(other: Happening, main: Happening = MET) -> bool:
    record, events = record_of(main, other)
    return restatements(record).get(events[1].id) == events[0].id


@pytest.mark.parametrize(
    "other",
    [
        replace(MET, words="Tomás Quiroga and Lucía Paredes agreed on a pipeline", kind=EventType.AGREE, place=None),
        replace(MET, words="Lucía Paredes praised Tomás Quiroga", kind=EventType.STATEMENT, who=PAIR, place=None),
        replace(MET, words="Lucía Paredes went to see Tomás Quiroga", kind=EventType.VISIT),
        replace(MET, words="Lucía Paredes had met Tomás Quiroga", time=days("2024-05-01", "2024-05-31"), place=None),
        replace(MET, words="Lucía Paredes will meet Tomás Quiroga", status=Status.PLANNED, printed="2024-05-10"),
    ],
)
def test_what_is_told_again(other: Happening) -> None:
    assert _restates(other)


@pytest.mark.parametrize(
    "other",
    [
        replace(MET, words="Lucía Paredes and Tomás Quiroga met again", time=days("2024-05-20")),
        replace(MET, words="Lucía Paredes met Tomás Quiroga in the south", place="Tarija"),
        replace(MET, words="Lucía Paredes met Tomás Quiroga and Inés Roca", who=(*PAIR, "Inés Roca")),
        replace(MET, words="Lucía Paredes will meet Tomás Quiroga", status=Status.PLANNED, time=days("2024-06-20")),
        replace(MET, words="Lucía Paredes signed with Tomás Quiroga", kind=EventType.SIGN),
    ],
)
def test_what_is_another_happening(other: Happening) -> None:
    assert not _restates(other)


def test_a_plan_falls_with_the_trip_that_was_called_off() -> None:
    trip = Happening(
        "Lucía Paredes put off her trip",
        EventType.VISIT,
        Status.POSTPONED,
        ("Lucía Paredes",),
        days("2024-05-14", "2024-05-15"),
        printed="2024-05-12",
    )
    plan = replace(MET, words="Lucía Paredes is to meet Tomás Quiroga", status=Status.PLANNED, printed="2024-05-10")
    assert _restates(plan, trip)
    assert not _restates(replace(plan, printed="2024-05-13"), trip)


def test_a_word_of_a_name_is_enough_on_one_day_only() -> None:
    short = replace(MET, words="Paredes saw Quiroga", who=("Lucía Paredes", "Presidente Quiroga"))
    assert len(restatements(record_of(MET, short)[0])) == 1
    vague = replace(short, time=days("2024-05-13", "2024-05-14"))
    assert restatements(record_of(MET, vague)[0]) == {}

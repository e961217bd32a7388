from collections.abc import Mapping, Sequence
from datetime import date

import pytest

from dateline.link.resolve import link
from dateline.link.status import Reporting, status_of
from dateline.model.annotation import EventType, SideStance, Stance, Status
from dateline.model.dates import Interval
from dateline.model.link import SpanRef, StatusStep
from dateline.model.span import Span
from tests.link.build import Told, make_page

PLANNED, HELD, DENIED, UNKNOWN = Status.PLANNED, Status.HELD, Status.DENIED, Status.UNKNOWN


def steps(*statuses: Status) -> list[StatusStep]:
    return [
        StatusStep(status, f"page{number}", Interval.on(date(2021, 5, number + 1)), SpanRef("p", Span(0, 1), "x"))
        for number, status in enumerate(statuses)
    ]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ((PLANNED, UNKNOWN), PLANNED),
        ((PLANNED, HELD, PLANNED), HELD),
        ((HELD, DENIED), DENIED),
        ((DENIED, HELD), DENIED),
        ((DENIED, HELD, HELD), HELD),
        ((), UNKNOWN),
    ],
)
def test_where_a_happening_stands(said: Sequence[Status], expected: Status) -> None:
    assert status_of(steps(*said), Reporting({})) is expected


def test_reprints_of_one_report_do_not_outweigh_a_denial() -> None:
    families: Mapping[str, str] = {"page1": "page1", "page2": "page1"}
    assert status_of(steps(DENIED, HELD, HELD), Reporting(families)) is DENIED


def test_the_side_that_denied_may_own_up() -> None:
    reporting = Reporting({}, frozenset({"KE"}), {"page1": frozenset({"KE"})})
    assert status_of(steps(DENIED, HELD), reporting) is HELD


def test_a_page_that_reports_and_denies_gives_both_steps() -> None:
    text = "Ghana denied that Ama Boateng had met Koffi Yao.\nThe two held talks in Accra, a newspaper wrote."
    people: dict[str, str | None] = {"Ama Boateng": "GH", "Koffi Yao": "CI"}
    denial = SideStance("GH", Stance.DENIED, Span(0, 5))
    told = [
        Told(EventType.MEET, "met", tuple(people), DENIED, stances=(denial,)),
        Told(EventType.MEET, "talks", tuple(people), HELD),
    ]
    [event] = link([make_page("a", text, published=date(2021, 5, 3), people=people, told=told)]).events
    assert event.status is DENIED
    assert [step.status for step in event.history] == [HELD, DENIED]

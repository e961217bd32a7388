from dataclasses import dataclass

import pytest

from dateline.model.annotation import EventType, Stance, Status
from dateline.model.claim import ClaimRelation
from dateline.model.record import Ledger
from tests.support.records import Desk, Draft, days

EARLY, LATE = "2025-03-01", "2025-03-05"


@dataclass
class Told:
    """How one page tells a visit-like event."""

    outlet: str
    day: str
    status: Status = Status.PLANNED
    kind: EventType = EventType.MEET
    place: tuple[str, str | None, tuple[str, ...]] | None = None
    when: tuple[str, str] | None = None
    stance: Stance | None = None

    def draft(self) -> Draft:
        place = self.place[0] if self.place else "some town"
        draft = Draft(self.outlet, [f"Aydin and Petrova: talks in {place} at the time given, says {self.outlet}."],
                      days(self.day))  # fmt: skip
        draft.name("a", "Aydin", country="TR")
        draft.name("p", "Petrova", country="BG")
        times = [draft.time("the time given", days(*self.when))] if self.when else []
        stances = [("TR", self.stance, f"says {self.outlet}")] if self.stance else []
        draft.event("Aydin and Petrova: talks", self.kind, self.status, ["a", "p"], place=self.place, times=times,
                    stances=stances)  # fmt: skip
        return draft


def _relations(name: str, *told: Told, status: Status = Status.PLANNED) -> list[tuple[str, ClaimRelation, str]]:
    """Return the relations of claims of one property as (value, relation, value)."""
    drafts = [each.draft() for each in told]
    desk = Desk(drafts)
    who = [(desk.entity(*((d, key) for d in drafts)), "actor") for key in ("a", "p")]
    desk.event(*((draft, 0) for draft in drafts), who=who, status=status)
    ledger: Ledger = desk.record().ledger
    claims = {claim.id: claim for claim in ledger.claims if claim.property == name}
    return [
        (claims[link.left].value, link.relation, claims[link.right].value)
        for link in ledger.relations
        if link.left in claims
    ]


def test_a_plan_that_was_held_is_updated() -> None:
    found = _relations("status", Told("A", EARLY), Told("B", LATE, Status.HELD))
    assert found == [("held", ClaimRelation.UPDATES, "planned")]


@pytest.mark.parametrize("status", [Status.POSTPONED, Status.CANCELLED, Status.DENIED])
def test_a_plan_that_was_called_off_is_updated(status: Status) -> None:
    found = _relations("status", Told("A", EARLY), Told("B", LATE, status))
    assert found == [(status.value, ClaimRelation.UPDATES, "planned")]


def test_a_plan_printed_after_a_cancellation_is_the_news() -> None:
    found = _relations("status", Told("A", EARLY, Status.CANCELLED), Told("B", LATE))
    assert found == [("planned", ClaimRelation.UPDATES, "cancelled")]


def test_held_and_denied_contradict() -> None:
    found = _relations("status", Told("A", EARLY, Status.HELD), Told("B", LATE, Status.DENIED))
    assert found == [("held", ClaimRelation.CONTRADICTS, "denied")]


def test_postponed_and_then_held_is_no_contradiction() -> None:
    found = _relations("status", Told("A", EARLY, Status.POSTPONED), Told("B", LATE, Status.HELD))
    assert found == [("held", ClaimRelation.UPDATES, "postponed")]


def test_a_day_refines_its_month() -> None:
    month, day = ("2025-04-01", "2025-04-30"), ("2025-04-08", "2025-04-08")
    found = _relations("time", Told("A", EARLY, when=month), Told("B", LATE, when=day))
    assert found == [("2025-04-08", ClaimRelation.REFINES, "2025-04")]


def test_two_days_of_one_meeting_contradict() -> None:
    told = [Told(o, EARLY, when=(day, day)) for o, day in (("A", "2025-04-08"), ("B", "2025-04-09"))]
    assert [relation for _, relation, _ in _relations("time", *told)] == [ClaimRelation.CONTRADICTS]


def test_days_of_a_long_visit_do_not_contradict() -> None:
    told = [
        Told(o, EARLY, kind=EventType.VISIT, when=(day, day)) for o, day in (("A", "2025-04-08"), ("B", "2025-04-09"))
    ]
    assert _relations("time", *told) == []


def test_a_postponed_meeting_has_an_old_and_a_new_day() -> None:
    told = [
        Told("A", EARLY, when=("2025-04-08", "2025-04-08")),
        Told("B", LATE, Status.POSTPONED, when=("2025-05-02", "2025-05-02")),
    ]
    assert _relations("time", *told) == [("2025-05-02", ClaimRelation.UPDATES, "2025-04-08")]


def test_towns_of_two_countries_contradict() -> None:
    told = [
        Told("A", EARLY, place=("Varna", "BG", ("Bulgaria",))),
        Told("B", EARLY, place=("Izmir", "TR", ("Turkey",))),
    ]
    assert [relation for _, relation, _ in _relations("place", *told)] == [ClaimRelation.CONTRADICTS]


def test_places_of_one_country_may_hold_one_another() -> None:
    told = [
        Told("A", EARLY, place=("Varna", "BG", ("Bulgaria",))),
        Told("B", EARLY, place=("Euxinograd", "BG", ("Bulgaria",))),
    ]
    assert [relation for _, relation, _ in _relations("place", *told)] == [ClaimRelation.DIFFERENT_SCOPE]


def test_stances_of_one_side_are_updated_or_contradict() -> None:
    later = _relations("confirmation", Told("A", EARLY, stance=Stance.CONFIRMED), Told("B", LATE, stance=Stance.DENIED))
    assert later == [("Turkey: denied", ClaimRelation.UPDATES, "Turkey: confirmed")]
    same = _relations("confirmation", Told("A", LATE, stance=Stance.CONFIRMED), Told("B", LATE, stance=Stance.DENIED))
    assert [relation for _, relation, _ in same] == [ClaimRelation.CONTRADICTS]


def test_yet_to_confirm_printed_later_than_a_confirmation_stands() -> None:
    told = [Told("A", EARLY, stance=Stance.CONFIRMED), Told("B", LATE, stance=Stance.UNCONFIRMED)]
    assert _relations("confirmation", *told) == []

import pytest

from dateline.model.annotation import EntityKind, EventType, Membership, Status
from dateline.model.claim import Check, CheckVerdict
from dateline.model.dates import Interval
from dateline.model.span import Span
from tests.support.records import Desk, Draft, days


def _weekday_check(words: str, day: str) -> list[Check]:
    draft = Draft("The Observer", [f"Sall and Diallo met on {words} in Dakar."], days("2025-06-01"))
    draft.name("s", "Sall")
    draft.name("d", "Diallo")
    time = draft.time(words, days(day))
    index = draft.event("Sall and Diallo met", EventType.MEET, Status.HELD, ["s", "d"], times=[time])
    desk = Desk([draft])
    desk.event((draft, index), time=days(day), who=[(desk.entity((draft, key)), "actor") for key in ("s", "d")])
    return [check for check in desk.record().ledger.checks if check.kind == "weekday"]


def test_a_weekday_that_fits_its_date() -> None:
    assert [check.verdict for check in _weekday_check("Wednesday, 7 May 2025", "2025-05-07")] == [
        CheckVerdict.CONSISTENT
    ]


def test_a_weekday_that_does_not_fit() -> None:
    (check,) = _weekday_check("Friday, 7 May 2025", "2025-05-07")
    assert check.verdict is CheckVerdict.CONTRADICTED
    assert check.explanation == "2025-05-07 was a Wednesday"


def test_a_date_without_a_weekday_is_not_checked() -> None:
    assert _weekday_check("7 May 2025", "2025-05-07") == []


@pytest.mark.parametrize(
    ("country", "code", "body", "day", "verdict"),
    [
        ("Finland", "FI", "NATO", "2024-05-01", CheckVerdict.CONSISTENT),
        ("Finland", "FI", "NATO", "2021-05-01", CheckVerdict.CONTRADICTED),
        ("Kenya", "KE", "Horn Council", "2021-05-01", CheckVerdict.NOT_CHECKABLE),
    ],
)
def test_membership_is_checked_on_the_day_it_was_printed(
    country: str, code: str, body: str, day: str, verdict: CheckVerdict
) -> None:
    draft = Draft("The Observer", [f"{country} is a member of {body}."], days(day))
    draft.name("c", country, EntityKind.COUNTRY, code)
    draft.name("b", body, EntityKind.ORGANISATION)
    draft.memberships.append(Membership("c", "b", Span(0, len(draft.text))))
    desk = Desk([draft])
    desk.entity((draft, "c"))
    desk.entity((draft, "b"))
    assert [check.verdict for check in desk.record().ledger.checks] == [verdict]


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        (days("2025-05-06"), days("2025-05-07"), CheckVerdict.CONSISTENT),
        (days("2025-05-09"), days("2025-05-07"), CheckVerdict.CONTRADICTED),
        (days("2025-05-01", "2025-05-31"), days("2025-05-07"), CheckVerdict.NOT_ENOUGH),
    ],
)
def test_the_order_of_stops(first: Interval, second: Interval, verdict: CheckVerdict) -> None:
    draft = Draft("The Observer", ["Sall will visit Praia and then fly to Bissau."], days("2025-05-01"))
    draft.name("s", "Sall")
    praia = draft.event("Sall will visit Praia", EventType.VISIT, Status.PLANNED, ["s"])
    bissau = draft.event("then fly to Bissau", EventType.VISIT, Status.PLANNED, ["s"], follows=[praia])
    desk = Desk([draft])
    who = [(desk.entity((draft, "s")), "actor")]
    desk.event((draft, praia), time=first, who=who)
    desk.event((draft, bissau), time=second, who=who)
    checks = [check for check in desk.record().ledger.checks if check.kind.startswith("order")]
    assert [check.verdict for check in checks] == [verdict]

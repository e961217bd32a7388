from dateline.model.annotation import CountClaim, EventType, Status
from dateline.model.claim import Claim
from dateline.model.dates import Interval
from tests.support.records import Desk, Draft, days

MAY = days("2023-05-01", "2023-05-31")


def _claim(text: str, claimed: str, since_text: str, *, date: str | None = None, told: str | None = None) -> Claim:
    """Return the ordinal claim of a page about a meeting of two people."""
    draft = Draft("The Observer", [text], days("2024-06-01"))
    draft.name("a", "Banda")
    draft.name("m", "Moyo")
    if date:
        draft.time(date, MAY)
    count = CountClaim(draft.span(claimed), 2, EventType.MEET, None, since_text)
    desk = Desk([draft])
    meeting = draft.event("Banda and Moyo met", EventType.MEET, Status.HELD, ["a", "m"], counts=[count])
    desk.event((draft, meeting), time=days("2024-05-30"), who=[(desk.entity((draft, k)), "actor") for k in "am"])
    if told:
        index = draft.event(told, EventType.ELECT, Status.HELD, [], background=True)
        desk.event((draft, index), time=MAY)
    return next(claim for claim in desk.record().ledger.claims if claim.property == "count")


def test_a_date_right_behind_the_point_is_its_date() -> None:
    claim = _claim("Banda and Moyo met for the second time since the vote in May.", "second time since the vote",
                   "the vote", date="May")  # fmt: skip
    assert claim.valid == MAY
    assert claim.value == "second time since the vote"
    assert claim.evidence[0].text.endswith("since the vote in May")


def test_a_date_of_another_clause_is_not() -> None:
    claim = _claim("Banda and Moyo met for the second time since the vote, and in May they spoke.",
                   "second time since the vote", "the vote", date="May")  # fmt: skip
    assert claim.valid == Interval()


def test_a_point_that_is_told_as_an_event_has_its_time() -> None:
    claim = _claim("Banda and Moyo met for the second time since the vote of Lusaka.",
                   "second time since the vote of Lusaka", "the vote of Lusaka", told="the vote of Lusaka")  # fmt: skip
    assert claim.valid == MAY

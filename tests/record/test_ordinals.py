"""Each test tells a small series of meetings or trips and asks what one ordinal claim comes to."""

from dataclasses import dataclass, field

import pytest

from dateline.model.annotation import Bound, CountClaim, EventType, Status
from dateline.model.claim import Check, CheckVerdict
from dateline.model.dates import Interval
from dateline.model.link import Entity, Event, Place
from tests.support.records import Desk, Draft, days


@dataclass
class Series:
    """A page that tells events of one pair, the last with an ordinal claim."""

    kind: EventType = EventType.MEET
    told: list[tuple[str, Status, Interval, str | None]] = field(default_factory=list)

    def add(self, words: str, when: Interval, status: Status = Status.HELD, country: str | None = None) -> "Series":
        self.told.append((words, status, when, country))
        return self

    def check(
        self,
        n: int,
        *,
        since: Interval | None = None,
        since_text: str | None = None,
        within: str | None = None,
        bound: Bound = Bound.EXACT,
        words: str = "",
    ) -> tuple[Check, dict[str, Event]]:
        """Return the check of the claim made about the last event, and the events by their words."""
        since_words = " since then" if since else ""
        claimed = words or f"number {n}"
        body = [f"{told}." for told, *_ in self.told]
        body[-1] = f"{self.told[-1][0]}, {claimed}{since_words}."
        draft = Draft("The Observer", body, days("2025-06-01"))
        draft.name("a", self.told[0][0].split()[0], country="PE")
        draft.name("b", self.told[0][0].split()[2], country="CL")
        index = draft.time("since then", since, modifier="since") if since else None
        desk = Desk([draft])
        people = [(desk.entity((draft, "a")), "actor"), (desk.entity((draft, "b")), "actor")]
        events = {told: self._event(desk, draft, people, told, n, index, since_text, within, bound, claimed)
                  for told in self.told}  # fmt: skip
        checks = [check for check in desk.record().ledger.checks if check.kind != "weekday"]
        assert len(checks) == 1
        return checks[0], {told[0]: event for told, event in events.items()}

    def _event(
        self,
        desk: Desk,
        draft: Draft,
        people: list[tuple[Entity, str]],
        told: tuple[str, Status, Interval, str | None],
        n: int,
        since: int | None,
        since_text: str | None,
        within: str | None,
        bound: Bound,
        claimed: str,
    ) -> Event:
        words, status, when, country = told
        last = told is self.told[-1]
        count = CountClaim(draft.span(claimed), n, self.kind, since, since_text, within, bound)
        who = people[:1] if self.kind is EventType.VISIT else people
        index = draft.event(words, self.kind, status, ["a", "b"][: len(who)], counts=[count] if last else [])
        place = Place(words.split()[-1], country) if country else None
        return desk.event((draft, index), time=when, who=who, status=status, place=place)


WAR = days("2022-02-01", "2022-02-28")


def _fifth() -> Series:
    return (
        Series()
        .add("Quispe and Rojas met in Lima", WAR)
        .add("Quispe and Rojas will meet in Arica", days("2022-09-15", "2022-09-18"), Status.PLANNED)
        .add("Quispe and Rojas met in Cusco", days("2024-05-01", "2024-05-31"))
        .add("Quispe and Rojas met in Tacna", days("2024-07-03"))
    )


def test_fewer_than_claimed_is_not_enough_and_says_how_many() -> None:
    check, _ = _fifth().check(5, since=WAR, since_text="a war")
    assert check.verdict is CheckVerdict.NOT_ENOUGH
    assert check.explanation.startswith("the record holds 3 of 5 after 2022-02")
    assert "2 more are not in the record" in check.explanation


def test_counting_starts_after_the_since_point() -> None:
    check, events = _fifth().check(5, since=WAR, since_text="a war")
    lima = events["Quispe and Rojas met in Lima"].id
    assert dict(check.excluded)[lima] == "it cannot be placed after 2022-02"
    assert lima not in check.counted


def test_a_named_month_without_a_happening_counts_from_its_start() -> None:
    check, _ = _fifth().check(4, since=WAR)
    assert check.verdict is CheckVerdict.CONSISTENT


def test_a_plan_is_counted_with_a_proviso() -> None:
    check, events = _fifth().check(5, since=WAR, since_text="a war")
    assert events["Quispe and Rojas will meet in Arica"].id in check.counted
    assert "no page of the record says that it was held" in check.explanation


def test_more_than_claimed_contradicts() -> None:
    series = (
        Series()
        .add("Quispe and Rojas met in Lima", days("2023-01-10"))
        .add("Quispe and Rojas met in Cusco", days("2023-06-10"))
        .add("Quispe and Rojas met in Tacna", days("2024-07-03"))
    )
    check, _ = series.check(2)
    assert check.verdict is CheckVerdict.CONTRADICTED
    assert len(check.contradicted_by) == 2


@pytest.mark.parametrize("unsure", [days("2023-01-10", "2023-01-24"), days("2023-09-01", "2024-05-20")])
def test_one_whose_days_are_only_worked_out_contradicts_no_number(unsure: Interval) -> None:
    series = (
        Series()
        .add("Quispe and Rojas met in Lima", unsure)
        .add("Quispe and Rojas met in Cusco", days("2023-06-10"))
        .add("Quispe and Rojas met in Tacna", days("2024-07-03"))
    )
    check, events = series.check(2)
    assert (check.verdict, check.contradicted_by) == (CheckVerdict.NOT_ENOUGH, ())
    assert check.explanation.startswith("the record holds 3, but some may be counted twice")
    assert events["Quispe and Rojas met in Lima"].id in check.counted


@pytest.mark.parametrize("status", [Status.CANCELLED, Status.POSTPONED, Status.DENIED, Status.UNKNOWN])
def test_what_did_not_take_place_is_not_counted(status: Status) -> None:
    series = (
        Series()
        .add("Quispe and Rojas were to meet in Lima", days("2023-01-10"), status)
        .add("Quispe and Rojas met in Tacna", days("2024-07-03"))
    )
    check, _ = series.check(1)
    assert check.verdict is CheckVerdict.CONSISTENT
    assert len(check.excluded) == 1


def test_a_literal_first_is_contradicted_by_an_earlier_one() -> None:
    check, events = _fifth().check(1)
    assert check.verdict is CheckVerdict.CONTRADICTED
    assert events["Quispe and Rojas met in Lima"].id in check.contradicted_by


def test_the_second_in_less_than_two_months_may_reach_into_a_month() -> None:
    series = (
        Series()
        .add("Quispe and Rojas met in Cusco", days("2024-05-01", "2024-05-31"))
        .add("Quispe and Rojas met in Tacna", days("2024-07-03"))
    )
    check, _ = series.check(2, within="P2M", bound=Bound.LESS_THAN)
    assert check.verdict is CheckVerdict.CONSISTENT


def test_the_first_trip_in_two_years_is_contradicted_by_one_last_year() -> None:
    series = (
        Series(EventType.VISIT)
        .add("Quispe went to Quito", days("2023-08-10"), country="EC")
        .add("Quispe went to Bogota", days("2024-07-03"), country="CO")
    )
    check, _ = series.check(1, within="P2Y", bound=Bound.MORE_THAN, words="the first trip abroad")
    assert check.verdict is CheckVerdict.CONTRADICTED


def test_a_trip_at_home_is_no_trip_abroad() -> None:
    series = (
        Series(EventType.VISIT)
        .add("Quispe went to Arequipa", days("2023-08-10"), country="PE")
        .add("Quispe went to Bogota", days("2024-07-03"), country="CO")
    )
    check, _ = series.check(1, within="P2Y", bound=Bound.MORE_THAN, words="the first trip abroad")
    assert check.verdict is CheckVerdict.CONSISTENT


def test_since_a_happening_without_a_date_cannot_be_checked() -> None:
    check, _ = _fifth().check(1, since_text="the great flood")
    assert check.verdict is CheckVerdict.NOT_CHECKABLE
    assert "the great flood" in check.explanation


def test_the_latest_is_contradicted_by_a_later_one_before_printing() -> None:
    series = (
        Series()
        .add("Quispe and Rojas met in Arica", days("2024-12-03"))
        .add("Quispe and Rojas met in Tacna", days("2024-07-03"))
    )
    check, events = series.check(-1)
    assert check.verdict is CheckVerdict.CONTRADICTED
    assert check.contradicted_by == (events["Quispe and Rojas met in Arica"].id,)


def _counted(words: str, *, told: str = "Quispe and Rojas met in Tacna") -> list[str]:
    """Return the ordinal claims that are made of one sentence."""
    draft = Draft("The Observer", [f"{told}, {words}."], days("2025-06-01"))
    draft.name("a", "Quispe")
    since = draft.time("last year", days("2024-01-01", "2024-12-31"), modifier="since")
    count = CountClaim(draft.span(words), 1, EventType.MEET, since, "the strike last year")
    index = draft.event(f"{told}, {words}", EventType.MEET, Status.HELD, ["a"], counts=[count])
    desk = Desk([draft])
    desk.event((draft, index), time=days("2025-05-30"), who=[(desk.entity((draft, "a")), "actor")])
    return [str(claim.valid) for claim in desk.record().ledger.claims if claim.property == "count"]


def test_since_in_a_relative_clause_is_no_scope() -> None:
    assert _counted("the first talks since the strike last year") == ["2024"]
    assert _counted("the first talks of men, who have been close since the strike last year") == ["unknown"]


def test_a_number_in_a_name_counts_nothing() -> None:
    assert _counted("the 20th Congress since the strike last year") == []


def _two_meetings() -> Series:
    return (
        Series()
        .add("Quispe and Rojas met in Cusco", days("2025-02-10"))
        .add("Quispe and Rojas met in Tacna", days("2025-05-03"))
    )


@pytest.mark.parametrize(
    "words", ["the first talks on grain", "the first meeting of its kind", "the first time in almost a year"]
)
def test_a_narrower_series_cannot_be_checked(words: str) -> None:
    check, _ = _two_meetings().check(1, words=words)
    assert check.verdict is CheckVerdict.NOT_CHECKABLE


def test_this_year_counts_from_january() -> None:
    series = (
        Series()
        .add("Quispe and Rojas met in Lima", days("2024-11-10"))
        .add("Quispe and Rojas met in Cusco", days("2025-02-10"))
        .add("Quispe and Rojas met in Tacna", days("2025-05-03"))
    )
    check, events = series.check(2, words="the second meeting this year")
    assert check.verdict is CheckVerdict.CONSISTENT
    assert dict(check.excluded)[events["Quispe and Rojas met in Lima"].id] == "it cannot be placed after 2025"


def test_a_kind_that_the_other_is_not_told_to_be_settles_nothing() -> None:
    check, _ = _two_meetings().check(1, words="the first official meeting")
    assert check.verdict is CheckVerdict.NOT_ENOUGH


def test_an_event_may_come_before_one_without_a_first_day() -> None:
    series = (
        Series()
        .add("Quispe and Rojas met in Cusco", days("2025-02-10"))
        .add("Quispe and Rojas met in Tacna", Interval(None, days("2025-05-03").latest))
    )
    check, _ = series.check(2)
    assert check.verdict is CheckVerdict.CONSISTENT
    assert "perhaps not earlier" in check.explanation


def test_a_topic_behind_the_claim_narrows_it() -> None:
    draft = Draft(
        "The Observer", ["Quispe and Rojas will hold their first talks on grain in Tacna."], days("2025-06-01")
    )
    for key, name in (("a", "Quispe"), ("b", "Rojas")):
        draft.name(key, name)
    words = "Quispe and Rojas will hold their first talks"
    count = CountClaim(draft.span("first talks"), 1, EventType.MEET)
    index = draft.event(words, EventType.MEET, Status.PLANNED, ["a", "b"], counts=[count])
    desk = Desk([draft])
    who = [(desk.entity((draft, key)), "actor") for key in ("a", "b")]
    desk.event((draft, index), time=days("2025-06-05"), who=who)
    (check,) = desk.record().ledger.checks
    assert (check.verdict, check.explanation) == (
        CheckVerdict.NOT_CHECKABLE,
        "it counts only those on one topic",
    )

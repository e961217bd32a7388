"""A small record about invented politicians and a flood, with every kind of disagreement in it."""

from dataclasses import dataclass

from dateline.model.annotation import (
    Bound,
    CountClaim,
    EntityKind,
    EventType,
    Measure,
    Membership,
    SideStance,
    Stance,
    Status,
)
from dateline.model.dates import Basis, Dated, Reason, RelativeTime, RelativeUnit
from dateline.model.link import Event, Ground, Lineage, Place, Relation
from dateline.model.record import Record
from dateline.model.span import Span
from tests.support.records import Desk, Draft, days

NEXT_WEEK = RelativeTime(RelativeUnit.WEEK, 1, 1)
MOMBASA = Place("Mombasa", "KE", ("Kenya",))


@dataclass
class Corpus:
    """The record with the drafts and events that tests ask about."""

    record: Record
    drafts: dict[str, Draft]
    events: dict[str, Event]


def _leaders(draft: Draft, first: str = "Samuel Otieno", second: str = "Hanna Bekele") -> None:
    draft.name("o", first, country="KE")
    draft.name("b", second, country="ET")


def _herald() -> Draft:
    draft = Draft(
        "Rift Herald",
        [
            "Kenyan President Samuel Otieno and Ethiopian Prime Minister Hanna Bekele will meet in Kenya next week, "
            "the Kenyan foreign ministry said on Tuesday.",
            "Ethiopia has not confirmed the talks. It is to be their first meeting, and both will discuss the "
            "shared river.",
            "Trade between the two countries reached $410 million in 2022, spokeswoman Ruth Wanjiru said.",
        ],
        days("2023-05-02"),
        "Otieno and Bekele to meet",
    )
    _leaders(draft)
    draft.name("ke", "Kenya", EntityKind.COUNTRY, "KE")
    draft.name("et", "Ethiopia", EntityKind.COUNTRY, "ET")
    draft.name("w", "Ruth Wanjiru", role="spokeswoman")
    week = draft.time("next week", relative=NEXT_WEEK)
    year = draft.time("in 2022", days("2022-01-01", "2022-12-31"))
    draft.event(
        "Samuel Otieno and Ethiopian Prime Minister Hanna Bekele will meet in Kenya next week",
        EventType.MEET,
        Status.PLANNED,
        ["o", "b"],
        place=("Kenya", "KE", ()),
        times=[week],
        by=[("the Kenyan foreign ministry", "KE")],
        stances=[
            ("KE", Stance.ANNOUNCED, "the Kenyan foreign ministry said"),
            ("ET", Stance.UNCONFIRMED, "Ethiopia has not confirmed the talks"),
        ],
        counts=[draft.count("their first meeting", 1, EventType.MEET)],
        agenda="the shared river",
    )
    draft.figure(
        "$410 million", 4.1e8, "USD", Measure.LEVEL, of="trade", between=["ke", "et"], period=year, by="Ruth Wanjiru"
    )
    return draft


def _coast() -> Draft:
    draft = Draft(
        "Coast Daily",
        [
            "Samuel Otieno and Hanna Bekele are to meet in Kenya next week, according to the Kenyan foreign ministry.",
            "Ethiopia has so far not confirmed this.",
        ],
        title="Kenya awaits Ethiopian leader",
    )
    _leaders(draft)
    week = draft.time("next week", relative=NEXT_WEEK)
    draft.event(
        "Samuel Otieno and Hanna Bekele are to meet in Kenya next week",
        EventType.MEET,
        Status.PLANNED,
        ["o", "b"],
        place=("Kenya", "KE", ()),
        times=[week],
        by=[("the Kenyan foreign ministry", "KE")],
        stances=[("ET", Stance.UNCONFIRMED, "Ethiopia has so far not confirmed this")],
    )
    return draft


def _wire() -> Draft:
    draft = Draft(
        "Addis Wire",
        [
            "Hanna Bekele will travel to Mombasa on 10 May 2023 for talks with Samuel Otieno, her office announced.",
            "Trade between Ethiopia and Kenya rose by almost a fifth in 2022, adviser Ruth Wanjiru said.",
            "“We will speak of the river and of nothing else,” Bekele told reporters.",
        ],
        days("2023-05-05"),
    )
    _leaders(draft)
    draft.name("ke", "Kenya", EntityKind.COUNTRY, "KE")
    draft.name("et", "Ethiopia", EntityKind.COUNTRY, "ET")
    draft.name("w", "Ruth Wanjiru", role="adviser")
    day = draft.time("10 May 2023", days("2023-05-10"))
    year = draft.time("in 2022", days("2022-01-01", "2022-12-31"))
    draft.event(
        "Hanna Bekele will travel to Mombasa on 10 May 2023 for talks with Samuel Otieno",
        EventType.MEET,
        Status.PLANNED,
        ["b", "o"],
        place=("Mombasa", "KE", ("Kenya",)),
        times=[day],
        by=[("her office", "ET")],
        stances=[("ET", Stance.ANNOUNCED, "her office announced")],
    )
    draft.figure(
        "rose by almost a fifth", 0.2, "fraction", Measure.CHANGE, of="trade", between=["et", "ke"], period=year,
        bound=Bound.ALMOST,
    )  # fmt: skip
    draft.quote("We will speak of the river and of nothing else", "b")
    return draft


def _post() -> Draft:
    draft = Draft(
        "Nile Post",
        [
            "Samuel Otieno and Hanna Bekele met in Djibouti on Wednesday, 6 March 2024, "
            "their third meeting since a border war in January 2022.",
            "They last held talks in Nairobi in June 2023.",
            "Djibouti and Kenya are members of the Horn Council.",
            "“Of the river and of nothing else we spoke,” Bekele said.",
        ],
        days("2024-03-07"),
        "Leaders meet in Djibouti",
    )
    _leaders(draft)
    draft.name("ke", "Kenya", EntityKind.COUNTRY, "KE")
    draft.name("hc", "Horn Council", EntityKind.ORGANISATION)
    day = draft.time("Wednesday, 6 March 2024", days("2024-03-06"))
    since = draft.time("January 2022", days("2022-01-01", "2022-01-31"), modifier="since")
    june = draft.time("June 2023", days("2023-06-01", "2023-06-30"))
    words = "their third meeting since a border war in January 2022"
    count = CountClaim(draft.span(words), 3, EventType.MEET, since, "a border war")
    draft.event(
        "Samuel Otieno and Hanna Bekele met in Djibouti on Wednesday, 6 March 2024",
        EventType.MEET,
        Status.HELD,
        ["o", "b"],
        place=("Djibouti", "DJ", ()),
        times=[day],
        counts=[count],
    )
    draft.event(
        "They last held talks in Nairobi in June 2023",
        EventType.MEET,
        Status.HELD,
        ["o", "b"],
        place=("Nairobi", "KE", ("Kenya",)),
        times=[june],
        background=True,
    )
    where = Span(draft.span("Djibouti and Kenya").start, draft.span("Horn Council").end)
    draft.memberships.append(Membership("ke", "hc", where))
    return draft


def _flood(outlet: str, day: str, toll: int, words: str) -> Draft:
    draft = Draft(
        outlet, [f"A flood in the Beni region of Bolivia has killed {words}, the fire service said."], days(day)
    )
    draft.event(f"A flood in the Beni region of Bolivia has killed {words}", EventType.DISASTER, Status.HELD,
                place=("Beni", "BO", ("Bolivia",)), by=[("the fire service", "BO")])  # fmt: skip
    draft.figure(words, toll, "people", Measure.COUNT)
    return draft


def build_corpus() -> Corpus:
    """Return the whole record."""
    herald, coast, wire, post = _herald(), _coast(), _wire(), _post()
    early = _flood("Andes Today", "2024-02-10", 12, "12 people")
    late = _flood("Radio Beni", "2024-02-12", 17, "17 people")
    other = _flood("La Llanura", "2024-02-12", 9, "9 people")
    desk = Desk([herald, coast, wire, post, early, late, other], families=[[herald, coast]])
    both = [herald, coast, wire, post]
    otieno = desk.entity(*((draft, "o") for draft in both))
    bekele = desk.entity(*((draft, "b") for draft in both))
    kenya = desk.entity((herald, "ke"), (wire, "ke"), (post, "ke"))
    desk.entity((herald, "et"), (wire, "et"))
    desk.entity((herald, "w"), (wire, "w"))
    desk.entity((post, "hc"))
    assert kenya.country == "KE"
    who = [(otieno, "actor"), (bekele, "actor")]
    week = Reason(
        "this week", "“next week” must hold 10 May 2023, the day that Addis Wire names", coast.id,
        coast.span("next week"),
    )  # fmt: skip
    desk.published[coast.id] = Dated.of(days("2023-04-30", "2023-05-07"), Basis.INFERRED, week)
    sides = [
        SideStance("KE", Stance.ANNOUNCED, herald.span("the Kenyan foreign ministry said")),
        SideStance("ET", Stance.ANNOUNCED, wire.span("her office announced")),
    ]
    meeting = desk.event((herald, 0), (coast, 0), (wire, 0), time=days("2023-05-10"), place=MOMBASA, who=who,
                         status=Status.PLANNED, sides=sides, series="ser_1")  # fmt: skip
    held = desk.event((post, 0), time=days("2024-03-06"), place=Place("Djibouti", "DJ"), who=who, series="ser_1")
    nairobi = desk.event((post, 1), time=days("2023-06-01", "2023-06-30"), place=Place("Nairobi", "KE", ("Kenya",)),
                         who=who, series="ser_1")  # fmt: skip
    flood = desk.event((early, 0), (late, 0), (other, 0), time=days("2024-02-09", "2024-02-10"),
                       place=Place("Beni", "BO", ("Bolivia",)), status=Status.HELD)  # fmt: skip
    desk.story("Kenya–Ethiopia talks in Mombasa", [herald, coast, wire], [meeting])
    desk.story("Meeting in Djibouti", [post], [held, nairobi])
    desk.story("Flood in Beni", [early, late, other], [flood])
    ground = Ground("same facts in the same order", "four statements in one order; rare phrase “not confirmed”", 1.0)
    desk.lineages.append(Lineage("lin_1", herald.id, coast.id, Relation.REWRITE, "text", 0.9, (ground,)))
    drafts = {"herald": herald, "coast": coast, "wire": wire, "post": post, "early": early, "late": late}
    events = {"meeting": meeting, "held": held, "nairobi": nairobi, "flood": flood}
    return Corpus(desk.record(), {**drafts, "other": other}, events)

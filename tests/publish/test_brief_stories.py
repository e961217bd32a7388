from dataclasses import replace

from dateline.model.annotation import EventType, SideStance, Stance, Status
from dateline.model.claim import Brief
from dateline.model.dates import Interval
from dateline.publish.brief import BriefLength, write_brief
from dateline.record.timeline import build_timeline
from tests.record.happenings import Happening, record_of
from tests.support.records import days

PAIR = ("Abena Mensah", "Ikenna Obi")
TALKS = Happening(
    "Abena Mensah met Ikenna Obi", EventType.MEET, Status.HELD, PAIR, days("2024-03-05"), "Lomé", story="Talks in Lomé"
)
STRIKE = Happening(
    "Dockworkers walked out", EventType.PROTEST, Status.HELD, (), days("2024-01-09"), story="Ports stand still"
)


def _brief(*happenings: Happening, length: BriefLength = BriefLength.STANDARD) -> Brief:
    record, _ = record_of(*happenings)
    return write_brief(record, build_timeline(record), length=length)


def _told(brief: Brief, heading: str) -> list[str]:
    sections = [section for section in brief.sections if heading in (section.heading, section.part_of)]
    return [sentence.text for section in sections for sentence in section.sentences]


def test_stories_stand_in_order_of_their_main_event() -> None:
    topics = [section.topic for section in _brief(TALKS, STRIKE).sections if section.part_of == "What happened"]
    assert topics == ["Ports stand still", "Talks in Lomé"]


def test_one_story_needs_no_title_of_its_own() -> None:
    assert [section.heading for section in _brief(TALKS).sections][:1] == ["What happened"]


def test_what_is_said_at_a_meeting_has_no_line_of_its_own() -> None:
    agreed = replace(TALKS, words="Abena Mensah and Ikenna Obi agreed on a toll", kind=EventType.AGREE)
    assert _told(_brief(TALKS, agreed), "What happened") == ["Abena Mensah and Ikenna Obi met in Lomé on 5 March 2024."]


def test_what_does_not_fit_is_counted() -> None:
    days_of_talks = [replace(TALKS, words=f"They met, round {n}", time=days(f"2024-03-{n:02}")) for n in range(1, 10)]
    told = _told(_brief(*days_of_talks), "What happened")
    assert len(told) == 4
    assert told[-1].endswith(" And 5 more happenings (dateline events).")
    assert len(_told(_brief(*days_of_talks, length=BriefLength.FULL), "What happened")) == 9


def test_a_deed_that_cannot_be_placed_says_so() -> None:
    long_ago = replace(TALKS, time=Interval(None, days("2024-03-05").latest))
    assert _told(_brief(long_ago), "What happened") == [
        "Abena Mensah and Ikenna Obi met in Lomé, on a day that the pages do not settle (5 March 2024 at the latest)."
    ]


def test_what_somebody_denies_has_not_simply_happened() -> None:
    denied = replace(TALKS, words="The palace denied that they met", status=Status.DENIED)
    brief = _brief(TALKS, denied)
    assert _told(brief, "What happened") == []
    assert len(_told(brief, "What was called off or denied")) == 1


def test_a_plan_that_was_carried_out_is_not_announced() -> None:
    plan = replace(TALKS, words="Abena Mensah will meet Ikenna Obi", status=Status.PLANNED, printed="2024-03-01")
    assert _told(_brief(TALKS, plan), "What is announced") == []
    assert _told(_brief(replace(plan, time=days("2024-09-01"))), "What is announced") == [
        "Abena Mensah and Ikenna Obi are due to meet in Lomé on 1 September 2024."
    ]


def test_a_plan_that_only_a_quotation_tells_needs_days() -> None:
    vote = Happening("Voters will choose a mayor", EventType.ELECT, Status.PLANNED, (), days("2024-10-06"))
    assert _told(_brief(vote), "What is announced") == ["Announced for 6 October 2024: “Voters will choose a mayor”."]
    assert _told(_brief(replace(vote, time=Interval(vote.time.earliest, None))), "What is announced") == []


def test_a_page_is_quoted_only_for_a_deed_with_days() -> None:
    visit = Happening("The president toured the flooded town", EventType.VISIT, Status.HELD, (), days("2024-01-09"))
    assert _told(_brief(TALKS, visit), "What happened")[0].startswith("On 9 January 2024: “The president toured")
    month = replace(visit, time=days("2024-01-01", "2024-01-31"), story="Talks in Lomé")
    told = _told(_brief(TALKS, month), "What happened")
    assert told == ["Abena Mensah and Ikenna Obi met in Lomé on 5 March 2024. And 1 more happening (dateline events)."]


def test_a_report_that_a_side_denies_is_told_as_both() -> None:
    record, events = record_of(TALKS)
    denied = replace(events[0], status_by_side=(SideStance("TG", Stance.DENIED, events[0].mentions[0].span),))
    record = replace(record, links=replace(record.links, events=(denied,)))
    brief = write_brief(record, build_timeline(record))
    assert _told(brief, "What happened") == []
    told = _told(brief, "What was called off or denied")
    assert told == ["Reported and denied: Abena Mensah and Ikenna Obi met in Lomé on 5 March 2024."]

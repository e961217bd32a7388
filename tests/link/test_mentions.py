from dataclasses import replace

from dateline.link.entities import resolve_entities
from dateline.link.mentions import tellings_of
from dateline.link.tellings import Telling
from dateline.model.annotation import EntityKind, EventType, PageEntity, Status
from dateline.model.link import Page
from tests.link.build import Told, make_page

MEET, VISIT, DISASTER = EventType.MEET, EventType.VISIT, EventType.DISASTER
PEOPLE = {"Ana Silva": "PT", "Tomas Novak": "CZ"}
BOTH = tuple(PEOPLE)


def tellings(page: Page) -> list[Telling]:
    return tellings_of(page, resolve_entities([page]), page.article.published.interval)


def test_a_meeting_told_without_names_is_of_the_two_whose_meetings_the_page_tells() -> None:
    text = "Ana Silva met Tomas Novak in Porto.\nA year before there were talks in Brno."
    told = [Told(MEET, "met", BOTH, place=("Porto", "PT")), Told(MEET, "talks", place=("Brno", "CZ"), background=True)]
    now, before = tellings(make_page("a", text, people=PEOPLE, told=told))
    assert now.people == before.people and len(before.people) == 2


def test_of_three_people_nobody_can_tell_who_met() -> None:
    three = {**PEOPLE, "Eva Berg": "SE"}
    text = (
        "Ana Silva met Tomas Novak in Porto.\nEva Berg met Ana Silva in Oslo.\nA year before there were talks in Brno."
    )
    told = [
        Told(MEET, "met Tomas", BOTH, place=("Porto", "PT")),
        Told(MEET, "met Ana", ("Eva Berg", "Ana Silva"), place=("Oslo", "NO")),
        Told(MEET, "talks", place=("Brno", "CZ"), background=True),
    ]
    assert tellings(make_page("a", text, people=three, told=told))[-1].people == frozenset()


def test_talks_without_a_place_lie_where_the_visit_goes() -> None:
    text = "Ana Silva will travel to Brno.\nAna Silva and Tomas Novak are to hold talks on trade."
    planned = Status.PLANNED
    told = [Told(VISIT, "travel", ("Ana Silva",), planned, ("Brno", "CZ")), Told(MEET, "talks", BOTH, planned)]
    talks = tellings(make_page("a", text, people=PEOPLE, told=told))[-1]
    assert [place.name for place in talks.places] == ["Brno"]


def test_a_second_quake_is_not_the_first() -> None:
    text = "A quake shook the valley.\nA second quake followed, and a third strong quake in the night."
    told = [Told(DISASTER, "quake shook"), Told(DISASTER, "quake followed"), Told(DISASTER, "quake in the night")]
    assert len(tellings(make_page("a", text, told=told))) == 3


def test_visits_of_two_seasons_are_two() -> None:
    text = "Nothing came of the June visit by Ana Silva.\nSo ended the autumn visit of hers."
    told = [Told(VISIT, "visit by", ("Ana Silva",)), Told(VISIT, "visit of", ("Ana Silva",))]
    assert len(tellings(make_page("a", text, people=PEOPLE, told=told))) == 2
    again = text.replace("autumn visit", "June visit")
    assert len(tellings(make_page("a", again, people=PEOPLE, told=told))) == 1


def test_whoever_mediates_an_agreement_need_not_have_met_anybody() -> None:
    text = "Ana Silva held talks in Porto.\nThe fish pact is one that Portugal and the Reef Council mediated."
    others = [
        PageEntity("Portugal", EntityKind.COUNTRY, "Portugal", country="PT"),
        PageEntity("Reef Council", EntityKind.ORGANISATION, "Reef Council"),
    ]
    talks = Told(MEET, "talks", ("Ana Silva",), place=("Porto", "PT"), cameo="046")
    mediated = Told(MEET, "mediated", ("Portugal", "Reef Council"), cameo="045")

    def number(*told: Told) -> int:
        return len(tellings(make_page("a", text, people={"Ana Silva": "PT"}, others=others, told=told)))

    assert number(talks, mediated) == 2
    assert number(talks, replace(mediated, cameo="046")) == 1

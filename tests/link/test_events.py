from datetime import date

import pytest

from dateline.link.entities import resolve_entities
from dateline.link.events import Context, compare
from dateline.link.mentions import tellings_of
from dateline.link.tellings import Telling
from dateline.model.annotation import EntityKind, EventType, PageEntity, Status
from dateline.model.dates import Direction, RelativeTime, RelativeUnit
from dateline.model.link import Judgement, Page, Verdict
from tests.link.build import Told, When, make_page

MEET, VISIT = EventType.MEET, EventType.VISIT
PEOPLE = {"Ama Boateng": "GH", "Koffi Yao": "CI"}
BOTH = tuple(PEOPLE)
MONDAY = RelativeTime(RelativeUnit.WEEKDAY, weekday=0, direction=Direction.PAST)


def meeting(
    name: str, place: tuple[str, str] | None = None, when: dict[str, When] | None = None, published: date | None = None
) -> Page:
    text = f"Ama Boateng met Koffi Yao {'in ' + place[0] if place else ''} {' '.join(when or {})} over cocoa prices."
    told = Told(MEET, "met", BOTH, Status.HELD, place, when=when or {})
    return make_page(name, text, published=published, people=PEOPLE, told=[told])


def tellings(*pages: Page) -> list[Telling]:
    index = resolve_entities(pages)
    return [each for page in pages for each in tellings_of(page, index, page.article.published.interval)]


def judged(one: Page, other: Page, context: Context | None = None) -> Judgement | None:
    left, right = tellings(one, other)
    return compare(left, right, context or Context({}))


def names(judgement: Judgement | None) -> list[str]:
    return [ground.name for ground in judgement.grounds] if judgement else []


def test_the_same_people_alone_are_not_enough() -> None:
    judgement = judged(meeting("a"), meeting("b"))
    assert judgement is not None and judgement.verdict is Verdict.UNSURE


def test_people_and_place_are_enough_where_nothing_speaks_against_it() -> None:
    judgement = judged(meeting("a", ("Abidjan", "CI")), meeting("b", ("Abidjan", "CI")))
    assert judgement is not None and judgement.verdict is Verdict.SAME
    assert {"who", "where"} <= set(names(judgement))


ON_3_MAY, ON_4_MAY = (meeting(name, when={"that day": date(2021, 5, day)}) for name, day in (("a", 3), ("b", 4)))
ON_A_WEDNESDAY = meeting("b", when={"on Wednesday": RelativeTime(RelativeUnit.WEEKDAY, weekday=2)})


@pytest.mark.parametrize(
    ("one", "other", "ground"),
    [
        (ON_3_MAY, ON_4_MAY, "dates"),
        (meeting("a", ("Accra", "GH")), meeting("b", ("Abidjan", "CI")), "places"),
        (ON_3_MAY, ON_A_WEDNESDAY, "calendar"),
    ],
)
def test_a_hard_difference_outranks_everything(one: Page, other: Page, ground: str) -> None:
    judgement = judged(one, other)
    assert judgement is not None and judgement.verdict is Verdict.DIFFERENT
    assert names(judgement) == [ground]


def test_a_monday_without_a_date_fits_a_dated_monday() -> None:
    one = meeting("a", ("Ghana", "GH"), {"on Monday": MONDAY})
    judgement = judged(one, meeting("b", ("Accra", "GH"), {"3 May 2021": date(2021, 5, 3)}))
    assert judgement is not None and judgement.verdict is Verdict.SAME
    assert "calendar" in names(judgement)


def test_pages_of_other_years_tell_other_news() -> None:
    judgement = judged(meeting("a", published=date(2021, 5, 4)), meeting("b", published=date(2023, 5, 4)))
    assert judgement is None or judgement.verdict is not Verdict.SAME


def test_one_text_family_speaks_for_one_event() -> None:
    context = Context({"a": "a", "b": "a"})
    assert "same text" in names(judged(meeting("a"), meeting("b"), context))


def test_a_speaker_repeats_himself_so_speech_needs_more() -> None:
    pages = []
    for name in ("a", "b"):
        told = Told(EventType.ANNOUNCE, "announced", ["Ama Boateng"], place=("Accra", "GH"))
        text = "Ama Boateng announced a new cocoa price in Accra."
        pages.append(make_page(name, text, published=date(2021, 5, 3), people=PEOPLE, told=[told]))
    judgement = judged(pages[0], pages[1])
    assert judgement is not None and judgement.verdict is Verdict.UNSURE


def test_two_pages_of_one_day_tell_one_meeting_of_the_same_people() -> None:
    one, other, later = (meeting(name, published=date(2021, 5, day)) for name, day in (("a", 3), ("b", 4), ("c", 27)))
    verdicts = [found.verdict for page in (other, later) if (found := judged(one, page)) is not None]
    assert verdicts == [Verdict.SAME, Verdict.UNSURE]


def test_towns_whose_names_sound_alike_may_be_one_read_twice() -> None:
    grounds = [
        names(judged(meeting("a", ("Skagen", "DK")), meeting("b", (town, "NL")))) for town in ("Schagen", "Breda")
    ]
    assert ["places" in found for found in grounds] == [False, True]


@pytest.mark.parametrize(("status", "same"), [(Status.CANCELLED, True), (Status.HELD, False)])
def test_a_visit_that_was_called_off_may_be_the_meeting_that_other_pages_planned(status: Status, same: bool) -> None:
    text = "Ama Boateng and Koffi Yao are to meet in Bouake."
    planned = Told(MEET, "meet", BOTH, Status.PLANNED, ("Bouake", "CI"))
    journey = Told(VISIT, "visit", ["Ama Boateng"], status, ("Bouake", "CI"))
    one = make_page("a", text, people=PEOPLE, told=[planned], published=date(2021, 5, 3))
    other = make_page(
        "b", "The visit of Ama Boateng to Bouake.", people=PEOPLE, told=[journey], published=date(2021, 5, 4)
    )
    judgement = judged(one, other)
    assert judgement is not None and (judgement.verdict is not Verdict.DIFFERENT) is same


def test_whoever_goes_back_to_the_own_capital_is_on_no_visit() -> None:
    text = "Ama Boateng went to Abidjan.\nShe returned to Accra on Friday.\nThe visit was short."
    told = [
        Told(VISIT, "went", ["Ama Boateng"], place=("Abidjan", "CI")),
        Told(VISIT, "returned", ["Ama Boateng"], place=("Accra", "GH")),
        Told(VISIT, "visit", ["Ama Boateng"]),
    ]
    found = tellings(make_page("a", text, people=PEOPLE, told=told))
    assert [each.numbers for each in found] == [(0, 2), (1,)]


def test_what_lies_before_the_days_of_the_news_is_not_the_meeting_that_is_news() -> None:
    text = "Ama Boateng met Koffi Yao.\nIn Bouake, in April, the talks had failed."
    april = RelativeTime(RelativeUnit.MONTH_NAME, month=4, direction=Direction.PAST)
    told = [Told(MEET, "met", BOTH), Told(MEET, "talks", BOTH, when={"April": april})]
    days = [date(2021, 11, 8), date(2021, 4, 28)]
    assert [len(tellings(make_page("a", text, people=PEOPLE, told=told, published=day))) for day in days] == [2, 1]


def test_past_and_coming_meetings_of_one_page_are_two() -> None:
    text = "Ama Boateng met Koffi Yao on Monday.\nThey will meet again in June."
    told = [Told(MEET, "met", BOTH), Told(MEET, "meet again", BOTH, Status.PLANNED)]
    assert len(tellings(make_page("a", text, people=PEOPLE, told=told))) == 2


def test_a_meeting_named_again_on_one_page_is_one() -> None:
    text = "Ama Boateng met Koffi Yao in Accra.\nThe talks lasted two hours."
    told = [Told(MEET, "met", BOTH, place=("Accra", "GH")), Told(MEET, "talks", ())]
    [found] = tellings(make_page("a", text, people=PEOPLE, told=told))
    assert found.members == ("a#e0", "a#e1")


def test_a_recalled_meeting_is_not_the_one_the_page_is_about() -> None:
    text = "Ama Boateng met Koffi Yao in Accra.\nIt was the first time since they last met."
    told = [Told(MEET, "met Koffi", BOTH), Told(MEET, "met.", BOTH)]
    assert len(tellings(make_page("a", text, people=PEOPLE, told=told))) == 2


def test_a_trip_and_its_stop_are_two() -> None:
    text = "Ama Boateng begins a trip to West Africa.\nShe will visit Togo on Friday."
    told = [
        Told(VISIT, "trip", ["Ama Boateng"], Status.PLANNED, ("West Africa", "")),
        Told(VISIT, "visit", ["Ama Boateng"], Status.PLANNED, ("Togo", "TG"), part_of_mention=0),
    ]
    assert len(tellings(make_page("a", text, people=PEOPLE, told=told))) == 2


def test_a_mention_of_several_days_gives_no_date() -> None:
    days: dict[str, When] = {"3 May 2021": date(2021, 5, 3), "9 June 2021": date(2021, 6, 9)}
    [found] = tellings(meeting("a", ("Accra", "GH"), days))
    assert found.time.is_unknown
    assert found.places == ()


def test_a_summit_of_two_people_is_a_meeting() -> None:
    text = "Ama Boateng flew to Accra for a summit with Koffi Yao."
    told = Told(EventType.SUMMIT, "summit", BOTH, place=("Accra", "GH"))
    judgement = judged(make_page("a", text, people=PEOPLE, told=[told]), meeting("b", ("Accra", "GH")))
    assert judgement is not None and judgement.verdict is Verdict.SAME


def test_the_blast_takes_up_the_only_attack_of_its_page() -> None:
    text = "A bomb went off in Accra on Monday.\nThe blast broke windows.\nThe attack was filmed."
    told = [
        Told(EventType.ATTACK, "bomb", place=("Accra", "GH")),
        Told(EventType.ATTACK, "blast"),
        Told(EventType.ATTACK, "attack"),
    ]
    [found] = tellings(make_page("a", text, told=told))
    assert found.members == ("a#e0", "a#e1", "a#e2")


def test_an_attack_without_an_article_or_beside_two_others_stays_apart() -> None:
    text = "A bomb went off in Accra.\nFears of an attack grew.\nShots were fired in Lagos.\nThe assault went on."
    one = Told(EventType.ATTACK, "bomb", place=("Accra", "GH"))
    assert len(tellings(make_page("a", text, told=[one, Told(EventType.ATTACK, "attack")]))) == 2
    two = [one, Told(EventType.ATTACK, "Shots", place=("Lagos", "NG")), Told(EventType.ATTACK, "assault")]
    assert len(tellings(make_page("a", text, told=two))) == 3


def _attack(words: str, town: str) -> Telling:
    text = f"Nothing is as it was since {words} on the north."
    place = PageEntity(town, EntityKind.PLACE, town, (town,), "GH")
    told = Told(EventType.ATTACK, words.rpartition(" ")[2])
    return tellings(make_page("a", text, others=[place], told=[told]))[0]


@pytest.mark.parametrize(("words", "town"), [("Accra's attack", "Accra"), ("Lomé’s war", "Lomé")])
def test_a_capital_that_owns_an_attack_is_not_where_it_was(words: str, town: str) -> None:
    assert _attack(words, town).places == ()


@pytest.mark.parametrize(("words", "town"), [("the Accra attack", "Accra"), ("the Lomé bombing", "Lomé")])
def test_a_town_that_an_attack_is_called_after_is_where_it_was(words: str, town: str) -> None:
    assert [place.name for place in _attack(words, town).places] == [town]


def _visit(name: str, verb: str, status: Status, when: dict[str, When]) -> Page:
    text = f"Ama Boateng {verb} Abidjan {' '.join(when)}."
    told = Told(VISIT, verb, ("Ama Boateng",), status, ("Abidjan", "CI"), when=when)
    return make_page(name, text, people=PEOPLE, told=[told])


@pytest.mark.parametrize("weekday", [6, 4])
def test_a_visit_planned_for_another_weekday_is_not_the_one_that_was_made(weekday: int) -> None:
    day = RelativeTime(RelativeUnit.WEEKDAY, weekday=weekday, direction=Direction.FUTURE)
    planned = _visit("a", "will visit", Status.PLANNED, {"that weekday": day})
    made = _visit("b", "visited", Status.HELD, {"that day": date(2021, 5, 4)})
    judgement = judged(planned, made)
    assert judgement is None or judgement.verdict is not Verdict.SAME
    fitting = RelativeTime(RelativeUnit.WEEKDAY, weekday=1, direction=Direction.FUTURE)
    judgement = judged(_visit("a", "will visit", Status.PLANNED, {"that weekday": fitting}), made)
    assert judgement is not None and judgement.verdict is Verdict.SAME


@pytest.mark.parametrize(("word", "verdict"), [("invasion", Verdict.SAME), ("strike", Verdict.UNSURE)])
def test_a_country_invades_another_once_and_strikes_it_often(word: str, verdict: Verdict) -> None:
    lands = [
        PageEntity(name, EntityKind.COUNTRY, name, (name,), code) for name, code in (("Togo", "TG"), ("Benin", "BJ"))
    ]
    told = Told(EventType.ATTACK, word, ("Togo", "Benin"), background=True)
    one, other = [
        make_page(name, text, others=lands, told=[told])
        for name, text in (
            ("a", f"Since Togo's {word} of Benin cotton is dear."),
            ("b", f"The {word} of Benin by Togo."),
        )
    ]
    judgement = judged(one, other)
    assert judgement is not None and judgement.verdict is verdict

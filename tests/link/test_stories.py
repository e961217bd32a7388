from dataclasses import replace
from datetime import date

from dateline.link.resolve import link
from dateline.model.annotation import Attribution, EventType, SideStance, Stance, Status
from dateline.model.link import Judgement, Page, Verdict
from dateline.model.span import Span
from tests.link.build import Told, make_page

PEOPLE = {"Ama Boateng": "GH", "Koffi Yao": "CI"}
DAY = date(2021, 5, 3)


def meeting(name: str, day: date, *, published: date, town: tuple[str, str], background: bool = False) -> Page:
    text = f"Ama Boateng met Koffi Yao in {town[0]} on {day:%d %B %Y} to talk about cocoa."
    told = Told(EventType.MEET, "met", tuple(PEOPLE), place=town, when={f"{day:%d %B %Y}": day}, background=background)
    return make_page(
        name, text, published=published, people=PEOPLE, told=[told], title=f"Cocoa talks {name}", outlet=name
    )


def stories(*pages: Page, judgements: tuple[Judgement, ...] = ()) -> list[tuple[str, ...]]:
    return sorted(story.articles for story in link(pages, judgements).stories)


ONE = meeting("a", DAY, published=DAY, town=("Accra", "GH"))
SAME_NEWS = meeting("b", DAY, published=date(2021, 5, 4), town=("Accra", "GH"))
LATER = meeting("c", date(2022, 2, 7), published=date(2022, 2, 8), town=("Abidjan", "CI"))
LOOKING_BACK = meeting("d", DAY, published=date(2022, 2, 8), town=("Accra", "GH"))


def test_pages_about_one_event_are_one_story() -> None:
    assert stories(ONE, SAME_NEWS, LATER) == [("a", "b"), ("c",)]


def test_a_page_that_looks_back_months_later_is_another_story() -> None:
    assert stories(ONE, SAME_NEWS, LOOKING_BACK) == [("a", "b"), ("d",)]


def test_the_title_of_a_story_is_that_of_one_of_its_pages() -> None:
    [story] = link([ONE, SAME_NEWS]).stories
    assert story.title in {"Cocoa talks a", "Cocoa talks b"}
    assert story.origins.outlets == ("a", "b")


def test_a_text_that_was_taken_over_later_gives_no_title_to_the_story() -> None:
    text = (
        "Cocoa growers of both countries burnt forty sacks of mouldy beans on the quay of Takoradi at noon, and the "
        "harbour master, who had forbidden it twice, brought them water, sand and a chair for the oldest of them."
    )
    first = make_page("a", text, published=DAY, people=PEOPLE, title="Forty sacks", outlet="a")
    spun = make_page("b", text, published=date(2021, 5, 5), people=PEOPLE, title="Cocoa growers burnt quay", outlet="b")
    [story] = link([first, spun]).stories
    assert (story.articles, story.title) == (("a", "b"), "Forty sacks")


def test_a_person_may_part_and_join_stories() -> None:
    apart = Judgement("story", "a", "b", Verdict.DIFFERENT, 1.0, (), "reader")
    same = Judgement("story", "a", "c", Verdict.SAME, 1.0, (), "reader")
    assert stories(ONE, SAME_NEWS, LATER, judgements=(apart, same)) == [("a", "c"), ("b",)]


def origins_text(*said_by: str, stances: tuple[SideStance, ...] = ()) -> str:
    people = {**PEOPLE, "Esi Mensah": "GH", "Lin Tao": "CN"}
    text = "Ama Boateng will meet Koffi Yao in Accra, said Esi Mensah and Lin Tao."
    who = ("Ama Boateng", "Koffi Yao")
    told = Told(EventType.MEET, "meet", who, Status.PLANNED, ("Accra", "GH"), said_by=said_by, stances=stances)
    return str(link([make_page("a", text, people=people, told=[told])]).events[0].origins)


def test_an_announcer_counts_with_his_side() -> None:
    assert origins_text("Esi Mensah") == "1 outlet, 1 text, 1 announcer, 1 side"


def test_a_side_that_has_yet_to_confirm_supports_nothing() -> None:
    silent = SideStance("CI", Stance.UNCONFIRMED, Span(0, 3))
    assert origins_text("Esi Mensah", stances=(silent,)) == "1 outlet, 1 text, 1 announcer, 1 side"


def test_a_medium_that_passes_a_statement_on_is_no_announcer() -> None:
    text = "Ama Boateng will meet Koffi Yao in Accra, Reuters reported."
    told = Told(EventType.MEET, "meet", tuple(PEOPLE), Status.PLANNED, ("Accra", "GH"))
    page = make_page("a", text, people=PEOPLE, told=[told])
    [mention] = page.notes.events
    reported = Attribution("Reuters", Span(42, 49))
    notes = replace(page.notes, events=(replace(mention, attributed_to=(reported,)),))
    assert link([replace(page, notes=notes)]).events[0].origins.announcers == ()


def test_a_report_that_is_denied_later_is_denied() -> None:
    steps = ((DAY, Status.HELD), (date(2021, 5, 5), Status.DENIED))
    pages = []
    for number, (published, status) in enumerate(steps):
        text = "Ama Boateng met Koffi Yao in Accra on 2 May 2021."
        told = Told(
            EventType.MEET, "met", tuple(PEOPLE), status, ("Accra", "GH"), when={"2 May 2021": date(2021, 5, 2)}
        )
        pages.append(make_page(f"p{number}", text, published=published, people=PEOPLE, told=[told]))
    [event] = link(pages).events
    assert event.status is Status.DENIED


FLOODS = {
    "a": "The Lutzbach burst its banks at Oberau and drowned the quarter of millers. Greta Holm closed the bridge.",
    "b": "Sandbags by the thousand could not hold the Lutzbach: Oberau is under water, and Greta Holm, its mayor, asks "
    "the millers to leave their quarter before the bridge goes.",
    "c": "Rosstal woke to a roar when the Weissache left its bed. Emil Kern ordered the vineyards cleared.",
    "d": "Vineyards around Rosstal lie under mud, Emil Kern said, after the Weissache flooded the terraces overnight.",
}
MAYORS = {"a": "Greta Holm", "b": "Greta Holm", "c": "Emil Kern", "d": "Emil Kern"}
UNDATED = {name: make_page(name, text, people={MAYORS[name]: "AT"}) for name, text in FLOODS.items()}


def test_undated_pages_about_the_same_are_one_story_and_a_look_alike_is_another() -> None:
    assert stories(*UNDATED.values()) == [("a", "b"), ("c", "d")]


def test_a_person_may_part_undated_pages() -> None:
    apart = Judgement("story", "a", "b", Verdict.DIFFERENT, 1.0, (), "reader")
    assert stories(UNDATED["a"], UNDATED["b"], judgements=(apart,)) == [("a",), ("b",)]


def test_undated_pages_that_a_person_parts_are_parted_with_the_company_they_keep() -> None:
    third = make_page("e", FLOODS["a"] + " The millers sleep in the school.", people={"Greta Holm": "AT"})
    pages = (UNDATED["a"], UNDATED["b"], third)
    apart = Judgement("story", "a", "b", Verdict.DIFFERENT, 1.0, (), "reader")
    assert stories(*pages) == [("a", "b", "e")]
    assert stories(*pages, judgements=(apart,)) == [("a", "e"), ("b",)]


def wreck(name: str, text: str, language: str, published: date) -> Page:
    return make_page(name, text, published=published, people={"Ines Kolbeck": "AT"}, language=language)


def test_pages_in_two_languages_are_one_story_by_their_names_and_figures_where_no_happening_was_found() -> None:
    english = "The barge Veldrakka sank off Torsmouth with 61 aboard, said Ines Kolbeck of Austria."
    german = "Ines Kolbeck aus Österreich: Die Veldrakka lag vor Torsmouth, 61 waren an Bord."
    pages = [wreck("a", english, "en", DAY), wreck("b", german, "de", date(2021, 5, 4))]
    assert stories(*pages) == [("a", "b")]
    assert stories(pages[0], wreck("b", german, "de", date(2021, 6, 30))) == [("a",), ("b",)]


def test_a_happening_without_a_day_does_not_join_undated_look_alikes() -> None:
    told = [Told(EventType.DISASTER, word, place=("Austria", "AT")) for word in ("drowned", "water", "left", "flooded")]
    pages = [
        make_page(name, f"Austria: {FLOODS[name]}", people={MAYORS[name]: "AT"}, told=[each])
        for name, each in zip(FLOODS, told, strict=True)
    ]
    assert stories(*pages) == [("a", "b"), ("c", "d")]

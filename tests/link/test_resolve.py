from datetime import date
from random import Random

from dateline.link.resolve import link
from dateline.model.annotation import EventType, Status
from dateline.model.dates import Direction, Interval, RelativeTime, RelativeUnit
from dateline.model.link import Event, Judgement, Links, Page, Verdict
from tests.link.build import Told, make_page

MEET, VISIT, DISASTER = EventType.MEET, EventType.VISIT, EventType.DISASTER
PAIR = {"Ana Silva": "PT", "Tomas Novak": "CZ"}
BOTH = tuple(PAIR)
THIS_WEEK = RelativeTime(RelativeUnit.WEEK, direction=Direction.FUTURE)
WEDNESDAY = RelativeTime(RelativeUnit.WEEKDAY, weekday=2, direction=Direction.FUTURE)


def meeting(
    name: str, day: date, town: str, country: str, *, published: date | None = None, status: Status = Status.HELD
) -> Page:
    text = f"Ana Silva met Tomas Novak in {town} on the day named {day:%d %B %Y} for talks."
    told = Told(MEET, "met", BOTH, status, (town, country), when={f"{day:%d %B %Y}": day})
    return make_page(name, text, published=published or day, people=PAIR, told=[told], outlet=f"Outlet {name}")


def event_of(links: Links, member: str) -> Event:
    return next(event for event in links.events if member in event.members)


def series_pages() -> list[Page]:
    return [
        meeting("a1", date(2023, 1, 16), "Lisbon", "PT"),
        meeting("a2", date(2023, 1, 16), "Lisbon", "PT", published=date(2023, 1, 17)),
        meeting("b1", date(2023, 3, 6), "Prague", "CZ"),
        meeting("b2", date(2023, 3, 6), "Prague", "CZ"),
        meeting("c1", date(2023, 5, 22), "Lisbon", "PT"),
        meeting("d1", date(2023, 9, 4), "Oslo", "NO"),
        meeting("e1", date(2023, 11, 20), "Prague", "CZ"),
    ]


def test_five_meetings_of_the_same_people_stay_five_events_of_one_series() -> None:
    links = link(series_pages())
    assert [len(event.members) for event in sorted(links.events, key=lambda e: str(e.time))] == [2, 2, 1, 1, 1]
    assert len({event.series for event in links.events}) == 1
    assert event_of(links, "a1#e0") == event_of(links, "a2#e0")
    assert event_of(links, "a1#e0").title == "Ana Silva and Tomas Novak meet, Lisbon"


def test_an_undated_page_that_fits_several_meetings_is_given_to_none() -> None:
    text = "Ana Silva and Tomas Novak met to discuss trade between their countries."
    undated = make_page("x1", text, people=PAIR, told=[Told(MEET, "met", BOTH)])
    links = link([*series_pages(), undated])
    assert event_of(links, "x1#e0").members == ("x1#e0",)
    assert dict(links.published)["x1"].interval.is_unknown


def test_an_undated_page_is_dated_by_another_page_about_the_same_meeting() -> None:
    text = "Ana Silva will meet Tomas Novak in Norway this week."
    told = Told(MEET, "meet", BOTH, Status.PLANNED, ("Norway", "NO"), when={"this week": THIS_WEEK})
    links = link([*series_pages(), make_page("x1", text, people=PAIR, told=[told])])
    event = event_of(links, "x1#e0")
    assert "d1#e0" in event.members
    assert event.status is Status.HELD
    assert event.place is not None and (event.place.name, event.place.within) == ("Oslo", ("Norway",))
    published = dict(links.published)["x1"]
    assert str(published.interval) == "2023-09-03..2023-09-04"
    assert any("this week" in reason.text and "2023-09-04" in reason.text for reason in published.reasons)


def test_a_wednesday_is_found_through_a_later_stop_of_the_same_trip() -> None:
    text = "Ana Silva is due to visit Norway on Wednesday.\nShe will then meet Tomas Novak in Stockholm this week."
    told = [
        Told(VISIT, "visit", ["Ana Silva"], Status.PLANNED, ("Norway", "NO"), when={"on Wednesday": WEDNESDAY}),
        Told(MEET, "meet", BOTH, Status.PLANNED, ("Stockholm", "SE"), follows=(0,), when={"this week": THIS_WEEK}),
    ]
    undated = make_page("x1", text, people=PAIR, told=told)
    dated = meeting("a1", date(2023, 6, 15), "Stockholm", "SE", published=date(2023, 6, 7), status=Status.PLANNED)
    links = link([undated, dated])
    assert str(event_of(links, "x1#e0").time.interval) == "2023-06-14"
    assert str(dict(links.published)["x1"].interval) == "2023-06-11..2023-06-13"
    assert event_of(links, "x1#e1").status is Status.PLANNED


def test_a_postponed_visit_is_one_event_with_a_history() -> None:
    pages = []
    for name, day, status, words in (
        ("p1", date(2023, 2, 1), Status.PLANNED, "Ana Silva will visit Prague on 10 February 2023."),
        ("p2", date(2023, 2, 8), Status.POSTPONED, "Ana Silva has put off a visit to Prague on 10 February 2023."),
    ):
        told = Told(
            VISIT, "visit", ["Ana Silva"], status, ("Prague", "CZ"), when={"10 February 2023": date(2023, 2, 10)}
        )
        pages.append(make_page(name, words, published=day, people={"Ana Silva": "PT"}, told=[told]))
    links = link(pages)
    [event] = links.events
    assert event.status is Status.POSTPONED
    assert [step.status for step in event.history] == [Status.PLANNED, Status.POSTPONED]


def test_rising_tolls_are_one_disaster() -> None:
    pages = []
    for name, published, toll in (("q1", 8, 12), ("q2", 9, 240), ("q3", 11, 1100)):
        text = f"The earthquake that struck Morocco on 8 September 2023 killed at least {toll} people."
        told = Told(
            DISASTER, "earthquake", (), Status.HELD, ("Morocco", "MA"), when={"8 September 2023": date(2023, 9, 8)}
        )
        pages.append(make_page(name, text, published=date(2023, 9, published), told=[told]))
    other = "An earthquake shook Turkey on 6 February 2023."
    told = Told(DISASTER, "earthquake", (), Status.HELD, ("Turkey", "TR"), when={"6 February 2023": date(2023, 2, 6)})
    links = link([*pages, make_page("z1", other, published=date(2023, 2, 6), told=[told])])
    assert sorted(len(event.members) for event in links.events) == [1, 3]
    assert event_of(links, "q1#e0").title == "Earthquake, Morocco"


def test_a_plan_never_becomes_a_fact_by_being_old() -> None:
    links = link([meeting("a1", date(2020, 5, 5), "Lisbon", "PT", published=date(2020, 5, 1), status=Status.PLANNED)])
    assert links.events[0].status is Status.PLANNED


def test_another_counterpart_is_another_meeting() -> None:
    people = {"Ana Silva": "PT", "Tomas Novak": "CZ", "Ida Holm": "CZ"}
    pages = [
        make_page(
            name,
            f"Ana Silva met {who} in Lisbon on 3 May 2023.",
            published=date(2023, 5, 3),
            people=people,
            told=[Told(MEET, "met", ["Ana Silva", who], place=("Lisbon", "PT"), when={"3 May 2023": date(2023, 5, 3)})],
        )
        for name, who in (("m1", "Tomas Novak"), ("m2", "Ida Holm"))
    ]
    assert len(link(pages).events) == 2


def test_the_result_is_the_same_for_any_order_of_pages() -> None:
    text = "Ana Silva will meet Tomas Novak in Norway this week."
    told = Told(MEET, "meet", BOTH, Status.PLANNED, ("Norway", "NO"), when={"this week": THIS_WEEK})
    pages = [*series_pages(), make_page("x1", text, people=PAIR, told=[told])]
    expected = link(pages)
    random = Random(3)  # noqa: S311 - a fixed shuffle, no secret
    for _ in range(4):
        random.shuffle(pages)
        assert link(pages) == expected


def test_a_persons_judgement_outranks_the_machine() -> None:
    pages = series_pages()[:2]
    apart = Judgement("event", "a1#e0", "a2#e0", Verdict.DIFFERENT, 1.0, (), "reader")
    assert len(link(pages).events) == 1
    links = link(pages, [apart])
    assert len(links.events) == 2
    assert apart in links.judgements


def test_publication_dates_that_are_known_stay_as_they_are() -> None:
    pages = series_pages()
    published = dict(link(pages).published)
    assert all(published[page.article.id] == page.article.published for page in pages)


def test_no_pages_give_empty_links() -> None:
    assert link([]) == Links()


def test_an_undated_page_with_recalled_events_only_is_bounded_from_below() -> None:
    text = "In his book he recalls how Ana Silva met Tomas Novak in Oslo."
    told = Told(MEET, "met", BOTH, Status.HELD, ("Oslo", "NO"), background=True)
    interval = dict(link([*series_pages(), make_page("x1", text, people=PAIR, told=[told])]).published)["x1"].interval
    assert interval == Interval(date(2023, 9, 4), None)


def test_a_word_that_only_points_back_makes_no_event_of_its_own() -> None:
    text = "Traders doubted the talks.\nThe visit was announced by Ghana."
    bare = Told(EventType.MEET, "talks", status=Status.UNKNOWN)
    said = Told(EventType.VISIT, "visit", status=Status.UNKNOWN, said_by=["Ghana"])
    [event] = link([make_page("a", text, told=[bare, said])]).events
    assert event.type is EventType.VISIT


def visit(name: str, status: Status, words: str, published: date | None) -> Page:
    text = f"Ana Silva {words} Chile, her office said."
    told = Told(VISIT, words, ("Ana Silva",), status, ("Chile", "CL"))
    return make_page(name, text, published=published, people={"Ana Silva": "PT"}, told=[told])


def test_a_visit_put_off_is_the_visit_that_was_planned_though_no_page_gives_its_day() -> None:
    plan = visit("a", Status.PLANNED, "would travel to", None)
    delay = visit("b", Status.POSTPONED, "put off her trip to", date(2021, 5, 3))
    end = visit("c", Status.CANCELLED, "dropped her visit to", date(2021, 5, 9))
    [event] = link([plan, delay, end]).events
    assert {step.status for step in event.history} == {Status.PLANNED, Status.POSTPONED, Status.CANCELLED}


NAMES = ("Ana Silva", "Tomas Novak", "Eva Berg", "Ole Lund", "Ida Holm", "Per Dahl", "Liv Moe")


def listing(name: str, language: str, published: date | None) -> Page:
    """Return a page that names seven people, in words of its own."""
    text = "\n".join(f"{who} {name * (index + 2)}." for index, who in enumerate(NAMES))
    return make_page(name, text, published=published, people=dict.fromkeys(NAMES), language=language)


def test_an_undated_page_came_out_within_two_days_of_a_dated_one_with_the_same_text() -> None:
    links = link([listing("q", "en", date(2021, 5, 20)), listing("x", "nl", None)])
    published = dict(links.published)
    assert published["x"].interval == Interval(date(2021, 5, 18), date(2021, 5, 22))
    assert published["x"].reasons[-1].rule == "same story"


def test_two_pages_of_one_text_tell_the_same_meeting_though_one_lost_its_people() -> None:
    def page(name: str, language: str, *, named: bool) -> Page:
        text = "\n".join(f"{who} {name * (index + 2)}." for index, who in enumerate(NAMES))
        told = Told(MEET, f"{name * 2}.", ("Ana Silva", "Tomas Novak") if named else ())
        day = date(2021, 5, 20)
        return make_page(name, text, published=day, people=dict.fromkeys(NAMES), told=[told], language=language)

    [event] = link([page("q", "en", named=True), page("x", "nl", named=False)]).events
    assert len(event.members) == 2

from dateline.link.duplicates import Wording
from dateline.link.likeness import in_common, likeness
from dateline.model.annotation import EntityKind, PageEntity
from tests.link.build import make_page

WHO = {"Ines Kolbeck": "AT"}
ENGLISH = Wording(make_page("a", "The barge Veldrakka sank off Torsmouth with 61 aboard: Ines Kolbeck.", people=WHO))
GERMAN = Wording(make_page("b", "Ines Kolbeck: 61 auf der Veldrakka vor Torsmouth.", people=WHO, language="de"))
ELSEWHERE = Wording(make_page("c", "Der Lastzug Onnerby brannte bei Hallsund aus.", language="de"))


def test_the_same_names_and_figures_in_two_languages_are_likely_one_story() -> None:
    assert likeness(in_common(ENGLISH, GERMAN, 1)) > 0.5 > likeness(in_common(ENGLISH, ELSEWHERE, 1))


def test_each_day_between_makes_it_less_likely() -> None:
    assert likeness(in_common(ENGLISH, GERMAN, 1)) > likeness(in_common(ENGLISH, GERMAN, 9))


def test_pages_that_came_out_many_years_apart_are_of_two_stories() -> None:
    assert likeness(in_common(ENGLISH, GERMAN, 40 * 365)) == 0.0


def test_pages_that_share_no_name_and_no_figure_are_of_two_stories() -> None:
    assert likeness((0.0, 0.0, 0.0, 3.0, 0.0, 2.0, 0.3, 0.0, 0.0)) == 0.0


def test_a_name_that_begins_with_a_number_is_no_figure() -> None:
    body = PageEntity("b", EntityKind.ORGANISATION, "20th National Congress", ("20th National Congress",), "CN")
    page = make_page("a", "The 20th National Congress closed.", others=[body])
    assert Wording(page).setting.figures == frozenset()

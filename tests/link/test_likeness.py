from dateline.link.duplicates import Wording
from dateline.link.likeness import in_common, likeness
from tests.link.build import make_page

WHO = {"Ines Kolbeck": "AT"}
ENGLISH = Wording(make_page("a", "The barge Veldrakka sank off Torsmouth with 61 aboard: Ines Kolbeck.", people=WHO))
GERMAN = Wording(make_page("b", "Ines Kolbeck: 61 auf der Veldrakka vor Torsmouth.", people=WHO, language="de"))
ELSEWHERE = Wording(make_page("c", "Der Lastzug Onnerby brannte bei Hallsund aus.", language="de"))


def test_the_same_names_and_figures_in_two_languages_are_likely_one_story() -> None:
    assert likeness(in_common(ENGLISH, GERMAN, 1)) > 0.5 > likeness(in_common(ENGLISH, ELSEWHERE, 1))


def test_each_day_between_makes_it_less_likely() -> None:
    assert likeness(in_common(ENGLISH, GERMAN, 1)) > likeness(in_common(ENGLISH, GERMAN, 9))

from datetime import date

from dateline.link.scopes import find_scopes
from dateline.link.sounds import sounds_of
from tests.link.build import make_page


def test_a_name_nobody_knows_keeps_its_consonants_in_every_script() -> None:
    latin = sounds_of(make_page("a", "The barge Veldrakka sank off Torsmouth on Friday."))
    cyrillic = sounds_of(make_page("b", "Баржа «Велдракка» затонула у Торсмута.", language="ru"))
    assert {*latin} & {*cyrillic} >= {latin[0]}


def test_words_of_everyday_news_days_and_countries_are_no_names() -> None:
    assert sounds_of(make_page("a", "President of France. Thursday. North. March.")) == ()


def test_a_word_that_also_stands_without_a_capital_is_no_name() -> None:
    assert sounds_of(make_page("a", "Sandbanks shift. The pilot fears sandbanks near Torsmouth.")) == sounds_of(
        make_page("b", "They shift near Torsmouth.")
    )


def test_two_names_that_nobody_knows_bring_two_pages_together_in_any_script() -> None:
    latin = make_page("a", "Off Torsmouth the Veldrakka sank, 61 aboard.", published=date(2031, 5, 2))
    cyrillic = make_page("b", "«Велдракка» у Торсмута: 61 на борту.", published=date(2031, 5, 3), language="ru")
    elsewhere = make_page("c", "Off Torsmouth the Onnerby burned.", published=date(2031, 5, 3), language="da")
    pages = {page.article.id: page for page in (latin, cyrillic, elsewhere)}
    assert find_scopes(pages) == [("a", "b"), ("c",)]


def test_an_unknown_name_with_the_same_figure_brings_undated_pages_together() -> None:
    one = make_page("a", "Chivandra owes 14,200 baht for nets on the shore; 8,300 are paid.")
    other = make_page("b", "An Chivandra gehen 14.200 Baht, davon 8.300 gleich.", language="de")
    assert find_scopes({"a": one, "b": other}) == [("a", "b")]

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

import pytest

from dateline.record.change_words import change_of


@pytest.mark.parametrize(
    ("words", "rate"),
    [
        ("Exports rose by 12 percent.", 0.12),
        ("Exports fell by a quarter.", -0.25),
        ("Exports were up almost a third.", 0.333333),
        ("Exports doubled.", 1.0),
        ("Exports halved.", -0.5),
        ("The fair had 50 percent more visitors.", 0.5),
        ("There was a 30 percent drop in exports.", -0.3),
        ("Exports lost two thirds.", -0.666667),
        ("A rise of 20 percent was booked.", 0.2),
        ("Exports were a tenth lower.", -0.1),
    ],
)
def test_rates(words: str, rate: float) -> None:
    found = change_of(words)
    assert found is not None
    assert round(found.rate, 6) == rate


@pytest.mark.parametrize("words", ["Half of the members left.", "Exports came to 12 million.", "Prices rose."])
def test_no_change(words: str) -> None:
    assert change_of(words) is None

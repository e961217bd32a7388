"""Which day a happening has that names none itself: the day of the verb it goes with, or one counted from another."""

import pytest

from dateline.model.annotation import EventType as T
from tests.annotate.reads import read


@pytest.mark.parametrize(
    ("sentence", "kind", "times"),
    [
        ("Anna Berg will travel to Malmö on Friday for talks with Katrin Olsen.", T.MEET, ["Friday"]),
        ("Anna Berg came to Malmö on Monday for a summit of mayors.", T.SUMMIT, ["Monday"]),
        ("Anna Berg left Togo on Friday for talks with Katrin Olsen.", T.MEET, []),
        ("Anna Berg signed a treaty on Thursday after two hours of talks.", T.MEET, ["Thursday"]),
        ("Anna Berg and Katrin Olsen agreed on it on Thursday after ten hours of negotiations.", T.MEET, ["Thursday"]),
        ("In March at least 13 people died in a quake in Lima.", T.DISASTER, ["March"]),
        ("Six people were killed on Sunday by a landslide in Lima.", T.DISASTER, ["Sunday"]),
        ("In August a landslide in Lima claimed 23 lives.", T.DISASTER, ["August"]),
        ("The party accepted her resignation on Wednesday.", T.RESIGN, ["Wednesday"]),
        ("Togo and Ghana signed a seven-day ceasefire agreement late on Saturday.", T.SIGN, ["Saturday"]),
    ],
)
def test_a_happening_takes_the_day_of_the_verb_it_goes_with(sentence: str, kind: T, times: list[str]) -> None:
    page = read(sentence)
    assert page.times(page.event(kind)) == times


def test_a_caption_is_no_departure() -> None:
    assert read("Left, Ghana. Right, Anna Berg in Malmö.").events(T.VISIT) == []

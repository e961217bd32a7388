"""Happenings told without the plain word for them: by what people did, by place or count, by what came of a plan."""

import pytest

from dateline.model.annotation import EventType, Status
from tests.annotate.mentions import Expected, failures, texts
from tests.annotate.reads import read

TOLD = [
    *texts("told_otherwise.txt"),
    *texts("told_otherwise_more.txt"),
    *texts("told_pairs.txt"),
    *texts("told_widely.txt"),
    *texts("told_freely.txt"),
]


@pytest.mark.parametrize("expected", TOLD, ids=lambda expected: expected.text[:60])
def test_a_text_tells_what_stands_below_it(expected: Expected) -> None:
    assert not failures(expected)


def test_a_fire_that_kills_is_told_without_its_kind() -> None:
    page = read("A fire in a paint factory at Torbali on Monday killed eleven people.")
    assert page.event(EventType.DISASTER).place is not None


def test_what_should_have_been_somewhere_was_planned() -> None:
    event = read("The meeting of Ana Silva and Jon Berg should have been in Ghent.").event(EventType.MEET)
    assert event.status is Status.PLANNED


def test_a_town_that_reads_as_a_verb_is_where_a_paper_is_signed() -> None:
    event = read("The agreement was signed at a meeting in Flushing of Ana Silva and Jon Berg.").event(EventType.SIGN)
    assert event.place is not None and event.place.name == "Flushing"


def test_a_fort_without_a_name_is_no_place() -> None:
    event = read("Ana Silva dined with Jon Berg at his summer fort on Thursday.").event(EventType.MEET)
    assert event.place is None

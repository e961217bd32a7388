"""Deeds of those who are named: whose they are, when they were, and which are none."""

import pytest

from dateline.model.annotation import NamedDeed, Status
from tests.annotate.reads import Read, article_of


def _deeds(*paragraphs: str, language: str = "en") -> tuple[Read, tuple[NamedDeed, ...]]:
    read = Read(article_of(*paragraphs, language=language))
    return read, read.notes.deeds


def _parts(read: Read, deed: NamedDeed) -> list[tuple[str, str]]:
    return [(part.role, part.span.of(read.article.text)) for part in deed.parts]


@pytest.mark.parametrize(
    ("sentence", "verb", "parts"),
    [
        ("Halden Motors recalled 300 vans in May.", "recall", [("actor", "Halden Motors")]),
        ("The court fined Halden Motors on Monday.", "fine", [("target", "Halden Motors")]),
        ("Halden Motors was fined by the court.", "fine", [("target", "Halden Motors")]),
        ("The yard was bought by Halden Motors.", "buy", [("actor", "Halden Motors")]),
        ("The head of the yard, Marta Lindqvist, thanked the workers.", "thank", [("actor", "Marta Lindqvist")]),
        ("Marta Lindqvist joined the board in 1998 and left in 2004.", "leave", [("actor", "Marta Lindqvist")]),
    ],
)
def test_a_verb_is_the_deed_of_its_named_subject_or_object(
    sentence: str, verb: str, parts: list[tuple[str, str]]
) -> None:
    read, deeds = _deeds(sentence)
    [deed] = [each for each in deeds if each.verb == verb]
    assert _parts(read, deed) == parts
    assert deed.status is Status.HELD


def test_who_stands_for_a_name_acts_under_its_key() -> None:
    _, deeds = _deeds("Marta Lindqvist runs the yard.", "She sold her house in March.")
    sold = next(each for each in deeds if each.verb == "sell")
    assert sold.parts[0].entity == next(each for each in deeds if each.verb == "run").parts[0].entity
    assert len(sold.times) == 1


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Halden Motors will close a plant.", Status.PLANNED),
        ("Halden Motors did not close a plant.", Status.DENIED),
        ("Halden Motors could close a plant.", Status.UNKNOWN),
    ],
)
def test_a_deed_stands_as_its_verb_says(sentence: str, status: Status) -> None:
    _, deeds = _deeds(sentence)
    assert [each.status for each in deeds if each.verb == "close"] == [status]


def test_unnamed_subjects_and_mere_being_are_no_deeds() -> None:
    assert _deeds("The ferry sank. A sailor swam ashore.")[1] == ()
    assert [each.verb for each in _deeds("Halden Motors is a company. Halden Motors has two yards.")[1]] == []


def test_languages_without_a_parse_have_none() -> None:
    assert _deeds("Marta Lindqvist besuchte am Montag die Werft.", language="de")[1] == ()

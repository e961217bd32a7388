"""Who, when and where of a happening that its sentence leaves to others: pronouns, shared days, lists of meetings."""

from datetime import date

import pytest

from dateline.model.annotation import EventType as T
from dateline.model.dates import Interval
from dateline.text.calendar import resolve
from tests.annotate.reads import Read, article_of, read

PUBLISHED = Interval.on(date(2031, 5, 14))


def dated(text: str, language: str) -> Read:
    return Read(article_of(text, language=language, published=PUBLISHED))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "La ministre Claire Morin est arrivée lundi. Le président Kaïs Rami l'a reçue mardi."),
        ("es", "La ministra Ana Torres llegó el lunes. El presidente Luis Vega habló. Ella se reunió con Luis Vega."),
        ("it", "Il presidente Luca Rossi è partito. Ha incontrato il ministro Sami Rami."),
        ("nl", "President Jan Smit vertrok. Dinsdag had hij minister Eva Berg ontmoet."),
    ],
)
def test_a_pronoun_is_whom_the_sentence_before_names(language: str, text: str) -> None:
    assert len(read(text, language=language).names(read(text, language=language).events(T.MEET)[-1])) == 2


def test_a_sentence_with_a_subject_of_its_own_takes_nobody_from_before() -> None:
    reading = read("Il presidente Luca Rossi tace. Il ministro tunisino ha incontrato Anna Neri.", language="it")
    assert reading.names(reading.events(T.MEET)[-1]) <= {"Neri"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "el",
            "Ο πρόεδρος Παύλος Ράλλης και ο πρωθυπουργός Νίκος Δήμου υπέγραψαν την Τρίτη συμφωνία μετά από συνάντηση.",
        ),
        ("fr", "Après une rencontre, les ministres Anne Morel et Paul Roux ont signé mardi un accord."),
    ],
)
def test_happenings_of_one_sentence_share_its_one_day(language: str, text: str) -> None:
    reading = dated(text, language)
    assert [len(event.times) for event in reading.events()] == [1] * len(reading.events())
    assert {event.type for event in reading.events()} == {T.MEET, T.SIGN}


def test_each_meeting_of_a_list_has_its_day_and_its_town() -> None:
    text = "Les ministres Anne Morel et Paul Roux s'étaient rencontrés en janvier à Lyon, puis le 2 mai à Rome."
    found = [
        (event.place.name if event.place else None, dated(text, "fr").times(event))
        for event in dated(text, "fr").events(T.MEET)
    ]
    assert found[0] == ("Lyon", ["janvier"])
    assert found[1][1] == ["2 mai"]


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("pt", "Os ferroviários marcaram uma greve para segunda-feira.", "2031-05-19"),
        ("cs", "Premiér Karel Dvořák odložil návštěvu Polska, která byla plánována na pátek.", "2031-05-16"),
    ],
)
def test_what_is_set_for_a_day_is_still_to_come(language: str, text: str, day: str) -> None:
    reading = dated(text, language)
    numbers = reading.events()[0].times
    times = [reading.notes.times[number].relative for number in numbers]
    assert [str(resolve(time, PUBLISHED)) for time in times if time is not None] == [day]


def test_a_day_still_to_come_makes_a_plan() -> None:
    assert dated("Statsminister Jens Holm besøger Wien den 2. juni.", "da").event(T.VISIT).status.value == "planned"
    assert dated("Statsminister Jens Holm besøger Wien den 2. maj.", "da").event(T.VISIT).status.value == "unknown"


def test_a_day_beside_a_verb_of_speech_is_when_somebody_spoke() -> None:
    reading = dated("S ministryní Annou Malou se setká v Praze 2. června, oznámil v pondělí úřad vlády.", "cs")
    assert reading.times(reading.event(T.MEET)) == ["2. června"]


@pytest.mark.parametrize(
    ("language", "text", "town"),
    [
        ("de", "Die Minister Karl Lang und Jan Nowak trafen sich in Görlitz.", "Görlitz"),
        ("de", "Die Minister Karl Lang und Jan Nowak trafen sich in Begleitung.", None),
        ("fr", "Les ministres Anne Morel et Paul Roux se sont réunis à Noël.", None),
        ("it", "I ministri Luca Rossi e Anna Neri si sono incontrati a Gubbio.", "Gubbio"),
        ("tr", "Bakan Kemal Demir salı günü Akçakoca'da Cumhurbaşkanı Jan Nowak ile görüştü.", "Akçakoca"),
        ("hu", "Nagy Béla miniszterelnök Egerben tárgyalt Jan Nowak elnökkel.", "Eger"),
    ],
)
def test_a_town_that_no_table_knows(language: str, text: str, town: str | None) -> None:
    place = read(text, language=language).event(T.MEET).place
    assert (place.name if place else None) == town

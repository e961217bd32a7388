"""Which way a day is read on pages without a model, and where their sentences end."""

from datetime import date

import pytest

from dateline.annotate.sentences_foreign import foreign_sentences
from dateline.model.dates import Interval
from dateline.text.calendar import resolve
from tests.annotate.reads import Read, read

WEDNESDAY = Interval.on(date(2031, 6, 4))


def days_of(reading: Read) -> list[str]:
    """Return the days of the first happening, on a page of Wednesday 4 June 2031."""
    event = reading.events()[0]
    times = [reading.notes.times[number] for number in event.times]
    return [str(resolve(each.relative, WEDNESDAY)) if each.relative else str(each.interval) for each in times]


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("de", "Kanzler Karl Lang traf sich am Montag mit Präsident Jan Nowak.", "2031-06-02"),
        ("nl", "Premier Jan Smit sprak maandag met president Jean Petit.", "2031-06-02"),
        ("hi", "प्रधानमंत्री राम वर्मा ने सोमवार को राष्ट्रपति श्याम दास से मुलाक़ात के बाद बात कही।", "2031-06-02"),
        ("hu", "Kovács Péter miniszterelnök hétfőn Bécsben tárgyalt Jan Nowak elnökkel.", "2031-06-02"),
        ("da", "Statsminister Lars Holm mødtes mandag med kansler Karl Lang.", "2031-06-02"),
        ("fi", "Presidentti Antti Virtanen tapasi maanantaina pääministeri Karin Lindin.", "2031-06-02"),
        ("ko", "김민수 대통령은 2일 서울에서 이대중 총리와 회담을 했다.", "2031-06-02"),
        ("sr", "Премијер Марко Јовић састао се у понедељак са министром Петром Лукићем.", "2031-06-02"),
        ("da", "Udenrigsminister Mette Krog besøger fredag Oslo.", "2031-06-06"),
        ("nl", "Premier Jan Smit bezoekt vrijdag Parijs.", "2031-06-06"),
        ("hr", "Ministrica Ana Lukić posjetit će u petak Pariz.", "2031-06-06"),
        ("sk", "Ministerka Eva Malá navštívi v piatok Viedeň.", "2031-06-06"),
    ],
)
def test_what_was_held_on_a_day_was_on_the_last_one(language: str, text: str, day: str) -> None:
    assert days_of(read(text, language=language)) == [day]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "El portavoz dijo el martes que el presidente Luis Vega visitará Quito."),
        ("fr", "Le porte-parole a dit mardi que le président Jean Petit visitera Rome."),
        ("pt", "O porta-voz disse na terça-feira que o presidente Rui Costa visitará Roma."),
        ("it", "Il portavoce ha detto martedì che il presidente Luca Rossi visiterà Parigi."),
        ("pl", "Rzecznik powiedział we wtorek, że premier Jan Nowak odwiedzi Paryż."),
        ("ru", "Представитель сказал во вторник, что президент Иван Орлов посетит Минск."),
        ("ro", "Purtătorul a spus marți că președintele Ion Popescu va vizita Roma."),
        ("tr", "Sözcü salı günü, Başbakan Ali Kaya'nın Roma'yı ziyaret edeceğini söyledi."),
    ],
)
def test_the_day_on_which_it_was_told_is_never_the_day_ahead(language: str, text: str) -> None:
    assert "2031-06-10" not in days_of(read(text, language=language))


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("de", "Am 24. Mai reist Dr. Lang zur 3. Runde. Er bleibt.", 2),
        ("fr", "Mme. Morel a vu M. Petit. Elle part.", 2),
        ("es", "La Sra. Torres habló. Calló.", 2),
        ("pl", "Prof. Nowak mieszka przy ul. Długiej. Śpi.", 2),
        ("nl", "Dhr. Smit en mevr. Jansen spraken. Zij zwegen.", 2),
        ("id", "Rumah Prof. Budi di Jl. Merdeka. Ia pergi.", 2),
        ("da", "Den 5. Juni taler hr. Holm. Han går.", 2),
        ("de", "Es blieben 12. Danach kam Ruhe.", 2),
        ("ru", "Выступил проф. Орлов с ул. Мира. Он уехал.", 2),
    ],
)
def test_where_sentences_end(language: str, text: str, count: int) -> None:
    assert len(list(foreign_sentences(text, language))) == count

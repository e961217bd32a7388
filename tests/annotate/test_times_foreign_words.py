"""Weekdays, months alone and units beside the page's own, in languages read by rule."""

from datetime import date

import pytest

from dateline.annotate.times_foreign_words import cues_of
from dateline.model.dates import Direction, RelativeUnit
from dateline.text.calendar import resolve_on
from tests.annotate.entities_pages import page, times_of

# The page's day is Friday, 16 June 2023.
PAGE_DAY = date(2023, 6, 16)


@pytest.mark.parametrize(
    ("language", "text", "day", "direction"),
    [
        ("fr", "La grève a commencé mardi dans les ports.", "2023-06-13", "past"),
        ("fr", "Le vote aura lieu mardi.", "2023-06-20", "future"),
        ("de", "Das Erdbeben erschütterte am Dienstag die Küste.", "2023-06-13", "past"),
        ("de", "Am Dienstag wird das Parlament abstimmen.", "2023-06-20", "future"),
        ("es", "El volcán entró en erupción el lunes.", "2023-06-12", "past"),
        ("es", "El lunes votará el Senado.", "2023-06-19", "future"),
        ("pt", "O tribunal decidiu nesta segunda-feira.", "2023-06-12", "past"),
        ("it", "Il governo si riunirà martedì.", "2023-06-20", "future"),
        ("nl", "De staking was dinsdag voorbij.", "2023-06-13", "past"),
        ("pl", "W środę rząd ogłosił nowe cła.", "2023-06-14", "past"),
        ("cs", "Ve středu byl most uzavřen.", "2023-06-14", "past"),
        ("sv", "Regeringen ska mötas på torsdag.", "2023-06-22", "future"),
        ("ro", "Parlamentul a votat marți legea.", "2023-06-13", "past"),
        ("ru", "Выборы состоятся в среду.", "2023-06-21", "future"),
        ("ru", "Министр прибыл в четверг.", "2023-06-15", "past"),
        ("uk", "У п’ятницю буде страйк.", "2023-06-23", "future"),
        ("tr", "Bakan salı günü istifa etti.", "2023-06-13", "past"),
        ("ar", "أعلن الوزير يوم الأربعاء استقالته.", "2023-06-14", "past"),
        ("fa", "رئیس بانک روز سه‌شنبه استعفا کرد.", "2023-06-13", "past"),
        ("he", "הממשלה הודיעה ביום רביעי על הסכם.", "2023-06-14", "past"),
        ("hi", "मंत्री ने मंगलवार को इस्तीफा दिया।", "2023-06-13", "past"),
        ("zh", "港口周三停航。", "2023-06-14..2023-06-21", "nearest"),
        ("ja", "火曜日に地震が発生した。", "2023-06-13", "past"),
        ("ko", "정부는 화요일 발표할 예정이다.", "2023-06-20", "future"),
        ("id", "Gempa terjadi pada Selasa dan telah menewaskan warga.", "2023-06-13", "past"),
        ("vi", "Quốc hội sẽ họp vào thứ hai.", "2023-06-19", "future"),
        ("el", "Η κυβέρνηση θα συνεδριάσει την Τρίτη.", "2023-06-20", "future"),
    ],
)
def test_weekdays_with_the_direction_of_their_sentence(language: str, text: str, day: str, direction: str) -> None:
    (time,) = times_of(page(text, language=language))
    assert time.relative is not None
    assert (time.relative.unit, time.relative.direction.value) == (RelativeUnit.WEEKDAY, direction)
    assert str(resolve_on(time.relative, PAGE_DAY)) == day


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Habló Domingo Paz y el Martes Santo."),
        ("ru", "Окружающая среда страдает."),
        ("id", "Selama dua minggu."),
        ("vi", "Đây là lần thứ hai."),
        ("tr", "Avrupa pazarı ve iç pazar."),
        ("ar", "قال أحد السكان إن الاثنين غادرا."),
        ("el", "Είναι η τρίτη φορά."),
        ("ro", "După trei luni."),
        ("ja", "第7日本隊は3日間続いた。"),
    ],
)
def test_words_that_are_no_weekday(language: str, text: str) -> None:
    assert times_of(page(text, language=language)) == ()


@pytest.mark.parametrize(
    ("language", "text", "when"),
    [
        ("fr", "La loi a été votée la semaine dernière.", "2023-06-04..2023-06-11"),
        ("es", "Habrá elecciones el mes que viene.", "2023-07"),
        ("de", "Im vergangenen Jahr fiel die Ernte aus.", "2022"),
        ("tr", "Geçen yıl üretim düştü.", "2022"),
        ("ar", "انخفض الإنتاج العام الماضي.", "2022"),
        ("zh", "产量去年下降。", "2022"),
        ("ja", "来月、選挙が行われる。", "2023-07"),
        ("ru", "На следующей неделе начнутся учения.", "2023-06-18..2023-06-25"),
        ("zh", "他上周三抵达。", "2023-06-04..2023-06-11"),
    ],
)
def test_units_beside_the_pages_own(language: str, text: str, when: str) -> None:
    (time,) = times_of(page(text, language=language))
    assert time.relative is not None
    assert str(resolve_on(time.relative, PAGE_DAY)) == when


@pytest.mark.parametrize(
    ("language", "text", "when"),
    [
        ("fr", "La visite est prévue en juillet.", "2023-07"),
        ("de", "Die Wahl soll im Mai stattfinden.", "2024-05"),
        ("es", "La obra terminó en mayo.", "2023-05"),
        ("ru", "Выборы состоятся в сентябре.", "2023-09"),
        ("zh", "选举将于9月举行。", "2023-09"),
        ("vi", "Bầu cử sẽ diễn ra vào tháng 9.", "2023-09"),
    ],
)
def test_a_month_alone(language: str, text: str, when: str) -> None:
    (time,) = times_of(page(text, language=language))
    assert time.relative is not None
    assert str(resolve_on(time.relative, PAGE_DAY)) == when


def test_a_day_of_the_month_alone() -> None:
    (time,) = times_of(page("首相は7日、大阪で演説した。", language="ja"))
    assert time.relative is not None
    assert str(resolve_on(time.relative, PAGE_DAY)) == "2023-06-07"


def test_an_unknown_language_has_no_cues() -> None:
    assert cues_of("xx").past.search("was said") is None
    assert Direction.NEAREST.value == "nearest"

import pytest

from dateline.model.dates import RelativeTime, RelativeUnit
from tests.annotate.entities_pages import page, times_of


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Llegó el 15 de septiembre de 2022."),
        ("pt", "Chegou em 15 de setembro de 2022."),
        ("fr", "Il est arrivé le 15 septembre 2022."),
        ("it", "È arrivato il 15 settembre 2022."),
        ("ro", "A ajuns pe 15 septembrie 2022."),
        ("de", "Er kam am 15. September 2022 an."),
        ("nl", "Hij kwam op 15 september 2022 aan."),
        ("sv", "Han kom den 15 september 2022."),
        ("da", "Han kom den 15. september 2022."),
        ("pl", "Przybył 15 września 2022 roku."),
        ("cs", "Přijel 15. září 2022."),
        ("hu", "2022. szeptember 15-én érkezett."),
        ("ru", "Он прибыл 15 сентября 2022 года."),
        ("uk", "Він прибув 15 вересня 2022 року."),
        ("el", "Έφτασε στις 15 Σεπτεμβρίου 2022."),
        ("tr", "15 Eylül 2022'de geldi."),
        ("ar", "وصل في 15 سبتمبر 2022."),
        ("ar", "وصل في ١٥ أيلول ٢٠٢٢."),
        ("he", "הוא הגיע ב-15 בספטמבר 2022."),
        ("fa", "او در 15 سپتامبر 2022 رسید."),
        ("hi", "वह 15 सितंबर 2022 को पहुंचे।"),
        ("id", "Ia tiba pada 15 September 2022."),
        ("vi", "Ông đến ngày 15 tháng 9 năm 2022."),
        ("th", "เขามาถึงเมื่อวันที่ 15 กันยายน 2565"),
        ("zh", "他于2022年9月15日抵达。"),
        ("ja", "彼は2022年9月15日に到着した。"),
        ("ko", "그는 2022년 9월 15일 도착했다."),
        ("de", "Er kam am 15.09.2022 an."),
    ],
)
def test_one_day_in_many_languages(language: str, text: str) -> None:
    assert [str(t.interval) for t in times_of(page(text, language=language))] == ["2022-09-15"]


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("es", "Llegó ayer.", -1),
        ("de", "Er kommt heute.", 0),
        ("ru", "Он прибудет завтра.", 1),
        ("zh", "他昨天抵达。", -1),
    ],
)
def test_days_near_the_pages_date(language: str, text: str, days: int) -> None:
    (time,) = times_of(page(text, language=language))
    assert time.relative == RelativeTime(RelativeUnit.DAYS, days, days)


@pytest.mark.parametrize(
    ("language", "text", "when"),
    [
        ("ru", "В сентябре 2021 года цены росли.", "2021-09"),
        ("fr", "En septembre 2021, les prix montaient.", "2021-09"),
        ("es", "En 2021 subieron los precios.", "2021"),
        ("zh", "2021年价格上涨。", "2021"),
    ],
)
def test_months_and_years(language: str, text: str, when: str) -> None:
    assert [str(t.interval) for t in times_of(page(text, language=language))] == [when]


@pytest.mark.parametrize(
    ("language", "text"), [("es", "Vinieron 2000 personas."), ("xx", "Nothing 12."), ("de", "Am 45.13.2022.")]
)
def test_what_is_no_date(language: str, text: str) -> None:
    assert times_of(page(text, language=language)) == ()

"""Written dates in many languages, at the precision they are written with."""

import pytest

from dateline.page.datetext import find_dates, read_date

DATES = [
    ("en", "September 11, 2022"), ("de", "11. September 2022"), ("fr", "11 septembre 2022"), ("es",
    "11 de septiembre de 2022"),
    ("it", "11 settembre 2022"), ("pt", "11 de setembro de 2022"), ("nl", "11 september 2022"), ("sv",
    "11 september 2022"),
    ("da", "11. september 2022"), ("nb", "11. september 2022"), ("fi", "11. syyskuuta 2022"), ("pl",
    "11 września 2022"),
    ("cs", "11. září 2022"), ("sk", "11. septembra 2022"), ("hu", "2022. szeptember 11."), ("ro", "11 septembrie 2022"),
    ("bg", "11 септември 2022"), ("ru", "11 сентября 2022 г."), ("uk", "11 вересня 2022"), ("el",
    "11 Σεπτεμβρίου 2022"),
    ("tr", "11 Eylül 2022"), ("ar", "11 سبتمبر 2022"), ("he", "11 בספטמבר 2022"), ("fa", "11 سپتامبر 2022"),
    ("hi", "11 सितंबर 2022"), ("bn", "11 সেপ্টেম্বর 2022"), ("id", "11 September 2022"), ("vi",
    "ngày 11 tháng 9 năm 2022"),
    ("zh", "2022年9月11日"), ("ja", "2022年9月11日"), ("ko", "2022년 9월 11일"), ("sr", "11. септембар 2022"), ("hr",
    "11. rujna 2022"),
    ("th", "11 กันยายน 2565"), ("ur", "11 ستمبر 2022"), ("lt", "2022 m. rugsėjo 11 d."),
    ("et", "11. september 2022"), ("ca", "11 de setembre de 2022"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), DATES)
def test_a_day_in_words(language: str, text: str) -> None:
    found = read_date(text, language)
    assert found is not None
    assert str(found.interval) == "2022-09-11"


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2022-09-11T08:15:00Z", "2022-09-11T08:15:00+00:00"),
        ("11 September 2022, 8:15 PM", "2022-09-11T20:15"),
        ("11 September 2022 08:15 GMT", "2022-09-11T08:15+00:00"),
        ("8:15 a.m. EDT, September 11, 2022", "2022-09-11T08:15-04:00"),
        ("11.09.2022 um 08.15 Uhr", "2022-09-11T08:15"),
        ("2022-09-11 08:15 +0530", "2022-09-11T08:15+05:30"),
        ("11 September 2022 08:15 IST", "2022-09-11T08:15"),
    ],
)
def test_clock_times_and_offsets(text: str, moment: str) -> None:
    found = read_date(text, "de" if "Uhr" in text else "en")
    assert found is not None
    assert found.moment == moment


@pytest.mark.parametrize(
    "text", ["in 2021", "March 5", "5/2022", "the 2022-23 season", "32 March 2022", "10.11.12.2022", "Rule 3.4.2022.1"]
)
def test_what_is_no_date(text: str) -> None:
    assert read_date(text, "en") is None


def test_a_month_stays_a_month() -> None:
    found = read_date("in September 2022", "en")
    assert found is not None
    assert str(found.interval) == "2022-09"


def test_an_open_order_holds_both_readings() -> None:
    found = read_date("04/07/2022")
    assert found is not None
    assert found.ambiguous
    assert str(found.interval) == "2022-04-07..2022-07-04"


def test_arabic_digits_are_read() -> None:
    found = read_date("٤ يوليو ٢٠٢٤", "ar")
    assert found is not None
    assert str(found.interval) == "2024-07-04"


def test_dates_come_in_order_without_overlaps() -> None:
    spans = [found.span for found in find_dates("From 1 May 2020 to 3 June 2021, and 2022-01-05.", "en")]
    assert spans == sorted(spans)
    assert len(spans) == 3


def test_thai_years_are_counted_from_another_year() -> None:
    found = read_date("3 มีนาคม 2564", "th")
    assert found is not None
    assert str(found.interval) == "2021-03-03"
    assert read_date("3 March 2564", "en") is None


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("fa", "۱۴ تیر ۱۴۰۳", "2024-07-04"),
        ("fa", "۱۴۰۳/۰۴/۱۴ - ۱۲:۳۰", "2024-07-04"),
        ("fa", "۳۰ اسفند ۱۴۰۳", "2025-03-20"),
        ("ps", "۱۴ سرطان ۱۴۰۳", "2024-07-04"),
        ("ar", "28 ذو الحجة 1445 هـ", "2024-07-03..2024-07-05"),
        ("ar", "٢٨/١٢/١٤٤٥", "2024-07-03..2024-07-05"),
        ("ja", "令和6年7月4日", "2024-07-04"),
        ("ja", "平成31年4月30日", "2019-04-30"),
        ("ja", "令和元年5月", "2019-05"),
        ("zh", "中華民國113年7月4日", "2024-07-04"),
        ("zh", "民國113年7月", "2024-07"),
        ("th", "4 กรกฎาคม พ.ศ. 2567", "2024-07-04"),
        ("th", "๔ ก.ค. ๒๕๖๗", "2024-07-04"),
        ("th", "04/07/2567", "2024-07-04"),
    ],
)
def test_dates_of_other_calendars(language: str, text: str, days: str) -> None:
    found = read_date(text, language)
    assert found is not None
    assert str(found.interval) == days


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "1403/04/14"),
        ("fa", "۳۰ اسفند ۱۴۰۲"),
        ("fa", "۳۲ تیر ۱۴۰۳"),
        ("ar", "31 رمضان 1445"),
        ("ja", "令和6年13月4日"),
    ],
)
def test_days_that_other_calendars_do_not_have(language: str, text: str) -> None:
    assert read_date(text, language) is None


def test_a_gregorian_day_beside_an_islamic_one_makes_it_exact() -> None:
    days = [str(found.interval) for found in find_dates("٢٨ ذو الحجة ١٤٤٥ هـ الموافق 4 يوليو 2024", "ar")]
    assert days == ["2024-07-03..2024-07-05", "2024-07-04"]

"""Bylines, datelines and date lines."""

import pytest

from dateline.page.credits import credit_line, crediting_phrases
from dateline.page.furniture import furniture_rule, related_title
from dateline.page.heads import read_byline, read_date_line, read_date_lines, read_dateline, split_desk


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By Ada Berg", "Ada Berg"),
        ("BY ADA BERG | 4 May 2023", "ADA BERG"),
        ("Von Ada Berg", "Ada Berg"),
        ("Автор: Анна Берг", "Анна Берг"),
        ("Staff Reporter", "Staff Reporter"),
        ("by the end of the year", None),
        ("By noon the quay was empty and the crews had gone home to sleep.", None),
    ],
)
def test_bylines(line: str, name: str | None) -> None:
    assert read_byline(line) == name


@pytest.mark.parametrize(
    ("text", "place", "agency"),
    [
        ("LONDON, Sept 11 (Reuters) - Ships waited.", "LONDON", "Reuters"),
        ("NEW DELHI (AP) — Ships waited.", "NEW DELHI", "AP"),
        ("Nairobi: Ships waited.", "Nairobi", None),
        ("BRUSSELS/KYIV, 3 March - Ships waited.", "BRUSSELS/KYIV", None),
        ("(AFP) - Ships waited.", None, "AFP"),
        ("Analysis: Ships waited.", None, None),
        ("Moreno: Ships waited.", None, None),
        ("URGENT: Ships waited.", None, None),
        ("The minister said - and meant it - that ships wait.", None, None),
    ],
)
def test_datelines(text: str, place: str | None, agency: str | None) -> None:
    found = read_dateline(text)
    assert (found.place if found else None, found.agency if found else None) == (place, agency)
    if found:
        assert found.rest == "Ships waited."


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Published: 4 July 2024 10:15", "published"),
        ("Last updated 4 July 2024", "modified"),
        ("Thursday, 4 July 2024", ""),
        ("Опубликовано 4 июля 2024", "published"),
        ("Güncelleme: 4 Temmuz 2024", "modified"),
    ],
)
def test_date_lines(line: str, label: str) -> None:
    language = "ru" if "Опубл" in line else "tr" if "Temmuz" in line else "en"
    found = read_date_line(line, language)
    assert found is not None
    assert (str(found.date.interval), found.label) == ("2024-07-04", label)


def test_a_sentence_with_a_date_is_no_date_line() -> None:
    assert read_date_line("The pact of 4 July 2024 was never kept by anyone.") is None


def test_a_desk_is_split_off() -> None:
    assert split_desk("News Desk: Ships waited.") == ("News Desk", None, "Ships waited.")
    assert split_desk("The desk was empty: nobody came.") is None


@pytest.mark.parametrize(
    ("line", "kind", "name"),
    [
        ("Photo: Ada Berg", "photo", "Ada Berg"),
        ("Image credit: Getty Images", "photo", "Getty Images"),
        ("Source: Xinhua", "text", "Xinhua"),
        ("With inputs from PTI", "text", "PTI"),
        ("Источник: Интерфакс", "text", "Интерфакс"),
        ("(AFP)", "text", "AFP"),
    ],
)
def test_credit_lines(line: str, kind: str, name: str) -> None:
    found = credit_line(line)
    assert found is not None
    assert (found.kind.value, found.name) == (kind, name)


@pytest.mark.parametrize(
    "line",
    [
        "Image of a nation that nobody knows",
        "Source of the trouble is the wage of the crews, she said.",
        "Photo shows a boat.",
    ],
)
def test_what_is_no_credit(line: str) -> None:
    assert credit_line(line) is None


def test_only_media_are_credited_by_a_phrase() -> None:
    assert [credit.name for credit in crediting_phrases("The strike may last, writes the Harbour Times.")] == [
        "Harbour Times"
    ]
    assert not crediting_phrases("The strike may last, writes Ada.")


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell in Tokyo on Monday after the bank raised its rate.",
        "Subscribers to the mobile network were cut off for an hour, it said.",
        "Comments by the minister drew protests in the capital on Friday.",
        "Related industries lost 4,000 jobs, the union said.",
        "Home prices rose.",
        "Watch makers reported losses.",
        "Follow-up talks are planned for Monday.",
        "Police said the suspect was in custody.",
        "Live fire was exchanged across the border, both armies said.",
        "More than 40 people were hurt.",
    ],
)
def test_news_is_no_furniture(line: str) -> None:
    assert furniture_rule(line) is None
    assert related_title(line) is None


@pytest.mark.parametrize(
    ("text", "language", "place", "agency", "day"),
    [
        ("Quito, 3 dic. 2020 (EFE).- Los barcos esperan.", "es", "Quito", "EFE", "3 dic. 2020"),
        ("Bogotá, 4 de marzo de 2021 (EFE).- Los barcos esperan.", "es", "Bogotá", "EFE", "4 de marzo 2021"),
        ("Roma, 2 febbraio 2021 - Le navi aspettano.", "it", "Roma", None, "2 febbraio 2021"),
        ("الخرطوم - السفن تنتظر", "ar", "الخرطوم", None, None),
        ("الخرطوم (رويترز) - السفن تنتظر", "ar", "الخرطوم", "رويترز", None),
    ],
)
def test_datelines_of_other_languages(
    text: str, language: str, place: str, agency: str | None, day: str | None
) -> None:
    found = read_dateline(text, language)
    assert found is not None
    assert (found.place, found.agency, found.month_day) == (place, agency, day)


@pytest.mark.parametrize("text", ["الوزير - السفن تنتظر", "of the ships - nobody knows", "السفن تنتظر في الميناء"])
def test_other_openings_without_capitals_are_no_datelines(text: str) -> None:
    assert read_dateline(text, "ar") is None


@pytest.mark.parametrize(
    "line",
    ["2 hours ago", "vor 3 Stunden", "il y a 2 heures", "5分前", "Fehler gefunden? Jetzt melden.",
     "Il vous reste 40 % de cet article à lire. La suite est réservée aux abonnés."],
)  # fmt: skip
def test_ages_and_prompts_in_many_languages_are_furniture(line: str) -> None:
    assert furniture_rule(line) is not None


@pytest.mark.parametrize("line", ["Two hours ago the quay was empty.", "Vor drei Stunden war der Kai leer."])
def test_sentences_with_ages_are_text(line: str) -> None:
    assert furniture_rule(line) is None


@pytest.mark.parametrize(
    ("language", "line", "day"),
    [
        ("en", "by Ada Berg 19/11/2030", "2030-11-19"),
        ("en", "Harbour desk March 5, 2031", "2031-03-05"),
        ("fr", "La Cime blanche, Ada Berg, mercredi, 8 octobre 2031", "2031-10-08"),
        ("ro", "Ion Berg, 08.04.2031, ora 17:05", "2031-04-08"),
        ("zh", "2031年4月9日 记者 李一", "2031-04-09"),
        ("ko", "이하나 기자 2031.03.12", "2031-03-12"),
        ("hi", "8 जुलाई 2031, शाम 6 बजे हमारे संवाददाता", "2031-07-08"),
        ("fa", "مینا برگ چهارشنبه ۲۷ فروردین ۱۴۱۰", "2031-04-16"),
        ("uk", "Лісовий вісник10 березня 2031, 11:20", "2031-03-10"),
        ("pt", "Jornal da Baía15 de dezembro de 2031, 19h30", "2031-12-15"),
    ],
)
def test_whoever_signs_below_a_headline_may_stand_beside_the_date(language: str, line: str, day: str) -> None:
    found = read_date_lines(line, language, signed=True, below=True)
    assert [str(each.date.interval) for each in found] == [day]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "The ferry of 4 July 2031 never left"),
        ("zh", "代表团将于2031年4月9日访问北京。"),
        ("ko", "두 정상은 2031년 4월 9일 서울에서 만난다"),
        ("hi", "12 मार्च 2031 को दोनों नेता दिल्ली में मिलेंगे।"),
        ("ar", "وقع الطرفان الاتفاق في 14 مارس 2031 في القاهرة"),
    ],
)
def test_a_sentence_that_holds_a_date_signs_nothing_in_any_script(language: str, line: str) -> None:
    assert read_date_lines(line, language, signed=True, below=True) == []

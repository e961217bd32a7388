"""People named beside their office in scripts without capitals, and offices kept out of names elsewhere."""

import pytest

from dateline.annotate.entities_foreign_offices import titled_people
from dateline.annotate.entities_gazetteer import find_known_names
from dateline.model.annotation import EntityKind
from tests.annotate.entities_pages import names_of, page


@pytest.mark.parametrize(
    ("language", "text", "people"),
    [
        ("ar", "وصل الرئيس التونسي سالم بن يوسف في زيارة.", {("سالم بن يوسف", "TN")}),
        (
            "ar",
            "التقى وزير الخارجية العراقي فؤاد حسين نظيره التركي علي كايا في بغداد.",
            {("فؤاد حسين", "IQ"), ("علي كايا", "TR")},
        ),
        ("fa", "وزیر خارجه عراق سالم یوسف در تهران گفت.", {("سالم یوسف", "IQ")}),
        ("he", "נשיא צרפת ז׳אן דופון נפגש עם השר.", {("ז׳אן דופון", "FR")}),
        ("hi", "प्रधानमंत्री राम वर्मा ने कहा।", {("राम वर्मा", None)}),
        ("zh", "日本首相田中太郎在东京表示欢迎。", {("田中太郎", "JP")}),
        ("ja", "韓国の李大中大統領と田中太郎首相は会談した。", {("李大中", "KR"), ("田中太郎", None)}),
        ("ja", "スミス米大統領が演説した。", {("スミス", "US")}),
        ("ko", "김민수 대통령은 다나카 다로 일본 총리와 만났다.", {("김민수", None), ("다나카 다로", "JP")}),
    ],
)
def test_a_name_beside_its_office(language: str, text: str, people: set[tuple[str, str | None]]) -> None:
    found = titled_people(text, language, list(find_known_names(text, language)))
    assert {(each.name.of(text), each.country) for each in found} == people


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "قال الرئيس في بيان إن المحادثات تأجلت."),
        ("ja", "同首相は前大統領と話した。"),
        ("zh", "总统将访问日本。"),
        ("ko", "이날 대통령은 연설했다."),
        ("hi", "प्रधानमंत्री ने कहा।"),
    ],
)
def test_an_office_without_a_name(language: str, text: str) -> None:
    assert not list(titled_people(text, language, list(find_known_names(text, language))))


@pytest.mark.parametrize(
    ("language", "text", "name", "country"),
    [
        ("it", "La presidente del Consiglio Anna Neri parla.", "Anna Neri", None),
        ("tr", "İtalya Başbakanı Anna Neri konuştu.", "Anna Neri", "IT"),
        ("fr", "Le président sénégalais Jean Petit parle.", "Jean Petit", "SN"),
        ("de", "Er traf den polnischen Präsidenten Jan Nowak.", "Jan Nowak", "PL"),
        ("es", "Gana Perú. El presidente chileno Pablo Ruiz habló.", "Pablo Ruiz", "CL"),
        ("vi", "Thủ tướng Nguyễn Văn An đã đến.", "Nguyễn Văn An", None),
    ],
)
def test_the_office_is_no_part_of_the_name(language: str, text: str, name: str, country: str | None) -> None:
    people = [e for e in names_of(page(text, language=language)).entities if e.kind is EntityKind.PERSON]
    assert [(e.name, e.country) for e in people] == [(name, country)]

"""Where a meeting is, by the names that many languages have for towns, bent by case and in scripts without capitals."""

from datetime import date

import pytest

from dateline.model.dates import Interval
from tests.annotate.reads import Read, article_of

PUBLISHED = Interval.on(date(2031, 5, 14))

SENTENCES = [
    ("hu", "Kovács Péter miniszterelnök pénteken Aradon találkozott Ana Popa elnökkel.", "Arad"),
    ("hu", "Kovács Péter miniszterelnök tegnap Pozsonyban tárgyalt Eva Novák elnökkel.", "Bratislava"),
    ("pl", "Premier Adam Nowicki spotkał się we wtorek w Przemyślu z prezydentem Erikiem Larsenem.", "Przemyśl"),
    ("cs", "Premiér Karel Dvořák se v úterý sešel v Drážďanech s kancléřem Janem Novákem.", "Dresden"),
    ("fi", "Presidentti Aino Laine tapasi maanantaina Tartossa pääministeri Kaarel Ojan.", "Tartu"),
    ("tr", "Başbakan Ali Kaya salı günü Filibe'de Başbakan Ivan Petrov ile görüştü.", "Plovdiv"),
    ("el", "Ο πρωθυπουργός Νίκος Μαρής συναντήθηκε χθες στα Τίρανα με τον πρόεδρο Άλμπαν Χότζα.", "Tirana"),
    ("ro", "Premierul Ion Popescu s-a întâlnit marți la Seghedin cu premierul Péter Kovács.", "Szeged"),
    ("he", "שרת החוץ נועה לוי נפגשה אתמול בסלוניקי עם שר החוץ ניקוס פפאס.", "Thessaloniki"),
    ("ar", "التقى وزير الخارجية خالد حداد يوم الثلاثاء في صفاقس الوزيرة ليلى فيراري.", "Sfax"),
    ("fa", "وزیر خارجه علی کریمی روز سه‌شنبه در مشهد با وزیر خارجه احمد شاکر دیدار کرد.", "Mashhad"),
    ("hi", "विदेश मंत्री अनिल शर्मा ने मंगलवार को सिलीगुड़ी में विदेश मंत्री सुनील थापा से मुलाक़ात की।", "Siliguri"),
    ("th", "นายกรัฐมนตรีสมชาย ใจดี พบกับประธานาธิบดีบุนมี วงสา ที่อุดรธานีเมื่อวันจันทร์", "Udon Thani"),
    ("zh", "外交部长王小明周二在圣彼得堡会见俄罗斯外交部长伊万·彼得罗夫。", "Saint Petersburg"),
    ("ja", "田中太郎外相は火曜日、釜山で韓国の金民秀外相と会談した。", "Busan"),
    ("ko", "김민수 총리는 화요일 후쿠오카에서 일본의 다나카 다로 총리와 회담했다.", "Fukuoka"),
    ("ru", "Министр Олег Зимин встретился во вторник в Гродно с министром Иваном Петровым.", "Grodno"),
    ("uk", "Президент Олег Бойко зустрівся у вівторок у Чернівцях з президентом Іоном Попеску.", "Chernivtsi"),
    ("sr", "Премијер Петар Јовић састао се у уторак у Темишвару са премијером Јоном Попом.", "Timișoara"),
    ("bg", "Премиерът Иван Петров се срещна във вторник в Одрин с премиера Али Кая.", "Edirne"),
    ("sv", "Statsminister Anna Lind träffade på tisdagen president Ivan Kask i Björneborg.", "Pori"),
    ("vi", "Thủ tướng Nguyễn Văn Nam gặp Thủ tướng Somsak Vongsa tại Huế hôm thứ ba.", "Huế"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "place"), SENTENCES)
def test_where_a_meeting_is(language: str, text: str, place: str) -> None:
    notes = Read(article_of(text, language=language, published=PUBLISHED)).notes
    assert [event.place.name for event in notes.events if event.place and event.type.value == "meet"][:1] == [place]

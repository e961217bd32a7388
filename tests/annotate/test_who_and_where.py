"""Who meets whom and where, in sentences of many languages: portfolios, counterparts, written articles, bent towns."""

from datetime import date

import pytest

from dateline.model.dates import Interval
from tests.annotate.reads import Read, article_of

PUBLISHED = Interval.on(date(2031, 5, 14))

SENTENCES = [
    ("cs", "Ministryně spravedlnosti Hana Pešková přijala v pondělí v Brně svého rakouského kolegu Matthiase Steindla.",
     {"Pešková", "Steindla"}, "Brno"),
    ("hu", "A román elnök, Mircea Vulpescu szerdán Gyulán fogadta Halász Imre kormányfőt.",
     {"Vulpescu", "Imre"}, "Gyula"),
    ("ro", "Ministra Apărării, Smaranda Iordănescu, s-a văzut joi la Bălți cu omologul său moldovean, Vasile Grosu.",
     {"Iordănescu", "Grosu"}, "Bălți"),
    ("bg", "Външният министър Десислава Кръстанова разговаря в сряда в Скопие с македонския си колега Горан Трайков.",
     {"Кръстанова", "Трайков"}, "Skopje"),
    ("sl", "Zunanji minister Gregor Žitnik se je v torek v Gorici sestal z italijansko kolegico Lucrezio Fantinato.",
     {"Žitnik", "Fantinata"}, "Gorizia"),
    ("ru", "Глава МИД Казахстана Дархан Есенберлин провёл в среду в Оше переговоры с киргизским "
     "коллегой Азаматом Токтосуновым.",
     {"Есенберлин", "Токтосунов"}, "Osh"),
    ("de", "Bundesinnenminister Hartmut Reisinger hat am Mittwoch in Görlitz seinen polnischen "
     "Amtskollegen Bogdan Wysocki getroffen.",
     {"Reisinger", "Wysocki"}, "Görlitz"),
    ("fr", "À Tlemcen, le chef de la diplomatie algérienne Nourredine Belaïd s'est entretenu jeudi "
     "avec le Tunisien Slim Ben Achour.",
     {"Belaïd", "Achour"}, "Tlemcen"),
    ("tr", "Dışişleri Bakanı Selin Karadağ, çarşamba günü Batum'da Gürcü mevkidaşı Giorgi Beridze ile bir araya geldi.",
     {"Karadağ", "Beridze"}, "Batumi"),
    ("tr", "İçişleri Bakanı Orhan Yücesoy, Iraklı mevkidaşı Muhannad el-Cuburi'yi salı günü Mardin'de kabul etti.",
     {"Yücesoy", "el-Cuburi"}, "Mardin"),
    ("fa", "وزیر کشاورزی، بهزاد نوروزی، روز چهارشنبه در هرات با همتای افغان خود عبدالغفور رحیمی دیدار کرد.",
     {"نوروزی", "رحیمی"}, "Herat"),
    ("he", "שר החקלאות אלון גולדפרב נפגש ביום רביעי בלרנקה עם שרת התחבורה של קפריסין, מריה אנדריאו.",
     {"גולדפרב", "אנדריאו"}, "Larnaca"),
    ("id", "Menteri Perikanan Dewi Anggraini bertemu dengan mitranya dari Timor Leste, Jose Ximenes, "
     "di Kupang pada Rabu.",
     {"Anggraini", "Ximenes"}, "Kupang"),
    ("zh", "外交部长沈若溪8日在丹东会见朝鲜外务相崔明哲，双方讨论了口岸重开问题。", {"沈若溪", "崔明哲"}, "Dandong"),
    ("ko", "남궁현 통일부 장관은 8일 옌지에서 중국의 리샤오펑 외교부장과 만났다.", {"남궁현", "리샤오펑"}, "Yanji"),
    ("sk", "Minister Ľudovít Hrivnák sa v utorok stretol v Sisku s chorvátskou ministerkou Zsófiou Bereczovou.",
     {"Hrivnák", "Bereczová"}, "Sisak"),
    ("sr", "Аустријски канцелар Лудвиг Хубер разговарао је у Новом Саду са председницом Владе Тамаром Лазић.",
     {"Хубер", "Лазић"}, "Novi Sad"),
    ("ar", "التقت وزيرة البيئة اللبنانية رلى حاطوم نظيرها السوري نزار الأسعد في طرطوس يوم الخميس.",
     {"حاطوم", "الأسعد"}, "Tartus"),
    ("bn", "ভারতের বাণিজ্যমন্ত্রী সুরেশ গুপ্ত বৃহস্পতিবার যশোরে পররাষ্ট্রমন্ত্রী নাজমুল হুদার সঙ্গে বৈঠক করেন।",
     {"গুপ্ত", "হুদার"}, None),
    ("vi", "Thủ tướng Phan Văn Đức hội đàm với Tổng thống Philippines Ramon Villar tại Hải Phòng hôm thứ Sáu.",
     {"Đức", "Villar"}, "Haiphong"),
    ("ms", "Menteri Pertahanan Faridah Osman dan rakan sejawatannya dari Thailand, Somchai Prasert, "
     "bertemu di Alor Setar.",
     {"Osman", "Prasert"}, "Alor Setar"),
    ("ko", "응우옌 반 록 베트남 총리와 선우진 총리는 목요일 여수에서 정상회담을 했다.", {"록", "선우진"}, "Yeosu"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "names", "place"), SENTENCES)
def test_who_meets_where(language: str, text: str, names: set[str], place: str | None) -> None:
    page = Read(article_of(text, language=language, published=PUBLISHED))
    meeting = next(event for event in page.notes.events if event.type.value == "meet")
    assert (page.names(meeting), meeting.place.name if meeting.place else None) == (names, place)


def test_a_surname_made_of_a_town_is_no_town() -> None:
    page = Read(article_of("Premier Jan Warszawski mówił o cłach. Warszawski wraca w piątek.", language="pl"))
    assert [entity.kind.value for entity in page.notes.entities] == ["person"]

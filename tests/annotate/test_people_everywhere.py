"""People found on pages read by rule, in many languages: subjects, companions, surnames alone, case, scripts."""

import pytest

from dateline.model.annotation import EntityKind
from tests.annotate.entities_pages import names_of, page

SENTENCES = [
    ("fr", "Solène Kerguelen a dit comprendre la décision. Plus tard, Yannick Abgrall a obtenu un délai du syndicat.",
     {"Solène Kerguelen", "Yannick Abgrall"}),
    ("es", "El Palacio suspendió hoy el encuentro de Rodrigo Echavarría con la mandataria chilena.",
     {"Rodrigo Echavarría"}),
    ("pt", "Catarina Vilhena sai de Lisboa com um acordo sobre os comboios.", {"Catarina Vilhena"}),
    ("it", "Ieri Fiammetta Orsolini ha parlato per un'ora con Gualtiero Benassi.",
     {"Fiammetta Orsolini", "Gualtiero Benassi"}),
    ("ro", "Premierul Cehiei a fost primit marți de președinta Ciocârlan.", {"Ciocârlan"}),
    ("hu", "Nem igaz, hogy Halmos Boglárka vasárnap Pozsonyban titokban tárgyalt.", {"Halmos Boglárka"}),
    ("el", "Ο Καραντώνης και η Στεφάνοβα συναντήθηκαν επί τρεις ώρες μόνοι τους.", {"Καραντώνης", "Στεφάνοβα"}),
    ("tr", "Törenden önce cumhurbaşkanları Sarıgöl ve Petrosyan baş başa görüştü.", {"Sarıgöl", "Petrosyan"}),
    ("th", "นายกรัฐมนตรีธนากร สุขเกษม พบหารือกับสมพอน วิไลวง รัฐมนตรีต่างประเทศของลาว ที่กรุงเทพฯ",
     {"ธนากร สุขเกษม", "สมพอน วิไลวง"}),
    ("he", "משרד הביטחון אישר כי יונתן ארליך יבקר באתונה. שר החוץ של יוון, ניקוס פאפאיואנו, יקבל את פניו.",
     {"יונתן ארליך", "ניקוס פאפאיואנו"}),
    ("fi", "Hakamäki ja Lepik puhuivat asiasta puhelimessa maanantaina.", {"Hakamäki", "Lepik"}),
    ("de", "Landesrätin Walburga Egger traf am Freitag in Brixen den Trentiner Assessor Silvano Dallapiccola.",
     {"Walburga Egger", "Silvano Dallapiccola"}),
    ("ko", "도쿄를 방문한 육성재 총리는 이시바 게이코 일본 외무상과 회담했다.", {"육성재", "이시바 게이코"}),
    ("ja", "ベトナムのグエン・ティ・ホア国家主席とモンゴル人民党のバトバヤル委員長が会談した。",
     {"グエン・ティ・ホア", "バトバヤル"}),
    ("zh", "外长岑若兰在吉隆坡会见马来西亚总理哈山·扎因。随后岑若兰前往河内。", {"岑若兰", "哈山·扎因"}),
    ("ar", "وقال خالد البرغوثي إن المحادثات مع ليلى فيراري ستستأنف في بنزرت.", {"خالد البرغوثي", "ليلى فيراري"}),
    ("hi", "मुख्यमंत्री सुशीला राठौड़ ने बुधवार को सीवान में अरविंद पासवान से मुलाक़ात की।", {"सुशीला राठौड़", "अरविंद पासवान"}),
    ("fa", "وزیر راه، مهرداد شکیبا، روز سه‌شنبه در بیرجند با همتای افغان خود نجیب‌الله کاکر دیدار کرد.",
     {"مهرداد شکیبا", "نجیب‌الله کاکر"}),
    ("lt", "Prezidentė Austėja Girdvainytė antradienį Alytuje susitiko su Latvijos premjeru Rihardu Ozoliniu.",
     {"Austėja Girdvainytė", "Rihardas Ozolinis"}),
    ("lv", "Ministru prezidente Zane Kalniņa otrdien Valmierā tikās ar Igaunijas kolēģi Martu Tamme.",
     {"Zane Kalniņa", "Martu Tamme"}),
    ("cs", "Premiér Vojtěch Hrubeš se v úterý v Olomouci sešel s polskou kolegyní Agnieszkou Wrońskou.",
     {"Vojtěch Hrubeš", "Agnieszka Wrońská"}),
    ("pl", "Szef rządu Zbigniew Karwacki rozmawiał w piątek w Sejnach z litewską minister Eglė Daukantaitė.",
     {"Zbigniew Karwacki", "Eglė Daukantaitė"}),
    ("sr", "Министарка Љубица Чворовић разговарала је у суботу у Суботици са мађарским колегом Ференцом Боднаром.",
     {"Љубица Чворовић", "Ференц Боднар"}),
    ("uk", "Олеся Гриневич зустрілася в четвер у Мукачеві з Яношем Ковачем.", {"Олеся Гриневич", "Янош Ковач"}),
    ("vi", "Phó thủ tướng Lê Thu Trà gặp ông Bounthong Sisavath tại Vinh hôm thứ tư.",
     {"Lê Thu Trà", "Bounthong Sisavath"}),
    ("id", "Menteri Pertanian Ratna Kusumawardani bertemu Datuk Hafiz Rahman di Pontianak.",
     {"Ratna Kusumawardani", "Hafiz Rahman"}),
    ("sv", "På tisdagen möttes Ingeborg Sandelin och Ólafur Hauksson i Visby.",
     {"Ingeborg Sandelin", "Ólafur Hauksson"}),
    ("nl", "Volgens Femke Hoogland was het gesprek met Dries Verlinden in Hasselt nuttig.",
     {"Femke Hoogland", "Dries Verlinden"}),
    ("da", "Ifølge Mette-Marie Skovgaard var samtalen med Rasmus Joensen i Svendborg nyttig.",
     {"Mette-Marie Skovgaard", "Rasmus Joensen"}),
    ("sw", "Waziri Mkuu Amani Mwakalinga alikutana na Rais Njoroge Kamau mjini Arusha.",
     {"Amani Mwakalinga", "Njoroge Kamau"}),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "people"), SENTENCES)
def test_people_of_one_page(language: str, text: str, people: set[str]) -> None:
    found = names_of(page(text, language=language)).entities
    assert {each.name for each in found if each.kind is EntityKind.PERSON} == people

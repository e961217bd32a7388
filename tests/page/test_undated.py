"""Pages that carry no date: no day is ever made up for them, whatever figures and years they mention."""

from datetime import date

import pytest

from dateline.model.dates import Precision
from tests.page.helpers import BODY, html, paragraphs, read
from tests.page.undated_pages import PAGES, TRUTH, Undated

SENTENCES = [
    "Grain exports hit 40 million tonnes in 2021, the ministry said.",
    "Trade grew by a fifth in the first seven months of 2022, according to customs data.",
    "The dam was finished in March 2019 after years of delay.",
    "The World Cup of 2030 will be played on three continents, the federation said.",
    "Elections are due on 5 November 2028, the commission said.",
    "The court will rule by 1 June 2031, a spokeswoman said.",
    "The treaty of 12 August 1949 protects the wounded, the lawyer recalled.",
    "The party ruled from 1994 until 2009 and lost power after a split.",
    "Call 2023-555 or write to the office on the ground floor.",
    "The road 20/21 to the coast is closed, police said this morning.",
    "Inflation was 3.2 per cent in the second quarter of 2023, the bank said.",
    "The striker, born on 2 February 1998, scored twice on Sunday.",
    "He was sentenced on Tuesday to 12 years, three months after the arrest.",
    "The volcano last erupted in 1815 and killed thousands.",
    "A report dated 3 July blamed the pilots for the crash.",
    "Prices rose in January and fell in February, traders said.",
    "The vaccine of 2020-21 was given to two million children.",
    "The bridge opened on 14 September, two weeks late.",
    "The budget for 2026 foresees new taxes on sugar and tobacco.",
    "Version 2.0.2022 of the code was sent to the regulator.",
    "She won the seat in the by-election of May 2018 by 200 votes.",
    "The agreement expires on 31 December 2029 unless both sides extend it.",
    "The cyclone made landfall at 14:30 on Monday near the river mouth.",
    "The company wants to cut emissions by half between 2019 and 2035.",
    "Law 4/2014 was repealed last week by a narrow vote.",
]
OTHER_LANGUAGES = [
    ("es", "El sindicato firmó el acuerdo en 2019. La huelga en el puerto sigue esta semana y nadie sabe "
        "cuándo terminará, según los vecinos de la isla y las autoridades del puerto."),
    ("de", "Die Gewerkschaft hatte 2019 zugestimmt. Der Streik im Hafen dauert in dieser Woche an, und "
        "niemand weiß, wann er endet, sagten Bewohner der Insel und die Behörden am Mittwoch."),
    ("fr", "Le syndicat avait signé en 2019. La grève au port continue cette semaine et personne ne sait "
        "quand elle finira, ont dit mercredi les habitants de l’île et les autorités du port."),
    ("ru", "Профсоюз подписал соглашение в 2019 году. Забастовка в порту продолжается на этой неделе, и "
        "никто не знает, когда она закончится, сообщили в среду жители острова и власти порта."),
    ("ar", "وقعت النقابة الاتفاق عام 2019. ويستمر الإضراب في الميناء هذا الأسبوع ولا أحد يعرف متى سينتهي، "
        "كما قال سكان الجزيرة وسلطات الميناء يوم الأربعاء في بيان مشترك نشر على الموقع الرسمي للميناء."),
    ("zh", "工会在2019年签署了协议。港口罢工本周仍在继续，没有人知道何时结束，岛上居民和港口当局周三表示。商人们担心，"
        "如果达不成协议，货架几天之内就会空空如也，学校也可能停课。"),
    ("ja", "組合は2019年に合意した。港のストライキは今週も続いており、"
    "いつ終わるか誰にも分からないと、島の住民と港湾当局が水曜日に述べた。"
        "商店では数日以内に品物がなくなる恐れがあるという。"),
    ("tr", "Sendika 2019 yılında anlaşmayı imzalamıştı. Limandaki grev bu hafta da sürüyor ve ne zaman "
        "biteceğini kimse bilmiyor, dedi ada sakinleri ve liman yetkilileri çarşamba günü yaptıkları "
        "açıklamada."),
    ("pt", "O sindicato assinou o acordo em 2019. A greve no porto continua esta semana e ninguém sabe "
        "quando vai terminar, disseram na quarta-feira os moradores da ilha e as autoridades do porto."),
    ("pl", "Związek podpisał umowę w 2019 roku. Strajk w porcie trwa w tym tygodniu i nikt nie wie, kiedy "
        "się skończy, powiedzieli w środę mieszkańcy wyspy i władze portu na wspólnej konferencji."),
]  # fmt: skip
FOOTERS = [
    "<footer>© 2024 Harbour Herald</footer>",
    "<aside><p>1 May 2023</p><p>Other story</p></aside>",
    '<div class="comments"><time datetime="2022-03-04">4 March 2022</time><p>I saw it as well.</p></div>',
    '<div class="related"><a href="/2021/05/06/x">Old story</a><span>6 May 2021</span></div>',
    '<meta name="copyright" content="2020">',
    '<script>var built = "2024-01-01";</script>',
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_text_without_a_date_gets_no_day(sentence: str) -> None:
    for page in (f"{sentence} {BODY}", f"Ferry strike cuts off northern islands\n\n{BODY}\n\n{sentence}"):
        published = read(page).published
        assert published.precision not in (Precision.DAY, Precision.MINUTE)
        assert not published.interval.is_day
        assert published.interval.latest is None


@pytest.mark.parametrize(("language", "text"), OTHER_LANGUAGES)
def test_no_day_in_other_languages(language: str, text: str) -> None:
    article = read(text)
    assert article.language == language
    assert article.published.interval.is_unknown


@pytest.mark.parametrize("footer", FOOTERS)
def test_dates_of_the_site_are_not_the_article_s(footer: str) -> None:
    page = html(f"<article><h1>Ferry strike cuts off northern islands</h1>{paragraphs()}</article>{footer}")
    assert not read(page).published.interval.is_day


@pytest.mark.parametrize("undated", PAGES, ids=[page.name for page in PAGES])
def test_no_day_is_invented_and_the_interval_holds_the_true_day(undated: Undated) -> None:
    published = read(undated.page, "page.html", undated.url, undated.fetched_at).published
    assert published.precision not in (Precision.DAY, Precision.MINUTE)
    assert not published.interval.is_day
    assert (published.interval.earliest or TRUTH) <= TRUTH <= (published.interval.latest or TRUTH)
    assert published.interval.is_unknown or published.reasons


def test_the_undated_pages_are_many_and_in_many_languages() -> None:
    articles = [read(undated.page, "page.html", undated.url, undated.fetched_at) for undated in PAGES]
    assert len(PAGES) >= 40
    assert len({article.language for article in articles}) >= 15


def test_a_completed_period_is_a_lower_bound() -> None:
    article = read(f"{BODY}\n\nExports fell by a tenth in the first seven months of 2022, customs said.")
    assert article.published.interval.earliest == date(2022, 8, 1)
    reason = article.published.reasons[0]
    assert reason.span is not None
    assert reason.span.of(article.text) == "first seven months of 2022"


def test_a_date_ahead_is_no_lower_bound() -> None:
    assert read(f"{BODY}\n\nThe new port will open on 5 March 2031, the minister said.").published.interval.is_unknown

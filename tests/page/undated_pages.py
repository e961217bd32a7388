"""Undated pages with traps, all imagined as published on 4 July 2024.

Every page tells of its own happening and prints days that are not its own: of the site, of other pages, of events, of
changes. `page` is the whole HTML; `url` and `fetched_at` are what a capture would know beside it.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from tests.page.helpers import html

TRUTH = date(2024, 7, 4)
_CRAWLED = datetime(2024, 9, 30, 8, 15, tzinfo=UTC)


@dataclass(frozen=True)
class Undated:
    """One page without its own date."""

    name: str
    page: str
    url: str | None = None
    fetched_at: datetime | None = None


def _article(title: str, *texts: str) -> str:
    return f"<article><h1>{title}</h1>{''.join(f'<p>{text}</p>' for text in texts)}</article>"


_FERRY = _article(
    "Ferry crews walk out over winter pay",
    "The ferries between the mainland and the northern islands stopped at noon, the port authority said.",
    "Crews want the overtime of last winter paid before they sail again, according to their union.",
    "Traders on the islands fear that shelves will be empty within a few days if no deal is found.",
)
_MINE = _article(
    "Copper mine to reopen under new owner",
    "The mine above the lake will take on two hundred workers, its new owner told residents at a town meeting.",
    "Villagers asked for a second filter at the dam, which leaked after heavy rain and spoiled the fields below.",
    "The owner promised to pay for clean water until the repairs are finished and tested by the province.",
)
_CHOIR = _article(
    "School choir wins regional prize",
    "The choir of the harbour school won the regional prize with three songs in the language of the islands.",
    "Its leader, who has worked without pay for years, thanked the parents who drove the children to rehearsals.",
    "The mayor promised the school a new piano, which the council still has to approve at one of its next sittings.",
)


def _with(article: str, after: str = "", before: str = "", head: str = "", lang: str = "en") -> str:
    return html(f"{before}{article}{after}", head, lang)


def _said(title: str, sentence: str, lang: str = "en") -> str:
    """A page of one trap in the text, with two paragraphs around it."""
    body = _FILL.get(lang, _FILL["en"])
    return html(_article(title, body[0], sentence, body[1]), lang=lang)


_FILL = {
    "en": ("The council met behind closed doors and spoke for three hours about the harbour and its debts.",
        "Nobody wanted to say when the next meeting would be held, and the clerk left without a word to reporters."),
    "de": ("Der Rat tagte hinter verschlossenen Türen und sprach drei Stunden lang über den Hafen und seine Schulden.",
        "Niemand wollte sagen, wann die nächste Sitzung ist, und die Schreiberin ging wortlos an allen vorbei."),
    "fr": ("Le conseil s’est réuni à huis clos et a parlé pendant trois heures du port et de ses dettes.",
        "Personne n’a voulu dire quand se tiendra la prochaine séance, et la greffière est partie sans un mot."),
    "es": ("El consejo se reunió a puerta cerrada y habló durante tres horas del puerto y de sus deudas.",
        "Nadie quiso decir cuándo será la próxima sesión, y la secretaria se fue sin decir palabra a la prensa."),
    "it": ("Il consiglio si è riunito a porte chiuse e ha parlato per tre ore del porto e dei suoi debiti.",
        "Nessuno ha voluto dire quando si terrà la prossima seduta, e la segretaria è uscita senza una parola."),
    "pt": ("O conselho reuniu-se à porta fechada e falou durante três horas do porto e das suas dívidas.",
        "Ninguém quis dizer quando será a próxima sessão, e a secretária saiu sem uma palavra aos jornalistas."),
    "nl": ("De raad vergaderde achter gesloten deuren en sprak drie uur lang over de haven en haar schulden.",
        "Niemand wilde zeggen wanneer de volgende vergadering is, en de griffier vertrok zonder een woord."),
    "ru": ("Совет заседал за закрытыми дверями и три часа говорил о порте и его долгах.",
        "Никто не захотел сказать, когда будет следующее заседание, и секретарь молча вышла из зала."),
    "pl": ("Rada obradowała za zamkniętymi drzwiami i przez trzy godziny mówiła o porcie i jego długach.",
        "Nikt nie chciał powiedzieć, kiedy odbędzie się następne posiedzenie, a sekretarka wyszła bez słowa."),
    "tr": ("Meclis kapalı kapılar ardında toplandı ve üç saat boyunca limanı ve borçlarını konuştu.",
        "Kimse bir sonraki toplantının ne zaman yapılacağını söylemek istemedi, kâtip de tek söz etmeden çıktı."),
    "ar": ("اجتمع المجلس خلف أبواب مغلقة وتحدث ثلاث ساعات عن الميناء وديونه.",
        "ولم يشأ أحد أن يقول متى ستعقد الجلسة المقبلة، وخرجت الكاتبة دون أن تقول كلمة للصحفيين."),
    "fa": ("شورا پشت درهای بسته تشکیل جلسه داد و سه ساعت درباره بندر و بدهی‌های آن گفت‌وگو کرد.",
        "هیچ‌کس نخواست بگوید نشست بعدی چه زمانی برگزار می‌شود و منشی بدون گفتن کلمه‌ای رفت."),
    "he": ("המועצה התכנסה בדלתיים סגורות ודיברה שלוש שעות על הנמל ועל חובותיו.",
        "איש לא רצה לומר מתי תתקיים הישיבה הבאה, והמזכירה יצאה בלי לומר מילה לעיתונאים."),
    "hi": ("परिषद की बैठक बंद दरवाज़ों के पीछे हुई और तीन घंटे तक बंदरगाह और उसके कर्ज़ पर बात हुई।",
        "किसी ने यह नहीं बताया कि अगली बैठक कब होगी, और सचिव पत्रकारों से बिना कुछ कहे चली गईं।"),
    "ja": ("議会は非公開で開かれ、港とその負債について三時間にわたって話し合った。",
        "次の会合がいつ開かれるのかは誰も語ろうとせず、書記は記者に何も言わずに立ち去った。"),
    "ko": ("의회는 비공개로 열려 항구와 그 부채에 대해 세 시간 동안 논의했다고 관계자들이 전했다.",
        "다음 회의가 언제 열릴지 아무도 말하려 하지 않았고 서기는 기자들에게 한마디도 하지 않고 떠났다."),
    "zh": ("议会闭门开会，用三个小时讨论了港口及其债务问题，与会者拒绝透露细节。",
        "没有人愿意说下次会议何时举行，书记员一言不发地离开了会场，记者们只好散去。"),
    "th": ("สภาประชุมลับและหารือเรื่องท่าเรือและหนี้สินเป็นเวลาสามชั่วโมงโดยไม่เปิดเผยรายละเอียด",
        "ไม่มีใครยอมบอกว่าการประชุมครั้งต่อไปจะมีขึ้นเมื่อใด และเลขานุการก็เดินออกไปโดยไม่พูดอะไร"),
}  # fmt: skip

PAGES = [
    Undated("copyright year", _with(_FERRY, "<footer><p>© 2024 Lakeside Courier. All rights reserved.</p></footer>")),
    Undated("copyright with a full day", _with(_MINE, "<footer><p>Copyright 12 March 2019, Hill Gazette</p></footer>")),
    Undated("copyright range under the text", _with(_CHOIR, "<p>© 1998-2023 Orbit Twentyfour Media Ltd.</p>")),
    Undated(
        "teasers with days",
        _with(
            _FERRY,
            '<div class="related"><h3>More</h3><a href="/a">Strike vote fails</a><span>3 May 2024</span>'
            '<a href="/b">New ferry launched</a><span>28 April 2024</span></div>',
        ),
    ),
    Undated(
        "teasers with time elements",
        _with(
            _MINE,
            "".join(
                f'<div class="teaser"><time datetime="2024-0{n}-11">11.0{n}.2024</time><h3>Older story {n}</h3></div>'
                for n in range(1, 7)
            ),
        ),
    ),
    Undated(
        "comments with days",
        _with(
            _CHOIR,
            '<section id="comments"><div class="comment"><b>Noor</b> <time datetime="2024-07-19">19 July 2024</time>'
            "<p>Well done, all of you!</p></div></section>",
        ),
    ),
    Undated(
        "a comment that opens with a label",
        _with(_FERRY, '<div class="comments-list"><p>Posted on 20 August 2024 by harbourfan</p><p>At last.</p></div>'),
    ),
    Undated("updated only", _with(_MINE, before="<p>Last updated: 9 September 2024</p>")),
    Undated(
        "updated time element",
        _with(_FERRY, before='<p>Updated <time datetime="2024-09-09">9 September 2024</time></p>')
    ),
    Undated(
        "updated only, German",
        _with(_article("Rat tagt geheim", *_FILL["de"]), before="<p>Aktualisiert: 09.09.2024</p>", lang="de"),
    ),
    Undated(
        "changed according to a meta tag",
        _with(_CHOIR, head='<meta property="article:modified_time" content="2024-08-02T10:00:00+00:00">'),
    ),
    Undated(
        "changed according to JSON-LD",
        _with(
            _FERRY,
            head='<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferry crews walk out",'
            ' "dateModified": "2024-08-30T07:00:00Z"}</script>',
        ),
    ),
    Undated("calendar of the site", _with(_MINE, before="<div>Monday, 30 September 2024</div>"), fetched_at=_CRAWLED),
    Undated(
        "calendar with the city", _with(_CHOIR, before="<div>London, 30 September 2024</div>"), fetched_at=_CRAWLED,
    ),
    Undated("crawl day only", _with(_FERRY), fetched_at=_CRAWLED),
    Undated("future day in a stamp", _with(_MINE, head='<meta name="date" content="2031-01-01">'), fetched_at=_CRAWLED),
    Undated("epoch in a stamp", _with(_CHOIR, head='<meta property="article:published_time" content="1970-01-01">')),
    Undated(
        "day in the address of a picture",
        _with(_FERRY, '<img src="/uploads/2019/03/08/ferry.jpg" alt="A ferry">'),
        "https://herald.example/coast/ferry-crews-walk-out",
    ),
    Undated(
        "share picture with a day",
        _with(_MINE, head='<meta property="og:image" content="https://img.example/2018/11/05/mine.jpg">'),
    ),
    Undated(
        "figures in the address that are no day",
        _with(_CHOIR),
        "https://herald.example/story-20241399-school-choir-wins-regional-prize",
    ),
    Undated("number of an article", _with(_FERRY), "https://herald.example/news/19991350/ferry"),
    Undated("a script's build day", _with(_MINE, "<script>window.build = '2024-06-30';</script>")),
    Undated(
        "an event in a side box",
        _with(_CHOIR, "<aside><h3>Events</h3><p>Harbour fair: 14 September 2024</p></aside>"),
    ),
    Undated(
        "microdata of an event",
        _with(
            _FERRY,
            '<div itemscope itemtype="https://schema.org/Event" class="widget"><span itemprop="startDate" '
            'content="2024-10-03">3 October</span> Night of the lighthouses</div>',
        ),
    ),
    Undated(
        "JSON-LD of an event",
        _with(
            _MINE,
            head='<script type="application/ld+json">{"@type": "Event", "name": "Open day", "startDate": "2024-11-02"}'
            "</script>",
        ),
    ),
    Undated(
        "JSON-LD of a video",
        _with(
            _CHOIR,
            head='<script type="application/ld+json">{"@type": "BreadcrumbList", "itemListElement": [{"@type":'
            ' "NewsArticle",'
            ' "datePublished": "2024-05-05"}]}</script>',
        ),
    ),
    Undated("age", _with(_FERRY, before="<p>3 hours ago</p>")),
    Undated("today", _said("Council talks in secret", "The vote was put off until today, the speaker said.")),
    Undated("an anniversary", _said("Bridge turns fifty", "The bridge was opened on 3 May 1974 by the governor.")),
    Undated(
        "a deadline", _said("Tax office reminds farmers", "Forms must be handed in by 31 October 2024 at the latest."),
    ),
    Undated("a birthday", _said("Keeper signs new deal", "The keeper, born on 9 August 2001, will stay at the club.")),
    Undated("an election ahead", _said("Parties open campaign", "Voters will choose a new council on 13 April 2025.")),
    Undated("a summit that was", _said("Envoy returns home", "He had met the minister in Geneva on 2 June 2024.")),
    Undated(
        "two days of a trial", _said("Captain on trial", "Hearings took place on 1 and 2 July 2024 in the old court."),
    ),
    Undated("received, accepted", _said("Report on the dam", "Received 12 May 2024; accepted 1 June 2024.")),
    Undated(
        "event, German", _said("Rat tagt geheim", "Das Fest findet am 14. September 2024 auf der Mole statt.", "de"),
    ),
    Undated("past, French", _said("Le conseil se tait", "La digue avait cédé le 3 mai 2024 après l’orage.", "fr")),
    Undated(
        "past, Spanish", _said("El consejo calla", "El dique se rompió el 3 de mayo de 2024 tras la tormenta.", "es"),
    ),
    Undated("ahead, Italian", _said("Il consiglio tace", "La diga sarà riparata entro il 30 settembre 2024.", "it")),
    Undated("ahead, Portuguese", _said("O conselho cala-se", "A eleição será em 6 de outubro de 2024.", "pt")),
    Undated("past, Dutch", _said("Raad zwijgt", "De dijk brak op 3 mei 2024 na een storm.", "nl")),
    Undated("past, Russian", _said("Совет молчит", "Дамбу прорвало 3 мая 2024 года после ливня.", "ru")),
    Undated("past, Polish", _said("Rada milczy", "Tama pękła 3 maja 2024 r. po ulewie.", "pl")),
    Undated("past, Turkish", _said("Meclis susuyor", "Baraj 3 Mayıs 2024 gecesi sağanaktan sonra yıkılmıştı.", "tr")),
    Undated("past, Arabic", _said("المجلس يلتزم الصمت", "وكان السد قد انهار يوم 3 مايو 2024 بعد الأمطار.", "ar")),
    Undated("past, Persian", _said("شورا سکوت کرد", "سد در ۱۴ اردیبهشت ۱۴۰۳ پس از باران شکست.", "fa")),
    Undated("past, Hebrew", _said("המועצה שותקת", "הסכר נפרץ ב-3 במאי 2024 לאחר הגשם הכבד.", "he")),
    Undated("past, Hindi", _said("परिषद चुप", "बाँध 3 मई 2024 को बारिश के बाद टूटा था।", "hi")),
    Undated("past, Japanese", _said("議会は沈黙", "堤防は令和6年5月3日の豪雨の後に決壊していた。", "ja")),
    Undated("past, Korean", _said("의회 침묵", "제방은 2024년 5월 3일 폭우 뒤에 무너졌다.", "ko")),
    Undated("past, Chinese", _said("议会沉默", "堤坝在2024年5月3日的暴雨后溃决。", "zh")),
    Undated("past, Thai", _said("สภาเงียบ", "เขื่อนพังเมื่อวันที่ 3 พฤษภาคม 2567 หลังฝนตกหนัก", "th")),
    Undated("archive of months", _with(_FERRY, '<ul class="archive"><li>May 2024</li><li>April 2024</li></ul>')),
    Undated(
        "weather of a day",
        _with(_MINE, '<div class="weather">Sunday, 29 September 2024: rain</div>'), fetched_at=_CRAWLED,
    ),
]  # fmt: skip

"""Kinds of blocks: table rows, captions, corrections, live entries, teasers, and stubs before a paywall."""

import pytest

from dateline.model.article import Article, BlockKind, DamageKind
from dateline.model.outcome import Rejection, RejectionReason
from tests.page.helpers import BODY, html, outcome, paragraphs, read, rules, texts

HEADLINE = "Ferry strike cuts off northern islands"
TITLE = f"<h1>{HEADLINE}</h1>"
CORRECTIONS = [
    "Correction: An earlier version of this article said that crews had been paid.",
    "This article was amended on 3 March 2024 to correct the number of ferries.",
    "Clarification: The union has asked us to say that it has two boards.",
    "Berichtigung: In einer früheren Version hieß es, die Fähren führen wieder.",
    "Rectificatif : une version précédente indiquait un autre montant.",
    "Fe de erratas: en una versión anterior se decía que eran nueve barcos.",
    "Correção: a versão anterior deste texto informava outro valor.",
    "Errata corrige: in una versione precedente si parlava di nove navi.",
    "Correctie: in een eerdere versie van dit artikel stond een ander aantal.",
    "Korekta: We wcześniejszej wersji artykułu podano inną liczbę promów.",
    "Поправка: в предыдущей версии статьи говорилось о девяти паромах.",
    "Düzeltme: Bu haberin önceki sürümünde gemi sayısı yanlıştı.",
    "更正：本文早前版本误写了渡轮的数量。",
    "訂正：以前の記事では船の数が誤っていました。",
    "تصحيح: ورد في نسخة سابقة من هذا المقال أن عدد العبارات تسع.",
]
ENTRIES = [
    "The port authority says that no ferry will sail before noon tomorrow.",
    "The union has left the talks, its chair told reporters at the quay.",
    "Talks have begun in the old customs house, behind closed doors.",
]
STUB = (
    "<p>The ferries between the mainland and the northern islands stopped at noon, the port authority said.</p>"
    "<p>Crews want the overtime of last winter paid before they …</p>"
)
PROMPTS = [
    ("en", "Subscribe to continue reading this article"),
    ("en", "This article is only available to subscribers."),
    ("de", "Dieser Artikel ist nur für Abonnenten lesbar."),
    ("de", "Jetzt abonnieren und weiterlesen"),
    ("fr", "Il vous reste 72% de cet article à lire. La suite est réservée aux abonnés."),
    ("es", "Suscríbete para seguir leyendo"),
    ("pt", "Assine para continuar lendo"),
    ("it", "Contenuto riservato agli abbonati"),
    ("pl", "Wykup dostęp, aby czytać dalej"),
    ("ru", "Оформите подписку, чтобы читать дальше"),
    ("tr", "Devamını okumak için abone olun"),
    ("ar", "اشترك لقراءة المقال كاملا"),
    ("zh", "订阅后继续阅读"),
    ("ja", "この記事は有料会員限定です"),
]


@pytest.mark.parametrize("note", CORRECTIONS)
def test_a_correction_note_is_told_in_html_and_in_plain_text(note: str) -> None:
    marked = read(html(f"<article>{TITLE}{paragraphs()}<p><em>{note}</em></p></article>"))
    plain = read(f"{HEADLINE}\n\n{BODY}\n\n{note}")
    assert texts(marked, BlockKind.CORRECTION) == [note]
    assert texts(plain, BlockKind.CORRECTION) == [note]


@pytest.mark.parametrize(
    "line",
    [
        "Correction of the river bed will begin in May, the ministry said on Monday.",
        "Die Korrektur der Zahlen hat den Minister überrascht, sagte er am Montag.",
    ],
)
def test_a_sentence_about_a_correction_is_none(line: str) -> None:
    assert texts(read(html(f"<article>{TITLE}{paragraphs()}<p>{line}</p></article>")), BlockKind.CORRECTION) == []


@pytest.mark.parametrize(
    ("head", "rows", "first"),
    [
        ("Port|Before|Now", ["North|12|0", "South <b>quay</b>|8|1"], "Port | Before | Now"),
        ("Hafen|Fähren", ["Nordhafen|zwölf", "Südkai|acht"], "Hafen | Fähren"),
        ("港口|班次", ["北港|十二", "南港|八"], "港口 | 班次"),
    ],
)
def test_the_cells_of_a_row_are_one_block(head: str, rows: list[str], first: str) -> None:
    lines = [head, *rows]
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in line.split('|'))}</tr>" for line in lines)
    end = "<p>Talks go on tomorrow in the old customs house, the union said.</p>"
    found = texts(read(html(f"<article>{TITLE}{paragraphs()}<table>{table}</table>{end}</article>")), BlockKind.TABLE)
    assert len(found) == len(lines)
    assert found[0] == first


@pytest.mark.parametrize("beside", ["", "<td>Menu</td>"])
def test_a_table_that_lays_out_the_page_holds_paragraphs(beside: str) -> None:
    article = read(html(f"<table><tr>{beside}<td>{TITLE}{paragraphs()}</td></tr></table>"))
    assert texts(article, BlockKind.PARAGRAPH) == BODY.split("\n\n")


@pytest.mark.parametrize(
    "figure",
    [
        "<figure><img src=x><figcaption>Boats in the harbour on the morning of the strike.</figcaption></figure>",
        "<figure><img src=x><div>Boats in the harbour on the morning of the strike.</div></figure>",
        "<div><img src=x><p class=image-caption>Boats in the harbour on the morning of the strike.</p></div>",
        "<div><img src=x><p class=bildunterschrift>Boats in the harbour on the morning of the strike.</p></div>",
    ],
)
def test_a_caption_is_kept_and_is_no_part_of_the_body(figure: str) -> None:
    article = read(html(f"<article>{TITLE}{figure}{paragraphs()}</article>"))
    assert texts(article, BlockKind.CAPTION) == ["Boats in the harbour on the morning of the strike."]
    assert article.body == BODY


def test_a_page_told_in_pictures_has_its_text_in_the_captions() -> None:
    page = "".join(f"<figure><img src=x><figcaption>{part}</figcaption></figure>" for part in BODY.split("\n\n"))
    assert read(html(f"<article>{TITLE}{page}</article>")).body == BODY


@pytest.mark.parametrize("times", [("14:32", "13:10", "09:05"), ("14.32 Uhr", "13.10 Uhr", "09.05 Uhr")])
def test_live_entries_have_the_time_above_them(times: tuple[str, ...]) -> None:
    posts = "".join(
        f"<div><p><time>{time}</time></p><h3>Now</h3><p>{entry}</p></div>"
        for time, entry in zip(times, ENTRIES, strict=True)
    )
    intro = "<p>We report here all day on the strike that has cut off the islands.</p>"
    article = read(html(f"<article>{TITLE}{intro}{posts}</article>"))
    live = [block for block in article.blocks if block.kind is BlockKind.LIVE_ENTRY]
    assert [block.time for block in live] == list(times)
    assert [block.span.of(article.text) for block in live] == ENTRIES
    assert article.blocks[1].time is None


def test_live_entries_have_the_time_at_their_beginning() -> None:
    times = ["14:32", "13:10", "09:05"]
    lines = "".join(f"<p><b>{time}</b> – {entry}</p>" for time, entry in zip(times, ENTRIES, strict=True))
    article = read(html(f"<article>{TITLE}{lines}</article>"))
    assert [block.time for block in article.blocks[1:]] == times
    assert texts(article, BlockKind.LIVE_ENTRY) == ENTRIES


def test_live_entries_in_plain_text() -> None:
    times = ["9:05 a.m. ET", "1:10 p.m. ET", "2:32 p.m. ET"]
    told = "\n\n".join(f"{time}\n\n{entry}" for time, entry in zip(times, ENTRIES, strict=True))
    article = read(f"{HEADLINE}\n\nWe report here all day on the strike that has cut off the islands.\n\n{told}")
    assert [block.time for block in article.blocks if block.kind is BlockKind.LIVE_ENTRY] == times
    assert rules(article)["1:10 p.m. ET"] == "time of a live entry"


def test_clock_times_in_a_report_make_no_live_blog() -> None:
    lines = ["10:00", "12:00", "11:00", "09:00", "13:00"]
    article = read(html(f"<article>{TITLE}{paragraphs()}{''.join(f'<p>{line}</p>' for line in lines)}</article>"))
    assert texts(article, BlockKind.LIVE_ENTRY) == []


@pytest.mark.parametrize(
    "box",
    [
        "<div><a href=/a><img src=a><h3>Minister resigns over bridge</h3><span>3 hours ago</span></a></div>",
        "<div><h4><a href=/a>Minister resigns over bridge</a></h4><p>The bridge never opened to traffic.</p></div>",
    ],
)
def test_a_teaser_between_paragraphs_is_dropped_and_kept_apart(box: str) -> None:
    first, rest = BODY.split("\n\n", 1)
    article = read(html(f"<article>{TITLE}<p>{first}</p>{box}{paragraphs(rest)}</article>"))
    assert article.body == BODY
    assert "Minister resigns over bridge" in article.related


def test_a_box_with_a_prompt_is_dropped() -> None:
    box = (
        "<div><h3>Sail with us all year</h3><p>Ten trips for the price of eight.</p><p>Book a free trip today</p></div>"
    )
    assert read(html(f"<article>{TITLE}{paragraphs()}{box}</article>")).body == BODY


def test_the_standfirst_above_the_body_is_kept() -> None:
    line = "Crews and owners blame each other while shops on the islands run out of bread."
    head = f"<div>{TITLE}<p class=lede>{line}</p></div>"
    article = read(html(f"<main>{head}<div class=article-body>{paragraphs()}</div></main>"))
    assert texts(article, BlockKind.STANDFIRST) == [line]


def test_of_several_articles_the_one_with_the_headline_is_read() -> None:
    other = "".join(f"<p>{part} This is told of another place.</p>" for part in BODY.split("\n\n")) * 3
    body = f"{BODY}\n\n{BODY.replace('The ', 'All ').replace('Crews', 'Sailors').replace('Traders', 'Shopkeepers')}"
    head = f'<meta property="og:title" content="{HEADLINE}">'
    page = html(f"<article>{TITLE}{paragraphs(body)}</article><article><h2>Harbour closed</h2>{other}</article>", head)
    assert read(page).body == body


def test_a_last_paragraph_about_the_author_is_dropped() -> None:
    about = "<p>Ada Berg writes about ferries and the people on them; she lives on the islands.</p>"
    head = '<meta name="author" content="Ada Berg">'
    assert read(html(f"<article>{TITLE}{paragraphs()}{about}</article>", head)).body == BODY


@pytest.mark.parametrize(("language", "prompt"), PROMPTS)
def test_a_stub_before_a_paywall_is_noted_as_damage(language: str, prompt: str) -> None:
    article = read(html(f"<article>{TITLE}{STUB}<div><h3>{prompt}</h3></div></article>", lang=language))
    assert prompt not in article.text
    assert [damage.raw for damage in article.damage if damage.kind is DamageKind.PAYWALL] == [prompt]


def test_a_whole_article_above_a_prompt_is_no_stub() -> None:
    prompt = "<p>Subscribe to continue reading more stories like this.</p>"
    more = "".join(
        f"<p>On day {day} of the strike the harbour was empty from dawn until dusk.</p>" for day in range(30)
    )
    article = read(html(f"<article>{TITLE}{paragraphs()}{more}{prompt}</article>"))
    assert DamageKind.PAYWALL not in {damage.kind for damage in article.damage}


def test_a_prompt_after_a_few_words_is_a_rejection() -> None:
    found = outcome(
        html(f"<article>{TITLE}<p>The ferries stopped.</p><p>Sign in to read the whole story</p></article>")
    )
    assert isinstance(found, Rejection)
    assert found.reason is RejectionReason.PAYWALL


@pytest.mark.parametrize(
    ("language", "gate"),
    [
        ("en", "You have read your two free stories this month. Subscribe for a dollar a week to continue, anywhere."),
        ("de", "Sie haben Ihre drei kostenlosen Artikel in diesem Monat gelesen. Testen Sie uns für einen Euro."),
        ("tr", "Ücretsiz haber hakkınız bu ay için doldu. Teklifimizi dört hafta boyunca bir liraya deneyin."),
        ("cs", "Přečetli jste tři články zdarma za tento měsíc. Vyzkoušejte nabídku na čtyři týdny za korunu."),
        ("zh", "您本月的免费文章已经读完。四周只需一元,即可畅读全部内容,随时随地,想读多少就读多少,欢迎试用。"),
    ],
)
def test_a_count_of_free_texts_that_are_used_up_is_no_text(language: str, gate: str) -> None:
    found = outcome(html(f"<article>{TITLE}<p>No key.</p><div><p>{gate}</p></div></article>", lang=language))
    assert isinstance(found, Rejection)
    assert found.reason is RejectionReason.PAYWALL


def test_news_of_phones_that_keep_data_is_news() -> None:
    line = "Phones that store your cookies on the device must ask for consent, the harbour's privacy officer told us."
    assert isinstance(outcome(html(f"<article>{TITLE}{paragraphs()}<p>{line}</p></article>")), Article)


def test_news_about_a_paywall_is_news() -> None:
    line = "The paper wants readers to subscribe to read its reports on the strike, its editor said on Monday."
    found = outcome(html(f"<article>{TITLE}{paragraphs()}<p>{line}</p></article>"))
    assert isinstance(found, Article)
    assert not found.damage

"""HTML pages: the body's blocks, what is dropped, and pages whose markup misleads."""

import pytest

from dateline.model.article import BlockKind
from tests.page.helpers import BODY, html, paragraphs, read, rules, texts

TITLE = "<h1>Ferry strike cuts off northern islands</h1>"


def test_blocks_get_their_kinds() -> None:
    page = html(
        f"<article>{TITLE}{paragraphs()}<h2>What the crews want</h2><p>They want last winter’s overtime, as agreed.</p>"
        "<ul><li>Pay for 40 hours</li><li>A second night crew</li></ul>"
        "<blockquote><p>We were promised this in the spring, and we believed it.</p></blockquote>"
        "<figure><img src=x><figcaption>Boats in the harbour on the morning of the strike.</figcaption></figure>"
        "<p>Talks go on tomorrow in the old customs house, the union said.</p></article>"
    )
    article = read(page)
    assert article.title == "Ferry strike cuts off northern islands"
    assert texts(article, BlockKind.HEADING) == ["What the crews want"]
    assert texts(article, BlockKind.LIST_ITEM) == ["Pay for 40 hours", "A second night crew"]
    assert texts(article, BlockKind.QUOTATION) == ["We were promised this in the spring, and we believed it."]
    assert texts(article, BlockKind.CAPTION) == ["Boats in the harbour on the morning of the strike."]


@pytest.mark.parametrize(
    "part",
    [
        "<nav><p>All the news of the coast, every day, from the harbour to the hills.</p></nav>",
        "<footer><p>The Harbour Herald is a paper of the coast and has been one for years.</p></footer>",
        '<div class="related-posts"><p>Minister resigns over the bridge that never opened to traffic.</p></div>',
        '<div class="newsletter-box"><p>Get our best stories by mail, once a day, and never miss a thing.</p></div>',
        '<div style="display: none"><p>This paragraph is for machines only and nobody else reads it.</p></div>',
        '<div id="comments"><p>I waited for three hours and nobody told us a single thing, typical.</p></div>',
        '<div role="dialog"><p>We value your privacy and would like your consent to do many things.</p></div>',
    ],
)
def test_furniture_is_told_by_tags_names_and_roles(part: str) -> None:
    article = read(html(f"<main>{TITLE}{paragraphs()}{part}</main>"))
    assert article.body == BODY


def test_a_misleading_name_around_the_whole_text_is_not_believed() -> None:
    article = read(html(f'<div class="sidebar-layout">{TITLE}{paragraphs()}</div>'))
    assert article.body == BODY


def test_a_linked_list_between_paragraphs_goes_to_related() -> None:
    links = "<h3>Read more</h3><ul><li><a href=/a>Minister resigns over bridge</a></li></ul>"
    first, rest = BODY.split("\n\n", 1)
    article = read(html(f"<article>{TITLE}<p>{first}</p>{links}{paragraphs(rest)}</article>"))
    assert article.related == ("Minister resigns over bridge",)
    assert article.body == BODY


def test_buttons_before_and_after_the_text_are_dropped() -> None:
    page = html(f"<article><p>Company Spotlight</p>{paragraphs()}<p>Summarise this page</p></article>")
    article = read(page)
    assert article.body == BODY
    assert rules(article)["Summarise this page"] == "line after the last paragraph"


def test_text_that_only_the_structured_data_holds_is_used() -> None:
    body = " ".join([BODY.replace("\n\n", " ")] * 2)
    data = f'{{"@type": "NewsArticle", "headline": "Strike", "articleBody": "{body}"}}'
    head = f'<script type="application/ld+json">{data}</script>'
    article = read(html("<div id=app></div>", head))
    assert "overtime of last winter" in article.body


def test_soft_hyphens_and_no_break_spaces_are_normalised() -> None:
    article = read(
        html(
            "<article><p>The har\u00adbour&nbsp;was closed, the mayor of the town said at "
            f"noon.</p>{paragraphs()}</article>"
        )
    )
    assert "The harbour was closed" in article.text


def test_an_unclosed_drawing_does_not_swallow_the_page() -> None:
    assert read(html(f"<svg><symbol>{TITLE}{paragraphs()}")).body == BODY


def test_an_unclosed_button_does_not_swallow_the_page() -> None:
    page = html(f"<div><button><div>Menu</button></div><main><article>{TITLE}{paragraphs()}</article></main>")
    assert read(page).body == BODY


def test_text_behind_an_end_that_comes_too_early_is_read() -> None:
    menu = '<header><p>All the news of the coast, every day.</p></header></body></html>\n<div class="page">'
    assert read(html(f"{menu}{TITLE}{paragraphs()}</div>")).body == BODY


def test_an_archive_of_dated_links_beside_the_text_is_no_text() -> None:
    links = "".join(
        f"<li><a href=/{day}>The harbour in pictures</a> - seen by the photographers of the desk, {day} March 2025</li>"
        for day in range(1, 31)
    )
    article = read(html(f"<main>{TITLE}{paragraphs()}</main><aside><ul>{links}</ul></aside>"))
    assert article.body == BODY


def test_raw_text_and_offsets_hold_for_html() -> None:
    article = read(html(f"<header>Harbour Herald</header><article>{TITLE}{paragraphs()}</article>"))
    for block, offset in zip(article.blocks, article.offsets, strict=True):
        assert article.raw_text[offset:].startswith(block.span.of(article.text))


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("This page is not intended to replace the advice of a harbour pilot.", "disclaimer"),
        ("Dieser Text dient nur der Information und ist kein Rat.", "disclaimer"),
        ("The crews counted last winter’s hours themselves. ↩", "footnote"),
        ("[1] “Overtime at sea”, Union of Crews, page 12.", "footnote"),
        ("Want to sail with us? Book a cabin today.", "offer"),
        ("The post Ferry strike cuts off islands appeared first on Harbour Herald.", "feed line"),
        ("Ada Berg is a freelance reporter who has lived on the islands for years.", "author box"),
        ("Short link to this page:", "line after the last paragraph"),
    ],
)
def test_what_a_site_says_under_the_text_is_dropped_by_rule(line: str, rule: str) -> None:
    article = read(html(f"<article>{TITLE}{paragraphs()}<p>{line}</p></article>"))
    assert article.body == BODY
    assert rules(article)[line] == rule


def test_the_last_word_on_a_writer_whom_the_text_tells_of_stays() -> None:
    story = f"{BODY}\n\nThe strike was first reported by Ada Berg, whom the port then shut out.\n\n"
    last = "Ada Berg is a reporter who has lived on the islands for years."
    assert read(html(f"<article>{TITLE}{paragraphs(story + last)}</article>")).body.endswith(last)


@pytest.mark.parametrize(
    "last",
    [
        "Past winters were no worse, the union said, and its trademark patience was at an end.",
        "The port is a substitute for a bridge that was never built, the mayor said.",
        "The new line is not intended to replace the old one, the minister said.",
        "The pilots gave no warning and the port had not asked for advice, she said.",
        "Do the islands need a bridge? The council will vote on that in May.",
    ],
)
def test_a_last_paragraph_that_only_sounds_alike_stays(last: str) -> None:
    assert read(html(f"<article>{TITLE}{paragraphs()}<p>{last}</p></article>")).body.endswith(last)


def test_a_closing_section_on_the_site_and_its_people_is_dropped() -> None:
    about = "<h3>About the author</h3><p>Ada sails.</p><p>She keeps bees.</p>"
    article = read(html(f"<article>{TITLE}{paragraphs()}{about}</article>"))
    assert article.body == BODY
    assert rules(article)["She keeps bees."] == "closing section"
    asked = "<h3>About the harbour</h3><p>It was built a hundred years ago, the mayor said.</p>"
    assert read(html(f"<article>{TITLE}{paragraphs()}{asked}</article>")).body.endswith("the mayor said.")


@pytest.mark.parametrize("stated", ["Harbour Herald: Boats stay in port", "Boats stay in port | Harbour Herald"])
@pytest.mark.parametrize("gap", ["</b></font><br><font size=1>", "</b></font><br><br><font size=1>Ada Berg, "])
def test_without_headings_the_line_that_repeats_the_title_is_the_headline_and_the_date_below_it(
    stated: str, gap: str
) -> None:
    head = f"<font size=4><b>Boats stay in port{gap}Monday, 3 March 2031</font><br><br>"
    page = f"<html><head><title>{stated}</title></head><body><td>{head}{paragraphs()}</td></body></html>"
    article = read(page)
    assert (article.title, article.outlet) == ("Boats stay in port", "Harbour Herald")
    assert str(article.published.interval) == "2031-03-03"

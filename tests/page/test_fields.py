"""Title, byline, outlet, address and section of HTML pages."""

import pytest

from tests.page.helpers import html, paragraphs, read

JSON_LD = """<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle",
 "headline": "Ferry strike cuts off northern islands", "author": [{"@type": "Person",
 "name": "Ada Berg"}, {"name": "Li Wei"}],
 "publisher": {"name": "Harbour Herald"}, "articleSection": "Coast",
 "datePublished": "2023-05-10T09:05:00+02:00", "dateModified": "2023-05-11T08:00:00+02:00",}]}</script>"""
PAGE = f"<h1>Ferry strike cuts off northern islands</h1>{paragraphs()}"


def test_structured_data_fills_the_fields() -> None:
    article = read(
        html(PAGE, JSON_LD + '<link rel="canonical" href="/coast/ferry-strike">'), url="https://herald.example/x"
    )
    assert (article.byline, article.outlet, article.section) == ("Ada Berg, Li Wei", "Harbour Herald", "Coast")
    assert article.url == "https://herald.example/x"
    assert article.modified is not None
    assert article.modified.moment == "2023-05-11T08:00:00+02:00"
    assert {found.field for found in article.found} >= {"title", "byline", "outlet", "encoding"}


def test_the_canonical_address_serves_where_none_is_known() -> None:
    link = '<link rel="canonical" href="https://herald.example/coast/ferry-strike">'
    assert read(html(PAGE, link)).url == "https://herald.example/coast/ferry-strike"


def test_the_outlet_behind_the_headline_is_cut_off() -> None:
    article = read(html(paragraphs(), "<title>Ferry strike cuts off northern islands | Harbour Herald</title>"))
    assert article.title == "Ferry strike cuts off northern islands"
    assert article.outlet == "Harbour Herald"


@pytest.mark.parametrize(
    ("head", "body", "byline"),
    [
        ('<meta name="author" content="Ada Berg">', "", "Ada Berg"),
        (
            '<meta name="author" content="https://social.example/herald">',
            '<p class="byline">By Ada Berg</p>',
            "Ada Berg",
        ),
        ("", '<a rel="author" href="/ada">Ada Berg, senior reporter</a>', "Ada Berg"),
        ("", "<p>By Ada Berg and Li Wei</p>", "Ada Berg, Li Wei"),
        ('<meta name="author" content="admin">', "<div>Von Ada Berg</div>", "Ada Berg"),
    ],
)
def test_bylines(head: str, body: str, byline: str) -> None:
    page = html(f"<article><h1>Ferry strike cuts off northern islands</h1>{body}{paragraphs()}</article>", head)
    assert read(page).byline == byline


def test_a_page_without_byline_has_none() -> None:
    assert read(html(PAGE)).byline is None


@pytest.mark.parametrize("name", ["Noor says:", "Written by", "More about Noor Haddad »"])
def test_labels_and_commenters_are_no_authors(name: str) -> None:
    assert read(html(f'{PAGE}<div class="author-name">{name}</div>')).byline is None

"""Title, byline, outlet, address and section of HTML pages."""

import pytest

from dateline.page.titles import name_beside
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


def byline_of(body: str, head: str = "", below: str = "") -> str | None:
    page = f"<article><h1>Ferry strike cuts off northern islands</h1>{body}{paragraphs()}{below}</article>"
    return read(html(page, head)).byline


@pytest.mark.parametrize(
    ("body", "byline"),
    [
        ('<div class="article-author-wrap"><span>Ada Berg</span><span>Harbour reporter</span></div>', "Ada Berg"),
        ('<div class="meta">Written by<br><a href="/authors/ada-berg">Ada Berg</a></div>', "Ada Berg"),
        ('<p><a href="/team/ada-berg/">Ada Berg</a></p>', "Ada Berg"),
        ('<div class="postAuthor"><time>4 May 2023</time><b>Ada Berg</b></div>', "Ada Berg"),
        (
            '<div class="authors"><a>Ada Berg</a>, <a>Li Wei</a> and <a>Noor Haddad</a></div>',
            "Ada Berg, Li Wei, Noor Haddad",
        ),
        ('<p class="byline">By Ada Berg, Senior Editor, and Li Wei, MD</p>', "Ada Berg, Li Wei"),
        ('<p class="byline">Ada Berg, Lima</p>', "Ada Berg"),
        ('<p class="author">By<br>Ada Berg<br>Reviewed by<br>Li Wei</p>', "Ada Berg"),
        ("<p>4 May 2023 • Ada Berg in Harbour News</p>", "Ada Berg"),
        ("<p>Por Ada Berg y Li Wei</p>", "Ada Berg, Li Wei"),
        ("<p>Автор: Ада Берг</p>", "Ада Берг"),
        ("<p>บทความ</p><p>作者：王海</p>", "王海"),
        ("<p>بقلم: ليلى حداد</p>", "ليلى حداد"),
    ],
)
def test_bylines_that_are_printed(body: str, byline: str) -> None:
    assert byline_of(body) == byline


@pytest.mark.parametrize(
    ("below", "byline"),
    [
        ("<p>Written by Ada Berg</p>", "Ada Berg"),
        (
            '<div class="author-box"><div class="author-name">Ada Berg</div><p>Ada writes about the sea.</p></div>',
            "Ada Berg",
        ),
    ],
)
def test_authors_below_the_text(below: str, byline: str) -> None:
    assert byline_of("", below=below) == byline


def test_an_author_that_the_graph_names_elsewhere() -> None:
    graph = """<script type="application/ld+json">{"@graph": [
     {"@type": "NewsArticle", "headline": "Ferry strike", "author": [{"@id": "#ada"}, {"@id": "#li"}]},
     {"@type": "Person", "@id": "#ada", "name": "Ada Berg"},
     {"@type": "Person", "@id": "#li", "name": "Li Wei"}]}</script>"""
    assert byline_of("", graph) == "Ada Berg, Li Wei"


def test_the_fuller_list_of_authors_is_taken() -> None:
    head = '<meta name="author" content="Ada Berg">'
    assert byline_of(
        '<div class="author-names">Written by Dr Ada Berg, Li Wei</div>', head
    ) == "Ada Berg, Li Wei".replace("Ada", "Dr Ada")


def test_a_person_is_believed_before_the_site_that_states_itself() -> None:
    head = '<meta name="author" content="Harbour Herald"><meta property="og:site_name" content="Harbour Herald">'
    assert byline_of('<div class="author">By Ada Berg</div>', head) == "Ada Berg"
    assert byline_of("", head) == "Harbour Herald"


def test_names_of_organisations_are_not_parted() -> None:
    head = """<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferry strike",
     "author": {"@type": "Organization", "name": "Centre for Tides and Harbours"}}</script>"""
    assert byline_of("", head) == "Centre for Tides and Harbours"


@pytest.mark.parametrize(
    "body",
    [
        '<a href="/user/harbourherald">YouTube</a>',
        '<div class="author-login">Sign in</div>',
        '<div class="comments"><div class="author">Noor Haddad</div></div>',
        '<p class="author">5 min read</p>',
    ],
)
def test_what_stands_where_authors_do_and_is_none(body: str) -> None:
    assert byline_of(body) is None


def title_of(head: str, body: str, url: str | None = None) -> str | None:
    return read(html(f"<article>{body}{paragraphs()}</article>", head), url=url).title


def test_the_site_behind_the_headline_is_told_by_the_address() -> None:
    head = "<title>Ferry strike cuts off northern islands – Seaview Shop</title>"
    assert title_of(head, "", "https://www.seaview-shop.example/blog/ferry") == "Ferry strike cuts off northern islands"


def test_a_headline_that_several_places_state_outvotes_a_slogan() -> None:
    title = "Ferry strike cuts off northern islands"
    head = f'<title>{title}</title><meta property="og:title" content="{title}">'
    page = html(f'<header class="masthead"><h1>All about the sea</h1></header>{paragraphs()}', head)
    assert read(page, url="https://herald.example/ferry-strike-cuts-off-northern-islands").title == title


def test_the_headline_beside_the_text_is_kept_where_only_the_title_element_differs() -> None:
    head = "<title>Strike news and background from the coast</title>"
    assert title_of(head, "<h1>Ferry strike cuts off northern islands</h1>") == "Ferry strike cuts off northern islands"


def test_the_visible_wording_is_kept_beside_the_stated_one() -> None:
    stated = "Northern islands cut off by ferry strike"
    head = f"""<meta property="og:title" content="{stated}"><script type="application/ld+json">
     {{"@type": "NewsArticle", "headline": "{stated}"}}</script>"""
    article = read(html(f"<article><h1>No ferry in sight</h1>{paragraphs()}</article>", head))
    assert (article.title, article.alternative_titles) == (stated, ("No ferry in sight",))
    assert "No ferry in sight" not in article.body


@pytest.mark.parametrize(
    ("stated", "outlet"),
    [
        ("Ferry strike ends after nine days | Lakeland Packet", "Lakeland Packet"),
        ("Ferry strike ends after nine days - Europe - Lakeland Packet", "Lakeland Packet"),
        ("Ferry strike ends after nine days - Transport", None),
        ("Ferry strike ends after nine days | World News", None),
        ("Ferry strike ends after nine days | South Korea", None),
    ],
)
def test_the_name_beside_the_headline_in_the_documents_title(stated: str, outlet: str | None) -> None:
    assert name_beside(stated, "Ferry strike ends after nine days") == outlet

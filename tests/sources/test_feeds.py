import gzip
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model.capture import Capture, Source, SourceKind
from dateline.model.outcome import Rejection, RejectionReason
from dateline.sources.feeds import Feed, FeedItem, iter_sitemaps, read_feed

HOME = "https://paper.example/feeds/world.xml"


def outcome(data: bytes | str, url: str = HOME) -> Feed | Rejection:
    body = data.encode() if isinstance(data, str) else data
    return read_feed(Capture.of(body, Source(SourceKind.FEED, url), url=url))


def feed(data: bytes | str) -> Feed:
    found = outcome(data)
    assert isinstance(found, Feed), found
    return found


def rss(*items: str, head: str = "") -> str:
    entries = "".join(f"<item>{item}</item>" for item in items)
    return f'<?xml version="1.0"?>{head}<rss version="2.0"><channel><title>World</title>{entries}</channel></rss>'


class TestRss:
    def test_items_have_address_title_date_and_id(self) -> None:
        found = feed(
            rss(
                "<title>Quake off &#202;ba</title><link>https://paper.example/1</link>"
                "<guid isPermaLink='false'>p1</guid>"
                "<pubDate>Sun, 01 Mar 2026 08:00:00 GMT</pubDate><description>&lt;p>Teaser</description>"
            )
        )
        assert found.title == "World"
        (item,) = found.items
        assert (item.url, item.title, item.id) == ("https://paper.example/1", "Quake off Êba", "p1")
        assert str(item.published) == "2026-03-01" and item.stated == "Sun, 01 Mar 2026 08:00:00 GMT"

    @pytest.mark.parametrize(
        ("inside", "url"),
        [
            ("<link>/2</link>", "https://paper.example/2"),
            ("<link><![CDATA[ https://paper.example/2?a=1&b=2 ]]></link>", "https://paper.example/2?a=1&b=2"),
            ("<link>https://paper.example/2?a=1&b=2</link>", "https://paper.example/2?a=1&b=2"),
            ("<guid>https://paper.example/2</guid>", "https://paper.example/2"),
            ("<link/><guid isPermaLink='true'>https://paper.example/2</guid>", "https://paper.example/2"),
            ('<atom:link xmlns:atom="http://www.w3.org/2005/Atom" href="/2"/>', "https://paper.example/2"),
            (
                '<link>https://hop.example/9</link><f:origLink xmlns:f="urn:f">https://paper.example/2</f:origLink>',
                "https://paper.example/2",
            ),
        ],
    )
    def test_the_address_is_found_where_feeds_put_it(self, inside: str, url: str) -> None:
        assert [item.url for item in feed(rss(inside)).items] == [url]

    @pytest.mark.parametrize(
        "inside",
        [
            *("<title>No link</title>", "<link>javascript:alert(1)</link>", "<link>http://</link>"),
            *("<guid isPermaLink='false'>https://paper.example/2</guid>", "<link>mailto:desk@paper.example</link>"),
        ],
    )
    def test_entries_that_lead_to_no_page_are_counted(self, inside: str) -> None:
        found = feed(rss(inside, "<link>/2</link>"))
        assert len(found.items) == 1 and found.skipped == 1

    def test_a_title_loses_its_markup_and_an_unknown_date_stays_unknown(self) -> None:
        (item,) = feed(rss("<link>/1</link><title>Vote &lt;b&gt;begins&lt;/b&gt; &amp;amp; ends</title>")).items
        assert item.title == "Vote begins & ends" and item.published.is_unknown and item.stated is None

    def test_one_id_counts_once(self) -> None:
        entry = "<link>/1</link><guid isPermaLink='false'>same</guid>"
        assert len(feed(rss(entry, entry.replace("/1", "/2"))).items) == 1

    def test_rdf_is_read(self) -> None:
        text = (
            '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>R</title></channel>'
            '<item rdf:about="x"><title>T</title><link>/3</link><dc:date>2026-03-01</dc:date></item></rdf:RDF>'
        )
        found = feed(text)
        assert found.title == "R" and str(found.items[0].published) == "2026-03-01"

    @pytest.mark.parametrize("encoding", ["windows-1251", "utf-16", "koi8-r"])
    def test_the_declared_encoding_is_used(self, encoding: str) -> None:
        item = "<item><title>Выборы</title><link>/1</link></item>"
        text = f'<?xml version="1.0" encoding="{encoding}"?><rss><channel>{item}</channel></rss>'
        assert feed(text.encode(encoding)).items[0].title == "Выборы"


class TestBrokenXml:
    @pytest.mark.parametrize(
        "text",
        [
            "<rss><channel><item><title>A</title><link>/1</link></item><item><title>cut off",
            "\n \n<rss><channel><item><link>/1</link><title>A&nbsp;B &oops; &eacute;</title></item></channel></rss>",
            "<rss><channel><item><link>/1</link><media:x>undeclared</media:x></item></channel></rss>trailing",
            "<rss><channel><item><link>/1</link><title>\x01\x02</title></item></channel></rss>",
        ],
    )
    def test_what_can_be_read_is(self, text: str) -> None:
        assert feed(text).items[0].url == "https://paper.example/1"

    @pytest.mark.parametrize(
        "data", [b"", b"  ", b"no feed", b"<", b"\xff\xfe\x00", b"{}", b"[1]", b'{"items": []}', b"{" * 10_000]
    )
    def test_what_is_no_feed_is_rejected(self, data: bytes) -> None:
        found = outcome(data)
        assert isinstance(found, Rejection) and found.reason is RejectionReason.UNREADABLE

    def test_a_web_page_is_no_feed_but_may_name_one(self) -> None:
        page = '<!DOCTYPE html><html><head><link rel=alternate type="application/rss+xml" href="/all.rss"><p>x'
        found = outcome(page)
        assert isinstance(found, Rejection) and "https://paper.example/all.rss" in found.detail


class TestHostileXml:
    def test_an_entity_bomb_stays_small(self) -> None:
        levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
        bomb = rss("<link>/1</link><title>&e11;</title>", head=f'<!DOCTYPE rss [<!ENTITY e0 "boom">{levels}]>')
        found = outcome(bomb)
        assert isinstance(found, Rejection) or all(len(item.title or "") < 100 for item in found.items)

    def test_one_long_entity_used_often_stays_small(self) -> None:
        head = f'<!DOCTYPE rss [<!ENTITY e "{"x" * 50_000}">]>'
        found = outcome(rss(f"<link>/1</link><title>{'&e;' * 5_000}</title>", head=head))
        assert isinstance(found, Rejection) or all(len(item.title or "") < 50_000 for item in found.items)

    @pytest.mark.parametrize(
        "declared", ['SYSTEM "file:///etc/hostname"', 'SYSTEM "http://127.0.0.1:9/x"', 'PUBLIC "x" "/etc/hostname"']
    )
    def test_external_entities_are_not_loaded(self, declared: str) -> None:
        head = f"<!DOCTYPE rss [<!ENTITY e {declared}>]>"
        found = outcome(rss("<link>/1</link><title>[&e;]</title>", head=head))
        assert isinstance(found, Feed) and found.items[0].title == "[]"

    def test_an_external_definition_is_not_loaded(self) -> None:
        head = '<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/rss.dtd" [<!ENTITY % p SYSTEM "file:///etc/hostname"> %p;]>'
        found = outcome(rss("<link>/1</link>", head=head))
        assert isinstance(found, Rejection) or len(found.items) <= 1

    @pytest.mark.parametrize(
        "text", ["<a>" * 200_000, "<![CDATA[" * 100_000, "<rss>" + "&" * 200_000, "<rss " + "a='' " * 100_000]
    )
    def test_endless_constructs_end(self, text: str) -> None:
        assert isinstance(outcome(text), Feed | Rejection)


class TestAtom:
    def test_links_are_resolved_and_the_page_is_chosen(self) -> None:
        text = (
            '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://paper.example/world/"><title>W</title><entry>'
            '<id>tag:1</id><title type="html">Storm &amp;amp; flood</title><link rel="self" href="self.atom"/>'
            '<link rel="alternate" type="application/json" href="1.json"/><link href="1.html"/>'
            "<published>2026-02-27T23:00:00-05:00</published><updated>2026-03-02T00:00:00Z</updated></entry></feed>"
        )
        (item,) = feed(text).items
        assert (item.url, item.id, item.title) == ("https://paper.example/world/1.html", "tag:1", "Storm & flood")
        assert str(item.published) == "2026-02-27"

    def test_a_base_that_makes_no_sense_is_left_alone(self) -> None:
        text = '<feed xml:base="http://[x"><entry xml:base="//[y"><link href="/1"/></entry></feed>'
        assert feed(text).items[0].url == "https://paper.example/1"

    def test_an_update_bounds_the_publication_and_is_not_taken_for_it(self) -> None:
        text = '<feed><entry><link href="/1"/><updated>2026-03-02T00:00:00Z</updated></entry></feed>'
        assert str(feed(text).items[0].published) == "..2026-03-02"


def test_a_json_feed_is_read() -> None:
    entries = [
        {"id": "7", "url": "/7", "title": "Cup final", "date_published": "2026-03-01T20:00:00Z"},
        {"id": 8, "external_url": "https://other.example/8"},
        {"id": "9"},
        "junk",
    ]
    found = feed(json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "S", "items": entries}))
    assert [(item.url, item.id) for item in found.items] == [
        ("https://paper.example/7", "7"),
        ("https://other.example/8", "https://other.example/8"),
    ]
    assert found.skipped == 2 and str(found.items[0].published) == "2026-03-01"


NEWS_MAP = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://paper.example/1</loc><n:news><n:publication><n:name>P</n:name></n:publication>
<n:publication_date>2026-03-01</n:publication_date><n:title>Ferry strike</n:title></n:news></url>
<url><loc>https://paper.example/2</loc><lastmod>2026-02</lastmod></url></urlset>"""


def test_a_news_sitemap_is_read_packed_or_not() -> None:
    for data in (NEWS_MAP.encode(), gzip.compress(NEWS_MAP.encode())):
        first, second = feed(data).items
        assert (first.title, str(first.published)) == ("Ferry strike", "2026-03-01")
        assert second.title is None and str(second.published) == "..2026-02-28"


def test_an_index_leads_to_its_sitemaps_each_once() -> None:
    index = (
        "<sitemapindex><sitemap><loc>/a.xml</loc></sitemap><sitemap><loc>/b.xml</loc></sitemap>"
        "<sitemap><loc>/a.xml</loc></sitemap><sitemap><loc>nowhere:</loc></sitemap></sitemapindex>"
    )
    first = feed(index)
    assert first.sitemaps == ("https://paper.example/a.xml", "https://paper.example/b.xml") and first.skipped == 1
    asked: list[str] = []

    def read(url: str) -> Feed | Rejection:
        asked.append(url)
        return Feed(url, sitemaps=(*first.sitemaps, "https://paper.example/c.xml"))

    assert len(list(iter_sitemaps(first, read))) == 4
    assert asked == [f"https://paper.example/{name}.xml" for name in "abc"]
    asked.clear()
    assert len(list(iter_sitemaps(first, read, most=1))) == 2


def test_an_index_without_end_ends() -> None:
    def read(url: str) -> Feed | Rejection:
        return Feed(url, sitemaps=(url + "x", url + "y"))

    assert len(list(iter_sitemaps(Feed(HOME, sitemaps=(HOME + "x",)), read, most=20))) == 21


def test_a_bomb_of_a_sitemap_is_too_large() -> None:
    found = outcome(gzip.compress(b" " * 70_000_000))
    assert isinstance(found, Rejection) and found.reason is RejectionReason.TOO_LARGE


@given(st.binary(max_size=300) | st.text(max_size=200).map(lambda text: rss(text).encode("utf-8", "replace")))
@settings(max_examples=200, deadline=None)
def test_any_bytes_give_a_feed_or_a_rejection(data: bytes) -> None:
    found = outcome(data)
    assert isinstance(found, Rejection) or all(isinstance(item, FeedItem) for item in found.items)

"""Feeds and sitemaps to lists of page addresses: RSS, RDF, Atom, JSON Feed, news sitemaps and their indexes.

Only what leads to a page is read: address, title, date, id. The text in a feed is a teaser as often as not, and is
left alone. A date that says when something was changed bounds its publication and is never taken for it.
"""

import html
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from lxml import etree

from dateline.model.capture import Capture
from dateline.model.dates import Interval
from dateline.model.outcome import Rejection, RejectionReason
from dateline.sources.addresses import parse_target
from dateline.sources.content_coding import BadCoding, decode_body
from dateline.sources.failures import FetchFailure
from dateline.sources.limits import TooLarge
from dateline.sources.stated_dates import stated_interval
from dateline.sources.xml_documents import MAX_XML_BYTES, NotXml, local_name, parse_xml, text_of

STAGE = "feed"
MAX_ITEMS = 50_000  # what the sitemap protocol allows one file
_XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_TAG = re.compile(r"<[^<>]{0,500}>")
_FEED_LINK_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/feed+json"})


@dataclass(frozen=True, slots=True)
class FeedItem:
    """A page that a feed names.

    Attributes:
        url: the page's address, absolute.
        title: as the feed has it, without markup.
        published: the days on which it may have been published, as far as the feed says.
        id: what the feed knows the item by; its address where the feed gives no id.
        stated: the publication date as the feed spells it.
    """

    url: str
    title: str | None
    published: Interval
    id: str
    stated: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """What one feed or sitemap holds: items, and for an index the addresses of further sitemaps.

    `skipped` counts entries that lead to no web page.
    """

    url: str
    title: str | None = None
    items: tuple[FeedItem, ...] = ()
    sitemaps: tuple[str, ...] = ()
    skipped: int = 0


def read_feed(capture: Capture) -> Feed | Rejection:
    """Return what a captured feed or sitemap holds; a rejection where it is neither."""
    base = capture.url or ""
    try:
        data = decode_body(capture.body, "gzip", MAX_XML_BYTES)
        if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
            return _json_feed(data, base)
        root = parse_xml(data)
    except (NotXml, BadCoding, ValueError, RecursionError) as error:
        return _rejected(capture, f"neither a feed nor a sitemap: {error}")
    except TooLarge as error:
        return Rejection.of(STAGE, RejectionReason.TOO_LARGE, capture.source, str(error))
    reader = _READERS.get(local_name(root))
    if reader is None:
        is_page = local_name(root) == "html"
        detail = f"neither a feed nor a sitemap, but a document called {local_name(root)[:40]!r}"
        return _rejected(capture, _feeds_named(data, base) if is_page else detail)
    return reader(root, base)


def _rejected(capture: Capture, detail: str) -> Rejection:
    return Rejection.of(STAGE, RejectionReason.UNREADABLE, capture.source, detail)


def _feeds_named(data: bytes, base: str) -> str:
    """Return what to say of a web page in place of a feed: it may name the feeds of its site."""
    page = etree.fromstring(data, etree.HTMLParser(no_network=True, huge_tree=False))
    links = [link for link in page.iter("link") if (link.get("type") or "").lower() in _FEED_LINK_TYPES]
    named = [url for link in links if (url := _absolute(link.get("href"), base))]
    return "a web page, no feed" + (f"; it names these feeds: {', '.join(named[:5])}" if named else "")


def _rss(root: etree._Element, base: str) -> Feed:
    channel = next((each for each in root.iter() if local_name(each) == "channel"), root)
    entries = [each for each in root.iter() if local_name(each) == "item"]
    return _feed(base, _child_text(channel, "title"), [_rss_item(each, base) for each in entries[:MAX_ITEMS]])


def _rss_item(item: etree._Element, base: str) -> FeedItem | None:
    guid = next((each for each in item if local_name(each) == "guid"), None)
    guid_text = text_of(guid) if guid is not None else ""
    is_address = guid is not None and (guid.get("isPermaLink") or "true").lower() != "false"
    address = (
        _child_text(item, "origlink")
        or _child_text(item, "link")
        or next((each.get("href") for each in item if local_name(each) == "link" and each.get("href")), None)
        or (guid_text if is_address and guid_text.startswith(("http://", "https://")) else None)
    )
    stated = _child_text(item, "pubdate") or _child_text(item, "date") or _child_text(item, "published")
    return _item(address, base, title=_child_text(item, "title"), stated=stated, known_as=guid_text)


def _atom(root: etree._Element, base: str) -> Feed:
    base = _joined(base, root.get(_XML_BASE)) or base
    entries = [each for each in root if local_name(each) == "entry"]
    return _feed(base, _child_text(root, "title"), [_atom_item(each, base) for each in entries[:MAX_ITEMS]])


def _atom_item(entry: etree._Element, base: str) -> FeedItem | None:
    base = _joined(base, entry.get(_XML_BASE)) or base
    links = [
        each
        for each in entry
        if local_name(each) == "link" and each.get("href") and (each.get("rel") or "alternate") == "alternate"
    ]
    links.sort(key=lambda link: (link.get("type") or "text/html") != "text/html")
    return _item(
        links[0].get("href") if links else None,
        base,
        title=_child_text(entry, "title"),
        stated=_child_text(entry, "published") or _child_text(entry, "issued"),
        changed=_child_text(entry, "updated") or _child_text(entry, "modified"),
        known_as=_child_text(entry, "id"),
    )


def _sitemap(root: etree._Element, base: str) -> Feed:
    entries = [each for each in root if local_name(each) == "url"]
    return _feed(base, None, [_sitemap_item(each, base) for each in entries[:MAX_ITEMS]])


def _sitemap_item(entry: etree._Element, base: str) -> FeedItem | None:
    news = next((each for each in entry if local_name(each) == "news"), None)
    return _item(
        _child_text(entry, "loc"),
        base,
        title=_child_text(news, "title") if news is not None else None,
        stated=_child_text(news, "publication_date") if news is not None else None,
        changed=_child_text(entry, "lastmod"),
    )


def _sitemap_index(root: etree._Element, base: str) -> Feed:
    addresses = [_absolute(_child_text(each, "loc"), base) for each in root if local_name(each) == "sitemap"]
    named = tuple(dict.fromkeys(address for address in addresses if address))
    return Feed(base, sitemaps=named[:MAX_ITEMS], skipped=addresses.count(None))


_READERS: dict[str, Callable[[etree._Element, str], Feed]] = {
    "rss": _rss,
    "rdf": _rss,
    "channel": _rss,
    "feed": _atom,
    "urlset": _sitemap,
    "sitemapindex": _sitemap_index,
}


def _json_feed(data: bytes, base: str) -> Feed:
    document = json.loads(data.decode("utf-8-sig"))
    entries = document.get("items") if isinstance(document, dict) else None
    if not isinstance(entries, list) or "jsonfeed.org" not in str(document.get("version", "")):
        raise ValueError("JSON, but no JSON Feed")
    return _feed(base, _string(document, "title"), [_json_item(entry, base) for entry in entries[:MAX_ITEMS]])


def _json_item(entry: Any, base: str) -> FeedItem | None:
    if not isinstance(entry, dict):
        return None
    return _item(
        _string(entry, "url") or _string(entry, "external_url"),
        base,
        title=_string(entry, "title"),
        stated=_string(entry, "date_published"),
        changed=_string(entry, "date_modified"),
        known_as=_string(entry, "id"),
    )


def _string(entry: dict[str, Any], key: str) -> str | None:
    value = entry.get(key)
    return value if isinstance(value, str) and value.strip() else None


def _feed(base: str, title: str | None, items: list[FeedItem | None]) -> Feed:
    found = {item.id: item for item in reversed(items) if item}  # of two entries with one id the first counts
    kept = tuple(item for item in dict.fromkeys(items) if item and found.get(item.id) is item)
    return Feed(base, _plain(title), kept, skipped=items.count(None))


def _item(
    address: str | None,
    base: str,
    *,
    title: str | None,
    stated: str | None,
    changed: str | None = None,
    known_as: str | None = None,
) -> FeedItem | None:
    url = _absolute(address, base)
    if url is None:
        return None
    published = stated_interval(stated)
    if published.is_unknown and changed:
        published = Interval(None, stated_interval(changed).latest)
    return FeedItem(url, _plain(title), published, known_as or url, stated)


def _absolute(address: str | None, base: str) -> str | None:
    """Return `address` as an absolute http or https URL, or `None` where it is none."""
    joined = _joined(base, address)
    try:
        return parse_target(joined).url if joined else None
    except FetchFailure:
        return None


def _joined(base: str, address: str | None) -> str | None:
    """Return `address` as seen from `base`, or `None` where there is none or it makes no sense."""
    if not address:
        return None
    try:
        return urljoin(base, address.strip())
    except ValueError:
        return None


def _child_text(element: etree._Element, name: str) -> str | None:
    """Return the text of the first child called `name` that has any."""
    return next((text for each in element if local_name(each) == name and (text := text_of(each))), None)


def _plain(title: str | None) -> str | None:
    """Return a title without the markup and character names that feeds wrap it in.

    >>> _plain("Talks &lt;b&gt;resume&lt;/b&gt; in Windhoek &amp;amp; Lusaka")
    'Talks resume in Windhoek & Lusaka'
    """
    if title is None:
        return None
    for _ in range(2):
        title = _TAG.sub("", html.unescape(title))
    return " ".join(title.split()) or None


def iter_sitemaps(feed: Feed, read: Callable[[str], Feed | Rejection], most: int = 50) -> Iterator[Feed | Rejection]:
    """Yield `feed` and, where it is an index, the sitemaps it names, each read once, `most` of them at most.

    Args:
        feed: where to begin.
        read: fetches and reads the sitemap at an address.
        most: after how many further sitemaps to stop.
    """
    yield feed
    seen = {feed.url}
    todo = list(feed.sitemaps)
    while todo and len(seen) <= most:
        url = todo.pop(0)
        if url in seen:
            continue
        seen.add(url)
        found = read(url)
        yield found
        if isinstance(found, Feed):
            todo.extend(found.sitemaps[:most])

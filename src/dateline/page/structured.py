"""What a page says about itself in its head: JSON-LD, meta tags and microdata.

JSON-LD on real pages is often not quite JSON; raw line breaks are let through and trailing commas removed, anything
worse is left alone.
"""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

_ARTICLE_TYPES = (
    "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle", "BackgroundNewsArticle",
    "ReviewNewsArticle", "LiveBlogPosting",
    "Article", "BlogPosting", "SocialMediaPosting", "Report", "ScholarlyArticle", "TechArticle",
    "AdvertiserContentArticle", "SatiricalArticle", "Review",
)  # fmt: skip
_PAGE_TYPES = ("WebPage", "ItemPage", "MediaObject", "VideoObject", "CreativeWork")
_OTHER_KINDS = {
    "Product": "product",
    "Recipe": "recipe",
    "DiscussionForumPosting": "forum",
    "QAPage": "forum",
    "JobPosting": "job advertisement",
    "SearchResultsPage": "list of results",
}
_TRAILING_COMMA = re.compile(r",\s*(?=[}\]])")
_CDATA = re.compile(r"^\s*(?://\s*)?<!\[CDATA\[|(?://\s*)?\]\]>\s*$|^\s*<!--|-->\s*$")
_MAX_DEPTH = 12
_MAX_JSON_CHARS = 3_000_000


@dataclass(frozen=True, slots=True)
class Head:
    """The page's own statements: meta tags by name, and JSON-LD objects, articles first."""

    metas: dict[str, list[str]] = field(default_factory=dict)
    articles: tuple[dict[str, Any], ...] = ()
    pages: tuple[dict[str, Any], ...] = ()
    others: tuple[dict[str, Any], ...] = ()
    title: str | None = None
    canonical: str | None = None
    language: str | None = None
    kind: str | None = None
    named: dict[str, str] = field(default_factory=dict)  # names of the JSON-LD nodes that others refer to by @id

    def meta(self, *names: str) -> tuple[str, str] | None:
        """Return the first of the named meta tags that has a value, with its name."""
        for name in names:
            for value in self.metas.get(name, ()):
                if value:
                    return name, value
        return None

    def stated_body(self) -> str | None:
        """Return the article's text as the structured data repeats it."""
        bodies = [text(article.get(name)) for article in self.articles for name in ("articleBody", "text")]
        return max((body for body in bodies if body), key=len, default=None)

    def descriptions(self) -> list[str]:
        """Return what the page states as its summary."""
        stated = [text(article.get("description")) for article in self.articles[:1]]
        named = [value for name in ("og:description", "description") for value in self.metas.get(name, ())[:1]]
        return [found for found in (*stated, *named) if found]


def read_head(root: "etree._Element") -> Head:
    """Return everything the page states about itself."""
    metas: dict[str, list[str]] = {}
    roots: list[Any] = []
    title, canonical = None, None
    for node in root.iter("meta", "script", "title", "link"):
        if node.tag == "meta":
            name = node.get("property") or node.get("name") or node.get("itemprop") or node.get("http-equiv")
            if name and node.get("content"):
                metas.setdefault(name.strip().lower(), []).append(" ".join(str(node.get("content")).split()))
        elif node.tag == "title":
            title = title or (" ".join("".join(map(str, node.itertext())).split()) if _in_head(node) else None)
        elif node.tag == "link":
            if (node.get("rel") or "").lower() == "canonical" and canonical is None:
                canonical = node.get("href")
        elif "ld+json" in (node.get("type") or "").lower():
            roots.append(_load(node.text or ""))
    objects = [found for data in roots for found in _walk(data, 0)]
    articles = _of_types(objects, _ARTICLE_TYPES)
    return Head(
        metas,
        tuple(articles),
        tuple(_of_types(objects, _PAGE_TYPES)),
        tuple(objects),
        title,
        canonical,
        root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang"),
        _kind(objects, articles, metas),
        _named(roots) if any(_is_reference(article.get("author")) for article in articles) else {},
    )


def _in_head(node: "etree._Element") -> bool:
    """Pictures in SVG have titles too."""
    parent = node.getparent()
    return parent is not None and parent.tag in ("head", "html", "body")


def _is_reference(value: Any) -> bool:
    """Tell whether a value, or one of a list, points to a node that is described elsewhere on the page."""
    if isinstance(value, list):
        return any(map(_is_reference, value))
    return isinstance(value, dict) and "@id" in value and not value.get("name")


def _named(roots: list[Any]) -> dict[str, str]:
    """Return the name of every node that has an @id, wherever it stands."""
    found: dict[str, str] = {}
    pending = [(data, 0) for data in roots]
    while pending:
        data, depth = pending.pop()
        if isinstance(data, dict):
            name = text(data.get("name"))
            if name and isinstance(data.get("@id"), str):
                found.setdefault(data["@id"], name)
        if depth <= _MAX_DEPTH and isinstance(data, (dict, list)):
            pending += [(value, depth + 1) for value in (data.values() if isinstance(data, dict) else data)]
    return found


def _load(source: str) -> Any:
    """Return the data of a JSON-LD script, or None where it is too long or no JSON."""
    if len(source) > _MAX_JSON_CHARS:
        return None
    source = _CDATA.sub("", source.strip())
    for candidate in (source, _TRAILING_COMMA.sub("", source.strip().rstrip(";,")), html.unescape(source)):
        try:
            return json.loads(candidate, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _walk(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _MAX_DEPTH:
        return
    if isinstance(data, list):
        for item in data:
            yield from _walk(item, depth + 1)
    elif isinstance(data, dict):
        yield data
        for key, value in data.items():
            if isinstance(value, (list, dict)) and key not in (
                "author",
                "publisher",
                "image",
                "logo",
                "itemListElement",
                "hasPart",
                "mentions",
                "comment",
                "relatedLink",
            ):
                yield from _walk(value, depth + 1)


def types_of(data: dict[str, Any]) -> list[str]:
    """Return the schema.org types of an object, without their namespace."""
    kinds = data.get("@type")
    return [
        str(kind).rsplit("/", 1)[-1].rsplit(":", 1)[-1]
        for kind in (kinds if isinstance(kinds, list) else [kinds])
        if kind
    ]


def _of_types(objects: list[dict[str, Any]], kinds: tuple[str, ...]) -> list[dict[str, Any]]:
    """Return the objects of these types, in the order of the types."""
    ranked = [
        (min((kinds.index(kind) for kind in types_of(data) if kind in kinds), default=-1), data) for data in objects
    ]
    return [
        data for rank, data in sorted(((rank, data) for rank, data in ranked if rank >= 0), key=lambda pair: pair[0])
    ]


def _kind(objects: list[dict[str, Any]], articles: list[dict[str, Any]], metas: dict[str, list[str]]) -> str | None:
    """Return product, recipe, forum or the like where the page declares itself one and no article."""
    if articles:
        return None
    for data in objects:
        for kind in types_of(data):
            if kind in _OTHER_KINDS:
                return _OTHER_KINDS[kind]
    og_type = next(iter(metas.get("og:type", ())), "").lower()
    return "product" if og_type in ("product", "og:product", "product.item") else None


def text(value: Any) -> str | None:
    """Return the text of a JSON-LD value: a string, the first of a list, or an object's name."""
    if isinstance(value, str):
        return html.unescape(value).strip() or None
    if isinstance(value, list):
        return next((found for found in map(text, value) if found), None)
    if isinstance(value, dict):
        return text(value.get("name") or value.get("@value") or value.get("headline"))
    return None


def names(value: Any, named: dict[str, str] | None = None) -> list[str]:
    """Return every name in a JSON-LD value of persons or organisations; `named` holds those given by @id only."""
    if isinstance(value, list):
        return [name for item in value for name in names(item, named)]
    if isinstance(value, dict) and isinstance(value.get("name"), list):
        return names(value["name"])
    name = text(value)
    if name is None and named and isinstance(value, dict):
        name = named.get(str(value.get("@id")))
    return [name] if name else []

"""Title, byline, outlet, address, section and language of an HTML page, each with where it was found."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from urllib.parse import urljoin, urlsplit

from lxml import etree
from rapidfuzz import fuzz

from dateline.lang.agencies import is_medium
from dateline.page.heads import read_byline, read_date_line
from dateline.page.reading import Reading
from dateline.page.shape import count_words, key_of
from dateline.page.structured import Head, names, text
from dateline.page.titles import split_outlet
from dateline.page.tree import RawBlock, Tree

_AUTHOR_METAS = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "citation_author",
    "twitter:data1",
    "authors",
    "article:author_name",
    "dcsext.author",
)
_AUTHOR_NAMES = re.compile(
    r"(?:^|[\s_-])(?:author|authors|byline|bylines|by-line|writer|autor|auteur|reporter|author-?name|"
    r"article-?author|post-?author|entry-?author|contributor)(?:[\s_-]?(?:name|link|text|info|list|"
    r"wrapper|url|names))?(?:$|[\s])",
    re.I,
)
_NOT_AUTHORS = re.compile(
    r"://|www\.|@|^\d+$|^(?:admin\w*|editors?|staff|guest|unknown|none|null|webmaster|user|root|"
    r"redaction|redaktion|редакция|super user|authors?|follow|share|by|"
    r"view (?:more|all)\b.*|more (?:posts|from|about)\b.*|written by|read more|posts?|profile|home|news|opinion|login|"
    r"search|website|comments?|reply|(?:.* )?says:?|terms of .*|image:.*|\(image.*|photo.*)$|"
    r"\b(?:privacy|policy|cookies?|newsletter|subscribe|says:|updated?|published|posted|minutes?|"
    r"january|february|april|june|july|august|september|october|november|december|"
    r"mon|tue|wed|thu|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b|[{}<>\[\]=]|\w\.\w{5,}\.",
    re.I,
)
_MAX_BYLINE_CHARS = 400
_ACCOUNT = re.compile(r"[a-z0-9_.-]+")
_SPLIT = re.compile(r"\s*(?:,|;|\||·|•|/|\s(?:and|und|et|y|e|en|och|og|ja|i|и|та|dan|ve|&)\s|\n)\s*")
_ROLE_TAIL = re.compile(
    r"\s*(?:[,|–—-]\s+|\()(?:[\w\s-]{0,40}\b(?:correspondent|reporter|editor|writer|staff|contributor|"
    r"journalist|columnist|author|producer|analyst|chief|bureau|redakteur\w*|journaliste|redactor\w*|"
    r"news|desk|press|updated|published)\b).*$",
    re.I,
)
_PLACE_END = re.compile(r"\s+in\s+[A-Z][\w ]+$")
_ROLE_END = re.compile(
    r"\s+(?:senior|staff|chief|founder|co-founder|ceo|reporter|correspondent|contributor|journalist|"
    r"editor|deputy|freelance|contributing|managing|executive|associate|"
    r"political|business|sports?|health|science|technology|writer|columnist|md|phd|cfp|m\.d\.|ph\.d\.|"
    r"reviewed by|updated by|edited by|last updated)\b.*$",
    re.I,
)
_LEAD = re.compile(
    r"^\s*(?:(?:words|story|written|posted|published|reported|article|text|report|recipe|medically "
    r"reviewed) )?(?:by\s?[:：]|by|von|par|por|door|av|af|di|autor(?:in)?|auteur|author|автор|текст|"
    r"tekst|text)(?:\s?[:：]\s*|\s+)",
    re.I,
)
_MAX_NAME_WORDS = 6
_MAX_BYLINE_CHARS = 110
_MAX_NAMED = 4
_MAX_MARKED = 6
_GLUED_BY = re.compile(r"^By(?=[A-ZÀ-Þ])")
_BARE_NAME = re.compile(
    r"[A-ZÀ-Þ][a-zà-ÿ’'-]+(?: (?:[A-ZÀ-Þ]\.|[A-ZÀ-Þ][\w’'-]+|de|van|von|der|da|bin|al)){0,2} "
    r"[A-ZÀ-Þ][\w’'-]+"
)
_BYLINE_ABOVE, _BYLINE_BELOW = 200, 900
_NOT_HEAD = frozenset(["navigation", "footer", "related", "comments", "dialog", "consent", "newsletter"])
_SAME_TITLE = 85
_LONG_TITLE = 20


def read_fields(reading: Reading, tree: Tree, head: Head, url: str | None) -> None:
    """Fill the fields of `reading` from the page's statements and its visible parts."""
    _outlet(reading, head)
    _title(reading, tree, head)
    _byline(reading, tree, head)
    reading.language = (
        head.language or (head.meta("og:locale", "content-language", "language", "dc.language") or ("", None))[1]
    )
    section = next(
        (text(article.get("articleSection")) for article in head.articles if article.get("articleSection")), None
    )
    meta_section = head.meta("article:section", "section", "parsely-section", "cxenseparse:recs:category")
    reading.section = section or (meta_section[1] if meta_section else None)
    reading.url = _address(head, url)
    reading.page_type = head.kind
    reading.is_declared = bool(head.articles) or (head.meta("og:type") or ("", ""))[1].lower() == "article"


def _address(head: Head, url: str | None) -> str | None:
    """Return the page's canonical address; one that only names the site's front page is a template's mistake."""
    found = head.canonical or (head.meta("og:url") or ("", None))[1]
    if not found:
        return None
    try:
        full = urljoin(url or "", found.strip())
        parts = urlsplit(full)
    except ValueError:
        return None
    return full if parts.scheme in ("http", "https") and parts.netloc and parts.path.strip("/") else None


def _outlet(reading: Reading, head: Head) -> None:
    for article in (*head.articles, *head.pages):
        name = text(article.get("publisher"))
        if name and not name.startswith("http"):
            return _set_outlet(reading, name, "json-ld publisher")
    meta = head.meta(
        "og:site_name",
        "application-name",
        "publisher",
        "dc.publisher",
        "apple-mobile-web-app-title",
        "article:publisher",
        "twitter:site",
    )
    if meta and not meta[1].startswith("http"):
        return _set_outlet(reading, meta[1].lstrip("@"), f"meta {meta[0]}")
    return None


def _set_outlet(reading: Reading, name: str, where: str) -> None:
    reading.outlet = name
    reading.notes.find("outlet", name, where, "outlet")


def _title(reading: Reading, tree: Tree, head: Head) -> None:
    """The headline that the reader sees, where it agrees with what the page states; otherwise what it states."""
    stated = _stated_titles(head)
    seen = [block for block in tree.blocks if block.tag == "h1" and 2 <= len(block.text) <= 400]
    for where, title in stated:
        for block in seen:
            if _same_title(block.text, title, reading.outlet):
                return _set_title(reading, block.text, "h1", f"agrees with {where}", block.offset)
    headings = [block for block in tree.blocks if block.tag in ("h2", "h3") and count_words(block.text) >= 4]
    for where, title in stated:
        for block in headings:
            if _begins(block.text, split_outlet(title, reading.outlet)[0]):
                return _set_title(reading, block.text, block.tag, f"agrees with {where}", block.offset)
    visible = [block for block in seen if block.rule is None and count_words(block.text) >= 3]
    if visible and (not stated or len(visible) == 1):
        return _set_title(reading, visible[0].text, "h1", "only headline", visible[0].offset)
    if stated:
        where, title = stated[0]
        return _set_title(reading, title, where, "stated title", -1)
    return None


def _stated_titles(head: Head) -> list[tuple[str, str]]:
    titles = [("json-ld headline", text(article.get("headline")) or "") for article in head.articles]
    for name in ("og:title", "twitter:title", "title", "dc.title", "parsely-title", "citation_title", "headline"):
        titles += [(f"meta {name}", value) for value in head.metas.get(name, ())[:1]]
    titles.append(("title element", head.title or ""))
    return [(where, title) for where, title in titles if count_words(title) >= 1]


def _begins(heading: str, title: str) -> bool:
    """Tell whether a heading is a stated title, or a long title up to the outlet's name."""
    one, two = key_of(heading), key_of(title)
    return one == two or (len(one) >= _LONG_TITLE and two.startswith(one))


def _same_title(visible: str, stated: str, outlet: str | None) -> bool:
    one, two = key_of(visible), key_of(split_outlet(stated, outlet)[0])
    if not one or not two:
        return False
    if one == two or (
        len(one) >= 12 and (key_of(stated).startswith(one) or one.startswith(two[:-3] if len(two) > 20 else two))
    ):
        return True
    return fuzz.ratio(one, two) >= _SAME_TITLE


def _set_title(reading: Reading, raw: str, where: str, rule: str, offset: int) -> None:
    title, outlet = split_outlet(raw, reading.outlet)
    reading.title, reading.title_offset = title, offset
    reading.notes.find("title", raw, where, rule)
    if outlet and reading.outlet is None:
        _set_outlet(reading, outlet, "name behind the headline")


def _byline(reading: Reading, tree: Tree, head: Head) -> None:
    """Take the first place that names persons; a medium or an account name only where no place names any."""
    spare: tuple[str, list[str], list[str]] | None = None
    for where, candidates in _author_sources(reading, tree, head):
        found = _clean_names(candidates)
        people = [name for name in found if not _is_outlet(name, reading.outlet) and not _ACCOUNT.fullmatch(name)]
        if people and not all(is_medium(name) for name in people):
            return _set_byline(reading, people, candidates, where)
        if found and spare is None:
            spare = (where, people or found, candidates)
    if spare:
        _set_byline(reading, spare[1], spare[2], spare[0])
    return None


def _set_byline(reading: Reading, names_found: list[str], candidates: list[str], where: str) -> None:
    reading.byline = ", ".join(names_found)
    reading.notes.find("byline", "; ".join(candidates)[:300], where, "byline")


def _is_outlet(name: str, outlet: str | None) -> bool:
    return outlet is not None and key_of(name) == key_of(outlet)


def _author_sources(reading: Reading, tree: Tree, head: Head) -> Iterator[tuple[str, list[str]]]:
    """Yield the places that may name the authors, the most trusted first; the page is searched only where none does."""
    for article in head.articles[:2]:
        yield "json-ld author", names(article.get("author") or article.get("creator"))
    for name in _AUTHOR_METAS:
        label = (head.meta("twitter:label1") or ("", ""))[1].lower() if name == "twitter:data1" else "author"
        if label in ("written by", "by", "author"):
            yield f"meta {name}", head.metas.get(name, [])
    marked = (_own_text(element.node) for element in tree.elements if _is_author_element(element.node))
    yield "rel=author or itemprop", list(islice(marked, _MAX_MARKED))
    named = (_own_text(each.node) for each in tree.elements if each.names and _names_author(each.names))
    for name in islice(filter(None, named), _MAX_NAMED):
        yield "element named author", [name]
    head_blocks = _head_blocks(reading, tree)
    lines = [read_byline(_GLUED_BY.sub("By ", block.text)) for block in head_blocks]
    yield "byline", [line for line in lines if line][:1]
    yield "name beside the date", _beside_date(head_blocks)


@lru_cache(maxsize=8192)
def _names_author(names: str) -> bool:
    """Tell whether a class or id names an author; elements of a page share few names, and pages of a site the same."""
    return bool(_AUTHOR_NAMES.search(names))


def _head_blocks(reading: Reading, tree: Tree) -> list[RawBlock]:
    """Return the short blocks around the headline, where a byline stands."""
    start, end = reading.title_offset - _BYLINE_ABOVE, max(0, reading.title_offset) + _BYLINE_BELOW
    return [
        block
        for block in tree.blocks
        if len(block.text) < _MAX_BYLINE_CHARS and start <= block.offset <= end and block.rule not in _NOT_HEAD
    ]


def _beside_date(blocks: list[RawBlock]) -> list[str]:
    """Return a bare name in the line before or after a date: nothing else looks like that under a headline."""
    for number, block in enumerate(blocks):
        if read_date_line(block.text) is None:
            continue
        for other in blocks[max(0, number - 1) : number + 2]:
            if _BARE_NAME.fullmatch(other.text):
                return [other.text]
    return []


def _is_author_element(node: "etree._Element") -> bool:
    return "author" in (node.get("rel") or "").split() or (node.get("itemprop") or "") in ("author", "creator")


def _own_text(node: "etree._Element") -> str:
    inner = next((child for child in node.iter() if child.get("itemprop") == "name"), None)
    found = (inner.get("content") if inner is not None else None) or " ".join(
        map(str, (inner if inner is not None else node).itertext())
    )
    return " ".join(str(found).split())[:200]


def _clean_names(candidates: list[str]) -> list[str]:
    """Return the names in what may be bylines, without roles, addresses, dates and buttons."""
    found: list[str] = []
    for candidate in candidates:
        if "://" in candidate or len(candidate) > _MAX_BYLINE_CHARS:
            continue
        bare = _ROLE_TAIL.sub("", _LEAD.sub("", candidate)).strip(" ,.|-–—•·")
        for part in _SPLIT.split(bare):
            name = _PLACE_END.sub("", _ROLE_END.sub("", _LEAD.sub("", part))).strip(" ,.|-–—•·:")
            if not name or _NOT_AUTHORS.search(name) or len(name.split()) > _MAX_NAME_WORDS or len(name) > 60:
                continue
            if name not in found and not any(char.isdigit() for char in name):
                found.append(name)
    return found

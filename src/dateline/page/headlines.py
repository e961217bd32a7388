"""Which of the lines that could be an HTML page's headline is the article's: a vote of the places that state it.

A page names its article up to six times: in the visible headline, in sub-headings, JSON-LD, the tags for social
networks, the title element and, as a slug, in its address. Where they differ no single place is right for every site,
so each place gives points to the wording it holds and the wording with the most points wins. Ties go to the visible.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from dateline.page.datetext import find_dates
from dateline.page.shape import count_words, key_of
from dateline.page.structured import Head, text, types_of
from dateline.page.titles import CUT, SUFFIX, split_outlet
from dateline.page.tree import RawBlock, Tree

# Points by place, from a softmax regression over the wordings on one half of two public sets (530 pages), rounded.
POINTS = {
    "first headline": 3,  # the first h1 outside furniture
    "headline beside the text": 12,
    "headline in furniture": -9,
    "sub-heading": 6,  # repeats what is stated elsewhere
    "structured data": 3,
    "structured data of a news article": 12,
    "social title": 10,
    "title element": -1,
    "other tag": 0,
    "slug": 11,  # times the share of the address's words that the wording holds
    "short": -9,  # fewer than three words
    "bar": -4,  # still holds a bar or a dash, behind which sites put their names
}
_SOCIAL = ("og:title", "twitter:title")
_OTHER_TAGS = ("title", "dc.title", "parsely-title", "sailthru.title", "citation_title", "headline")
_MAX_HEADLINES = 8
_MAX_TITLE_CHARS = 400
_MAX_OUTLET_WORDS = 6
_MIN_OUTLET_CHARS = 3
_MIN_HEAD_CHARS = 8
_LONG_TITLE = 20
_MIN_HEADING_WORDS = 3
_DATE_CHARS = 40  # letters and figures of a date with its weekday and clock time
_MIN_SLUG_WORDS = 3
_TEXT_WITHIN, _MIN_TEXT, _MAX_LINKS = 1500, 100, 0.4
_SLUG_WORD = re.compile(r"[^\W_]+")
_SMALL_WORDS = frozenset(
    re.split(r"\W", "the a an of for to in and on is are how what your you with from by at it its")
)


@dataclass(slots=True)
class Wording:
    """One wording of the headline, the places that hold it, and where it is visible (-1 for nowhere)."""

    text: str
    raw: str
    places: list[str] = field(default_factory=list)
    offset: int = -1
    tag: str = ""
    points: float = 0.0


def choose_headline(
    tree: Tree, head: Head, outlet: str | None, url: str | None
) -> tuple[Wording | None, Wording | None]:
    """Return the headline, and the visible one where that is worded differently; None where there is none.

    Args:
        tree: the page's blocks.
        head: the page's own statements.
        outlet: the name of the site, which is cut off behind a bar.
        url: the page's address.
    """
    wordings = _wordings(tree, head, outlet, url)
    slug = _slug_words(url)
    for wording in wordings:
        wording.points = _points(wording, slug)
    best = max(wordings, key=lambda each: (each.points, each.offset >= 0), default=None)
    seen = max((each for each in wordings if each.tag == "h1"), key=lambda each: each.points, default=None)
    return best, seen if seen is not best else None


def _wordings(tree: Tree, head: Head, outlet: str | None, url: str | None) -> list[Wording]:
    found: dict[str, Wording] = {}
    host = _host(url)
    for place, raw, block in [*_visible(tree), *((*each, None) for each in _stated(head))]:
        title = _without_site(raw, outlet, host)
        key = key_of(title)
        if not key:
            continue
        wording = found.setdefault(key, Wording(title, raw))
        wording.places.append(place)
        if block is not None and wording.offset < 0:
            wording.offset, wording.tag = block.offset, block.tag
    for block in tree.blocks:
        if block.tag in ("h2", "h3") and count_words(block.text) >= _MIN_HEADING_WORDS:
            _add_heading(found, block)
    if all(wording.offset < 0 for wording in found.values()):
        _add_line(found, tree)
    return list(found.values())


def _add_line(found: dict[str, Wording], tree: Tree) -> None:
    """On a page without headings the headline is the line that repeats most of a stated wording.

    The other part of the wording is the site's name, before or behind a dash. A date may follow on the same line.
    """
    parts = {key_of(part): part for wording in found.values() for part in _parts(wording.raw)}
    best, line = "", None
    for block in tree.blocks:
        if block.rule is None and len(block.text) <= _MAX_TITLE_CHARS and block.link_density <= _MAX_LINKS:
            key = max((part for part in parts if _begins(block.text, part)), key=len, default="")
            if len(key) > len(best):
                best, line = key, block
    if line is not None and len(best) >= _MIN_HEAD_CHARS // 2:
        wording = found.setdefault(best, Wording(parts[best], line.text))
        wording.places.append("sub-heading")
        wording.offset, wording.tag = line.offset, line.tag


def _parts(stated: str) -> Iterator[str]:
    """Yield a stated wording whole, and without what stands before its first bar, dash or colon or behind its last."""
    yield stated
    cuts = list(CUT.finditer(stated))
    if cuts:
        yield stated[: cuts[-1].start()].strip()
        yield stated[cuts[0].end() :].strip()


def _begins(line: str, part: str) -> bool:
    """Tell whether a line is a wording, or that wording with a date behind it; `part` is the wording's key."""
    key = key_of(line)
    behind = len(key) - len(part)
    return key == part or (bool(part) and behind <= _DATE_CHARS and key.startswith(part) and _has_date(line))


def _has_date(line: str) -> bool:
    return next(find_dates(line), None) is not None


def _add_heading(found: dict[str, Wording], block: RawBlock) -> None:
    """A sub-heading counts where it repeats a wording, or the beginning of a long one."""
    key = key_of(block.text)
    if key not in found and not (len(key) >= _LONG_TITLE and any(other.startswith(key) for other in found)):
        return
    wording = found.setdefault(key, Wording(block.text, block.text))
    if "sub-heading" not in wording.places:
        wording.places.append("sub-heading")
    if wording.offset < 0:
        wording.offset, wording.tag = block.offset, block.tag


def _visible(tree: Tree) -> Iterator[tuple[str, str, RawBlock]]:
    headlines = [block for block in tree.blocks if block.tag == "h1" and 2 <= len(block.text) <= _MAX_TITLE_CHARS]
    is_first = True
    for block in headlines[:_MAX_HEADLINES]:
        if block.rule is not None:
            yield "headline in furniture", block.text, block
            continue
        yield ("first headline" if is_first else "other tag"), block.text, block
        is_first = False
        if _has_text_below(tree, block):
            yield "headline beside the text", block.text, block


def _has_text_below(tree: Tree, headline: RawBlock) -> bool:
    """Tell whether running text begins soon below a headline; standfirsts, pictures and menus may lie between."""
    first = bisect_right(tree.blocks, headline.offset, key=lambda block: block.offset)
    for block in tree.blocks[first:]:
        if block.offset > headline.offset + _TEXT_WITHIN:
            return False
        if block.rule is None and block.link_density <= _MAX_LINKS and len(block.text) >= _MIN_TEXT:
            return True
    return False


def _stated(head: Head) -> Iterator[tuple[str, str]]:
    for article in head.articles[:2]:
        is_news = any("News" in kind for kind in types_of(article))
        yield (
            "structured data of a news article" if is_news else "structured data",
            text(article.get("headline")) or "",
        )
    for name in _SOCIAL:
        yield from (("social title", value) for value in head.metas.get(name, ())[:1])
    yield "title element", head.title or ""
    for page in head.pages[:1]:
        yield "title element", text(page.get("headline") or page.get("name")) or ""
    for name in _OTHER_TAGS:
        yield from (("other tag", value) for value in head.metas.get(name, ())[:1])


def _points(wording: Wording, slug: frozenset[str]) -> float:
    points = float(sum(POINTS[place] for place in dict.fromkeys(wording.places)))
    if slug:
        points += POINTS["slug"] * len(slug & _words(wording.text)) / len(slug)
    if count_words(wording.text) < _MIN_HEADING_WORDS:
        points += POINTS["short"]
    if SUFFIX.search(wording.text):
        points += POINTS["bar"]
    return points


def _words(title: str) -> frozenset[str]:
    return frozenset(_SLUG_WORD.findall(title.casefold())) - _SMALL_WORDS


def _slug_words(url: str | None) -> frozenset[str]:
    """Return the words of the address's wordiest part; sites make it from the headline as it was first written."""
    parts = [_SLUG_WORD.findall(part) for part in unquote(_path(url)).casefold().split("/")]
    longest = max(parts, key=len, default=[])
    return frozenset(longest) - _SMALL_WORDS if len(longest) >= _MIN_SLUG_WORDS else frozenset()


def _path(url: str | None) -> str:
    try:
        return urlsplit(url or "").path
    except ValueError:
        return ""


def _host(url: str | None) -> str:
    """Return the letters of the site's name in its address: "harbourherald" for www.harbour-herald.example."""
    try:
        name = urlsplit(url or "").hostname or ""
    except ValueError:
        return ""
    return key_of(name.removeprefix("www.").rpartition(".")[0])


def _without_site(raw: str, outlet: str | None, host: str) -> str:
    """Cut off the site's name behind a bar: the outlet's, or one that the site's address spells."""
    title = split_outlet(raw, outlet)[0]
    cuts = list(SUFFIX.finditer(title))
    if not cuts or not host:
        return title
    name, before = title[cuts[-1].end() :].strip(), title[: cuts[-1].start()].strip()
    key = key_of(name)
    is_site = len(key) >= _MIN_OUTLET_CHARS and len(name.split()) <= _MAX_OUTLET_WORDS and (key in host or host in key)
    return _without_site(before, outlet, host) if is_site and len(before) >= _MIN_HEAD_CHARS else title
